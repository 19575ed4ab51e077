//! Immutable article text and the spans that point into it.

use std::ops::{Index, Range};
use std::sync::Arc;

/// The text of one article after extraction. It never changes again: every span points into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(Arc<str>);

/// A text longer than `u32::MAX` bytes, which no span could address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextTooLong;

impl Text {
    /// Takes ownership of `content`.
    pub fn new(content: impl Into<Arc<str>>) -> Result<Text, TextTooLong> {
        let content = content.into();
        match u32::try_from(content.len()) {
            Ok(_) => Ok(Text(content)),
            Err(_) => Err(TextTooLong),
        }
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The span over `range`, or `None` if it is empty, out of bounds or splits a character.
    ///
    /// This is the only way to make a [`Span`].
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        let covered = self.0.get(range.clone())?;
        if covered.is_empty() {
            return None;
        }
        let start = u32::try_from(range.start).ok()?;
        let end = u32::try_from(range.end).ok()?;
        Some(Span { start, end })
    }
}

impl Index<Span> for Text {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self.0[span.range()]
    }
}

/// A non-empty run of whole characters in one [`Text`], in UTF-8 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    // Invariant: start < end, both on character boundaries of the text that made it.
    start: u32,
    end: u32,
}

impl Span {
    /// First byte covered.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte covered.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// The bytes covered.
    pub fn range(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// Whether the two spans share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether every byte of `other` is covered.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// One or more disjoint spans in reading order, such as a quotation split by its cue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spans(
    // Invariant: not empty, sorted, no two overlap.
    Vec<Span>,
);

impl Spans {
    /// Sorts `spans`; `None` if there are none or two of them overlap.
    pub fn new(mut spans: Vec<Span>) -> Option<Spans> {
        spans.sort_unstable();
        let disjoint = spans.windows(2).all(|pair| !pair[0].overlaps(pair[1]));
        (disjoint && !spans.is_empty()).then_some(Spans(spans))
    }

    /// The spans, in reading order.
    pub fn as_slice(&self) -> &[Span] {
        &self.0
    }

    /// The spans, in reading order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Span> + '_ {
        self.0.iter().copied()
    }

    /// The smallest span that covers all of them.
    pub fn extent(&self) -> Span {
        self.0[0].join(self.0[self.0.len() - 1])
    }
}

impl From<Span> for Spans {
    fn from(span: Span) -> Spans {
        Spans(vec![span])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Spans, Text};

    #[test]
    fn a_span_never_splits_a_character() {
        let text = Text::new("“a”").expect("short");
        assert_eq!(text.span(0..1), None);
        assert_eq!(text.span(3..3), None);
        assert_eq!(text.span(0..99), None);
        assert_eq!(&text[text.span(0..4).expect("on borders")], "“a");
    }

    #[test]
    fn spans_are_disjoint_and_in_reading_order() {
        let text = Text::new("one two").expect("short");
        let span = |range| text.span(range).expect("on borders");
        let spans = Spans::new(vec![span(4..7), span(0..3)]).expect("disjoint");
        assert_eq!(spans.as_slice(), [span(0..3), span(4..7)]);
        assert_eq!(spans.extent(), span(0..7));
        assert_eq!(Spans::new(vec![span(0..4), span(3..7)]), None);
        assert_eq!(Spans::new(vec![]), None);
    }

    proptest! {
        #[test]
        fn any_span_covers_whole_characters(content in ".*", start in 0usize..40, end in 0usize..40) {
            let text = Text::new(content.as_str()).expect("short");
            let covered = text.span(start..end).map(|span| text[span].to_owned());
            let expected = content.get(start..end).filter(|words| !words.is_empty()).map(str::to_owned);
            prop_assert_eq!(covered, expected);
        }
    }
}
