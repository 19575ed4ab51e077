//! Cuts an article into windows that the encoder takes in one go.

use std::ops::Range;

use super::words::{Words, paragraphs};

/// Ranges of words of at most `most` pieces each, together all words, cut between paragraphs where that is possible.
pub(super) fn windows(words: &Words, most: usize) -> Vec<Range<usize>> {
    let mut cut = Vec::new();
    let mut begin = 0;
    let mut size = 0;
    for paragraph in paragraphs(words.as_slice()) {
        let length: usize = paragraph.clone().map(|at| words.pieces(at).len()).sum();
        if size > 0 && size + length > most {
            cut.push(begin..paragraph.start);
            (begin, size) = (paragraph.start, 0);
        }
        for at in paragraph {
            let length = words.pieces(at).len();
            if size + length > most && at > begin {
                // One paragraph longer than a window.
                cut.push(begin..at);
                (begin, size) = (at, 0);
            }
            size += length;
        }
    }
    if begin < words.len() {
        cut.push(begin..words.len());
    }
    cut
}

#[cfg(test)]
mod tests {
    use sayso_core::Text;

    use super::windows;
    use crate::model::Words;
    use crate::model::vocabulary::Vocabulary;

    fn check(paragraphs: &[&str], most: usize, expected: &[&str]) {
        let content = paragraphs.concat();
        let text = Text::new(content.as_str()).expect("short");
        let mut at = 0;
        let spans: Vec<_> = (0..)
            .zip(paragraphs)
            .filter_map(|(number, paragraph)| {
                at += paragraph.len();
                Some((number, text.span(at - paragraph.len()..at)?))
            })
            .collect();
        let words = Words::of_paragraphs(&text, &spans, &Vocabulary::shipped());
        let found: Vec<_> = windows(&words, most)
            .into_iter()
            .map(|window| {
                let covered = &words.as_slice()[window];
                let span = covered[0].span.join(covered[covered.len() - 1].span);
                text[span].to_owned()
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn windows_end_with_a_paragraph_where_they_can() {
        check(&["one two. ", "three. ", "four five."], 6, &["one two. three.", "four five."]);
        check(&[], 6, &[]);
    }

    #[test]
    fn a_paragraph_longer_than_a_window_is_cut_between_words() {
        check(&["one. ", "a b c d e"], 3, &["one.", "a b c", "d e"]);
    }
}
