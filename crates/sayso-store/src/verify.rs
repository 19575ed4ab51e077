//! Holds a ledger to everything that must be so in it.

use jiff::Timestamp;
use sayso_core::{Digest, Text};

use crate::index::{self, Derived};
use crate::known::identity_of;
use crate::{Error, Ledger, StatementId, is_later, split};

/// Something that is not as it must be; or a remark, where a reader should know of what is no fault of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What sort it is.
    pub kind: FaultKind,
    /// The id of the article it is about.
    pub article: Option<String>,
    /// The id of the statement it is about.
    pub statement: Option<StatementId>,
    /// What was found, in words.
    pub what: String,
}

/// What sort of fault it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The file is not sound.
    File,
    /// A row refers to one that is not there.
    Reference,
    /// Something cannot be read.
    Unreadable,
    /// A text is not the one whose digest is recorded.
    TextDigest,
    /// An article does not have the digest of its place and text.
    ArticleDigest,
    /// A statement does not have the key of its words.
    StatementKey,
    /// A span is outside of its text, empty, or splits a character.
    Span,
    /// A statement refers to a position where there is none.
    Position,
    /// A person judged or corrected what is not there.
    Judgement,
    /// Something is left of an erased article.
    Erasure,
    /// A source is not the one that judgements make of it; that can be told anew.
    Placement,
    /// The index is not that of what counts; it can be made anew.
    Index,
    /// Counts are not those of what counts; they can be made anew.
    Tallies,
    /// An article was captured more than a minute before one that came earlier: a clock was set back. No fault of the ledger.
    ClockBack,
    /// An article says that it was published after it was captured. No fault of the ledger.
    PublishedLater,
}

impl Fault {
    /// That the file itself is not sound, as SQLite says in `what`.
    pub fn of_file(what: String) -> Fault {
        Fault { kind: FaultKind::File, article: None, statement: None, what }
    }
}

impl FaultKind {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            FaultKind::File => "file",
            FaultKind::Reference => "reference",
            FaultKind::Unreadable => "unreadable",
            FaultKind::TextDigest => "text_digest",
            FaultKind::ArticleDigest => "article_digest",
            FaultKind::StatementKey => "statement_key",
            FaultKind::Span => "span",
            FaultKind::Position => "position",
            FaultKind::Judgement => "judgement",
            FaultKind::Erasure => "erasure",
            FaultKind::Placement => "placement",
            FaultKind::Index => "index",
            FaultKind::Tallies => "tallies",
            FaultKind::ClockBack => "clock_back",
            FaultKind::PublishedLater => "published_later",
        }
    }

    /// Whether the ledger is not as it must be.
    pub fn is_fault(self) -> bool {
        !matches!(self, FaultKind::ClockBack | FaultKind::PublishedLater)
    }

    /// Whether making anew what is derived puts it right.
    pub fn is_derived(self) -> bool {
        matches!(self, FaultKind::Placement | FaultKind::Index | FaultKind::Tallies)
    }
}

/// How much was looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Articles.
    pub articles: usize,
    /// Statements, of all readings.
    pub statements: usize,
    /// Spans.
    pub spans: usize,
}

/// A step of looking through a ledger.
#[derive(Debug)]
pub enum Step {
    /// Something was found.
    Found(Fault),
    /// So many of so many articles are done.
    Done(usize, usize),
}

impl Ledger {
    /// Looks through all of the ledger, as it is at this moment, and reports each step. Where the file is damaged, it looks as
    /// far as it can. Takes no more memory for more articles, but makes the index anew in a temporary file, to hold the one
    /// that is there to it term by term.
    pub fn verify(&self, report: &mut dyn FnMut(Step)) -> Result<Checked, Error> {
        // One view, so that what others add meanwhile is not taken for a fault.
        let view = self.connection.unchecked_transaction()?;
        let mut verification = Verification {
            ledger: self,
            report,
            checked: Checked::default(),
            derived: Derived::default(),
            latest: String::new(),
        };
        match verification.look() {
            Ok(()) => view.commit()?,
            Err(Error::Damaged { what }) => (verification.report)(Step::Found(Fault::of_file(what))),
            Err(error) => return Err(error),
        }
        Ok(verification.checked)
    }

    /// Makes anew what is derived: which source is meant where, the index and the tallies. Reports how many of how many articles are done.
    pub fn rebuild(&mut self, report: &mut dyn FnMut(Step)) -> Result<(), Error> {
        let transaction = self.writing()?;
        index::clear(&transaction)?;
        let articles = article_rows(&transaction)?;
        for (position, article) in articles.iter().enumerate() {
            split::place(&transaction, *article)?;
            index::add(&transaction, *article)?;
            report(Step::Done(position + 1, articles.len()));
        }
        Ok(transaction.commit()?)
    }
}

fn article_rows(connection: &rusqlite::Connection) -> Result<Vec<i64>, Error> {
    let mut found = connection.prepare("SELECT id FROM articles ORDER BY id")?;
    Ok(found.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// A ledger that is being looked through.
struct Verification<'ledger> {
    ledger: &'ledger Ledger,
    report: &'ledger mut dyn FnMut(Step),
    checked: Checked,
    /// What should be derived from the articles so far.
    derived: Derived,
    /// The latest moment of capture so far.
    latest: String,
}

/// One article that is being looked through.
struct Looked {
    row: i64,
    id: String,
    digest: [u8; 32],
    place: String,
    address: String,
    text: Text,
    text_digest: [u8; 32],
    captured: String,
    published: Option<String>,
    is_erased: bool,
}

impl Verification<'_> {
    fn found(&mut self, kind: FaultKind, article: Option<&str>, statement: Option<i64>, what: String) {
        let article = article.map(str::to_owned);
        let statement = statement.map(StatementId::from_key);
        (self.report)(Step::Found(Fault { kind, article, statement, what }));
    }

    fn look(&mut self) -> Result<(), Error> {
        self.file()?;
        index::open_right(&self.ledger.connection)?;
        self.articles()?;
        self.derived()?;
        index::close_right(&self.ledger.connection)
    }

    /// Whether the file is sound, the index in it included.
    fn file(&mut self) -> Result<(), Error> {
        let connection = &self.ledger.connection;
        let mut found = connection.prepare("PRAGMA integrity_check")?;
        let rows = found.query_map([], |row| row.get::<_, String>(0))?;
        for what in rows {
            match what {
                Ok(what) if what == "ok" => {}
                Ok(what) => self.found(FaultKind::File, None, None, what),
                Err(error) => self.found(FaultKind::File, None, None, error.to_string()),
            }
        }
        let mut found = connection.prepare("PRAGMA foreign_key_check")?;
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            let (table, id, parent): (String, Option<i64>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            // Rows of some tables have no number.
            let referring = id.map_or_else(|| "a row".to_owned(), |id| format!("row {id}"));
            let what = format!("{referring} of {table} refers to a row of {parent} that is not there");
            self.found(FaultKind::Reference, None, None, what);
        }
        Ok(())
    }

    fn articles(&mut self) -> Result<(), Error> {
        let rows = article_rows(&self.ledger.connection)?;
        for (position, row) in rows.iter().enumerate() {
            if let Err(error) = self.article(*row) {
                let what = match error {
                    Error::Damaged { what } => what,
                    Error::Sqlite(error) | Error::Disk(error) => error.to_string(),
                    error => error.to_string(),
                };
                self.found(FaultKind::Unreadable, None, None, format!("article in row {row}: {what}"));
            }
            (self.report)(Step::Done(position + 1, rows.len()));
        }
        self.checked.articles = rows.len();
        Ok(())
    }

    fn article(&mut self, row: i64) -> Result<(), Error> {
        let looked = self.looked(row)?;
        self.clocks(&looked);
        if looked.is_erased {
            self.erased(&looked)?;
        } else {
            self.digests(&looked);
            self.keys(&looked)?;
            self.spans(&looked)?;
        }
        self.positions(&looked)?;
        self.judgements(&looked)?;
        for (appearance, right) in split::misplaced(&self.ledger.connection, row)? {
            let what = format!(
                "a source in row {appearance} of those it names is to be #{right} by what was judged"
            );
            self.found(FaultKind::Placement, Some(&looked.id), None, what);
        }
        let derived = Derived::of(&self.ledger.connection, row)?;
        let mut indexed = self.ledger.connection.prepare_cached("SELECT 1 FROM words WHERE rowid = ?")?;
        for (statement, key) in &derived.rows {
            if !indexed.exists([statement])? {
                let what = "it counts, and search does not find it".to_owned();
                self.found(FaultKind::Index, Some(&looked.id), Some(*key), what);
            }
        }
        self.derived.add(&derived);
        Ok(())
    }

    fn looked(&self, row: i64) -> Result<Looked, Error> {
        let mut found = self.ledger.connection.prepare_cached(
            "SELECT lower(hex(digest)), digest, place, address, text, text_digest, captured, published,
                 EXISTS (SELECT 1 FROM hidden AS m WHERE m.article = a.id AND m.kind = 'erasure')
             FROM articles AS a WHERE id = ?",
        )?;
        Ok(found.query_row([row], |columns| {
            Ok(Looked {
                row,
                id: columns.get(0)?,
                digest: columns.get(1)?,
                place: columns.get(2)?,
                address: columns.get(3)?,
                // No longer than a row can be.
                text: Text::new(columns.get::<_, String>(4)?).unwrap_or_else(|_| empty()),
                text_digest: columns.get(5)?,
                captured: columns.get(6)?,
                published: columns.get(7)?,
                is_erased: columns.get(8)?,
            })
        })?)
    }

    fn clocks(&mut self, looked: &Looked) {
        let Looked { captured, published, id, .. } = looked;
        if is_back(captured, &self.latest) {
            let what =
                format!("it was captured at {captured}, and one that came before it at {}", self.latest);
            self.found(FaultKind::ClockBack, Some(id), None, what);
        } else if *captured > self.latest {
            self.latest.clone_from(captured);
        }
        if let Some(published) = published.as_ref().filter(|published| is_later(published, captured)) {
            let what =
                format!("it says that it was published at {published}, and was captured at {captured}");
            self.found(FaultKind::PublishedLater, Some(id), None, what);
        }
    }

    fn digests(&mut self, looked: &Looked) {
        let Looked { id, text, text_digest, place, address, digest, .. } = looked;
        if Digest::of(&[text.as_str().as_bytes()]).to_bytes() != *text_digest {
            let what = "its text is not the one that was put in".to_owned();
            self.found(FaultKind::TextDigest, Some(id), None, what);
        }
        if identity_of(*digest, [place, address], text).is_none() {
            let what = "its id is not that of its place and text".to_owned();
            self.found(FaultKind::ArticleDigest, Some(id), None, what);
        }
    }

    /// The keys of statements, and the spans that they are made of.
    fn keys(&mut self, looked: &Looked) -> Result<(), Error> {
        let mut found = self.ledger.connection.prepare_cached(
            "SELECT s.key, s.source, s.cue, s.content FROM statements AS s JOIN readings AS g ON g.id = s.reading
             WHERE g.article = ? ORDER BY s.id",
        )?;
        let mut rows = found.query([looked.row])?;
        while let Some(row) = rows.next()? {
            let key: i64 = row.get(0)?;
            let parts: [String; 3] = [row.get(1)?, row.get(2)?, row.get(3)?];
            self.checked.statements += 1;
            for part in &parts {
                self.written(looked, Some(key), part);
            }
            if StatementId::of(&looked.id, parts).key() != key {
                let what = "its id is not that of its words".to_owned();
                self.found(FaultKind::StatementKey, Some(&looked.id), Some(key), what);
            }
        }
        Ok(())
    }

    /// Spans as a statement or a correction writes them.
    fn written(&mut self, looked: &Looked, key: Option<i64>, written: &str) {
        let inner = written.strip_prefix('[').and_then(|written| written.strip_suffix(']'));
        let pairs = inner.map(|inner| inner.split_inclusive(']').map(pair).collect::<Option<Vec<_>>>());
        let Some(Some(pairs)) = pairs else {
            let what = format!("“{written}” is no list of spans");
            return self.found(FaultKind::Span, Some(&looked.id), key, what);
        };
        pairs.into_iter().for_each(|(start, end)| self.span(looked, key, (start, end), "a part of it"));
    }

    fn span(&mut self, looked: &Looked, key: Option<i64>, (start, end): (usize, usize), what: &str) {
        self.checked.spans += 1;
        if looked.text.span(start..end).is_none() {
            let what = format!("{what} is at bytes {start} to {end}, which are no words of its text");
            self.found(FaultKind::Span, Some(&looked.id), key, what);
        }
    }

    /// All spans that stand in columns of their own.
    fn spans(&mut self, looked: &Looked) -> Result<(), Error> {
        for (what, sql) in SPANS {
            let mut found = self.ledger.connection.prepare_cached(sql)?;
            let mut rows = found.query([looked.row])?;
            while let Some(row) = rows.next()? {
                let ends: (Option<i64>, Option<i64>) = (row.get(0)?, row.get(1)?);
                let size = |end: i64| usize::try_from(end).unwrap_or(usize::MAX);
                match ends {
                    (Some(start), Some(end)) => {
                        self.span(looked, row.get(2)?, (size(start), size(end)), what);
                    }
                    (None, None) => {}
                    (Some(_), None) | (None, Some(_)) => {
                        let what = format!("{what} has one end only");
                        self.found(FaultKind::Span, Some(&looked.id), row.get(2)?, what);
                    }
                }
            }
        }
        Ok(())
    }

    fn positions(&mut self, looked: &Looked) -> Result<(), Error> {
        for (what, sql) in POSITIONS {
            let mut found = self.ledger.connection.prepare_cached(sql)?;
            let mut rows = found.query([looked.row])?;
            while let Some(row) = rows.next()? {
                let position: i64 = row.get(1)?;
                let what = format!("{what} at position {position}, where there is none");
                self.found(FaultKind::Position, Some(&looked.id), row.get(0)?, what);
            }
        }
        Ok(())
    }

    /// What people hold of statements: that these were found once, and that corrections stand in the text.
    fn judgements(&mut self, looked: &Looked) -> Result<(), Error> {
        let mut found = self.ledger.connection.prepare_cached(
            "SELECT j.id, j.key, j.field, j.value, EXISTS (
                 SELECT 1 FROM statements AS s JOIN readings AS g ON g.id = s.reading
                 WHERE g.article = j.article AND s.key = j.key)
             FROM judgements AS j WHERE j.article = ?1 AND j.subject = 'statement'
             UNION ALL SELECT j.id, j.one_key, NULL, NULL, EXISTS (
                 SELECT 1 FROM statements AS s JOIN readings AS g ON g.id = s.reading
                 WHERE g.article = j.one_article AND s.key = j.one_key)
             FROM judgements AS j WHERE j.one_article = ?1
             UNION ALL SELECT j.id, j.other_key, NULL, NULL, EXISTS (
                 SELECT 1 FROM statements AS s JOIN readings AS g ON g.id = s.reading
                 WHERE g.article = j.other_article AND s.key = j.other_key)
             FROM judgements AS j WHERE j.other_article = ?1",
        )?;
        let mut rows = found.query([looked.row])?;
        while let Some(row) = rows.next()? {
            let (judgement, key, is_found): (i64, i64, bool) = (row.get(0)?, row.get(1)?, row.get(4)?);
            if looked.is_erased {
                continue;
            }
            if !is_found {
                let what = format!("judgement {judgement} is on a statement that no run found");
                self.found(FaultKind::Judgement, Some(&looked.id), Some(key), what);
            }
            let field: Option<String> = row.get(2)?;
            if field.is_some_and(|field| matches!(field.as_str(), "source" | "cue" | "content")) {
                self.written(looked, Some(key), &row.get::<_, String>(3)?);
            }
        }
        Ok(())
    }

    fn erased(&mut self, looked: &Looked) -> Result<(), Error> {
        let left: i64 = self
            .ledger
            .connection
            .prepare_cached(
                "SELECT (SELECT count(*) FROM links WHERE article = ?1) + (
                     SELECT count(*) FROM readings AS g LEFT JOIN statements AS s ON s.reading = g.id
                     LEFT JOIN appearances AS p ON p.reading = g.id
                     WHERE g.article = ?1 AND (s.id IS NOT NULL OR p.id IS NOT NULL))",
            )?
            .query_row([looked.row], |row| row.get(0))?;
        if left > 0 || !looked.text.as_str().is_empty() {
            let what = "it was erased, and parts of it are here".to_owned();
            self.found(FaultKind::Erasure, Some(&looked.id), None, what);
        }
        Ok(())
    }

    /// The index and the tallies, once all articles are known.
    fn derived(&mut self) -> Result<(), Error> {
        let connection = &self.ledger.connection;
        let mut found = connection.prepare(index::TOO_MANY)?;
        let rows = found.query_map([], |row| row.get::<_, i64>(0))?.collect::<Result<Vec<i64>, _>>()?;
        for row in rows {
            let what = format!("search finds row {row} of statements, which does not count");
            self.found(FaultKind::Index, None, None, what);
        }
        for row in index::otherwise(connection)? {
            let (article, key) = connection.query_row(
                "SELECT lower(hex(a.digest)), s.key FROM statements AS s JOIN readings AS g ON g.id = s.reading
                 JOIN articles AS a ON a.id = g.article WHERE s.id = ?",
                [row],
                |row| Ok((row.get::<_, String>(0)?, row.get(1)?)),
            )?;
            let what =
                "search finds it by other words, or by another act, source or outlet, than it has".to_owned();
            self.found(FaultKind::Index, Some(&article), Some(key), what);
        }
        let recorded = Derived::recorded(connection)?;
        for (of, count) in recorded.differences(&self.derived) {
            self.found(FaultKind::Tallies, None, None, format!("{of}: {count}"));
        }
        Ok(())
    }
}

/// The ends that `written` has, `[start,end]` with or without a comma before it.
fn pair(written: &str) -> Option<(usize, usize)> {
    let inner = written.trim_start_matches(',').strip_prefix('[')?.strip_suffix(']')?;
    let (start, end) = inner.split_once(',')?;
    Some((start.parse().ok()?, end.parse().ok()?))
}

fn empty() -> Text {
    Text::new("").expect("short")
}

/// Of programs that add at once, one waits for the other, and what it captured first is put in later: by so many seconds at most.
const AT_ONCE: i64 = 60;

/// Whether the clock went back from `latest` to `captured`.
fn is_back(captured: &str, latest: &str) -> bool {
    let second = |time: &str| time.parse::<Timestamp>().ok().map(Timestamp::as_second);
    match (second(captured), second(latest)) {
        (Some(captured), Some(latest)) => captured + AT_ONCE < latest,
        _ => captured < latest,
    }
}

/// Spans of article 1 in columns: first, one past the last, and the key of their statement.
static SPANS: &[(&str, &str)] = &[
    ("a link", "SELECT start, end, NULL FROM links WHERE article = ?1"),
    (
        "a name",
        "SELECT name_start, name_end, NULL FROM appearances AS p JOIN readings AS g ON g.id = p.reading WHERE g.article = ?1",
    ),
    (
        "a fact",
        "SELECT f.start, f.end, NULL FROM facts AS f JOIN appearances AS p ON p.id = f.appearance
         JOIN readings AS g ON g.id = p.reading WHERE g.article = ?1",
    ),
    (
        "what it answers",
        "SELECT t.report_start, t.report_end, s.key FROM answers AS t JOIN statements AS s ON s.id = t.statement
         JOIN readings AS g ON g.id = s.reading WHERE g.article = ?1",
    ),
    (
        "the part that it answers",
        "SELECT t.scope_start, t.scope_end, s.key FROM answers AS t JOIN statements AS s ON s.id = t.statement
         JOIN readings AS g ON g.id = s.reading WHERE g.article = ?1",
    ),
    (
        "a reason",
        "SELECT r.start, r.end, s.key FROM reasons AS r JOIN statements AS s ON s.id = r.statement
         JOIN readings AS g ON g.id = s.reading WHERE g.article = ?1",
    ),
];

/// Statements of article 1 that refer to a position where there is none: their key, and the position.
static POSITIONS: &[(&str, &str)] = &[
    (
        "it stands in the content of one",
        "SELECT s.key, s.parent FROM statements AS s JOIN readings AS g ON g.id = s.reading
         WHERE g.article = ?1 AND s.parent IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM statements AS o WHERE o.reading = s.reading AND o.ix = s.parent)",
    ),
    (
        "it answers one",
        "SELECT s.key, t.answered FROM answers AS t JOIN statements AS s ON s.id = t.statement
         JOIN readings AS g ON g.id = s.reading WHERE g.article = ?1 AND t.answered IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM statements AS o WHERE o.reading = s.reading AND o.ix = t.answered)",
    ),
    (
        "a fact stands in the content of one",
        "SELECT NULL, f.said_by FROM facts AS f JOIN appearances AS p ON p.id = f.appearance
         JOIN readings AS g ON g.id = p.reading WHERE g.article = ?1 AND f.said_by IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM statements AS o WHERE o.reading = p.reading AND o.ix = f.said_by)",
    ),
];

#[cfg(test)]
mod tests {
    use super::{FaultKind, Step};
    use crate::fixture::{article, denying, entry, ledger, run, says};
    use crate::{Ledger, Query};

    /// The sorts of what is found in a ledger of two articles after `change`.
    fn found_after(change: &str) -> (Vec<FaultKind>, tempfile::TempDir, Ledger) {
        let (folder, mut ledger) = ledger();
        let run = run(1);
        for number in 1..=2 {
            let article = article(&format!("a.example/{number}"), "Lee said “é, no”. Roe denied that.");
            let statements =
                vec![says(&article, "Lee", "“é, no”"), denying(says(&article, "Roe", "that"), 0)];
            ledger.append(&entry(&article, &run, statements)).expect("appends");
        }
        ledger.connection.execute_batch("PRAGMA foreign_keys = OFF").expect("sets");
        ledger.connection.execute_batch(change).expect("changes");
        (kinds(&ledger), folder, ledger)
    }

    fn kinds(ledger: &Ledger) -> Vec<FaultKind> {
        let mut kinds = Vec::new();
        let checked = ledger.verify(&mut |step| {
            if let Step::Found(fault) = step {
                kinds.push(fault.kind);
            }
        });
        assert_eq!(checked.expect("verifies").articles, 2);
        kinds.dedup();
        kinds
    }

    #[test]
    fn a_clock_went_back_by_more_than_programs_wait_for_one_another() {
        let check = |captured, latest, expected| assert_eq!(super::is_back(captured, latest), expected);
        let latest = "2026-02-09T10:01:00Z";
        check("2026-02-09T10:01:01Z", latest, false);
        check("2026-02-09T10:00:59Z", latest, false);
        check("2026-02-09T10:00:00Z", latest, false);
        check("2026-02-09T09:59:59Z", latest, true);
        check("2026-02-09", "no time", true);
        check("2026-02-09T10:01:00Z", "", false);
    }

    #[test]
    fn a_ledger_as_it_was_made_has_no_fault() {
        assert_eq!(found_after("").0, []);
    }

    #[test]
    fn each_fault_is_named() {
        use FaultKind::{
            ArticleDigest, ClockBack, Judgement, Position, PublishedLater, Reference, Span, StatementKey,
            TextDigest, Unreadable,
        };
        for (change, expected) in [
            (
                "UPDATE articles SET text = replace(text, 'Lee', 'Poe') WHERE id = 1",
                &[TextDigest, ArticleDigest][..],
            ),
            ("UPDATE articles SET place = 'b', address = 'b' WHERE id = 1", &[ArticleDigest]),
            ("UPDATE articles SET digest = zeroblob(32) WHERE id = 1", &[ArticleDigest, StatementKey]),
            ("UPDATE statements SET key = key + 1 WHERE id = 1", &[StatementKey]),
            ("UPDATE reasons SET start = 1000, end = 1001 WHERE statement = 1", &[Span]),
            ("UPDATE appearances SET name_start = 13, name_end = 14 WHERE id = 1", &[Span]),
            ("UPDATE statements SET parent = 7 WHERE id = 1", &[Position]),
            ("UPDATE answers SET answered = 7", &[Position]),
            ("UPDATE statements SET appearance = 99 WHERE id = 1", &[Reference]),
            ("UPDATE articles SET text = CAST(x'ff' AS TEXT) WHERE id = 1", &[Unreadable]),
            (
                "INSERT INTO judgements (made, who, is_person, subject, article, key, verdict, why)
                 VALUES ('', '', 1, 'statement', 1, 5, 'yes', '')",
                &[Judgement],
            ),
            ("UPDATE articles SET captured = '2026-02-01T00:00:00Z' WHERE id = 2", &[ClockBack]),
            ("UPDATE articles SET published = '2087-01-01' WHERE id = 1", &[PublishedLater]),
        ] {
            let (found, ..) = found_after(change);
            let is_named = expected.iter().all(|kind| found.contains(kind));
            assert!(is_named, "{change}: {found:?}");
        }
    }

    #[test]
    fn a_row_that_refers_to_nothing_is_named_by_its_number_if_it_has_one() {
        for (change, expected) in [
            (
                "UPDATE statements SET appearance = 99 WHERE id = 1",
                "row 1 of statements refers to a row of appearances that is not there",
            ),
            (
                "INSERT INTO reasons (statement, seq, note) VALUES (99, 0, 1)",
                "a row of reasons refers to a row of statements that is not there",
            ),
        ] {
            let (_, _folder, ledger) = found_after(change);
            let mut found = Vec::new();
            let verified = ledger.verify(&mut |step| {
                if let Step::Found(fault) = step {
                    found.push(fault.what);
                }
            });
            verified.expect("verifies");
            assert!(found.iter().any(|what| what == expected), "{change}: {found:?}");
        }
    }

    #[test]
    fn a_span_in_a_part_is_held_to_its_text() {
        for content in ["[[1000,1001]]", "[[13,14]]", "[[5,5]]", "5", "[[5]]"] {
            let (found, ..) =
                found_after(&format!("UPDATE statements SET content = '{content}' WHERE id = 1"));
            assert!(found.contains(&FaultKind::Span), "{content}: {found:?}");
        }
    }

    #[test]
    fn what_is_derived_can_be_made_anew() {
        for (change, expected) in [
            ("DELETE FROM words WHERE rowid = 1", FaultKind::Index),
            (
                "DELETE FROM words WHERE rowid = 1;
                 INSERT INTO words (rowid, source, content, facets) SELECT 1, 'Lee', 'é, maybe', '' ",
                FaultKind::Index,
            ),
            ("INSERT INTO words (rowid, source) VALUES (77, 'Poe')", FaultKind::Index),
            ("UPDATE tallies SET count = count + 1", FaultKind::Tallies),
        ] {
            let (found, _folder, mut ledger) = found_after(change);
            assert_eq!(found, [expected], "{change}");
            ledger.rebuild(&mut |_| {}).expect("rebuilds");
            assert_eq!(kinds(&ledger), [], "{change}");
            let denials = Query { acts: vec!["deny".to_owned()], limit: 9, ..Query::default() };
            assert_eq!(ledger.search(&denials).expect("searches").count, 2);
        }
    }

    #[test]
    fn a_statement_that_is_found_by_other_words_is_named() {
        let right = "xactdeny0 xsourcingnamedperson0 xquotationindirect0 xoutlet00 xyear0 xsource20";
        for (source, content, facets, is_right) in [
            ("Roe", "that", right, true),
            ("roe", "“That”!", right, true),
            ("Roe", "this", right, false),
            ("that", "Roe", right, false),
            ("Roe", "that that", right, false),
            ("Roe", "that", "xactconfirm0", false),
        ] {
            let (_, _folder, ledger) = found_after(&format!(
                "DELETE FROM words WHERE rowid = 2;
                 INSERT INTO words (rowid, source, content, facets) VALUES (2, '{source}', '{content}', '{facets}')"
            ));
            let named = ledger.statement_at(2).expect("is there").id;
            let mut found = Vec::new();
            let verified = ledger.verify(&mut |step| {
                if let Step::Found(fault) = step {
                    found.push((fault.kind, fault.statement));
                }
            });
            verified.expect("verifies");
            let expected = if is_right { vec![] } else { vec![(FaultKind::Index, Some(named))] };
            assert_eq!(found, expected, "{source}: {content}");
        }
    }

    #[test]
    fn what_cannot_be_looked_at_further_is_a_fault_of_the_file() {
        let (_folder, ledger) = ledger();
        ledger.connection.execute_batch("PRAGMA writable_schema = ON").expect("sets");
        let damage =
            "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'runs')
             WHERE name = 'tallies'";
        ledger.connection.execute(damage, []).expect("damages");
        let damaged = Ledger::read(ledger.path()).expect("opens");
        let mut kinds = Vec::new();
        let looked = damaged.verify(&mut |step| {
            if let Step::Found(fault) = step {
                kinds.push(fault.kind);
            }
        });
        assert_eq!(looked.expect("looks").articles, 0);
        assert!(kinds.contains(&FaultKind::File), "{kinds:?}");
    }
}
