//! What the words of a noun phrase tell: its core, how it refers, to what, and what pronouns it agrees with.

use std::collections::HashMap;
use std::ops::Range;

use sayso_core::{EntityKind, MentionKind};

use super::lexicon::{List, Lists};
use super::page::{Page, Token};
use super::pronouns::{Opening, Pronoun, is_determiner, is_possessive};
use crate::model::Mark;

/// Log-odds from which a mark counts by itself.
const SURE: f32 = 0.0;

/// Log-odds from which a mark of gender counts: a wrong one costs more than none.
const SURE_OF_GENDER: f32 = 2.0;

/// Agreement evidence. It never leaves this folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Man,
    Woman,
}

/// A noun phrase, looked at.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) words: Range<usize>,
    /// The name, without titles and roles before it; the noun; or the pronoun.
    pub(super) core: Range<usize>,
    pub(super) kind: MentionKind,
    pub(super) pronoun: Option<Pronoun>,
    pub(super) opening: Opening,
    pub(super) entity: EntityKind,
    pub(super) gender: Option<Gender>,
    pub(super) is_plural: bool,
}

impl Phrase {
    /// Looks at `words`.
    pub(super) fn new(page: &Page<'_>, words: Range<usize>) -> Phrase {
        let first = &page.tokens[words.start];
        let pronoun = first.pronoun.filter(|_| words.len() == 1);
        let opening = Opening::of(&first.lower);
        if let Some(pronoun) = pronoun {
            return Phrase::of_pronoun(words, pronoun, opening);
        }
        let region = head_region(page, &words);
        let behind_office = behind_office(page, &words, &region).map(|name| (name, true));
        let (core, is_name) = behind_office.unwrap_or_else(|| core(page, &region));
        let kind = if is_name { MentionKind::Name } else { MentionKind::Nominal };
        let entity = if is_name { name_entity(page, &region, &core) } else { nominal_entity(page, &core) };
        let gender = gender(page, &region, &core, entity);
        let is_plural = is_plural(page, &words, &core, is_name);
        Phrase { words, core, kind, pronoun: None, opening, entity, gender, is_plural }
    }

    fn of_pronoun(words: Range<usize>, pronoun: Pronoun, opening: Opening) -> Phrase {
        let is_person = matches!(pronoun, Pronoun::He | Pronoun::She | Pronoun::Speaker | Pronoun::Addressee);
        Phrase {
            core: words.clone(),
            words,
            kind: MentionKind::Pronoun,
            pronoun: Some(pronoun),
            opening,
            entity: if is_person { EntityKind::Person } else { EntityKind::Other },
            gender: match pronoun {
                Pronoun::He => Some(Gender::Man),
                Pronoun::She => Some(Gender::Woman),
                Pronoun::Speaker
                | Pronoun::Speakers
                | Pronoun::Addressee
                | Pronoun::It
                | Pronoun::They
                | Pronoun::Pointing
                | Pronoun::Relative => None,
            },
            is_plural: matches!(pronoun, Pronoun::They | Pronoun::Speakers),
        }
    }
}

/// The words of a phrase up to what follows its head: “the town’s *new mayor* of the left”, “*Jana Roth*, who …”.
fn head_region(page: &Page<'_>, words: &Range<usize>) -> Range<usize> {
    let mut start = words.start;
    let mut at = words.start;
    while at < words.end {
        if let Some(length) = page.possessive(at).filter(|_| at > start) {
            if at + length >= words.end {
                return start..at;
            }
            at += length;
            start = at;
            continue;
        }
        let token = &page.tokens[at];
        let name_end = name_end(page, at);
        let ends = token.pronoun == Some(Pronoun::Relative)
            || token.lists.has(List::Verb) && !token.is_capital
            || token.lists.has(List::Preposition) && !token.is_capital
            || matches!(
                token.lower.as_str(),
                "," | "(" | "—" | ";" | ":" | "and" | "or" | "that" | "to" | ")" | "\"" | "”"
            )
            || is_time(page, at, words.end);
        if ends && at > start && name_end.is_none() {
            return start..at;
        }
        at = name_end.unwrap_or(at + 1).min(words.end);
    }
    start..words.end
}

/// Whether the words from `at` to `end` only tell when: “a report *last year*”, “a statement *Monday*”; not “the *last year*”.
fn is_time(page: &Page<'_>, at: usize, end: usize) -> bool {
    let opens = |token: &Token| matches!(token.lower.as_str(), "last" | "this" | "next" | "earlier");
    let is_of_time = |token: &Token| token.lists.has(List::Time);
    let (first, rest) = (&page.tokens[at], &page.tokens[at + 1..end]);
    let tells_when = is_of_time(first) && first.is_capital || opens(first) && !rest.is_empty();
    let before = at.checked_sub(1).map(|before| &page.tokens[before]);
    tells_when
        && rest.iter().all(|token| opens(token) || is_of_time(token))
        && before.is_some_and(|before| before.is_alphanumeric && !is_function_word(&before.lower))
}

/// Where the name that covers `at`, but does not begin there, ends.
fn name_end(page: &Page<'_>, at: usize) -> Option<usize> {
    let next = page.names.partition_point(|name| name.end <= at);
    page.names.get(next).filter(|name| name.start < at).map(|name| name.end)
}

/// The core of a head region, and whether it is a name.
fn core(page: &Page<'_>, region: &Range<usize>) -> (Range<usize>, bool) {
    let last = region.clone().rev().find(|&at| page.tokens[at].is_alphanumeric).unwrap_or(region.start);
    let next = page.names.partition_point(|name| name.end <= last);
    let Some(name) = page.names.get(next).filter(|name| name.start <= last) else {
        return (last..last + 1, false);
    };
    let name = name.start.max(region.start)..name.end.min(region.end.max(last + 1));
    let is_first_name = |at: usize| page.tokens[at].lists.has_any(&[List::Man, List::Woman]);
    // “Paul *Nurse*” is a person's name.
    let is_surname = |at: usize| at + 1 == name.end && at > name.start && is_first_name(at - 1);
    let is_title = |at: &usize| {
        let is_listed = page.tokens[*at].lists.has_any(&[List::Address, List::Role]);
        is_listed && !is_first_name(*at) && !is_surname(*at)
    };
    let mut start = name.clone().rev().find(is_title).map_or(name.start, |title| title + 1);
    while start < name.end && !page.tokens[start].is_alphanumeric {
        start += 1;
    }
    if start >= name.end {
        return (last..last + 1, false);
    }
    (start..name.end, true)
}

/// Words of `range` in lower case, joined with `_`.
pub(super) fn joined(page: &Page<'_>, range: &Range<usize>) -> String {
    let parts: Vec<&str> = page.tokens[range.clone()]
        .iter()
        .filter(|token| token.is_alphanumeric)
        .map(|token| token.lower.as_str())
        .collect();
    parts.join("_")
}

/// The name behind what the office before it is of, where all of them are `words`: “Secretary of State *Ann Lee*”.
fn behind_office(page: &Page<'_>, words: &Range<usize>, region: &Range<usize>) -> Option<Range<usize>> {
    let of = region.end;
    let next = page.names.partition_point(|name| name.start <= of);
    let [portfolio, name] = page.names.get(next..next + 2)? else { return None };
    let is_whole = portfolio.start == of + 1 && portfolio.end == name.start && name.end <= words.end;
    is_whole.then(|| name.clone())
}

fn name_entity(page: &Page<'_>, region: &Range<usize>, core: &Range<usize>) -> EntityKind {
    let first = &page.tokens[core.start];
    let last = &page.tokens[core.end - 1];
    let before = core.start.checked_sub(1).map(|at| &page.tokens[at]);
    let before = before.filter(|_| core.start > region.start);
    let has_title =
        before.is_some_and(|before| before.lists.has_any(&[List::Address, List::Role]) || before.is("."));
    let whole = joined(page, core);
    let whole = super::lexicon::lists(&whole);
    if whole.has(List::OutletName) {
        return EntityKind::Outlet;
    }
    if whole.has(List::Place) || whole_is_state(&joined(page, core)) {
        return EntityKind::Place;
    }
    if last.lists.has(List::OrganisationName) && core.len() > 1 || first.lists.has(List::OrganisationName) {
        let is_outlet = last.lists.has(List::OutletName) || last.is("news");
        return if is_outlet { EntityKind::Outlet } else { EntityKind::Organisation };
    }
    if last.lists.has(List::OutletName) && core.len() > 1 || last.is("news") {
        return EntityKind::Outlet;
    }
    if has_title || core.len() > 1 && first.lists.has_any(&[List::Man, List::Woman]) {
        return EntityKind::Person;
    }
    match marked_entity(page, core) {
        EntityKind::Person if is_subject_before_which(page, core) => EntityKind::Other,
        EntityKind::Person if is_after_the(page, core) => EntityKind::Organisation,
        marked => marked,
    }
}

/// Whether “the” stands right before the name, which is no family's: “The Selin Echo”, not “the Hellins”.
fn is_after_the(page: &Page<'_>, core: &Range<usize>) -> bool {
    let before = core.start.checked_sub(1).map(|at| &page.tokens[at]);
    before.is_some_and(|before| before.is("the")) && !page.tokens[core.end - 1].lower.ends_with('s')
}

/// Whether a sentence begins with the name and goes on with “, which”: no person's does.
fn is_subject_before_which(page: &Page<'_>, core: &Range<usize>) -> bool {
    let first = &page.tokens[core.start];
    let before = core.start.checked_sub(1).map(|at| &page.tokens[at]);
    let is_subject = before.is_none_or(|before| before.sentence != first.sentence);
    let next = |step: usize| page.tokens.get(core.end + step);
    is_subject && next(0).is_some_and(|comma| comma.is(",")) && next(1).is_some_and(|next| next.is("which"))
}

fn whole_is_state(name: &str) -> bool {
    matches!(name, "u_s" | "u_k" | "u_s_a" | "washington_d_c" | "d_c" | "u_a_e")
}

/// What the marks take the core for.
fn marked_entity(page: &Page<'_>, core: &Range<usize>) -> EntityKind {
    let kinds = [
        (Mark::Person, EntityKind::Person),
        (Mark::Organisation, EntityKind::Organisation),
        (Mark::Outlet, EntityKind::Outlet),
        (Mark::Document, EntityKind::Document),
        (Mark::Place, EntityKind::Place),
    ];
    let mean = |mark: Mark| {
        page.tokens[core.clone()].iter().map(|token| token.mark(mark)).sum::<f32>() / core.len() as f32
    };
    let best =
        kinds.iter().map(|&(mark, kind)| (mean(mark), kind)).max_by(|one, other| one.0.total_cmp(&other.0));
    best.filter(|best| best.0 > SURE).map_or(EntityKind::Other, |best| best.1)
}

fn nominal_entity(page: &Page<'_>, core: &Range<usize>) -> EntityKind {
    let lists = page.tokens[core.start].lists;
    let known = [
        (List::Person, EntityKind::Person),
        (List::Kin, EntityKind::Person),
        (List::Role, EntityKind::Person),
        (List::ManNoun, EntityKind::Person),
        (List::WomanNoun, EntityKind::Person),
        (List::Organisation, EntityKind::Organisation),
        (List::Outlet, EntityKind::Outlet),
        (List::Document, EntityKind::Document),
        (List::PlaceNoun, EntityKind::Place),
    ];
    known.iter().find(|(list, _)| lists.has(*list)).map_or(EntityKind::Other, |(_, kind)| *kind)
}

fn gender(page: &Page<'_>, region: &Range<usize>, core: &Range<usize>, entity: EntityKind) -> Option<Gender> {
    if entity != EntityKind::Person {
        return None;
    }
    let told = |lists: Lists| {
        if lists.has_any(&[List::FemaleAddress, List::WomanNoun]) {
            Some(Gender::Woman)
        } else if lists.has_any(&[List::MaleAddress, List::ManNoun]) {
            Some(Gender::Man)
        } else {
            None
        }
    };
    let by_title = page.tokens[region.start..core.start].iter().find_map(|token| told(token.lists));
    let core_tokens = &page.tokens[core.clone()];
    let by_noun = || (core.len() == 1).then(|| told(core_tokens[0].lists)).flatten();
    let by_first_name = || {
        let lists = core_tokens[0].lists;
        if lists.has(List::Woman) {
            Some(Gender::Woman)
        } else if lists.has(List::Man) {
            Some(Gender::Man)
        } else {
            None
        }
    };
    by_title.or_else(by_noun).or_else(by_first_name).or_else(|| marked_gender(page, core))
}

/// What the marks say of a name that no list knows.
fn marked_gender(page: &Page<'_>, core: &Range<usize>) -> Option<Gender> {
    let is_name = page.tokens[core.start].is_capital;
    let mean = page.tokens[core.clone()].iter().map(|token| token.mark(Mark::Female)).sum::<f32>()
        / core.len() as f32;
    match mean {
        _ if !is_name || mean.abs() < SURE_OF_GENDER => None,
        _ if mean > 0.0 => Some(Gender::Woman),
        _ => Some(Gender::Man),
    }
}

fn is_plural(page: &Page<'_>, words: &Range<usize>, core: &Range<usize>, is_name: bool) -> bool {
    let head = &page.tokens[core.end - 1];
    let joins_two = page.tokens[words.start..words.end.min(core.end + 3)].iter().any(|token| token.is("and"));
    if is_name {
        return joins_two && core.end < words.end;
    }
    let lower = &head.lower;
    let ends_in_s = lower.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| lower.ends_with(ending));
    ends_in_s || head.lists.has(List::Plural) || joins_two
}

/// Gives a surname what the full name tells, and people of one surname the gender that a title tells.
pub(super) fn share_names(page: &Page<'_>, phrases: &mut [Phrase]) {
    let last = |phrase: &Phrase| page.tokens[phrase.core.end - 1].lower.clone();
    let mut full: HashMap<String, Option<Gender>> = HashMap::new();
    for phrase in phrases.iter().filter(|phrase| phrase.kind == MentionKind::Name) {
        let tells = phrase.entity == EntityKind::Person && (phrase.core.len() > 1 || phrase.gender.is_some());
        if tells {
            let gender = full.entry(last(phrase)).or_insert(phrase.gender);
            *gender = gender.or(phrase.gender);
        }
    }
    for phrase in phrases.iter_mut().filter(|phrase| phrase.kind == MentionKind::Name) {
        let is_listed = page.tokens[phrase.core.start].lists.has_any(&[List::Place, List::OutletName]);
        let is_weak = phrase.core.len() == 1 && !is_listed || phrase.entity == EntityKind::Person;
        if let Some(gender) = full.get(&last(phrase)).filter(|_| is_weak) {
            // What a mark says of a surname alone is weaker than a first name.
            let is_alone = phrase.core == phrase.words;
            phrase.gender = if is_alone { gender.or(phrase.gender) } else { phrase.gender.or(*gender) };
            phrase.entity = EntityKind::Person;
        }
    }
}

/// Whether a phrase that begins so can be the second mention of something.
pub(super) fn is_function_word(lower: &str) -> bool {
    is_determiner(lower) || is_possessive(lower)
}
