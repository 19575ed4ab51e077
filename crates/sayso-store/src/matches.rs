//! Everything that leaves a ledger: whole articles' worth of statements, and which of them were asked for.

use std::rc::Rc;

use rusqlite::params_from_iter;
use sayso_core::Span;

use crate::{ArticleRecord, Error, Ledger, Query, Statement};

/// The statements of one article, and which of them were asked for.
#[derive(Clone, Debug)]
pub struct Matched {
    /// The article.
    pub article: Rc<ArticleRecord>,
    /// All of its statements that count, in reading order: what was asked for never goes without its neighbours.
    pub statements: Vec<Statement>,
    /// The positions in `statements` of those that were asked for, in the order in which they were.
    pub wanted: Vec<usize>,
    /// What is said in statements that are hidden. No words of it may leave the ledger.
    pub hidden: Vec<Span>,
}

impl Ledger {
    /// Hands each article with statements that `query` asks for to `each`, in the order in which they came. None is left
    /// out, however many there are; order and limit of the query do not matter. All are from one moment.
    pub fn each_article<E: From<Error>>(
        &self,
        query: &Query,
        mut each: impl FnMut(Matched) -> Result<(), E>,
    ) -> Result<(), E> {
        if query.is_by_speaker && query.speakers.is_empty() {
            return Ok(());
        }
        // What others write meanwhile is not seen.
        let snapshot = self.connection.unchecked_transaction().map_err(Error::from)?;
        let found = self.found(query)?;
        for of_one in found.chunk_by(|(article, _), (other, _)| article == other) {
            let ixs: Vec<usize> = of_one.iter().map(|(_, ix)| *ix).collect();
            let article = Rc::new(self.article_record(of_one[0].0)?);
            each(self.matched(article, &ixs)?)?;
        }
        Ok(snapshot.finish().map_err(Error::from)?)
    }

    /// `statement` among the others of its article.
    pub fn among(&self, statement: &Statement) -> Result<Matched, Error> {
        self.matched(Rc::clone(&statement.article), &[statement.ix])
    }

    /// All statements of the article whose id begins with `digits`, each as one that was asked for.
    pub fn whole_article(&self, digits: &str) -> Result<Matched, Error> {
        let (article, statements) = self.article(digits)?;
        let hidden = article.shown.hidden.clone();
        Ok(Matched { wanted: (0..statements.len()).collect(), article, statements, hidden })
    }

    /// The row of the article and the position in it of each statement that `query` asks for.
    fn found(&self, query: &Query) -> Result<Vec<(i64, usize)>, Error> {
        let (conditions, values) = query.conditions()?;
        let sql = format!(
            "SELECT a.id, s.ix FROM words AS w JOIN statements AS s ON s.id = w.rowid
             JOIN readings AS g ON g.id = s.reading JOIN articles AS a ON a.id = g.article
             WHERE {} ORDER BY a.id, s.ix",
            conditions.join(" AND "),
        );
        let mut found = self.connection.prepare_cached(&sql)?;
        let found = found.query_map(params_from_iter(values), |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    fn matched(&self, article: Rc<ArticleRecord>, ixs: &[usize]) -> Result<Matched, Error> {
        let statements = self.statements_of(&article)?;
        let position = |ix: &usize| statements.binary_search_by_key(ix, |statement| statement.ix).ok();
        let wanted = ixs.iter().filter_map(position).collect();
        let hidden = article.shown.hidden.clone();
        Ok(Matched { article, statements, wanted, hidden })
    }
}

#[cfg(test)]
mod tests {
    use sayso_core::Article;

    use super::Matched;
    use crate::fixture::{article, entry, ledger, run, says};
    use crate::{Error, Ledger, Query};

    fn add(ledger: &mut Ledger, article: &Article, sources: &[&str]) {
        let statements = sources.iter().map(|source| says(article, source, "no")).collect();
        ledger.append(&entry(article, &run(1), statements)).expect("appends");
    }

    fn all(ledger: &Ledger, query: &Query) -> Vec<Matched> {
        let mut all = Vec::new();
        let each = |matched| {
            all.push(matched);
            Ok::<_, Error>(())
        };
        ledger.each_article(query, each).expect("a ledger");
        all
    }

    #[test]
    fn each_article_comes_once_with_all_its_statements_and_those_asked_for() {
        let (_folder, mut ledger) = ledger();
        let (first, second) = (article("a", "Ann said no. Bob said no."), article("b", "Ann said no."));
        add(&mut ledger, &first, &["Ann", "Bob"]);
        add(&mut ledger, &second, &["Ann"]);
        let query = Query { text: "Bob".to_owned(), ..Query::default() };
        let found = all(&ledger, &query);
        assert_eq!((found.len(), found[0].statements.len(), &found[0].wanted[..]), (1, 2, &[1][..]));
        let counts: Vec<usize> =
            all(&ledger, &Query::default()).iter().map(|matched| matched.wanted.len()).collect();
        assert_eq!(counts, [2, 1]);
    }

    #[test]
    fn what_is_hidden_is_told_apart() {
        let (_folder, mut ledger) = ledger();
        let article = article("a", "Ann said no. Bob said no.");
        add(&mut ledger, &article, &["Ann", "Bob"]);
        let hiding = "INSERT INTO removals (made, who, kind, article, key, why)
             SELECT '', '', 'takedown', 1, key, '' FROM statements WHERE ix = 0";
        ledger.connection.execute(hiding, []).expect("hides");
        let matched = &all(&ledger, &Query::default())[0];
        assert_eq!((matched.statements.len(), matched.hidden.len()), (1, 1));
        assert_eq!(matched.statements[0].ix, 1);
    }

    #[test]
    fn a_name_that_nobody_has_matches_nothing() {
        let (_folder, mut ledger) = ledger();
        add(&mut ledger, &article("a", "Ann said no."), &["Ann"]);
        assert!(all(&ledger, &Query { is_by_speaker: true, ..Query::default() }).is_empty());
    }
}
