//! How much of a page's article was found, and how much beside it.
//!
//! The measure of the Zyte article-extraction benchmark: texts are compared as multisets of four-word runs, and every
//! page weighs the same, however long.

use std::collections::HashMap;
use std::ops::AddAssign;
use std::sync::LazyLock;

use regex::Regex;

use super::word;

/// Words in a run.
const RUN: usize = 4;

/// The score of a page, or the sum over several.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// Pages that were compared.
    pub pages: usize,
    /// Pages on which not a word was missing or too much.
    pub exact: usize,
    found: f64,
    beside: f64,
    missed: f64,
}

impl Score {
    /// Compares what was `extracted` from one page with the `article` that stands on it.
    pub fn of(article: &str, extracted: &str) -> Score {
        let (wanted, got) = (runs(article), runs(extracted));
        let count = |runs: &HashMap<_, usize>| runs.values().sum::<usize>();
        let shared: usize =
            wanted.iter().map(|(run, &times)| times.min(got.get(run).copied().unwrap_or(0))).sum();
        let (beside, missed) = (count(&got) - shared, count(&wanted) - shared);
        let total = shared + beside + missed;
        if total == 0 {
            return Score { pages: 1, exact: 1, found: 1.0, beside: 0.0, missed: 0.0 };
        }
        let share = |part: usize| part as f64 / total as f64;
        Score {
            pages: 1,
            exact: usize::from(beside + missed == 0),
            found: share(shared),
            beside: share(beside),
            missed: share(missed),
        }
    }

    /// The share of what was extracted that belongs to the article.
    pub fn precision(&self) -> f64 {
        ratio(self.found, self.found + self.beside)
    }

    /// The share of the article that was extracted.
    pub fn recall(&self) -> f64 {
        ratio(self.found, self.found + self.missed)
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        ratio(2.0 * self.precision() * self.recall(), self.precision() + self.recall())
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Score) {
        self.pages += other.pages;
        self.exact += other.exact;
        self.found += other.found;
        self.beside += other.beside;
        self.missed += other.missed;
    }
}

/// The runs of words in `text`, with how often each occurs; of a shorter text, one run of all its words.
fn runs(text: &str) -> HashMap<Vec<&str>, usize> {
    static WORD: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(&format!("{}+", word::CHARACTER)).expect("a valid pattern"));
    let words: Vec<&str> = WORD.find_iter(text).map(|word| word.as_str()).collect();
    let mut runs = HashMap::new();
    if !words.is_empty() {
        for run in words.windows(RUN.min(words.len())) {
            *runs.entry(run.to_vec()).or_insert(0) += 1;
        }
    }
    runs
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole == 0.0 { 0.0 } else { part / whole }
}

#[cfg(test)]
mod tests {
    use super::Score;

    /// Precision, recall and exactness.
    fn check(article: &str, extracted: &str, expected: (f64, f64, usize)) {
        let score = Score::of(article, extracted);
        assert_eq!((score.precision(), score.recall(), score.exact), expected, "{article:?} {extracted:?}");
    }

    #[test]
    fn runs_of_four_words_count() {
        check("The mayor said no.", "the mayor said no", (0.0, 0.0, 0));
        check("The mayor said no.", "The mayor, said no", (1.0, 1.0, 1));
        check("One two three four five", "One two three four", (1.0, 0.5, 0));
        check("One two three four", "One two three four five six", (1.0 / 3.0, 1.0, 0));
        check("Read on", "Read on", (1.0, 1.0, 1));
    }

    #[test]
    fn an_empty_page_is_found_when_nothing_is() {
        check("", "", (1.0, 1.0, 1));
        check("", "Buy now", (0.0, 0.0, 0));
        check("The mayor said no.", "", (0.0, 0.0, 0));
    }

    #[test]
    fn each_page_weighs_the_same() {
        let mut sum = Score::of("a b c d", "a b c d");
        sum += Score::of("a b c d e f g h i j", "");
        assert_eq!((sum.pages, sum.exact, sum.precision(), sum.recall()), (2, 1, 1.0, 0.5));
    }
}
