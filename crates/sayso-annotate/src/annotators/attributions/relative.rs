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
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use sayso_core::Text;

    use super::super::stretch::Stretch;
    use super::{give_antecedents, joined};
    use crate::model::{Linked, Role, RoleSpan, Tagger, Words};

    /// The source of the last cue in `sentence` after both steps, where each of `sources` is a span and each of `cues` has the last
    /// source before it.
    #[track_caller]
    fn check(sentence: &str, sources: &[&str], cues: &[&str], expected: &str) {
        let text = Text::new(sentence).expect("short");
        let whole = text.span(0..sentence.len()).expect("not empty");
        let words = Words::of_paragraphs(&text, &[(0, whole)], &Tagger::shipped().vocabulary);
        let sentences = vec![0; words.len()];
        let stretch = Stretch { text: &text, words: words.as_slice(), sentences: &sentences };
        let place = |part: &&str| {
            let start = sentence.find(part).expect("it is there");
            words.places_in(text.span(start..start + part.len()).expect("on borders"))
        };
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
        let covered = &words.as_slice()[source];
        assert_eq!(&text[covered[0].span.join(covered[covered.len() - 1].span)], expected);
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
}
