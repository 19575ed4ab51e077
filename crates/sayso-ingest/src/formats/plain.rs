//! Plain text, taken as it is.

use sayso_core::{Article, Text};

use crate::{Format, Raw, Skipped, Splitting, encoding};

pub(super) static FORMAT: Format = Format {
    name: "plain",
    about: "plain text, taken as it is",
    // Last in the table: what nothing else claims is text, or is found to be binary when read.
    sniff: |_, _| true,
    splitting: Splitting::WholeFile,
    extract,
};

fn extract(raw: &Raw) -> Result<Article, Skipped> {
    let content = encoding::decode(&raw.bytes, None);
    if content.trim().is_empty() {
        return Err(Skipped::Empty);
    }
    let text = Text::new(content).map_err(|_| Skipped::TooLong)?;
    Ok(Article::new(raw.address.clone(), text))
}
