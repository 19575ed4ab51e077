//! Statements and articles as linking sees them.

use sayso_core::Act;

use crate::OutletGroup;

/// One printing of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printing {
    /// The publisher.
    pub outlet: Option<String>,
    /// The group of outlets that the publisher is of.
    pub group: Option<OutletGroup>,
    /// When it was published, ISO 8601; such moments are compared as text.
    pub published: Option<String>,
    /// The day of that, counted from any one day on.
    pub day: Option<i64>,
    /// Its authors, as the page names them: an agency, in a wire copy.
    pub byline: Option<String>,
    /// The text.
    pub text: String,
}

/// A statement of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Voice {
    /// The position of its article among the printings.
    pub printing: usize,
    /// What is said; empty for some non-answers.
    pub content: String,
    /// Stretches of it in quotation marks.
    pub quotations: Vec<String>,
    /// The sentences that it stands in.
    pub context: String,
    /// Words in it that hedge it.
    pub hedges: Vec<String>,
    /// What the source does by saying it.
    pub act: Act,
    /// Who is said to have said it.
    pub origin: Origin,
    /// Whether those are several who are not named, where the article tells.
    pub are_several: Option<bool>,
    /// The outlets that stand between the article and the origin, the outermost first.
    pub cites: Vec<String>,
    /// The positions of the statements that stand in its content.
    pub inner: Vec<usize>,
    /// The positions of the statements that it answers in its own article.
    pub answers: Vec<usize>,
}

/// The end of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// What it is.
    pub kind: OriginKind,
    /// The words for it.
    pub words: String,
}

/// What the end of a chain is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OriginKind {
    /// A person with a name, by a number that is the same wherever that person is met.
    Person(i64),
    /// A body with a name.
    Body(i64),
    /// Something written.
    Document(i64),
    /// A publisher of news, by its name.
    Outlet,
    /// Somebody whom the article does not name.
    Unnamed,
    /// Nobody in particular, or the article does not say.
    Nobody,
}
