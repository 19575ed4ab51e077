//! Sentences that a semicolon parts: “Two are hurt, *the guard says*; the road is shut, *says the council*.” Each half has a source of its
//! own, and no content of the other.

use std::ops::Range;

use sayso_core::Quote;

use super::contested::is_quoted;
use super::stretch::{OPENING, Stretch};
use crate::model::Linked;

/// Cues of reports: who does something else in his half, as declining, need say nothing there.
const CUES: [&str; 7] = ["said", "says", "say", "according", "added", "adds", "told"];

/// How many attributions away that one may stand which has the content of another's half.
const NEAREST: usize = 4;

/// The semicolons of a stretch that stand in no quotation.
pub(super) struct Halves(Vec<usize>);

impl Halves {
    /// Those of `stretch`, in which `quotes` are the speakers'.
    pub(super) fn of(stretch: Stretch<'_>, quotes: &[Quote]) -> Halves {
        let is_border = |&at: &usize| stretch.is(at, &[";"]) && !is_quoted(quotes, stretch.words[at].span);
        Halves((0..stretch.words.len()).filter(is_border).collect())
    }

    /// Gives cues in `linked` that were left without content what stands in their own half and went to a cue beyond a semicolon.
    pub(super) fn share(&self, stretch: Stretch<'_>, linked: &mut [Linked]) {
        for at in 0..linked.len() {
            let Some(half) = self.half_without_content(stretch, &linked[at]) else { continue };
            let mut near = at.saturating_sub(NEAREST)..linked.len().min(at + NEAREST + 1);
            let Some(other) = near.find(|&other| has_both(stretch, &half, &linked[other])) else { continue };
            let is_inside = |part: &mut Range<usize>| lies_in(&half, part);
            let own: Vec<Range<usize>> = linked[other].contents.extract_if(.., is_inside).collect();
            linked[at].probability = linked[at].probability.min(linked[other].probability);
            linked[at].contents = own;
        }
    }

    /// Takes from the contents of `linked` those before its half that tell by themselves who said them.
    pub(super) fn cut(
        &self,
        stretch: Stretch<'_>,
        linked: &mut Linked,
        tells: impl Fn(&Range<usize>) -> bool,
    ) -> Vec<Range<usize>> {
        let cue = linked.cue.start;
        let is_report = stretch.is(cue, &CUES);
        let half = self.half(stretch, cue).filter(|half| is_report && half.start > 0);
        let Some(half) = half else { return Vec::new() };
        let border = half.start - 1;
        let crosses = |part: &Range<usize>| part.start < border && half.start < part.end;
        let is_of_half = |part: &Range<usize>| lies_in(&half, part) || crosses(part);
        if !linked.contents.iter().any(is_of_half) {
            return Vec::new();
        }
        let (mut kept, mut told) = (Vec::new(), Vec::new());
        for part in std::mem::take(&mut linked.contents) {
            let before = part.start..part.end.min(border);
            if stretch.tells_before(&before, cue) && tells(&before) {
                told.push(before);
                kept.extend(crosses(&part).then_some(half.start..part.end));
            } else {
                kept.push(part);
            }
        }
        linked.contents = kept;
        told
    }

    /// The half in which `linked` reports something with a source of its own, if it has no content.
    fn half_without_content(&self, stretch: Stretch<'_>, linked: &Linked) -> Option<Range<usize>> {
        let source = linked.source.as_ref()?;
        let is_report = linked.contents.is_empty() && stretch.is(linked.cue.start, &CUES);
        let half = self.half(stretch, linked.cue.start).filter(|half| lies_in(half, source));
        half.filter(|_| is_report)
    }

    /// The words between semicolons, or the ends of the sentence, around `at`; `None` for a sentence without any.
    fn half(&self, stretch: Stretch<'_>, at: usize) -> Option<Range<usize>> {
        let next = self.0.partition_point(|&border| border < at);
        let is_of_sentence = |border: &&usize| stretch.are_of_one_sentence(**border, at);
        let before = self.0[..next].last().filter(is_of_sentence);
        let after = self.0[next..].first().filter(is_of_sentence);
        if before.is_none() && after.is_none() {
            return None;
        }
        let sentence = stretch.sentences[at];
        let start = stretch.sentences.partition_point(|&other| other < sentence);
        let end = stretch.sentences.partition_point(|&other| other <= sentence);
        Some(before.map_or(start, |border| border + 1)..after.copied().unwrap_or(end))
    }
}

/// Whether `part` is of `half` whole.
fn lies_in(half: &Range<usize>, part: &Range<usize>) -> bool {
    half.start <= part.start && part.end <= half.end
}

/// Whether `linked` has its cue and some content of its sentence beyond `half`, and another content in it.
fn has_both(stretch: Stretch<'_>, half: &Range<usize>, linked: &Linked) -> bool {
    let inside = linked.contents.iter().filter(|part| lies_in(half, part)).count();
    let is_beyond = !half.contains(&linked.cue.start);
    is_beyond
        && stretch.are_of_one_sentence(half.start, linked.cue.start)
        && inside > 0
        && inside < linked.contents.len()
}

impl Stretch<'_> {
    /// Whether the words of `range` stand in the sentence of `cue`, are no quotation, and have a cue of a report among them.
    fn tells_before(&self, range: &Range<usize>, cue: usize) -> bool {
        !range.is_empty()
            && range.end < cue
            && self.are_of_one_sentence(range.start, cue)
            && !self.is(range.start, &OPENING)
            && range.clone().any(|at| self.is(at, &CUES))
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use sayso_core::Quote;

    use super::super::stretch::fixture::Sentence;
    use super::Halves;
    use crate::model::Linked;

    /// A source, its cue and its contents.
    type Parts<'a> = (&'a str, &'a str, &'a [&'a str]);

    /// The contents in `sentence` of each of `found`, after both steps. What stands between “ and ” is quoted, and every part before a
    /// semicolon tells.
    #[track_caller]
    fn check(sentence: &str, found: &[Parts<'_>], expected: &[&[&str]]) {
        let read = Sentence::of(sentence);
        let stretch = read.stretch();
        let marks = sentence.find('“').zip(sentence.find('”').map(|at| at + '”'.len_utf8()));
        let quote = marks.and_then(|(start, end)| read.text.span(start..end));
        let quotes: Vec<Quote> =
            quote.into_iter().map(|span| Quote { span, depth: 0, is_closed: true }).collect();
        let place = |part: &str| read.place(part);
        let linked = found.iter().map(|(source, cue, contents)| Linked {
            source: Some(place(source)),
            cue: place(cue),
            contents: contents.iter().map(|part| place(part)).collect(),
            probability: 1.0,
        });
        let mut linked: Vec<Linked> = linked.collect();
        let halves = Halves::of(stretch, &quotes);
        halves.share(stretch, &mut linked);
        for linked in &mut linked {
            halves.cut(stretch, linked, |_| true);
        }
        let said = |range: &Range<usize>| read.said(range).to_owned();
        let contents: Vec<Vec<String>> =
            linked.iter().map(|linked| linked.contents.iter().map(said).collect()).collect();
        assert_eq!(contents, expected, "{sentence}");
    }

    /// What the council says, and by which cue.
    fn council(cue: &'static str, contents: &'static [&'static str]) -> [Parts<'static>; 1] {
        [("the council", cue, contents)]
    }

    #[test]
    fn a_cue_has_the_content_of_its_half() {
        check(
            "Two were hurt, according to the guard; the road is shut, says the council.",
            &[
                ("the guard", "according to", &["Two were hurt", "the road is shut"]),
                ("the council", "says", &[]),
            ],
            &[&["Two were hurt"], &["the road is shut"]],
        );
    }

    #[test]
    fn a_half_that_tells_is_no_content_of_the_other() {
        let expected: &[&[&str]] = &[&["the mill was ash"]];
        check(
            "The guard said two were hurt; the mill was ash, added the council.",
            &council("added", &["The guard said two were hurt", "the mill was ash"]),
            expected,
        );
        check(
            "The guard said two were hurt; the mill was ash, added the council.",
            &council("added", &["The guard said two were hurt; the mill was ash"]),
            expected,
        );
    }

    #[test]
    fn a_half_without_cue_and_a_quotation_stay() {
        let both: &'static [&'static str] = &["Two were hurt", "the mill was ash"];
        check("Two were hurt; the mill was ash, said the council.", &council("said", both), &[both]);
        let quoted: &'static [&'static str] = &["“Roth says no; we do not,”"];
        check("“Roth says no; we do not,” said the council.", &council("said", quoted), &[quoted]);
        let after: &'static [&'static str] = &["Two were hurt", "the road is shut"];
        check("Two were hurt, said the council; the road is shut.", &council("said", after), &[after]);
    }
}
