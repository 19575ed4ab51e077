//! Tells what a source does by saying something, and how certain it is of it.
//!
//! By the cue first: “denied”, “declined”, “vowed” say it themselves. Where the cue is neutral, as “said”, by how the main
//! clause of the content begins. Denials and refusals in words that no rule has are told by a head of the model.

mod clause;
mod contradiction;
mod rules;
mod stance;

use sayso_core::{Act, Attribution, Draft, Layers, Shown, Span, Spans, Text};

use self::rules::{RULES, Rule};
use super::attributions::body;
use crate::model::{Leaning, Tagger, WordScores, Words, leaning};
use crate::patterns::Pattern;
use crate::vocabulary::Vocabulary;
use crate::{Annotator, Layer};

/// The annotator, with the tagger whose leanings it goes by.
pub(super) struct Acts(&'static Tagger);

impl Acts {
    /// With the tagger we ship.
    pub(super) fn shipped() -> Acts {
        Acts(Tagger::shipped())
    }
}

impl Annotator for Acts {
    fn name(&self) -> &'static str {
        "acts"
    }

    fn needs(&self) -> &'static [Layer] {
        &[Layer::Quotes, Layer::Attributions]
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::Acts]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        let bodies: Vec<Words> = drafts.iter().map(|draft| body(self.0, draft)).collect();
        let read = self.0.read(bodies);
        for ((draft, words), scores) in drafts.iter_mut().zip(&read.articles).zip(&read.scores) {
            let vocabulary = Vocabulary::of(draft);
            let found = draft.attributions().map(|(ix, attribution)| {
                let parts = Parts::of(draft, attribution);
                let act = parts.act(leaning_of(words, scores, attribution));
                let contradicts = || contradiction::of(draft, &vocabulary, ix, &parts);
                let act =
                    Some(act).filter(|act| act.value != Act::Assert).or_else(contradicts).unwrap_or(act);
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

/// How sure the model must be of a denial, and of a refusal.
const DENIAL: f32 = 0.5;
const SILENCE: f32 = 0.6;

/// Acts whose rules are surer than the model.
const RULED: [Act; 4] = [Act::Assert, Act::Deny, Act::PartlyDeny, Act::Confirm];

/// What the model makes of the cue and the content of `attribution`.
fn leaning_of(words: &Words, scores: &[WordScores], attribution: &Attribution) -> Leaning {
    let of = |spans: &[Span]| -> Vec<WordScores> {
        spans.iter().flat_map(|&span| words.places_in(span)).map(|place| scores[place]).collect()
    };
    let cue = attribution.cue.as_ref().map(Spans::as_slice).unwrap_or_default();
    leaning(&of(cue), &of(attribution.contents()))
}

/// The words of an attribution that rules look at.
struct Parts<'a> {
    text: &'a Text,
    attribution: &'a Attribution,
    cue: Option<Span>,
    /// The first words of the content: “declined *to comment on the*”.
    head: Option<Span>,
    /// How its main clause begins.
    clause: Option<Span>,
    /// What negates the cue.
    negation: Option<Span>,
}

impl<'a> Parts<'a> {
    fn of(layers: &'a Layers, attribution: &'a Attribution) -> Parts<'a> {
        let text = &layers.article().text;
        let cue = attribution.cue.as_ref().map(|cue| cue.extent());
        let first = attribution.contents().first();
        Parts {
            text,
            attribution,
            cue,
            head: first.and_then(|&span| clause::head(text, span)),
            clause: first.and_then(|&span| clause::main(text, span)),
            negation: cue.and_then(|cue| rules::NEGATION.find(text, cue)),
        }
    }

    /// What it does: the first rule of the table that fits; but denials and refusals in words that no rule has are left to
    /// the model.
    fn act(&self, leaning: Leaning) -> Shown<Act> {
        let fitting = RULES.iter().find_map(|rule| self.fits(rule));
        match fitting {
            Some(shown) if shown.value.is_non_answer() || RULED.contains(&shown.value) => shown,
            Some(_) | None if leaning.silence > SILENCE => Shown {
                value: Act::Decline,
                rule: "the model reads it as a refusal to answer",
                words: self.cue,
            },
            Some(_) | None if leaning.denial > DENIAL => {
                Shown { value: Act::Deny, rule: "the model reads it as a denial", words: self.cue }
            }
            Some(shown) => shown,
            None => Shown { value: Act::Assert, rule: "nothing in it is more than saying", words: self.cue },
        }
    }

    /// What `rule` makes of it, if it applies.
    fn fits(&self, rule: &Rule) -> Option<Shown<Act>> {
        if self.negation.is_some() != rule.is_negated || self.quotation_differs(rule) {
            return None;
        }
        let mut words = None;
        for (pattern, place) in [(&rule.cue, self.cue), (&rule.head, self.head), (&rule.clause, self.clause)]
        {
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
