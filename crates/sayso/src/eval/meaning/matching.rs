//! Which attribution that was found is the one that people marked.

use sayso_annotate::Marked;
use sayso_core::{Annotated, Attribution, AttributionIx, Span, Spans};

/// The share of bytes that two contents must have in common, of those that either covers.
const SHARED: f64 = 0.5;

/// The attribution of `annotated` that is closest to `marked`, if one is close enough: contents share half of what they cover,
/// and sources touch or are both absent. Where there is no content, cues must touch.
pub(super) fn best(annotated: &Annotated, marked: &Marked) -> Option<AttributionIx> {
    let close = annotated.attributions().filter_map(|(ix, attribution)| {
        let closeness = closeness(attribution, marked);
        (closeness >= SHARED && sources_agree(attribution, marked)).then_some((ix, closeness))
    });
    let best = close.max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.cmp(&one.0)));
    best.map(|(ix, _)| ix)
}

fn closeness(attribution: &Attribution, marked: &Marked) -> f64 {
    let touching = |one: &Option<Spans>, other: &Option<Spans>| {
        shared(slice(one), slice(other)) as f64 / length(slice(other)).max(1) as f64
    };
    match (&attribution.content, &marked.content) {
        (Some(found), Some(right)) => {
            let shared = shared(found.as_slice(), right.as_slice());
            let covered = length(found.as_slice()) + length(right.as_slice()) - shared;
            // The cue settles between two that share a content.
            shared as f64 / covered as f64 + 0.01 * touching(&attribution.cue, &marked.cue)
        }
        (None, _) | (_, None) => touching(&attribution.cue, &marked.cue),
    }
}

fn sources_agree(attribution: &Attribution, marked: &Marked) -> bool {
    match (&attribution.source, &marked.source) {
        (Some(found), Some(right)) => shared(found.as_slice(), right.as_slice()) > 0,
        (None, None) => true,
        (None, Some(_)) | (Some(_), None) => false,
    }
}

fn slice(spans: &Option<Spans>) -> &[Span] {
    spans.as_ref().map(Spans::as_slice).unwrap_or_default()
}

fn length(spans: &[Span]) -> usize {
    spans.iter().map(|span| span.range().len()).sum()
}

fn shared(one: &[Span], other: &[Span]) -> usize {
    let overlap = |a: Span, b: Span| a.end().min(b.end()).saturating_sub(a.start().max(b.start()));
    one.iter().flat_map(|&a| other.iter().map(move |&b| overlap(a, b))).sum()
}
