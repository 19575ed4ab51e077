//! The linear-chain CRF (Lafferty et al. 2001) over the words of one article.

use serde::Deserialize;

/// How many labels the tagger tells apart.
pub(super) const LABELS: usize = 9;

/// A label's position in [`super::spans::LABEL_NAMES`].
pub(super) type Label = usize;

/// The scores of every label at one word.
pub(super) type Scores = [f32; LABELS];

/// Transition scores, learned together with the encoder.
#[derive(Deserialize)]
#[serde(from = "[[Option<f64>; LABELS]; LABELS]")]
pub(super) struct Crf {
    /// Score of each label after each, `[before][after]`; minus infinity where BIO forbids it.
    transitions: [[f64; LABELS]; LABELS],
}

impl From<[[Option<f64>; LABELS]; LABELS]> for Crf {
    fn from(transitions: [[Option<f64>; LABELS]; LABELS]) -> Crf {
        Crf { transitions: transitions.map(|row| row.map(|score| score.unwrap_or(f64::NEG_INFINITY))) }
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

    /// What the probability of any span is computed from (forward-backward).
    pub(super) fn marginals<'a>(&'a self, emissions: &'a [Scores]) -> Marginals<'a> {
        let forward = self.forward(emissions);
        let backward = self.backward(emissions);
        let total = forward.last().map_or(0.0, |scores| log_sum(scores.iter().copied()));
        Marginals { crf: self, emissions, forward, backward, total }
    }

    /// For each word and label, the log of the summed weight of all paths that end there.
    fn forward(&self, emissions: &[Scores]) -> Vec<[f64; LABELS]> {
        let mut rows: Vec<[f64; LABELS]> = Vec::with_capacity(emissions.len());
        for scores in emissions {
            let row = match rows.last() {
                None => scores.map(f64::from),
                Some(before) => std::array::from_fn(|after| {
                    let steps = (0..LABELS).map(|label| before[label] + self.transitions[label][after]);
                    f64::from(scores[after]) + log_sum(steps)
                }),
            };
            rows.push(row);
        }
        rows
    }

    /// For each word and label, the log of the summed weight of all paths that go on from there.
    fn backward(&self, emissions: &[Scores]) -> Vec<[f64; LABELS]> {
        let mut rows = vec![[0.0; LABELS]; emissions.len()];
        for at in (1..emissions.len()).rev() {
            let after = rows[at];
            rows[at - 1] =
                std::array::from_fn(|label| {
                    log_sum((0..LABELS).map(|next| {
                        self.transitions[label][next] + f64::from(emissions[at][next]) + after[next]
                    }))
                });
        }
        rows
    }
}

/// All paths through one article, weighed.
pub(super) struct Marginals<'a> {
    crf: &'a Crf,
    emissions: &'a [Scores],
    forward: Vec<[f64; LABELS]>,
    backward: Vec<[f64; LABELS]>,
    total: f64,
}

impl Marginals<'_> {
    /// The probability that exactly the words from `start` carry `labels`, and the next word does not go on with them.
    pub(super) fn of_span(&self, start: usize, labels: &[Label]) -> f32 {
        let (Some(&first), Some(&last)) = (labels.first(), labels.last()) else { return 0.0 };
        let steps = labels.windows(2).zip(start + 1..);
        let inside: f64 = steps
            .map(|(pair, at)| self.crf.transitions[pair[0]][pair[1]] + f64::from(self.emissions[at][pair[1]]))
            .sum();
        let after = self.ways_on(start + labels.len(), last);
        (self.forward[start][first] + inside + after - self.total).exp().min(1.0) as f32
    }

    /// The log weight of all paths from `at` on that leave the span whose last word carries `last`.
    fn ways_on(&self, at: usize, last: Label) -> f64 {
        let Some(scores) = self.emissions.get(at) else { return 0.0 };
        let leaves = (0..LABELS).filter(|&next| !super::spans::continues(last, next));
        log_sum(
            leaves.map(|next| {
                self.crf.transitions[last][next] + f64::from(scores[next]) + self.backward[at][next]
            }),
        )
    }
}

/// `ln(Σ exp(x))` without overflow.
fn log_sum(scores: impl Iterator<Item = f64> + Clone) -> f64 {
    let top = scores.clone().fold(f64::NEG_INFINITY, f64::max);
    if top == f64::NEG_INFINITY {
        return top;
    }
    top + scores.map(|score| (score - top).exp()).sum::<f64>().ln()
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
