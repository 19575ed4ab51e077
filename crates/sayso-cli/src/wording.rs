//! What every rendering for people says of an article and its statements.

pub(crate) mod meaning;
pub(crate) mod named;
mod period;

use sayso_core::{Annotated, Article, Attribution, Quotation, Span, Spans};

/// Stands where a source would.
pub(crate) const NO_SOURCE: &str = "no source named";

/// Stands between parts of a statement that other words keep apart.
pub(crate) const GAP: &str = " … ";

/// The day of a moment in ISO 8601.
pub(crate) fn day(moment: &str) -> &str {
    moment.get(..10).unwrap_or(moment)
}

/// What tells a reader to look twice at a statement, where it is as likely wrong as right.
pub(crate) fn doubt(confidence: f32) -> Option<String> {
    (!Attribution::is_sure(confidence)).then(|| format!("confidence {confidence:.2}"))
}

/// What is known of an article besides its text.
pub(crate) struct Heading<'article> {
    /// The headline, or the address where there is none.
    pub(crate) title: &'article str,
    /// The outlet, the authors, the dates and the address.
    pub(crate) facts: Vec<String>,
}

/// The heading of `article`.
pub(crate) fn heading(article: &Article) -> Heading<'_> {
    let address = article.address.as_str();
    let updated = article.updated.as_ref().filter(|updated| Some(*updated) != article.published.as_ref());
    let mut facts: Vec<String> = Vec::new();
    facts.extend(article.outlet.clone());
    facts.extend(article.byline.clone());
    facts.extend(article.published.as_deref().map(moment));
    facts.extend(updated.map(|updated| format!("updated {}", moment(updated))));
    // Without a headline the address is the title already.
    facts.extend(article.title.as_ref().map(|_| address.to_owned()));
    Heading { title: article.title.as_deref().unwrap_or(address), facts }
}

/// An ISO 8601 date or date-time as people write it, the zone apart and seconds only where they tell something.
fn moment(iso: &str) -> String {
    let Some((date, time)) = iso.split_once('T') else { return iso.to_owned() };
    let (clock, zone) = time.split_at(time.find(['+', '-', 'Z']).unwrap_or(time.len()));
    // Eight characters are hours, minutes and seconds: the `:00` of a shorter clock is its minutes.
    let clock = clock.strip_suffix(":00").filter(|_| clock.len() == 8).unwrap_or(clock);
    let zone = if zone == "Z" { "UTC" } else { zone };
    format!("{date} {clock} {zone}").trim_end().to_owned()
}

/// The words of `spans`, in reading order.
pub(crate) fn words(annotated: &Annotated, spans: &Spans) -> String {
    let text = &annotated.article().text;
    spans.iter().map(|span| &text[span]).collect::<Vec<_>>().join(GAP)
}

/// A stretch of content, and whether it stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Where it is.
    pub(crate) span: Span,
    /// Whether it gives the source's own words.
    pub(crate) is_verbatim: bool,
}

/// The content of `attribution`, each of its spans cut where quotation marks open or close.
pub(crate) fn stretches(annotated: &Annotated, attribution: &Attribution) -> Vec<Vec<Stretch>> {
    let content = attribution.contents().iter();
    content.map(|&span| span_stretches(annotated, attribution, span)).collect()
}

fn span_stretches(annotated: &Annotated, attribution: &Attribution, span: Span) -> Vec<Stretch> {
    let text = &annotated.article().text;
    let is_around = |quote: &Span| attribution.contents().iter().all(|part| quote.contains(*part));
    let counts = |quote: &Span| match attribution.quotation {
        Quotation::Direct => true,
        // A quote around all of the content belongs to the statement that this one is part of.
        Quotation::Mixed => !is_around(quote),
        Quotation::Indirect => false,
    };
    let quotes = annotated.quotes().iter().map(|quote| quote.span).filter(counts);
    let mut stretches = Vec::new();
    let mut done = span.start();
    for quote in quotes.filter(|quote| quote.overlaps(span)) {
        let (start, end) = (quote.start().max(done), quote.end().min(span.end()));
        for (range, is_verbatim) in [(done..start, false), (start..end, true)] {
            stretches.extend(text.span(range).map(|span| Stretch { span, is_verbatim }));
        }
        done = done.max(end);
    }
    stretches.extend(text.span(done..span.end()).map(|span| Stretch { span, is_verbatim: false }));
    stretches
}

#[cfg(test)]
mod tests {
    use super::{heading, stretches};
    use crate::render::fixture::marked;

    /// The stretches of the last statement in `source`, verbatim ones in brackets.
    fn check(source: &str, expected: &str) {
        let annotated = marked(source);
        let (_, attribution) = annotated.attributions().last().expect("a statement");
        let text = &annotated.article().text;
        let cut: Vec<String> = stretches(&annotated, attribution)
            .concat()
            .iter()
            .map(|stretch| {
                if stretch.is_verbatim {
                    format!("[{}]", &text[stretch.span])
                } else {
                    text[stretch.span].to_owned()
                }
            })
            .collect();
        assert_eq!(cut.concat(), expected);
    }

    #[test]
    fn content_is_verbatim_where_its_quotation_marks_say_so() {
        check("{0s:Ann} {0c:called} {0m:it “a lie” and “worse” still}.", "it [“a lie”] and [“worse”] still");
        check("{0d:“No,” she “never”} {0c:said} {0s:Ann}.", "[“No,”] she [“never”]");
        check("{0s:Ann} {0c:called} {0i:it a lie}.", "it a lie");
    }

    #[test]
    fn a_quote_around_the_parent_makes_no_part_of_the_child_verbatim_by_itself() {
        check("{0s:Ann} {0c:said} {0d:“we know {1s:he} {1c:says} {1i:no} now”}.", "no");
        check("{0s:Ann} {0c:said} {0d:“we know {1s:he} {1c:says} {1d:no} now”}.", "[no]");
    }

    #[test]
    fn a_moment_is_no_more_precise_than_it_was() {
        let check = |iso: &str, expected: &str| assert_eq!(super::moment(iso), expected);
        check("2026-02-09", "2026-02-09");
        check("2026-02-09T08:00", "2026-02-09 08:00");
        check("2026-02-09T08:10:00+01:00", "2026-02-09 08:10 +01:00");
        check("2026-02-09T08:10:27Z", "2026-02-09 08:10:27 UTC");
    }

    #[test]
    fn an_article_without_a_headline_goes_by_its_address() {
        let annotated = marked("Nothing was said.");
        let heading = heading(annotated.article());
        assert_eq!((heading.title, heading.facts.len()), ("made/up.txt", 0));
    }
}
