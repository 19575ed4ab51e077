//! Claims that were checked, sought by what people wrote of them, against which of them they meant.

use std::collections::HashMap;
use std::io::BufRead;

use rayon::prelude::*;
use sayso_annotate::Sentences;
use sayso_link::{Passage, Passages};
use serde::Deserialize;

use super::lines::{self, LineError};

/// A claim that can be found.
#[derive(Clone, Debug, Deserialize)]
pub struct Claim {
    /// Its name in the corpus.
    pub id: String,
    /// What was claimed.
    pub text: String,
    /// The title of the article on it.
    pub title: String,
}

/// What somebody wrote, and which claims that is.
#[derive(Clone, Debug, Deserialize)]
pub struct Query {
    /// Whether weights may be chosen by it.
    pub split: Split,
    /// The words.
    pub text: String,
    /// The claims, by their names.
    pub relevant: Vec<String>,
}

/// What a query is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Split {
    /// Weights were chosen by it.
    Train,
    /// It was looked at only.
    Dev,
}

/// A claim is meant that is not among those given.
#[derive(Debug, thiserror::Error)]
#[error("there is no claim {id}; give the claims that the queries are about")]
pub struct MissingClaim {
    /// Its name.
    id: String,
}

/// Reads one value of each line.
pub fn read<T: for<'line> Deserialize<'line>>(file: impl BufRead) -> Result<Vec<T>, LineError> {
    lines::read(file, "what should stand there")
}

/// How high the claims that a query means stand among all: how many stand above each, and how many are as like the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// For each claim that is meant, those above it, and those that tie with it. The highest comes first.
    pub places: Vec<(usize, usize)>,
}

/// Seeks all claims for each query.
pub fn seek(claims: &[Claim], queries: &[Query]) -> Result<Vec<Standing>, MissingClaim> {
    let sentences = Sentences::standard();
    let passage = |words: String| Passage { vector: sentences.vector(&words), words };
    let passages: Vec<Passage> =
        claims.iter().map(|claim| passage(format!("{} {}", claim.title, claim.text))).collect();
    let shelf = Passages::new(&passages);
    let places: HashMap<&str, usize> =
        claims.iter().zip(0..).map(|(claim, at)| (claim.id.as_str(), at)).collect();
    queries
        .par_iter()
        .map(|query| {
            let mut scores = vec![0.0; claims.len()];
            for found in shelf.likest(&passage(query.text.clone()), claims.len()) {
                scores[found.at] = found.score;
            }
            let meant = query.relevant.iter().map(|id| {
                let missing = || MissingClaim { id: id.clone() };
                places.get(id.as_str()).copied().ok_or_else(missing)
            });
            Ok(standing(&scores, &meant.collect::<Result<Vec<_>, _>>()?))
        })
        .collect()
}

fn standing(scores: &[f32], meant: &[usize]) -> Standing {
    let place = |&at: &usize| {
        let above = scores.iter().filter(|score| **score > scores[at]).count();
        (above, scores.iter().filter(|score| **score == scores[at]).count() - 1)
    };
    let mut places: Vec<(usize, usize)> = meant.iter().map(place).collect();
    places.sort_unstable();
    Standing { places }
}

/// How many of the first claims count.
const FIRST: usize = 5;

/// What becomes of claims that are as like a query as the one that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ties {
    /// They stand below it.
    Below,
    /// They stand above it.
    Above,
    /// They stand above or below it by chance.
    ByChance,
}

impl Standing {
    /// The average precision among the first five.
    pub fn average_precision(&self, ties: Ties) -> f64 {
        let of_place = |hits: usize, (above, tied): (usize, usize)| {
            let at = |more: usize| {
                if above + more < FIRST { hits as f64 / (above + more + 1) as f64 } else { 0.0 }
            };
            match ties {
                Ties::Below => at(0),
                Ties::Above => at(tied),
                Ties::ByChance => (0..=tied).map(at).sum::<f64>() / (tied + 1) as f64,
            }
        };
        let sum: f64 = (1..).zip(&self.places).map(|(hits, place)| of_place(hits, *place)).sum();
        if self.places.is_empty() { 0.0 } else { sum / self.places.len() as f64 }
    }
}

/// The mean of the average precisions of the queries in `split`.
pub fn mean_average_precision(queries: &[Query], standings: &[Standing], split: Split, ties: Ties) -> f64 {
    let of_split = queries.iter().zip(standings).filter(|(query, _)| query.split == split);
    let precisions: Vec<f64> = of_split.map(|(_, standing)| standing.average_precision(ties)).collect();
    if precisions.is_empty() { 0.0 } else { precisions.iter().sum::<f64>() / precisions.len() as f64 }
}

#[cfg(test)]
mod tests {
    use super::{Standing, Ties, standing};

    #[test]
    fn what_ties_with_the_claim_stands_above_it_by_half() {
        let standing = standing(&[0.5, 0.9, 0.5], &[2]);
        assert_eq!(standing, Standing { places: vec![(1, 1)] });
        let check = |ties, expected: f64| assert!((standing.average_precision(ties) - expected).abs() < 1e-9);
        check(Ties::Below, 0.5);
        check(Ties::Above, 1.0 / 3.0);
        check(Ties::ByChance, (0.5 + 1.0 / 3.0) / 2.0);
    }

    #[test]
    fn beyond_the_fifth_nothing_counts() {
        assert!(Standing { places: vec![(5, 0)] }.average_precision(Ties::Below) < 1e-9);
    }
}
