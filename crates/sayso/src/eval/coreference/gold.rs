//! Documents of tokens with clusters, one JSON object a line, and the text that the tokens make.

use std::io::{self, BufRead};
use std::ops::Range;

use serde::Deserialize;

use super::{Clusters, Predictions};

/// A document with the clusters that people marked in it.
#[derive(Clone, Debug, PartialEq)]
pub struct GoldDocument {
    /// Its name in the corpus.
    pub id: String,
    /// What kind of text it is; empty where the corpus does not say.
    pub genre: String,
    /// The text that its tokens make.
    pub text: String,
    /// The bytes of each token.
    pub tokens: Vec<Range<usize>>,
    /// What people marked.
    pub clusters: Clusters,
}

/// A file of documents or predictions that cannot be used. Lines count from 1.
#[derive(Debug, thiserror::Error)]
pub enum CoreferenceError {
    /// The file broke off.
    #[error("line {line} cannot be read")]
    Read {
        /// Where.
        line: usize,
        /// Why.
        source: io::Error,
    },
    /// Something else stands there.
    #[error("line {line} is not a document with clusters")]
    Shape {
        /// Where.
        line: usize,
        /// What it lacks.
        source: serde_json::Error,
    },
    /// A mention of tokens that are not there.
    #[error("line {line}: a mention from token {first} to {last} does not fit {length} tokens")]
    Mention {
        /// Where.
        line: usize,
        /// Its first token.
        first: usize,
        /// Its last token.
        last: usize,
        /// How many tokens there are.
        length: usize,
    },
}

#[derive(Deserialize)]
struct Document {
    id: String,
    #[serde(default)]
    genre: String,
    #[serde(default)]
    tokens: Vec<String>,
    /// How many tokens each sentence has.
    #[serde(default)]
    sents: Vec<usize>,
    /// First and last token of each mention.
    clusters: Vec<Vec<[usize; 2]>>,
}

/// Documents with the clusters that people marked.
pub fn read_gold(file: impl BufRead) -> Result<Vec<GoldDocument>, CoreferenceError> {
    let gold = |(line, document): (usize, Document)| {
        let (text, tokens) = joined(&document.tokens, &document.sents);
        let clusters = ranges(line, document.clusters, Some(tokens.len()))?;
        Ok(GoldDocument { id: document.id, genre: document.genre, text, tokens, clusters })
    };
    documents(file)?.into_iter().map(gold).collect()
}

/// Clusters that a program found, by document.
pub fn read_predictions(file: impl BufRead) -> Result<Predictions, CoreferenceError> {
    let found =
        |(line, document): (usize, Document)| Ok((document.id, ranges(line, document.clusters, None)?));
    documents(file)?.into_iter().map(found).collect()
}

fn documents(file: impl BufRead) -> Result<Vec<(usize, Document)>, CoreferenceError> {
    let parsed = |(line, content): (usize, io::Result<String>)| {
        let content = content.map_err(|source| CoreferenceError::Read { line, source })?;
        let document =
            serde_json::from_str(&content).map_err(|source| CoreferenceError::Shape { line, source })?;
        Ok((line, document))
    };
    (1..).zip(file.lines()).map(parsed).collect()
}

fn ranges(
    line: usize,
    clusters: Vec<Vec<[usize; 2]>>,
    length: Option<usize>,
) -> Result<Clusters, CoreferenceError> {
    let range = |[first, last]: [usize; 2]| {
        let length = length.unwrap_or(usize::MAX);
        if first > last || last >= length {
            return Err(CoreferenceError::Mention { line, first, last, length });
        }
        Ok(first..last + 1)
    };
    clusters.into_iter().map(|cluster| cluster.into_iter().map(range).collect()).collect()
}

/// The text that tokens make, spaced as people write, and the bytes of each.
fn joined(tokens: &[String], sentences: &[usize]) -> (String, Vec<Range<usize>>) {
    let mut text = String::new();
    let mut places: Vec<Range<usize>> = Vec::with_capacity(tokens.len());
    let mut ends = sentences.iter().scan(0, |end, length| {
        *end += length;
        Some(*end)
    });
    let mut next_end = ends.next();
    let mut is_quoting = false;
    for (at, token) in tokens.iter().enumerate() {
        let opens_sentence = next_end == Some(at);
        if opens_sentence {
            next_end = ends.next();
        }
        let before = at.checked_sub(1).map(|before| tokens[before].as_str());
        let is_tight = before.is_none_or(|before| {
            !opens_sentence && joins(before, token, tokens.get(at + 1), is_quoting)
                || before == "-" && places.len() > 1 && places[at - 1].start == places[at - 2].end
        });
        if !is_tight {
            text.push(' ');
        }
        is_quoting ^= token == "\"";
        places.push(text.len()..text.len() + token.len());
        text.push_str(token);
    }
    (text, places)
}

/// Whether no space stands between `before` and `token`, which `next` follows; in quotation marks or not.
fn joins(before: &str, token: &str, next: Option<&String>, is_quoting: bool) -> bool {
    let is_word = |token: &str| token.chars().any(char::is_alphanumeric);
    let is_ending = matches!(
        token,
        "." | "," | ";" | ":" | "!" | "?" | ")" | "]" | "}" | "%" | "”" | "’" | "n't" | "n’t"
    ) || token.len() > 1 && token.starts_with(['\'', '’']) && token.chars().count() <= 3;
    let is_hyphen = token == "-" && is_word(before) && next.is_some_and(|next| is_word(next));
    let follows_opening = matches!(before, "(" | "[" | "“" | "‘" | "$" | "£" | "#");
    let is_mark = is_quoting && (token == "\"" || before == "\"");
    is_ending || is_hyphen || follows_opening || is_mark
}

#[cfg(test)]
mod tests {
    use super::{joined, read_gold};

    fn check(tokens: &str, expected: &str) {
        let tokens: Vec<String> = tokens.split(' ').map(str::to_owned).collect();
        let (text, places) = joined(&tokens, &[]);
        assert_eq!(text, expected);
        assert!(places.iter().zip(&tokens).all(|(place, token)| text[place.clone()] == **token));
    }

    #[test]
    fn tokens_are_spaced_as_people_write() {
        check("\" No , \" Ada 's aide said ( twice ) .", "\"No,\" Ada's aide said (twice).");
        check("A ten - year - old did n't .", "A ten-year-old didn't.");
    }

    #[test]
    fn a_mention_beyond_the_tokens_is_refused() {
        let error = read_gold(r#"{"id":"a","tokens":["Ada"],"clusters":[[[0,1]]]}"#.as_bytes())
            .expect_err("too long");
        assert_eq!(error.to_string(), "line 1: a mention from token 0 to 1 does not fit 1 tokens");
    }
}
