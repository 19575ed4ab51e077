//! Splits: what an article was taken to name is judged to be somebody else, and the article's statements are theirs.

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};

use crate::{Error, Ledger, Statement, index, key};

/// A judgement of a person that an article means somebody else, to be recorded.
#[derive(Clone, Debug)]
pub struct NewSplit<'a> {
    /// When, ISO 8601 in UTC.
    pub made: &'a str,
    /// The name of the person.
    pub who: &'a str,
    /// The source that is meant; `None` for somebody whom the ledger does not have yet.
    pub to: Option<i64>,
    /// Why.
    pub why: &'a str,
}

impl Ledger {
    /// Records that the article of `statement` means somebody else than the speaker of that statement, wherever it names
    /// them. The two are not the same from then on, unless that is judged again. Returns the number of the judgement, and
    /// that of the source that is meant. Refuses statements whose source the article does not name.
    pub fn split(&mut self, statement: &Statement, new: &NewSplit<'_>) -> Result<(i64, i64), Error> {
        let Some(speaker) = &statement.speaker else {
            return Err(Error::NotNamed { id: statement.id.to_string() });
        };
        let (article, from) = (statement.article.row, speaker.id);
        if new.to == Some(from) {
            return Err(Error::SplitFromItself { id: from });
        }
        let transaction = self.writing()?;
        index::remove(&transaction, article)?;
        let to = match new.to {
            Some(to) => known(&transaction, to)?,
            None => another(&transaction, article, from)?,
        };
        transaction.execute(
            "INSERT INTO judgements (made, who, is_person, subject, article, source, other, verdict, why)
             VALUES (?, ?, 1, 'same', ?, ?, ?, 'no', ?)",
            params![new.made, new.who, article, from, to, new.why],
        )?;
        let judgement = transaction.last_insert_rowid();
        place(&transaction, article)?;
        index::add(&transaction, article)?;
        transaction.commit()?;
        Ok((judgement, to))
    }
}

fn known(connection: &Connection, source: i64) -> Result<i64, Error> {
    let found = connection.query_row("SELECT id FROM sources WHERE id = ?", [source], |row| row.get(0));
    found.optional()?.ok_or(Error::NoSource { id: source })
}

/// One more source of the name that the article has for `from`, found by later articles as that is.
fn another(transaction: &Transaction<'_>, article: i64, from: i64) -> Result<i64, Error> {
    let name: String = transaction.query_row(
        "SELECT ifnull((
             SELECT CAST(substr(CAST(a.text AS BLOB), p.name_start + 1, p.name_end - p.name_start) AS TEXT)
             FROM appearances AS p JOIN readings AS g ON g.id = p.reading JOIN articles AS a ON a.id = g.article
             WHERE a.id = ?1 AND p.source = ?2 ORDER BY g.id DESC, p.id LIMIT 1), c.name)
         FROM sources AS c WHERE c.id = ?2",
        [article, from],
        |row| row.get(0),
    )?;
    transaction.execute(
        "INSERT INTO sources (kind, key, name, nth)
         SELECT c.kind, ?1, ?2, 1 + ifnull((SELECT max(nth) FROM sources AS o WHERE o.kind = c.kind AND o.key = ?1), 0)
         FROM sources AS c WHERE c.id = ?3",
        params![key(&name), name, from],
    )?;
    let to = transaction.last_insert_rowid();
    transaction.execute("INSERT INTO blocks SELECT block, ? FROM blocks WHERE source = ?", [to, from])?;
    Ok(to)
}

/// Puts every source of the article where its run found it, and then where judgements that hold put it.
pub(crate) fn place(transaction: &Transaction<'_>, article: i64) -> Result<(), Error> {
    let mut placing = transaction.prepare_cached("UPDATE appearances SET source = ? WHERE id = ?")?;
    for (appearance, right) in misplaced(transaction, article)? {
        placing.execute([right, appearance])?;
    }
    Ok(())
}

/// The appearances in the article that are not where they belong, and the source where that is.
pub(crate) fn misplaced(connection: &Connection, article: i64) -> Result<Vec<(i64, i64)>, Error> {
    let mut held = connection.prepare_cached(
        "SELECT source, other FROM held WHERE article = ? AND subject = 'same' ORDER BY id",
    )?;
    let splits = held.query_map([article], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let splits = splits.collect::<Result<Vec<(i64, i64)>, _>>()?;
    let mut found = connection.prepare_cached(
        "SELECT p.id, p.source, p.found FROM appearances AS p JOIN readings AS g ON g.id = p.reading WHERE g.article = ?",
    )?;
    let mut rows = found.query([article])?;
    let mut misplaced = Vec::new();
    while let Some(row) = rows.next()? {
        let (appearance, source, found): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let right = splits.iter().fold(found, |at, (from, to)| if at == *from { *to } else { at });
        misplaced.extend((right != source).then_some((appearance, right)));
    }
    Ok(misplaced)
}

#[cfg(test)]
mod tests {
    use super::NewSplit;
    use crate::fixture::{CAPTURED, article, entry, ledger, run, says};
    use crate::{Error, FaultKind, Ledger, Query, Statement, Step};

    const NEW: NewSplit<'_> = NewSplit { made: CAPTURED, who: "Ann", to: None, why: "his son" };

    /// A ledger with two articles in which Lee says something, who is one.
    fn filled() -> (tempfile::TempDir, Ledger) {
        let (folder, mut ledger) = ledger();
        for (address, text) in [("a.example/1", "Lee said no."), ("a.example/2", "Lee said so. Roe said so.")]
        {
            let article = article(address, text);
            let statements = match address {
                "a.example/1" => vec![says(&article, "Lee", "no")],
                _ => vec![says(&article, "Lee", "so"), says(&article, "Roe", "so")],
            };
            ledger.append(&entry(&article, &run(1), statements)).expect("appends");
        }
        (folder, ledger)
    }

    /// The first statement that source number `source` makes, and how many there are.
    fn said_by(ledger: &Ledger, source: i64) -> (Option<Statement>, usize) {
        let query = Query { speakers: vec![source], is_by_speaker: true, limit: 9, ..Query::default() };
        let found = ledger.search(&query).expect("searches");
        (found.statements.first().cloned(), found.count)
    }

    fn faults(ledger: &Ledger) -> Vec<FaultKind> {
        let mut kinds = Vec::new();
        let verified = ledger.verify(&mut |step| {
            if let Step::Found(fault) = step {
                kinds.push(fault.kind);
            }
        });
        verified.expect("verifies");
        kinds
    }

    #[test]
    fn an_article_is_taken_to_mean_somebody_else_until_that_is_taken_back() {
        let (_folder, mut ledger) = filled();
        let lee = ledger.sources_called("Lee").expect("reads")[0];
        assert_eq!(said_by(&ledger, lee).1, 2);
        let (statement, _) = said_by(&ledger, lee);
        let statement = statement.expect("is there");
        let (judgement, son) = ledger.split(&statement, &NEW).expect("splits");
        assert_eq!((said_by(&ledger, lee).1, said_by(&ledger, son).1), (1, 1));
        let again = ledger.statement(&statement.id.to_string()).expect("is there");
        assert_eq!(again.speaker.as_ref().map(|speaker| speaker.id), Some(son));
        assert_eq!(ledger.identities("Lee").expect("reads").len(), 2, "two of one name");
        let apart = ledger.identity(son).expect("reads").apart;
        assert_eq!((apart[0].0.id, apart[0].1.judgement), (lee, judgement));
        assert_eq!(faults(&ledger), []);

        ledger.undo(judgement, CAPTURED, "Ann", "").expect("undoes");
        assert_eq!((said_by(&ledger, lee).1, said_by(&ledger, son).1), (2, 0));
        assert_eq!(faults(&ledger), []);
    }

    #[test]
    fn a_split_holds_for_later_readings_and_can_be_to_somebody_known() {
        let (_folder, mut ledger) = filled();
        let id = |ledger: &Ledger, name| ledger.sources_called(name).expect("reads")[0];
        let (lee, roe) = (id(&ledger, "Lee"), id(&ledger, "Roe"));
        let statement = said_by(&ledger, lee).0.expect("is there");
        ledger.split(&statement, &NewSplit { to: Some(roe), ..NEW }).expect("splits");
        let counts = |ledger: &Ledger| (said_by(ledger, lee).1, said_by(ledger, roe).1);
        let before = counts(&ledger);
        assert_eq!(before.0, 1);
        let article = article("a.example/2", "Lee said so. Roe said so.");
        let statements = vec![says(&article, "Lee", "so"), says(&article, "Roe", "so")];
        ledger.append(&entry(&article, &run(2), statements)).expect("appends");
        assert_eq!(counts(&ledger), before);
        assert_eq!(faults(&ledger), []);
        ledger
            .erase(&article.id.to_string(), crate::RemovalReason { made: CAPTURED, who: "Ann", why: "" })
            .expect("erases");
        assert_eq!(faults(&ledger), []);
    }

    #[test]
    fn what_no_article_names_is_split_from_nobody() {
        let (_folder, mut ledger) = ledger();
        let article = article("a.example/1", "Officials said no. Lee said no.");
        let mut unnamed = says(&article, "", "no");
        unnamed.source = vec![crate::fixture::span(&article, "Officials")];
        unnamed.sourcing = Some("unnamed");
        ledger
            .append(&entry(&article, &run(1), vec![unnamed, says(&article, "Lee", "no")]))
            .expect("appends");
        let (_, statements) = ledger.article(&article.id.to_string()).expect("is there");
        assert!(matches!(ledger.split(&statements[0], &NEW), Err(Error::NotNamed { .. })));
        let to = |to| NewSplit { to: Some(to), ..NEW };
        let lee = statements[1].speaker.as_ref().map(|speaker| speaker.id).expect("is named");
        assert!(matches!(ledger.split(&statements[1], &to(lee)), Err(Error::SplitFromItself { .. })));
        assert!(matches!(ledger.split(&statements[1], &to(99)), Err(Error::NoSource { .. })));
    }

    #[test]
    fn where_a_source_was_put_can_be_told_anew() {
        let (_folder, mut ledger) = filled();
        ledger.connection.execute("UPDATE appearances SET source = 2 WHERE id = 1", []).expect("changes");
        assert!(faults(&ledger).contains(&FaultKind::Placement));
        ledger.rebuild(&mut |_| {}).expect("rebuilds");
        assert_eq!(faults(&ledger), []);
    }
}
