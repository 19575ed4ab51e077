//! Cues that need no content, since they tell that no answer came: “has not publicly commented”.

use std::sync::LazyLock;

use sayso_core::{Span, Text};

use crate::patterns::Pattern;

static SILENCE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:\\w+n't|not|never|yet to|no) (?:\\w+ ){0,3}?(?:comment(?:ed|ing)?|respon(?:d|ded|ding|se)|repl(?:y|ied)|answer(?:ed|ing)?|react(?:ed)?|speak|spoken|reached|reachable|available|returned?|called? back|elaborate|discuss|say|weigh(?:ed)? in)\
         |declin(?:e|es|ed|ing)|refus(?:e|es|ed|ing)|no comment|(?:remain(?:s|ed)|stay(?:s|ed)|kept|was|were|been|is|are|fell) (?:\\w+ )?(?:silent|mum|quiet|unavailable|tight-lipped)\
         |silence|unanswered|unreturned|demurred|ignored|(?:kept|keeping) (?:his|her|their|its) (?:own )?(?:counsel|silence|mouths? shut)|unavailable|without (?:answering|commenting|replying|responding)",
    )
});

/// Whether `cue` tells that no answer came.
pub(super) fn tells_of_silence(text: &Text, cue: Span) -> bool {
    SILENCE.is_in(text, cue)
}

/// What ends the object of a cue.
const END: [char; 14] = ['.', ',', ':', ';', '!', '?', '(', ')', '“', '”', '"', '—', '\n', '['];

/// Words with which the next clause, or a time or place, begins.
static NEXT_CLAUSE: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("and|but|who|which|because|when|while|as|after|before|until|since|on|in"));

/// What was not answered, where it follows the cue that says so: “did not respond to *a request for comment*”.
pub(super) fn unanswered(text: &Text, cue: Span) -> Option<Span> {
    let rest = text.as_str()[cue.end()..].strip_prefix(' ')?;
    let start = cue.end() + 1;
    let clause = text.span(start..start + rest.find(END).unwrap_or(rest.len()))?;
    let end = NEXT_CLAUSE.find(text, clause).map_or(clause.end(), Span::start);
    text.span(start..start + text.as_str()[start..end].trim_end().len())
}

#[cfg(test)]
mod tests {
    use sayso_core::Text;

    use super::{tells_of_silence, unanswered};

    #[track_caller]
    fn check(sentence: &str, cue: &str, expected: Option<&str>) {
        let text = Text::new(sentence).expect("short");
        let start = sentence.find(cue).expect("the cue is there");
        let cue = text.span(start..start + cue.len()).expect("on borders");
        assert!(tells_of_silence(&text, cue), "{sentence}");
        assert_eq!(unanswered(&text, cue).map(|span| &text[span]), expected, "{sentence}");
    }

    #[test]
    fn what_was_not_answered_follows_the_cue() {
        check(
            "The mayor did not respond to our letters, she said.",
            "did not respond to",
            Some("our letters"),
        );
        check("Roth has not publicly commented.", "has not publicly commented", None);
        check("The firm had no comment on Monday and will not add any.", "had no comment", None);
        check("He kept silent about it when asked.", "kept silent", Some("about it"));
    }
}
