//! The table of input formats. To add one: a file beside these, and its line in [`ALL`].

mod html;
mod json;
mod json_lines;
mod plain;

use crate::Format;

/// Tried in this order: the strictest sniffs first.
pub(crate) static ALL: &[&Format] = &[
    &json::FORMAT,
    // After `json`, whose records also begin like a line of these.
    &json_lines::FORMAT,
    &html::FORMAT,
    // Last: takes anything.
    &plain::FORMAT,
];

/// The first format that knows files with this beginning and name.
pub(crate) fn of(head: &[u8], name: &str) -> &'static Format {
    ALL.iter().find(|format| (format.sniff)(head, name)).unwrap_or(&&plain::FORMAT)
}

#[cfg(test)]
mod contract {
    use proptest::prelude::*;
    use sayso_core::Address;

    use crate::{Format, Raw};

    /// A file of each format, with a name that says nothing.
    static SAMPLES: &[(&str, &str)] = &[
        ("json", "{\n  \"text\": \"Lee said no.\"\n}\n"),
        ("json-lines", "{\"text\": \"Lee said no.\"}\n{\"text\": \"Bo said yes.\"}\n"),
        ("html", "<!-- saved -->\n<!DOCTYPE html><p>Lee said no.</p>"),
        ("plain", "Lee said no. <p> {\"text\""),
    ];

    fn raw(format: &'static Format, bytes: Vec<u8>) -> Raw {
        Raw { address: Address::new("-"), bytes, format }
    }

    #[test]
    fn every_format_is_found_by_its_sample() {
        let names: Vec<_> = super::ALL.iter().map(|format| format.name).collect();
        assert_eq!(names, SAMPLES.iter().map(|(name, _)| *name).collect::<Vec<_>>());
        for (name, sample) in SAMPLES {
            assert_eq!(super::of(sample.as_bytes(), "sample").name, *name);
        }
    }

    #[test]
    fn every_format_says_what_it_is_in_a_line() {
        for format in super::ALL {
            assert!(!format.about.is_empty() && format.about.len() <= 100 && !format.about.contains('\n'));
        }
    }

    proptest! {
        #[test]
        fn any_bytes_give_an_article_or_a_reason(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            for format in super::ALL {
                let _ = (format.sniff)(&bytes, "sample");
                let _ = crate::extract(&raw(format, bytes.clone()));
            }
        }

        #[test]
        fn any_mixture_of_tags_and_braces_gives_an_article_or_a_reason(
            parts in prop::collection::vec(prop::sample::select(vec![
                "<p>", "</p>", "<a href=//x.example/>", "</a>", "<q>", "</q>", "<br>", "<div hidden>", "</div>",
                "<table>", "<td>", "<script type='application/ld+json'>", "</script>", "{\"@type\":\"Article\"}", "<h1>",
                "<meta property=article:published_time content='2031-1-1é'>", "Lee said no, and then said it again. ",
                "{", "\"text\"", ":", "\"\\ud800\"", "}", "\n", "“", "\u{ad}", "&#0;", "<figcaption>", "<time>", "é",
            ]), 0..60),
        ) {
            for format in super::ALL {
                if let Ok(article) = crate::extract(&raw(format, parts.concat().into_bytes())) {
                    prop_assert!(!article.text.as_str().trim().is_empty());
                }
            }
        }
    }
}
