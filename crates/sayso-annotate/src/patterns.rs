//! Patterns over words, written so that a table of them can be read aloud.

use std::ops::Range;

use regex::{Regex, RegexBuilder};
use sayso_core::{Span, Text};

/// Letters of words: those that European languages write in Latin script. All that Unicode has would make patterns a hundred times
/// as large.
const LETTER: &str = "[0-9A-Za-z\u{c0}-\u{24f}]";

/// Matches words, whatever their case: a regular expression in which a blank stands for any white space, `'` for either
/// apostrophe, `\w` for a letter or digit, and which begins and ends at the edge of a word.
pub(crate) struct Pattern(Regex);

impl Pattern {
    /// Compiles one of our own patterns.
    pub(crate) fn new(words: &str) -> Pattern {
        let written = words.replace(r"\w", LETTER).replace(' ', r"[ \t\r\n\u{a0}]+").replace('\'', "['’]");
        let whole_words = format!(r"\b(?:{written})(?:\b|$)");
        let compiled = RegexBuilder::new(&whole_words).case_insensitive(true).build();
        Pattern(compiled.expect("a test compiles every pattern"))
    }

    /// The first words in `span` that match.
    pub(crate) fn find(&self, text: &Text, span: Span) -> Option<Span> {
        within(text, span, self.0.find(&text[span])?.range())
    }

    /// All the words in `span` that match.
    pub(crate) fn find_all(&self, text: &Text, span: Span) -> Vec<Span> {
        self.0.find_iter(&text[span]).filter_map(|found| within(text, span, found.range())).collect()
    }

    /// The words in `span` that its first group matches, wherever it does.
    pub(crate) fn find_groups(&self, text: &Text, span: Span) -> Vec<Span> {
        let found = self.0.captures_iter(&text[span]).filter_map(|captures| captures.get(1));
        found.filter_map(|found| within(text, span, found.range())).collect()
    }

    /// Whether it matches words in `span`.
    pub(crate) fn is_in(&self, text: &Text, span: Span) -> bool {
        self.0.is_match(&text[span])
    }
}

/// Whether `word` is one of the words of `list`, between which are blanks.
pub(crate) fn is_listed(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|listed| listed == word)
}

/// What `range` of the words of `span` is in the text.
fn within(text: &Text, span: Span, range: Range<usize>) -> Option<Span> {
    text.span(span.start() + range.start..span.start() + range.end)
}

#[cfg(test)]
mod tests {
    use sayso_core::Text;

    use super::Pattern;

    #[test]
    fn a_pattern_takes_whole_words_any_white_space_and_either_apostrophe() {
        let text = Text::new("She  DIDN’T\nreply, undidn't reply-all.").expect("short");
        let whole = text.span(0..text.as_str().len()).expect("not empty");
        let found = Pattern::new("didn't reply").find_all(&text, whole);
        assert_eq!(found.iter().map(|&span| &text[span]).collect::<Vec<_>>(), ["DIDN’T\nreply"]);
    }
}
