//! Signed quotations: a quotation, a dash, a name, as under letters and in lists of voices. A paragraph may be set apart without
//! marks: then the line below it signs it, if it says who that is.
//!
//! The tagger was trained on prose and reads these as floating quotations; the layout says all there is to know.

use std::ops::Range;

use sayso_core::{Quote, Text};

use super::link::Linked;
use super::spans::RoleSpan;
use super::words::{Word, paragraphs};

/// What such attributions are taken for: of 33 in PolNeAR, 31 are right (7 of 9 in its training part).
const PROBABILITY: f32 = 0.9;

/// What signed paragraphs without marks are taken for: an estimate. Real news have hardly any.
const UNMARKED: f32 = 0.7;

/// The most words that a name and what is said of it take.
const LONGEST_SIGNATURE: usize = 12;

/// The fewest words of a name that signs a paragraph without marks.
const SHORTEST_NAME: usize = 2;

/// What those are who write in news themselves: they sign as authors.
const WRITERS: [&str; 12] = [
    "writer",
    "writers",
    "reporter",
    "reporters",
    "editor",
    "editors",
    "correspondent",
    "columnist",
    "producer",
    "photographer",
    "blogger",
    "staff",
];

/// The signed quotations among `words`, in reading order.
pub(crate) fn signed(text: &Text, words: &[Word], quotes: &[Quote]) -> Vec<Linked> {
    let marked = quotes.iter().filter_map(|quote| signature(text, words, quote));
    let mut signed: Vec<Linked> = marked.chain(unmarked(text, words, quotes)).collect();
    signed.sort_by_key(|linked| linked.cue.start);
    signed
}

/// Takes out of `spans` what stands where `signed` says better. The stretches of these must be disjoint.
pub(crate) fn drop_overlapping(spans: &mut Vec<RoleSpan>, signed: &[Linked]) {
    let mut taken: Vec<Range<usize>> = signed.iter().map(Linked::extent).collect();
    taken.sort_by_key(|part| part.start);
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
    let last = words[content.clone()].last()?;
    let is_near = words.get(dash)?.paragraph - last.paragraph <= 1;
    let source = signer(text, words, dash).filter(|_| is_near)?;
    Some(Linked {
        source: Some(source),
        cue: dash..dash + 1,
        contents: vec![content],
        probability: PROBABILITY,
    })
}

/// The name after the dash at `dash`, if it signs what stands before.
fn signer(text: &Text, words: &[Word], dash: usize) -> Option<Range<usize>> {
    if !matches!(&text[words.get(dash)?.span], "―" | "—" | "–" | "-") {
        return None;
    }
    let paragraph = words[dash].paragraph;
    let rest = words[dash + 1..].iter().take_while(|word| word.paragraph == paragraph).count();
    let signature = &words[dash + 1..][..rest];
    let name = signature.iter().take_while(|word| belongs_to_name(text, word)).count();
    let name = if ends_in_stop(text, &signature[..name]) { name - 1 } else { name };
    let is_name = text[words.get(dash + 1)?.span].starts_with(char::is_uppercase);
    // “… the bigger fool” – Roth or Oakes: what is asked, not who signs.
    let is_choice = signature[..name].iter().any(|word| &text[word.span] == "or");
    let is_signature = is_name && !is_choice && name > 0 && rest <= LONGEST_SIGNATURE;
    is_signature.then_some(dash + 1..dash + 1 + name)
}

/// The paragraphs without quotation marks that the next one signs: “The yard is ours.¶— Wes Tully, owner of the yard”.
fn unmarked(text: &Text, words: &[Word], quotes: &[Quote]) -> Vec<Linked> {
    let paragraphs: Vec<Range<usize>> = paragraphs(words).collect();
    let is_unmarked = |paragraph: &Range<usize>| {
        let (first, last) = (words[paragraph.start].span, words[paragraph.end - 1].span);
        let next = quotes.partition_point(|quote| quote.span.start() < first.start());
        quotes.get(next).is_none_or(|quote| quote.span.start() > last.start())
            && matches!(&text[last], "." | "!" | "?")
    };
    let signed = paragraphs.windows(2).filter_map(|pair| {
        let is_near = words[pair[1].start].paragraph - words[pair[0].start].paragraph <= 1;
        let source =
            signer_of_unmarked(text, words, &pair[1]).filter(|_| is_near && is_unmarked(&pair[0]))?;
        let cue = pair[1].start..pair[1].start + 1;
        Some(Linked { source: Some(source), cue, contents: vec![pair[0].clone()], probability: UNMARKED })
    });
    signed.collect()
}

/// The name that the paragraph `line` consists of, with a dash before it and behind it, after a comma, who that is.
fn signer_of_unmarked(text: &Text, words: &[Word], line: &Range<usize>) -> Option<Range<usize>> {
    let name = signer(text, words, line.start)?;
    let is_hyphen = &text[words[line.start].span] == "-";
    let is_capital = |word: &&Word| text[word.span].starts_with(char::is_uppercase);
    let names = words[name.clone()].iter().filter(|word| word.is_alphanumeric);
    let is_full = names.clone().count() >= SHORTEST_NAME && names.clone().all(|word| is_capital(&word));
    let role = words[name.end..line.end].split_first().filter(|(comma, _)| &text[comma.span] == ",")?.1;
    let is_role = role.first().is_some_and(|word| text[word.span].starts_with(char::is_lowercase));
    let is_other = |word: &Word| WRITERS.contains(&&text[word.span]) || &text[word.span] == ":";
    (!is_hyphen && is_full && is_role && !role.iter().any(is_other)).then_some(name)
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

    /// The name that signs the first of two lines without marks.
    fn signer(lines: &str) -> Option<String> {
        let text = Text::new(lines).expect("short");
        let at = lines.find('\n').expect("there are two");
        let line = |range: std::ops::Range<usize>| text.span(range).expect("on borders");
        let paragraphs = [(0, line(0..at)), (1, line(at + 1..lines.len()))];
        let words = Words::of_paragraphs(&text, &paragraphs, &Tagger::shipped().vocabulary);
        let found = signed(&text, words.as_slice(), &[]);
        let words = &words.as_slice()[found.first()?.source.clone()?];
        Some(text[words[0].span.join(words[words.len() - 1].span)].to_owned())
    }

    #[test]
    fn the_next_line_signs_a_paragraph_without_marks_if_it_says_who_that_is() {
        assert_eq!(signer("The yard is ours.\n— Wes Tully, owner of the yard").as_deref(), Some("Wes Tully"));
        assert_eq!(signer("The yard is ours.\n— Wes Tully"), None);
        assert_eq!(signer("The yard is ours.\n— Wes Tully, staff reporter"), None);
        assert_eq!(signer("The yard is ours.\n— Wes Tully, Harbour Post"), None);
        assert_eq!(signer("What we know\n— Wes Tully, owner of the yard"), None);
        assert_eq!(signer("The yard is ours.\n— Schooner Tavern, next door: no damage"), None);
    }

    #[test]
    fn a_choice_of_two_signs_nothing() {
        assert_eq!(name("“I know who is the bigger fool” – Roth or Oakes."), None);
    }
}
