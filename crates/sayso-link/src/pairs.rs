//! Pairs of statements that are like one another, found without comparing all with all.

use std::collections::{BTreeMap, BTreeSet};

use sayso_core::Relation;

use crate::claims::SAME;
use crate::likeness::{
    self, Difference, Likeness, are_opposite, has_other_counts, has_other_figures, have_opposite_senses,
    of_terms, of_words,
};
use crate::origins::outlet_behind;
use crate::outlets::outlet_key;
use crate::readings::Readings;
use crate::reuse::{is_same_quotation, lower};
use crate::same::{Beside, by_words, sameness};
use crate::terms::{Lexicon, Terms};
use crate::{Held, Printing, Relate, Voice};

/// Two statements of which the first stands before the second, how like they are, and what keeps them apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pair {
    pub(crate) one: usize,
    pub(crate) other: usize,
    /// How likely they say the same.
    pub(crate) sameness: f32,
    /// How sure it is that they are about the same: likeness of words, and what else speaks for it or against it.
    pub(crate) score: f32,
    /// The same, however many days are between them.
    pub(crate) subject: f32,
    /// So many words they share that are no names.
    pub(crate) told: usize,
    /// What they are to each other for whoever has read both.
    pub(crate) relation: Option<Relation>,
    pub(crate) difference: Option<Difference>,
    /// Whether one says that it is so, and the other that it is not, whatever else keeps them apart.
    pub(crate) is_opposite: bool,
}

impl Pair {
    /// Whether whoever has read both finds that they cannot both be so.
    pub(crate) fn is_read_as_contrary(&self) -> bool {
        self.relation.is_some_and(|read| read.contrary >= CONTRARY)
    }

    /// Whether no claim has both.
    pub(crate) fn are_apart(&self) -> bool {
        match (self.relation, self.difference) {
            (_, Some(Difference::Judged | Difference::Numbers)) => true,
            (Some(_), _) => self.is_read_as_contrary() || self.sameness < APART_AS_READ,
            (None, difference) => difference.is_some(),
        }
    }

    /// The other of the two, if `voice` is one of them.
    pub(crate) fn beside(&self, voice: usize) -> Option<usize> {
        (self.one == voice).then_some(self.other).or_else(|| (self.other == voice).then_some(self.one))
    }
}

/// From this likelihood on, two that were read cannot both be so.
const CONTRARY: f32 = 0.5;

/// Below this likelihood, they surely can.
const NOT_CONTRARY: f32 = 0.2;

/// Two that were read and are less likely to say the same than this are kept apart, and so are their groups.
const APART_AS_READ: f32 = 0.1;

/// Of each statement, so many others are read with it: those nearest to it by words and by their vectors.
const NEAREST: usize = 12;

/// Vectors less near than this are of statements that have nothing in common.
const SOMEWHAT_NEAR: f32 = 0.3;

/// Pairs below this score are of no use to anybody.
const LEAST: f32 = 0.05;

/// A stem that is in more statements than this finds no pairs.
const MOST_POSTED: usize = 400;

/// What speaks for a pair: the paragraphs that they stand in are alike; both give one quotation; one rests on the outlet of the other.
const CONTEXT: f32 = 0.4;
const SAME_QUOTATION: f32 = 0.3;
const CITED: f32 = 0.08;

/// What speaks against it: the days between them, by their logarithm; and that one article says it twice.
const APART: f32 = 0.03;
const SAME_ARTICLE: f32 = 0.1;

/// Without a day, two articles are held to be so many days apart.
const NO_DAY: f32 = 7.0;

/// So many words, names aside, are shared by statements that tell one thing.
const LEAST_TOLD: usize = 2;

/// Such a part of all words told must be in both, and such a part where they have a concept that has an opposite.
const ONE_THING: f32 = 0.36;
const ONE_CONCEPT: f32 = 0.2;

/// So many words told are few.
const FEW_TOLD: usize = 3;

/// What statements are compared by.
pub(crate) struct Pairs<'voices> {
    pub(crate) voices: &'voices [Voice],
    pub(crate) printings: &'voices [Printing],
    terms: Vec<Terms>,
    /// The same of the paragraphs that they stand in.
    contexts: Vec<Terms>,
    /// The words of what they quote.
    quotations: Vec<Vec<Vec<String>>>,
    /// The outlets that print them, and those that they are from in the end, in the form in which outlets are compared.
    printed_by: Vec<Option<String>>,
    rest_on: Vec<Option<String>>,
    /// What people hold of pairs.
    held: &'voices Held,
    /// For each stem, the statements with it, in order.
    postings: Vec<Vec<usize>>,
    /// What was read so far.
    readings: Readings<'voices>,
}

impl<'voices> Pairs<'voices> {
    pub(crate) fn new(
        voices: &'voices [Voice],
        printings: &'voices [Printing],
        held: &'voices Held,
        relate: &'voices dyn Relate,
    ) -> Pairs<'voices> {
        // What only passes another on says nothing of its own.
        let own = |voice: &'voices Voice| if voice.passes_on.is_some() { "" } else { voice.content.as_str() };
        let contents = voices.iter().map(|voice| (voice.printing, own(voice)));
        let terms = Lexicon::new().weighed(contents);
        let contexts = voices.iter().map(|voice| (voice.printing, voice.context.as_str()));
        let contexts = Lexicon::new().weighed(contexts);
        let quotations =
            voices.iter().map(|voice| voice.quotations.iter().map(|words| lower(words)).collect());
        let quotations = quotations.collect();
        let outlet = |voice: &Voice| printings[voice.printing].outlet.as_deref().map(outlet_key);
        let printed_by = voices.iter().map(outlet).collect();
        let rest_on = voices.iter().map(|voice| outlet_behind(voice).map(outlet_key)).collect();
        let mut postings: Vec<Vec<usize>> = Vec::new();
        for (at, terms) in terms.iter().enumerate() {
            for (stem, _) in &terms.weights {
                let stem = *stem as usize;
                if postings.len() <= stem {
                    postings.resize(stem + 1, Vec::new());
                }
                postings[stem].push(at);
            }
        }
        let readings = Readings::new(relate, voices.iter().map(own).collect());
        Pairs {
            voices,
            printings,
            terms,
            contexts,
            quotations,
            printed_by,
            rest_on,
            held,
            postings,
            readings,
        }
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
            words.max(self.readings.nearness(one, other) - SOMEWHAT_NEAR)
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

    /// The two, held against each other.
    pub(crate) fn pair(&self, one: usize, other: usize) -> Pair {
        let words = of_terms(&self.terms[one], &self.terms[other]);
        let relation = self.readings.of(one, other);
        let beside = self.beside_words(one, other, &words);
        let subject = self.subject(one, other, &words, &beside);
        let apart = if subject > 0.0 { APART * beside.days.ln_1p() } else { 0.0 };
        let score = subject - apart;
        let sameness = relation.map_or_else(
            || by_words(score, words.score),
            |read| sameness(read, &words, self.readings.nearness(one, other), &beside),
        );
        self.held.amended(Pair {
            one,
            other,
            sameness,
            score: score.clamp(0.0, 1.0),
            subject: subject.clamp(0.0, 1.0),
            told: words.told,
            relation,
            difference: as_read(relation, words.difference),
            is_opposite: are_opposite(&self.terms[one], &self.terms[other]),
        })
    }

    /// What there is of two statements beside their own words.
    fn beside_words(&self, one: usize, other: usize, words: &Likeness) -> Beside {
        let (a, b) = (&self.voices[one], &self.voices[other]);
        // Where they share names alone, so do their paragraphs.
        let context = || of_words(&self.contexts[one], &self.contexts[other]).score;
        Beside {
            context: if words.is_told { context() } else { 0.0 },
            is_cited: self.is_cited(one, other) || self.is_cited(other, one),
            is_of_one_article: a.printing == b.printing,
            days: self.days(a, b),
        }
    }

    /// How sure it is that they are about the same, however many days are between them.
    fn subject(&self, one: usize, other: usize, words: &Likeness, beside: &Beside) -> f32 {
        if words.score <= 0.0 {
            return 0.0;
        }
        let is_quoted = !beside.is_of_one_article && self.give_one_quotation(one, other);
        words.score
            + CONTEXT * beside.context
            + if beside.is_cited { CITED } else { 0.0 }
            + if is_quoted { SAME_QUOTATION } else { 0.0 }
            - if beside.is_of_one_article { SAME_ARTICLE } else { 0.0 }
    }

    /// Whether a person holds that the two say the same.
    pub(crate) fn are_held_same(&self, pair: &Pair) -> bool {
        self.held.of(pair.one, pair.other) == Some(true)
    }

    /// Whether the content of the statement at `at` is in the negative.
    pub(crate) fn is_negative(&self, at: usize) -> bool {
        self.terms[at].is_negative
    }

    /// Whether a clause of the one is the opposite of a clause of the other.
    pub(crate) fn have_opposite_clauses(&self, one: usize, other: usize) -> bool {
        likeness::have_opposite_clauses(&self.terms[one], &self.terms[other])
    }

    /// Whether the one says no to the other, if the two say the opposite.
    pub(crate) fn says_no(&self, one: usize, to: usize) -> bool {
        likeness::says_no(&self.terms[one], &self.terms[to])
    }

    /// How many words, names aside, the statement at `at` tells.
    pub(crate) fn told(&self, at: usize) -> usize {
        likeness::told(&self.terms[at]).count()
    }

    /// How many of them `other` tells, too.
    pub(crate) fn told_in(&self, one: usize, other: usize) -> usize {
        likeness::told_in(&self.terms[one], &self.terms[other])
    }

    /// Whether the two tell much the same, be it so or not: a good part of their words, or, where there are few, the concept of which
    /// one says the opposite.
    pub(crate) fn tell_one_thing(&self, one: usize, other: usize) -> bool {
        let (shared, of_one, of_other) = (self.told_in(one, other), self.told(one), self.told(other));
        let part = shared as f32 / (of_one + of_other - shared).max(1) as f32;
        let is_short = of_one.min(of_other) <= FEW_TOLD;
        let is_of_concept = is_short && have_opposite_senses(&self.terms[one], &self.terms[other]);
        shared >= LEAST_TOLD && part >= ONE_THING || is_of_concept && part >= ONE_CONCEPT
    }

    /// Whether the statement says anything that can be said alike: a bare name says nothing.
    pub(crate) fn tells(&self, at: usize) -> bool {
        self.terms[at].is_telling
    }

    /// Whether the two have other numbers of just the same.
    pub(crate) fn count_the_same_otherwise(&self, one: usize, other: usize) -> bool {
        has_other_counts(&self.terms[one].numbers, &self.terms[other].numbers)
    }

    /// Whether the two have other numbers of what may be the same.
    pub(crate) fn count_otherwise(&self, one: usize, other: usize) -> bool {
        has_other_figures(&self.terms[one].numbers, &self.terms[other].numbers)
    }

    /// Days between the two printings.
    fn days(&self, a: &Voice, b: &Voice) -> f32 {
        let day = |voice: &Voice| self.printings[voice.printing].day;
        let apart = day(a).zip(day(b)).map_or(NO_DAY, |(one, other)| one.abs_diff(other) as f32);
        if a.printing == b.printing { 0.0 } else { apart }
    }

    /// Whether both give one quotation.
    pub(crate) fn give_one_quotation(&self, one: usize, other: usize) -> bool {
        let others = &self.quotations[other];
        self.quotations[one].iter().any(|one| others.iter().any(|other| is_same_quotation(one, other)))
    }

    /// Whether the one rests on the outlet that prints the other.
    fn is_cited(&self, citing: usize, cited: usize) -> bool {
        let is_from = self.rest_on[citing].is_some() && self.rest_on[citing] == self.printed_by[cited];
        is_from && self.voices[citing].printing != self.voices[cited].printing
    }
}

/// What keeps two apart that were read, and whose words have this difference: a negation in one alone tells less than whoever has read
/// both.
fn as_read(relation: Option<Relation>, by_words: Option<Difference>) -> Option<Difference> {
    match (relation, by_words) {
        (Some(read), None) => (read.contrary >= CONTRARY).then_some(Difference::Polarity),
        (Some(read), Some(Difference::Polarity)) => {
            (read.contrary > NOT_CONTRARY).then_some(Difference::Polarity)
        }
        (_, by_words) => by_words,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sayso_core::Act;

    use super::Pairs;
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
        let pairs =
            |pairs: Vec<super::Pair>| pairs.iter().map(|pair| [pair.one, pair.other]).collect::<Vec<_>>();
        assert!(pairs(compared.all(None)).contains(&[4, 5]));
        let near = pairs(compared.near(&BTreeSet::from([0])));
        assert!(near.contains(&[0, 1]), "it is like it");
        assert!(near.contains(&[2, 3]), "one of them answers what is like it");
        assert!(!near.contains(&[4, 5]), "neither is near it");
    }
}
