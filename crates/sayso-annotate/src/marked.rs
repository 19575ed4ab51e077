//! Attributions as people mark them, for articles that the model need not read.

use sayso_core::{Attribution, AttributionIx, Draft, Span, Spans};

use crate::quotation::quotation;

/// The parts of an attribution that somebody marked. One without cue and content is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marked {
    /// Who is reported to have expressed it.
    pub source: Option<Spans>,
    /// The words that attribute it.
    pub cue: Option<Spans>,
    /// What is attributed.
    pub content: Option<Spans>,
}

impl Marked {
    fn extent(&self) -> Option<Span> {
        let parts = [&self.source, &self.cue, &self.content].into_iter().flatten();
        parts.map(Spans::extent).reduce(Span::join)
    }
}

/// Adds what was marked to `draft`, each below the smallest content that it stands in.
pub(crate) fn add(draft: &mut Draft, marked: &[Marked]) {
    let is_whole = |marked: &&Marked| marked.cue.is_some() || marked.content.is_some();
    let mut largest_first: Vec<&Marked> = marked.iter().filter(is_whole).collect();
    largest_first.sort_by_key(|marked| std::cmp::Reverse(content_length(marked)));
    for marked in largest_first {
        let parent = parent(draft, marked);
        let text = &draft.article().text;
        let quotation = marked.content.as_ref().map(|content| quotation(text, content, draft.quotes()));
        draft.add_attribution(Attribution {
            source: marked.source.clone(),
            cue: marked.cue.clone(),
            content: marked.content.clone(),
            quotation: quotation.unwrap_or(sayso_core::Quotation::Indirect),
            parent,
            confidence: 1.0,
        });
    }
    draft.settle_attributions();
}

fn content_length(marked: &Marked) -> usize {
    marked.content.iter().flat_map(Spans::iter).map(|part| part.range().len()).sum()
}

/// The last one added, and so the smallest, in whose content `marked` stands.
fn parent(draft: &Draft, marked: &Marked) -> Option<AttributionIx> {
    let extent = marked.extent()?;
    let holds = |attribution: &Attribution| attribution.contents().iter().any(|part| part.contains(extent));
    draft.attributions().filter(|(_, attribution)| holds(attribution)).last().map(|(ix, _)| ix)
}
