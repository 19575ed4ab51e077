//! The way of a claim as a picture: articles on the left in order of time, origins on the right.

use std::collections::BTreeMap;

use sayso::linking::Linked;
use sayso_link::{Claim, CollapseReason, Origins};
use svg::Document;
use svg::node::element::{Group, Path, Rectangle, Text, Title};

use super::told;
use crate::plain::plain;

/// Measures in pixels.
const ROW: usize = 56;
const BOX: (usize, usize) = (230, 38);
const LEFT: usize = 110;
const RIGHT: usize = 470;
const MOST_LETTERS: usize = 32;

/// The picture of `claim` as an element of a page.
pub(super) fn picture(linked: &Linked, claim: &Claim, origins: &Origins) -> String {
    let layout = Layout::new(linked, claim);
    let height = layout.articles.len().max(origins.groups.len()) * ROW + 20;
    let mut document = Document::new()
        .set("viewBox", (0, 0, RIGHT + BOX.0 + 20, height))
        .set("role", "img")
        .set("class", "picture")
        .add(Title::new(plain(&format!("Where it comes from: {}", told::title(linked, claim)))));
    for edge in layout.edges(linked, claim, origins) {
        document = document.add(edge);
    }
    for (row, printing) in layout.articles.iter().enumerate() {
        document = document.add(article(linked, *printing, row, layout.first[printing]));
        document = document.add(reason(origins, layout.first[printing], row));
    }
    for (row, group) in origins.groups.iter().enumerate() {
        let words = if group.origin.words.is_empty() { "no source named" } else { &group.origin.words };
        let kind = told::kind(&group.origin.kind).unwrap_or("named person");
        document = document.add(node(RIGHT, row, "origin", &[words, kind]));
    }
    document.to_string()
}

/// Which article stands in which row.
struct Layout {
    /// Articles, by when they were published.
    articles: Vec<usize>,
    /// The row of each.
    rows: BTreeMap<usize, usize>,
    /// Its first statement of the claim.
    first: BTreeMap<usize, usize>,
}

impl Layout {
    fn new(linked: &Linked, claim: &Claim) -> Layout {
        let (mut articles, mut first) = (Vec::new(), BTreeMap::new());
        for &voice in &claim.voices {
            let printing = linked.voices[voice].printing;
            first.entry(printing).or_insert_with(|| {
                articles.push(printing);
                voice
            });
        }
        let rows = articles.iter().enumerate().map(|(row, printing)| (*printing, row)).collect();
        Layout { articles, rows, first }
    }

    /// Lines from articles to those they rest on, and from those that rest on none to their origins.
    fn edges(&self, linked: &Linked, claim: &Claim, origins: &Origins) -> Vec<Group> {
        let mut edges = Vec::new();
        let mut drawn = BTreeMap::new();
        for collapse in &origins.collapses {
            let place = |voice: usize| self.rows.get(&linked.voices[voice].printing).copied();
            let (Some(from), Some(to)) = (place(collapse.voice), place(collapse.into)) else { continue };
            let is_new = drawn.insert((from, to), ()).is_none();
            if from != to && is_new {
                edges.push(beside(from, to, &told::why(&collapse.reason), is_citation(&collapse.reason)));
            }
        }
        for (row, group) in origins.groups.iter().enumerate() {
            // The rest of them lead there by what they rest on.
            if let Some(article) =
                group.voices.first().and_then(|voice| self.rows.get(&linked.voices[*voice].printing))
            {
                edges.push(across(*article, row));
            }
        }
        for circle in &origins.circles {
            let rows: Vec<usize> =
                circle.iter().filter_map(|outlet| self.row_of(linked, claim, outlet)).collect();
            if let [first, .., last] = rows[..] {
                edges.push(beside(first, last, "a circle", true).set("class", "edge circle"));
            }
        }
        edges
    }

    fn row_of(&self, linked: &Linked, claim: &Claim, outlet: &str) -> Option<usize> {
        let of = claim.voices.iter().find(|voice| told::outlet(linked, **voice) == outlet)?;
        self.rows.get(&linked.voices[*of].printing).copied()
    }
}

fn is_citation(reason: &CollapseReason) -> bool {
    match reason {
        CollapseReason::Cites(_) | CollapseReason::CiteTheSame(_) | CollapseReason::Credit(_) => true,
        CollapseReason::SameSource(_)
        | CollapseReason::SameWords
        | CollapseReason::SameQuotation(_)
        | CollapseReason::SameArticle
        | CollapseReason::PassesOn => false,
    }
}

/// The middle of a row.
fn middle(row: usize) -> usize {
    row * ROW + 10 + BOX.1 / 2
}

/// A line on the left from one article to another.
fn beside(from: usize, to: usize, why: &str, is_citation: bool) -> Group {
    let (start, end) = (middle(from), middle(to));
    let bow = LEFT.saturating_sub(28 + 18 * from.abs_diff(to).min(4));
    let path = format!("M{LEFT},{start} C{bow},{start} {bow},{end} {LEFT},{end}");
    let class = if is_citation { "edge cites" } else { "edge same" };
    Group::new().set("class", class).add(Title::new(plain(why))).add(Path::new().set("d", path))
}

/// A line from an article to an origin.
fn across(article: usize, origin: usize) -> Group {
    let (from, to) = (LEFT + BOX.0, RIGHT);
    let (start, end) = (middle(article), middle(origin));
    let half = usize::midpoint(from, to);
    let path = format!("M{from},{start} C{half},{start} {half},{end} {to},{end}");
    Group::new().set("class", "edge first").add(Path::new().set("d", path))
}

fn article(linked: &Linked, printing: usize, row: usize, voice: usize) -> Group {
    let outlet = linked.printings[printing].outlet.as_deref();
    let name = outlet.unwrap_or_else(|| told::outlet(linked, voice));
    node(LEFT, row, "printing", &[name, told::day(linked, voice).unwrap_or("no date")])
}

/// Beside an article, why it adds no origin.
fn reason(origins: &Origins, voice: usize, row: usize) -> Text {
    let collapse = origins.collapses.iter().find(|collapse| collapse.voice == voice);
    let why = collapse.map(|collapse| told::why(&collapse.reason)).unwrap_or_default();
    Text::new(short(&why)).set("x", LEFT + BOX.0 + 10).set("y", middle(row) + 4).set("class", "about")
}

/// A box with two lines of words.
fn node(x: usize, row: usize, class: &str, lines: &[&str; 2]) -> Group {
    let y = row * ROW + 10;
    let mut group = Group::new()
        .set("class", class)
        .add(Title::new(plain(lines[0])))
        .add(Rectangle::new().set("x", x).set("y", y).set("width", BOX.0).set("height", BOX.1).set("rx", 6));
    for (line, words) in lines.iter().enumerate() {
        let class = if line == 0 { "name" } else { "about" };
        let text = Text::new(short(words)).set("x", x + 10).set("y", y + 16 + 15 * line).set("class", class);
        group = group.add(text);
    }
    group
}

/// As many letters as fit into a box.
fn short(words: &str) -> String {
    let words = plain(words);
    let short: String = words.chars().take(MOST_LETTERS).collect();
    if short.len() == words.len() { short } else { format!("{}…", short.trim_end()) }
}
