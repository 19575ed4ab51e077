//! The literate cases of `corpus/times.md`, which says how they are written.

use sayso_core::{Address, Article, Draft, Text};

use super::Times;
use crate::Annotator;
use crate::annotators::paragraphs::Paragraphs;
use crate::annotators::sentences::Sentences;

/// The draft of an article published on the day given.
pub(super) fn draft(plain: &str, published: Option<&str>) -> Draft {
    let text = Text::new(plain).expect("short");
    let published = published.map(str::to_owned);
    let mut drafts = [Draft::new(Article { published, ..Article::new(Address::new("-"), text) })];
    let layers: [&dyn Annotator; 3] = [&Paragraphs, &Sentences, &Times];
    layers.iter().for_each(|layer| layer.annotate(&mut drafts));
    let [draft] = drafts;
    draft
}

#[test]
fn times_are_found_as_marked() {
    let corpus = include_str!("../../../corpus/times.md");
    let cases: Vec<&str> = corpus.split("\n## ").skip(1).collect();
    assert_eq!(cases.len(), 44);
    let failures: Vec<String> = cases.into_iter().filter_map(|case| check(case).err()).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn check(case: &str) -> Result<(), String> {
    let (heading, rest) = case.split_once('\n').expect("a case has a heading");
    let expected = rest.split("```\n").nth(1).expect("a case has a block").trim_end();
    let found = marked(&draft(&unmarked(expected), Some("2031-05-07")));
    if found == expected { Ok(()) } else { Err(format!("{heading}:\n  {expected}\n  {found}")) }
}

fn unmarked(block: &str) -> String {
    let mut parts = block.split('[');
    let before = parts.next().unwrap_or_default().to_owned();
    parts.fold(before, |plain, part| {
        let (_, words) = part.split_once(' ').expect("a value, then its words");
        plain + &words.replacen(']', "", 1)
    })
}

fn marked(draft: &Draft) -> String {
    let text = draft.article().text.as_str();
    let mut written = String::new();
    let mut end = 0;
    for (_, time) in draft.times() {
        let modifier = time.modifier.map(|modifier| format!("/{modifier}")).unwrap_or_default();
        written.push_str(&text[end..time.span.start()]);
        written.push_str(&format!("[{}{modifier} {}]", time.value, &text[time.span.range()]));
        end = time.span.end();
    }
    written + &text[end..]
}
