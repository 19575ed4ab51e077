//! What one attribution means: who speaks, on what sourcing, doing what by it, when, and in answer to what.
//!
//! Every value comes as [`Shown`]: with the rule that gave it and the words the rule went by.

use crate::{AttributionIx, Interval, MentionIx, Span, TimeIx};

/// A value, with why it is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<T> {
    /// The value.
    pub value: T,
    /// The rule that gave it, in a few words of English: `the cue denies`.
    pub rule: &'static str,
    /// The words it went by; `None` where it went by the absence of any.
    pub words: Option<Span>,
}

/// What is known of an attribution beyond its spans. Each annotator fills in its own; `None` where it did not run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meaning {
    /// Who or what the source is.
    pub speaker: Option<Speaker>,
    /// What kind of source it is.
    pub sourcing: Option<Sourcing>,
    /// From the article's outlet to the origin.
    pub chain: Vec<ChainLink>,
    /// What the source does by saying it.
    pub act: Option<ToldAct>,
    /// How it stands to the content.
    pub stance: Option<Stance>,
    /// What in the same article it answers.
    pub answers: Vec<Answer>,
    /// When it was said.
    pub said_at: Option<Clock>,
    /// When what is said is said to have happened.
    pub happened_at: Option<Clock>,
    /// Whether its quotations are whole; `None` for indirect ones.
    pub verbatim: Option<Shown<Verbatim>>,
}

/// The mention that a source comes down to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Speaker {
    /// The name, where the article has one; else the mention itself.
    pub mention: MentionIx,
    /// How sure that is, from 0 to 1.
    pub confidence: f32,
    /// The rule that gave it.
    pub rule: &'static str,
}

/// What kind of source stands behind an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sourcing {
    /// The kind.
    pub kind: Shown<SourceKind>,
    /// What is told of a source that is not named; `None` for all other kinds.
    pub unnamed: Option<Unnamed>,
}

/// Kinds of source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// A person with a name, or a pronoun for one.
    NamedPerson,
    /// A person whose role leads to one known person: “the mayor of Selin”.
    RoleNamedPerson,
    /// A body that acts.
    Organisation,
    /// A publisher of news.
    Outlet,
    /// Something written or recorded.
    Document,
    /// Definite people that the article does not name.
    Unnamed,
    /// Nobody in particular: “critics”, “some say”.
    Vague,
    /// The article does not say: “it was alleged”.
    Unattributed,
}

impl SourceKind {
    /// All of them, those that are named first.
    pub const ALL: [SourceKind; 8] = [
        SourceKind::NamedPerson,
        SourceKind::RoleNamedPerson,
        SourceKind::Organisation,
        SourceKind::Outlet,
        SourceKind::Document,
        SourceKind::Unnamed,
        SourceKind::Vague,
        SourceKind::Unattributed,
    ];

    /// Whether the article names sources of this kind. Those that it does not name are never an entity.
    pub fn is_named(self) -> bool {
        match self {
            SourceKind::NamedPerson
            | SourceKind::RoleNamedPerson
            | SourceKind::Organisation
            | SourceKind::Outlet
            | SourceKind::Document => true,
            SourceKind::Unnamed | SourceKind::Vague | SourceKind::Unattributed => false,
        }
    }
}

/// What an article tells of a source it does not name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unnamed {
    /// Who they are said to be: “a senior official”.
    pub descriptor: Option<Span>,
    /// How many there are said to be.
    pub count: Option<Shown<Count>>,
    /// How they are said to know: “briefed on the talks”.
    pub basis: Option<Span>,
    /// On what terms they are said to have spoken: “on background”.
    pub terms: Option<Span>,
    /// Why they are said not to be named.
    pub reason: Option<Span>,
}

/// How many sources an article claims to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Count {
    /// One.
    One,
    /// This many, two or more.
    Exactly(u16),
    /// More than one, no number: “several officials”.
    Several,
    /// The bare plural: “officials”.
    Plural,
}

/// Words for a number of people. Of several for one number, the first is the plain one.
const NUMBERS: [(&str, u16); 15] = [
    ("two", 2),
    ("both", 2),
    ("duo", 2),
    ("three", 3),
    ("trio", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("dozen", 12),
];

impl Count {
    /// The number that `word` tells, two or more: “three”, “trio”, “12”.
    pub fn number(word: &str) -> Option<u16> {
        let lower = word.to_lowercase();
        let told = NUMBERS.iter().find(|(known, _)| *known == lower).map(|(_, number)| *number);
        told.or_else(|| lower.parse().ok()).filter(|number| *number > 1)
    }

    /// `number` as people write it: in a word up to twelve, else in digits.
    pub fn in_words(number: u16) -> String {
        let word = NUMBERS.iter().find(|(_, known)| *known == number).map(|(word, _)| (*word).to_owned());
        word.unwrap_or_else(|| number.to_string())
    }
}

/// An act less sure than this may as well be another.
const SURE: f32 = 0.65;

/// An act, with why it is taken for that and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ToldAct {
    /// What the source does.
    pub value: Act,
    /// How likely it is to be right, from 0 to 1.
    pub confidence: f32,
    /// The rule that gave it, as in [`Shown`].
    pub rule: &'static str,
    /// The words it went by, as in [`Shown`].
    pub words: Option<Span>,
}

impl ToldAct {
    /// The act with why, and without how sure.
    pub fn shown(self) -> Shown<Act> {
        let ToldAct { value, rule, words, .. } = self;
        Shown { value, rule, words }
    }

    /// Whether readers are told that it may be another.
    pub fn is_doubtful(self) -> bool {
        !Act::is_sure(self.confidence)
    }
}

/// What a source does by saying something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// States, thinks, shows: all that is none of the others.
    Assert,
    /// Says that a claim is not so.
    Deny,
    /// Says that a part of a claim is not so.
    PartlyDeny,
    /// Says that a claim of others is so.
    Confirm,
    /// Will not answer.
    Decline,
    /// Was asked and gave no answer.
    NoReply,
    /// Has said nothing, and nobody says that he was asked.
    NoCommentYet,
    /// Says that somebody did wrong.
    Accuse,
    /// Says what will be, or binds himself to it.
    Predict,
    /// Wants something done, or to know.
    Demand,
}

impl Act {
    /// All of them, in the order in which they are told.
    pub const ALL: [Act; 10] = [
        Act::Assert,
        Act::Deny,
        Act::PartlyDeny,
        Act::Confirm,
        Act::Decline,
        Act::NoReply,
        Act::NoCommentYet,
        Act::Accuse,
        Act::Predict,
        Act::Demand,
    ];

    /// Whether an act of this confidence is sure enough for readers to be told no more than what it is.
    pub fn is_sure(confidence: f32) -> bool {
        confidence >= SURE
    }

    /// Whether it answers what somebody else says, be it by silence.
    pub fn is_answer(self) -> bool {
        match self {
            Act::Deny | Act::PartlyDeny | Act::Confirm | Act::Decline | Act::NoReply | Act::NoCommentYet => {
                true
            }
            Act::Assert | Act::Accuse | Act::Predict | Act::Demand => false,
        }
    }

    /// Whether it is the absence of an answer. Only such an attribution may have no content.
    pub fn is_non_answer(self) -> bool {
        matches!(self, Act::Decline | Act::NoReply | Act::NoCommentYet)
    }
}

/// How a source stands to what it says (event factuality, Saurí and Pustejovsky 2009), and how the writer hedges that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stance {
    /// Whether it holds the content to be so or not.
    pub polarity: Shown<Polarity>,
    /// How certain it is.
    pub certainty: Shown<Certainty>,
    /// Hedges of the source: “may”, “possibly”.
    pub source_hedges: Vec<Span>,
    /// Hedges of the writer: “allegedly”, “reportedly”.
    pub writer_hedges: Vec<Span>,
    /// What negates the cue: “did *not* say”. Then nothing is asserted.
    pub negation: Option<Span>,
}

/// Whether a source holds its content to be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// It does.
    Positive,
    /// It holds that it is not so.
    Negative,
    /// It does not say.
    Open,
}

/// How certain a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// Without a hedge.
    Certain,
    /// “Probably”, “expects”.
    Probable,
    /// “May”, “could”.
    Possible,
}

/// One station on the way of a statement from its origin to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChainLink {
    /// What it does there.
    pub station: Station,
    /// What kind of source it is.
    pub kind: SourceKind,
    /// The words that name it; `None` for the article's own outlet.
    pub words: Option<Span>,
    /// The attribution it is the source of, if it is one's.
    pub attribution: Option<AttributionIx>,
    /// The link of the page that stands on it: a position in the article's links.
    pub link: Option<usize>,
}

/// What a station of a chain does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Station {
    /// Publishes the article.
    Outlet,
    /// Carries the words of another: “told *the Herald*”, “in *a statement*”.
    Carrier,
    /// Is said to have said it, and cites another.
    Relay,
    /// Is the first who is said to have said it.
    Origin,
}

/// What an attribution answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// What is answered.
    pub to: Answered,
    /// The part of it that is denied or confirmed, where only one is.
    pub scope: Option<Span>,
    /// How sure the link is, from 0 to 1.
    pub confidence: f32,
    /// The rule that gave it.
    pub rule: &'static str,
}

/// From this confidence on a tie is told without a “perhaps”. In folds over the labels that the weights of ties are fitted on, 78 of 100
/// such ties are right, and 34 of 100 of the others.
const SURE_TIE: f32 = 0.55;

impl Answer {
    /// Whether a tie of this confidence is sure enough for readers to be told no more than what it is.
    pub fn is_sure(confidence: f32) -> bool {
        confidence >= SURE_TIE
    }

    /// Whether readers are told that it may answer something else.
    pub fn is_doubtful(&self) -> bool {
        !Answer::is_sure(self.confidence)
    }
}

/// What can be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// What another attribution says.
    Attribution(AttributionIx),
    /// Words of the article that no attribution covers: “*the report*”.
    Report(Span),
}

/// When something was said or happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clock {
    /// The expression that tells it.
    pub time: TimeIx,
    /// When that is; `None` where it is not known.
    pub interval: Option<Interval>,
    /// The rule that gave it.
    pub rule: &'static str,
}

/// Whether a quotation stands in the article as it is given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verbatim {
    /// Opening and closing marks agree with the content.
    Verified,
    /// They do not; the rule says why.
    Unverified,
}

/// How likely two contents say the same, and how likely they cannot both be so. Together at most 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Relation {
    /// From 0 to 1.
    pub same: f32,
    /// From 0 to 1.
    pub contrary: f32,
}

#[cfg(test)]
mod tests {
    use super::{Act, Count, SourceKind};

    #[test]
    fn every_act_and_kind_of_source_is_in_the_list_of_all() {
        assert!(Act::ALL.iter().enumerate().all(|(at, act)| *act as usize == at));
        assert_eq!(Act::ALL.len(), Act::Demand as usize + 1, "the last one stands last");
        assert!(SourceKind::ALL.iter().enumerate().all(|(at, kind)| *kind as usize == at));
        assert_eq!(SourceKind::ALL.len(), SourceKind::Unattributed as usize + 1, "the last one stands last");
    }

    #[test]
    fn a_number_of_people_is_read_and_written() {
        let check = |word: &str, number, written: &str| {
            assert_eq!(Count::number(word), Some(number));
            assert_eq!(Count::in_words(number), written);
        };
        check("Three", 3, "three");
        check("trio", 3, "three");
        check("dozen", 12, "twelve");
        check("40", 40, "40");
        assert_eq!(["officials", "one", "1"].map(Count::number), [None; 3]);
    }
}
