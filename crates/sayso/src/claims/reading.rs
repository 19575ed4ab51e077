//! What reads contents for linking: the shipped models.

use sayso_annotate::{Relations, Sentences};
use sayso_link::{Relate, Relation};

/// Reads by the shipped models.
pub(super) struct Reading;

impl Relate for Reading {
    fn vector(&self, content: &str) -> Vec<f32> {
        Sentences::standard().vector(content)
    }

    fn relations(&self, pairs: &[[&str; 2]]) -> Vec<Relation> {
        let read = Relations::standard().of(pairs);
        read.into_iter().map(|read| Relation { same: read.same, contrary: read.contrary }).collect()
    }
}
