//! The shipped tagger on marked text: `corpus/attributions.md` says how the cases are written and when one holds.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use proptest::prelude::*;
use sayso_annotate::Annotators;
use sayso_core::{Address, Annotated, Article, Span, Spans, Text};

/// The bytes of one attribution's parts.
#[derive(Clone, Debug, Default)]
struct Marked {
    source: Vec<Range<usize>>,
    cue: Vec<Range<usize>>,
    content: Vec<Range<usize>>,
    /// The attribution in whose content it stands, by number.
    parent: Option<String>,
}

#[test]
fn every_case_holds() {
    let annotators = Annotators::standard();
    let failures: Vec<String> = cases(include_str!("../corpus/attributions.md"))
        .into_iter()
        .filter_map(|(name, block)| check(&annotators, block).err().map(|why| format!("## {name}\n{why}")))
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn a_batch_gives_what_each_article_gives_alone() {
    let annotators = Annotators::standard();
    let cases = cases(include_str!("../corpus/attributions.md"));
    let articles: Vec<Article> = cases
        .iter()
        .map(|(name, block)| Article::new(Address::new(*name), Text::new(unmark(block).0).expect("short")))
        .collect();
    let together = annotators.annotate(articles.clone());
    for (article, annotated) in articles.into_iter().zip(&together) {
        let alone = annotators.annotate(vec![article]).remove(0);
        assert!(alone.attributions().map(|(_, one)| one).eq(annotated.attributions().map(|(_, one)| one)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_is_read_and_every_child_stands_in_its_parent(
        parts in prop::collection::vec("\\PC{0,12}|said|[“”\"']|told them that|Lee|\\n\\n|, ", 0..40)
    ) {
        let article = Article::new(Address::new("any"), Text::new(parts.join(" ")).expect("short"));
        let annotated = Annotators::standard().annotate(vec![article]).remove(0);
        for (_, attribution) in annotated.attributions() {
            let Some(parent) = attribution.parent else { continue };
            let outer = annotated.attribution(parent).contents();
            let stands_in = |&span: &Span| outer.iter().any(|part| part.contains(span));
            prop_assert!(attribution.contents().iter().all(stands_in));
        }
    }
}

/// Each heading with the block of text under it.
fn cases(file: &'static str) -> Vec<(&'static str, &'static str)> {
    file.split("\n## ")
        .skip(1)
        .map(|section| {
            let name = section.lines().next().expect("a heading");
            let block = section.split("```\n").nth(1).expect("a block of marked text");
            (name, block)
        })
        .collect()
}

fn check(annotators: &Annotators, block: &str) -> Result<(), String> {
    let (content, marked) = unmark(block);
    let text = Text::new(content).expect("short");
    let article = Article::new(Address::new("case"), text.clone());
    let annotated = annotators.annotate(vec![article]).remove(0);
    let found = found(&annotated);
    let mut free: HashSet<usize> = (0..found.len()).collect();
    let mut missing = Vec::new();
    for (number, expected) in &marked {
        let parent = expected.parent.as_ref().map(|parent| &marked[parent]);
        let fits = |&at: &usize| agree(expected, &found[at]) && same_parent(parent, &found, at);
        match free.iter().copied().find(fits) {
            Some(at) => _ = free.remove(&at),
            None => missing.push(number),
        }
    }
    if missing.is_empty() && free.is_empty() {
        return Ok(());
    }
    let said: Vec<_> = found.iter().map(|one| show(&text, one)).collect();
    Err(format!("missing {missing:?}, too many {free:?}, found:\n{}", said.join("\n")))
}

fn found(annotated: &Annotated) -> Vec<Marked> {
    let ranges = |spans: &Spans| spans.iter().map(|span| span.range()).collect::<Vec<_>>();
    let marked = annotated.attributions().map(|(_, attribution)| Marked {
        source: attribution.source.as_ref().map(ranges).unwrap_or_default(),
        cue: attribution.cue.as_ref().map(ranges).unwrap_or_default(),
        content: attribution.content.as_ref().map(ranges).unwrap_or_default(),
        parent: attribution.parent.map(|parent| parent.get().to_string()),
    });
    marked.collect()
}

/// Half of the content's bytes shared, and sources that touch or are both absent.
fn agree(one: &Marked, other: &Marked) -> bool {
    let bytes = |ranges: &[Range<usize>]| ranges.iter().cloned().flatten().collect::<HashSet<usize>>();
    let (mine, theirs) = (bytes(&one.content), bytes(&other.content));
    let shared = mine.intersection(&theirs).count();
    let sources = bytes(&one.source).intersection(&bytes(&other.source)).next().is_some()
        || (one.source.is_empty() && other.source.is_empty());
    2 * shared >= mine.union(&theirs).count() && sources
}

fn same_parent(expected: Option<&Marked>, found: &[Marked], at: usize) -> bool {
    let parent = found[at].parent.as_ref().and_then(|parent| parent.parse::<usize>().ok());
    match (expected, parent) {
        (None, None) => true,
        (Some(expected), Some(parent)) => agree(expected, &found[parent]),
        (None, Some(_)) | (Some(_), None) => false,
    }
}

fn show(text: &Text, one: &Marked) -> String {
    let said = |ranges: &[Range<usize>]| {
        ranges.iter().map(|range| &text.as_str()[range.clone()]).collect::<Vec<_>>().join(" … ")
    };
    format!("  {} | {} | {} | in {:?}", said(&one.source), said(&one.cue), said(&one.content), one.parent)
}

/// The text without its marks, and what they mark, by number.
fn unmark(block: &str) -> (String, BTreeMap<String, Marked>) {
    let mut content = String::new();
    let mut marked: BTreeMap<String, Marked> = BTreeMap::new();
    let mut open: Vec<(char, String, usize)> = Vec::new();
    let mut rest = block.trim_end();
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '[' => {
                let (mark, after) = rest.split_once(' ').expect("a mark, then its words");
                open.push((mark.chars().next().expect("a role"), mark[1..].to_owned(), content.len()));
                rest = after;
            }
            ']' => {
                let (role, numbers, start) = open.pop().expect("an open mark");
                let parent =
                    open.iter().rev().find(|(role, ..)| *role == 'c').map(|(_, number, _)| number.clone());
                for number in numbers.split(',') {
                    let entry = marked.entry(number.to_owned()).or_default();
                    let part = match role {
                        's' => &mut entry.source,
                        'q' => &mut entry.cue,
                        _ => &mut entry.content,
                    };
                    part.push(start..content.len());
                    entry.parent = entry.parent.take().or_else(|| parent.clone());
                }
            }
            c => content.push(c),
        }
    }
    (content, marked)
}
