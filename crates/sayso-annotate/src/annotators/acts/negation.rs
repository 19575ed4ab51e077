//! What turns a cue into its opposite: words in it, before it, or in its source: “*No official* has said so.”

use std::sync::LazyLock;

use sayso_core::{Attribution, Span, Text};

use crate::patterns::Pattern;

/// In the cue.
static IN_CUE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "not|never|no longer|n't|(?:did|does|do|has|have|had|would|could|will|is|was|were|are|can|ca|wo)n't\
         |cannot|without|fail(?:s|ed|ing)? to|yet to|stop(?:s|ped|ping)? short of|no (?:\\w+ ){0,2}(?:confirmation|acknowledge?ment|admission|denial)s?",
    )
});

/// How the words for nobody begin. Names, such as No Thanks, have two capitals.
static NOBODY: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "^(?:nobody|no(?: |-)one|none of|none$|neither|not (?:one|a single)|no (?-i:[a-z])\\w*|(?-i:no) (?-i:[A-Z])\\w*)",
    )
});

/// What tells that somebody did after all: “nobody *but* the mayor”.
static SOMEBODY: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "^no (?:fewer|less|lesser|longer|doubt|matter)|but|except|other than|besides|outside|apart from",
    )
});

/// Before words that are put in between it and its cue: “has *never*, as far as we know, said”.
static BEFORE_INSERTION: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:never|cannot|\\w+n't|(?:did|does|do|has|have|had|was|were|is|are|would|will|could|can|may|might|should) not)$",
    )
});

/// Cues that belong to no verb before them.
static VERBLESS: LazyLock<Pattern> = LazyLock::new(|| Pattern::new("^(?:according|as|in|per|by|for|to)"));

/// Before a cue in the infinitive: “*declined to* confirm”.
static REFUSED: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("(?:declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing))(?: to)?$"));

/// What stands around words that are put in between.
const MARKS: [char; 3] = [',', '–', '—'];

/// What no words hold that are put in between.
const BREAKS: [char; 10] = ['.', ';', ':', '!', '?', '“', '”', '"', '(', ')'];

/// Words that are put in between are no more than these.
const LONGEST: usize = 12;

/// What negates the `cue` of `attribution`, before which `lead` stands in its sentence.
pub(super) fn negation(
    text: &Text,
    attribution: &Attribution,
    cue: Span,
    lead: Option<Span>,
) -> Option<Span> {
    IN_CUE
        .find(text, cue)
        .or_else(|| nobody(text, attribution, cue))
        .or_else(|| before_insertion(text, attribution, cue, lead?))
        .or_else(|| refused(text, attribution, cue, lead?))
}

/// “*Neither* the mayor nor the clerk said so.”
fn nobody(text: &Text, attribution: &Attribution, cue: Span) -> Option<Span> {
    let source = source(attribution).filter(|source| source.start() < cue.start())?;
    let is_somebody = SOMEBODY.is_in(text, source);
    NOBODY.find(text, source).filter(|_| !is_somebody)
}

/// “The mayor *never*, for all our letters, explained it.”
fn before_insertion(text: &Text, attribution: &Attribution, cue: Span, lead: Span) -> Option<Span> {
    let is_inverted = source(attribution).is_some_and(|source| source.start() > cue.start());
    if is_inverted || VERBLESS.is_in(text, cue) {
        return None;
    }
    let before = text.as_str().get(lead.start()..cue.start())?.trim_end();
    let mark = before.chars().next_back().filter(|mark| MARKS.contains(mark))?;
    let (start, inserted) = before.strip_suffix(mark)?.rsplit_once(mark)?;
    let is_insertion = !inserted.contains(BREAKS) && inserted.split_whitespace().count() <= LONGEST;
    let start = text.span(lead.start()..lead.start() + start.trim_end().len())?;
    BEFORE_INSERTION.find(text, start).filter(|_| is_insertion)
}

/// “The mayor *declined* to confirm it”, where what he declined is read as a statement of its own.
fn refused(text: &Text, attribution: &Attribution, cue: Span, lead: Span) -> Option<Span> {
    let between = text.as_str().get(lead.end()..cue.start())?;
    let is_infinitive = text[lead].ends_with(" to") || text[cue].starts_with("to ");
    let belongs = attribution.source.is_none() && is_infinitive && between.trim().is_empty();
    REFUSED.find(text, lead).filter(|_| belongs)
}

fn source(attribution: &Attribution) -> Option<Span> {
    attribution.source.as_ref()?.iter().next()
}

#[cfg(test)]
mod tests {
    use sayso_core::{Attribution, Quotation, Span, Spans, Text};

    use super::negation;

    /// What negates `cue`, of which `source` is the source unless it is empty, in `sentence`.
    #[track_caller]
    fn check(sentence: &str, source: &str, cue: &str, expected: Option<&str>) {
        let text = Text::new(sentence).expect("short");
        let find = |words: &str| -> Option<Span> {
            let start = sentence.find(words).expect("the words are there");
            text.span(start..start + words.len())
        };
        let cue = find(cue).expect("not empty");
        let attribution = Attribution {
            source: find(source).map(Spans::from),
            cue: Some(Spans::from(cue)),
            content: None,
            quotation: Quotation::Indirect,
            parent: None,
            confidence: 1.0,
        };
        let lead = text.span(0..sentence[..cue.start()].trim_end_matches([' ', ',']).len());
        let found = negation(&text, &attribution, cue, lead);
        assert_eq!(found.map(|span| &text[span]), expected, "{sentence}");
    }

    #[test]
    fn words_in_the_cue_negate_it() {
        check("The guild did not say so.", "The guild", "did not say", Some("not"));
        check("The guild never denied it.", "The guild", "never denied", Some("never"));
        check("The guild said it was not so.", "The guild", "said", None);
    }

    #[test]
    fn a_source_that_is_nobody_negates_it() {
        check("Nobody told us that the ford was shut.", "Nobody", "told", Some("Nobody"));
        check("No warden has said that the weir holds.", "No warden", "has said", Some("No warden"));
        check("Yet no Selin warden has said so.", "no Selin warden", "has said", Some("no Selin"));
        check("Neither Dor nor Venn said so.", "Neither Dor nor Venn", "said", Some("Neither"));
        check("None of the wardens would say.", "None of the wardens", "would say", Some("None of"));
    }

    #[test]
    fn a_source_that_is_somebody_does_not() {
        check("Nobody but Venn said so.", "Nobody but Venn", "said", None);
        check("No fewer than nine wardens said so.", "No fewer than nine wardens", "said", None);
        check("No Thanks, a choir, said so.", "No Thanks, a choir", "said", None);
        check("Nora Venn said so.", "Nora Venn", "said", None);
        check("Not everyone said so.", "Not everyone", "said", None);
    }

    #[test]
    fn it_may_stand_before_words_put_in_between() {
        let sentence = "The board never, for all our letters, told what it paid.";
        check(sentence, "The board", "told", Some("never"));
        check("She has not, so far as we know, said why.", "She", "said", Some("has not"));
        check("The ford was not safe, and, after a week, said she, it shut.", "she", "said", None);
        check("It was never, the wardens said, safe.", "the wardens", "said", None);
        check("It has not, as of May, according to Venn, paid.", "Venn", "according to", None);
    }

    #[test]
    fn what_is_declined_is_not_said() {
        check("Venn declined to deny that she paid.", "", "deny", Some("declined to"));
        check("Venn refused to confirm it.", "", "to confirm", Some("refused"));
        check("Venn declined, confirming that she paid.", "", "confirming", None);
        check("Venn declined to speak except to confirm it.", "", "to confirm", None);
    }
}
