//! Which sources are the same: what was judged of pairs of them, and who is one by it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use rusqlite::params;

use crate::record::StoredSource;
use crate::{Error, Ledger};

/// What holds of two sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sameness {
    /// The number of the judgement that says so.
    pub judgement: i64,
    /// One of the two.
    pub source: i64,
    /// The other.
    pub other: i64,
    /// Whether they are the same.
    pub verdict: SameVerdict,
    /// Who judged: a person, or for a machine its rule.
    pub who: String,
    /// Whether a person judged.
    pub is_person: bool,
    /// Why, in words.
    pub why: String,
}

/// Whether two sources are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SameVerdict {
    /// They are.
    Yes,
    /// They are not.
    No,
    /// They may be, and may not.
    Unsure,
}

impl SameVerdict {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            SameVerdict::Yes => "yes",
            SameVerdict::No => "no",
            SameVerdict::Unsure => "unsure",
        }
    }
}

/// A judgement on whether two sources are the same, to be recorded.
#[derive(Clone, Debug)]
pub struct NewSameness<'a> {
    /// When, ISO 8601 in UTC.
    pub made: &'a str,
    /// The name of a person, or the rule of a machine.
    pub who: &'a str,
    /// Whether it is a person.
    pub is_person: bool,
    /// One of the two.
    pub source: i64,
    /// The other.
    pub other: i64,
    /// What holds of them.
    pub verdict: SameVerdict,
    /// Why.
    pub why: &'a str,
}

/// Somebody or something across articles: the sources that are the same by judgement.
#[derive(Clone, Debug)]
pub struct Identity {
    /// They, the one that was asked for first.
    pub sources: Vec<StoredSource>,
    /// What makes them one.
    pub merges: Vec<Sameness>,
    /// Those who may be the same, each with what says so.
    pub perhaps: Vec<(StoredSource, Sameness)>,
}

impl Identity {
    /// The numbers of its sources.
    pub fn ids(&self) -> Vec<i64> {
        self.sources.iter().map(|source| source.id).collect()
    }
}

impl Ledger {
    /// Records that two sources are the same, or are not, or may be. Returns the number of the judgement.
    pub fn judge_same(&mut self, new: &NewSameness<'_>) -> Result<i64, Error> {
        let transaction = self.writing()?;
        let NewSameness { made, who, is_person, source, other, verdict, why } = new;
        record_same(&transaction, [*source, *other], (made, who, *is_person), *verdict, why)?;
        let id = transaction.last_insert_rowid();
        transaction.commit()?;
        Ok(id)
    }

    /// Takes back the judgement on two sources with this number: what was judged before holds again. What a person judged
    /// stays unless a person takes it back.
    pub fn undo_same(&mut self, judgement: i64, made: &str, who: &str, why: &str) -> Result<(), Error> {
        let transaction = self.writing()?;
        let undone = transaction.execute(
            "INSERT INTO judgements (made, who, is_person, subject, source, other, verdict, why, undoes)
             SELECT ?2, ?3, 1, subject, source, other, verdict, ?4, id FROM judgements
             WHERE id = ?1 AND subject = 'same'",
            params![judgement, made, who, why],
        )?;
        if undone == 0 {
            return Err(Error::Unknown { id: judgement.to_string() });
        }
        Ok(transaction.commit()?)
    }

    /// What holds of `source` and each other source that was ever compared with it.
    pub fn sameness_of(&self, source: i64) -> Result<Vec<Sameness>, Error> {
        let mut judged: BTreeMap<(i64, i64), Vec<Judged>> = BTreeMap::new();
        for sql in [
            "SELECT id, source, other, verdict, who, is_person, why, undoes FROM judgements
             WHERE source = ? AND subject = 'same'",
            "SELECT id, source, other, verdict, who, is_person, why, undoes FROM judgements
             WHERE other = ? AND subject = 'same'",
        ] {
            let mut found = self.connection.prepare_cached(sql)?;
            let mut rows = found.query([source])?;
            while let Some(row) = rows.next()? {
                let (source, other): (i64, i64) = (row.get(1)?, row.get(2)?);
                let verdict = match row.get::<_, String>(3)?.as_str() {
                    "yes" => SameVerdict::Yes,
                    "no" => SameVerdict::No,
                    _ => SameVerdict::Unsure,
                };
                let sameness = Sameness {
                    judgement: row.get(0)?,
                    source,
                    other,
                    verdict,
                    who: row.get(4)?,
                    is_person: row.get(5)?,
                    why: row.get(6)?,
                };
                let pair = (source.min(other), source.max(other));
                judged.entry(pair).or_default().push(Judged { sameness, undoes: row.get(7)? });
            }
        }
        Ok(judged.into_values().filter_map(holding).collect())
    }

    /// Sources that may be the same, for a person to judge, the latest first: those that a machine was not sure of and nobody
    /// has judged since.
    pub fn unsure(&self, limit: usize) -> Result<Vec<(StoredSource, StoredSource, Sameness)>, Error> {
        let mut found = self.connection.prepare_cached(
            "SELECT source, other, id FROM judgements WHERE subject = 'same' AND verdict = 'unsure' AND NOT is_person
             ORDER BY id DESC",
        )?;
        let mut rows = found.query([])?;
        let mut unsure = Vec::new();
        while let Some(row) = rows.next()? {
            let (source, other, judgement): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let held = self.sameness_of(source)?.into_iter().find(|held| held.judgement == judgement);
            if let Some(held) = held {
                unsure.push((self.source(source)?, self.source(other)?, held));
            }
            if unsure.len() == limit {
                break;
            }
        }
        Ok(unsure)
    }

    /// The source with number `id` and all that are the same.
    pub fn identity(&self, id: i64) -> Result<Identity, Error> {
        let mut identity = Identity { sources: Vec::new(), merges: Vec::new(), perhaps: Vec::new() };
        let (mut seen, mut waiting) = (BTreeSet::from([id]), VecDeque::from([id]));
        let (mut unsure, mut apart) = (Vec::new(), BTreeSet::new());
        while let Some(next) = waiting.pop_front() {
            // A person's no keeps apart also what machines join by way of others.
            if apart.contains(&next) {
                continue;
            }
            identity.sources.push(self.source(next)?);
            for sameness in self.sameness_of(next)? {
                let other = if sameness.source == next { sameness.other } else { sameness.source };
                match sameness.verdict {
                    SameVerdict::Yes if seen.insert(other) => {
                        waiting.push_back(other);
                        identity.merges.push(sameness);
                    }
                    SameVerdict::Yes => {}
                    SameVerdict::Unsure => unsure.push((other, sameness)),
                    SameVerdict::No if sameness.is_person => {
                        apart.insert(other);
                    }
                    SameVerdict::No => {}
                }
            }
        }
        identity.merges.retain(|merge| !apart.contains(&merge.source) && !apart.contains(&merge.other));
        let ids: BTreeSet<i64> = identity.ids().into_iter().collect();
        let mut told = BTreeSet::new();
        for (other, sameness) in unsure {
            if !ids.contains(&other) && told.insert(other) {
                identity.perhaps.push((self.source(other)?, sameness));
            }
        }
        Ok(identity)
    }
}

/// A judgement on two sources, perhaps one that takes back another.
struct Judged {
    sameness: Sameness,
    undoes: Option<i64>,
}

/// The judgement that holds among those on one pair: the last one that was not taken back, a person's before any machine's.
fn holding(mut judged: Vec<Judged>) -> Option<Sameness> {
    judged.sort_by_key(|judged| std::cmp::Reverse(judged.sameness.judgement));
    let mut undone = BTreeSet::new();
    let mut held: Option<Sameness> = None;
    for Judged { sameness, undoes } in judged {
        if undone.contains(&sameness.judgement) {
            continue;
        }
        match undoes {
            Some(undoes) => {
                undone.insert(undoes);
            }
            None if held.as_ref().is_none_or(|held| sameness.is_person && !held.is_person) => {
                held = Some(sameness);
            }
            None => {}
        }
    }
    held
}

/// Writes down what was judged of two sources.
pub(crate) fn record_same(
    connection: &rusqlite::Connection,
    [source, other]: [i64; 2],
    (made, who, is_person): (&str, &str, bool),
    verdict: SameVerdict,
    why: &str,
) -> Result<(), Error> {
    connection
        .prepare_cached(
            "INSERT INTO judgements (made, who, is_person, subject, source, other, verdict, why)
             VALUES (?, ?, ?, 'same', ?, ?, ?, ?)",
        )?
        .execute(params![made, who, is_person, source, other, verdict.name(), why])?;
    Ok(())
}
