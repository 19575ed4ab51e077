//! What becomes of claims: figures that run on, speakers who turn, accounts that stand side by side.
//!
//! None of these says who is right. That two statements contradict each other is never said: they may be of two times or
//! mean two things.

use std::collections::{BTreeSet, HashSet};

use sayso_core::Act;

use crate::claims::{places, says_no};
use crate::figures::has_run_on;
use crate::likeness::Difference;
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// From this score on, one speaker who says yes and no speaks of one thing; and the same where names or numbers differ, too.
const TURNED: f32 = 0.3;
const TURNED_OTHERWISE: f32 = 0.15;

/// What has become of the claims that the pairs are of.
pub(crate) fn changes(compared: &Pairs<'_>, pairs: &[Pair], claims: &[Claim]) -> Vec<Change> {
    let Pairs { voices, printings, .. } = *compared;
    let passed_on = passed_on(voices);
    let mut changes = BTreeSet::new();
    for pair in pairs.iter().filter(|pair| pair.difference != Some(Difference::Judged)) {
        let [from, to] = in_time(pair.one, pair.other, voices, printings);
        let is_own = !passed_on[from] && !passed_on[to];
        let kind = of_figures(from, to, pair, compared)
            .or_else(|| of_opposites(from, to, pair, compared).filter(|_| is_own));
        changes.extend(kind.map(|kind| Change { kind, from, to }));
    }
    for claim in claims {
        changes.extend(turned_from_answers(claim, compared));
    }
    once_for_two_claims(changes, claims, voices)
}

/// Which statements stand in those of others: that somebody says so is what the others say.
fn passed_on(voices: &[Voice]) -> Vec<bool> {
    let mut passed_on = vec![false; voices.len()];
    for voice in voices {
        let others = voice.inner.iter().filter(|at| !voice.is_by_speaker_of(&voices[**at]));
        others.for_each(|at| passed_on[*at] = true);
    }
    passed_on
}

/// The two by when they were published.
fn in_time(one: usize, other: usize, voices: &[Voice], printings: &[Printing]) -> [usize; 2] {
    let when = |at: usize| (&printings[voices[at].printing].published, at);
    if when(one) <= when(other) { [one, other] } else { [other, one] }
}

/// What two figures are, if they are of one subject.
fn of_figures(from: usize, to: usize, pair: &Pair, compared: &Pairs<'_>) -> Option<ChangeKind> {
    let voices = compared.voices;
    if compared.is_before(from, to) && has_run_on(from, to, pair, compared) {
        return Some(ChangeKind::Update);
    }
    let says = |at: usize| !voices[at].act.is_answer() || says_no(at, voices, compared);
    let is_one_subject = pair.difference == Some(Difference::Numbers) && pair.score >= ONE_SUBJECT;
    let stand_apart = says(from)
        && says(to)
        && is_one_subject
        && !voices[from].is_by_speaker_of(&voices[to])
        && compared.count_the_same_otherwise(from, to);
    stand_apart.then_some(ChangeKind::Disagreement)
}

/// A reversal, if the two are of one subject and say opposite things of it.
fn of_opposites(from: usize, to: usize, pair: &Pair, compared: &Pairs<'_>) -> Option<ChangeKind> {
    let voices = compared.voices;
    let least = match pair.difference {
        Some(Difference::Numbers | Difference::Names) => TURNED_OTHERWISE,
        Some(Difference::Polarity | Difference::Judged) | None => TURNED,
    };
    // What is denied is said to be not so.
    let denies = |at: usize| voices[at].act == Act::Deny && !compared.is_negative(at);
    let is_opposite = (pair.is_opposite != denies(from)) != denies(to);
    let has_said = |at: usize| !voices[at].act.is_non_answer();
    let kind = turned(from, to, compared).filter(|_| has_said(from) && has_said(to))?;
    let are_clauses = is_clause(&voices[from].content) && is_clause(&voices[to].content);
    let is_turned_in_part =
        || are_clauses && denies(from) == denies(to) && compared.have_opposite_clauses(from, to);
    let is_said = are_clauses || denies(from) || denies(to);
    let is_turned = is_said && is_opposite && pair.subject >= least && compared.tell_one_thing(from, to);
    let may_be = is_turned || is_turned_in_part();
    // Whose words are quoted again has not turned.
    (may_be && !compared.give_one_quotation(from, to)).then_some(kind)
}

/// A reversal, if one source says the opposite of what it said before.
fn turned(from: usize, to: usize, compared: &Pairs<'_>) -> Option<ChangeKind> {
    let is_one_source = compared.voices[from].is_by_speaker_of(&compared.voices[to]);
    (is_one_source && compared.is_before(from, to)).then_some(ChangeKind::Reversal)
}

/// Reversals of sources that denied a claim and later say it or confirm it, or the other way round. A denial of more than “it” must
/// tell what the other tells.
fn turned_from_answers(claim: &Claim, compared: &Pairs<'_>) -> Vec<Change> {
    let Pairs { voices, printings, .. } = *compared;
    let replies = claim.replies.iter().map(|reply| reply.voice);
    let is_no = |at: &usize| matches!(voices[*at].act, Act::Deny | Act::PartlyDeny);
    let denials: Vec<usize> = replies.clone().filter(is_no).collect();
    let confirming = replies.filter(|at| voices[*at].act == Act::Confirm);
    let saying: Vec<usize> = claim.voices.iter().copied().chain(confirming).collect();
    let pairs = denials.iter().flat_map(|denial| saying.iter().map(|says| (*denial, *says)));
    let is_of_one_thing = |denial: usize, says: usize| {
        compared.told(denial) < MORE_THAN_IT || compared.tell_one_thing(denial, says)
    };
    let turned =
        pairs.filter(|&(denial, says)| is_of_one_thing(denial, says)).filter_map(|(denial, says)| {
            let [from, to] = in_time(denial, says, voices, printings);
            let kind = turned(from, to, compared)?;
            Some(Change { kind, from, to })
        });
    turned.collect()
}

/// Denials that tell so many words tell more than “it”.
const MORE_THAN_IT: usize = 2;

/// Whether a content says that something is or is done, as far as its small words show: “the deal” does not.
fn is_clause(content: &str) -> bool {
    let mut words = content.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'');
    let is_short_form = |word: &str| word.contains(['’', '\'']) && !word.ends_with(['s', 'S']);
    words.any(|word| is_short_form(word) || CLAUSAL.contains(&word.to_lowercase().as_str()))
}

/// Words that only clauses have, nearly.
static CLAUSAL: &[&str] = &[
    "am", "are", "been", "being", "can", "cannot", "could", "did", "do", "does", "had", "has", "have", "he",
    "i", "is", "it’s", "it's", "may", "might", "must", "shall", "she", "should", "that", "they", "was", "we",
    "were", "will", "would",
];

/// What a statement stands for: its claim, or what is answered and how, or itself.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Stand {
    Claim(usize),
    Answer(usize, Act),
    Alone(usize),
}

/// Of changes between the same two claims, or a claim and an answer, the first. What runs on or turns is no disagreement as well.
fn once_for_two_claims(changes: BTreeSet<Change>, claims: &[Claim], voices: &[Voice]) -> Vec<Change> {
    let places = places(claims, voices.len());
    let replies =
        claims.iter().enumerate().flat_map(|(at, claim)| claim.replies.iter().map(move |to| (to.voice, at)));
    let mut answered = vec![None; voices.len()];
    replies.for_each(|(voice, claim)| answered[voice] = answered[voice].or(Some(claim)));
    let of = |voice: usize| match (places[voice], answered[voice]) {
        (Some(claim), _) => Stand::Claim(claim),
        (None, Some(claim)) => Stand::Answer(claim, voices[voice].act),
        (None, None) => Stand::Alone(voice),
    };
    let mut seen = HashSet::new();
    let is_new = |change: &Change| {
        let (from, to) = (of(change.from), of(change.to));
        let told = [ChangeKind::Update, ChangeKind::Reversal].map(|kind| seen.contains(&(kind, from, to)));
        seen.insert((change.kind, from, to))
            && !(change.kind == ChangeKind::Disagreement && told.contains(&true))
    };
    changes.into_iter().filter(is_new).collect()
}

#[cfg(test)]
mod tests {
    use sayso_core::Act;

    use super::ChangeKind;
    use crate::fixture::{body, person, printing, voice, web};
    use crate::{Origin, Voice};

    /// What becomes of one statement of the first day by one of the fifth.
    #[track_caller]
    fn check(earlier: (Origin, &str), later: (Origin, &str), expected: Option<ChangeKind>) {
        let voices = [earlier, later].into_iter().zip(0..);
        let voices = voices.map(|((origin, content), at)| voice(at, Act::Assert, origin, content));
        let voices: Vec<Voice> = voices.collect();
        let web = web(&voices, &[printing("Lindqvist Post", 1), printing("Tern Courier", 5)]);
        assert_eq!(web.changes.first().map(|change| change.kind), expected);
    }

    #[test]
    fn two_figures_of_two_speakers_stand_side_by_side() {
        let told = |at, origin, content: &str, beside: &str| Voice {
            context: format!("{content}, {beside}"),
            ..voice(at, Act::Assert, origin, content)
        };
        let owner = "the owner told a crowd on the quay";
        let seller = "by what he has in his book of tickets from that morning";
        let voices = [
            told(0, person(1, "Ada Quist"), "The ferry had 61 people on board", owner),
            told(1, person(2, "Pim Dor"), "The ferry had 74 people on board", seller),
        ];
        let web = web(&voices, &[printing("Lindqvist Post", 1), printing("Tern Courier", 5)]);
        let kinds: Vec<ChangeKind> = web.changes.iter().map(|change| change.kind).collect();
        assert_eq!(kinds, [ChangeKind::Disagreement]);
    }

    #[test]
    fn who_steps_down_after_ruling_it_out_has_turned() {
        let told = |number, content| (person(number, "Ada Quist"), content);
        let before = "I am not resigning as master of the guild, at Easter or at any time";
        let after = "she would step down as master of the guild in June";
        check(told(1, before), told(1, after), Some(ChangeKind::Reversal));
        check(told(1, before), told(2, after), None);
    }

    #[test]
    fn who_turns_in_one_clause_has_turned() {
        let told = |content| (person(1, "Ada Quist"), content);
        let before = "There are four passages, and all are in quotation marks. I shall not resign.";
        check(told(before), told("that she would resign"), Some(ChangeKind::Reversal));
        check(told(before), told("that she would marry"), None);
        check(told(before), (person(2, "Pim Dor"), "that he would resign"), None);
    }

    #[test]
    fn who_tells_something_else_of_one_subject_has_not_turned() {
        let told = |content| (person(1, "Ada Quist"), content);
        let not_yet = "“I have not yet left the treaty on the mole,”";
        check(told("the treaty on the mole"), told(not_yet), None);
        let wishes =
            "any treaty must pay for a mole, end the lottery of berths and bring a second pilot by spring";
        check(told(wishes), told("the treaty did not pay for her lamps and did not end the strike"), None);
    }

    #[test]
    fn whoever_speaks_for_a_body_turns_for_it() {
        let check = |roles: &str, expected| {
            let earlier = voice(0, Act::Assert, body(1, "Quay Company"), "the north mole is safe for ships");
            let later = voice(1, Act::Assert, person(2, "Pim Dor"), "the north mole is unsafe for ships");
            let voices = [earlier, Voice { roles: roles.to_owned(), ..later }];
            let web = web(&voices, &[printing("Lindqvist Post", 1), printing("Tern Courier", 5)]);
            assert_eq!(web.changes.first().map(|change| change.kind), expected, "{roles}");
        };
        check("chairman of the Quay Company", Some(ChangeKind::Reversal));
        check("a diver of the Quay Company", None);
        check("chairman of the Brewers’ Guild", None);
    }
}
