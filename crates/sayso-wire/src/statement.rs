//! A statement as it leaves a ledger: who says what, with its neighbours, its places, and excerpts that are capped.
//!
//! The shape knows no ledger: `sayso-export` fills it in, and every export format is made of nothing else.

use sayso_core::Act;
use serde::Serialize;

use crate::{IntervalV1, RunV1};

/// One statement that leaves a ledger, version 1. What is not known is absent; lists may be empty.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatementV1 {
    /// The version of this shape: 1.
    pub sayso: u8,
    /// Who says what, and who denies it, in one line: “X said that …”.
    pub title: String,
    /// The statement; its fields stand beside those here.
    #[serde(flatten)]
    pub saying: SayingV1,
    /// In whose words it stands, the innermost first: statements whose content holds this one.
    pub within: Vec<VoiceV1>,
    /// What it answers.
    pub answers: Vec<TieV1>,
    /// What answers it, or the statements that it stands in or that stand in it.
    pub answered_by: Vec<TieV1>,
    /// From the article's outlet to the origin.
    pub chain: Vec<StationV1>,
    /// What people and rules hold of it, and was not taken back; the earliest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub judgements: Vec<JudgementV1>,
    /// The article that it stands in.
    pub article: PrintingV1,
    /// What found it.
    pub run: RunV1,
}

/// What a person holds of a statement that a run found, version 1: what models can learn from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CorrectionV1 {
    /// The version of this shape: 1.
    pub sayso: u8,
    /// As the run found it.
    pub found: SayingV1,
    /// With everything put right.
    pub corrected: SayingV1,
    /// What is held of it, the earliest first.
    pub judgements: Vec<JudgementV1>,
    /// The article that it stands in.
    pub article: PrintingV1,
    /// What found it.
    pub run: RunV1,
}

/// What somebody holds of a statement. Why does not leave the ledger: it may tell more of a source than the article does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JudgementV1 {
    /// `yes`: it is one, as it was found; `no`: it is none; `unsure`; `corrected`: it is one, with `field` put right.
    pub verdict: String,
    /// What was put right: `source`, `cue`, `content`, `act` or `sourcing`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The name of a person; for a machine, its rule.
    pub who: String,
    /// Whether it is a person's; that stands above any machine's.
    pub is_person: bool,
    /// When, ISO 8601 in UTC.
    pub made: String,
}

/// Who says what.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SayingV1 {
    /// Who says it.
    #[serde(flatten)]
    pub voice: VoiceV1,
    /// What is said; several spans where other words stand between, none where no answer came.
    pub content: Vec<ExcerptV1>,
    /// `direct`, `mixed` or `indirect`, as the quotation marks show it.
    pub quotation: String,
    /// When it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<IntervalV1>,
    /// How sure the model is of the spans, from 0 to 1.
    pub confidence: f64,
}

/// A statement without its content: who speaks, and how.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VoiceV1 {
    /// The id of the statement: 16 hexadecimal digits, the same in every run that finds the same words.
    pub id: String,
    /// Who is reported to have said it; empty where the article does not say. Of sources that it does not name, the places alone.
    pub source: Vec<ExcerptV1>,
    /// The words that attribute it.
    pub cue: Vec<ExcerptV1>,
    /// What the source does by saying it: `assert`, `deny`, `partly_deny`, `confirm`, `decline`, `no_reply`,
    /// `no_comment_yet`, `accuse`, `predict` or `demand`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<ValueV1>,
    /// How the source stands to what is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stance: Option<BareStanceV1>,
    /// What kind of source it is. Of sources that the article does not name, nothing more is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sourcing: Option<ClassV1>,
    /// Who the source is, where the article names them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<NamedV1>,
}

/// Words of an article, as many of them as may leave.
///
/// At most 300 characters of a span, and 15 % of an article in one export. `start` and `end` stay where words do not go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExcerptV1 {
    /// Offset of the first character, in Unicode code points.
    pub start: usize,
    /// One past the last character, in Unicode code points.
    pub end: usize,
    /// The words covered, if all of them may leave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exact: Option<String>,
    /// Their beginning, where the span is too long or most of it would be too much of the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beginning: Option<String>,
    /// Why there is no `exact`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withheld: Option<Withheld>,
}

/// Why words do not leave a ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Withheld {
    /// The span has more than 300 characters.
    Long,
    /// Together with what has left before it would be more than 15 % of the article; or its source could not leave.
    Share,
    /// They were taken down.
    TakenDown,
    /// They tell of a source that the article does not name.
    Unnamed,
}

/// A value, and the rule that gave it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ValueV1 {
    /// The value.
    pub value: String,
    /// The rule, in a few words of English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// How likely it is to be right, from 0 to 1; absent where a person put it right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// Of a denial, whether the cue denies, as “denied” does: then the content is what is denied. Else it is the content that says
    /// so, as in “I never took a cent”.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_in_cue: Option<bool>,
}

/// How a source stands to what it says, without the words that tell it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BareStanceV1 {
    /// `positive`, `negative` or `open`.
    pub polarity: String,
    /// `certain`, `probable` or `possible`.
    pub certainty: String,
    /// Whether the cue is negated, as in “did not rule out”. Then nothing is asserted.
    pub is_negated: bool,
}

/// A kind of source, in coarse classes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClassV1 {
    /// `named_person`, `role_named_person`, `organisation`, `outlet`, `document`, `unnamed`, `vague` or
    /// `unattributed`.
    pub kind: String,
    /// The rule, in a few words of English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// How many unnamed sources there are said to be: `one`, `exactly` so many, `several` or `plural`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<String>,
    /// The number, where the count is `exactly` so many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u16>,
}

/// Somebody or something that articles name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamedV1 {
    /// Its number in this ledger.
    pub id: i64,
    /// `person`, `organisation`, `outlet` or `document`.
    pub kind: String,
    /// Its name, as it was first met.
    pub name: String,
    /// The rule that led from the source to it, and how sure that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// Another statement of the article that answers or is answered, with its words; or a report that no statement covers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TieV1 {
    /// What the answer does: `deny`, `confirm` and the like, else `answer`.
    pub relation: String,
    /// The id of the statement that is answered, where that is another one than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The statement at the other end; its fields stand beside those here.
    #[serde(flatten)]
    pub saying: Option<SayingV1>,
    /// The words that report what is answered, where no statement covers them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<ExcerptV1>,
    /// The part that is answered, where only one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<ExcerptV1>,
    /// How sure the tie is, from 0 to 1.
    pub tie_confidence: f64,
    /// The rule that gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// A station on the way of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StationV1 {
    /// `outlet`, `carrier`, `relay` or `origin`.
    pub station: String,
    /// The kind of source, as in `sourcing`.
    pub kind: String,
}

/// One printing of an article, without its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PrintingV1 {
    /// Its identity: 64 hexadecimal digits.
    pub id: String,
    /// The publisher.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The authors, as the page names them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// When it was published, ISO 8601, as its page says.
    pub published: Option<String>,
    /// When it was last changed, in the same form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// When the ledger first had it, ISO 8601 in UTC.
    pub captured: String,
    /// The address that its page gives as its own, else where it was read from.
    pub place: String,
    /// Where it was read from.
    pub address: String,
    /// SHA-256 of the UTF-8 text that the offsets point into, in hexadecimal.
    pub text_sha256: String,
    /// The length of that text, in Unicode code points.
    pub characters: usize,
    /// Whether the same place has had other words since.
    pub is_superseded: bool,
}

impl VoiceV1 {
    /// Whether the act may as well be another.
    pub fn is_doubtful(&self) -> bool {
        let confidence = self.act.as_ref().and_then(|act| act.confidence);
        confidence.is_some_and(|confidence| !Act::is_sure(confidence as f32))
    }
}

impl Withheld {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Withheld::Long => "long",
            Withheld::Share => "share",
            Withheld::TakenDown => "taken_down",
            Withheld::Unnamed => "unnamed",
        }
    }
}

impl ExcerptV1 {
    /// The words that may leave, with `…` for those that may not.
    pub fn words(&self) -> String {
        match (&self.exact, &self.beginning) {
            (Some(exact), _) => exact.clone(),
            (None, Some(beginning)) => format!("{beginning} …"),
            (None, None) => "…".to_owned(),
        }
    }
}
