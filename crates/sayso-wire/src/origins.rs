//! Claims of several articles, and the origins behind them.

use serde::Serialize;

use crate::{PrintingV1, SayingV1};

/// What linking finds for a question, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OriginsV1 {
    /// The version of this shape: 1.
    pub sayso: u8,
    /// The claims, the one that most outlets have first.
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
    /// Whether one of them says yes or no to it.
    pub is_answered: bool,
    /// Statements of other claims that this one is to be read with.
    pub changes: Vec<ChangeV1>,
    /// The ids of statements that perhaps say the same, the likest first.
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
    pub statements: Vec<ReportV1>,
}

/// A statement of a claim, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportV1 {
    /// The statement; its fields stand beside those here.
    #[serde(flatten)]
    pub saying: SayingV1,
    /// Outlets between its own and the origin, the outermost first.
    pub cites: Vec<String>,
    /// Why it adds no origin to another statement; absent for the first of an origin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collapse: Option<CollapseV1>,
    /// The article that it stands in.
    pub article: PrintingV1,
}

/// Why a statement adds no origin, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CollapseV1 {
    /// The id of the statement whose origin it shares.
    pub into: String,
    /// Why, in words.
    pub reason: String,
    /// Whether one rests on the other by its own account, and not only by its words.
    pub is_cited: bool,
}

/// A statement that a claim is to be read with, version 1. That the two contradict each other is not said.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChangeV1 {
    /// `update`: a figure of one subject that is another later; `reversal`: a source against its own earlier statement;
    /// `disagreement`: another source with another figure.
    pub kind: &'static str,
    /// What the statement is to the claim, in words: `a later figure`.
    pub tie: &'static str,
    /// Whether the statement is the later of the two.
    pub is_later: bool,
    /// The statement; its fields stand beside those here.
    #[serde(flatten)]
    pub report: ReportV1,
}

/// An answer to a claim, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReplyV1 {
    /// What it does, in words: `denied by`, `said against it by`.
    pub tie: String,
    /// The answering statement; its fields stand beside those here.
    #[serde(flatten)]
    pub report: ReportV1,
    /// Why it is taken for an answer to this claim; absent where its article ties it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
}
