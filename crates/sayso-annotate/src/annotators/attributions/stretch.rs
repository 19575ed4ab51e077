//! Words in a row that are read for attributions, and what grammar asks of them.

use std::ops::Range;

use sayso_core::Text;

use crate::annotators::sourcing;
use crate::model::Word;

/// Marks that set a part of a sentence off.
pub(super) const BREAKS: [&str; 4] = [",", "–", "—", "-"];

/// Marks that open a quotation.
pub(super) const OPENING: [&str; 4] = ["“", "\"", "«", "„"];

/// Words right after a verb that begin to tell when: “denied *Monday*”.
pub(super) const WHEN: [&str; 11] = [
    "last",
    "this",
    "yesterday",
    "today",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// What stands to be read: words, and the number of the sentence of each.
#[derive(Clone, Copy)]
pub(super) struct Stretch<'a> {
    pub(super) text: &'a Text,
    pub(super) words: &'a [Word],
    pub(super) sentences: &'a [usize],
}

impl Stretch<'_> {
    /// The word at `at`.
    pub(super) fn word(&self, at: usize) -> &str {
        &self.text[self.words[at].span]
    }

    /// Whether a word stands at `at` and is one of `known`, in capitals or not.
    pub(super) fn is(&self, at: usize, known: &[&str]) -> bool {
        at < self.words.len() && known.iter().any(|known| self.word(at).eq_ignore_ascii_case(known))
    }

    /// Whether words stand at both places, in one sentence.
    pub(super) fn are_of_one_sentence(&self, one: usize, other: usize) -> bool {
        let sentence = self.sentences.get(one);
        sentence.is_some() && sentence == self.sentences.get(other)
    }

    /// Whether the words of `range` are for somebody or something that can say things.
    pub(super) fn may_say(&self, range: &Range<usize>) -> bool {
        !range.is_empty()
            && sourcing::may_say(self.text, self.words[range.start].span.join(self.words[range.end - 1].span))
    }
}
