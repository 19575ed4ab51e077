//! Which of two figures is the other one, run on: “twelve dead”, and a day later “the toll has risen to fifteen”.
//!
//! A logistic regression of signs tells how likely that is. Its weights were fitted on the updates that `eval/origins/streams` 00 to 12 and
//! 25 to 52 are marked with, and on pairs of figures of 279 real articles of one month, a third of the weight each, of which hardly any are one
//! figure.

use std::collections::BTreeSet;

use crate::Voice;
use crate::likeness::Differing;
use crate::pairs::{Pair, Pairs};
use crate::same::logistic;
use crate::terms::{Lexicon, Number, Stem};

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
    "stands at",
    "still",
    "stood at",
    "toll",
    "total",
    "up from",
    "updated",
    "went up",
];

/// Words for what is counted as it comes in: of these a later number stands for more time. Of each concept the first word will do.
pub(crate) static COMING_IN: &[&str] = &[
    "acres",
    "arrest",
    "bodies",
    "cases",
    "charge",
    "complaints",
    "counted",
    "customers",
    "die",
    "evacuate",
    "hectares",
    "held",
    "homeless",
    "home",
    "hurt",
    "missing",
    "petition",
    "power",
    "recalled",
    "rescued",
    "sick",
    "strike",
    "turnout",
    "vote",
];

/// Words beside a number of those on board, and of those who came to harm. Of each concept the first word will do.
static ABOARD: &[&str] = &["aboard", "carry", "crew", "passengers"];
static HARMED: &[&str] = &["die", "hurt"];

/// From this likelihood on, a figure has run on.
const RUN_ON: f32 = 0.33;

/// How many times the larger of two figures is as large as the smaller counts up to here, as its logarithm.
const MOST_APART: f32 = 3.0;

/// So many words in common are as good as more.
const MANY_TOLD: f32 = 5.0;

/// Whether the figure of the statement at `to`, which is later, is that of the one at `from`, run on.
pub(crate) fn has_run_on(from: usize, to: usize, pair: &Pair, compared: &Pairs<'_>) -> bool {
    let differing = compared.differing(from, to);
    !differing.is_empty()
        && likelihood(from, to, pair, &differing, compared) >= RUN_ON
        && may_count_one_thing(&compared.voices[from].content, &compared.voices[to].content)
}

/// Whether there are two different numbers of what may be the same. How many were on board is no toll: “140 passengers” and
/// “12 people died”.
fn may_count_one_thing(earlier: &str, later: &str) -> bool {
    let mut lexicon = Lexicon::new();
    let (earlier, later) = (lexicon.terms(earlier).numbers, lexicon.terms(later).numbers);
    let (aboard, harmed) = (lexicon.known(ABOARD), lexicon.known(HARMED));
    let is_beside =
        |number: &Number, stems: &BTreeSet<Stem>| number.near.iter().any(|stem| stems.contains(stem));
    let is_aboard = |number: &Number| is_beside(number, &aboard) && !is_beside(number, &harmed);
    let is_toll = |number: &Number| is_beside(number, &harmed) && !is_beside(number, &aboard);
    let lacks = |numbers: &[Number], one: &Number| numbers.iter().all(|other| other.digits != one.digits);
    let count_one_thing = |one: &Number, other: &Number| {
        let is_shared = one.near.iter().any(|stem| other.near.contains(stem));
        let are_others = is_aboard(one) && is_toll(other) || is_toll(one) && is_aboard(other);
        is_shared && !are_others
    };
    let mut others = earlier.iter().filter(|one| lacks(&later, one));
    others.any(|one| later.iter().any(|other| lacks(&earlier, other) && count_one_thing(one, other)))
}

/// How likely that is, where numbers of what may be the same are `differing`.
fn likelihood(from: usize, to: usize, pair: &Pair, differing: &[Differing<'_>], compared: &Pairs<'_>) -> f32 {
    let (earlier, later) = (&compared.voices[from], &compared.voices[to]);
    let nearness = compared.nearness(from, to);
    let ratios = differing.iter().filter_map(Differing::ratio);
    let comes_in = if compared.any_comes_in(differing) { 0.46 + 2.41 * nearness } else { 0.0 };
    let if_so = |holds: bool, weight: f32| if holds { weight } else { 0.0 };
    logistic(
        2.52 * nearness
            + 5.73 * compared.context(from, to)
            + comes_in
            + if_so(compared.count_the_same_otherwise(from, to), 0.67)
            + if_so(ratios.clone().any(|ratio| ratio > 0.0), 2.13)
            + if_so(runs_on(&later.content), 1.79)
            + if_so(earlier.is_by_speaker_of(later), 0.47)
            - if_so(later.act.is_answer(), 2.4)
            - 0.69 * ratios.map(f32::abs).fold(MOST_APART, f32::min)
            - 0.34 * (pair.told as f32).min(MANY_TOLD)
            - 0.42 * compared.days(from, to).unwrap_or(0.0).ln_1p()
            - 0.73 * (length(earlier) * length(later)).ln()
            - 1.48,
    )
}

fn length(voice: &Voice) -> f32 {
    voice.content.split_whitespace().count().max(1) as f32
}

/// Whether the words tell that a figure is one that has run on.
fn runs_on(content: &str) -> bool {
    let lower = content.to_lowercase();
    RUNNING_ON.iter().any(|word| has_word(&lower, word))
}

fn has_word(lower: &str, word: &str) -> bool {
    lower.match_indices(word).any(|(at, _)| {
        let is_border = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        is_border(lower[..at].chars().next_back()) && is_border(lower[at + word.len()..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use sayso_core::Act;

    use super::may_count_one_thing;
    use crate::fixture::{AllNear, body, printing, voice};
    use crate::{ChangeKind, Held, Origin, claims};

    /// Whether the figure of a statement of the third day is that of one of the first, run on.
    #[track_caller]
    fn check(earlier: (Origin, &str), later: (Origin, &str), expected: bool) {
        let voices = [earlier, later].into_iter().zip(0..);
        let voices: Vec<_> =
            voices.map(|((origin, content), at)| voice(at, Act::Assert, origin, content)).collect();
        let printings = [printing("Lindqvist Post", 1), printing("Tern Courier", 3)];
        let web = claims(&voices, &printings, &Held::default(), &AllNear(0.1), None);
        let kinds = web.changes.iter().map(|change| change.kind);
        assert_eq!(kinds.collect::<Vec<_>>() == [ChangeKind::Update], expected, "{:?}", voices[1].content);
    }

    #[test]
    fn a_figure_runs_on_in_other_words() {
        let police = || body(1, "the harbour police");
        let arrested = "Eleven pilots were arrested at the harbour";
        check(
            (police(), arrested),
            (police(), "The number of arrests at the harbour has gone up to 14"),
            true,
        );
        check((police(), arrested), (police(), "Three boats were found"), false);
        check((police(), arrested), (police(), "Eleven pilots were led away at the harbour"), false);
    }

    #[test]
    fn whoever_tells_it_a_figure_of_what_comes_in_runs_on() {
        let hurt = "Nine people were hurt when the ferry struck the mole";
        let more = "The number of people injured on the ferry has climbed to 14";
        check((body(1, "the harbour police"), hurt), (body(2, "Selin hospital"), more), true);
    }

    #[test]
    fn how_many_were_on_board_is_no_toll() {
        let dead = "Nine people died when the barge sank at Selin";
        let toll = "The toll of the barge has risen to 14";
        let aboard = "The barge was carrying 62 passengers";
        assert!(!may_count_one_thing(dead, aboard));
        assert!(!may_count_one_thing(aboard, toll));
        assert!(may_count_one_thing(dead, toll));
        assert!(may_count_one_thing(aboard, "The barge carried 74 passengers and a crew of five"));
        assert!(may_count_one_thing("Nine passengers of the barge died", toll), "passengers who died");
    }

    #[test]
    fn a_figure_that_is_no_more_keeps_nothing_from_running_on() {
        let office = || body(1, "the harbour office");
        let before = "seventeen ships are waiting in the roads";
        let after = "twenty-one ships were waiting in the roads, up from seventeen";
        check((office(), before), (office(), after), true);
    }
}
