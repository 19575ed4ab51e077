//! White space as pages have it: Unicode's own, and characters that take no room.

use sayso_core::{Span, Text};
use std::ops::Range;

/// Whether `character` shows nothing: white space, zero-width and direction marks, byte order marks.
pub(crate) fn is_blank(character: char) -> bool {
    let takes_no_room = matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    takes_no_room || character.is_whitespace()
}

/// The part of `range` between its first and its last character that shows, or `None` if none does.
pub(crate) fn trimmed(text: &Text, range: Range<usize>) -> Option<Span> {
    let content = text.as_str().get(range.clone())?;
    let start = range.start + (content.len() - content.trim_start_matches(is_blank).len());
    let end = range.start + content.trim_end_matches(is_blank).len();
    if start < end { text.span(start..end) } else { None }
}

#[cfg(test)]
mod tests {
    use super::trimmed;
    use sayso_core::Text;

    #[test]
    fn what_does_not_show_is_cut_from_both_ends() {
        let text = Text::new("\u{feff}\u{a0}one two\u{200b}\t ").expect("short");
        let span = trimmed(&text, 0..text.as_str().len()).expect("words");
        assert_eq!(&text[span], "one two");
        assert_eq!(trimmed(&text, 0..5), None);
        assert_eq!(trimmed(&text, 7..7), None);
    }
}
