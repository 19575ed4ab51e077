//! Cuts paragraphs into words with the features the tagger was trained on.
//!
//! `training/sayso_training/text.py` does the same in Python; the fixture `training/tests/fixtures/words.json` holds both
//! to it.

use std::ops::Range;

use sayso_core::{Span, Text};
use unicode_normalization::char::is_combining_mark;

use super::vocabulary::{PieceId, Vocabulary};

/// Opening and closing marks of double quotation, and those that do either.
const OPENING: [&str; 4] = ["“", "„", "«", "``"];
const CLOSING: [&str; 2] = ["”", "»"];
const EITHER: [&str; 2] = ["\"", "''"];

/// A run of letters and digits, or a single other character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands.
    pub(crate) span: Span,
    /// The number of the paragraph it stands in; the numbers of neighbours follow each other.
    pub(crate) paragraph: u32,
    /// Letter case, quotation state and whether it opens its paragraph, as the model numbers them.
    pub(crate) feature: u8,
    /// Whether it has a letter or digit.
    pub(crate) is_alphanumeric: bool,
}

/// The words of one stretch of text, with their sub-word pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    words: Vec<Word>,
    /// The pieces of all words, one after the other.
    pieces: Vec<PieceId>,
    /// Where the pieces of each word begin in `pieces`, and after the last word its length.
    borders: Vec<usize>,
}

impl Words {
    /// Cuts each of `paragraphs`, given with its number.
    pub(crate) fn of_paragraphs(text: &Text, paragraphs: &[(u32, Span)], vocabulary: &Vocabulary) -> Words {
        let mut words = Words::default();
        for &(number, paragraph) in paragraphs {
            let states = QuoteStates::of_marks(&text[paragraph]);
            words.cut(text, (number, paragraph), &states, vocabulary);
        }
        words
    }

    fn cut(
        &mut self,
        text: &Text,
        (number, paragraph): (u32, Span),
        states: &QuoteStates,
        vocabulary: &Vocabulary,
    ) {
        let content = &text[paragraph];
        for (place, range) in word_ranges(content).enumerate() {
            let start = paragraph.start() + range.start;
            let Some(span) = text.span(start..start + range.len()) else { continue };
            let letters = &content[range.clone()];
            let feature = (letter_case(letters) * 3 + states.at(range.start)) * 2 + u8::from(place == 0);
            let is_alphanumeric = letters.chars().any(char::is_alphanumeric);
            self.borders.push(self.pieces.len());
            vocabulary.cut(letters, &mut self.pieces);
            self.words.push(Word { span, paragraph: number, feature, is_alphanumeric });
        }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The words, in reading order.
    pub(crate) fn as_slice(&self) -> &[Word] {
        &self.words
    }

    /// Where the words that stand in `span` are.
    pub(crate) fn places_in(&self, span: Span) -> Range<usize> {
        let first = self.words.partition_point(|word| word.span.start() < span.start());
        let count = self.words[first..].partition_point(|word| word.span.end() <= span.end());
        first..first + count
    }

    /// The pieces of the word at `at`.
    pub(crate) fn pieces(&self, at: usize) -> &[PieceId] {
        let end = self.borders.get(at + 1).copied().unwrap_or(self.pieces.len());
        &self.pieces[self.borders[at]..end]
    }
}

/// Ranges of words that share a paragraph.
pub(super) fn paragraphs(words: &[Word]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    words.chunk_by(|one, other| one.paragraph == other.paragraph).map(move |chunk| {
        let range = start..start + chunk.len();
        start = range.end;
        range
    })
}

/// The byte range of each word of `content`, in reading order.
pub(crate) fn word_ranges(content: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut characters = content.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = characters.find(|&(_, c)| is_word_character(c) || stands_alone(c))?;
        let mut end = start + first.len_utf8();
        if is_word_character(first) {
            while let Some((at, c)) = characters.next_if(|&(_, c)| is_word_character(c)) {
                end = at + c.len_utf8();
            }
        }
        Some(start..end)
    })
}

/// Whether `c` joins its neighbours into one word.
fn is_word_character(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || is_ignored(c)
}

/// Whether `c` is a word of its own: punctuation and symbols are, white space and controls are not.
fn stands_alone(c: char) -> bool {
    !c.is_whitespace() && !c.is_control()
}

/// Invisible characters that the model never sees: soft hyphen, zero-width and directional marks.
pub(super) fn is_ignored(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}')
}

/// 0 without cased letters, 1 lower, 2 capitalised, 3 upper throughout (two letters at least).
fn letter_case(letters: &str) -> u8 {
    let mut cased = letters.chars().filter(|c| c.is_uppercase() || c.is_lowercase()).peekable();
    match cased.next() {
        None => 0,
        Some(first) if first.is_lowercase() => 1,
        Some(_) if cased.peek().is_some() && cased.all(char::is_uppercase) => 3,
        Some(_) => 2,
    }
}

/// Which bytes of a paragraph stand in double quotation marks.
struct QuoteStates(
    // Sorted, disjoint; whether the marks close.
    Vec<(Range<usize>, bool)>,
);

impl QuoteStates {
    /// As the double marks of `paragraph` show it: an opening one inside a quotation changes nothing.
    fn of_marks(paragraph: &str) -> QuoteStates {
        let mut found = Vec::new();
        let mut opened: Option<usize> = None;
        let mut at = 0;
        while at < paragraph.len() {
            let rest = &paragraph[at..];
            let starts_with =
                |marks: &[&str]| marks.iter().find(|&&mark| rest.starts_with(mark)).map(|mark| mark.len());
            let opening = starts_with(&OPENING).or_else(|| starts_with(&EITHER).filter(|_| opened.is_none()));
            let closing = starts_with(&CLOSING).or_else(|| starts_with(&EITHER));
            if let Some(length) = opening {
                opened.get_or_insert(at);
                at += length;
            } else if let Some(length) = closing {
                at += length;
                found.extend(opened.take().map(|start| (start..at, true)));
            } else {
                at += rest.chars().next().map_or(1, char::len_utf8);
            }
        }
        found.extend(opened.map(|start| (start..paragraph.len(), false)));
        QuoteStates(found)
    }

    /// 0 outside marks, 1 inside a pair, 2 inside marks that are never closed.
    fn at(&self, byte: usize) -> u8 {
        let next = self.0.partition_point(|(range, _)| range.end <= byte);
        match self.0.get(next) {
            Some((range, is_closed)) if range.contains(&byte) => {
                if *is_closed {
                    1
                } else {
                    2
                }
            }
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sayso_core::Text;

    use super::{QuoteStates, Words, letter_case, word_ranges};
    use crate::model::vocabulary::Vocabulary;

    fn check_words(content: &str, expected: &[&str]) {
        let words: Vec<_> = word_ranges(content).map(|range| &content[range]).collect();
        assert_eq!(words, expected);
    }

    #[test]
    fn a_word_is_a_run_of_letters_and_digits_or_one_other_character() {
        check_words("“I can't,” she said.", &["“", "I", "can", "'", "t", ",", "”", "she", "said", "."]);
        check_words("e\u{301}te\u{301} €5\u{a0}m", &["e\u{301}te\u{301}", "€", "5", "m"]);
        check_words("\u{7} \t\n", &[]);
    }

    #[test]
    fn case_is_that_of_the_letters() {
        assert_eq!(["5", "she", "She", "I", "UN", "McKay"].map(letter_case), [0, 1, 2, 2, 3, 2]);
    }

    fn check_states(paragraph: &str, expected: &str) {
        let states = QuoteStates::of_marks(paragraph);
        let found: String =
            paragraph.char_indices().map(|(at, _)| char::from(b'0' + states.at(at))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn quote_states_follow_the_double_marks() {
        check_states("a “b” c", "0011100");
        check_states("\"b\" c \"d", "111000222".get(..8).expect("ascii"));
        check_states("''b'' c", "1111100");
        check_states("b” c", "0000");
    }

    #[test]
    fn words_and_pieces_are_those_the_model_was_trained_on() {
        let fixture = include_str!("../../../../training/tests/fixtures/words.json");
        let cases: serde_json::Value = serde_json::from_str(fixture).expect("the fixture is JSON");
        let vocabulary = Vocabulary::shipped();
        for case in cases.as_array().expect("a list") {
            let text = Text::new(case["text"].as_str().expect("a text")).expect("short");
            let paragraphs: Vec<_> = lines(&text);
            let words = Words::of_paragraphs(&text, &paragraphs, &vocabulary);
            let found: Vec<_> = (0..words.len())
                .map(|at| {
                    let word = words.as_slice()[at];
                    serde_json::json!([&text[word.span], words.pieces(at), word.feature])
                })
                .collect();
            assert_eq!(serde_json::Value::from(found), case["words"], "{}", text.as_str());
        }
    }

    fn lines(text: &Text) -> Vec<(u32, sayso_core::Span)> {
        let mut at = 0;
        let ranges = text.as_str().split('\n').map(|line| {
            let start = at;
            at += line.len() + 1;
            start..start + line.len()
        });
        (0..).zip(ranges).filter_map(|(number, range)| Some((number, text.span(range)?))).collect()
    }

    proptest! {
        #[test]
        fn any_text_is_cut_into_words_in_order(content in "\\PC{0,80}") {
            let ranges: Vec<_> = word_ranges(&content).collect();
            prop_assert!(ranges.windows(2).all(|pair| pair[0].end <= pair[1].start));
            prop_assert!(ranges.iter().all(|range| content.get(range.clone()).is_some_and(|word| !word.is_empty())));
        }
    }
}
