//! Mentions, clusters, speakers and kinds of source on marked text: `corpus/mentions.md`, `speakers.md` and `sources.md` say how
//! cases are written.

use std::collections::BTreeMap;
use std::ops::Range;

use proptest::prelude::*;
use sayso_annotate::Annotators;
use sayso_core::{
    Address, Annotated, Article, AttributionIx, ClusterIx, Count, EntityKind, FactKind, MentionIx,
    MentionKind, SourceKind, Text,
};

/// A heading, its block, and the lines below.
type Case<'a> = (&'a str, &'a str, Vec<&'a str>);

fn cases(file: &str) -> Vec<Case<'_>> {
    let case = |section| {
        let (name, rest): (&str, &str) = str::split_once(section, '\n').expect("a heading");
        let (_, rest) = rest.split_once("```\n").expect("a block");
        let (block, below) = rest.split_once("\n```").expect("a block ends");
        (name, block, below.lines().filter(|line| !line.is_empty()).collect())
    };
    file.split("\n## ").skip(1).map(case).collect()
}

fn read(content: &str) -> Annotated {
    let article = Article::new(Address::new("case"), Text::new(content).expect("short"));
    Annotators::standard().annotate(vec![article]).remove(0)
}

/// The text without marks, and what stood in them: the words' bytes, and what `split` takes off.
fn unmark(block: &str, split: impl Fn(&str) -> (String, String)) -> (String, Vec<(Range<usize>, String)>) {
    let (mut content, mut marks) = (String::new(), Vec::new());
    let mut rest = block;
    while let Some((before, after)) = rest.split_once('[') {
        let (inside, after) = after.split_once(']').expect("a mark ends");
        content.push_str(before);
        let (words, label) = split(inside);
        marks.push((content.len()..content.len() + words.len(), label));
        content.push_str(&words);
        rest = after;
    }
    content.push_str(rest);
    (content, marks)
}

/// The widest mention whose core stands in `words`.
fn mention_in(annotated: &Annotated, words: &Range<usize>) -> Option<MentionIx> {
    let inside = annotated.mentions().filter(|(_, mention)| {
        words.start <= mention.head.start()
            && mention.head.end() <= words.end
            && mention.span.start() <= words.end
    });
    let covers = |mention: &sayso_core::Mention| mention.span.start() <= words.start;
    let inside: Vec<_> = inside.collect();
    inside.iter().find(|(_, mention)| covers(mention)).or(inside.first()).map(|(ix, _)| *ix)
}

fn check_mentions((_, block, below): &Case<'_>) -> Result<(), String> {
    let (content, marks) = unmark(block, |inside| {
        let (number, words) = inside.split_once(' ').expect("a number and words");
        (words.to_owned(), number.to_owned())
    });
    let annotated = read(&content);
    let mut clusters: BTreeMap<String, Option<ClusterIx>> = BTreeMap::new();
    let mut unnamed = 0;
    for (words, number) in &marks {
        let shown = &content[words.clone()];
        let found = mention_in(&annotated, words).ok_or(format!("no mention at “{shown}”"))?;
        let cluster = annotated.cluster_of(found);
        if number == "0" {
            unnamed += 1;
            let name = cluster.and_then(|cluster| annotated.cluster(cluster).name);
            if name.is_some() {
                return Err(format!("“{shown}” has a name"));
            }
            clusters.insert(format!("unnamed {unnamed}"), cluster);
            continue;
        }
        let known = clusters.entry(number.clone()).or_insert(cluster);
        if *known != cluster
            || cluster.is_none() && marks.iter().filter(|(_, other)| other == number).count() > 1
        {
            return Err(format!("“{shown}” is not in cluster {number}"));
        }
    }
    let found: Vec<ClusterIx> = clusters.values().flatten().copied().collect();
    let distinct: std::collections::BTreeSet<ClusterIx> = found.iter().copied().collect();
    if distinct.len() < found.len() {
        return Err("two clusters are one".to_owned());
    }
    below.iter().try_for_each(|line| check_fact(&annotated, &clusters, line))
}

fn check_fact(
    annotated: &Annotated,
    clusters: &BTreeMap<String, Option<ClusterIx>>,
    line: &str,
) -> Result<(), String> {
    let (number, fact) = line.split_once(' ').expect("a number and a fact");
    let (kind, words) = fact.split_once(": ").expect("a kind and words");
    let kind = match kind {
        "role" => FactKind::Role,
        "title" => FactKind::Title,
        "affiliation" => FactKind::Affiliation,
        "kinship" => FactKind::Kinship,
        other => panic!("no kind {other}"),
    };
    let cluster = clusters[number].ok_or(format!("{number} has no cluster, so no facts"))?;
    let text = &annotated.article().text;
    let facts: Vec<_> =
        annotated.cluster(cluster).facts.iter().map(|fact| (fact.kind, &text[fact.span])).collect();
    if facts.contains(&(kind, words)) {
        Ok(())
    } else {
        Err(format!("{kind:?} “{words}” is not among {facts:?}"))
    }
}

/// The first attribution whose source shares bytes with `words`.
fn attributed_to(annotated: &Annotated, words: &Range<usize>) -> Option<AttributionIx> {
    let touches = |attribution: &sayso_core::Attribution| {
        attribution.source.as_ref().is_some_and(|source| {
            source.iter().any(|part| part.start() < words.end && words.start < part.end())
        })
    };
    annotated.attributions().find(|(_, attribution)| touches(attribution)).map(|(ix, _)| ix)
}

fn check_source((_, block, _): &Case<'_>) -> Result<(), String> {
    let (content, marks) = unmark(block, |inside| {
        let (words, kind) = inside.split_once(" → ").expect("a source and its kind");
        (words.to_owned(), kind.to_owned())
    });
    let annotated = read(&content);
    for (words, expected) in &marks {
        let shown = &content[words.clone()];
        let ix = attributed_to(&annotated, words).ok_or(format!("no attribution to “{shown}”"))?;
        let sourcing = annotated.meaning(ix).sourcing.expect("every attribution has sourcing");
        let (kind, (expected, count)) = (sourcing.kind, expected.split_once(", ").unwrap_or((expected, "")));
        let found = sourcing.unnamed.and_then(|unnamed| unnamed.count).map(|count| count.value);
        if !count.is_empty() && found != Some(self::count(count)) {
            return Err(format!("“{shown}” is {found:?}, not {count}"));
        }
        let expected = match expected {
            "named" => SourceKind::NamedPerson,
            "role" => SourceKind::RoleNamedPerson,
            "organisation" => SourceKind::Organisation,
            "outlet" => SourceKind::Outlet,
            "document" => SourceKind::Document,
            "unnamed" => SourceKind::Unnamed,
            "vague" => SourceKind::Vague,
            other => panic!("no kind {other}"),
        };
        if kind.value != expected {
            return Err(format!("“{shown}” is {:?} by “{}”", kind.value, kind.rule));
        }
    }
    Ok(())
}

/// The count that a mark calls so.
fn count(name: &str) -> Count {
    match name {
        "one" => Count::One,
        "several" => Count::Several,
        "plural" => Count::Plural,
        other => Count::Exactly(other.parse().expect("a number")),
    }
}

fn check_speakers((_, block, _): &Case<'_>) -> Result<(), String> {
    let (content, marks) = unmark(block, |inside| {
        let (words, speaker) = inside.split_once(" → ").expect("a source and its speaker");
        (words.to_owned(), speaker.to_owned())
    });
    let annotated = read(&content);
    for (words, expected) in &marks {
        let shown = &content[words.clone()];
        let ix = attributed_to(&annotated, words).ok_or(format!("no attribution to “{shown}”"))?;
        let speaker = annotated.meaning(ix).speaker.ok_or(format!("“{shown}” leads to nobody"))?;
        let mention = annotated.mention(speaker.mention);
        let name = &annotated.article().text[mention.head];
        let is_right = if expected == "–" { mention.kind != MentionKind::Name } else { name == expected };
        if !is_right {
            return Err(format!("“{shown}” leads to “{name}” by “{}”", speaker.rule));
        }
    }
    Ok(())
}

fn check_all(file: &str, count: usize, check: impl Fn(&Case<'_>) -> Result<(), String>) {
    let cases = cases(file);
    assert_eq!(cases.len(), count);
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|case| check(case).err().map(|why| format!("## {}\n{why}", case.0)))
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn mentions_are_put_together_as_marked() {
    check_all(include_str!("../corpus/mentions.md"), 26, check_mentions);
}

#[test]
fn sources_lead_to_their_speakers() {
    check_all(include_str!("../corpus/speakers.md"), 48, check_speakers);
}

#[test]
fn sources_are_of_their_kinds() {
    check_all(include_str!("../corpus/sources.md"), 43, check_source);
}

#[test]
fn people_are_named_whole_and_by_no_word_that_is_called_out() {
    let check = |content: &str, expected: &[&str]| {
        let annotated = read(content);
        let people = annotated
            .mentions()
            .filter(|(_, mention)| mention.kind == MentionKind::Name && mention.entity == EntityKind::Person);
        let names: Vec<&str> = people.map(|(_, mention)| &annotated.article().text[mention.head]).collect();
        assert_eq!(names, expected, "{content}");
    };
    check("Gavin Holt scored twice on Saturday.", &["Gavin Holt"]);
    check(
        "Referee Ian Marl sent off Striker Jo Fenn. Striker Jo said it was unfair.",
        &["Ian Marl", "Jo Fenn", "Jo"],
    );
    check("Ms Pell said he stole it. “Rubbish,” he said. “Nonsense,” she said.", &["Pell"]);
    check("Ms Pell said he stole it. “Absolutely not,” he said. “Sorry,” she said.", &["Pell"]);
    check("“Roth,” she said. “It was Roth.”", &["Roth", "Roth"]);
    check("Banks said the bridge was safe.", &[]);
    check("Peter Banks came back. Banks said the bridge was safe.", &["Peter Banks", "Banks"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_has_mentions_in_reading_order_and_no_named_unnamed_source(
        parts in prop::collection::vec("\\PC{0,8}|said|[“”\"']|’s|U\\.S\\.|Ada Lee|Lee|she|a senior official|who|\\n\\n|, |the mayor", 0..40)
    ) {
        let annotated = read(&parts.join(" "));
        let spans: Vec<_> = annotated.mentions().map(|(_, mention)| mention.span).collect();
        prop_assert!(spans.is_sorted_by_key(|span| (span.start(), std::cmp::Reverse(span.end()))));
        for (_, mention) in annotated.mentions() {
            prop_assert!(mention.span.contains(mention.head));
        }
        let text = &annotated.article().text;
        for (_, cluster) in annotated.clusters() {
            let is_unnamed = |ix: &MentionIx| text[annotated.mention(*ix).span] == *"a senior official";
            let count = cluster.mentions.iter().filter(|ix| is_unnamed(ix)).count();
            prop_assert!(count == 0 || count == 1 && cluster.name.is_none());
        }
    }
}
