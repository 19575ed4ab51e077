//! The vocabulary of sayso: texts, spans, attributions and their provenance.
//!
//! **Invariant:** no I/O, no clock, no async and no serialisation here. Offsets are bytes of UTF-8 everywhere inside;
//! `sayso-wire` turns them into code points at the border.

mod annotated;
mod article;
mod digest;
mod text;

pub use annotated::{
    Annotated, Attribution, AttributionIx, Draft, Paragraph, ParagraphKind, Quotation, Quote, Run,
};
pub use article::{Address, Article, Hyperlink};
pub use digest::{ArticleId, Digest};
pub use text::{Span, Spans, Text, TextTooLong};
