//! What people and machines hold of statements: judged, corrected, noted, and taken back.

use std::rc::Rc;

use rusqlite::{Connection, OptionalExtension as _, Row, params, params_from_iter};
use sayso_core::Text;

use crate::correction::Correction;
use crate::record::damaged;
use crate::{ArticleRecord, Error, Ledger, Query, Statement, StatementId, index, split};

/// What is held of a statement. A later one stands above an earlier one, a person's above a machine's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// Its number, by which it can be taken back.
    pub id: i64,
    /// When, ISO 8601 in UTC.
    pub made: String,
    /// The name of a person; for a machine, its rule.
    pub who: String,
    /// Whether it is a person's.
    pub is_person: bool,
    /// What is held.
    pub verdict: Verdict,
    /// Why, in words; for a note, the note.
    pub why: String,
}

/// What can be held of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is one, as it was found.
    Yes,
    /// It is none.
    No,
    /// Nobody can tell.
    Unsure,
    /// It is one, with this put right.
    Corrected(Correction),
    /// Nothing; something is to be said about it.
    Noted,
}

impl Verdict {
    /// The word for it.
    pub fn name(&self) -> &'static str {
        match self {
            Verdict::Yes => "yes",
            Verdict::No => "no",
            Verdict::Unsure => "unsure",
            Verdict::Corrected(_) => "corrected",
            Verdict::Noted => "noted",
        }
    }
}

/// A judgement to be recorded.
#[derive(Clone, Debug)]
pub struct NewJudgement<'a> {
    /// When, ISO 8601 in UTC.
    pub made: &'a str,
    /// The name of a person, or the rule of a machine.
    pub who: &'a str,
    /// Whether it is a person.
    pub is_person: bool,
    /// What is held.
    pub verdict: Verdict,
    /// Why.
    pub why: &'a str,
}

impl Statement {
    /// What holds of it, notes aside.
    pub fn judged(&self) -> Option<&Judgement> {
        let verdicts = self.judgements.iter().filter(|judgement| judgement.verdict != Verdict::Noted);
        verdicts.max_by_key(|judgement| (judgement.is_person, judgement.id))
    }

    /// Whether it is judged to be none.
    pub fn is_rejected(&self) -> bool {
        self.judged().is_some_and(|judgement| judgement.verdict == Verdict::No)
    }
}

/// A statement as a run found it, with what people hold of it: what models can learn from.
#[derive(Clone, Debug)]
pub struct Judged {
    /// As the run found it.
    pub found: Statement,
    /// With everything put right.
    pub corrected: Statement,
}

impl Ledger {
    /// Records what is held of `statement`. Returns the number of the judgement.
    pub fn judge(&mut self, statement: &Statement, new: &NewJudgement<'_>) -> Result<i64, Error> {
        let transaction = self.writing()?;
        let article = statement.article.row;
        index::remove(&transaction, article)?;
        let NewJudgement { made, who, is_person, verdict, why } = new;
        let correction = match verdict {
            Verdict::Corrected(correction) => Some(correction),
            Verdict::Yes | Verdict::No | Verdict::Unsure | Verdict::Noted => None,
        };
        let (field, value) = (correction.map(Correction::field), correction.map(Correction::value));
        let key = statement.id.key();
        transaction.execute(
            "INSERT INTO judgements (made, who, is_person, subject, article, key, verdict, field, value, why)
             VALUES (?, ?, ?, 'statement', ?, ?, ?, ?, ?, ?)",
            params![made, who, is_person, article, key, verdict.name(), field, value, why],
        )?;
        let id = transaction.last_insert_rowid();
        index::add(&transaction, article)?;
        transaction.commit()?;
        Ok(id)
    }

    /// Takes back the judgement with this number, in the name of a person: what was judged before holds again. Both stay
    /// recorded. Returns the number of the new one.
    pub fn undo(&mut self, judgement: i64, made: &str, who: &str, why: &str) -> Result<i64, Error> {
        let transaction = self.writing()?;
        let article = standing(&transaction, judgement)?;
        if let Some(article) = article {
            index::remove(&transaction, article)?;
        }
        transaction.execute(
            "INSERT INTO judgements
             (made, who, is_person, subject, article, key, source, other, one_article, one_key, other_article, other_key,
                 verdict, field, value, why, undoes)
             SELECT ?2, ?3, 1, subject, article, key, source, other, one_article, one_key, other_article, other_key,
                 verdict, field, value, ?4, id
             FROM judgements WHERE id = ?1",
            params![judgement, made, who, why],
        )?;
        let id = transaction.last_insert_rowid();
        if let Some(article) = article {
            split::place(&transaction, article)?;
            index::add(&transaction, article)?;
        }
        transaction.commit()?;
        Ok(id)
    }

    /// The statements that count, that `query` asks for and that no person has judged, the least sure first; only those
    /// less sure than `below`.
    pub fn doubtful(&self, query: &Query, below: f64) -> Result<Vec<Statement>, Error> {
        let (conditions, values) = query.conditions()?;
        let sql = format!(
            "SELECT s.id FROM statements AS s JOIN words AS w ON w.rowid = s.id
             JOIN readings AS g ON g.id = s.reading JOIN articles AS a ON a.id = g.article
             WHERE {} AND s.confidence < {below} AND NOT EXISTS (
                 SELECT 1 FROM held AS h WHERE h.article = a.id AND h.key = s.key AND h.is_person AND h.verdict <> 'noted')
             ORDER BY s.confidence, s.id LIMIT {}",
            conditions.join(" AND "),
            query.limit,
        );
        let mut found = self.connection.prepare(&sql)?;
        let rows = found.query_map(params_from_iter(values), |row| row.get(0))?;
        let rows = rows.collect::<Result<Vec<i64>, _>>()?;
        rows.into_iter().map(|row| self.statement_at(row)).collect()
    }

    /// The statements that are judged to be none, though their articles and the last readings of these have them, the
    /// latest judged first.
    pub fn rejected(&self, limit: usize) -> Result<Vec<Statement>, Error> {
        let rows = self.rows_of(
            "SELECT s.id FROM rejected AS j JOIN statements AS s ON s.key = j.key
             JOIN readings AS g ON g.id = s.reading AND g.article = j.article
             WHERE g.id = (SELECT max(id) FROM readings WHERE article = j.article)
             AND NOT EXISTS (SELECT 1 FROM hidden AS m WHERE m.article = j.article AND (m.key IS NULL OR m.key = s.key))
             GROUP BY s.id ORDER BY (
                 SELECT max(h.id) FROM held AS h WHERE h.article = j.article AND h.key = j.key AND h.verdict = 'no'
             ) DESC LIMIT ?",
            i64::try_from(limit).unwrap_or(i64::MAX),
        )?;
        rows.into_iter().map(|row| self.statement_at(row)).collect()
    }

    /// Hands each statement that a person has judged to `each`, as the last run that found it has it and as it is with
    /// everything put right, in the order in which they came. What is hidden is left out.
    pub fn corrections(&self, each: &mut dyn FnMut(Judged) -> Result<(), Error>) -> Result<(), Error> {
        let rows = self.rows_of(
            "SELECT max(s.id) FROM held AS j JOIN statements AS s ON s.key = j.key
             JOIN readings AS g ON g.id = s.reading AND g.article = j.article
             WHERE j.is_person = ? AND j.verdict <> 'noted'
             AND NOT EXISTS (SELECT 1 FROM hidden AS m WHERE m.article = j.article AND (m.key IS NULL OR m.key = j.key))
             GROUP BY j.article, j.key ORDER BY 1",
            1,
        )?;
        for row in rows {
            each(Judged { found: self.statement_as_found(row)?, corrected: self.statement_at(row)? })?;
        }
        Ok(())
    }

    /// What people hold of statements that the last readings of their articles no longer have; of `article` alone, where
    /// one is given. Each with the statement as the last run that found it has it.
    pub fn unfitting(&self, article: Option<&ArticleRecord>) -> Result<Vec<Statement>, Error> {
        let of = if article.is_some() { "j.article = ?1" } else { "?1 IS NULL" };
        let sql = format!(
            "SELECT max(s.id) FROM held AS j JOIN statements AS s ON s.key = j.key
             JOIN readings AS g ON g.id = s.reading AND g.article = j.article
             WHERE {of} AND j.is_person AND j.verdict <> 'noted'
             AND NOT EXISTS (SELECT 1 FROM hidden AS m WHERE m.article = j.article AND (m.key IS NULL OR m.key = j.key))
             GROUP BY j.article, j.key
             HAVING max(g.id) < (SELECT max(id) FROM readings WHERE article = j.article) ORDER BY 1"
        );
        let rows = self.rows_of(&sql, article.map(|article| article.row))?;
        rows.into_iter().map(|row| self.statement_at(row)).collect()
    }

    fn rows_of(&self, sql: &str, value: impl rusqlite::ToSql) -> Result<Vec<i64>, Error> {
        let mut found = self.connection.prepare_cached(sql)?;
        Ok(found.query_map([value], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// What is held of the statement with this key of `article`, the oldest first.
    pub(crate) fn judgements_on(
        &self,
        article: &Rc<ArticleRecord>,
        id: StatementId,
    ) -> Result<Vec<Judgement>, Error> {
        let mut found = self.connection.prepare_cached(
            "SELECT id, made, who, is_person, verdict, field, value, why FROM held
             WHERE article = ? AND key = ? ORDER BY id",
        )?;
        let mut rows = found.query([article.row, id.key()])?;
        let mut judgements = Vec::new();
        while let Some(row) = rows.next()? {
            judgements.push(judgement_in(row, &article.text)?);
        }
        Ok(judgements)
    }
}

/// The article of the judgement with this number, if it is on a statement, or on a source in one article. It must be one
/// that stands.
fn standing(connection: &Connection, judgement: i64) -> Result<Option<i64>, Error> {
    let found = connection
        .query_row(
            "SELECT article, undoes, (SELECT who FROM judgements AS u WHERE u.undoes = j.id) FROM judgements AS j
             WHERE id = ?",
            [judgement],
            |row| Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?, row.get::<_, Option<String>>(2)?)),
        )
        .optional()?;
    match found {
        None => Err(Error::NoJudgement { id: judgement }),
        Some((_, Some(_), _)) => Err(Error::Undone { id: judgement, who: None }),
        Some((_, None, Some(who))) => Err(Error::Undone { id: judgement, who: Some(who) }),
        Some((article, None, None)) => Ok(article),
    }
}

fn judgement_in(row: &Row<'_>, text: &Text) -> Result<Judgement, Error> {
    let verdict: String = row.get(4)?;
    let verdict = match verdict.as_str() {
        "yes" => Verdict::Yes,
        "no" => Verdict::No,
        "unsure" => Verdict::Unsure,
        "noted" => Verdict::Noted,
        "corrected" => Verdict::Corrected(Correction::read(&row.get::<_, String>(5)?, row.get(6)?, text)?),
        _ => return Err(damaged("a judgement says what none can say")),
    };
    Ok(Judgement {
        id: row.get(0)?,
        made: row.get(1)?,
        who: row.get(2)?,
        is_person: row.get(3)?,
        verdict,
        why: row.get(7)?,
    })
}

#[cfg(test)]
mod tests {
    use super::{NewJudgement, Verdict};
    use crate::fixture::{CAPTURED, article, denying, entry, ledger, run, says, span};
    use crate::{Correction, Error, Ledger, Order, Part, Query, Step};

    fn new(who: &str, is_person: bool, verdict: Verdict) -> NewJudgement<'_> {
        NewJudgement { made: CAPTURED, who, is_person, verdict, why: "" }
    }

    /// A ledger in which Lee says no, and Roe denies that.
    fn filled() -> (tempfile::TempDir, Ledger, sayso_core::Article) {
        let (folder, mut ledger) = ledger();
        let article = article("a.example/1", "Lee said no. Roe denied that.");
        let statements = vec![says(&article, "Lee", "no"), denying(says(&article, "Roe", "that"), 0)];
        ledger.append(&entry(&article, &run(1), statements)).expect("appends");
        (folder, ledger, article)
    }

    fn found(ledger: &Ledger, query: Query) -> Vec<String> {
        let found = ledger.search(&Query { limit: 9, order: Order::Time, ..query }).expect("searches");
        found.statements.iter().map(|found| found.article.words(&found.content)).collect()
    }

    fn acts(act: &str) -> Query {
        Query { acts: vec![act.to_owned()], ..Query::default() }
    }

    #[track_caller]
    fn check_sound(ledger: &Ledger) {
        ledger.verify(&mut |step| assert!(matches!(step, Step::Done(..)), "{step:?}")).expect("verifies");
    }

    #[test]
    fn what_a_person_rejects_counts_no_more_and_takes_back() {
        let (_folder, mut ledger, article) = filled();
        let (_, statements) = ledger.article(&article.id.to_string()).expect("is there");
        let judgement = ledger.judge(&statements[1], &new("Ann", true, Verdict::No)).expect("judges");
        assert_eq!(found(&ledger, Query::default()), ["no"]);
        assert!(ledger.ties(&statements[0]).expect("reads").answering.is_empty());
        let rejected = ledger.statement(&statements[1].id.to_string()).expect("shows");
        assert!(rejected.is_rejected());
        assert_eq!(ledger.rejected(9).expect("reads")[0].id, rejected.id);
        check_sound(&ledger);

        ledger.undo(judgement, CAPTURED, "Ann", "").expect("undoes");
        assert_eq!(found(&ledger, Query::default()), ["no", "that"]);
        assert!(ledger.rejected(9).expect("reads").is_empty());
        assert!(matches!(ledger.undo(judgement, CAPTURED, "Ann", ""), Err(Error::Undone { .. })));
        assert!(matches!(ledger.undo(99, CAPTURED, "Ann", ""), Err(Error::NoJudgement { .. })));
        check_sound(&ledger);
    }

    #[test]
    fn of_what_is_rejected_the_latest_judged_comes_first() {
        let (_folder, mut ledger, article) = filled();
        let (_, statements) = ledger.article(&article.id.to_string()).expect("is there");
        let rejected = |ledger: &Ledger, limit| {
            let rejected = ledger.rejected(limit).expect("reads");
            rejected.iter().map(|statement| statement.ix).collect::<Vec<_>>()
        };
        for (ix, expected) in [(1, &[1][..]), (0, &[0, 1]), (1, &[1, 0])] {
            ledger.judge(&statements[ix], &new("Ann", true, Verdict::No)).expect("judges");
            assert_eq!(rejected(&ledger, 9), expected);
        }
        assert_eq!(rejected(&ledger, 1), [1]);
    }

    #[test]
    fn a_person_outranks_a_machine_and_a_note_says_neither() {
        let (_folder, mut ledger, article) = filled();
        let (_, statements) = ledger.article(&article.id.to_string()).expect("is there");
        let statement = &statements[0];
        for (who, is_person, verdict, is_rejected) in [
            ("rule", false, Verdict::No, true),
            ("Ann", true, Verdict::Yes, false),
            ("rule", false, Verdict::No, false),
            ("Ben", true, Verdict::No, true),
            ("Ann", true, Verdict::Noted, true),
        ] {
            ledger.judge(statement, &new(who, is_person, verdict)).expect("judges");
            let judged = ledger.statement(&statement.id.to_string()).expect("shows");
            assert_eq!(judged.is_rejected(), is_rejected, "{who}");
            assert_eq!(found(&ledger, Query::default()).len(), if is_rejected { 1 } else { 2 }, "{who}");
        }
    }

    #[test]
    fn what_is_put_right_shows_and_is_found_and_the_id_stays() {
        let (_folder, mut ledger, article) = filled();
        let (_, statements) = ledger.article(&article.id.to_string()).expect("is there");
        let corrections = [
            Correction::Act("confirm".to_owned()),
            Correction::Words(Part::Source, vec![span(&article, "Lee")]),
            Correction::Words(Part::Content, vec![span(&article, "said no")]),
        ];
        for correction in corrections {
            ledger.judge(&statements[1], &new("Ann", true, Verdict::Corrected(correction))).expect("judges");
        }
        let right = ledger.statement(&statements[1].id.to_string()).expect("shows");
        assert_eq!(right.act.as_deref(), Some("confirm"));
        assert_eq!(right.speaker.as_ref().map(|speaker| speaker.name.as_str()), Some("Lee"));
        assert_eq!(right.article.words(&right.content), "said no");
        assert_eq!(found(&ledger, acts("deny")), [""; 0]);
        assert_eq!(found(&ledger, acts("confirm")), ["said no"]);
        let all = ledger.search(&Query { limit: 9, ..Query::default() }).expect("searches");
        assert_eq!(all.tallies.acts.get("confirm"), Some(&1));
        check_sound(&ledger);

        let mut learnt = Vec::new();
        let learning = ledger.corrections(&mut |judged| {
            learnt.push(judged);
            Ok(())
        });
        learning.expect("reads");
        let [judged] = &learnt[..] else { panic!("one was judged") };
        assert_eq!(
            (judged.found.act.as_deref(), judged.corrected.act.as_deref()),
            (Some("deny"), Some("confirm"))
        );
    }

    #[test]
    fn a_source_said_to_be_unnamed_is_no_entity() {
        let (_folder, mut ledger, article) = filled();
        let (_, statements) = ledger.article(&article.id.to_string()).expect("is there");
        let unnamed = Verdict::Corrected(Correction::Sourcing("unnamed".to_owned()));
        ledger.judge(&statements[0], &new("Ann", true, unnamed)).expect("judges");
        assert_eq!(ledger.statement(&statements[0].id.to_string()).expect("shows").speaker, None);
        let speakers = ledger.sources_called("Lee").expect("reads");
        assert_eq!(found(&ledger, Query { speakers, is_by_speaker: true, ..Query::default() }), [""; 0]);
    }

    #[test]
    fn the_least_sure_that_nobody_judged_come_first() {
        let (_folder, mut ledger, article) = filled();
        let mut statements = vec![says(&article, "Lee", "no"), says(&article, "Roe", "that")];
        statements[1].confidence = 0.25;
        ledger.append(&entry(&article, &run(2), statements)).expect("appends");
        let query = Query { limit: 9, ..Query::default() };
        let doubtful = ledger.doubtful(&query, 1.0).expect("reads");
        let contents: Vec<String> =
            doubtful.iter().map(|found| found.article.words(&found.content)).collect();
        assert_eq!(contents, ["that", "no"]);
        assert_eq!(ledger.doubtful(&query, 0.5).expect("reads").len(), 1);
        ledger.judge(&doubtful[0], &new("Ann", true, Verdict::Yes)).expect("judges");
        assert_eq!(ledger.doubtful(&query, 0.5).expect("reads").len(), 0);
    }

    #[test]
    fn judgements_outlast_runs_and_those_that_fit_no_more_are_told() {
        let (_folder, mut ledger, article) = filled();
        let (record, statements) = ledger.article(&article.id.to_string()).expect("is there");
        for statement in &statements {
            ledger.judge(statement, &new("Ann", true, Verdict::Yes)).expect("judges");
        }
        ledger.append(&entry(&article, &run(2), vec![says(&article, "Lee", "no")])).expect("appends");
        let (_, again) = ledger.article(&article.id.to_string()).expect("is there");
        assert_eq!(again[0].judged().map(|judgement| judgement.who.as_str()), Some("Ann"));
        let unfitting = ledger.unfitting(Some(&record)).expect("reads");
        assert_eq!(unfitting.iter().map(|statement| statement.id).collect::<Vec<_>>(), [statements[1].id]);
        assert_eq!(ledger.unfitting(None).expect("reads").len(), 1);
    }
}
