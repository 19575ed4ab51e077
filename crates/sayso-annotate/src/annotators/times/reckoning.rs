//! Works out what expressions mean in their article: TIMEX3 value, interval and anchor.

use jiff::civil::Date;
use sayso_core::{Anchor, Interval, TimeIx, TimeKind};

use super::calendar::{self, Part, Stretch, Unit};
use super::leaning::Verb;
use super::meaning::{From, Lean, Meaning, Year};

/// What an expression comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reckoned {
    pub(super) kind: TimeKind,
    pub(super) value: String,
    pub(super) interval: Option<Interval>,
    pub(super) anchor: Anchor,
}

/// What is known before an expression is reckoned.
pub(super) struct Reckoning {
    /// The day of publication, if it can be used.
    published: Option<Date>,
    /// The stretch that was named last, with the expression that named it.
    named: Option<(Stretch, TimeIx)>,
    /// The quarter that was named last.
    quarter: Option<(Stretch, TimeIx)>,
}

/// A stretch, and what it was reckoned from.
type Placed = (Stretch, Anchor);

impl Reckoning {
    pub(super) fn new(published: Option<Date>) -> Reckoning {
        Reckoning { published, named: None, quarter: None }
    }

    /// Reckons `meaning` in a clause that looks ahead or back.
    pub(super) fn reckon(&self, meaning: &Meaning, verb: Verb) -> (Reckoned, Option<Stretch>) {
        if let Some(kind) = kind_without_stretch(meaning) {
            let value = timeless(meaning);
            return (Reckoned { kind, value, interval: None, anchor: Anchor::Words }, None);
        }
        let kind = if matches!(meaning, Meaning::Clock(..) | Meaning::DayPart(..)) {
            TimeKind::Time
        } else {
            TimeKind::Date
        };
        match self.place(meaning, verb) {
            Some((stretch, anchor)) => {
                let reckoned =
                    Reckoned { kind, value: stretch.value(), interval: stretch.interval(), anchor };
                (reckoned, Some(stretch))
            }
            None => {
                (Reckoned { kind, value: masked(meaning), interval: None, anchor: Anchor::Missing }, None)
            }
        }
    }

    /// Takes note of what expression `ix` means.
    pub(super) fn remember(&mut self, stretch: Stretch, ix: TimeIx) {
        if matches!(stretch, Stretch::Quarter(..)) {
            self.quarter = Some((stretch, ix));
        }
        self.named = Some((stretch, ix));
    }

    fn place(&self, meaning: &Meaning, verb: Verb) -> Option<Placed> {
        match meaning {
            &Meaning::Decade(year) => Some((Stretch::Decade(year), Anchor::Words)),
            &Meaning::Century(century) => Some((Stretch::Century(century), Anchor::Words)),
            &Meaning::Calendar(year, part) => self.calendar(year, part, verb),
            &Meaning::Weekday(weekday, lean) => self.weekday(weekday, lean, verb),
            &Meaning::Shift(unit, by, from) => self.shift(unit, by, from),
            &Meaning::YearBefore(from) => self.year_before(from),
            Meaning::TheQuarter => self.the_quarter(),
            &Meaning::QuarterOf(year) => self.quarter_of(year),
            Meaning::TheWeekend => self.the_weekend(verb),
            Meaning::Clock(hour, minute, on) => {
                let (day, anchor) = self.day(on.as_deref(), verb)?;
                Some((Stretch::Clock(day, *hour, *minute), anchor))
            }
            Meaning::DayPart(part, on) => {
                let (day, anchor) = self.day(on.as_deref(), verb)?;
                Some((Stretch::DayPart(day, *part), anchor))
            }
            Meaning::Length(_) | Meaning::Set(_) | Meaning::Reference(_) => None,
        }
    }

    fn base(&self, from: From) -> Option<(Date, Anchor)> {
        match from {
            From::Publication => Some((self.published?, Anchor::Publication)),
            From::Named => {
                let named =
                    self.named.and_then(|(stretch, ix)| Some((stretch.first_day()?, Anchor::Expression(ix))));
                named.or_else(|| self.base(From::Publication))
            }
        }
    }

    fn calendar(&self, year: Year, part: Part, verb: Verb) -> Option<Placed> {
        match year {
            Year::Named(year) => Some((part.of(year)?, Anchor::Words)),
            Year::Step(by, from) => {
                let (base, anchor) = self.base(from)?;
                let Stretch::Year(year) = Stretch::Year(base.year()).moved(by)? else { return None };
                Some((part.of(year)?, anchor))
            }
            Year::Open(lean) => {
                let published = self.published?;
                Some((open(published, part, lean, verb)?, Anchor::Publication))
            }
        }
    }

    fn weekday(&self, weekday: i8, lean: Lean, verb: Verb) -> Option<Placed> {
        let published = self.published?;
        let today = published.weekday().to_monday_one_offset();
        let back = i32::from((today - weekday).rem_euclid(7));
        let ahead = i32::from((weekday - today).rem_euclid(7));
        let days = match lean {
            Lean::Back => {
                if back == 0 {
                    -7
                } else {
                    -back
                }
            }
            Lean::Ahead => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            Lean::Here => i32::from(weekday - today),
            Lean::Verb => {
                if verb == Verb::Ahead {
                    ahead
                } else {
                    -back
                }
            }
        };
        Some((Stretch::Day(calendar::days_from(published, days)?), Anchor::Publication))
    }

    fn shift(&self, unit: Unit, by: i32, from: From) -> Option<Placed> {
        let (base, anchor) = self.base(from)?;
        Some((unit.around(base)?.moved(by)?, anchor))
    }

    fn year_before(&self, from: From) -> Option<Placed> {
        if let Some((quarter, ix)) = self.quarter {
            return Some((quarter.moved(-4)?, Anchor::Expression(ix)));
        }
        self.shift(Unit::Year, -1, from)
    }

    fn quarter_of(&self, year: i16) -> Option<Placed> {
        let Some((Stretch::Quarter(_, quarter), ix)) = self.quarter else {
            return Some((Stretch::Year(year), Anchor::Words));
        };
        Some((Stretch::Quarter(year, quarter), Anchor::Expression(ix)))
    }

    /// The weekend that is or was last; in a clause that looks ahead, the one that comes.
    fn the_weekend(&self, verb: Verb) -> Option<Placed> {
        let weekend = Unit::Weekend.around(self.published?)?;
        let has_begun = weekend.first_day()? <= self.published?;
        let by = if has_begun || verb == Verb::Ahead { 0 } else { -1 };
        Some((weekend.moved(by)?, Anchor::Publication))
    }

    fn the_quarter(&self) -> Option<Placed> {
        if let Some((quarter, ix)) = self.quarter {
            return Some((quarter, Anchor::Expression(ix)));
        }
        self.shift(Unit::Quarter, -1, From::Publication)
    }

    /// The day that a part of one is on.
    fn day(&self, on: Option<&Meaning>, verb: Verb) -> Option<(Date, Anchor)> {
        if let Some(on) = on {
            let (stretch, anchor) = self.place(on, verb)?;
            return Some((stretch.first_day()?, anchor));
        }
        match self.named {
            Some((stretch, ix)) if stretch.is_in_day() || matches!(stretch, Stretch::Day(_)) => {
                Some((stretch.first_day()?, Anchor::Expression(ix)))
            }
            Some(_) | None => self.base(From::Publication),
        }
    }
}

/// The `part` of a year nearest to the day of publication.
fn open(published: Date, part: Part, lean: Lean, verb: Verb) -> Option<Stretch> {
    let in_year = |step: i16| part.of(published.year().checked_add(step)?);
    let has_begun = |stretch: &Stretch| stretch.first_day().is_some_and(|first| first <= published);
    let is_over =
        |stretch: &Stretch| stretch.interval().is_some_and(|interval| interval.until().date() <= published);
    let candidates = || (-1..=1).filter_map(in_year);
    match lean {
        Lean::Here => in_year(0),
        Lean::Back => candidates().rfind(is_over),
        Lean::Ahead => candidates().find(|stretch| !has_begun(stretch)),
        Lean::Verb => candidates().min_by_key(|&stretch| distance(published, stretch, verb)),
    }
}

/// How far `stretch` lies from the day of publication, in days; twice that where the verb looks the other way.
fn distance(published: Date, stretch: Stretch, verb: Verb) -> i32 {
    let Some(interval) = stretch.interval() else { return i32::MAX };
    let days = |day: Date| published.until(day).map_or(0, |span| span.get_days());
    let (from, until) = (days(interval.from().date()), days(interval.until().date()));
    match (from > 0, until <= 0, verb) {
        (true, _, Verb::Back) => 2 * from,
        (true, _, Verb::Ahead | Verb::Open) => from,
        (_, true, Verb::Ahead) => 2 * -until,
        (_, true, Verb::Back | Verb::Open) => -until,
        (false, false, _) => 0,
    }
}

/// The TIMEX3 type of what is no stretch of the calendar.
fn kind_without_stretch(meaning: &Meaning) -> Option<TimeKind> {
    match meaning {
        Meaning::Length(_) => Some(TimeKind::Duration),
        Meaning::Set(_) => Some(TimeKind::Set),
        Meaning::Reference(_) => Some(TimeKind::Date),
        Meaning::Calendar(..)
        | Meaning::Decade(_)
        | Meaning::Century(_)
        | Meaning::Weekday(..)
        | Meaning::Shift(..)
        | Meaning::YearBefore(_)
        | Meaning::TheQuarter
        | Meaning::QuarterOf(_)
        | Meaning::TheWeekend
        | Meaning::Clock(..)
        | Meaning::DayPart(..) => None,
    }
}

fn timeless(meaning: &Meaning) -> String {
    match meaning {
        Meaning::Length(length) => length.value(),
        Meaning::Set(value) => value.clone(),
        Meaning::Reference(value) => (*value).to_owned(),
        other => masked(other),
    }
}

/// The value with `X` for all that depends on what is not known.
fn masked(meaning: &Meaning) -> String {
    match meaning {
        Meaning::Calendar(_, part) => part.masked(),
        Meaning::Weekday(weekday, _) => format!("XXXX-WXX-{weekday}"),
        Meaning::Shift(unit, ..) => masked_unit(*unit).to_owned(),
        Meaning::YearBefore(_) => "XXXX".to_owned(),
        Meaning::TheQuarter => "XXXX-QX".to_owned(),
        Meaning::QuarterOf(year) => format!("{year:04}-QX"),
        Meaning::TheWeekend => "XXXX-WXX-WE".to_owned(),
        Meaning::Clock(hour, minute, _) => format!("XXXX-XX-XXT{hour:02}:{:02}", minute.unwrap_or(0)),
        Meaning::DayPart(part, _) => format!("XXXX-XX-XXT{}", part.code()),
        Meaning::Decade(_)
        | Meaning::Century(_)
        | Meaning::Length(_)
        | Meaning::Set(_)
        | Meaning::Reference(_) => "XXXX".to_owned(),
    }
}

fn masked_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => "XXXX-XX-XXTXX",
        Unit::Day => "XXXX-XX-XX",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
    }
}
