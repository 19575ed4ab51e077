//! How many people a noun phrase says there are: “half a dozen”, “several dozen”, “one or two”, “two current and one former”.

use std::ops::Range;

use sayso_core::{Count, Span};

use super::{CUTS, ONE, SEVERAL, Word};
use crate::patterns::is_listed;

/// Words for numbers besides those that counts are written in.
const NUMBERS: [(&str, u16); 17] = [
    ("pair", 2),
    ("half-dozen", 6),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// Words that multiply the number before them.
const TIMES: [(&str, u16); 3] = [("dozen", 12), ("hundred", 100), ("thousand", 1000)];

/// Words before a number that make it less exact.
const APPROXIMATE: [&str; 12] = [
    "nearly",
    "about",
    "over",
    "almost",
    "roughly",
    "approximately",
    "around",
    "at",
    "least",
    "only",
    "even",
    "just",
];

/// Words before a number that let it stand.
const STANDING: [&str; 4] = ["no fewer than", "no less than", "not fewer than", "some"];

/// Words before a number that tell no more than on which side of it the true one lies.
const BOUNDS: [&str; 7] =
    ["more than", "fewer than", "less than", "up to", "as many as", "upwards of", "under"];

/// How many words from its beginning a number may stand in a phrase.
const FARTHEST: usize = 3;

/// The number, two or more, that `word` is: “three”, “forty-two”, “30”.
pub(super) fn number(word: &str) -> Option<u16> {
    let listed = |word: &str| NUMBERS.iter().find(|(known, _)| *known == word).map(|&(_, number)| number);
    let compound = || {
        let (tens, units) = word.split_once('-')?;
        let units = if units == "one" { Some(1) } else { Count::number(units) };
        let fits = |tens: &u16| *tens >= 20;
        Some(listed(tens).filter(fits)? + units.filter(|units| *units < 10)?)
    };
    Count::number(word).or_else(|| listed(word)).or_else(compound)
}

/// What `word` says by itself: “three”, “several”, “another”.
pub(super) fn of_word(word: &str) -> Option<Count> {
    match number(word) {
        Some(number) => Some(Count::Exactly(number)),
        None if SEVERAL.contains(&word) => Some(Count::Several),
        None if ONE.contains(&word) => Some(Count::One),
        None => None,
    }
}

/// The count that begins `words`, and how many of them it takes.
pub(super) fn opening(words: &[Word]) -> Option<(Count, usize)> {
    let lower = |at: usize| words.get(at).map_or("", |word| word.lower.as_str());
    if [lower(0), lower(1), lower(2)] == ["half", "a", "dozen"] {
        return Some((Count::Exactly(6), 3));
    }
    let times = TIMES.iter().find(|(times, _)| *times == lower(1)).map(|&(_, times)| times);
    match (of_word(lower(0)), times) {
        (Some(Count::One), Some(times)) => Some((Count::Exactly(times), 2)),
        (Some(Count::Exactly(number)), Some(times)) => {
            Some((Count::Exactly(number.saturating_mul(times)), 2))
        }
        (Some(Count::Several | Count::Plural), Some(_)) => Some((Count::Several, 2)),
        (Some(count), None) => Some((count, 1)),
        (None, Some(_)) if lower(0) == "few" => Some((Count::Several, 2)),
        (None, Some(_) | None) => None,
    }
}

/// The number that the words of a noun phrase claim, and the words for it.
pub(super) fn claimed(words: &[Word]) -> Option<(Count, Span)> {
    let lower = |at: usize| words.get(at).map_or("", |word| word.lower.as_str());
    let mut claimed: Option<(Count, Range<usize>)> = None;
    for (count, place) in counts(words) {
        let joint = place.start.checked_sub(1).map_or("", lower);
        claimed = match claimed {
            Some((known, first)) if joint == "and" => Some((sum(known, count), first.start..place.end)),
            Some((_, first)) if joint == "or" => Some((Count::Several, first.start..place.end)),
            // “A number of”: the later word says more.
            Some((known, _)) if place.start < FARTHEST && rank(known) < rank(count) => Some((count, place)),
            Some(known) => Some(known),
            None => (place.start < FARTHEST).then_some((count, place)),
        };
    }
    let (count, place) = claimed?;
    let is_open = lower(place.end) == "or" && is_open_end(lower(place.end + 1));
    let count = if is_open { Count::Several } else { count };
    Some((count, words[place.start].span.join(words[place.end - 1].span)))
}

/// Every count among `words`, with its place.
fn counts(words: &[Word]) -> Vec<(Count, Range<usize>)> {
    let mut counts = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let found = opening(&words[at..]);
        let end = at + found.map_or(1, |(_, length)| length);
        counts.extend(found.map(|(count, _)| (count, at..end)));
        at = end;
    }
    counts
}

/// How much a count says.
fn rank(count: Count) -> u8 {
    match count {
        Count::One => 0,
        Count::Plural => 1,
        Count::Several => 2,
        Count::Exactly(_) => 3,
    }
}

/// How many two counts are together.
pub(super) fn sum(one: Count, other: Count) -> Count {
    match (exact(one), exact(other)) {
        (Some(one), Some(other)) => Count::Exactly(one.saturating_add(other)),
        (Some(_) | None, Some(_) | None) if [one, other].contains(&Count::Several) => Count::Several,
        (Some(_) | None, Some(_) | None) => Count::Plural,
    }
}

fn exact(count: Count) -> Option<u16> {
    match count {
        Count::One => Some(1),
        Count::Exactly(number) => Some(number),
        Count::Several | Count::Plural => None,
    }
}

/// Whether `word`, after “or”, leaves a number open: “two or *more*”.
fn is_open_end(word: &str) -> bool {
    matches!(word, "more" | "fewer")
}

/// Whether `word` makes a number after it less exact.
pub(super) fn is_approximate(word: &str) -> bool {
    APPROXIMATE.contains(&word)
}

/// Whether “or” at `at` stands in a number before its noun: “one *or* two officials”, “a dozen *or* so people”.
pub(super) fn holds_or(words: &[Word], at: usize) -> bool {
    let is_number = |word: &str| word == "one" || number(word).is_some();
    let (before, Some(next)) = (&words[at - 1].lower, words.get(at + 1)) else { return false };
    let goes_on = is_number(&next.lower) || is_open_end(&next.lower) || next.lower == "so";
    let has_noun =
        words.get(at + 2).is_some_and(|noun| !noun.is_after_break && !is_listed(CUTS, &noun.lower));
    is_number(before) && goes_on && has_noun
}

/// What stands before a number and makes it less exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hedge {
    /// How many words that are.
    pub(super) length: usize,
    /// Whether the number is a bound and no more: “more than 20”.
    pub(super) is_bound: bool,
}

impl Hedge {
    /// What stands before the number that `words` begin with.
    pub(super) fn of(words: &[Word]) -> Hedge {
        let approximate = words.iter().take_while(|word| is_approximate(&word.lower)).count();
        let (before, rest) = words.split_at(approximate);
        let is_over = before.iter().any(|word| word.lower == "over") && is_counted(rest);
        let found = |list: &[&str]| list.iter().find_map(|hedge| length_of(hedge, rest));
        let (bound, standing) = (found(&BOUNDS), found(&STANDING));
        let length = approximate + bound.or(standing).unwrap_or(0);
        Hedge { length, is_bound: is_over || bound.is_some() }
    }
}

/// The number of words of `hedge` where `words` begin with it and a number follows.
fn length_of(hedge: &str, words: &[Word]) -> Option<usize> {
    let length = hedge.split(' ').count();
    let begins = hedge.split(' ').zip(words).all(|(hedge, word)| hedge == word.lower);
    (begins && words.len() > length && is_counted(&words[length..])).then_some(length)
}

/// Whether `words` begin with a number of people, be it one.
fn is_counted(words: &[Word]) -> bool {
    let is_one = words.first().is_some_and(|word| word.lower == "one");
    match opening(words) {
        Some((Count::Exactly(_), _)) => true,
        Some((Count::One | Count::Several | Count::Plural, _)) => is_one,
        None => false,
    }
}
