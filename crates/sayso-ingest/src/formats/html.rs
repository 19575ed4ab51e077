//! Web pages.

use sayso_core::{Article, Text};
use trafilatura::{ExtractionFocus, Options};

use crate::{Format, Raw, Skipped, Splitting, encoding};

pub(super) static FORMAT: Format = Format {
    name: "html",
    about: "a web page: main text, title, byline, outlet, dates, links",
    sniff,
    splitting: Splitting::WholeFile,
    extract,
};

fn sniff(head: &[u8], name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let named = [".html", ".htm", ".xhtml", ".shtml"].iter().any(|ending| name.ends_with(ending));
    named || begins_page(head)
}

/// Whether the first tag is one that pages begin with.
fn begins_page(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&head[..head.len().min(4096)]).to_ascii_lowercase();
    let mut rest = head.trim_start();
    while rest.starts_with("<!--") || rest.starts_with("<?") {
        let Some((_, after)) = rest.split_once('>') else { return false };
        rest = after.trim_start();
    }
    let first_tags =
        ["<!doctype html", "<html", "<head", "<meta", "<title", "<body", "<article", "<div", "<p>"];
    first_tags.iter().any(|tag| rest.starts_with(tag))
}

fn extract(raw: &Raw) -> Result<Article, Skipped> {
    let page = encoding::decode(&raw.bytes, None);
    let options = Options::default().with_focus(ExtractionFocus::FavorPrecision).with_fallback(true);
    let found =
        trafilatura::extract(&page, &options.with_exclude_comments(true)).map_err(|_| Skipped::NoArticle)?;
    let text = Text::new(found.content_text).map_err(|_| Skipped::TooLong)?;
    Ok(Article::new(raw.address.clone(), text))
}
