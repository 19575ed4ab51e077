//! How likely it is that two statements say the same.
//!
//! Of those that were read together a logistic regression tells it, fitted on the marked statements of `eval/origins/streams` 00 to 12 and of
//! `eval/origins/real`, but for the credit, which was added later and weighs what did best on 25 to 36 and on the real stories; of the others
//! the words that they share.

use sayso_core::Relation;

use crate::likeness::{Difference, Likeness};

/// What there is of two statements beside their own words.
pub(crate) struct Beside {
    /// How like their paragraphs are.
    pub(crate) context: f32,
    /// Whether one rests on the outlet that prints the other.
    pub(crate) is_cited: bool,
    /// Whether one rests on that outlet, and says again what the other says, if it says again anything that the outlet has printed.
    pub(crate) is_credited: bool,
    pub(crate) is_of_one_article: bool,
    /// Between their days.
    pub(crate) days: f32,
}

/// Likelihoods nearer to 0 or 1 than this differ in nothing that was measured.
const SUREST: f32 = 1e-3;

/// How likely two say the same that were `read` together, from 0 to 1; `nearness` is the cosine of their vectors.
pub(crate) fn sameness(read: Relation, words: &Likeness, nearness: f32, beside: &Beside) -> f32 {
    let likelihood = read.same.clamp(SUREST, 1.0 - SUREST);
    let differ = match words.difference {
        None => 0.0,
        Some(Difference::Polarity) => -0.81,
        Some(Difference::Names) => -1.02,
        Some(Difference::Numbers) => -1.66,
        Some(Difference::Judged) => f32::NEG_INFINITY,
    };
    let is_cited = if beside.is_cited { 0.38 } else { 0.0 };
    let is_credited = if beside.is_credited { 1.2 } else { 0.0 };
    let is_of_one_article = if beside.is_of_one_article { -0.39 } else { 0.0 };
    logistic(
        0.63 * (likelihood / (1.0 - likelihood)).ln()
            + 2.1 * words.score
            + 1.12 * beside.context
            + 0.98 * nearness
            + is_cited
            + is_credited
            + is_of_one_article
            + differ
            - 0.33 * beside.days.ln_1p()
            - 1.0,
    )
}

/// Of two whose words are somewhat alike, this score is as much as even odds, and so fast they grow with it.
const EVEN: f32 = 0.28;
const STEEPNESS: f32 = 8.0;

/// However much else speaks for it, their words must be so like.
const LEAST_ALIKE: f32 = 0.12;

/// The same of two that were not read, by the words they share and what else is in `score`.
pub(crate) fn by_words(score: f32, likeness: f32) -> f32 {
    if likeness < LEAST_ALIKE { 0.0 } else { logistic(STEEPNESS * (score - EVEN)) }
}

/// The likelihood at these odds, which are a logarithm.
pub(crate) fn logistic(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}
