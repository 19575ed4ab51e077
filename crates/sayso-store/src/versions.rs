//! The versions of one place.

use std::rc::Rc;

use rusqlite::OptionalExtension as _;

use crate::known::plain_path;
use crate::{ArticleRecord, Error, Ledger, Statement};

/// One version of an article, with its statements that count.
pub type Version = (Rc<ArticleRecord>, Vec<Statement>);

impl Ledger {
    /// Every version of the article whose id begins with `wanted`, or that stands at this place, each with the statements
    /// that count, the oldest first; one that stood there again is there again.
    pub fn versions(&self, wanted: &str) -> Result<Vec<Version>, Error> {
        let place = self.place(wanted)?;
        let mut found = self.connection.prepare_cached(
            "SELECT article FROM turns AS t WHERE place = ? AND NOT EXISTS (
                 SELECT 1 FROM hidden AS m WHERE m.article = t.article AND m.key IS NULL) ORDER BY latest, nth",
        )?;
        let rows = found.query_map([place], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
        let mut versions = Vec::new();
        for row in rows {
            let article = Rc::new(self.article_record(row)?);
            let statements = self.statements_of(&article)?;
            versions.push((article, statements));
        }
        Ok(versions)
    }

    /// The place of the article whose id begins with `wanted`, or `wanted` itself if it is one.
    fn place(&self, wanted: &str) -> Result<String, Error> {
        let mut at = self.connection.prepare_cached("SELECT place FROM articles WHERE place = ? LIMIT 1")?;
        for spelled in [wanted, &plain_path(wanted)] {
            if let Some(place) = at.query_row([spelled], |row| row.get(0)).optional()? {
                return Ok(place);
            }
        }
        // Behind the line of a record stands what it calls itself.
        let mut with_name = self.connection.prepare_cached(
            "SELECT place FROM articles WHERE place >= ?1 || '#' AND place < ?1 || '$' AND place = ?1 || '#' || name
             AND canonical IS NULL ORDER BY id DESC LIMIT 1",
        )?;
        if let Some(place) = with_name.query_row([plain_path(wanted)], |row| row.get(0)).optional()? {
            return Ok(place);
        }
        let row = self.article_row(wanted)?;
        self.demand_shown(row)?;
        Ok(self.article_record(row)?.place)
    }
}
