//! Stretches of time as people write them.

use sayso_core::Interval;

/// `interval` as a year, a month, a day, or from one moment to another: no more precise than it is.
pub(crate) fn period(interval: Interval) -> String {
    let (from, until) = (interval.from(), interval.until());
    let midnight = |hour, minute, second| (hour, minute, second) == (0, 0, 0);
    let is_in_days = midnight(from.hour(), from.minute(), from.second())
        && midnight(until.hour(), until.minute(), until.second());
    let day = from.date();
    if !is_in_days {
        let end =
            if until.date() == day { until.strftime("%H:%M") } else { until.strftime("%Y-%m-%d %H:%M") };
        return format!("{} to {end}", from.strftime("%Y-%m-%d %H:%M"));
    }
    // The last day of it; there is one before any but the first moment of all.
    let last = until.date().yesterday().unwrap_or(day);
    match day {
        _ if last == day => day.to_string(),
        _ if day == day.first_of_year() && last == day.last_of_year() => day.strftime("%Y").to_string(),
        _ if day == day.first_of_month() && last == day.last_of_month() => day.strftime("%Y-%m").to_string(),
        _ => format!("{day} to {last}"),
    }
}

#[cfg(test)]
mod tests {
    use sayso_core::Interval;

    use super::period;

    #[track_caller]
    fn check(from: &str, until: &str, expected: &str) {
        let moment = |iso: &str| iso.parse().expect("a moment");
        let interval = Interval::new(moment(from), moment(until)).expect("in order");
        assert_eq!(period(interval), expected);
    }

    #[test]
    fn a_period_is_no_more_precise_than_it_is() {
        check("2025-01-01T00:00", "2026-01-01T00:00", "2025");
        check("2024-02-01T00:00", "2024-03-01T00:00", "2024-02");
        check("2026-02-08T00:00", "2026-02-09T00:00", "2026-02-08");
        check("2026-02-02T00:00", "2026-02-09T00:00", "2026-02-02 to 2026-02-08");
        check("2026-02-08T12:00", "2026-02-08T18:00", "2026-02-08 12:00 to 18:00");
        check("2026-02-08T18:00", "2026-02-09T00:00", "2026-02-08 18:00 to 2026-02-09 00:00");
    }

    #[test]
    fn the_ends_of_the_calendar_do_no_harm() {
        check("-009999-01-01T00:00", "-009999-01-02T00:00", "-009999-01-01");
        check("9999-12-31T00:00", "9999-12-31T23:59:59", "9999-12-31 00:00 to 23:59");
    }
}
