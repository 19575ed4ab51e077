//! What all signs together say: which statement is answered, if any.
//!
//! `training/sayso_training/answers.py` fits the weights in `weights.txt`: those of a conditional logit, in which nothing is one of the
//! alternatives (McFadden 1974).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use sayso_core::{Act, Answered, AttributionIx};

use super::answering::Answering;
use super::denial;
use super::shown::{self, Shown};
use super::signs::{self, Sign};

/// A line a sign: its name, and its weight, or one each for those who deny, who confirm and who say nothing.
static WEIGHTS: LazyLock<Vec<[f32; 3]>> = LazyLock::new(|| {
    let written: BTreeMap<&str, [f32; 3]> = lines().filter_map(weight).collect();
    let mut weights = vec![[0.0; 3]; signs::ALL.len()];
    signs::ALL.iter().for_each(|sign| weights[sign.sign as usize] = written[sign.key]);
    weights
});

/// How likely it must be that anything is answered.
const LEAST: f32 = 0.5;

/// The most that is told of a denial which has nothing in common with what it is tied to: a “perhaps” stands before it. Every second such
/// tie is right, on the labels that the weights are fitted on.
const LOOSE: f32 = 0.5;

/// How many statements an answer may stand after the one before it, to go on with that.
const GOING_ON: usize = 3;

/// An answer that was tied, and to what.
#[derive(Clone, Copy)]
pub(super) struct Previous {
    pub(super) answer: AttributionIx,
    pub(super) to: AttributionIx,
}

/// What is answered.
#[derive(Clone, Copy)]
pub(super) struct Tie {
    pub(super) to: Answered,
    pub(super) confidence: f32,
    /// The sign that says most.
    pub(super) rule: &'static str,
}

/// What is answered, unless it is too likely that nothing is; `previous` is the answer before.
pub(super) fn tie(answering: &Answering<'_>, previous: Option<Previous>) -> Option<Tie> {
    let way = way(answering.act);
    let alternatives = alternatives(answering, previous);
    let nothing = score(&shown::of_nothing(answering), way);
    // How much likelier than that nothing is answered.
    let odds = alternatives.iter().map(|(_, shown)| (score(shown, way) - nothing).exp());
    let odds: Vec<f32> = odds.collect();
    let all: f32 = odds.iter().sum();
    let (at, best) = odds.iter().enumerate().max_by(|one, other| one.1.total_cmp(other.1))?;
    let [any, this] = [all, *best].map(|odds| odds / (1.0 + all));
    // Several statements often say the same, so that each has a part of what speaks for it.
    let confidence = (any + this) / 2.0;
    let (to, shown) = &alternatives[at];
    let confidence = match to {
        Answered::Attribution(ix) if denial::is_loose(answering, *ix) => confidence.min(LOOSE),
        Answered::Attribution(_) | Answered::Report(_) => confidence,
    };
    (any >= LEAST).then(|| Tie { to: *to, confidence, rule: strongest(shown, way) })
}

/// All that may be answered, with its signs: each statement, and the words that name a report.
fn alternatives(answering: &Answering<'_>, previous: Option<Previous>) -> Vec<(Answered, Shown)> {
    let again = again(answering, previous);
    let statements = shown::of_statements(answering).into_iter().map(|(ix, mut shown)| {
        shown.extend(again.filter(|(to, _)| *to == ix).map(|(_, sign)| (sign, 1.0)));
        (Answered::Attribution(ix), shown)
    });
    let report = answering.report();
    let report = report.map(|named| (Answered::Report(named.words), shown::of_report(answering, &named)));
    statements.chain(report).collect()
}

/// Which of the three weights of a sign counts.
fn way(act: Act) -> usize {
    match act {
        Act::Confirm => 1,
        Act::Decline | Act::NoReply | Act::NoCommentYet => 2,
        Act::Deny | Act::PartlyDeny | Act::Assert | Act::Accuse | Act::Predict | Act::Demand => 0,
    }
}

/// What was answered just before, with the sign that it shows: whoever goes on mostly answers the same.
fn again(answering: &Answering<'_>, previous: Option<Previous>) -> Option<(AttributionIx, Sign)> {
    let Previous { answer, to } = previous?;
    let is_near = answering.ix.get() - answer.get() <= GOING_ON;
    let is_own = answering.is_own(answer) && !answering.holds(answer);
    is_near.then_some((to, if is_own { Sign::AgainByTheSame } else { Sign::Again }))
}

fn score(shown: &Shown, way: usize) -> f32 {
    shown.iter().map(|&(sign, strength)| strength * WEIGHTS[sign as usize][way]).sum()
}

/// The reason that says most.
fn strongest(shown: &Shown, way: usize) -> &'static str {
    let weighed = shown.iter().map(|&(sign, strength)| (strength * WEIGHTS[sign as usize][way], sign));
    let best = weighed.filter(|(score, _)| *score > 0.0).max_by(|one, other| one.0.total_cmp(&other.0));
    best.map_or("no other statement is likelier", |(_, sign)| sign.written().reason)
}

fn lines() -> impl Iterator<Item = &'static str> {
    include_str!("weights.txt").lines().filter(|line| !line.starts_with('#'))
}

/// A name, and one weight or three.
fn weight(line: &str) -> Option<(&str, [f32; 3])> {
    let (key, numbers) = line.split_once(' ')?;
    let numbers: Vec<f32> =
        numbers.split_whitespace().map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let own = match numbers[..] {
        [one] => [one; 3],
        [denying, confirming, silent] => [denying, confirming, silent],
        _ => return None,
    };
    Some((key, own))
}

#[cfg(test)]
mod tests {
    use super::{WEIGHTS, lines, signs, weight};

    #[test]
    fn every_sign_has_a_weight_and_every_weight_a_sign() {
        let keys: Vec<&str> = lines().map(|line| weight(line).expect("a weight").0).collect();
        assert_eq!(keys, signs::ALL.iter().map(|written| written.key).collect::<Vec<_>>());
        let mut places: Vec<usize> = signs::ALL.iter().map(|written| written.sign as usize).collect();
        places.sort_unstable();
        assert_eq!(places, (0..WEIGHTS.len()).collect::<Vec<_>>());
    }
}
