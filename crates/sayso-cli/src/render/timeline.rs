//! For people: statements in order of time, the day of each at its left with the clock that gave it.
//!
//! ```text
//! 2026-02-08   3fa9c1d27b04 The Tern Courier · 2026-02-09              mixed
//! said           A rapid-response account set up by the government ← denied
//!                  that the Interior Minister had been told of the operation
//! ```

use sayso_store::{Error, Found, Ledger, Statement};

use super::cards::{card, counts, drawn};
use crate::ink::{Colour, Ink, Line};
use crate::wording::day;

/// Columns for day and clock.
const MARGIN: usize = 12;

/// What was found, in its order, and under it how much there is of what.
pub(crate) fn timeline(
    ledger: &Ledger,
    found: &Found,
    width: usize,
    colour: Colour,
) -> Result<String, Error> {
    let mut lines = dated(ledger, &found.statements, width)?;
    lines.extend(counts(found, width));
    Ok(drawn(&lines, colour))
}

/// A card for each statement, with its day and clock; an empty line after each.
pub(super) fn dated(ledger: &Ledger, statements: &[Statement], width: usize) -> Result<Vec<Line>, Error> {
    let mut lines = Vec::new();
    for statement in statements {
        let (clock, when) = statement.when();
        let margins = [(Ink::Title, day(when)), (Ink::Faint, clock.name())];
        let margins = margins.into_iter().chain(std::iter::repeat((Ink::Plain, "")));
        let card = card(ledger, statement, width.saturating_sub(MARGIN))?;
        for (line, (ink, margin)) in card.into_iter().zip(margins) {
            let gap = " ".repeat(MARGIN.saturating_sub(margin.chars().count()));
            let mut dated = Line::of(ink, margin);
            dated.add(Ink::Plain, &gap);
            lines.push(dated.and(line));
        }
        lines.push(Line::default());
    }
    Ok(lines)
}
