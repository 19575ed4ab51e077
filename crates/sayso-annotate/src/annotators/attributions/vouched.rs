//! Nouns of which a relative clause tells what somebody else says: “*A letter*, which the mill confirmed was genuine, *shows* …”. The verb
//! behind the clause is of the noun, and of nobody in the clause.
//!
//! The tagger takes the noun for no source as often as not, and the ranker then gives the verb the nearest one before it.

use std::ops::Range;

use super::stretch::{RELATIVE_PRONOUNS, Stretch};
use crate::model::Linked;

/// How many attributions back the one of the clause may stand.
const NEAREST: usize = 4;

/// With what goes on what is said in it.
const COPULAS: [&str; 6] = ["is", "are", "was", "were", "has", "had"];

/// The most words of the noun phrase.
const LONGEST: usize = 8;

/// With what it begins, if it is no name.
const DETERMINERS: [&str; 12] =
    ["a", "an", "another", "one", "the", "this", "that", "his", "her", "its", "their", "two"];

/// Words that no noun phrase holds, but a clause does.
const VERBAL: [&str; 15] = [
    "is", "was", "are", "were", "be", "been", "has", "have", "had", "who", "which", "that", "would", "could",
    "to",
];

/// Gives the cues in `linked` that stand right behind such a clause, and have its source, the noun with its clause.
pub(super) fn give_nouns(stretch: Stretch<'_>, linked: &mut [Linked]) {
    for at in 0..linked.len() {
        if let Some(whole) = stretch.vouched_noun(linked, at) {
            linked[at].source = Some(whole);
        }
    }
}

impl Stretch<'_> {
    /// The noun with its clause, up to the cue of the attribution at `at`.
    fn vouched_noun(&self, linked: &[Linked], at: usize) -> Option<Range<usize>> {
        let source = linked[at].source.as_ref()?;
        let cue = linked[at].cue.start;
        let comma = source.start.checked_sub(2)?;
        let is_in_clause = self.is(comma, &[","]) && self.is(comma + 1, &RELATIVE_PRONOUNS);
        let is_behind = source.end < cue && self.is(cue - 1, &[","]) && self.are_of_one_sentence(comma, cue);
        let is_finite = !self.word(cue).ends_with("ing");
        if !is_in_clause || !is_behind || !is_finite {
            return None;
        }
        let is_inside = |at: usize| self.words[at].is_alphanumeric || self.is(at, &["-", "“", "”", "\""]);
        let vouches = |one: &&Linked| {
            let mut said = one.cue.end..cue - 1;
            one.source.as_ref() == Some(source)
                && one.cue.start == source.end
                && self.is(said.start, &COPULAS)
                && said.len() > 1
                && said.all(is_inside)
        };
        linked[..at].iter().rev().take(NEAREST).find(vouches)?;
        Some(self.vouched_start(comma)?..cue)
    }

    /// Where the noun phrase begins that opens its sentence and ends at `comma`.
    fn vouched_start(&self, comma: usize) -> Option<usize> {
        let start = self.sentences.partition_point(|&sentence| sentence < self.sentences[comma]);
        let phrase = start..comma;
        let may_stand = |at: usize| {
            let is_joined = self.words[at].is_alphanumeric || self.is(at, &["-", "'", "’"]);
            is_joined && !self.is(at, &VERBAL)
        };
        let is_capital = |at: usize| self.word(at).starts_with(char::is_uppercase);
        let is_noun = (1..=LONGEST).contains(&phrase.len())
            && phrase.clone().skip(1).all(may_stand)
            && (self.is(start, &DETERMINERS) && phrase.len() > 1 || phrase.clone().all(is_capital));
        is_noun.then_some(start)
    }
}

#[cfg(test)]
mod tests {
    use super::super::stretch::fixture::Sentence;
    use super::give_nouns;
    use crate::model::Linked;

    /// The source of the last of `cues` in `sentence`, if both were given `source`.
    #[track_caller]
    fn check(sentence: &str, source: &str, cues: [&str; 2], expected: &str) {
        let read = Sentence::of(sentence);
        let stretch = read.stretch();
        let place = |part: &str| read.place(part);
        let mut linked = cues.map(|cue| Linked {
            source: Some(place(source)),
            cue: place(cue),
            contents: Vec::new(),
            probability: 1.0,
        });
        give_nouns(stretch, &mut linked);
        let source = linked[1].source.clone().expect("it has one");
        assert_eq!(read.said(&source), expected, "{sentence}");
    }

    #[test]
    fn the_noun_before_the_clause_has_the_verb_behind_it() {
        check(
            "A torn letter, which the mill confirmed was genuine, shows Roth had lied.",
            "the mill",
            ["confirmed", "shows"],
            "A torn letter, which the mill confirmed was genuine,",
        );
        check(
            "Ada Quill, who the council insists was ill, said no.",
            "the council",
            ["insists", "said"],
            "Ada Quill, who the council insists was ill,",
        );
    }

    #[test]
    fn another_clause_keeps_its_source() {
        let mayor = "the mayor";
        let cues = ["said", "adding"];
        check("The plan, which the mayor said was dead, adding no more, is back.", mayor, cues, mayor);
        let cues = ["said", "says"];
        check("The plan is his, which the mayor said was fine, says all.", mayor, cues, mayor);
        check("The plan, which the mayor said was dead and says was mad, fell.", mayor, cues, mayor);
    }
}
