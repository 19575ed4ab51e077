//! Who and what an article names, and which of those words mean the same.

use crate::{AttributionIx, Span};

/// Position of a mention within one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionIx(pub(crate) u32);

/// Position of a cluster within one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClusterIx(pub(crate) u32);

impl MentionIx {
    /// The position, from 0.
    pub fn get(self) -> usize {
        self.0 as usize
    }
}

impl ClusterIx {
    /// The position, from 0.
    pub fn get(self) -> usize {
        self.0 as usize
    }
}

/// Words that refer to somebody or something.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The whole noun phrase: “Interior Minister Jana Roth, who resigned in May”.
    pub span: Span,
    /// Its core: the name (“Jana Roth”), the noun (“minister”) or the pronoun.
    pub head: Span,
    /// Name, nominal or pronoun.
    pub kind: MentionKind,
    /// What it refers to.
    pub entity: EntityKind,
}

/// How a mention refers (ACE).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionKind {
    /// By a proper name.
    Name,
    /// By a common noun: “the minister”.
    Nominal,
    /// By a pronoun.
    Pronoun,
}

/// What a mention refers to, as far as attribution needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// One person, or several.
    Person,
    /// A body of people that acts: a ministry, party, firm, government.
    Organisation,
    /// A publisher of news.
    Outlet,
    /// Something written or recorded.
    Document,
    /// A place that is not spoken of as its government.
    Place,
    /// Anything else, or unknown.
    Other,
}

/// Mentions that refer to the same (coreference).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cluster {
    /// In reading order; at least one.
    pub mentions: Vec<MentionIx>,
    /// The fullest of its names; `None` where the article names it nowhere.
    pub name: Option<MentionIx>,
    /// What the article says of who or what it is.
    pub facts: Vec<Fact>,
}

/// Something an article says of who a person or body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it tells.
    pub kind: FactKind,
    /// The words that tell it.
    pub span: Span,
    /// The attribution in whose content it stands; `None` where the writer says so.
    pub said_by: Option<AttributionIx>,
}

/// What a fact tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FactKind {
    /// What the person does or did: “minister”, “a lawyer for the family”.
    Role,
    /// A form of address: “Dr.”, “Gen.”, “Lady”.
    Title,
    /// The body somebody belongs to.
    Affiliation,
    /// Whose relative somebody is.
    Kinship,
}
