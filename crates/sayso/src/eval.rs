//! Measures how well sayso reads, against articles that people annotated.
//!
//! Start at [`attribution::compare`] for attributed statements, at [`meaning::compare`] for what they mean, at
//! [`coreference::compare`] for mentions of the same, at [`times::compare`] for expressions of time, at [`sources::link_all`] for people across articles, at
//! [`claims::seek`] for claims in other words, at [`stories::place`] for stories, and at [`main_text::Score`] for the text of pages.

pub mod attribution;
mod bootstrap;
pub mod claims;
pub mod coreference;
pub mod lines;
pub mod main_text;
pub mod meaning;
pub mod origins;
pub mod sources;
pub mod stories;
pub mod times;
mod word;

pub use bootstrap::Interval;
