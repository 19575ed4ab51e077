//! The literate cases of `corpus/clocks.md`, which says how they are written.

use std::collections::BTreeMap;
use std::ops::Range;

use sayso_core::{Address, Article, Attribution, Draft, Quotation, Span, Spans, Text};

use super::Clocks;
use crate::Annotator;
use crate::annotators::paragraphs::Paragraphs;
use crate::annotators::sentences::Sentences;
use crate::annotators::times::Times;

/// The stretches marked for one attribution, by their letters: `s`, `q`, `c`, `t` and `h`.
type Marks = BTreeMap<char, Vec<Range<usize>>>;

#[test]
fn clocks_are_told_as_marked() {
    let corpus = include_str!("../../../corpus/clocks.md");
    let cases: Vec<&str> = corpus.split("\n## ").skip(1).collect();
    assert_eq!(cases.len(), 30);
    let failures: Vec<String> = cases.into_iter().filter_map(|case| check(case).err()).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn what_is_still_to_be_said_was_not_said_at_its_time() {
    let cases = [
        "[s1 The guild] [q1 will announce] in July [c1 that the quay will close].",
        "[s1 The guild] [q1 is to report] on Friday [c1 that it is safe].",
        "[s1 The guild] is expected [q1 to say] on Friday [c1 that it is safe].",
        "On Friday, [s1 the guild] [q1 plans to tell] the board [c1 that it is safe].",
        "[s1 Quill] [q1 would say] on Friday [c1 that it was safe].",
        "[s1 Quill] [q1 would not say] on [t1 Sunday] [c1 whether it was safe].",
        "[s1 Quill] [q1 would later say] on [t1 Sunday] [c1 that it was safe].",
        "[s1 Quill] [q1 would say] only on [t1 Sunday] [c1 that it was safe].",
        "[s1 Quill] [q1 went on to say] on [t1 Sunday] [c1 that it was safe].",
        "[c1 The quay would close], [q1 according to] [s1 Quill] on [t1 Sunday].",
    ];
    let case = |block: &str| format!("still to be said\n\n```\n{block}\n```\n");
    let failures: Vec<String> = cases.into_iter().filter_map(|block| check(&case(block)).err()).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn check(case: &str) -> Result<(), String> {
    let (heading, rest) = case.split_once('\n').expect("a case has a heading");
    let block = rest.split("```\n").nth(1).expect("a case has a block").trim_end();
    let (plain, marks) = unmark(block);
    let draft = clocked(&plain, &marks);
    let words = |span: Option<Span>| span.map_or("none", |span| &plain[span.range()]);
    for ((number, marks), (ix, _)) in marks.iter().zip(draft.attributions()) {
        let meaning = draft.meaning(ix);
        let found = [meaning.said_at, meaning.happened_at]
            .map(|clock| clock.map(|clock| draft.time(clock.time).span));
        let expected = ['t', 'h'].map(|letter| marks.get(&letter).map(|ranges| ranges[0].clone()));
        if found.map(|span| span.map(Span::range)) != expected {
            return Err(format!(
                "{heading}: statement {number} is said {}, happened {}",
                words(found[0]),
                words(found[1])
            ));
        }
    }
    Ok(())
}

/// The article with the marked attributions and their clocks.
fn clocked(plain: &str, marks: &BTreeMap<usize, Marks>) -> Draft {
    let text = Text::new(plain).expect("short");
    let published = Some("2031-05-07".to_owned());
    let article = Article { published, ..Article::new(Address::new("-"), text.clone()) };
    let mut drafts = [Draft::new(article)];
    let layers: [&dyn Annotator; 3] = [&Paragraphs, &Sentences, &Times];
    layers.iter().for_each(|layer| layer.annotate(&mut drafts));
    let mut added = Vec::new();
    for marks in marks.values() {
        let spans = |letter| {
            let ranges = marks.get(&letter).into_iter().flatten();
            Spans::new(ranges.map(|range| text.span(range.clone()).expect("on borders")).collect())
        };
        let extent = spans('q').or_else(|| spans('c')).expect("a cue or a content").extent();
        let contains =
            |content: &Option<Spans>| content.iter().flat_map(Spans::iter).any(|part| part.contains(extent));
        let parent = added.iter().rev().find(|(_, content)| contains(content)).map(|(ix, _)| *ix);
        let attribution = Attribution {
            source: spans('s'),
            cue: spans('q'),
            content: spans('c'),
            quotation: Quotation::Indirect,
            parent,
            confidence: 1.0,
        };
        added.push((drafts[0].add_attribution(attribution), spans('c')));
    }
    drafts[0].settle_attributions();
    Clocks.annotate(&mut drafts);
    let [draft] = drafts;
    draft
}

/// The text without its marks, and what they mark, by number.
fn unmark(block: &str) -> (String, BTreeMap<usize, Marks>) {
    let (mut plain, mut open, mut marks) = (String::new(), Vec::new(), BTreeMap::<usize, Marks>::new());
    let mut rest = block;
    while let Some(character) = rest.chars().next() {
        rest = &rest[character.len_utf8()..];
        match character {
            '[' => {
                let (mark, after) = rest.split_once(' ').expect("a mark, then its words");
                let letter = mark.chars().next().expect("a letter");
                open.push((letter, mark[1..].parse().expect("a number"), plain.len()));
                rest = after;
            }
            ']' => {
                let (letter, number, start) = open.pop().expect("an open mark");
                marks.entry(number).or_default().entry(letter).or_default().push(start..plain.len());
            }
            other => plain.push(other),
        }
    }
    (plain, marks)
}
