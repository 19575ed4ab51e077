//! What an article tells of a source it does not name: who, how many, how they know. `terms.rs` has on what terms they spoke.

use std::sync::LazyLock;

use sayso_core::{AttributionIx, Layers, Shown, Span, Text, Unnamed};

use super::phrase::{Phrase, claimed};
use super::terms::Terms;
use crate::patterns::Pattern;

/// How people are said to know.
static BASIS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:(?:directly |personally |intimately )?(?:familiar with|briefed on|privy to|involved in|involved with|aware of|close to|present (?:at|for|in))\
         |with (?:\\w+ ){0,2}(?:knowledge|access|understanding|insight)(?: of| to| into)?\
         |who (?:\\w+ ){0,3}?(?:witnessed|saw|attended|heard|watched|participated in|took part in|knows?|knew|spoke (?:to|with)|reviewed|read|works? (?:with|for|on)|worked (?:with|for|on))\
         |who (?:was|were) (?:\\w+ ){0,2}(?:present|briefed|involved|there|in the room))[^,.;\"“”()—]*",
    )
});

/// What the article tells of the source of the attribution at `ix`, which it does not name.
pub(super) fn of(layers: &Layers, terms: &Terms, ix: AttributionIx) -> Unnamed {
    let text = &layers.article().text;
    let Some(source) = layers.attribution(ix).source.as_ref().map(|source| source.extent()) else {
        return Unnamed::default();
    };
    let Some(phrase) = Phrase::of(text, source) else { return Unnamed::default() };
    let said = terms.about(ix);
    let (count, words) = claimed(&phrase);
    Unnamed {
        descriptor: descriptor(&phrase),
        count: Some(Shown { value: count, rule: "the number of the noun phrase", words: Some(words) }),
        basis: BASIS.find(text, source),
        terms: said.map(|said| said.terms),
        reason: said.and_then(|said| said.reason).map(|reason| within(text, reason, source)),
    }
}

/// `reason`, no farther than `source` goes where it begins in that: “a nurse who asked not to be named *for fear of reprisals* said”.
fn within(text: &Text, reason: Span, source: Span) -> Span {
    let begins_there = source.start() <= reason.start() && reason.start() < source.end();
    let end = if begins_there { reason.end().min(source.end()) } else { reason.end() };
    text.span(reason.start()..end).unwrap_or(reason)
}

/// The words that say who they are, unless they say nothing: “one”, “they”.
fn descriptor(phrase: &Phrase) -> Option<Span> {
    const EMPTY: [&str; 12] = [
        "one", "they", "he", "she", "who", "some", "others", "another", "source", "sources", "someone", "two",
    ];
    let says_nothing = EMPTY.contains(&phrase.head().lower.as_str()) && phrase.core().len() == 1;
    let is_described = phrase.rest().first().is_some_and(|word| !word.is_after_break);
    let end = phrase.rest().iter().take_while(|word| !word.is_after_break).last().unwrap_or(phrase.head());
    (!says_nothing || is_described).then(|| phrase.opening.join(end.span))
}
