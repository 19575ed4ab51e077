//! How far two contents say the same.

use crate::terms::{Terms, terms};

/// How far two contents say the same.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// From 0, nothing in common, to 1, the same words.
    pub score: f32,
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
}

/// Words that must be in the smaller content before it can be a part of the larger.
const LEAST_TERMS: usize = 3;

/// How far `a` and `b` say the same: the weight of the terms they share, against the smaller of them (a partial quotation
/// is in the whole one) and against both (Jaccard), and the mean of the two.
pub fn likeness(a: &str, b: &str) -> Likeness {
    of_terms(&terms(a), &terms(b))
}

pub(crate) fn of_terms(a: &Terms, b: &Terms) -> Likeness {
    let weight = |terms: &Terms| terms.weights.values().sum::<f32>();
    let shared: f32 = a
        .weights
        .iter()
        .filter_map(|(term, weight)| b.weights.get(term).map(|other| weight.min(*other)))
        .sum();
    let (of_a, of_b) = (weight(a), weight(b));
    let smaller = of_a.min(of_b);
    if smaller == 0.0 {
        return Likeness { score: 0.0, difference: None };
    }
    let jaccard = shared / (of_a + of_b - shared);
    let contained = shared / smaller;
    let is_long_enough = a.weights.len().min(b.weights.len()) >= LEAST_TERMS;
    let score = if is_long_enough { (jaccard + contained) / 2.0 } else { jaccard };
    let score = if share_what_is_told(a, b) { score } else { score * NAMES_ALONE };
    Likeness { score, difference: difference(a, b) }
}

/// What remains of the likeness of contents that share nothing but names: they are about the same, and say other things.
const NAMES_ALONE: f32 = 0.5;

/// Whether the two share a word that is no name, if both have one.
fn share_what_is_told(a: &Terms, b: &Terms) -> bool {
    let told = |terms: &'_ Terms| -> Vec<String> {
        terms.weights.keys().filter(|term| !terms.names.contains(term)).cloned().collect()
    };
    let (of_a, of_b) = (told(a), told(b));
    let is_name = |term: &String| a.names.contains(term) || b.names.contains(term);
    of_a.is_empty() || of_b.is_empty() || of_a.iter().any(|term| of_b.contains(term) && !is_name(term))
}

fn difference(a: &Terms, b: &Terms) -> Option<Difference> {
    let are_others =
        |a: &[String], b: &[String]| !a.is_empty() && !b.is_empty() && !a.iter().any(|term| b.contains(term));
    if a.is_negative != b.is_negative {
        Some(Difference::Polarity)
    } else if are_others(&a.numbers, &b.numbers) {
        Some(Difference::Numbers)
    } else if are_others(&a.names, &b.names) {
        Some(Difference::Names)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Difference, likeness};

    #[test]
    fn a_part_of_a_content_is_like_the_whole() {
        let whole = "that the minister was shown a plan of the operation in September";
        assert!(likeness(whole, "the minister had been shown a plan of the operation").score > 0.7);
        assert!(likeness(whole, "that the ferry would be late").score < 0.2);
    }

    #[test]
    fn opposites_other_numbers_and_other_names_are_told() {
        let check = |a: &str, b: &str, expected| assert_eq!(likeness(a, b).difference, expected);
        check("there were contacts", "there were no contacts", Some(Difference::Polarity));
        check("12 people died", "15 people died", Some(Difference::Numbers));
        check("that Lee took the money", "that Roe took the money", Some(Difference::Names));
        check("that Lee took the money", "the money was taken by Lee", None);
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
