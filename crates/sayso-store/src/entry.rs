//! What is put into a ledger: one annotated article, with its values in the words of the wire.

use sayso_core::{Article, Digest, Interval, Run, Span};

/// One article as one run read it.
#[derive(Clone, Debug)]
pub struct Entry<'article> {
    /// The article.
    pub article: &'article Article,
    /// What read it.
    pub run: &'article Run,
    /// When it was captured, ISO 8601 in UTC.
    pub captured: String,
    /// Digest of the bytes that it was found in, for [`crate::Ledger::captured`]; `None` where it comes from the ledger
    /// itself.
    pub capture: Option<Digest>,
    /// Its statements, in reading order.
    pub statements: Vec<NewStatement>,
    /// Who and what it names as a source.
    pub named: Vec<Named>,
}

/// An attribution.
#[derive(Clone, Debug, PartialEq)]
pub struct NewStatement {
    /// The position of the statement in whose content it stands.
    pub parent: Option<usize>,
    /// Who is reported to have said it.
    pub source: Vec<Span>,
    /// The words that attribute it.
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
    /// `direct`, `mixed` or `indirect`.
    pub quotation: &'static str,
    /// How sure the model is of the spans, from 0 to 1.
    pub confidence: f32,
    /// What the source does by saying it.
    pub act: Option<&'static str>,
    /// What kind of source it is.
    pub sourcing: Option<&'static str>,
    /// When it was said.
    pub said: Option<Interval>,
    /// Who says it: a position in [`Entry::named`]; never for a source that the article does not name.
    pub speaker: Option<usize>,
    /// What it answers.
    pub answers: Vec<NewAnswer>,
    /// Why each value is what it is.
    pub reasons: Vec<NewReason>,
}

/// What a statement answers.
#[derive(Clone, Debug, PartialEq)]
pub struct NewAnswer {
    /// The position of the statement that is answered, or the words that report it.
    pub to: Result<usize, Span>,
    /// The part that is answered, where only one is.
    pub scope: Option<Span>,
    /// How sure the link is, from 0 to 1.
    pub confidence: f32,
}

/// Why a value is what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReason {
    /// Which value, as a path in the JSON of an attribution.
    pub field: String,
    /// The value; empty where the words are it.
    pub value: String,
    /// The rule that gave it; empty where the words alone did.
    pub rule: String,
    /// The words it went by.
    pub words: Option<Span>,
}

/// Somebody or something that an article names.
#[derive(Clone, Debug, PartialEq)]
pub struct Named {
    /// What it is.
    pub kind: SourceKind,
    /// The fullest name.
    pub name: Span,
    /// What the article says of who or what it is.
    pub facts: Vec<NewFact>,
}

/// What an article says of a source.
#[derive(Clone, Debug, PartialEq)]
pub struct NewFact {
    /// `role`, `title`, `affiliation` or `kinship`.
    pub kind: &'static str,
    /// The words that tell it.
    pub words: Span,
    /// The position of the statement in whose content it stands.
    pub said_by: Option<usize>,
}

/// What a source is. There is none for sources that an article does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// One person.
    Person,
    /// A body that acts.
    Organisation,
    /// A publisher of news.
    Outlet,
    /// Something written or recorded.
    Document,
}

impl SourceKind {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            SourceKind::Person => "person",
            SourceKind::Organisation => "organisation",
            SourceKind::Outlet => "outlet",
            SourceKind::Document => "document",
        }
    }
}
