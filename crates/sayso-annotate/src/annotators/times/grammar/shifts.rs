//! Times told by their distance from another, times that recur, and times that are none in particular.

use std::ops::Range;

use super::super::calendar::Unit;
use super::super::lexicon::Term;
use super::super::meaning::{From, Length, Meaning};
use super::super::words::{Reader, Word};
use super::{Read, dates, lengths};

/// “yesterday”, “that day”, “the same day”, “the next day”.
pub(super) fn day(start: Reader) -> Read<Meaning> {
    if let Term::DayFromNow(by) = start.term(0) {
        return Some((Meaning::Shift(Unit::Day, by, From::Publication), start.skip(1)));
    }
    let (meaning, end) = stepped(start)?;
    matches!(meaning, Meaning::Shift(Unit::Day, ..)).then_some((meaning, end))
}

/// “last week”, “this year”, “the following month”, “that day”, “the current fiscal year”, “the week”, “yesterday”.
pub(super) fn stepped(start: Reader) -> Read<Meaning> {
    if let Term::DayFromNow(by) = start.term(0) {
        return Some((Meaning::Shift(Unit::Day, by, From::Publication), start.skip(1)));
    }
    let article = start.take(&["the"]);
    let mut rest = article.unwrap_or(start);
    let mut step = None;
    while let Some((by, from)) = dates::step(rest.term(0)) {
        let may_go_on = step.is_none_or(|(sum, _)| sum == 0 && !matches!(rest.known(0), "last" | "previous"));
        if !may_go_on {
            return None;
        }
        let sum = step.map_or(0, |(sum, _)| sum);
        step = Some((if rest.known(0) == "same" { sum } else { sum + by }, from));
        rest = rest.skip(1);
        if rest.at > start.at + 3 {
            return None;
        }
    }
    let rest = rest.maybe(&["fiscal", "full", "entire", "whole"]);
    let (unit, end) = match (rest.term(0), rest.known(0)) {
        (Term::Unit(unit), _) => (unit, rest.skip(1)),
        (_, "period") if step.is_some_and(|(by, _)| by != 0) => (Unit::Quarter, rest.skip(1)),
        _ => return None,
    };
    let (by, from) = match (step, article) {
        (Some((by, From::Publication)), Some(_)) if unit == Unit::Day => (by, From::Named),
        (Some((-1, _)), _)
            if rest.before()?.known == "past" && matches!(unit, Unit::Decade | Unit::Century) =>
        {
            return None;
        }
        (Some(step), _) => step,
        (None, Some(_)) => return bare(unit, rest, end),
        (None, None) => return None,
    };
    let is_clock = unit.is_of_clock() || unit == Unit::Fortnight;
    (!is_clock).then_some((Meaning::Shift(unit, by, from), end))
}

/// “the quarter”, “the weekend”, “the year”.
fn bare<'a>(unit: Unit, rest: Reader<'a>, end: Reader<'a>) -> Read<'a, Meaning> {
    if end.known(0) == "of" || end.take_mark('-').is_some() {
        return None;
    }
    let is_in = rest.at >= 2 && rest.rewound(2).known(0) == "in";
    let is_bounded = end.word(0).is_some_and(|word| matches!(word.letters, "ended" | "ending"));
    if unit == Unit::Year && is_bounded {
        return Some((Meaning::Length(Length { count: Some(1), unit, and_a_half: false }), end));
    }
    let meaning = match unit {
        Unit::Quarter => Meaning::TheQuarter,
        Unit::Weekend => Meaning::TheWeekend,
        Unit::Week if rest.before().is_some_and(|word| word.known == "the") => {
            Meaning::Shift(unit, 0, From::Publication)
        }
        Unit::Year | Unit::Month => Meaning::Shift(unit, 0, From::Publication),
        // “Later in the day”.
        Unit::Day if is_in => Meaning::Shift(unit, 0, From::Named),
        Unit::Second
        | Unit::Minute
        | Unit::Hour
        | Unit::Day
        | Unit::Week
        | Unit::Fortnight
        | Unit::Decade
        | Unit::Century => return None,
    };
    Some((meaning, end))
}

/// “two years ago”, “a week earlier”, “three days later”, “a month from now”.
pub(super) fn ago(start: Reader) -> Read<Meaning> {
    let (length, rest) = lengths::counted(start).or_else(|| several(start))?;
    let (sign, from, end) = direction(rest)?;
    let Some(count) = length.count else {
        return Some((Meaning::Reference(if sign < 0 { "PAST_REF" } else { "FUTURE_REF" }), end));
    };
    if length.unit.is_of_clock() {
        return Some((Meaning::Length(length), end));
    }
    if length.unit == Unit::Year && count == 1 && sign < 0 {
        return Some((Meaning::YearBefore(from), end));
    }
    let count = i32::try_from(count).ok()?;
    let (unit, size) = match length.unit {
        Unit::Fortnight => (Unit::Week, 2),
        Unit::Decade => (Unit::Year, 10),
        Unit::Century => (Unit::Year, 100),
        other => (other, 1),
    };
    Some((Meaning::Shift(unit, sign * count.checked_mul(size)?, from), end))
}

/// “years” before “ago”.
fn several(start: Reader) -> Read<Length> {
    let Term::Units(unit) = start.term(0) else { return None };
    Some((Length { count: None, unit, and_a_half: false }, start.skip(1)))
}

fn direction(rest: Reader) -> Option<(i32, From, Reader)> {
    if let Some(end) = rest.take_all(&["or", "so"]).unwrap_or(rest).take(&["ago"]) {
        return Some((-1, From::Publication, end));
    }
    if let Some(end) = rest.take_all(&["from", "now"]).or_else(|| rest.take(&["hence"])) {
        return Some((1, From::Publication, end));
    }
    Some((-1, From::Named, rest.take(&["earlier"])?))
}

/// “year-earlier”, “the year-ago quarter”, “the corresponding period last year” is two.
pub(super) fn year_before(start: Reader) -> Read<Meaning> {
    let article = start.maybe(&["the", "a"]).maybe(&["comparable", "corresponding"]);
    let has_article = article.at > start.at;
    let rest = (article.term(0) == Term::Unit(Unit::Year)).then(|| article.skip(1))?;
    let end = rest.take_mark('-').unwrap_or(rest).take(&["earlier", "ago"])?;
    let from = if end.before()?.known == "ago" { From::Publication } else { From::Named };
    if end.take(&["period"]).is_some() || end.term(0) == Term::Unit(Unit::Quarter) {
        return Some((Meaning::YearBefore(from), end.skip(1)));
    }
    let counted = if has_article { dates::quarter(end).or_else(|| lengths::length(end)) } else { None };
    if let Some((meaning, end)) = counted {
        let is_length = matches!(meaning, Meaning::Length(_));
        return Some((if is_length { meaning } else { Meaning::YearBefore(from) }, end));
    }
    let is_word = rest.take_mark('-').is_some() && !has_article;
    is_word.then_some((Meaning::YearBefore(from), end))
}

/// “now”, “recently”, “in the future”, “these days”.
pub(super) fn single(start: Reader) -> Read<Meaning> {
    const PHRASES: &[(&[&str], &str)] = &[
        (&["right", "now"], "PRESENT_REF"),
        (&["just", "now"], "PRESENT_REF"),
        (&["these", "days"], "PRESENT_REF"),
        (&["the", "moment"], "PRESENT_REF"),
        (&["more", "recently"], "PAST_REF"),
        (&["most", "recently"], "PAST_REF"),
        (&["the", "past"], "PAST_REF"),
        (&["the", "future"], "FUTURE_REF"),
        (&["the", "near", "future"], "FUTURE_REF"),
        (&["the", "foreseeable", "future"], "FUTURE_REF"),
    ];
    if let Some(&(words, value)) = PHRASES.iter().find(|(words, _)| start.take_all(words).is_some()) {
        let end = start.skip(words.len());
        let is_noun = matches!(
            end.term(0),
            Term::Mark('.' | ',' | ';' | '\'' | '"' | '”' | '?' | '`')
                | Term::Other
                | Term::Joint
                | Term::FromThen(_)
        );
        let is_led = words.len() > 2
            || words[0] != "the"
            || start.before().is_some_and(|word| {
                matches!(word.known, "in" | "into" | "from" | "for" | "of" | "at" | "about")
            });
        return (is_noun && is_led).then_some((Meaning::Reference(value), end));
    }
    if start.known(0) == "current" {
        return Some((Meaning::Reference("PRESENT_REF"), start.skip(1)));
    }
    if start.known(0) == "recent" {
        return recent(start.skip(1));
    }
    let Term::Reference(value) = start.term(0) else { return None };
    // “as soon as”.
    let is_comparison = start.before().is_some_and(|word| word.known == "as")
        || (start.known(0) == "soon" && matches!(start.known(1), "after" | "as"));
    (!is_comparison).then(|| (Meaning::Reference(value), start.skip(1)))
}

/// What follows “recent”: “recent weeks and months”.
fn recent(start: Reader) -> Read<Meaning> {
    let end = matches!(start.term(0), Term::Units(_)).then(|| start.skip(1))?;
    let more = end.take(&["and", "or"]).filter(|more| matches!(more.term(0), Term::Units(_)));
    Some((Meaning::Reference("PAST_REF"), more.map_or(end, |more| more.skip(1))))
}

/// “year” in “year-end” and “year’s end”; that it is the end is said by what modifies it.
pub(super) fn year_end(start: Reader) -> Read<Meaning> {
    if start.term(0) != Term::Unit(Unit::Year)
        || start.before().is_some_and(|word| matches!(word.term, Term::FromNow(_) | Term::FromThen(_)))
    {
        return None;
    }
    let rest = start.skip(1);
    let rest =
        rest.take_mark('\'').and_then(|rest| rest.take(&["s"])).unwrap_or_else(|| rest.maybe_mark('-'));
    rest.take(&["end"])?;
    Some((Meaning::Shift(Unit::Year, 0, From::Publication), start.skip(1)))
}

/// “every Monday”, “each year”, “every two weeks”, “daily”, “twice a week”, “Mondays”.
pub(super) fn set(start: Reader) -> Read<Meaning> {
    if let Term::Recurring(unit) = start.term(0) {
        let (before, after) = unit.code();
        return Some((Meaning::Set(format!("{before}1{after}")), start.skip(1)));
    }
    if let Some(rest) = start.take(&["every", "each"]) {
        return recurring(rest);
    }
    if let Some(rest) = start.take(&["once", "twice"]).and_then(|rest| rest.take(&["a"])) {
        return recurring(rest);
    }
    let Term::Weekday(number) = start.term(0) else { return None };
    let end = start.skip(1);
    if let Term::DayPart(part) = end.term(0) {
        let is_plural = end.known(0).ends_with('s');
        return is_plural.then(|| (Meaning::Set(format!("XXXX-WXX-{number}T{}", part.code())), end.skip(1)));
    }
    start.known(0).ends_with("days").then(|| (Meaning::Set(format!("XXXX-WXX-{number}")), end))
}

fn recurring(rest: Reader) -> Read<Meaning> {
    if let Some((length, end)) = lengths::counted(rest) {
        return Some((Meaning::Set(length.value()), end));
    }
    let rest = rest.maybe(&["single"]);
    let end = rest.skip(1);
    let value = match rest.term(0) {
        Term::Unit(unit) => {
            let (before, after) = unit.code();
            format!("{before}{}{after}", unit.size())
        }
        Term::Weekday(number) => match end.term(0) {
            Term::DayPart(part) => {
                return Some((Meaning::Set(format!("XXXX-WXX-{number}T{}", part.code())), end.skip(1)));
            }
            _ => format!("XXXX-WXX-{number}"),
        },
        Term::DayPart(part) => format!("XXXX-XX-XXT{}", part.code()),
        Term::Month(_) | Term::Season(_) | Term::Feast(_) => {
            let (Meaning::Calendar(_, part), end) =
                dates::month(rest).or_else(|| dates::season(rest)).or_else(|| dates::feast(rest))?
            else {
                return None;
            };
            return Some((Meaning::Set(part.masked()), end));
        }
        _ => return None,
    };
    Some((Meaning::Set(value), end))
}

/// The most words that tell an event.
const LONGEST_EVENT: usize = 10;

/// What happened, after “before” or “after”: “months before *the January 3 operation*”.
pub(super) fn event(start: Reader) -> Option<Range<usize>> {
    const ENDS: &[&str] =
        &["and", "or", "that", "at", "on", "by", "after", "before", "until", "since", "for", "as"];
    let rest = start.take(&["before", "after", "following"]).or_else(|| start.take_all(&["prior", "to"]))?;
    let goes_on = |word: &&Word| {
        let is_end = ENDS.contains(&word.known) || (matches!(word.term, Term::Mark(_)) && !word.is_glued);
        let is_mark = matches!(word.term, Term::Mark(mark) if !matches!(mark, '-' | '\''));
        !is_end && !is_mark
    };
    let count = (0..LONGEST_EVENT).map_while(|ahead| rest.word(ahead).filter(goes_on)).count();
    (count > 0).then(|| rest.at..rest.at + count)
}
