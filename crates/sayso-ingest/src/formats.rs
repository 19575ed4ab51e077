//! The table of input formats. To add one: a file beside these, and its line in [`ALL`].

mod html;
mod json;
mod json_lines;
mod plain;

use crate::Format;

/// Tried in this order: the strictest sniffs first.
pub(crate) static ALL: &[&Format] = &[
    &json::FORMAT,
    // After `json`, whose records also begin like a line of these.
    &json_lines::FORMAT,
    &html::FORMAT,
    // Last: takes anything.
    &plain::FORMAT,
];

/// The first format that knows files with this beginning and name.
pub(crate) fn of(head: &[u8], name: &str) -> &'static Format {
    ALL.iter().find(|format| (format.sniff)(head, name)).unwrap_or(&&plain::FORMAT)
}
