//! Calendar dates: days, weekdays, months, quarters, seasons, feasts, years, decades, centuries.

use super::super::calendar::Unit;
use super::super::calendar::{Feast, Part, exists};
use super::super::lexicon::Term;
use super::super::meaning::{From, Lean, Meaning, Year};
use super::super::words::Reader;
use super::{Read, numbers};

/// “2025-10-03”, “10/3/2025”, “20251003” is none.
pub(super) fn numeric(start: Reader) -> Read<Meaning> {
    let separator = match start.term(1) {
        Term::Mark(mark @ ('-' | '/')) => mark,
        _ => return None,
    };
    let rest = start.skip(3).take_mark(separator)?;
    let end = rest.skip(1);
    let is_tight = (1..5).all(|ahead| start.word(ahead).is_some_and(|word| word.is_glued));
    let goes_on = end.word(0).is_some_and(|word| word.is_glued && matches!(word.term, Term::Mark('-' | '/')));
    if !is_tight || goes_on {
        return None;
    }
    let (year, month, day) = match (start.term(0), start.term(2), rest.term(0)) {
        (Term::Digits(year, 4), Term::Digits(month, 1..=2), Term::Digits(day, 1..=2)) => (year, month, day),
        (Term::Digits(month, 1..=2), Term::Digits(day, 1..=2), Term::Digits(year, 4)) => (year, month, day),
        (Term::Digits(month, 1..=2), Term::Digits(day, 1..=2), Term::Digits(year, 2)) if separator == '/' => {
            (of_two_digits(year), month, day)
        }
        _ => return None,
    };
    let part = day_part_of_year(month, day).or_else(|| day_part_of_year(day, month))?;
    Some((Meaning::Calendar(Year::Named(i16::try_from(year).ok()?), part), end))
}

fn of_two_digits(year: u32) -> u32 {
    if year < 50 { 2000 + year } else { 1900 + year }
}

fn day_part_of_year(month: u32, day: u32) -> Option<Part> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    exists(month, day).then_some(Part::Day(month, day))
}

/// Words that make a weekday the name of one day in the year, or of one long ago: “Super Tuesday”.
const NAMED_DAYS: &[&str] =
    &["Super", "Black", "Good", "Ash", "Bloody", "Cyber", "Palm", "Maundy", "Shrove", "Holy"];

/// “Sunday”, “last Sunday”, “the previous Sunday”, “Sunday, October 3”, “Tuesday of last week”.
pub(super) fn weekday(start: Reader) -> Read<Meaning> {
    let (lean, rest) = lean(start);
    let Term::Weekday(number) = rest.term(0) else { return None };
    let is_named = rest.before().is_some_and(|word| NAMED_DAYS.contains(&word.letters));
    if !rest.word(0)?.is_capitalised() || is_named {
        return None;
    }
    let end = rest.skip(1);
    let dated = [Some(end), end.take_mark(',')].into_iter().flatten().find_map(day);
    Some(dated.unwrap_or((Meaning::Weekday(number, lean), end)))
}

/// “last”, “this”, “next” before a name, with “the” and “this past”.
fn lean(start: Reader) -> (Lean, Reader) {
    let mut rest = start.maybe(&["the"]);
    let mut lean = None;
    while let Term::FromNow(step) | Term::FromThen(step) = rest.term(0) {
        if rest.take(&["current", "latest", "that"]).is_some()
            || lean.is_some_and(|lean| lean != Lean::Here)
            || rest.at > start.at + 2
        {
            break;
        }
        lean = Some(match step.signum() {
            -1 => Lean::Back,
            0 => lean.unwrap_or(Lean::Here),
            _ => Lean::Ahead,
        });
        rest = rest.skip(1);
    }
    lean.map_or((Lean::Verb, start), |lean| (lean, rest))
}

/// The month at `start`, with the stop of a shortened name.
fn month_name(start: Reader) -> Read<i8> {
    let Term::Month(month) = start.term(0) else { return None };
    let word = start.word(0)?;
    let is_short = word.letters.len() <= 4 && !matches!(word.known, "may" | "june" | "july");
    let end = start.skip(1);
    let end = if is_short { end.maybe_mark('.') } else { end };
    word.is_capitalised().then_some((month, end))
}

/// “October 3”, “Oct. 3rd, 2025”, “3 October 2025”, “the third of October”.
pub(super) fn day(start: Reader) -> Read<Meaning> {
    let (month, day, end) = month_first(start).or_else(|| day_first(start))?;
    let part = day_part_of_year(u32::try_from(month).ok()?, day)?;
    let comma = end.take_mark(',');
    let year = comma.and_then(named_year).or_else(|| year_after(end));
    Some(match year {
        Some((year, end)) => (Meaning::Calendar(year, part), end),
        None => (Meaning::Calendar(Year::Open(Lean::Verb), part), end),
    })
}

fn month_first(start: Reader) -> Option<(i8, u32, Reader)> {
    let (month, rest) = month_name(start)?;
    if let Some((day, end)) = numbers::ordinal(rest) {
        return Some((month, day, end));
    }
    let Term::Digits(day, 1..=2) = rest.term(0) else { return None };
    let end = rest.skip(1);
    // “Oct. 10:30”, “May 2.5”.
    let goes_on = end.word(0).is_some_and(|word| {
        word.is_glued
            && (word.term == Term::Mark('%')
                || (word.term == Term::Mark(':') && matches!(end.term(1), Term::Digits(..))))
    });
    (!goes_on).then_some((month, day, end))
}

fn day_first(start: Reader) -> Option<(i8, u32, Reader)> {
    let named = || numbers::ordinal(start.take(&["the"]).unwrap_or(start));
    let (day, rest) = match start.term(0) {
        Term::Digits(day, 1..=2) if !start.word(1)?.is_glued => (day, start.skip(1)),
        _ => named().map(|(day, rest)| (day, rest.maybe(&["of"])))?,
    };
    let (month, end) = month_name(rest)?;
    Some((month, day, end))
}

/// A year in digits that can only be one beside a month.
fn named_year(start: Reader) -> Read<Year> {
    let Term::Digits(year @ 1000..=2199, 4) = start.term(0) else { return None };
    let end = start.skip(1);
    let goes_on = end.word(0).is_some_and(|word| word.is_glued && word.known == "s");
    (!goes_on).then_some((Year::Named(i16::try_from(year).ok()?), end))
}

/// “2025”, “of 2025”, “last year”, “of next year”, “of that year” after the name of a part of it.
fn year_after(start: Reader) -> Read<Year> {
    let start = start.maybe(&["of"]).maybe(&["fiscal"]);
    if let Some(read) = named_year(start).or_else(|| spoken_year(start)) {
        return Some(read);
    }
    if let Some(end) = start.take_all(&["the", "year"]) {
        return Some((Year::Step(0, From::Publication), end));
    }
    let rest = start.maybe(&["the"]);
    let (step, from) = step(rest.term(0))?;
    let end = rest.skip(1);
    (end.term(0) == Term::Unit(Unit::Year)).then(|| (Year::Step(step, from), end.skip(1)))
}

pub(super) fn step(term: Term) -> Option<(i32, From)> {
    match term {
        Term::FromNow(step) => Some((step, From::Publication)),
        Term::FromThen(step) => Some((step, From::Named)),
        _ => None,
    }
}

/// “October”, “last October”, “October 2025”, “October of last year”.
pub(super) fn month(start: Reader) -> Read<Meaning> {
    let (lean, rest) = lean(start);
    let (month, end) = month_name(rest)?;
    let year = end.take_mark(',').and_then(named_year).or_else(|| year_after(end));
    if let Some((year, end)) = year {
        return Some((Meaning::Calendar(year, Part::Month(month)), end));
    }
    if matches!(end.term(0), Term::Digits(_, 1..=2)) && start.at < rest.at {
        return None;
    }
    // “May” and “March” begin sentences, and “Jan”, “Mar” and “Jun” name people.
    let word = rest.word(0)?;
    let is_before_name = end.word(0).is_some_and(|word| word.is_capitalised());
    let is_doubtful = match word.known {
        "may" | "march" | "jan" | "mar" | "jun" | "dec" => true,
        "april" | "june" | "august" => is_before_name,
        _ => false,
    };
    let is_led = start.at < rest.at || rest.before().is_some_and(leads_to_month);
    let is_short = end.at > rest.at + 1;
    let is_led = is_led
        && (word.letters.len() > 3
            || word.known == "may"
            || rest.before().is_some_and(|word| word.known == "in"));
    (!is_doubtful || is_led || is_short)
        .then_some((Meaning::Calendar(Year::Open(lean), Part::Month(month)), end))
}

/// Whether a month may well follow `word`.
fn leads_to_month(word: &super::super::words::Word) -> bool {
    const LEADING: &[&str] = &[
        "in", "since", "by", "until", "till", "from", "to", "of", "early", "late", "mid", "for", "through",
        "before", "after", "during", "every", "each", "around", "between", "and",
    ];
    LEADING.contains(&word.known) || word.term == Term::Mark('-')
}

/// “the third quarter”, “last year’s first half”, “the 2025 fourth quarter”, “Q3 2025”.
pub(super) fn quarter(start: Reader) -> Read<Meaning> {
    let (year, rest) = year_before(start);
    let rest = rest.maybe(&["the"]).maybe(&["fiscal"]).maybe_mark('-');
    if let Some((number, end)) = numbered_quarter(start) {
        let (year, end) = year_after(end).unwrap_or((Year::Open(Lean::Verb), end));
        return Some((Meaning::Calendar(year, Part::Quarter(number)), end));
    }
    let (number, end) = numbers::ordinal(rest).or_else(|| last_of(rest))?;
    let number = i8::try_from(number).ok()?;
    // “the third-quarter loss”: the article is the loss’s.
    if end.take_mark('-').is_some() && start.known(0) == "the" {
        return None;
    }
    let end = end.maybe_mark('-').maybe(&["fiscal"]);
    let part = match (end.term(0), number) {
        (Term::Unit(Unit::Quarter), 1..=4) => Part::Quarter(number),
        (Term::Joint, 1..=2) if end.known(0) == "half" => Part::Half(number),
        _ => return None,
    };
    let end = end.skip(1);
    // “half a million”, “the second half of the game”.
    let later = year_after(end);
    if matches!(part, Part::Half(_)) && year.is_none() && later.is_none() {
        return None;
    }
    let end_and_year = later.map(|(year, end)| (end, year));
    let (end, year) = end_and_year.unwrap_or((end, year.unwrap_or(Year::Open(Lean::Verb))));
    Some((Meaning::Calendar(year, part), end))
}

/// “Q3”.
fn numbered_quarter(start: Reader) -> Read<i8> {
    let Term::Digits(number @ 1..=4, 1) = start.take(&["q"])?.term(0) else { return None };
    let is_one_word = start.word(1)?.is_glued;
    Some((i8::try_from(number).ok()?, start.skip(2))).filter(|_| is_one_word)
}

/// “the 1988 period”, “the 1988 quarter”.
pub(super) fn quarter_of(start: Reader) -> Read<Meaning> {
    let (Year::Named(year), end) = named_year(start.take(&["the"])?)? else { return None };
    let is_period = end.known(0) == "period" || end.term(0) == Term::Unit(Unit::Quarter);
    is_period.then(|| (Meaning::QuarterOf(year), end.skip(1)))
}

/// “last half”: the second.
fn last_of(start: Reader) -> Read<u32> {
    let end = start.take(&["last"])?;
    (end.known(0) == "half").then_some((2, end))
}

/// A year before the name of a part of it: “2025’s”, “the 2025”, “last year’s”.
fn year_before(start: Reader) -> (Option<Year>, Reader) {
    let rest = start.maybe(&["the"]);
    let possessive = |end: Reader<'_>| {
        let end = end.maybe_mark('\'');
        end.at
    };
    let named = named_year(rest).or_else(|| {
        let (step, from) = step(rest.term(0))?;
        let end = rest.skip(1);
        (end.term(0) == Term::Unit(Unit::Year)).then(|| (Year::Step(step, from), end.skip(1)))
    });
    let Some((year, end)) = named else { return (None, start) };
    let end = end.skip(possessive(end) - end.at);
    (Some(year), end.maybe(&["s"]))
}

/// “summer”, “last summer”, “the summer of 2025”, “the winter of nineteen ninety-four”.
pub(super) fn season(start: Reader) -> Read<Meaning> {
    let (lean, rest) = lean(start);
    let is_led = rest.at > start.at
        || start.before().is_some_and(|word| !matches!(word.known, "to" | "and") && leads_to_month(word));
    let named = rest.maybe(&["the"]);
    let Term::Season(season) = named.term(0) else { return None };
    let end = named.skip(1);
    if let Some((year, end)) = year_after(end).or_else(|| spoken_year(end.maybe(&["of"]))) {
        return Some((Meaning::Calendar(year, Part::Season(season)), end));
    }
    // “fall” and “spring” are verbs, too, and “the fall of the wall” is no season.
    let is_sure = matches!(named.known(0), "summer" | "winter" | "autumn");
    let has_article = named.at > rest.at;
    let counts = is_led || (has_article && end.known(0) != "of" && is_sure);
    counts.then_some((Meaning::Calendar(Year::Open(lean), Part::Season(season)), end))
}

/// “Christmas Day”, “last Thanksgiving”, “New Year’s Eve”, “Christmas 2025”.
pub(super) fn feast(start: Reader) -> Read<Meaning> {
    let (lean, rest) = lean(start);
    let (feast, end) = feast_name(rest)?;
    let year = year_after(end).unwrap_or((Year::Open(lean), end));
    Some((Meaning::Calendar(year.0, Part::Feast(feast)), year.1))
}

fn feast_name(start: Reader) -> Read<Feast> {
    if !start.word(0)?.is_capitalised() {
        return None;
    }
    let end = start.skip(1);
    let possessive = |end: Reader<'_>| end.take_mark('\'').and_then(|end| end.take(&["s"])).map(|end| end.at);
    let is_day = |end: Reader<'_>| end.known(0) == "day";
    match (start.term(0), start.known(0)) {
        (Term::Feast(Feast::Christmas), _) if end.known(0) == "eve" => {
            Some((Feast::ChristmasEve, end.skip(1)))
        }
        (Term::Feast(feast), _) => Some((feast, if is_day(end) { end.skip(1) } else { end })),
        (_, "boxing") if is_day(end) => Some((Feast::BoxingDay, end.skip(1))),
        (_, "independence") if is_day(end) => Some((Feast::IndependenceDay, end.skip(1))),
        (_, "valentine") => {
            let end = Reader::skip(end, possessive(end)? - end.at);
            is_day(end).then(|| (Feast::ValentinesDay, end.skip(1)))
        }
        (_, "new") if end.term(0) == Term::Unit(Unit::Year) => {
            let end = end.skip(1);
            let end = end.skip(possessive(end)? - end.at);
            match end.known(0) {
                "eve" => Some((Feast::NewYearsEve, end.skip(1))),
                "day" => Some((Feast::NewYear, end.skip(1))),
                _ => None,
            }
        }
        _ => None,
    }
}

/// “1998”, “fiscal 1998”, “the year 2000”, “nineteen ninety-six”.
pub(super) fn year(start: Reader) -> Read<Meaning> {
    let named = start.take_all(&["the", "year"]).or_else(|| start.take(&["fiscal"]));
    let rest = named.unwrap_or(start);
    let rest = rest.maybe(&["year"]);
    let (year, end) = named_year(rest).or_else(|| spoken_year(rest))?;
    let is_plausible = match year {
        Year::Named(number) => named.is_some() || (1900..2100).contains(&number) || is_led_to_year(start),
        Year::Step(..) | Year::Open(_) => false,
    };
    (is_plausible && !counts_something(start, end)).then_some((Meaning::Calendar(year, Part::Whole), end))
}

/// Whether the word before makes a number a year: “in 1812”.
fn is_led_to_year(start: Reader) -> bool {
    const LEADING: &[&str] =
        &["in", "since", "of", "by", "until", "from", "early", "late", "before", "after", "mid", "around"];
    start.before().is_some_and(|word| LEADING.contains(&word.known) || matches!(word.term, Term::Month(_)))
}

/// Whether digits that might be a year are a part of a longer number, or followed by a unit that they count.
fn counts_something(start: Reader, end: Reader) -> bool {
    let is_glued = start.word(0).is_some_and(|word| word.is_glued);
    let is_tail = is_glued
        && start.before().is_some_and(|before| {
            matches!(before.term, Term::Mark(',' | '.' | '#' | '/' | '$' | ':'))
                || before.letters.ends_with(char::is_alphanumeric)
        });
    let goes_on = end.word(0).is_some_and(|word| {
        let is_number = matches!(word.term, Term::Mark('.' | ',' | ':' | '/'))
            && end.word(1).is_some_and(|next| next.is_glued && matches!(next.term, Term::Digits(..)));
        word.is_glued
            && (is_number || word.term == Term::Mark('%') || word.letters.starts_with(char::is_alphabetic))
    });
    let is_counted = matches!(end.term(0), Term::Units(_) | Term::Mark('%'))
        || end.word(0).is_some_and(|word| COUNTED.contains(&word.letters));
    is_tail || goes_on || is_counted
}

/// What is counted in numbers as large as years.
const COUNTED: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "miles",
    "feet",
    "shares",
    "dollars",
    "euros",
    "pounds",
    "points",
    "percent",
    "million",
    "billion",
    "km",
    "kilometers",
    "kilometres",
    "meters",
    "metres",
];

/// “nineteen ninety-six”, “two thousand”.
fn spoken_year(start: Reader) -> Read<Year> {
    let Term::Number(first) = start.term(0) else { return None };
    let (rest, end) = numbers::whole(start.skip(1))?;
    let is_in_words = matches!(start.term(1), Term::Number(_));
    let year = match (first, rest) {
        (2, 1000) => 2000,
        (19 | 20, 10..=99) if is_in_words => first * 100 + rest,
        _ => return None,
    };
    Some((Year::Named(i16::try_from(year).ok()?), end))
}

/// “the 1990s”, “the ’90s”, “the nineties”.
pub(super) fn decade(start: Reader) -> Read<Meaning> {
    const IN_WORDS: &[(&str, i16)] = &[
        ("twenties", 1920),
        ("thirties", 1930),
        ("forties", 1940),
        ("fifties", 1950),
        ("sixties", 1960),
        ("seventies", 1970),
        ("eighties", 1980),
        ("nineties", 1990),
    ];
    let rest = start.maybe(&["the"]).maybe(&["early", "late", "mid"]).maybe_mark('-');
    if rest.at > start.at + 1 {
        return None;
    }
    if let Some(&(_, year)) = IN_WORDS.iter().find(|(word, _)| *word == rest.known(0)) {
        return (rest.at > start.at).then(|| (Meaning::Decade(year), rest.skip(1)));
    }
    let digits = rest.maybe_mark('\'');
    let year = match digits.term(0) {
        Term::Digits(year @ 1000..=2190, 4) if year % 10 == 0 => year,
        Term::Digits(year, 2) if year % 10 == 0 && digits.at > rest.at => of_two_digits(year),
        _ => return None,
    };
    let end = digits.skip(1);
    let plural = end.take(&["s"]).filter(|_| end.word(0).is_some_and(|word| word.is_glued));
    let end = plural.or_else(|| {
        end.take_mark('\'')?.take(&["s"]).filter(|_| digits.at == rest.at && rest.at > start.at)
    })?;
    Some((Meaning::Decade(i16::try_from(year).ok()?), end))
}

/// “the 20th century”.
pub(super) fn century(start: Reader) -> Read<Meaning> {
    let (number, end) = numbers::ordinal(start.maybe(&["the"]))?;
    let end = end.maybe_mark('-');
    let is_century = end.term(0) == Term::Unit(Unit::Century) && (1..=30).contains(&number);
    let century = i16::try_from(number).ok()? - 1;
    is_century.then(|| (Meaning::Century(century), end.skip(1)))
}
