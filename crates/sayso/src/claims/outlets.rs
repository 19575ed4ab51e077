//! Names of outlets, and which of the outlets that are linked a name or a part of one means.

use std::collections::BTreeMap;

use sayso_link::outlet_key;
use sayso_store::{ArticleRecord, Matched};

/// Outlets by the form in which they are compared.
#[derive(Clone, Debug, Default)]
pub(super) struct Outlets(BTreeMap<String, String>);

/// Last words of the names of outlets that may stand for all of a name.
pub(super) const LAST_WORDS: [&str; 22] = [
    "agency",
    "chronicle",
    "courier",
    "dispatch",
    "examiner",
    "gazette",
    "globe",
    "guardian",
    "herald",
    "inquirer",
    "journal",
    "mail",
    "mirror",
    "observer",
    "post",
    "record",
    "standard",
    "star",
    "telegraph",
    "times",
    "tribune",
    "wire",
];

impl Outlets {
    /// Those that print the articles.
    pub(super) fn new(read: &[Matched]) -> Outlets {
        let named = read.iter().filter_map(|matched| matched.article.outlet.as_deref());
        Outlets(named.map(|outlet| (outlet_key(outlet), outlet.to_owned())).collect())
    }

    /// The outlet that `words` of `article` mean: by its name, or as whose report it is.
    pub(super) fn meant_by(&self, words: &str, article: &ArticleRecord) -> Option<&str> {
        self.of_name(words, article).or_else(|| self.of_name(owner(words)?, article))
    }

    /// The outlet that `name` is the name of, or the first or last words of the name of one alone: “Meridian” for “Meridian News
    /// Agency”, “the Evening Post” or “the Post” for “Hallan Evening Post”. “The agency” is the only agency.
    fn of_name(&self, name: &str, article: &ArticleRecord) -> Option<&str> {
        let key = outlet_key(name);
        if let Some(same) = self.0.get(&key) {
            return Some(same);
        }
        let may_end = key.contains(' ') || LAST_WORDS.contains(&key.as_str());
        let is_short = |outlet: &&String| {
            outlet.strip_prefix(key.as_str()).is_some_and(|rest| rest.starts_with(' '))
                || may_end && outlet.strip_suffix(key.as_str()).is_some_and(|rest| rest.ends_with(' '))
        };
        let short: Vec<&String> = self.0.keys().filter(is_short).filter(|_| !key.is_empty()).collect();
        // Of two Posts it is the one that the article names in full.
        let is_named = |outlet: &&&String| article.text.as_str().contains(&self.0[**outlet]);
        let only = match short[..] {
            [only] => Some(only),
            _ => short.iter().find(is_named).copied().filter(|_| short.iter().filter(is_named).count() == 1),
        };
        only.map(|outlet| self.0[outlet].as_str())
    }
}

/// Whose report it is: “the agency” in “the agency’s report”.
fn owner(words: &str) -> Option<&str> {
    let (owner, thing) = words.split_once("’s ").or_else(|| words.split_once("'s "))?;
    let things = ["report", "story", "article", "account", "dispatch", "broadcast"];
    things.iter().any(|known| thing.contains(known)).then_some(owner)
}
