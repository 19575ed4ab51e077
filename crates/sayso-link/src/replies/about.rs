//! Which claim of its article a non-answer is about.

use sayso_core::Act;

use super::{ReplyReason, Said};
use crate::origins::same_source;
use crate::reuse::lower;
use crate::{OriginKind, Voice};

/// The claim in the article of the non-answer at `voice` that it is most likely about: the first about whoever was asked. Else
/// the one before it, or for a missing answer, for which nobody need have been asked there, the first that others have, too.
pub(super) fn beside(voice: usize, said: &Said<'_>) -> Option<(usize, ReplyReason)> {
    let Said { voices, places, claims, .. } = *said;
    let answer = &voices[voice];
    let is_here = |at: &usize| voices[*at].printing == answer.printing;
    let first = (0..voice).rev().take_while(is_here).last().unwrap_or(voice);
    let mut of_article = (first..voices.len()).take_while(is_here);
    let about = of_article.clone().filter(|at| is_about(&voices[*at], answer)).find_map(|at| places[at]);
    if let Some(claim) = about {
        return Some((claim, ReplyReason::About));
    }
    let is_of_several = |claim: &usize| claims[*claim].voices.len() > 1;
    let of_several = of_article.find_map(|at| places[at].filter(is_of_several));
    let before = (first..voice).rev().filter(|at| !voices[*at].act.is_answer()).find_map(|at| places[at]);
    let follows = of_several.filter(|_| answer.act == Act::NoReply).or(before)?;
    Some((follows, ReplyReason::Follows))
}

/// Whether what `claim` says names whoever answers: by the last word of the name of a person, or by half of the words for
/// anybody else.
pub(super) fn is_about(claim: &Voice, answer: &Voice) -> bool {
    let said = bare(&claim.content);
    let mut words = bare(&answer.origin.words);
    words.retain(|word| word.len() >= SHORTEST_NAME && !STAND_INS.contains(&word.as_str()));
    let is_meant = match answer.origin.kind {
        OriginKind::Person(_) => words.last().is_some_and(|name| said.contains(name)),
        OriginKind::Body(_)
        | OriginKind::Document(_)
        | OriginKind::Outlet
        | OriginKind::Unnamed
        | OriginKind::Nobody => {
            let named = words.iter().filter(|word| said.contains(word)).count();
            named > 0 && 2 * named >= words.len()
        }
    };
    is_meant && same_source(&claim.origin, &answer.origin).is_none()
}

/// The words of `text` in small letters, without what makes them somebody's.
fn bare(text: &str) -> Vec<String> {
    let mut words = lower(text);
    words.iter_mut().for_each(|word| word.truncate(word.trim_end_matches("'s").len()));
    words
}

/// Words for those who answer for others, and words that are no part of a name. Shorter ones are none anyway.
static STAND_INS: &[&str] = &[
    "and",
    "counsel",
    "department",
    "for",
    "her",
    "his",
    "its",
    "lawyer",
    "lawyers",
    "management",
    "office",
    "officer",
    "officials",
    "one",
    "press",
    "representatives",
    "she",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "that",
    "the",
    "their",
    "they",
    "this",
    "which",
    "who",
];

/// Shorter words are no names to go by.
const SHORTEST_NAME: usize = 3;
