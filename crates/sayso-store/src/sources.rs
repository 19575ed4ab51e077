//! Who and what articles name, across articles.

use crate::{Error, Ledger, key};

impl Ledger {
    /// The numbers of the sources with this name, or with all its words in theirs.
    pub fn sources_called(&self, name: &str) -> Result<Vec<i64>, Error> {
        let key = key(name);
        let mut exact = self.connection.prepare_cached("SELECT id FROM sources WHERE key = ? ORDER BY id")?;
        let exact = exact.query_map([&key], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
        if !exact.is_empty() || key.is_empty() {
            return Ok(exact);
        }
        // Keys hold letters, digits and single spaces: nothing in them is a pattern.
        let pattern = format!("% {} %", key.replace(' ', " % "));
        let mut within = self.connection.prepare_cached(
            "SELECT id FROM sources WHERE ' ' || replace(key, ' ', '  ') || ' ' LIKE ? ORDER BY id",
        )?;
        Ok(within.query_map([pattern], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }
}
