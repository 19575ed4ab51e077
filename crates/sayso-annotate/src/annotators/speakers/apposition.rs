//! Nouns with a name beside them that is no person's, or that no mention is for: “the owner, *Maple Foods*,”.

use sayso_core::{MentionIx, MentionKind, Span};

use super::index::Index;
use super::{name_of, nouns};
use crate::patterns::is_listed;

/// Words that open what a name can tell more of.
const OPENERS: &str = "the its his her their";

/// Words in small letters that stand inside names.
const INSIDE: &str = "of for the &";

/// Capitalised words between commas that tell when, not who.
const DAYS: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday";

/// Marks at which a name in apposition ends.
const ENDS: [char; 5] = [',', '.', ';', ')', '\n'];

/// What the noun at `own` is by the name beside it in `source`: the name, else the noun itself, of which the name is a part; `None`
/// where no name stands there.
pub(super) fn name(index: &Index, own: MentionIx, source: Span) -> Option<MentionIx> {
    let draft = index.draft;
    let called = called(index, own, source)?;
    let is_called = |ix: MentionIx| {
        let mention = draft.mention(ix);
        mention.kind == MentionKind::Name && draft.article().text[mention.head] == *called
    };
    let found = draft.mentions().map(|(ix, _)| ix).find(|&ix| is_called(ix));
    Some(found.map_or(own, |ix| name_of(draft, ix).unwrap_or(ix)))
}

/// The words of the name that follows the noun at `own`, up to the end of `source`.
fn called<'draft>(index: &Index<'draft>, own: MentionIx, source: Span) -> Option<&'draft str> {
    let draft = index.draft;
    let noun = draft.mention(own);
    let core = nouns::core(draft, noun);
    let (opener, _) = core.split_once(' ')?;
    if noun.span.start() != source.start() || !is_listed(OPENERS, opener) {
        return None;
    }
    let text = draft.article().text.as_str();
    let beside = text.get(noun.head.end()..source.end())?.strip_prefix(", ")?;
    let after = &text[source.end()..];
    let is_closed = beside.ends_with(ENDS) || after.is_empty() || after.starts_with(ENDS);
    let called = beside.strip_suffix(',').unwrap_or(beside);
    (is_closed && is_name(called)).then_some(called)
}

/// Whether `words` are a name from the first to the last: “Maple Foods”; not “Oakes’s uncle”, “D-Lund”, “Friday”, “Roth and Oakes”.
fn is_name(words: &str) -> bool {
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let is_of_party = words.chars().nth(1) == Some('-');
    is_capital(words)
        && is_capital(nouns::last(words))
        && !is_of_party
        && !is_listed(DAYS, words)
        && !words.contains([',', '“', '”', '"', '\n'])
        && words.split(' ').all(|word| is_capital(word) || is_listed(INSIDE, word))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::is_name;

    #[test]
    fn a_name_has_capitals_throughout() {
        for words in ["Maple Foods", "Hollin & Sons", "Harrow Ltd.", "St. Anne's", "Farmers of Selin"] {
            assert!(is_name(words), "{words}");
        }
        for words in [
            "Oakes's uncle",
            "a unit of Maple Foods",
            "in Selin",
            "D-Selin",
            "Friday",
            "Roth and Oakes",
            "Farmers of",
            "Roth, Oakes",
            "",
        ] {
            assert!(!is_name(words), "{words}");
        }
    }

    #[test]
    fn a_firm_beside_a_noun_is_not_who_spoke_before() {
        let escaped = "“We climbed out,” said Ivo Marsh, a cook who worked there.";
        let owner = "The owner, Copper Homes, did not answer questions.";
        check(&format!("{escaped}\n\n{owner}"), "The owner, Copper Homes,", None);
        let landlord = "The landlord, Marsh Partners, said that the lamps were new.";
        check(&format!("{escaped}\n\n{landlord}"), "The landlord, Marsh Partners,", None);
    }

    #[test]
    fn a_firm_beside_a_noun_is_the_one_named_elsewhere() {
        check(
            "Selin Bank said on Monday that the hall was safe. “We climbed out,” said Ivo Marsh, a cook.\n\n\
             The owner, Selin Bank, declined to comment.",
            "The owner, Selin Bank,",
            Some("Selin Bank"),
        );
    }

    #[test]
    fn a_person_beside_a_noun_is_that_person() {
        check(
            "“We climbed out,” said Ivo Marsh, a cook.\n\n\
             The landlord, Ada Quill, said that the lamps were new.",
            "The landlord, Ada Quill,",
            Some("Ada Quill"),
        );
    }
}
