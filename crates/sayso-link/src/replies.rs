//! Who answers a claim.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::claims::is_answer;
use crate::likeness::Difference;
use crate::origins::same_source;
use crate::outlets::outlet_key;
use crate::pairs::Pair;
use crate::{Claim, Printing, Voice};

/// A statement that answers a claim.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reply {
    /// Its position.
    pub voice: usize,
    /// Why it is taken for an answer to this claim.
    pub reason: ReplyReason,
}

/// Why a statement is taken for an answer to a claim.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ReplyReason {
    /// Its own article ties it to a statement of the claim.
    Tied,
    /// What it answers is like the claim, so far.
    Like(f32),
    /// It names an outlet that reported the claim.
    NamesOutlet,
    /// It is a non-answer of somebody whom the claim, the first such one in its article, is about.
    About,
    /// It comes next after the claim in its article, and is a non-answer.
    Follows,
    /// It is not told as an answer, and says the opposite.
    Opposite(f32),
}

/// From this score on, what is answered is the claim.
const ANSWERED: f32 = 0.35;

/// The same if the claim is about whoever answers.
const ANSWERED_BY_WHOM_IT_IS_ABOUT: f32 = 0.15;

/// From this score on, a statement of somebody else in the other polarity says the opposite.
const OPPOSITE: f32 = 0.45;

/// The same if the claim is about whoever says so.
const OPPOSITE_OF_WHAT_IS_SAID_OF_IT: f32 = 0.25;

/// An answer that only names the outlet comes within so many days.
const SOON: i64 = 3;

/// What answers the claims, each with the position of the claim: what is told as an answer, and what says the opposite of
/// a claim that it is not told to answer.
pub(crate) fn replies(
    voices: &[Voice],
    printings: &[Printing],
    pairs: &[Pair],
    places: &[Option<usize>],
    claims: &[Claim],
) -> Vec<(usize, Reply)> {
    let mut replies = answers(voices, printings, pairs, places, claims);
    let answered: BTreeSet<(usize, usize)> =
        replies.iter().map(|(claim, reply)| (*claim, reply.voice)).collect();
    let opposites = opposites(voices, pairs, places).into_iter();
    replies.extend(opposites.filter(|(claim, reply)| !answered.contains(&(*claim, reply.voice))));
    replies
}

/// The answers among `voices`, each with the position of the claim that it answers.
fn answers(
    voices: &[Voice],
    printings: &[Printing],
    pairs: &[Pair],
    places: &[Option<usize>],
    claims: &[Claim],
) -> Vec<(usize, Reply)> {
    let likest = likest(voices, pairs, places);
    let outlets = Reported::new(voices, printings, claims);
    let mut replies = Vec::new();
    for voice in (0..voices.len()).filter(|at| is_answer(voices[*at].act)) {
        let answer = &voices[voice];
        let found = tied(answer, voices, places)
            .map(|claim| (claim, ReplyReason::Tied))
            .or_else(|| likest.get(&voice).map(|(claim, score)| (*claim, ReplyReason::Like(*score))))
            .or_else(|| Some((outlets.named_by(answer)?, ReplyReason::NamesOutlet)))
            .or_else(|| beside(voice, voices, places).filter(|_| answer.act.is_non_answer()));
        // A denial may make a claim as well; that one it does not answer.
        let found = found.filter(|(claim, _)| places[voice] != Some(*claim));
        replies.extend(found.map(|(claim, reason)| (claim, Reply { voice, reason })));
    }
    replies
}

/// The claim in the article of a non-answer that it is most likely about: the first about whoever was asked, else the one
/// before it.
fn beside(voice: usize, voices: &[Voice], places: &[Option<usize>]) -> Option<(usize, ReplyReason)> {
    let answer = &voices[voice];
    let is_here = |at: &usize| voices[*at].printing == answer.printing;
    let first = (0..voice).rev().take_while(is_here).last().unwrap_or(voice);
    let of_article = (first..voices.len()).take_while(is_here);
    let about = of_article.into_iter().filter(|at| is_about(&voices[*at], answer)).find_map(|at| places[at]);
    let before = || (first..voice).rev().find_map(|at| places[at]);
    about.map(|claim| (claim, ReplyReason::About)).or_else(|| Some((before()?, ReplyReason::Follows)))
}

/// Whether what `claim` says names whoever answers, by the last word of the name.
fn is_about(claim: &Voice, answer: &Voice) -> bool {
    let words = answer.origin.words.split(|c: char| !c.is_alphanumeric());
    let mut names = words.filter(|word| word.starts_with(char::is_uppercase) && word.len() >= SHORTEST_NAME);
    let is_by_another = same_source(&claim.origin, &answer.origin).is_none();
    let mut said = claim.content.split(|c: char| !c.is_alphanumeric());
    is_by_another && names.next_back().is_some_and(|name| said.any(|word| word == name))
}

/// Shorter words are no names to go by.
const SHORTEST_NAME: usize = 3;

/// The claim to which its own article ties the answer. What is tied to a relay is tied to what it passes on.
fn tied(answer: &Voice, voices: &[Voice], places: &[Option<usize>]) -> Option<usize> {
    let tied = answer.answers.iter();
    let mut tied = tied.flat_map(|to| std::iter::once(*to).chain(voices[*to].inner.iter().copied()));
    tied.find_map(|to| places[to])
}

/// For each answer the claim that is likest to what it answers, if one is like enough.
fn likest(voices: &[Voice], pairs: &[Pair], places: &[Option<usize>]) -> BTreeMap<usize, (usize, f32)> {
    let mut likest: BTreeMap<usize, (usize, f32)> = BTreeMap::new();
    for pair in pairs {
        for (answer, other) in [(pair.one, pair.other), (pair.other, pair.one)] {
            let is_answered = |claim: &usize| is_answer(voices[answer].act) && places[answer] != Some(*claim);
            let Some(claim) = places[other].filter(is_answered) else { continue };
            let is_about = is_about(&voices[other], &voices[answer]);
            let least = if is_about { ANSWERED_BY_WHOM_IT_IS_ABOUT } else { ANSWERED };
            let best = likest.get(&answer).map_or(0.0, |(_, score)| *score);
            if pair.score >= least && pair.score > best {
                likest.insert(answer, (claim, pair.score));
            }
        }
    }
    likest
}

/// Which claims come from which outlets.
struct Reported<'voices> {
    printings: &'voices [Printing],
    by_outlet: BTreeMap<&'voices str, Vec<Report>>,
}

/// An outlet's report of a claim.
struct Report {
    /// The day of it.
    day: Option<i64>,
    claim: usize,
    /// How many statements the claim has.
    size: usize,
}

impl<'voices> Reported<'voices> {
    fn new(voices: &'voices [Voice], printings: &'voices [Printing], claims: &[Claim]) -> Reported<'voices> {
        let mut by_outlet: BTreeMap<&str, Vec<Report>> = BTreeMap::new();
        for (at, claim) in claims.iter().enumerate() {
            let size = claim.voices.len();
            for voice in claim.voices.iter().map(|voice| &voices[*voice]) {
                let printing = &printings[voice.printing];
                for outlet in printing.outlet.iter().chain(&voice.cites) {
                    let report = Report { day: printing.day, claim: at, size };
                    by_outlet.entry(outlet).or_default().push(report);
                }
            }
        }
        Reported { printings, by_outlet }
    }

    /// The claim with most statements among those that come from an outlet which the answer names, soon before it.
    fn named_by(&self, answer: &Voice) -> Option<usize> {
        let own = &self.printings[answer.printing];
        let is_own =
            |outlet: &str| own.outlet.as_deref().is_some_and(|own| outlet_key(own) == outlet_key(outlet));
        let is_named = |outlet: &str| !is_own(outlet) && answer.context.contains(outlet);
        let named = self.by_outlet.iter().filter(|(outlet, _)| is_named(outlet));
        let is_soon = |report: &&Report| {
            own.day.zip(report.day).is_none_or(|(own, day)| (0..=SOON).contains(&(own - day)))
        };
        let soon = named.flat_map(|(_, reports)| reports).filter(is_soon);
        soon.max_by_key(|report| (report.size, Reverse(report.claim))).map(|report| report.claim)
    }
}

/// For each claim the statements of other sources that say its opposite. They are claims of their own as well: who is
/// right is not for us to say.
fn opposites(voices: &[Voice], pairs: &[Pair], places: &[Option<usize>]) -> Vec<(usize, Reply)> {
    let mut found: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.difference == Some(Difference::Polarity)) {
        for (claim, voice) in [(pair.one, pair.other), (pair.other, pair.one)] {
            let (Some(of_claim), Some(_)) = (places[claim], places[voice]) else { continue };
            let (claim, answer) = (&voices[claim], &voices[voice]);
            let least = if is_about(claim, answer) { OPPOSITE_OF_WHAT_IS_SAID_OF_IT } else { OPPOSITE };
            if pair.score >= least && claim.origin != answer.origin {
                let score = found.entry((of_claim, voice)).or_default();
                *score = score.max(pair.score);
            }
        }
    }
    let reply = |((claim, voice), score)| (claim, Reply { voice, reason: ReplyReason::Opposite(score) });
    found.into_iter().map(reply).collect()
}

#[cfg(test)]
mod tests {
    use sayso_core::Act;

    use crate::{Held, Origin, OriginKind, Printing, Voice, claims};

    #[test]
    fn a_denial_that_makes_a_claim_does_not_answer_it() {
        let printing = |outlet: &str, day| Printing {
            outlet: Some(outlet.to_owned()),
            day: Some(day),
            ..Printing::default()
        };
        let denial = |printing, context: &str| Voice {
            printing,
            content: "there was no meeting on the ferry in May".to_owned(),
            quotations: Vec::new(),
            context: context.to_owned(),
            hedges: Vec::new(),
            act: Act::Deny,
            origin: Origin { kind: OriginKind::Person(1), words: "Hellin".to_owned() },
            are_several: None,
            cites: Vec::new(),
            inner: Vec::new(),
            answers: Vec::new(),
        };
        let voices = [denial(0, "Hellin said so"), denial(1, "Hellin told the Lindqvist Post")];
        let web =
            claims(&voices, &[printing("Lindqvist Post", 1), printing("Tern Courier", 2)], &Held::default());
        let [claim] = &web.claims[..] else { panic!("one claim: {:?}", web.claims) };
        assert_eq!((claim.voices.len(), &claim.replies[..]), (2, &[][..]));
    }
}
