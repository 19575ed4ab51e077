//! How many words of an article may leave a ledger: the text belongs to its publisher.

use std::ops::Range;

use sayso_core::{Span, Text};
use sayso_wire::{CodePoints, ExcerptV1, Withheld};

/// No span gives out more characters.
const LONGEST: usize = 300;

/// A beginning of fewer characters tells nothing.
const SHORTEST: usize = 30;

/// Of a hundred characters of an article, no more leave in one export.
const SHARE: usize = 15;

/// What has left of one article, and how much may. Words that have left before may leave again.
#[derive(Clone, Debug)]
pub(crate) struct Allowance {
    /// Characters that may leave.
    most: usize,
    /// Characters that have.
    used: usize,
    /// Where they stand, in code points.
    ///
    /// **Invariant:** sorted; no two overlap or touch.
    given: Vec<Range<usize>>,
}

impl Allowance {
    /// The allowance of an article with this text, of which nothing has left.
    pub(crate) fn new(text: &str) -> Allowance {
        Allowance { most: text.chars().count() * SHARE / 100, used: 0, given: Vec::new() }
    }

    /// Characters that may still leave.
    fn left(&self) -> usize {
        self.most - self.used
    }

    /// Whether the characters in `range` may leave. If they may, they have.
    fn take(&mut self, range: Range<usize>) -> bool {
        let touches = |given: &Range<usize>| given.start <= range.end && range.start <= given.end;
        let overlap =
            |given: &Range<usize>| given.end.min(range.end).saturating_sub(given.start.max(range.start));
        let known: usize = self.given.iter().map(overlap).sum();
        let cost = range.len() - known;
        if cost == 0 {
            return true;
        }
        if self.used + cost > self.most {
            return false;
        }
        self.used += cost;
        let joined =
            self.given.iter().filter(|given| touches(given)).fold(range.clone(), |joined, given| {
                joined.start.min(given.start)..joined.end.max(given.end)
            });
        self.given.retain(|given| !touches(given));
        let at = self.given.partition_point(|given| given.start < joined.start);
        self.given.insert(at, joined);
        true
    }
}

/// Makes the excerpts of one article.
pub(crate) struct Excerpts<'article> {
    text: &'article Text,
    code_points: CodePoints<'article>,
    /// Words that may not leave, however few.
    hidden: &'article [Span],
    allowance: &'article mut Allowance,
}

impl<'article> Excerpts<'article> {
    pub(crate) fn new(
        text: &'article Text,
        hidden: &'article [Span],
        allowance: &'article mut Allowance,
    ) -> Excerpts<'article> {
        Excerpts { text, code_points: CodePoints::new(text), hidden, allowance }
    }

    /// As much of each span as may leave.
    pub(crate) fn of(&mut self, spans: &[Span]) -> Vec<ExcerptV1> {
        spans.iter().map(|span| self.one(*span)).collect()
    }

    /// As much of `span` as may leave.
    pub(crate) fn one(&mut self, span: Span) -> ExcerptV1 {
        if self.hidden.iter().any(|hidden| hidden.overlaps(span)) {
            return self.withheld(span, Withheld::TakenDown);
        }
        let whole = self.code_points.span(span);
        let mut shown = beginning(&whole.exact, LONGEST);
        let mut why = (shown.len() < whole.exact.len()).then_some(Withheld::Long);
        if !self.allowance.take(whole.start..whole.start + shown.chars().count()) {
            why = Some(Withheld::Share);
            shown = beginning(shown, self.allowance.left());
            let length = shown.chars().count();
            if length < SHORTEST || !self.allowance.take(whole.start..whole.start + length) {
                return self.withheld(span, Withheld::Share);
            }
        }
        let beginning = why.is_some().then(|| shown.to_owned());
        let exact = why.is_none().then_some(whole.exact);
        ExcerptV1 { beginning, withheld: why, exact, start: whole.start, end: whole.end }
    }

    /// Where `spans` stand, and none of their words.
    pub(crate) fn places(&self, spans: &[Span], why: Withheld) -> Vec<ExcerptV1> {
        spans.iter().map(|span| self.withheld(*span, why)).collect()
    }

    /// Characters of the text.
    pub(crate) fn length(&self) -> usize {
        self.text.as_str().chars().count()
    }

    /// Where `span` stands, and none of its words.
    pub(crate) fn withheld(&self, span: Span, why: Withheld) -> ExcerptV1 {
        let whole = self.code_points.span(span);
        ExcerptV1 { start: whole.start, end: whole.end, exact: None, beginning: None, withheld: Some(why) }
    }
}

/// At most so many characters of `words`, up to the end of a word if there is one.
fn beginning(words: &str, most: usize) -> &str {
    let Some((end, _)) = words.char_indices().nth(most) else { return words };
    let cut = &words[..end];
    match cut.rfind(char::is_whitespace) {
        Some(border) if border > 0 => cut[..border].trim_end(),
        Some(_) | None => cut,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sayso_core::Text;
    use sayso_wire::Withheld;

    use super::{Allowance, Excerpts, LONGEST, beginning};

    #[test]
    fn a_share_of_an_article_leaves_and_no_more() {
        let text = Text::new("a".repeat(100)).expect("short");
        let mut allowance = Allowance::new(text.as_str());
        let mut excerpts = Excerpts::new(&text, &[], &mut allowance);
        let mut exact = |range| excerpts.one(text.span(range).expect("inside")).exact.is_some();
        assert!(exact(0..10));
        assert!(!exact(20..26));
        assert!(exact(20..25));
        assert!(exact(5..10), "what has left may leave again");
        assert!(!exact(9..11));
    }

    #[test]
    fn a_long_span_gives_out_its_beginning() {
        let text = Text::new("word ".repeat(1000)).expect("short");
        let mut allowance = Allowance::new(text.as_str());
        let mut excerpts = Excerpts::new(&text, &[], &mut allowance);
        let excerpt = excerpts.one(text.span(0..400).expect("inside"));
        assert_eq!((excerpt.start, excerpt.end, excerpt.withheld), (0, 400, Some(Withheld::Long)));
        assert_eq!(excerpt.beginning.map(|words| words.len()), Some(299));
        assert_eq!(beginning(&"é".repeat(400), LONGEST).chars().count(), LONGEST);
    }

    #[test]
    fn hidden_words_stay_however_few() {
        let text = Text::new("a".repeat(100)).expect("short");
        let hidden = [text.span(3..4).expect("inside")];
        let mut allowance = Allowance::new(text.as_str());
        let mut excerpts = Excerpts::new(&text, &hidden, &mut allowance);
        assert_eq!(excerpts.one(text.span(0..4).expect("inside")).withheld, Some(Withheld::TakenDown));
        assert!(excerpts.one(text.span(0..3).expect("inside")).exact.is_some());
    }

    proptest! {
        #[test]
        fn whatever_is_asked_for_the_share_is_kept(ranges in prop::collection::vec((0usize..400, 1usize..60), 0..60)) {
            let mut allowance = Allowance::new(&"a".repeat(460));
            let mut left = [false; 460];
            for (start, length) in ranges {
                if allowance.take(start..start + length) {
                    left[start..start + length].fill(true);
                }
            }
            let left = left.iter().filter(|left| **left).count();
            prop_assert_eq!(left, allowance.used);
            prop_assert!(left <= 460 * 15 / 100);
        }
    }
}
