//! Times of day and parts of days.

use super::super::calendar::{DayPart, Unit};
use super::super::lexicon::Term;
use super::super::meaning::{From, Meaning};
use super::super::words::Reader;
use super::{Read, dates, shifts};

/// “10:35 a.m.”, “5 p.m. EST Friday”, “noon”, “2200 GMT”, “four o’clock”.
pub(super) fn moment(start: Reader) -> Read<Meaning> {
    let ((hour, minute), end) = named(start).or_else(|| told(start))?;
    let end = zone(end);
    let dated = day(end).or_else(|| day(end.take_mark(',')?));
    let (on, end) = dated.map_or((None, end), |(day, end)| (Some(Box::new(day)), end));
    Some((Meaning::Clock(hour, minute, on), end))
}

fn named(start: Reader) -> Read<(i8, Option<i8>)> {
    let end = start.skip(1);
    match start.known(0) {
        "noon" | "midday" => Some(((12, Some(0)), end)),
        "midnight" => Some(((0, Some(0)), end)),
        _ => None,
    }
}

fn told(start: Reader) -> Read<(i8, Option<i8>)> {
    let (hour, end) = match start.term(0) {
        Term::Digits(hour, 1..=2) => (hour, start.skip(1)),
        Term::Digits(four, 4) if matches!(start.term(1), Term::Zone) => {
            return checked(four / 100, Some(four % 100), start.skip(1));
        }
        Term::Number(hour) => (hour, start.skip(1)),
        _ => return None,
    };
    let has_colon = end.term(0) == Term::Mark(':');
    let (minute, end) = minute(end).map_or((None, end), |(minute, end)| (Some(minute), end));
    if let Some((is_after_noon, end)) = half(end) {
        let hour = if (1..=12).contains(&hour) {
            hour % 12 + if is_after_noon { 12 } else { 0 }
        } else {
            return None;
        };
        return checked(hour, minute, end);
    }
    if let Some(end) = end.take(&["o"]).and_then(|end| end.take_mark('\'')?.take(&["clock"])) {
        return checked(hour, minute, end);
    }
    // “15:30” alone is a time; “15” is not, nor “3:2” as in results.
    let is_clock = minute.is_some()
        && (matches!(end.term(0), Term::Zone)
            || (has_colon
                && (matches!(start.term(0), Term::Digits(_, 2))
                    || start.before().is_some_and(|word| word.known == "at"))));
    if is_clock { checked(hour, minute, end) } else { None }
}

fn checked(hour: u32, minute: Option<u32>, end: Reader) -> Read<(i8, Option<i8>)> {
    if hour > 23 || minute.is_some_and(|minute| minute > 59) {
        return None;
    }
    let minute = minute.map(i8::try_from).transpose().ok()?;
    Some(((i8::try_from(hour).ok()?, minute), end))
}

/// “:35”, “.35”.
fn minute(start: Reader) -> Read<u32> {
    let rest = start.take_mark(':').or_else(|| start.take_mark('.'))?;
    let Term::Digits(minute, 2) = rest.term(0) else { return None };
    (start.word(0)?.is_glued && rest.word(0)?.is_glued).then(|| (minute, rest.skip(1)))
}

/// “a.m.”, “pm”, “in the morning”: whether it is after noon.
fn half(start: Reader) -> Read<bool> {
    if let Some(end) = start.take(&["am", "pm"]) {
        return Some((start.known(0) == "pm", end));
    }
    if let Some(rest) = start.take(&["a", "p"]) {
        let end = rest.take_mark('.')?.take(&["m"])?;
        return Some((start.known(0) == "p", end.maybe_mark('.')));
    }
    let end = start.take_all(&["in", "the"])?;
    let Term::DayPart(part) = end.term(0) else { return None };
    Some((part != DayPart::Morning, end.skip(1)))
}

/// “EST”, “local time”.
fn zone(end: Reader) -> Reader {
    let is_zone = matches!(end.term(0), Term::Zone) && end.word(0).is_some_and(|word| word.is_capitalised());
    if is_zone { end.skip(1) } else { end }
}

/// A day after a time of day, without a word between or with “on”.
fn day(start: Reader) -> Read<Meaning> {
    let start = start.maybe(&["on"]);
    dates::weekday(start).or_else(|| dates::day(start)).or_else(|| shifts::day(start))
}

/// “Sunday night”, “this morning”, “tonight”, “last night”, “the next morning”, “October 3 in the evening” is two.
pub(super) fn day_part(start: Reader) -> Read<Meaning> {
    if let Some(end) = start.take(&["tonight"]) {
        return Some((on(Some(shift(0, From::Publication)), DayPart::Night), end));
    }
    if let Some(end) = start.take(&["overnight"]) {
        return Some((on(None, DayPart::Night), end));
    }
    if let Some((day, rest)) = day(start).filter(|_| start.known(0) != "on") {
        let Term::DayPart(part) = rest.term(0) else { return of_day_before(start) };
        return Some((on(Some(day), part), rest.skip(1)));
    }
    of_step(start).or_else(|| of_day_before(start))
}

/// “this morning”, “the next morning”, “the morning”.
fn of_step(start: Reader) -> Read<Meaning> {
    let article = start.take(&["the"]);
    let rest = article.unwrap_or(start);
    let step = dates::step(rest.term(0));
    let named = if step.is_some() { rest.skip(1) } else { rest };
    let Term::DayPart(part) = named.term(0) else { return None };
    let day = match (step, part, article) {
        (Some((by, From::Publication)), _, Some(_)) => Some(shift(by, From::Named)),
        (Some((by, from)), _, _) => Some(shift(by, from)),
        (None, DayPart::Morning | DayPart::Afternoon | DayPart::Evening, Some(_)) => None,
        _ => return None,
    };
    Some((on(day, part), named.skip(1)))
}

/// “the night of October 3”, “the morning of the same day” is two.
fn of_day_before(start: Reader) -> Read<Meaning> {
    let rest = start.maybe(&["the"]);
    let Term::DayPart(part) = rest.term(0) else { return None };
    let (day, end) = day(rest.skip(1).take(&["of"])?)?;
    Some((on(Some(day), part), end))
}

fn shift(by: i32, from: From) -> Meaning {
    Meaning::Shift(Unit::Day, by, from)
}

fn on(day: Option<Meaning>, part: DayPart) -> Meaning {
    Meaning::DayPart(part, day.map(Box::new))
}
