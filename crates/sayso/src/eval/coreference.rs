//! Clusters of mentions that a program found, against those that people marked.
//!
//! Three measures and their mean, as the CoNLL shared task has them (Pradhan et al. 2012): MUC counts links (Vilain et al.
//! 1995), B³ mentions (Bagga and Baldwin 1998), CEAFe clusters (Luo 2005). Mentions in no cluster count for nothing.

mod assignment;
mod gold;
mod predict;

pub use gold::{CoreferenceError, GoldDocument, read_gold, read_predictions};
pub use predict::predict;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{AddAssign, Range};

use assignment::best;

/// The clusters of one document: ranges of tokens.
pub type Clusters = Vec<Vec<Range<usize>>>;

/// The clusters of documents, by id.
pub type Predictions = BTreeMap<String, Clusters>;

/// What is right, of how much.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Share {
    /// What is right.
    pub right: f64,
    /// Of how much.
    pub total: f64,
}

impl Share {
    fn of(self) -> f64 {
        if self.total == 0.0 { 0.0 } else { self.right / self.total }
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, other: Share) {
        self.right += other.right;
        self.total += other.total;
    }
}

/// One measure: of what was found, how much is right, and of what is right, how much was found.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    precision: Share,
    recall: Share,
}

impl Score {
    /// The share of what was found that is right.
    pub fn precision(&self) -> f64 {
        self.precision.of()
    }

    /// The share of what is right that was found.
    pub fn recall(&self) -> f64 {
        self.recall.of()
    }

    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Score) {
        self.precision += other.precision;
        self.recall += other.recall;
    }
}

/// All measures over some documents.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    /// Documents that were compared.
    pub documents: usize,
    /// Mentions with the same borders.
    pub mentions: Score,
    /// Links.
    pub muc: Score,
    /// Mentions, each by its cluster.
    pub b_cubed: Score,
    /// Clusters.
    pub ceaf: Score,
}

impl Figures {
    /// The mean of the three F1.
    pub fn conll(&self) -> f64 {
        (self.muc.f1() + self.b_cubed.f1() + self.ceaf.f1()) / 3.0
    }
}

impl AddAssign for Figures {
    fn add_assign(&mut self, other: Figures) {
        self.documents += other.documents;
        self.mentions += other.mentions;
        self.muc += other.muc;
        self.b_cubed += other.b_cubed;
        self.ceaf += other.ceaf;
    }
}

/// Compares what was found in each document with what people marked; no prediction counts as none found.
pub fn compare(gold: &[GoldDocument], predictions: &Predictions) -> Figures {
    let mut figures = Figures::default();
    for document in gold {
        let found = predictions.get(&document.id).map(Vec::as_slice).unwrap_or_default();
        figures += of_document(&document.clusters, found);
    }
    figures
}

/// Mentions as they are compared: sets in place of lists.
type Sets = Vec<BTreeSet<(usize, usize)>>;

fn of_document(gold: &[Vec<Range<usize>>], found: &[Vec<Range<usize>>]) -> Figures {
    let sets = |clusters: &[Vec<Range<usize>>]| -> Sets {
        clusters
            .iter()
            .map(|cluster| cluster.iter().map(|mention| (mention.start, mention.end)).collect())
            .collect()
    };
    let (gold, found) = (sets(gold), sets(found));
    let mentions = |sets: &Sets| -> BTreeSet<(usize, usize)> { sets.iter().flatten().copied().collect() };
    let (gold_mentions, found_mentions) = (mentions(&gold), mentions(&found));
    let both = gold_mentions.intersection(&found_mentions).count();
    let share = |total: usize| Share { right: both as f64, total: total as f64 };
    let (precision, recall) = ceaf(&gold, &found);
    Figures {
        documents: 1,
        mentions: Score { precision: share(found_mentions.len()), recall: share(gold_mentions.len()) },
        muc: Score { precision: muc(&found, &gold), recall: muc(&gold, &found) },
        b_cubed: Score { precision: b_cubed(&found, &gold), recall: b_cubed(&gold, &found) },
        ceaf: Score { precision, recall },
    }
}

/// The cluster of each mention.
fn places(sets: &Sets) -> BTreeMap<(usize, usize), usize> {
    (0..).zip(sets).flat_map(|(at, set)| set.iter().map(move |&mention| (mention, at))).collect()
}

/// Of the links that hold the clusters of `one` together, those that hold in `other`.
fn muc(one: &Sets, other: &Sets) -> Share {
    let places = places(other);
    let mut share = Share::default();
    for set in one {
        let parts: BTreeSet<usize> = set.iter().filter_map(|mention| places.get(mention)).copied().collect();
        let alone = set.iter().filter(|mention| !places.contains_key(mention)).count();
        share += Share {
            right: (set.len() - parts.len() - alone) as f64,
            total: set.len().saturating_sub(1) as f64,
        };
    }
    share
}

/// For each mention of `one`, how much of its cluster is in its cluster of `other`.
fn b_cubed(one: &Sets, other: &Sets) -> Share {
    let places = places(other);
    let mut share = Share::default();
    for set in one {
        for mention in set {
            let same = places.get(mention).map_or(0, |&at| set.intersection(&other[at]).count());
            share += Share { right: same as f64 / set.len() as f64, total: 1.0 };
        }
    }
    share
}

/// How like the clusters are, each matched with one: of those found, and of those marked.
fn ceaf(gold: &Sets, found: &Sets) -> (Share, Share) {
    let likeness = |one: &BTreeSet<_>, other: &BTreeSet<_>| {
        2.0 * one.intersection(other).count() as f64 / (one.len() + other.len()) as f64
    };
    let table: Vec<Vec<f64>> =
        gold.iter().map(|one| found.iter().map(|other| likeness(one, other)).collect()).collect();
    let right = best(&table);
    (Share { right, total: found.len() as f64 }, Share { right, total: gold.len() as f64 })
}

#[cfg(test)]
mod tests {
    use super::of_document;

    /// Precision and recall of mentions, MUC, B³ and CEAFe. Mentions are single tokens.
    fn check(gold: &[&[usize]], found: &[&[usize]], expected: [(f64, f64); 4]) {
        let clusters = |sets: &[&[usize]]| -> super::Clusters {
            sets.iter().map(|set| set.iter().map(|&at| at..at + 1).collect()).collect()
        };
        let figures = of_document(&clusters(gold), &clusters(found));
        let scores = [figures.mentions, figures.muc, figures.b_cubed, figures.ceaf];
        for (score, (precision, recall)) in scores.iter().zip(expected) {
            assert!((score.precision() - precision).abs() < 1e-9, "{score:?} {gold:?} {found:?}");
            assert!((score.recall() - recall).abs() < 1e-9, "{score:?} {gold:?} {found:?}");
        }
    }

    #[test]
    fn the_same_clusters_are_all_right() {
        check(&[&[1, 2], &[3, 4, 5]], &[&[3, 4, 5], &[1, 2]], [(1.0, 1.0); 4]);
    }

    #[test]
    fn a_cluster_split_in_two_costs_links() {
        let expected = [(1.0, 1.0), (1.0, 2.0 / 3.0), (1.0, 0.5), (1.0 / 3.0, 2.0 / 3.0)];
        check(&[&[1, 2, 3, 4]], &[&[1, 2], &[3, 4]], expected);
    }

    #[test]
    fn a_mention_too_much_costs_precision() {
        let expected = [(2.0 / 3.0, 1.0), (0.5, 1.0), (4.0 / 9.0, 1.0), (0.8, 0.8)];
        check(&[&[1, 2]], &[&[1, 2, 3]], expected);
    }

    #[test]
    fn nothing_found_is_nothing_right() {
        check(&[&[1, 2]], &[], [(0.0, 0.0); 4]);
    }
}
