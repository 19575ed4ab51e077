//! For people: why each value of one statement is what it is.
//!
//! ```text
//! act: deny
//!   the cue denies
//!   │ rapid-response account, denied on Sunday a report by Meridian News Agency …
//!   │                         ^^^^^^
//! ```

use std::ops::Range;

use sayso_core::{Annotated, AttributionIx, Span};
use sayso_wire::{Reason, context, reasons};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::ledger::{alone, indented};
use crate::ink::{Colour, Ink, Line, Passage};
use crate::plain::plain;

/// Stands left of words from the article.
pub(super) const BAR: &str = "  │ ";

/// Stands where words were left out.
const CUT: &str = "…";

/// The statement at `ix`, and under it its values with their reasons.
pub(crate) fn explanation(annotated: &Annotated, ix: AttributionIx, width: usize, colour: Colour) -> String {
    let mut lines = alone(annotated, ix, width);
    for reason in reasons(annotated, ix) {
        lines.push(Line::default());
        lines.extend(reason_lines(annotated, &reason, width));
    }
    let mut shown = String::new();
    lines.iter().for_each(|line| line.write(colour, &mut shown));
    shown
}

fn reason_lines(annotated: &Annotated, reason: &Reason, width: usize) -> Vec<Line> {
    let mut head = Passage::default();
    head.add(Ink::Source, &format!("{}:", reason.field));
    head.add(Ink::Act, &format!(" {}", reason.value));
    let mut lines = indented(&head, ["", "    "], width);
    if let Some(rule) = &reason.rule {
        let mut passage = Passage::default();
        passage.add(Ink::Plain, rule);
        lines.extend(indented(&passage, ["  ", "  "], width));
    }
    if let Some(words) = reason.words {
        lines.extend(excerpt(annotated, words, width.saturating_sub(BAR.width())));
    }
    lines
}

/// The words where they stand, in one line of their sentence, and a line that points to them.
pub(super) fn excerpt(annotated: &Annotated, words: Span, width: usize) -> Vec<Line> {
    let text = &annotated.article().text;
    let around = around(annotated, words);
    let shown = shortened(&plain(&text[words]), width);
    let before = plain(&text.as_str()[around.start..words.start()]);
    let after = plain(&text.as_str()[words.end()..around.end]);
    // A heart may be wider with the mark after it than without: widths do not add up.
    let room = width.saturating_sub(shown.width());
    // What one side does not need is the other's.
    let left = (room / 2).max(room.saturating_sub(after.width())).min(before.width());
    let before = last_columns(&before, left);
    let after = first_columns(&after, room.saturating_sub(before.width()));
    let pointer = format!("{}{}", " ".repeat(before.width()), "^".repeat(shown.width()));
    let bar = || Line::of(Ink::Faint, BAR);
    let mut line = bar();
    line.add(Ink::Plain, &before);
    line.add(Ink::Verbatim, &shown);
    line.add(Ink::Plain, &after);
    let pointer = bar().and(Line::of(Ink::Verbatim, &pointer));
    // What stands alone needs no pointing to.
    let is_alone = before.is_empty() && after.is_empty();
    if is_alone { vec![line] } else { vec![line, pointer] }
}

/// The bytes before and after words that are looked at: more than any line shows. A sentence may be as long as a text.
const NEAR: usize = 1000;

/// The sentence of `words`, or what of it is near them.
fn around(annotated: &Annotated, words: Span) -> Range<usize> {
    let text = annotated.article().text.as_str();
    let sentence = context(annotated, words).unwrap_or(words).join(words);
    let start = sentence.start().max(words.start().saturating_sub(NEAR));
    let end = sentence.end().min(words.end() + NEAR);
    text.floor_char_boundary(start)..text.floor_char_boundary(end)
}

/// `words` with their middle left out, if they are wider than `width`.
fn shortened(words: &str, width: usize) -> String {
    if words.width() <= width {
        return words.to_owned();
    }
    let first = first_columns(words, width - width / 2);
    let last = last_columns(words, width / 2);
    format!("{first}{}", last.trim_start_matches(CUT))
}

/// As many whole words from the beginning of `text` as `width` columns hold, with a mark where more follows.
fn first_columns(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let kept = kept(text.chars(), width);
    match kept.rsplit_once(' ') {
        _ if width == 0 => kept,
        Some((whole, _)) => format!("{whole} {CUT}"),
        None => kept + CUT,
    }
}

/// As many whole words from the end of `text` as `width` columns hold, with a mark where more comes before.
fn last_columns(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let kept: String = kept(text.chars().rev(), width).chars().rev().collect();
    match kept.split_once(' ') {
        _ if width == 0 => kept,
        Some((_, whole)) => format!("{CUT} {whole}"),
        None => format!("{CUT}{kept}"),
    }
}

/// The characters that `width` columns hold with a mark beside them.
fn kept(characters: impl Iterator<Item = char>, width: usize) -> String {
    let mut left = width.saturating_sub(CUT.width());
    let fits = |character: &char| {
        let columns = character.width().unwrap_or(0);
        let fits = columns <= left;
        left = left.saturating_sub(columns);
        fits
    };
    characters.take_while(fits).collect()
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr as _;

    use super::explanation;
    use crate::ink::Colour;
    use crate::render::fixture::{annotated, marked};

    fn shown(number: usize, width: usize) -> String {
        let annotated = annotated();
        let (ix, _) = annotated.attributions().nth(number).expect("a statement");
        explanation(&annotated, ix, width, Colour::Bare)
    }

    #[test]
    fn every_value_stands_with_its_rule_and_words() {
        insta::assert_snapshot!("a_denial_explained", shown(0, 80));
        insta::assert_snapshot!("an_unnamed_source_explained", shown(11, 80));
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for width in 40..=100 {
            for number in 0..12 {
                let shown = shown(number, width);
                let widest = shown.lines().map(|line| line.width()).max();
                assert!(widest <= Some(width), "{widest:?} columns of {width}:\n{shown}");
            }
        }
    }

    #[test]
    fn no_text_is_too_odd_to_point_into() {
        for odd in ["❤\u{fe0f}", "👩\u{200d}🚒", "e\u{301}", "東", " ", "\u{200b}", "x"] {
            let long = odd.repeat(200);
            let source = format!(
                "{{0s:Ann{long}}} {{0c:said}} {{0i:{long}no{long}}}.\n===\n0 act: deny | a rule | said\n"
            );
            let annotated = marked(&source);
            let (ix, _) = annotated.attributions().next().expect("a statement");
            for width in 40..=60 {
                assert!(explanation(&annotated, ix, width, Colour::Bare).contains("said"), "{odd:?}");
            }
        }
    }

    #[test]
    fn escapes_in_the_article_come_out_as_plain_marks() {
        let annotated = marked(
            "{0s:Ann\x1b]0;owned\x07} {0c:said} {0i:\u{9b}31mno}.\n===\n0 act: deny | the cue denies | \u{9b}31mno\n",
        );
        let (ix, _) = annotated.attributions().next().expect("a statement");
        let shown = explanation(&annotated, ix, 80, Colour::Bare);
        assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{shown:?}");
    }
}
