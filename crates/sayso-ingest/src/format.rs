//! What an input format is.

use sayso_core::Article;

use crate::{Raw, Skipped};

/// How a file of some format falls into items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Splitting {
    /// The file is one item.
    WholeFile,
    /// Each line is an item; blank lines are none.
    Lines,
}

/// One input format.
#[derive(Debug)]
pub struct Format {
    /// The name users read.
    pub name: &'static str,
    /// What it is, in one line.
    pub about: &'static str,
    /// Whether a file that begins with these bytes and has this name looks like this format.
    pub sniff: fn(head: &[u8], name: &str) -> bool,
    /// How its files fall into items.
    pub splitting: Splitting,
    /// Finds the article in one item.
    pub extract: fn(&Raw) -> Result<Article, Skipped>,
}
