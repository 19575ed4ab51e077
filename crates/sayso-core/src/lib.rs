//! The vocabulary of sayso: texts, spans, attributions and their provenance.
//!
//! **Invariant:** no I/O, no clock, no async and no serialisation here. Offsets are bytes of UTF-8 everywhere inside;
//! `sayso-wire` turns them into code points at the border.

mod annotated;
mod article;
mod digest;
mod meaning;
mod mention;
mod name;
mod text;
mod time;

pub use annotated::{
    Annotated, Attribution, AttributionIx, Draft, Layers, Paragraph, ParagraphKind, Quotation, Quote, Run,
};
pub use article::{Address, Article, Hyperlink};
pub use digest::{ArticleId, Digest};
pub use meaning::{
    Act, Answer, Answered, Certainty, ChainLink, Clock, Count, Meaning, Polarity, Relation, Shown,
    SourceKind, Sourcing, Speaker, Stance, Station, ToldAct, Unnamed, Verbatim,
};
pub use mention::{Cluster, ClusterIx, EntityKind, Fact, FactKind, Mention, MentionIx, MentionKind};
pub use name::{name_key, outlet_key, plain_word};
pub use text::{Span, Spans, Text, TextTooLong};
pub use time::{Anchor, Interval, TimeExpression, TimeIx, TimeKind};
