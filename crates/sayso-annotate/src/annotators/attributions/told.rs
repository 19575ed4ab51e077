//! Who was told is no source: “The minister *had been told* that …” says not by whom, and “… of the plan”, “*was shown* a plan” say not what.

use std::sync::LazyLock;

use sayso_core::{Span, Spans, Text};

use crate::patterns::Pattern;

static TOLD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:am|is|are|was|were|be|been|being) (?:\\w+ly )?(?:told|informed|briefed|warned|advised|notified|assured|reminded|shown)",
    )
});

/// With what a matter begins that is named and not told.
const MATTERS: [&str; 3] = ["of ", "about ", "on "];

/// The source of a statement with this cue, without those who were told it.
pub(super) fn without_recipient(text: &Text, source: Option<Spans>, cue: Span) -> Option<Spans> {
    source.filter(|source| source.extent().start() > cue.start() || !TOLD.is_in(text, cue))
}

/// Whether somebody was told of a matter, or shown a thing, and nothing says what was said.
pub(super) fn is_of_a_matter(text: &Text, cue: Span, content: Span) -> bool {
    let content = &text[content];
    let is_thing = text[cue].ends_with("shown") && !content.starts_with("that ");
    TOLD.is_in(text, cue) && (is_thing || MATTERS.iter().any(|matter| content.starts_with(matter)))
}

#[cfg(test)]
mod tests {
    use sayso_core::{Spans, Text};

    use super::{is_of_a_matter, without_recipient};

    const SENTENCE: &str = "Hellin had been told of the raid and was shown a plan, and the board was informed by Roth that it had begun.";

    #[test]
    fn who_was_told_is_no_source_and_by_whom_is() {
        let text = Text::new(SENTENCE).expect("short");
        let span = |words: &str| {
            let start = SENTENCE.find(words).expect("it is there");
            text.span(start..start + words.len()).expect("on borders")
        };
        let kept =
            |source: &str, cue: &str| without_recipient(&text, Some(Spans::from(span(source))), span(cue));
        assert_eq!(kept("Hellin", "had been told"), None);
        assert_eq!(kept("the board", "was informed"), None);
        assert_eq!(kept("Roth", "was informed"), Some(Spans::from(span("Roth"))));
        assert!(is_of_a_matter(&text, span("had been told"), span("of the raid")));
        assert!(is_of_a_matter(&text, span("was shown"), span("a plan")));
        assert!(!is_of_a_matter(&text, span("was informed"), span("that it had begun")));
    }
}
