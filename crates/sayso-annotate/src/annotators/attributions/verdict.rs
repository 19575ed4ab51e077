//! Verdicts on what is told: “Ruvia said rumours that the ferry had sunk *were untrue*.” The noun is a cue of its own, and the verdict
//! is no part of what it tells.
//!
//! The tagger goes on with what the noun tells to the end of the sentence. Where the noun is a subject, the clause needs a verb for it,
//! and that is the last one.

use std::ops::Range;

use super::stretch::{CLAIMS, COPULAS, Stretch};
use crate::model::Linked;

/// Further nouns for what was told.
const HEARSAY: [&str; 4] = ["assertion", "assertions", "speculation", "gossip"];

/// What may stand before such a noun where it opens its clause.
const ARTICLES: [&str; 8] = ["the", "a", "any", "all", "some", "these", "those", "such"];
const ADJECTIVES: [&str; 14] = [
    "earlier",
    "recent",
    "persistent",
    "repeated",
    "widespread",
    "online",
    "local",
    "media",
    "press",
    "newspaper",
    "latest",
    "new",
    "old",
    "other",
];

/// Words after which a clause begins. A verb that may have the noun for its object is none: “confirmed *reports that …*”.
const BEFORE_CLAUSES: [&str; 10] =
    ["that", "said", "says", "say", "saying", "insisted", "insists", "insisting", "argued", "argues"];

/// Marks after which one does.
const BEFORE_SENTENCES: [char; 5] = ['.', '!', '?', ':', '\n'];

/// What may stand between the verb and the verdict.
const DEGREES: [&str; 29] = [
    "not",
    "a",
    "an",
    "all",
    "both",
    "just",
    "simply",
    "also",
    "quite",
    "plain",
    "plainly",
    "patently",
    "completely",
    "entirely",
    "totally",
    "utterly",
    "wholly",
    "absolutely",
    "categorically",
    "largely",
    "pure",
    "complete",
    "total",
    "utter",
    "mere",
    "“",
    "\"",
    "‘",
    "'",
];

/// The verdicts.
const VERDICTS: [&str; 29] = [
    "untrue",
    "false",
    "wrong",
    "inaccurate",
    "incorrect",
    "baseless",
    "groundless",
    "unfounded",
    "unsubstantiated",
    "fabricated",
    "fictitious",
    "misleading",
    "exaggerated",
    "overblown",
    "absurd",
    "ridiculous",
    "ludicrous",
    "nonsense",
    "rubbish",
    "fiction",
    "invention",
    "fabrication",
    "speculation",
    "lie",
    "lies",
    "true",
    "accurate",
    "correct",
    "fantasy",
];

/// Marks that may close a quotation.
const CLOSING: [&str; 4] = ["”", "\"", "’", "'"];

/// Marks with which the clause ends.
const STOPS: [&str; 4] = [".", "!", "?", ";"];

/// Verbs of the clause that the noun opens. Of others, those in “-ed” are known by their ending.
const FINITE: [&str; 46] = [
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "should", "can", "may",
    "might", "must", "did", "does", "do", "knew", "took", "made", "paid", "left", "lost", "met", "won",
    "gave", "got", "went", "came", "said", "told", "sold", "quit", "hid", "broke", "stole", "hit", "ran",
    "fell", "plans", "wants", "seeks", "faces", "owes", "sank",
];

/// `linked`, its content without the verdict on it, if its cue is a noun for what was told.
pub(super) fn without_verdict(stretch: Stretch<'_>, linked: Linked) -> Linked {
    let Some(verdict) = stretch.verdict_on(&linked) else { return linked };
    let told = linked.cue.end..verdict;
    Linked { contents: vec![told], ..linked }
}

impl Stretch<'_> {
    /// Where the verdict begins in the content of `linked`.
    fn verdict_on(&self, linked: &Linked) -> Option<usize> {
        let [content] = linked.contents.as_slice() else { return None };
        let noun = linked.cue.start;
        let is_noun = linked.cue.len() == 1 && (self.is(noun, &CLAIMS) || self.is(noun, &HEARSAY));
        let follows = content.start == linked.cue.end && self.is(content.start, &["that", "of", "about"]);
        if !is_noun || !follows || !self.opens_its_clause(linked) {
            return None;
        }
        let verb = content.clone().rev().find(|&at| self.is(at, &COPULAS))?;
        let is_whole = self.are_of_one_sentence(noun, verb) && self.is_told_whole(&(content.start..verb));
        (is_whole && self.ends_as_verdict(verb)).then_some(verb)
    }

    /// Whether the noun of `linked`, with whose it is, is the subject of a clause.
    fn opens_its_clause(&self, linked: &Linked) -> bool {
        let noun = linked.cue.start;
        match &linked.source {
            None => self.is_before_clause(self.start_of_phrase(noun)),
            Some(source) => {
                source.end == noun && self.ends_possessive(source) && self.is_before_clause(source.start)
            }
        }
    }

    /// Where the phrase begins that ends with `noun`.
    fn start_of_phrase(&self, noun: usize) -> usize {
        let adjective = noun - usize::from(noun > 0 && self.is(noun - 1, &ADJECTIVES));
        adjective - usize::from(adjective > 0 && self.is(adjective - 1, &ARTICLES))
    }

    /// Whether a clause begins at `start`. The words before it may stand outside of the stretch.
    fn is_before_clause(&self, start: usize) -> bool {
        let before = &self.text.as_str()[..self.words[start].span.start()];
        let before = before.trim_end_matches([' ', '\u{a0}', '“', '"']);
        let last = before.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        before.is_empty()
            || before.ends_with(BEFORE_SENTENCES)
            || BEFORE_CLAUSES.iter().any(|known| last.eq_ignore_ascii_case(known))
    }

    fn ends_possessive(&self, source: &Range<usize>) -> bool {
        let last = source.end - 1;
        let is_name = last > source.start && self.is(last, &["s"]) && self.is(last - 1, &["'", "’"]);
        is_name || self.is(last, &["his", "her", "its", "their", "'", "’"])
    }

    /// Whether the words of `told` are all that the noun tells: a clause with its verb, or a matter.
    fn is_told_whole(&self, told: &Range<usize>) -> bool {
        let has_verb = told.clone().any(|at| self.is(at, &FINITE) || self.word(at).ends_with("ed"));
        let is_matter = !self.is(told.start, &["that"]) && !told.clone().any(|at| self.is(at, &["that"]));
        told.len() > 1 && (has_verb || is_matter)
    }

    /// Whether a verdict follows `verb`, and ends the clause.
    fn ends_as_verdict(&self, verb: usize) -> bool {
        let verdict = self.first_beyond(verb + 1, &DEGREES);
        let next = self.first_beyond(verdict + 1, &CLOSING);
        let goes_on_apart = self.is(next, &["and", "but"]) && self.is(next + 1, &["that"]);
        let is_end = !self.are_of_one_sentence(verb, next) || self.is(next, &STOPS) || goes_on_apart;
        self.is(verdict, &VERDICTS) && self.are_of_one_sentence(verb, verdict) && is_end
    }

    /// The first place from `start` on that has none of `known`.
    fn first_beyond(&self, start: usize, known: &[&str]) -> usize {
        let end = self.words.len();
        (start..end).find(|&at| !self.is(at, known)).unwrap_or(end)
    }
}

#[cfg(test)]
mod tests {
    use super::super::stretch::fixture::Sentence;
    use super::without_verdict;
    use crate::model::Linked;

    /// What the noun `cue` of `source` tells in `sentence`, if the tagger has `content` for it.
    #[track_caller]
    fn check(sentence: &str, (source, cue): (Option<&str>, &str), content: &str, expected: &str) {
        let read = Sentence::of(sentence);
        let stretch = read.stretch();
        let place = |part: &str| read.place(part);
        let linked = Linked {
            source: source.map(place),
            cue: place(cue),
            contents: vec![place(content); 1],
            probability: 1.0,
        };
        let told = without_verdict(stretch, linked).contents[0].clone();
        assert_eq!(read.said(&told), expected, "{sentence}");
    }

    #[test]
    fn a_verdict_is_no_part_of_what_is_told() {
        check(
            "Orrin said rumours that the ferry had sunk off Selin were untrue.",
            (None, "rumours"),
            "that the ferry had sunk off Selin were untrue",
            "that the ferry had sunk off Selin",
        );
        check(
            "Venn insisted that media reports of a leak were “simply wrong.”",
            (None, "reports"),
            "of a leak were “simply wrong",
            "of a leak",
        );
        check(
            "Venn said Roth’s claim that the quay was shut is not true and that it had never closed.",
            (Some("Roth’s"), "claim"),
            "that the quay was shut is not true",
            "that the quay was shut",
        );
    }

    #[test]
    fn a_verdict_that_is_told_stays() {
        let told = "that Roth knew the figures were false";
        check(&format!("Venn confirmed reports {told}."), (None, "reports"), told, told);
        check(&format!("Venn said reports {told} had hurt the mill."), (None, "reports"), told, told);
        check(&format!("Venn says: the claims {told} persist."), (None, "claims"), told, told);
        check(&format!("The council claims {told}."), (Some("The council"), "claims"), told, told);
        let short = "that the test was wrong";
        check(&format!("Venn said reports {short}."), (None, "reports"), short, short);
    }
}
