//! For machines: one JSON object a statement, each on its line.

use sayso_wire::StatementV1;
use serde::Serialize;

use super::Render;
use crate::About;
use crate::safe::escape_controls;

struct Jsonl;

pub(super) fn open(_: &About) -> Box<dyn Render> {
    Box::new(Jsonl)
}

impl Render for Jsonl {
    fn statement(&mut self, statement: &StatementV1) -> Vec<u8> {
        line(statement)
    }
}

/// `shape` on a line of its own.
pub(crate) fn line(shape: &impl Serialize) -> Vec<u8> {
    let json = serde_json::to_string(shape).expect("strings and numbers are always JSON");
    (escape_controls(&json) + "\n").into_bytes()
}
