//! Finds statements.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params_from_iter;
use sayso_core::outlet_key;

use crate::{Error, Ledger, Moment, Order, Query, Statement};

/// So many statements are ranked and counted. Of more, the latest that came.
const MOST_RANKED: usize = 2_000;

/// What was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The statements, in the order that was asked for.
    pub statements: Vec<Statement>,
    /// How many there are; if `is_capped`, there are more.
    pub count: usize,
    /// Whether only the latest that came were ranked and counted.
    pub is_capped: bool,
    /// How many of those counted have each act, kind of source and outlet.
    pub tallies: Tallies,
}

/// How many statements there are of what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tallies {
    /// By act.
    pub acts: BTreeMap<String, usize>,
    /// By kind of source.
    pub sourcings: BTreeMap<String, usize>,
    /// By outlet.
    pub outlets: BTreeMap<String, usize>,
}

/// A statement as far as order and counts need it.
struct Hit {
    row: i64,
    act: String,
    sourcing: String,
    outlet: String,
    when: Moment,
}

impl Ledger {
    /// The statements that `query` asks for, among those that count.
    pub fn search(&self, query: &Query) -> Result<Found, Error> {
        if query.is_by_speaker && query.speakers.is_empty() {
            return Ok(Found { statements: vec![], count: 0, is_capped: false, tallies: Tallies::default() });
        }
        let mut hits = self.hits(query)?;
        let is_capped = hits.len() > MOST_RANKED;
        hits.truncate(MOST_RANKED);
        let mut tallies = Tallies::default();
        hits.iter().for_each(|hit| tallies.count(hit));
        let count = hits.len();
        match query.order {
            Order::Rank => self.rank(query, &mut hits)?,
            Order::Time => hits.sort_by(|a, b| (&a.when, a.row).cmp(&(&b.when, b.row))),
        }
        let shown = hits.iter().take(query.limit);
        let statements = shown.map(|hit| self.statement_at(hit.row)).collect::<Result<_, _>>()?;
        Ok(Found { statements, count, is_capped, tallies })
    }

    /// Of `words` the rarest: as many as about `most` statements have any of, and at least one that is in some statement.
    pub fn rarest(&self, words: &[&str], most: usize) -> Result<Vec<String>, Error> {
        // More need not be counted: such a word is left out, if any other is there.
        let mut found = self
            .connection
            .prepare_cached("SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)")?;
        let mut counted: BTreeMap<String, usize> = BTreeMap::new();
        let words: BTreeSet<String> = words.iter().map(|word| word.to_lowercase()).collect();
        for word in words {
            let Some(matching) = (Query { text: word.clone(), ..Query::default() }).matching() else {
                continue;
            };
            let count = found.query_row((matching, 4 * most as i64 + 1), |row| row.get(0))?;
            counted.insert(word, count);
        }
        let mut counted: Vec<(usize, String)> =
            counted.into_iter().map(|(word, count)| (count, word)).filter(|(count, _)| *count > 0).collect();
        counted.sort();
        let mut sum = 0;
        let rarest = counted.into_iter().enumerate().take_while(|(at, (count, _))| {
            sum += count;
            *at == 0 || sum <= most
        });
        Ok(rarest.map(|(_, (_, word))| word).collect())
    }

    /// The numbers of the outlets whose names are compared as one with this: with and without “The”, accents and capitals.
    pub fn outlets_called(&self, name: &str) -> Result<Vec<i64>, Error> {
        let wanted = outlet_key(name);
        let mut found = self.connection.prepare_cached("SELECT id, name FROM outlets ORDER BY id")?;
        let mut rows = found.query([])?;
        let mut outlets = Vec::new();
        while let Some(row) = rows.next()? {
            let is_wanted = !wanted.is_empty() && outlet_key(&row.get::<_, String>(1)?) == wanted;
            outlets.extend(is_wanted.then(|| row.get::<_, i64>(0)).transpose()?);
        }
        Ok(outlets)
    }

    /// What matches, the latest that came first, one more than is ranked.
    fn hits(&self, query: &Query) -> Result<Vec<Hit>, Error> {
        let (conditions, values) = query.conditions()?;
        let from = match query.matching() {
            Some(_) => "words AS w JOIN statements AS s ON s.id = w.rowid",
            None => "statements AS s JOIN words AS w ON w.rowid = s.id",
        };
        let sql = format!(
            "SELECT s.id, ifnull(s.act, ''), ifnull(s.sourcing, ''), ifnull(o.name, ''),
                 coalesce(s.said_from, a.published, a.captured)
             FROM {from}
             JOIN readings AS g ON g.id = s.reading JOIN articles AS a ON a.id = g.article
             LEFT JOIN outlets AS o ON o.id = a.outlet
             WHERE {} ORDER BY w.rowid DESC LIMIT {}",
            conditions.join(" AND "),
            MOST_RANKED + 1,
        );
        let mut found = self.connection.prepare_cached(&sql)?;
        let hits = found.query_map(params_from_iter(values), |row| {
            Ok(Hit {
                row: row.get(0)?,
                act: row.get(1)?,
                sourcing: row.get(2)?,
                outlet: row.get(3)?,
                when: Moment::new(&row.get::<_, String>(4)?),
            })
        })?;
        let mut hits = hits.collect::<Result<Vec<Hit>, _>>()?;
        self.amend(&mut hits)?;
        Ok(hits)
    }

    /// Puts what people put right in the place of what a run found.
    fn amend(&self, hits: &mut [Hit]) -> Result<(), Error> {
        // That it is on an article lets the index on those judgements in: links between sources outnumber them by far.
        let mut found = self.connection.prepare_cached(
            "SELECT s.id, h.field, h.value FROM held AS h JOIN readings AS g ON g.article = h.article
             JOIN statements AS s ON s.reading = g.id AND s.key = h.key
             WHERE h.subject = 'statement' AND h.article IS NOT NULL AND h.field IN ('act', 'sourcing')
             ORDER BY h.is_person, h.id",
        )?;
        let mut corrected: BTreeMap<i64, Vec<(String, String)>> = BTreeMap::new();
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            corrected.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
        }
        for hit in hits.iter_mut().filter(|_| !corrected.is_empty()) {
            for (field, value) in corrected.get(&hit.row).into_iter().flatten() {
                let amended = if field == "act" { &mut hit.act } else { &mut hit.sourcing };
                amended.clone_from(value);
            }
        }
        Ok(())
    }

    /// Puts the best hits first; without words to go by, leaves them as they are.
    fn rank(&self, query: &Query, hits: &mut [Hit]) -> Result<(), Error> {
        let (Some(matching), Some(oldest)) = (query.matching(), hits.last()) else { return Ok(()) };
        if query.text.is_empty() {
            return Ok(());
        }
        let mut ranked = self.connection.prepare_cached(
            "SELECT rowid, bm25(words, 2.0, 1.0, 0.0) FROM words WHERE words MATCH ? AND rowid >= ?",
        )?;
        let ranks = ranked.query_map((matching, oldest.row), |row| Ok((row.get(0)?, row.get(1)?)))?;
        let ranks: BTreeMap<i64, f64> = ranks.collect::<Result<_, _>>()?;
        let rank = |hit: &Hit| ranks.get(&hit.row).copied().unwrap_or_default();
        hits.sort_by(|a, b| rank(a).total_cmp(&rank(b)));
        Ok(())
    }
}

impl Tallies {
    fn count(&mut self, hit: &Hit) {
        for (tally, value) in [
            (&mut self.acts, &hit.act),
            (&mut self.sourcings, &hit.sourcing),
            (&mut self.outlets, &hit.outlet),
        ] {
            if !value.is_empty() {
                *tally.entry(value.clone()).or_default() += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture::{article, denying, entry, ledger, run, says};
    use crate::{Found, Ledger, Order, Query};

    /// A ledger with two articles of two outlets, and the folder it is in.
    fn filled() -> (tempfile::TempDir, Ledger) {
        let (folder, mut ledger) = ledger();
        let run = run(1);
        let mut late = article("a.example/1", "Lee said the harbour was closed. Roe denied that.");
        late.outlet = Some("The Gull".to_owned());
        late.published = Some("2026-02-03".to_owned());
        let mut early = article("a.example/2", "Roe said harbours close.");
        early.outlet = Some("The Tern".to_owned());
        early.published = Some("2026-02-01T10:00:00Z".to_owned());
        let statements =
            vec![says(&late, "Lee", "the harbour was closed"), denying(says(&late, "Roe", "that"), 0)];
        ledger.append(&entry(&late, &run, statements)).expect("appends");
        ledger.append(&entry(&early, &run, vec![says(&early, "Roe", "harbours close")])).expect("appends");
        (folder, ledger)
    }

    /// The contents that `query` finds, in order.
    fn contents(ledger: &Ledger, query: &Query) -> Vec<String> {
        let Found { statements, .. } = ledger.search(&Query { limit: 9, ..query.clone() }).expect("searches");
        statements.iter().map(|statement| statement.article.words(&statement.content)).collect()
    }

    #[test]
    fn words_are_found_in_all_their_forms_and_without_accents() {
        let (_folder, ledger) = filled();
        let words = |text: &str| Query { text: text.to_owned(), order: Order::Time, ..Query::default() };
        let all = ["harbours close", "the harbour was closed"];
        assert_eq!(contents(&ledger, &words("HÁRBOUR")), all);
        assert_eq!(contents(&ledger, &words("lee closing")), all[1..]);
        assert_eq!(contents(&ledger, &words("“harbour was”")), all[1..]);
        assert_eq!(contents(&ledger, &words("“was harbour”")), [""; 0]);
    }

    #[test]
    fn everything_that_is_given_must_hold() {
        let (_folder, ledger) = filled();
        let roe = ledger.sources_called("roe").expect("reads");
        let by_roe = Query { speakers: roe, is_by_speaker: true, ..Query::default() };
        assert_eq!(contents(&ledger, &by_roe).len(), 2);
        let denials = Query { acts: vec!["deny".to_owned()], ..by_roe.clone() };
        assert_eq!(contents(&ledger, &denials), ["that"]);
        let outlets = ledger.outlets_called("the tern").expect("reads");
        assert_eq!(contents(&ledger, &Query { outlets, ..by_roe.clone() }), ["harbours close"]);
        assert_eq!(
            contents(&ledger, &Query { since: Some("2026-02-02".to_owned()), ..by_roe.clone() }),
            ["that"]
        );
        assert_eq!(
            contents(&ledger, &Query { until: Some("2026-02-01".to_owned()), ..by_roe }),
            ["harbours close"]
        );
        let nobody = Query { is_by_speaker: true, ..Query::default() };
        assert_eq!(contents(&ledger, &nobody), [""; 0]);
    }

    #[test]
    fn every_spelling_of_an_outlet_is_that_outlet() {
        let (_folder, mut ledger) = filled();
        let run = run(1);
        for (number, outlet) in ["Écho du Port", "The Echo-du-Port", "Tern"].into_iter().enumerate() {
            let mut article = article(&format!("b.example/{number}"), &format!("Poe said {number}."));
            article.outlet = Some(outlet.to_owned());
            let content = number.to_string();
            ledger.append(&entry(&article, &run, vec![says(&article, "Poe", &content)])).expect("appends");
        }
        let said = |name: &str| {
            let outlets = ledger.outlets_called(name).expect("reads");
            contents(&ledger, &Query { outlets, order: Order::Time, ..Query::default() })
        };
        assert_eq!(said("écho du port"), ["0", "1"]);
        assert_eq!(said("ÉCHO DU PORT"), ["0", "1"]);
        assert_eq!(said("THE TERN"), ["harbours close", "2"]);
        assert!(ledger.outlets_called("the").expect("reads").is_empty());
        assert!(ledger.outlets_called("Gul").expect("reads").is_empty());
    }

    #[test]
    fn time_goes_by_when_it_was_and_not_by_how_it_is_written() {
        let (_folder, mut ledger) = ledger();
        let run = run(1);
        for published in
            ["2026-02-03T09:30+02:00", "2026-02-03T08:00:00Z", "2026-02-03T05:00-05:00", "2026-02-03"]
        {
            let text = format!("Poe said {published}.");
            let mut article = article(published, &text);
            article.published = Some(published.to_owned());
            ledger.append(&entry(&article, &run, vec![says(&article, "Poe", published)])).expect("appends");
        }
        let by_time = Query { order: Order::Time, ..Query::default() };
        let expected =
            ["2026-02-03", "2026-02-03T09:30+02:00", "2026-02-03T08:00:00Z", "2026-02-03T05:00-05:00"];
        assert_eq!(contents(&ledger, &by_time), expected);
    }

    #[test]
    fn the_rarest_words_come_first_and_common_ones_not_at_all() {
        let (_folder, ledger) = filled();
        let words = ["Harbour", "closed", "denied", "that", "tern"];
        let rarest = |most| ledger.rarest(&words, most).expect("reads");
        assert_eq!(rarest(9), ["that", "closed", "harbour"]);
        assert_eq!(rarest(3), ["that", "closed"]);
        assert_eq!(rarest(1), ["that"]);
    }

    #[test]
    fn what_is_found_is_counted() {
        let (_folder, ledger) = filled();
        let Found { count, tallies, .. } = ledger.search(&Query::default()).expect("searches");
        assert_eq!(count, 3);
        assert_eq!(tallies.acts.get("deny"), Some(&1));
        assert_eq!(tallies.outlets.get("The Gull"), Some(&2));
    }
}
