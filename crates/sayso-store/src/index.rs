//! What is derived from the statements that count: the words to search, and the tallies.

use rusqlite::{Transaction, params};
use sayso_core::Text;

use crate::Error;
use crate::record::spans;

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
    for indexed in that_count(transaction, article)? {
        wording.execute(params![indexed.id, indexed.source, indexed.content, facets(&indexed)])?;
        tally(transaction, &indexed, 1)?;
    }
    Ok(())
}

/// Makes them findable no more. Call it before anything changes which of them count.
pub(crate) fn remove(transaction: &Transaction<'_>, article: i64) -> Result<(), Error> {
    let mut forgetting = transaction.prepare_cached("DELETE FROM words WHERE rowid = ?")?;
    for indexed in that_count(transaction, article)? {
        forgetting.execute([indexed.id])?;
        tally(transaction, &indexed, -1)?;
    }
    Ok(())
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

fn tally(transaction: &Transaction<'_>, indexed: &Indexed, by: i64) -> Result<(), Error> {
    transaction
        .prepare_cached(
            "INSERT INTO tallies VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (outlet, act, sourcing) DO UPDATE SET count = count + ?4",
        )?
        .execute(params![indexed.outlet, indexed.act, indexed.sourcing, by])?;
    Ok(())
}
