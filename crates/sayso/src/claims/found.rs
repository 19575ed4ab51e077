//! Which statements of a ledger are looked at: those that may say the same as one, and the articles that they stand in.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use jiff::ToSpan as _;
use sayso_annotate::{Sentences, cosine};
use sayso_link::{Passage, Passages, likenesses};
use sayso_store::{Answered, Error, Ledger, Matched, Query, Statement};

use super::MOST_LINKED;
use super::context::published;

/// Of the statements that share a word with `text`, the one that says most nearly the same, in other words, too; `None` if none
/// says anything like it.
pub fn nearest(ledger: &Ledger, text: &str) -> Result<Option<Statement>, Error> {
    let found = sharing(ledger, text.split(|c: char| !c.is_alphanumeric()), Query::default())?;
    let passages: Vec<Passage> =
        found.iter().map(|statement| passage(statement.article.words(&statement.content))).collect();
    let sought = passage(text.to_owned());
    let nearest = Passages::new(&passages).likest(&sought, 1);
    let near = nearest.first().filter(|likest| is_like(&sought, &passages[likest.at]));
    Ok(near.and_then(|likest| found.into_iter().nth(likest.at)))
}

/// From this likeness of words or of sense on, one text says something like another.
const LIKE_IN_WORDS: f32 = 0.2;
const LIKE_IN_SENSE: f32 = 0.35;

fn is_like(sought: &Passage, found: &Passage) -> bool {
    let contents = [(0, found.words.clone())];
    let in_words = likenesses(std::slice::from_ref(&sought.words), &contents);
    in_words[0] >= LIKE_IN_WORDS || cosine(&sought.vector, &found.vector) >= LIKE_IN_SENSE
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

/// So many articles are linked whole with one statement, besides its own: those that say what is likest to it.
const MOST_WHOLE: usize = 80;

/// From this likeness on, an article that is not linked whole is missed.
const SOMEWHAT_LIKE: f32 = 0.05;

/// Articles to link with one statement.
pub(super) struct Articles {
    pub(super) read: Vec<Matched>,
    /// Whether some are not whole that may have more to tell of it.
    pub(super) is_capped: bool,
}

/// The article of `statement`, those that may say the same or answer it, and of the rest only the statements that share a word
/// with it: what a word tells depends on how many articles have it.
pub(super) fn articles_near(ledger: &Ledger, statement: &Statement) -> Result<Articles, Error> {
    let own = ledger.whole_article(&statement.article.id)?;
    let mut found = near(ledger, statement)?;
    found.retain(|other| other.article.id != own.article.id);
    let likest = likest(&found, &about(statement, &own));
    let is_capped = likest.get(MOST_WHOLE).is_some_and(|(likeness, _)| *likeness >= SOMEWHAT_LIKE);
    let whole: BTreeSet<&str> = likest.iter().take(MOST_WHOLE).map(|(_, id)| id.as_str()).collect();
    found.retain(|other| !whole.contains(other.article.id.as_str()));
    let mut read = vec![own];
    for id in whole {
        read.push(ledger.whole_article(id)?);
    }
    read.extend(parts(found));
    Ok(Articles { read, is_capped })
}

/// These statements by their articles, of which no others are taken.
fn parts(statements: Vec<Statement>) -> Vec<Matched> {
    let mut parts: BTreeMap<String, Vec<Statement>> = BTreeMap::new();
    for statement in statements {
        parts.entry(statement.article.id.clone()).or_default().push(statement);
    }
    let parts = parts.into_values().map(|mut statements| {
        statements.sort_by_key(|statement| statement.ix);
        let article = Rc::clone(&statements[0].article);
        let hidden = article.hidden().to_vec();
        Matched { wanted: (0..statements.len()).collect(), article, statements, hidden }
    });
    parts.collect()
}

/// What `statement` says, and, in its own article, what it answers and what answers it.
fn about(statement: &Statement, own: &Matched) -> Vec<String> {
    let answers = |one: &Statement, to: &Statement| {
        one.answers.iter().any(|answer| matches!(answer.to, Answered::Statement(ix) if ix == to.ix))
    };
    let is_about = |other: &&Statement| {
        other.ix == statement.ix || answers(other, statement) || answers(statement, other)
    };
    own.statements.iter().filter(is_about).map(|other| own.article.words(&other.content)).collect()
}

/// The ids of the articles that these statements stand in, those first that say what is likest to `sought`, each with how like that
/// is, from 0 to 1.
fn likest(statements: &[Statement], sought: &[String]) -> Vec<(f32, String)> {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let contents = statements.iter().map(|statement| {
        let next = numbers.len() + 1;
        let number = *numbers.entry(&statement.article.id).or_insert(next);
        (number, statement.article.words(&statement.content))
    });
    let contents: Vec<(usize, String)> = contents.collect();
    let ids = statements.iter().map(|statement| statement.article.id.clone());
    let mut likest: Vec<(f32, String)> = likenesses(sought, &contents).into_iter().zip(ids).collect();
    likest.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let mut seen = BTreeSet::new();
    likest.retain(|(_, id)| seen.insert(id.clone()));
    likest
}

/// The statements that may say the same.
fn near(ledger: &Ledger, statement: &Statement) -> Result<Vec<Statement>, Error> {
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
