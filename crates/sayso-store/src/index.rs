//! What is derived from the statements that count: the words to search, and the tallies.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use sayso_core::Text;

use crate::correction::{Corrections, Values};
use crate::hidden::{Hidden, Shown};
use crate::record::spans;
use crate::{Error, key};

/// The statements that count of one article: those of its last reading that are neither hidden nor rejected.
const THAT_COUNT: &str = "
    SELECT s.id, s.key, s.source, s.cue, s.content, s.act, s.sourcing, p.source, s.quotation, a.outlet, a.text, s.reading,
        ifnull(substr(a.published, 1, 4), ''), p.name_start, p.name_end
    FROM statements AS s
    JOIN articles AS a ON a.id = ?1
    LEFT JOIN appearances AS p ON p.id = s.appearance
    WHERE s.reading = (SELECT max(id) FROM readings WHERE article = ?1)
    AND NOT EXISTS (SELECT 1 FROM hidden AS r WHERE r.article = ?1 AND (r.key IS NULL OR r.key = s.key))
    AND NOT EXISTS (SELECT 1 FROM rejected AS j WHERE j.article = ?1 AND j.key = s.key)";

/// Rows of the index that are none of statements that count.
pub(crate) const TOO_MANY: &str = "
    SELECT d.id FROM words_docsize AS d
    LEFT JOIN statements AS s ON s.id = d.id
    LEFT JOIN readings AS g ON g.id = s.reading
    WHERE s.id IS NULL
    OR g.id <> (SELECT max(id) FROM readings WHERE article = g.article)
    OR EXISTS (SELECT 1 FROM hidden AS r WHERE r.article = g.article AND (r.key IS NULL OR r.key = s.key))
    OR EXISTS (SELECT 1 FROM rejected AS j WHERE j.article = g.article AND j.key = s.key)";

/// An index of what should be in `words`, beside it and for as long as the connection. It has the same settings, so that
/// the same words become the same terms; and each index is listed term by term.
const RIGHT: &str = "
    CREATE VIRTUAL TABLE temp.right_words USING fts5(
        source, content, facets,
        content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
    );
    CREATE VIRTUAL TABLE temp.right_terms USING fts5vocab(temp, right_words, instance);
    CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, words, instance);";

const NO_RIGHT: &str = "DROP TABLE IF EXISTS temp.right_terms; DROP TABLE IF EXISTS temp.right_words; DROP TABLE IF EXISTS temp.terms;";

/// Makes the empty index beside `words` into which [`Derived::of`] puts what should be there.
pub(crate) fn open_right(connection: &Connection) -> Result<(), Error> {
    Ok(connection.execute_batch(&format!("{NO_RIGHT}{RIGHT}"))?)
}

/// Takes it away.
pub(crate) fn close_right(connection: &Connection) -> Result<(), Error> {
    Ok(connection.execute_batch(NO_RIGHT)?)
}

/// The rows of statements that both indexes have, and of which they have other words or the same at other places. Goes
/// once through both, term by term.
pub(crate) fn otherwise(connection: &Connection) -> Result<BTreeSet<i64>, Error> {
    let terms = |table: &str| connection.prepare(&format!("SELECT term, doc, col, offset FROM temp.{table}"));
    let (mut found, mut right) = (terms("terms")?, terms("right_terms")?);
    let (mut found, mut right) = (found.query([])?, right.query([])?);
    let (mut one, mut other) = (term(&mut found)?, term(&mut right)?);
    let mut otherwise = BTreeSet::new();
    while one.is_some() || other.is_some() {
        let is_first = match (&one, &other) {
            (Some(one), Some(other)) => one.cmp(other),
            (Some(_), None) => Ordering::Less,
            (None, _) => Ordering::Greater,
        };
        let odd = if is_first.is_le() { &one } else { &other };
        otherwise.extend(odd.iter().filter(|_| is_first.is_ne()).map(|term| term.doc));
        if is_first.is_le() {
            one = term(&mut found)?;
        }
        if is_first.is_ge() {
            other = term(&mut right)?;
        }
    }
    let mut is_in_both = connection.prepare(
        "SELECT 1 FROM main.words AS w JOIN temp.right_words AS r ON r.rowid = w.rowid WHERE w.rowid = ?",
    )?;
    let mut both = BTreeSet::new();
    for row in otherwise {
        both.extend(is_in_both.exists([row])?.then_some(row));
    }
    Ok(both)
}

/// Where a term stands, in the order in which an index lists them.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Term {
    term: Vec<u8>,
    doc: i64,
    column: u8,
    offset: i64,
}

fn term(rows: &mut rusqlite::Rows<'_>) -> Result<Option<Term>, Error> {
    let Some(row) = rows.next()? else { return Ok(None) };
    let column = match row.get_ref(2)?.as_str() {
        Ok("source") => 0,
        Ok("content") => 1,
        Ok(_) | Err(_) => 2,
    };
    let term = row.get_ref(0)?.as_bytes().unwrap_or_default().to_vec();
    Ok(Some(Term { term, doc: row.get(1)?, column, offset: row.get(3)? }))
}

/// What is derived from articles.
#[derive(Debug, Default)]
pub(crate) struct Derived {
    /// The statements that are indexed, by row and key.
    pub(crate) rows: Vec<(i64, i64)>,
    /// How many there are of what.
    tallies: BTreeMap<String, i64>,
}

impl Derived {
    /// What is to be derived from `article`; what should be in the index goes into the one beside it.
    pub(crate) fn of(connection: &Connection, article: i64) -> Result<Derived, Error> {
        let mut derived = Derived::default();
        let all = that_count(connection, article)?;
        put(connection, "temp.right_words", &all)?;
        derived.rows.extend(all.iter().map(|indexed| (indexed.id, indexed.key)));
        let Some(outlet) = counted(connection, article)? else { return Ok(derived) };
        derived.tallies.insert(articles_tallied(outlet, sources(&all)), 1);
        for indexed in &all {
            let of = tallied(indexed.outlet, &indexed.act, &indexed.sourcing);
            *derived.tallies.entry(of).or_default() += 1;
        }
        Ok(derived)
    }

    /// The tallies that the ledger has.
    pub(crate) fn recorded(connection: &Connection) -> Result<Derived, Error> {
        let mut derived = Derived::default();
        let mut found = connection.prepare("SELECT outlet, act, sourcing, count FROM tallies")?;
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            let of = tallied(row.get(0)?, &row.get::<_, String>(1)?, &row.get::<_, String>(2)?);
            derived.tallies.insert(of, row.get(3)?);
        }
        let mut found = connection.prepare("SELECT outlet, sources, count FROM article_tallies")?;
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            derived.tallies.insert(articles_tallied(row.get(0)?, row.get(1)?), row.get(2)?);
        }
        Ok(derived)
    }

    /// Adds the tallies of `other`.
    pub(crate) fn add(&mut self, other: &Derived) {
        for (of, count) in &other.tallies {
            *self.tallies.entry(of.clone()).or_default() += count;
        }
    }

    /// What is counted otherwise than in `right`, and how.
    pub(crate) fn differences(&self, right: &Derived) -> Vec<(String, String)> {
        let all: BTreeSet<&String> = self.tallies.keys().chain(right.tallies.keys()).collect();
        let counts = all.into_iter().map(|of| {
            let count = |derived: &Derived| derived.tallies.get(of).copied().unwrap_or_default();
            (of.clone(), count(self), count(right))
        });
        counts
            .filter(|(_, counted, right)| counted != right)
            .map(|(of, counted, right)| (of, format!("{counted} counted, {right} there")))
            .collect()
    }
}

/// What a tally counts, in words.
fn tallied(outlet: i64, act: &str, sourcing: &str) -> String {
    format!("statements of outlet {outlet}, act “{act}”, source “{sourcing}”")
}

fn articles_tallied(outlet: i64, sources: usize) -> String {
    let sources = ["no source", "one source", "several sources"].get(sources).copied().unwrap_or_default();
    format!("articles of outlet {outlet} with {sources}")
}

/// Takes everything out that is derived.
pub(crate) fn clear(transaction: &Transaction<'_>) -> Result<(), Error> {
    Ok(transaction.execute_batch(
        "INSERT INTO words (words) VALUES ('delete-all'); DELETE FROM tallies; DELETE FROM article_tallies;",
    )?)
}

/// A statement as far as it is found by it.
struct Indexed {
    id: i64,
    key: i64,
    source: String,
    content: String,
    act: String,
    sourcing: String,
    quotation: String,
    outlet: i64,
    /// Of publication; empty where the page has none.
    year: String,
    speaker: Option<i64>,
}

/// Makes the statements of `article` that count findable.
pub(crate) fn add(transaction: &Transaction<'_>, article: i64) -> Result<(), Error> {
    let all = that_count(transaction, article)?;
    put(transaction, "main.words", &all)?;
    tally(transaction, article, &all, 1)
}

fn put(connection: &Connection, index: &str, all: &[Indexed]) -> Result<(), Error> {
    let sql = format!("INSERT INTO {index} (rowid, source, content, facets) VALUES (?, ?, ?, ?)");
    let mut wording = connection.prepare_cached(&sql)?;
    for indexed in all {
        wording.execute(params![indexed.id, indexed.source, indexed.content, facets(indexed)])?;
    }
    Ok(())
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

fn that_count(connection: &Connection, article: i64) -> Result<Vec<Indexed>, Error> {
    let corrections = Corrections::of(connection, article)?;
    let mut found = connection.prepare_cached(THAT_COUNT)?;
    let mut rows = found.query([article])?;
    let mut all = Vec::new();
    let mut shown = None;
    while let Some(row) = rows.next()? {
        let shown = match &mut shown {
            Some(shown) => shown,
            none => none.insert(self::shown(connection, article, row.get(10)?)?),
        };
        let text = &shown.text;
        let mut values = Values::in_row(row, 2)?;
        let is_told = shown.tells_again((row.get(13)?, row.get(14)?));
        values.speaker = values.speaker.filter(|_| is_told);
        corrections.amend(connection, &mut values, row.get(1)?, (row.get(11)?, text))?;
        all.push(Indexed {
            id: row.get(0)?,
            key: row.get(1)?,
            source: words(text, &values.source)?,
            content: words(text, &values.content)?,
            act: values.act.unwrap_or_default(),
            sourcing: values.sourcing.unwrap_or_default(),
            quotation: row.get(8)?,
            outlet: row.get::<_, Option<i64>>(9)?.unwrap_or_default(),
            year: row.get(12)?,
            speaker: values.speaker,
        });
    }
    Ok(all)
}

fn shown(connection: &Connection, article: i64, text: String) -> Result<Shown, Error> {
    let hidden = Hidden::of(connection, article, &text)?;
    let text = Text::new(text).map_err(|_| Error::Damaged { what: "a text is too long".to_owned() })?;
    Ok(hidden.shown(text))
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
        facet("year", &indexed.year),
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
    AND NOT EXISTS (SELECT 1 FROM hidden WHERE article = ?1 AND key IS NULL)
    AND NOT EXISTS (SELECT 1 FROM superseded AS v WHERE v.article = a.id)";

/// The outlet of `article` if it counts as an article; 0 for none.
fn counted(connection: &Connection, article: i64) -> Result<Option<i64>, Error> {
    Ok(connection.prepare_cached(COUNTED)?.query_row([article], |row| row.get(0)).optional()?)
}

/// Counts the article and its statements `by` times more, if it counts.
fn tally(transaction: &Transaction<'_>, article: i64, all: &[Indexed], by: i64) -> Result<(), Error> {
    let Some(outlet) = counted(transaction, article)? else { return Ok(()) };
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
