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
    /// “X said that …”, after the first published statement.
    pub title: String,
    /// There are at least so many independent origins.
    pub lower: usize,
    /// There are at most so many.
    pub upper: usize,
    /// The origins.
    pub origins: Vec<OriginV1>,
    /// Origins that may be one, though nothing shows that they are: `lower` alone is less for it.
    pub kin: Vec<KinV1>,
    /// Outlets that rest on one another, each on the next and the last on the first.
    pub circles: Vec<Vec<String>>,
    /// Who answers it.
    pub replies: Vec<ReplyV1>,
    /// Whether one of them says yes or no to it.
    pub is_answered: bool,
    /// Statements of other claims that this one is to be read with.
    pub changes: Vec<ChangeV1>,
    /// Where the words differ of articles that rest on one another.
    pub alterations: Vec<AlterationV1>,
    /// The ids of statements that perhaps say the same, the likest first.
    pub doubtful: Vec<String>,
    /// What people hold of pairs of which one is a statement of it.
    pub judged: Vec<AlikeV1>,
}

/// What a person holds of two statements, version 1. Why does not leave the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AlikeV1 {
    /// Their ids.
    pub statements: [String; 2],
    /// `yes`: they say the same; `no`; `unsure`.
    pub verdict: &'static str,
    /// The name of the person.
    pub who: String,
    /// When, ISO 8601 in UTC.
    pub made: String,
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

/// Two origins that may be one, version 1: two outlets of one group report them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KinV1 {
    /// Their positions among the origins, from 0.
    pub origins: [usize; 2],
    /// The outlets.
    pub outlets: [String; 2],
    /// The group that both are of.
    pub group: String,
    /// What says that they belong together.
    pub rests_on: String,
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

/// Two statements of which one was taken from the other and has not the same words, version 1. Why they differ is not said.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AlterationV1 {
    /// `hedge_lost`: a hedge or a condition stands in the original alone; `quotation_altered`: other words stand between the
    /// quotation marks; `source_multiplied`: one source, and several; `denial_dropped`: a denial stands in the one article and
    /// not in the other.
    pub kind: &'static str,
    /// How they differ, in words: `the words differ: a hedge stands in the first alone`.
    pub tie: &'static str,
    /// The statement in the article that the other rests on; of a denial that is not passed on, the denial.
    pub original: ReportV1,
    /// The statement that repeats it.
    pub repeated: ReportV1,
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
