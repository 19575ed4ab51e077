//! Predictions of our own.

use std::collections::BTreeMap;
use std::ops::Range;

use sayso_annotate::Annotators;
use sayso_core::{Address, Article, Text};
use sayso_wire::{ArticleV1, AttributionV1, SpanV1, WithText};

use super::corpus::{GoldArticle, Predictions, Relation};

/// Articles annotated at a time: enough to keep every thread busy.
const BATCH: usize = 32;

/// What `annotators` find in the texts of `gold`, as they would be written for others to read.
pub fn predict(gold: &[GoldArticle], annotators: &Annotators) -> Predictions {
    let run = Annotators::run();
    let mut by_id = BTreeMap::new();
    for batch in gold.chunks(BATCH) {
        let annotated = annotators.annotate(batch.iter().map(article).collect());
        for (gold, annotated) in batch.iter().zip(&annotated) {
            let written = ArticleV1::new(annotated, &run, WithText::No);
            by_id.insert(gold.id.clone(), written.attributions.iter().map(relation).collect());
        }
    }
    Predictions::new(by_id)
}

fn article(gold: &GoldArticle) -> Article {
    let text = Text::new(gold.text.as_str()).expect("people marked it: it is shorter than 4 GiB");
    Article::new(Address::new(gold.id.as_str()), text)
}

fn relation(written: &AttributionV1) -> Relation {
    Relation {
        source: spans(&written.source),
        cue: spans(&written.cue),
        content: spans(&written.content),
        depth: usize::from(written.parent.is_some()),
        classes: Vec::new(),
        number: None,
        confidence: Some(written.confidence),
    }
}

fn spans(written: &[SpanV1]) -> Vec<Range<usize>> {
    written.iter().map(|span| span.start..span.end).collect()
}
