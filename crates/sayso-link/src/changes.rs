//! What becomes of claims: figures that run on, speakers who turn, accounts that stand side by side.
//!
//! None of these says who is right. That two statements contradict each other is never said: they may be of two times or
//! mean two things.

use std::collections::BTreeSet;

use sayso_core::Act;

use crate::claims::{is_answer, places};
use crate::likeness::Difference;
use crate::origins::same_source;
use crate::pairs::{Pair, Pairs};
use crate::{Claim, Printing, Voice};

/// Two statements of which one is to be read with the other in mind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// What it is.
    pub kind: ChangeKind,
    /// The position of the earlier statement.
    pub from: usize,
    /// The position of the later one; of two that stand side by side, the second.
    pub to: usize,
}

/// What becomes of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// A figure of one subject that is another later.
    Update,
    /// A source against its own earlier statement.
    Reversal,
    /// Two sources with two figures for one subject.
    Disagreement,
}

/// From this score on, two statements are of one subject.
const ONE_SUBJECT: f32 = 0.3;

/// Words beside a figure that has run on.
static RUNNING_ON: &[&str] = &[
    "again",
    "another",
    "climbed",
    "further",
    "grown",
    "increased",
    "more",
    "new",
    "now",
    "remain",
    "risen",
    "rose",
    "so far",
    "still",
    "up from",
    "updated",
];

/// What has become of the claims that the pairs are of.
pub(crate) fn changes(compared: &Pairs<'_>, pairs: &[Pair], claims: &[Claim]) -> Vec<Change> {
    let Pairs { voices, printings, .. } = *compared;
    let mut changes = BTreeSet::new();
    for pair in pairs.iter().filter(|pair| pair.score >= ONE_SUBJECT) {
        let [from, to] = in_time(pair.one, pair.other, voices, printings);
        let says = |at: usize| !is_answer(voices[at].act);
        let kind = match pair.difference {
            Some(Difference::Numbers) if says(from) && says(to) => of_figures(from, to, compared),
            Some(Difference::Polarity) => turned(from, to, voices, printings),
            Some(Difference::Numbers | Difference::Names | Difference::Judged) | None => None,
        };
        changes.extend(kind.map(|kind| Change { kind, from, to }));
    }
    for claim in claims {
        changes.extend(turned_from_answers(claim, voices, printings));
    }
    once_for_two_claims(changes, claims, voices.len())
}

/// The two by when they were published.
fn in_time(one: usize, other: usize, voices: &[Voice], printings: &[Printing]) -> [usize; 2] {
    let when = |at: usize| (&printings[voices[at].printing].published, at);
    if when(one) <= when(other) { [one, other] } else { [other, one] }
}

fn is_later(from: usize, to: usize, voices: &[Voice], printings: &[Printing]) -> bool {
    let when = |at: usize| printings[voices[at].printing].published.as_ref();
    when(from).zip(when(to)).is_some_and(|(from, to)| from < to)
}

/// What two figures for one subject are.
fn of_figures(from: usize, to: usize, compared: &Pairs<'_>) -> Option<ChangeKind> {
    let Pairs { voices, printings, .. } = *compared;
    if !compared.count_otherwise(from, to) {
        return None;
    }
    let is_one_source = same_source(&voices[from].origin, &voices[to].origin).is_some();
    let has_run_on = is_later(from, to, voices, printings)
        && (is_one_source || RUNNING_ON.iter().any(|word| has_word(&voices[to].content, word)));
    match (has_run_on, is_one_source) {
        (true, _) => Some(ChangeKind::Update),
        (false, false) => Some(ChangeKind::Disagreement),
        (false, true) => None,
    }
}

fn has_word(text: &str, word: &str) -> bool {
    let lower = text.to_lowercase();
    lower.match_indices(word).any(|(at, _)| {
        let is_border = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        is_border(lower[..at].chars().next_back()) && is_border(lower[at + word.len()..].chars().next())
    })
}

/// A reversal, if one source says the opposite of what it said before.
fn turned(from: usize, to: usize, voices: &[Voice], printings: &[Printing]) -> Option<ChangeKind> {
    let is_one_source = same_source(&voices[from].origin, &voices[to].origin).is_some();
    (is_one_source && is_later(from, to, voices, printings)).then_some(ChangeKind::Reversal)
}

/// Reversals of sources that denied a claim and later say it or confirm it, or the other way round.
fn turned_from_answers(claim: &Claim, voices: &[Voice], printings: &[Printing]) -> Vec<Change> {
    let replies = claim.replies.iter().map(|reply| reply.voice);
    let denials: Vec<usize> = replies.clone().filter(|at| voices[*at].act == Act::Deny).collect();
    let confirming = replies.filter(|at| voices[*at].act == Act::Confirm);
    let saying: Vec<usize> = claim.voices.iter().copied().chain(confirming).collect();
    let pairs = denials.iter().flat_map(|denial| saying.iter().map(|says| (*denial, *says)));
    let turned = pairs.filter_map(|(denial, says)| {
        let [from, to] = in_time(denial, says, voices, printings);
        let kind = turned(from, to, voices, printings)?;
        Some(Change { kind, from, to })
    });
    turned.collect()
}

/// Of changes between the same two claims the first.
fn once_for_two_claims(changes: BTreeSet<Change>, claims: &[Claim], voices: usize) -> Vec<Change> {
    let places = places(claims, voices);
    // What is in no claim stands for itself.
    let of = |voice: usize| places[voice].ok_or(voice);
    let mut seen = BTreeSet::new();
    let is_new = |change: &Change| seen.insert((change.kind, of(change.from), of(change.to)));
    changes.into_iter().filter(is_new).collect()
}
