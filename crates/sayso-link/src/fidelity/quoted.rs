//! Quotations that are given in other words.

use crate::terms::is_function_word;
use crate::tokens::{number, words};

/// Words that a quotation must have to be compared.
pub(super) const LEAST: usize = 4;

/// So much of either, from the first word that both have to the last, must be in both: else they are two quotations.
const COMMON: f32 = 0.6;

/// What short forms stand for.
static SHORT: &[(&str, &str)] =
    &[("n't", "not"), ("'m", "am"), ("'re", "are"), ("'ll", "will"), ("'ve", "have")];

/// Words after which “’s” is “is”.
static BEFORE_IS: &[&str] = &["he", "here", "it", "she", "that", "there", "what", "where", "who"];

/// The words of `text` in the form in which quotations are compared: short forms and numbers in full, one spelling.
pub(super) fn folded(text: &str) -> Vec<String> {
    let full = words(text).map(|word| in_full(&word.to_lowercase()));
    let words = full.flat_map(|(word, after)| [Some(word), after]).flatten();
    words.map(|word| number(&word).unwrap_or_else(|| spelled(&word))).collect()
}

/// The word that `word` is, or the two that it is short for.
fn in_full(word: &str) -> (String, Option<String>) {
    let short = SHORT.iter().find_map(|(end, full)| Some((word.strip_suffix(end)?, *full)));
    let is = word.strip_suffix("'s").filter(|before| BEFORE_IS.contains(before)).map(|before| (before, "is"));
    let two = match short.or(is) {
        Some(("ca", full)) => Some(("can", full)),
        Some(("wo", full)) => Some(("will", full)),
        Some(two) => Some(two),
        None if word == "cannot" => Some(("can", "not")),
        None => None,
    };
    two.map_or_else(|| (word.to_owned(), None), |(before, full)| (before.to_owned(), Some(full.to_owned())))
}

/// `word` as it would be spelled on either side of the ocean.
fn spelled(word: &str) -> String {
    let word = word.replace('z', "s").replace("our", "or").replace("ll", "l");
    word.strip_suffix("re").map_or(word.clone(), |stem| format!("{stem}er"))
}

/// Whether `words` stand in `text`, one after the other.
pub(super) fn stands_in(words: &[String], text: &[String]) -> bool {
    text.windows(words.len().max(1)).any(|part| part == words)
}

/// Whether `repeated` is the same quotation, and has words that the original has not.
pub(super) fn is_altered(original: &[String], repeated: &[String]) -> bool {
    let common = common(original, repeated);
    let (Some(first), Some(last)) = (common.first(), common.last()) else { return false };
    // Either may be cut at its ends.
    let (of_original, of_repeated) = (last.0 - first.0 + 1, last.1 - first.1 + 1);
    let longer = of_original.max(of_repeated);
    let is_same = common.len() >= LEAST
        && common.len() as f32 >= COMMON * longer as f32
        && 2 * common.len() >= original.len().min(repeated.len())
        && common.iter().any(|(at, _)| !is_function_word(&original[*at]));
    is_same && of_repeated > common.len()
}

/// The positions of the words that both have in the same order, as many as there are.
fn common(one: &[String], other: &[String]) -> Vec<(usize, usize)> {
    let mut longest = vec![vec![0_usize; other.len() + 1]; one.len() + 1];
    for (at, word) in one.iter().enumerate().rev() {
        for (position, of_other) in other.iter().enumerate().rev() {
            longest[at][position] = if word == of_other {
                longest[at + 1][position + 1] + 1
            } else {
                longest[at + 1][position].max(longest[at][position + 1])
            };
        }
    }
    let (mut at, mut position, mut common) = (0, 0, Vec::new());
    while at < one.len() && position < other.len() {
        if one[at] == other[position] {
            common.push((at, position));
            (at, position) = (at + 1, position + 1);
        } else if longest[at + 1][position] >= longest[at][position + 1] {
            at += 1;
        } else {
            position += 1;
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::{folded, is_altered, stands_in};

    #[track_caller]
    fn check(original: &str, repeated: &str, expected: bool) {
        let (original, repeated) = (folded(original), folded(repeated));
        let is_found = is_altered(&original, &repeated) && !stands_in(&repeated, &original);
        assert_eq!(is_found, expected, "{original:?} {repeated:?}");
    }

    #[test]
    fn other_words_between_the_marks_are_told() {
        check("We have sold nothing to anybody", "We have given nothing to anybody", true);
        check("I was standing on the pier by the crane", "I stood on the pier by the boat", true);
        check("We are sorry for the delay", "We are deeply sorry for the delay", true);
    }

    #[test]
    fn a_part_another_spelling_and_a_short_form_are_no_other_words() {
        check("We have sold nothing to anybody", "sold nothing to anybody", false);
        check("We have sold nothing to anybody, and never will", "We have sold nothing to anybody", false);
        check("It’s the colour of twelve harbours", "It is the color of 12 harbors", false);
        check("I can’t and I won’t sell the pier", "I cannot and I will not sell the pier", false);
    }

    #[test]
    fn words_that_are_left_out_are_not_told() {
        check("We are deeply sorry for the delay", "We are sorry for the delay", false);
    }

    #[test]
    fn two_quotations_are_not_one() {
        check("We have sold nothing to anybody", "The council has sold the pier", false);
        check("It is the end of the line", "It is the start of the race", false);
    }
}
