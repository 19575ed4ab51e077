//! What reads contents for linking: the shipped models.

use sayso_annotate::{Relations, Sentences};
use sayso_core::Relation;
use sayso_link::Relate;

/// Reads by the shipped models.
pub(super) struct Reading;

impl Relate for Reading {
    fn vector(&self, content: &str) -> Vec<f32> {
        Sentences::standard().vector(content)
    }

    fn relations(&self, pairs: &[[&str; 2]]) -> Vec<Relation> {
        Relations::standard().of(pairs)
    }
}
