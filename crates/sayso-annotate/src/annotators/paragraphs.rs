//! Splits an article into paragraphs and tells its own from those of the page around it.

mod furniture;
mod lines;

use sayso_core::{Draft, Paragraph, ParagraphKind, Span, Text};

use crate::white_space::trimmed;
use crate::{Annotator, Layer};

/// The annotator `paragraphs`.
pub(crate) struct Paragraphs;

impl Annotator for Paragraphs {
    fn name(&self) -> &'static str {
        "paragraphs"
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::Paragraphs]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        for draft in drafts {
            for paragraph in paragraphs(&draft.article().text) {
                draft.add_paragraph(paragraph);
            }
        }
    }
}

/// The body paragraphs of `draft`.
pub(super) fn body(draft: &Draft) -> Vec<Span> {
    let paragraphs = draft.paragraphs().iter();
    paragraphs
        .filter(|paragraph| paragraph.kind == ParagraphKind::Body)
        .map(|paragraph| paragraph.span)
        .collect()
}

fn paragraphs(text: &Text) -> Vec<Paragraph> {
    let runs = lines::joined(text.as_str());
    let spans: Vec<Span> = runs.into_iter().filter_map(|run| trimmed(text, run)).collect();
    let kinds = furniture::kinds(text, &spans);
    spans.iter().zip(kinds).map(|(&span, kind)| Paragraph { span, kind }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sayso_core::Text;

    use super::paragraphs;
    use crate::white_space::is_blank;

    proptest! {
        #[test]
        fn paragraphs_are_disjoint_and_cover_all_that_shows(content in "([a-zA-Z .,“\"”\u{a0}\t]{0,12}[\r\n\u{2028}\u{2029}\u{200b}]{0,3}){0,12}") {
            let text = Text::new(content.as_str()).expect("short");
            let mut end = 0;
            for paragraph in paragraphs(&text) {
                prop_assert!(content[end..paragraph.span.start()].chars().all(is_blank));
                prop_assert_eq!(text[paragraph.span].trim_matches(is_blank), &text[paragraph.span]);
                end = paragraph.span.end();
            }
            prop_assert!(content[end..].chars().all(is_blank));
        }

        #[test]
        fn any_text_has_paragraphs(content in "\\PC*") {
            let text = Text::new(content.as_str()).expect("short");
            let shows = content.chars().any(|character| !is_blank(character));
            prop_assert_eq!(paragraphs(&text).is_empty(), !shows);
        }
    }
}
