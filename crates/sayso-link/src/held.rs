//! What people hold of pairs of statements. It stands above what is counted.

use std::collections::BTreeMap;

use crate::likeness::Difference;
use crate::pairs::Pair;

/// What people hold of pairs of statements, by their positions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held(BTreeMap<[usize; 2], bool>);

impl Held {
    /// With each pair comes whether the two say the same.
    pub fn new(pairs: impl IntoIterator<Item = ([usize; 2], bool)>) -> Held {
        let sorted = |[one, other]: [usize; 2]| [one.min(other), one.max(other)];
        Held(pairs.into_iter().map(|(pair, are_same)| (sorted(pair), are_same)).collect())
    }

    /// Whether the two say the same, where a person says so or says that they do not.
    pub(crate) fn of(&self, one: usize, other: usize) -> Option<bool> {
        self.0.get(&[one.min(other), one.max(other)]).copied()
    }

    /// The pairs that say the same, the first of each before the other.
    pub(crate) fn same(&self) -> impl Iterator<Item = [usize; 2]> {
        self.0.iter().filter(|(_, are_same)| **are_same).map(|(pair, _)| *pair)
    }

    /// `pair` as people have it.
    pub(crate) fn amended(&self, pair: Pair) -> Pair {
        match self.of(pair.one, pair.other) {
            Some(true) => Pair { sameness: 1.0, score: 1.0, relation: None, difference: None, ..pair },
            Some(false) => Pair { sameness: 0.0, difference: Some(Difference::Judged), ..pair },
            None => pair,
        }
    }
}

#[cfg(test)]
mod tests {
    use sayso_core::Act;

    use crate::fixture::{printing, voice};
    use crate::{Held, Origin, OriginKind, WordsAlone, claims};

    /// How many statements each claim has, of three by three outlets.
    fn sizes(contents: [&str; 3], held: &[([usize; 2], bool)]) -> Vec<usize> {
        let clerk = || Origin { kind: OriginKind::Unnamed, words: "a clerk".to_owned() };
        let voices = [0, 1, 2].map(|at| voice(at, Act::Assert, clerk(), contents[at]));
        let printings = ["Tern Courier", "Quay Gazette", "Lindqvist Post"].map(|outlet| printing(outlet, 1));
        let web = claims(&voices, &printings, &Held::new(held.iter().copied()), &WordsAlone, None);
        web.claims.iter().map(|claim| claim.voices.len()).collect()
    }

    #[test]
    fn a_person_stands_above_what_is_counted() {
        let contents = ["the ferry sank at the pier", "the ferry sank at the pier", "a boat went under"];
        assert_eq!(sizes(contents, &[]), [2, 1]);
        assert_eq!(sizes(contents, &[([1, 0], false)]), [1, 1, 1]);
        assert_eq!(sizes(contents, &[([2, 0], true)]), [3]);
        assert_eq!(sizes(contents, &[([0, 2], true), ([0, 1], false)]), [2, 1]);
    }
}
