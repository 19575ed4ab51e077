//! Which statements of a ledger are looked at: those that may say the same as one, and the articles that they stand in.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use sayso_annotate::Sentences;
use sayso_link::{Passage, Passages};
use sayso_store::{Error, Ledger, Matched, Query, Statement};

use super::MOST_LINKED;
use super::context::published;

/// Of the statements that share a word with `text`, the one that says most nearly the same, in other words, too; `None` if none
/// shares one.
pub fn nearest(ledger: &Ledger, text: &str) -> Result<Option<Statement>, Error> {
    let found = sharing(ledger, text.split(|c: char| !c.is_alphanumeric()), Query::default())?;
    let passages: Vec<Passage> =
        found.iter().map(|statement| passage(statement.article.words(&statement.content))).collect();
    let nearest = Passages::new(&passages).likest(&passage(text.to_owned()), 1);
    Ok(nearest.first().and_then(|likest| found.into_iter().nth(likest.at)))
}

fn passage(words: String) -> Passage {
    Passage { vector: Sentences::standard().vector(&words), words }
}

/// Days before and after, within which the same is looked for.
const NEAR_DAYS: i64 = 60;

/// So many words of a statement are looked for; shorter ones than this are not.
const MOST_WORDS: usize = 24;
const SHORTEST_WORD: usize = 4;

/// So many statements are looked at, as far as rare words find them: words that more of them have tell little.
const MOST_FOUND: usize = 5_000;

/// The statements that may say the same.
pub(super) fn near(ledger: &Ledger, statement: &Statement) -> Result<Vec<Statement>, Error> {
    let said = statement.article.words(&statement.content);
    let words =
        said.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= SHORTEST_WORD);
    let day = published(&statement.article);
    let moved = |days: i64| Some(day?.saturating_add(days.days()).to_string());
    let query = Query { since: moved(-NEAR_DAYS), until: moved(NEAR_DAYS), ..Query::default() };
    sharing(ledger, words.take(MOST_WORDS), query)
}

/// The best of the statements that `query` asks for and that share one of `words`, the rarest of which count.
fn sharing<'words>(
    ledger: &Ledger,
    words: impl Iterator<Item = &'words str>,
    query: Query,
) -> Result<Vec<Statement>, Error> {
    let rarest = ledger.rarest(&words.collect::<Vec<_>>(), MOST_FOUND)?;
    if rarest.is_empty() {
        return Ok(Vec::new());
    }
    let query = Query { text: rarest.join(" "), is_any: true, limit: MOST_LINKED, ..query };
    Ok(ledger.search(&query)?.statements)
}

/// The articles that these statements stand in, whole.
pub(super) fn articles(ledger: &Ledger, statements: &[Statement]) -> Result<Vec<Matched>, Error> {
    let ids: BTreeSet<&str> = statements.iter().map(|statement| statement.article.id.as_str()).collect();
    ids.into_iter().map(|id| ledger.whole_article(id)).collect()
}
