//! Expressions of time, and the stretches of time they mean.

use jiff::civil::DateTime;

use crate::Span;

/// Position of a time expression within one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeIx(pub(crate) u32);

impl TimeIx {
    /// The position, from 0.
    pub fn get(self) -> usize {
        self.0 as usize
    }
}

/// Words that tell a time (a TIMEX3 of ISO-TimeML, ISO 24617-1), and what they mean in their article.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeExpression {
    /// The words.
    pub span: Span,
    /// The TIMEX3 type.
    pub kind: TimeKind,
    /// The TIMEX3 value, such as `2025-10`, `2025-W43`, `P2D`, `PAST_REF`; never more precise than the words. Where the
    /// words are relative and nothing gives their anchor, what is unknown is `X`: `XXXX-XX-XX`.
    pub value: String,
    /// The TIMEX3 modifier, such as `APPROX` or `START`, where the words have one.
    pub modifier: Option<&'static str>,
    /// The stretch of time it means; `None` for durations and sets, and where it is not known.
    pub interval: Option<Interval>,
    /// What the value was reckoned from.
    pub anchor: Anchor,
}

/// The type of a time expression (TIMEX3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeKind {
    /// A calendar time of a day or longer.
    Date,
    /// A time of day, or a part of one.
    Time,
    /// A length of time.
    Duration,
    /// Times that recur.
    Set,
}

/// What the value of a time expression was reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Nothing: its words say it all.
    Words,
    /// The day of publication.
    Publication,
    /// Another expression of the article, such as the year that was last named.
    Expression(TimeIx),
    /// Something that happened, in these words: “hours after *the raid*”. When that was is not known.
    Event(Span),
    /// It would take the day of publication, and the article has none that can be used.
    Missing,
}

/// A stretch of time by the calendar and clock of the place of writing: from `from` up to, but not including, `until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    // Invariant: from < until.
    from: DateTime,
    until: DateTime,
}

impl Interval {
    /// `None` unless `from` lies before `until`.
    pub fn new(from: DateTime, until: DateTime) -> Option<Interval> {
        (from < until).then_some(Interval { from, until })
    }

    /// The first moment of it.
    pub fn from(self) -> DateTime {
        self.from
    }

    /// The first moment after it.
    pub fn until(self) -> DateTime {
        self.until
    }
}
