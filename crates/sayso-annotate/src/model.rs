//! The attribution tagger: words in, labelled words out, attributions from those.
//!
//! ```text
//! words ──windows──▶ encoder ──scores──▶ crf ──labels──▶ spans ──link──▶ attributions
//! ```
//! The encoder looks at one window at a time, once. Everything after it looks at the whole article, and then, with scores
//! of their own, at contents.

mod cache;
mod crf;
mod encoder;
mod link;
mod signed;
mod spans;
mod tagger;
mod vocabulary;
mod windows;
mod words;

pub(crate) use crf::{Emissions, LEVELS};
pub(crate) use link::{Linked, link};
pub(crate) use signed::{drop_overlapping, signed};
pub(crate) use tagger::Tagger;
pub(crate) use words::{Word, Words};
