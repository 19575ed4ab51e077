//! Bytes to Unicode code points, once per article.

use sayso_core::{Span, Text};

use crate::SpanV1;

/// How many bytes of text stand between two entries of the table.
const STRIDE: usize = 256;

/// Turns byte offsets of one text into code-point offsets.
pub struct CodePoints<'text> {
    text: &'text Text,
    /// Code points that start before each multiple of [`STRIDE`].
    before: Vec<usize>,
}

impl CodePoints<'_> {
    /// Reads `text` once.
    pub fn new(text: &Text) -> CodePoints<'_> {
        let mut seen = 0;
        let before = text
            .as_str()
            .as_bytes()
            .chunks(STRIDE)
            .map(|chunk| {
                let before = seen;
                seen += count_starts(chunk);
                before
            })
            .collect();
        CodePoints { text, before }
    }

    /// The span as other programs see it.
    pub fn span(&self, span: Span) -> SpanV1 {
        let exact = &self.text[span];
        let start = self.at(span.start());
        SpanV1 { start, end: start + exact.chars().count(), exact: exact.to_owned() }
    }

    /// The code points before the character that starts at `byte`, which must be inside the text.
    fn at(&self, byte: usize) -> usize {
        let entry = byte / STRIDE;
        self.before[entry] + count_starts(&self.text.as_str().as_bytes()[entry * STRIDE..byte])
    }
}

/// The characters that start in `bytes` of UTF-8.
fn count_starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sayso_core::Text;

    use super::CodePoints;

    proptest! {
        #[test]
        fn exact_is_the_text_at_its_offsets(content in "[a“é😀 ]{1,900}", start in 0usize..900, length in 1usize..40) {
            let characters: Vec<char> = content.chars().collect();
            let start = start % characters.len();
            let end = (start + length).min(characters.len());
            let byte = |at: usize| characters[..at].iter().map(|c| c.len_utf8()).sum::<usize>();
            let text = Text::new(content.as_str()).expect("short");
            let span = text.span(byte(start)..byte(end)).expect("on borders");

            let wire = CodePoints::new(&text).span(span);

            prop_assert_eq!((wire.start, wire.end), (start, end));
            prop_assert_eq!(wire.exact, characters[start..end].iter().collect::<String>());
        }
    }
}
