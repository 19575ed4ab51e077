//! Reads stretches of drafts with the tagger and adds the attributions in them.

use std::ops::Range;

use sayso_core::{Attribution, AttributionIx, Draft, Quote, Span, Spans, Text};

use crate::model::{Linked, RoleSpan, Tagger, Word, Words, drop_overlapping, link, signed};
use crate::quotation::quotation;

/// A stretch of one draft to read for attributions: its body, or the content of an attribution.
pub(super) struct Reading {
    /// The attribution whose content it is.
    pub(super) parent: Option<AttributionIx>,
    /// How sure an attribution in it must be.
    pub(super) least_confidence: f32,
    /// Its words.
    pub(super) words: Words,
    /// The quotes that count as the speakers' in it.
    pub(super) quotes: Vec<Quote>,
}

/// Adds to each draft the attributions that stand in its readings, and returns them by draft.
pub(super) fn read(
    tagger: &Tagger,
    drafts: &mut [Draft],
    readings: Vec<Vec<Reading>>,
) -> Vec<Vec<AttributionIx>> {
    let words: Vec<&Words> = readings.iter().flatten().map(|reading| &reading.words).collect();
    let mut spans = tagger.tag(&words).into_iter();
    let mut added = Vec::with_capacity(drafts.len());
    for (draft, readings) in drafts.iter_mut().zip(&readings) {
        let tagged = readings.iter().zip(spans.by_ref());
        let found: Vec<Attribution> =
            tagged.flat_map(|(reading, spans)| attributions(tagger, draft, reading, spans)).collect();
        added.push(found.into_iter().map(|attribution| draft.add_attribution(attribution)).collect());
    }
    added
}

/// The attributions that `spans` of `reading` make.
fn attributions(
    tagger: &Tagger,
    draft: &Draft,
    reading: &Reading,
    mut spans: Vec<RoleSpan>,
) -> Vec<Attribution> {
    let text = &draft.article().text;
    let words = reading.words.as_slice();
    let mut linked = signed(text, words, &reading.quotes);
    drop_overlapping(&mut spans, &linked);
    linked.extend(link(tagger.ranking(), words, &sentence_numbers(words, draft.sentences()), &spans));
    let sure = linked.iter().filter(|linked| linked.confidence >= reading.least_confidence);
    sure.filter_map(|linked| attribution(text, reading, linked)).collect()
}

fn attribution(text: &Text, reading: &Reading, linked: &Linked) -> Option<Attribution> {
    let words = reading.words.as_slice();
    let spans =
        |ranges: &[Range<usize>]| Spans::new(ranges.iter().flat_map(|range| pieces(words, range)).collect());
    let content = spans(&linked.contents)?;
    Some(Attribution {
        source: linked.source.clone().and_then(|source| spans(&[source])),
        cue: spans(std::slice::from_ref(&linked.cue)),
        quotation: quotation(text, &content, &reading.quotes),
        content,
        parent: reading.parent,
        confidence: linked.confidence,
    })
}

/// The text of a range of words; several spans where furniture or another's words stand between its paragraphs.
fn pieces(words: &[Word], range: &Range<usize>) -> Vec<Span> {
    let neighbours = |one: &Word, next: &Word| next.paragraph - one.paragraph <= 1;
    words[range.clone()].chunk_by(neighbours).map(|run| run[0].span.join(run[run.len() - 1].span)).collect()
}

/// The number of the sentence that each word stands in.
fn sentence_numbers(words: &[Word], sentences: &[Span]) -> Vec<usize> {
    words
        .iter()
        .map(|word| sentences.partition_point(|sentence| sentence.end() <= word.span.start()))
        .collect()
}
