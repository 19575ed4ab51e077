//! What a page says of its article in JSON-LD (schema.org).

use scraper::{ElementRef, Html, Node};
use serde_json::Value;

use super::metadata::LOOKED_AT;

/// Longest JSON-LD that is read, in bytes. Some has the whole article in it; as values it takes up to a hundred times that.
const LONGEST: usize = 1 << 20;

/// Most names that are taken of one list, far more than an article has authors.
const MOST_NAMES: usize = 100;

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
    let mut of_page = None;
    for script in page.tree.nodes().filter_map(ElementRef::wrap).filter(is_json_ld) {
        let found = objects(&script.text().collect::<String>());
        let of_type = |types: &[&str]| found.iter().find(|object| is_a(object, types));
        if let Some(article) = of_type(&["Article", "BlogPosting", "Report"]) {
            return read(article);
        }
        of_page = of_page.or_else(|| of_type(&["WebPage"]).map(read));
    }
    of_page.unwrap_or_default()
}

fn is_json_ld(element: &ElementRef<'_>) -> bool {
    let declared = element.value().attr("type").unwrap_or_default();
    element.value().name() == "script" && declared.trim().eq_ignore_ascii_case("application/ld+json")
}

/// The objects in `content`; none where it is no JSON, or longer than any.
fn objects(content: &str) -> Vec<Value> {
    let mut found = Vec::new();
    if content.len() <= LONGEST
        && let Some(value) = parse(content)
    {
        collect(value, &mut found);
    }
    found
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
        Value::Array(items) => items.iter().flat_map(names).take(MOST_NAMES).collect(),
        Value::Object(object) => object.get("name").map(names).unwrap_or_default(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

/// The text, as far as it is looked at, without the entities and tags that some pages leave in it.
fn plain(text: &str) -> String {
    // A fragment is parsed without the limits of a page.
    let text: String = text.chars().take(LOOKED_AT).collect();
    let read = match text.contains(['&', '<']) {
        true => {
            let fragment = Html::parse_fragment(&text);
            let texts = fragment.tree.nodes().filter_map(|node| match node.value() {
                Node::Text(text) => Some(text.to_string()),
                _ => None,
            });
            texts.collect()
        }
        false => text,
    };
    read.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::{LONGEST, LOOKED_AT, MOST_NAMES, Record, record};

    /// What a page says in these scripts.
    fn read(scripts: &[&str]) -> Record {
        let script = |json: &&str| format!("<script type='application/ld+json'>{json}</script>");
        record(&Html::parse_document(&scripts.iter().map(script).collect::<String>()))
    }

    #[test]
    fn an_article_goes_before_a_page_in_whatever_script_it_stands() {
        let page = r#"{"@type": "WebPage", "headline": "The Courier"}"#;
        let article = r#"{"@type": "NewsArticle", "headline": "Bridge closes"}"#;
        assert_eq!(read(&[page, article]).headline.as_deref(), Some("Bridge closes"));
        assert_eq!(read(&[page, "[]"]).headline.as_deref(), Some("The Courier"));
    }

    #[test]
    fn tags_in_a_headline_are_parsed_no_further_than_it_is_looked_at() {
        let tags = r"\u003cb>x".repeat(LOOKED_AT);
        let found = read(&[&format!(r#"{{"@type": "Article", "headline": "Bridge {tags}"}}"#)]);
        let headline = found.headline.expect("a headline");
        assert!(headline.starts_with("Bridge xx") && headline.len() <= LOOKED_AT, "{} bytes", headline.len());
    }

    #[test]
    fn of_a_list_of_names_as_many_are_taken_as_an_article_may_have() {
        let names = vec![r#"{"name": "Ines Marl"}"#; 10 * MOST_NAMES].join(", ");
        let found = read(&[&format!(r#"{{"@type": "Article", "author": [{names}]}}"#)]);
        assert_eq!(found.authors.expect("authors").split(", ").count(), MOST_NAMES);
    }

    #[test]
    fn what_is_longer_than_any_is_not_read() {
        let body = "x".repeat(LONGEST);
        let found = read(&[&format!(
            r#"{{"@type": "Article", "headline": "Bridge closes", "articleBody": "{body}"}}"#
        )]);
        assert_eq!(found.headline, None);
    }
}
