//! The words of a content, as far as they tell contents apart.

use std::collections::BTreeMap;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;

/// The terms of a content.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Terms {
    /// Stems of the words that tell something, with their weights.
    pub(crate) weights: BTreeMap<String, f32>,
    /// Stems of names.
    pub(crate) names: Vec<String>,
    /// Numbers, in digits.
    pub(crate) numbers: Vec<String>,
    /// Whether the content is in the negative.
    pub(crate) is_negative: bool,
}

/// What a common word weighs, a name, and a number.
const WORD: f32 = 1.0;
const NAME: f32 = 1.6;
const NUMBER: f32 = 1.6;

/// Words that tell contents apart by next to nothing.
static FUNCTION_WORDS: &[&str] = &[
    "a", "about", "after", "again", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because",
    "been", "before", "being", "both", "but", "by", "can", "could", "did", "do", "does", "down", "during",
    "each", "for", "from", "further", "had", "has", "have", "he", "her", "hers", "him", "his", "how", "i",
    "if", "in", "into", "is", "it", "its", "just", "may", "me", "might", "more", "most", "my", "of", "off",
    "on", "one", "once", "only", "or", "other", "our", "out", "over", "own", "said", "say", "says", "shall",
    "she", "should", "so", "some", "such", "than", "that", "the", "their", "theirs", "them", "then", "there",
    "these", "they", "this", "those", "through", "to", "too", "under", "until", "up", "us", "very", "was",
    "we", "were", "what", "when", "where", "which", "while", "who", "whom", "why", "will", "with", "would",
    "you", "your",
];

/// Two negations that are so few words apart undo each other.
const UNDONE: usize = 5;

/// Words that turn a content into its opposite.
static NEGATIONS: &[&str] = &[
    "no",
    "not",
    "never",
    "none",
    "nobody",
    "nothing",
    "neither",
    "nor",
    "without",
    "cannot",
    "denied",
    "denies",
    "deny",
    "false",
    "untrue",
    "fabricated",
    "invented",
    "rejected",
];

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

/// The terms of `content`.
pub(crate) fn terms(content: &str) -> Terms {
    let stemmer = Stemmer::create(Algorithm::English);
    let mut terms = Terms::default();
    let mut negations: Vec<usize> = Vec::new();
    for (position, word) in words(content).enumerate() {
        let lower = word.to_lowercase();
        if NEGATIONS.contains(&lower.as_str()) || lower.ends_with("n't") {
            // “Not true that there were no contacts” is in the affirmative: the nearer one undoes the other.
            match negations.last() {
                Some(before) if position - before <= UNDONE => drop(negations.pop()),
                Some(_) | None => negations.push(position),
            }
            continue;
        }
        if FUNCTION_WORDS.contains(&lower.as_str()) {
            continue;
        }
        if let Some(number) = number(&lower) {
            terms.weights.insert(number.clone(), NUMBER);
            terms.numbers.push(number);
            continue;
        }
        let stem = stemmer.stem(lower.trim_end_matches("'s")).into_owned();
        // A capital at the start may be the sentence's.
        let is_name = position > 0 && word.starts_with(char::is_uppercase);
        terms.weights.insert(stem.clone(), if is_name { NAME } else { WORD });
        if is_name {
            terms.names.push(stem);
        }
    }
    terms.is_negative = !negations.is_empty();
    terms
}

/// The words of `text`, apostrophes kept within them, in compatibility form.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    let text: String = text.nfkc().map(|c| if c == '’' { '\'' } else { c }).collect();
    let is_border = |c: char| !c.is_alphanumeric() && c != '\'';
    let words: Vec<String> = text
        .split(is_border)
        .map(|word| word.trim_matches('\'').to_owned())
        .filter(|word| !word.is_empty())
        .collect();
    words.into_iter()
}

/// The number that `word` is, in digits.
fn number(word: &str) -> Option<String> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(word.to_owned());
    }
    let (_, digits) = NUMBER_WORDS.iter().find(|(name, _)| *name == word)?;
    Some((*digits).to_owned())
}

#[cfg(test)]
mod tests {
    use super::terms;

    #[test]
    fn terms_are_stems_without_function_words() {
        let found = terms("that the ministers were shown plans in September");
        let stems: Vec<&str> = found.weights.keys().map(String::as_str).collect();
        assert_eq!(stems, ["minist", "plan", "septemb", "shown"]);
        assert_eq!(found.names, ["septemb"]);
    }

    #[test]
    fn numbers_are_digits_and_negations_are_told() {
        assert_eq!(terms("Twelve people didn’t survive").numbers, ["12"]);
        assert!(terms("There were no contacts").is_negative);
        assert!(!terms("It is not true that there were no contacts").is_negative);
    }
}
