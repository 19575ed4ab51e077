//! One annotated article as one JSON object.

use sayso_core::{Annotated, Attribution, AttributionIx, Digest, Quotation, Run, Spans};
use serde::Serialize;

use crate::CodePoints;

/// Whether the text travels with its annotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithText {
    /// It does, as `text`.
    Yes,
    /// Only its digest does.
    No,
}

/// An article and its attributions, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleV1 {
    /// The version of this shape: 1.
    pub sayso: u8,
    /// What the input calls the article; else the digest of its address and text.
    pub id: String,
    /// Where the article was read from.
    pub address: String,
    /// The publisher.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The authors, as the page names them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// When it was published, ISO 8601.
    pub published: Option<String>,
    /// When it was last changed, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// The address the page gives as its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    /// SHA-256 of the UTF-8 text that the offsets point into, in hexadecimal.
    pub text_sha256: String,
    /// The text itself, if asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What made the annotations.
    pub run: RunV1,
    /// Every attribution, in reading order.
    pub attributions: Vec<AttributionV1>,
}

/// What made the annotations: the same run on the same input gives the same bytes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RunV1 {
    /// The version of sayso.
    pub version: String,
    /// SHA-256 of the model file, in hexadecimal.
    pub model: String,
    /// The instruction set that inference ran on.
    pub instruction_set: String,
}

/// One attribution, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AttributionV1 {
    /// Its position in `attributions`, from 0.
    pub ix: usize,
    /// The `ix` of the attribution in whose content it stands.
    pub parent: Option<usize>,
    /// Who is reported to have expressed it; empty where the article does not say.
    pub source: Vec<SpanV1>,
    /// The words that lend it.
    pub cue: Vec<SpanV1>,
    /// What is attributed; several spans where other words stand between, none where no answer came.
    pub content: Vec<SpanV1>,
    /// `direct`, `mixed` or `indirect`, as the quotation marks show it.
    pub quotation: &'static str,
    /// How sure the model is of the spans, from 0 to 1.
    pub confidence: f64,
}

/// A span of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpanV1 {
    /// Offset of the first character, in Unicode code points.
    pub start: usize,
    /// One past the last character, in Unicode code points.
    pub end: usize,
    /// The words covered.
    pub exact: String,
}

impl ArticleV1 {
    /// The wire shape of `annotated`, as `run` made it.
    pub fn new(annotated: &Annotated, run: &Run, with_text: WithText) -> ArticleV1 {
        let article = annotated.article();
        let code_points = CodePoints::new(&article.text);
        let text = article.text.as_str();
        ArticleV1 {
            sayso: 1,
            id: article.name.clone().unwrap_or_else(|| article.id.to_string()),
            address: article.address.to_string(),
            outlet: article.outlet.clone(),
            title: article.title.clone(),
            byline: article.byline.clone(),
            published: article.published.clone(),
            updated: article.updated.clone(),
            canonical: article.canonical.clone(),
            text_sha256: Digest::of(&[text.as_bytes()]).to_string(),
            text: (with_text == WithText::Yes).then(|| text.to_owned()),
            run: RunV1::new(run),
            attributions: annotated
                .attributions()
                .map(|(ix, attribution)| AttributionV1::new(ix, attribution, &code_points))
                .collect(),
        }
    }
}

impl RunV1 {
    fn new(run: &Run) -> RunV1 {
        RunV1 {
            version: run.version.to_owned(),
            model: run.model.to_string(),
            instruction_set: run.instruction_set.to_owned(),
        }
    }
}

impl AttributionV1 {
    fn new(ix: AttributionIx, attribution: &Attribution, code_points: &CodePoints<'_>) -> AttributionV1 {
        let spans = |spans: &Spans| spans.iter().map(|span| code_points.span(span)).collect::<Vec<_>>();
        AttributionV1 {
            ix: ix.get(),
            parent: attribution.parent.map(AttributionIx::get),
            source: attribution.source.as_ref().map(spans).unwrap_or_default(),
            cue: attribution.cue.as_ref().map(spans).unwrap_or_default(),
            content: attribution.content.as_ref().map(spans).unwrap_or_default(),
            quotation: quotation_name(attribution.quotation),
            // Four decimals: more would claim more than the model knows.
            confidence: (f64::from(attribution.confidence) * 1e4).round() / 1e4,
        }
    }
}

/// The word for a quotation kind, everywhere outside the process.
pub fn quotation_name(quotation: Quotation) -> &'static str {
    match quotation {
        Quotation::Direct => "direct",
        Quotation::Indirect => "indirect",
        Quotation::Mixed => "mixed",
    }
}
