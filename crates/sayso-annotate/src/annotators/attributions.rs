//! Finds the attributions that stand in no other's content.

use sayso_core::{Draft, ParagraphKind, Span};

use super::reading::{Reading, read};
use crate::model::{Tagger, Words};
use crate::{Annotator, Layer};

/// The annotator, with the tagger it reads with.
pub(super) struct Attributions(&'static Tagger);

impl Attributions {
    /// With the tagger we ship.
    pub(super) fn shipped() -> Attributions {
        Attributions(Tagger::shipped())
    }
}

impl Annotator for Attributions {
    fn name(&self) -> &'static str {
        "attributions"
    }

    fn needs(&self) -> &'static [Layer] {
        &[Layer::Paragraphs, Layer::Sentences, Layer::Quotes]
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::Attributions]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        let readings = drafts.iter().map(|draft| vec![body(self.0, draft)]).collect();
        read(self.0, drafts, readings);
    }
}

/// The body of an article, furniture left out.
fn body(tagger: &Tagger, draft: &Draft) -> Reading {
    let numbered = (0..).zip(draft.paragraphs());
    let body: Vec<(u32, Span)> = numbered
        .filter(|(_, paragraph)| paragraph.kind == ParagraphKind::Body)
        .map(|(number, paragraph)| (number, paragraph.span))
        .collect();
    let words = Words::of_paragraphs(&draft.article().text, &body, &tagger.vocabulary);
    Reading { parent: None, least_confidence: 0.0, words, quotes: draft.quotes().to_vec() }
}
