//! Claims of several articles, and the origins behind them.

use serde::Serialize;

use crate::SpanV1;

/// What linking finds for a question, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OriginsV1 {
    /// The version of this shape: 1.
    pub sayso: u8,
    /// The claims, the one with most statements first.
    pub claims: Vec<ClaimV1>,
    /// Whether there are more statements than were linked.
    pub is_capped: bool,
}

/// What one or more statements say, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClaimV1 {
    /// “X says that …”, after the first published statement.
    pub title: String,
    /// There are at least so many independent origins.
    pub lower: usize,
    /// There are at most so many.
    pub upper: usize,
    /// The origins.
    pub origins: Vec<OriginV1>,
    /// Outlets that rest on one another, each on the next and the last on the first.
    pub circles: Vec<Vec<String>>,
    /// Who answers it.
    pub replies: Vec<ReplyV1>,
    /// The ids of statements that perhaps say the same.
    pub doubtful: Vec<String>,
}

/// One origin, with the statements that come down to it, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OriginV1 {
    /// `person`, `organisation`, `document`, `outlet`, `unnamed` or `nobody`.
    pub kind: &'static str,
    /// The words for it.
    pub words: String,
    /// The statements, the first published first.
    pub statements: Vec<VoiceV1>,
}

/// A statement of a claim, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VoiceV1 {
    /// The id of the statement.
    pub id: String,
    /// The id of its article: SHA-256 of address and text, in hexadecimal.
    pub article: String,
    /// SHA-256 of the UTF-8 text that the offsets point into, in hexadecimal.
    pub text_sha256: String,
    /// The publisher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// When it was published, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// What is said: offsets, and at most 300 characters of it.
    pub content: Vec<SpanV1>,
    /// Outlets between its own and the origin, the outermost first.
    pub cites: Vec<String>,
    /// Why it adds no origin to another statement; absent for the first of an origin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collapse: Option<CollapseV1>,
}

/// Why a statement adds no origin, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CollapseV1 {
    /// The id of the statement whose origin it shares.
    pub into: String,
    /// Why, in words.
    pub reason: String,
}

/// An answer to a claim, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReplyV1 {
    /// What it does, in words: `denied by`, `said against it by`.
    pub tie: &'static str,
    /// Who answers.
    pub source: String,
    /// The answering statement.
    pub statement: VoiceV1,
    /// Why it is taken for an answer to this claim; absent where its article ties it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}
