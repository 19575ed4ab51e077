//! Words by what they tell of a mention: the lists of `lexicon.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A list of words, as its heading says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum List {
    Man,
    Woman,
    Address,
    MaleAddress,
    FemaleAddress,
    Role,
    Person,
    /// Nouns by which people and bodies are called alike: “the owner”.
    Either,
    ManNoun,
    WomanNoun,
    Kin,
    Organisation,
    OrganisationName,
    Outlet,
    OutletName,
    Document,
    PlaceNoun,
    Place,
    Time,
    Plural,
    Preposition,
    Verb,
    /// Words that open sentences and are no names.
    Opener,
}

/// Each list with its heading.
static HEADINGS: &[(List, &str)] = &[
    (List::Man, "man"),
    (List::Woman, "woman"),
    (List::Address, "address"),
    (List::MaleAddress, "male address"),
    (List::FemaleAddress, "female address"),
    (List::Role, "role"),
    (List::Person, "person"),
    (List::Either, "either"),
    (List::ManNoun, "man noun"),
    (List::WomanNoun, "woman noun"),
    (List::Kin, "kin"),
    (List::Organisation, "organisation"),
    (List::OrganisationName, "organisation name"),
    (List::Outlet, "outlet"),
    (List::OutletName, "outlet name"),
    (List::Document, "document"),
    (List::PlaceNoun, "place noun"),
    (List::Place, "place"),
    (List::Time, "time"),
    (List::Plural, "plural"),
    (List::Preposition, "preposition"),
    (List::Verb, "verb"),
    (List::Opener, "opener"),
];

/// The lists that a word stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lists(u32);

impl Lists {
    /// Whether the word stands in `list`.
    pub(crate) fn has(self, list: List) -> bool {
        self.0 & (1 << list as u32) != 0
    }

    /// Whether it stands in any of `lists`.
    pub(crate) fn has_any(self, lists: &[List]) -> bool {
        lists.iter().any(|&list| self.has(list))
    }
}

static LEXICON: LazyLock<HashMap<&'static str, Lists>> = LazyLock::new(|| {
    let mut lexicon: HashMap<&'static str, Lists> = HashMap::new();
    let mut current = None;
    for line in include_str!("lexicon.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(heading) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            let known = HEADINGS.iter().find(|(_, name)| *name == heading);
            current = Some(known.expect("every heading is that of a list").0);
            continue;
        }
        let Some(list) = current else { continue };
        line.split(' ').for_each(|word| lexicon.entry(word).or_default().0 |= 1 << list as u32);
    }
    lexicon
});

/// The lists that hold `word`, in lower case, its parts joined with `_`; of a plural, also those of its singular.
pub(crate) fn lists(word: &str) -> Lists {
    let own = LEXICON.get(word).copied().unwrap_or_default();
    let singular = match word.strip_suffix("ies") {
        Some(stem) => LEXICON.get(format!("{stem}y").as_str()),
        None => word
            .strip_suffix('s')
            .and_then(|stem| LEXICON.get(stem))
            .or_else(|| word.strip_suffix("es").and_then(|stem| LEXICON.get(stem)))
            .or_else(|| LEXICON.get(word.strip_suffix("men").map(|stem| format!("{stem}man"))?.as_str())),
    };
    Lists(own.0 | singular.copied().unwrap_or_default().0 & NOUNS)
}

/// The lists of common nouns, which have plurals.
const NOUNS: u32 = 1 << List::Role as u32
    | 1 << List::Person as u32
    | 1 << List::Kin as u32
    | 1 << List::Organisation as u32
    | 1 << List::Outlet as u32
    | 1 << List::Document as u32
    | 1 << List::PlaceNoun as u32
    | 1 << List::Time as u32;

#[cfg(test)]
mod tests {
    use super::{List, lists};

    #[test]
    fn a_plural_stands_in_the_lists_of_its_singular() {
        assert!(lists("ministers").has(List::Role));
        assert!(lists("ministries").has(List::Organisation));
        assert!(lists("spokesmen").has(List::Role));
        assert!(!lists("germanys").has(List::Place));
    }
}
