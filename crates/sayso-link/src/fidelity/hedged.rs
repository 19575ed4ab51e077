//! Hedges and conditions that are not passed on.

use rust_stemmers::{Algorithm, Stemmer};

use crate::Voice;
use crate::terms::is_function_word;
use crate::tokens::words;
use crate::words::stems_of;

/// Words that hedge, wherever they stand: where one of them is, nothing is held to be lost.
static HEDGES: &[&str] = &[
    "alleged",
    "allegedly",
    "apparently",
    "appear",
    "appeared",
    "appears",
    "believe",
    "believed",
    "believes",
    "chance",
    "consider",
    "considering",
    "considers",
    "could",
    "expected",
    "expects",
    "fear",
    "feared",
    "fears",
    "if",
    "likely",
    "may",
    "maybe",
    "might",
    "perhaps",
    "possibility",
    "possible",
    "possibly",
    "potential",
    "potentially",
    "presumably",
    "probably",
    "purported",
    "purportedly",
    "reportedly",
    "risk",
    "rumour",
    "rumoured",
    "rumours",
    "seem",
    "seemed",
    "seemingly",
    "seems",
    "should",
    "so-called",
    "speculation",
    "supposed",
    "supposedly",
    "suspected",
    "suspects",
    "thought",
    "unless",
    "weighing",
    "weighs",
    "whether",
];

/// Hedges that say of an act that it may not have been done, or may not be: their loss is plain.
static LOSABLE: &[&str] = &[
    "allegedly",
    "apparently",
    "could",
    "conceivably",
    "likely",
    "may",
    "maybe",
    "might",
    "perhaps",
    "possibly",
    "potentially",
    "presumably",
    "probably",
    "purportedly",
    "reportedly",
    "seemingly",
    "supposedly",
];

/// Words with which a condition begins.
static CONDITIONS: &[&str] = &["if", "unless"];

/// Words after which “if” is “whether”, or that make another word of it.
static NO_CONDITION: &[&str] = &[
    "as", "ask", "asked", "asking", "even", "know", "knew", "said", "say", "see", "unclear", "wonder",
    "wondered",
];

/// So many words say one thing: what is hedged in them is hedged as a whole.
const ONE_THING: usize = 20;

/// Whether the original is hedged, what repeats it is not, and what was hedged stands there: in the same words, or, where the two surely say
/// the same, as the whole of a short content.
pub(super) fn is_hedge_lost(original: &Voice, repeated: &Voice, is_surely_the_same: bool) -> bool {
    let said: Vec<String> = lower(&original.content);
    let hedged = original.hedges.iter().filter_map(|hedge| after_hedge(&said, &hedge.to_lowercase()));
    let stemmer = Stemmer::create(Algorithm::English);
    let stems = stems_of(&repeated.content, &stemmer);
    let is_there = |word: &str| stems.contains_key(stemmer.stem(word).as_ref());
    let mut lost = hedged.chain(before_condition(&said)).peekable();
    let is_of_all = is_surely_the_same && said.len() <= ONE_THING && lost.peek().is_some();
    repeated.hedges.is_empty() && !is_hedged(&repeated.context) && (is_of_all || lost.any(is_there))
}

/// Whether a quotation, as one is compared, has a hedge where what was made of it has none.
pub(super) fn loses_hedge(original: &[String], repeated: &[String]) -> bool {
    let is_in = |hedges: &[&str], words: &[String]| words.iter().any(|word| hedges.contains(&word.as_str()));
    is_in(LOSABLE, original) && !is_in(HEDGES, repeated)
}

fn lower(text: &str) -> Vec<String> {
    words(text).map(|word| word.to_lowercase()).collect()
}

fn is_hedged(text: &str) -> bool {
    // “May” is more often the month.
    let words = words(text).filter(|word| word != "May").map(|word| word.to_lowercase());
    words.into_iter().any(|word| HEDGES.contains(&word.as_str()))
}

/// The word that a hedge of `said` is about: “resign” in “may soon resign”. “Could not” tells of what was.
fn after_hedge<'said>(said: &'said [String], hedge: &str) -> Option<&'said str> {
    let at = said.iter().position(|word| word == hedge).filter(|_| LOSABLE.contains(&hedge))?;
    let is_past = hedge == "could" && said.get(at + 1).is_some_and(|next| next == "not");
    let mut after = said[at + 1..].iter().map(String::as_str);
    let is_told =
        |word: &&str| !is_function_word(word) && !word.ends_with("ly") && !["well", "soon"].contains(word);
    after.find(is_told).filter(|_| !is_past)
}

/// The last word before a condition that closes `said`.
fn before_condition(said: &[String]) -> Option<&str> {
    let at = said.iter().rposition(|word| CONDITIONS.contains(&word.as_str())).filter(|at| *at > 0)?;
    let before = said[at - 1].as_str();
    let mut told = said[..at].iter().rev().map(String::as_str).filter(|word| !is_function_word(word));
    told.next().filter(|_| !NO_CONDITION.contains(&before))
}
