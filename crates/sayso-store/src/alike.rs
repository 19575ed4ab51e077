//! Statements that say the same, or do not, because a person says so.

use std::collections::BTreeMap;

use rusqlite::params;

use crate::{Error, Ledger, SameVerdict, Statement, StatementId};

/// What a person holds of two statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alikeness {
    /// The number of the judgement, by which it can be taken back.
    pub judgement: i64,
    /// The two.
    pub statements: [StatementId; 2],
    /// Whether they say the same.
    pub verdict: SameVerdict,
    /// The name of the person.
    pub who: String,
    /// When, ISO 8601 in UTC.
    pub made: String,
    /// Why, in words.
    pub why: String,
}

/// A judgement of a person on whether two statements say the same, to be recorded.
#[derive(Clone, Debug)]
pub struct NewAlikeness<'a> {
    /// When, ISO 8601 in UTC.
    pub made: &'a str,
    /// The name of the person.
    pub who: &'a str,
    /// The two.
    pub statements: [&'a Statement; 2],
    /// Whether they say the same.
    pub verdict: SameVerdict,
    /// Why.
    pub why: &'a str,
}

impl Ledger {
    /// Records whether two statements say the same. Returns the number of the judgement. Refuses one statement for two.
    pub fn judge_alike(&mut self, new: &NewAlikeness<'_>) -> Result<i64, Error> {
        let [one, other] = new.statements;
        if one.id == other.id {
            return Err(Error::AlikeItself { id: one.id.to_string() });
        }
        let transaction = self.writing()?;
        transaction.execute(
            "INSERT INTO judgements
             (made, who, is_person, subject, one_article, one_key, other_article, other_key, verdict, why)
             VALUES (?, ?, 1, 'alike', ?, ?, ?, ?, ?, ?)",
            params![
                new.made,
                new.who,
                one.article.row,
                one.id.key(),
                other.article.row,
                other.id.key(),
                new.verdict.name(),
                new.why
            ],
        )?;
        let id = transaction.last_insert_rowid();
        transaction.commit()?;
        Ok(id)
    }

    /// What people hold of pairs of statements: of each pair what was judged last and not taken back, the earliest first.
    pub fn alikeness(&self) -> Result<Vec<Alikeness>, Error> {
        let mut found = self.connection.prepare_cached(
            "SELECT id, one_key, other_key, verdict, who, made, why FROM held WHERE one_article IS NOT NULL ORDER BY id",
        )?;
        let mut rows = found.query([])?;
        let mut held: BTreeMap<[i64; 2], Alikeness> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (one, other): (i64, i64) = (row.get(1)?, row.get(2)?);
            let alikeness = Alikeness {
                judgement: row.get(0)?,
                statements: [one, other].map(StatementId::from_key),
                verdict: SameVerdict::named(&row.get::<_, String>(3)?),
                who: row.get(4)?,
                made: row.get(5)?,
                why: row.get(6)?,
            };
            held.insert([one.min(other), one.max(other)], alikeness);
        }
        let mut held: Vec<Alikeness> = held.into_values().collect();
        held.sort_by_key(|alikeness| alikeness.judgement);
        Ok(held)
    }
}

#[cfg(test)]
mod tests {
    use super::NewAlikeness;
    use crate::fixture::{CAPTURED, article, entry, ledger, run, says};
    use crate::{Error, Ledger, SameVerdict, Statement, Step};

    fn held(ledger: &Ledger) -> Vec<SameVerdict> {
        ledger.alikeness().expect("reads").into_iter().map(|alikeness| alikeness.verdict).collect()
    }

    fn faults(ledger: &Ledger) -> usize {
        let mut faults = 0;
        ledger.verify(&mut |step| faults += usize::from(matches!(step, Step::Found(_)))).expect("verifies");
        faults
    }

    #[test]
    fn a_later_judgement_holds_and_is_taken_back() {
        let (_folder, mut ledger) = ledger();
        let article = article("a.example/1", "Lee said no. Roe said so.");
        let statements = vec![says(&article, "Lee", "no"), says(&article, "Roe", "so")];
        ledger.append(&entry(&article, &run(1), statements)).expect("appends");
        let (_, found) = ledger.article(&article.id.to_string()).expect("is there");
        let judge = |ledger: &mut Ledger, statements: [&Statement; 2], verdict| {
            ledger.judge_alike(&NewAlikeness { made: CAPTURED, who: "Ann", statements, verdict, why: "" })
        };
        judge(&mut ledger, [&found[0], &found[1]], SameVerdict::Yes).expect("judges");
        let later = judge(&mut ledger, [&found[1], &found[0]], SameVerdict::No).expect("judges");
        assert_eq!(held(&ledger), [SameVerdict::No]);
        ledger.undo(later, CAPTURED, "Ann", "").expect("undoes");
        assert_eq!(held(&ledger), [SameVerdict::Yes]);
        // It is no judgement on either statement.
        let shown = ledger.statement(&found[0].id.to_string()).expect("shows");
        assert!(shown.judgements.is_empty());
        assert_eq!(faults(&ledger), 0);
        ledger.connection.execute("UPDATE judgements SET other_key = 7 WHERE id = 1", []).expect("changes");
        assert_eq!(faults(&ledger), 1);
        let alone = judge(&mut ledger, [&found[0], &found[0]], SameVerdict::Yes);
        assert!(matches!(alone, Err(Error::AlikeItself { .. })));
    }
}
