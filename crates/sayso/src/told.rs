//! What articles tell of who somebody is, as far as it tells anything.

use sayso_store::{SourceKind, StoredSource, Told, key};

/// What is told of `source` that can be so: whole roles of one person, titles of rank, relatives of somebody. Coreference
/// errs, and a phrase may be cut: what an editor would strike out is left out here, and stays in the ledger.
pub fn fitting<'told>(source: &StoredSource, told: &'told [Told]) -> Vec<&'told Told> {
    told.iter().filter(|told| is_fitting(source, told)).collect()
}

/// Of so many articles that tell something one must tell a thing, or it is taken for an error.
const MOST_FOR_ONE: usize = 50;

/// What enough of the articles tell that tell anything.
pub fn frequent<'told>(told: &[&'told Told]) -> Vec<&'told Told> {
    let all: usize = told.iter().map(|told| told.articles).sum();
    told.iter().filter(|told| told.articles * MOST_FOR_ONE >= all).copied().collect()
}

fn is_fitting(source: &StoredSource, told: &Told) -> bool {
    let is_person = source.kind == SourceKind::Person.name();
    let words = key(&told.words);
    let words: Vec<&str> = words.split(' ').collect();
    match told.kind.as_str() {
        "role" => is_person && is_role(&words),
        "title" => is_person && !COURTESIES.contains(&words.concat().as_str()),
        "kinship" => is_person && !OF_NOBODY.contains(&words[0]),
        _ => words.concat().chars().count() > 1,
    }
}

/// Forms of address that tell nothing of who somebody is.
static COURTESIES: &[&str] = &["mr", "mrs", "ms", "miss"];

/// First words of a relation to somebody who is not named.
static OF_NOBODY: &[&str] = &["his", "her", "its", "their", "my", "your", "our"];

/// Words after which something must come.
static CUT_AFTER: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "for", "from", "her", "his", "in", "its", "of", "on", "or", "that",
    "the", "their", "to", "u", "who", "with",
];

/// Words with which no role begins, but a phrase that says something else.
static NO_BEGINNING: &[&str] =
    &["again", "also", "both", "just", "not", "one", "only", "several", "subject", "two", "ultimately"];

/// Words in -ing that say how somebody has a role. All others say what somebody does.
static OFFICES: &[&str] = &[
    "acting",
    "commanding",
    "founding",
    "incoming",
    "leading",
    "managing",
    "operating",
    "outgoing",
    "presiding",
    "reigning",
    "retiring",
    "ruling",
    "sitting",
    "supervising",
];

/// Words before which the noun of a role stands.
static AFTER_NOUN: &[&str] =
    &["against", "at", "for", "from", "in", "of", "on", "to", "under", "who", "whose", "with"];

/// Nouns that every source has for a role.
static EMPTY: &[&str] = &["source", "person", "people"];

/// The longest role, in words. What is longer holds half a sentence.
const MOST_WORDS: usize = 14;

fn is_role(words: &[&str]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let is_deed = first.ends_with("ing") && !OFFICES.contains(first);
    let noun = words.iter().take_while(|word| !AFTER_NOUN.contains(word)).last().unwrap_or(first);
    let is_whole = !CUT_AFTER.contains(last) && !NO_BEGINNING.contains(first) && words.len() <= MOST_WORDS;
    is_whole && !is_deed && !is_plural(noun) && !EMPTY.contains(noun)
}

/// Whether a noun stands for several. One person is not several.
fn is_plural(noun: &str) -> bool {
    noun.len() > 3 && noun.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| noun.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use sayso_store::{SourceKind, StoredSource, Told};

    use super::{fitting, frequent};

    fn told(kind: &str, words: &str, articles: usize) -> Told {
        Told { kind: kind.to_owned(), words: words.to_owned(), days: None, articles, is_in_own_voice: true }
    }

    fn is_fitting(of: SourceKind, kind: &str, words: &str) -> bool {
        let source = StoredSource { id: 1, kind: of.name().to_owned(), name: "Ines Calloway".to_owned() };
        !fitting(&source, &[told(kind, words, 1)]).is_empty()
    }

    #[test]
    fn a_role_is_whole_and_of_one_person() {
        for (words, expected) in [
            ("leader of the opposition", true),
            ("acting harbour master", true),
            ("Secretary of Veterans Affairs", true),
            ("commander-in-chief", true),
            ("boss", true),
            ("ultimately the commander of the", false),
            ("head of the U", false),
            ("warning the council", false),
            ("both ministers", false),
            ("Potential candidates", false),
            ("Democrats in the House", false),
            ("source", false),
            ("just a clerk when he saw it", false),
        ] {
            assert_eq!(is_fitting(SourceKind::Person, "role", words), expected, "{words}");
        }
    }

    #[test]
    fn only_people_have_roles_ranks_and_relatives() {
        assert!(!is_fitting(SourceKind::Organisation, "role", "president"));
        assert!(is_fitting(SourceKind::Organisation, "affiliation", "Port of Ossen"));
        assert!(!is_fitting(SourceKind::Person, "affiliation", "U"));
        assert!(!is_fitting(SourceKind::Person, "title", "Mr."));
        assert!(is_fitting(SourceKind::Person, "title", "Col."));
        assert!(!is_fitting(SourceKind::Person, "kinship", "his father"));
        assert!(is_fitting(SourceKind::Person, "kinship", "Lee’s father"));
    }

    #[test]
    fn what_one_in_many_articles_tells_is_not_frequent() {
        let all = [told("role", "minister", 99), told("role", "clerk", 1), told("role", "mayor", 2)];
        let all: Vec<&Told> = all.iter().collect();
        let words: Vec<&str> = frequent(&all).iter().map(|told| told.words.as_str()).collect();
        assert_eq!(words, ["minister"]);
        assert_eq!(frequent(&all[1..]).len(), 2);
    }
}
