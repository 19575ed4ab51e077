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

    /// The outlet that `words`, which begin at byte `at` of `article`, mean: by its name, with what else may be told of it around
    /// the name, as whose report it is, or as the paper that was named before.
    pub(super) fn meant_by(&self, words: &str, at: usize, article: &ArticleRecord) -> Option<&str> {
        let before = || article.text.as_str().get(..at).filter(|_| is_again(words));
        self.of_name(words, article)
            .or_else(|| self.of_name(owner(words)?, article))
            .or_else(|| self.described(words))
            .or_else(|| self.last_in(before()?, article.outlet.as_deref()))
    }

    /// The outlet other than `own` whose name `text` begins with, with or without “the”: who is told something.
    pub(super) fn told(&self, text: &str, own: Option<&str>) -> Option<&str> {
        let text = after_article(text);
        let is_first = |name: &&str| text.strip_prefix(after_article(name)).is_some_and(is_border);
        let first = self.0.values().map(String::as_str).filter(is_first).max_by_key(|name| name.len());
        first.filter(|first| own.is_none_or(|own| outlet_key(own) != outlet_key(first)))
    }

    /// The outlet whose name stands in `words` after a noun for one, or before the place it is of: “the art newsletter Canvas Wire”,
    /// “the Tern Courier of Selin”.
    fn described(&self, words: &str) -> Option<&str> {
        let is_described = |name: &&str| {
            let name = after_article(name);
            words.split_once(name).is_some_and(|(before, after)| {
                let is_noun =
                    |last: &str| NOUNS.contains(&last.trim_end_matches(',').to_lowercase().as_str());
                let before = before.trim_end();
                let last = before.rsplit(' ').next().unwrap_or(before);
                let is_after_noun = is_noun(last) && after.is_empty();
                is_after_noun || matches!(before, "" | "the" | "The") && after.starts_with(" of ")
            })
        };
        self.0.values().map(String::as_str).filter(is_described).max_by_key(|name| name.len())
    }

    /// The outlet other than `own` that `text` names last.
    fn last_in(&self, text: &str, own: Option<&str>) -> Option<&str> {
        let own = own.map(outlet_key);
        let others =
            self.0.iter().filter(|(key, _)| Some(*key) != own.as_ref()).map(|(_, name)| name.as_str());
        let named = others.filter_map(|name| {
            let place = text.rfind(after_article(name))?;
            is_border(&text[place + after_article(name).len()..]).then_some((place, name))
        });
        named.max_by_key(|(place, name)| (*place, name.len())).map(|(_, name)| name)
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

/// Nouns for an outlet.
const NOUNS: [&str; 20] = [
    "agency",
    "blog",
    "broadcaster",
    "channel",
    "daily",
    "journal",
    "magazine",
    "network",
    "newsletter",
    "newspaper",
    "outlet",
    "paper",
    "podcast",
    "portal",
    "publication",
    "site",
    "station",
    "tabloid",
    "website",
    "weekly",
];

/// Whether `words` mean an outlet that was named before: “the same newspaper”.
fn is_again(words: &str) -> bool {
    let lower = words.to_lowercase();
    let noun = ["the same ", "that ", "the "].iter().find_map(|before| lower.strip_prefix(before));
    noun.is_some_and(|noun| NOUNS.contains(&noun))
}

/// The words after “the”, where they begin with it.
fn after_article(words: &str) -> &str {
    let the = words.get(..4).filter(|the| the.eq_ignore_ascii_case("the "));
    the.map_or(words, |the| &words[the.len()..])
}

/// Whether a word has ended where `rest` begins.
fn is_border(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric)
}

/// Whose report it is: “the agency” in “the agency’s report”.
fn owner(words: &str) -> Option<&str> {
    let (owner, thing) = words.split_once("’s ").or_else(|| words.split_once("'s "))?;
    let things = ["report", "story", "article", "account", "dispatch", "broadcast"];
    things.iter().any(|known| thing.contains(known)).then_some(owner)
}

#[cfg(test)]
mod tests {
    use super::{Outlets, is_again, outlet_key};

    fn outlets() -> Outlets {
        let named = ["The Tern Courier", "Canvas Wire", "Selin Post", "Tern"];
        Outlets(named.map(|name| (outlet_key(name), name.to_owned())).into())
    }

    #[test]
    fn an_outlet_is_known_with_what_is_told_of_it_around_its_name() {
        let check = |words: &str, expected| assert_eq!(outlets().described(words), expected, "{words}");
        check("the art newsletter Canvas Wire", Some("Canvas Wire"));
        check("the website, Canvas Wire", Some("Canvas Wire"));
        check("the Tern Courier of Port Lindqvist", Some("The Tern Courier"));
        check("a critic of Canvas Wire", None);
        check("Canvas Wire reporter Ada Quist", None);
    }

    #[test]
    fn who_is_told_is_another_outlet() {
        let check = |text: &str, own, expected| assert_eq!(outlets().told(text, own), expected, "{text}");
        check("the Tern Courier on Monday", Some("Selin Post"), Some("The Tern Courier"));
        check("Tern Courier, which", None, Some("The Tern Courier"));
        check("the Tern Courier on Monday", Some("Tern Courier"), None);
        check("Ternmouth council", None, None);
        check("reporters of Canvas Wire", None, None);
    }

    #[test]
    fn the_same_newspaper_is_the_one_before() {
        let last = |text: &str| outlets().last_in(text, Some("Selin Post")).map(str::to_owned);
        let text = "Canvas Wire wrote so. The Tern Courier, not the Selin Post, had it too. ";
        assert_eq!(last(text).as_deref(), Some("The Tern Courier"));
        assert_eq!(last("Nobody wrote so. "), None);
        let again = ["The same newspaper", "the website", "that paper"];
        let others = ["this newspaper", "a newspaper", "the newspapers", "the editor"];
        assert!(again.into_iter().all(is_again) && !others.into_iter().any(is_again));
    }
}
