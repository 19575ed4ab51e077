//! The attribution tagger: words in, labelled words out, attributions from those.
//!
//! ```text
//! words ──windows──▶ encoder ──scores, limits──▶ crf ──labels──▶ spans ──link──▶ attributions
//! ```
//! The encoder looks at one window at a time, once. Everything after it looks at the whole article, and then, with scores
//! of their own, at contents. Limits are what layout and grammar know of single words.

mod acts;
mod cache;
mod crf;
mod encoder;
mod limits;
mod link;
mod marks;
mod relations;
mod signed;
mod spans;
mod tagger;
mod turns;
mod vocabulary;
mod windows;
mod words;

pub(crate) use acts::{ACTS, WEIGHTS as ACT_WEIGHTS, leaning};
pub(crate) use crf::LEVELS;
pub(crate) use encoder::WordScores;
pub(crate) use encoder::weights::Weights;
pub(crate) use limits::{Limit, Limits};
pub(crate) use link::{Linked, link};
pub(crate) use marks::{Mark, Marks, WEIGHTS as MENTION_WEIGHTS};
pub use relations::Relations;
pub(crate) use signed::{drop_overlapping, signed};
pub(crate) use spans::{Role, RoleSpan};
pub(crate) use tagger::Tagger;
pub(crate) use turns::turns;
pub(crate) use vocabulary::{PieceId, Vocabulary};
pub(crate) use words::{Word, Words, word_ranges};
