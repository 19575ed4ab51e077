//! The serialised shapes of the vocabulary. Every promise about bytes outside the process is here.
//!
//! Offsets are Unicode code points into the article's text, `end` exclusive; every span brings its words along as
//! `exact`, so that a reader can check its own arithmetic. Shapes only grow: a field never changes its meaning.

mod article;
mod code_points;
mod entities;
mod explanation;
mod finding;
mod meaning;
mod names;
mod origins;
mod statement;
mod times;

pub use article::{ArticleV1, AttributionV1, RunV1, SpanV1, WithText};
pub use code_points::CodePoints;
pub use entities::{ClusterV1, Entities, FactV1, MentionV1, speaker};
pub use explanation::{ExplanationV1, Reason, ReasonV1, context, reasons};
pub use finding::{FindingV1, LintV1};
pub use meaning::{
    ActV1, AnswerV1, ChainLinkV1, CountV1, MeaningV1, ShownV1, SourcingV1, SpeakerV1, StanceV1, UnnamedV1,
};
pub use names::{
    act_name, act_named, certainty_name, count_name, entity_kind_name, fact_kind_name, is_named,
    mention_kind_name, polarity_name, quotation_name, source_kind_name, source_kind_named, station_name,
    time_kind_name, verbatim_name,
};
pub use origins::{
    AlikeV1, AlterationV1, ChangeV1, ClaimV1, CollapseV1, KinV1, OriginV1, OriginsV1, ReplyV1, ReportV1,
};
pub use statement::{
    BareStanceV1, ClassV1, CorrectionV1, ExcerptV1, JudgementV1, NamedV1, PrintingV1, SayingV1, StatementV1,
    StationV1, TieV1, ValueV1, VoiceV1, Withheld,
};
pub use times::{AnchorV1, ClockV1, IntervalV1, TimeV1};
