//! Bodies that speak in the articles that are linked, and whom of them a pronoun means.

use std::collections::BTreeMap;

use sayso_store::{Matched, Statement, StoredSource};

use super::outlets::LAST_WORDS;
use super::sources::{Numbers, speakers};

/// The bodies that speak, by their names, with the number that stands for each.
#[derive(Clone, Debug, Default)]
pub(super) struct Bodies(BTreeMap<String, i64>);

/// A body that a pronoun means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Body<'bodies> {
    pub(super) name: &'bodies str,
    pub(super) number: i64,
}

/// Words that stand for a body, and words for what is its own.
const PRONOUNS: [&str; 2] = ["it", "they"];
const POSSESSIVES: [&str; 2] = ["its", "their"];

/// A shorter name may be a part of another word, or of another name.
const SHORTEST_NAME: usize = 4;

impl Bodies {
    /// Those of `read`, where each number stands for all numbers of one source.
    pub(super) fn new(read: &[Matched], numbers: &Numbers) -> Bodies {
        let is_body = |speaker: &&StoredSource| speaker.kind == "organisation" && is_name(&speaker.name);
        let bodies = speakers(read).filter(is_body);
        Bodies(bodies.map(|body| (body.name.clone(), numbers.of(body.id))).collect())
    }

    /// The body that the source of `statement` means, if it is a pronoun for one.
    pub(super) fn meant_by(&self, source: &str, statement: &Statement) -> Option<Body<'_>> {
        let is_pronoun = PRONOUNS.iter().any(|pronoun| source.eq_ignore_ascii_case(pronoun));
        let may_be_body = statement.sourcing.as_deref() == Some("organisation");
        (is_pronoun && may_be_body).then(|| self.last_in(before(statement)?)).flatten()
    }

    /// The body of which somebody is something: “*its* director, Casimir Both”.
    pub(super) fn owner_of(&self, source: &str, statement: &Statement) -> Option<Body<'_>> {
        let mut words = source.split_whitespace();
        let is_owned = words.any(|word| POSSESSIVES.iter().any(|its| word.eq_ignore_ascii_case(its)));
        is_owned.then(|| self.last_in(before(statement)?)).flatten()
    }

    /// The body that is named last in `text`.
    fn last_in(&self, text: &str) -> Option<Body<'_>> {
        let named = self.0.iter().filter_map(|(name, number)| {
            let end = text.rfind(name.as_str())? + name.len();
            Some((end, name.len(), Body { name, number: *number }))
        });
        named.max_by_key(|(end, length, _)| (*end, *length)).map(|(_, _, body)| body)
    }
}

/// The text of the article before the source of `statement`.
fn before(statement: &Statement) -> Option<&str> {
    statement.article.text.as_str().get(..statement.source.first()?.start())
}

/// Whether a body has this for a name, and not a noun or a part of one.
fn is_name(name: &str) -> bool {
    let is_short = name.chars().count() < SHORTEST_NAME;
    name.starts_with(char::is_uppercase) && !is_short && !LAST_WORDS.contains(&name.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::{Bodies, is_name};

    #[test]
    fn the_body_that_is_named_last_is_meant() {
        let bodies = [("Quay Company", 1), ("Brewers’ Guild", 2), ("Guild", 3)];
        let bodies = Bodies(bodies.map(|(name, number)| (name.to_owned(), number)).into());
        let number = |text: &str| bodies.last_in(text).map(|body| body.number);
        assert_eq!(number("The Brewers’ Guild rang the Quay Company. "), Some(1));
        assert_eq!(number("The Quay Company rang the Brewers’ Guild. "), Some(2), "the longer of two names");
        assert_eq!(number("Somebody rang. "), None);
    }

    #[test]
    fn nouns_and_initials_are_no_names() {
        for (name, expected) in
            [("Quay Company", true), ("the company", false), ("Post", false), ("QC", false)]
        {
            assert_eq!(is_name(name), expected, "{name}");
        }
    }
}
