//! For people: two sources that may be the same, each with what is told of it and some of what it says; and two statements that
//! may say the same.

use sayso::told;
use sayso_store::{Error, Ledger, Order, Query, Statement, StoredSource, UnsurePair};

use super::cards::{drawn, in_context, said};
use super::ledger::indented;
use crate::ink::{Colour, Ink, Line, Passage};
use crate::tally::counted;

/// Facts and statements of each that are shown: enough to tell people apart, few enough to take in.
const MOST: usize = 3;

/// The two, and why they may be the same.
pub(crate) fn card(
    ledger: &Ledger,
    pair: &UnsurePair,
    width: usize,
    colour: Colour,
) -> Result<String, Error> {
    let mut lines = vec![Line::of(Ink::Title, "Are these the same?")];
    for source in &pair.sources {
        lines.extend(one(ledger, source, width)?);
    }
    let mut why = Passage::default();
    why.add(Ink::Doubt, &format!("unsure: {}", pair.sameness.why));
    lines.extend(indented(&why, ["  ", "    "], width));
    Ok(drawn(&lines, colour))
}

/// The two, each in its article.
pub(crate) fn of_statements(
    ledger: &Ledger,
    pair: &[Statement; 2],
    width: usize,
    colour: Colour,
) -> Result<String, Error> {
    let mut card = drawn(&[Line::of(Ink::Title, "Do these say the same?")], colour);
    for statement in pair {
        card.push_str(&in_context(ledger, statement, width, colour)?);
    }
    Ok(card)
}

fn one(ledger: &Ledger, source: &StoredSource, width: usize) -> Result<Vec<Line>, Error> {
    let ids = vec![source.id];
    let told = ledger.told(&ids)?;
    let query =
        Query { speakers: ids, is_by_speaker: true, order: Order::Time, limit: MOST, ..Query::default() };
    let found = ledger.search(&query)?;
    let mut head = Passage::default();
    head.add(Ink::Source, &source.name);
    let count = counted(found.count, "statement");
    head.add(Ink::Faint, &format!(" · {} #{} · {count}", source.kind, source.id));
    let mut lines = indented(&head, ["  ", "    "], width);
    for told in told::fitting(source, &told).into_iter().take(MOST) {
        let mut passage = Passage::default();
        passage.add(Ink::Sourcing, &format!("· {}: {}", told.kind, told.words));
        passage.add(
            Ink::Sourcing,
            &told.days.as_ref().map(|[first, _]| format!(" · {first}")).unwrap_or_default(),
        );
        lines.extend(indented(&passage, ["    ", "      "], width));
    }
    for statement in &found.statements {
        lines.extend(said(statement, "      ", Some("· "), width));
    }
    Ok(lines)
}
