//! The words of a text, clause by clause, and numbers that are told in words.

use unicode_normalization::UnicodeNormalization as _;

/// Numbers in words, as digits. “One” is more often no number.
static NUMBER_WORDS: &[(&str, &str)] = &[
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
];

/// A word, and which clause of its text it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) word: String,
    /// Counted from 0.
    pub(crate) clause: usize,
    /// Whether it is a number that ends in “hundred” or “thousand”: “two hundred *and ten*”.
    is_round: bool,
}

/// What ends a clause. Commas do not: a negation mostly reaches over them.
const CLAUSE_ENDS: [char; 11] = ['.', '!', '?', ';', ':', '…', '“', '”', '"', '—', '–'];

/// The words of `text`, apostrophes kept within them, and points and commas within numbers, in compatibility form. “N.S.A.” is
/// “NSA”.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    clauses(text).into_iter().map(|token| token.word)
}

/// The words of `text` with numbers of several words as one: “seventy four”, “two hundred and ten”. “Per cent” is one word, too.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::new();
    for token in clauses(text) {
        let is_within = joined.last().is_some_and(|before| before.clause == token.clause);
        match is_within.then(|| sum(&joined, &token.word)).flatten() {
            Some(Sum { replaced, word, is_round }) => {
                joined.truncate(joined.len() - replaced);
                joined.push(Token { word, clause: token.clause, is_round });
            }
            None => joined.push(token),
        }
    }
    joined
}

fn clauses(text: &str) -> Vec<Token> {
    let text: Vec<char> = text.nfkc().map(|c| if c == '’' { '\'' } else { c }).collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(char::is_ascii_digit);
    let is_initial = |at: Option<usize>| at.is_some_and(|at| is_initial(&text, at));
    let token = |word: &str, clause| Token { word: word.to_owned(), clause, is_round: false };
    let mut clause = 0;
    let mut tokens = vec![token("", clause)];
    for (at, &c) in text.iter().enumerate() {
        let is_within = matches!(c, '.' | ',') && is_digit(at.checked_sub(1)) && is_digit(Some(at + 1));
        if c.is_alphanumeric() || c == '\'' || is_within {
            tokens.last_mut().expect("there is one").word.push(c);
        } else if c == '.' && is_initial(at.checked_sub(1)) && is_initial(Some(at + 1)) {
            // The letters are one word.
        } else {
            clause += usize::from(CLAUSE_ENDS.contains(&c));
            tokens.extend((c == '%').then(|| token("percent", clause)));
            tokens.push(token("", clause));
        }
    }
    for token in &mut tokens {
        token.word = token.word.trim_matches('\'').to_owned();
    }
    tokens.retain(|token| !token.word.is_empty());
    tokens
}

/// Whether a capital stands at `at` alone before a point.
fn is_initial(text: &[char], at: usize) -> bool {
    let is_alone = at.checked_sub(1).is_none_or(|before| !text[before].is_alphanumeric());
    is_alone && text.get(at).is_some_and(|c| c.is_uppercase()) && text.get(at + 1) == Some(&'.')
}

/// What the last words and one more are together.
struct Sum {
    /// How many of the last words it stands for, beside the new one.
    replaced: usize,
    word: String,
    is_round: bool,
}

/// What `next` makes of the words before it, if it goes on with a number.
fn sum(before: &[Token], next: &str) -> Option<Sum> {
    let lower = next.to_lowercase();
    let last = before.last()?;
    let value = |word: &str| number(&word.to_lowercase()).and_then(|digits| digits.parse::<u64>().ok());
    let number = |replaced, value: u64| Sum { replaced, word: value.to_string(), is_round: false };
    if let Some(unit) = unit(&lower) {
        let is_a = last.word.eq_ignore_ascii_case("a");
        let count = value(&last.word).or_else(|| is_a.then_some(1))?;
        return Some(Sum { is_round: unit >= 100, ..number(1, count.saturating_mul(unit)) });
    }
    if last.word.eq_ignore_ascii_case("per") && lower == "cent" {
        return Some(Sum { replaced: 1, word: "percent".to_owned(), is_round: false });
    }
    let added = value(&lower).filter(|added| *added < 100)?;
    let count = value(&last.word);
    match count {
        Some(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)) if (1..=9).contains(&added) => {
            Some(number(1, tens + added))
        }
        Some(round) if last.is_round => Some(number(1, round.saturating_add(added))),
        Some(_) => None,
        None => {
            let round = before.iter().rev().nth(1).filter(|round| last.word == "and" && round.is_round)?;
            Some(number(2, value(&round.word)?.saturating_add(added)))
        }
    }
}

/// How many a word for several is.
fn unit(word: &str) -> Option<u64> {
    match word {
        "dozen" => Some(12),
        "hundred" => Some(100),
        "thousand" => Some(1_000),
        _ => None,
    }
}

/// The number that `word` is, in digits.
pub(crate) fn number(word: &str) -> Option<String> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(word.replace(',', ""));
    }
    let (_, digits) = NUMBER_WORDS.iter().find(|(name, _)| *name == word)?;
    Some((*digits).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{tokens, words};

    #[test]
    fn letters_with_points_are_one_word() {
        let check = |text: &str, expected: &[&str]| assert_eq!(words(text).collect::<Vec<_>>(), expected);
        check("the N.S.A. and the U.K.", &["the", "NSA", "and", "the", "UK"]);
        check("at Quay A. Hellin came. He", &["at", "Quay", "A", "Hellin", "came", "He"]);
    }

    #[test]
    fn numbers_of_several_words_are_one() {
        let check = |text: &str, expected: &str| {
            assert_eq!(tokens(text).iter().map(|token| token.word.as_str()).collect::<Vec<_>>(), [expected]);
        };
        check("seventy-four", "74");
        check("two hundred and ten", "210");
        check("a hundred thousand", "100000");
        check("three hundred twelve", "312");
        check("a dozen", "12");
        check("per cent", "percent");
        let words = |text: &str| tokens(text).len();
        assert_eq!(words("12 and 15"), 3, "two numbers");
        assert_eq!(words("two hundred. Ten"), 2, "two clauses");
    }
}
