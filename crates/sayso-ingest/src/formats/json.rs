//! One JSON record written over several lines.

use std::borrow::Cow;

use sayso_core::{Address, Article, Text};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::error::Category;
use serde_json::value::RawValue;

use crate::{Format, Raw, Skipped, Splitting, dates, encoding};

pub(super) static FORMAT: Format = Format {
    name: "json",
    about: "one such record over several lines",
    sniff: |head, _| begins_record(head) && !ends_in_first_line(head),
    splitting: Splitting::WholeFile,
    extract: |raw: &Raw| article(&raw.address, encoding::decode(&raw.bytes, None).as_bytes()),
};

/// A record as it is written. Fields it has besides are none of ours.
#[derive(Deserialize)]
struct Record<'line> {
    #[serde(borrow)]
    id: Option<&'line RawValue>,
    #[serde(borrow)]
    text: Option<&'line RawValue>,
    #[serde(borrow)]
    title: Option<&'line RawValue>,
    #[serde(borrow)]
    published: Option<&'line RawValue>,
    #[serde(borrow)]
    outlet: Option<&'line RawValue>,
    #[serde(borrow)]
    url: Option<&'line RawValue>,
}

/// The article of the record that `bytes` hold.
pub(super) fn article(address: &Address, bytes: &[u8]) -> Result<Article, Skipped> {
    let written = std::str::from_utf8(bytes).map_err(|_| Skipped::NotUtf8)?;
    let record = record(written)?;
    let text = string("text", record.text)?.ok_or(Skipped::NoText)?;
    if text.trim().is_empty() {
        return Err(Skipped::Empty);
    }
    let text = Text::new(text).map_err(|_| Skipped::TooLong)?;
    Ok(Article {
        name: name(record.id)?,
        title: string("title", record.title)?,
        published: published(record.published)?,
        outlet: string("outlet", record.outlet)?,
        canonical: string("url", record.url)?,
        ..Article::new(address.clone(), text)
    })
}

fn record(written: &str) -> Result<Record<'_>, Skipped> {
    let not_json = |error: serde_json::Error| Skipped::NotJson { reason: error.to_string() };
    if !written.trim_start().starts_with('{') {
        serde_json::from_str::<IgnoredAny>(written).map_err(not_json)?;
        return Err(Skipped::NotAnObject);
    }
    serde_json::from_str(written).map_err(|error| match error.classify() {
        Category::Data => Skipped::FieldTwice { reason: error.to_string() },
        Category::Io | Category::Syntax | Category::Eof => not_json(error),
    })
}

/// The string of a field; none where the field is missing or null.
fn string(field: &'static str, value: Option<&RawValue>) -> Result<Option<String>, Skipped> {
    let Some(value) = value else { return Ok(None) };
    match value.get().as_bytes().first() {
        Some(b'n') => Ok(None),
        Some(b'"') => {
            let read = serde_json::from_str::<Cow<'_, str>>(value.get());
            let text = read.map_err(|error| Skipped::BrokenString { field, reason: error.to_string() })?;
            Ok(Some(text.into_owned()))
        }
        _ => Err(Skipped::NotAString { field }),
    }
}

/// What the record calls itself. A number is taken as it is written, so that none is rounded.
fn name(id: Option<&RawValue>) -> Result<Option<String>, Skipped> {
    match id.map(RawValue::get) {
        Some(written) if is_number(written) => Ok(Some(written.to_owned())),
        Some(_) | None => string("id", id),
    }
}

/// When it was published; none where what is written there is not surely a date.
fn published(value: Option<&RawValue>) -> Result<Option<String>, Skipped> {
    match value.map(RawValue::get) {
        Some(written) if is_number(written) => Ok(dates::since_1970(written)),
        Some(_) | None => Ok(string("published", value)?.and_then(|written| dates::iso(&written))),
    }
}

fn is_number(json: &str) -> bool {
    json.starts_with(|first: char| first == '-' || first.is_ascii_digit())
}

/// Whether `head` opens an object with a key.
pub(super) fn begins_record(head: &[u8]) -> bool {
    let inside = head.trim_ascii_start().strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    inside.is_some_and(|rest| rest.starts_with(b"\"") || rest.starts_with(b"}"))
}

/// Whether the record is complete, or broken, before its first line ends.
fn ends_in_first_line(head: &[u8]) -> bool {
    let head = head.trim_ascii_start();
    let Some(end) = head.iter().position(|&byte| byte == b'\n') else { return true };
    let is_open = |bytes| serde_json::from_slice::<IgnoredAny>(bytes).is_err_and(|error| error.is_eof());
    // A first line that breaks off in the middle of a record stands before a line that cannot go on from it.
    let next = serde_json::Deserializer::from_slice(head).into_iter::<IgnoredAny>().next();
    let goes_on = next.is_some_and(|value| value.map_or_else(|error| error.is_eof(), |_| true));
    !(is_open(&head[..end]) && goes_on)
}

#[cfg(test)]
mod tests {
    use sayso_core::{Address, Article};

    use super::{article, ends_in_first_line};
    use crate::Skipped;

    fn read(record: &str) -> Result<Article, Skipped> {
        article(&Address::new("said.jsonl:1"), record.as_bytes())
    }

    fn check_skipped(record: &str, kind: &str) {
        assert_eq!(read(record).map_err(|skipped| skipped.kind()).err(), Some(kind), "{record}");
    }

    #[test]
    fn a_record_is_taken_as_it_is() {
        let record = r#"{"id": "a-1", "text": "\u201cNo,\u201d\u00a0Lee said. \ud83d\ude10\n", "title": "Lee: no", "more": [1],
            "published": "2031-03-04", "outlet": "The Lowford Courier", "url": "https://courier.example/1"}"#;
        let article = read(record).expect("a record");
        assert_eq!(article.text.as_str(), "“No,”\u{a0}Lee said. 😐\n");
        assert_eq!(article.name.as_deref(), Some("a-1"));
        assert_eq!(article.title.as_deref(), Some("Lee: no"));
        assert_eq!(article.published.as_deref(), Some("2031-03-04"));
        assert_eq!(article.outlet.as_deref(), Some("The Lowford Courier"));
        assert_eq!(article.canonical.as_deref(), Some("https://courier.example/1"));
        assert_eq!(article.address.as_str(), "said.jsonl:1");
    }

    #[test]
    fn only_text_is_required_and_null_is_nothing() {
        let article = read(r#"{"text": "Lee said no.", "title": null}"#).expect("a record");
        assert_eq!((article.name, article.title), (None, None));
    }

    #[test]
    fn a_number_names_a_record_as_it_is_written() {
        let article = read(r#"{"id": 123456789012345678901234, "text": "Lee said no."}"#).expect("a record");
        assert_eq!(article.name.as_deref(), Some("123456789012345678901234"));
    }

    #[test]
    fn a_number_as_the_day_of_publication_costs_no_article() {
        let published = |written: &str| {
            let record = format!(r#"{{"published": {written}, "text": "Lee said no."}}"#);
            read(&record).expect("a record").published
        };
        assert_eq!(published("1574084520").as_deref(), Some("2019-11-18T13:42:00Z"));
        assert_eq!(published("20191118"), None);
        assert_eq!(published(r#""soon""#), None);
    }

    #[test]
    fn what_is_no_record_says_why() {
        check_skipped("Lee said no.", "not JSON");
        check_skipped(r#"{"text": "Lee sa"#, "not JSON");
        check_skipped(r#"{"text": "Lee said no."} {"#, "not JSON");
        check_skipped("{\"text\": \"a \0 zero\"}", "not JSON");
        check_skipped(r#"["Lee said no."]"#, "not an object");
        check_skipped(r#""Lee said no.""#, "not an object");
        check_skipped("{}", "no text");
        check_skipped(r#"{"text": null}"#, "no text");
        check_skipped(r#"{"text": 7}"#, "not a string");
        check_skipped(r#"{"text": "Lee said no.", "published": true}"#, "not a string");
        check_skipped(r#"{"text": "Lee said no.", "outlet": {"name": "C"}}"#, "not a string");
        check_skipped(r#"{"text": " \n"}"#, "empty");
        check_skipped(r#"{"text": "half \ud800 a pair"}"#, "broken string");
        check_skipped(r#"{"text": "a", "text": "b"}"#, "field twice");
        assert_eq!(article(&Address::new("x:1"), b"{\"text\": \"Zo\xeb\"}").err(), Some(Skipped::NotUtf8));
    }

    #[test]
    fn a_record_over_several_lines_is_told_from_one_a_line() {
        let check =
            |head: &str, expected: bool| assert_eq!(ends_in_first_line(head.as_bytes()), expected, "{head}");
        check("{\n  \"text\": \"Lee said no.\"\n}", false);
        check("{\"id\": 1,\n \"text\": \"Lee sa", false);
        check("{\"text\": \"Lee said no.\"}\n{\"text\": \"Bo", true);
        check("{\"text\": \"Lee said no.\"}", true);
        check("{\"text\": \"Lee sa\n{\"text\": \"Bo said yes.\"}", true);
        check("{\"id\": 1, \n{\"text\": \"Bo said yes.\"}", true);
    }
}
