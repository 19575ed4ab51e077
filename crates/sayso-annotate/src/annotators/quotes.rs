//! Finds stretches in quotation marks.

mod marks;
mod pairing;

use sayso_core::{Draft, Quote, Span, Text};

use super::paragraphs::body;
use crate::{Annotator, Layer};

/// The annotator `quotes`.
pub(crate) struct Quotes;

impl Annotator for Quotes {
    fn name(&self) -> &'static str {
        "quotes"
    }

    fn needs(&self) -> &'static [Layer] {
        &[Layer::Paragraphs]
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::Quotes]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        for draft in drafts {
            let text = draft.article().text.clone();
            for paragraph in body(draft) {
                quotes(&text, paragraph).into_iter().for_each(|quote| draft.add_quote(quote));
            }
        }
    }
}

/// The quotes of `paragraph`, by where they start, an outer one before those in it.
fn quotes(text: &Text, paragraph: Span) -> Vec<Quote> {
    let content = &text[paragraph];
    let stretches = pairing::stretches(content, &marks::marks(content));
    let mut open_ends: Vec<usize> = Vec::new();
    let mut quotes = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        while open_ends.pop_if(|end| *end <= stretch.range.start).is_some() {}
        let range = paragraph.start() + stretch.range.start..paragraph.start() + stretch.range.end;
        let depth = u8::try_from(open_ends.len()).unwrap_or(u8::MAX);
        let span = text.span(range);
        quotes.extend(span.map(|span| Quote { span, is_closed: stretch.is_closed, depth }));
        open_ends.push(stretch.range.end);
    }
    quotes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sayso_core::Text;

    use super::quotes;

    #[test]
    fn a_paragraph_of_megabytes_takes_linear_time() {
        for unit in ["“", "\"", " '", "''", "« ‘", "“a” ", "‘ “", "\" ", "‘a’ s’ ", "“‘a ” "]
        {
            let text = Text::new(unit.repeat(1_000_000 / unit.len())).expect("short");
            let whole = text.span(0..text.as_str().len()).expect("not empty");
            assert!(quotes(&text, whole).len() <= 1_000_000);
        }
    }

    proptest! {
        #[test]
        fn quotes_are_in_order_and_nest(content in "([a-z0-9]{0,2}[“”\"'’‘«»‹›„` ,.\n—-]{0,3}){0,14}|\\PC*") {
            let text = Text::new(content.as_str()).expect("short");
            let Some(whole) = text.span(0..content.len()) else { return Ok(()) };
            let found = quotes(&text, whole);
            for (ix, quote) in found.iter().enumerate() {
                prop_assert!(quote.is_closed || content[quote.span.end()..].is_empty() || quote.depth > 0);
                for later in &found[ix + 1..] {
                    prop_assert!(quote.span.start() < later.span.start());
                    prop_assert!(quote.span.contains(later.span) || !quote.span.overlaps(later.span));
                }
                let depth = found.iter().filter(|outer| *outer != quote && outer.span.contains(quote.span)).count();
                prop_assert_eq!(usize::from(quote.depth), depth);
            }
        }
    }
}
