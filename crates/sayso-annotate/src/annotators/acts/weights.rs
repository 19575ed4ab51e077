//! What all signs and the model say together, and how sure that is.
//!
//! `training/sayso_training/acts.py` fits both: the weights on labelled statements, and how sure what they say is on those that
//! were held out of six folds.

use sayso_core::{Act, Shown, ToldAct};

use super::signs::{ACTS as ORDER, SIGNS, Signs};
use super::{Parts, Ruled};
use crate::model::{ACTS, Weights};

/// Acts that are told where a rule fits: the weights learned them from few. What no rule fits may still be told so by the weights.
pub(super) const RULED: [Act; 6] =
    [Act::Assert, Act::PartlyDeny, Act::Confirm, Act::Decline, Act::NoReply, Act::NoCommentYet];

/// What decides which act is told.
#[derive(Clone, Copy)]
enum Decided {
    ByWeights = 0,
    ByRule = 1,
}

/// What each sign says for each act, and how sure the sum is.
pub(super) struct SignWeights {
    /// A row of acts for each sign.
    weights: Vec<f32>,
    bias: Vec<f32>,
    /// How much the lead of an act over all others counts, by what decides.
    slopes: Vec<f32>,
    /// A row of acts for each way to decide: how sure it is without a lead.
    sureness: Vec<f32>,
}

impl SignWeights {
    pub(super) fn load(weights: &Weights<'_>) -> SignWeights {
        let found = SignWeights {
            weights: weights.floats("signs.weight"),
            bias: weights.floats("signs.bias"),
            slopes: weights.floats("confidence.slope"),
            sureness: weights.floats("confidence.bias"),
        };
        assert_eq!(found.weights.len(), SIGNS * ACTS, "signs and weights are of one version");
        found
    }

    /// What an attribution does: what the model and all signs together say most for, unless a rule tells it.
    pub(super) fn act(
        &self,
        parts: &Parts<'_>,
        contradiction: Option<Shown<Act>>,
        leaning: [f32; ACTS],
    ) -> ToldAct {
        let by_rule = parts.by_rule();
        let ruled = by_rule.map_or_else(|| parts.plain(), |ruled| ruled.shown);
        let found = Signs::of(parts, ruled.value, contradiction.is_some());
        let scores = self.scores(&found, leaning);
        if by_rule.is_some_and(Ruled::stands) {
            return self.told(ruled, &scores, Decided::ByRule);
        }
        let may_be = |act: Act| !matches!(act, Act::Deny | Act::PartlyDeny) || found.may_deny();
        let weighed = (0..ACTS).filter(|&number| may_be(ORDER[number]));
        let best = weighed.max_by(|&one, &other| scores[one].total_cmp(&scores[other])).unwrap_or_default();
        let value = ORDER[best];
        let by_contradiction = contradiction.filter(|_| value == Act::Deny);
        let shown = match value == ruled.value {
            true => ruled,
            false => by_contradiction.unwrap_or_else(|| self.by_signs(&found, value, best, parts)),
        };
        self.told(shown, &scores, Decided::ByWeights)
    }

    /// What the model and all signs together say for each act.
    fn scores(&self, found: &Signs, leaning: [f32; ACTS]) -> [f32; ACTS] {
        let mut scores = leaning;
        scores.iter_mut().zip(&self.bias).for_each(|(score, bias)| *score += bias);
        for number in found.numbers() {
            let own = &self.weights[number * ACTS..][..ACTS];
            scores.iter_mut().zip(own).for_each(|(score, weight)| *score += weight);
        }
        scores
    }

    /// An act that no rule told, with the sign that says most for it.
    fn by_signs(&self, found: &Signs, value: Act, number: usize, parts: &Parts<'_>) -> Shown<Act> {
        let strongest = found.strongest(|sign| self.weights[sign * ACTS + number]);
        if value == Act::Assert {
            return Shown { value, rule: "nothing in it is surely more than saying", words: parts.cue };
        }
        let (rule, words) =
            strongest.map_or(("the model reads it so", parts.cue), |(name, words)| (name, Some(words)));
        Shown { value, rule, words }
    }

    /// `shown` with how sure it is, which goes by how far it leads in `scores`.
    fn told(&self, shown: Shown<Act>, scores: &[f32; ACTS], decided: Decided) -> ToldAct {
        let Shown { value, rule, words } = shown;
        let number = ORDER.iter().position(|act| *act == value).unwrap_or_default();
        let way = decided as usize;
        let score = self.slopes[way] * lead(scores, number) + self.sureness[way * ACTS + number];
        // Two digits: more would claim more than is known.
        let confidence = (100.0 / (1.0 + (-score).exp())).round() / 100.0;
        ToldAct { value, confidence, rule, words }
    }
}

/// How far the act of this number leads over all others together.
fn lead(scores: &[f32; ACTS], number: usize) -> f32 {
    let others = || (0..ACTS).filter(|&other| other != number);
    let most = others().map(|other| scores[other]).fold(f32::NEG_INFINITY, f32::max);
    let sum: f32 = others().map(|other| (scores[other] - most).exp()).sum();
    scores[number] - most - sum.ln()
}
