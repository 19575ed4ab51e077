//! Who may be meant by a mention: the mentions before it, each with what speaks for and against it.

use std::collections::HashMap;
use std::ops::Range;

use sayso_core::{AttributionIx, EntityKind, MentionKind};

use super::candidates::{KINDS, core_words, kind};
use super::features::Features;
use super::lexicon::List;
use super::page::Page;
use super::phrase::Phrase;
use super::pronouns::{Opening, Pronoun};

/// How many mentions back an antecedent is looked for.
const FARTHEST: usize = 50;

/// How many farther ones that end in the same word are looked at, too.
const MOST_NAMESAKES: usize = 3;

/// A mention among those of its article.
pub(super) struct Known {
    pub(super) phrase: Phrase,
    /// How likely it is one, as log-odds.
    pub(super) score: f32,
    /// What tells that.
    pub(super) features: Features,
    /// The core's words, joined.
    pub(super) core: String,
    /// The last of them.
    pub(super) last: String,
    pub(super) source_of: Option<AttributionIx>,
    /// Whether it is a source that the article keeps unnamed: nobody's second mention.
    pub(super) is_unnamed: bool,
    sentence: usize,
    /// Words of its sentence before it.
    place: usize,
    quote: usize,
    statement: Option<AttributionIx>,
    is_first_of_sentence: bool,
    /// How many mentions before it have its core.
    namesakes: usize,
}

impl Known {
    /// Whether it stands in quotation marks.
    pub(super) fn is_quoted(&self) -> bool {
        self.quote > 0
    }

    /// The innermost attribution in whose content it stands.
    pub(super) fn statement(&self) -> Option<AttributionIx> {
        self.statement
    }
}

/// What may be the antecedent of a mention, with what tells how likely.
pub(super) struct Pair {
    pub(super) antecedent: usize,
    pub(super) features: Features,
}

/// Looks at each mention in its article.
pub(super) fn known(page: &Page<'_>, chosen: Vec<(Phrase, f32, Features)>) -> Vec<Known> {
    let sources: HashMap<usize, AttributionIx> =
        page.sources.iter().rev().map(|(ix, words)| (words.start, *ix)).collect();
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut sentence = usize::MAX;
    let mut found: Vec<Known> = Vec::with_capacity(chosen.len());
    let mut sentence_start = 0;
    for (phrase, score, features) in chosen {
        let start = phrase.words.start;
        let token = &page.tokens[start];
        let is_first_of_sentence = token.sentence != sentence;
        if is_first_of_sentence {
            sentence = token.sentence;
            sentence_start = page.tokens.partition_point(|other| other.sentence < sentence);
        }
        let core = core_words(page, &phrase);
        let last = core.rsplit('_').next().unwrap_or_default().to_owned();
        let count = counts.entry(core.clone()).or_insert(0);
        let namesakes = *count;
        *count += 1;
        let is_source = sources.contains_key(&start) || page.is_followed(&phrase.words);
        found.push(Known {
            source_of: sources.get(&start).copied(),
            is_unnamed: is_unnamed(page, &phrase, is_source),
            sentence,
            place: start - sentence_start,
            quote: token.quote,
            statement: token.statement,
            is_first_of_sentence,
            namesakes,
            core,
            last,
            phrase,
            score,
            features,
        });
    }
    found
}

/// Whether it is a person or people whom the article keeps unnamed: “a senior official”, “two people briefed on it”.
fn is_unnamed(page: &Page<'_>, phrase: &Phrase, is_source: bool) -> bool {
    const KEPT: &[&str] =
        &["official", "officials", "source", "sources", "aide", "aides", "insider", "insiders"];
    let noun = &page.tokens[phrase.core.end - 1];
    let is_open = match phrase.opening {
        Opening::Indefinite | Opening::Number | Opening::Bare => true,
        Opening::Definite | Opening::Pointing | Opening::Possessive => false,
    };
    let is_person = phrase.entity == EntityKind::Person || KEPT.contains(&noun.lower.as_str());
    let is_kept = is_source || KEPT.contains(&noun.lower.as_str());
    phrase.kind == MentionKind::Nominal && is_open && is_person && is_kept && !noun.is_capital
}

/// The possible antecedents of the mention at `at`, nearest first.
pub(super) fn pairs(
    page: &Page<'_>,
    mentions: &[Known],
    by_last: &HashMap<&str, Vec<usize>>,
    at: usize,
) -> Vec<Pair> {
    let mention = &mentions[at];
    let near = at.saturating_sub(FARTHEST);
    let mut found = Vec::new();
    let mut agreeing = 0;
    let is_named = mention.phrase.kind != MentionKind::Pronoun;
    let far = is_named.then(|| by_last.get(mention.last.as_str())).flatten();
    let far = far.into_iter().flatten().rev().filter(|&&other| other < near).take(MOST_NAMESAKES).copied();
    for antecedent in (near..at).rev().chain(far) {
        let other = &mentions[antecedent];
        let agreement = Agreement::of(other, mention);
        if mention.phrase.kind == MentionKind::Name && !names_fit(page, other, mention) {
            continue;
        }
        let between = Between { distance: at - antecedent, agreeing, agreement };
        let features = features(page, other, mention, &between);
        agreeing += usize::from(between.agreement.holds());
        found.push(Pair { antecedent, features });
    }
    found
}

/// A name has an antecedent that shares a word with it, is a nominal, or its acronym.
fn names_fit(page: &Page<'_>, other: &Known, mention: &Known) -> bool {
    match other.phrase.kind {
        MentionKind::Pronoun => other.phrase.words.end <= mention.phrase.words.start,
        MentionKind::Nominal => true,
        MentionKind::Name => {
            likeness(page, other, mention) != Likeness::None || other.phrase.entity == mention.phrase.entity
        }
    }
}

/// What lies between two mentions.
struct Between {
    /// How many mentions the later one is farther on.
    distance: usize,
    /// How many of those nearer agree with it.
    agreeing: usize,
    agreement: Agreement,
}

/// How two mentions agree.
struct Agreement {
    gender: usize,
    number: usize,
    animacy: usize,
}

impl Agreement {
    fn of(other: &Known, mention: &Known) -> Agreement {
        let (one, two) = (&other.phrase, &mention.phrase);
        let told = |known: bool, agrees: bool| if !known { 0 } else { 1 + usize::from(!agrees) };
        let gender = told(one.gender.is_some() && two.gender.is_some(), one.gender == two.gender);
        let is_open = |phrase: &Phrase| {
            matches!(phrase.pronoun, Some(Pronoun::Addressee | Pronoun::Pointing))
                || phrase.pronoun == Some(Pronoun::They)
        };
        let number = told(!is_open(one) || two.is_plural, one.is_plural == two.is_plural);
        let animate = |phrase: &Phrase| match phrase.pronoun {
            Some(Pronoun::It) => Some(false),
            Some(Pronoun::He | Pronoun::She | Pronoun::Speaker) => Some(true),
            Some(
                Pronoun::They
                | Pronoun::Speakers
                | Pronoun::Addressee
                | Pronoun::Pointing
                | Pronoun::Relative,
            ) => None,
            None if phrase.entity == EntityKind::Other => None,
            None => Some(phrase.entity == EntityKind::Person),
        };
        let animacy = match (animate(one), animate(two)) {
            (Some(one), Some(two)) => 1 + usize::from(one != two),
            (None, _) | (_, None) => 0,
        };
        Agreement { gender, number, animacy }
    }

    fn holds(&self) -> bool {
        self.gender != 2 && self.number != 2 && self.animacy != 2
    }
}

/// How like two cores are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likeness {
    None,
    Same,
    /// One ends as the other does.
    SameLast,
    /// All words of one stand in the other.
    Part,
    /// Some word is shared.
    Shared,
    Acronym,
}

pub(super) fn likeness(page: &Page<'_>, other: &Known, mention: &Known) -> Likeness {
    if other.core == mention.core {
        return Likeness::Same;
    }
    if other.last == mention.last {
        return Likeness::SameLast;
    }
    let words = |known: &Known| -> Vec<String> {
        let words = page.tokens[known.phrase.core.clone()].iter().filter(|token| token.is_alphanumeric);
        words.map(|token| token.lower.clone()).collect()
    };
    if other.phrase.pronoun.is_some() || mention.phrase.pronoun.is_some() {
        return Likeness::None;
    }
    let (one, two) = (words(other), words(mention));
    let shared = two.iter().filter(|word| one.contains(word)).count();
    if shared == two.len().min(one.len()) && shared > 0 {
        return Likeness::Part;
    }
    if is_acronym(&one, &two) || is_acronym(&two, &one) {
        return Likeness::Acronym;
    }
    if shared > 0 { Likeness::Shared } else { Likeness::None }
}

/// Whether `short` is the initials of `long`: “UN”, “U.S.”.
pub(super) fn is_acronym(short: &[String], long: &[String]) -> bool {
    let letters = short.concat();
    if long.len() < 2 || letters.len() < 2 || letters.chars().count() > long.len() + 1 {
        return false;
    }
    let initials = |skipped: &[&str]| -> String {
        long.iter()
            .filter(|word| !skipped.contains(&word.as_str()))
            .filter_map(|word| word.chars().next())
            .collect()
    };
    letters == initials(&[]) || letters == initials(&["of", "the", "and", "for"])
}

/// What speaks for and against `other` as the antecedent of `mention`.
fn features(page: &Page<'_>, other: &Known, mention: &Known, between: &Between) -> Features {
    let Between { distance, agreeing, agreement } = between;
    let (one, two) = (&other.phrase, &mention.phrase);
    let mut features = Features::default();
    let pronoun = |phrase: &Phrase| phrase.pronoun.map_or(9, |pronoun| pronoun as usize);
    let is_pronoun = two.kind == MentionKind::Pronoun;
    features.choice(kind(one) * KINDS + kind(two), KINDS * KINDS);
    let likeness = likeness(page, other, mention) as usize;
    features.choice(likeness + 6 * kind(two).min(2), 18);
    features.flag(
        likeness == 1
            && one.kind == two.kind
            && page.text[page.span(&one.words)] == page.text[page.span(&two.words)],
    );
    let sentences = mention.sentence - other.sentence;
    let step = [1, 2, 3, 5, 10].partition_point(|&step| step <= sentences);
    features.choice(step + 6 * usize::from(is_pronoun), 12);
    features.step(*distance, &[2, 3, 5, 9, 17, 33]);
    features.choice(agreement.gender, 3);
    features.choice(agreement.number + 3 * usize::from(is_pronoun), 6);
    features.choice(agreement.animacy, 3);
    features.choice(one.entity as usize * 6 + two.entity as usize, 36);
    features.choice(pronoun(two) * 6 + one.entity as usize, 60);
    features.choice(pronoun(one) * 10 + pronoun(two), 100);
    features.choice(pronoun(two) * 2 + usize::from(one.is_plural), 20);
    features.step(*agreeing, &[1, 2, 3, 5]);
    features.step(other.place, &[1, 3, 8, 15]);
    features.step(other.namesakes, &[1, 2, 4]);
    for holds in [
        other.source_of.is_some(),
        mention.source_of.is_some(),
        other.source_of.is_some() && mention.source_of.is_some(),
        other.is_first_of_sentence,
        mention.is_first_of_sentence,
        other.is_first_of_sentence && mention.is_first_of_sentence && sentences == 1,
        one.words.end > two.words.start,
        one.words.end > two.words.start && is_pronoun,
        one.words.end == two.words.start,
        one.words.end + 1 == two.words.start && page.tokens[one.words.end].is(","),
        other.is_unnamed,
        mention.is_unnamed,
    ] {
        features.flag(holds);
    }
    quoted(other, mention, &mut features);
    features.choice(two.opening as usize, 6);
    features.choice(one.opening as usize, 6);
    features.number(other.score.clamp(-6.0, 6.0) / 6.0);
    features.number(mention.score.clamp(-6.0, 6.0) / 6.0);
    modifiers(page, one, two, &mut features);
    features
}

/// Where the two stand to quotations and their speakers.
fn quoted(other: &Known, mention: &Known, features: &mut Features) {
    let state = match (other.quote, mention.quote) {
        (0, 0) => 0,
        (0, _) => 1,
        (_, 0) => 2,
        (one, two) => 3 + usize::from(one != two),
    };
    let person = match mention.phrase.pronoun {
        Some(Pronoun::Speaker) => 0,
        Some(Pronoun::Speakers) => 1,
        Some(Pronoun::Addressee) => 2,
        Some(Pronoun::He | Pronoun::She) => 3,
        Some(Pronoun::It | Pronoun::They | Pronoun::Pointing | Pronoun::Relative) => 4,
        None => 5,
    };
    features.choice(person * 5 + state, 30);
    let is_speaker = other.source_of.is_some() && other.source_of == mention.statement;
    features.choice(person * 2 + usize::from(is_speaker && mention.quote > 0), 12);
    features.choice(person * 2 + usize::from(is_speaker && mention.quote == 0), 12);
    let is_same_statement = mention.statement.is_some() && other.statement == mention.statement;
    features.choice(person * 2 + usize::from(is_same_statement), 12);
}

/// Whether words before the heads agree.
fn modifiers(page: &Page<'_>, one: &Phrase, two: &Phrase, features: &mut Features) {
    let before =
        |phrase: &Phrase| -> Range<usize> { phrase.words.start..phrase.core.start.max(phrase.words.start) };
    let matters = |at: usize| {
        let token = &page.tokens[at];
        token.is_alphanumeric
            && !super::phrase::is_function_word(&token.lower)
            && !token.lists.has(List::Preposition)
    };
    let is_new = |word: usize, whole: &Range<usize>| {
        !page.tokens[whole.clone()].iter().any(|token| token.lower == page.tokens[word].lower)
    };
    let added = before(two).filter(|&at| matters(at) && is_new(at, &one.words)).count();
    let dropped = before(one).filter(|&at| matters(at) && is_new(at, &two.words)).count();
    let is_nominal = two.kind == MentionKind::Nominal && one.kind == MentionKind::Nominal;
    features.choice(added.min(2) + 3 * usize::from(is_nominal), 6);
    features.choice(dropped.min(2) + 3 * usize::from(is_nominal), 6);
    let after = |phrase: &Phrase| phrase.words.end - phrase.core.end.min(phrase.words.end);
    features.step(after(two), &[1, 3]);
}
