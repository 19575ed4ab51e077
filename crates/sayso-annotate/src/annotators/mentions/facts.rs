//! What an article says of who or what its clusters are: roles, titles, affiliations and kinship.

use std::ops::Range;

use sayso_core::{AttributionIx, EntityKind, Fact, FactKind, MentionKind, Span};

use super::lexicon::List;
use super::page::Page;
use super::pairs::Known;
use super::pronouns::{Pronoun, is_determiner, is_possessive};

/// Words beyond which an apposition or what is told with “is” does not go.
const LONGEST: usize = 12;

/// A fact, in words.
struct Told {
    kind: FactKind,
    words: Range<usize>,
}

/// The facts that the mentions of one group tell, by where they stand, each once.
pub(super) fn facts(page: &Page<'_>, mentions: &[Known], group: &[usize]) -> Vec<Fact> {
    let mut found: Vec<Fact> = Vec::new();
    for &at in group {
        for told in of_mention(page, &mentions[at]) {
            let fact =
                Fact { kind: told.kind, span: page.span(&told.words), said_by: said_by(page, &told.words) };
            found.push(fact);
        }
    }
    found.sort_by_key(|fact: &Fact| (fact.span.start(), fact.span.end(), fact.kind as u8));
    let mut last: Option<(Span, FactKind)> = None;
    found.retain(|fact| last.replace((fact.span, fact.kind)) != Some((fact.span, fact.kind)));
    found
}

fn said_by(page: &Page<'_>, words: &Range<usize>) -> Option<AttributionIx> {
    page.tokens[words.start].statement
}

fn of_mention(page: &Page<'_>, known: &Known) -> Vec<Told> {
    let phrase = &known.phrase;
    match phrase.kind {
        MentionKind::Pronoun => Vec::new(),
        MentionKind::Name => {
            let mut found = before_name(page, phrase.words.start.min(phrase.core.start), &phrase.core);
            if phrase.entity == EntityKind::Person {
                found.extend(after_name(page, phrase.core.end));
            }
            found
        }
        MentionKind::Nominal if phrase.entity == EntityKind::Person => {
            of_noun(page, &phrase.words, &phrase.core)
        }
        MentionKind::Nominal => Vec::new(),
    }
}

/// “Interior Minister”, “Gen.”, “his wife” before a name.
fn before_name(page: &Page<'_>, start: usize, core: &Range<usize>) -> Vec<Told> {
    let start = title_start(page, start.min(core.start), core.start);
    let before = start..core.start;
    let mut found = Vec::new();
    for at in before.clone() {
        let token = &page.tokens[at];
        if token.lists.has(List::Kin) && at > 0 && has_owner(page, at) {
            found.push(Told { kind: FactKind::Kinship, words: owner_start(page, at)..at + 1 });
        } else if token.lists.has(List::Address) && token.is_capital && !is_compound(page, at, &before) {
            let end = at
                + 1
                + usize::from(page.tokens.get(at + 1).is_some_and(|next| next.is(".") && !next.is_apart));
            found.push(Told { kind: FactKind::Title, words: at..end.min(core.start).max(at + 1) });
        } else if token.lists.has(List::Role)
            && !page.tokens.get(at + 1).is_some_and(|next| next.is("'") || next.is("’"))
        {
            let own = modifiers_start(page, start, at);
            found.push(Told { kind: FactKind::Role, words: own..at + 1 });
        }
    }
    found
}

/// Whether the word of address is a part of a role: “Attorney General”.
fn is_compound(page: &Page<'_>, at: usize, before: &Range<usize>) -> bool {
    at > before.start && page.tokens[at - 1].is_capital && page.tokens[at - 1].lists.has(List::Role)
}

/// Where titles and roles before a name begin; the phrase may not hold them all.
fn title_start(page: &Page<'_>, start: usize, core: usize) -> usize {
    let sentence = page.tokens[core].sentence;
    let mut first = start;
    while let Some(at) = first.checked_sub(1) {
        let token = &page.tokens[at];
        let is_title = token.lists.has_any(&[List::Address, List::Role, List::Kin])
            || token.is(".") && at > 0 && page.tokens[at - 1].lists.has(List::Address);
        if token.sentence != sentence || !is_title {
            break;
        }
        first = at;
    }
    first
}

/// Where the words begin that tell a role more closely: “*former interior* minister”.
fn modifiers_start(page: &Page<'_>, least: usize, role: usize) -> usize {
    let mut first = role;
    while first > least {
        let token = &page.tokens[first - 1];
        let goes_on = token.is_alphanumeric
            && !is_determiner(&token.lower)
            && !is_possessive(&token.lower)
            && !token.is("s")
            || token.is("-");
        if !goes_on {
            break;
        }
        first -= 1;
    }
    first
}

fn has_owner(page: &Page<'_>, at: usize) -> bool {
    let start = owner_start(page, at);
    start < at
}

/// Where “his”, “Roth’s” or “Ada Roth’s” before a word of kinship begins.
fn owner_start(page: &Page<'_>, at: usize) -> usize {
    let mut first = at;
    // “His late”, “her eldest”.
    while first > 0
        && at - first < 2
        && page.tokens[first - 1].is_alphanumeric
        && !page.tokens[first - 1].is_capital
        && !is_possessive(&page.tokens[first - 1].lower)
        && !page.tokens[first - 1].is("s")
    {
        first -= 1;
    }
    let Some(before) = first.checked_sub(1) else { return at };
    if is_possessive(&page.tokens[before].lower) {
        return before;
    }
    let is_s = page.tokens[before].is("s") && before >= 2 && page.possessive(before - 1) == Some(2);
    if !is_s {
        return at;
    }
    let next = page.names.partition_point(|name| name.end < before - 1);
    page.names.get(next).filter(|name| name.end == before - 1).map_or(at, |name| name.start)
}

/// “, the mayor of Selin,”, “, who served as Y’s deputy,”, “ is a lawyer” after a name.
fn after_name(page: &Page<'_>, end: usize) -> Vec<Told> {
    let Some(next) = page.tokens.get(end).filter(|next| next.sentence == page.tokens[end - 1].sentence)
    else {
        return Vec::new();
    };
    let at = match next.lower.as_str() {
        "," => end + 1,
        "is" | "was" => end,
        _ => return Vec::new(),
    };
    let Some(first) = page.tokens.get(at).filter(|first| first.sentence == next.sentence) else {
        return Vec::new();
    };
    if first.pronoun == Some(Pronoun::Relative) {
        return served_as(page, at + 1);
    }
    if matches!(first.lower.as_str(), "is" | "was") {
        return described(page, at + 1);
    }
    described(page, at)
}

/// “Served as …”, “was …” after “who”.
fn served_as(page: &Page<'_>, at: usize) -> Vec<Told> {
    let word = |at: usize| page.tokens.get(at).map(|token| token.lower.as_str());
    let start = match (word(at), word(at + 1)) {
        (Some("is" | "was" | "became"), _) => at + 1,
        (Some("served" | "serves" | "worked" | "works" | "acted"), Some("as")) => at + 2,
        (Some("has"), Some("been" | "served")) => at + 2 + usize::from(word(at + 2) == Some("as")),
        _ => return Vec::new(),
    };
    if page.tokens.get(start).is_none_or(|token| token.sentence != page.tokens[at].sentence) {
        return Vec::new();
    }
    described(page, start)
}

/// The noun phrase at `start`, if it tells a role or kinship.
fn described(page: &Page<'_>, start: usize) -> Vec<Told> {
    let Some(first) = page.tokens.get(start) else { return Vec::new() };
    let sentence = first.sentence;
    let mut end = start;
    let mut noun = None;
    while let Some(token) =
        page.tokens.get(end).filter(|token| token.sentence == sentence && end - start < LONGEST)
    {
        let is_stop = matches!(
            token.lower.as_str(),
            "," | "." | ";" | ":" | "—" | "(" | ")" | "\"" | "“" | "”" | "and" | "but" | "that"
        ) || token.pronoun == Some(Pronoun::Relative)
            || token.lists.has(List::Verb) && !token.is_capital;
        if is_stop && !(token.is(".") && !token.is_apart && page.tokens[end - 1].lists.has(List::Address)) {
            break;
        }
        let is_before_of = noun.is_none() && !token.lists.has(List::Preposition);
        let is_noun = token.lists.has_any(&[List::Role, List::Kin]) && is_before_of;
        if is_noun && !token.is_capital | (noun.is_none()) {
            noun = Some(end);
        }
        if noun.is_none() && token.lists.has(List::Preposition) {
            return Vec::new();
        }
        end += 1;
    }
    let Some(noun) = noun else { return Vec::new() };
    let start = start + usize::from(is_determiner(&page.tokens[start].lower) && start < noun);
    if page.tokens[noun].lists.has(List::Kin)
        && (has_owner(page, noun) || page.tokens.get(noun + 1).is_some_and(|next| next.is("of")))
    {
        return vec![Told { kind: FactKind::Kinship, words: start..end }];
    }
    if !page.tokens[noun].lists.has(List::Role) {
        return Vec::new();
    }
    let mut found = vec![Told { kind: FactKind::Role, words: start..end }];
    found.extend(affiliation(page, &(noun + 1..end)));
    found
}

/// “Of the Selin council”, “for the family”, “at Harbour Bank” after a role.
fn affiliation(page: &Page<'_>, rest: &Range<usize>) -> Option<Told> {
    let first = page.tokens.get(rest.start).filter(|_| !rest.is_empty())?;
    if !matches!(first.lower.as_str(), "of" | "for" | "at" | "with" | "in") {
        return None;
    }
    let next = page.names.partition_point(|name| name.end <= rest.start);
    let name = page.names.get(next).filter(|name| name.end <= rest.end)?;
    let known = super::phrase::Phrase::new(page, name.clone());
    let is_body = matches!(known.entity, EntityKind::Organisation | EntityKind::Outlet);
    is_body.then(|| Told { kind: FactKind::Affiliation, words: name.clone() })
}

/// “The *minister*”, “*his wife*” among the mentions of somebody.
fn of_noun(page: &Page<'_>, words: &Range<usize>, core: &Range<usize>) -> Vec<Told> {
    let noun = &page.tokens[core.start];
    if noun.lists.has(List::Kin) && has_owner(page, core.start) {
        return vec![Told { kind: FactKind::Kinship, words: owner_start(page, core.start)..core.end }];
    }
    if !noun.lists.has(List::Role) {
        return Vec::new();
    }
    let start = modifiers_start(page, words.start, core.start);
    let end = words.end.min(core.end + LONGEST);
    let mut found = vec![Told { kind: FactKind::Role, words: start..core.end }];
    found.extend(affiliation(page, &(core.end..end)));
    found
}
