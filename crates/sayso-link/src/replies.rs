//! Who answers a claim.

use std::collections::BTreeMap;

use crate::claims::is_answer;
use crate::likeness::Difference;
use crate::origins::key;
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
    /// It comes next after the claim in its article, and is a non-answer.
    Follows,
    /// It is not told as an answer, and says the opposite.
    Opposite(f32),
}

/// From this score on, what is answered is the claim.
const ANSWERED: f32 = 0.35;

/// From this score on, a statement of somebody else in the other polarity says the opposite.
const OPPOSITE: f32 = 0.45;

/// An answer that only names the outlet comes within so many days.
const SOON: i64 = 3;

/// The answers among `voices`, each with the position of the claim that it answers.
pub(crate) fn replies(
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
        let follows = || {
            let before = (0..voice).rev().take_while(|before| voices[*before].printing == answer.printing);
            before.into_iter().find_map(|before| places[before]).filter(|_| answer.act.is_non_answer())
        };
        let found = tied(answer, voices, places)
            .map(|claim| (claim, ReplyReason::Tied))
            .or_else(|| likest.get(&voice).map(|(claim, score)| (*claim, ReplyReason::Like(*score))))
            .or_else(|| Some((outlets.named_by(answer)?, ReplyReason::NamesOutlet)))
            .or_else(|| Some((follows()?, ReplyReason::Follows)));
        replies.extend(found.map(|(claim, reason)| (claim, Reply { voice, reason })));
    }
    replies
}

/// The claim to which its own article ties the answer. What is tied to a relay is tied to what it passes on.
fn tied(answer: &Voice, voices: &[Voice], places: &[Option<usize>]) -> Option<usize> {
    let tied = answer.answers.iter();
    let mut tied = tied.flat_map(|to| std::iter::once(*to).chain(voices[*to].inner.iter().copied()));
    tied.find_map(|to| places[to])
}

/// For each answer the claim that is likest to what it answers, if one is like enough.
fn likest(voices: &[Voice], pairs: &[Pair], places: &[Option<usize>]) -> BTreeMap<usize, (usize, f32)> {
    let mut likest: BTreeMap<usize, (usize, f32)> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.score >= ANSWERED) {
        for (answer, other) in [(pair.one, pair.other), (pair.other, pair.one)] {
            let Some(claim) = places[other].filter(|_| is_answer(voices[answer].act)) else { continue };
            let best = likest.entry(answer).or_insert((claim, pair.score));
            if pair.score > best.1 {
                *best = (claim, pair.score);
            }
        }
    }
    likest
}

/// Which claims come from which outlets.
struct Reported<'voices> {
    printings: &'voices [Printing],
    /// By outlet: its claims with the day of its report and how many statements they have.
    claims: BTreeMap<&'voices str, Vec<(Option<i64>, usize, usize)>>,
}

impl<'voices> Reported<'voices> {
    fn new(voices: &'voices [Voice], printings: &'voices [Printing], claims: &[Claim]) -> Reported<'voices> {
        let mut reported: BTreeMap<&str, Vec<(Option<i64>, usize, usize)>> = BTreeMap::new();
        for (at, claim) in claims.iter().enumerate() {
            for voice in claim.voices.iter().map(|voice| &voices[*voice]) {
                let printing = &printings[voice.printing];
                for outlet in printing.outlet.iter().chain(&voice.cites) {
                    reported.entry(outlet).or_default().push((printing.day, claim.voices.len(), at));
                }
            }
        }
        Reported { printings, claims: reported }
    }

    /// The claim with most statements among those that come from an outlet which the answer names, soon before it.
    fn named_by(&self, answer: &Voice) -> Option<usize> {
        let own = &self.printings[answer.printing];
        let is_own = |outlet: &str| own.outlet.as_deref().is_some_and(|own| key(own) == key(outlet));
        let named = self.claims.iter().filter(|(outlet, _)| !is_own(outlet) && answer.context.contains(**outlet));
        let is_soon = |day: Option<i64>| own.day.zip(day).is_none_or(|(own, day)| (0..=SOON).contains(&(own - day)));
        let soon = named.flat_map(|(_, claims)| claims).filter(|(day, _, _)| is_soon(*day));
        soon.max_by_key(|(_, size, at)| (*size, std::cmp::Reverse(*at))).map(|(_, _, at)| *at)
    }
}

/// For each claim the statements of other sources that say its opposite. They are claims of their own as well: who is
/// right is not for us to say.
pub(crate) fn opposites(voices: &[Voice], pairs: &[Pair], places: &[Option<usize>]) -> Vec<(usize, Reply)> {
    let mut found: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.score >= OPPOSITE) {
        let is_opposite = pair.difference == Some(Difference::Polarity)
            && voices[pair.one].origin != voices[pair.other].origin;
        let (Some(of_one), Some(of_other)) = (places[pair.one], places[pair.other]) else { continue };
        for key in [(of_one, pair.other), (of_other, pair.one)].into_iter().filter(|_| is_opposite) {
            let score = found.entry(key).or_default();
            *score = score.max(pair.score);
        }
    }
    let reply = |((claim, voice), score)| (claim, Reply { voice, reason: ReplyReason::Opposite(score) });
    found.into_iter().map(reply).collect()
}
