//! Web pages.

mod blocks;
mod json_ld;
mod main_text;
mod metadata;
mod page;
mod parser;
mod tag;

use sayso_core::{Address, Article, Hyperlink, Text};
use trafilatura::{ExtractionFocus, Options};

use self::blocks::{Block, BlockLink};
use self::metadata::Metadata;
use crate::{Format, Raw, Skipped, Splitting};

/// What stands between two paragraphs of the text.
const PARAGRAPH_BREAK: &str = "\n\n";

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
    for (opening, closing) in [("<?", "?>"), ("<!--", "-->"), ("<!--", "-->")] {
        if rest.starts_with(opening) {
            rest = rest.split_once(closing).map_or("", |(_, after)| after).trim_start();
        }
    }
    let first_tags =
        ["<!doctype html", "<html", "<head", "<meta", "<title", "<body", "<article", "<div", "<p>"];
    first_tags.iter().any(|tag| rest.starts_with(tag))
}

fn extract(raw: &Raw) -> Result<Article, Skipped> {
    let written = page::decode(&raw.bytes);
    let page = page::parse(&written)?;
    let metadata = metadata::read(&page);
    let voted = vote(&written).ok_or(Skipped::NoArticle)?;
    let blocks = main_text::choose(blocks::blocks(&page), &voted, metadata.title.as_deref());
    if !main_text::is_article(&blocks) {
        return Err(Skipped::NoArticle);
    }
    article(&raw.address, &blocks, metadata)
}

/// What `trafilatura` takes for the article, as words without their order on the page.
///
/// English first: with no language given it builds the word lists of a hundred, which takes 80 ms on the first page.
fn vote(written: &str) -> Option<String> {
    let precise = Options::default().with_focus(ExtractionFocus::FavorPrecision).with_fallback(true);
    let any = precise.with_exclude_comments(true);
    let english = any.clone().with_target_language("en");
    let found =
        trafilatura::extract(written, &english).or_else(|_| trafilatura::extract(written, &any)).ok()?;
    Some(found.content_text)
}

fn article(address: &Address, blocks: &[Block], metadata: Metadata) -> Result<Article, Skipped> {
    let paragraphs: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    let text = Text::new(paragraphs.join(PARAGRAPH_BREAK)).map_err(|_| Skipped::TooLong)?;
    Ok(Article {
        links: links(&text, blocks, &metadata),
        title: metadata.title,
        byline: metadata.byline,
        outlet: metadata.outlet,
        published: metadata.published,
        updated: metadata.updated,
        canonical: metadata.canonical.map(String::from),
        ..Article::new(address.clone(), text)
    })
}

/// The links of the blocks, now that the blocks have their places in the text; those within the page are left out.
fn links(text: &Text, blocks: &[Block], metadata: &Metadata) -> Vec<Hyperlink> {
    let mut links = Vec::new();
    let mut start = 0;
    for block in blocks {
        for BlockLink { range, target } in &block.links {
            let span = text.span(start + range.start..start + range.end);
            let address = metadata::web_address(target, metadata.base.as_ref());
            if let (Some(span), Some(address), false) = (span, address, target.starts_with('#')) {
                links.push(Hyperlink { span, target: address.into() });
            }
        }
        start += block.text.len() + PARAGRAPH_BREAK.len();
    }
    links
}
