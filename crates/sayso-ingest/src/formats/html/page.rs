//! Parses pages, and refuses those that are built to exhaust whoever reads them.

use ego_tree::NodeId;
use encoding_rs::Encoding;
use scraper::Html;

use super::parser::Parser;
use crate::{Skipped, encoding};

/// Deepest nesting that is read. Pages of news stay below 100; some parts of extraction recurse.
const DEEPEST: usize = 400;

/// Most nodes that are read. Pages of news stay below 10,000; some parts of extraction take time by the square of it.
const MOST_NODES: usize = 60_000;

/// Most attributes of one element. Pages of news stay below 100; the parser compares each with all before it.
const MOST_ATTRIBUTES: usize = 2_000;

/// How much is parsed between two looks at what has been built, in bytes.
const STEP: usize = 8 << 10;

/// The text of a page, decoded as its mark, its bytes or its own declaration say.
pub(super) fn decode(bytes: &[u8]) -> String {
    encoding::decode(bytes, declared_encoding(bytes))
}

/// Parses `page`. The parser's own work is quadratic in the depth of nesting and in the attributes of a tag, so it is
/// watched as it goes.
pub(super) fn parse(page: &str) -> Result<Html, Skipped> {
    let mut parser = Parser::new();
    let mut rest = page;
    while !rest.is_empty() {
        let (step, after) = rest.split_at(rest.floor_char_boundary(STEP));
        parser.read(step);
        if parser.attributes() > MOST_ATTRIBUTES {
            return Err(Skipped::TooManyTags);
        }
        demand_readable(&parser.html())?;
        rest = after;
    }
    let html = parser.finish();
    demand_shallow(&html)?;
    Ok(html)
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

#[cfg(test)]
mod tests {
    use super::{MOST_ATTRIBUTES, parse};
    use crate::Skipped;

    fn check(page: &str, expected: Option<Skipped>) {
        let start: String = page.chars().take(40).collect();
        assert_eq!(parse(page).err(), expected, "{start}");
    }

    /// What would be too many attributes in a tag, and is many words anywhere else.
    fn words() -> String {
        "a ".repeat(4 * MOST_ATTRIBUTES)
    }

    #[test]
    fn what_only_looks_like_a_long_tag_is_read() {
        let words = words();
        check(&format!("<script>if (n <b) '{words}'</script>"), None);
        check(&format!("<style>p {{ content: '<p {words}' }}</style>"), None);
        check(&format!("<textarea><p x={words}</textarea>"), None);
        check(&format!("<!-- <p x={words} -->"), None);
        check(&format!("<svg><![CDATA[ <p {words} ]]></svg>"), None);
        check(&format!("<img alt=\"{words}\" title='<p {words}'>"), None);
        check(&format!("<a href=/{}>", words.replace(' ', "/")), None);
        check(&format!("1 < 2, {words}"), None);
    }

    #[test]
    fn a_long_tag_is_found_wherever_it_begins() {
        let words = words();
        let check = |before: &str| check(&format!("{before}{words}>"), Some(Skipped::TooManyTags));
        check("<p ");
        check("</p ");
        check("<p x='<' y='>' ");
        check("<!-- <p x=\" --><p ");
        check("<!doctype html \"<p x='\"><p ");
        check("<script>'<p x=\"'</script><p ");
        check("<script>'</style</script ");
        check("<title><p x='</title><p ");
        check("<svg><![CDATA[<p x=\"]]><p ");
        check("</><p ");
        check("<&lt<p ");
    }

    #[test]
    fn attributes_that_many_tags_give_to_one_element_are_counted_together() {
        let tags: String = (0..=MOST_ATTRIBUTES).map(|number| format!("<body a{number}>")).collect();
        check(&tags, Some(Skipped::TooManyTags));
    }
}
