//! Quotation marks in a paragraph, told from apostrophes, feet and inches.

use std::ops::Range;

use crate::white_space::is_blank;

/// Marks that may close one another: pages mix straight and curly ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// “ ” „ " '' ``
    Double,
    /// ‘ ’ ‚ '
    Single,
    /// « »
    Angle,
    /// ‹ ›
    SingleAngle,
}

/// What a mark does, by its shape and what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// It opens, even if nothing closes it.
    Opens,
    /// It opens if something closes it, and is an apostrophe if nothing does.
    MayOpen,
    /// It closes.
    Closes,
    /// It closes, or is the apostrophe of a plural: “the workers’ union”.
    MayClose,
    /// It closes what is open, and opens where nothing is.
    Toggles,
}

/// One quotation mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) family: Family,
    pub(super) role: Role,
}

/// The quotation marks of `content`, in reading order.
pub(super) fn marks(content: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(found) = content[at..].find(is_mark) {
        let start = at + found;
        let rest = &content[start..];
        at = content.len() - rest.trim_start_matches(is_mark).len();
        Cluster::new(content, start..at).add_marks(&mut marks);
    }
    marks
}

fn is_mark(character: char) -> bool {
    matches!(character, '"' | '\'' | '`' | '“'..='‟' | '‘'..='‛' | '«' | '»' | '‹' | '›')
}

/// Which way a mark points.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Left,
    Right,
    Straight,
}

/// Marks without anything between them, and what stands on both sides: it is the same for each.
struct Cluster<'a> {
    start: usize,
    marks: &'a str,
    before: &'a str,
    after: &'a str,
    position: Position,
}

/// Where marks stand to words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    /// Words begin here: ‹ "No ›.
    Leading,
    /// Words end here: ‹ no." ›.
    Trailing,
    /// Words stand on both sides: ‹ said,"No ›.
    Between,
    /// Words stand on neither side: ‹ " ›.
    Loose,
}

impl Position {
    fn new(before: Option<char>, after: Option<char>) -> Position {
        let is_end = |character: char| {
            is_blank(character) || matches!(character, ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}')
        };
        let begins_after = before.is_none_or(|before| is_blank(before) || matches!(before, '(' | '[' | '{'));
        let ends_before = after.is_none_or(is_end);
        let is_dash = |character: Option<char>| character.is_some_and(|dash| matches!(dash, '-' | '–' | '—'));
        match (begins_after, ends_before) {
            (true, true) => Position::Loose,
            (true, false) => Position::Leading,
            (false, true) => Position::Trailing,
            // A full stop ends words: it begins them only in front of ‹ ".22 ›, which is leading.
            (false, false) if is_dash(after) || after == Some('.') => Position::Trailing,
            (false, false) => Position::Between,
        }
    }
}

impl<'a> Cluster<'a> {
    fn new(content: &'a str, range: Range<usize>) -> Cluster<'a> {
        let before = &content[..range.start];
        let after = &content[range.end..];
        let position = Position::new(before.chars().next_back(), after.chars().next());
        Cluster { start: range.start, marks: &content[range], before, after, position }
    }

    fn add_marks(&self, marks: &mut Vec<Mark>) {
        let mut at = 0;
        while at < self.marks.len() {
            let (length, family, shape) = self.mark_at(at);
            let range = self.start + at..self.start + at + length;
            marks.extend(self.role(family, shape).map(|role| Mark { range, family, role }));
            at += length;
        }
    }

    /// Length, family and shape of the mark at `at`.
    fn mark_at(&self, at: usize) -> (usize, Family, Shape) {
        let rest = &self.marks[at..];
        let mut characters = rest.chars();
        let (Some(mark), next) = (characters.next(), characters.next()) else {
            unreachable!("`at` is before the end")
        };
        let is_doubled = matches!(mark, '\'' | '`' | '‘' | '’') && next == Some(mark);
        // At the end of words the single one of three comes first: ‹ no.''' ›.
        let is_one_of_three = self.position == Position::Trailing
            && characters.next() == Some(mark)
            && characters.next() != Some(mark);
        if is_doubled && !is_one_of_three {
            return (2 * mark.len_utf8(), Family::Double, shape(mark));
        }
        (mark.len_utf8(), family(mark), shape(mark))
    }

    fn role(&self, family: Family, shape: Shape) -> Option<Role> {
        match (family, shape) {
            (Family::Single, _) => self.role_of_single(shape),
            (Family::Double, Shape::Straight) => self.role_of_straight_double(),
            (Family::Double | Family::Angle | Family::SingleAngle, _) => Some(self.role_of_pointed(shape)),
        }
    }

    /// A mark that points one way is used the other way round by mistake and, in some languages, by rule.
    fn role_of_pointed(&self, shape: Shape) -> Role {
        match (self.position, shape) {
            (Position::Trailing, Shape::Left) | (Position::Leading, Shape::Right) => Role::Toggles,
            (_, Shape::Right) => Role::Closes,
            (_, Shape::Left | Shape::Straight) => Role::Opens,
        }
    }

    fn role_of_straight_double(&self) -> Option<Role> {
        match self.position {
            Position::Leading => Some(Role::Opens),
            Position::Trailing if self.follows_feet() => None,
            // ‹ said"No › lacks a space, ‹ 27"screen › has inches.
            Position::Between if !self.before.ends_with(char::is_numeric) => Some(Role::Toggles),
            // Loose ones close: some outlets write ‹ no.' " ›.
            Position::Trailing | Position::Between | Position::Loose => Some(Role::Closes),
        }
    }

    /// Whether feet and a number of inches stand before, as in 5'10".
    fn follows_feet(&self) -> bool {
        let is_digit = |character: char| character.is_ascii_digit();
        let inches = self.before.len() - self.before.trim_end_matches(is_digit).len();
        let feet = self.before[..self.before.len() - inches].strip_suffix(['\'', '’']);
        (1..=2).contains(&inches) && feet.is_some_and(|feet| feet.ends_with(is_digit))
    }

    fn role_of_single(&self, shape: Shape) -> Option<Role> {
        let may_open = if self.may_begin_speech(shape) { Role::Opens } else { Role::MayOpen };
        let closes = if self.may_be_apostrophe() { Role::MayClose } else { Role::Closes };
        match self.position {
            Position::Leading if shape == Shape::Right || self.is_before_clipped_word() => None,
            Position::Leading => Some(may_open),
            Position::Between if self.stands_in_word() => None,
            Position::Between if shape == Shape::Left => Some(Role::MayOpen),
            Position::Trailing | Position::Between if self.is_after_clipped_and() => None,
            Position::Trailing | Position::Between => Some(closes),
            Position::Loose => None,
        }
    }

    fn stands_in_word(&self) -> bool {
        self.before.ends_with(char::is_alphanumeric) && self.after.starts_with(char::is_alphanumeric)
    }

    /// Whether this is a ‘ before a capital and after no word, as speech that nothing closes may begin.
    fn may_begin_speech(&self, shape: Shape) -> bool {
        let before = self.before.strip_suffix(is_blank).unwrap_or(self.before);
        shape == Shape::Left
            && !before.ends_with(char::is_alphanumeric)
            && self.after.starts_with(char::is_uppercase)
    }

    /// Whether an apostrophe clips the word that follows: ’90s, ’em, ’n’.
    fn is_before_clipped_word(&self) -> bool {
        const CLIPPED: &[&str] = &[
            "em", "n", "til", "till", "tis", "twas", "twere", "twill", "cause", "cuz", "round", "bout",
            "hood", "tude", "neath", "fro", "nuff", "nother", "kay", "cept", "gainst", "s", "t", "re", "ve",
            "ll", "d", "m",
        ];
        const LONGEST: usize = 8;
        let length =
            self.after.chars().take(LONGEST).take_while(|character| character.is_alphanumeric()).count();
        let end = self.after.char_indices().nth(length).map_or(self.after.len(), |(end, _)| end);
        let word = &self.after[..end];
        let years = word.trim_end_matches(|character: char| character.is_ascii_lowercase());
        let is_year = years.len() == 2 && years.bytes().all(|byte| byte.is_ascii_digit());
        is_year || CLIPPED.iter().any(|clipped| clipped.eq_ignore_ascii_case(word))
    }

    /// Whether this is the second apostrophe of “rock ’n’ roll”.
    fn is_after_clipped_and(&self) -> bool {
        let before_n = self.before.strip_suffix(['n', 'N']);
        before_n.is_some_and(|before| before.ends_with(['\'', '’', '‘']))
    }

    /// Whether a plural or a clipped participle may end here: “the workers’ union”, “goin’ home”.
    fn may_be_apostrophe(&self) -> bool {
        let word_follows =
            self.after.strip_prefix(is_blank).is_some_and(|after| after.starts_with(char::is_alphanumeric));
        let is_ending = ["s", "S", "z", "x", "in"].iter().any(|ending| self.before.ends_with(ending));
        is_ending && word_follows
    }
}

fn family(mark: char) -> Family {
    match mark {
        '«' | '»' => Family::Angle,
        '‹' | '›' => Family::SingleAngle,
        '\'' | '`' | '‘'..='‛' => Family::Single,
        _ => Family::Double,
    }
}

fn shape(mark: char) -> Shape {
    match mark {
        '”' | '’' | '»' | '›' => Shape::Right,
        '"' | '\'' => Shape::Straight,
        _ => Shape::Left,
    }
}
