//! Denials that are said again: quoted after they are told, or in another article by the same source or in the same words.

use std::collections::BTreeSet;

use sayso_core::Act;

use super::{Reply, ReplyReason, Said};
use crate::Voice;
use crate::reuse::lower;
use crate::terms::is_negation;

/// What says again what the denials among `replies` say, each with the position of the claim.
pub(super) fn said_again(said: &Said<'_>, replies: &[(usize, Reply)]) -> Vec<(usize, Reply)> {
    let mut known: BTreeSet<(usize, usize)> =
        replies.iter().map(|(claim, reply)| (*claim, reply.voice)).collect();
    let mut found: Vec<(usize, Reply)> = Vec::new();
    let denials = replies.iter().filter(|(_, reply)| denies(said.voices, reply));
    for (claim, reply) in denials.clone() {
        let is_free = replies.iter().all(|(_, other)| other.voice != reply.voice + 1);
        if is_free && is_quoted_next(said, reply.voice) {
            found.push((*claim, Reply { voice: reply.voice + 1, reason: reply.reason }));
        }
    }
    let denials: Vec<(usize, Reply)> = denials.copied().chain(found.iter().copied()).collect();
    known.extend(found.iter().map(|(claim, reply)| (*claim, reply.voice)));
    for (claim, reply) in denials {
        let others = elsewhere(said, claim, reply.voice).filter(|voice| known.insert((claim, *voice)));
        found.extend(others.map(|voice| (claim, Reply { voice, reason: reply.reason })));
    }
    found.retain(|(claim, reply)| said.places[reply.voice] != Some(*claim));
    found
}

/// Whether the reply says that the claim is not so.
pub(crate) fn denies(voices: &[Voice], reply: &Reply) -> bool {
    voices[reply.voice].act == Act::Deny || matches!(reply.reason, ReplyReason::Opposite(_))
}

/// Whether the next statement is by the same source, in the same paragraph, quoted and in the negative.
fn is_quoted_next(said: &Said<'_>, voice: usize) -> bool {
    let (first, Some(second)) = (&said.voices[voice], said.voices.get(voice + 1)) else { return false };
    first.printing == second.printing
        && paragraph(first) == paragraph(second)
        && !second.quotations.is_empty()
        && lower(&second.content).iter().any(|word| is_negation(word))
        && (first.is_by_speaker_of(second) || first.roles.contains(&second.origin.words))
}

/// The start of the paragraphs that a statement stands in.
fn paragraph(voice: &Voice) -> &str {
    voice.context.lines().next().unwrap_or_default()
}

/// Where the same source says the same as the denial at `voice`, but not before the claim was made.
fn elsewhere<'said>(
    said: &'said Said<'_>,
    claim: usize,
    voice: usize,
) -> impl Iterator<Item = usize> + 'said {
    let of_group = said.places[voice].into_iter().flat_map(|at| said.claims[at].voices.iter().copied());
    let by_speaker = of_group.filter(move |other| said.voices[voice].is_by_speaker_of(&said.voices[*other]));
    let in_words = said.near(voice).map(|(other, _)| other);
    let in_words = in_words.filter(move |other| said.compared.give_one_quotation(voice, *other));
    let first = said.claims[claim].voices.first().copied();
    by_speaker
        .chain(in_words)
        .filter(move |other| first.is_none_or(|first| !said.compared.is_before(*other, first)))
}
