//! Who was told by somebody: “*Residents* were told *by the council* that …”. The subject of the passive heard it, and is neither source
//! nor content; the source stands behind “by”.
//!
//! The tagger takes such a subject for a part of the content, as in “*The mill* is said *to close*”, and often leaves out the source.

use std::ops::Range;

use super::stretch::{OPENING, Stretch, WHEN};
use crate::model::Linked;

/// Participles of verbs that have a hearer for their object.
const PARTICIPLES: [&str; 12] = [
    "told",
    "warned",
    "assured",
    "informed",
    "advised",
    "reminded",
    "notified",
    "briefed",
    "asked",
    "urged",
    "ordered",
    "instructed",
];

/// What makes them passive, and what may stand between.
const AUXILIARIES: [&str; 8] = ["am", "is", "are", "was", "were", "be", "been", "being"];
const ADVERBS: [&str; 7] = ["also", "not", "never", "then", "later", "since", "twice"];

/// The most adverbs between an auxiliary and its participle.
const MOST_ADVERBS: usize = 2;

/// The words that open what somebody was told.
const OPENERS: [&str; 2] = ["that", "to"];

/// The most words behind “by”.
const LONGEST: usize = 12;

/// By what else than by somebody one is told: by a means, or by a time.
const NO_TELLERS: [&str; 39] = [
    "letter",
    "letters",
    "phone",
    "telephone",
    "email",
    "emails",
    "mail",
    "text",
    "texts",
    "post",
    "fax",
    "telegram",
    "cable",
    "radio",
    "video",
    "loudspeaker",
    "tannoy",
    "message",
    "messages",
    "law",
    "means",
    "way",
    "now",
    "end",
    "time",
    "noon",
    "midnight",
    "morning",
    "evening",
    "week",
    "month",
    "year",
    "fact",
    "news",
    "evidence",
    "signs",
    "experience",
    "example",
    "default",
];

/// Words of another clause, which none of those who tell has about him.
const CLAUSAL: [&str; 8] = ["said", "says", "say", "saying", "told", "because", "when", "while"];

/// Words with which nobody's name ends.
const UNFINISHED: [&str; 4] = ["and", "or", "but", "of"];

/// Marks that stand inside a name or before an apposition.
const INSIDE: [&str; 5] = [",", ".", "'", "’", "-"];

/// Who told it, and where that begins which was told.
struct Told {
    participle: usize,
    teller: Range<usize>,
    clause: usize,
}

/// `linked`, with who told it for its source and without who heard it.
pub(super) fn with_teller(stretch: Stretch<'_>, linked: Linked) -> Linked {
    let Some(told) = stretch.told_by(&linked) else { return linked };
    let cue = linked.cue.start..linked.cue.end.min(told.teller.start);
    let contents = linked.contents.into_iter().filter_map(|part| stretch.heard(&told, cue.start, part));
    let contents = contents.collect();
    Linked { source: Some(told.teller), cue, contents, ..linked }
}

impl Stretch<'_> {
    /// Who told what is said in `linked`, where its cue is such a passive.
    fn told_by(&self, linked: &Linked) -> Option<Told> {
        let participle = linked.cue.clone().rev().find(|&at| self.is(at, &PARTICIPLES))?;
        let by = participle + 1;
        if !self.is_passive(participle) || !self.is(by, &["by"]) {
            return None;
        }
        let clause = self.clause_after(by, &linked.contents)?;
        let teller = self.teller(&(by + 1..clause))?;
        self.are_of_one_sentence(participle, clause).then_some(Told { participle, teller, clause })
    }

    /// Whether an auxiliary stands before the participle, adverbs left out.
    fn is_passive(&self, participle: usize) -> bool {
        let is_adverb = |at: usize| self.is(at, &ADVERBS) || self.word(at).ends_with("ly");
        let mut before = (0..participle).rev().take(MOST_ADVERBS + 1);
        before.find(|&at| !is_adverb(at)).is_some_and(|at| self.is(at, &AUXILIARIES))
    }

    /// Where that begins which was told: with the first content behind “by”, or in it where the tagger took the teller into it.
    fn clause_after(&self, by: usize, contents: &[Range<usize>]) -> Option<usize> {
        let content = contents.iter().find(|part| part.start >= by)?;
        if content.start > by + 1 {
            let is_near = content.start <= by + 1 + LONGEST;
            return Some(content.start).filter(|&at| is_near && self.is(at, &OPENERS));
        }
        let within = by + 2..content.end.min(by + 2 + LONGEST);
        let find = |opener: &str| within.clone().find(|&at| self.is(at, &[opener]));
        find("that").or_else(|| find("to"))
    }

    /// The words of `range` without the comma that closes them, if they are for somebody who tells.
    fn teller(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let last = range.end.checked_sub(1)?;
        let teller = range.start..if self.is(last, &[","]) { last } else { range.end };
        let is_other = |at: usize| {
            let is_mark = !self.words[at].is_alphanumeric && !self.is(at, &INSIDE);
            is_mark || self.is(at, &NO_TELLERS) || self.is(at, &WHEN) || self.is(at, &CLAUSAL)
        };
        if teller.is_empty() || teller.len() > LONGEST || teller.clone().any(is_other) {
            return None;
        }
        let first = self.word(teller.start);
        let is_deed = first.ends_with("ing") && first.starts_with(char::is_lowercase);
        let is_number = first.starts_with(|letter: char| letter.is_ascii_digit());
        let is_whole = !self.is(teller.end - 1, &UNFINISHED);
        (is_whole && !is_deed && !is_number).then_some(teller)
    }

    /// What of `part` was told; `None` for who heard it and for who told it. A quotation before the cue is kept.
    fn heard(&self, told: &Told, cue: usize, part: Range<usize>) -> Option<Range<usize>> {
        if part.start > told.participle {
            return (part.end > told.clause).then(|| part.start.max(told.clause)..part.end);
        }
        let is_hearer =
            part.end <= cue && self.are_of_one_sentence(part.start, cue) && !self.is(part.start, &OPENING);
        (!is_hearer).then_some(part)
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::super::stretch::fixture::Sentence;
    use super::with_teller;
    use crate::model::Linked;

    /// Source and contents of `cue` in `sentence`, when the tagger found no source and these `contents`.
    fn read(sentence: &str, cue: &str, contents: &[&str]) -> (Option<String>, Vec<String>) {
        let read = Sentence::of(sentence);
        let stretch = read.stretch();
        let place = |part: &str| read.place(part);
        let contents = contents.iter().map(|part| place(part)).collect();
        let found =
            with_teller(stretch, Linked { source: None, cue: place(cue), contents, probability: 1.0 });
        let said = |range: &Range<usize>| read.said(range).to_owned();
        (found.source.as_ref().map(said), found.contents.iter().map(said).collect())
    }

    #[track_caller]
    fn check(sentence: &str, cue: &str, contents: &[&str], source: &str, content: &str) {
        let (found, said) = read(sentence, cue, contents);
        assert_eq!((found.as_deref(), said), (Some(source), vec![content.to_owned()]), "{sentence}");
    }

    #[track_caller]
    fn check_same(sentence: &str, cue: &str, contents: &[&str]) {
        let (source, said) = read(sentence, cue, contents);
        assert_eq!((source, said.iter().map(String::as_str).collect::<Vec<_>>()), (None, contents.to_vec()));
    }

    #[test]
    fn who_stands_behind_by_told_it_and_the_subject_heard_it() {
        check(
            "Drivers were told by the harbour office that the quay was shut.",
            "were told",
            &["Drivers", "that the quay was shut"],
            "the harbour office",
            "that the quay was shut",
        );
        check(
            "Venn had been repeatedly warned by Ada Quill, the clerk, that it leaked.",
            "had been repeatedly warned",
            &["Venn", "that it leaked"],
            "Ada Quill, the clerk",
            "that it leaked",
        );
        check(
            "The crew were urged by an aide to the mayor to leave the mill.",
            "were urged",
            &["The crew", "to leave the mill"],
            "an aide to the mayor",
            "to leave the mill",
        );
        check(
            "Staff were informed by a keeper that the yard would close.",
            "were informed",
            &["by a keeper that the yard would close"],
            "a keeper",
            "that the yard would close",
        );
    }

    #[test]
    fn a_means_or_a_time_tells_nothing() {
        let content = "that the yard would close";
        for agent in ["letter", "a text message", "Friday", "the end of May", "9pm", "reading it"] {
            let sentence = format!("Staff were told by {agent} that the yard would close.");
            check_same(&sentence, "were told", &["Staff", content]);
        }
    }

    #[test]
    fn other_clauses_stay_as_they_are() {
        check_same("The mill is said by Roth to leak.", "is said", &["The mill", "to leak"]);
        check_same("She told him by the gate that it leaked.", "told", &["that it leaked"]);
        let content = "that the gate by Roth leaked";
        check_same("Staff were told that the gate by Roth leaked.", "were told", &["Staff", content]);
        check_same("Staff were asked by Roth about the gate.", "were asked", &["Staff", "about the gate"]);
    }
}
