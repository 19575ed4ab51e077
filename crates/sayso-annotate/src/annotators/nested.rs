//! Finds the attributions inside contents, level by level: the tagger reads each content as an article of its own.

use sayso_core::{AttributionIx, Draft, Quote, Span, Text};

use super::reading::{Reading, read};
use crate::model::{Tagger, Words};
use crate::{Annotator, Layer};

/// Levels below the outermost; news hardly ever has more.
const DEEPEST: usize = 3;

/// Words below which a content can hold no source, cue and content of another.
const SHORTEST: usize = 4;

/// Below this, more than half of what the tagger finds in contents is none: it was trained on whole articles.
const LEAST_CONFIDENCE: f32 = 0.4;

/// The marks that stand around quotations.
const MARKS: [char; 9] = ['“', '”', '"', '‘', '’', '\'', '«', '»', '„'];

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
    let text = &draft.article().text;
    let outer = draft.attribution(parent).content.iter();
    let parts: Vec<Span> = outer.filter_map(|part| without_marks(text, part, draft.quotes())).collect();
    let is_inner = |quote: &Quote| parts.iter().any(|part| part.contains(quote.span));
    let first =
        draft.quotes().partition_point(|quote| quote.span.start() < parts.first().map_or(0, |p| p.start()));
    let last = parts.last().map_or(0, |part| part.end());
    let near = draft.quotes()[first..].iter().take_while(|quote| quote.span.start() < last);
    let quotes: Vec<Quote> = near.filter(|quote| is_inner(quote)).copied().collect();
    let words = Words::of_content(text, &parts, &quotes, &tagger.vocabulary);
    let count = words.as_slice().iter().filter(|word| word.is_alphanumeric).count();
    (count >= SHORTEST).then_some(Reading {
        parent: Some(parent),
        least_confidence: LEAST_CONFIDENCE,
        words,
        quotes,
    })
}

/// `part` without the quotation marks around it, and without the comma before the closing one: they are its reporter's.
fn without_marks(text: &Text, part: Span, quotes: &[Quote]) -> Option<Span> {
    let at = quotes.partition_point(|quote| quote.span.start() < part.start());
    let Some(quote) = quotes.get(at).filter(|quote| quote.span.start() == part.start()) else {
        return Some(part);
    };
    let is_whole = part.end() <= quote.span.end() + 1 || text[part].contains('\n');
    if !is_whole {
        return Some(part);
    }
    let words = text[part].trim_start_matches(MARKS);
    let start = part.end() - words.len();
    text.span(start..start + words.trim_end_matches(MARKS).trim_end_matches(',').len())
}
