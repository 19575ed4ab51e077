//! What a page says of its article in JSON-LD (schema.org).

use scraper::{ElementRef, Html, Node};
use serde_json::Value;

/// What the page's JSON-LD says of the article, each as it is written.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub(super) headline: Option<String>,
    pub(super) authors: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
}

/// The record of the first article on `page`; an empty one where there is none.
pub(super) fn record(page: &Html) -> Record {
    let mut found = Vec::new();
    for script in page.tree.nodes().filter_map(ElementRef::wrap).filter(is_json_ld) {
        let content: String = script.text().collect();
        if let Some(value) = parse(&content) {
            collect(value, &mut found);
        }
    }
    let article = found.iter().find(|object| is_a(object, &["Article", "BlogPosting", "Report"]));
    let article = article.or_else(|| found.iter().find(|object| is_a(object, &["WebPage"])));
    article.map(read).unwrap_or_default()
}

fn is_json_ld(element: &ElementRef<'_>) -> bool {
    let declared = element.value().attr("type").unwrap_or_default();
    element.value().name() == "script" && declared.trim().eq_ignore_ascii_case("application/ld+json")
}

/// Reads JSON, also where line breaks stand in its strings, which many pages have and JSON forbids.
fn parse(content: &str) -> Option<Value> {
    let content = bare(content);
    let parsed = serde_json::from_str(content);
    parsed.or_else(|_| serde_json::from_str(&content.replace(|c: char| c.is_control(), " "))).ok()
}

/// The JSON without what some pages put around it.
fn bare(content: &str) -> &str {
    let content = content.trim();
    let opened = ["<!--", "//<![CDATA[", "<![CDATA["].iter().find_map(|mark| content.strip_prefix(mark));
    let content = opened.unwrap_or(content).trim();
    let closed = ["-->", "//]]>", "]]>"].iter().find_map(|mark| content.strip_suffix(mark));
    closed.unwrap_or(content).trim().trim_end_matches(';')
}

/// Puts the objects at the top of `value`, in lists and in graphs into `found`.
fn collect(value: Value, found: &mut Vec<Value>) {
    match value {
        Value::Array(items) => items.into_iter().for_each(|item| collect(item, found)),
        Value::Object(mut object) => {
            let graph = object.remove("@graph");
            found.push(Value::Object(object));
            graph.into_iter().for_each(|graph| collect(graph, found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Whether the object is of one of these types, or of one that is a kind of it by its name, as `NewsArticle` is.
fn is_a(object: &Value, types: &[&str]) -> bool {
    let is_one = |name: &str| types.iter().any(|kind| name.ends_with(kind));
    match &object["@type"] {
        Value::String(name) => is_one(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(is_one),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
    }
}

fn read(article: &Value) -> Record {
    let string = |key: &str| article[key].as_str().map(plain).filter(|text| !text.is_empty());
    let authors = match names(&article["author"]) {
        found if found.is_empty() => names(&article["creator"]),
        found => found,
    };
    Record {
        headline: string("headline"),
        authors: (!authors.is_empty()).then(|| authors.join(", ")),
        publisher: names(&article["publisher"]).into_iter().next(),
        published: string("datePublished"),
        modified: string("dateModified"),
    }
}

/// The names in a person, an organisation, a string or a list of these.
fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => Some(plain(name)).filter(|name| !name.is_empty()).into_iter().collect(),
        Value::Array(items) => items.iter().flat_map(names).collect(),
        Value::Object(object) => object.get("name").map(names).unwrap_or_default(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

/// The text without the entities and tags that some pages leave in it.
fn plain(text: &str) -> String {
    let read = match text.contains(['&', '<']) {
        true => {
            let fragment = Html::parse_fragment(text);
            let texts = fragment.tree.nodes().filter_map(|node| match node.value() {
                Node::Text(text) => Some(text.to_string()),
                _ => None,
            });
            texts.collect()
        }
        false => text.to_owned(),
    };
    read.split_whitespace().collect::<Vec<_>>().join(" ")
}
