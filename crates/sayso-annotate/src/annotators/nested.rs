//! Finds the attributions inside contents, level by level: the tagger reads each content as an article of its own.

use sayso_core::{AttributionIx, Draft, Span};

use super::reading::{Reading, read};
use crate::model::{Tagger, Words};
use crate::{Annotator, Layer};

/// Levels below the outermost; news hardly ever has more.
const DEEPEST: usize = 3;

/// Words below which a content can hold no source, cue and content of another.
const SHORTEST: usize = 4;

/// Below this, about half of what the tagger finds in contents is none: it was trained on whole articles.
const LEAST_CONFIDENCE: f32 = 0.25;

/// The annotator, with the tagger it reads with.
pub(super) struct Nested(&'static Tagger);

impl Nested {
    /// With the tagger we ship.
    pub(super) fn shipped() -> Nested {
        Nested(Tagger::shipped())
    }
}

impl Annotator for Nested {
    fn name(&self) -> &'static str {
        "nested attributions"
    }

    fn needs(&self) -> &'static [Layer] {
        &[Layer::Attributions]
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::NestedAttributions]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        let outermost = |draft: &Draft| draft.attributions().map(|(ix, _)| ix).collect();
        let mut parents: Vec<Vec<AttributionIx>> = drafts.iter().map(outermost).collect();
        for _ in 0..DEEPEST {
            let inside = |(draft, parents): (&Draft, &Vec<AttributionIx>)| -> Vec<Reading> {
                parents.iter().filter_map(|&parent| content(self.0, draft, parent)).collect()
            };
            let readings: Vec<Vec<Reading>> = drafts.iter().zip(&parents).map(inside).collect();
            if readings.iter().all(Vec::is_empty) {
                return;
            }
            parents = read(self.0, drafts, readings);
        }
    }
}

/// The content of `parent` as something to read; `None` where it is too short to hold an attribution.
fn content(tagger: &Tagger, draft: &Draft, parent: AttributionIx) -> Option<Reading> {
    let parts = draft.attribution(parent).content.as_slice();
    // Marks around a whole part are those of the parent's quotation.
    let is_inner = |quote: Span| parts.iter().any(|part| part.contains(quote) && !covers(quote, *part));
    let quotes: Vec<_> = draft.quotes().iter().copied().filter(|quote| is_inner(quote.span)).collect();
    let text = &draft.article().text;
    let words = Words::of_content(text, parts, &quotes, &tagger.vocabulary);
    let count = words.as_slice().iter().filter(|word| word.is_alphanumeric).count();
    (count >= SHORTEST).then_some(Reading {
        parent: Some(parent),
        least_confidence: LEAST_CONFIDENCE,
        words,
        quotes,
    })
}

/// Whether `quote` is all of `part` but for a few characters, such as a full stop outside the marks.
fn covers(quote: Span, part: Span) -> bool {
    quote.start() <= part.start() + 1 && part.end() <= quote.end() + 2
}
