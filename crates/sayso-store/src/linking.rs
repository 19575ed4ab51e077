//! Puts sources into the ledger, and finds those that a new one may be.

use rusqlite::{OptionalExtension as _, Transaction, params};
use sayso_core::ArticleId;

use crate::record::StoredSource;
use crate::same::{SameVerdict, record_same};
use crate::{Entry, Error, Ledger, Named, key};

/// Where something that an article names belongs, and what it may be.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkedName {
    /// Where it belongs.
    pub place: SourcePlace,
    /// Under what those are found that may be the same.
    pub blocks: Vec<String>,
    /// Other sources that it is or may be.
    pub links: Vec<NewLink>,
}

/// Where something that an article names belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourcePlace {
    /// It is this source.
    Known(SourceRef),
    /// It is a new one, even if there are others of its name.
    New,
    /// It is whoever has this name alone, with nothing told of them: one source for all of them.
    Anybody,
}

/// A source that is in the ledger, or comes into it with the same entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceRef {
    /// The source with this number.
    Stored(i64),
    /// What the entry names at this position, which is an earlier one.
    Named(usize),
}

/// That something is or may be another source.
#[derive(Clone, Debug, PartialEq)]
pub struct NewLink {
    /// The other.
    pub to: SourceRef,
    /// Whether it is the same.
    pub verdict: SameVerdict,
    /// The rule that says so.
    pub rule: String,
    /// Why, in words.
    pub why: String,
}

/// A source that something may be.
#[derive(Clone, Debug)]
pub struct KnownSource {
    /// It.
    pub source: StoredSource,
    /// Its name in the form that is compared.
    pub key: String,
    /// Whether it stands for whoever has this name alone.
    pub is_anybody: bool,
}

/// What was told of a source: kind, words, and the day of the article.
pub type ToldFact = (String, String, String);

/// So many facts are compared, those told last.
const MOST_FACTS: usize = 24;

impl Ledger {
    /// The sources of this kind under any of these blocks. Those of whom nothing is left are none of them.
    pub fn known_sources(&self, kind: &str, blocks: &[String]) -> Result<Vec<KnownSource>, Error> {
        let mut found = self.connection.prepare_cached(
            "SELECT c.id, c.kind, c.name, c.key, c.nth = 0 FROM blocks AS b JOIN sources AS c ON c.id = b.source
             WHERE b.block = ? AND c.kind = ? AND EXISTS (SELECT 1 FROM appearances AS p WHERE p.source = c.id)
             ORDER BY c.id",
        )?;
        let mut known: Vec<KnownSource> = Vec::new();
        for block in blocks {
            let mut rows = found.query(params![block, kind])?;
            while let Some(row) = rows.next()? {
                let source = StoredSource { id: row.get(0)?, kind: row.get(1)?, name: row.get(2)? };
                known.push(KnownSource { source, key: row.get(3)?, is_anybody: row.get(4)? });
            }
        }
        known.sort_by_key(|known| known.source.id);
        known.dedup_by_key(|known| known.source.id);
        Ok(known)
    }

    /// Which source is each that the last reading of the article names, in the order of the entry.
    pub fn sources_in(&self, article: ArticleId) -> Result<Vec<i64>, Error> {
        let mut found = self.connection.prepare_cached(
            "SELECT p.source FROM appearances AS p WHERE p.reading = (
                 SELECT max(g.id) FROM readings AS g JOIN articles AS a ON a.id = g.article WHERE a.digest = ?)
             ORDER BY p.id",
        )?;
        Ok(found.query_map([article.to_bytes()], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// Whether a source stands for whoever has its name alone, with nothing told of them: perhaps several.
    pub fn is_anybody(&self, source: i64) -> Result<bool, Error> {
        let mut found = self.connection.prepare_cached("SELECT 1 FROM sources WHERE id = ? AND nth = 0")?;
        Ok(found.exists([source])?)
    }

    /// What was told of a source last.
    pub fn last_told(&self, source: i64) -> Result<Vec<ToldFact>, Error> {
        let mut found = self.connection.prepare_cached(
            "SELECT f.kind, CAST(substr(CAST(a.text AS BLOB), f.start + 1, f.end - f.start) AS TEXT),
                 coalesce(a.published, a.captured)
             FROM appearances AS p JOIN facts AS f ON f.appearance = p.id
             JOIN readings AS g ON g.id = p.reading JOIN articles AS a ON a.id = g.article
             WHERE p.source = ? ORDER BY p.id DESC LIMIT ?",
        )?;
        let told = found
            .query_map(params![source, MOST_FACTS], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let told: Vec<ToldFact> = told.collect::<Result<_, _>>()?;
        Ok(told.into_iter().filter(|(_, words, _)| !words.is_empty()).collect())
    }
}

/// The number of each source that the entry names; those that are not there yet are put there.
pub(crate) fn sources(
    transaction: &Transaction<'_>,
    entry: &Entry<'_>,
    linked: &[LinkedName],
) -> Result<Vec<i64>, Error> {
    let mut sources: Vec<i64> = Vec::new();
    for (ix, named) in entry.named.iter().enumerate() {
        let source = match linked.get(ix) {
            None => first_of_name(transaction, entry, named)?,
            Some(linked) => placed(transaction, entry, named, linked, &sources)?,
        };
        sources.push(source);
    }
    Ok(sources)
}

/// The first source of that name.
fn first_of_name(transaction: &Transaction<'_>, entry: &Entry<'_>, named: &Named) -> Result<i64, Error> {
    match nth_of_name(transaction, entry, named, 1)? {
        Some(source) => Ok(source),
        None => put(transaction, entry, named, 1),
    }
}

fn placed(
    transaction: &Transaction<'_>,
    entry: &Entry<'_>,
    named: &Named,
    linked: &LinkedName,
    earlier: &[i64],
) -> Result<i64, Error> {
    let resolved = |to: SourceRef| match to {
        SourceRef::Stored(source) => source,
        SourceRef::Named(ix) => earlier[ix],
    };
    let source = match linked.place {
        SourcePlace::Known(known) => return Ok(resolved(known)),
        SourcePlace::New => put(transaction, entry, named, next_of_name(transaction, entry, named)?)?,
        SourcePlace::Anybody => match nth_of_name(transaction, entry, named, 0)? {
            Some(anybody) => return Ok(anybody),
            None => put(transaction, entry, named, 0)?,
        },
    };
    let mut adding = transaction.prepare_cached("INSERT OR IGNORE INTO blocks VALUES (?, ?)")?;
    for block in &linked.blocks {
        adding.execute(params![block, source])?;
    }
    for NewLink { to, verdict, rule, why } in &linked.links {
        let pair = [source, resolved(*to)];
        record_same(transaction, pair, (&entry.captured, rule, false), *verdict, why)?;
    }
    Ok(source)
}

fn nth_of_name(
    transaction: &Transaction<'_>,
    entry: &Entry<'_>,
    named: &Named,
    nth: i64,
) -> Result<Option<i64>, Error> {
    let mut found =
        transaction.prepare_cached("SELECT id FROM sources WHERE kind = ? AND key = ? AND nth = ?")?;
    let key = key(&entry.article.text[named.name]);
    Ok(found.query_row(params![named.kind.name(), key, nth], |row| row.get(0)).optional()?)
}

fn next_of_name(transaction: &Transaction<'_>, entry: &Entry<'_>, named: &Named) -> Result<i64, Error> {
    let mut last = transaction
        .prepare_cached("SELECT ifnull(max(nth), 0) + 1 FROM sources WHERE kind = ? AND key = ?")?;
    let key = key(&entry.article.text[named.name]);
    Ok(last.query_row(params![named.kind.name(), key], |row| row.get(0))?)
}

fn put(transaction: &Transaction<'_>, entry: &Entry<'_>, named: &Named, nth: i64) -> Result<i64, Error> {
    let name = &entry.article.text[named.name];
    transaction
        .prepare_cached("INSERT INTO sources (kind, key, name, nth) VALUES (?, ?, ?, ?)")?
        .execute(params![named.kind.name(), key(name), name, nth])?;
    Ok(transaction.last_insert_rowid())
}
