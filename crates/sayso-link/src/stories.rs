//! Tells which articles are about one story, article by article, as they come.
//!
//! An article joins the story that it is most like on average, or begins one. Rare words count most, by the square of
//! how rare they are among the articles that came before (TF-IDF; Spärck Jones 1972). What an article costs does not grow
//! with the number of articles: words of very many stories are passed over.

use std::collections::{BTreeMap, HashMap};

use rust_stemmers::{Algorithm, Stemmer};

use crate::words::stems_of;

/// The stories so far.
pub struct Stories {
    terms: HashMap<String, Term>,
    /// How many articles each story has.
    stories: Vec<f32>,
    articles: f32,
    /// From this likeness on, an article joins a story.
    least: f32,
    stemmer: Stemmer,
}

/// A word, as it stands in the articles so far.
#[derive(Default)]
struct Term {
    articles: f32,
    /// The stories with it in order, with the sum of its weights in their articles.
    stories: Vec<(usize, f32)>,
}

/// The likeness from which on an article joins a story; found on the even stories of the Fake News Challenge.
const LEAST: f32 = 0.118;

/// Words in more stories than this are passed over: they tell little, and following them would cost more the more there are.
const MOST_STORIES: usize = 256;

/// Before anything is read, a word is held to be in so many articles of so many: else the words of the first few would all be
/// common.
const EXPECTED: (f32, f32) = (1.0, 30.0);

impl Default for Stories {
    fn default() -> Stories {
        Stories::joining_from(LEAST)
    }
}

impl Stories {
    /// Stories that articles join from this likeness on.
    pub fn joining_from(least: f32) -> Stories {
        let stemmer = Stemmer::create(Algorithm::English);
        Stories { terms: HashMap::new(), stories: Vec::new(), articles: 0.0, least, stemmer }
    }

    /// Places the article with these words, and says in which story. Stories count from 0.
    pub fn place(&mut self, words: &str) -> usize {
        let weights = self.weights(words);
        let story = match self.likest(&weights) {
            Some((story, likeness)) if likeness >= self.least => story,
            Some(_) | None => self.stories.len(),
        };
        self.join(story, weights);
        story
    }

    /// The weight of each term, all together of unit length; then the article is counted.
    fn weights(&mut self, words: &str) -> BTreeMap<String, f32> {
        let (expected, of) = EXPECTED;
        let mut weights = stems_of(words, &self.stemmer);
        for (stem, weight) in &mut weights {
            let term = self.terms.entry(stem.clone()).or_default();
            let rarity = ((self.articles + of) / (term.articles + expected)).ln();
            *weight = (1.0 + weight.ln()) * rarity * rarity;
            term.articles += 1.0;
        }
        self.articles += 1.0;
        weights.retain(|stem, _| self.terms[stem].stories.len() <= MOST_STORIES);
        let length =
            weights.values().map(|weight| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        weights.values_mut().for_each(|weight| *weight /= length);
        weights
    }

    /// The story that is most like the article on average, and how like it is. Of two as like, the first.
    fn likest(&self, weights: &BTreeMap<String, f32>) -> Option<(usize, f32)> {
        let mut sums: HashMap<usize, f32> = HashMap::new();
        for (stem, weight) in weights {
            for &(story, of_story) in &self.terms[stem].stories {
                *sums.entry(story).or_default() += weight * of_story;
            }
        }
        let on_average = |(story, sum): (usize, f32)| (story, sum / self.stories[story]);
        let order =
            |one: &(usize, f32), other: &(usize, f32)| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0));
        sums.into_iter().map(on_average).max_by(order)
    }

    fn join(&mut self, story: usize, weights: BTreeMap<String, f32>) {
        if story == self.stories.len() {
            self.stories.push(0.0);
        }
        self.stories[story] += 1.0;
        for (stem, weight) in weights {
            let stories = &mut self.terms.entry(stem).or_default().stories;
            match stories.binary_search_by_key(&story, |(story, _)| *story) {
                Ok(at) => stories[at].1 += weight,
                Err(at) => stories.insert(at, (story, weight)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Stories;

    fn check(articles: &[&str], expected: &[usize]) {
        let mut stories = Stories::joining_from(0.1);
        let placed: Vec<usize> = articles.iter().map(|words| stories.place(words)).collect();
        assert_eq!(placed, expected);
    }

    #[test]
    fn articles_that_share_rare_words_are_one_story() {
        let ferry = "A ferry to Nordholm sank in heavy rain";
        let vote = "Parliament voted on taxes";
        let later = "Divers reached the ferry that sank off Nordholm";
        check(&[ferry, vote, later], &[0, 1, 0]);
    }

    #[test]
    fn what_shares_nothing_begins_a_story() {
        check(&["", "A ferry sank", "", "Taxes rose"], &[0, 1, 2, 3]);
    }

    proptest! {
        #[test]
        fn any_text_has_a_story(articles in prop::collection::vec(any::<String>(), 1..6)) {
            let mut stories = Stories::default();
            for (count, words) in articles.iter().enumerate() {
                prop_assert!(stories.place(words) <= count);
            }
        }
    }
}
