//! Who answers a claim.

mod about;
mod again;
mod otherwise;
mod reported;

use std::collections::{BTreeMap, BTreeSet};

use sayso_core::Act;

use self::about::{beside, is_about};
pub(crate) use self::again::denies;
use self::again::said_again;
use self::otherwise::confirmed_otherwise;
pub(crate) use self::otherwise::say_opposites;
use self::reported::Reported;
use crate::likeness::Difference;
use crate::pairs::{Pair, Pairs};
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
    /// It is a non-answer, and of the claims of its article none fits better: the one before it, or the first of several
    /// statements.
    Follows,
    /// It is not told as an answer, and says the opposite.
    Opposite(f32),
}

/// From this score on, what is answered is the claim.
pub(crate) const ANSWERED: f32 = 0.25;

/// The same if the claim is about whoever answers.
const ANSWERED_BY_WHOM_IT_IS_ABOUT: f32 = 0.15;

/// From this score on, a statement of somebody else in the other polarity says the opposite.
const OPPOSITE: f32 = 0.35;

/// The same if the claim is about whoever says so.
const OPPOSITE_OF_WHAT_IS_SAID_OF_IT: f32 = 0.25;

/// So many words that are no names the opposite of a claim shares with it: with fewer, it is about something else of the story.
const OPPOSITE_TOLD: usize = 3;

/// From this score on, a claim is what a question was about.
const ASKED: f32 = 0.15;

/// Statements, and the claims that they make.
#[derive(Clone, Copy)]
pub(crate) struct Said<'claims> {
    pub(crate) voices: &'claims [Voice],
    pub(crate) printings: &'claims [Printing],
    pub(crate) compared: &'claims Pairs<'claims>,
    pub(crate) pairs: &'claims [Pair],
    /// For each statement, the positions of the pairs that it is in.
    pub(crate) paired: &'claims [Vec<usize>],
    /// The claim that each statement is in, if it is in one.
    pub(crate) places: &'claims [Option<usize>],
    pub(crate) claims: &'claims [Claim],
}

impl<'claims> Said<'claims> {
    /// The statements that are somewhat like the one at `voice`, and the pairs of both.
    fn near(&self, voice: usize) -> impl Iterator<Item = (usize, &'claims Pair)> + use<'claims> {
        let pairs = self.pairs;
        self.paired[voice].iter().filter_map(move |at| Some((pairs[*at].beside(voice)?, &pairs[*at])))
    }
}

/// What answers the claims, each with the position of the claim: what is told as an answer, what says the opposite of a claim
/// that it is not told to answer, and what says again what those say.
pub(crate) fn replies(said: &Said<'_>) -> Vec<(usize, Reply)> {
    let mut replies = answers(said);
    let answered: BTreeSet<(usize, usize)> =
        replies.iter().map(|(claim, reply)| (*claim, reply.voice)).collect();
    let opposites = opposites(said).into_iter();
    replies.extend(opposites.filter(|(claim, reply)| !answered.contains(&(*claim, reply.voice))));
    let again = said_again(said, &replies);
    replies.extend(again);
    replies
}

/// The answers among the statements, each with the position of the claim that it answers.
fn answers(said: &Said<'_>) -> Vec<(usize, Reply)> {
    let otherwise = confirmed_otherwise(said);
    let likest = likest(said, &otherwise);
    let outlets = Reported::new(said);
    let mut replies = Vec::new();
    for (voice, answer) in said.voices.iter().enumerate().filter(|(_, voice)| may_answer(voice.act)) {
        let may_mean = |claim: usize| !otherwise.contains(&(voice, claim));
        let may_answer_it = |to: usize| said.places[to].is_some_and(may_mean);
        let of_others = |to: usize| may_answer_it(to) && !answer.is_by_speaker_of(&said.voices[to]);
        let tied =
            |is_meant: &dyn Fn(usize) -> bool| Some((tied(answer, said, is_meant)?, ReplyReason::Tied));
        let like =
            |is_own| likest.get(&(voice, is_own)).map(|(claim, score)| (*claim, ReplyReason::Like(*score)));
        // Nobody denies himself, unless the article took somebody else for him.
        let beside = || beside(voice, said).filter(|_| answer.act.is_non_answer());
        let is_bare = answer.act == Act::NoReply && answer.content.is_empty();
        let found = asked(answer, said)
            // What was asked for is not told.
            .or_else(|| beside().filter(|_| is_bare))
            .or_else(|| repeated(voice, said).filter(|(claim, _)| may_mean(*claim)))
            .or_else(|| tied(&of_others))
            .or_else(|| like(false))
            .or_else(|| tied(&may_answer_it))
            .or_else(|| like(true))
            .or_else(|| {
                let claim = outlets.named_by(answer).filter(|claim| may_mean(*claim))?;
                Some((claim, ReplyReason::NamesOutlet))
            })
            .or_else(beside);
        // A denial may make a claim as well; that one it does not answer.
        let found = found.filter(|(claim, _)| said.places[voice] != Some(*claim));
        replies.extend(found.map(|(claim, reason)| (claim, Reply { voice, reason })));
    }
    replies
}

/// Whether the act may answer a claim. That somebody has not spoken yet answers nothing: nobody says that he was asked.
fn may_answer(act: Act) -> bool {
    act.is_answer() && act != Act::NoCommentYet
}

/// The claim to which its own article ties the answer.
fn tied(answer: &Voice, said: &Said<'_>, is_meant: &dyn Fn(usize) -> bool) -> Option<usize> {
    answer.answered(said.voices).find_map(|to| said.places[to].filter(|_| is_meant(to)))
}

/// For an answer that shares no word with what its article ties it to, the claim that has all its words: “it was no barbecue”.
fn repeated(voice: usize, said: &Said<'_>) -> Option<(usize, ReplyReason)> {
    let answer = &said.voices[voice];
    let told = said.compared.told(voice);
    let mut shared = answer.answered(said.voices).map(|to| said.compared.told_in(voice, to));
    if told == 0 || answer.answers.is_empty() || shared.any(|shared| shared > 0) {
        return None;
    }
    let has_all = |other: &usize| {
        !said.compared.is_before(voice, *other)
            && !answer.is_by_speaker_of(&said.voices[*other])
            && said.compared.told_in(voice, *other) == told
    };
    let others = said.near(voice).filter(|(other, _)| has_all(other));
    let claims = others.filter_map(|(other, pair)| Some((said.places[other]?, pair.score)));
    let best = claims.max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
    best.map(|(claim, score)| (claim, ReplyReason::Like(score)))
}

/// For a non-answer that its article ties to a question, the claim that is likest to what was asked.
fn asked(answer: &Voice, said: &Said<'_>) -> Option<(usize, ReplyReason)> {
    let question = answer.answers.first().filter(|to| said.voices[**to].act == Act::Demand);
    let question = *question.filter(|_| answer.act.is_non_answer())?;
    let near = said.near(question).filter(|(_, pair)| pair.score >= ASKED);
    let others = near.filter(|(other, _)| !said.voices[*other].is_by_speaker_of(&said.voices[question]));
    let claims = others.filter_map(|(other, pair)| Some((said.places[other]?, pair.score)));
    let others = claims.filter(|(claim, _)| said.places[question] != Some(*claim));
    let best = others.max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
    best.map(|(claim, score)| (claim, ReplyReason::Like(score)))
}

/// For each answer the claim that is likest to what it answers, if one is like enough: among those of others (`false`), and
/// among those of whoever answers (`true`). No confirmation answers a claim of which it says the opposite.
fn likest(said: &Said<'_>, otherwise: &BTreeSet<(usize, usize)>) -> BTreeMap<(usize, bool), (usize, f32)> {
    let Said { voices, places, .. } = *said;
    let mut likest: BTreeMap<(usize, bool), (usize, f32)> = BTreeMap::new();
    let least = ANSWERED.min(ANSWERED_BY_WHOM_IT_IS_ABOUT);
    for pair in said.pairs.iter().filter(|pair| pair.score >= least) {
        for (answer, other) in [(pair.one, pair.other), (pair.other, pair.one)] {
            let is_answered = |claim: &usize| {
                voices[answer].act.is_answer()
                    && places[answer] != Some(*claim)
                    && !otherwise.contains(&(answer, *claim))
            };
            let Some(claim) = places[other].filter(is_answered) else { continue };
            let is_enough = pair.score >= ANSWERED || is_about(&voices[other], &voices[answer]);
            // Words that are quoted again do not answer themselves.
            let is_again = || said.compared.give_one_quotation(answer, other);
            if said.compared.is_before(answer, other) || !is_enough || is_again() {
                continue;
            }
            let is_own = voices[answer].is_by_speaker_of(&voices[other]);
            let best = likest.entry((answer, is_own)).or_insert((claim, pair.score));
            if pair.score > best.1 {
                *best = (claim, pair.score);
            }
        }
    }
    likest
}

/// For each claim the statements of other sources that say its opposite. They are claims of their own as well: who is
/// right is not for us to say. Each says the opposite of one claim, the likest.
fn opposites(said: &Said<'_>) -> Vec<(usize, Reply)> {
    let mut found: BTreeMap<usize, (usize, f32)> = BTreeMap::new();
    let is_opposite = |pair: &&Pair| {
        pair.difference == Some(Difference::Polarity)
            && pair.score >= OPPOSITE_OF_WHAT_IS_SAID_OF_IT
            && pair.told >= OPPOSITE_TOLD
    };
    for pair in said.pairs.iter().filter(is_opposite) {
        for (one, voice) in [(pair.one, pair.other), (pair.other, pair.one)] {
            let (Some(of_claim), Some(_)) = (said.places[one], said.places[voice]) else { continue };
            let (claim, answer) = (&said.voices[one], &said.voices[voice]);
            let is_enough = pair.score >= OPPOSITE || is_about(claim, answer);
            let may_deny = answer.act != Act::Demand
                && !said.compared.is_before(voice, one)
                && said.compared.says_no(voice, one);
            if is_enough && may_deny && claim.origin != answer.origin && !claim.is_by_speaker_of(answer) {
                let likest = found.entry(voice).or_insert((of_claim, pair.score));
                if pair.score > likest.1 {
                    *likest = (of_claim, pair.score);
                }
            }
        }
    }
    let reply = |(voice, (claim, score))| (claim, Reply { voice, reason: ReplyReason::Opposite(score) });
    found.into_iter().map(reply).collect()
}

#[cfg(test)]
mod tests {
    use sayso_core::Act;

    use super::{Reply, ReplyReason};
    use crate::fixture::{body, person, printing, voice, web};
    use crate::{Printing, Voice};

    /// The replies to the claim that the first of `voices` makes, by their positions.
    #[track_caller]
    fn check(voices: &[Voice], printings: &[Printing], expected: &[(usize, ReplyReason)]) {
        let web = web(voices, printings);
        let claim =
            web.claims.iter().find(|claim| claim.voices.contains(&0)).expect("the first makes a claim");
        let told = |Reply { voice, reason }: &Reply| match reason {
            // Scores are no matter here.
            ReplyReason::Like(_) => (*voice, ReplyReason::Like(0.0)),
            ReplyReason::Opposite(_) => (*voice, ReplyReason::Opposite(0.0)),
            _ => (*voice, *reason),
        };
        assert_eq!(claim.replies.iter().map(told).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_denial_that_makes_a_claim_does_not_answer_it() {
        let denial = |printing, context: &str| Voice {
            context: context.to_owned(),
            ..voice(printing, Act::Deny, person(1, "Hellin"), "there was no meeting on the ferry in May")
        };
        let voices = [denial(0, "Hellin said so"), denial(1, "Hellin told the Lindqvist Post")];
        check(&voices, &[printing("Lindqvist Post", 1), printing("Tern Courier", 2)], &[]);
    }

    #[test]
    fn nobody_answers_what_is_yet_to_be_said() {
        let claim = "Hellin met the smugglers on the ferry";
        let said = |day, denied| {
            let voices = [
                voice(0, Act::Assert, person(1, "Ada Quist"), claim),
                voice(1, Act::Deny, person(2, "Davor Hellin"), claim),
            ];
            check(&voices, &[printing("Lindqvist Post", day), printing("Tern Courier", 2)], denied);
        };
        said(1, &[(1, ReplyReason::Like(0.0))]);
        said(3, &[]);
    }

    #[test]
    fn who_confirms_the_opposite_does_not_confirm_the_claim() {
        let said = |claim: &str, confirmed: &str, answers: Vec<usize>, expected: &[_]| {
            let confirmation = voice(1, Act::Confirm, body(2, "the lock office"), confirmed);
            let voices =
                [voice(0, Act::Assert, person(1, "Ada Quist"), claim), Voice { answers, ..confirmation }];
            check(&voices, &[printing("Lindqvist Post", 1), printing("Tern Courier", 2)], expected);
        };
        let (so, not_so) = ("the pumps at the lock failed", "the pumps at the lock never failed");
        said(not_so, so, vec![], &[]);
        said(not_so, so, vec![0], &[]);
        said(so, so, vec![], &[(1, ReplyReason::Like(0.0))]);
        said(so, so, vec![0], &[(1, ReplyReason::Tied)]);
        said(not_so, not_so, vec![], &[(1, ReplyReason::Like(0.0))]);
        said(so, not_so, vec![], &[(1, ReplyReason::Opposite(0.0))]);
    }

    #[test]
    fn a_confirmation_goes_to_the_claim_that_says_the_same() {
        let claim = |number, content: &str| voice(0, Act::Assert, person(number, "Ada Quist"), content);
        let voices = [
            claim(1, "the pumps at the lock never failed"),
            claim(3, "the pumps at the lock failed"),
            voice(1, Act::Confirm, body(2, "the lock office"), "the pumps at the lock failed"),
        ];
        let web = web(&voices, &[printing("Lindqvist Post", 1), printing("Tern Courier", 2)]);
        let confirmed = web.claims.iter().filter(|claim| claim.replies.iter().any(|reply| reply.voice == 2));
        assert_eq!(confirmed.map(|claim| claim.voices.clone()).collect::<Vec<_>>(), [[1]]);
    }

    #[test]
    fn what_repeats_a_claim_answers_it_wherever_its_article_ties_it() {
        let voices = [
            voice(0, Act::Assert, person(1, "Ada Quist"), "a barbecue was the likely cause of the fire"),
            voice(1, Act::Assert, person(3, "Ilse Marten"), "the campsite is in danger"),
            Voice {
                answers: vec![1],
                ..voice(1, Act::Deny, person(2, "Davor Hellin"), "it was no barbecue")
            },
        ];
        let printings = [printing("Lindqvist Post", 1), printing("Tern Courier", 2)];
        check(&voices, &printings, &[(2, ReplyReason::Like(0.0))]);
        let tied = Voice { content: "the campsite is in no danger".to_owned(), ..voices[2].clone() };
        check(&[voices[0].clone(), voices[1].clone(), tied], &printings, &[]);
    }

    #[test]
    fn who_says_that_it_is_so_denies_nobody() {
        let said = |first: &str, second: &str, expected: &[_]| {
            let voices = [
                voice(0, Act::Assert, person(1, "Ada Quist"), first),
                voice(1, Act::Assert, person(2, "Davor Hellin"), second),
            ];
            check(&voices, &[printing("Lindqvist Post", 1), printing("Tern Courier", 2)], expected);
        };
        let (so, not_so) = ("the pumps at the lock failed", "the pumps at the lock never failed");
        said(so, not_so, &[(1, ReplyReason::Opposite(0.0))]);
        said(not_so, so, &[]);
    }

    #[test]
    fn words_that_are_quoted_again_deny_the_same() {
        let claim = "Hellin met the smugglers on the ferry";
        let denied = Voice {
            quotations: vec!["a tale from beginning to end".to_owned()],
            ..voice(1, Act::Deny, person(2, "Davor Hellin"), "a tale from beginning to end")
        };
        let tied = Voice { answers: vec![0], ..denied.clone() };
        let again = Voice { printing: 2, origin: person(3, "Hellin"), ..denied };
        let voices = [voice(0, Act::Assert, person(1, "Ada Quist"), claim), tied, again];
        let printings =
            [printing("Lindqvist Post", 1), printing("Tern Courier", 2), printing("Quay Gazette", 3)];
        check(&voices, &printings, &[(1, ReplyReason::Tied), (2, ReplyReason::Tied)]);
    }

    #[test]
    fn who_has_not_spoken_yet_answers_nothing() {
        let asked = |act, expected: &[_]| {
            let voices = [
                voice(0, Act::Assert, person(1, "Ada Quist"), "the brewery lost a boat"),
                voice(0, act, body(2, "the brewery"), ""),
            ];
            check(&voices, &[printing("Lindqvist Post", 1)], expected);
        };
        asked(Act::NoCommentYet, &[]);
        asked(Act::NoReply, &[(1, ReplyReason::About)]);
    }

    #[test]
    fn a_missing_answer_belongs_to_the_claim_about_whoever_was_asked() {
        let voices = [
            voice(0, Act::Assert, person(1, "Ada Quist"), "the harbour company hid a bill"),
            voice(0, Act::Assert, person(1, "Ada Quist"), "the brewery lost a boat"),
            voice(0, Act::NoReply, body(2, "The harbour company’s press office"), ""),
        ];
        check(&voices, &[printing("Lindqvist Post", 1)], &[(2, ReplyReason::About)]);
    }

    #[test]
    fn a_question_leads_to_the_claim_that_it_was_about() {
        let voices = [
            voice(
                0,
                Act::Assert,
                person(1, "Ada Quist"),
                "the rudder of the ferry was cracked in the yard at Selin",
            ),
            voice(1, Act::Demand, person(3, "Ilse Marten"), "about the rudder in the yard"),
            Voice { answers: vec![1], ..voice(1, Act::NoReply, body(2, "They"), "") },
        ];
        let printings = [printing("Lindqvist Post", 1), printing("Tern Courier", 9)];
        check(&voices, &printings, &[(2, ReplyReason::Like(0.0))]);
    }

    #[test]
    fn what_is_quoted_after_a_denial_denies_the_same() {
        let denied = voice(0, Act::Deny, person(2, "Davor Hellin"), "he met the smugglers");
        let quoted = "Not one of them has had a word from me";
        let quotation = Voice {
            quotations: vec![quoted.to_owned()],
            context: denied.context.clone(),
            ..voice(0, Act::Assert, person(2, "Davor Hellin"), quoted)
        };
        let claim = voice(0, Act::Assert, person(1, "Ada Quist"), "Hellin met the smugglers on the ferry");
        let voices = [claim, denied, quotation];
        let expected = [(1, ReplyReason::Like(0.0)), (2, ReplyReason::Like(0.0))];
        check(&voices, &[printing("Lindqvist Post", 1)], &expected);
    }

    #[test]
    fn the_opposite_shares_words_that_are_no_names() {
        let said = |content: &str, expected: &[_]| {
            let claim = "the grain barge carried rifles to Port Selin";
            let voices = [
                voice(0, Act::Assert, person(1, "Ada Quist"), claim),
                voice(1, Act::Assert, person(2, "Nils Orban"), content),
            ];
            check(&voices, &[printing("Lindqvist Post", 1), printing("Tern Courier", 2)], expected);
        };
        let opposite = (1, ReplyReason::Opposite(0.0));
        said("the grain barge carried no rifles to Port Selin", &[opposite]);
        said("no barge has left Port Selin", &[]);
    }

    #[test]
    fn the_opposite_of_several_claims_answers_the_likest() {
        let claim =
            |number: i64, name: &str, content: &str| voice(0, Act::Assert, person(number, name), content);
        let other = claim(1, "Ada Quist", "the grain barge carried rifles to Hallan");
        let likest = claim(2, "Nora Lund", "the grain barge carried rifles in crates to Selin");
        let denied =
            voice(1, Act::Assert, person(3, "Nils Orban"), "the grain barge carried no rifles in crates");
        let printings = [printing("Lindqvist Post", 1), printing("Tern Courier", 2)];
        let opposite = (1, ReplyReason::Opposite(0.0));
        check(&[other.clone(), denied.clone()], &printings, &[opposite]);
        check(&[other.clone(), denied.clone(), likest.clone()], &printings, &[]);
        check(&[likest, denied, other], &printings, &[opposite]);
    }
}
