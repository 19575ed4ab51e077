//! The way of a claim as a picture: articles on the left in order of time, origins on the right.

use std::collections::BTreeMap;

use sayso_export::safe::plain;
use sayso_wire::{ClaimV1, ReportV1};
use svg::Document;
use svg::node::element::{Group, Path, Rectangle, Text, Title};

use super::told;

/// Measures in pixels.
const ROW: usize = 56;
const BOX: (usize, usize) = (230, 38);
const LEFT: usize = 110;
const RIGHT: usize = 470;
const MOST_LETTERS: usize = 32;

/// So many articles are drawn; the table has all.
const MOST_ROWS: usize = 40;

/// The picture of `claim` as an element of a page.
pub(super) fn picture(claim: &ClaimV1) -> String {
    let layout = Layout::new(claim);
    let height = layout.articles.len().max(claim.origins.len().min(MOST_ROWS)) * ROW + 20;
    let mut document = Document::new()
        .set("viewBox", (0, 0, RIGHT + BOX.0 + 20, height))
        .set("role", "img")
        .set("class", "picture")
        .add(Title::new(plain(&format!("Where it comes from: {}", claim.title))));
    for edge in layout.edges(claim) {
        document = document.add(edge);
    }
    for (row, report) in layout.articles.iter().enumerate() {
        document = document.add(article(report, row)).add(reason(report, row));
    }
    for (row, origin) in claim.origins.iter().take(MOST_ROWS).enumerate() {
        let words = if origin.words.is_empty() { "no source named" } else { &origin.words };
        document = document.add(node(RIGHT, row, "origin", &[words, told::kind_words(origin.kind)]));
    }
    document.to_string()
}

/// Which article stands in which row.
struct Layout<'claim> {
    /// The first statement of the claim in each article, by when they were published.
    articles: Vec<&'claim ReportV1>,
    /// The row of each statement, by its id.
    rows: BTreeMap<&'claim str, usize>,
}

impl<'claim> Layout<'claim> {
    fn new(claim: &'claim ClaimV1) -> Layout<'claim> {
        let mut reports: Vec<&ReportV1> =
            claim.origins.iter().flat_map(|origin| &origin.statements).collect();
        reports.sort_by_key(|report| &report.article.published);
        let (mut articles, mut rows, mut row_of) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
        for report in reports {
            let row = *row_of.entry(report.article.id.as_str()).or_insert_with(|| {
                articles.push(report);
                articles.len() - 1
            });
            rows.insert(report.saying.voice.id.as_str(), row);
        }
        articles.truncate(MOST_ROWS);
        rows.retain(|_, row| *row < MOST_ROWS);
        Layout { articles, rows }
    }

    /// Lines from articles to those they rest on, and from those that rest on none to their origins.
    fn edges(&self, claim: &ClaimV1) -> Vec<Group> {
        let row = |id: &str| self.rows.get(id).copied();
        let mut drawn: BTreeMap<(usize, usize), Group> = BTreeMap::new();
        let reports = claim.origins.iter().flat_map(|origin| &origin.statements);
        for (report, collapse) in reports.filter_map(|report| Some((report, report.collapse.as_ref()?))) {
            let (Some(from), Some(to)) = (row(&report.saying.voice.id), row(&collapse.into)) else {
                continue;
            };
            if from != to {
                let line = if collapse.is_cited { self.citation(claim, from, to) } else { Line::Same };
                drawn.entry((from, to)).or_insert_with(|| beside(from, to, &collapse.reason, line));
            }
        }
        let mut edges: Vec<Group> = drawn.into_values().collect();
        for (to, origin) in claim.origins.iter().take(MOST_ROWS).enumerate() {
            // The rest of them lead there by what they rest on.
            let first = origin.statements.first().and_then(|report| row(&report.saying.voice.id));
            edges.extend(first.map(|from| across(from, to)));
        }
        for circle in &claim.circles {
            let rows: Vec<usize> = circle.iter().filter_map(|outlet| self.row_of(outlet)).collect();
            if let [first, .., last] = rows[..] {
                edges.push(beside(first, last, "a circle", Line::Circle));
            }
        }
        edges
    }

    /// The line of an article that rests on another: one of a circle, if both outlets are in it.
    fn citation(&self, claim: &ClaimV1, from: usize, to: usize) -> Line {
        let [from, to] = [from, to].map(|row| told::publisher(&self.articles[row].article));
        let has = |circle: &Vec<String>, outlet: &str| circle.iter().any(|known| known == outlet);
        let is_round = claim.circles.iter().any(|circle| has(circle, from) && has(circle, to));
        if is_round { Line::Circle } else { Line::Cites }
    }

    fn row_of(&self, outlet: &str) -> Option<usize> {
        self.articles.iter().position(|report| told::publisher(&report.article) == outlet)
    }
}

/// What a line on the left stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// One rests on the other.
    Cites,
    /// The same words, or the same source.
    Same,
    /// One rests on the other, which rests on it.
    Circle,
}

/// The middle of a row.
fn middle(row: usize) -> usize {
    row * ROW + 10 + BOX.1 / 2
}

/// A line on the left from one article to another.
fn beside(from: usize, to: usize, why: &str, line: Line) -> Group {
    let (start, end) = (middle(from), middle(to));
    let bow = LEFT.saturating_sub(28 + 18 * from.abs_diff(to).min(4));
    let path = format!("M{LEFT},{start} C{bow},{start} {bow},{end} {LEFT},{end}");
    let class = match line {
        Line::Cites => "edge cites",
        Line::Same => "edge same",
        Line::Circle => "edge circle",
    };
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

fn article(report: &ReportV1, row: usize) -> Group {
    let day = told::published(&report.article).unwrap_or("no date");
    node(LEFT, row, "printing", &[told::publisher(&report.article), day])
}

/// Beside an article, why it adds no origin.
fn reason(report: &ReportV1, row: usize) -> Text {
    let why = report.collapse.as_ref().map(|collapse| collapse.reason.as_str()).unwrap_or_default();
    Text::new(short(why)).set("x", LEFT + BOX.0 + 10).set("y", middle(row) + 4).set("class", "about")
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
