//! Where paragraphs part what is said: “…, says aide¶An aide to Ms Pell said …” has two sources and no long one.
//!
//! No source or cue runs into the next paragraph: of 23,000 in PolNeAR none does. A content does where a quotation goes on there, or a
//! colon announces it; of 14,000 eleven others do.

use std::ops::Range;

use sayso_core::{Quote, Text};

use super::stretch::Stretch;
use crate::model::{Limit, Limits, Linked, Word};

/// The most words of the tag that opens a turn: “DEPUTY MINISTER ORLA VENN:”.
const LONGEST_TAG: usize = 6;

/// With fewer turns it is no transcript. In one, a turn may have several paragraphs.
const FEWEST_TURNS: usize = 2;

/// What stands before the items of a list.
const BULLETS: [&str; 8] = ["•", "*", "·", "▪", "●", "►", "■", "◦"];

/// What may do so, but also before the name of who signs a quotation.
const DASHES: [&str; 3] = ["-", "–", "—"];

/// The marks that may end a quotation.
const CLOSING: [&str; 5] = ["”", "\"", "’", "'", "»"];

/// Where a paragraph begins, after the first of a stretch.
struct Border {
    /// Its first word.
    at: usize,
    /// Whether a content may go on into it.
    is_open: bool,
}

/// The borders of a stretch, and what marks its items.
pub(super) struct Borders {
    borders: Vec<Border>,
    bullets: Vec<usize>,
}

impl Borders {
    /// Those of `stretch`, in which `quotes` are the speakers'.
    pub(super) fn of(stretch: Stretch<'_>, quotes: &[Quote]) -> Borders {
        let text = stretch.text;
        let paragraphs: Vec<&[Word]> =
            stretch.words.chunk_by(|word, next| word.paragraph == next.paragraph).collect();
        let turns = paragraphs.iter().filter(|paragraph| opens_turn(text, paragraph)).count();
        let (mut borders, mut bullets) = (Vec::new(), Vec::new());
        let mut at = 0;
        let mut before: &[Word] = &[];
        for paragraph in paragraphs {
            if opens_item(text, before, paragraph) {
                bullets.push(at);
            }
            if at > 0 {
                let is_open = turns >= FEWEST_TURNS || goes_on(text, before, paragraph, quotes);
                borders.push(Border { at, is_open });
            }
            at += paragraph.len();
            before = paragraph;
        }
        Borders { borders, bullets }
    }

    /// Adds to `limits` what they leave open.
    pub(super) fn limit(&self, limits: &mut Limits) {
        for border in &self.borders {
            limits.add(border.at, if border.is_open { Limit::NoNameOver } else { Limit::NothingOver });
        }
        for &bullet in &self.bullets {
            limits.add(bullet, Limit::Outside);
        }
    }

    /// Takes from the contents of `linked` what lies beyond a border from its cue, right after what lies on this side of it.
    pub(super) fn cut(&self, linked: &mut Linked) -> Vec<Range<usize>> {
        let contents = std::mem::take(&mut linked.contents);
        let parts_at = |pair: &[Range<usize>]| pair[0].end == pair[1].start && self.closes_at(pair[1].start);
        let after = contents.partition_point(|part| part.start < linked.cue.start);
        let first = contents[..after].windows(2).rposition(parts_at).map_or(0, |at| at + 1);
        let last =
            contents[after..].windows(2).position(parts_at).map_or(contents.len(), |at| after + at + 1);
        linked.contents = contents[first..last].to_vec();
        [&contents[..first], &contents[last..]].concat()
    }

    /// Whether a paragraph begins at `at` into which no content goes on.
    fn closes_at(&self, at: usize) -> bool {
        let border = self.borders.binary_search_by_key(&at, |border| border.at);
        border.is_ok_and(|border| !self.borders[border].is_open)
    }
}

/// Whether a tag opens the paragraph, its last word in capitals: “HOST: We rang the mill”, “The MINISTER: I did not.”
fn opens_turn(text: &Text, paragraph: &[Word]) -> bool {
    let is_colon = |word: &Word| &text[word.span] == ":";
    let colon = paragraph.iter().take(LONGEST_TAG + 1).position(is_colon);
    let tag = &paragraph[..colon.unwrap_or_default()];
    tag.last().is_some_and(|last| {
        let letters = &text[last.span];
        let is_word = tag.len() == 1 || letters.len() > 1;
        is_word && letters.starts_with(char::is_uppercase) && !letters.contains(char::is_lowercase)
    })
}

/// Whether the first word of `paragraph` only marks it as an item of a list.
fn opens_item(text: &Text, before: &[Word], paragraph: &[Word]) -> bool {
    let [mark, next, ..] = paragraph else { return false };
    let is_apart = mark.span.end() < next.span.start();
    let is = |word: &Word, known: &[&str]| known.contains(&&text[word.span]);
    let may_sign = before.last().is_some_and(|last| is(last, &CLOSING));
    is_apart && (is(mark, &BULLETS) || is(mark, &DASHES) && !may_sign)
}

/// Whether a content of `paragraph` may go on into `next`: a quotation does, or a colon says that more is to come.
fn goes_on(text: &Text, paragraph: &[Word], next: &[Word], quotes: &[Quote]) -> bool {
    let (Some(first), Some(last), Some(opening)) = (paragraph.first(), paragraph.last(), next.first()) else {
        return false;
    };
    let from = |start: usize| quotes.partition_point(|quote| quote.span.start() < start);
    let own = &quotes[from(first.span.start())..from(last.span.end())];
    let following = quotes.get(from(opening.span.start()));
    let is_quoted_on = following.is_some_and(|quote| quote.span.start() == opening.span.start());
    let reaches_end = |quote: &Quote| quote.span.end() >= last.span.end();
    &text[last.span] == ":"
        || own.iter().any(|quote| reaches_end(quote) && (is_quoted_on || !quote.is_closed))
}

#[cfg(test)]
mod tests {
    use sayso_core::{Quote, Text};

    use super::super::stretch::Stretch;
    use super::Borders;
    use crate::model::{Linked, Tagger, Words};

    /// The words at which no content goes on from the line before; of each quote, `quotes` has its bytes.
    fn closed(lines: &str, quotes: &[(usize, usize)]) -> Vec<String> {
        let text = Text::new(lines).expect("short");
        let words = words(&text);
        let quote = |&(start, end): &(usize, usize)| {
            let span = text.span(start..end).expect("on borders");
            Quote { span, depth: 0, is_closed: lines[span.range()].ends_with('”') }
        };
        let quotes: Vec<Quote> = quotes.iter().map(quote).collect();
        let sentences = vec![0; words.len()];
        let borders =
            Borders::of(Stretch { text: &text, words: words.as_slice(), sentences: &sentences }, &quotes);
        let is_closed = |at: &usize| borders.closes_at(*at);
        let word = |at: usize| text[words.as_slice()[at].span].to_owned();
        (0..words.len()).filter(is_closed).map(word).collect()
    }

    fn words(text: &Text) -> Words {
        let mut at = 0;
        let ranges = text.as_str().split('\n').map(|line| {
            let start = at;
            at += line.len() + 1;
            start..start + line.len()
        });
        let lines: Vec<_> =
            (0..).zip(ranges).filter_map(|(number, range)| Some((number, text.span(range)?))).collect();
        Words::of_paragraphs(text, &lines, &Tagger::shipped().vocabulary)
    }

    #[test]
    fn a_content_goes_on_where_a_quotation_does_or_a_colon_stands() {
        assert_eq!(closed("Minister lied\nAn aide said so.", &[]), ["An"]);
        assert_eq!(closed("She wrote:\nThe quay is shut.", &[]), Vec::<String>::new());
        assert_eq!(closed("“No\n“Not now.”", &[(0, 5), (6, 20)]), Vec::<String>::new());
        assert_eq!(closed("“No.”\n“Not now.”", &[(0, 9), (10, 24)]), Vec::<String>::new());
        assert_eq!(closed("“No.”\nShe left.", &[(0, 9)]), ["She"]);
    }

    #[test]
    fn a_turn_may_have_several_paragraphs() {
        assert_eq!(closed("HOST: Why?\nVENN: They lied.\nAll did.", &[]), Vec::<String>::new());
        assert_eq!(closed("Q: Why?\nThe MINISTER: They lied.\nAll did.", &[]), Vec::<String>::new());
        assert_eq!(closed("LIVE: Mill fire\nThe fire is out.", &[]), ["The"]);
    }

    #[test]
    fn what_lies_beyond_a_border_is_cut_from_a_content() {
        let text = Text::new("Police say two are hurt\nMayor denies it").expect("short");
        let words = words(&text);
        let sentences = vec![0; words.len()];
        let stretch = Stretch { text: &text, words: words.as_slice(), sentences: &sentences };
        let borders = Borders::of(stretch, &[]);
        let mut linked =
            Linked { source: Some(0..1), cue: 1..2, contents: vec![2..5, 5..8], probability: 1.0 };
        assert_eq!(borders.cut(&mut linked), vec![5..8; 1]);
        assert_eq!(linked.contents, vec![2..5; 1]);
    }
}
