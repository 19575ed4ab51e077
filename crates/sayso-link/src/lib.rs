//! Finds who is the same across articles: by name, what is told of them, and time. Pure: whoever calls brings the candidates.
//!
//! Start at [`link`]: it places a source that an article names among those that are known. [`compare`] holds two against each
//! other. What is doubtful stays [`Verdict::Unsure`].

mod compare;
mod likest;
mod link;
mod name;
mod nicknames;
mod organisation;
mod person;
mod spellings;
mod standing;
mod stories;
mod words;

pub use compare::{Named, Opinion, Trait, Verdict, compare, may_be_one};
pub use likest::{Likest, Passage, Passages};
pub use link::{Candidate, Linked, Place, link};
pub use name::blocks;
pub use stories::Stories;
