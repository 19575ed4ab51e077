//! Signed quotations: a quotation, a dash, a name, as under letters and in lists of voices.
//!
//! The tagger was trained on prose and reads these as floating quotations; the layout says all there is to know.

use std::ops::Range;

use sayso_core::{Quote, Text};

use super::spans::{Role, RoleSpan};
use super::words::Word;

/// What such spans are taken for: in the training articles 9 of 10 are right.
const PROBABILITY: f32 = 0.9;

/// The most words that a name and what is said of it take.
const LONGEST_SIGNATURE: usize = 12;

/// Puts the signed quotations among `words` in place of what the tagger found there.
pub(crate) fn sign(text: &Text, words: &[Word], quotes: &[Quote], spans: Vec<RoleSpan>) -> Vec<RoleSpan> {
    let signed: Vec<[RoleSpan; 3]> =
        quotes.iter().filter_map(|quote| signature(text, words, quote)).collect();
    if signed.is_empty() {
        return spans;
    }
    let taken = |span: &RoleSpan| signed.iter().flatten().any(|part| overlap(&part.words, &span.words));
    let mut all: Vec<RoleSpan> = spans.into_iter().filter(|span| !taken(span)).collect();
    all.extend(signed.into_iter().flatten());
    all.sort_by_key(|span| span.words.start);
    all
}

/// Content, cue and source, if `quote` is signed.
fn signature(text: &Text, words: &[Word], quote: &Quote) -> Option<[RoleSpan; 3]> {
    if quote.depth > 0 || !quote.is_closed {
        return None;
    }
    let at = |byte: usize| words.partition_point(|word| word.span.start() < byte);
    let content = at(quote.span.start())..at(quote.span.end());
    let dash = content.end;
    let paragraph = words.get(dash)?.paragraph;
    let is_near = paragraph - words[content.clone()].last()?.paragraph <= 1;
    if !is_near || !matches!(&text[words[dash].span], "―" | "—" | "–" | "-") {
        return None;
    }
    let rest = words[dash + 1..].iter().take_while(|word| word.paragraph == paragraph).count();
    let name = words[dash + 1..][..rest].iter().take_while(|word| belongs_to_name(text, word)).count();
    let is_name = text[words.get(dash + 1)?.span].starts_with(char::is_uppercase);
    if !is_name || name == 0 || rest > LONGEST_SIGNATURE {
        return None;
    }
    let span = |role, words: Range<usize>| RoleSpan { role, words, probability: PROBABILITY };
    Some([
        span(Role::Content, content),
        span(Role::Cue, dash..dash + 1),
        span(Role::Source, dash + 1..dash + 1 + name),
    ])
}

/// Letters, and the points and hyphens inside a name.
fn belongs_to_name(text: &Text, word: &Word) -> bool {
    word.is_alphanumeric || matches!(&text[word.span], "." | "-" | "'" | "’")
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
