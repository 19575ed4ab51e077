//! For people: who somebody is, and what they said.
//!
//! ```text
//! Ines Calloway  person
//!   also Inés Calloway-Marsh: the surname is a part of the other (…)
//!   role: leader of the opposition · 2026-02-12
//!   perhaps also Calloway: a surname alone
//! ```

use sayso_store::{Error, Identity, Ledger, Sameness, StoredSource, Told};

use super::cards::{counts, drawn};
use super::ledger::indented;
use super::timeline::dated;
use crate::commands::Portrait;
use crate::ink::{Colour, Ink, Line, Passage};
use crate::tally::counted;

/// How many of what articles tell are shown of one who is among several.
const MOST_TOLD: usize = 3;

/// How many of those who may be the same are named.
const MOST_PERHAPS: usize = 12;

/// One with everything.
pub(crate) fn portrait(
    ledger: &Ledger,
    portrait: &Portrait,
    width: usize,
    colour: Colour,
) -> Result<String, Error> {
    let mut lines = name(&portrait.identity, width);
    lines.extend(merges(&portrait.identity, width));
    lines.extend(portrait.told.iter().flat_map(|told| told_line(told, width)));
    lines.extend(perhaps(&portrait.identity.perhaps, width));
    lines.push(Line::default());
    lines.extend(dated(ledger, &portrait.said.statements, width)?);
    lines.extend(counts(&portrait.said, width));
    Ok(drawn(&lines, colour))
}

/// Several of one name, each in short.
pub(crate) fn several(portraits: &[Portrait], asked: &str, width: usize, colour: Colour) -> String {
    let mut lines = Vec::new();
    for portrait in portraits {
        let mut heads = name(&portrait.identity, width);
        let id = portrait.identity.sources.first().map(|source| format!(" #{}", source.id));
        heads[0].add(Ink::Faint, &id.unwrap_or_default());
        let count = counted(portrait.said.count, "statement");
        heads[0].add(
            Ink::Faint,
            &format!(" · {}{count}", if portrait.said.is_capped { "more than " } else { "" }),
        );
        lines.extend(heads);
        lines.extend(portrait.told.iter().take(MOST_TOLD).flat_map(|told| told_line(told, width)));
        lines.push(Line::default());
    }
    let mut passage = Passage::default();
    let number = portraits.len();
    passage.add(
        Ink::Faint,
        &format!(
            "{number} sources are called {asked}, and nothing shows that they are one: give more of the name, or a number \
             with #"
        ),
    );
    lines.extend(indented(&passage, [" ", " "], width));
    drawn(&lines, colour)
}

fn name(identity: &Identity, width: usize) -> Vec<Line> {
    let mut passage = Passage::default();
    if let Some(source) = identity.sources.first() {
        passage.add(Ink::Title, &source.name);
        passage.add(Ink::Faint, &format!(" {}", source.kind));
    }
    passage.wrap(width)
}

/// Under which other names, and why.
fn merges(identity: &Identity, width: usize) -> Vec<Line> {
    let named = |id: i64| identity.sources.iter().find(|source| source.id == id);
    // In the order of the search from the first source on, each merge brings in one more.
    let brought = identity.sources.iter().skip(1).zip(&identity.merges);
    let lines = brought.flat_map(|(source, merge)| {
        let to = if merge.source == source.id { merge.other } else { merge.source };
        let mut passage = Passage::default();
        passage.add(Ink::Faint, "also ");
        passage.add(Ink::Source, &source.name);
        if let Some(to) = named(to).filter(|to| Some(to.id) != identity.sources.first().map(|first| first.id))
        {
            passage.add(Ink::Faint, &format!(" as {}", to.name));
        }
        passage.add(Ink::Faint, &format!(": {}", reason(merge)));
        indented(&passage, ["  ", "    "], width)
    });
    lines.collect()
}

fn reason(sameness: &Sameness) -> String {
    let by = if sameness.is_person { format!("judged by {}", sameness.who) } else { sameness.who.clone() };
    format!("{} · {by} · judgement {}", sameness.why, sameness.judgement)
}

fn told_line(told: &Told, width: usize) -> Vec<Line> {
    let mut passage = Passage::default();
    passage.add(Ink::Faint, &format!("{}: ", told.kind));
    passage.add(Ink::Sourcing, &told.words);
    let [first, last] = &told.days;
    let days = if first == last { first.clone() } else { format!("{first} to {last}") };
    passage.add(Ink::Faint, &format!(" · {days}"));
    if told.articles > 1 {
        passage.add(Ink::Faint, &format!(" · {}", counted(told.articles, "article")));
    }
    if !told.is_in_own_voice {
        passage.add(Ink::Faint, " · in words of somebody reported");
    }
    indented(&passage, ["  ", "    "], width)
}

fn perhaps(perhaps: &[(StoredSource, Sameness)], width: usize) -> Vec<Line> {
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
