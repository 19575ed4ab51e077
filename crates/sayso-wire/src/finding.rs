//! What the rules of a desk find in an article's sourcing.

use sayso_core::{Annotated, Digest, Run};
use serde::Serialize;

use crate::{ArticleV1, RunV1, SpanV1, WithText};

/// What was found in one article, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LintV1 {
    /// The version of this shape: 1.
    pub sayso: u8,
    /// What the input calls the article; else the digest of its address and text.
    pub id: String,
    /// Where the article was read from.
    pub address: String,
    /// SHA-256 of the UTF-8 text that the offsets point into, in hexadecimal.
    pub text_sha256: String,
    /// What made the annotations.
    pub run: RunV1,
    /// Digest of the rule files it was held against, in hexadecimal: the same run and rules find the same.
    pub rules_sha256: String,
    /// What was found, in reading order.
    pub findings: Vec<FindingV1>,
}

/// A place where an article's sourcing is not as its desk wants it, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FindingV1 {
    /// The name of the rule.
    pub rule: &'static str,
    /// `error`, `warning` or `advice`.
    pub severity: &'static str,
    /// The `ix` of the attribution it is about, as `sayso read --format jsonl` gives it.
    pub statement: usize,
    /// The words it is about.
    pub words: SpanV1,
    /// What was found.
    pub message: String,
    /// What to do about it.
    pub advice: String,
    /// The document and section that asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Other words that it rests on, in reading order.
    pub related: Vec<SpanV1>,
}

impl LintV1 {
    /// The wire shape of what was found in `annotated`.
    pub fn new(annotated: &Annotated, run: &Run, rules: Digest, findings: Vec<FindingV1>) -> LintV1 {
        let ArticleV1 { sayso, id, address, text_sha256, run, .. } =
            ArticleV1::new(annotated, run, WithText::No);
        LintV1 { sayso, id, address, text_sha256, run, rules_sha256: rules.to_string(), findings }
    }
}
