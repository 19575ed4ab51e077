//! What layout and grammar know of single words before labels are decoded: some labels they cannot carry.
//!
//! The decoder then finds the likeliest labels of all the others, which is better than to mend spans that it has made without.

use std::ops::Range;

use super::crf::{LABELS, Label, Scores};
use super::spans::{BEGINNING_CUE, OUTSIDE, Role, goes_on, role};

/// The score of a label that is ruled out. Finite, so that no word is ever left without any.
const RULED_OUT: f32 = -1e4;

/// What is known of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    /// No span goes on over its beginning.
    NothingOver,
    /// No source or cue goes on over its beginning; a content may.
    NoNameOver,
    /// It stands in no span.
    Outside,
    /// It begins no cue.
    NoCue,
    /// It is the first word of a span in this role.
    First(Role),
    /// It goes on with a span in this role.
    Further(Role),
}

impl Limit {
    fn allows(self, label: Label) -> bool {
        match self {
            Limit::NothingOver => !goes_on(label),
            Limit::NoNameOver => !goes_on(label) || role(label) == Some(Role::Content),
            Limit::Outside => label == OUTSIDE,
            Limit::NoCue => !BEGINNING_CUE.contains(&label),
            Limit::First(known) => !goes_on(label) && role(label) == Some(known),
            Limit::Further(known) => goes_on(label) && role(label) == Some(known),
        }
    }
}

/// What is known of the words of one stretch.
#[derive(Debug, Default)]
pub(crate) struct Limits(Vec<(usize, Limit)>);

impl Limits {
    /// Adds what is known of the word at `at`.
    pub(crate) fn add(&mut self, at: usize, limit: Limit) {
        self.0.push((at, limit));
    }

    /// Adds that exactly the words of `range` are a span in `role`.
    pub(crate) fn add_span(&mut self, role: Role, range: Range<usize>) {
        let first = range.start;
        self.0.extend(
            range.map(|at| (at, if at == first { Limit::First(role) } else { Limit::Further(role) })),
        );
    }

    /// Rules out of `emissions` what they do not allow.
    pub(super) fn apply(&self, emissions: &mut [Scores]) {
        for &(at, limit) in &self.0 {
            let ruled_out = (0..LABELS).filter(|&label| !limit.allows(label));
            ruled_out.for_each(|label| emissions[at][label] = RULED_OUT);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{LABELS, Limit, Limits, RULED_OUT};
    use crate::model::spans::{LABEL_NAMES, Role};

    #[track_caller]
    fn check(limit: Limit, allowed: &[&str]) {
        let found: Vec<&str> =
            (0..LABELS).filter(|&label| limit.allows(label)).map(|label| LABEL_NAMES[label]).collect();
        assert_eq!(found, allowed, "{limit:?}");
    }

    #[test]
    fn each_limit_allows_the_labels_that_it_names() {
        check(Limit::NothingOver, &["O", "B-source", "B-cue", "B-bare-cue", "B-content"]);
        check(Limit::NoNameOver, &["O", "B-source", "B-cue", "B-bare-cue", "B-content", "I-content"]);
        check(Limit::Outside, &["O"]);
        check(Limit::First(Role::Cue), &["B-cue"]);
        check(Limit::Further(Role::Source), &["I-source"]);
        let no_cue = ["O", "B-source", "I-source", "I-cue", "I-bare-cue", "B-content", "I-content"];
        check(Limit::NoCue, &no_cue);
    }

    #[test]
    fn other_words_keep_their_scores() {
        let mut emissions = [[1.0; LABELS]; 2];
        let mut limits = Limits::default();
        limits.add(1, Limit::Outside);
        limits.apply(&mut emissions);
        assert!(emissions[0].iter().all(|&score| score > 0.0));
        assert_eq!(emissions[1].iter().filter(|&&score| score <= RULED_OUT).count(), LABELS - 1);
    }
}
