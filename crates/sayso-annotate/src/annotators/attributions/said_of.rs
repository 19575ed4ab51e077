//! What is said of a claim: “Venn said *of the rumour that the mill was sold* that it was idle talk.” What Venn says is the last clause,
//! and the first one, if there are two, is what the rumour tells.

use std::ops::Range;

use super::stretch::{CLAIMS, COPULAS, OPENING, Stretch};
use crate::model::Linked;

/// Verbs that may have “of” and what is said behind them.
const VERBS: [&str; 6] = ["said", "says", "say", "wrote", "writes", "added"];

/// The most words between “of” and a noun for what was told.
const LONGEST: usize = 5;

/// Subjects with which the last of two clauses tells of the claim.
const ABOUT_IT: [&str; 4] = ["it", "they", "this", "these"];

/// Cuts the content of `linked` down to its own clause. The claim with its clause, if it has one.
pub(super) fn cut(stretch: Stretch<'_>, linked: &mut Linked) -> Option<Range<usize>> {
    let of = stretch.of_behind(&linked.cue)?;
    let noun = stretch.claim_behind(of)?;
    let at = linked.contents.iter().position(|part| part.start >= of && part.end > noun + 1)?;
    let end = linked.contents[at].end;
    let own = stretch.own_clause(noun + 1, end)?;
    if own <= linked.contents[at].start {
        return None;
    }
    linked.contents[at].start = own;
    (own > noun + 1).then_some(of + 1..own)
}

impl Stretch<'_> {
    /// Where “of” stands behind a verb of saying that is the end of `cue`; it may be a part of that.
    fn of_behind(&self, cue: &Range<usize>) -> Option<usize> {
        let last = cue.end.checked_sub(1)?;
        let of = if self.is(last, &["of"]) { last } else { cue.end };
        (of > 0 && self.is(of, &["of"]) && self.is(of - 1, &VERBS)).then_some(of)
    }

    /// The noun for what was told that ends the phrase behind `of`, where “that” follows.
    fn claim_behind(&self, of: usize) -> Option<usize> {
        let is_of_phrase = |at: &usize| {
            self.are_of_one_sentence(of, *at)
                && !self.is(*at, &["that"])
                && (self.words[*at].is_alphanumeric || self.is(*at, &["'", "’", "-"]))
        };
        let noun = (of + 1..=of + 1 + LONGEST).take_while(is_of_phrase).find(|&at| self.is(at, &CLAIMS))?;
        (self.is(noun + 1, &["that"]) && self.are_of_one_sentence(of, noun + 1)).then_some(noun)
    }

    /// Where the clause begins, between the claim's “that” at `first` and `end`, that is said of the claim.
    fn own_clause(&self, first: usize, end: usize) -> Option<usize> {
        let clause = first + 1..end.min(self.words.len());
        // “said of the claim that he lied: ‘It is not so’”
        let announces = |at: usize| self.is(at, &[":"]) || self.is(at, &[","]) && self.is(at + 1, &OPENING);
        if clause.clone().any(|at| announces(at) || !self.are_of_one_sentence(first, at)) {
            return None;
        }
        let further: Vec<usize> = clause.filter(|&at| self.is(at, &["that"])).collect();
        match further.as_slice() {
            [] => Some(first),
            &[second] if self.is_about_claim(second) => Some(second),
            _ => None,
        }
    }

    /// Whether the clause of the “that” at `that` says what the claim is: “that it was idle talk”.
    fn is_about_claim(&self, that: usize) -> bool {
        let verb = that + 2;
        let is_doing = verb + 1 < self.words.len() && self.word(verb + 1).ends_with("ing");
        self.is(that + 1, &ABOUT_IT) && self.is(verb, &COPULAS) && !is_doing
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::super::stretch::fixture::Sentence;
    use super::cut;
    use crate::model::Linked;

    /// What “said” has for its content in `sentence`, of which `content` was found, and what is left to read.
    #[track_caller]
    fn check(sentence: &str, content: &str, expected: (&str, Option<&str>)) {
        let read = Sentence::of(sentence);
        let stretch = read.stretch();
        let place = |part: &str| read.place(part);
        let contents = vec![place(content); 1];
        let mut linked = Linked { source: Some(0..1), cue: place("said"), contents, probability: 1.0 };
        let rest = cut(stretch, &mut linked);
        let said = |range: &Range<usize>| read.said(range);
        assert_eq!((said(&linked.contents[0]), rest.as_ref().map(said)), expected, "{sentence}");
    }

    #[test]
    fn what_is_said_of_a_claim_is_the_last_clause() {
        check(
            "Venn said of Roth’s claim that it was “the best of his jokes”.",
            "Roth’s claim that it was “the best of his jokes”",
            ("that it was “the best of his jokes”", None),
        );
        check(
            "Venn said of the rumour that the mill was sold that it was “idle talk”.",
            "that the mill was sold that it was “idle talk”",
            ("that it was “idle talk”", Some("the rumour that the mill was sold")),
        );
    }

    #[test]
    fn what_may_be_something_else_stays() {
        let content = "the rumour that there was a letter that Roth had sent";
        check(&format!("Venn said of {content}."), content, (content, None));
        let content = "the claim that he lied: “It is not so”";
        check(&format!("Venn said of {content}."), content, (content, None));
        let content = "the claim that he lied was absurd";
        check(&format!("Venn said {content}."), content, (content, None));
    }
}
