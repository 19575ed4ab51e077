//! Tells what a source does by saying something, and how certain it is of it.
//!
//! A table of rules goes by the cue first: “denied”, “declined”, “vowed” say it themselves; where the cue is neutral, as “said”, by
//! how the main clause of the content begins. What they say is one sign among others, as are words in and around the
//! statement; the weights of all of them were learned together with a head of the model, and the act that they say most
//! for is told. A few acts too rare to learn are left to the rules, and so are words too plain to be weighed: “we deny it”.

pub(super) mod clause;
mod contradiction;
pub(super) mod lexicon;
mod negation;
mod rules;
mod signs;
mod stance;
#[cfg(feature = "training")]
pub mod training;
mod weights;

use sayso_core::{Act, Attribution, Draft, Layers, Shown, Span, Spans, Text};

use self::rules::{RULES, Rule};
use self::weights::{RULED, SignWeights};
use super::attributions::body;
use crate::model::{ACT_WEIGHTS, ACTS, Tagger, Weights, WordScores, Words, leaning};
use crate::patterns::Pattern;
use crate::vocabulary::Vocabulary;
use crate::{Annotator, Layer};

/// The annotator, with the tagger whose leanings it goes by.
pub(super) struct Acts {
    tagger: &'static Tagger,
    weights: SignWeights,
}

impl Acts {
    /// With the tagger we ship.
    pub(super) fn shipped() -> Acts {
        Acts { tagger: Tagger::shipped(), weights: SignWeights::load(&Weights::parse(ACT_WEIGHTS)) }
    }
}

impl Annotator for Acts {
    fn name(&self) -> &'static str {
        "acts"
    }

    fn needs(&self) -> &'static [Layer] {
        &[Layer::Sentences, Layer::Quotes, Layer::Attributions]
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::Acts]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        let bodies: Vec<Words> = drafts.iter().map(|draft| body(self.tagger, draft)).collect();
        let read = self.tagger.read(bodies);
        for ((draft, words), scores) in drafts.iter_mut().zip(&read.articles).zip(&read.scores) {
            let vocabulary = Vocabulary::of(draft);
            let found = draft.attributions().map(|(ix, attribution)| {
                let parts = Parts::of(draft, attribution);
                let leaning = leaning_of(words, scores, attribution);
                let contradiction = contradiction::of(draft, &vocabulary, ix, &parts);
                let act = self.weights.act(&parts, contradiction, leaning);
                (ix, act, stance::stance(draft, &parts, act.value))
            });
            for (ix, act, stance) in found.collect::<Vec<_>>() {
                let meaning = draft.meaning_mut(ix);
                meaning.act = Some(act);
                meaning.stance = Some(stance);
            }
        }
    }
}

/// What the model makes of the cue and the content of `attribution`.
fn leaning_of(words: &Words, scores: &[WordScores], attribution: &Attribution) -> [f32; ACTS] {
    let of = |spans: &[Span]| -> Vec<WordScores> {
        spans.iter().flat_map(|&span| words.places_in(span)).map(|place| scores[place]).collect()
    };
    let cue = attribution.cue.as_ref().map(Spans::as_slice).unwrap_or_default();
    leaning(&of(cue), &of(attribution.contents()))
}

/// What a rule makes of an attribution.
#[derive(Clone, Copy)]
struct Ruled {
    shown: Shown<Act>,
    /// Whether its words are too plain to be weighed.
    is_plain: bool,
}

impl Ruled {
    /// Whether it stands whatever the weights say.
    fn stands(self) -> bool {
        self.is_plain || RULED.contains(&self.shown.value)
    }
}

/// The words of an attribution that rules look at.
struct Parts<'a> {
    text: &'a Text,
    attribution: &'a Attribution,
    cue: Option<Span>,
    /// The first words of the content: “declined *to comment on the*”.
    head: Option<Span>,
    /// As much of it as tells what it is about.
    opening: Option<Span>,
    /// How its main clause begins.
    clause: Option<Span>,
    /// What stands before the cue in its sentence.
    lead: Option<Span>,
    /// What follows it in its sentence.
    rest: Option<Span>,
    /// What negates the cue.
    negation: Option<Span>,
}

impl<'a> Parts<'a> {
    fn of(layers: &'a Layers, attribution: &'a Attribution) -> Parts<'a> {
        let text = &layers.article().text;
        let cue = attribution.cue.as_ref().map(|cue| cue.extent());
        let first = attribution.contents().first();
        let lead = cue.and_then(|cue| signs::lead_of_sentence(layers, cue));
        Parts {
            text,
            attribution,
            cue,
            head: first.and_then(|&span| clause::head(text, span)),
            opening: first.and_then(|&span| signs::opening(text, span)),
            clause: first.and_then(|&span| clause::main(text, span)),
            lead,
            rest: signs::rest_of_sentence(layers, attribution.extent()),
            negation: cue.and_then(|cue| negation::negation(text, attribution, cue, lead)),
        }
    }

    /// What the first rule of the table that fits makes of it.
    fn by_rule(&self) -> Option<Ruled> {
        let ruled = |rule: &Rule| Some(Ruled { shown: self.fits(rule)?, is_plain: rule.is_plain });
        RULES.iter().find_map(ruled)
    }

    /// What it is if no rule fits.
    fn plain(&self) -> Shown<Act> {
        Shown { value: Act::Assert, rule: "nothing in it is more than saying", words: self.cue }
    }

    /// What `rule` makes of it, if it applies.
    fn fits(&self, rule: &Rule) -> Option<Shown<Act>> {
        if self.negation.is_some() != rule.is_negated || self.quotation_differs(rule) {
            return None;
        }
        let mut words = None;
        let places = [
            (&rule.cue, self.cue),
            (&rule.head, self.head),
            (&rule.opening, self.opening),
            (&rule.clause, self.clause),
            (&rule.lead, self.lead),
            (&rule.rest, self.rest),
        ];
        for (pattern, place) in places {
            let Some(pattern) = pattern else { continue };
            words = Some(self.find(pattern, place)?);
        }
        let is_excepted = rule.unless.as_ref().is_some_and(|pattern| self.find(pattern, self.head).is_some());
        (!is_excepted).then_some(Shown { value: rule.act, rule: rule.name, words })
    }

    fn quotation_differs(&self, rule: &Rule) -> bool {
        rule.quotation.is_some_and(|quotation| quotation != self.attribution.quotation)
    }

    fn find(&self, pattern: &Pattern, place: Option<Span>) -> Option<Span> {
        pattern.find(self.text, place?)
    }
}
