//! For people: who somebody is, and what they said.
//!
//! ```text
//! Ines Calloway  person
//!   Inés M. Calloway #7 is Ines Calloway #3: the same name, one with fewer or shorter middle names (0.95) · …
//!   role: leader of the opposition · 2026-02-12
//!   perhaps also Calloway: a surname alone
//! ```

use sayso::told;
use sayso_store::{Error, Identity, Ledger, Sameness, StoredSource, Told};

use super::cards::{counts, drawn};
use super::ledger::indented;
use super::timeline::dated;
use crate::commands::Portrait;
use crate::ink::{Colour, Ink, Line, Passage};
use crate::tally::counted;

/// How much of what articles tell is shown: what most of them tell.
const MOST_TOLD: usize = 12;

/// The same of one who is among several.
const MOST_TOLD_OF_SEVERAL: usize = 3;

/// How many of the names that are one are shown.
const MOST_MERGES: usize = 12;

/// How many of those who may be the same are named.
const MOST_PERHAPS: usize = 12;

/// One with everything.
pub(crate) fn portrait(
    ledger: &Ledger,
    portrait: &Portrait,
    width: usize,
    colour: Colour,
) -> Result<String, Error> {
    let mut lines = name(portrait, width);
    lines.extend(merges(&portrait.identity, width));
    lines.extend(told_lines(portrait, MOST_TOLD, width));
    lines.extend(perhaps(&portrait.identity, width));
    lines.extend(apart(&portrait.identity, width));
    lines.push(Line::default());
    lines.extend(dated(ledger, &portrait.said.statements, width)?);
    lines.extend(counts(&portrait.said, width));
    Ok(drawn(&lines, colour))
}

/// Several who have what was asked for in their names, each in short.
pub(crate) fn several(portraits: &[Portrait], asked: &str, width: usize, colour: Colour) -> String {
    let mut lines = Vec::new();
    for portrait in portraits {
        let mut heads = name(portrait, width);
        let count = counted(portrait.said.count, "statement");
        heads[0].add(
            Ink::Faint,
            &format!(" · {}{count}", if portrait.said.is_capped { "more than " } else { "" }),
        );
        lines.extend(heads);
        lines.extend(told_lines(portrait, MOST_TOLD_OF_SEVERAL, width));
        lines.push(Line::default());
    }
    let mut passage = Passage::default();
    let number = portraits.len();
    passage.add(
        Ink::Faint,
        &format!(
            "{number} sources have {asked} in their names, and nothing shows that they are one: give more of the name, or a \
             number with #"
        ),
    );
    lines.extend(indented(&passage, [" ", " "], width));
    drawn(&lines, colour)
}

/// The name that articles give most often, and what has it.
fn name(portrait: &Portrait, width: usize) -> Vec<Line> {
    let mut passage = Passage::default();
    passage.add(Ink::Title, &portrait.name.name);
    passage.add(Ink::Faint, &format!(" {} #{}", portrait.name.kind, portrait.name.id));
    let mut lines = passage.wrap(width);
    if portrait.is_anybody {
        let mut passage = Passage::default();
        passage.add(Ink::Doubt, "whoever is called so with nothing told of them: perhaps several people");
        lines.extend(indented(&passage, ["  ", "    "], width));
    }
    lines
}

/// What makes one of several, and why.
fn merges(identity: &Identity, width: usize) -> Vec<Line> {
    let named = |id: i64| identity.sources.iter().find(|source| source.id == id);
    let shown = identity.merges.iter().take(MOST_MERGES).flat_map(|merge| {
        let mut passage = Passage::default();
        for (source, between) in [(named(merge.source), " is "), (named(merge.other), ": ")] {
            let Some(source) = source else { continue };
            passage.add(Ink::Source, &source.name);
            passage.add(Ink::Faint, &format!(" #{}{between}", source.id));
        }
        passage.add(Ink::Faint, &reason(merge));
        indented(&passage, ["  ", "    "], width)
    });
    let mut lines: Vec<Line> = shown.collect();
    let more = identity.merges.len().saturating_sub(MOST_MERGES);
    lines.extend((more > 0).then(|| Line::of(Ink::Faint, &format!("  and {more} more"))));
    lines
}

fn reason(sameness: &Sameness) -> String {
    let by = if sameness.is_person { format!("judged by {}", sameness.who) } else { sameness.who.clone() };
    let why =
        Some(&sameness.why).filter(|why| !why.is_empty()).map(|why| format!("{why} · ")).unwrap_or_default();
    format!("{why}{by} · judgement {}", sameness.judgement)
}

/// What most articles tell, in the order of time.
fn told_lines(portrait: &Portrait, most: usize, width: usize) -> Vec<Line> {
    let fitting = told::fitting(&portrait.name, &portrait.told);
    let mut shown: Vec<(usize, &Told)> = told::frequent(&fitting).into_iter().enumerate().collect();
    shown.sort_by_key(|(position, told)| (std::cmp::Reverse(told.articles), *position));
    shown.truncate(most);
    let more = fitting.len() - shown.len();
    shown.sort_by_key(|(position, _)| *position);
    let mut lines: Vec<Line> = shown.into_iter().flat_map(|(_, told)| told_line(told, width)).collect();
    lines.extend(
        (more > 0).then(|| Line::of(Ink::Faint, &format!("  and {more} more that fewer articles tell"))),
    );
    lines
}

fn told_line(told: &Told, width: usize) -> Vec<Line> {
    let mut passage = Passage::default();
    passage.add(Ink::Faint, &format!("{}: ", told.kind));
    passage.add(Ink::Sourcing, &told.words);
    if let Some([first, last]) = &told.days {
        let days = if first == last { first.clone() } else { format!("{first} to {last}") };
        passage.add(Ink::Faint, &format!(" · {days}"));
    }
    if told.articles > 1 {
        passage.add(Ink::Faint, &format!(" · {}", counted(told.articles, "article")));
    }
    if !told.is_in_own_voice {
        passage.add(Ink::Faint, " · in words of somebody reported");
    }
    indented(&passage, ["  ", "    "], width)
}

fn perhaps(identity: &Identity, width: usize) -> Vec<Line> {
    let perhaps: Vec<&(StoredSource, Sameness)> = sayso::link::perhaps(identity).collect();
    let shown = perhaps.iter().take(MOST_PERHAPS).flat_map(|(source, sameness)| {
        let mut passage = Passage::default();
        passage.add(Ink::Doubt, "perhaps also ");
        passage.add(Ink::Source, &source.name);
        passage.add(Ink::Faint, &format!(" #{}: {}", source.id, reason(sameness)));
        indented(&passage, ["  ", "    "], width)
    });
    let mut lines: Vec<Line> = shown.collect();
    let more = perhaps.len().saturating_sub(MOST_PERHAPS);
    lines.extend((more > 0).then(|| Line::of(Ink::Faint, &format!("  and perhaps {more} more"))));
    lines
}

/// Those whom a person tells apart from this one.
fn apart(identity: &Identity, width: usize) -> Vec<Line> {
    let shown = identity.apart.iter().flat_map(|(source, sameness)| {
        let mut passage = Passage::default();
        passage.add(Ink::Faint, "is not ");
        passage.add(Ink::Source, &source.name);
        passage.add(Ink::Faint, &format!(" #{}: {}", source.id, reason(sameness)));
        indented(&passage, ["  ", "    "], width)
    });
    shown.collect()
}
