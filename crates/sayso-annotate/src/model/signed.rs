//! Signed quotations: a quotation, a dash, a name, as under letters and in lists of voices.
//!
//! The tagger was trained on prose and reads these as floating quotations; the layout says all there is to know.

use std::ops::Range;

use sayso_core::{Quote, Text};

use super::link::Linked;
use super::spans::RoleSpan;
use super::words::Word;

/// What such attributions are taken for: of 33 in PolNeAR, 31 are right (7 of 9 in its training part).
const PROBABILITY: f32 = 0.9;

/// The most words that a name and what is said of it take.
const LONGEST_SIGNATURE: usize = 12;

/// The signed quotations among `words`.
pub(crate) fn signed(text: &Text, words: &[Word], quotes: &[Quote]) -> Vec<Linked> {
    quotes.iter().filter_map(|quote| signature(text, words, quote)).collect()
}

/// Takes out of `spans` what stands where `signed` says better.
pub(crate) fn drop_overlapping(spans: &mut Vec<RoleSpan>, signed: &[Linked]) {
    // Sorted and disjoint, as the quotations are.
    let extent = |linked: &Linked| Some(linked.contents.first()?.start..linked.source.as_ref()?.end);
    let taken: Vec<Range<usize>> = signed.iter().filter_map(extent).collect();
    spans.retain(|span| {
        let next = taken.partition_point(|part| part.end <= span.words.start);
        taken.get(next).is_none_or(|part| span.words.end <= part.start)
    });
}

/// The attribution, if `quote` is signed.
fn signature(text: &Text, words: &[Word], quote: &Quote) -> Option<Linked> {
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
    let signature = &words[dash + 1..][..rest];
    let name = signature.iter().take_while(|word| belongs_to_name(text, word)).count();
    let name = if ends_in_stop(text, &signature[..name]) { name - 1 } else { name };
    let is_name = text[words.get(dash + 1)?.span].starts_with(char::is_uppercase);
    // “… the bigger fool” – Roth or Oakes: what is asked, not who signs.
    let is_choice = signature[..name].iter().any(|word| &text[word.span] == "or");
    if !is_name || is_choice || name == 0 || rest > LONGEST_SIGNATURE {
        return None;
    }
    Some(Linked {
        source: Some(dash + 1..dash + 1 + name),
        cue: dash..dash + 1,
        contents: vec![content],
        probability: PROBABILITY,
    })
}

/// Whether a full stop ends it that belongs to no initial and no “Jr.”.
fn ends_in_stop(text: &Text, name: &[Word]) -> bool {
    const LONGEST_ABBREVIATION: usize = 2;
    let [.., last, stop] = name else { return false };
    &text[stop.span] == "." && text[last.span].chars().count() > LONGEST_ABBREVIATION
}

/// Letters, and the points and hyphens inside a name.
fn belongs_to_name(text: &Text, word: &Word) -> bool {
    word.is_alphanumeric || matches!(&text[word.span], "." | "-" | "'" | "’")
}

#[cfg(test)]
mod tests {
    use sayso_core::{Quote, Text};

    use super::signed;
    use crate::model::{Tagger, Words};

    /// The name under `letter`, if it is signed.
    fn name(letter: &str) -> Option<String> {
        let text = Text::new(letter).expect("short");
        let span = |end: usize| text.span(0..end).expect("on borders");
        let words = Words::of_paragraphs(&text, &[(0, span(letter.len()))], &Tagger::shipped().vocabulary);
        let end = letter.find('”').expect("it has a closing mark") + '”'.len_utf8();
        let quote = Quote { span: span(end), depth: 0, is_closed: true };
        let found = signed(&text, words.as_slice(), &[quote]);
        let words = &words.as_slice()[found.first()?.source.clone()?];
        Some(text[words[0].span.join(words[words.len() - 1].span)].to_owned())
    }

    #[test]
    fn the_full_stop_of_a_signature_is_none_of_the_name() {
        assert_eq!(name("“Nobody asked us.” — Pim Odekerken.").as_deref(), Some("Pim Odekerken"));
        assert_eq!(name("“Nobody asked us.” — Pim Odekerken Jr.").as_deref(), Some("Pim Odekerken Jr."));
        assert_eq!(name("“Nobody asked us.” — Pim O.").as_deref(), Some("Pim O."));
    }

    #[test]
    fn a_choice_of_two_signs_nothing() {
        assert_eq!(name("“I know who is the bigger fool” – Roth or Oakes."), None);
    }
}
