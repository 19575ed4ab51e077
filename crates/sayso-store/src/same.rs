//! Which sources are the same: what was judged of pairs of them, and who is one by it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use rusqlite::{Row, params};

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

/// Whether two sources are the same, or two statements say the same.
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

    /// The one with this name; the schema knows no fourth.
    pub(crate) fn named(name: &str) -> SameVerdict {
        match name {
            "yes" => SameVerdict::Yes,
            "no" => SameVerdict::No,
            _ => SameVerdict::Unsure,
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
    /// Those who are somebody else because a person says so.
    pub apart: Vec<(StoredSource, Sameness)>,
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

    /// What holds of `source` and each other source that was ever compared with it: what was judged last and not taken back,
    /// a person's before any machine's.
    pub fn sameness_of(&self, source: i64) -> Result<Vec<Sameness>, Error> {
        // Two look-ups in an index each, where an OR would be a scan.
        let mut found = self.connection.prepare_cached(
            "SELECT id, source, other, verdict, who, is_person, why FROM held WHERE source = ?1 AND subject = 'same'
             UNION SELECT id, source, other, verdict, who, is_person, why FROM held WHERE other = ?1 AND subject = 'same'
             ORDER BY is_person, id",
        )?;
        let mut held = BTreeMap::new();
        let mut rows = found.query([source])?;
        while let Some(row) = rows.next()? {
            let sameness = sameness_in(row)?;
            let pair = [sameness.source.min(sameness.other), sameness.source.max(sameness.other)];
            held.insert(pair, sameness);
        }
        Ok(held.into_values().collect())
    }

    /// The source with number `id` and all that are the same.
    pub fn identity(&self, id: i64) -> Result<Identity, Error> {
        let (mut sources, mut merges) = (Vec::new(), Vec::new());
        let (mut seen, mut waiting) = (BTreeSet::from([id]), VecDeque::from([id]));
        let (mut unsure, mut apart) = (Vec::new(), BTreeMap::new());
        while let Some(next) = waiting.pop_front() {
            // A person's no keeps apart also what machines join by way of others.
            if apart.contains_key(&next) {
                continue;
            }
            sources.push(self.source(next)?);
            for sameness in self.sameness_of(next)? {
                let other = if sameness.source == next { sameness.other } else { sameness.source };
                match sameness.verdict {
                    SameVerdict::Yes if seen.insert(other) => {
                        waiting.push_back(other);
                        merges.push(sameness);
                    }
                    SameVerdict::Yes => {}
                    SameVerdict::Unsure => unsure.push((other, sameness)),
                    SameVerdict::No if sameness.is_person => {
                        apart.insert(other, sameness);
                    }
                    SameVerdict::No => {}
                }
            }
        }
        merges.retain(|merge| !apart.contains_key(&merge.source) && !apart.contains_key(&merge.other));
        let mut told: BTreeSet<i64> = sources.iter().map(|source| source.id).collect();
        unsure.retain(|(other, _)| told.insert(*other));
        let named = |(other, sameness)| Ok((self.source(other)?, sameness));
        Ok(Identity {
            sources,
            merges,
            perhaps: unsure.into_iter().map(named).collect::<Result<_, Error>>()?,
            apart: apart.into_iter().map(named).collect::<Result<_, Error>>()?,
        })
    }
}

fn sameness_in(row: &Row<'_>) -> rusqlite::Result<Sameness> {
    Ok(Sameness {
        judgement: row.get(0)?,
        source: row.get(1)?,
        other: row.get(2)?,
        verdict: SameVerdict::named(&row.get::<_, String>(3)?),
        who: row.get(4)?,
        is_person: row.get(5)?,
        why: row.get(6)?,
    })
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
