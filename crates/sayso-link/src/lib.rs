//! Links what several articles have in common. Pure: whoever calls brings the candidates.
//!
//! *Who is the same*, by name, what is told of them, and time: start at [`link`], which places a source that an article
//! names among those that are known; [`compare`] holds two against each other. What is doubtful stays [`Verdict::Unsure`].
//!
//! *Which statements say the same*, who answers them, and how many origins stand behind them: start at [`claims`], which
//! groups [`Voice`]s of [`Printing`]s; [`origins`] counts what is behind a group, and
//! [`alterations`] tells what became of words on their way.
//!
//! *Which texts say the like* of one: [`Passages`]. *Which articles are one story*: [`Stories`].

mod changes;
mod circles;
mod claims;
mod compare;
mod concepts;
mod fidelity;
mod figures;
#[cfg(test)]
mod fixture;
mod held;
mod kin;
mod likeness;
mod likest;
mod link;
mod name;
mod nicknames;
mod organisation;
mod origins;
mod outlets;
mod pairs;
mod person;
mod readings;
mod relation;
mod replies;
mod reuse;
mod same;
mod spellings;
mod standing;
mod stories;
mod terms;
mod tokens;
mod voice;
mod words;

pub use changes::{Change, ChangeKind};
pub use claims::{Claim, Web, claims, claims_about};
pub use compare::{Named, Opinion, Trait, Verdict, compare, may_be_one};
pub use fidelity::{Alteration, AlterationKind, alterations};
pub use held::Held;
pub use likeness::{Difference, Likeness, likeness, likenesses};
pub use likest::{Likest, Passage, Passages};
pub use link::{Candidate, Linked, Place, link};
pub use name::blocks;
pub use origins::{Collapse, CollapseReason, Group, Origins, origins};
pub use outlets::{OutletGroup, outlet_key};
pub use relation::{Relate, WordsAlone};
pub use replies::{Reply, ReplyReason};
pub use stories::Stories;
pub use voice::{Origin, OriginKind, Printing, Voice};
