//! What people put right in a statement, and the values that hold by it.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, Row, params};
use sayso_core::{Span, Text};

use crate::id::written;
use crate::record::{damaged, spans};
use crate::{Error, key};

/// What is put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// Where the words of a part stand; none where the statement has no such part.
    Words(Part, Vec<Span>),
    /// What the source does by saying it.
    Act(String),
    /// What kind of source it is.
    Sourcing(String),
}

/// A part of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who is reported to have said it.
    Source,
    /// The words that attribute it.
    Cue,
    /// What is said.
    Content,
}

impl Part {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Part::Source => "source",
            Part::Cue => "cue",
            Part::Content => "content",
        }
    }
}

impl Correction {
    /// The word for what is put right.
    pub fn field(&self) -> &'static str {
        match self {
            Correction::Words(part, _) => part.name(),
            Correction::Act(_) => "act",
            Correction::Sourcing(_) => "sourcing",
        }
    }

    /// The right value as the ledger writes it.
    pub(crate) fn value(&self) -> String {
        match self {
            Correction::Words(_, spans) => written(spans),
            Correction::Act(value) | Correction::Sourcing(value) => value.clone(),
        }
    }

    /// The correction that is written so.
    pub(crate) fn read(field: &str, value: String, text: &Text) -> Result<Correction, Error> {
        let words = |part| Ok(Correction::Words(part, spans(text, &value)?));
        match field {
            "source" => words(Part::Source),
            "cue" => words(Part::Cue),
            "content" => words(Part::Content),
            "act" => Ok(Correction::Act(value)),
            "sourcing" => Ok(Correction::Sourcing(value)),
            _ => Err(damaged("a judgement corrects what no statement has")),
        }
    }
}

/// The values of a statement that can be put right, as the ledger writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Values {
    pub(crate) source: String,
    pub(crate) cue: String,
    pub(crate) content: String,
    pub(crate) act: Option<String>,
    pub(crate) sourcing: Option<String>,
    pub(crate) speaker: Option<i64>,
}

impl Values {
    /// Those in the columns from `first` on, in the order of the fields.
    pub(crate) fn in_row(row: &Row<'_>, first: usize) -> Result<Values, Error> {
        Ok(Values {
            source: row.get(first)?,
            cue: row.get(first + 1)?,
            content: row.get(first + 2)?,
            act: row.get(first + 3)?,
            sourcing: row.get(first + 4)?,
            speaker: row.get(first + 5)?,
        })
    }
}

/// What is put right in the statements of one article, by key; the last of each is what holds.
#[derive(Debug, Default)]
pub(crate) struct Corrections(BTreeMap<i64, Vec<(String, String)>>);

impl Corrections {
    /// Those on the statements of `article`.
    pub(crate) fn of(connection: &Connection, article: i64) -> Result<Corrections, Error> {
        let mut found = connection.prepare_cached(
            "SELECT key, field, value FROM held WHERE article = ? AND verdict = 'corrected' ORDER BY is_person, id",
        )?;
        let mut rows = found.query([article])?;
        let mut corrections = Corrections::default();
        while let Some(row) = rows.next()? {
            corrections.0.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
        }
        Ok(corrections)
    }

    /// Puts `values`, those of the statement with this key in this reading of this text, right.
    pub(crate) fn amend(
        &self,
        connection: &Connection,
        values: &mut Values,
        key: i64,
        (reading, text): (i64, &Text),
    ) -> Result<(), Error> {
        for (field, value) in self.0.get(&key).into_iter().flatten() {
            match field.as_str() {
                "source" => {
                    values.source.clone_from(value);
                    values.speaker = speaker_called(connection, reading, &spans(text, value)?, text)?;
                }
                "cue" => values.cue.clone_from(value),
                "content" => values.content.clone_from(value),
                "act" => values.act = Some(value.clone()),
                "sourcing" => values.sourcing = Some(value.clone()),
                _ => return Err(damaged("a judgement corrects what no statement has")),
            }
        }
        // Sources that the article does not name are no entities, whoever says that they are such.
        if matches!(values.sourcing.as_deref(), Some("unnamed" | "vague" | "unattributed")) {
            values.speaker = None;
        }
        Ok(())
    }
}

/// Whom the reading knows by just these words.
fn speaker_called(
    connection: &Connection,
    reading: i64,
    spans: &[Span],
    text: &Text,
) -> Result<Option<i64>, Error> {
    let [name] = spans else { return Ok(None) };
    let mut found = connection.prepare_cached(
        "SELECT s.id FROM appearances AS p JOIN sources AS s ON s.id = p.source WHERE p.reading = ? AND s.key = ?",
    )?;
    Ok(found.query_row(params![reading, key(&text[*name])], |row| row.get(0)).optional()?)
}
