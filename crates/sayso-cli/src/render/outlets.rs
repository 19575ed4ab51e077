//! For people: how each outlet sources what it reports, as a table.

use sayso_export::{Cell, Table};
use sayso_store::OutletTally;
use unicode_width::UnicodeWidthStr as _;

use super::cards::drawn;
use super::ledger::indented;
use crate::ink::{Colour, Ink, Line, Passage};
use crate::plain::plain;

/// A column: its heading, and what is counted of what. The last says what share it is of.
struct Column {
    heading: [&'static str; 2],
    count: fn(&OutletTally) -> usize,
    of: Option<fn(&OutletTally) -> usize>,
}

static COLUMNS: &[Column] = &[
    Column { heading: ["", "articles"], count: |tally| tally.articles, of: None },
    Column {
        heading: ["with one", "source"],
        count: |tally| tally.articles_with_one_source,
        of: Some(|tally| tally.articles_with_statements),
    },
    Column { heading: ["", "statements"], count: |tally| tally.statements, of: None },
    Column {
        heading: ["", "unnamed"],
        count: |tally| tally.on("unnamed"),
        of: Some(|tally| tally.statements),
    },
    Column { heading: ["", "vague"], count: |tally| tally.on("vague"), of: Some(|tally| tally.statements) },
    Column {
        heading: ["declined,", "no reply"],
        count: |tally| tally.doing(&["decline", "no_reply", "no_comment_yet"]),
        of: Some(|tally| tally.statements),
    },
];

/// Said under every table.
const CAVEAT: &str = "Counts and shares of what sayso found: they include its errors, which may differ from outlet to outlet. \
    They rate nobody. The share with one source is of articles that have statements, all others of statements.";

/// The counts as rows for machines: shares are left to whoever reads them.
pub(crate) fn counts(tallies: &[OutletTally]) -> Table {
    let name = |column: &Column| column.heading.join(" ").trim().to_owned();
    let columns = std::iter::once("outlet".to_owned()).chain(COLUMNS.iter().map(name)).collect();
    let row = |tally: &OutletTally| {
        let counts = COLUMNS.iter().map(|column| Cell::Number((column.count)(tally) as f64));
        std::iter::once(Cell::Text(tally.name.clone())).chain(counts).collect()
    };
    Table {
        title: "How each outlet sources".to_owned(),
        legend: "These are counts. None of them is a rating.",
        columns,
        rows: tallies.iter().map(row).collect(),
    }
}

/// The table, and under it what its figures are.
pub(crate) fn table(tallies: &[OutletTally], width: usize, colour: Colour) -> String {
    let cells: Vec<Vec<String>> =
        tallies.iter().map(|tally| COLUMNS.iter().map(|column| cell(column, tally)).collect()).collect();
    let widths: Vec<usize> = (0..COLUMNS.len()).map(|ix| column_width(ix, &cells)).collect();
    let taken: usize = widths.iter().map(|width| width + GAP).sum();
    let names = tallies.iter().map(|tally| plain(tally.name.as_deref().unwrap_or(NO_OUTLET)));
    let names: Vec<String> = names.collect();
    let longest = names.iter().map(|name| name.width()).max().unwrap_or_default();
    let name_width = longest.min(width.saturating_sub(taken).max(LEAST_NAME));
    let mut lines: Vec<Line> = (0..2).map(|row| heading(row, name_width, &widths)).collect();
    for (name, cells) in names.iter().zip(&cells) {
        let mut line = Line::of(Ink::Source, &fitting(name, name_width));
        for (cell, width) in cells.iter().zip(&widths) {
            line.add(Ink::Plain, &format!("{cell:>width$}", width = width + GAP));
        }
        lines.push(line);
    }
    lines.push(Line::default());
    let mut passage = Passage::default();
    passage.add(Ink::Faint, CAVEAT);
    lines.extend(indented(&passage, [" ", " "], width));
    drawn(&lines, colour)
}

/// Columns between two columns.
const GAP: usize = 2;

/// A name gets so much, however narrow the terminal.
const LEAST_NAME: usize = 12;

/// Stands where articles name no outlet.
const NO_OUTLET: &str = "(no outlet named)";

fn cell(column: &Column, tally: &OutletTally) -> String {
    let count = (column.count)(tally);
    match column.of.map(|of| of(tally)) {
        None => count.to_string(),
        Some(0) => "–".to_owned(),
        Some(all) => format!("{count} {:>3.0} %", 100.0 * count as f64 / all as f64),
    }
}

fn column_width(ix: usize, cells: &[Vec<String>]) -> usize {
    let headings = COLUMNS[ix].heading.iter().map(|heading| heading.width());
    headings.chain(cells.iter().map(|cells| cells[ix].width())).max().unwrap_or_default()
}

fn heading(row: usize, name_width: usize, widths: &[usize]) -> Line {
    let mut line = Line::of(Ink::Faint, &fitting(["", "outlet"][row], name_width));
    for (column, width) in COLUMNS.iter().zip(widths) {
        line.add(Ink::Faint, &format!("{:>width$}", column.heading[row], width = width + GAP));
    }
    line
}

/// `name` in just so many columns, cut with `…` where it is longer.
fn fitting(name: &str, columns: usize) -> String {
    let mut fitting = name.to_owned();
    if name.width() > columns {
        while fitting.width() >= columns {
            fitting.pop();
        }
        fitting.push('…');
    }
    let gap = columns.saturating_sub(fitting.width());
    fitting + &" ".repeat(gap)
}
