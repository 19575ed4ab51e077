//! What people and machines hold of statements, and what was taken out, in words.

use sayso_export::{Cell, Table, quoted};
use sayso_store::{Correction, Judgement, Removal, RemovalKind, Statement, Verdict};

use super::cards::first_digits;
use crate::ink::{Ink, Line, Passage};
use crate::plain::plain;
use crate::wording::day;

/// What holds of a statement, in short: `judged right by Ann, 2026-02-09`.
pub(crate) fn brief(statement: &Statement) -> Option<String> {
    let judgement = statement.judged()?;
    let how = match &judgement.verdict {
        Verdict::Yes => "judged right".to_owned(),
        Verdict::No => "judged wrong".to_owned(),
        Verdict::Unsure => "judged unsure".to_owned(),
        Verdict::Corrected(_) => {
            let mut fields: Vec<&str> = Vec::new();
            for judgement in &statement.judgements {
                if let Verdict::Corrected(correction) = &judgement.verdict
                    && !fields.contains(&correction.field())
                {
                    fields.push(correction.field());
                }
            }
            format!("{} corrected", fields.join(", "))
        }
        Verdict::Noted => return None,
    };
    Some(format!("{how} by {}, {}", judgement.who, day(&judgement.made)))
}

/// All that is held of a statement, a passage each.
pub(crate) fn all(statement: &Statement) -> Vec<Passage> {
    statement.judgements.iter().map(|judgement| passage(statement, judgement)).collect()
}

fn passage(statement: &Statement, judgement: &Judgement) -> Passage {
    let mut passage = Passage::default();
    passage.add(Ink::Faint, &format!("judgement {}: ", judgement.id));
    passage.add(Ink::Sourcing, &held(statement, &judgement.verdict));
    let by = if judgement.is_person { "by" } else { "by rule" };
    passage.add(Ink::Faint, &format!(" · {by} {}, {}", judgement.who, day(&judgement.made)));
    if !judgement.why.is_empty() {
        passage.add(Ink::Plain, &format!(" · {}", judgement.why));
    }
    passage
}

fn held(statement: &Statement, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Yes => "right".to_owned(),
        Verdict::No => "wrong".to_owned(),
        Verdict::Unsure => "unsure".to_owned(),
        Verdict::Noted => "note".to_owned(),
        Verdict::Corrected(Correction::Words(part, spans)) if spans.is_empty() => {
            format!("no {}", part.name())
        }
        Verdict::Corrected(Correction::Words(part, spans)) => {
            format!("{} is {}", part.name(), quoted(&statement.article.words(spans)))
        }
        Verdict::Corrected(Correction::Act(act)) => format!("act is {}", act.replace('_', " ")),
        Verdict::Corrected(Correction::Sourcing(sourcing)) => {
            format!("source is {}", sourcing.replace('_', " "))
        }
    }
}

/// A statement that a person judged and that its article's last reading does not have, on one line.
pub(crate) fn unfitting(statement: &Statement) -> String {
    let article = &statement.article;
    let words = [&statement.source, &statement.cue, &statement.content].map(|part| article.words(part));
    let judged = brief(statement).unwrap_or_default();
    let place = article.outlet.as_deref().unwrap_or(&article.address);
    let line = format!("{} {judged}: no longer found in {place}: {}", statement.id, words.join(" · "));
    format!("{}\n", plain(&line))
}

/// What was taken out, and what can be done about it.
pub(crate) fn removed(removal: &Removal, width: usize) -> Vec<Line> {
    let mut passage = Passage::default();
    passage.add(Ink::Doubt, &removal.to_string());
    let mut about = Passage::default();
    about.add(
        Ink::Faint,
        &format!(
            "article {} · {} · text sha256 {}",
            first_digits(&removal.article),
            removal.address,
            removal.text_sha256
        ),
    );
    let mut lines: Vec<Line> = passage.wrap(width).into_iter().chain(about.wrap(width)).collect();
    if removal.kind == RemovalKind::Takedown {
        let mut advice = Passage::default();
        let id = removal.id();
        advice.add(Ink::Faint, &format!("`sayso takedown {} --undo` shows it again", first_digits(&id)));
        lines.extend(advice.wrap(width));
    }
    lines
}

/// The same as a row for machines. Why it was taken out does not leave: it may tell what was to go.
pub(crate) fn removed_row(removal: &Removal) -> Table {
    let how = match removal.kind {
        RemovalKind::Takedown => "taken_down",
        RemovalKind::Erasure => "erased",
    };
    let columns = ["removed", "id", "article", "address", "text_sha256", "made", "who"];
    let id = removal.id();
    let row =
        [how, &id, &removal.article, &removal.address, &removal.text_sha256, &removal.made, &removal.who];
    Table {
        title: "What was taken out".to_owned(),
        legend: "It was in the ledger, and shows no more.",
        columns: columns.map(str::to_owned).to_vec(),
        rows: vec![row.map(|told| Cell::Text(Some(told.to_owned()))).to_vec()],
    }
}
