//! Numbers, in digits and in words.

use super::super::lexicon::Term;
use super::super::words::Reader;
use super::Read;

/// A whole number: “12”, “twelve”, “twenty-four”, “a hundred”, “nineteen ninety-six” is none.
pub(super) fn whole(start: Reader) -> Read<u32> {
    match start.term(0) {
        Term::Digits(value, 1..=4) => Some((value, start.skip(1))),
        Term::Number(value) => Some(in_words(value, start.skip(1))),
        _ => {
            let rest = start.take(&["a"])?;
            let Term::Number(value @ (100 | 1000)) = rest.term(0) else { return None };
            Some((value, rest.skip(1)))
        }
    }
}

/// What a number word comes to with those after it.
fn in_words(first: u32, rest: Reader) -> (u32, Reader) {
    let behind_hyphen = rest.maybe_mark('-');
    match behind_hyphen.term(0) {
        Term::Number(ones @ 1..=9) if (20..=90).contains(&first) => (first + ones, behind_hyphen.skip(1)),
        Term::Number(size @ (100 | 1000)) if first < size => (first * size, rest.skip(1)),
        _ => (first, rest),
    }
}

/// An ordinal: “third”, “3rd”, “twenty-first”.
pub(super) fn ordinal(start: Reader) -> Read<u32> {
    match start.term(0) {
        Term::Ordinal(value) => Some((value, start.skip(1))),
        Term::Number(tens @ (20 | 30)) => {
            let rest = start.skip(1).maybe_mark('-');
            let Term::Ordinal(ones @ 1..=9) = rest.term(0) else { return None };
            Some((tens + ones, rest.skip(1)))
        }
        Term::Digits(value, 1..=2) if start.word(1)?.is_glued => {
            Some((value, start.skip(1).take(&["st", "nd", "rd", "th"])?))
        }
        _ => None,
    }
}
