//! What can never be what is answered, whatever the signs say for it.
//!
//! A denial denies no topic, and a plea nothing but its charge. Who admits what nobody said confirms nothing. Silence answers no silence,
//! nor what the silent one did himself. Each rule goes by closed lists of words; what they leave open is left to the weights.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use sayso_core::{Act, AttributionIx, Span};

use super::answering::Answering;
use super::denial;
use crate::patterns::Pattern;

/// Cues of questions that are put to the one who answers.
static ASKED: LazyLock<Pattern> = LazyLock::new(|| Pattern::new("asked|pressed|questioned"));

/// How what is only asked about begins. What stands after “whether” may be denied.
static TOPIC: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("^(?:about|on|over|regarding|why|how|what|who|whom|whose|when|where|which)")
});

/// How a cue ends where the preposition of a topic belongs to it: “pressed *on*”.
static TOPIC_CUE: LazyLock<Pattern> = LazyLock::new(|| Pattern::new("(?:about|on|over|regarding)$"));

/// Words of a topic that make a claim of it: “asked about *reports*”, “asked about *whether*”.
static CLAIM: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "whether|if|that|reports?|reporting|claims?|allegations?|accusations?|suggestions?|suspicions?|rumou?rs?|speculation|stor(?:y|ies)|articles?\
         |charges?|assertions?|statements?|remarks?|comments?|criticisms?|complaints?|accounts?|lawsuit|suit|findings",
    )
});

/// Cues of those who admit.
static ADMITTING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("admit(?:s|ted|ting|tedly)?|conced(?:e|es|ed|ing)|acknowledg(?:e|es|ed|ing)")
});

/// Words that may stand for what was said before, or tell a part of it: “admitted *one of them*”, “conceded *mistakes*”.
static TAKEN_UP: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "it|this|these|those|they|them|such|so|as much|right|true|correct|accurate|wrong|some|one|two|three|four|five|six|seven|eight|nine|ten\
         |\\d+|several|few|a handful|many|most|all|half|both|neither|parts?|mistakes?|errors?|failings?|failures?|faults?|wrongdoing|guilt\
         |blame|responsibility|problems?|issues?|concerns?|shortcomings?|delays?|loss(?:es)?|crimes?|offen[cs]es?",
    )
});

/// Tries to get a comment from somebody.
static SOUGHT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("comments?|commented|requests?|messages?|calls?|e-?mails?|inquir(?:y|ies)")
});

/// What is pleaded to, after the plea.
static PLEADED_TO: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("not guilty (?:to|of|on) ([^.;:”\"\\n]{1,80})"));

/// Charges that are not named: “all counts”, “a separate charge”.
static UNNAMED_CHARGE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "^(?:(?:an?|the|all|both|any|every|each|these|those|of|two|three|four|five|six|seven|eight|nine|ten|[0-9]+|other|separate|related|similar\
         |further|new|criminal|federal|state|his|her|its|their) )*(?:charges?|counts?|both|all|them|it|everything|offen[cs]es?|crimes?|indictments?)",
    )
});

/// Sources whose claims become charges, by whatever words.
static CHARGING_SOURCE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "prosecut\\w+|police|indictments?|complaints?|charg\\w+|courts?|attorneys?|jury|detectives?|investigators?|sheriff|officers?|affidavits?\
         |filings?|crown|state|government|authorities|department|magistrates?|judge",
    )
});

/// Cues by which claims do.
static CHARGING_CUE: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("charg\\w+|accus\\w+|indict\\w+|alleg\\w+"));

/// Letters with which words of one charge begin alike: “bribery” and “bribed”.
const ALIKE: usize = 4;

/// Whether the answer can be none to the statement at `ix`.
pub(super) fn is_barred(answering: &Answering<'_>, ix: AttributionIx) -> bool {
    match answering.act {
        Act::Deny | Act::PartlyDeny => {
            denial::is_barred(answering, ix) || is_topic(answering, ix) || is_of_another_charge(answering, ix)
        }
        Act::Confirm => is_topic(answering, ix) || is_unsaid(answering, ix),
        Act::Decline | Act::NoReply | Act::NoCommentYet => {
            is_silent_as_well(answering, ix) || is_by_the_silent(answering, ix)
        }
        Act::Assert | Act::Accuse | Act::Predict | Act::Demand => false,
    }
}

/// Whether the statement at `ix` is a question in the sentence of the answer that only names what it is about.
fn is_topic(answering: &Answering<'_>, ix: AttributionIx) -> bool {
    let question = answering.statements.layers.attribution(ix);
    if question.source.is_some() || answering.holds(ix) || !answering.is_asked_beside(ix) {
        return false;
    }
    let Some(cue) = question.cue.as_ref().map(|cue| cue.extent()) else { return false };
    let Some(&first) = question.contents().first() else { return false };
    let text = answering.text();
    let is_about = TOPIC.is_in(text, first) || TOPIC_CUE.is_in(text, cue);
    ASKED.is_in(text, cue) && is_about && !answering.has(&CLAIM, question.contents())
}

/// Whether the answer admits something of its own, of which the statement at `ix` says nothing.
fn is_unsaid(answering: &Answering<'_>, ix: AttributionIx) -> bool {
    let Some(cue) = answering.attribution().cue.as_ref().map(|cue| cue.extent()) else { return false };
    let is_known_by_place = answering.holds(ix) || answering.is_asked_beside(ix);
    let accuses = answering.statements.get(ix).act == Act::Accuse;
    ADMITTING.is_in(answering.text(), cue)
        && !is_known_by_place
        && !accuses
        && denial::has_matter(answering)
        && !answering.has(&TAKEN_UP, answering.attribution().contents())
        && !denial::shares_words(answering, ix)
        && !denial::is_about_answerer(answering, ix)
}

/// Whether the answer is a plea to a charge that it names, and the statement at `ix` is neither of that nor of those who charge.
fn is_of_another_charge(answering: &Answering<'_>, ix: AttributionIx) -> bool {
    let Some(charge) = charge(answering) else { return false };
    let text = answering.text();
    let claim = answering.statements.layers.attribution(ix);
    let source: Vec<Span> = claim.source.iter().flat_map(|source| source.iter()).collect();
    let cue: Vec<Span> = claim.cue.iter().flat_map(|cue| cue.iter()).collect();
    let is_charged = answering.has(&CHARGING_SOURCE, &source) || answering.has(&CHARGING_CUE, &cue);
    let charged = beginnings(&text[charge]);
    let is_named = claim.contents().iter().any(|&part| !charged.is_disjoint(&beginnings(&text[part])));
    !is_charged && !is_named
}

/// The words that name what the answer pleads not guilty to, if it is a plea and names it.
fn charge(answering: &Answering<'_>) -> Option<Span> {
    let text = answering.text();
    let whole = answering.words.iter().copied().reduce(Span::join)?;
    let charge = PLEADED_TO.find_groups(text, whole).first().copied()?;
    let is_unnamed = UNNAMED_CHARGE.find(text, charge).is_some_and(|general| {
        // “Two counts *of* arson” names it.
        !text.as_str()[general.end()..].trim_start().starts_with("of ")
    });
    (!is_unnamed).then_some(charge)
}

/// The first letters of the longer of these words.
fn beginnings(words: &str) -> BTreeSet<String> {
    let words = words.split(|character: char| !character.is_alphanumeric());
    let longer = words.filter(|word| word.chars().count() >= ALIKE);
    longer.map(|word| word.chars().take(ALIKE).collect::<String>().to_lowercase()).collect()
}

/// Whether the statement at `ix` is no answer either.
fn is_silent_as_well(answering: &Answering<'_>, ix: AttributionIx) -> bool {
    answering.statements.get(ix).act.is_non_answer()
}

/// Whether whoever was sought for comment in vain made the statement at `ix` himself. Who declines may decline to add to his own.
fn is_by_the_silent(answering: &Answering<'_>, ix: AttributionIx) -> bool {
    let was_sought = answering.act == Act::NoCommentYet
        || answering.act == Act::NoReply && answering.has(&SOUGHT, &answering.words);
    was_sought && denial::is_by_the_same(answering, ix)
}
