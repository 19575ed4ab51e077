//! Which of two figures is the other one, run on: “twelve dead”, and a day later “the toll has risen to fifteen”.
//!
//! A logistic regression of signs tells how likely that is. Its weights were fitted on the updates that `eval/origins/streams` 00 to 12 and
//! 25 to 52 are marked with, and on pairs of figures of 279 real articles of one month, a third of the weight each, of which hardly any are one
//! figure.

use crate::likeness::Differing;
use crate::pairs::{Pair, Pairs};
use crate::{Printing, Voice};

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

/// From this likelihood on, a figure has run on.
const RUN_ON: f32 = 0.33;

/// How many times the larger of two figures is as large as the smaller counts up to here, as its logarithm.
const MOST_APART: f32 = 3.0;

/// So many words in common are as good as more.
const MANY_TOLD: f32 = 5.0;

/// Whether the figure of the statement at `to`, which is later, is that of the one at `from`, run on.
pub(crate) fn has_run_on(from: usize, to: usize, pair: &Pair, compared: &Pairs<'_>) -> bool {
    signs(from, to, pair, compared).is_some_and(|signs| likelihood(&signs) >= RUN_ON)
}

const SIGNS: usize = 13;

/// What each sign weighs, in the order of [`signs`], and what stands without any.
static WEIGHTS: [f32; SIGNS] =
    [2.52, 5.73, 0.67, 2.13, -0.69, 1.79, 0.46, 2.41, 0.47, -0.34, -0.42, -2.4, -0.73];
const BIAS: f32 = -1.48;

fn likelihood(signs: &[f32; SIGNS]) -> f32 {
    let odds = BIAS + signs.iter().zip(&WEIGHTS).map(|(sign, weight)| sign * weight).sum::<f32>();
    1.0 / (1.0 + (-odds).exp())
}

/// What speaks for it and against it; `None` where no figures differ that may be of one thing.
pub(crate) fn signs(from: usize, to: usize, pair: &Pair, compared: &Pairs<'_>) -> Option<[f32; SIGNS]> {
    let Pairs { voices, printings, .. } = *compared;
    let differing = compared.differing(from, to);
    if differing.is_empty() {
        return None;
    }
    let is = |holds: bool| f32::from(u8::from(holds));
    let ratios = differing.iter().filter_map(Differing::ratio);
    let apart = ratios.clone().map(f32::abs).fold(MOST_APART, f32::min);
    let comes_in = is(compared.any_comes_in(&differing));
    let nearness = compared.nearness(from, to);
    Some([
        nearness,
        compared.context(from, to),
        is(compared.count_the_same_otherwise(from, to)),
        is(ratios.clone().any(|ratio| ratio > 0.0)),
        apart,
        is(runs_on(&voices[to].content)),
        comes_in,
        comes_in * nearness,
        is(voices[from].is_by_speaker_of(&voices[to])),
        (pair.told as f32).min(MANY_TOLD),
        days(from, to, voices, printings).ln_1p(),
        is(voices[to].act.is_answer()),
        (length(&voices[from]) * length(&voices[to])).ln(),
    ])
}

fn length(voice: &Voice) -> f32 {
    voice.content.split_whitespace().count().max(1) as f32
}

fn days(from: usize, to: usize, voices: &[Voice], printings: &[Printing]) -> f32 {
    let day = |at: usize| printings[voices[at].printing].day;
    day(from).zip(day(to)).map_or(0.0, |(from, to)| to.abs_diff(from) as f32)
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
    fn a_figure_that_is_no_more_keeps_nothing_from_running_on() {
        let office = || body(1, "the harbour office");
        let before = "seventeen ships are waiting in the roads";
        let after = "twenty-one ships were waiting in the roads, up from seventeen";
        check((office(), before), (office(), after), true);
    }
}
