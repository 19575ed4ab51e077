//! Acts of marked statements: `corpus/acts.md` says how the cases are written.

use std::collections::BTreeMap;

use sayso_annotate::{Annotators, Marked};
use sayso_core::{Act, Address, Annotated, Answered, Article, AttributionIx, Span, Spans, Text};

const ACTS: [(&str, Act); 10] = [
    ("assert", Act::Assert),
    ("deny", Act::Deny),
    ("partly_deny", Act::PartlyDeny),
    ("confirm", Act::Confirm),
    ("decline", Act::Decline),
    ("no_reply", Act::NoReply),
    ("no_comment_yet", Act::NoCommentYet),
    ("accuse", Act::Accuse),
    ("predict", Act::Predict),
    ("demand", Act::Demand),
];

#[test]
fn every_statement_does_what_the_case_says() {
    let annotators = Annotators::standard();
    let sections = include_str!("../corpus/acts.md").split("\n## ").skip(1);
    let failures: Vec<String> = sections.filter_map(|section| failure(&annotators, section)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// What is told otherwise than the case says.
fn failure(annotators: &Annotators, section: &str) -> Option<String> {
    let name = section.lines().next().expect("a heading");
    let block = section.split("```\n").nth(1).expect("a block of marked text");
    let expected = section.lines().find_map(|line| line.strip_prefix("acts: ")).expect("a line of acts");
    let (plain, parts) = unmark(block);
    let text = Text::new(plain).expect("short");
    let marked: Vec<Marked> = parts.values().map(|parts| marked(&text, parts)).collect();
    let article = Article::new(Address::new("case"), text);
    let annotated = annotators.annotate_marked(vec![(article, marked)]).remove(0);
    let told: Vec<Act> =
        annotated.attributions().map(|(ix, _)| annotated.meaning(ix).act.expect("acts ran").value).collect();
    let expected: Vec<Act> = expected.split("; ").map(act).collect();
    if told != expected {
        return Some(format!("{name}: {told:?}, not {expected:?}"));
    }
    let expected = section.lines().find_map(|line| line.strip_prefix("answers: "))?;
    let told = answers(&annotated, &parts);
    (told != expected).then(|| format!("{name}: {told}, not {expected}"))
}

/// What answers what, in the words of the cases.
fn answers(annotated: &Annotated, parts: &Parts) -> String {
    let number = |ix: AttributionIx| {
        let cue = annotated.attribution(ix).cue.as_ref().expect("every case has cues").extent().start();
        let is_of = |parts: &[(char, usize, usize)]| parts.iter().any(|part| part.0 == 'q' && part.1 == cue);
        parts.iter().find(|(_, parts)| is_of(parts)).expect("every cue is marked").0
    };
    let told: Vec<String> = annotated
        .attributions()
        .flat_map(|(ix, _)| annotated.meaning(ix).answers.iter().map(move |answer| (ix, answer.to)))
        .filter_map(|(ix, to)| match to {
            Answered::Attribution(to) => Some(format!("{} denies {}", number(ix), number(to))),
            Answered::Report(_) => None,
        })
        .collect();
    if told.is_empty() { "none".to_owned() } else { told.join("; ") }
}

fn act(written: &str) -> Act {
    let (_, name) = written.split_once(' ').expect("a number and an act");
    ACTS.iter().find(|(known, _)| *known == name).expect("a known act").1
}

/// Where the parts of each statement stand, by its number: role and bytes.
type Parts = BTreeMap<u32, Vec<(char, usize, usize)>>;

/// The text without marks, and the parts of each statement.
fn unmark(block: &str) -> (String, Parts) {
    let mut plain = String::new();
    let mut open: Vec<(char, u32, usize)> = Vec::new();
    let mut parts = Parts::new();
    let mut rest = block;
    while let Some(next) = rest.chars().next() {
        match next {
            '[' => {
                let (mark, after) = rest[1..].split_once(' ').expect("a mark ends with a space");
                let (role, number) = mark.split_at(1);
                let role = role.chars().next().expect("a role");
                open.push((role, number.parse().expect("a number"), plain.len()));
                rest = after;
                continue;
            }
            ']' => {
                let (role, number, start) = open.pop().expect("an open mark");
                parts.entry(number).or_default().push((role, start, plain.len()));
            }
            other => plain.push(other),
        }
        rest = &rest[next.len_utf8()..];
    }
    (plain, parts)
}

fn marked(text: &Text, parts: &[(char, usize, usize)]) -> Marked {
    let of = |role: char| -> Option<Spans> {
        let own = parts.iter().filter(|(own, _, _)| *own == role);
        let spans: Vec<Span> = own.filter_map(|&(_, start, end)| text.span(start..end)).collect();
        Spans::new(spans)
    };
    Marked { source: of('s'), cue: of('q'), content: of('c') }
}
