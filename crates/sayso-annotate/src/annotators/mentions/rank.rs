//! Mentions to clusters: each goes to the antecedent that scores best, or to none.

use std::collections::{HashMap, HashSet};

use sayso_core::{EntityKind, MentionKind};

use super::candidates::{Heads, candidates, chosen, features};
use super::features::Features;
use super::lexicon::List;
use super::names::can_be_one;
use super::network::Network;
use super::page::Page;
use super::pairs::{Known, Likeness, Pair, known, likeness, pairs};
use super::phrase::{Gender, Phrase, joined, share_names};
use super::posts;
use super::pronouns::Pronoun;
use crate::model::Weights;

/// Log-odds above which a candidate is looked at as a mention.
const LEAST: f32 = -1.5;

/// The networks that choose mentions and antecedents.
pub(crate) struct Ranker {
    /// How likely a candidate is a mention.
    mention: Network,
    /// How likely it has no antecedent.
    new: Network,
    /// How likely one is another's antecedent.
    pair: Network,
}

impl Ranker {
    /// With the weights in a file.
    pub(crate) fn load(weights: &Weights<'_>) -> Ranker {
        Ranker {
            mention: Network::load(weights, "mention"),
            new: Network::load(weights, "new"),
            pair: Network::load(weights, "pair"),
        }
    }
}

/// Every candidate with what tells how likely it is a mention.
pub(super) fn looked_at(page: &Page<'_>) -> (Vec<Phrase>, Vec<Features>) {
    let heads = Heads::new(page);
    let mut phrases: Vec<Phrase> =
        candidates(page).into_iter().map(|words| Phrase::new(page, words)).collect();
    share_names(page, &mut phrases);
    let features = phrases.iter().map(|phrase| features(page, phrase, &heads)).collect();
    (phrases, features)
}

/// The mentions of an article.
pub(super) fn mentions(page: &Page<'_>, ranker: &Ranker) -> Vec<Known> {
    let (phrases, mut features) = looked_at(page);
    let scores: Vec<f32> = features.iter().map(|features| ranker.mention.score(features)).collect();
    let places: HashMap<(usize, usize), usize> =
        phrases.iter().enumerate().map(|(at, phrase)| ((phrase.words.start, phrase.words.end), at)).collect();
    let chosen = chosen(page, phrases, &scores, LEAST).into_iter().map(|(phrase, score)| {
        let at = places[&(phrase.words.start, phrase.words.end)];
        (phrase, score, std::mem::take(&mut features[at]))
    });
    known(page, chosen.collect())
}

/// The possible antecedents of each mention.
pub(super) fn all_pairs<'a>(
    page: &'a Page<'_>,
    mentions: &'a [Known],
) -> impl Iterator<Item = Vec<Pair>> + 'a {
    let mut by_last: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, known) in mentions.iter().enumerate().filter(|(_, known)| known.phrase.kind == MentionKind::Name)
    {
        by_last.entry(&known.last).or_default().push(at);
    }
    (0..mentions.len()).map(move |at| pairs(page, mentions, &by_last, at))
}

/// What can be told of whom or what a mention refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Person,
    /// A body, an outlet, something written, a place.
    Thing,
}

impl Sort {
    /// What the mention tells by itself; `None` where that is not known, or it may be either.
    fn of(page: &Page<'_>, known: &Known) -> Option<Sort> {
        let phrase = &known.phrase;
        let by_entity = match phrase.entity {
            EntityKind::Person => Some(Sort::Person),
            EntityKind::Organisation | EntityKind::Outlet | EntityKind::Document | EntityKind::Place => {
                Some(Sort::Thing)
            }
            EntityKind::Other => None,
        };
        let is_either = || page.tokens[phrase.core.end - 1].lists.has(List::Either);
        match phrase.kind {
            MentionKind::Name | MentionKind::Pronoun => by_entity,
            // “The militants” may be a movement.
            MentionKind::Nominal => by_entity.filter(|_| !phrase.is_plural && !is_either()),
        }
    }
}

/// A cluster in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    /// Places among the mentions.
    pub(super) mentions: Vec<usize>,
    gender: Option<Gender>,
    /// The words before the last one of a full name, for each last one.
    first_names: Vec<(String, String)>,
    /// Its names, with whether they are people's.
    names: Vec<(String, bool)>,
    /// What its names are of.
    named: Option<Sort>,
    /// What its nouns and pronouns are for.
    called: Option<Sort>,
    has_name: bool,
    is_unnamed: bool,
}

impl Group {
    fn of(page: &Page<'_>, mention: usize, known: &Known) -> Group {
        let is_name = known.phrase.kind == MentionKind::Name;
        let sort = Sort::of(page, known);
        let words = posts::named(page, &known.phrase);
        // “Brightly CEO Ida Quill” is not called “Brightly”.
        let core = if words == known.phrase.core { known.core.clone() } else { joined(page, &words) };
        let is_person = known.phrase.entity == EntityKind::Person;
        Group {
            mentions: vec![mention],
            gender: known.phrase.gender,
            first_names: (is_name && is_person).then(|| first_name(&core)).flatten().into_iter().collect(),
            names: is_name.then_some((core, is_person)).into_iter().collect(),
            named: sort.filter(|_| is_name),
            called: sort.filter(|_| !is_name),
            has_name: is_name,
            is_unnamed: known.is_unnamed,
        }
    }

    /// Whether it is a source that the article keeps unnamed.
    pub(super) fn is_unnamed(&self) -> bool {
        self.is_unnamed
    }

    /// Whether both can be the same.
    fn fits(&self, other: &Group) -> bool {
        let genders_fit = self.gender.is_none() || other.gender.is_none() || self.gender == other.gender;
        let names_fit = self.first_names.iter().all(|(last, first)| {
            other.first_names.iter().all(|(other_last, other_first)| {
                last != other_last || first == other_first || is_initial(first, other_first)
            })
        });
        let is_kept_unnamed =
            self.is_unnamed && (other.is_unnamed || other.has_name) || other.is_unnamed && self.has_name;
        genders_fit && names_fit && self.shares_name(other) && self.is_of_sort(other) && !is_kept_unnamed
    }

    /// Whether no name of one is a thing's and no noun or pronoun of the other a person's, nor the other way round: “the mayor” is no
    /// newspaper, “the trust” no nurse.
    fn is_of_sort(&self, other: &Group) -> bool {
        let fit = |named: Option<Sort>, called: Option<Sort>| match (named, called) {
            (Some(named), Some(called)) => named == called,
            (None, _) | (_, None) => true,
        };
        fit(self.named, other.called) && fit(other.named, self.called)
    }

    /// Whether their names can be of one: where any of them is a person's, they have a word in common (“Hellin” and “Mara Hellin”, not
    /// “Oakes”).
    fn shares_name(&self, other: &Group) -> bool {
        let shares =
            |one: &str, another: &str| one.split('_').any(|word| another.split('_').any(|w| w == word));
        let mut pairs =
            self.names.iter().flat_map(|one| other.names.iter().map(move |another| (one, another)));
        let is_of_people = pairs.clone().any(|(one, another)| one.1 || another.1);
        if is_of_people {
            return pairs.any(|(one, another)| shares(&one.0, &another.0));
        }
        self.fullest_name().zip(other.fullest_name()).is_none_or(|(one, another)| can_be_one(one, another))
    }

    /// Its name of the most words, the first of them.
    fn fullest_name(&self) -> Option<&str> {
        let names = self.names.iter().map(|name| name.0.as_str());
        names.rev().max_by_key(|name| name.split('_').count())
    }

    fn join(&mut self, other: &Group) {
        self.mentions.extend(&other.mentions);
        self.names.extend(other.names.iter().cloned());
        self.named = self.named.or(other.named);
        self.called = self.called.or(other.called);
        self.gender = self.gender.or(other.gender);
        self.first_names.extend(other.first_names.iter().cloned());
        self.has_name |= other.has_name;
        self.is_unnamed |= other.is_unnamed;
    }
}

/// The last word of a person's name, and those before it.
fn first_name(core: &str) -> Option<(String, String)> {
    let (first, last) = core.rsplit_once('_')?;
    Some((last.to_owned(), first.to_owned()))
}

/// Whether two first names may be one: “J.” and “Jana”, “Jana M.” and “Jana”.
fn is_initial(one: &str, other: &str) -> bool {
    let (one, other) =
        (one.split('_').next().unwrap_or_default(), other.split('_').next().unwrap_or_default());
    let is_short = one.chars().count() == 1 || other.chars().count() == 1;
    one == other || is_short && one.chars().next() == other.chars().next()
}

/// The groups of mentions that refer to the same, singles included, by their first mentions.
pub(super) fn groups(page: &Page<'_>, mentions: &[Known], ranker: &Ranker) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut group_of: Vec<usize> = Vec::with_capacity(mentions.len());
    let full = full_names(page, mentions);
    for (at, pairs) in all_pairs(page, mentions).enumerate() {
        let own = Group::of(page, at, &mentions[at]);
        let mut preferred: Vec<usize> = full[at].into_iter().collect();
        preferred.extend(antecedents(page, mentions, ranker, at, &pairs));
        let fitting =
            preferred.iter().map(|&antecedent| group_of[antecedent]).find(|&group| groups[group].fits(&own));
        match fitting {
            Some(group) => {
                groups[group].join(&own);
                group_of.push(group);
            }
            None => {
                group_of.push(groups.len());
                groups.push(own);
            }
        }
    }
    join_speakers(mentions, &mut groups, &mut group_of);
    groups.retain(|group| !group.mentions.is_empty());
    groups.iter_mut().for_each(|group| group.mentions.sort_unstable());
    groups.sort_by_key(|group| group.mentions[0]);
    groups
}

/// The antecedents of the mention at `at`, the best first: those with its name, then those that score above none.
fn antecedents(
    page: &Page<'_>,
    mentions: &[Known],
    ranker: &Ranker,
    at: usize,
    pairs: &[Pair],
) -> Vec<usize> {
    let mention = &mentions[at];
    let namesakes = pairs
        .iter()
        .map(|pair| pair.antecedent)
        .filter(|&other| is_namesake(page, &mentions[other], mention));
    let nothing = ranker.new.score(&mention.features);
    let scores = pairs.iter().map(|pair| (ranker.pair.score(&pair.features), pair.antecedent));
    let mut scored: Vec<(f32, usize)> = scores.filter(|pair| pair.0 > nothing).collect();
    scored.sort_by(|one, other| other.0.total_cmp(&one.0).then(other.1.cmp(&one.1)));
    namesakes.chain(scored.iter().map(|&(_, antecedent)| antecedent)).collect()
}

/// Whether both are names of people, and the later one is the same or the end of the other.
fn is_namesake(page: &Page<'_>, other: &Known, mention: &Known) -> bool {
    let are_people = is_persons_name(other) && is_persons_name(mention);
    are_people
        && match likeness(page, other, mention) {
            Likeness::Same => true,
            Likeness::SameLast => mention.phrase.core.len() == 1,
            Likeness::None | Likeness::Part | Likeness::Shared | Likeness::Acronym => false,
        }
}

fn is_persons_name(known: &Known) -> bool {
    known.phrase.kind == MentionKind::Name && known.phrase.entity == EntityKind::Person
}

/// Of each mention that is a first name alone, the full name before it that begins so, where the article has no other: “Gavin” after
/// “Gavin Holt”.
fn full_names(page: &Page<'_>, mentions: &[Known]) -> Vec<Option<usize>> {
    let people = || mentions.iter().enumerate().filter(|(_, known)| is_persons_name(known));
    // By the first name: where the full name stands first, and whether all that begin so end alike.
    let mut full: HashMap<&str, (usize, bool)> = HashMap::new();
    let mut surnames: HashSet<&str> = HashSet::new();
    for (at, known) in people() {
        let Some((first, _)) = known.core.split_once('_') else { continue };
        surnames.insert(&known.last);
        let (one, is_only) = full.entry(first).or_insert((at, true));
        *is_only &= mentions[*one].last == known.last;
    }
    let mut found = vec![None; mentions.len()];
    for (at, known) in people().filter(|(_, known)| !surnames.contains(known.core.as_str())) {
        let one = full.get(known.core.as_str()).filter(|(one, is_only)| *is_only && *one < at);
        found[at] = one.map(|(one, _)| *one).filter(|_| !is_relative(page, known));
    }
    found
}

/// Whether a noun for a relative stands before the name: “her son *Martin*” is whoever it is.
fn is_relative(page: &Page<'_>, known: &Known) -> bool {
    let before = known.phrase.core.start.checked_sub(1).map(|at| &page.tokens[at]);
    before.is_some_and(|before| before.lists.has(List::Kin))
}

/// Joins each “I” of a quotation with the source of the statement it stands in.
fn join_speakers(mentions: &[Known], groups: &mut [Group], group_of: &mut [usize]) {
    let sources: HashMap<_, usize> =
        mentions.iter().enumerate().rev().filter_map(|(at, known)| Some((known.source_of?, at))).collect();
    for (at, known) in mentions.iter().enumerate() {
        let speaks = known.phrase.pronoun == Some(Pronoun::Speaker) && known.is_quoted();
        let Some(&source) =
            known.statement().and_then(|statement| sources.get(&statement)).filter(|_| speaks)
        else {
            continue;
        };
        let (own, theirs) = (group_of[at], group_of[source]);
        let is_speaker = |&at: &usize| mentions[at].phrase.pronoun == Some(Pronoun::Speaker);
        if own == theirs || !groups[own].mentions.iter().all(is_speaker) || !groups[theirs].fits(&groups[own])
        {
            continue;
        }
        let joined = std::mem::take(&mut groups[own]);
        groups[theirs].join(&joined);
        joined.mentions.iter().for_each(|&at| group_of[at] = theirs);
    }
}

/// The groups of two and more, as ranges of words.
#[cfg(feature = "training")]
pub(super) fn clusters(mentions: &[Known], groups: &[Group]) -> Vec<Vec<std::ops::Range<usize>>> {
    let ranges = |group: &Group| group.mentions.iter().map(|&at| mentions[at].phrase.words.clone()).collect();
    groups.iter().filter(|group| group.mentions.len() > 1).map(ranges).collect()
}

#[cfg(test)]
mod tests {
    use super::{Group, Sort};

    #[test]
    fn people_whose_names_share_no_word_are_never_one() {
        let check = |one: (&str, bool), other: (&str, bool), are_one: bool| {
            let group = |(name, is_person): (&str, bool)| Group {
                names: vec![(name.to_owned(), is_person)],
                ..Group::default()
            };
            assert_eq!(group(one).fits(&group(other)), are_one, "{one:?} and {other:?}");
        };
        check(("mara_hellin", true), ("hellin", true), true);
        check(("mara_hellin", true), ("oakes", true), false);
        check(("oakes", true), ("harbour_bank", false), false);
        check(("harbour_bank", false), ("bank", false), true);
        check(("harbour_bank", false), ("marsh_bank", false), false);
    }

    #[test]
    fn a_name_is_of_what_its_group_is_called_by_its_fullest_name() {
        let group = |names: &[&str]| Group {
            names: names.iter().map(|&name| (name.to_owned(), false)).collect(),
            ..Group::default()
        };
        let herald = group(&["herald", "selin_herald"]);
        assert!(herald.fits(&group(&["herald"])));
        assert!(!herald.fits(&group(&["porto_herald"])));
    }

    #[test]
    fn no_person_is_a_thing() {
        let check = |named: Option<Sort>, called: Option<Sort>, are_one: bool| {
            let name = Group { named, ..Group::default() };
            let noun = Group { called, ..Group::default() };
            assert_eq!(name.fits(&noun), are_one, "{named:?} and {called:?}");
            assert_eq!(noun.fits(&name), are_one, "{called:?} and {named:?}");
        };
        check(Some(Sort::Person), Some(Sort::Person), true);
        check(Some(Sort::Thing), Some(Sort::Person), false);
        check(Some(Sort::Person), Some(Sort::Thing), false);
        check(None, Some(Sort::Thing), true);
        check(Some(Sort::Person), None, true);
    }
}
