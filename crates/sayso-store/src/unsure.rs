//! Sources that may be the same, for a person to say.

use std::collections::BTreeSet;

use crate::record::StoredSource;
use crate::same::{SameVerdict, Sameness};
use crate::{Error, Ledger};

/// Two sources that may be the same.
#[derive(Clone, Debug)]
pub struct UnsurePair {
    /// They.
    pub sources: [StoredSource; 2],
    /// What says that they may be.
    pub sameness: Sameness,
}

impl Ledger {
    /// Pairs of sources of which a machine is unsure and no person has said anything, the latest first, so many at most.
    pub fn unsure_pairs(&self, limit: usize) -> Result<Vec<UnsurePair>, Error> {
        let mut found = self.connection.prepare_cached(
            "SELECT source, other FROM held WHERE subject = 'same' AND verdict = 'unsure' AND NOT is_person ORDER BY id DESC",
        )?;
        let mut rows = found.query([])?;
        let (mut seen, mut pairs) = (BTreeSet::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let (source, other): (i64, i64) = (row.get(0)?, row.get(1)?);
            if pairs.len() == limit {
                break;
            }
            if seen.insert((source.min(other), source.max(other))) {
                pairs.extend(self.unsure_pair(source, other)?);
            }
        }
        Ok(pairs)
    }

    /// The two, if it still holds that they may be the same.
    fn unsure_pair(&self, source: i64, other: i64) -> Result<Option<UnsurePair>, Error> {
        let of_both = self.sameness_of(source)?.into_iter().find(|sameness| {
            [sameness.source, sameness.other].contains(&other) && sameness.verdict == SameVerdict::Unsure
        });
        let Some(sameness) = of_both.filter(|sameness| !sameness.is_person) else { return Ok(None) };
        // Others may have made them one.
        if self.identity(source)?.ids().contains(&other)
            || !self.is_heard(source)?
            || !self.is_heard(other)?
        {
            return Ok(None);
        }
        Ok(Some(UnsurePair { sources: [self.source(source)?, self.source(other)?], sameness }))
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture::{CAPTURED, article, entry, ledger, run, says};
    use crate::{Ledger, NewSameness, SameVerdict};

    fn judge(ledger: &mut Ledger, [source, other]: [i64; 2], is_person: bool, verdict: SameVerdict) -> i64 {
        let new = NewSameness { made: CAPTURED, who: "Ann", is_person, source, other, verdict, why: "" };
        ledger.judge_same(&new).expect("judges")
    }

    #[test]
    fn pairs_come_until_a_person_has_said_something_and_again_once_that_is_taken_back() {
        let (_folder, mut ledger) = ledger();
        let (article, run) = (article("a.example/1", "Lee said no. Roe said yes. Poe said so."), run(1));
        let statements =
            vec![says(&article, "Lee", "no"), says(&article, "Roe", "yes"), says(&article, "Poe", "so")];
        ledger.append(&entry(&article, &run, statements)).expect("appends");
        let id = |name: &str| ledger.sources_called(name).expect("reads")[0];
        let (lee, roe, poe) = (id("Lee"), id("Roe"), id("Poe"));
        judge(&mut ledger, [lee, roe], false, SameVerdict::Unsure);
        judge(&mut ledger, [roe, poe], false, SameVerdict::Unsure);
        let pairs = |ledger: &Ledger| {
            let pairs = ledger.unsure_pairs(9).expect("reads");
            pairs.iter().map(|pair| pair.sources.each_ref().map(|source| source.id)).collect::<Vec<_>>()
        };
        assert_eq!(pairs(&ledger), [[roe, poe], [lee, roe]]);
        let judgement = judge(&mut ledger, [roe, lee], true, SameVerdict::No);
        assert_eq!(pairs(&ledger), [[roe, poe]]);
        ledger.undo(judgement, CAPTURED, "Ann", "").expect("undoes");
        assert_eq!(pairs(&ledger).len(), 2);
        // Made one by way of another, they need no word of their own.
        judge(&mut ledger, [lee, poe], true, SameVerdict::Yes);
        judge(&mut ledger, [lee, roe], true, SameVerdict::Yes);
        assert_eq!(pairs(&ledger), [[0_i64; 2]; 0]);
    }
}
