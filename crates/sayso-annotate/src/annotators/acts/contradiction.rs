//! Denials without a word of denying: somebody says that it is not so, after another said that it is.

use std::sync::LazyLock;

use sayso_core::{Act, Attribution, AttributionIx, Layers, Shown, Span};

use super::Parts;
use crate::patterns::Pattern;
use crate::vocabulary::{Vocabulary, source_words};

/// What makes a main clause say that something is not so.
static NOT_SO: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "no|not|never|nobody|nothing|none|no one|neither|nowhere|\\w+n't|cannot|falsely|wrong|mistaken|invention|invented|forgery",
    )
});

/// How many attributions before are looked at.
const NEAR: usize = 12;

/// How much what was said and what is said must have in common: see [`Vocabulary::shared`].
const SHARED: f32 = 1.0;

/// A denial, if the main clause of the attribution at `ix` is negated and takes up what another source said before.
pub(super) fn of(
    layers: &Layers,
    vocabulary: &Vocabulary,
    ix: AttributionIx,
    parts: &Parts<'_>,
) -> Option<Shown<Act>> {
    if parts.negation.is_some() {
        return None;
    }
    let negation = NOT_SO.find(parts.text, parts.clause?)?;
    let own: Vec<Span> = parts.attribution.contents().to_vec();
    let before = layers.attributions().take(ix.get()).skip(ix.get().saturating_sub(NEAR));
    let is_taken_up = |(_, other): (AttributionIx, &Attribution)| {
        other.content.is_some()
            && source_words(parts.text, other) != source_words(parts.text, parts.attribution)
            && !other.contents().iter().any(|part| part.contains(parts.attribution.extent()))
            && !other.contents().iter().any(|&part| NOT_SO.is_in(parts.text, part))
            && vocabulary.shared(parts.text, &own, other.contents()) >= SHARED
            && is_about(layers, vocabulary, other, parts.attribution)
    };
    let rule = "it says that what another said is not so";
    before.into_iter().any(is_taken_up).then_some(Shown { value: Act::Deny, rule, words: Some(negation) })
}

/// Whether what `claim` says is about the one who speaks in `answer`: it has words of that source.
fn is_about(layers: &Layers, vocabulary: &Vocabulary, claim: &Attribution, answer: &Attribution) -> bool {
    let text = &layers.article().text;
    let source: Vec<Span> = answer.source.iter().flat_map(|source| source.iter()).collect();
    vocabulary.shared(text, &source, claim.contents()) > 0.0
}
