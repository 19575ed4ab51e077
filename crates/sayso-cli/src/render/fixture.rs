//! Annotated articles made by hand, from text with its statements marked.
//!
//! `{0s:Ann} {0c:said} {0d:“no”}`: a number for the statement, then the role: `s`ource, `c`ue, or content that is
//! `d`irect, `m`ixed or `i`ndirect. Braces nest; a statement inside another's content is its child. A paragraph that
//! starts with `~` is furniture. After a line `===` stands what the statements mean: see [`meant`].

mod meant;

use std::collections::BTreeMap;

use sayso_core::{
    Address, Annotated, Article, Attribution, AttributionIx, Digest, Draft, Hyperlink, Paragraph,
    ParagraphKind, Quotation, Quote, Run, Span, Spans, Text,
};
use sayso_wire::WithText;

use super::{Look, SECTIONS};
use crate::ink::Colour;

/// How tests look at things: `width` columns, no colour, no text.
pub(crate) fn look(width: usize) -> Look {
    let run = || Run { version: "0.0.0", model: Digest::of(&[b"none"]), instruction_set: "none" };
    Look {
        width,
        colour: Colour::Bare,
        depth: usize::MAX,
        sections: SECTIONS.to_vec(),
        with_text: WithText::No,
        run,
    }
}

/// An article with a heading and every kind of statement.
pub(crate) fn annotated() -> Annotated {
    let mut article = marked(include_str!("fixture.txt"));
    article = with_heading(article, |article| {
        article.title = Some("Vesland’s answer account denies Meridian report on harbour arrests".to_owned());
        article.outlet = Some("The Tern Courier".to_owned());
        article.byline = Some("Ilse Marten".to_owned());
        article.published = Some("2026-02-10T08:15:00+01:00".to_owned());
        article.canonical = Some("https://tern.example/answer".to_owned());
        let start = article.text.as_str().find("the Courier").expect("is there");
        let span = article.text.span(start..start + "the Courier".len()).expect("on borders");
        article.links = vec![Hyperlink { span, target: "https://courier.example/in-may".to_owned() }];
    });
    article
}

/// `annotated` with another heading.
pub(crate) fn with_heading(annotated: Annotated, change: impl FnOnce(&mut Article)) -> Annotated {
    let mut article = annotated.article().clone();
    change(&mut article);
    let mut draft = Draft::new(article);
    annotated.paragraphs().iter().for_each(|paragraph| draft.add_paragraph(*paragraph));
    annotated.sentences().iter().for_each(|sentence| draft.add_sentence(*sentence));
    annotated.quotes().iter().for_each(|quote| draft.add_quote(*quote));
    for (_, attribution) in annotated.attributions() {
        draft.add_attribution(attribution.clone());
    }
    draft.settle_attributions();
    for (ix, _) in annotated.attributions() {
        draft.meaning_mut(ix).clone_from(annotated.meaning(ix));
    }
    annotated.times().for_each(|(_, time)| {
        draft.add_time(time.clone());
    });
    annotated.mentions().for_each(|(_, mention)| {
        draft.add_mention(mention.clone());
    });
    annotated.clusters().for_each(|(_, cluster)| {
        draft.add_cluster(cluster.clone());
    });
    draft.finish()
}

/// The article that `source` marks.
pub(crate) fn marked(source: &str) -> Annotated {
    let (source, meant) = source.split_once("\n===\n").unwrap_or((source, ""));
    let (bare, marks) = unmark(source);
    let text = Text::new(bare).expect("short");
    let mut draft = Draft::new(Article::new(Address::new("made/up.txt"), text.clone()));
    paragraphs(&text).for_each(|paragraph| draft.add_paragraph(paragraph));
    sentences(&text).for_each(|sentence| draft.add_sentence(sentence));
    quotes(&text).for_each(|quote| draft.add_quote(quote));
    let mut statements: BTreeMap<u32, Vec<(char, Span)>> = BTreeMap::new();
    for (number, role, start, end) in marks {
        let span = text.span(start..end).expect("marked words are not empty");
        statements.entry(number).or_default().push((role, span));
    }
    for (_, parts) in statements {
        let attribution = attribution(&parts, &draft);
        draft.add_attribution(attribution);
    }
    draft.settle_attributions();
    meant::add(&mut draft, meant);
    draft.finish()
}

type Mark = (u32, char, usize, usize);

/// The text without its marks, and the marks.
fn unmark(source: &str) -> (String, Vec<Mark>) {
    let (mut bare, mut marks, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut rest = source;
    while let Some(at) = rest.find(['{', '}']) {
        bare.push_str(&rest[..at]);
        if rest[at..].starts_with('}') {
            let (number, role, start) = open.pop().expect("a brace closes one that is open");
            marks.push((number, role, start, bare.len()));
            rest = &rest[at + 1..];
        } else {
            let (name, after) = rest[at + 1..].split_once(':').expect("a mark has a name");
            let (number, role) = name.split_at(name.len() - 1);
            open.push((number.parse().expect("a number"), role.chars().next().expect("a role"), bare.len()));
            rest = after;
        }
    }
    (bare + rest, marks)
}

fn attribution(parts: &[(char, Span)], draft: &Draft) -> Attribution {
    let role = |wanted: &str| {
        Spans::new(parts.iter().filter(|(role, _)| wanted.contains(*role)).map(|(_, span)| *span).collect())
    };
    let content = role("dmi").expect("every statement has content");
    let kinds = [('d', Quotation::Direct), ('m', Quotation::Mixed), ('i', Quotation::Indirect)];
    let is_used = |kind: &&(char, Quotation)| parts.iter().any(|(role, _)| *role == kind.0);
    let (_, quotation) = kinds.iter().find(is_used).expect("content has a kind");
    let extent = content.extent();
    let holds = |(_, outer): &(AttributionIx, &Attribution)| {
        outer.contents().iter().any(|span| span.contains(extent) && *span != extent)
    };
    Attribution {
        source: role("s"),
        cue: role("c"),
        parent: draft.attributions().filter(holds).last().map(|(ix, _)| ix),
        content: Some(content),
        quotation: *quotation,
        confidence: 0.9,
    }
}

fn paragraphs(text: &Text) -> impl Iterator<Item = Paragraph> {
    let mut at = 0;
    text.as_str().split_inclusive("\n\n").filter_map(move |block| {
        let start = at;
        at += block.len();
        let kind = if block.starts_with('~') { ParagraphKind::Furniture } else { ParagraphKind::Body };
        text.span(start..start + block.trim_end().len()).map(|span| Paragraph { span, kind })
    })
}

fn sentences(text: &Text) -> impl Iterator<Item = Span> {
    let mut at = 0;
    text.as_str().split_inclusive(['.', '\n']).filter_map(move |sentence| {
        let end = at + sentence.trim_end().len();
        let start = at + sentence.len() - sentence.trim_start().len();
        at += sentence.len();
        text.span(start..end.max(start))
    })
}

fn quotes(text: &Text) -> impl Iterator<Item = Quote> {
    let opening = text.as_str().match_indices('“');
    opening.filter_map(|(start, _)| {
        let end = start + text.as_str()[start..].find('”')? + '”'.len_utf8();
        text.span(start..end).map(|span| Quote { span, is_closed: true, depth: 0 })
    })
}
