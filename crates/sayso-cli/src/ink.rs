//! Words with a look, wrapped to a width and painted or not.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};
use sayso_core::Quotation;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::plain::plain;

/// What words are to the reader. Without colour they look alike, so no meaning rests on ink alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    /// The writer's words.
    Plain,
    /// A headline.
    Title,
    /// Who is reported to have said it.
    Source,
    /// The words that attribute it.
    Cue,
    /// Words in quotation marks.
    Verbatim,
    /// Lines, arrows, numbers, and what we say ourselves.
    Faint,
    /// The word for a kind of quotation.
    Kind(Quotation),
    /// What a source does by saying it, and what it answers.
    Act,
    /// What kind of source it is, and who.
    Sourcing,
    /// What a reader should look at twice: a hedge, a quotation that is not whole.
    Doubt,
    /// What should not be published as it is.
    Fault,
}

impl Ink {
    fn style(self) -> Style {
        let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        match self {
            Ink::Plain => Style::new(),
            Ink::Title => Style::new().bold().underline(),
            Ink::Source => Style::new().bold(),
            Ink::Cue => colour(AnsiColor::Cyan).italic(),
            Ink::Verbatim | Ink::Kind(Quotation::Direct) => colour(AnsiColor::Green),
            Ink::Kind(Quotation::Mixed) | Ink::Doubt => colour(AnsiColor::Yellow),
            Ink::Fault => colour(AnsiColor::Red).bold(),
            Ink::Act => colour(AnsiColor::Magenta),
            // Blue is hard to read on black.
            Ink::Sourcing => colour(AnsiColor::Cyan),
            Ink::Faint | Ink::Kind(Quotation::Indirect) => Style::new().dimmed(),
        }
    }
}

/// Whether ink shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colour {
    /// It does, as terminal escapes.
    Shown,
    /// It does not: bare text.
    Bare,
}

/// A run of words to be wrapped.
#[derive(Clone, Debug, Default)]
pub(crate) struct Passage {
    words: Vec<Word>,
    /// Whether the next words join the last one, as no white space has come between.
    is_open: bool,
}

/// What no line break may part, in one or more inks.
type Word = Vec<(Ink, String)>;

/// What stands on one line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    runs: Vec<(Ink, String)>,
    width: usize,
}

impl Passage {
    /// Adds `text` as it stands, white space collapsed.
    pub(crate) fn add(&mut self, ink: Ink, text: &str) {
        for (position, part) in plain(text).split(' ').enumerate() {
            self.is_open &= position == 0;
            if part.is_empty() {
                continue;
            }
            match self.words.last_mut() {
                Some(word) if self.is_open => word.push((ink, part.to_owned())),
                _ => self.words.push(vec![(ink, part.to_owned())]),
            }
            self.is_open = true;
        }
    }

    /// Adds `mark` as a word of its own that stays on the line of what is added next.
    pub(crate) fn add_before_next(&mut self, ink: Ink, mark: &str) {
        self.words.push(vec![(ink, format!("{mark} "))]);
        self.is_open = true;
    }

    /// Breaks the passage into lines at most `limit` columns wide. A word wider than that is cut.
    pub(crate) fn wrap(&self, limit: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut line = Line::default();
        for word in &self.words {
            let width: usize = word.iter().map(|(_, part)| part.width()).sum();
            if line.width > 0 && line.width + 1 + width > limit {
                lines.push(std::mem::take(&mut line));
            } else if line.width > 0 {
                line.add(word[0].0, " ");
            }
            for (ink, part) in word {
                line.add_cut(*ink, part, limit, &mut lines);
            }
        }
        lines.push(line);
        lines
    }
}

impl Line {
    /// A line of `text` alone.
    pub(crate) fn of(ink: Ink, text: &str) -> Line {
        let mut line = Line::default();
        line.add(ink, text);
        line
    }

    /// Adds `text`, which is plain, at the end.
    pub(crate) fn add(&mut self, ink: Ink, text: &str) {
        self.width += text.width();
        match self.runs.last_mut() {
            Some((last, run)) if *last == ink => run.push_str(text),
            _ => self.runs.push((ink, text.to_owned())),
        }
    }

    /// Adds `text` so that it ends at column `end`, or as near as it can.
    pub(crate) fn add_ending_at(&mut self, end: usize, ink: Ink, text: &str) {
        let gap = end.saturating_sub(self.width + text.width());
        self.add(Ink::Plain, &" ".repeat(gap));
        self.add(ink, text);
    }

    /// The columns it takes.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// This line with white space up to column `column`.
    pub(crate) fn padded(mut self, column: usize) -> Line {
        let gap = column.saturating_sub(self.width);
        self.add(Ink::Plain, &" ".repeat(gap));
        self
    }

    /// This line with `other` at its end.
    pub(crate) fn and(mut self, other: Line) -> Line {
        other.runs.iter().for_each(|(ink, run)| self.add(*ink, run));
        self
    }

    /// Writes the line with its break to `out`.
    pub(crate) fn write(&self, colour: Colour, out: &mut String) {
        for (ink, run) in &self.runs {
            let style = ink.style();
            match colour {
                Colour::Bare => out.push_str(run),
                Colour::Shown if style.is_plain() => out.push_str(run),
                // Writing to a string cannot fail.
                Colour::Shown => drop(write!(out, "{style}{run}{style:#}")),
            }
        }
        let kept = out.trim_end_matches(' ').len();
        out.truncate(kept);
        out.push('\n');
    }

    /// Adds `part` character by character, moving each full line to `lines`.
    fn add_cut(&mut self, ink: Ink, part: &str, limit: usize, lines: &mut Vec<Line>) {
        if self.width + part.width() <= limit {
            return self.add(ink, part);
        }
        for character in part.chars() {
            if self.width > 0 && self.width + character.width().unwrap_or(0) > limit {
                lines.push(std::mem::take(self));
            }
            self.add(ink, character.encode_utf8(&mut [0; 4]));
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr as _;

    use super::{Colour, Ink, Passage};

    fn check(parts: &[(Ink, &str)], limit: usize, expected: &[&str]) {
        let mut passage = Passage::default();
        parts.iter().for_each(|(ink, text)| passage.add(*ink, text));
        let mut out = String::new();
        passage.wrap(limit).iter().for_each(|line| line.write(Colour::Bare, &mut out));
        assert_eq!(out.lines().collect::<Vec<_>>(), expected);
        assert!(out.lines().all(|line| line.width() <= limit), "wider than {limit}: {out}");
    }

    #[test]
    fn words_break_between_lines_and_never_within() {
        check(&[(Ink::Plain, "one two\n three")], 7, &["one two", "three"]);
    }

    #[test]
    fn a_mark_stays_with_its_word_across_inks() {
        check(&[(Ink::Verbatim, "so “never"), (Ink::Plain, "”, he said")], 9, &["so", "“never”,", "he said"]);
    }

    #[test]
    fn a_mark_before_the_next_word_stays_on_its_line() {
        let mut passage = Passage::default();
        passage.add(Ink::Source, "Ann Lee");
        passage.add_before_next(Ink::Faint, "←");
        passage.add(Ink::Cue, "says");
        let mut out = String::new();
        passage.wrap(9).iter().for_each(|line| line.write(Colour::Bare, &mut out));
        assert_eq!(out, "Ann Lee\n← says\n");
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut() {
        check(&[(Ink::Plain, "see a.example/long")], 6, &["see", "a.exam", "ple/lo", "ng"]);
    }

    #[test]
    fn wide_characters_count_two_columns_and_combining_ones_none() {
        check(&[(Ink::Plain, "東京新聞 says")], 5, &["東京", "新聞", "says"]);
        check(&[(Ink::Plain, "e\u{301}te\u{301} ici")], 7, &["e\u{301}te\u{301} ici"]);
    }

    #[test]
    fn colour_ends_with_the_words_it_is_on() {
        let mut passage = Passage::default();
        passage.add(Ink::Source, "Ann Lee");
        passage.add(Ink::Plain, " says");
        let mut out = String::new();
        passage.wrap(3).iter().for_each(|line| line.write(Colour::Shown, &mut out));
        assert_eq!(out, "\x1b[1mAnn\x1b[0m\n\x1b[1mLee\x1b[0m\nsay\ns\n");
    }
}
