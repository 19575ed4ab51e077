//! Dates of pages and records, in ISO 8601.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::fmt::{rfc2822, temporal};

/// Years that an article may be of.
const YEARS: std::ops::Range<i16> = 1800..2200;

/// No clock on Earth is farther from UTC than this, in hours and minutes.
const FARTHEST_OFFSET: &str = "1400";

/// Moments that a number may stand for, in seconds since 1970: from 1990 up to 2100. A smaller number is a year or a day.
const MOMENTS: std::ops::Range<i64> = 631_152_000..4_102_444_800;

/// From here on a number counts milliseconds: as seconds it would be after the year 5000.
const MILLISECONDS: i64 = 100_000_000_000;

/// How much of a text is looked at for a date, in bytes: what stands further on is hardly the article's own.
const LOOKED_AT: usize = 500;

/// `written` as an ISO 8601 date or date-time, no more precise than it is; `None` where it is not surely a date.
pub(crate) fn iso(written: &str) -> Option<String> {
    let written = written.trim();
    let written = &written[..written.floor_char_boundary(LOOKED_AT)];
    year_or_month(written)
        .or_else(|| date_time(written))
        .or_else(|| compact(written))
        .or_else(|| in_mail(written))
        .or_else(|| in_words(written))
}

/// The moment of a number of seconds or milliseconds since 1970, as feeds write it; `None` where it is not surely one.
pub(crate) fn since_1970(number: &str) -> Option<String> {
    if number.contains(['e', 'E']) {
        return None;
    }
    let whole = number.split_once('.').map_or(number, |(whole, _)| whole);
    let count: i64 = whole.parse().ok()?;
    let seconds = if count < MILLISECONDS { count } else { count / 1000 };
    let moment = Timestamp::from_second(seconds).ok()?;
    MOMENTS.contains(&seconds).then(|| moment.to_string())
}

/// `2019` and `2019-11`.
fn year_or_month(written: &str) -> Option<String> {
    let (year, month) = match written.split_once('-') {
        Some((year, month)) => (year, Some(month)),
        None => (written, None),
    };
    let number = |part: &str, length| {
        let is_number = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<i16>().ok()).flatten()
    };
    let year_fits = YEARS.contains(&number(year, 4)?);
    let month_fits =
        month.is_none_or(|month| number(month, 2).is_some_and(|month| (1..=12).contains(&month)));
    (year_fits && month_fits).then(|| written.to_owned())
}

/// `2019-11-18`, with or without a time and a zone, in the looser forms that pages write.
fn date_time(written: &str) -> Option<String> {
    static PARSER: temporal::DateTimeParser = temporal::DateTimeParser::new();
    let (day, rest) = written.split_at_checked(10)?;
    let day = match day.as_bytes()[4] {
        b'/' => day.replace('/', "-"),
        _ => day.to_owned(),
    };
    let date: Date = day.parse().ok().filter(|date: &Date| YEARS.contains(&date.year()))?;
    let rest = rest.strip_prefix(['T', 't', ' ']).unwrap_or(rest).trim();
    if rest.is_empty() {
        return Some(date.to_string());
    }
    let (clock, zone) = rest.split_at(rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len()));
    let time = PARSER.parse_time(clock).ok()?;
    match offset(zone.trim()) {
        Some(offset) => Some(format!("{date}T{}{offset}", precise(clock, time))),
        // Beside the name of a zone, the time is a matter of guessing and the day is not.
        None => zone.trim().starts_with(char::is_alphabetic).then(|| date.to_string()),
    }
}

/// `20191118T140207Z`. Without the `T`, the digits could be any number.
fn compact(written: &str) -> Option<String> {
    let (day, time) = written.split_once('T')?;
    let (clock, zone) = time.split_at(time.find(|c: char| !c.is_ascii_digit()).unwrap_or(time.len()));
    if day.len() != 8 || !day.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let clock = match clock.len() {
        4 => format!("{}:{}", &clock[..2], &clock[2..]),
        6 => format!("{}:{}:{}", &clock[..2], &clock[2..4], &clock[4..]),
        _ => return None,
    };
    date_time(&format!("{}-{}-{}T{clock}{zone}", &day[..4], &day[4..6], &day[6..]))
}

/// The time with as many fields as were written; fractions of a second, which no newsroom means, are left out.
fn precise(clock: &str, time: Time) -> String {
    match clock.matches(':').count() {
        0 | 1 => format!("{:02}:{:02}", time.hour(), time.minute()),
        _ => format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second()),
    }
}

/// An offset from UTC as ISO 8601 has it, the name of the zone behind it left out; `None` where it is something else,
/// such as a name alone.
fn offset(zone: &str) -> Option<String> {
    let zone = zone.split_once('[').map_or(zone, |(offset, _)| offset);
    if zone.is_empty() {
        return Some(String::new());
    }
    if ["Z", "UTC", "GMT"].iter().any(|name| name.eq_ignore_ascii_case(zone)) {
        return Some("Z".to_owned());
    }
    let sign = zone.chars().next().filter(|sign| matches!(sign, '+' | '-'))?;
    let digits: String = zone[1..].chars().filter(|&character| character != ':').collect();
    let digits = if digits.len() == 2 { digits + "00" } else { digits };
    let is_offset = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_anywhere = is_offset && digits.as_str() <= FARTHEST_OFFSET && &digits[2..] < "60";
    is_anywhere.then(|| format!("{sign}{}:{}", &digits[..2], &digits[2..]))
}

/// `Mon, 18 Nov 2019 14:02:00 GMT`.
fn in_mail(written: &str) -> Option<String> {
    let zoned = rfc2822::parse(written).ok()?;
    let offset = offset(&zoned.strftime("%z").to_string())?;
    Some(format!("{}{}", zoned.strftime("%Y-%m-%dT%H:%M:%S"), if offset == "+00:00" { "Z" } else { &offset }))
}

/// `November 18, 2019`, `18 Nov 2019`. A time after it is left out, as its zone is a matter of guessing.
fn in_words(written: &str) -> Option<String> {
    let spaced = written.replace([',', '.'], " ");
    let words: Vec<&str> = spaced.split_whitespace().map(without_ordinal).collect();
    let day_first = ["%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y"];
    let dates = words.windows(3).filter_map(|three| {
        let joined = three.join(" ").replacen("Sept ", "Sep ", 1);
        day_first.iter().find_map(|form| Date::strptime(form, &joined).ok())
    });
    let first = dates.take(1).next()?;
    YEARS.contains(&first.year()).then(|| first.to_string())
}

/// `18` for `18th`.
fn without_ordinal(word: &str) -> &str {
    let number = word.trim_end_matches(char::is_alphabetic);
    if number.is_empty() { word } else { number }
}

/// Whether `later` is surely after `earlier`: never where one of them is less precise than the difference.
pub(crate) fn is_later(later: &str, earlier: &str) -> bool {
    match (later.parse::<Timestamp>(), earlier.parse::<Timestamp>()) {
        (Ok(later), Ok(earlier)) => later > earlier,
        // Without a zone on both, as far as both go.
        (_, _) => {
            let shared = later.len().min(earlier.len()).min("2019-11-18T14:02:07".len());
            later[..shared] > earlier[..shared]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_later, iso, since_1970};

    fn check(written: &str, expected: &str) {
        assert_eq!(iso(written).as_deref().unwrap_or("none"), expected, "{written}");
    }

    #[test]
    fn a_date_is_no_more_precise_than_it_was_written() {
        check("2019", "2019");
        check("2019-11", "2019-11");
        check(" 2019-11-18 ", "2019-11-18");
        check("2019/11/18", "2019-11-18");
        check("2019-11-18T14:02", "2019-11-18T14:02");
        check("2019-11-18T14:02:07", "2019-11-18T14:02:07");
        check("2019-11-18 14:02:07.250Z", "2019-11-18T14:02:07Z");
        check("2019-11-18T14:02:07-0500", "2019-11-18T14:02:07-05:00");
        check("2019-11-18 14:02:07 +01:00", "2019-11-18T14:02:07+01:00");
        check("2019-11-18 14:02:07 UTC", "2019-11-18T14:02:07Z");
        check("2019-11-18T14:02:07+01:00[Europe/Paris]", "2019-11-18T14:02:07+01:00");
        check("20191118T140207Z", "2019-11-18T14:02:07Z");
        check("20191118T1402", "2019-11-18T14:02");
    }

    #[test]
    fn the_day_is_known_where_only_the_zone_is_not() {
        check("2019-11-18 14:02:07 EST", "2019-11-18");
        check("2019-11-18 02:02 PM", "2019-11-18");
        check("Mon, 18 Nov 2019 14:02:00 +1930", "2019-11-18");
    }

    #[test]
    fn a_date_is_looked_for_only_at_the_start() {
        check(&format!("Updated November 18, 2019 {}", "again ".repeat(200)), "2019-11-18");
        check(&format!("{} November 18, 2019", "again ".repeat(200)), "none");
    }

    #[test]
    fn dates_in_letters_are_understood() {
        check("Mon, 18 Nov 2019 14:02:00 GMT", "2019-11-18T14:02:00Z");
        check("November 18, 2019", "2019-11-18");
        check("Nov. 18, 2019 2:02 p.m. EST", "2019-11-18");
        check("Monday, November 18th, 2019 at 11:08 a.m.", "2019-11-18");
        check("Published on 8 November 2019", "2019-11-08");
    }

    #[test]
    fn what_is_not_surely_a_date_is_none() {
        for written in [
            "",
            "soon",
            "2019-13",
            "2019-02-30",
            "18/11/2019",
            "20191118",
            "20191318T140207Z",
            "06/09/2019",
            "2019-11-18 14:02 - 2019-11-20",
            "1574084520",
            "0001-01-01T00:00:00Z",
            "12 hours ago",
            "2019-11-18T14:02:07+99:99",
            "2019-11-18T14:02:07-14:01",
            "2019-11-18T14:02+01:60",
            "20191118T140207+9900",
        ] {
            check(written, "none");
        }
    }

    #[test]
    fn an_offset_may_be_as_far_as_there_are_clocks() {
        check("2019-11-18T14:02:07+14:00", "2019-11-18T14:02:07+14:00");
        check("2019-11-18T14:02:07-1200", "2019-11-18T14:02:07-12:00");
        check("2019-11-18T14:02+05:45", "2019-11-18T14:02+05:45");
    }

    #[test]
    fn a_number_counts_seconds_or_milliseconds_where_it_can() {
        let check = |number: &str, expected: &str| {
            assert_eq!(since_1970(number).as_deref().unwrap_or("none"), expected, "{number}");
        };
        check("1574084520", "2019-11-18T13:42:00Z");
        check("1574084520.75", "2019-11-18T13:42:00Z");
        check("1574084520250", "2019-11-18T13:42:00Z");
        for number in ["0", "-1", "2019", "20191118", "201911181342", "20191118134200", "1.5e9"] {
            check(number, "none");
        }
        check("99999999999999999999999999", "none");
    }

    #[test]
    fn a_date_is_later_only_as_far_as_both_are_known() {
        assert!(is_later("2019-11-18T14:03Z", "2019-11-18T14:02Z"));
        assert!(is_later("2019-11-19", "2019-11-18T14:02:00Z"));
        assert!(!is_later("2019-11-18", "2019-11-18T14:02:00Z"));
        assert!(!is_later("2019-11-18T06:30:00-05:00", "2019-11-18T11:30:00Z"));
        assert!(!is_later("2018", "2019-11-18"));
    }
}
