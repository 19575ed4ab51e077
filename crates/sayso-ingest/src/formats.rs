//! The table of input formats. To add one: a file beside these, and its line in [`ALL`].

mod plain;

use crate::Format;

/// Tried in this order: the strictest sniffs first, plain text, which takes anything, last.
pub(crate) static ALL: &[&Format] = &[&plain::FORMAT];
