//! Participles that are inserted into what is said, and say nothing themselves: “The minister said the plan, *announced on Monday,* was
//! dead.”
//!
//! The tagger takes such a participle for a cue, and what follows the insertion for its content.

use std::ops::Range;

use super::stretch::{BREAKS, Stretch, WHEN};
use crate::model::{Limit, Limits, Linked};

/// Participles of verbs of saying.
const PARTICIPLES: [&str; 16] = [
    "announced",
    "published",
    "released",
    "reported",
    "unveiled",
    "disclosed",
    "revealed",
    "leaked",
    "posted",
    "proposed",
    "described",
    "detailed",
    "outlined",
    "mentioned",
    "issued",
    "made",
];

/// What may stand before them.
const ADVERBS: [&str; 5] = ["first", "initially", "originally", "also", "publicly"];

/// What follows a participle that has no object: a time, a place, or who did it.
const ADJUNCTS: [&str; 20] = [
    "on", "in", "at", "by", "earlier", "late", "after", "before", "during", "under", "only", "just", "to",
    "for", "from", "via", "through", "jointly", "public", "two",
];

/// Words of a clause of its own: then the verb had a subject, and these are what it says.
const CLAUSE: [&str; 8] = ["that", "he", "she", "it", "they", "we", "his", "her"];

/// Verbs with which the sentence goes on after the insertion.
const GOING_ON: [&str; 22] = [
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "should", "can", "may",
    "might", "must", "did", "does", "do", "came", "made", "found", "gave",
];

/// The most words of an insertion.
const LONGEST: usize = 14;

/// An inserted participle with what belongs to it.
#[derive(Debug, PartialEq)]
pub(super) struct Inserted {
    /// The marks before and after it.
    opening: usize,
    closing: usize,
    participle: usize,
}

impl Inserted {
    /// Adds to `limits` that it is no cue.
    pub(super) fn limit(&self, limits: &mut Limits) {
        (self.opening + 1..=self.participle).for_each(|at| limits.add(at, Limit::NoCue));
    }
}

/// Joins what stands before and after one of `inserted` in the contents of `linked`.
pub(super) fn join(inserted: &[Inserted], linked: &mut Linked) {
    for part in std::mem::take(&mut linked.contents) {
        match linked.contents.last_mut() {
            Some(last) if stands_between(inserted, last, &part) => last.end = part.end,
            _ => linked.contents.push(part),
        }
    }
}

/// Whether one of `inserted` stands between two parts, with its marks.
fn stands_between(inserted: &[Inserted], part: &Range<usize>, next: &Range<usize>) -> bool {
    let found = inserted.binary_search_by_key(&part.end, |inserted| inserted.opening);
    found.is_ok_and(|at| inserted[at].closing + 1 == next.start)
}

/// Those of `stretch`, in reading order.
pub(super) fn all(stretch: Stretch<'_>) -> Vec<Inserted> {
    (1..stretch.words.len()).filter_map(|at| stretch.inserted_at(at)).collect()
}

impl Stretch<'_> {
    /// The one before which a mark stands at `opening`.
    fn inserted_at(&self, opening: usize) -> Option<Inserted> {
        let is_after_noun = self.is(opening, &BREAKS) && self.words[opening - 1].is_alphanumeric;
        let participle = opening + 1 + usize::from(self.is(opening + 1, &ADVERBS));
        let goes_on = self.is(participle + 1, &ADJUNCTS) || self.is(participle + 1, &WHEN);
        let is_participle = self.is(participle, &PARTICIPLES) && goes_on;
        if !is_after_noun || !is_participle {
            return None;
        }
        let inside = participle + 1..participle + LONGEST;
        let is_of_sentence = |at: &usize| self.are_of_one_sentence(opening, *at);
        let closing = inside.take_while(is_of_sentence).find(|&at| !self.words[at].is_alphanumeric)?;
        let is_clause = (participle..closing).any(|at| self.is(at, &CLAUSE));
        let is_inserted = self.word(closing) == self.word(opening)
            && !is_clause
            && is_of_sentence(&(closing + 1))
            && self.is_going_on(closing + 1);
        is_inserted.then_some(Inserted { opening, closing, participle })
    }

    /// Whether a finite verb may stand at `at`.
    fn is_going_on(&self, at: usize) -> bool {
        const SHORTEST: usize = 4;
        let word = self.word(at);
        let is_inflected = word.len() >= SHORTEST && (word.ends_with('s') || word.ends_with("ed"));
        self.is(at, &GOING_ON) || is_inflected && word.starts_with(char::is_lowercase)
    }
}

#[cfg(test)]
mod tests {
    use super::super::stretch::fixture::Sentence;
    use super::{all, join};
    use crate::model::Linked;

    /// The contents “the plan” and “was dead” of `sentence` after they were joined, by their words.
    #[track_caller]
    fn check(sentence: &str, expected: &[&str]) {
        let read = Sentence::of(sentence);
        let stretch = read.stretch();
        let part = |part: &str| read.place(part);
        let contents = vec![part("the plan"), part("was dead")];
        let mut linked = Linked { source: Some(0..2), cue: 2..3, contents, probability: 1.0 };
        join(&all(stretch), &mut linked);
        let said = |range: &std::ops::Range<usize>| read.said(range);
        assert_eq!(linked.contents.iter().map(said).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn an_inserted_participle_is_a_part_of_what_is_said() {
        check(
            "The minister said the plan, announced on Monday, was dead.",
            &["the plan, announced on Monday, was dead"],
        );
        check(
            "The minister said the plan – first reported by the Courier – was dead.",
            &["the plan – first reported by the Courier – was dead"],
        );
    }

    #[test]
    fn a_verb_with_a_subject_is_none() {
        check("The minister said the plan, announced the mayor, was dead.", &["the plan", "was dead"]);
        check("The minister, of the plan, revealed on Monday that it was dead.", &["the plan", "was dead"]);
        check("The minister said the plan, announced on Monday – was dead.", &["the plan", "was dead"]);
    }
}
