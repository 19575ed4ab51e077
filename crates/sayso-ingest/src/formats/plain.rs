//! Plain text, taken as it is.

use sayso_core::{Article, Text};

use crate::{Format, Raw, Skipped, Splitting};

pub(super) static FORMAT: Format = Format {
    name: "plain",
    about: "Plain text, taken as it is",
    sniff: |_, _| true,
    splitting: Splitting::WholeFile,
    extract,
};

fn extract(raw: &Raw) -> Result<Article, Skipped> {
    let bytes = raw.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&raw.bytes);
    let content = String::from_utf8_lossy(bytes);
    if content.trim().is_empty() {
        return Err(Skipped::Empty);
    }
    let text = Text::new(content.as_ref()).map_err(|_| Skipped::TooLong)?;
    Ok(Article::new(raw.address.clone(), text))
}
