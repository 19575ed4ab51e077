//! How each outlet sources what it reports: counts, of what counts in the last versions of its articles.

use std::collections::BTreeMap;

use crate::{Error, Ledger};

/// Counts over the articles of one outlet. What they are shares of stands beside them; none of it is a rating.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutletTally {
    /// Its name; none for articles that name no outlet.
    pub name: Option<String>,
    /// Articles.
    pub articles: usize,
    /// Those of them that have statements.
    pub articles_with_statements: usize,
    /// Those of them in which one source makes every statement.
    pub articles_with_one_source: usize,
    /// Statements.
    pub statements: usize,
    /// Statements by act.
    pub acts: BTreeMap<String, usize>,
    /// Statements by kind of source.
    pub sourcings: BTreeMap<String, usize>,
}

impl OutletTally {
    /// Counts what `other` counts, too; the name stays.
    pub fn add(&mut self, other: &OutletTally) {
        self.articles += other.articles;
        self.articles_with_statements += other.articles_with_statements;
        self.articles_with_one_source += other.articles_with_one_source;
        self.statements += other.statements;
        for (act, count) in &other.acts {
            *self.acts.entry(act.clone()).or_default() += count;
        }
        for (sourcing, count) in &other.sourcings {
            *self.sourcings.entry(sourcing.clone()).or_default() += count;
        }
    }

    /// How many of its statements do one of these `acts`.
    pub fn doing(&self, acts: &[&str]) -> usize {
        acts.iter().filter_map(|act| self.acts.get(*act)).sum()
    }

    /// How many of its statements are on this kind of source.
    pub fn on(&self, sourcing: &str) -> usize {
        self.sourcings.get(sourcing).copied().unwrap_or_default()
    }
}

impl Ledger {
    /// The tallies of all outlets, those with most articles first.
    pub fn outlets(&self) -> Result<Vec<OutletTally>, Error> {
        let mut outlets: BTreeMap<i64, OutletTally> = BTreeMap::new();
        let mut articles = self.connection.prepare_cached(
            "SELECT t.outlet, o.name, t.sources, t.count FROM article_tallies AS t
             LEFT JOIN outlets AS o ON o.id = t.outlet WHERE t.count > 0",
        )?;
        let mut rows = articles.query([])?;
        while let Some(row) = rows.next()? {
            let outlet = outlets.entry(row.get(0)?).or_default();
            let (sources, count): (usize, usize) = (row.get(2)?, row.get(3)?);
            outlet.name = row.get(1)?;
            outlet.articles += count;
            outlet.articles_with_statements += if sources > 0 { count } else { 0 };
            outlet.articles_with_one_source += if sources == 1 { count } else { 0 };
        }
        let mut statements = self
            .connection
            .prepare_cached("SELECT outlet, act, sourcing, count FROM tallies WHERE count > 0")?;
        let mut rows = statements.query([])?;
        while let Some(row) = rows.next()? {
            let outlet = outlets.entry(row.get(0)?).or_default();
            let count: usize = row.get(3)?;
            outlet.statements += count;
            *outlet.acts.entry(row.get(1)?).or_default() += count;
            *outlet.sourcings.entry(row.get(2)?).or_default() += count;
        }
        let mut outlets: Vec<OutletTally> = outlets.into_values().collect();
        outlets.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.name.cmp(&b.name)));
        Ok(outlets)
    }
}
