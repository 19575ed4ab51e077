//! Pairs the quotation marks of a paragraph.

use std::ops::Range;

use super::marks::{Family, Mark, Role};
use crate::white_space::is_blank;

/// What stands in one pair of marks, or behind one that nothing closes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Marks included.
    pub(super) range: Range<usize>,
    pub(super) is_closed: bool,
}

/// The stretches that `marks` make in `content`, by where they start. Those that overlap nest.
pub(super) fn stretches(content: &str, marks: &[Mark]) -> Vec<Stretch> {
    let mut pairing = Pairing::default();
    for (mark, is_closed_later) in marks.iter().zip(single_closes_later(marks)) {
        match mark.role {
            Role::Opens | Role::MayOpen => pairing.open(mark),
            Role::Toggles if pairing.is_open(mark.family) => pairing.close(content, mark),
            Role::Toggles => pairing.open(mark),
            Role::MayClose if is_closed_later => {}
            Role::MayClose | Role::Closes => pairing.close(content, mark),
        }
    }
    pairing.abandon_down_to(0, content.len());
    pairing.stretches.into_iter().flatten().collect()
}

/// For each mark, whether a later one closes a single quote for sure, before any that begins or ends another quote.
fn single_closes_later(marks: &[Mark]) -> Vec<bool> {
    let mut is_closed_later = false;
    let mut answers: Vec<bool> = Vec::with_capacity(marks.len());
    for mark in marks.iter().rev() {
        answers.push(is_closed_later);
        is_closed_later = match (mark.family, mark.role) {
            (Family::Single, Role::MayClose) => is_closed_later,
            (Family::Single, Role::Closes) => true,
            _ => false,
        };
    }
    answers.reverse();
    answers
}

/// A mark that is open.
struct Open<'a> {
    mark: &'a Mark,
    /// Its place among the stretches.
    place: usize,
}

/// The work so far.
#[derive(Default)]
struct Pairing<'a> {
    open: Vec<Open<'a>>,
    /// How many of `open` are of each family.
    counts: [usize; 4],
    /// In the order they were opened; `None` while open, and for marks that turned out to be apostrophes.
    stretches: Vec<Option<Stretch>>,
}

impl<'a> Pairing<'a> {
    fn is_open(&self, family: Family) -> bool {
        self.counts[family as usize] > 0
    }

    fn open(&mut self, mark: &'a Mark) {
        self.open.push(Open { mark, place: self.stretches.len() });
        self.counts[mark.family as usize] += 1;
        self.stretches.push(None);
    }

    fn close(&mut self, content: &str, mark: &Mark) {
        // An apostrophe must not break up the double quote it stands in.
        let stands_inside = mark.family == Family::Single
            && self.open.last().is_some_and(|open| open.mark.family != Family::Single);
        if stands_inside || !self.is_open(mark.family) {
            return;
        }
        let Some(place) = self.open.iter().rposition(|open| open.mark.family == mark.family) else { return };
        let end_of_words = content[..mark.range.start].trim_end_matches(is_blank).len();
        self.abandon_down_to(place + 1, end_of_words);
        let Some(open) = self.pop() else { return };
        let is_empty = open.mark.range.end == mark.range.start;
        let stretch = Stretch { range: open.mark.range.start..mark.range.end, is_closed: true };
        self.stretches[open.place] = (!is_empty).then_some(stretch);
    }

    /// Ends at `end` what is open above `height` and nothing closed. What may be an apostrophe is one.
    fn abandon_down_to(&mut self, height: usize, end: usize) {
        while self.open.len() > height {
            let Some(open) = self.pop() else { return };
            let start = open.mark.range.start;
            let is_quote = open.mark.role != Role::MayOpen && open.mark.range.end < end;
            self.stretches[open.place] = is_quote.then_some(Stretch { range: start..end, is_closed: false });
        }
    }

    fn pop(&mut self) -> Option<Open<'a>> {
        let open = self.open.pop()?;
        self.counts[open.mark.family as usize] -= 1;
        Some(open)
    }
}
