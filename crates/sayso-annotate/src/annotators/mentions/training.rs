//! What training asks of the program: states to train marks on, features to train the networks on, and clusters.

use std::ops::Range;

use sayso_core::{Article, Draft};

use super::features::Features;
use super::page::Page;
use super::rank::{Ranker, all_pairs, clusters, groups, looked_at, mentions};
use crate::annotators::attributions::body;
use crate::annotators::up_to_attributions;
use crate::model::{Tagger, Weights, WordScores, Words};

/// An article with its attributions.
pub struct Prepared {
    draft: Draft,
    words: Words,
    scores: Vec<WordScores>,
}

/// Mentions with their features, and of each the possible antecedents with theirs.
pub struct Ranked {
    /// Their words.
    pub mentions: Vec<Range<usize>>,
    /// What tells whether each is one.
    pub features: Vec<Vec<(u16, f32)>>,
    /// Of each, antecedents and what tells whether each is one.
    pub pairs: Vec<Vec<(usize, Vec<(u16, f32)>)>>,
    /// How many features a pair has.
    pub told: usize,
}

/// Networks of a file.
pub struct Networks(Ranker);

impl Networks {
    /// Those of a safetensors file.
    pub fn parse(file: &[u8]) -> Networks {
        Networks(Ranker::load(&Weights::parse(file)))
    }
}

impl Prepared {
    /// Finds the attributions of `article`.
    pub fn new(article: Article) -> Prepared {
        let mut drafts = [Draft::new(article)];
        up_to_attributions().iter().for_each(|annotator| annotator.annotate(&mut drafts));
        let [draft] = drafts;
        let tagger = Tagger::shipped();
        let words = body(tagger, &draft);
        let scores = tagger.read(vec![words.clone()]).scores[0].clone();
        Prepared { draft, words, scores }
    }

    /// The bytes of each word.
    pub fn words(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.words.as_slice().iter().map(|word| word.span.range())
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.draft.article().text.as_str()
    }

    /// The states of the words, one row after the other.
    pub fn states(&self) -> Vec<f32> {
        Tagger::shipped().marked_states(&self.words)
    }

    /// Puts marks in the place of those the shipped weights give.
    pub fn mark(&mut self, marks: &[f32]) {
        let (marks, _) = marks.as_chunks();
        self.scores.iter_mut().zip(marks).for_each(|(scores, marks)| scores.marks = *marks);
    }

    fn page(&self) -> Page<'_> {
        Page::new(&self.draft, &self.words, &self.scores)
    }

    /// Every candidate, with what tells whether it is a mention, and how many features there are.
    pub fn candidates(&self) -> (Vec<(Range<usize>, Vec<(u16, f32)>)>, usize) {
        let (phrases, features) = looked_at(&self.page());
        let told = features.first().map_or(0, Features::told);
        let held = features.iter().map(|features| features.held().to_vec());
        (phrases.into_iter().map(|phrase| phrase.words).zip(held).collect(), told)
    }

    /// The mentions that `networks` choose, with pairs.
    pub fn ranked(&self, networks: &Networks) -> Ranked {
        let page = self.page();
        let mentions = mentions(&page, &networks.0);
        let mut told = 0;
        let pairs = all_pairs(&page, &mentions)
            .map(|pairs| {
                pairs
                    .into_iter()
                    .map(|pair| {
                        told = pair.features.told();
                        (pair.antecedent, pair.features.held().to_vec())
                    })
                    .collect()
            })
            .collect();
        Ranked {
            mentions: mentions.iter().map(|known| known.phrase.words.clone()).collect(),
            features: mentions.iter().map(|known| known.features.held().to_vec()).collect(),
            pairs,
            told,
        }
    }

    /// The clusters that `networks` make, in words.
    pub fn clusters(&self, networks: &Networks) -> Vec<Vec<Range<usize>>> {
        let page = self.page();
        let mentions = mentions(&page, &networks.0);
        clusters(&mentions, &groups(&page, &mentions, &networks.0))
    }
}
