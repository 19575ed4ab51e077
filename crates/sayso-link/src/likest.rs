//! Finds among many short texts those that say the like of one: by words, by parts of words and by sense, together.

use std::collections::{BTreeMap, HashMap};

use rust_stemmers::{Algorithm, Stemmer};

use crate::words::{stems_of, words};

/// A text that can be found, or that others are sought for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passage {
    /// Its words; of several fields, one after the other.
    pub words: String,
    /// Where it lies among others by its sense, of unit length; empty if that is not known.
    pub vector: Vec<f32>,
}

/// Passages by what is in them.
pub struct Passages {
    stems: Postings,
    parts: Postings,
    vectors: Vec<Vec<f32>>,
    stemmer: Stemmer,
}

/// How much a passage is like what was sought.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likest {
    /// Its position among the passages.
    pub at: usize,
    /// From 0, nothing in common, to 1, as like as any is by each measure.
    pub score: f32,
}

/// What parts of words and sense count beside words; found on CLEF's training queries.
const OF_PARTS: f32 = 1.0;
const OF_SENSE: f32 = 2.5;

/// Letters in a part of a word.
const PART: usize = 4;

/// Parts of longer words than this are not looked at: no word is so long.
const LONGEST_WORD: usize = 60;

impl Passages {
    /// Takes up all of `passages`.
    pub fn new<'passage>(passages: impl IntoIterator<Item = &'passage Passage>) -> Passages {
        let stemmer = Stemmer::create(Algorithm::English);
        let (mut stems, mut parts) = (Postings::default(), Postings::default());
        let mut vectors = Vec::new();
        for passage in passages {
            stems.add(stems_of(&passage.words, &stemmer));
            parts.add(parts_of(&passage.words));
            vectors.push(passage.vector.clone());
        }
        Passages { stems, parts, vectors, stemmer }
    }

    /// The `count` passages that are most like `sought`, the likest first.
    pub fn likest(&self, sought: &Passage, count: usize) -> Vec<Likest> {
        let by_stems = shares(&self.stems.scores(stems_of(&sought.words, &self.stemmer)));
        let by_parts = shares(&self.parts.scores(parts_of(&sought.words)));
        let mut found: Vec<Likest> = Vec::with_capacity(self.vectors.len());
        for (at, vector) in self.vectors.iter().enumerate() {
            let sense = cosine(vector, &sought.vector);
            let sum = by_stems[at] + OF_PARTS * by_parts[at] + OF_SENSE * sense.max(0.0);
            found.push(Likest { at, score: sum / (1.0 + OF_PARTS + OF_SENSE) });
        }
        found.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.at.cmp(&other.at)));
        found.truncate(count);
        found
    }
}

/// The cosine of two vectors of unit length.
pub(crate) fn cosine(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

/// Scores as shares of the highest.
fn shares(scores: &[f32]) -> Vec<f32> {
    let highest = scores.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
    scores.iter().map(|score| score / highest).collect()
}

/// Terms by the passages they are in, weighed as BM25 has it (Robertson and Zaragoza 2009).
#[derive(Default)]
struct Postings {
    /// For each term the passages with it, and how often it is there.
    passages: HashMap<String, Vec<(usize, f32)>>,
    lengths: Vec<f32>,
}

/// How soon more of the same term tells no more, in a passage and in what is sought, and how much long passages are held back.
const SATURATION: f32 = 0.9;
const SOUGHT_SATURATION: f32 = 0.5;
const LENGTH: f32 = 0.4;

impl Postings {
    fn add(&mut self, terms: BTreeMap<String, f32>) {
        let at = self.lengths.len();
        self.lengths.push(terms.values().sum());
        for (term, count) in terms {
            self.passages.entry(term).or_default().push((at, count));
        }
    }

    fn scores(&self, sought: BTreeMap<String, f32>) -> Vec<f32> {
        let count = self.lengths.len() as f32;
        let mean = self.lengths.iter().sum::<f32>() / count.max(1.0);
        let mut scores = vec![0.0; self.lengths.len()];
        for (term, often) in sought {
            let Some(passages) = self.passages.get(&term) else { continue };
            let with = passages.len() as f32;
            let rarity = (1.0 + (count - with + 0.5) / (with + 0.5)).ln();
            let weight = rarity * saturated(often, SOUGHT_SATURATION);
            for &(at, often) in passages {
                let length = 1.0 - LENGTH + LENGTH * self.lengths[at] / mean;
                scores[at] += weight * saturated(often, SATURATION * length);
            }
        }
        scores
    }
}

fn saturated(often: f32, by: f32) -> f32 {
    often * (1.0 + by) / (often + by)
}

/// How often each part of a word is in `text`: so are words found that differ at the end, compounds and misspelt names.
fn parts_of(text: &str) -> BTreeMap<String, f32> {
    let mut parts = BTreeMap::new();
    for word in words(text) {
        let letters: Vec<char> =
            std::iter::once('^').chain(word.chars().take(LONGEST_WORD)).chain(['$']).collect();
        for part in letters.windows(PART.min(letters.len())) {
            *parts.entry(part.iter().collect()).or_default() += 1.0;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Passage, Passages};

    fn passage(words: &str, vector: &[f32]) -> Passage {
        Passage { words: words.to_owned(), vector: vector.to_vec() }
    }

    fn first(passages: &[Passage], sought: &Passage) -> usize {
        Passages::new(passages).likest(sought, 1)[0].at
    }

    #[test]
    fn words_find_what_they_stand_in() {
        let passages =
            ["the ferry was late", "the mayor resigned", "a bridge was painted"].map(|it| passage(it, &[]));
        assert_eq!(first(&passages, &passage("Ferries are always late", &[])), 0);
        assert_eq!(first(&passages, &passage("painting bridges", &[])), 2);
    }

    #[test]
    fn parts_of_words_find_what_is_written_otherwise() {
        let passages = ["the ferry was late", "Hellingham won"].map(|it| passage(it, &[]));
        assert_eq!(first(&passages, &passage("#HellinghamWins", &[])), 1);
    }

    #[test]
    fn sense_finds_what_is_said_in_other_words() {
        let passages =
            [passage("the mayor left office", &[1.0, 0.0]), passage("the mayor was late", &[0.0, 1.0])];
        assert_eq!(first(&passages, &passage("the mayor is late to resign", &[1.0, 0.0])), 0);
    }

    #[test]
    fn of_two_alike_the_first_comes_first() {
        let passages = ["a “late” ferry", "a 'late' ferry"].map(|it| passage(it, &[]));
        let found = Passages::new(&passages).likest(&passage("late ferry", &[]), 2);
        assert_eq!((found[0].at, found[1].at), (0, 1));
        assert!((found[0].score - found[1].score).abs() < f32::EPSILON);
    }

    proptest! {
        #[test]
        fn any_text_finds_something(words in any::<String>(), sought in any::<String>()) {
            let passages = Passages::new(&[passage(&words, &[])]);
            let found = passages.likest(&passage(&sought, &[]), 5);
            prop_assert_eq!(found.len(), 1);
            prop_assert!((0.0..=1.0).contains(&found[0].score));
        }
    }
}
