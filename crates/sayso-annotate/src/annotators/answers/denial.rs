//! What a denial cannot be a denial of, and which of its ties are loose.
//!
//! Nobody denies himself: two statements of one speaker are no claim and its denial, unless another tells what he is to have said. Nor
//! does a denial deny another that says of the same that it is not so. And where what is denied has no word and nobody in common with
//! the statement it is tied to, nothing but its place speaks for it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use sayso_core::{Act, Attribution, AttributionIx, ClusterIx, Span, Text};

use super::answering::{Answering, STATEMENT};
use crate::annotators::acts::clause;
use crate::annotators::acts::lexicon::{NOT_SO, UNTRUE};
use crate::patterns::Pattern;

/// Cues whose content is what is denied. That of others is what is said against it.
static DENYING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("den(?:y|ies|ied|ying|ials?)|disput\\w+|refut\\w+|repudiat\\w+|reject\\w*|dismiss\\w*")
});

/// What makes a clause say that something is not so.
static NEGATED: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(NOT_SO));

/// What makes it call something untrue.
static CALLED_UNTRUE: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(UNTRUE));

/// Contents that only point at what somebody said, which may be a denial, too: “that”, “the minister's account”.
static POINTER: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "^(?:that|this|it|those|these|them|so)(?:$| (?:\\w+ly|as|by|in|out|on|to|when)\\b)|^(?:\\w+(?:'s?)? ){0,4}?(?:claims?|accounts?|versions?|statements?\\
         |stor(?:y|ies)|explanations?|remarks?|comments?|denials?|assertions?|contentions?|insistence|arguments?|defen[cs]e|assurances?|testimony)",
    )
});

/// Words up to which a clause that calls something untrue says no more than that.
const SHORT: usize = 6;

/// Whether the attribution, which does this, is a denial that says of something that it is not so.
pub(super) fn is_against(text: &Text, attribution: &Attribution, act: Act) -> bool {
    let Some(clause) = clause_of(text, attribution).filter(|_| is_denial(act)) else { return false };
    let is_negated = NEGATED.is_in(text, clause);
    let cue = attribution.cue.as_ref().map(|cue| cue.extent());
    match cue.is_some_and(|cue| DENYING.is_in(text, cue)) {
        true => !is_negated,
        false => is_negated && !CALLED_UNTRUE.is_in(text, clause),
    }
}

/// Whether the answer is a denial that cannot be one of the statement at `ix`.
pub(super) fn is_barred(answering: &Answering<'_>, ix: AttributionIx) -> bool {
    is_denial(answering.act) && (is_by_the_same(answering, ix) || is_denied_as_well(answering, ix))
}

/// Whether the answer is a denial that has nothing in common with the statement at `ix`, and does not just point at what is before it.
pub(super) fn is_loose(answering: &Answering<'_>, ix: AttributionIx) -> bool {
    let is_known_by_place =
        answering.holds(ix) || answering.is_asked_beside(ix) || is_pointed_at(answering, ix);
    is_denial(answering.act)
        && !is_known_by_place
        && !shares_words(answering, ix)
        && !shares_somebody(answering, ix)
}

fn is_denial(act: Act) -> bool {
    matches!(act, Act::Deny | Act::PartlyDeny)
}

/// The beginning of the main clause of what `attribution` says.
fn clause_of(text: &Text, attribution: &Attribution) -> Option<Span> {
    attribution.contents().first().and_then(|&part| clause::main(text, part))
}

/// Whether the one who answers makes the statement at `ix` himself, and not in the words of somebody else.
pub(super) fn is_by_the_same(answering: &Answering<'_>, ix: AttributionIx) -> bool {
    let around_answer = answering.statements.ancestors(answering.ix);
    let is_passed_on = |outer: AttributionIx| {
        outer != answering.ix && !around_answer.contains(&outer) && !answering.is_surely_own(outer)
    };
    answering.is_surely_own(ix) && !answering.statements.ancestors(ix).into_iter().any(is_passed_on)
}

/// Whether the answer and the statement at `ix` both say of a matter that it is not so.
fn is_denied_as_well(answering: &Answering<'_>, ix: AttributionIx) -> bool {
    let are_both_against = answering.own().is_against && answering.statements.get(ix).is_against;
    are_both_against && !answering.holds(ix) && !points_back(answering)
}

/// Whether the answer only points at what somebody said.
fn points_back(answering: &Answering<'_>) -> bool {
    let clause = clause_of(answering.text(), answering.attribution());
    clause.is_none_or(|clause| POINTER.is_in(answering.text(), clause))
}

/// Whether the answer has no matter of its own, and the statement at `ix` is right before it.
fn is_pointed_at(answering: &Answering<'_>, ix: AttributionIx) -> bool {
    let is_near = answering.sentences_to(ix) <= 1
        || answering.own().paragraph == answering.statements.get(ix).paragraph;
    answering.follows(ix) && is_near && !has_matter(answering)
}

/// Whether the answer tells what it is that is not so, and does not just name it or call it untrue.
pub(super) fn has_matter(answering: &Answering<'_>) -> bool {
    let text = answering.text();
    let Some(clause) = clause_of(text, answering.attribution()) else { return false };
    let is_short = text[clause].split_whitespace().count() <= SHORT;
    let is_called_untrue = is_short && CALLED_UNTRUE.is_in(text, clause);
    let stems = &answering.own().stems;
    let has_stems = stems.shared(stems).next().is_some();
    has_stems && !is_called_untrue && !points_back(answering) && !answering.has(&STATEMENT, &answering.words)
}

/// Whether a word that tells something is in the answer, or beside it, and in the statement at `ix`, or names the source of one in the
/// other.
pub(super) fn shares_words(answering: &Answering<'_>, ix: AttributionIx) -> bool {
    let [own, other] = [answering.own(), answering.statements.get(ix)];
    let pairs = [
        (&answering.stems, &other.stems),
        (&answering.around_stems, &other.stems),
        (&answering.stems, &other.source_stems),
        (&own.source_stems, &other.stems),
    ];
    pairs.iter().any(|(one, other)| one.shared(other).next().is_some())
}

/// Whether somebody or something is meant in both, or the source of one in the other.
fn shares_somebody(answering: &Answering<'_>, ix: AttributionIx) -> bool {
    let [own, other] = [answering.own(), answering.statements.get(ix)];
    let meant = meant_in(answering, &answering.words);
    let meant_there = meant_in(answering, answering.statements.layers.attribution(ix).contents());
    meant.intersection(&meant_there).next().is_some()
        || other.who.is_some_and(|who| meant.contains(&who))
        || own.who.is_some_and(|who| meant_there.contains(&who))
}

/// Whether the one who answers is meant in the statement at `ix`.
pub(super) fn is_about_answerer(answering: &Answering<'_>, ix: AttributionIx) -> bool {
    let contents = answering.statements.layers.attribution(ix).contents();
    answering.own().who.is_some_and(|who| meant_in(answering, contents).contains(&who))
}

/// Who and what is meant in `spans`.
fn meant_in(answering: &Answering<'_>, spans: &[Span]) -> BTreeSet<ClusterIx> {
    let layers = answering.statements.layers;
    let inside =
        layers.mentions().filter(|(_, mention)| spans.iter().any(|span| span.contains(mention.span)));
    inside.filter_map(|(ix, _)| layers.cluster_of(ix)).collect()
}
