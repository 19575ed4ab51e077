//! JSON lines: one record a line.

use sayso_core::Article;

use super::json::{self, begins_record};
use crate::{Format, Raw, Skipped, Splitting};

pub(super) static FORMAT: Format = Format {
    name: "json-lines",
    about: "one {\"id\", \"text\", \"title\", \"published\", \"outlet\", \"url\"} a line, only text required",
    sniff,
    splitting: Splitting::Lines,
    extract,
};

fn sniff(head: &[u8], name: &str) -> bool {
    let named =
        [".jsonl", ".ndjson", ".json"].iter().any(|ending| name.to_ascii_lowercase().ends_with(ending));
    named || begins_record(head)
}

fn extract(raw: &Raw) -> Result<Article, Skipped> {
    json::article(&raw.address, &raw.bytes)
}
