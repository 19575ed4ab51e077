//! Holds two bodies against each other.

use crate::compare::Opinion;
use crate::name::plain;

/// Words that do not tell bodies apart.
static EMPTY: &[&str] = &["a", "an", "and", "for", "of", "on", "the", "us", "united", "states"];

/// Names that any body of a kind has: they are nobody's own.
static GENERIC: &[&str] = &[
    "administration",
    "agency",
    "army",
    "authorities",
    "bureau",
    "chamber",
    "city",
    "committee",
    "commission",
    "company",
    "council",
    "country",
    "court",
    "department",
    "district",
    "house",
    "institute",
    "ministry",
    "office",
    "parliament",
    "party",
    "police",
    "senate",
    "service",
    "state",
    "supreme",
    "times",
    "tribune",
    "university",
    "appeals",
    "post",
];

/// The fewest letters of an acronym that tells something.
const SHORTEST: usize = 3;

/// The words of a name that count, in order.
pub(crate) fn words(name: &str) -> Vec<String> {
    let name = name.strip_suffix("’s").or(name.strip_suffix("'s")).unwrap_or(name);
    let words = name.split(|c: char| c.is_whitespace() || c == '-' || c == '&').map(plain);
    words.filter(|word| !word.is_empty() && !EMPTY.contains(&word.as_str())).collect()
}

/// Whether any body of the kind has that name.
pub(crate) fn is_generic(name: &str) -> bool {
    words(name).iter().all(|word| GENERIC.contains(&word.as_str()))
}

pub(crate) fn compare(one: &str, other: &str) -> Opinion {
    let (mut words_of_one, mut words_of_other) = (words(one), words(other));
    if is_generic(one) || is_generic(other) {
        return Opinion::no("the name is nobody's own");
    }
    if words_of_one == words_of_other {
        return Opinion::yes(0.95, "the same name");
    }
    if is_acronym(one, &words_of_other) || is_acronym(other, &words_of_one) {
        return Opinion::yes(0.8, "one is the initials of the other; nobody else here fits");
    }
    words_of_one.sort();
    words_of_other.sort();
    match words_of_one == words_of_other {
        true => Opinion::yes(0.9, "the same words in another order"),
        false => Opinion::no("other names"),
    }
}

/// The keys of a body: its words, and its initials.
pub(crate) fn blocks(name: &str) -> Vec<String> {
    let mut words = words(name);
    let mut blocks = Vec::new();
    if words.len() >= SHORTEST {
        blocks.push(initials(&words));
    }
    words.sort();
    blocks.push(words.join(" "));
    blocks
}

/// Whether `short` is made of the initials of `words`.
fn is_acronym(short: &str, words: &[String]) -> bool {
    let letters: Vec<char> = short.chars().filter(|c| c.is_alphanumeric()).collect();
    let is_written_so = letters.len() >= SHORTEST && letters.iter().all(|c| c.is_uppercase());
    is_written_so && words.len() >= SHORTEST && plain(short) == initials(words)
}

fn initials(words: &[String]) -> String {
    words.iter().filter_map(|word| word.chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::compare;
    use crate::Verdict;

    #[track_caller]
    fn check(one: &str, other: &str, expected: Verdict) {
        assert_eq!(compare(one, other).verdict, expected, "{one}, {other}");
        assert_eq!(compare(other, one).verdict, expected, "{other}, {one}");
    }

    #[test]
    fn initials_stand_for_the_name() {
        check("SHB", "Selin Harbour Board", Verdict::Yes);
        check("S.H.B.", "the Selin Harbour Board", Verdict::Yes);
        check("SHB", "Selin Harbour Authority", Verdict::No);
    }

    #[test]
    fn words_that_tell_nothing_may_be_missing() {
        check("The Tern Courier", "Tern Courier", Verdict::Yes);
        check("U.S. Department of Tides", "Department of Tides", Verdict::Yes);
        check("Ministry", "Ministry", Verdict::No);
    }
}
