//! How far two contents say the same.

use crate::terms::{Lexicon, Number, Stem, Telling, Terms};

/// How far two contents say the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// From 0, nothing in common, to 1, the same words.
    pub score: f32,
    /// Whether they share more than names: contents that share names alone are about the same, and may say other things.
    pub is_told: bool,
    /// So many words they share that are no names.
    pub told: usize,
    /// What keeps them apart however like they are.
    pub difference: Option<Difference>,
}

/// What keeps two contents apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// One is in the negative.
    Polarity,
    /// Their numbers are others.
    Numbers,
    /// Their names are others.
    Names,
    /// A person says that they do not say the same.
    Judged,
}

/// Words that must be in the smaller content before it can be a part of the larger.
const LEAST_TERMS: usize = 3;

/// What remains of the likeness of contents that share nothing but names: they are about the same, and say other things.
const NAMES_ALONE: f32 = 0.5;

/// Common terms of less weight than this are no more than a chance.
const ENOUGH: f32 = 3.0;

/// How far `a` and `b` say the same: the weight of the terms they share, against the smaller of them (a partial quotation
/// is in the whole one) and against both (Jaccard), and the mean of the two.
pub fn likeness(a: &str, b: &str) -> Likeness {
    let mut lexicon = Lexicon::new();
    let (a, b) = (lexicon.terms(a), lexicon.terms(b));
    of_terms(&a, &b)
}

/// How far each of `contents` says the same as the likest of `sought`, from 0 to 1. With each content comes the number of its
/// article: words weigh less that many articles have. Those of `sought` are in article 0.
pub fn likenesses(sought: &[String], contents: &[(usize, String)]) -> Vec<f32> {
    let of_sought = sought.iter().map(|content| (0, content.as_str()));
    let others = contents.iter().map(|(article, content)| (*article, content.as_str()));
    let terms = Lexicon::new().weighed(of_sought.chain(others));
    let (sought, contents) = terms.split_at(sought.len());
    let likest = |content: &Terms| sought.iter().map(|one| of_words(one, content).score).fold(0.0, f32::max);
    contents.iter().map(likest).collect()
}

pub(crate) fn of_terms(a: &Terms, b: &Terms) -> Likeness {
    let likeness = of_words(a, b);
    let difference = if likeness.score > 0.0 { difference(a, b) } else { None };
    Likeness { difference, ..likeness }
}

/// The same, whatever keeps the two apart.
pub(crate) fn of_words(a: &Terms, b: &Terms) -> Likeness {
    let shared = shared(a, b);
    let smaller = a.total.min(b.total);
    if smaller <= 0.0 || shared.weight <= 0.0 {
        return Likeness { score: 0.0, is_told: false, told: 0, difference: None };
    }
    let jaccard = shared.weight / (a.total + b.total - shared.weight);
    let contained = shared.weight / smaller;
    let is_long_enough = a.weights.len().min(b.weights.len()) >= LEAST_TERMS;
    let score = if is_long_enough { f32::midpoint(jaccard, contained) } else { jaccard };
    let score = score * (shared.weight / ENOUGH).min(1.0);
    let is_told = shared.told > 0 || !has_told(a) || !has_told(b);
    let score = if is_told { score } else { score * NAMES_ALONE };
    Likeness { score, is_told, told: shared.told, difference: None }
}

/// What two contents share.
struct Shared {
    weight: f32,
    /// How many of them are no names.
    told: usize,
}

fn shared(a: &Terms, b: &Terms) -> Shared {
    let mut shared = Shared { weight: 0.0, told: 0 };
    for (stem, weight, other) in common(&a.weights, &b.weights) {
        shared.weight += weight.min(other);
        shared.told += usize::from(!is_name(a, stem) && !is_name(b, stem));
    }
    shared
}

/// The words that a content tells, names aside.
pub(crate) fn told(terms: &Terms) -> impl Iterator<Item = Stem> {
    terms.weights.iter().map(|(stem, _)| *stem).filter(|stem| !is_name(terms, *stem))
}

/// How many of the words that `a` tells `b` has, too.
pub(crate) fn told_in(a: &Terms, b: &Terms) -> usize {
    common(&a.weights, &b.weights).filter(|(stem, _, _)| !is_name(a, *stem)).count()
}

/// The stems that two sorted lists have in common, with the weight in each.
fn common<'terms>(
    a: &'terms [(Stem, f32)],
    b: &'terms [(Stem, f32)],
) -> impl Iterator<Item = (Stem, f32, f32)> + 'terms {
    let mut others = b.iter().peekable();
    a.iter().filter_map(move |(stem, weight)| {
        while others.next_if(|(other, _)| other < stem).is_some() {}
        let (_, other) = others.next_if(|(other, _)| other == stem)?;
        Some((*stem, *weight, *other))
    })
}

fn is_name(terms: &Terms, stem: Stem) -> bool {
    terms.names.binary_search(&stem).is_ok()
}

/// Whether there is a word that is no name.
fn has_told(terms: &Terms) -> bool {
    terms.weights.len() > terms.names.len()
}

/// What keeps the two apart. That one is in the negative tells least, as contents of other subjects may be so, too.
fn difference(a: &Terms, b: &Terms) -> Option<Difference> {
    let other_days = a.days.iter().zip(&b.days).any(|(a, b)| are_others(a, b));
    if are_others(&a.dates, &b.dates) || other_days || count_others(&a.numbers, &b.numbers) {
        Some(Difference::Numbers)
    } else if are_others(&a.names, &b.names) {
        Some(Difference::Names)
    } else if are_opposite(a, b) {
        Some(Difference::Polarity)
    } else {
        None
    }
}

/// Whether one says that something is so and the other that it is not: by a concept of both that has an opposite, else by
/// the words of both, if most of them are in the negative in one alone.
pub(crate) fn are_opposite(a: &Terms, b: &Terms) -> bool {
    by_senses(a, b).unwrap_or_else(|| are_negated_otherwise(a, b))
}

/// Whether a concept of both is so in one alone.
pub(crate) fn have_opposite_senses(a: &Terms, b: &Terms) -> bool {
    by_senses(a, b) == Some(true)
}

/// The same; `None` if they have no concept in common.
fn by_senses(a: &Terms, b: &Terms) -> Option<bool> {
    a.senses.iter().find_map(|sense| Some(is_so(a, sense.stem)? != is_so(b, sense.stem)?))
}

/// Whether a clause of one is the opposite of a clause of the other: all words that one of them tells, and none else of both is
/// so in the one and not in the other. A single word tells enough of short clauses alone.
pub(crate) fn have_opposite_clauses(a: &Terms, b: &Terms) -> bool {
    let mut pairs = clauses(a).flat_map(|one| clauses(b).map(move |other| (one, other)));
    !are_others(&a.names, &b.names) && pairs.any(|(one, other)| are_opposite_clauses(one, other))
}

fn clauses(terms: &Terms) -> impl Iterator<Item = &[Telling]> {
    terms.told.chunk_by(|one, next| one.clause == next.clause)
}

fn are_opposite_clauses(one: &[Telling], other: &[Telling]) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let is_long_enough = short.len() > 1 || long.len() <= SHORT_CLAUSE;
    let is_opposite = |told: &Telling, other: &Telling| told.stem == other.stem && told.is_so != other.is_so;
    is_long_enough && short.iter().all(|told| long.iter().any(|other| is_opposite(told, other)))
}

/// So many words, names aside, make a short clause.
const SHORT_CLAUSE: usize = 3;

/// Whether `a` says no to `b`, if the two say the opposite: who says that something is does not deny that it is not.
pub(crate) fn says_no(a: &Terms, b: &Terms) -> bool {
    let Negated { by_first, by_second, .. } = negated(a, b);
    by_first >= by_second
}

/// A negation elsewhere in a content says nothing of what both are about: “it was picked up, and nobody was hurt”.
fn are_negated_otherwise(a: &Terms, b: &Terms) -> bool {
    if a.negated.is_empty() && b.negated.is_empty() {
        return false;
    }
    let Negated { all, by_first, by_second } = negated(a, b);
    all > 0.0 && by_first + by_second >= all * MOST
}

/// What the words weigh that both tell, and those of them that are in the negative in one alone.
#[derive(Default)]
struct Negated {
    all: f32,
    by_first: f32,
    by_second: f32,
}

fn negated(a: &Terms, b: &Terms) -> Negated {
    let is_negated = |terms: &Terms, stem| terms.negated.binary_search(&stem).is_ok();
    let mut negated = Negated::default();
    for (stem, weight, other) in common(&a.weights, &b.weights) {
        let weight = if is_name(a, stem) || is_name(b, stem) { 0.0 } else { weight.min(other) };
        negated.all += weight;
        match (is_negated(a, stem), is_negated(b, stem)) {
            (true, false) => negated.by_first += weight,
            (false, true) => negated.by_second += weight,
            (true, true) | (false, false) => {}
        }
    }
    negated
}

/// The share of the words of both that is most of them.
const MOST: f32 = 0.5;

fn is_so(terms: &Terms, stem: Stem) -> Option<bool> {
    let mut said = terms.senses.iter().filter(|sense| sense.stem == stem).map(|sense| sense.is_so);
    let first = said.next()?;
    said.all(|other| other == first).then_some(first)
}

fn are_others<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|one| b.contains(one))
}

/// Whether there are other numbers of the same, or none of the numbers is in both.
fn count_others(a: &[Number], b: &[Number]) -> bool {
    let count_the_same = a.iter().any(|one| b.iter().any(|other| one.of.is_some() && one.of == other.of));
    let digits = |numbers: &[Number]| numbers.iter().map(|number| number.digits.clone()).collect::<Vec<_>>();
    if count_the_same { has_other_counts(a, b) } else { are_others(&digits(a), &digits(b)) }
}

/// Two numbers of what may be the same.
pub(crate) struct Differing<'terms> {
    one: &'terms Number,
    other: &'terms Number,
    /// The stems near both.
    pub(crate) shared: Vec<Stem>,
}

impl Differing<'_> {
    /// The logarithm of how many times as large the other number is.
    pub(crate) fn ratio(&self) -> Option<f32> {
        let [one, other] = [self.one, self.other].map(|number| number.digits.parse::<f32>().ok());
        one.zip(other)
            .filter(|(one, other)| *one > 0.0 && *other > 0.0)
            .map(|(one, other)| (other / one).ln())
    }
}

/// Each number that the other content lacks, with one of the other of what may be the same.
pub(crate) fn differing<'terms>(a: &'terms [Number], b: &'terms [Number]) -> Vec<Differing<'terms>> {
    let lacks = |numbers: &[Number], digits: &str| numbers.iter().all(|number| number.digits != digits);
    let of_both = |one: &'terms Number, other: &'terms Number| {
        let shared: Vec<Stem> = one.near.iter().filter(|stem| other.near.contains(stem)).copied().collect();
        (!shared.is_empty()).then_some(Differing { one, other, shared })
    };
    let others = a.iter().filter(|one| lacks(b, &one.digits));
    others
        .flat_map(|one| {
            b.iter().filter(|other| lacks(a, &other.digits)).filter_map(move |other| of_both(one, other))
        })
        .collect()
}

/// Whether both count something of which they have no number in common.
pub(crate) fn has_other_counts(a: &[Number], b: &[Number]) -> bool {
    let is_the_same = |one: &Number, other: &Number| one.of == other.of && one.digits == other.digits;
    let is_in_both =
        |of: Option<Stem>| a.iter().any(|one| one.of == of && b.iter().any(|other| is_the_same(one, other)));
    let counted = a.iter().filter(|one| one.of.is_some() && b.iter().any(|other| other.of == one.of));
    counted.into_iter().any(|one| !is_in_both(one.of))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Difference, likeness, likenesses};

    #[test]
    fn a_part_of_a_content_is_like_the_whole() {
        let whole = "that the minister was shown a plan of the operation in September";
        assert!(likeness(whole, "the minister had been shown a plan of the operation").score > 0.7);
        assert!(likeness(whole, "that the ferry would be late").score < 0.2);
    }

    #[test]
    fn each_content_is_held_against_the_likest() {
        let sought = ["the ferry sank in a storm", "the brewery closed its gates"].map(str::to_owned);
        let contents =
            ["a storm sank the ferry", "gates of the brewery", "the mayor paid"].map(str::to_owned);
        let found = likenesses(&sought, &(1..).zip(contents).collect::<Vec<_>>());
        assert!(found[0] > 0.7 && found[1] > 0.3 && found[2] < 0.01, "{found:?}");
    }

    #[test]
    fn opposites_other_numbers_and_other_names_are_told() {
        let check = |a: &str, b: &str, expected| assert_eq!(likeness(a, b).difference, expected);
        check("there were contacts", "there were no contacts", Some(Difference::Polarity));
        check("12 people died", "15 people died", Some(Difference::Numbers));
        check("that Lee took the money", "that Roe took the money", Some(Difference::Names));
        check("that Lee took the money", "the money was taken by Lee", None);
    }

    #[test]
    fn a_date_is_no_count() {
        let check = |a: &str, b: &str, expected| assert_eq!(likeness(a, b).difference, expected);
        check("the raid of January 3", "the raid in which 11 pilots were led away", None);
        check("the raid of January 3", "the raid of 4 January", Some(Difference::Numbers));
    }

    #[test]
    fn words_that_say_the_same_are_alike() {
        assert!(likeness("the governor may resign by May", "the governor will step down by May").score > 0.7);
        assert!(likeness("eleven pilots were detained", "eleven pilots were arrested").score > 0.7);
    }

    #[test]
    fn what_has_an_opposite_is_told_by_that_alone() {
        let check = |a: &str, b: &str, expected| assert_eq!(likeness(a, b).difference, expected);
        check("the water is safe", "the water is unsafe", Some(Difference::Polarity));
        check("the water is not safe", "the water is unsafe and must not be drunk", None);
        check("the water is not unsafe", "the water is safe", None);
    }

    #[test]
    fn a_negation_elsewhere_turns_nothing() {
        let check = |a: &str, b: &str, expected| assert_eq!(likeness(a, b).difference, expected);
        let whole = "One kettle in a hundred thousand is affected. No customer has been hurt.";
        check(whole, "one kettle in 100,000 is affected", None);
        check(whole, "a customer was hurt by a kettle", Some(Difference::Polarity));
        check(
            "any suggestion that Lee took the money",
            "that Lee took the money",
            Some(Difference::Polarity),
        );
    }

    #[test]
    fn a_part_and_a_whole_count_the_same() {
        let check = |a: &str, b: &str, expected| assert_eq!(likeness(a, b).difference, expected);
        check("they took 40 of the 75 seats", "forty seats, perhaps more", None);
        check("they took 40 of the 75 seats", "thirty seats", Some(Difference::Numbers));
    }

    #[test]
    fn other_days_of_the_week_and_months_keep_apart() {
        let check = |a: &str, b: &str, expected| assert_eq!(likeness(a, b).difference, expected);
        let (wednesday, friday) =
            ("the match in Selin is off on Wednesday", "the match in Selin is off on Friday");
        check(wednesday, friday, Some(Difference::Numbers));
        check(wednesday, "the match in Selin is off in May", None);
        check("Lee leaves in June", "Lee leaves at Easter", Some(Difference::Numbers));
    }

    proptest! {
        #[test]
        fn likeness_is_the_same_both_ways_and_within_bounds(a in ".{0,60}", b in ".{0,60}") {
            let (there, back) = (likeness(&a, &b), likeness(&b, &a));
            prop_assert!((there.score - back.score).abs() < 1e-5);
            prop_assert!((0.0..=1.0001).contains(&there.score));
            prop_assert_eq!(there.difference, back.difference);
        }
    }
}
