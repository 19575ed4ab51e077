//! Words at code-point offsets.

use std::ops::Range;

/// A text that is read by code points: what stands in annotated corpora counts them, and not bytes.
pub(super) struct Characters<'text> {
    text: &'text str,
    /// Where each character starts, in bytes, and where the last one ends.
    borders: Vec<usize>,
}

impl Characters<'_> {
    pub(super) fn new(text: &str) -> Characters<'_> {
        let borders = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
        Characters { text, borders }
    }

    /// The words at `span`.
    pub(super) fn words(&self, span: &Range<usize>) -> &str {
        &self.text[self.borders[span.start]..self.borders[span.end]]
    }

    /// The words at all `spans`, a space between two.
    pub(super) fn joined(&self, spans: &[Range<usize>]) -> String {
        spans.iter().map(|span| self.words(span)).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::Characters;

    #[test]
    fn offsets_count_characters() {
        let characters = Characters::new("“é” né");
        assert_eq!(characters.joined(&[0..3, 4..6]), "“é” né");
    }
}
