//! What is taken out: hidden by a takedown, which can be lifted, or erased for good.

use std::collections::BTreeSet;
use std::fmt;

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};

use crate::hidden::Hidden;
use crate::{Error, Ledger, StatementId, index};

/// What was taken out, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    /// How.
    pub kind: RemovalKind,
    /// The id of the article.
    pub article: String,
    /// The only statement it is about; all of the article where there is none.
    pub statement: Option<StatementId>,
    /// When, ISO 8601 in UTC.
    pub made: String,
    /// By whom.
    pub who: String,
    /// Why.
    pub why: String,
    /// Where the article was read from.
    pub address: String,
    /// SHA-256 of its text, in hexadecimal.
    pub text_sha256: String,
}

/// How something is taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemovalKind {
    /// It is hidden, until the takedown is lifted.
    Takedown,
    /// It is gone.
    Erasure,
}

impl Removal {
    /// The id of what is taken out.
    pub fn id(&self) -> String {
        self.statement.map_or_else(|| self.article.clone(), |statement| statement.to_string())
    }
}

impl fmt::Display for Removal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = if self.statement.is_some() { "statement" } else { "article" };
        let how = match self.kind {
            RemovalKind::Takedown => "taken down",
            RemovalKind::Erasure => "erased",
        };
        let Removal { made, who, why, .. } = self;
        write!(f, "{what} {} was {how} on {made} by {who}: {why}", self.id())
    }
}

/// When something is taken out, by whom and why.
#[derive(Clone, Copy, Debug)]
pub struct Reason<'a> {
    /// When, ISO 8601 in UTC.
    pub made: &'a str,
    /// By whom.
    pub who: &'a str,
    /// Why.
    pub why: &'a str,
}

/// An article that can be erased, as far as whoever does so should know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasable {
    /// Where it was read from.
    pub address: String,
    /// The ids of other versions, and of articles elsewhere with the same text, which are not erased with it.
    pub others: Vec<String>,
}

/// What can be taken out, by its rows.
#[derive(Clone, Copy)]
struct Subject {
    article: i64,
    /// Of the statement; of all of the article where there is none.
    key: Option<i64>,
}

impl Ledger {
    /// Hides the statement or article whose id begins with `digits` wherever it would show; with a statement, those that
    /// share words of its content. So it is with every article that has the same text, now and later. Returns how many
    /// statements no longer show.
    pub fn take_down(&mut self, digits: &str, reason: Reason<'_>) -> Result<usize, Error> {
        let transaction = self.writing()?;
        let subject = self.subject(digits)?;
        if let Some(removal) = self.removal(subject)? {
            return Err(Error::AlreadyRemoved(Box::new(removal)));
        }
        let articles = of_same_text(&transaction, subject.article)?;
        let before = shown(&transaction, &articles)?;
        articles.iter().try_for_each(|article| index::remove(&transaction, *article))?;
        let root = record(&transaction, ("takedown", subject, None), reason)?;
        let takedown = Takedown { root, subject, reason };
        articles.iter().try_for_each(|article| takedown.hide(&transaction, *article))?;
        articles.iter().try_for_each(|article| index::add(&transaction, *article))?;
        let after = shown(&transaction, &articles)?;
        transaction.commit()?;
        Ok(before - after)
    }

    /// Lifts the takedown of the statement or article whose id begins with `digits`. Both stay recorded.
    pub fn lift(&mut self, digits: &str, reason: Reason<'_>) -> Result<(), Error> {
        let transaction = self.writing()?;
        let subject = self.subject(digits)?;
        let root: Option<i64> = transaction
            .query_row(
                "SELECT ifnull(root, id) FROM hidden WHERE article = ? AND key IS ? AND kind = 'takedown'
                 ORDER BY root IS NOT NULL, id LIMIT 1",
                params![subject.article, subject.key],
                |row| row.get(0),
            )
            .optional()?;
        let Some(root) = root else { return Err(Error::NotTakenDown { id: digits.to_owned() }) };
        let articles = hidden_by(&transaction, root)?;
        articles.iter().try_for_each(|article| index::remove(&transaction, *article))?;
        record(&transaction, ("lifting", subject, Some(root)), reason)?;
        articles.iter().try_for_each(|article| index::add(&transaction, *article))?;
        Ok(transaction.commit()?)
    }

    /// The ids of other versions of the article that show, and in which the same words stand that the statement or article
    /// says whose id begins with `digits`: a takedown is of one version.
    pub fn other_versions(&self, digits: &str) -> Result<Vec<String>, Error> {
        let Subject { article, key } = self.subject(digits)?;
        let record = self.article_as_printed(article)?;
        let mut hidden = Hidden::default();
        if let Some(key) = key {
            hidden.hide_content(&self.connection, (article, key), record.text.as_str())?;
        }
        let mut found = self.connection.prepare_cached(
            "SELECT lower(hex(digest)), text FROM articles AS a WHERE place = ? AND id <> ? AND NOT EXISTS (
                 SELECT 1 FROM hidden AS m WHERE m.article = a.id AND m.key IS NULL) ORDER BY id",
        )?;
        let others = found.query_map(params![record.place, article], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let others = others.collect::<Result<Vec<(String, String)>, _>>()?;
        let has_words = |text: &str| key.is_none() || hidden.stands_in(record.text.as_str(), text);
        Ok(others.into_iter().filter(|(_, text)| has_words(text)).map(|(id, _)| id).collect())
    }

    /// What `erase` would take out.
    pub fn erasable(&self, digits: &str) -> Result<Erasable, Error> {
        let article = self.to_erase(digits)?.article;
        let mut found = self.connection.prepare_cached(
            "SELECT lower(hex(a.digest)) FROM articles AS own
             JOIN articles AS a ON (a.place = own.place OR a.text_digest = own.text_digest) AND a.id <> own.id
             WHERE own.id = ? AND NOT EXISTS (
                 SELECT 1 FROM removals AS m WHERE m.article = a.id AND m.kind = 'erasure') ORDER BY a.id",
        )?;
        let others = found.query_map([article], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        Ok(Erasable { address: self.article_record(article)?.address, others })
    }

    /// Erases the article whose id begins with `digits`: its words are in no file of the ledger any more. What stays is that
    /// it was there, under its address and digest, so that it is not read again. One that was erased before is looked
    /// through again.
    pub fn erase(&mut self, digits: &str, reason: Reason<'_>) -> Result<(), Error> {
        self.forget(digits, reason)?;
        self.scrub()
    }

    /// The article whose id begins with `digits`.
    fn to_erase(&self, digits: &str) -> Result<Subject, Error> {
        let subject = self.subject(digits)?;
        let Subject { article, key: Some(_) } = subject else { return Ok(subject) };
        let article = self.article_record(article)?.id;
        Err(Error::NotAnArticle { id: digits.to_owned(), article })
    }

    /// Deletes all that has words of the article, unless that was done.
    fn forget(&mut self, digits: &str, reason: Reason<'_>) -> Result<(), Error> {
        // What refers to a deleted row is deleted with it; looking for that row by row would take a scan for each.
        self.connection.execute_batch("PRAGMA foreign_keys = OFF")?;
        let forgotten = self.forget_rows(digits, reason);
        let enforced = self.connection.execute_batch("PRAGMA foreign_keys = ON");
        // Whether the words are gone is what matters first.
        forgotten?;
        Ok(enforced?)
    }

    fn forget_rows(&mut self, digits: &str, reason: Reason<'_>) -> Result<(), Error> {
        let transaction = self.writing()?;
        let subject = self.to_erase(digits)?;
        let article = subject.article;
        if is_erased(&transaction, article)? {
            return Ok(());
        }
        index::remove(&transaction, article)?;
        let root = record(&transaction, ("erasure", subject, None), reason)?;
        for key in keys_of(&transaction, article)? {
            record(&transaction, ("erasure", Subject { article, key: Some(key) }, Some(root)), reason)?;
        }
        for deletion in FORGETTING {
            if deletion.contains("?1") {
                transaction.execute(deletion, [article])?;
            } else {
                transaction.execute(deletion, [])?;
            }
        }
        index::add(&transaction, article)?;
        Ok(transaction.commit()?)
    }

    /// Rewrites the files of the ledger, so that they hold nothing but what it has.
    fn scrub(&mut self) -> Result<(), Error> {
        // Words of deleted rows stay in the index until its parts are made one.
        self.connection.execute("INSERT INTO words (words) VALUES ('optimize')", [])?;
        // Pages keep what stood in cells that were moved; a new file has none of it.
        self.connection.execute_batch("VACUUM")?;
        let is_busy: bool =
            self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if is_busy { Err(Error::StillRead) } else { Ok(()) }
    }

    /// Fails if the article in this row is hidden.
    pub(crate) fn demand_shown(&self, article: i64) -> Result<(), Error> {
        match self.removal(Subject { article, key: None })? {
            Some(removal) => Err(Error::Removed(Box::new(removal))),
            None => Ok(()),
        }
    }

    /// What to say of a statement with a key from `first` to `last` if it is hidden.
    pub(crate) fn hidden_statement(&self, [first, last]: [i64; 2]) -> Result<Option<Error>, Error> {
        let mut found = self.connection.prepare_cached(
            "SELECT article, key FROM hidden WHERE key BETWEEN ?1 AND ?2
             UNION ALL
             SELECT g.article, s.key FROM statements AS s JOIN readings AS g ON g.id = s.reading
             JOIN hidden AS m ON m.article = g.article AND m.key IS NULL
             WHERE s.key BETWEEN ?1 AND ?2 LIMIT 1",
        )?;
        let subject = found.query_row([first, last], subject_in).optional()?;
        let removal = subject.map(|subject| self.removal(subject)).transpose()?;
        Ok(removal.flatten().map(|removal| Error::Removed(Box::new(removal))))
    }

    /// What takes `subject` out, if anything does.
    fn removal(&self, subject: Subject) -> Result<Option<Removal>, Error> {
        let mut found = self.connection.prepare_cached(
            "SELECT m.kind, lower(hex(a.digest)), m.key, m.made, m.who, m.why, a.address, lower(hex(a.text_digest))
             FROM hidden AS m JOIN articles AS a ON a.id = m.article
             WHERE m.article = ? AND (m.key IS NULL OR m.key = ?)
             ORDER BY m.kind = 'erasure' DESC, m.key IS NULL, m.id LIMIT 1",
        )?;
        Ok(found.query_row(params![subject.article, subject.key], removal_in).optional()?)
    }

    /// The statement or the article whose id begins with `digits`, hidden or not.
    fn subject(&self, digits: &str) -> Result<Subject, Error> {
        let statements = match StatementId::keys(digits) {
            Some((first, last)) => self.statements_between([first, last])?,
            None => Vec::new(),
        };
        match statements[..] {
            [] => Ok(Subject { article: self.article_row(digits)?, key: None }),
            [statement] => Ok(statement),
            _ => Err(Error::Ambiguous { id: digits.to_owned() }),
        }
    }

    fn statements_between(&self, keys: [i64; 2]) -> Result<Vec<Subject>, Error> {
        let mut found = self.connection.prepare_cached(
            "SELECT g.article, s.key FROM statements AS s JOIN readings AS g ON g.id = s.reading
             WHERE s.key BETWEEN ?1 AND ?2
             UNION SELECT article, key FROM removals WHERE key BETWEEN ?1 AND ?2 LIMIT 2",
        )?;
        Ok(found.query_map(keys, subject_in)?.collect::<Result<_, _>>()?)
    }
}

/// What has words of article 1, or points to what has; in this order.
static FORGETTING: &[&str] = &[
    "UPDATE articles SET text = '', title = NULL, byline = NULL, name = NULL WHERE id = ?1",
    "DELETE FROM links WHERE article = ?1",
    "CREATE TEMP TABLE gone_statements AS
         SELECT id FROM main.statements WHERE reading IN (SELECT id FROM main.readings WHERE article = ?1)",
    "CREATE TEMP TABLE gone_appearances AS
         SELECT id, source FROM main.appearances WHERE reading IN (SELECT id FROM main.readings WHERE article = ?1)
         UNION SELECT id, found FROM main.appearances WHERE reading IN (SELECT id FROM main.readings WHERE article = ?1)",
    "CREATE TEMP TABLE gone_notes AS
         SELECT DISTINCT note AS id FROM main.reasons WHERE statement IN (SELECT id FROM gone_statements)",
    "DELETE FROM reasons WHERE statement IN (SELECT id FROM gone_statements)",
    "DELETE FROM answers WHERE statement IN (SELECT id FROM gone_statements)",
    "DELETE FROM facts WHERE appearance IN (SELECT id FROM gone_appearances)",
    "DELETE FROM statements WHERE id IN (SELECT id FROM gone_statements)",
    "DELETE FROM appearances WHERE id IN (SELECT id FROM gone_appearances)",
    // A note or a name that another article has too is not this article's alone.
    "DELETE FROM gone_notes WHERE id IN (SELECT note FROM main.reasons)",
    "DELETE FROM notes WHERE id IN (SELECT id FROM gone_notes)",
    "CREATE TEMP TABLE gone_sources AS
         SELECT DISTINCT source AS id FROM gone_appearances
         WHERE NOT EXISTS (SELECT 1 FROM main.appearances AS a WHERE a.source = gone_appearances.source)
         AND NOT EXISTS (SELECT 1 FROM main.appearances AS a WHERE a.found = gone_appearances.source AND a.found <> a.source)",
    "DELETE FROM blocks WHERE source IN (SELECT id FROM gone_sources)",
    // What was judged stays, without words.
    "UPDATE judgements SET why = '' WHERE article = ?1 OR one_article = ?1 OR other_article = ?1
         OR source IN (SELECT id FROM gone_sources) OR other IN (SELECT id FROM gone_sources)",
    "UPDATE sources SET name = '', key = 'erased ' || id WHERE id IN (SELECT id FROM gone_sources)
         AND (id IN (SELECT source FROM judgements) OR id IN (SELECT other FROM judgements))",
    "DELETE FROM sources WHERE id IN (SELECT id FROM gone_sources) AND name <> ''",
    "DROP TABLE gone_statements",
    "DROP TABLE gone_appearances",
    "DROP TABLE gone_notes",
    "DROP TABLE gone_sources",
];

/// Whether the article in this row was erased.
pub(crate) fn is_erased(connection: &Connection, article: i64) -> Result<bool, Error> {
    let mut erased = connection
        .prepare_cached("SELECT 1 FROM removals WHERE article = ? AND kind = 'erasure' AND key IS NULL")?;
    Ok(erased.exists([article])?)
}

/// Hides of a new reading of `article` what takedowns hide of its text, wherever they are of it.
pub(crate) fn follow(transaction: &Transaction<'_>, article: i64) -> Result<(), Error> {
    let mut found = transaction.prepare_cached(
        "SELECT m.id, m.article, m.key, m.made, m.who, m.why FROM articles AS own
         JOIN articles AS a ON a.text_digest = own.text_digest JOIN hidden AS m ON m.article = a.id
         WHERE own.id = ? AND m.kind = 'takedown' AND m.root IS NULL ORDER BY m.id",
    )?;
    let takedowns = found.query_map([article], |row| {
        let subject = Subject { article: row.get(1)?, key: row.get(2)? };
        Ok((row.get(0)?, subject, [row.get(3)?, row.get(4)?, row.get(5)?]))
    })?;
    for takedown in takedowns.collect::<Result<Vec<(i64, Subject, [String; 3])>, _>>()? {
        let (root, subject, [made, who, why]) = &takedown;
        let reason = Reason { made, who, why };
        Takedown { root: *root, subject: *subject, reason }.hide(transaction, article)?;
    }
    Ok(())
}

/// A takedown that holds.
struct Takedown<'reason> {
    /// Its row.
    root: i64,
    /// What it is about.
    subject: Subject,
    reason: Reason<'reason>,
}

impl Takedown<'_> {
    /// Hides all that it is about in `article`, which has the text that it is of.
    fn hide(&self, transaction: &Transaction<'_>, article: i64) -> Result<(), Error> {
        let Some(key) = self.subject.key else { return self.record(transaction, article, None) };
        let said = (self.subject.article, key);
        if let Some(here) = key_in(transaction, said, article)? {
            self.record(transaction, article, Some(here))?;
        }
        self.hide_sharing(transaction, said, article)
    }

    /// Hides the statements of the article, of whichever reading, that share words with what the one says that it is about;
    /// and those that share words with what these say, such as what stands in their content: nobody could tell who says it.
    fn hide_sharing(
        &self,
        transaction: &Transaction<'_>,
        said: (i64, i64),
        article: i64,
    ) -> Result<(), Error> {
        let text: String =
            transaction.query_row("SELECT text FROM articles WHERE id = ?", [article], |row| row.get(0))?;
        let statements = parts_in(transaction, article)?;
        let (mut hidden, mut seen, mut next) = (Hidden::default(), BTreeSet::new(), vec![said]);
        while let Some(said) = next.pop() {
            hidden.hide_content(transaction, said, &text)?;
            for (key, parts) in &statements {
                if parts.iter().any(|part| hidden.touches(part)) && seen.insert(*key) {
                    self.record(transaction, article, Some(*key))?;
                    next.push((article, *key));
                }
            }
        }
        Ok(())
    }

    /// Records that it hides this, unless that is recorded.
    fn record(&self, transaction: &Transaction<'_>, article: i64, key: Option<i64>) -> Result<(), Error> {
        let mut recorded = transaction.prepare_cached(
            "SELECT 1 FROM removals WHERE (id = ?1 OR root = ?1) AND article = ?2 AND key IS ?3 AND kind = 'takedown'",
        )?;
        if !recorded.exists(params![self.root, article, key])? {
            record(transaction, ("takedown", Subject { article, key }, Some(self.root)), self.reason)?;
        }
        Ok(())
    }
}

/// The key that a statement of the first article, told by its own key, has in `article`, which has the same text.
fn key_in(connection: &Connection, said: (i64, i64), article: i64) -> Result<Option<i64>, Error> {
    let mut found = connection.prepare_cached(
        "SELECT lower(hex(a.digest)), s.source, s.cue, s.content FROM articles AS a, statements AS s
         JOIN readings AS g ON g.id = s.reading WHERE g.article = ?1 AND s.key = ?2 AND a.id = ?3 LIMIT 1",
    )?;
    let parts = found.query_row(params![said.0, said.1, article], |row| {
        let parts: [String; 3] = [row.get(1)?, row.get(2)?, row.get(3)?];
        Ok((row.get::<_, String>(0)?, parts))
    });
    Ok(parts.optional()?.map(|(article, parts)| StatementId::of(&article, parts).key()))
}

/// The words of all statements that any run found in the article, and of what people put right in them, with their keys.
fn parts_in(connection: &Connection, article: i64) -> Result<Vec<(i64, [String; 3])>, Error> {
    let mut found = connection.prepare_cached(
        "SELECT s.key, s.source, s.cue, s.content FROM statements AS s
         JOIN readings AS g ON g.id = s.reading WHERE g.article = ?1
         UNION SELECT key, value, '', '' FROM judgements
         WHERE article = ?1 AND key IS NOT NULL AND field IN ('source', 'cue', 'content')",
    )?;
    let parts = found.query_map([article], |row| {
        let parts: [String; 3] = [row.get(1)?, row.get(2)?, row.get(3)?];
        Ok((row.get(0)?, parts))
    })?;
    Ok(parts.collect::<Result<_, _>>()?)
}

/// The articles with the text of `article`, itself among them; those that were erased have none.
fn of_same_text(connection: &Connection, article: i64) -> Result<Vec<i64>, Error> {
    let mut found = connection.prepare_cached(
        "SELECT a.id FROM articles AS own JOIN articles AS a ON a.text_digest = own.text_digest
         WHERE own.id = ? AND NOT EXISTS (
             SELECT 1 FROM removals AS m WHERE m.article = a.id AND m.kind = 'erasure' AND m.key IS NULL) ORDER BY a.id",
    )?;
    Ok(found.query_map([article], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The articles of which the takedown in row `root` hides something.
fn hidden_by(connection: &Connection, root: i64) -> Result<Vec<i64>, Error> {
    let mut found = connection.prepare_cached(
        "SELECT DISTINCT article FROM removals WHERE id = ?1 OR root = ?1 ORDER BY article",
    )?;
    Ok(found.query_map([root], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// The keys of all statements that any run found in the article.
fn keys_of(connection: &Connection, article: i64) -> Result<Vec<i64>, Error> {
    let mut keys = connection.prepare(
        "SELECT DISTINCT s.key FROM statements AS s JOIN readings AS g ON g.id = s.reading WHERE g.article = ?",
    )?;
    Ok(keys.query_map([article], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

fn record(
    transaction: &Transaction<'_>,
    (kind, subject, root): (&str, Subject, Option<i64>),
    reason: Reason<'_>,
) -> Result<i64, Error> {
    let Reason { made, who, why } = reason;
    transaction
        .prepare_cached(
            "INSERT INTO removals (made, who, kind, article, key, why, root) VALUES (?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![made, who, kind, subject.article, subject.key, why, root])?;
    Ok(transaction.last_insert_rowid())
}

/// How many statements of the articles show.
fn shown(connection: &Connection, articles: &[i64]) -> Result<usize, Error> {
    let mut found = connection.prepare_cached(
        "SELECT count(*) FROM statements AS s WHERE reading = (SELECT max(id) FROM readings WHERE article = ?1)
         AND NOT EXISTS (SELECT 1 FROM hidden AS m WHERE m.article = ?1 AND (m.key IS NULL OR m.key = s.key))",
    )?;
    let mut shown = 0;
    for article in articles {
        shown += found.query_row([article], |row| row.get::<_, usize>(0))?;
    }
    Ok(shown)
}

fn subject_in(row: &Row<'_>) -> rusqlite::Result<Subject> {
    Ok(Subject { article: row.get(0)?, key: row.get(1)? })
}

fn removal_in(row: &Row<'_>) -> rusqlite::Result<Removal> {
    let kind: String = row.get(0)?;
    Ok(Removal {
        kind: if kind == "erasure" { RemovalKind::Erasure } else { RemovalKind::Takedown },
        article: row.get(1)?,
        statement: row.get::<_, Option<i64>>(2)?.map(StatementId::from_key),
        made: row.get(3)?,
        who: row.get(4)?,
        why: row.get(5)?,
        address: row.get(6)?,
        text_sha256: row.get(7)?,
    })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use sayso_core::Article;

    use super::{Reason, RemovalKind};
    use crate::fixture::{CAPTURED, article, denying, entry, ledger, run, says, span};
    use crate::{
        Correction, Error, Ledger, NewAnswer, NewFact, NewJudgement, NewReason, NewStatement, Order, Part,
        Query, Step, Verdict,
    };

    const REASON: Reason<'_> = Reason { made: CAPTURED, who: "Ann", why: "asked to" };

    fn found(ledger: &Ledger, text: &str) -> Vec<String> {
        let query = Query { text: text.to_owned(), limit: 10, order: Order::Time, ..Query::default() };
        let found = ledger.search(&query).expect("searches");
        found.statements.iter().map(|statement| statement.id.to_string()).collect()
    }

    #[track_caller]
    fn check_sound(ledger: &Ledger) {
        let mut faults = Vec::new();
        let checked = ledger.verify(&mut |step| {
            if let Step::Found(fault) = step {
                faults.push(fault);
            }
        });
        checked.expect("verifies");
        assert_eq!(faults, []);
    }

    /// Whether any file of the folder holds `word`, in whatever case.
    fn holds(folder: &Path, word: &str) -> bool {
        fs::read_dir(folder).expect("lists").any(|file| {
            let bytes = fs::read(file.expect("a file").path()).expect("reads").to_ascii_lowercase();
            bytes.windows(word.len()).any(|window| window == word.as_bytes())
        })
    }

    #[test]
    fn what_is_taken_down_shows_nowhere_until_the_takedown_is_lifted() {
        let (_folder, mut ledger) = ledger();
        let (article, run) = (article("a.example/1", "Lee said no. Roe said yes."), run(1));
        let statements = vec![says(&article, "Lee", "no"), says(&article, "Roe", "yes")];
        ledger.append(&entry(&article, &run, statements)).expect("appends");
        let no = found(&ledger, "no").remove(0);
        assert_eq!(ledger.take_down(&no, REASON).expect("takes down"), 1);
        assert_eq!(found(&ledger, ""), found(&ledger, "yes"));
        let Err(Error::Removed(removal)) = ledger.statement(&no) else { panic!("it says who and why") };
        assert_eq!((removal.kind, removal.who.as_str()), (RemovalKind::Takedown, "Ann"));
        assert!(matches!(ledger.take_down(&no, REASON), Err(Error::AlreadyRemoved(_))));
        check_sound(&ledger);

        let id = article.id.to_string();
        assert_eq!(ledger.take_down(&id, REASON).expect("takes down"), 1);
        assert!(matches!(ledger.article(&id), Err(Error::Removed(_))));
        assert_eq!(found(&ledger, ""), [""; 0]);
        ledger.lift(&id, REASON).expect("lifts");
        assert_eq!(found(&ledger, ""), found(&ledger, "yes"), "a takedown of its own holds");
        ledger.lift(&no, REASON).expect("lifts");
        assert_eq!(found(&ledger, "").len(), 2);
        assert!(matches!(ledger.lift(&no, REASON), Err(Error::NotTakenDown { .. })));
        check_sound(&ledger);
    }

    #[test]
    fn what_shares_words_with_what_is_taken_down_is_hidden_too_also_in_later_readings() {
        let (_folder, mut ledger) = ledger();
        let article = article("a.example/1", "Lee said Roe had said yes. Poe said so.");
        let outer = says(&article, "Lee", "Roe had said yes");
        let inner = NewStatement { parent: Some(0), ..says(&article, "Roe", "yes") };
        let other = says(&article, "Poe", "so");
        let statements = vec![outer, inner, other.clone()];
        ledger.append(&entry(&article, &run(1), statements)).expect("appends");
        let inner = found(&ledger, "“yes” roe")[0].clone();
        assert_eq!(ledger.take_down(&inner, REASON).expect("takes down"), 2);
        let wider = says(&article, "Lee", "had said yes");
        ledger.append(&entry(&article, &run(2), vec![wider, other])).expect("appends");
        assert_eq!(found(&ledger, ""), found(&ledger, "poe"));
        ledger.lift(&inner, REASON).expect("lifts");
        assert_eq!(found(&ledger, "").len(), 2);
        check_sound(&ledger);
    }

    /// Everything that comes out of the ledger, in one string.
    fn all(ledger: &Ledger, names: &[&str]) -> String {
        let query = Query { limit: 99, ..Query::default() };
        let found = ledger.search(&query).expect("searches").statements;
        let mut all = format!("{found:?} {:?} {:?}", ledger.doubtful(&query, 2.0), ledger.rejected(99));
        found.iter().for_each(|statement| all += &format!("{:?}", ledger.ties(statement)));
        for id in ledger.articles().expect("reads") {
            all += &format!("{:?} {:?}", ledger.article(&id), ledger.versions(&id));
        }
        let matched = ledger.each_article(&query, |matched| {
            all += &format!("{matched:?}");
            Ok::<_, Error>(())
        });
        matched.expect("reads");
        let judged = ledger.corrections(&mut |judged| {
            all += &format!("{judged:?}");
            Ok(())
        });
        judged.expect("reads");
        for name in names {
            for identity in ledger.identities(name).expect("reads") {
                let told = ledger.told(&identity.ids()).expect("reads");
                all += &format!("{told:?} {:?}", ledger.heard(identity).expect("reads"));
            }
        }
        all
    }

    /// Adds an article in which others answer, repeat and go by what Lee says.
    fn add_entangled(ledger: &mut Ledger) -> Article {
        let mut article = article(
            "a.example/1",
            "Lee said minister Roe took the zyptoblon of Dean Wexquith. Roe denied it. He saw nothing. Poe was elsewhere, Poe \
             said. The minister Roe took the zyptoblon of Dean Wexquith, a paper wrote.",
        );
        article.title = Some("“minister Roe took the zyptoblon of Dean Wexquith”".to_owned());
        let said = says(&article, "Lee", "minister Roe took the zyptoblon of Dean Wexquith");
        let mut denied = denying(says(&article, "Roe denied", "denied it"), 0);
        denied.answers[0].scope = Some(span(&article, "the zyptoblon"));
        denied.answers.push(NewAnswer {
            to: Err(span(&article, "took the zyptoblon")),
            scope: None,
            confidence: 0.5,
        });
        denied.reasons[0].words = Some(span(&article, "zyptoblon"));
        let by_words =
            NewReason { field: "basis".to_owned(), value: String::new(), ..denied.reasons[0].clone() };
        denied.reasons.push(by_words);
        let saw = says(&article, "He", "saw nothing");
        let again = NewStatement {
            content: vec![article.text.span(123..171).expect("on borders")],
            ..says(&article, "a paper", "saw nothing")
        };
        let poe = says(&article, "Poe", "elsewhere");
        let first = run(1);
        let mut entry = entry(&article, &first, vec![said, denied, saw, again, poe]);
        // Who “he” is stands in what Lee says alone.
        entry.named[2].name = span(&article, "Dean Wexquith");
        entry.named[1].facts =
            vec![NewFact { kind: "role", words: span(&article, "minister"), said_by: Some(0) }];
        ledger.append(&entry).expect("appends");
        article
    }

    #[test]
    fn no_word_of_what_is_taken_down_comes_out_by_way_of_others() {
        let (_folder, mut ledger) = ledger();
        let article = add_entangled(&mut ledger);
        let poe = found(&ledger, "elsewhere").remove(0);
        let poe = ledger.statement(&poe).expect("is there");
        let wrong = Correction::Words(Part::Content, vec![span(&article, "Dean Wexquith")]);
        let new = NewJudgement {
            made: CAPTURED,
            who: "Ann",
            is_person: true,
            verdict: Verdict::Corrected(wrong),
            why: "",
        };
        let judgement = ledger.judge(&poe, &new).expect("judges");
        let names = ["Lee", "Roe denied", "Dean Wexquith", "Poe"];
        let words = ["zyptoblon", "Wexquith", "minister"];
        let before = all(&ledger, &names);
        words.iter().for_each(|word| assert!(before.contains(word), "{word} is there before"));

        let claim = found(&ledger, "lee zyptoblon").remove(0);
        assert_eq!(ledger.take_down(&claim, REASON).expect("takes down"), 3);
        let after = all(&ledger, &names);
        words.iter().for_each(|word| assert!(!after.contains(word), "{word}: {after}"));
        assert_eq!(found(&ledger, "wexquith"), [""; 0]);
        assert_eq!(found(&ledger, "nothing").len(), 1, "what has none of the words is there");
        check_sound(&ledger);
        ledger.rebuild(&mut |_| {}).expect("rebuilds");
        check_sound(&ledger);

        ledger.lift(&claim, REASON).expect("lifts");
        assert_eq!(all(&ledger, &names), before);
        ledger.undo(judgement, CAPTURED, "Ann", "").expect("undoes");
        check_sound(&ledger);
    }

    #[test]
    fn what_stands_in_a_hidden_statement_is_hidden_too_and_other_versions_are_named() {
        let (_folder, mut ledger) = ledger();
        let run = run(1);
        let article = article("a.example/1", "Lee said Roe had said yes and Poe had said no.");
        let outer = says(&article, "Lee", "Roe had said yes and Poe had said no");
        let inner = |source, content| NewStatement { parent: Some(0), ..says(&article, source, content) };
        let statements = vec![outer, inner("Roe", "yes"), inner("Poe", "no")];
        ledger.append(&entry(&article, &run, statements)).expect("appends");
        let later = crate::fixture::article("a.example/1", "Lee said Roe had said yes.");
        ledger.append(&entry(&later, &run, vec![says(&later, "Roe", "yes")])).expect("appends");
        let (_, statements) = ledger.article(&article.id.to_string()).expect("is there");
        let yes = statements[1].id.to_string();
        assert_eq!(ledger.take_down(&yes, REASON).expect("takes down"), 3);
        assert_eq!(ledger.other_versions(&yes).expect("reads"), [later.id.to_string()]);
        assert_eq!(ledger.other_versions(&article.id.to_string()).expect("reads"), [later.id.to_string()]);
        ledger.lift(&yes, REASON).expect("lifts");
        let (_, statements) = ledger.article(&article.id.to_string()).expect("is there");
        assert_eq!(statements.len(), 3);
    }

    #[test]
    fn a_takedown_holds_for_the_same_text_elsewhere_now_and_later() {
        let (_folder, mut ledger) = ledger();
        let text = "Lee said Roe had said yes. Poe said no.";
        let run = run(1);
        let articles = ["a.example/1", "b.example/1", "c.example/1"].map(|address| article(address, text));
        let no = |article: &Article| says(article, "Poe", "no");
        for article in &articles[..2] {
            let statements = vec![says(article, "Lee", "Roe had said yes"), no(article)];
            ledger.append(&entry(article, &run, statements)).expect("appends");
        }
        let yes = found(&ledger, "yes").remove(0);
        assert_eq!(ledger.take_down(&yes, REASON).expect("takes down"), 2);
        // Nor do the words stand in a text of which nobody is found to say them.
        ledger.append(&entry(&articles[2], &run, vec![no(&articles[2])])).expect("appends");
        assert_eq!((found(&ledger, "yes").len(), found(&ledger, "no").len()), (0, 3));
        let ids = articles.each_ref().map(|article| article.id.to_string());
        let (record, _) = ledger.article(&ids[2]).expect("is there");
        assert!(!record.text.as_str().contains("yes"), "{}", record.text.as_str());
        check_sound(&ledger);
        ledger.lift(&yes, REASON).expect("lifts");
        assert_eq!(found(&ledger, "yes").len(), 2);

        assert_eq!(ledger.take_down(&ids[1], REASON).expect("takes down"), 5);
        let other = article("d.example/1", text);
        ledger.append(&entry(&other, &run, vec![no(&other)])).expect("appends");
        assert_eq!(found(&ledger, ""), [""; 0]);
        check_sound(&ledger);
        ledger.lift(&ids[0], REASON).expect("lifts");
        assert_eq!(found(&ledger, "").len(), 6);
        check_sound(&ledger);
    }

    #[test]
    fn what_says_the_same_again_in_a_longer_sentence_is_hidden_too() {
        let (_folder, mut ledger) = ledger();
        let said = "Owner Maud Quill hid seven barrels of acid under the school";
        let denied = "that she hid seven barrels of acid under the school";
        let asked = "Quill hid seven barrels of acid under the school and must resign";
        let text = format!(
            "{said}, clerks told it. Quill denied {denied}. Rowe said {asked}. Poe spoke of the school."
        );
        let (article, run) = (article("a.example/1", &text), run(1));
        let statements = vec![
            says(&article, "clerks", said),
            denying(says(&article, "Quill denied", denied), 0),
            says(&article, "Rowe", asked),
            says(&article, "Poe", "of the school"),
        ];
        ledger.append(&entry(&article, &run, statements)).expect("appends");
        let claim = found(&ledger, "clerks").remove(0);
        assert_eq!(ledger.take_down(&claim, REASON).expect("takes down"), 3);
        assert_eq!(found(&ledger, ""), found(&ledger, "poe"));
        let (record, _) = ledger.article(&article.id.to_string()).expect("is there");
        assert!(!record.text.as_str().contains("barrels"), "{}", record.text.as_str());
        check_sound(&ledger);
    }

    #[test]
    fn of_two_who_take_down_at_once_the_second_is_told() {
        let (_folder, mut ledger) = ledger();
        let (article, run) = (article("a.example/1", "Lee said no."), run(1));
        ledger.append(&entry(&article, &run, vec![says(&article, "Lee", "no")])).expect("appends");
        let id = article.id.to_string();
        let path = ledger.path().to_owned();
        let take_down = || Ledger::open(&path).expect("opens").take_down(&id, REASON);
        let taken: Vec<_> = std::thread::scope(|scope| {
            let both = [scope.spawn(take_down), scope.spawn(take_down)];
            both.into_iter().map(|one| one.join().expect("ends")).collect()
        });
        assert_eq!(taken.iter().filter(|taken| taken.is_ok()).count(), 1, "{taken:?}");
        assert!(taken.iter().any(|taken| matches!(taken, Err(Error::AlreadyRemoved(_)))));
        ledger.lift(&id, REASON).expect("lifts");
        assert_eq!(found(&ledger, "no").len(), 1);
    }

    #[test]
    fn what_is_erased_is_in_no_file_of_the_ledger() {
        let (folder, mut ledger) = ledger();
        let run = run(1);
        let mut rare = article("a.example/1", "Quorvaxil said the zyptoblon was safe.");
        rare.title = Some("Zyptoblon scare".to_owned());
        rare.byline = Some("Wexquith".to_owned());
        let mut kept = article("a.example/2", "Lee said the bridge was safe.");
        kept.title = Some("Bridge".to_owned());
        let mut statement = says(&rare, "Quorvaxil", "the zyptoblon was safe");
        statement.reasons[0].value = "zyptoblon".to_owned();
        // Enough to make pages split and parts of the index merge.
        for number in 0..200 {
            let other = article(&format!("b.example/{number}"), &format!("Lee{number} said no{number}."));
            let words = (format!("Lee{number}"), format!("no{number}"));
            let statements = vec![says(&other, &words.0, &words.1)];
            ledger.append(&entry(&other, &run, statements)).expect("appends");
            if number == 100 {
                ledger.append(&entry(&rare, &run, vec![statement.clone()])).expect("appends");
            }
        }
        ledger.append(&entry(&kept, &run, vec![says(&kept, "Lee", "the bridge was safe")])).expect("appends");
        let words = ["uorvaxil", "zyptoblon", "wexquith"];
        words.iter().for_each(|word| assert!(holds(folder.path(), word), "{word} is there before"));
        let statement = found(&ledger, "zyptoblon").remove(0);
        assert!(matches!(ledger.erase(&statement, REASON), Err(Error::NotAnArticle { .. })));

        ledger.erase(&rare.id.to_string(), REASON).expect("erases");
        words.iter().for_each(|word| assert!(!holds(folder.path(), word), "{word} is in a file"));
        assert_eq!(found(&ledger, "safe").len(), 1);
        for id in [rare.id.to_string(), statement] {
            let shown = if id.len() == 64 { ledger.article(&id).err() } else { ledger.statement(&id).err() };
            let Some(Error::Removed(removal)) = shown else { panic!("it says who and why") };
            assert_eq!(removal.kind, RemovalKind::Erasure);
        }
        assert!(ledger.known(&rare).expect("reads").is_some(), "it is not read again");
        check_sound(&ledger);
        ledger.erase(&rare.id.to_string(), REASON).expect("looks through it again");
        drop(ledger);
        words.iter().for_each(|word| assert!(!holds(folder.path(), word), "{word} is in a file"));
    }

    #[test]
    fn a_reader_with_old_pages_is_named() {
        let (_folder, mut ledger) = ledger();
        ledger.connection.busy_timeout(std::time::Duration::ZERO).expect("sets");
        let (article, run) = (article("a.example/1", "Lee said no."), run(1));
        ledger.append(&entry(&article, &run, vec![says(&article, "Lee", "no")])).expect("appends");
        let reader = Ledger::read(ledger.path()).expect("opens");
        let view = reader.connection.unchecked_transaction().expect("reads");
        view.query_row("SELECT count(*) FROM articles", [], |_| Ok(())).expect("reads");
        let id = article.id.to_string();
        assert!(matches!(ledger.erase(&id, REASON), Err(Error::StillRead)));
        drop(view);
        ledger.erase(&id, REASON).expect("nobody reads now");
    }
}
