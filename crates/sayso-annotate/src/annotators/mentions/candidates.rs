//! Spans that may be mentions, each with what tells how likely another refers to the same.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use sayso_core::{EntityKind, MentionKind};

use super::features::Features;
use super::lexicon::List;
use super::page::{Page, Token};
use super::phrase::{Phrase, joined};
use super::pronouns::{Opening, Pronoun, is_determiner, is_possessive};
use crate::model::Mark;

/// Log-odds below which no mention begins or ends.
const LEAST: f32 = -3.0;

/// Log-odds of beginning and end together below which no mention is.
const LEAST_TOGETHER: f32 = -3.5;

/// Words beyond which a mention does not go.
const LONGEST: usize = 30;

/// Ends looked at for each beginning.
const MOST_ENDS: usize = 6;

/// Every candidate of an article, in reading order, an outer one before those in it.
pub(super) fn candidates(page: &Page<'_>) -> Vec<Range<usize>> {
    let mut found: BTreeSet<(usize, std::cmp::Reverse<usize>)> = BTreeSet::new();
    let mut add = |words: Range<usize>| found.insert((words.start, std::cmp::Reverse(words.end)));
    for (at, token) in page.tokens.iter().enumerate() {
        if token.pronoun.is_some_and(|pronoun| pronoun != Pronoun::Relative) {
            add(at..at + 1);
        }
    }
    for name in &page.names {
        for words in around_name(page, name) {
            add(words);
        }
    }
    for (_, source) in &page.sources {
        add(source.clone());
    }
    for &(start, end) in &page.followed {
        add(start..end);
    }
    marked(page).into_iter().for_each(|words| {
        add(words);
    });
    found.into_iter().map(|(start, std::cmp::Reverse(end))| start..end).collect()
}

/// A name, with what may stand around it.
fn around_name(page: &Page<'_>, name: &Range<usize>) -> Vec<Range<usize>> {
    let is_long = name.len() > LONGEST;
    if is_long {
        return Vec::new();
    }
    let mut starts = vec![name.start];
    let phrase = Phrase::new(page, name.clone());
    if phrase.kind == MentionKind::Name && phrase.core.start > name.start {
        starts.push(phrase.core.start);
    }
    let before = name.start.checked_sub(1).map(|at| &page.tokens[at]);
    if before.is_some_and(|before| {
        is_determiner(&before.lower) && before.sentence == page.tokens[name.start].sentence
    }) {
        starts.push(name.start - 1);
    }
    let end = name.end + page.possessive(name.end).unwrap_or_default();
    let mut found: Vec<_> = starts.iter().map(|&start| start..end).collect();
    if end > name.end {
        found.extend(starts.iter().map(|&start| start..name.end));
    }
    found
}

/// Spans by the marks of their borders.
fn marked(page: &Page<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut ends: Vec<(f32, usize)> = Vec::new();
    for (start, token) in page.tokens.iter().enumerate() {
        let begins = token.mark(Mark::Start);
        if begins < LEAST || !token.is_alphanumeric {
            continue;
        }
        ends.clear();
        let sentence =
            page.tokens[start..].iter().take(LONGEST).take_while(|next| next.sentence == token.sentence);
        for (end, next) in (start..).zip(sentence) {
            let score = next.mark(Mark::End);
            if score > LEAST && score + begins > LEAST_TOGETHER {
                ends.push((score, end + 1));
            }
        }
        ends.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        found.extend(ends.iter().take(MOST_ENDS).map(|&(_, end)| start..end));
    }
    found
}

/// What tells how likely a candidate is a mention that another refers to, too.
pub(super) fn features(page: &Page<'_>, phrase: &Phrase, heads: &Heads) -> Features {
    let Range { start, end } = phrase.words;
    let (first, last) = (&page.tokens[start], &page.tokens[end - 1]);
    let before = neighbour(page, start.checked_sub(1), first.sentence);
    let after = neighbour(page, Some(end), first.sentence);
    let mut features = Features::default();
    let scaled = |value: f32| value.clamp(-6.0, 6.0) / 6.0;
    let inside =
        page.tokens[phrase.words.clone()].iter().map(|token| token.mark(Mark::Inside)).fold(6.0, f32::min);
    for value in [
        first.mark(Mark::Start),
        last.mark(Mark::End),
        first.mark(Mark::Start) + last.mark(Mark::End),
        inside,
        page.tokens[phrase.core.end - 1].mark(Mark::Inside),
        before.map_or(-6.0, |before| before.mark(Mark::Inside)),
        after.map_or(-6.0, |after| after.mark(Mark::Inside)),
        first.mark(Mark::End),
        last.mark(Mark::Start),
    ] {
        features.number(scaled(value));
    }
    features.step(end - start, &[2, 3, 4, 6, 9, 15]);
    features.choice(kind(phrase), KINDS);
    features.choice(phrase.pronoun.map_or(9, |pronoun| pronoun as usize), 10);
    features.choice(phrase.opening as usize, 6);
    features.choice(phrase.entity as usize, 6);
    features.choice(class(Some(first)), CLASSES);
    features.choice(class(Some(last)), CLASSES);
    features.choice(class(before), CLASSES);
    features.choice(class(after), CLASSES);
    features.flag(phrase.is_plural);
    borders(page, phrase, &mut features);
    features.step(heads.count(page, phrase), &[2, 3, 5, 9]);
    features.flag(page.is_source(&phrase.words));
    features.flag(first.quote > 0);
    features.flag(page.tokens[phrase.core.start].lists.has(List::Time));
    features
}

/// How a candidate lies to names and to what may stand inside it.
fn borders(page: &Page<'_>, phrase: &Phrase, features: &mut Features) {
    let Range { start, end } = phrase.words;
    let covering = page.names.partition_point(|name| name.end <= start);
    let cuts_first = page.names.get(covering).is_some_and(|name| name.start < start);
    let covering = page.names.partition_point(|name| name.end < end);
    let cuts_last = page.names.get(covering).is_some_and(|name| name.start < end && name.end > end);
    features.flag(cuts_first);
    features.flag(cuts_last);
    let has = |word: &str| page.tokens[start..end].iter().any(|token| token.is(word));
    for word in ["of", ",", "who", "that", "and", "\""] {
        features.flag(has(word));
    }
    features
        .flag(page.tokens[start..end].iter().any(|token| token.lists.has(List::Verb) && !token.is_capital));
    features.flag(page.possessive(end).is_some());
    features.flag(end - start > 1 && page.possessive(end - 1).is_some() || last_is_s(page, &phrase.words));
    features.flag(phrase.core.start > start && is_possessive(&page.tokens[phrase.core.start - 1].lower));
    features.flag(is_possessive(&page.tokens[start].lower));
    features.flag(phrase.core.end == end);
}

fn last_is_s(page: &Page<'_>, words: &Range<usize>) -> bool {
    words.len() > 2 && page.possessive(words.end - 2) == Some(2)
}

fn neighbour<'p>(page: &'p Page<'_>, at: Option<usize>, sentence: usize) -> Option<&'p Token> {
    page.tokens.get(at?).filter(|token| token.sentence == sentence)
}

/// How many kinds [`kind`] tells apart.
pub(super) const KINDS: usize = 4;

/// Name, nominal, pronoun of a person, other pronoun.
pub(super) fn kind(phrase: &Phrase) -> usize {
    match phrase.kind {
        MentionKind::Name => 0,
        MentionKind::Nominal => 1,
        MentionKind::Pronoun if phrase.entity == EntityKind::Person => 2,
        MentionKind::Pronoun => 3,
    }
}

const CLASSES: usize = 15;

/// A coarse part of speech.
fn class(token: Option<&Token>) -> usize {
    let Some(token) = token else { return 0 };
    if !token.is_alphanumeric {
        return match token.lower.as_str() {
            "," => 1,
            "." | "?" | "!" => 2,
            "-" | "–" | "—" => 3,
            "'" | "’" => 4,
            _ => 5,
        };
    }
    match Opening::of(&token.lower) {
        Opening::Definite => 6,
        Opening::Indefinite => 7,
        Opening::Pointing => 8,
        Opening::Possessive => 9,
        Opening::Number => 10,
        Opening::Bare if token.lists.has(List::Preposition) => 11,
        Opening::Bare if token.lists.has(List::Verb) || token.pronoun.is_some() => 12,
        Opening::Bare if token.is_capital => 13,
        Opening::Bare => 14,
    }
}

/// How often each core occurs as a word of the article.
pub(super) struct Heads(std::collections::HashMap<String, usize>);

impl Heads {
    pub(super) fn new(page: &Page<'_>) -> Heads {
        let mut counts = std::collections::HashMap::new();
        for token in page.tokens.iter().filter(|token| token.is_alphanumeric) {
            *counts.entry(token.lower.clone()).or_insert(0) += 1;
        }
        Heads(counts)
    }

    /// How often the last word of the core occurs.
    fn count(&self, page: &Page<'_>, phrase: &Phrase) -> usize {
        if phrase.kind == MentionKind::Pronoun {
            return 0;
        }
        self.0.get(&page.tokens[phrase.core.end - 1].lower).copied().unwrap_or_default()
    }
}

/// Among candidates with scores, those above `least`, sources, what these follow, and people's whole names, of which none cross and
/// no two share a core.
pub(super) fn chosen(
    page: &Page<'_>,
    phrases: Vec<Phrase>,
    scores: &[f32],
    least: f32,
) -> Vec<(Phrase, f32)> {
    let surnames = surnames(page);
    let is_kept = |&at: &usize| {
        let phrase = &phrases[at];
        let is_named = phrase.kind == MentionKind::Name && phrase.entity == EntityKind::Person;
        let is_given = page.is_source(&phrase.words) || page.is_followed(&phrase.words);
        is_given
            || match longer_name(page, phrase, &surnames) {
                Some(longer) => scores[at] > least && !is_full_name(page, &longer),
                None => scores[at] > least || is_named,
            }
    };
    let mut order: Vec<usize> = (0..phrases.len()).filter(is_kept).collect();
    // What a relative word follows comes first: else its source would have nobody.
    let is_later = |at: usize| !page.is_followed(&phrases[at].words);
    order.sort_by(|&one, &other| {
        let by_score = scores[other].total_cmp(&scores[one]);
        is_later(one).cmp(&is_later(other)).then(by_score).then(one.cmp(&other))
    });
    let mut taken_cores: BTreeSet<usize> = BTreeSet::new();
    let mut spans = Crossing::new(page.tokens.len());
    let mut kept: Vec<usize> = Vec::new();
    for at in order {
        let phrase = &phrases[at];
        if taken_cores.contains(&(phrase.core.end - 1)) || spans.crosses(&phrase.words) {
            continue;
        }
        taken_cores.insert(phrase.core.end - 1);
        spans.take(&phrase.words);
        kept.push(at);
    }
    kept.sort_unstable();
    let mut phrases: Vec<Option<Phrase>> = phrases.into_iter().map(Some).collect();
    kept.into_iter().filter_map(|at| Some((phrases[at].take()?, scores[at]))).collect()
}

/// The last words of names of several words.
fn surnames<'p>(page: &'p Page<'_>) -> HashSet<&'p str> {
    let names = page.names.iter().map(|name| Phrase::new(page, name.clone()).core);
    let full = names.filter(|core| core.len() > 1);
    full.map(|core| page.tokens[core.end - 1].lower.as_str()).collect()
}

/// The longer name that a name is the beginning of: “Gavin Holt” for “Gavin”. A surname by itself is none: in a headline, “Clinton” of
/// “Clinton Wins”.
fn longer_name(page: &Page<'_>, phrase: &Phrase, surnames: &HashSet<&str>) -> Option<Phrase> {
    let core = &phrase.core;
    let next = page.names.partition_point(|name| name.end <= core.start);
    let covers = |name: &&Range<usize>| name.start <= core.start && core.end < name.end;
    let name = page.names.get(next).filter(covers)?;
    let is_surname = surnames.contains(page.tokens[core.end - 1].lower.as_str());
    if phrase.kind != MentionKind::Name || is_surname {
        return None;
    }
    let longer = Phrase::new(page, name.clone());
    let begins = longer.core.start <= core.start && core.end < longer.core.end;
    (begins && longer.kind == MentionKind::Name).then_some(longer)
}

/// Whether a name is a person's, with the first name in it.
fn is_full_name(page: &Page<'_>, name: &Phrase) -> bool {
    let first = &page.tokens[name.core.start..name.core.end - 1];
    let is_first_name = |token: &Token| token.lists.has_any(&[List::Man, List::Woman]);
    name.entity == EntityKind::Person && (name.core.len() == 2 || first.iter().any(is_first_name))
}

/// Spans taken so far, none longer than [`LONGEST`] but for sources.
struct Crossing {
    /// For each word the farthest end of those that begin there, and the earliest beginning of those that end there.
    ends: Vec<Vec<usize>>,
    starts: Vec<Vec<usize>>,
}

impl Crossing {
    fn new(length: usize) -> Crossing {
        Crossing { ends: vec![Vec::new(); length + 1], starts: vec![Vec::new(); length + 1] }
    }

    fn crosses(&self, words: &Range<usize>) -> bool {
        let inner = words.start + 1..words.end;
        inner.clone().any(|at| self.ends[at].iter().any(|&end| end > words.end))
            || inner.clone().any(|at| self.starts[at].iter().any(|&start| start < words.start))
    }

    fn take(&mut self, words: &Range<usize>) {
        self.ends[words.start].push(words.end);
        self.starts[words.end].push(words.start);
    }
}

/// The words of a core, for comparing.
pub(super) fn core_words(page: &Page<'_>, phrase: &Phrase) -> String {
    joined(page, &phrase.core)
}
