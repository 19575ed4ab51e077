//! How certain a source is of what it says, and how the writer hedges it.

use std::sync::LazyLock;

use sayso_core::{Act, Certainty, Layers, Polarity, Quotation, Shown, Span, Stance};

use super::Parts;
use crate::patterns::Pattern;

/// Hedges that leave it open.
static POSSIBLE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("may|might|could|possibly|perhaps|maybe|conceivably|potentially|can't rule out")
});

/// Hedges that lean to one side.
static PROBABLE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "probably|likely|presumably|seems?|seemed|appears?|appeared|seemingly|should be|i think|i believe|tends? to",
    )
});

/// Cues of those who are not certain.
static DOUBTING_CUE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "suspect\\w*|fear(?:s|ed|ing)?|suggest\\w*|speculat\\w*|wonder\\w*|hop(?:e|es|ed|ing)|doubt\\w*|imagin\\w*|guess\\w*|may have",
    )
});

/// Cues of those who lean to one side.
static LEANING_CUE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "believ\\w*|think(?:s|ing)?|thought|expect\\w*|estimat\\w*|indicat\\w*|assum\\w*|feel(?:s|ing)?|felt|appear\\w*|seem\\w*|anticipat\\w*|predict\\w*",
    )
});

/// Words by which the writer keeps a distance.
static WRITER: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "allegedly|reportedly|purported(?:ly)?|supposed(?:ly)?|apparently|so-called|ostensibly|alleged|self-described|what (?:he|she|they) (?:call|describe)\\w*",
    )
});

/// How the source of an attribution with this act stands to its content.
pub(super) fn stance(layers: &Layers, parts: &Parts<'_>, act: Act) -> Stance {
    let own = |words: Span| is_quoted(layers, parts, words);
    let in_content = parts.attribution.contents().iter();
    let (source_own, writer): (Vec<Span>, Vec<Span>) =
        in_content.flat_map(|&span| WRITER.find_all(parts.text, span)).partition(|&words| own(words));
    let mut writer_hedges = writer;
    writer_hedges.extend(parts.cue.iter().flat_map(|&cue| WRITER.find_all(parts.text, cue)));
    let certainty = certainty(parts);
    let mut source_hedges: Vec<Span> = source_own;
    source_hedges.extend(certainty.words.filter(|_| certainty.value != Certainty::Certain));
    source_hedges.sort_unstable();
    source_hedges.dedup();
    writer_hedges.sort_unstable();
    Stance {
        polarity: polarity(parts, act),
        certainty,
        source_hedges,
        writer_hedges,
        negation: parts.negation,
    }
}

/// Whether `words` are the source's own, since they stand in its quotation.
fn is_quoted(layers: &Layers, parts: &Parts<'_>, words: Span) -> bool {
    match parts.attribution.quotation {
        Quotation::Direct => true,
        Quotation::Indirect => false,
        Quotation::Mixed => layers.quotes().iter().any(|quote| quote.span.contains(words)),
    }
}

fn certainty(parts: &Parts<'_>) -> Shown<Certainty> {
    let rules: [(&Pattern, Option<Span>, Certainty, &'static str); 4] = [
        (&POSSIBLE, parts.clause, Certainty::Possible, "the main clause leaves it open"),
        (&PROBABLE, parts.clause, Certainty::Probable, "the main clause is hedged"),
        (&DOUBTING_CUE, parts.cue, Certainty::Possible, "the cue is one of doubt"),
        (&LEANING_CUE, parts.cue, Certainty::Probable, "the cue is one of thinking"),
    ];
    let found = rules.iter().find_map(|&(pattern, place, value, rule)| {
        Some(Shown { value, rule, words: Some(pattern.find(parts.text, place?)?) })
    });
    found.unwrap_or(Shown { value: Certainty::Certain, rule: "nothing hedges it", words: None })
}

fn polarity(parts: &Parts<'_>, act: Act) -> Shown<Polarity> {
    let (value, rule) = match act {
        Act::Deny | Act::PartlyDeny => (Polarity::Negative, "it is denied"),
        Act::Decline | Act::NoReply | Act::NoCommentYet => (Polarity::Open, "no answer was given"),
        Act::Demand => (Polarity::Open, "it is asked or demanded, not stated"),
        Act::Assert | Act::Confirm | Act::Accuse | Act::Predict if parts.negation.is_some() => {
            return Shown { value: Polarity::Open, rule: "the cue is negated", words: parts.negation };
        }
        Act::Assert | Act::Confirm | Act::Accuse | Act::Predict => (Polarity::Positive, "it is stated"),
    };
    Shown { value, rule, words: parts.cue }
}
