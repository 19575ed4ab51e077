//! Quotations that go on after a sentence which quotes somebody and then tells more of him: “‘We stay,’ she said, *referring to the
//! Corran mill*. ‘We have nowhere to go.’”
//!
//! The ranker gives a quotation to the nearest cue before it; here that is one of the same speaker that announces nothing.

use std::ops::Range;

use super::stretch::{OPENING, Stretch};
use crate::model::Linked;

/// Attributions of one sentence are no further from one another in their list than this.
const NEAR: usize = 8;

/// Gives such quotations to the cue whose words are quoted before.
pub(super) fn give_quotations(stretch: Stretch<'_>, linked: &mut [Linked]) {
    for at in 0..linked.len() {
        let mut near = at.saturating_sub(NEAR)..linked.len().min(at + NEAR);
        let Some(quoted) = near.find(|&other| stretch.goes_on(&linked[other], &linked[at])) else { continue };
        let cue = linked[at].cue.start;
        let later: Vec<_> =
            linked[at].contents.extract_if(.., |part| stretch.is_quoted_after(cue, part)).collect();
        linked[quoted].contents.extend(later);
        linked[quoted].contents.sort_by_key(|part| part.start);
    }
}

impl Stretch<'_> {
    /// Whether `quoted` is quoted, and the sentence goes on with `linked`, of the same speaker.
    fn goes_on(&self, quoted: &Linked, linked: &Linked) -> bool {
        let is_before = |part: &Range<usize>| part.end <= quoted.cue.start && self.is(part.start, &OPENING);
        quoted.cue.end <= linked.cue.start
            && self.are_of_one_sentence(quoted.cue.start, linked.cue.start)
            && quoted.contents.iter().any(is_before)
            && self.are_of_one_speaker(quoted, linked)
    }

    fn are_of_one_speaker(&self, one: &Linked, other: &Linked) -> bool {
        let Some((one, other)) = one.source.as_ref().zip(other.source.as_ref()) else { return false };
        let words = |range: &Range<usize>| range.clone().map(|at| self.word(at).to_lowercase());
        one.start < other.end && other.start < one.end || words(one).eq(words(other))
    }

    /// Whether `part` is a quotation in a later sentence than the cue at `cue`.
    fn is_quoted_after(&self, cue: usize, part: &Range<usize>) -> bool {
        part.start > cue && self.is(part.start, &OPENING) && !self.are_of_one_sentence(cue, part.start)
    }
}

#[cfg(test)]
mod tests {
    use sayso_core::Text;

    use super::super::stretch::Stretch;
    use super::give_quotations;
    use crate::model::{Linked, Tagger, Words};

    /// Which of the two cues in `text` has its second quotation, after the later one was given it. The first sentence ends at the first
    /// stop outside of quotations.
    #[track_caller]
    fn check(content: &str, sources: [&str; 2], cues: [&str; 2], expected: usize) {
        let text = Text::new(content).expect("short");
        let whole = text.span(0..content.len()).expect("not empty");
        let words = Words::of_paragraphs(&text, &[(0, whole)], &Tagger::shipped().vocabulary);
        let place = |part: &str, start: usize| {
            let start = start + content[start..].find(part).expect("it is there");
            words.places_in(text.span(start..start + part.len()).expect("on borders"))
        };
        let end = content.find(". ").expect("there are two sentences");
        let sentences: Vec<usize> =
            words.as_slice().iter().map(|word| usize::from(word.span.start() > end)).collect();
        let stretch = Stretch { text: &text, words: words.as_slice(), sentences: &sentences };
        let quotations = ["“We stay,”", "“We have to.”"].map(|words| place(words, 0));
        let mut linked = [0, 1].map(|at| Linked {
            source: Some(place(sources[at], 0)),
            cue: place(cues[at], 0),
            contents: vec![quotations[at].clone()],
            probability: 1.0,
        });
        give_quotations(stretch, &mut linked);
        assert!(linked[expected].contents.contains(&quotations[1]), "{content}");
    }

    #[test]
    fn who_is_quoted_goes_on_after_more_was_told_of_him() {
        check(
            "“We stay,” she said, referring to Corran. “We have to.”",
            ["she", "she"],
            ["said", "referring to"],
            0,
        );
        let of_her = ["Ada Quill, who has backed the mill", "Ada Quill"];
        check(
            "“We stay,” said Ada Quill, who has backed the mill. “We have to.”",
            of_her,
            ["said", "has backed"],
            0,
        );
    }

    #[test]
    fn another_speaker_or_another_sentence_keeps_what_comes_after() {
        check(
            "“We stay,” she said, but Orrin demurred. “We have to.”",
            ["she", "Orrin"],
            ["said", "demurred"],
            1,
        );
        check(
            "“We stay,” she said. She was sure of it. “We have to.”",
            ["she", "She"],
            ["said", "was sure"],
            1,
        );
    }
}
