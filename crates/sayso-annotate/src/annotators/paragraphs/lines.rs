//! Joins lines into paragraphs: a line each, or a block of lines that were broken to fit a width.
//!
//! A blank line always separates. Any other line break does too, unless the words show that it stands in mid-sentence or
//! the block's line lengths show that its lines were filled up to a width.

use std::ops::Range;

use crate::white_space::is_blank;

/// The widest column that text is broken to fit; longer lines are paragraphs.
const WIDEST: usize = 120;
/// The narrowest column; shorter lines are lists, poems and menus.
const NARROWEST: usize = 30;

/// One line that shows something.
struct Line<'a> {
    /// In bytes, without surrounding white space.
    range: Range<usize>,
    words: &'a str,
    /// White space before it, in characters.
    indent: usize,
    /// Without surrounding white space, in characters.
    length: usize,
    /// Whether a blank line stands before it.
    is_set_apart: bool,
}

impl Line<'_> {
    /// Where it ends, in characters, if each tab takes one.
    fn end_column(&self) -> usize {
        self.indent + self.length
    }
}

/// The byte range of each paragraph of `content`.
pub(super) fn joined(content: &str) -> Vec<Range<usize>> {
    let lines = lines(content);
    let blocks: Vec<&[Line]> = lines.chunk_by(|_, next| !next.is_set_apart).collect();
    let all_breaks = blocks.iter().flat_map(|block| block.windows(2));
    let width_of_text = width(all_breaks);
    blocks.iter().flat_map(|block| paragraphs_of(block, width_of_text)).collect()
}

fn paragraphs_of(block: &[Line], width_of_text: Option<usize>) -> Vec<Range<usize>> {
    // A mailed or quoted block may be the only one broken to fit a width, or the only one that is not.
    let width = if block.len() > 3 { width(block.windows(2)) } else { width_of_text };
    let runs = block.chunk_by(|line, next| runs_on(line, next, width));
    runs.filter_map(|run| Some(run.first()?.range.start..run.last()?.range.end)).collect()
}

/// The column that the lines before `breaks` are filled up to, if they are: most of them end near it, and many of them in
/// mid-sentence.
fn width<'a>(breaks: impl Iterator<Item = &'a [Line<'a>]> + Clone) -> Option<usize> {
    let count = breaks.clone().count();
    let mut columns: Vec<usize> = breaks.clone().map(|pair| pair[0].end_column()).collect();
    // A few lines are longer than the rest: words that could not be broken.
    let (_, &mut width, _) = columns.select_nth_unstable(count.checked_sub(1)? * 9 / 10);
    let filled = breaks.clone().filter(|pair| is_nearly_full(&pair[0], width)).count();
    let running_on =
        breaks.filter(|pair| is_left_open(pair[0].words) && begins_in_lower_case(pair[1].words)).count();
    let is_wrapped =
        (NARROWEST..=WIDEST).contains(&width) && filled * 10 >= count * 6 && running_on * 10 >= count * 3;
    (count >= 2 && is_wrapped).then_some(width)
}

/// Whether `line` comes near `width`: not every page fills its lines as far as it could.
fn is_nearly_full(line: &Line, width: usize) -> bool {
    (width * 3 / 4..=width * 5 / 4).contains(&line.end_column())
}

/// Whether the first word of `next` would have gone past `width` on `line`.
fn is_full(line: &Line, next: &Line, width: usize) -> bool {
    let first_word = next.words.chars().take_while(|&character| !is_blank(character)).take(width).count();
    is_nearly_full(line, width) && line.end_column() + 1 + first_word > width
}

/// Whether `next` belongs to the paragraph of `line`.
fn runs_on(line: &Line, next: &Line, width: Option<usize>) -> bool {
    let (is_left_open, goes_on) = (is_left_open(line.words), begins_in_lower_case(next.words));
    let Some(width) = width else {
        // Lines that all begin with a small letter are a list.
        let is_listed = begins_in_lower_case(line.words) || next.words.starts_with("by ");
        return is_left_open && (begins_with_mark(next.words) || (goes_on && !is_listed));
    };
    let is_indented = next.indent >= line.indent + 2;
    let is_broken_by_width = is_full(line, next, width) || (is_left_open && is_nearly_full(line, width));
    (is_left_open && goes_on) || (!is_indented && is_broken_by_width)
}

/// Whether a mark comes first that belongs to the words before.
fn begins_with_mark(words: &str) -> bool {
    words.strip_prefix([',', ';', ')']).is_some_and(|rest| rest.chars().next().is_none_or(is_blank))
}

/// Whether a word in small letters comes first: not “iPhone”, and not “a)” or “b.” in a list.
fn begins_in_lower_case(words: &str) -> bool {
    let mut characters = words.chars();
    let first = characters.next();
    let goes_on = |second: char| second.is_lowercase() || matches!(second, ' ' | '’' | '\'');
    first.is_some_and(char::is_lowercase) && characters.next().is_none_or(goes_on)
}

fn is_left_open(words: &str) -> bool {
    !ends_sentence(words) && !words.ends_with([':', ';', '{', '}', '>', '|'])
}

fn ends_sentence(words: &str) -> bool {
    let last = words.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»', '›']).chars().next_back();
    last.is_some_and(|last| matches!(last, '.' | '!' | '?' | '…'))
}

fn lines(content: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut is_set_apart = true;
    while start < content.len() {
        let (end, break_end) = line_end(content, start);
        match line(content, start..end, is_set_apart) {
            Some(line) => {
                lines.push(line);
                is_set_apart = false;
            }
            None => is_set_apart = true,
        }
        is_set_apart |= content[end..break_end].starts_with('\u{2029}');
        start = break_end;
    }
    lines
}

/// Where the line from `start` ends, and where the break after it does.
fn line_end(content: &str, start: usize) -> (usize, usize) {
    let is_break =
        |character| matches!(character, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let rest = &content[start..];
    let Some((length, mark)) = rest.char_indices().find(|&(_, character)| is_break(character)) else {
        return (content.len(), content.len());
    };
    let end = start + length;
    let break_length = if rest[length..].starts_with("\r\n") { 2 } else { mark.len_utf8() };
    (end, end + break_length)
}

fn line(content: &str, range: Range<usize>, is_set_apart: bool) -> Option<Line<'_>> {
    let whole = &content[range.clone()];
    let after_indent = whole.trim_start_matches(is_blank);
    let words = after_indent.trim_end_matches(is_blank);
    if words.is_empty() {
        return None;
    }
    let indent = &whole[..whole.len() - after_indent.len()];
    let start = range.start + indent.len();
    Some(Line {
        range: start..start + words.len(),
        words,
        indent: indent.chars().count(),
        length: words.chars().count(),
        is_set_apart,
    })
}

#[cfg(test)]
mod tests {
    use super::joined;

    fn check(content: &str, expected: &[&str]) {
        let found: Vec<&str> = joined(content).into_iter().map(|range| &content[range]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn each_kind_of_line_break_counts_once() {
        check("One.\r\nTwo.\rThree.\u{2028}Four.\u{c}Five.", &["One.", "Two.", "Three.", "Four.", "Five."]);
    }

    #[test]
    fn a_block_in_mid_text_may_be_the_only_one_broken_to_a_width() {
        let before = "Reporters asked the port authority about the leak, and it forwarded them a letter from 1998. \
                      That letter, which is longer than any line below it, said the quay was sound.";
        let letter = "The quay has been inspected by our\nengineers, who found that it would\nstand for another forty \
                      years unless\nthe river were to change its course.";
        let content = format!("{before}\nIts spokesman left it there.\n\n{letter}\n\nNothing else came.");
        check(&content, &[before, "Its spokesman left it there.", letter, "Nothing else came."]);
    }

    #[test]
    fn a_list_of_short_lines_stays_a_list() {
        check(
            "Fares\nWater prices and what they mean\nHarbour\nSchools",
            &["Fares", "Water prices and what they mean", "Harbour", "Schools"],
        );
    }
}
