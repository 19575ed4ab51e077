//! Finds what denials, confirmations, declines and missing answers answer in their article.
//!
//! Every other attribution is a candidate. Six signs speak for one: it stands in the answer's own content (“denied *the
//! paper's report that …*”); it is the question that the sentence asks (“asked whether …, she declined”); its words come back
//! in the answer; the answer names its kind (“the report”, “the allegations”) or its source; it is about the one who
//! answers; and it stands right before. Where no attribution will do, the words that name what is answered stand for it.

mod candidates;

use sayso_core::{Act, Answer, Answered, AttributionIx, Draft, Layers, Span};

use self::candidates::{Answering, Candidate};
use crate::vocabulary::Vocabulary;
use crate::{Annotator, Layer};

/// The annotator.
pub(super) struct Answers;

/// The score below which nothing counts as answered.
const LEAST: f32 = 1.0;

impl Annotator for Answers {
    fn name(&self) -> &'static str {
        "answers"
    }

    fn needs(&self) -> &'static [Layer] {
        &[Layer::Sentences, Layer::Attributions, Layer::Acts, Layer::Sourcing]
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::Answers]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        for draft in drafts {
            let vocabulary = Vocabulary::of(draft);
            let answers: Vec<_> = draft
                .attributions()
                .filter_map(|(ix, _)| Some((ix, answer(draft, &vocabulary, ix)?)))
                .collect();
            for (ix, answer) in answers {
                draft.meaning_mut(ix).answers.push(answer);
            }
        }
    }
}

/// What the attribution at `ix` answers, if it is one that answers and something is found.
fn answer(layers: &Layers, vocabulary: &Vocabulary, ix: AttributionIx) -> Option<Answer> {
    let act = layers.meaning(ix).act?.value;
    let scope = scope(layers, ix, act);
    match act {
        Act::Deny | Act::PartlyDeny | Act::Confirm | Act::Decline | Act::NoReply | Act::NoCommentYet => {}
        Act::Assert | Act::Accuse | Act::Predict | Act::Demand => return None,
    }
    let answering = Answering::new(layers, vocabulary, ix, act);
    let best = answering.candidates().max_by(|one, other| one.score.total_cmp(&other.score));
    let to_attribution = best.filter(|best| best.score >= LEAST).map(|Candidate { ix: to, score, rule }| {
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
