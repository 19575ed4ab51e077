//! Splits body paragraphs into sentences.
//!
//! A scan of our own and not Unicode's default (UAX #29): that one ends a sentence at each line break, which lines broken to
//! fit a width have in mid-sentence, and its implementation for Rust looks ahead anew at each of many spaces or brackets
//! in a row, in quadratic time.

use std::collections::HashSet;
use std::sync::LazyLock;

use sayso_core::{Draft, Span, Text};

use super::paragraphs::body;
use crate::white_space::{is_blank, trimmed};
use crate::{Annotator, Layer};

/// The annotator `sentences`.
pub(crate) struct Sentences;

impl Annotator for Sentences {
    fn name(&self) -> &'static str {
        "sentences"
    }

    fn needs(&self) -> &'static [Layer] {
        &[Layer::Paragraphs]
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::Sentences]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        for draft in drafts {
            for paragraph in body(draft) {
                let text = draft.article().text.clone();
                sentences(&text, paragraph).for_each(|sentence| draft.add_sentence(sentence));
            }
        }
    }
}

/// The sentences of `paragraph`, which hold all of it that shows.
fn sentences(text: &Text, paragraph: Span) -> impl Iterator<Item = Span> {
    let mut start = paragraph.start();
    let ends = ends(&text[paragraph]).into_iter().map(move |end| paragraph.start() + end);
    ends.chain([paragraph.end()]).filter_map(move |end| {
        let sentence = trimmed(text, start..end);
        start = end;
        sentence
    })
}

/// Where in `content` sentences end, except for the last one.
fn ends(content: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut sentence_start = 0;
    let mut word_start = 0;
    let mut at = 0;
    while let Some(character) = content[at..].chars().next() {
        if is_stop(character) {
            let stop = Stop::new(content, word_start..at);
            if !stop.after.is_empty() && !is_list_number(&content[sentence_start..at]) && stop.ends_sentence()
            {
                sentence_start = content.len() - stop.after.len();
                ends.push(at + stop.marks.len());
            }
            at += stop.marks.len();
        } else {
            at += character.len_utf8();
            if is_blank(character) || opens_word(character) {
                word_start = at;
            }
        }
    }
    ends
}

fn is_stop(character: char) -> bool {
    matches!(character, '.' | '!' | '?' | '…' | '‽' | '。' | '！' | '？')
}

fn is_quotation_mark(character: char) -> bool {
    matches!(character, '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' | '‹' | '›' | '„' | '`')
}

fn closes(character: char) -> bool {
    matches!(character, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}')
}

fn opens_word(character: char) -> bool {
    matches!(character, '(' | '[' | '{' | '-' | '–' | '—' | '/') || is_quotation_mark(character)
}

fn is_list_number(start: &str) -> bool {
    let start = start.trim_matches(is_blank);
    (1..=3).contains(&start.len()) && start.bytes().all(|byte| byte.is_ascii_digit())
}

/// One or more marks that may end a sentence, with what decides it.
struct Stop<'a> {
    /// The word before.
    word: &'a str,
    /// Full stops, question marks and the like, and the quotation marks and brackets they close.
    marks: &'a str,
    /// What follows the white space after the marks; empty if no white space does.
    after: &'a str,
}

impl<'a> Stop<'a> {
    fn new(content: &'a str, word: std::ops::Range<usize>) -> Stop<'a> {
        let rest = &content[word.end..];
        let mut behind = rest.trim_start_matches(|character| is_stop(character) || closes(character));
        let mut after = behind.trim_start_matches(is_blank);
        // “So it ended. . . . We left.” and “It ended. … We left.”
        while after.starts_with(['.', '…']) {
            behind = after.trim_start_matches(|character| is_stop(character) || closes(character));
            after = behind.trim_start_matches(is_blank);
        }
        Stop {
            word: &content[word],
            marks: &rest[..rest.len() - behind.len()],
            after: if after.len() < behind.len() { after } else { "" },
        }
    }

    fn ends_sentence(&self) -> bool {
        let continues = begins_in_mid_sentence(self.after)
            || self.is_elision()
            || (self.follows_abbreviation() && self.abbreviation_goes_on())
            || (self.is_quoted_call() && names_speaker(self.after));
        !continues
    }

    /// Whether the marks stand for words left out: “I … will”, “I . . . will”.
    fn is_elision(&self) -> bool {
        self.word.is_empty() && self.marks.chars().all(|mark| matches!(mark, '.' | '…') || is_blank(mark))
    }

    /// Whether the marks are a single full stop, in a bracket or not.
    fn follows_abbreviation(&self) -> bool {
        matches!(self.marks, "." | ".)" | ".]")
    }

    fn abbreviation_goes_on(&self) -> bool {
        let lists = &*ABBREVIATIONS;
        let next = first_word(self.after);
        if lists.go_on.contains(self.word) {
            return true;
        }
        if lists.before_numbers.contains(self.word) {
            return next.starts_with(|character: char| character.is_ascii_digit());
        }
        let may_end = lists.may_end.contains(self.word) || is_dotted(self.word);
        may_end && !OPENERS.contains(next) && !self.after.starts_with(is_quotation_mark)
    }

    /// Whether a question or an exclamation ends here in quotation marks, which a speaker may follow.
    fn is_quoted_call(&self) -> bool {
        self.marks.contains(['?', '!']) && self.marks.ends_with(is_quotation_mark)
    }
}

fn begins_in_mid_sentence(after: &str) -> bool {
    let mut characters = after.trim_start_matches(opens_word).chars();
    let first = characters.next();
    let begins_in_lower_case =
        first.is_some_and(char::is_lowercase) && !characters.next().is_some_and(char::is_uppercase);
    begins_in_lower_case || after.starts_with([',', ';', ':'])
}

/// Whether `word` is initials or an acronym with stops, but for the last one: “J”, “U.S”, “p.m”, “Ph.D”.
fn is_dotted(word: &str) -> bool {
    let is_short = |part: &str| part.len() <= 2 && part.starts_with(char::is_alphabetic);
    let is_initial = word.len() == 1 && word.starts_with(char::is_uppercase);
    is_initial || (word.contains('.') && word.split('.').all(is_short))
}

fn first_word(content: &str) -> &str {
    let end = content.find(|character: char| !character.is_alphanumeric());
    &content[..end.unwrap_or(content.len())]
}

/// Whether `after` opens with a name and a verb of speech: “Larch asked”, “Mayor Ada Quill of Port Arden said”.
fn names_speaker(after: &str) -> bool {
    const VERBS: &[&str] = &[
        "said",
        "says",
        "asked",
        "asks",
        "told",
        "wrote",
        "writes",
        "tweeted",
        "added",
        "adds",
        "replied",
        "shouted",
        "yelled",
        "cried",
        "exclaimed",
        "wondered",
        "declared",
        "joked",
        "quipped",
        "posted",
        "continued",
        "responded",
    ];
    const PARTICLES: &[&str] = &["and", "of", "the", "de", "van", "von", "der", "bin", "al"];
    const LONGEST_NAME: usize = 8;
    let begins_with_name = after.starts_with(char::is_uppercase) && !OPENERS.contains(first_word(after));
    let mut words = after.split(is_blank).take(LONGEST_NAME);
    let is_part_of_name = |word: &&str| word.starts_with(char::is_uppercase) || PARTICLES.contains(word);
    let verb = words.find(|word| !is_part_of_name(word));
    begins_with_name && verb.is_some_and(|verb| VERBS.contains(&verb.trim_end_matches([',', '.', ':'])))
}

/// The lists of `sentences/abbreviations.txt`.
struct Abbreviations {
    go_on: HashSet<&'static str>,
    before_numbers: HashSet<&'static str>,
    may_end: HashSet<&'static str>,
}

static ABBREVIATIONS: LazyLock<Abbreviations> = LazyLock::new(|| {
    let section = |heading: &str| {
        let lines = include_str!("sentences/abbreviations.txt").lines();
        let after_heading = lines.skip_while(|line| line != &heading).skip(1);
        words(after_heading.take_while(|line| !line.starts_with('[')))
    };
    Abbreviations {
        go_on: section("[goes on]"),
        before_numbers: section("[number follows]"),
        may_end: section("[may end]"),
    }
});

static OPENERS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| words(include_str!("sentences/openers.txt").lines()));

fn words(lines: impl Iterator<Item = &'static str>) -> HashSet<&'static str> {
    lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sayso_core::Text;

    use super::{ABBREVIATIONS, OPENERS, sentences};
    use crate::white_space::is_blank;

    #[test]
    fn the_lists_are_read() {
        assert!(ABBREVIATIONS.go_on.contains("Sen"));
        assert!(ABBREVIATIONS.before_numbers.contains("No"));
        assert!(ABBREVIATIONS.may_end.contains("Inc"));
        assert!(!ABBREVIATIONS.may_end.contains("Sen"));
        assert!(OPENERS.contains("The"));
    }

    #[test]
    fn a_paragraph_of_megabytes_takes_linear_time() {
        for unit in [". ( ", "U.S. ", "“No?” Ada ", ".        ", "a.", "… "] {
            let text = Text::new(unit.repeat(1_000_000 / unit.len())).expect("short");
            let whole = text.span(0..text.as_str().len()).expect("not empty");
            assert!(sentences(&text, whole).count() > 0);
        }
    }

    proptest! {
        #[test]
        fn sentences_hold_all_that_shows(content in "([a-zA-Z]{0,3}[.!?…]{0,2}[“”\"'’)(]{0,2}[ \n\u{a0}]{0,2}){0,12}|\\PC*") {
            let text = Text::new(content.as_str()).expect("short");
            let Some(whole) = text.span(0..content.len()) else { return Ok(()) };
            let mut end = 0;
            for sentence in sentences(&text, whole) {
                prop_assert!(content[end..sentence.start()].chars().all(is_blank));
                prop_assert_eq!(text[sentence].trim_matches(is_blank), &text[sentence]);
                end = sentence.end();
            }
            prop_assert!(content[end..].chars().all(is_blank));
        }
    }
}
