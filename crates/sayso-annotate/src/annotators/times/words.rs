//! Cuts a sentence into the words that the grammar of times reads, and reads along them.

use std::ops::Range;

use super::lexicon::{self, Term};

/// A run of letters or of digits, or another single character that shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    /// Its letters.
    pub(super) letters: &'a str,
    /// Where they stand.
    pub(super) start: usize,
    /// The same in lower case, where the lexicon has it; else empty.
    pub(super) known: &'static str,
    /// What it is.
    pub(super) term: Term,
    /// Whether nothing stands between it and the word before.
    pub(super) is_glued: bool,
}

impl Word<'_> {
    /// One past its last byte.
    pub(super) fn end(&self) -> usize {
        self.start + self.letters.len()
    }

    /// Whether it begins with a capital letter.
    pub(super) fn is_capitalised(&self) -> bool {
        self.letters.starts_with(char::is_uppercase)
    }
}

/// The words of `content`; white space is none.
pub(super) fn words(content: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word> = Vec::with_capacity(content.len() / 5);
    let mut characters = content.char_indices().peekable();
    while let Some((start, first)) = characters.next() {
        if first.is_whitespace() {
            continue;
        }
        let sort = Sort::of(first);
        let mut end = start + first.len_utf8();
        while let Some((at, next)) =
            characters.next_if(|&(_, next)| sort != Sort::Mark && Sort::of(next) == sort)
        {
            end = at + next.len_utf8();
        }
        let letters = &content[start..end];
        let (known, term) = match sort {
            Sort::Letter => lexicon::term(letters),
            Sort::Digit => ("", lexicon::digits(letters)),
            Sort::Mark => ("", lexicon::mark(first)),
        };
        let is_glued = words.last().is_some_and(|before| before.end() == start);
        words.push(Word { letters, start, known, term, is_glued });
    }
    words
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Letter,
    Digit,
    Mark,
}

impl Sort {
    fn of(character: char) -> Sort {
        if character.is_ascii_digit() {
            Sort::Digit
        } else if character.is_alphanumeric() {
            Sort::Letter
        } else {
            Sort::Mark
        }
    }
}

/// A place between words to read on from. Copies are free, so a rule that fails leaves no trace.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'a> {
    words: &'a [Word<'a>],
    /// The number of the next word.
    pub(super) at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(words: &'a [Word<'a>], at: usize) -> Reader<'a> {
        Reader { words, at }
    }

    /// The word `ahead` of the next.
    pub(super) fn word(&self, ahead: usize) -> Option<&'a Word<'a>> {
        self.words.get(self.at + ahead)
    }

    /// Before the last `count` words.
    pub(super) fn rewound(self, count: usize) -> Reader<'a> {
        Reader { at: self.at.saturating_sub(count), ..self }
    }

    /// The word before the next.
    pub(super) fn before(&self) -> Option<&'a Word<'a>> {
        self.words.get(self.at.checked_sub(1)?)
    }

    /// The term `ahead` of the next word's.
    pub(super) fn term(&self, ahead: usize) -> Term {
        self.word(ahead).map_or(Term::Other, |word| word.term)
    }

    /// The letters of the next word, if the lexicon has it.
    pub(super) fn known(&self, ahead: usize) -> &'static str {
        self.word(ahead).map_or("", |word| word.known)
    }

    /// After `count` words more.
    pub(super) fn skip(self, count: usize) -> Reader<'a> {
        Reader { at: self.at + count, ..self }
    }

    /// After the next word, if that is one of `options`.
    pub(super) fn take(self, options: &[&str]) -> Option<Reader<'a>> {
        let known = self.known(0);
        (!known.is_empty() && options.contains(&known)).then(|| self.skip(1))
    }

    /// After these words, if they come next.
    pub(super) fn take_all(self, wanted: &[&str]) -> Option<Reader<'a>> {
        let agrees = (0..).zip(wanted).all(|(ahead, &wanted)| self.known(ahead) == wanted);
        agrees.then(|| self.skip(wanted.len()))
    }

    /// After the next word if it is the mark.
    pub(super) fn take_mark(self, mark: char) -> Option<Reader<'a>> {
        (self.term(0) == Term::Mark(mark)).then(|| self.skip(1))
    }

    /// After one of `options` if it comes next, else here.
    pub(super) fn maybe(self, options: &[&str]) -> Reader<'a> {
        self.take(options).unwrap_or(self)
    }

    /// After `mark` if it comes next, else here.
    pub(super) fn maybe_mark(self, mark: char) -> Reader<'a> {
        self.take_mark(mark).unwrap_or(self)
    }

    /// The words from `start` to here, as numbers.
    pub(super) fn since(&self, start: Reader<'a>) -> Range<usize> {
        start.at..self.at
    }
}
