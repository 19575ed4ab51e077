//! Stretches of the calendar, how TIMEX3 writes them, and when they begin and end.

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Weekday, date};
use sayso_core::Interval;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayPart {
    Morning,
    Afternoon,
    Evening,
    Night,
}

/// A season, by the weather of the north.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A day that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feast {
    ChristmasEve,
    Christmas,
    BoxingDay,
    NewYear,
    NewYearsEve,
    Thanksgiving,
    Easter,
    Halloween,
    ValentinesDay,
    IndependenceDay,
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Half(i8),
    Quarter(i8),
    Season(Season),
    Month(i8),
    Day(i8, i8),
    Feast(Feast),
}

/// A stretch of the calendar, or of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stretch {
    /// By the number of its hundred: 19 for 1900 to 1999.
    Century(i16),
    /// By its first year.
    Decade(i16),
    Year(i16),
    Half(i16, i8),
    Quarter(i16, i8),
    Season(i16, Season),
    Month(i16, i8),
    /// By its Monday.
    Week(Date),
    /// By the Monday of its week.
    Weekend(Date),
    Day(Date),
    DayPart(Date, DayPart),
    /// Hour and minute; the minute if it is told.
    Clock(Date, i8, Option<i8>),
}

impl Season {
    fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }
}

impl DayPart {
    pub(super) fn code(self) -> &'static str {
        match self {
            DayPart::Morning => "MO",
            DayPart::Afternoon => "AF",
            DayPart::Evening => "EV",
            DayPart::Night => "NI",
        }
    }

    /// The first hour, and how many there are. Speakers differ, so these are wide.
    fn hours(self) -> (i8, i64) {
        match self {
            DayPart::Morning => (4, 8),
            DayPart::Afternoon => (12, 6),
            DayPart::Evening => (17, 7),
            DayPart::Night => (18, 12),
        }
    }
}

impl Unit {
    /// What stands before and after the number in a TIMEX3 duration.
    pub(super) fn code(self) -> (&'static str, &'static str) {
        match self {
            Unit::Second => ("PT", "S"),
            Unit::Minute => ("PT", "M"),
            Unit::Hour => ("PT", "H"),
            Unit::Day => ("P", "D"),
            Unit::Week | Unit::Fortnight => ("P", "W"),
            Unit::Weekend => ("P", "WE"),
            Unit::Month => ("P", "M"),
            Unit::Quarter => ("P", "Q"),
            Unit::Year | Unit::Decade | Unit::Century => ("P", "Y"),
        }
    }

    /// How many of what its code says it holds.
    pub(super) fn size(self) -> u32 {
        match self {
            Unit::Fortnight => 2,
            Unit::Decade => 10,
            Unit::Century => 100,
            Unit::Second
            | Unit::Minute
            | Unit::Hour
            | Unit::Day
            | Unit::Week
            | Unit::Weekend
            | Unit::Month
            | Unit::Quarter
            | Unit::Year => 1,
        }
    }

    /// Whether it is shorter than a day.
    pub(super) fn is_of_clock(self) -> bool {
        matches!(self, Unit::Second | Unit::Minute | Unit::Hour)
    }

    /// The stretch of this size that `day` lies in; `None` for units of the clock.
    pub(super) fn around(self, day: Date) -> Option<Stretch> {
        Some(match self {
            Unit::Second | Unit::Minute | Unit::Hour => return None,
            Unit::Day => Stretch::Day(day),
            Unit::Week | Unit::Fortnight => Stretch::Week(monday(day)?),
            Unit::Weekend => Stretch::Weekend(monday(day)?),
            Unit::Month => Stretch::Month(day.year(), day.month()),
            Unit::Quarter => Stretch::Quarter(day.year(), (day.month() - 1) / 3 + 1),
            Unit::Year => Stretch::Year(day.year()),
            Unit::Decade => Stretch::Decade(day.year().div_euclid(10) * 10),
            Unit::Century => Stretch::Century(day.year().div_euclid(100)),
        })
    }
}

fn monday(day: Date) -> Option<Date> {
    day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()
}

/// `day` moved by `count` days.
pub(super) fn days_from(day: Date, count: i32) -> Option<Date> {
    day.checked_add(i64::from(count).days()).ok()
}

/// The first of the month that lies `count` months from the one given.
fn months_from(year: i16, month: i8, count: i32) -> Option<(i16, i8)> {
    let months = i32::from(year) * 12 + i32::from(month) - 1 + count;
    let year = i16::try_from(months.div_euclid(12)).ok()?;
    let month = i8::try_from(months.rem_euclid(12)).ok()? + 1;
    Date::new(year, month, 1).ok()?;
    Some((year, month))
}

impl Part {
    /// This part of `year`; `None` where it has no such day.
    pub(super) fn of(self, year: i16) -> Option<Stretch> {
        Some(match self {
            Part::Whole => Stretch::Year(year),
            Part::Half(half) => Stretch::Half(year, half),
            Part::Quarter(quarter) => Stretch::Quarter(year, quarter),
            Part::Season(season) => Stretch::Season(year, season),
            Part::Month(month) => Stretch::Month(year, month),
            Part::Day(month, day) => Stretch::Day(Date::new(year, month, day).ok()?),
            Part::Feast(feast) => Stretch::Day(feast.day(year)?),
        })
    }

    /// How TIMEX3 writes it where the year is not known.
    pub(super) fn masked(self) -> String {
        match self {
            Part::Whole => "XXXX".to_owned(),
            Part::Half(half) => format!("XXXX-H{half}"),
            Part::Quarter(quarter) => format!("XXXX-Q{quarter}"),
            Part::Season(season) => format!("XXXX-{}", season.code()),
            Part::Month(month) => format!("XXXX-{month:02}"),
            Part::Day(month, day) => format!("XXXX-{month:02}-{day:02}"),
            Part::Feast(feast) => feast
                .fixed()
                .map_or_else(|| "XXXX-XX-XX".to_owned(), |(month, day)| format!("XXXX-{month:02}-{day:02}")),
        }
    }
}

impl Feast {
    /// Month and day, of those that always have the same.
    fn fixed(self) -> Option<(i8, i8)> {
        match self {
            Feast::ChristmasEve => Some((12, 24)),
            Feast::Christmas => Some((12, 25)),
            Feast::BoxingDay => Some((12, 26)),
            Feast::NewYear => Some((1, 1)),
            Feast::NewYearsEve => Some((12, 31)),
            Feast::Halloween => Some((10, 31)),
            Feast::ValentinesDay => Some((2, 14)),
            Feast::IndependenceDay => Some((7, 4)),
            Feast::Thanksgiving | Feast::Easter => None,
        }
    }

    fn day(self, year: i16) -> Option<Date> {
        if let Some((month, day)) = self.fixed() {
            return Date::new(year, month, day).ok();
        }
        if self == Feast::Easter {
            return easter(year);
        }
        Date::new(year, 11, 1).ok()?.nth_weekday_of_month(4, Weekday::Thursday).ok()
    }
}

/// Easter Sunday of the western churches, by Gauss's rule as Butcher completed it.
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let (century, rest) = (year_number.div_euclid(100), year_number.rem_euclid(100));
    let golden = year_number.rem_euclid(19);
    let shift = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - shift + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31).ok()? + 1).ok()
}

impl Stretch {
    /// The TIMEX3 value.
    pub(super) fn value(self) -> String {
        let week = |monday: Date| {
            let week = monday.iso_week_date();
            format!("{:04}-W{:02}", week.year(), week.week())
        };
        match self {
            Stretch::Century(century) => format!("{century:02}"),
            Stretch::Decade(year) => format!("{:03}", year / 10),
            Stretch::Year(year) => format!("{year:04}"),
            Stretch::Half(year, half) => format!("{year:04}-H{half}"),
            Stretch::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Stretch::Season(year, season) => format!("{year:04}-{}", season.code()),
            Stretch::Month(year, month) => format!("{year:04}-{month:02}"),
            Stretch::Week(monday) => week(monday),
            Stretch::Weekend(monday) => format!("{}-WE", week(monday)),
            Stretch::Day(day) => day.to_string(),
            Stretch::DayPart(day, part) => format!("{day}T{}", part.code()),
            Stretch::Clock(day, hour, minute) => format!("{day}T{hour:02}:{:02}", minute.unwrap_or(0)),
        }
    }

    /// Whether it is a part of a day.
    pub(super) fn is_in_day(self) -> bool {
        matches!(self, Stretch::DayPart(..) | Stretch::Clock(..))
    }

    /// The first day of it.
    pub(super) fn first_day(self) -> Option<Date> {
        let month = |year, month| Date::new(year, month, 1).ok();
        match self {
            Stretch::Century(century) => month(century.checked_mul(100)?.max(1), 1),
            Stretch::Decade(year) | Stretch::Year(year) => month(year, 1),
            Stretch::Half(year, half) => month(year, half * 6 - 5),
            Stretch::Quarter(year, quarter) => month(year, quarter * 3 - 2),
            Stretch::Season(year, season) => match season {
                Season::Spring => month(year, 3),
                Season::Summer => month(year, 6),
                Season::Autumn => month(year, 9),
                // The winter of a year may be the one it begins with or the one it ends with.
                Season::Winter => month(year.checked_sub(1)?, 12),
            },
            Stretch::Month(year, number) => month(year, number),
            Stretch::Weekend(monday) => days_from(monday, 5),
            Stretch::Week(day) | Stretch::Day(day) | Stretch::DayPart(day, _) | Stretch::Clock(day, ..) => {
                Some(day)
            }
        }
    }

    /// When it begins and ends.
    pub(super) fn interval(self) -> Option<Interval> {
        let first = self.first_day()?;
        let from = DateTime::from(first);
        let span = match self {
            Stretch::Century(_) => 100.years(),
            Stretch::Decade(_) => 10.years(),
            Stretch::Year(_) => 1.year(),
            Stretch::Half(..) => 6.months(),
            Stretch::Quarter(..) => 3.months(),
            Stretch::Season(_, Season::Winter) => 15.months(),
            Stretch::Season(..) => 3.months(),
            Stretch::Month(..) => 1.month(),
            Stretch::Week(_) => 1.week(),
            Stretch::Weekend(_) => 2.days(),
            Stretch::Day(_) => 1.day(),
            Stretch::DayPart(_, part) => {
                let (hour, hours) = part.hours();
                let from = first.at(hour, 0, 0, 0);
                return Interval::new(from, from.checked_add(hours.hours()).ok()?);
            }
            Stretch::Clock(_, hour, minute) => {
                let from = first.at(hour, minute.unwrap_or(0), 0, 0);
                let length = if minute.is_some() { 1.minute() } else { 1.hour() };
                return Interval::new(from, from.checked_add(length).ok()?);
            }
        };
        Interval::new(from, from.checked_add(span).ok()?)
    }

    /// The stretch of the same size `count` units from this one.
    pub(super) fn moved(self, count: i32) -> Option<Stretch> {
        let years = |year: i16, size: i32| {
            let year = i16::try_from(i32::from(year) + count.checked_mul(size)?).ok()?;
            Date::new(year, 1, 1).ok().map(|_| year)
        };
        Some(match self {
            Stretch::Century(century) => {
                let moved = years(century.checked_mul(100)?, 100)?;
                Stretch::Century(moved / 100)
            }
            Stretch::Decade(year) => Stretch::Decade(years(year, 10)?),
            Stretch::Year(year) => Stretch::Year(years(year, 1)?),
            Stretch::Half(year, half) => {
                let (year, month) = months_from(year, half * 6 - 5, count.checked_mul(6)?)?;
                Stretch::Half(year, month / 6 + 1)
            }
            Stretch::Quarter(year, quarter) => {
                let (year, month) = months_from(year, quarter * 3 - 2, count.checked_mul(3)?)?;
                Stretch::Quarter(year, month / 3 + 1)
            }
            Stretch::Season(year, season) => Stretch::Season(years(year, 1)?, season),
            Stretch::Month(year, month) => {
                let (year, month) = months_from(year, month, count)?;
                Stretch::Month(year, month)
            }
            Stretch::Week(monday) => Stretch::Week(days_from(monday, count.checked_mul(7)?)?),
            Stretch::Weekend(monday) => Stretch::Weekend(days_from(monday, count.checked_mul(7)?)?),
            Stretch::Day(day) => Stretch::Day(days_from(day, count)?),
            Stretch::DayPart(day, part) => Stretch::DayPart(days_from(day, count)?, part),
            Stretch::Clock(day, hour, minute) => Stretch::Clock(days_from(day, count)?, hour, minute),
        })
    }
}

/// Whether `day` is one that some year has.
pub(super) fn exists(month: i8, day: i8) -> bool {
    const LEAP_YEAR: i16 = 2000;
    Date::new(LEAP_YEAR, month, day).is_ok()
}

/// The days that articles can be from.
pub(super) fn is_plausible(day: Date) -> bool {
    date(1600, 1, 1) <= day && day < date(2200, 1, 1)
}
