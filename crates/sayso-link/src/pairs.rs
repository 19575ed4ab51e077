//! Two statements held against each other: how likely they say the same, and what keeps them apart.

mod finding;

use std::collections::BTreeSet;

use sayso_core::Relation;

use crate::figures::COMING_IN;
use crate::likeness::{
    self, Difference, Differing, Likeness, are_opposite, differing, has_other_counts, have_opposite_senses,
    of_terms, of_words,
};
use crate::origins::outlet_behind;
use crate::outlets::outlet_key;
use crate::readings::Readings;
use crate::reuse::{is_same_quotation, lower};
use crate::same::{Beside, by_words, sameness};
use crate::terms::{Lexicon, Stem, Terms};
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
    /// The stems of what is counted as it comes in.
    coming_in: BTreeSet<Stem>,
    /// What was read so far.
    readings: Readings<'voices>,
    /// The pairs of a statement that rests on an outlet and what it most likely says again, the first of each before the second.
    credited: BTreeSet<[usize; 2]>,
}

impl<'voices> Pairs<'voices> {
    pub(crate) fn new(
        voices: &'voices [Voice],
        printings: &'voices [Printing],
        held: &'voices Held,
        relate: &'voices dyn Relate,
    ) -> Pairs<'voices> {
        // What only passes another on says nothing of its own, nor does what nobody says.
        let says_nothing = |voice: &Voice| voice.passes_on.is_some() || voice.is_withheld;
        let own = |voice: &'voices Voice| if says_nothing(voice) { "" } else { voice.content.as_str() };
        let contents = voices.iter().map(|voice| (voice.printing, own(voice)));
        let mut lexicon = Lexicon::new();
        let terms = lexicon.weighed(contents);
        let coming_in = lexicon.known(COMING_IN);
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
            coming_in,
            contexts,
            quotations,
            printed_by,
            rest_on,
            held,
            postings,
            readings,
            credited: BTreeSet::new(),
        }
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
            |read| sameness(read, &words, self.nearness(one, other), &beside),
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
        Beside {
            // Where they share names alone, so do their paragraphs.
            context: if words.is_told { self.context(one, other) } else { 0.0 },
            is_cited: self.is_cited(one, other) || self.is_cited(other, one),
            is_credited: self.credited.contains(&[one.min(other), one.max(other)]),
            is_of_one_article: a.printing == b.printing,
            days: if a.printing == b.printing { 0.0 } else { self.days(one, other).unwrap_or(NO_DAY) },
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

    /// The numbers in which the two differ, of what may be the same.
    pub(crate) fn differing(&self, one: usize, other: usize) -> Vec<Differing<'_>> {
        differing(&self.terms[one].numbers, &self.terms[other].numbers)
    }

    /// Whether one of these counts what comes in day by day.
    pub(crate) fn any_comes_in(&self, differing: &[Differing<'_>]) -> bool {
        differing.iter().any(|numbers| numbers.shared.iter().any(|stem| self.coming_in.contains(stem)))
    }

    /// How like the paragraphs of the two are.
    pub(crate) fn context(&self, one: usize, other: usize) -> f32 {
        of_words(&self.contexts[one], &self.contexts[other]).score
    }

    /// The cosine of the vectors of the two.
    pub(crate) fn nearness(&self, one: usize, other: usize) -> f32 {
        self.readings.nearness(one, other)
    }

    /// Days between the two printings, where both have one.
    pub(crate) fn days(&self, one: usize, other: usize) -> Option<f32> {
        let day = |at: usize| self.printings[self.voices[at].printing].day;
        day(one).zip(day(other)).map(|(one, other)| one.abs_diff(other) as f32)
    }

    /// Whether the one was published before the other, as far as that is known.
    pub(crate) fn is_before(&self, one: usize, other: usize) -> bool {
        let published = |at: usize| self.printings[self.voices[at].printing].published.as_ref();
        published(one).zip(published(other)).is_some_and(|(one, other)| one < other)
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
