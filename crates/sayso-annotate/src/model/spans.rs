//! Labels to spans of words, each with a role.

use std::ops::Range;

use super::crf::{Crf, Label, Scores};

/// What the numbers of labels stand for, in the model's order.
pub(super) const LABEL_NAMES: [&str; super::crf::LABELS] =
    ["O", "B-source", "I-source", "B-cue", "I-cue", "B-bare-cue", "I-bare-cue", "B-content", "I-content"];

/// The label of words that stand in no span.
pub(super) const OUTSIDE: Label = 0;

/// The labels of the first word of a cue, and of a bare cue.
pub(super) const BEGINNING_CUE: [Label; 2] = [3, 5];

/// What a span is in an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Who is reported to have expressed it.
    Source,
    /// The words that attribute it.
    Cue,
    /// A cue whose attribution names no source.
    BareCue,
    /// What is attributed.
    Content,
}

/// A run of words in one role.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RoleSpan {
    /// The role.
    pub(crate) role: Role,
    /// The words.
    pub(crate) words: Range<usize>,
    /// The probability of exactly this span, under the model.
    pub(crate) probability: f32,
}

/// Whether `next` goes on with the span that `label` is in.
pub(super) fn continues(label: Label, next: Label) -> bool {
    label != OUTSIDE && next == label + label % 2
}

/// Whether the label is one of words that go on with a span.
pub(super) fn goes_on(label: Label) -> bool {
    label != OUTSIDE && label.is_multiple_of(2)
}

/// The role of a label; `None` for the one outside all spans.
pub(super) fn role(label: Label) -> Option<Role> {
    match LABEL_NAMES[label].split_once('-')?.1 {
        "source" => Some(Role::Source),
        "cue" => Some(Role::Cue),
        "bare-cue" => Some(Role::BareCue),
        _ => Some(Role::Content),
    }
}

/// The likeliest spans of an article, in reading order.
pub(super) fn spans(crf: &Crf, emissions: &[Scores]) -> Vec<RoleSpan> {
    let labels = crf.decode(emissions);
    let marginals = crf.marginals(emissions);
    let mut found = Vec::new();
    let mut start = 0;
    for run in labels.chunk_by(|&label, &next| continues(label, next)) {
        if let Some(role) = role(run[0]) {
            let probability = marginals.of_span(start, run);
            found.push(RoleSpan { role, words: start..start + run.len(), probability });
        }
        start += run.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::continues;

    #[test]
    fn only_the_same_role_continues() {
        assert!(continues(7, 8) && continues(8, 8) && continues(1, 2));
        assert!(!continues(7, 7) && !continues(8, 7) && !continues(0, 0) && !continues(1, 8));
    }
}
