//! The words of a content, as far as they tell contents apart.

use std::collections::{BTreeMap, BTreeSet};

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;

/// The terms of a content.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Terms {
    /// Stems of the words that tell something, by their numbers, with their weights. Sorted, each once.
    pub(crate) weights: Vec<(Stem, f32)>,
    /// Those that are names; sorted.
    pub(crate) names: Vec<Stem>,
    /// How many there are of what.
    pub(crate) numbers: Vec<Number>,
    /// Days of a month, and years.
    pub(crate) dates: Vec<String>,
    /// Whether the content is in the negative.
    pub(crate) is_negative: bool,
    /// Whether there is more in it than names.
    pub(crate) is_telling: bool,
    /// The sum of the weights.
    pub(crate) total: f32,
    /// A capital at the start may be the sentence's: the stem, if it has one.
    first: Option<Stem>,
}

/// A stem, by its number in a [`Lexicon`].
pub(crate) type Stem = u32;

/// A number, and what is counted: the stem that comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// In digits.
    pub(crate) digits: String,
    /// What there are so many of.
    pub(crate) of: Option<Stem>,
}

/// What a common word weighs, a name, and a number.
const WORD: f32 = 1.0;
const NAME: f32 = 1.6;
const NUMBER: f32 = 1.6;

/// Before anything is read, a stem is held to be in so many articles of so many: else those of five articles would all be
/// common.
const EXPECTED: (f32, f32) = (1.0, 100.0);

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

/// The months, as they start: a number beside one is a day.
static MONTHS: &[&str] =
    &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];

/// The stems of contents that are compared with one another.
pub(crate) struct Lexicon {
    stemmer: Stemmer,
    numbers: BTreeMap<String, Stem>,
    /// Stems that have a capital within a sentence.
    names: BTreeSet<Stem>,
}

impl Lexicon {
    pub(crate) fn new() -> Lexicon {
        let stemmer = Stemmer::create(Algorithm::English);
        Lexicon { stemmer, numbers: BTreeMap::new(), names: BTreeSet::new() }
    }

    /// The terms of each content, weighed by how rare they are. With each comes the position of its article.
    pub(crate) fn weighed<'content>(
        &mut self,
        contents: impl Iterator<Item = (usize, &'content str)>,
    ) -> Vec<Terms> {
        let (printings, mut all): (Vec<usize>, Vec<Terms>) =
            contents.map(|(printing, content)| (printing, self.terms(content))).unzip();
        all.iter_mut().for_each(|terms| self.name_first(terms));
        let articles = printings.iter().collect::<BTreeSet<_>>().len() as f32;
        let rarities = rarities(&printings, &all, articles);
        for terms in &mut all {
            terms.weights.iter_mut().for_each(|(stem, weight)| *weight *= rarities[*stem as usize]);
            terms.total = terms.weights.iter().map(|(_, weight)| weight).sum();
        }
        all
    }

    /// The terms of `content`, each with the weight of its kind.
    pub(crate) fn terms(&mut self, content: &str) -> Terms {
        let mut terms = Terms::default();
        let mut negations: Vec<usize> = Vec::new();
        let mut before = String::new();
        for (position, word) in words(content).enumerate() {
            let lower = word.to_lowercase();
            if is_negation(&lower) {
                // “Not true that there were no contacts” is in the affirmative: the nearer one undoes the other.
                match negations.last() {
                    Some(earlier) if position - earlier <= UNDONE => drop(negations.pop()),
                    Some(_) | None => negations.push(position),
                }
            } else if let Some(digits) = number(&lower) {
                self.number(digits, &before, &mut terms);
            } else if !is_function_word(&lower) {
                self.word(&word, &lower, position, &mut terms);
            }
            before = lower;
        }
        terms.is_negative = !negations.is_empty();
        terms.weights.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
        terms.weights.dedup_by_key(|(stem, _)| *stem);
        terms.names.sort_unstable();
        terms.names.dedup();
        terms.total = terms.weights.iter().map(|(_, weight)| weight).sum();
        terms
    }

    fn number(&mut self, digits: String, before: &str, terms: &mut Terms) {
        terms.is_telling = true;
        terms.weights.push((self.stem(digits.clone()), NUMBER));
        if is_month(before) || is_year(&digits) {
            terms.dates.push(digits);
        } else {
            terms.numbers.push(Number { digits, of: None });
        }
    }

    fn word(&mut self, word: &str, lower: &str, position: usize, terms: &mut Terms) {
        let stem = self.stemmer.stem(lower.trim_end_matches("'s")).into_owned();
        let stem = self.stem(stem);
        let has_capital = word.starts_with(char::is_uppercase);
        let is_name = has_capital && position > 0;
        terms.is_telling |= !has_capital;
        terms.weights.push((stem, if is_name { NAME } else { WORD }));
        if is_name {
            terms.names.push(stem);
            self.names.insert(stem);
        } else if has_capital {
            terms.first = Some(stem);
        }
        if let Some(number) = terms.numbers.last_mut().filter(|number| number.of.is_none()) {
            number.of = Some(stem);
        }
        // “12 August” is a day.
        if is_month(lower) && terms.numbers.last().is_some_and(|number| number.of == Some(stem)) {
            terms.dates.extend(terms.numbers.pop().map(|number| number.digits));
        }
    }

    fn stem(&mut self, stem: String) -> Stem {
        let next = self.numbers.len() as Stem;
        *self.numbers.entry(stem).or_insert(next)
    }

    /// The first word is a name where it is one elsewhere.
    fn name_first(&self, terms: &mut Terms) {
        let Some(first) = terms.first.filter(|first| self.names.contains(first)) else { return };
        if let Err(place) = terms.names.binary_search(&first) {
            terms.names.insert(place, first);
        }
        terms.weights.iter_mut().filter(|(stem, _)| *stem == first).for_each(|(_, weight)| *weight = NAME);
    }
}

/// What share of its weight each stem keeps: all of it if it is in one article, next to nothing if it is in all of many.
fn rarities(printings: &[usize], all: &[Terms], articles: f32) -> Vec<f32> {
    let mut found: BTreeMap<Stem, BTreeSet<usize>> = BTreeMap::new();
    for (printing, terms) in printings.iter().zip(all) {
        for (stem, _) in &terms.weights {
            found.entry(*stem).or_default().insert(*printing);
        }
    }
    let (expected, of) = EXPECTED;
    let rarity = |count: usize| ((articles + of) / (count as f32 + expected)).ln();
    let last = found.keys().next_back().map_or(0, |stem| *stem as usize + 1);
    let mut rarities = vec![1.0; last];
    for (stem, printings) in found {
        rarities[stem as usize] = rarity(printings.len()) / rarity(1);
    }
    rarities
}

fn is_negation(lower: &str) -> bool {
    NEGATIONS.contains(&lower) || lower.ends_with("n't")
}

fn is_month(lower: &str) -> bool {
    let start: String = lower.chars().take(3).collect();
    lower.len() >= 3 && MONTHS.contains(&start.as_str()) && (lower.len() <= 4 || lower.ends_with(MONTH_ENDS))
}

/// How names of months end.
const MONTH_ENDS: [char; 5] = ['y', 'h', 'l', 't', 'r'];

fn is_year(digits: &str) -> bool {
    digits.len() == 4
        && (digits.starts_with("19") || digits.starts_with("20"))
        && digits.bytes().all(|byte| byte.is_ascii_digit())
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

/// Whether `word`, in small letters, tells contents apart by next to nothing.
pub(crate) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(&word)
}

/// The number that `word` is, in digits.
pub(crate) fn number(word: &str) -> Option<String> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(word.to_owned());
    }
    let (_, digits) = NUMBER_WORDS.iter().find(|(name, _)| *name == word)?;
    Some((*digits).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, Terms};

    fn terms(content: &str) -> (Terms, Vec<String>) {
        let mut lexicon = Lexicon::new();
        let found = lexicon.terms(content);
        let mut stems = vec![String::new(); lexicon.numbers.len()];
        lexicon.numbers.iter().for_each(|(stem, number)| stems[*number as usize].clone_from(stem));
        (found, stems)
    }

    #[test]
    fn terms_are_stems_without_function_words() {
        let (found, stems) = terms("that the ministers were shown plans in September");
        assert_eq!(stems, ["minist", "shown", "plan", "septemb"]);
        assert_eq!(found.names, [3]);
    }

    #[test]
    fn numbers_are_digits_and_count_something() {
        let (found, stems) = terms("Twelve people died on January 3, 2026");
        assert_eq!(found.numbers[0].digits, "12");
        assert_eq!(found.numbers[0].of.map(|of| stems[of as usize].as_str()), Some("peopl"));
        assert_eq!(found.dates, ["3", "2026"]);
    }

    #[test]
    fn negations_are_told_and_undo_each_other() {
        let is_negative = |content: &str| terms(content).0.is_negative;
        assert!(is_negative("There were no contacts"));
        assert!(is_negative("it didn’t happen"));
        assert!(!is_negative("It is not true that there were no contacts"));
    }

    #[test]
    fn what_is_in_every_article_weighs_little() {
        let contents: Vec<String> = (0..200).map(|at| format!("budget vote{at}")).collect();
        let contents = contents.iter().enumerate().map(|(at, content)| (at, content.as_str()));
        let weighed = Lexicon::new().weighed(contents);
        assert!(weighed[0].weights[0].1 < 0.1, "{:?}", weighed[0].weights);
        assert!(weighed[0].weights[1].1 > 0.99);
    }

    #[test]
    fn the_first_word_is_a_name_where_it_is_one_elsewhere() {
        let contents = [(0, "Hellin left"), (1, "that Hellin left")];
        let weighed = Lexicon::new().weighed(contents.into_iter());
        assert_eq!(weighed[0].names, weighed[1].names);
    }
}
