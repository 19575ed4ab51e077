//! Lengths of time.

use super::super::calendar::Unit;
use super::super::lexicon::Term;
use super::super::meaning::{Length, Meaning};
use super::super::words::Reader;
use super::{Read, numbers};

/// “two years”, “the past three months”, “a five-year term”, “two and a half hours”, “several days”, “years” after “for”.
pub(super) fn length(start: Reader) -> Read<Meaning> {
    let (length, end) = compound(start).or_else(|| bare(start)).or_else(|| stretched(start))?;
    Some((Meaning::Length(length), end))
}

/// A length that is counted: “two years”, “a few more days”.
pub(super) fn counted(start: Reader) -> Read<Length> {
    let (count, rest) = amount(start)?;
    let half = rest.take_all(&["and", "a", "half"]).filter(|_| count.is_some());
    let rest = half.or_else(|| fraction(rest)).map_or((rest, false), |rest| (rest, true));
    let (rest, and_a_half) = rest;
    let rest = rest.maybe(BEFORE_UNITS);
    let (unit, end) = unit(rest)?;
    let is_one = count == Some(1) && start.known(0) != "several";
    let agrees = match rest.term(0) {
        Term::Unit(_) => is_one || and_a_half || is_hyphened(rest),
        _ => true,
    };
    let end_of_half = end.take_all(&["and", "a", "half"]).filter(|_| is_one);
    let length = Length { count, unit, and_a_half: and_a_half || end_of_half.is_some() };
    agrees.then(|| (length, end_of_half.unwrap_or(end)))
}

/// Words between a number and its unit.
const BEFORE_UNITS: &[&str] =
    &["more", "full", "whole", "additional", "consecutive", "straight", "trading", "working", "business"];

/// Whether the word before stands in one with this one, as in “five-year”, or should, as in “five year term”.
fn is_hyphened(rest: Reader) -> bool {
    rest.before().is_some_and(|word| word.term == Term::Mark('-'))
        || matches!(rest.before().map(|word| word.term), Some(Term::Number(_)))
}

/// “1/2”.
fn fraction(start: Reader) -> Option<Reader> {
    let agrees = start.term(0) == Term::Digits(1, 1)
        && start.term(1) == Term::Mark('/')
        && start.term(2) == Term::Digits(2, 1);
    if agrees { Some(start.skip(3)) } else { start.take_mark('½') }
}

/// How many, if it is told, and whether a hyphen follows.
fn amount(start: Reader) -> Read<Option<u32>> {
    if let Some((count, end)) = numbers::whole(start) {
        let end = range(end).unwrap_or(end);
        return Some((Some(count), end.maybe_mark('-')));
    }
    if let Some(end) = start.take_all(&["a", "couple", "of"]).or_else(|| start.take_all(&["couple", "of"])) {
        return Some((Some(2), end));
    }
    if start.term(0) == Term::Several {
        return Some((None, start.skip(1).maybe_mark('-')));
    }
    let end = start.take(&["a", "an", "another"])?;
    if end.term(0) == Term::Several {
        return Some((None, end.skip(1)));
    }
    Some((Some(1), end))
}

/// “to three”, “or three”, “-three” after a number: the lower one counts.
fn range(start: Reader) -> Option<Reader> {
    let rest = start.take(&["to", "or"]).or_else(|| start.take_mark('-'))?;
    let (_, end) = numbers::whole(rest)?;
    unit(end.maybe_mark('-')).map(|_| end)
}

fn unit(start: Reader) -> Read<Unit> {
    match start.term(0) {
        Term::Unit(unit) | Term::Units(unit) => Some((unit, start.skip(1))),
        _ => None,
    }
}

/// “two years”, “the past three months”, “the next few weeks”, “the first nine months”, “these two days”.
fn compound(start: Reader) -> Read<Length> {
    let mut rest = start.maybe(&["the", "these", "those"]);
    if let Term::FromNow(_) | Term::FromThen(_) | Term::Ordinal(1) = rest.term(0) {
        if rest.known(0) == "that" || rest.known(0) == "this" {
            return None;
        }
        rest = rest.skip(1);
    }
    let (length, end) = counted(rest)?;
    // “the five-year plan”: the article is the plan’s.
    let is_adjective = matches!(end.before()?.term, Term::Unit(_)) && length.count != Some(1);
    if is_adjective && rest.at == start.at + 1 && start.known(0) == "the" {
        return None;
    }
    // “a second”, “the one day”, “a day” as in “twice a day”, “$ 5 a week”.
    let is_bare_article = matches!(start.known(0), "a" | "an") && length.count == Some(1);
    let is_length = !is_bare_article
        || start.before().is_none_or(leads_to_length)
        || matches!(end.known(0), "after" | "before" | "later");
    is_length.then_some((length, end))
}

/// Whether “a year” after `word` is a length, and not a rate: “two million a year”.
fn leads_to_length(word: &super::super::words::Word) -> bool {
    const LEADING: &[&str] = &[
        "in", "for", "within", "after", "about", "than", "over", "nearly", "almost", "of", "least", "to",
        "as", "once", "just", "only",
    ];
    LEADING.contains(&word.known) || matches!(word.term, Term::Mark(_))
}

/// “years” where a length is meant: “for years”, “years of”, “in recent years”, “over the years”.
fn bare(start: Reader) -> Read<Length> {
    let Term::Units(unit) = start.term(0) else { return None };
    let end = start.skip(1);
    let is_led = start.before().is_some_and(|word| matches!(word.known, "for" | "within" | "in" | "over"));
    let is_followed =
        matches!(end.known(0), "before" | "after" | "earlier" | "later" | "ago" | "of" | "ahead");
    let is_wanted = is_led || is_followed;
    (is_wanted && unit != Unit::Second).then_some((Length { count: None, unit, and_a_half: false }, end))
}

/// “recent years”, “coming months”, “the years ahead”, “decades-long”, “day-long”.
fn stretched(start: Reader) -> Read<Length> {
    if let (Term::Unit(unit) | Term::Units(unit), Some(end)) =
        (start.term(0), start.skip(1).take_mark('-').and_then(|end| end.take(&["long"])))
    {
        let count = matches!(start.term(0), Term::Unit(_)).then_some(1);
        return Some((Length { count, unit, and_a_half: false }, end));
    }
    let rest = start.maybe(&["the"]);
    let rest = match rest.term(0) {
        Term::FromNow(_) if !matches!(rest.known(0), "this" | "latest") => rest.skip(1),
        _ => return None,
    };
    if let (Term::Unit(unit @ (Unit::Decade | Unit::Century)), "past") = (rest.term(0), rest.before()?.known)
    {
        return Some((Length { count: Some(1), unit, and_a_half: false }, rest.skip(1)));
    }
    let Term::Units(unit) = rest.term(0) else { return None };
    Some((Length { count: None, unit, and_a_half: false }, rest.skip(1)))
}
