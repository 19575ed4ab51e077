//! Puts articles into the ledger.

use rusqlite::{OptionalExtension as _, Transaction, params};
use sayso_core::{Article, Digest, Run, Span};

use crate::id::written;
use crate::known::{Sight, current, known, note_capture, place_in};
use crate::linking::LinkedName;
use crate::{Entry, Error, Ledger, Named, NewStatement, StatementId};
use crate::{index, linking, removal, split};

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It is in the ledger now: an article that was not there.
    New,
    /// It is in the ledger now: other words than before at a place that is there.
    NewVersion,
    /// The article was there; what this run made of it is in the ledger now.
    NewReading,
    /// All of it was there.
    Known,
}

impl Ledger {
    /// Records `entry`, whole or not at all. When this returns it is on the disk.
    ///
    /// Sources are those of the same name. [`Ledger::append_linked`] knows more of them.
    pub fn append(&mut self, entry: &Entry<'_>) -> Result<Appended, Error> {
        self.append_linked(entry, |_| Ok(Vec::new()))
    }

    /// Records `entry` as [`Ledger::append`] does, what it names placed as `link` has it, one for each. It is asked once nobody
    /// else can write, so what it finds holds.
    pub fn append_linked(
        &mut self,
        entry: &Entry<'_>,
        link: impl FnOnce(&Ledger) -> Result<Vec<LinkedName>, Error>,
    ) -> Result<Appended, Error> {
        let transaction = self.writing()?;
        // What comes from the ledger itself is in no file that could be a copy.
        let sight = if entry.capture.is_some() { Sight::Copies } else { Sight::Place };
        let known = known(&transaction, entry.article, sight)?.map(|known| known.row);
        let article = known.map_or_else(|| new_article(&transaction, entry), Ok)?;
        if let Some(capture) = entry.capture {
            note_capture(&transaction, capture, article)?;
        }
        let run = run(&transaction, entry.run)?;
        let is_new = known.is_none();
        // What was erased stays so, even if it was being read at that moment.
        if !is_new && (has_reading(&transaction, article, run)? || removal::is_erased(&transaction, article)?)
        {
            transaction.commit()?;
            return Ok(Appended::Known);
        }
        let has_place = is_new && has_earlier(&transaction, article)?;
        let linked = link(self)?;
        index::remove(&transaction, article)?;
        reading(&transaction, entry, &linked, (article, run))?;
        split::place(&transaction, article)?;
        removal::follow(&transaction, article)?;
        index::add(&transaction, article)?;
        transaction.commit()?;
        Ok(match (is_new, has_place) {
            (true, false) => Appended::New,
            (true, true) => Appended::NewVersion,
            (false, _) => Appended::NewReading,
        })
    }
}

/// The row of the article, once it is put in.
fn new_article(transaction: &Transaction<'_>, entry: &Entry<'_>) -> Result<i64, Error> {
    let digest = entry.article.id.to_bytes();
    let Article { name, address, outlet, title, byline, published, updated, canonical, links, text, .. } =
        entry.article;
    let outlet = outlet.as_ref().map(|outlet| interned(transaction, outlet)).transpose()?;
    let place = place_in(transaction, entry.article)?;
    let earlier = current(transaction, &place)?;
    if let Some(earlier) = earlier {
        index::remove(transaction, earlier)?;
    }
    let text_digest = Digest::of(&[text.as_str().as_bytes()]).to_bytes();
    transaction
        .prepare_cached(
            "INSERT INTO articles (digest, place, address, name, outlet, title, byline, published, updated, canonical,
             captured, text_digest, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            digest, place, address.as_str(), name, outlet, title, byline, published, updated, canonical,
            entry.captured, text_digest, text.as_str()
        ])?;
    let id = transaction.last_insert_rowid();
    if let Some(earlier) = earlier {
        index::add(transaction, earlier)?;
    }
    let mut adding = transaction.prepare_cached("INSERT INTO links VALUES (?, ?, ?, ?)")?;
    for link in links {
        adding.execute(params![id, link.span.start(), link.span.end(), link.target])?;
    }
    Ok(id)
}

fn interned(transaction: &Transaction<'_>, outlet: &str) -> Result<i64, Error> {
    transaction.prepare_cached("INSERT OR IGNORE INTO outlets (name) VALUES (?)")?.execute([outlet])?;
    let mut found = transaction.prepare_cached("SELECT id FROM outlets WHERE name = ?")?;
    Ok(found.query_row([outlet], |row| row.get(0))?)
}

fn run(transaction: &Transaction<'_>, run: &Run) -> Result<i64, Error> {
    let values = params![run.version, run.model.to_string(), run.instruction_set];
    transaction
        .prepare_cached("INSERT OR IGNORE INTO runs (version, model, instruction_set) VALUES (?, ?, ?)")?
        .execute(values)?;
    let mut found = transaction
        .prepare_cached("SELECT id FROM runs WHERE version = ? AND model = ? AND instruction_set = ?")?;
    Ok(found.query_row(values, |row| row.get(0))?)
}

fn has_reading(transaction: &Transaction<'_>, article: i64, run: i64) -> Result<bool, Error> {
    let mut known = transaction.prepare_cached("SELECT 1 FROM readings WHERE article = ? AND run = ?")?;
    Ok(known.exists([article, run])?)
}

/// Whether the place of the article had other words before.
fn has_earlier(transaction: &Transaction<'_>, article: i64) -> Result<bool, Error> {
    let mut earlier = transaction.prepare_cached(
        "SELECT 1 FROM articles AS new JOIN articles AS old ON old.place = new.place AND old.id < new.id WHERE new.id = ?",
    )?;
    Ok(earlier.exists([article])?)
}

/// Adds what the run made of the article.
fn reading(
    transaction: &Transaction<'_>,
    entry: &Entry<'_>,
    linked: &[LinkedName],
    (article, run): (i64, i64),
) -> Result<(), Error> {
    transaction
        .prepare_cached("INSERT INTO readings (article, run, made) VALUES (?, ?, ?)")?
        .execute(params![article, run, entry.captured])?;
    let row = transaction.last_insert_rowid();
    let reading = Reading { transaction, article: id_of(transaction, article)?, row };
    let sources = linking::sources(transaction, entry, linked)?;
    let named = entry.named.iter().zip(sources);
    let appearances =
        named.map(|(named, source)| reading.appearance(named, source)).collect::<Result<Vec<_>, _>>()?;
    for (ix, new) in entry.statements.iter().enumerate() {
        let appearance = new.speaker.map(|speaker| appearances[speaker]);
        let statement = reading.statement(ix, new, appearance)?;
        answers(transaction, statement, new)?;
        reasons(transaction, statement, new)?;
    }
    Ok(())
}

/// The id of the article in this row: one that an older sayso put in keeps the one it got.
fn id_of(transaction: &Transaction<'_>, article: i64) -> Result<String, Error> {
    let mut found = transaction.prepare_cached("SELECT lower(hex(digest)) FROM articles WHERE id = ?")?;
    Ok(found.query_row([article], |row| row.get(0))?)
}

/// A reading that is being written down.
struct Reading<'transaction> {
    transaction: &'transaction Transaction<'transaction>,
    /// The id of its article.
    article: String,
    row: i64,
}

impl Reading<'_> {
    fn appearance(&self, named: &Named, source: i64) -> Result<i64, Error> {
        let Reading { transaction, row, .. } = self;
        transaction
            .prepare_cached(
                "INSERT INTO appearances (reading, source, found, name_start, name_end) VALUES (?1, ?2, ?2, ?3, ?4)",
            )?
            .execute(params![row, source, named.name.start(), named.name.end()])?;
        let id = transaction.last_insert_rowid();
        let mut adding = transaction.prepare_cached("INSERT INTO facts VALUES (?, ?, ?, ?, ?)")?;
        for fact in &named.facts {
            adding.execute(params![id, fact.kind, fact.words.start(), fact.words.end(), fact.said_by])?;
        }
        Ok(id)
    }

    fn statement(&self, ix: usize, new: &NewStatement, appearance: Option<i64>) -> Result<i64, Error> {
        let Reading { transaction, article, row } = self;
        transaction
        .prepare_cached(
            "INSERT INTO statements (reading, ix, key, parent, source, cue, content, quotation, confidence, act, sourcing,
             said_from, said_until, appearance) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            row,
            ix,
            StatementId::new(article, new).key(),
            new.parent,
            written(&new.source),
            written(&new.cue),
            written(&new.content),
            new.quotation,
            f64::from(new.confidence),
            new.act,
            new.sourcing,
            new.said.map(|said| said.from().to_string()),
            new.said.map(|said| said.until().to_string()),
            appearance
        ])?;
        Ok(transaction.last_insert_rowid())
    }
}

fn answers(transaction: &Transaction<'_>, statement: i64, new: &NewStatement) -> Result<(), Error> {
    let mut adding = transaction.prepare_cached("INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?, ?)")?;
    for answer in &new.answers {
        let (start, end) = ends(answer.to.err());
        let (scope_start, scope_end) = ends(answer.scope);
        let confidence = f64::from(answer.confidence);
        adding.execute(params![statement, answer.to.ok(), start, end, scope_start, scope_end, confidence])?;
    }
    Ok(())
}

fn reasons(transaction: &Transaction<'_>, statement: i64, new: &NewStatement) -> Result<(), Error> {
    let mut noting =
        transaction.prepare_cached("INSERT OR IGNORE INTO notes (field, value, rule) VALUES (?, ?, ?)")?;
    let mut noted =
        transaction.prepare_cached("SELECT id FROM notes WHERE field = ? AND value = ? AND rule = ?")?;
    let mut adding = transaction.prepare_cached("INSERT INTO reasons VALUES (?, ?, ?, ?, ?)")?;
    for (seq, reason) in new.reasons.iter().enumerate() {
        let values = [&reason.field, &reason.value, &reason.rule];
        let known = noted.query_row(values, |row| row.get::<_, i64>(0)).optional()?;
        let note = match known {
            Some(note) => note,
            None => {
                noting.execute(values)?;
                transaction.last_insert_rowid()
            }
        };
        let (start, end) = ends(reason.words);
        adding.execute(params![statement, seq, note, start, end])?;
    }
    Ok(())
}

fn ends(span: Option<Span>) -> (Option<usize>, Option<usize>) {
    (span.map(Span::start), span.map(Span::end))
}

#[cfg(test)]
mod tests {
    use super::Appended;
    use crate::fixture::{article, denying, entry, ledger, run, says};
    use crate::{Error, Ledger, NewStatement, Order, Query};

    /// The ids of what is found by `text`.
    fn found(ledger: &Ledger, text: &str) -> Vec<String> {
        let query = Query { text: text.to_owned(), limit: 10, order: Order::Time, ..Query::default() };
        let found = ledger.search(&query).expect("searches");
        found.statements.iter().map(|statement| statement.id.to_string()).collect()
    }

    #[test]
    fn what_was_appended_comes_back_as_it_was() {
        let (_folder, mut ledger) = ledger();
        let article = article("a.example/1", "Lee said “é, no”. Roe denied that.");
        let run = run(1);
        let statements = vec![says(&article, "Lee", "“é, no”"), denying(says(&article, "Roe", "that"), 0)];
        let appended = ledger.append(&entry(&article, &run, statements)).expect("appends");
        assert_eq!(appended, Appended::New);

        let (record, statements) = ledger.article(&article.id.to_string()).expect("is there");
        assert_eq!((record.address.as_str(), record.text.as_str()), ("a.example/1", article.text.as_str()));
        let [said, denied] = &statements[..] else { panic!("two statements") };
        assert_eq!(record.words(&said.content), "“é, no”");
        assert_eq!(said.speaker.as_ref().map(|speaker| speaker.name.as_str()), Some("Lee"));
        assert_eq!(
            (said.reasons[0].field.as_str(), said.reasons[0].rule.as_str()),
            ("act", "nothing else fits")
        );
        let ties = ledger.ties(denied).expect("reads");
        assert_eq!(ties.answered[0].id, said.id);
        let ties = ledger.ties(said).expect("reads");
        assert_eq!(ties.answering[0].id, denied.id);
    }

    #[test]
    fn appending_the_same_again_changes_nothing() {
        let (_folder, mut ledger) = ledger();
        let article = article("a.example/1", "Lee said no.");
        let run = run(1);
        let entry = entry(&article, &run, vec![says(&article, "Lee", "no")]);
        ledger.append(&entry).expect("appends");
        assert_eq!(ledger.append(&entry).expect("appends"), Appended::Known);
        assert_eq!(found(&ledger, "no").len(), 1);
    }

    #[test]
    fn other_words_at_the_same_place_are_a_further_version_and_the_last_is_searched() {
        let (_folder, mut ledger) = ledger();
        let run = run(1);
        let old = article("a.example/1", "Lee said no.");
        let new = article("a.example/1", "Lee said maybe.");
        ledger.append(&entry(&old, &run, vec![says(&old, "Lee", "no")])).expect("appends");
        let appended = ledger.append(&entry(&new, &run, vec![says(&new, "Lee", "maybe")])).expect("appends");
        assert_eq!(appended, Appended::NewVersion);
        assert_eq!((found(&ledger, "no").len(), found(&ledger, "maybe").len()), (0, 1));
        let (record, _) = ledger.article(&old.id.to_string()).expect("is kept");
        assert!(record.is_superseded);
    }

    #[test]
    fn a_later_run_counts_and_finds_the_same_statement_under_the_same_id() {
        let (_folder, mut ledger) = ledger();
        let article = article("a.example/1", "Lee said no. Roe said yes.");
        let statements = vec![says(&article, "Lee", "no"), says(&article, "Roe", "yes")];
        ledger.append(&entry(&article, &run(1), statements.clone())).expect("appends");
        let before = found(&ledger, "no");
        let appended = ledger.append(&entry(&article, &run(2), statements[..1].to_vec())).expect("appends");
        assert_eq!(appended, Appended::NewReading);
        assert_eq!(found(&ledger, "no"), before);
        assert_eq!(found(&ledger, "yes"), [""; 0]);
    }

    #[test]
    fn who_is_linked_is_looked_up_while_nobody_else_can_write() {
        let (_folder, mut ledger) = ledger();
        let (one, other) = (article("a.example/1", "Lee said no."), article("a.example/2", "Lee said so."));
        let run = run(1);
        let mut rival = Ledger::open(ledger.path()).expect("opens");
        rival.connection.busy_timeout(std::time::Duration::ZERO).expect("sets");
        let link = |_: &Ledger| {
            let added = rival.append(&entry(&other, &run, vec![says(&other, "Lee", "so")]));
            assert!(matches!(added, Err(Error::Busy)), "{added:?}");
            Ok(Vec::new())
        };
        let appended = ledger.append_linked(&entry(&one, &run, vec![says(&one, "Lee", "no")]), link);
        assert_eq!(appended.expect("appends"), Appended::New);
    }

    #[test]
    fn a_source_that_is_not_named_cannot_become_an_entity() {
        let (_folder, mut ledger) = ledger();
        let article = article("a.example/1", "An official said no.");
        let run = run(1);
        for sourcing in ["unnamed", "vague", "unattributed"] {
            let named = says(&article, "An official", "no");
            let mut entry = entry(&article, &run, vec![named]);
            entry.statements[0] = NewStatement { sourcing: Some(sourcing), ..entry.statements[0].clone() };
            ledger.append(&entry).expect_err("the schema refuses");
            assert_eq!(ledger.known(&article).expect("reads"), None, "nothing of it is kept");
        }
    }
}
