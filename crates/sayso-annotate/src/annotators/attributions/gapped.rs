//! Relative clauses of which somebody says what: “The unit, *which analysts told the Courier could close,* employs 40.” What is said lacks
//! its subject, which is the relative word, and ends with the clause.
//!
//! The tagger goes on with the verb of the main clause where a time or a hearer stands before what is said.

use std::ops::Range;

use super::stretch::{RELATIVE_PRONOUNS, Stretch};
use crate::model::Linked;

/// Finite verbs with which what is said begins, and with which the main clause goes on.
const FINITE: [&str; 19] = [
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "should", "can", "may",
    "might", "must", "did", "does", "do", "cannot",
];

/// What follows a verb that has an object: “employs *the* …”, not “analysts *in* London said”.
const DETERMINERS: [&str; 10] = ["a", "an", "the", "its", "his", "her", "their", "about", "some", "more"];

/// Marks of quotations, between which nothing is cut.
const MARKS: [&str; 5] = ["“", "”", "\"", "«", "»"];

/// Ends what is said in `linked` with such a clause, and gives it its relative word. What stands behind the clause, if it was said.
pub(super) fn cut(stretch: Stretch<'_>, linked: &mut Linked) -> Option<Range<usize>> {
    let (content, comma) = stretch.end_of_clause(linked)?;
    let relative = linked.source.as_ref()?.start.checked_sub(1)?;
    let behind = comma + 1..linked.contents[content].end;
    linked.contents[content].end = comma;
    if !linked.contents.iter().any(|part| part.contains(&relative)) {
        linked.contents.insert(content, relative..relative + 1);
    }
    Some(behind)
}

impl Stretch<'_> {
    /// Which content of `linked` goes on behind the clause in which it stands, and the comma that closes the clause.
    fn end_of_clause(&self, linked: &Linked) -> Option<(usize, usize)> {
        let source = linked.source.as_ref()?;
        let relative = source.start.checked_sub(1)?;
        let opens_clause =
            relative > 0 && self.is(relative, &RELATIVE_PRONOUNS) && self.is(relative - 1, &[","]);
        if !opens_clause || source.end > linked.cue.start {
            return None;
        }
        let content = linked.contents.iter().position(|part| part.start >= linked.cue.end)?;
        let part = linked.contents[content].clone();
        let is_gapped = self.is(part.start, &FINITE) && self.are_of_one_sentence(relative, part.end - 1);
        if !is_gapped || part.clone().any(|at| self.is(at, &MARKS)) {
            return None;
        }
        let closes = |&at: &usize| self.is(at, &[","]) && at + 1 < part.end && self.is_main_verb(at + 1);
        (part.start + 1..part.end).find(closes).map(|comma| (content, comma))
    }

    /// Whether the verb of the main clause stands at `at`.
    fn is_main_verb(&self, at: usize) -> bool {
        const SHORTEST: usize = 4;
        let word = self.word(at);
        let is_inflected =
            word.len() >= SHORTEST && word.ends_with('s') && word.starts_with(char::is_lowercase);
        let is_number = |at: usize| {
            at < self.words.len() && self.word(at).starts_with(|letter: char| letter.is_ascii_digit())
        };
        self.is(at, &FINITE) || is_inflected && (self.is(at + 1, &DETERMINERS) || is_number(at + 1))
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::super::stretch::fixture::Sentence;
    use super::cut;
    use crate::model::Linked;

    /// The contents in `sentence`, when “analysts” told “the Courier” this content.
    #[track_caller]
    fn check(sentence: &str, content: &str, expected: &[&str]) {
        let read = Sentence::of(sentence);
        let stretch = read.stretch();
        let place = |part: &str| read.place(part);
        let mut linked = Linked {
            source: Some(place("analysts")),
            cue: place("told"),
            contents: vec![place(content)],
            probability: 1.0,
        };
        cut(stretch, &mut linked);
        let said = |range: &Range<usize>| read.said(range);
        assert_eq!(linked.contents.iter().map(said).collect::<Vec<_>>(), expected, "{sentence}");
    }

    #[test]
    fn what_is_said_ends_with_its_clause() {
        check(
            "The mill, which analysts told the Courier would shut, employs 40 men.",
            "would shut, employs 40 men",
            &["which", "would shut"],
        );
        check(
            "The mill, which analysts told the Courier is old, dark and unsafe, has a new owner.",
            "is old, dark and unsafe, has a new owner",
            &["which", "is old, dark and unsafe"],
        );
    }

    #[test]
    fn what_goes_on_without_a_verb_is_said_too() {
        let content = "would shut, burdens and all";
        check("The mill, which analysts told the Courier would shut, burdens and all.", content, &[content]);
        let content = "the mill would shut, is old";
        check("Roth, which analysts told the Courier the mill would shut, is old.", content, &[content]);
        let content = "would shut, employs 40 men";
        check("It, analysts told the Courier, would shut, employs 40 men.", content, &[content]);
    }
}
