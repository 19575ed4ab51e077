//! Decides how content is reported, by the quotation marks alone.

use sayso_core::{Quotation, Quote, Span, Spans, Text};

/// Content of which at least this share of words is quoted, in percent, is direct: a cue word or a bracket may stand between.
const DIRECT: usize = 90;

/// How `content` is reported, given `quotes` by where they start.
pub(crate) fn quotation(text: &Text, content: &Spans, quotes: &[Quote]) -> Quotation {
    let mut words = 0;
    let mut quoted = 0;
    for span in content.iter() {
        let mut quotes = quotes_from(quotes, span.start()).iter().peekable();
        let mut quoted_to = 0;
        for start in word_starts(text, span) {
            while let Some(quote) = quotes.next_if(|quote| quote.span.start() <= start) {
                quoted_to = quoted_to.max(quote.span.end());
            }
            words += 1;
            quoted += usize::from(start < quoted_to);
        }
    }
    match quoted {
        0 => Quotation::Indirect,
        _ if quoted * 100 >= words * DIRECT => Quotation::Direct,
        _ => Quotation::Mixed,
    }
}

/// The quotes from the outermost one before `start`: no earlier one reaches that far.
fn quotes_from(quotes: &[Quote], start: usize) -> &[Quote] {
    let next = quotes.partition_point(|quote| quote.span.start() <= start);
    let outermost = quotes[..next].iter().rposition(|quote| quote.depth == 0);
    &quotes[outermost.unwrap_or(0)..]
}

/// Where each run of letters and digits in `span` starts.
fn word_starts(text: &Text, span: Span) -> impl Iterator<Item = usize> {
    let mut is_in_word = false;
    text[span].char_indices().filter_map(move |(offset, character)| {
        let was_in_word = std::mem::replace(&mut is_in_word, character.is_alphanumeric());
        (is_in_word && !was_in_word).then_some(span.start() + offset)
    })
}

#[cfg(test)]
mod tests {
    use sayso_core::{Quotation, Quote, Spans, Text};

    use super::quotation;

    /// Marks content as `[…]`; all of ‹…› is a quote, at any depth.
    fn check(marked: &str, expected: Quotation) {
        let plain = |marked: &str| marked.replace(['[', ']', '‹', '›'], "");
        let text = Text::new(plain(marked)).expect("short");
        let at = |position: usize| plain(&marked[..position]).len();
        let pieces = |open: char, close: &str| -> Vec<_> {
            let starts = marked.match_indices(open).map(|(start, _)| start);
            let ends = starts.map(|start| (start, start + marked[start..].find(close).expect("closed")));
            ends.map(|(start, end)| text.span(at(start)..at(end)).expect("words")).collect()
        };
        let quotes: Vec<Quote> =
            pieces('‹', "›").into_iter().map(|span| Quote { span, is_closed: true, depth: 0 }).collect();
        let content = Spans::new(pieces('[', "]")).expect("disjoint");
        assert_eq!(quotation(&text, &content, &quotes), expected, "{marked}");
    }

    #[test]
    fn the_marks_alone_decide() {
        check("[‹“We will stay,”›] she said. [‹“All of us.”›]", Quotation::Direct);
        check("She said [they would ‹“stay”›].", Quotation::Mixed);
        check("She said [they would stay]. ‹“Good.”›", Quotation::Indirect);
        check("‹“One.”› ‹“Two.”› She said [they would stay].", Quotation::Indirect);
    }

    #[test]
    fn a_few_words_of_the_writer_leave_it_direct() {
        check("[‹“We will stay in this town, all of us,”› and ‹“we will not move.”›]", Quotation::Direct);
        check("[‹“We will stay in town,”› and ‹“we will never move.”›]", Quotation::Direct);
        check("[‹“We stay”› and ‹“we fight.”›]", Quotation::Mixed);
    }

    #[test]
    fn content_without_words_is_indirect() {
        check("‹“No”› [—]", Quotation::Indirect);
    }

    #[test]
    fn inner_quotes_alone_count_too() {
        let text = Text::new("“She said ‘no way’ twice”").expect("short");
        let inner = text.span(12..25).expect("words");
        let quote = Quote { span: inner, is_closed: true, depth: 1 };
        assert_eq!(quotation(&text, &inner.into(), &[quote]), Quotation::Direct);
    }
}
