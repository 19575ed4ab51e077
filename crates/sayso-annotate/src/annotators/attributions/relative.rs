//! Sources with a relative clause: who said it is what the clause is about, not its “who”: “*Acme, which denies wrongdoing,* said …”.
//!
//! As long as the noun phrase is, with the clause and the comma that closes it (`eval/stress/GUIDELINE.md`).

use std::ops::Range;

use super::stretch::Stretch;
use crate::model::{Linked, Role, RoleSpan};

/// How many attributions back another one may stand that has the same source.
const NEAREST: usize = 4;

/// The words that open such a clause.
pub(super) const RELATIVES: [&str; 3] = ["who", "which", "whose"];

/// The most words before a clause that no comma sets off: “*A woman in a red hat* who asked not to be named”.
const LONGEST_SUBJECT: usize = 8;

/// With what such a subject begins, where it opens its sentence or follows a mark.
const DETERMINERS: [&str; 10] =
    ["a", "an", "another", "one", "the", "two", "three", "several", "some", "many"];

/// Finite verbs of the main clause, as they follow the relative one.
const MAIN_CUES: [&str; 5] = ["said", "says", "say", "told", "added"];

/// `spans`, a source and one that goes on as its relative clause made one: “*An official*, *who asked not to be named,* said …”.
pub(super) fn joined(stretch: Stretch<'_>, spans: Vec<RoleSpan>) -> Vec<RoleSpan> {
    let mut joined: Vec<RoleSpan> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if stretch.is_clause_of(last, &span) => {
                last.words.end = span.words.end;
                last.probability = last.probability.min(span.probability);
            }
            _ => joined.push(span),
        }
    }
    joined
}

/// Gives the cues in `linked` that stand behind a relative clause with a cue of its own the source that the clause is about.
pub(super) fn give_antecedents(stretch: Stretch<'_>, spans: &[RoleSpan], linked: &mut [Linked]) {
    let mut given: Option<(Range<usize>, Range<usize>)> = None;
    for at in 0..linked.len() {
        if let Some(antecedent) = stretch.antecedent(spans, linked, at) {
            let whole = antecedent.words.start..linked[at].cue.start;
            linked[at].probability = linked[at].probability.min(antecedent.probability);
            given = linked[at].source.replace(whole.clone()).map(|relative| (relative, whole));
        } else if let Some((relative, whole)) = &given
            && linked[at].source.as_ref() == Some(relative)
        {
            // “Acme, which denies it, said it would appeal and *added* …”
            linked[at].source = Some(whole.clone());
        }
    }
}

/// Gives such cues the whole subject where no comma stands before its clause: “*A man who said he was ill* told police …”.
pub(super) fn give_restricted(stretch: Stretch<'_>, linked: &mut [Linked]) {
    for at in 0..linked.len() {
        if let Some(whole) = stretch.restricted(linked, at) {
            linked[at].source = Some(whole);
        }
    }
}

impl Stretch<'_> {
    /// Whether `next` is a whole relative clause that goes on right after the source `span`: “*whose leader* denied it” is none.
    fn is_clause_of(&self, span: &RoleSpan, next: &RoleSpan) -> bool {
        span.role == Role::Source
            && next.role == Role::Source
            && next.words.len() > 1
            && span.words.end + 1 == next.words.start
            && self.opens_clause(next.words.start)
            && (self.is(next.words.end - 1, &[","]) || self.is(next.words.end, &[",", "."]))
            && self.are_of_one_sentence(span.words.start, next.words.start)
    }

    /// Whether a relative clause opens at `at`, after a comma.
    fn opens_clause(&self, at: usize) -> bool {
        at > 0 && self.is(at, &RELATIVES) && self.is(at - 1, &[","])
    }

    /// What the relative clause is about that the cue of the attribution at `at` has for its source.
    fn antecedent<'s>(&self, spans: &'s [RoleSpan], linked: &[Linked], at: usize) -> Option<&'s RoleSpan> {
        let source = linked[at].source.clone()?;
        let cue = linked[at].cue.start;
        let is_behind = self.opens_clause(source.start)
            && source.end < cue
            && self.is(cue - 1, &[","])
            && self.are_of_one_sentence(source.start, cue);
        // “Roth, who denied it on Sunday, left, *saying* …”: the participle belongs to what comes after the clause.
        let is_finite = !self.word(cue).ends_with("ing");
        let has_own_cue =
            |one: &Linked| one.source.as_ref() == Some(&source) && (source.end..cue).contains(&one.cue.start);
        if !is_behind || !is_finite || !linked[..at].iter().rev().take(NEAREST).any(has_own_cue) {
            return None;
        }
        let next = spans.partition_point(|span| span.words.start < source.start);
        let ends_before = |span: &&RoleSpan| span.role == Role::Source && span.words.end + 1 == source.start;
        spans[..next].last().filter(ends_before)
    }

    /// The subject with its relative clause, right before the cue of the attribution at `at`, which has only the clause for its source,
    /// or only “who” and stands right behind what the clause says.
    fn restricted(&self, linked: &[Linked], at: usize) -> Option<Range<usize>> {
        let source = linked[at].source.as_ref()?;
        let cue = linked[at].cue.start;
        let is_before = self.is(source.start, &["who"])
            && source.end <= cue
            && self.is(cue, &MAIN_CUES)
            && !self.is(cue - 1, &["and", "or", "but"])
            && self.are_of_one_sentence(source.start, cue);
        let says_so = |one: &Linked| {
            let is_right_before = |part: &Range<usize>| part.start >= one.cue.end && part.end == cue;
            one.source.as_ref() == Some(source) && one.contents.iter().any(is_right_before)
        };
        let is_clause = source.len() > 1 && source.end == cue;
        let is_pronoun = source.len() == 1 && linked[..at].iter().rev().take(NEAREST).any(says_so);
        if !is_before || !is_clause && !is_pronoun {
            return None;
        }
        Some(self.subject_before(source.start)?..cue)
    }

    /// Where the subject begins that goes on at `clause` without a comma, if it opens its sentence or follows a mark.
    fn subject_before(&self, clause: usize) -> Option<usize> {
        let is_inside = |at: usize| self.words[at].is_alphanumeric || self.is(at, &["-", "'", "’"]);
        let goes_on = |&at: &usize| self.are_of_one_sentence(at, clause) && is_inside(at);
        let words = (0..clause).rev().take_while(goes_on).take(LONGEST_SUBJECT + 1).count();
        let start = clause - words;
        let noun = start..clause.min(start + 2);
        let is_somebody = self.may_say(&(start..clause)) || self.may_say(&noun);
        let is_short = (1..=LONGEST_SUBJECT).contains(&words);
        (is_short && is_somebody && self.is(start, &DETERMINERS)).then_some(start)
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::super::stretch::fixture::Sentence;
    use super::{give_antecedents, give_restricted, joined};
    use crate::model::{Linked, Role, RoleSpan};

    /// The source of the last cue in `sentence` after both steps, where each of `sources` is a span and each of `cues` has the last
    /// source before it.
    #[track_caller]
    fn check(sentence: &str, sources: &[&str], cues: &[&str], expected: &str) {
        let read = Sentence::of(sentence);
        let stretch = read.stretch();
        let place = |part: &&str| read.place(part);
        let source = |part: &&str| RoleSpan { role: Role::Source, words: place(part), probability: 1.0 };
        let spans = joined(stretch, sources.iter().map(source).collect());
        let nearest = |cue: &Range<usize>| {
            spans.iter().rev().map(|span| span.words.clone()).find(|span| span.end <= cue.start)
        };
        let mut linked: Vec<Linked> = cues
            .iter()
            .map(place)
            .map(|cue| Linked { source: nearest(&cue), cue, contents: Vec::new(), probability: 1.0 })
            .collect();
        give_antecedents(stretch, &spans, &mut linked);
        let source = linked.last().and_then(|linked| linked.source.clone()).expect("it has one");
        assert_eq!(read.said(&source), expected);
    }

    #[test]
    fn the_noun_before_the_clause_says_it() {
        check(
            "Corvane, which denies wrongdoing, said no.",
            &["Corvane", "which"],
            &["denies", "said"],
            "Corvane, which denies wrongdoing,",
        );
        check(
            "Corvane, which denies it, said no and added that it was late.",
            &["Corvane", "which"],
            &["denies", "said", "added"],
            "Corvane, which denies it,",
        );
        check(
            "An aide, who asked not to be named, said no.",
            &["An aide", "who asked not to be named,"],
            &["said"],
            "An aide, who asked not to be named,",
        );
    }

    #[test]
    fn a_verb_of_the_clause_keeps_its_pronoun() {
        let cues = ["denies", "said"];
        check(
            "The union, whose head denied it, left.",
            &["The union", "whose head"],
            &["denied"],
            "whose head",
        );
        check("Corvane, which denies it and said no, left.", &["Corvane", "which"], &cues, "which");
        check(
            "Corvane, which denied it, left early, saying no.",
            &["Corvane", "which"],
            &["denied", "saying"],
            "which",
        );
        check("She met Roth, who, she said, was tired.", &["Roth", "who", "she"], &["said"], "she");
    }

    /// The source of the last of two cues in `sentence`, both of `source`, the first of which says all words up to the last.
    #[track_caller]
    fn check_restricted(sentence: &str, source: &str, cues: [&str; 2], expected: &str) {
        let read = Sentence::of(sentence);
        let stretch = read.stretch();
        let place = |part: &str| read.place(part);
        let [own, main] = cues.map(place);
        let contents = [vec![own.end..main.start; 1], Vec::new()];
        let mut linked: Vec<Linked> = [own, main]
            .into_iter()
            .zip(contents)
            .map(|(cue, contents)| Linked { source: Some(place(source)), cue, contents, probability: 1.0 })
            .collect();
        give_restricted(stretch, &mut linked);
        let source = linked[1].source.clone().expect("it has one");
        assert_eq!(read.said(&source), expected);
    }

    #[test]
    fn a_clause_without_commas_belongs_to_its_subject() {
        check_restricted(
            "A woman who said she was ill told police it was late.",
            "who",
            ["said", "told"],
            "A woman who said she was ill",
        );
        check_restricted(
            "A man walking his dog who asked not to be named said no.",
            "who asked not to be named",
            ["asked", "said"],
            "A man walking his dog who asked not to be named",
        );
    }

    #[test]
    fn without_a_subject_right_before_it_the_clause_stays() {
        check_restricted("Roth, who said it leaked told police no.", "who", ["said", "told"], "who");
        check_restricted("They met a woman who says it leaked said no.", "who", ["says", "said"], "who");
        check_restricted("A woman who says it leaked and said no left.", "who", ["says", "said"], "who");
    }
}
