//! Moments as articles write them: with a zone, without one, or as a day, a month or a year alone.

use std::fmt;

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan as _};

/// A moment that can be held against others, however each of them is written in ISO 8601: one with a zone counts by the clock
/// of UTC, one without as if it had been told in UTC, and a day, a month or a year by its beginning. What is no moment comes
/// before all that are.
///
/// Its `Display` is one form for all, so that they can be compared as text, too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// By the clock of UTC.
    at: Option<DateTime>,
    /// As it is written: one moment in two forms has one order all the same.
    written: String,
}

impl Moment {
    /// The moment that is written so.
    pub fn new(written: &str) -> Moment {
        Moment { at: by_utc(written), written: written.to_owned() }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some(at) => write!(f, "{at}"),
            None => f.write_str(&self.written),
        }
    }
}

fn by_utc(written: &str) -> Option<DateTime> {
    if let Ok(zoned) = written.parse::<Timestamp>() {
        return Some(Offset::UTC.to_datetime(zoned));
    }
    let whole = match written.len() {
        YEAR => format!("{written}-01-01"),
        MONTH => format!("{written}-01"),
        _ => written.to_owned(),
    };
    whole.parse().ok()
}

/// How long a year and a month are, written alone.
const YEAR: usize = "2026".len();
const MONTH: usize = "2026-02".len();

/// Whether `published`, as a page says it, is after `moment`, which has a zone. A day without a time is taken to end last on
/// earth.
pub fn is_later(published: &str, moment: &str) -> bool {
    if let (Ok(published), Ok(moment)) = (published.parse::<Timestamp>(), moment.parse::<Timestamp>()) {
        return published > moment;
    }
    let day = |written: &str| written.get(..10).and_then(|day| day.parse::<Date>().ok());
    let last = day(moment).and_then(|day| day.checked_add(1.day()).ok());
    day(published).zip(last).is_some_and(|(day, last)| day > last)
}

#[cfg(test)]
mod tests {
    use super::{Moment, is_later};

    #[test]
    fn moments_are_in_order_however_they_are_written() {
        let written = [
            "some day",
            "2025",
            "2025-05",
            "2025-05-12",
            "2025-05-12T09:30+02:00",
            "2025-05-12T08:00:00",
            "2025-05-12T08:00:01Z",
            "2025-05-12T23:00-05:00",
            "2025-05-13T05:00",
        ];
        let moments = written.map(Moment::new);
        assert!(moments.is_sorted(), "{moments:?}");
        assert!(moments[1..].iter().map(Moment::to_string).is_sorted(), "{moments:?}");
        assert_eq!(moments[4].to_string(), "2025-05-12T07:30:00");
    }

    #[test]
    fn a_day_ends_last_on_earth() {
        let moment = "2026-03-01T08:00:00Z";
        assert!(!is_later("2026-03-02", moment));
        assert!(is_later("2026-03-03", moment));
        assert!(!is_later("2026-03-01T09:00:00+02:00", moment));
        assert!(!is_later("2026-03-01T09:30+02:00", moment));
        assert!(is_later("2026-03-01T09:00:00Z", moment));
    }
}
