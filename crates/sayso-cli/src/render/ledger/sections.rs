//! What the ledger shows besides statements: how many of what, who is named, and the times that are told.

use sayso_core::Annotated;

use super::indented;
use crate::ink::{Ink, Line, Passage};
use crate::wording::named::{Named, Told, bodies, people, summary, times};

/// Columns that names and dates stand in, if they are no longer.
const NAME_COLUMNS: usize = 24;

/// How many statements there are, and of what sort.
pub(super) fn summary_lines(annotated: &Annotated, width: usize) -> Vec<Line> {
    let mut passage = Passage::default();
    passage.add(Ink::Faint, &summary(annotated));
    indented(&passage, [" ", " "], width)
}

/// The people who are named.
pub(super) fn people_lines(annotated: &Annotated, width: usize) -> Vec<Line> {
    named_lines("People", &people(annotated), width)
}

/// The bodies and outlets that are named.
pub(super) fn bodies_lines(annotated: &Annotated, width: usize) -> Vec<Line> {
    named_lines("Bodies and outlets", &bodies(annotated), width)
}

fn named_lines(title: &str, named: &[Named], width: usize) -> Vec<Line> {
    let rows = named.iter().map(|named| {
        let mut about = named.facts.clone();
        about.extend(listed("source of", &named.statements.iter().map(usize::to_string).collect::<Vec<_>>()));
        about.extend(listed("also", &named.also));
        row(Ink::Source, &named.name, &about, width)
    });
    titled(title, rows.flatten().collect())
}

/// The times that are told.
pub(super) fn times_lines(annotated: &Annotated, width: usize) -> Vec<Line> {
    let rows = times(annotated).into_iter().map(|Told { date, words, reckoned }| {
        let about: Vec<String> = [Some(words), reckoned].into_iter().flatten().collect();
        row(Ink::Plain, date.as_deref().unwrap_or("date not known"), &about, width)
    });
    titled("Times", rows.flatten().collect())
}

fn listed(what: &str, items: &[String]) -> Option<String> {
    (!items.is_empty()).then(|| format!("{what} {}", items.join(", ")))
}

/// `rows` under their title, or what says that there are none.
fn titled(title: &str, rows: Vec<Line>) -> Vec<Line> {
    let rows = if rows.is_empty() { vec![Line::of(Ink::Faint, "  (none found)")] } else { rows };
    std::iter::once(Line::of(Ink::Title, title)).chain(rows).collect()
}

/// A name in its column and what is said of it beside; below, where the terminal is too narrow for both.
fn row(ink: Ink, name: &str, about: &[String], width: usize) -> Vec<Line> {
    let mut head = Passage::default();
    head.add(ink, name);
    let mut rest = Passage::default();
    for (position, item) in about.iter().enumerate() {
        if position > 0 {
            rest.add(Ink::Faint, " · ");
        }
        rest.add(Ink::Faint, item);
    }
    let mut lines = indented(&head, ["  ", "  "], width);
    if about.is_empty() {
        return lines;
    }
    let column = if width < 3 * NAME_COLUMNS { 4 } else { NAME_COLUMNS };
    let white = " ".repeat(column);
    let is_beside = lines.len() == 1 && lines[0].width() < column;
    let first = if is_beside { lines.pop() } else { None };
    let mut told = rest.wrap(width.saturating_sub(column)).into_iter();
    lines.extend(first.and_then(|first| Some(first.padded(column).and(told.next()?))));
    lines.extend(told.map(|line| Line::of(Ink::Plain, &white).and(line)));
    lines
}
