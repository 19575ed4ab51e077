//! Which pairs of statements are looked at: not all with all.

use std::collections::{BTreeMap, BTreeSet};

use super::{Pair, Pairs};
use crate::claims::SAME;
use crate::likeness::of_words;

/// Of each statement, so many others are read with it: those nearest to it by words and by their vectors.
const NEAREST: usize = 12;

/// Vectors less near than this are of statements that have nothing in common.
const SOMEWHAT_NEAR: f32 = 0.3;

/// Pairs below this score are of no use to anybody.
const LEAST: f32 = 0.05;

/// A stem that is in more statements than this finds no pairs.
const MOST_POSTED: usize = 400;

impl Pairs<'_> {
    /// The same pairs when it is known of each statement that rests on an outlet what it most likely says again: of the statements that
    /// the outlet has printed no later, the likeliest to say the same.
    pub(crate) fn credit(&mut self, pairs: Vec<Pair>) -> Vec<Pair> {
        let mut likeliest: BTreeMap<usize, &Pair> = BTreeMap::new();
        for pair in &pairs {
            for (citing, cited) in [(pair.one, pair.other), (pair.other, pair.one)] {
                if self.is_cited(citing, cited) && !self.is_before(citing, cited) {
                    let likest = likeliest.entry(citing).or_insert(pair);
                    *likest = if pair.sameness > likest.sameness { pair } else { likest };
                }
            }
        }
        self.credited = likeliest.into_values().map(|pair| [pair.one, pair.other]).collect();
        let again = |pair: Pair| match self.credited.contains(&[pair.one, pair.other]) {
            true => self.pair(pair.one, pair.other),
            false => pair,
        };
        pairs.into_iter().map(again).collect()
    }

    /// All pairs that are somewhat alike, or that a person holds to be the same. Only those `asked` for are read with others, and what says
    /// the same; unasked, all are.
    pub(crate) fn all(&mut self, asked: Option<&BTreeSet<usize>>) -> Vec<Pair> {
        match asked {
            Some(asked) => self.read_around(asked),
            None => self.read(&(0..self.voices.len()).collect()),
        }
        (0..self.voices.len()).flat_map(|one| self.beside_from(one, one + 1)).collect()
    }

    /// The statements that say the same as the one at `one`, as far as can be told now.
    fn same(&self, one: usize) -> Vec<usize> {
        let same = self.beside(one).into_iter().filter(|pair| pair.sameness >= SAME);
        same.filter_map(|pair| pair.beside(one)).collect()
    }

    /// Those of them in which one is near one of `asked`: somewhat like it, tied to such a one by an answer, or the same by way of
    /// others that are near.
    pub(crate) fn near(&mut self, asked: &BTreeSet<usize>) -> Vec<Pair> {
        let mut pairs: BTreeMap<[usize; 2], Pair> = BTreeMap::new();
        let mut near = self.with_ties(asked);
        self.read_around(&near);
        let of_asked: Vec<Pair> = near.iter().flat_map(|one| self.beside(*one)).collect();
        near.extend(of_asked.iter().flat_map(|pair| [pair.one, pair.other]));
        near = self.with_ties(&near);
        let mut open = near.clone();
        while !open.is_empty() {
            let same = open.iter().flat_map(|one| self.beside(*one).into_iter().map(|pair| (*one, pair)));
            let same: Vec<(usize, Pair)> = same.collect();
            open.clear();
            for (one, pair) in same {
                let other = pair.beside(one).filter(|_| pair.sameness >= SAME);
                open.extend(other.filter(|other| near.insert(*other)));
                pairs.insert([pair.one, pair.other], pair);
            }
            self.read(&open);
        }
        pairs.into_values().collect()
    }

    /// Reads these statements, and what says the same.
    fn read_around(&mut self, statements: &BTreeSet<usize>) {
        self.read(statements);
        let same = statements.iter().flat_map(|one| self.same(*one)).collect();
        self.read(&same);
    }

    /// Reads each of these statements with those that are nearest to it, the nearest of all first.
    fn read(&mut self, statements: &BTreeSet<usize>) {
        let nearest = statements.iter().flat_map(|one| self.nearest(*one).into_iter().enumerate());
        let mut nearest: Vec<(usize, [usize; 2])> = nearest.collect();
        nearest.sort_unstable();
        self.readings.read(nearest.into_iter().map(|(_, pair)| pair));
    }

    /// The pairs of the statement at `one` and those that are nearest to it by words and vectors, the nearest first.
    fn nearest(&self, one: usize) -> Vec<[usize; 2]> {
        if !self.tells(one) {
            return Vec::new();
        }
        let nearness = |other: usize| {
            let words = of_words(&self.terms[one], &self.terms[other]).score;
            words.max(self.nearness(one, other) - SOMEWHAT_NEAR)
        };
        let others = (0..self.voices.len()).filter(|other| *other != one && self.tells(*other));
        let near = others.map(|other| (nearness(other), other)).filter(|(nearness, _)| *nearness > 0.0);
        let mut near: Vec<(f32, usize)> = near.collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        near.truncate(NEAREST);
        near.into_iter().map(|(_, other)| [one.min(other), one.max(other)]).collect()
    }

    /// The pairs of the statement at `one` with any other that is somewhat like it.
    fn beside(&self, one: usize) -> Vec<Pair> {
        self.beside_from(one, 0)
    }

    /// The same, of those from position `first` on.
    fn beside_from(&self, one: usize, first: usize) -> Vec<Pair> {
        let others = self.sharing(one, first).into_iter();
        others.filter_map(|other| self.alike(one.min(other), one.max(other))).collect()
    }

    /// The two, if they are somewhat alike.
    fn alike(&self, one: usize, other: usize) -> Option<Pair> {
        Some(self.pair(one, other)).filter(|pair| pair.subject >= LEAST || pair.relation.is_some())
    }

    /// The statements from position `first` on that share a stem with the one at `one`, that were read with it, or that a person holds to
    /// say the same.
    fn sharing(&self, one: usize, first: usize) -> Vec<usize> {
        let mut is_met = vec![false; self.voices.len()];
        for (stem, _) in &self.terms[one].weights {
            let postings = &self.postings[*stem as usize];
            if postings.len() <= MOST_POSTED {
                postings.iter().for_each(|at| is_met[*at] = true);
            }
        }
        for [earlier, later] in self.held.same().chain(self.readings.pairs()) {
            is_met[earlier] |= later == one;
            is_met[later] |= earlier == one;
        }
        is_met[one] = false;
        (first..is_met.len()).filter(|at| is_met[*at]).collect()
    }

    /// These statements, what they answer, and what answers them.
    fn with_ties(&self, of: &BTreeSet<usize>) -> BTreeSet<usize> {
        let answered = |at: usize| self.voices[at].answered(self.voices);
        let answers = (0..self.voices.len()).filter(|at| answered(*at).any(|to| of.contains(&to)));
        of.iter().copied().chain(of.iter().flat_map(|at| answered(*at))).chain(answers).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sayso_core::Act;

    use super::{Pair, Pairs};
    use crate::fixture::{person, printing, voice};
    use crate::{Held, Voice, WordsAlone};

    #[test]
    fn what_is_near_is_compared_with_all_and_the_rest_is_not() {
        let said = |at, content: &str| voice(at, Act::Assert, person(at as i64, "Ada Quist"), content);
        let voices = [
            said(0, "the ferry sank off the mole in a storm"),
            said(1, "a storm sank the ferry by the mole"),
            Voice { answers: vec![1], ..said(1, "a tale from beginning to end") },
            said(2, "a tale of the brewery from beginning to end"),
            said(3, "the brewery has closed its gates to every guild"),
            said(4, "the brewery closed its gates to the guild"),
        ];
        let printings = [1, 2, 3, 4, 5].map(|day| printing("Tern Courier", day));
        let held = Held::default();
        let mut compared = Pairs::new(&voices, &printings, &held, &WordsAlone);
        let pairs = |pairs: Vec<Pair>| pairs.iter().map(|pair| [pair.one, pair.other]).collect::<Vec<_>>();
        assert!(pairs(compared.all(None)).contains(&[4, 5]));
        let near = pairs(compared.near(&BTreeSet::from([0])));
        assert!(near.contains(&[0, 1]), "it is like it");
        assert!(near.contains(&[2, 3]), "one of them answers what is like it");
        assert!(!near.contains(&[4, 5]), "neither is near it");
    }
}
