//! How certain a source is of what it says, and how the writer hedges it.

use std::sync::LazyLock;

use sayso_core::{Act, Certainty, Layers, Polarity, Quotation, Shown, Span, Stance, Text};

use super::Parts;
use crate::patterns::Pattern;

/// Hedges that leave it open. “Could not” is among them so that [`UNABLE`] can tell it from “could”.
static POSSIBLE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "may|might|could (?:not|never) (?:\\w+ly )?(?:rule (?:it |that |this )?out|be ruled out|exclude|be excluded|be (?:sure|certain))\
         |could(?: not| never| no longer| hardly| barely| scarcely)?|possibly|perhaps|maybe|conceivably|potentially|can't rule out",
    )
});

/// What tells that somebody was unable to do something, or that it cannot have been: no hedge.
static UNABLE: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("^could (?:not|never|no longer|hardly|barely|scarcely)$"));

/// Words before the name of the month.
static BEFORE_MONTH: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:in|of|on|since|by|last|next|until|till|from|before|after|during|early|late|mid|this|through)$",
    )
});

/// Characters before a word that are looked at for the word before it.
const BEFORE: usize = 40;

/// Cues that turn down or withhold what the content names: it is not stated.
static REFUSING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "refus(?:e|es|ed|ing|al)|declin(?:e|es|ed|ing)|reject(?:s|ed|ing|ion)?|rebuff(?:s|ed|ing)?|spurn(?:s|ed|ing)?|den(?:y|ies|ied|ying)",
    )
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
    if let Some(hedge) = parts.clause.and_then(|clause| possible(parts.text, clause)) {
        let rule = "the main clause leaves it open";
        return Shown { value: Certainty::Possible, rule, words: Some(hedge) };
    }
    let rules: [(&Pattern, Option<Span>, Certainty, &'static str); 3] = [
        (&PROBABLE, parts.clause, Certainty::Probable, "the main clause is hedged"),
        (&DOUBTING_CUE, parts.cue, Certainty::Possible, "the cue is one of doubt"),
        (&LEANING_CUE, parts.cue, Certainty::Probable, "the cue is one of thinking"),
    ];
    let found = rules.iter().find_map(|&(pattern, place, value, rule)| {
        Some(Shown { value, rule, words: Some(pattern.find(parts.text, place?)?) })
    });
    found.unwrap_or(Shown { value: Certainty::Certain, rule: "nothing hedges it", words: None })
}

/// The first words of `clause` that leave it open.
fn possible(text: &Text, clause: Span) -> Option<Span> {
    let hedges = POSSIBLE.find_all(text, clause);
    hedges.into_iter().find(|&hedge| !UNABLE.is_in(text, hedge) && !is_name(text, hedge))
}

/// Whether `hedge` is the name May, of the month or of a person: a capital inside a sentence that is not all in capitals, or after a
/// word that stands before months.
fn is_name(text: &Text, hedge: Span) -> bool {
    let before = text.as_str()[..hedge.start()].trim_end_matches(' ');
    let after = text.as_str()[hedge.end()..].trim_start();
    let is_inside = before.ends_with(|last: char| last.is_alphanumeric() || last == '-');
    let goes_on_small = !after.starts_with(char::is_uppercase);
    let is_date = after.starts_with(|first: char| first.is_ascii_digit());
    &text[hedge] == "May" && (is_date || is_inside && (goes_on_small || is_after_preposition(text, hedge)))
}

/// Whether the word before `month` is one of those that stand before months.
fn is_after_preposition(text: &Text, month: Span) -> bool {
    let words = text.as_str()[..month.start()].trim_end_matches(' ');
    let start = words.char_indices().rev().take(BEFORE).last().map_or(0, |(start, _)| start);
    text.span(start..words.len()).is_some_and(|words| BEFORE_MONTH.is_in(text, words))
}

fn polarity(parts: &Parts<'_>, act: Act) -> Shown<Polarity> {
    let (value, rule) = match act {
        Act::Deny | Act::PartlyDeny => (Polarity::Negative, "it is denied"),
        Act::Decline | Act::NoReply | Act::NoCommentYet => (Polarity::Open, "no answer was given"),
        Act::Demand => (Polarity::Open, "it is asked or demanded, not stated"),
        Act::Assert | Act::Confirm | Act::Accuse | Act::Predict if parts.negation.is_some() => {
            return Shown { value: Polarity::Open, rule: "the cue is negated", words: parts.negation };
        }
        Act::Assert if parts.cue.is_some_and(|cue| REFUSING.is_in(parts.text, cue)) => {
            (Polarity::Open, "it is turned down, not stated")
        }
        Act::Assert | Act::Confirm | Act::Accuse | Act::Predict => (Polarity::Positive, "it is stated"),
    };
    Shown { value, rule, words: parts.cue }
}

#[cfg(test)]
mod tests {
    use sayso_core::Text;

    use super::possible;

    #[track_caller]
    fn check(clause: &str, expected: Option<&str>) {
        let text = Text::new(clause).expect("short");
        let whole = text.span(0..clause.len()).expect("not empty");
        assert_eq!(possible(&text, whole).map(|hedge| &text[hedge]), expected, "{clause}");
    }

    #[test]
    fn what_may_be_is_left_open() {
        check("the ferry may sail on Friday", Some("may"));
        check("May the ferry sail on", Some("May"));
        check("Ferry May Close Early", Some("May"));
        check("it could snow in May", Some("could"));
        check("she could not rule out a strike", Some("could not rule out"));
        check("he might not come", Some("might"));
    }

    #[test]
    fn the_month_and_the_name_leave_nothing_open() {
        check("she moved house in May", None);
        check("in May Harbour Homes sold the mill", None);
        check("the mid-May storm sank two boats", None);
        check("the ferry sank on Monday, May 3", None);
        check("Orla May was at home", None);
    }

    #[test]
    fn what_somebody_is_unable_to_do_is_no_hedge() {
        check("she could not remember the man", None);
        check("he could barely hear the bells", None);
        check("they could not come but might write", Some("might"));
    }
}
