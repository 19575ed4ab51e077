//! Finds what denials, confirmations, declines and missing answers answer in their article.
//!
//! Every other attribution is a candidate. Seven signs speak for one: it stands in the answer's own content (“denied *the
//! paper's report that …*”); it is the question that the sentence asks (“asked whether …, she declined”); its words come back
//! in the answer; the answer names its kind (“the report”, “the allegations”) or its source; it is about the one who
//! answers; it stands right before; and it is what was answered just before. Where no attribution will do, the words that name what is answered stand for it.

mod candidates;

use sayso_core::{Act, Answer, Answered, AttributionIx, Draft, Layers, Span};

use self::candidates::{Answering, Candidate};
use crate::vocabulary::Vocabulary;
use crate::{Annotator, Layer};

/// The annotator.
pub(super) struct Answers;

/// The score below which nothing counts as answered.
const LEAST: f32 = 0.9;

/// The same for what may be no answer: of those ties that score less, one in three is right.
const LEAST_OF_DOUBTFUL: f32 = 2.5;

impl Annotator for Answers {
    fn name(&self) -> &'static str {
        "answers"
    }

    fn needs(&self) -> &'static [Layer] {
        &[
            Layer::Sentences,
            Layer::Attributions,
            Layer::Mentions,
            Layer::Speakers,
            Layer::Acts,
            Layer::Sourcing,
        ]
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::Answers]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        for draft in drafts {
            let vocabulary = Vocabulary::of(draft);
            for (ix, answer) in answers(draft, &vocabulary) {
                draft.meaning_mut(ix).answers.push(answer);
            }
        }
    }
}

/// What each attribution answers, in reading order.
fn answers(layers: &Layers, vocabulary: &Vocabulary) -> Vec<(AttributionIx, Answer)> {
    let mut found: Vec<(AttributionIx, Answer)> = Vec::new();
    for (ix, _) in layers.attributions() {
        let previous = found.iter().rev().find_map(|(ix, answer)| match answer.to {
            Answered::Attribution(to) => Some((*ix, to)),
            Answered::Report(_) => None,
        });
        found.extend(answer(layers, vocabulary, ix, previous).map(|answer| (ix, answer)));
    }
    found
}

/// What the attribution at `ix` answers, if it is one that answers and something is found; `previous` is the answer before it, and
/// what that answers.
fn answer(
    layers: &Layers,
    vocabulary: &Vocabulary,
    ix: AttributionIx,
    previous: Option<(AttributionIx, AttributionIx)>,
) -> Option<Answer> {
    let told = layers.meaning(ix).act?;
    let act = told.value;
    let least = if told.is_doubtful() { LEAST_OF_DOUBTFUL } else { LEAST };
    let scope = scope(layers, ix, act);
    match act {
        Act::Deny | Act::PartlyDeny | Act::Confirm | Act::Decline | Act::NoReply | Act::NoCommentYet => {}
        Act::Assert | Act::Accuse | Act::Predict | Act::Demand => return None,
    }
    let answering = Answering::new(layers, vocabulary, ix, act, previous);
    let best = answering.candidates().max_by(|one, other| one.score.total_cmp(&other.score));
    let to_attribution = best.filter(|best| best.score >= least).map(|Candidate { ix: to, score, rule }| {
        Answer { to: Answered::Attribution(to), scope, confidence: confidence(score), rule }
    });
    to_attribution.or_else(|| {
        let words = answering.report()?;
        let rule = "the answer names it, and no statement of the article says it";
        Some(Answer { to: Answered::Report(words), scope, confidence: confidence(LEAST), rule })
    })
}

/// The part that is answered, where it is only a part.
fn scope(layers: &Layers, ix: AttributionIx, act: Act) -> Option<Span> {
    let content = layers.attribution(ix).content.as_ref()?;
    (act == Act::PartlyDeny).then(|| content.extent())
}

/// A score as a confidence: it grows with the score and stays below 1.
fn confidence(score: f32) -> f32 {
    score / (score + 1.0)
}
