//! Names of people, taken apart.

use sayso_core::EntityKind;
pub(crate) use sayso_core::plain_word as plain;

use crate::{organisation, spellings};

/// A name of a person, its words in lower case without accents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PersonName {
    /// First and middle names, initials as one letter each; empty for a surname alone.
    pub(crate) given: Vec<String>,
    /// The surname; several words where it is a compound.
    pub(crate) surname: Vec<String>,
    /// `jr`, `sr`, `ii`, `iii` or `iv`.
    pub(crate) suffix: Option<String>,
}

/// Words before a name that are no part of it, such as the last of “Secretary of State”.
static TITLES: &[&str] = &[
    "adm",
    "archbishop",
    "attorney",
    "ayatollah",
    "bishop",
    "capt",
    "cardinal",
    "chancellor",
    "col",
    "congressman",
    "congresswoman",
    "defense",
    "democrat",
    "dr",
    "frontrunner",
    "gen",
    "general",
    "gov",
    "governor",
    "imam",
    "judge",
    "justice",
    "king",
    "lady",
    "libertarian",
    "lord",
    "lt",
    "madam",
    "maj",
    "mayor",
    "miss",
    "mr",
    "mrs",
    "ms",
    "pope",
    "president",
    "prince",
    "princess",
    "prof",
    "professor",
    "queen",
    "rabbi",
    "rep",
    "representative",
    "republican",
    "rev",
    "sec",
    "secretary",
    "sen",
    "senator",
    "sgt",
    "sheikh",
    "sir",
    "speaker",
    "staff",
    "state",
];

/// What follows a name and tells father and son apart.
static SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// Words that stand before a surname and belong to it.
static PARTICLES: &[&str] = &[
    "al", "ap", "bin", "da", "de", "del", "della", "der", "di", "dos", "du", "el", "ibn", "la", "le", "san",
    "st", "ten", "ter", "van", "von", "y",
];

/// Surnames that come first, and how many words such a name has at least: two where nobody's first name is the same.
static FIRST: &[(&str, usize)] = &[
    ("ban", 3),
    ("deng", 2),
    ("hu", 2),
    ("jiang", 2),
    ("kim", 3),
    ("li", 2),
    ("mao", 2),
    ("moon", 3),
    ("wang", 2),
    ("wen", 2),
    ("xi", 2),
    ("zhang", 2),
    ("zhao", 2),
    ("zhou", 2),
];

impl PersonName {
    /// Takes `name` apart; `None` where nothing is left that could be a surname.
    pub(crate) fn new(name: &str) -> Option<PersonName> {
        let name = name.strip_suffix("’s").or(name.strip_suffix("'s")).unwrap_or(name);
        let mut words: Vec<&str> = name
            .split(|c: char| c.is_whitespace() || c == ',')
            .filter(|word| !plain(word).is_empty())
            .collect();
        let mut suffix = None;
        while words.len() > 1 && SUFFIXES.contains(&plain(words[words.len() - 1]).as_str()) {
            suffix = words.pop().map(plain);
        }
        // A nickname in quotation marks stands beside the name.
        words.retain(|word| !word.starts_with(['“', '"', '(', '‘']));
        while words.len() > 1 && TITLES.contains(&plain(words[0]).as_str()) {
            words.remove(0);
        }
        let last = words.pop()?;
        let mut surname = parts(last);
        while words.len() > 1 && PARTICLES.contains(&plain(words[words.len() - 1]).as_str()) {
            surname.splice(0..0, words.pop().map(plain));
        }
        // Somebody may be called Al or Van: only in small letters is it no first name.
        if words.len() == 1 && PARTICLES.contains(&words[0]) {
            surname.splice(0..0, words.pop().map(plain));
        }
        while surname.len() > 1 && matches!(surname[0].as_str(), "al" | "el") {
            surname.remove(0);
        }
        let given = words.iter().flat_map(|word| given(word)).collect();
        let name = PersonName { given, surname, suffix };
        Some(name.with_surname_last())
    }

    /// Whether it is a surname alone, or a first name alone.
    pub(crate) fn is_alone(&self) -> bool {
        self.given.is_empty()
    }

    /// The last word of the surname.
    pub(crate) fn last(&self) -> &str {
        self.surname.last().map_or("", String::as_str)
    }

    /// Where the surname comes first, it is put last.
    fn with_surname_last(mut self) -> PersonName {
        let words = self.given.len() + self.surname.len();
        let is_first =
            |(name, least): &(&str, usize)| self.given[0] == *name && (*least..=3).contains(&words);
        if !self.given.is_empty() && FIRST.iter().any(is_first) {
            let first = self.given.remove(0);
            let mut given = std::mem::replace(&mut self.surname, vec![first]);
            // Syllables are written together, apart and with a hyphen.
            given.splice(0..0, self.given.drain(..));
            self.given = vec![given.concat()];
        }
        self
    }
}

/// The parts of a word with hyphens.
fn parts(word: &str) -> Vec<String> {
    let parts = word.split(['-', '\u{2010}', '\u{2011}']).map(plain);
    parts.filter(|part| !part.is_empty()).collect()
}

/// A word of given names: initials that are written together are several.
fn given(word: &str) -> Vec<String> {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let is_initials =
        word.contains('.') && letters <= 3 || letters == 2 && word.chars().all(|c| c.is_uppercase());
    let has_vowel = plain(word).contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if is_initials && (word.contains('.') || !has_vowel) && word.chars().all(|c| !c.is_lowercase()) {
        return plain(word).chars().map(String::from).collect();
    }
    parts(word)
}

/// The keys under which sources that may be the same as one called `name` are found: two that may be the same share one.
pub fn blocks(kind: EntityKind, name: &str) -> Vec<String> {
    let mut blocks = match kind {
        EntityKind::Person => match PersonName::new(name) {
            Some(name) => vec![spellings::folded(name.last()), spellings::frame(name.last())],
            None => vec![],
        },
        EntityKind::Organisation | EntityKind::Outlet => organisation::blocks(name),
        EntityKind::Document | EntityKind::Place | EntityKind::Other => {
            vec![organisation::words(name).join(" ")]
        }
    };
    blocks.retain(|block| !block.is_empty());
    blocks.dedup();
    blocks
}

#[cfg(test)]
mod tests {
    use super::PersonName;

    #[track_caller]
    fn check(name: &str, given: &[&str], surname: &[&str], suffix: Option<&str>) {
        let taken = PersonName::new(name).expect("a name");
        assert_eq!(
            (&taken.given[..], &taken.surname[..], taken.suffix.as_deref()),
            (&owned(given)[..], &owned(surname)[..], suffix)
        );
    }

    fn owned(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn names_are_taken_apart() {
        check("Ines Calloway", &["ines"], &["calloway"], None);
        check("Sen. Inés M. Calloway-Marsh Jr.", &["ines", "m"], &["calloway", "marsh"], Some("jr"));
        check("J.D. Quist", &["j", "d"], &["quist"], None);
        check("Al Quist", &["al"], &["quist"], None);
        check("Ludo van der Maas", &["ludo"], &["van", "der", "maas"], None);
        check("Calloway", &[], &["calloway"], None);
        check("Marsh-Quist", &[], &["marsh", "quist"], None);
        check("Omar al-Sarri", &["omar"], &["sarri"], None);
    }

    #[test]
    fn surnames_that_come_first_are_known() {
        check("Kim Do-hyun", &["dohyun"], &["kim"], None);
        check("Kim Do Hyun", &["dohyun"], &["kim"], None);
        check("Xi Lanfen", &["lanfen"], &["xi"], None);
    }
}
