//! Reads time expressions off the words of a sentence.
//!
//! Each rule reads one sort from a given word on and says what it means and where it ends. Of all that can begin at a word,
//! the longest counts; among those of one length, the first in the table.

mod clock;
mod dates;
mod lengths;
mod numbers;
mod shifts;

use super::calendar::Unit;
use super::lexicon::Term;
use super::meaning::{Expression, From, Meaning, Year};
use super::words::{Reader, Word};

/// What a rule read, and where it ended.
type Read<'a, T> = Option<(T, Reader<'a>)>;

/// One sort of expression.
type Rule = for<'a> fn(Reader<'a>) -> Read<'a, Meaning>;

static RULES: &[Rule] = &[
    shifts::set,
    clock::moment,
    clock::day_part,
    dates::numeric,
    dates::weekday,
    dates::day,
    dates::month,
    dates::quarter,
    dates::quarter_of,
    dates::season,
    dates::feast,
    dates::year,
    dates::decade,
    dates::century,
    shifts::stepped,
    shifts::ago,
    shifts::year_before,
    shifts::year_end,
    shifts::single,
    lengths::length,
];

/// The expressions of a sentence, in reading order; none overlap.
pub(super) fn expressions(words: &[Word]) -> Vec<Expression> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let reader = Reader::new(words, at);
        let expression = if words[at].term == Term::Other { None } else { expression(reader) };
        at = expression.as_ref().map_or(at + 1, |expression: &Expression| expression.words.end);
        found.extend(expression);
    }
    found
}

fn expression(start: Reader) -> Option<Expression> {
    let plain = core(start).map(|(meaning, end)| (meaning, end, None));
    let qualified = MODIFIERS.iter().filter_map(|modifier| qualified(start, modifier));
    let read =
        plain.into_iter().chain(qualified).max_by_key(|(_, end, modifier)| (end.at, modifier.is_none()))?;
    let (meaning, end, modifier) = read;
    let (end, modifier) = match after(end, &meaning) {
        Some((end, later)) => (end, modifier.or(Some(later))),
        None => (end, modifier),
    };
    let event = matches!(meaning, Meaning::Length(_)).then(|| shifts::event(end)).flatten();
    Some(Expression { words: end.since(start), meaning, modifier, event })
}

/// The longest expression without a modifier.
fn core(start: Reader) -> Read<Meaning> {
    let read = RULES.iter().filter_map(|rule| rule(start));
    let longest = read.reduce(|best, next| if next.1.at > best.1.at { next } else { best });
    longest.filter(|(_, end)| !is_part_of_more(start, *end))
}

/// Whether the words go on to mean something else: “1998 people”, “$ 1998”, “a two-year-old”.
fn is_part_of_more(start: Reader, end: Reader) -> bool {
    let is_sum = start.before().is_some_and(|word| matches!(word.term, Term::Mark('$' | '£' | '€')));
    let is_age = end.take_mark('-').or(Some(end)).and_then(|end| end.take(&["old"])).is_some();
    is_sum || is_age
}

/// Words before an expression that modify it.
struct Modifier {
    words: &'static [&'static str],
    value: &'static str,
    fits: fn(&Meaning) -> bool,
}

const fn modifier(
    words: &'static [&'static str],
    value: &'static str,
    fits: fn(&Meaning) -> bool,
) -> Modifier {
    Modifier { words, value, fits }
}

#[rustfmt::skip]
static MODIFIERS: &[Modifier] = &[
    modifier(&["early"], "START", is_stretch),
    modifier(&["the", "early"], "START", is_stretch),
    modifier(&["earlier"], "START", is_pointed_at),
    modifier(&["earlier", "in"], "START", is_pointed_at),
    modifier(&["late"], "END", is_stretch),
    modifier(&["the", "late"], "END", is_stretch),
    modifier(&["later"], "END", is_pointed_at),
    modifier(&["later", "in"], "END", is_pointed_at),
    modifier(&["mid"], "MID", is_stretch),
    modifier(&["the", "mid"], "MID", is_stretch),
    modifier(&["the", "beginning", "of"], "START", is_stretch),
    modifier(&["the", "start", "of"], "START", is_stretch),
    modifier(&["the", "middle", "of"], "MID", is_stretch),
    modifier(&["the", "end", "of"], "END", is_stretch),
    modifier(&["end", "of"], "END", is_stretch),
    modifier(&["late", "in"], "END", is_stretch),
    modifier(&["early", "in"], "START", is_stretch),
    modifier(&["about"], "APPROX", is_measured),
    modifier(&["around"], "APPROX", is_measured),
    modifier(&["around"], "APPROX", is_date),
    modifier(&["approximately"], "APPROX", is_measured),
    modifier(&["roughly"], "APPROX", is_measured),
    modifier(&["nearly"], "LESS_THAN", is_measured),
    modifier(&["almost"], "LESS_THAN", is_measured),
    modifier(&["less", "than"], "LESS_THAN", is_measured),
    modifier(&["more", "than"], "MORE_THAN", is_measured),
    modifier(&["over"], "MORE_THAN", is_counted),
    modifier(&["at", "least"], "EQUAL_OR_MORE", is_measured),
    modifier(&["at", "most"], "EQUAL_OR_LESS", is_measured),
    modifier(&["up", "to"], "EQUAL_OR_LESS", is_measured),
    modifier(&["no", "more", "than"], "EQUAL_OR_LESS", is_measured),
];

fn qualified<'a>(
    start: Reader<'a>,
    modifier: &Modifier,
) -> Option<(Meaning, Reader<'a>, Option<&'static str>)> {
    let rest = start.take_all(modifier.words)?;
    // “over the past week” is no more than a week.
    if modifier.words == ["over"] && matches!(rest.known(0), "the" | "this" | "these") {
        return None;
    }
    let (meaning, end) = core(rest.maybe_mark('-'))?;
    (modifier.fits)(&meaning).then_some((meaning, end, Some(modifier.value)))
}

/// Whether it is a stretch of time that begins and ends.
fn is_stretch(meaning: &Meaning) -> bool {
    !matches!(meaning, Meaning::Length(_) | Meaning::Set(_) | Meaning::Reference(_) | Meaning::Clock(..))
        && !is_counted(meaning)
}

/// Whether it is a stretch that is pointed at: “this year”, “yesterday”, “Sunday”.
fn is_pointed_at(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Shift(..) | Meaning::DayPart(..) | Meaning::Calendar(Year::Step(..), _) => true,
        Meaning::Calendar(..)
        | Meaning::Decade(_)
        | Meaning::Century(_)
        | Meaning::Weekday(..)
        | Meaning::YearBefore(_)
        | Meaning::TheQuarter
        | Meaning::QuarterOf(_)
        | Meaning::TheWeekend
        | Meaning::Clock(..)
        | Meaning::Length(_)
        | Meaning::Set(_)
        | Meaning::Reference(_) => false,
    }
}

/// Whether it is named by the calendar.
fn is_date(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Calendar(..))
}

/// Whether it is a length of time.
fn is_counted(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Length(_))
}

/// Whether it has a length of time in it, or is a time of day.
fn is_measured(meaning: &Meaning) -> bool {
    let is_ago = matches!(meaning, Meaning::Shift(_, by, _) if by.abs() > 1)
        || matches!(meaning, Meaning::YearBefore(From::Publication));
    is_ago || matches!(meaning, Meaning::Length(_) | Meaning::Clock(..))
}

/// Words after an expression that modify it: “or so”, “’s end”, “-end”.
fn after<'a>(end: Reader<'a>, meaning: &Meaning) -> Option<(Reader<'a>, &'static str)> {
    if let Some(end) = end.take_all(&["or", "so"]) {
        return Some((end, "APPROX"));
    }
    let is_year = matches!(meaning, Meaning::Shift(Unit::Year | Unit::Month | Unit::Quarter, ..));
    let ending =
        end.take_mark('\'').and_then(|end| end.take(&["s"])).or_else(|| end.take_mark('-')).unwrap_or(end);
    let end = Some(ending).filter(|_| is_year)?.take(&["end"])?;
    Some((end, "END"))
}
