//! The stations of statements on marked text: `corpus/chains.md` says how the cases are written and when one holds.

use sayso_annotate::Annotators;
use sayso_core::{Address, Annotated, Article, AttributionIx, Station, Text};

#[test]
fn every_chain_holds() {
    let cases = cases(include_str!("../corpus/chains.md"));
    assert_eq!(cases.len(), 15);
    let failures: Vec<String> = cases
        .iter()
        .filter_map(|case| check(case).err().map(|why| format!("## {}\n{why}", case.0)))
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

/// Name, text, and the lines below it.
type Case<'a> = (&'a str, &'a str, Vec<&'a str>);

fn cases(file: &str) -> Vec<Case<'_>> {
    let case = |part| {
        let (name, rest) = str::split_once(part, "\n\n```\n")?;
        let (text, lines) = rest.split_once("\n```\n")?;
        Some((name, text, lines.lines().filter(|line| !line.is_empty()).collect()))
    };
    file.split("\n## ").filter_map(case).collect()
}

fn check((_, text, lines): &Case<'_>) -> Result<(), String> {
    let article = Article::new(Address::new("case"), Text::new(*text).expect("short"));
    let annotated = Annotators::standard().annotate(vec![article]).remove(0);
    for line in lines {
        let (words, expected) = line.split_once(" → ").expect("words and stations");
        let ix = saying(&annotated, words).ok_or(format!("nobody says “{words}”"))?;
        let found = stations(&annotated, ix).join("; ");
        if found != expected {
            return Err(format!("“{words}” came by {found}, not {expected}"));
        }
    }
    Ok(())
}

/// The attribution whose content is `words` or ends in them, the innermost such.
fn saying(annotated: &Annotated, words: &str) -> Option<AttributionIx> {
    let text = &annotated.article().text;
    let says = |ix: &AttributionIx| {
        let contents = annotated.attribution(*ix).contents();
        contents.iter().any(|&part| text[part].trim_matches(['“', '”', ',', '.']).ends_with(words))
    };
    annotated.attributions().map(|(ix, _)| ix).filter(says).last()
}

/// The stations after the article's outlet.
fn stations(annotated: &Annotated, ix: AttributionIx) -> Vec<String> {
    let chain = annotated.meaning(ix).chain.iter().filter(|link| link.station != Station::Outlet);
    let named = chain.map(|link| {
        let words = link.words.map(|words| &annotated.article().text[words]).unwrap_or_default();
        let via = if link.station == Station::Carrier { "via " } else { "" };
        format!("{via}{words}")
    });
    named.collect()
}
