//! Checks whether quotations stand in the article as they are given out: marks and content must agree.

use sayso_core::{Attribution, Draft, Layers, Quotation, Quote, Shown, Span, Text, Verbatim};

use crate::{Annotator, Layer};

/// The annotator.
pub(super) struct Verbatims;

impl Annotator for Verbatims {
    fn name(&self) -> &'static str {
        "verbatim"
    }

    fn needs(&self) -> &'static [Layer] {
        &[Layer::Quotes, Layer::Attributions]
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::Verbatim]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        for draft in drafts {
            let checked: Vec<_> =
                draft.attributions().map(|(ix, attribution)| (ix, check(draft, attribution))).collect();
            for (ix, verbatim) in checked {
                draft.meaning_mut(ix).verbatim = verbatim;
            }
        }
    }
}

/// What is found of the quotations of `attribution`; `None` where it is reported in the writer's words.
fn check(layers: &Layers, attribution: &Attribution) -> Option<Shown<Verbatim>> {
    match attribution.quotation {
        Quotation::Indirect => return None,
        Quotation::Direct | Quotation::Mixed => {}
    }
    let text = &layers.article().text;
    let parts = attribution.contents();
    let quotes =
        parts.iter().flat_map(|&part| outermost_in(layers.quotes(), part).map(move |quote| (part, quote)));
    let faults = quotes.filter_map(|(part, quote)| {
        let rule = fault(text, layers.quotes(), part, quote)?;
        Some(Shown { value: Verbatim::Unverified, rule, words: Some(quote.span) })
    });
    let verified = Shown {
        value: Verbatim::Verified,
        rule: "marks open and close it, and all that they hold is content",
        words: attribution.content.as_ref().map(|content| content.extent()),
    };
    Some(faults.into_iter().next().unwrap_or(verified))
}

/// The quotes that overlap `part` and stand in no other that does and that has its beginning there.
fn outermost_in(quotes: &[Quote], part: Span) -> impl Iterator<Item = &Quote> {
    let mut covered = 0;
    let near = quotes
        .iter()
        .filter(move |quote| quote.span.overlaps(part) && quote.span.start() + 4 >= part.start());
    near.filter(move |quote| {
        let is_outermost = quote.span.start() >= covered;
        covered = covered.max(quote.span.end());
        is_outermost
    })
}

/// What is wrong with `quote` as a quotation in `part` of a content.
fn fault(text: &Text, quotes: &[Quote], part: Span, quote: &Quote) -> Option<&'static str> {
    if quote.span.end() > part.end() + 4 {
        return Some("the quotation goes on beyond the content");
    }
    if !quote.is_closed && !goes_on(text, quotes, quote) {
        return Some("no mark closes it");
    }
    None
}

/// Whether the next paragraph opens with a mark, as quotations over several paragraphs do.
fn goes_on(text: &Text, quotes: &[Quote], quote: &Quote) -> bool {
    let rest = &text.as_str()[quote.span.end()..];
    let next = quote.span.end() + (rest.len() - rest.trim_start().len());
    rest.starts_with(char::is_whitespace) && quotes.iter().any(|other| other.span.start() == next)
}
