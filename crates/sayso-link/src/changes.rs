//! What becomes of claims: figures that run on, speakers who turn, accounts that stand side by side.
//!
//! None of these says who is right. That two statements contradict each other is never said: they may be of two times or
//! mean two things.

use std::collections::{BTreeSet, HashSet};

use sayso_core::Act;

use crate::claims::{places, says_no};
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

/// The same of one speaker, whatever the days between: then less will do.
const ONE_SPEAKER: f32 = 0.15;

/// From this score on, one speaker who says yes and no speaks of one thing; and the same where names or numbers differ, too.
const TURNED: f32 = 0.3;
const TURNED_OTHERWISE: f32 = 0.15;

/// Words beside a figure that has run on.
static RUNNING_ON: &[&str] = &[
    "again",
    "another",
    "climbed",
    "doubled",
    "down from",
    "down to",
    "fallen to",
    "fell to",
    "final",
    "further",
    "gone up",
    "grown",
    "in all",
    "increased",
    "more",
    "new",
    "now",
    "raised",
    "reached",
    "remain",
    "revised",
    "risen",
    "rose",
    "so far",
    "still",
    "toll",
    "total",
    "up from",
    "updated",
    "went up",
];

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

fn is_later(from: usize, to: usize, voices: &[Voice], printings: &[Printing]) -> bool {
    let when = |at: usize| printings[voices[at].printing].published.as_ref();
    when(from).zip(when(to)).is_some_and(|(from, to)| from < to)
}

/// What two figures are, if they are of one subject.
fn of_figures(from: usize, to: usize, pair: &Pair, compared: &Pairs<'_>) -> Option<ChangeKind> {
    let Pairs { voices, printings, .. } = *compared;
    let says = |at: usize| !voices[at].act.is_answer() || says_no(at, voices, compared);
    let may_be = pair.difference == Some(Difference::Numbers) && pair.score.max(pair.subject) >= ONE_SPEAKER;
    if !may_be || !says(from) || !says(to) || !compared.count_otherwise(from, to) {
        return None;
    }
    let is_one_speaker = voices[from].is_by_speaker_of(&voices[to]);
    let is_one_subject = pair.score >= ONE_SUBJECT;
    let has_run_on = is_later(from, to, voices, printings)
        && (is_one_speaker || runs_on(from, to, voices, printings))
        && (is_one_speaker || is_one_subject);
    if has_run_on {
        return Some(ChangeKind::Update);
    }
    let stand_apart = !is_one_speaker && is_one_subject && compared.count_the_same_otherwise(from, to);
    stand_apart.then_some(ChangeKind::Disagreement)
}

/// Whether the later figure is one that has run on, whoever tells it: it says so, or both count what comes in day by day.
fn runs_on(from: usize, to: usize, voices: &[Voice], printings: &[Printing]) -> bool {
    let has = |at: usize, words: &[&str]| words.iter().any(|word| has_word(&voices[at].content, word));
    let day = |at: usize| printings[voices[at].printing].day;
    let is_another_day = day(from).zip(day(to)).is_some_and(|(from, to)| from < to);
    has(to, RUNNING_ON) || is_another_day && has(from, COMING_IN) && has(to, COMING_IN)
}

/// Words for what is counted as it comes in: of these a later number stands for more time.
static COMING_IN: &[&str] = &[
    "arrested",
    "arrests",
    "bodies",
    "cases",
    "charged",
    "complaints",
    "counted",
    "dead",
    "deaths",
    "detained",
    "died",
    "evacuated",
    "held",
    "homeless",
    "homes",
    "hurt",
    "ill",
    "infected",
    "injured",
    "killed",
    "missing",
    "recalled",
    "rescued",
    "signatures",
    "turnout",
    "votes",
    "without power",
    "wounded",
];

fn has_word(text: &str, word: &str) -> bool {
    let lower = text.to_lowercase();
    lower.match_indices(word).any(|(at, _)| {
        let is_border = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        is_border(lower[..at].chars().next_back()) && is_border(lower[at + word.len()..].chars().next())
    })
}

/// A reversal, if the two are of one subject and say opposite things of it.
fn of_opposites(from: usize, to: usize, pair: &Pair, compared: &Pairs<'_>) -> Option<ChangeKind> {
    let Pairs { voices, printings, .. } = *compared;
    let least = match pair.difference {
        Some(Difference::Numbers | Difference::Names) => TURNED_OTHERWISE,
        Some(Difference::Polarity | Difference::Judged) | None => TURNED,
    };
    // What is denied is said to be not so.
    let denies = |at: usize| voices[at].act == Act::Deny && !compared.is_negative(at);
    let is_opposite = (pair.is_opposite != denies(from)) != denies(to);
    let has_said = |at: usize| !voices[at].act.is_non_answer();
    let kind = turned(from, to, voices, printings).filter(|_| has_said(from) && has_said(to))?;
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
fn turned(from: usize, to: usize, voices: &[Voice], printings: &[Printing]) -> Option<ChangeKind> {
    let is_one_source = voices[from].is_by_speaker_of(&voices[to]);
    (is_one_source && is_later(from, to, voices, printings)).then_some(ChangeKind::Reversal)
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
            let kind = turned(from, to, voices, printings)?;
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
    fn a_figure_runs_on_in_other_words() {
        let police = || body(1, "the harbour police");
        check(
            (police(), "Eleven pilots were arrested at the harbour"),
            (police(), "The number of arrests at the harbour has gone up to 14"),
            Some(ChangeKind::Update),
        );
        check((police(), "Eleven pilots were arrested"), (police(), "Three boats were found"), None);
    }

    #[test]
    fn two_figures_of_two_speakers_stand_side_by_side() {
        let told = |number, name, content| (person(number, name), content);
        check(
            told(1, "Ada Quist", "The ferry had 61 people on board"),
            told(2, "Pim Dor", "The ferry had 74 people on board"),
            Some(ChangeKind::Disagreement),
        );
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
    fn a_figure_that_is_no_more_keeps_nothing_from_running_on() {
        let office = || body(1, "the harbour office");
        check(
            (office(), "seventeen ships are waiting in the roads"),
            (office(), "nine ships were still waiting, down from seventeen"),
            Some(ChangeKind::Update),
        );
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
