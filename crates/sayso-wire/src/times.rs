//! Time expressions, and when something was said or happened.

use sayso_core::{Anchor, Annotated, Clock, Interval, TimeExpression, TimeIx};
use serde::Serialize;

use crate::names::time_kind_name;
use crate::{CodePoints, SpanV1};

/// A time expression, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TimeV1 {
    /// Its position in `times`, from 0.
    pub ix: usize,
    /// The words.
    pub words: SpanV1,
    /// `date`, `time`, `duration` or `set`: the type in TIMEX3.
    pub kind: &'static str,
    /// The TIMEX3 value; `X` stands for what is not known.
    pub value: String,
    /// The TIMEX3 modifier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modifier: Option<&'static str>,
    /// The stretch of time it means, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<IntervalV1>,
    /// What the value was reckoned from.
    pub anchor: AnchorV1,
}

/// A stretch of time by the calendar and clock of the place of writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IntervalV1 {
    /// Its first moment, ISO 8601 without a zone.
    pub from: String,
    /// The first moment after it, in the same form.
    pub until: String,
}

/// What the value of a time expression was reckoned from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnchorV1 {
    /// `words`: nothing, they say it all. `publication`: the day of it. `expression`: another time of the article.
    /// `event`: something that happened. `missing`: the day of publication, which is not known.
    pub kind: &'static str,
    /// The `ix` of the other expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<usize>,
    /// The words for what happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<SpanV1>,
}

/// When something was said or happened.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClockV1 {
    /// The `ix` of the expression that tells it.
    pub time: usize,
    /// The words of the expression.
    pub words: SpanV1,
    /// When that is, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<IntervalV1>,
    /// The rule that gave it.
    pub rule: &'static str,
}

impl TimeV1 {
    pub(crate) fn new(ix: TimeIx, time: &TimeExpression, code_points: &CodePoints<'_>) -> TimeV1 {
        TimeV1 {
            ix: ix.get(),
            words: code_points.span(time.span),
            kind: time_kind_name(time.kind),
            value: time.value.clone(),
            modifier: time.modifier,
            interval: time.interval.map(IntervalV1::new),
            anchor: AnchorV1::new(time.anchor, code_points),
        }
    }
}

impl IntervalV1 {
    fn new(interval: Interval) -> IntervalV1 {
        IntervalV1 { from: interval.from().to_string(), until: interval.until().to_string() }
    }
}

impl AnchorV1 {
    fn new(anchor: Anchor, code_points: &CodePoints<'_>) -> AnchorV1 {
        let (kind, time, words) = match anchor {
            Anchor::Words => ("words", None, None),
            Anchor::Publication => ("publication", None, None),
            Anchor::Expression(time) => ("expression", Some(time.get()), None),
            Anchor::Event(words) => ("event", None, Some(code_points.span(words))),
            Anchor::Missing => ("missing", None, None),
        };
        AnchorV1 { kind, time, words }
    }
}

impl ClockV1 {
    pub(crate) fn new(clock: Clock, annotated: &Annotated, code_points: &CodePoints<'_>) -> ClockV1 {
        ClockV1 {
            time: clock.time.get(),
            words: code_points.span(annotated.time(clock.time).span),
            interval: clock.interval.map(IntervalV1::new),
            rule: clock.rule,
        }
    }
}
