//! Subjects that the tagger took into what is said: “Orrin is to buy Belmont, *people close to the talks, who asked not to be named*,
//! said. A spokeswoman for Belmont …”
//!
//! Such a cue ends its sentence, and the tagger gives it the next source that it finds: whoever comes behind the full stop.

use std::ops::Range;

use super::relative::RELATIVES;
use super::stretch::Stretch;
use crate::model::Linked;

/// Cues of which the subject stands before them where nothing of their sentence does behind.
const CUES: [&str; 5] = ["said", "says", "say", "added", "adds"];

/// The marks of quotations, in which no subject stands.
const MARKS: [&str; 5] = ["“", "”", "\"", "‘", "«"];

/// The most words of a subject before its relative clause.
const LONGEST: usize = 12;

/// `linked`, with the end of its content for its source where that is the subject of its cue.
pub(super) fn with_subject(stretch: Stretch<'_>, linked: Linked) -> Linked {
    let Some((content, subject)) = stretch.taken_subject(&linked) else { return linked };
    let mut contents = linked.contents;
    contents[content].end = subject.start - 1;
    Linked { source: Some(subject), contents, ..linked }
}

impl Stretch<'_> {
    /// Which content of `linked` ends in the subject of its cue, and that subject with its clause and the comma that closes it.
    fn taken_subject(&self, linked: &Linked) -> Option<(usize, Range<usize>)> {
        let cue = linked.cue.start;
        let is_behind = |source: &Range<usize>| !self.are_of_one_sentence(linked.cue.end - 1, source.start);
        let lacks_source =
            linked.source.as_ref().is_none_or(|source| source.start > cue && is_behind(source));
        if !lacks_source || !self.is(cue, &CUES) {
            return None;
        }
        let ends_at =
            |part: &Range<usize>| part.end == cue || part.end + 1 == cue && self.is(part.end, &[","]);
        let at = linked.contents.iter().position(ends_at)?;
        let subject = self.last_phrase(&linked.contents[at], cue)?;
        Some((at, subject.start..cue))
    }

    /// The last phrase between commas in `part` that may say something, what comes before its relative clause.
    fn last_phrase(&self, part: &Range<usize>, cue: usize) -> Option<Range<usize>> {
        let mut end = part.end;
        let of_sentence = part.clone().rev().take_while(|&at| self.are_of_one_sentence(at, cue));
        for at in of_sentence {
            if self.is(at, &MARKS) {
                return None;
            }
            let phrase = at + 1..end;
            let opens_clause = phrase.is_empty() || self.is(phrase.start, &RELATIVES);
            match (self.is(at, &[","]), opens_clause) {
                (false, _) => {}
                (true, true) => end = at,
                (true, false) => {
                    let is_subject = at > part.start && phrase.len() <= LONGEST && self.may_say(&phrase);
                    return is_subject.then_some(phrase);
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use sayso_core::Text;

    use super::super::stretch::Stretch;
    use super::with_subject;
    use crate::model::{Linked, Tagger, Words};

    /// Source and content of “said” in two sentences, when its content ends before it and its source is the last word of the second.
    #[track_caller]
    fn check(first: &str, content: &str, expected: (&str, &str)) {
        let sentence = format!("{first} A plea by Venn");
        let text = Text::new(sentence.as_str()).expect("short");
        let whole = text.span(0..sentence.len()).expect("not empty");
        let words = Words::of_paragraphs(&text, &[(0, whole)], &Tagger::shipped().vocabulary);
        let second = words.as_slice().partition_point(|word| word.span.start() < first.len());
        let sentences: Vec<usize> = (0..words.len()).map(|at| usize::from(at >= second)).collect();
        let stretch = Stretch { text: &text, words: words.as_slice(), sentences: &sentences };
        let content = words.places_in(text.span(0..content.len()).expect("on borders"));
        let start = first.find(" said").expect("the cue is there") + 1;
        let cue = words.places_in(text.span(start..start + "said".len()).expect("on borders"));
        let last = words.len() - 1..words.len();
        let linked = Linked { source: Some(last), cue, contents: vec![content], probability: 1.0 };
        let found = with_subject(stretch, linked);
        let said = |range: &std::ops::Range<usize>| {
            let covered = &words.as_slice()[range.clone()];
            &text[covered[0].span.join(covered[covered.len() - 1].span)]
        };
        let source = found.source.as_ref().map(said).expect("it has one");
        assert_eq!((source, said(&found.contents[0])), expected);
    }

    #[test]
    fn the_subject_of_a_cue_stands_in_its_sentence() {
        check(
            "Orrin is to sell Belmont, people close to the talks, who asked not to be named, said.",
            "Orrin is to sell Belmont, people close to the talks, who asked not to be named",
            ("people close to the talks, who asked not to be named,", "Orrin is to sell Belmont"),
        );
        check(
            "The quay is shut, officials said.",
            "The quay is shut, officials",
            ("officials", "The quay is shut"),
        );
    }

    #[test]
    fn what_says_nothing_is_no_subject() {
        let content = "The quay is shut, the bridge too";
        check("The quay is shut, the bridge too, said.", content, ("Venn", content));
        check("“Shut it, officials,” said.", "“Shut it, officials,”", ("Venn", "“Shut it, officials,”"));
    }
}
