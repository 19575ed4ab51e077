//! What is derived from the statements that count: the words to search, and the tallies.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension as _, Transaction, params};
use sayso_core::Text;

use crate::record::spans;
use crate::{Error, key};

/// The statements that count of one article: those of its last reading that are not hidden.
const THAT_COUNT: &str = "
    SELECT s.id, s.source, s.content, s.act, s.sourcing, s.quotation, a.outlet, p.source, a.text
    FROM statements AS s
    JOIN articles AS a ON a.id = ?1
    LEFT JOIN appearances AS p ON p.id = s.appearance
    WHERE s.reading = (SELECT max(id) FROM readings WHERE article = ?1)
    AND NOT EXISTS (SELECT 1 FROM removals AS r WHERE r.article = ?1 AND (r.key IS NULL OR r.key = s.key))";

/// A statement as far as it is found by it.
struct Indexed {
    id: i64,
    source: String,
    content: String,
    act: String,
    sourcing: String,
    quotation: String,
    outlet: i64,
    speaker: Option<i64>,
}

/// Makes the statements of `article` that count findable.
pub(crate) fn add(transaction: &Transaction<'_>, article: i64) -> Result<(), Error> {
    let mut wording = transaction
        .prepare_cached("INSERT INTO words (rowid, source, content, facets) VALUES (?, ?, ?, ?)")?;
    let all = that_count(transaction, article)?;
    for indexed in &all {
        wording.execute(params![indexed.id, indexed.source, indexed.content, facets(indexed)])?;
    }
    tally(transaction, article, &all, 1)
}

/// Makes them findable no more. Call it before anything changes which of them count.
pub(crate) fn remove(transaction: &Transaction<'_>, article: i64) -> Result<(), Error> {
    let mut forgetting = transaction.prepare_cached("DELETE FROM words WHERE rowid = ?")?;
    let all = that_count(transaction, article)?;
    for indexed in &all {
        forgetting.execute([indexed.id])?;
    }
    tally(transaction, article, &all, -1)
}

fn that_count(transaction: &Transaction<'_>, article: i64) -> Result<Vec<Indexed>, Error> {
    let mut found = transaction.prepare_cached(THAT_COUNT)?;
    let mut rows = found.query([article])?;
    let mut all = Vec::new();
    let mut text = None;
    while let Some(row) = rows.next()? {
        let text = match &mut text {
            Some(text) => text,
            none => none.insert(whole(row.get(8)?)?),
        };
        all.push(Indexed {
            id: row.get(0)?,
            source: words(text, &row.get::<_, String>(1)?)?,
            content: words(text, &row.get::<_, String>(2)?)?,
            act: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
            sourcing: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
            quotation: row.get(5)?,
            outlet: row.get::<_, Option<i64>>(6)?.unwrap_or_default(),
            speaker: row.get(7)?,
        });
    }
    Ok(all)
}

fn whole(text: String) -> Result<Text, Error> {
    Text::new(text).map_err(|_| Error::Damaged { what: "a text is too long".to_owned() })
}

fn words(text: &Text, written: &str) -> Result<String, Error> {
    let spans = spans(text, written)?;
    Ok(spans.iter().map(|span| &text[*span]).collect::<Vec<_>>().join(" "))
}

/// The words that stand for what a statement can be chosen by.
fn facets(indexed: &Indexed) -> String {
    let mut facets = vec![
        facet("act", &indexed.act),
        facet("sourcing", &indexed.sourcing),
        facet("quotation", &indexed.quotation),
        facet("outlet", &indexed.outlet.to_string()),
    ];
    facets.extend(indexed.speaker.map(|speaker| facet("source", &speaker.to_string())));
    facets.join(" ")
}

/// One word for a value, which no stemming makes one with another.
pub(crate) fn facet(name: &str, value: &str) -> String {
    let value: String = value.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("x{name}{value}0")
}

/// The outlet of `article` if it counts as an article: read, not hidden, and the last version of its place.
const COUNTED: &str = "
    SELECT ifnull(outlet, 0) FROM articles AS a WHERE id = ?1
    AND EXISTS (SELECT 1 FROM readings WHERE article = ?1)
    AND NOT EXISTS (SELECT 1 FROM removals WHERE article = ?1 AND key IS NULL)
    AND NOT EXISTS (SELECT 1 FROM articles AS later WHERE later.place = a.place AND later.id > a.id)";

/// Counts the article and its statements `by` times more, if it counts.
fn tally(transaction: &Transaction<'_>, article: i64, all: &[Indexed], by: i64) -> Result<(), Error> {
    let outlet = transaction.prepare_cached(COUNTED)?.query_row([article], |row| row.get::<_, i64>(0));
    let Some(outlet) = outlet.optional()? else { return Ok(()) };
    transaction
        .prepare_cached(
            "INSERT INTO article_tallies VALUES (?1, ?2, ?3)
             ON CONFLICT (outlet, sources) DO UPDATE SET count = count + ?3",
        )?
        .execute(params![outlet, sources(all), by])?;
    let mut tallying = transaction.prepare_cached(
        "INSERT INTO tallies VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (outlet, act, sourcing) DO UPDATE SET count = count + ?4",
    )?;
    for indexed in all {
        tallying.execute(params![indexed.outlet, indexed.act, indexed.sourcing, by])?;
    }
    Ok(())
}

/// Words that stand for a source without telling which.
static PRONOUNS: &[&str] = &["he", "i", "it", "she", "they", "we", "who", "you"];

/// How many sources the statements of an article have: none, one, or 2 for several. Those that are not named are told
/// apart by their words.
fn sources(all: &[Indexed]) -> usize {
    let mut sources = BTreeSet::new();
    for indexed in all {
        match indexed.speaker {
            Some(speaker) => sources.insert((speaker, String::new())),
            None => sources.insert((0, key(&indexed.source))),
        };
    }
    sources.retain(|(speaker, words)| {
        *speaker != 0 || !(words.is_empty() || PRONOUNS.contains(&words.as_str()))
    });
    sources.len().min(SEVERAL)
}

/// Stands for any number of sources above one.
const SEVERAL: usize = 2;
