//! Parses pages, and refuses those that are built to exhaust whoever reads them.

use std::cell::RefCell;

use ego_tree::NodeId;
use encoding_rs::Encoding;
use html5ever::ParseOpts;
use html5ever::driver;
use html5ever::tendril::TendrilSink;
use scraper::{Html, HtmlTreeSink};

use crate::{Skipped, encoding};

/// Deepest nesting that is read. Pages of news stay below 100; some parts of extraction recurse.
const DEEPEST: usize = 400;

/// Most nodes that are read. Pages of news stay below 10,000; some parts of extraction take time by the square of it.
const MOST_NODES: usize = 60_000;

/// Most words in one tag. The parser compares each attribute with all before it.
const MOST_ATTRIBUTES: usize = 20_000;

/// How much is parsed between two looks at what has been built, in bytes.
const STEP: usize = 8 << 10;

/// The text of a page, decoded as its mark, its bytes or its own declaration say.
pub(super) fn decode(bytes: &[u8]) -> String {
    encoding::decode(bytes, declared_encoding(bytes))
}

/// Parses `page`. The parser's own work is quadratic in the depth of nesting, so it is watched as it goes.
pub(super) fn parse(page: &str) -> Result<Html, Skipped> {
    demand_short_tags(page)?;
    let sink = HtmlTreeSink(RefCell::new(Html::new_document()));
    let mut parser = driver::parse_document(sink, ParseOpts::default());
    let mut rest = page;
    while !rest.is_empty() {
        let (step, after) = rest.split_at(rest.floor_char_boundary(STEP));
        parser.process(step.into());
        demand_readable(&parser.tokenizer.sink.sink.0.borrow())?;
        rest = after;
    }
    let html = parser.finish();
    demand_shallow(&html)?;
    Ok(html)
}

/// Refuses pages with a tag that goes on and on. What looks like one in a script is counted, too, and is never as long.
fn demand_short_tags(page: &str) -> Result<(), Skipped> {
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        let after = &rest[start + 1..];
        let tag = after.split(['<', '>']).next().unwrap_or_default();
        if tag.split_ascii_whitespace().nth(MOST_ATTRIBUTES).is_some()
            && tag.starts_with(|c: char| c.is_ascii_alphabetic())
        {
            return Err(Skipped::TooManyTags);
        }
        rest = &after[tag.len()..];
    }
    Ok(())
}

/// Refuses trees that are already too large or, where they last grew, too deep.
fn demand_readable(html: &Html) -> Result<(), Skipped> {
    let mut nodes = html.tree.nodes();
    if nodes.len() > MOST_NODES {
        return Err(Skipped::TooManyTags);
    }
    let depth = nodes.next_back().map_or(0, |newest| newest.ancestors().count());
    if depth > DEEPEST { Err(Skipped::TooDeep { deepest: DEEPEST }) } else { Ok(()) }
}

/// Refuses trees that are too deep anywhere.
fn demand_shallow(html: &Html) -> Result<(), Skipped> {
    let mut open: Vec<NodeId> = Vec::new();
    for edge in html.tree.root().traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => open.push(node.id()),
            ego_tree::iter::Edge::Close(_) => drop(open.pop()),
        }
        if open.len() > DEEPEST {
            return Err(Skipped::TooDeep { deepest: DEEPEST });
        }
    }
    Ok(())
}

/// The encoding that the page says it is in.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let (_, after) = head.split_once("charset")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
    let label = value.split(|end: char| !(end.is_ascii_alphanumeric() || "-_:.".contains(end))).next()?;
    Encoding::for_label(label.as_bytes())
}
