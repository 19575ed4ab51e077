//! The nouns by which people are called without their names.

use sayso_core::{Draft, EntityKind, Mention};

use super::super::mentions::lexicon::{List, lists};
use super::super::sourcing::is_of_person;
use crate::patterns::is_listed;

/// Nouns that keep their bearers unnamed, or stand for somebody else's voice: only who is told to be one is meant.
const KEPT: &str = "spokesman spokeswoman spokesperson adviser advisor lawyer attorney member expert analyst operative strategist ally witness \
    judge court agent officer worker resident supporter critic colleague friend rival opponent author reporter writer editor \
    moderator host";

/// Nouns for anybody: who is called so was brought in as “a man”.
const ANYBODY: &str = "official source aide insider person man woman guy boy girl couple pair narrator employee staffer voter heckler protester \
    protestor caller crowd youth family household";

/// Nouns by which writers call somebody again; others, such as “the minister”, bring in who has the post.
const EPITHETS: &str = "candidate nominee nominee-in-waiting frontrunner front-runner contender hopeful incumbent challenger senator congressman \
    congresswoman representative lawmaker politician republican democrat socialist conservative liberal businessman businesswoman tycoon \
    mogul magnate billionaire millionaire developer entrepreneur financier investor donor heiress socialite actor actress star \
    singer rapper comedian musician filmmaker novelist poet athlete champion quarterback surgeon neurosurgeon scientist physician \
    journalist columnist commentator pundit radioman graduate retiree veteran native legend statesman pontiff impostor leader";

/// Nouns for several people that are no plurals: nobody by himself is called so.
const GROUPS: &str = "family household couple pair duo trio crowd";

/// Nouns for what works for a person, or is of his: “Roth’s office”.
const OF_SOMEBODY: &str = "office campaign team camp family estate staff";

/// Words that open a phrase for somebody new.
const OPEN: [&str; 8] = ["a", "an", "one", "another", "any", "some", "every", "no"];

/// Whether who is called so stays unnamed unless the article tells who is one.
pub(super) fn is_kept(noun: &str) -> bool {
    is_listed(KEPT, noun)
}

/// Whether who is called so stays unnamed.
pub(super) fn is_anybody(noun: &str) -> bool {
    is_listed(ANYBODY, noun)
}

/// Whether `words`, of which `noun` is the last, tell more of somebody named: “the tycoon”, “the Selin mayor”, “the former president”.
pub(super) fn is_epithet(noun: &str, words: &str) -> bool {
    let mut modifiers = words.split(' ').skip(1).filter(|word| !word.eq_ignore_ascii_case(noun));
    is_listed(EPITHETS, noun)
        || noun.ends_with("-old")
        || modifiers.any(|word| word == "former" || word.starts_with(char::is_uppercase))
}

/// Whether `noun`, in lower case, is of several people.
pub(super) fn is_plural(noun: &str) -> bool {
    noun.ends_with('s') && !noun.ends_with("ss") || noun.ends_with("men") || lists(noun).has(List::Plural)
}

/// Whether `noun` is for several people together.
pub(super) fn is_of_group(noun: &str) -> bool {
    is_listed(GROUPS, noun)
}

/// Whether `words` say whose: then the name before is mostly the owner's, not the one's who is owned.
pub(super) fn is_possessed(words: &str) -> bool {
    ["'s ", "’s ", "' ", "’ "].iter().any(|mark| words.contains(mark))
}

/// Whether `core` is what works for somebody or is of his: “roth’s office”; not he himself.
pub(super) fn is_of_somebody(core: &str) -> bool {
    is_possessed(core) && is_listed(OF_SOMEBODY, last(core))
}

/// The words of a mention up to its noun, in lower case: “the senior senator”.
pub(super) fn core(draft: &Draft, mention: &Mention) -> String {
    draft.article().text.as_str()[mention.span.start()..mention.head.end()].to_lowercase()
}

/// The last of `core`, which may be joined with hyphens: “46-year-old”.
pub(super) fn last(core: &str) -> &str {
    core.rsplit(' ').next().unwrap_or_default()
}

/// Whether a mention that ends in `noun` is of one person.
pub(super) fn is_one_person(mention: &Mention, noun: &str) -> bool {
    (mention.entity == EntityKind::Person || is_of_person(noun)) && !is_plural(noun)
}

/// The noun of “the senator”, in lower case; `None` for plurals, for “a senator”, “his senator”, and for what is no person.
pub(super) fn definite(draft: &Draft, mention: &Mention) -> Option<String> {
    let core = core(draft, mention);
    let noun = last(&core);
    (core.starts_with("the ") && is_one_person(mention, noun)).then(|| noun.to_owned())
}

/// Whether `core` brings in somebody new: “a senior official”.
pub(super) fn is_open(core: &str) -> bool {
    core.split_once(' ').is_some_and(|(first, _)| OPEN.contains(&first))
}
