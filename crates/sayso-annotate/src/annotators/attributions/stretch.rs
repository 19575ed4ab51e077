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

/// Verbs with which a clause says what something is.
pub(super) const COPULAS: [&str; 4] = ["is", "are", "was", "were"];

/// Relative words for what a clause says something of, be it the subject there or the object.
pub(super) const RELATIVE_PRONOUNS: [&str; 3] = ["which", "who", "whom"];

/// Nouns for what was told.
pub(super) const CLAIMS: [&str; 14] = [
    "rumour",
    "rumours",
    "rumor",
    "rumors",
    "claim",
    "claims",
    "report",
    "reports",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "suggestion",
    "suggestions",
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

#[cfg(test)]
pub(super) mod fixture {
    use std::ops::Range;

    use sayso_core::Text;

    use super::Stretch;
    use crate::model::{Tagger, Words};

    /// One sentence, by its words.
    pub(in super::super) struct Sentence {
        pub(in super::super) text: Text,
        words: Words,
        sentences: Vec<usize>,
    }

    impl Sentence {
        pub(in super::super) fn of(sentence: &str) -> Sentence {
            let text = Text::new(sentence).expect("short");
            let whole = text.span(0..sentence.len()).expect("not empty");
            let words = Words::of_paragraphs(&text, &[(0, whole)], &Tagger::shipped().vocabulary);
            Sentence { sentences: vec![0; words.len()], text, words }
        }

        pub(in super::super) fn stretch(&self) -> Stretch<'_> {
            Stretch { text: &self.text, words: self.words.as_slice(), sentences: &self.sentences }
        }

        /// Which words the first `part` of it is.
        pub(in super::super) fn place(&self, part: &str) -> Range<usize> {
            let start = self.text.as_str().find(part).expect("it is there");
            self.words.places_in(self.text.span(start..start + part.len()).expect("on borders"))
        }

        /// The text of these words.
        pub(in super::super) fn said(&self, range: &Range<usize>) -> &str {
            let covered = &self.words.as_slice()[range.clone()];
            &self.text[covered[0].span.join(covered[covered.len() - 1].span)]
        }
    }
}
