//! Who and what articles name, across articles.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension as _, Row};

use crate::index::facet;
use crate::record::StoredSource;
use crate::same::Identity;
use crate::{Error, Ledger, key};

/// What articles tell of who a source is, in the words of the first of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// `role`, `title`, `affiliation` or `kinship`.
    pub kind: String,
    /// The words.
    pub words: String,
    /// The first and the last day of publication of the articles that tell it; none where no article tells its day.
    pub days: Option<[String; 2]>,
    /// How many articles tell it.
    pub articles: usize,
    /// Whether articles tell it in their own voice, and not only in the words of somebody they report.
    pub is_in_own_voice: bool,
}

impl Ledger {
    /// The numbers of the sources with this name, or with all its words in theirs, and of all that are the same.
    pub fn sources_called(&self, name: &str) -> Result<Vec<i64>, Error> {
        let identities = self.identities(name)?;
        Ok(identities.iter().flat_map(Identity::ids).collect::<BTreeSet<_>>().into_iter().collect())
    }

    /// Those who are called `name`: everyone with just this name; else everyone with all its words in theirs.
    pub fn identities(&self, name: &str) -> Result<Vec<Identity>, Error> {
        self.identities_of(self.named(name)?)
    }

    /// Everyone with all words of `name` in theirs, in its order; those with just this name first.
    pub fn identities_with(&self, name: &str) -> Result<Vec<Identity>, Error> {
        let key = key(name);
        let mut ids = self.with_key(&key)?;
        ids.extend(self.with_words(&key)?);
        self.identities_of(ids)
    }

    /// Those whom these sources are, each once.
    fn identities_of(&self, ids: Vec<i64>) -> Result<Vec<Identity>, Error> {
        let (mut seen, mut identities) = (BTreeSet::new(), Vec::new());
        for id in ids {
            if !seen.contains(&id) {
                let identity = self.identity(id)?;
                seen.extend(identity.ids());
                identities.push(identity);
            }
        }
        Ok(identities)
    }

    /// The numbers of the sources with this name, or with all its words in theirs.
    fn named(&self, name: &str) -> Result<Vec<i64>, Error> {
        let key = key(name);
        let exact = self.with_key(&key)?;
        if exact.is_empty() { self.with_words(&key) } else { Ok(exact) }
    }

    /// The numbers of the sources with this key.
    fn with_key(&self, key: &str) -> Result<Vec<i64>, Error> {
        let mut found = self.connection.prepare_cached("SELECT id FROM sources WHERE key = ? ORDER BY id")?;
        Ok(found.query_map([key], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The numbers of the sources that have all words of `key` in theirs, in its order.
    fn with_words(&self, key: &str) -> Result<Vec<i64>, Error> {
        // Keys hold letters, digits and single spaces: nothing in them is a pattern.
        let pattern = format!("% {} %", key.replace(' ', " % "));
        if key.is_empty() || pattern.len() > LONGEST_PATTERN {
            return Ok(Vec::new());
        }
        let mut within = self.connection.prepare_cached(
            "SELECT id FROM sources WHERE ' ' || replace(key, ' ', '  ') || ' ' LIKE ? ORDER BY id",
        )?;
        Ok(within.query_map([pattern], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The source with this number. Fails if there is none.
    pub fn source(&self, id: i64) -> Result<StoredSource, Error> {
        let mut found = self.connection.prepare_cached("SELECT id, kind, name FROM sources WHERE id = ?")?;
        let source = found
            .query_row([id], |row| Ok(StoredSource { id: row.get(0)?, kind: row.get(1)?, name: row.get(2)? }))
            .optional()?;
        source.ok_or(Error::NoSource { id })
    }

    /// The one of these sources that articles name most often, whole names before single words.
    pub fn most_named<'sources>(
        &self,
        sources: &'sources [StoredSource],
    ) -> Result<Option<&'sources StoredSource>, Error> {
        let mut counting =
            self.connection.prepare_cached("SELECT count(*) FROM appearances WHERE source = ?")?;
        let mut most: Option<((bool, i64), &StoredSource)> = None;
        for source in sources {
            let count: i64 = counting.query_row([source.id], |row| row.get(0))?;
            let weight = (source.name.contains(' '), count);
            if most.is_none_or(|(heaviest, _)| weight > heaviest) {
                most = Some((weight, source));
            }
        }
        Ok(most.map(|(_, source)| source))
    }

    /// What articles that count tell of who these sources are, in the order in which it was first told.
    pub fn told(&self, sources: &[i64]) -> Result<Vec<Told>, Error> {
        let mut found = self.connection.prepare_cached(
            // Of whoever thousands of articles tell, the last ones are enough.
            "SELECT f.kind, CAST(substr(CAST(a.text AS BLOB), f.start + 1, f.end - f.start) AS TEXT),
                 substr(a.published, 1, 10), f.said_by IS NULL,
                 iif(EXISTS (SELECT 1 FROM removals AS m WHERE m.article = a.id), a.id, NULL), f.start, f.end
             FROM appearances AS p JOIN facts AS f ON f.appearance = p.id
             JOIN readings AS g ON g.id = p.reading JOIN articles AS a ON a.id = g.article
             WHERE p.source = ? AND g.id = (SELECT max(id) FROM readings WHERE article = a.id)
             AND NOT EXISTS (SELECT 1 FROM hidden AS m WHERE m.article = a.id AND m.key IS NULL)
             AND NOT EXISTS (SELECT 1 FROM superseded AS v WHERE v.article = a.id)
             ORDER BY p.id DESC LIMIT 4000",
        )?;
        let mut told: Vec<Told> = Vec::new();
        for source in sources {
            let mut rows = found.query([source])?;
            while let Some(row) = rows.next()? {
                if self.may_be_told(row)? {
                    told.push(told_in(row)?);
                }
            }
            // Of a text that was erased no words are left.
            told.retain(|told| !told.words.is_empty());
        }
        told.sort_by_cached_key(|told| (told.kind.clone(), key(&told.words), told.days.clone()));
        let mut all: Vec<Told> = Vec::new();
        for next in told {
            match all.last_mut() {
                Some(last) if last.kind == next.kind && key(&last.words) == key(&next.words) => {
                    last.days = joined(last.days.take(), next.days);
                    last.articles += 1;
                    last.is_in_own_voice |= next.is_in_own_voice;
                }
                Some(_) | None => all.push(next),
            }
        }
        all.sort_by(|a, b| (a.days.is_none(), &a.days, &a.words).cmp(&(b.days.is_none(), &b.days, &b.words)));
        Ok(all)
    }

    /// Whether the words of the fact in this row are not hidden.
    fn may_be_told(&self, row: &Row<'_>) -> Result<bool, Error> {
        let Some(article) = row.get::<_, Option<i64>>(4)? else { return Ok(true) };
        let shown = self.article_record(article)?.shown;
        Ok(shown.tells_at(row.get(5)?..row.get(6)?))
    }

    /// `identity` without those who say nothing that counts: where all they say is taken out, their names do not show.
    pub fn heard(&self, identity: Identity) -> Result<Identity, Error> {
        let mut ids: BTreeSet<i64> = identity.ids().into_iter().collect();
        let Identity { mut sources, mut merges, mut perhaps, mut apart } = identity;
        ids.extend(perhaps.iter().chain(&apart).map(|(source, _)| source.id));
        let mut heard = BTreeSet::new();
        for id in ids {
            heard.extend(self.is_heard(id)?.then_some(id));
        }
        sources.retain(|source| heard.contains(&source.id));
        merges.retain(|merge| heard.contains(&merge.source) && heard.contains(&merge.other));
        perhaps.retain(|(source, _)| heard.contains(&source.id));
        // A name that they share with whoever is left tells nothing.
        let is_shared = |name: &str| sources.iter().any(|source| source.name == name);
        apart.retain(|(source, _)| heard.contains(&source.id) || is_shared(&source.name));
        Ok(Identity { sources, merges, perhaps, apart })
    }

    /// Whether a source says anything that counts.
    pub(crate) fn is_heard(&self, source: i64) -> Result<bool, Error> {
        let mut heard = self.connection.prepare_cached("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1")?;
        Ok(heard.exists([format!("facets: {}", facet("source", &source.to_string()))])?)
    }
}

/// Longer patterns, in bytes, SQLite refuses to look for; no name comes near.
const LONGEST_PATTERN: usize = 50_000;

fn told_in(row: &Row<'_>) -> rusqlite::Result<Told> {
    let day: Option<String> = row.get(2)?;
    Ok(Told {
        kind: row.get(0)?,
        words: row.get(1)?,
        days: day.map(|day| [day.clone(), day]),
        articles: 1,
        is_in_own_voice: row.get(3)?,
    })
}

/// The days of both, from the first to the last.
fn joined(one: Option<[String; 2]>, other: Option<[String; 2]>) -> Option<[String; 2]> {
    match (one, other) {
        (Some([first, last]), Some([from, until])) => Some([first.min(from), last.max(until)]),
        (one, other) => one.or(other),
    }
}
