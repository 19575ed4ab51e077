//! What contents are to each other that were read together, and which are worth it.

use std::collections::{HashMap, HashSet};

use sayso_core::Relation;

use crate::Relate;
use crate::likest::cosine;

/// So many pairs are read at most: the others are compared by their words.
const MOST_READ: usize = 800;

/// Contents by their positions, and what was read of them so far.
pub(crate) struct Readings<'voices> {
    relate: &'voices dyn Relate,
    contents: Vec<&'voices str>,
    vectors: Vec<Vec<f32>>,
    relations: HashMap<[usize; 2], Relation>,
}

impl<'voices> Readings<'voices> {
    pub(crate) fn new(relate: &'voices dyn Relate, contents: Vec<&'voices str>) -> Readings<'voices> {
        let vectors = contents.iter().map(|content| relate.vector(content)).collect();
        Readings { relate, contents, vectors, relations: HashMap::new() }
    }

    /// Reads these pairs, the first of each before the other: as far as they were not read and there may be more.
    pub(crate) fn read(&mut self, pairs: impl Iterator<Item = [usize; 2]>) {
        let mut seen = HashSet::new();
        let unread = pairs.filter(|pair| !self.relations.contains_key(pair) && seen.insert(*pair));
        let unread: Vec<[usize; 2]> = unread.take(MOST_READ.saturating_sub(self.relations.len())).collect();
        let contents: Vec<[&str; 2]> = unread.iter().map(|pair| pair.map(|at| self.contents[at])).collect();
        let relations = self.relate.relations(&contents);
        self.relations.extend(unread.into_iter().zip(relations));
    }

    /// What the two are to each other, if they were read.
    pub(crate) fn of(&self, one: usize, other: usize) -> Option<Relation> {
        self.relations.get(&[one.min(other), one.max(other)]).copied()
    }

    /// The pairs that were read, the first of each before the other.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = [usize; 2]> {
        self.relations.keys().copied()
    }

    /// The cosine of the vectors of the two: from -1 to 1, alike.
    pub(crate) fn nearness(&self, one: usize, other: usize) -> f32 {
        cosine(&self.vectors[one], &self.vectors[other])
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sayso_core::Relation;

    use super::{MOST_READ, Readings};
    use crate::Relate;

    /// Finds that contents of one first letter say the same.
    struct FirstLetters;

    impl Relate for FirstLetters {
        fn vector(&self, content: &str) -> Vec<f32> {
            vec![if content.starts_with('a') { 1.0 } else { -1.0 }]
        }

        fn relations(&self, pairs: &[[&str; 2]]) -> Vec<Relation> {
            let same = |[one, other]: &[&str; 2]| one.as_bytes()[0] == other.as_bytes()[0];
            pairs.iter().map(|pair| Relation { same: f32::from(same(pair)), contrary: 0.0 }).collect()
        }
    }

    #[test]
    fn what_was_read_is_known_whichever_comes_first() {
        let mut readings = Readings::new(&FirstLetters, vec!["alder", "ash", "beech"]);
        assert_eq!(readings.of(0, 1), None);
        readings.read([[0, 1], [1, 2], [0, 1]].into_iter());
        assert_eq!(readings.of(1, 0).map(|read| read.same), Some(1.0));
        assert_eq!(readings.of(2, 1).map(|read| read.same), Some(0.0));
        assert_eq!(readings.pairs().collect::<BTreeSet<_>>(), BTreeSet::from([[0, 1], [1, 2]]));
        assert!(readings.nearness(0, 1) > 0.9 && readings.nearness(0, 2) < -0.9);
    }

    #[test]
    fn no_more_is_read_than_there_is_time_for() {
        let mut readings = Readings::new(&FirstLetters, vec!["ash"; 100]);
        let all = || (0..100).flat_map(|one| (one + 1..100).map(move |other| [one, other]));
        readings.read(all());
        assert_eq!(readings.pairs().count(), MOST_READ);
        readings.read(all());
        assert_eq!(readings.pairs().count(), MOST_READ);
    }
}
