//! What the relative words that are sources follow: “*two nurses at the ward*, who asked not to be named, said …”.

use std::collections::HashSet;
use std::ops::Range;

use sayso_core::{EntityKind, MentionKind};

use super::super::sourcing::is_of_person;
use super::lexicon::List;
use super::page::{Page, Token};
use super::phrase::{Phrase, is_function_word};
use super::pronouns::{Opening, Pronoun};

/// Words beyond which what is followed does not go.
const LONGEST: usize = 16;

/// Prepositions by which one noun phrase is a part of another.
const JOINING: [&str; 5] = ["of", "for", "at", "in", "from"];

/// Of each source that begins with “who” or “which”: the name right before it, and the longest noun phrase before it that agrees, as
/// where they begin and end.
pub(super) fn followed(page: &Page<'_>) -> HashSet<(usize, usize)> {
    let starts = page.sources.iter().map(|(_, words)| words.start);
    let relatives = starts.filter(|&at| is_relative(&page.tokens[at]));
    relatives.flat_map(|at| before(page, at)).map(|words| (words.start, words.end)).collect()
}

fn is_relative(token: &Token) -> bool {
    token.pronoun == Some(Pronoun::Relative) && !token.is("whose")
}

/// What the word at `relative` may follow.
fn before(page: &Page<'_>, relative: usize) -> Vec<Range<usize>> {
    let Some(end) = end(page, relative) else { return Vec::new() };
    let is_of_person = !page.tokens[relative].is("which");
    let next = page.names.partition_point(|name| name.end < end);
    let name = page.names.get(next).filter(|name| name.end == end);
    let agrees =
        |phrase: &Phrase, kind: MentionKind| phrase.kind == kind && agrees(page, phrase, is_of_person);
    let mut phrases = starts(page, end).into_iter().map(|start| Phrase::new(page, start..end));
    let noun = phrases.rfind(|phrase| agrees(phrase, MentionKind::Nominal));
    let name = name.map(|name| Phrase::new(page, name.clone()));
    let name = name.filter(|phrase| agrees(phrase, MentionKind::Name));
    noun.into_iter().chain(name).map(|phrase| phrase.words).collect()
}

/// Where what stands before `relative` ends, if it is in its sentence and a word.
fn end(page: &Page<'_>, relative: usize) -> Option<usize> {
    let is_break = |token: &Token| matches!(token.lower.as_str(), "," | "—" | "–" | "-");
    let last = page.tokens[..relative].iter().rposition(|token| !is_break(token))?;
    let (word, relative) = (&page.tokens[last], &page.tokens[relative]);
    (word.is_alphanumeric && word.sentence == relative.sentence).then_some(last + 1)
}

/// Where noun phrases that end at `end` may begin, the shortest first.
fn starts(page: &Page<'_>, end: usize) -> Vec<usize> {
    let last = &page.tokens[end - 1];
    // “Nurses who”, “people who”.
    let is_plural = last.lower.ends_with('s') || last.lists.has(List::Plural);
    let mut found: Vec<usize> = is_plural.then_some(end - 1).into_iter().collect();
    for at in (end.saturating_sub(LONGEST)..end - 1).rev() {
        let token = &page.tokens[at];
        if token.sentence != last.sentence || stops(token) {
            break;
        }
        let before = at.checked_sub(1).map(|before| &page.tokens[before]);
        let before = before.filter(|before| before.sentence == token.sentence);
        let opens = |token: &Token| Opening::of(&token.lower) != Opening::Bare && !stops(token);
        if !opens(token) || before.is_some_and(opens) {
            continue;
        }
        found.push(at);
        if !before.is_some_and(|before| JOINING.contains(&before.lower.as_str())) {
            break;
        }
    }
    found
}

/// Whether no noun phrase holds the word.
fn stops(token: &Token) -> bool {
    let is_mark = !token.is_alphanumeric && !matches!(token.lower.as_str(), "-" | "'" | "’");
    let is_pronoun = token.pronoun.is_some() && !is_function_word(&token.lower);
    let is_joint = matches!(token.lower.as_str(), "and" | "or" | "but" | "to" | "that");
    is_mark || is_pronoun || is_joint || token.lists.has(List::Verb) && !token.is_capital
}

/// Whether a phrase can be what “who”, or else “which”, stands for.
fn agrees(page: &Page<'_>, phrase: &Phrase, is_person: bool) -> bool {
    let noun = &page.tokens[phrase.core.end - 1].lower;
    let is_persons = phrase.entity == EntityKind::Person;
    match phrase.kind {
        MentionKind::Name | MentionKind::Pronoun => is_persons == is_person,
        MentionKind::Nominal if is_person => is_persons || is_of_person(noun),
        MentionKind::Nominal => !is_persons && phrase.entity != EntityKind::Other,
    }
}
