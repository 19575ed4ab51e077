//! The serialised shapes of the vocabulary. Every promise about bytes outside the process is here.
//!
//! Offsets are Unicode code points into the article's text, `end` exclusive; every span brings its words along as
//! `exact`, so that a reader can check its own arithmetic. Shapes only grow: a field never changes its meaning.

mod article;
mod code_points;

pub use article::{ArticleV1, AttributionV1, RunV1, SpanV1, WithText, quotation_name};
pub use code_points::CodePoints;
