//! What is to be read again, and the stored articles for it.

use sayso_core::{Address, Article, Hyperlink, Run};

use crate::known::identity_of;
use crate::record::{damaged, span};
use crate::{ArticleRecord, Error, Ledger};

/// Which articles are to be read again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Versions {
    /// The last version of each place.
    Last,
    /// All versions.
    All,
}

impl Ledger {
    /// The articles that were never read by this version of sayso with this model, in the order in which they came. What is
    /// hidden is left out, and so is what was erased.
    pub fn to_reread(&self, run: &Run, versions: Versions) -> Result<Vec<i64>, Error> {
        let last = match versions {
            Versions::Last => "AND NOT EXISTS (SELECT 1 FROM superseded AS v WHERE v.article = a.id)",
            Versions::All => "",
        };
        let sql = format!(
            "SELECT a.id FROM articles AS a
             WHERE NOT EXISTS (
                 SELECT 1 FROM readings AS g JOIN runs AS r ON r.id = g.run
                 WHERE g.article = a.id AND r.version = ? AND r.model = ?)
             AND NOT EXISTS (SELECT 1 FROM hidden AS m WHERE m.article = a.id AND m.key IS NULL) {last} ORDER BY a.id"
        );
        let mut found = self.connection.prepare(&sql)?;
        let rows = found.query_map([run.version, &run.model.to_string()], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The article in this row as it was put in, and its record; `None` once it is hidden.
    pub fn stored(&self, row: i64) -> Result<Option<(Article, ArticleRecord)>, Error> {
        match self.demand_shown(row) {
            Err(Error::Removed(_)) => return Ok(None),
            shown => shown?,
        }
        let record = self.article_as_printed(row)?;
        let mut links = Vec::new();
        let mut found = self
            .connection
            .prepare_cached("SELECT start, end, target FROM links WHERE article = ? ORDER BY start, end")?;
        let mut rows = found.query([row])?;
        while let Some(row) = rows.next()? {
            let words = span(&record.text, row.get(0)?, row.get(1)?)?;
            links.extend(
                words.map(|span| Ok::<_, Error>(Hyperlink { span, target: row.get(2)? })).transpose()?,
            );
        }
        let (canonical, digest) = self
            .connection
            .prepare_cached("SELECT canonical, digest FROM articles WHERE id = ?")?
            .query_row([row], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let identity = identity_of(digest, [&record.place, &record.address], &record.text);
        let article = Article {
            id: identity.ok_or_else(|| damaged("an article has the id of another one"))?,
            name: record.name.clone(),
            outlet: record.outlet.clone(),
            title: record.title.clone(),
            byline: record.byline.clone(),
            published: record.published.clone(),
            updated: record.updated.clone(),
            canonical,
            links,
            ..Article::new(Address::new(&record.address), record.text.clone())
        };
        Ok(Some((article, record)))
    }
}
