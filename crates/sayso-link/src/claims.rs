//! Statements that say the same are one claim; denials, confirmations and non-answers are replies to it.

use sayso_core::Act;

use crate::likeness::{Difference, of_terms};
use crate::terms::{Terms, terms};
use crate::{Likeness, Printing, Voice};

/// What one or more statements say.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The positions of the statements that say it, the first published first.
    pub voices: Vec<usize>,
    /// Those that answer it.
    pub replies: Vec<Reply>,
    /// Those that perhaps say it, too: they are like it, and not like enough. Each is in a claim of its own.
    pub doubtful: Vec<usize>,
}

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

/// From this likeness on, two statements say the same.
const SAME: f32 = 0.3;

/// From this likeness on, two statements may say the same.
const DOUBTFUL: f32 = 0.2;

/// From this likeness on, what is answered is the claim.
const ANSWERED: f32 = 0.4;

/// From this likeness on, a statement of somebody else in the other polarity says the opposite.
const OPPOSITE: f32 = 0.45;

/// The claims that `voices` make, the one with most statements first.
pub fn claims(voices: &[Voice], printings: &[Printing]) -> Vec<Claim> {
    let terms: Vec<Terms> = voices.iter().map(|voice| terms(&voice.content)).collect();
    let saying: Vec<usize> = (0..voices.len())
        .filter(|at| !is_answer(voices[*at].act) && !voices[*at].content.is_empty())
        .collect();
    let mut claims: Vec<Claim> = groups(&saying, &terms)
        .into_iter()
        .map(|voices| Claim { voices, replies: Vec::new(), doubtful: Vec::new() })
        .collect();
    for claim in &mut claims {
        claim.voices.sort_by_key(|at| (&printings[voices[*at].printing].published, *at));
    }
    for at in (0..voices.len()).filter(|at| is_answer(voices[*at].act)) {
        if let Some((claim, reason)) = answered(at, voices, printings, &terms, &claims) {
            claims[claim].replies.push(Reply { voice: at, reason });
        }
    }
    let doubtful: Vec<Vec<usize>> = claims.iter().map(|claim| doubtful(claim, &claims, &terms)).collect();
    claims.iter_mut().zip(doubtful).for_each(|(claim, doubtful)| claim.doubtful = doubtful);
    let opposites = opposites(&claims, voices, &terms);
    claims.iter_mut().zip(opposites).for_each(|(claim, opposites)| claim.replies.extend(opposites));
    claims.sort_by_key(|claim| (std::cmp::Reverse(claim.voices.len()), claim.voices[0]));
    claims
}

/// The statements of other claims that are so like one of `claim` that it takes a person to tell them apart.
fn doubtful(claim: &Claim, claims: &[Claim], terms: &[Terms]) -> Vec<usize> {
    let others = claims.iter().flat_map(|other| &other.voices).filter(|at| !claim.voices.contains(at));
    let is_like = |at: &&usize| {
        let likenesses = claim.voices.iter().map(|voice| of_terms(&terms[**at], &terms[*voice]));
        let (mut best, mut is_kept_apart) = (0.0_f32, false);
        for likeness in likenesses {
            best = best.max(likeness.score);
            is_kept_apart |= likeness.difference.is_some();
        }
        best >= DOUBTFUL && !is_kept_apart
    };
    let mut doubtful: Vec<usize> = others.filter(is_like).copied().collect();
    doubtful.sort_unstable();
    doubtful
}

/// For each claim the statements of other sources that say its opposite. They are claims of their own as well: who is
/// right is not for us to say.
fn opposites(claims: &[Claim], voices: &[Voice], terms: &[Terms]) -> Vec<Vec<Reply>> {
    let against = |claim: &Claim, other: &Claim| {
        let is_against = |voice: &usize| {
            let scores = claim.voices.iter().filter_map(|at| {
                let likeness = of_terms(&terms[*voice], &terms[*at]);
                let is_opposite = likeness.difference == Some(Difference::Polarity)
                    && voices[*voice].origin != voices[*at].origin;
                is_opposite.then_some(likeness.score)
            });
            let score = scores.max_by(f32::total_cmp).filter(|score| *score >= OPPOSITE)?;
            Some(Reply { voice: *voice, reason: ReplyReason::Opposite(score) })
        };
        other.voices.iter().filter_map(is_against).collect::<Vec<_>>()
    };
    claims.iter().map(|claim| claims.iter().flat_map(|other| against(claim, other)).collect()).collect()
}

/// Whether the act answers a claim of others.
fn is_answer(act: Act) -> bool {
    match act {
        Act::Deny | Act::PartlyDeny | Act::Confirm | Act::Decline | Act::NoReply | Act::NoCommentYet => true,
        Act::Assert | Act::Accuse | Act::Predict | Act::Demand => false,
    }
}

/// Groups of those that say the same: the most alike pairs are joined first, and two groups only if their members are
/// alike on average and nothing keeps any two of them apart.
fn groups(saying: &[usize], terms: &[Terms]) -> Vec<Vec<usize>> {
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    for (position, &a) in saying.iter().enumerate() {
        for &b in &saying[position + 1..] {
            let likeness = of_terms(&terms[a], &terms[b]);
            if likeness.score >= SAME && likeness.difference.is_none() {
                pairs.push((likeness.score, a, b));
            }
        }
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)).then(one.2.cmp(&other.2)));
    let mut groups: Vec<Vec<usize>> = saying.iter().map(|at| vec![*at]).collect();
    for (_, a, b) in pairs {
        let place = |at: usize| groups.iter().position(|group| group.contains(&at));
        let (Some(one), Some(other)) = (place(a), place(b)) else { continue };
        if one != other && may_join(&groups[one], &groups[other], terms) {
            let joined = groups[one.max(other)].clone();
            groups[one.min(other)].extend(joined);
            groups.remove(one.max(other));
        }
    }
    groups
}

fn may_join(one: &[usize], other: &[usize], terms: &[Terms]) -> bool {
    let pairs = one.iter().flat_map(|a| other.iter().map(move |b| of_terms(&terms[*a], &terms[*b])));
    let likenesses: Vec<Likeness> = pairs.collect();
    let mean = likenesses.iter().map(|likeness| likeness.score).sum::<f32>() / likenesses.len() as f32;
    mean >= SAME * 0.9 && likenesses.iter().all(|likeness| likeness.difference.is_none())
}

/// The claim that the answer at `at` is about.
fn answered(
    at: usize,
    voices: &[Voice],
    printings: &[Printing],
    terms: &[Terms],
    claims: &[Claim],
) -> Option<(usize, ReplyReason)> {
    let answer = &voices[at];
    let of = |voice: usize| claims.iter().position(|claim| claim.voices.contains(&voice));
    // What is tied to a relay is tied to what it passes on.
    let tied =
        answer.answers.iter().flat_map(|to| std::iter::once(*to).chain(voices[*to].inner.iter().copied()));
    if let Some(claim) = tied.into_iter().find_map(of) {
        return Some((claim, ReplyReason::Tied));
    }
    let likest = claims.iter().enumerate().filter_map(|(position, claim)| {
        let scores = claim.voices.iter().map(|voice| of_terms(&terms[at], &terms[*voice]).score);
        Some((position, scores.max_by(f32::total_cmp)?))
    });
    let likest = likest.max_by(|one, other| one.1.total_cmp(&other.1));
    if let Some((claim, score)) = likest.filter(|(_, score)| *score >= ANSWERED) {
        return Some((claim, ReplyReason::Like(score)));
    }
    if let Some(claim) = named_outlet(answer, voices, printings, claims) {
        return Some((claim, ReplyReason::NamesOutlet));
    }
    let before = (0..at).rev().take_while(|before| voices[*before].printing == answer.printing);
    let follows = before.into_iter().find_map(of).filter(|_| answer.act.is_non_answer());
    follows.map(|claim| (claim, ReplyReason::Follows))
}

/// The claim with most statements among those that come from an outlet which the answer names.
fn named_outlet(answer: &Voice, voices: &[Voice], printings: &[Printing], claims: &[Claim]) -> Option<usize> {
    let is_named = |claim: &Claim| {
        claim.voices.iter().map(|at| &voices[*at]).any(|voice| {
            let own = printings[voice.printing].outlet.as_ref().filter(|_| voice.printing != answer.printing);
            own.into_iter().chain(&voice.cites).any(|outlet| answer.context.contains(outlet.as_str()))
        })
    };
    let named = claims.iter().enumerate().filter(|(_, claim)| is_named(claim));
    named
        .max_by_key(|(position, claim)| (claim.voices.len(), std::cmp::Reverse(*position)))
        .map(|(position, _)| position)
}
