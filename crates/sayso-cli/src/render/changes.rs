//! For people: what became of statements from one version of an article to the next.
//!
//! ```text
//! - vanished   3fa9c1d27b04
//!   Calloway ← said
//!     she had the votes
//! ~ changed    8d03bb1f2c11 → 90e4a15d7702
//!   the ministry ← said
//!     [-two-] {+three+} men were held
//! ```

use sayso::changes::{Change, Edit, changes as compare, edits};
use sayso_export::{Cell, Sayings, Table, who, words};
use sayso_store::{Statement, Version};

use super::cards::{drawn, first_digits, head, said};
use super::ledger::indented;
use crate::ink::{Colour, Ink, Line, Passage};
use crate::tally::counted;

/// Each version, and what became of statements since the one before.
pub(crate) fn changes(versions: &[Version], width: usize, colour: Colour) -> String {
    let mut lines = Vec::new();
    for pair in versions.windows(2) {
        let [(earlier, before), (later, after)] = pair else { continue };
        lines.extend((!lines.is_empty()).then(Line::default));
        lines.extend(head(later, width));
        let since = format!("since article {}, captured {}", first_digits(&earlier.id), earlier.captured);
        lines.push(Line::of(Ink::Faint, &since));
        lines.extend(one(&compare(before, after), width));
        if before.iter().zip(after).any(|(before, after)| before.run != after.run) {
            let mut passage = Passage::default();
            passage.add(
                Ink::Doubt,
                "different models read the two: some of this may be theirs; `sayso reannotate` reads both with one",
            );
            lines.extend(indented(&passage, [" ", " "], width));
        }
    }
    drawn(&lines, colour)
}

/// The same as rows for machines, without what stayed.
pub(crate) fn rows(versions: &[Version]) -> Table {
    let mut sayings = Sayings::default();
    let mut rows = Vec::new();
    for pair in versions.windows(2) {
        let [(earlier, before), (later, after)] = pair else { continue };
        for change in compare(before, after) {
            let (name, was, is) = match change {
                Change::Stayed(_, _) => continue,
                Change::Changed(was, is) => ("changed", Some(was), Some(is)),
                Change::Vanished(was) => ("vanished", Some(was), None),
                Change::Came(is) => ("came", None, Some(is)),
                Change::Reread(was, is) => ("read otherwise", was, is),
            };
            let mut row = vec![Cell::Text(Some(name.to_owned()))];
            for (article, statement) in [(earlier, was), (later, is)] {
                row.push(Cell::Text(Some(article.captured.clone())));
                row.extend(cells(statement, &mut sayings));
            }
            rows.push(row);
        }
    }
    let columns = COLUMNS.iter().map(|name| (*name).to_owned()).collect();
    let title = versions.last().map(|(article, _)| format!("Versions of {}", article.place));
    Table { title: title.unwrap_or_default(), legend: LEGEND, columns, rows }
}

/// The columns of [`rows`].
static COLUMNS: &[&str] = &[
    "change",
    "earlier version captured",
    "earlier id",
    "earlier source",
    "earlier content",
    "later version captured",
    "later id",
    "later source",
    "later content",
];

/// Tells how to read the page of [`rows`].
const LEGEND: &str = "What became of statements from one version of an article to the next. Words of an article stand for at most 15 % of \
    it; “…” stands for words that stay with their publisher.";

/// The id of a statement, its source and what it says, as they may leave.
fn cells(statement: Option<&Statement>, sayings: &mut Sayings) -> [Cell; 3] {
    let Some(statement) = statement else { return [Cell::Text(None), Cell::Text(None), Cell::Text(None)] };
    let (saying, _) = sayings.leave(statement, &[]);
    [statement.id.to_string(), who(&saying.voice), words(&saying.content)].map(|cell| Cell::Text(Some(cell)))
}

fn one(changes: &[Change<'_>], width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut stayed, mut changed, mut vanished, mut came, mut reread) = (0, 0, 0, 0, 0);
    for change in changes {
        let (mark, ids, body) = match change {
            Change::Stayed(_, _) => {
                stayed += 1;
                continue;
            }
            Change::Reread(_, _) => {
                reread += 1;
                continue;
            }
            Change::Changed(earlier, later) => {
                changed += 1;
                ("~ changed  ", format!("{} → {}", id(earlier), id(later)), both(earlier, later, width))
            }
            Change::Vanished(earlier) => {
                vanished += 1;
                ("- vanished ", id(earlier), said(earlier, "  ", None, width))
            }
            Change::Came(later) => {
                came += 1;
                ("+ came     ", id(later), said(later, "  ", None, width))
            }
        };
        lines.push(Line::default());
        let mut line = Line::of(Ink::Act, mark);
        line.add(Ink::Title, &ids);
        lines.push(line);
        lines.extend(body);
    }
    lines.push(Line::default());
    let counts = format!(
        " {} the same, {changed} changed, {vanished} vanished, {came} came",
        counted(stayed, "statement")
    );
    lines.push(Line::of(Ink::Faint, &counts));
    if reread > 0 {
        let mut passage = Passage::default();
        passage.add(
            Ink::Faint,
            &format!("{reread} more were read otherwise, though all their words stand in both versions"),
        );
        lines.extend(indented(&passage, [" ", " "], width));
    }
    lines
}

fn id(statement: &Statement) -> String {
    first_digits(&statement.id.to_string()).to_owned()
}

/// A statement that changed, with the words that went and came.
fn both(earlier: &Statement, later: &Statement, width: usize) -> Vec<Line> {
    let words = |statement: &Statement| {
        [&statement.source, &statement.cue, &statement.content].map(|part| statement.article.words(part))
    };
    let [old_source, old_cue, old_content] = words(earlier);
    let [new_source, new_cue, new_content] = words(later);
    let mut head = Passage::default();
    add(&mut head, Ink::Source, &old_source, &new_source);
    head.add_before_next(Ink::Faint, "←");
    add(&mut head, Ink::Cue, &old_cue, &new_cue);
    let mut content = Passage::default();
    add(&mut content, Ink::Plain, &old_content, &new_content);
    let mut lines = indented(&head, ["  ", "  "], width);
    lines.extend(indented(&content, ["    ", "    "], width));
    lines
}

/// Adds what both have in `ink`, and what one has between marks: meaning does not rest on ink alone.
fn add(passage: &mut Passage, ink: Ink, earlier: &str, later: &str) {
    for (position, edit) in edits(earlier, later).iter().enumerate() {
        passage.add(ink, if position > 0 { " " } else { "" });
        match edit {
            Edit::Kept(words) => passage.add(ink, words),
            Edit::Gone(words) => passage.add(Ink::Fault, &format!("[-{words}-]")),
            Edit::New(words) => passage.add(Ink::Verbatim, &format!("{{+{words}+}}")),
        }
    }
}
