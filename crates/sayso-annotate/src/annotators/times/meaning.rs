//! What the words of a time expression say, before anybody asks what day it is.

use std::ops::Range;

use super::calendar::{DayPart, Part, Unit};

/// A time expression of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expression {
    /// Its words, by number.
    pub(super) words: Range<usize>,
    /// What they say.
    pub(super) meaning: Meaning,
    /// The TIMEX3 modifier.
    pub(super) modifier: Option<&'static str>,
    /// The words of what happened before or after that length of time.
    pub(super) event: Option<Range<usize>>,
}

/// What words say of a time.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// “October 2025”, “last year’s third quarter”, “Christmas”.
    Calendar(Year, Part),
    /// “the 1990s”, by the first year.
    Decade(i16),
    /// “the 20th century”, 19.
    Century(i16),
    /// “Sunday”, “last Sunday”.
    Weekday(i8, Lean),
    /// “last week”, “two years ago”, “yesterday”.
    Shift(Unit, i32, From),
    /// “the third-quarter of a year ago”: what was last named, a year before.
    YearBefore(From),
    /// “the quarter”: the one that was last named, else the last that is over.
    TheQuarter,
    /// “the 1988 period”: the quarter of that year which is the one that was last named.
    QuarterOf(i16),
    /// “the weekend”: the one nearest to the day of publication.
    TheWeekend,
    /// “5 p.m.” with the day if it is told.
    Clock(i8, Option<i8>, Option<Box<Meaning>>),
    /// “Sunday night”, with the day if it is told.
    DayPart(DayPart, Option<Box<Meaning>>),
    /// “two years”: a TIMEX3 duration.
    Length(Length),
    /// “every Monday”: a TIMEX3 set.
    Set(String),
    /// “now”: a TIMEX3 value of no time in particular.
    Reference(&'static str),
}

/// Which year a part of one is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// This one.
    Named(i16),
    /// So many years from one that is known.
    Step(i32, From),
    /// None is named: it depends on how the sentence leans.
    Open(Lean),
}

/// Which of the times of one name is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// The nearest one, before or after as the verb says.
    Verb,
    /// The nearest that is over: “last”.
    Back,
    /// The one around the day of publication: “this”.
    Here,
    /// The nearest that has not begun: “next”.
    Ahead,
}

/// What is reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The day of publication.
    Publication,
    /// The time that was named last.
    Named,
}

/// A length of time. Each part a number, if it is told, and a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) count: Option<u32>,
    pub(super) unit: Unit,
    /// Half a unit more: “two and a half years”.
    pub(super) and_a_half: bool,
}

impl Length {
    /// The TIMEX3 value.
    pub(super) fn value(self) -> String {
        let (before, after) = self.unit.code();
        let Some(count) = self.count else { return self.unknown() };
        let count = count.saturating_mul(self.unit.size());
        let half = match self.unit {
            Unit::Year => "6M",
            Unit::Day => "T12H",
            Unit::Hour => "30M",
            Unit::Minute => "30S",
            Unit::Second
            | Unit::Week
            | Unit::Weekend
            | Unit::Fortnight
            | Unit::Month
            | Unit::Quarter
            | Unit::Decade
            | Unit::Century => "",
        };
        let half = if self.and_a_half { half } else { "" };
        format!("{before}{count}{after}{half}")
    }

    fn unknown(self) -> String {
        match self.unit {
            Unit::Decade => "PXDE".to_owned(),
            Unit::Century => "PXCE".to_owned(),
            unit => {
                let (before, after) = unit.code();
                format!("{before}X{after}")
            }
        }
    }
}
