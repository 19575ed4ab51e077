//! Statements and articles as linking sees them.

use sayso_core::Act;

use crate::OutletGroup;
use crate::origins::same_source;
use crate::reuse::lower;

/// One printing of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printing {
    /// The publisher.
    pub outlet: Option<String>,
    /// The group of outlets that the publisher is of.
    pub group: Option<OutletGroup>,
    /// When it was published, ISO 8601 in one form of UTC, so that such moments can be compared as text.
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
    /// Whether its content supports nothing, as nobody is told to say it: “*did not say* that …”, “asked *whether* …”, or what stands in
    /// a denial.
    pub is_withheld: bool,
    /// Who is said to have said it.
    pub origin: Origin,
    /// What articles tell of who that is: “the chairman of the Quay Company”.
    pub roles: String,
    /// Whether those are several who are not named, where the article tells.
    pub are_several: Option<bool>,
    /// The outlets that stand between the article and the origin, the outermost first.
    pub cites: Vec<String>,
    /// The positions of the statements that stand in its content.
    pub inner: Vec<usize>,
    /// The one of them that says all that it says: “the Post, citing Orban, reported that …”.
    pub passes_on: Option<usize>,
    /// The positions of the statements that it answers in its own article.
    pub answers: Vec<usize>,
}

impl Voice {
    /// The positions, among `voices`, of what it answers. Who answers what passes another on answers the other.
    pub(crate) fn answered<'voices>(
        &'voices self,
        voices: &'voices [Voice],
    ) -> impl Iterator<Item = usize> + Clone + 'voices {
        self.answers.iter().flat_map(|to| std::iter::once(to).chain(&voices[*to].inner)).copied()
    }

    /// Whether the same speaks in both: one source, or somebody who speaks for a body, and the body.
    pub(crate) fn is_by_speaker_of(&self, other: &Voice) -> bool {
        let number = |voice: &Voice| match voice.origin.kind {
            OriginKind::Person(number) | OriginKind::Body(number) | OriginKind::Document(number) => {
                Some(number)
            }
            OriginKind::Outlet | OriginKind::Unnamed | OriginKind::Nobody => None,
        };
        let is_one_number = number(self).is_some_and(|own| number(other) == Some(own));
        is_one_number
            || same_source(&self.origin, &other.origin).is_some()
            || self.speaks_for(other)
            || other.speaks_for(self)
    }

    /// Whether it is a person who speaks for the body that says the other: the words for it are in what is told of the person.
    fn speaks_for(&self, body: &Voice) -> bool {
        let heads: &[&str] = match self.origin.kind {
            OriginKind::Person(_) => HEADS,
            // Of those without a name only whoever is there to speak.
            OriginKind::Unnamed => &[SPOKESPERSON],
            OriginKind::Body(_) | OriginKind::Document(_) | OriginKind::Outlet | OriginKind::Nobody => {
                return false;
            }
        };
        if !matches!(body.origin.kind, OriginKind::Body(_)) {
            return false;
        }
        let roles = lower(&self.roles);
        let is_head = |word: &String| heads.iter().any(|head| word.starts_with(head));
        let mut name = lower(&body.origin.words);
        name.retain(|word| word.len() >= SHORTEST_WORD);
        roles.iter().any(is_head) && !name.is_empty() && name.iter().all(|word| roles.contains(word))
    }
}

/// How the words begin for those who speak for a body.
const SPOKESPERSON: &str = "spokes";
static HEADS: &[&str] = &[
    SPOKESPERSON,
    "boss",
    "chair",
    "chief",
    "commissioner",
    "dean",
    "director",
    "executive",
    "founder",
    "governor",
    "head",
    "leader",
    "manager",
    "mayor",
    "minister",
    "owner",
    "president",
    "rector",
    "secretary",
    "superintendent",
];

/// Shorter words tell no body from another.
const SHORTEST_WORD: usize = 4;

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
