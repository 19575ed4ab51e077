//! The tokens of a text, as the figures count them.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::eval::word;

/// A word with its inner points and hyphens, or a single other character.
#[derive(Clone, Copy, Debug)]
struct Token {
    // In code points.
    start: usize,
    end: usize,
    is_word: bool,
    is_quoted: bool,
}

/// The tokens of one text, in reading order.
pub(super) struct Tokens(Vec<Token>);

impl Tokens {
    pub(super) fn new(text: &str) -> Tokens {
        static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
            let word = word::CHARACTER;
            // The control characters are spaces to the figures this must equal, though not to Unicode.
            let pattern = format!(r"{word}+(?:[.,'’\-]{word}+)*|[^\p{{L}}\p{{N}}_\s\x1c-\x1f]");
            Regex::new(&pattern).expect("a valid pattern")
        });
        let is_quoted = quoted(text);
        let (mut byte, mut character) = (0, 0);
        let tokens = TOKEN.find_iter(text).map(|found| {
            character += text[byte..found.start()].chars().count();
            let start = character;
            character += found.as_str().chars().count();
            byte = found.end();
            let is_word = word::has_alphanumeric(found.as_str());
            Token { start, end: character, is_word, is_quoted: is_quoted[start] }
        });
        Tokens(tokens.collect())
    }

    /// The tokens that `span`, in code points, touches.
    pub(super) fn touched(&self, span: &Range<usize>) -> Range<usize> {
        let first = self.0.partition_point(|token| token.end <= span.start);
        let last = self.0.partition_point(|token| token.start < span.end);
        first..last.max(first)
    }

    /// Whether the token at `ix` holds a letter or digit.
    pub(super) fn is_word(&self, ix: usize) -> bool {
        self.0[ix].is_word
    }

    /// Whether the token at `ix` starts in double quotation marks.
    pub(super) fn is_quoted(&self, ix: usize) -> bool {
        self.0[ix].is_quoted
    }
}

/// For each character, whether it stands in double quotation marks. A mark nothing closes reaches to the line's end.
fn quoted(text: &str) -> Vec<bool> {
    let mut is_open = false;
    let quoted = text.chars().map(|character| match character {
        '\n' | '”' => {
            is_open = false;
            false
        }
        '“' => {
            is_open = true;
            false
        }
        '"' => {
            is_open = !is_open;
            false
        }
        _ => is_open,
    });
    quoted.collect()
}

#[cfg(test)]
mod tests {
    use super::Tokens;

    /// Words in the answer are followed by `w`, quoted tokens by `q`.
    fn check(text: &str, expected: &str) {
        let characters: Vec<char> = text.chars().collect();
        let shown = Tokens::new(text).0.into_iter().map(|token| {
            let words: String = characters[token.start..token.end].iter().collect();
            let word = if token.is_word { "w" } else { "" };
            let quoted = if token.is_quoted { "q" } else { "" };
            format!("{words}/{word}{quoted}")
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn words_keep_their_inner_marks() {
        check("Mid-June’s 1,200.50 – é_", "Mid-June’s/w 1,200.50/w –/ é_/w");
    }

    #[test]
    fn quotes_end_with_the_line() {
        check("“a b” c\n“d\ne \"f\" g", "“/ a/wq b/wq ”/ c/w “/ d/wq e/w \"/ f/wq \"/ g/w");
    }

    #[test]
    fn a_span_owns_every_token_it_touches() {
        let tokens = Tokens::new("one two three");
        assert_eq!(tokens.touched(&(2..5)), 0..2);
        assert_eq!(tokens.touched(&(3..4)), 1..1);
        assert_eq!(tokens.touched(&(8..99)), 2..3);
    }
}
