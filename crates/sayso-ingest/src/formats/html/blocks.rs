//! The blocks of a page: what stands between two breaks of the line, as a browser shows it.

use std::collections::HashMap;
use std::ops::Range;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use super::metadata::LONGEST_ADDRESS;

/// Elements that begin and end a block, in the order of their names.
static BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements that show no text of the article, in the order of their names.
static UNSEEN: &[&str] = &[
    "audio", "button", "canvas", "datalist", "head", "iframe", "input", "math", "nav", "noscript", "object",
    "script", "select", "style", "svg", "template", "textarea", "video",
];

/// Classes of what shows only on demand.
static ON_DEMAND: &[&str] = &[
    "dropdown-menu",
    "popover",
    "rollover-block",
    "screen-reader-only",
    "screen-reader-text",
    "sr-only",
    "tooltip",
    "tooltiptext",
    "visually-hidden",
    "visuallyhidden",
];

/// Words in classes and ids of elements that are about the page and not the article.
static FURNITURE: &[&str] = &[
    "also-like",
    "author-bio",
    "authorbio",
    "breadcrumb",
    "byline",
    "caption",
    "comment",
    "cookie",
    "copyright",
    "credit",
    "disclaimer",
    "gallery",
    "latest-news",
    "more-on",
    "more-stories",
    "mostread",
    "most-read",
    "newsletter",
    "overlay",
    "promo",
    "read-more",
    "readmore",
    "recirc",
    "recommend",
    "related",
    "share",
    "sidebar",
    "signup",
    "sign-up",
    "similar",
    "social",
    "subscribe",
    "subscription",
    "tags",
    "taboola",
    "teaser",
    "trending",
];

/// What kind of element a block stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlockKind {
    Paragraph,
    Heading,
    Item,
    Caption,
    Other,
}

/// A link within a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BlockLink {
    /// The bytes of the block's text it stands on.
    pub(super) range: Range<usize>,
    /// Its target as written.
    pub(super) target: String,
}

/// One block.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// Its words, white space folded, single line breaks kept.
    pub(super) text: String,
    /// The links in it.
    pub(super) links: Vec<BlockLink>,
    /// What it stands in.
    pub(super) kind: BlockKind,
    /// The element around the one it stands in: blocks of one column share it.
    pub(super) column: Option<NodeId>,
    /// The elements around it that name themselves as furniture of the page, such as `<div class="newsletter">`.
    pub(super) furniture: Vec<NodeId>,
}

impl Block {
    /// The share of its text that links stand on.
    pub(super) fn link_share(&self) -> f64 {
        let linked: usize = self.links.iter().map(|link| link.range.len()).sum();
        linked as f64 / self.text.len().max(1) as f64
    }
}

/// The blocks of `page` that can be seen, in reading order.
pub(super) fn blocks(page: &Html) -> Vec<Block> {
    let mut reader = Reader::default();
    let mut edges = page.tree.root().traverse();
    while let Some(edge) = edges.next() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Text(text) => reader.read(text, node),
                Node::Element(element) if is_unseen(element) => pass_over(&mut edges, node),
                Node::Element(element) => reader.open(element),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    reader.close(element);
                }
            }
        }
    }
    reader.finish_block();
    reader.done
}

fn pass_over(edges: &mut ego_tree::iter::Traverse<'_, Node>, unseen: NodeRef<'_, Node>) {
    let is_its_end = |edge: &Edge<'_, Node>| matches!(edge, Edge::Close(node) if node.id() == unseen.id());
    edges.find(is_its_end);
}

/// The state of reading: blocks done, and the one that grows.
#[derive(Default)]
struct Reader {
    done: Vec<Block>,
    text: String,
    links: Vec<BlockLink>,
    // Where the link that is open began, and where it leads.
    open_link: Option<(usize, String)>,
    space_is_due: bool,
    breaks_due: usize,
    open_quotes: usize,
    place: Option<Place>,
    known_furniture: KnownFurniture,
}

/// Which elements name themselves as furniture, of those that were looked at: each stands around many blocks.
type KnownFurniture = HashMap<NodeId, bool>;

impl Reader {
    fn open(&mut self, element: &Element) {
        match element.name() {
            "br" => self.breaks_due += 1,
            "q" => {
                self.push(if self.open_quotes.is_multiple_of(2) { '“' } else { '‘' });
                self.open_quotes += 1;
            }
            "a" => {
                self.close_link();
                // Each block in a link gets its target.
                let target = element.attr("href").filter(|target| target.len() <= LONGEST_ADDRESS);
                self.open_link = target.map(|target| (self.text.len(), target.to_owned()));
            }
            name if is_block(name) => self.finish_block(),
            _ => {}
        }
    }

    fn close(&mut self, element: &Element) {
        match element.name() {
            "q" => {
                self.open_quotes = self.open_quotes.saturating_sub(1);
                self.push(if self.open_quotes.is_multiple_of(2) { '”' } else { '’' });
            }
            "a" => self.close_link(),
            name if is_block(name) => self.finish_block(),
            _ => {}
        }
    }

    fn read(&mut self, text: &str, node: NodeRef<'_, Node>) {
        for character in text.chars() {
            match character {
                // Marks where a word may break; they are not seen.
                '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
                space if space.is_whitespace() => self.space_is_due = true,
                seen => {
                    self.push(seen);
                    self.place.get_or_insert_with(|| place_of(node, &mut self.known_furniture));
                }
            }
        }
    }

    fn push(&mut self, character: char) {
        if self.breaks_due >= 2 {
            self.finish_block();
        }
        if !self.text.is_empty() {
            match (self.breaks_due, self.space_is_due) {
                (0, false) => {}
                (0, true) => self.text.push(' '),
                _ => self.text.push('\n'),
            }
        }
        self.breaks_due = 0;
        self.space_is_due = false;
        self.text.push(character);
    }

    fn close_link(&mut self) {
        let Some((start, target)) = self.open_link.take() else { return };
        let words = self.text.get(start..).unwrap_or_default();
        let start = self.text.len() - words.trim_start().len();
        if start < self.text.len() {
            self.links.push(BlockLink { range: start..self.text.len(), target });
        }
    }

    fn finish_block(&mut self) {
        let still_open = self.open_link.as_ref().map(|(_, target)| (0, target.clone()));
        self.close_link();
        self.open_link = still_open;
        self.breaks_due = 0;
        self.space_is_due = false;
        let (text, links) = (std::mem::take(&mut self.text), std::mem::take(&mut self.links));
        if let Some(Place { kind, column, furniture }) = self.place.take() {
            self.done.push(Block { text, links, kind, column, furniture });
        }
    }
}

/// Where in the page a block stands.
struct Place {
    kind: BlockKind,
    column: Option<NodeId>,
    furniture: Vec<NodeId>,
}

fn place_of(text: NodeRef<'_, Node>, known: &mut KnownFurniture) -> Place {
    let mut place = Place { kind: BlockKind::Other, column: None, furniture: Vec::new() };
    let mut block = None;
    for node in text.ancestors() {
        let Some(element) = node.value().as_element() else { continue };
        if block.is_none() && is_block(element.name()) {
            block = Some(node.id());
            place.kind = kind_of(element.name());
        }
        // What is quoted in a column belongs to it.
        let column = node.parent().filter(|parent| name_of(parent) != "blockquote");
        if block.is_some() && place.column.is_none() {
            place.column = column.map(|parent| parent.id());
        }
        if element.name() == "figcaption" {
            place.kind = BlockKind::Caption;
        }
        if *known.entry(node.id()).or_insert_with(|| names_furniture(element)) {
            place.furniture.push(node.id());
        }
    }
    place
}

fn name_of<'page>(node: &NodeRef<'page, Node>) -> &'page str {
    node.value().as_element().map_or("", Element::name)
}

fn kind_of(name: &str) -> BlockKind {
    match name {
        "p" | "blockquote" | "pre" => BlockKind::Paragraph,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => BlockKind::Heading,
        "li" | "dd" | "dt" => BlockKind::Item,
        "figcaption" => BlockKind::Caption,
        _ => BlockKind::Other,
    }
}

/// Whether the element's class or id says that it is about the page and not the article.
fn names_furniture(element: &Element) -> bool {
    let names = [element.attr("class"), element.attr("id")];
    names.into_iter().flatten().any(|name| {
        let name = name.to_ascii_lowercase().replace('_', "-");
        FURNITURE.iter().any(|word| name.contains(word))
    })
}

fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

/// Whether a browser shows nothing of the element, or shows it only on demand.
fn is_unseen(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or("").to_ascii_lowercase().replace(' ', "");
    UNSEEN.binary_search(&element.name()).is_ok()
        || element.attr("hidden").is_some()
        || element.attr("aria-hidden").is_some_and(|value| value == "true")
        || ["display:none", "visibility:hidden"].iter().any(|hiding| style.contains(hiding))
        || element.classes().any(|class| ON_DEMAND.contains(&class))
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::{BLOCKS, BlockKind, LONGEST_ADDRESS, UNSEEN, blocks};

    fn check(page: &str, expected: &[&str]) {
        let texts: Vec<String> =
            blocks(&Html::parse_document(page)).into_iter().map(|block| block.text).collect();
        assert_eq!(texts, expected, "{page}");
    }

    #[test]
    fn names_stand_in_order_to_be_found() {
        assert!(BLOCKS.is_sorted() && UNSEEN.is_sorted());
    }

    #[test]
    fn two_breaks_make_a_block_and_one_makes_a_line() {
        check("one<br>line<br><br>two <br> \n <br/>three<br>", &["one\nline", "two", "three"]);
    }

    #[test]
    fn inline_elements_do_not_part_words() {
        check(
            "<p>Lee <b>s</b>aid<a href=x> no</a>.</p><p>Bo<span> </span>said</p>",
            &["Lee said no.", "Bo said"],
        );
    }

    #[test]
    fn what_is_not_seen_is_not_read() {
        check(
            "<p>Lee<script>var x</script><span hidden>or Bo</span><i style='display: none'>or Cy</i> said.",
            &["Lee said."],
        );
    }

    #[test]
    fn a_link_over_two_blocks_stands_in_each() {
        let found = blocks(&Html::parse_document("<a href=/x><h2>Lee</h2><p> said no</p></a>."));
        let links: Vec<_> = found
            .iter()
            .flat_map(|block| block.links.iter().map(|link| &block.text[link.range.clone()]))
            .collect();
        assert_eq!(links, ["Lee", "said no"]);
        assert_eq!(found[0].kind, BlockKind::Heading);
    }

    #[test]
    fn an_address_longer_than_any_is_no_link() {
        let address = "x".repeat(LONGEST_ADDRESS + 1);
        let found = blocks(&Html::parse_document(&format!("<a href={address}><p>Lee</p><p>said no</p></a>")));
        assert!(found.len() == 2 && found.iter().all(|block| block.links.is_empty()));
    }

    #[test]
    fn an_element_around_many_blocks_is_asked_once_whether_it_is_furniture() {
        // Asked for each block, this takes minutes.
        let names = "x".repeat(2 << 20);
        let page = format!("<body class='{names} sidebar'>{}", "<p>Lee</p>".repeat(20_000));
        let found = blocks(&Html::parse_document(&page));
        assert!(found.len() == 20_000 && found.iter().all(|block| block.furniture.len() == 1));
    }
}
