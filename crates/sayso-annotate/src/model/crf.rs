//! The linear-chain CRF (Lafferty et al. 2001) over the words of one article, or of one content.

use serde::Deserialize;

/// How many labels the tagger tells apart.
pub(super) const LABELS: usize = 9;

/// Levels of nesting that have scores of their own: in no content, in a content, in a content inside a content.
pub(crate) const LEVELS: usize = 3;

/// A label's position in [`super::spans::LABEL_NAMES`].
pub(super) type Label = usize;

/// The scores of every label at one word, for one level.
pub(super) type Scores = [f32; LABELS];

/// The scores at one word, for each level.
pub(crate) type Emissions = [Scores; LEVELS];

/// Transition scores, learned together with the encoder.
#[derive(Deserialize)]
#[serde(from = "[[Option<f64>; LABELS]; LABELS]")]
pub(super) struct Crf {
    /// Score of each label after each, `[before][after]`; minus infinity where BIO forbids it.
    transitions: [Row; LABELS],
    /// What those scores are the logs of.
    factors: [Row; LABELS],
}

impl From<[[Option<f64>; LABELS]; LABELS]> for Crf {
    fn from(transitions: [[Option<f64>; LABELS]; LABELS]) -> Crf {
        let transitions = transitions.map(|row| row.map(|score| score.unwrap_or(f64::NEG_INFINITY)));
        Crf { factors: transitions.map(|row| row.map(f64::exp)), transitions }
    }
}

impl Crf {
    /// The likeliest label of each word (Viterbi 1967).
    pub(super) fn decode(&self, emissions: &[Scores]) -> Vec<Label> {
        let Some((first, rest)) = emissions.split_first() else { return Vec::new() };
        let mut best = first.map(f64::from);
        let mut came_from = Vec::with_capacity(rest.len());
        for scores in rest {
            let before = best;
            let mut came = [0; LABELS];
            for after in 0..LABELS {
                let step = |label: Label| before[label] + self.transitions[label][after];
                came[after] =
                    (1..LABELS).fold(0, |top, label| if step(label) > step(top) { label } else { top });
                best[after] = step(came[after]) + f64::from(scores[after]);
            }
            came_from.push(came);
        }
        let last = (1..LABELS).fold(0, |top, label| if best[label] > best[top] { label } else { top });
        let mut labels = vec![last];
        for came in came_from.iter().rev() {
            labels.push(came[labels[labels.len() - 1]]);
        }
        labels.reverse();
        labels
    }

    /// What the probability of any span is computed from (forward-backward, each word's row scaled to sum to one).
    pub(super) fn marginals(&self, emissions: &[Scores]) -> Marginals<'_> {
        let mut weights: Vec<Row> = emissions.iter().map(weights).collect();
        let forward = self.forward(&mut weights);
        let backward = self.backward(&weights);
        Marginals { crf: self, weights, forward, backward }
    }

    /// For each word and label, the share of the paths so far that end there. Divides `weights` by what made it a share.
    fn forward(&self, weights: &mut [Row]) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::with_capacity(weights.len());
        for weights in weights {
            let reached: Row = match rows.last() {
                None => *weights,
                Some(before) => std::array::from_fn(|after| {
                    weights[after]
                        * (0..LABELS).map(|label| before[label] * self.factors[label][after]).sum::<f64>()
                }),
            };
            let total: f64 = reached.iter().sum();
            *weights = weights.map(|weight| weight / total);
            rows.push(reached.map(|share| share / total));
        }
        rows
    }

    /// For each word and label, the weight of all paths that go on from there, in the scale of `forward`.
    fn backward(&self, weights: &[Row]) -> Vec<Row> {
        let mut rows = vec![[1.0; LABELS]; weights.len()];
        for at in (1..weights.len()).rev() {
            let after: Row = std::array::from_fn(|label| weights[at][label] * rows[at][label]);
            rows[at - 1] = std::array::from_fn(|label| {
                self.factors[label].iter().zip(&after).map(|(factor, after)| factor * after).sum()
            });
        }
        rows
    }
}

/// A number for each label.
type Row = [f64; LABELS];

/// The weights that `scores` are the logs of, the largest being one.
fn weights(scores: &Scores) -> Row {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    scores.map(|score| f64::from(score - top).exp())
}

/// All paths through one article, weighed.
pub(super) struct Marginals<'a> {
    crf: &'a Crf,
    /// Of each word, scaled as `forward` is.
    weights: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
}

impl Marginals<'_> {
    /// The probability that exactly the words from `start` carry `labels`, and the next word does not go on with them.
    pub(super) fn of_span(&self, start: usize, labels: &[Label]) -> f32 {
        let (Some(&first), Some(&last)) = (labels.first(), labels.last()) else { return 0.0 };
        let steps = labels.windows(2).zip(start + 1..);
        let inside: f64 =
            steps.map(|(pair, at)| self.crf.factors[pair[0]][pair[1]] * self.weights[at][pair[1]]).product();
        let whole = self.forward[start][first] * inside * self.ways_on(start + labels.len(), last);
        whole.min(1.0) as f32
    }

    /// The weight of all paths from `at` on that leave the span whose last word carries `last`.
    fn ways_on(&self, at: usize, last: Label) -> f64 {
        let Some(weights) = self.weights.get(at) else { return 1.0 };
        let leaves = (0..LABELS).filter(|&next| !super::spans::continues(last, next));
        leaves.map(|next| self.crf.factors[last][next] * weights[next] * self.backward[at][next]).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::{Crf, LABELS, Label, Scores};
    use crate::model::spans::continues;

    /// Plain BIO: a label that continues needs its like before it; all else scores nothing.
    fn crf() -> Crf {
        let transitions = std::array::from_fn(|before| {
            std::array::from_fn(|after| (!is_inside(after) || continues(before, after)).then_some(0.0))
        });
        Crf::from(transitions)
    }

    fn is_inside(label: Label) -> bool {
        label != 0 && label.is_multiple_of(2)
    }

    fn scores(high: &[(Label, f32)]) -> Scores {
        let mut scores = [0.0; LABELS];
        high.iter().for_each(|&(label, score)| scores[label] = score);
        scores
    }

    #[test]
    fn a_path_never_continues_what_has_not_begun() {
        let emissions = [scores(&[(0, 2.0)]), scores(&[(8, 3.0), (7, 2.0)]), scores(&[(8, 3.0)])];
        assert_eq!(crf().decode(&emissions), [0, 7, 8]);
        assert_eq!(crf().decode(&[]), Vec::<Label>::new());
    }

    #[test]
    fn the_probabilities_of_all_single_word_labellings_sum_to_one() {
        let emissions = [scores(&[(1, 1.5), (7, 0.5)])];
        let crf = crf();
        let marginals = crf.marginals(&emissions);
        let total: f32 = (0..LABELS).map(|label| marginals.of_span(0, &[label])).sum();
        assert!((total - 1.0).abs() < 1e-5, "{total}");
    }

    #[test]
    fn a_sure_span_is_likelier_than_a_doubtful_one() {
        let emissions = [scores(&[(7, 9.0)]), scores(&[(8, 9.0)]), scores(&[(0, 0.2)])];
        let crf = crf();
        let marginals = crf.marginals(&emissions);
        let (whole, half) = (marginals.of_span(0, &[7, 8]), marginals.of_span(0, &[7]));
        assert!(whole > 0.5 && half < 0.01, "{whole} {half}");
    }
}
