//! Annotated articles and predictions, one JSON object a line.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead};
use std::ops::Range;

use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use super::classes::Class;

/// An article with the attributions people marked in it.
#[derive(Clone, Debug)]
pub struct GoldArticle {
    /// Its name in the corpus.
    pub id: String,
    /// The publisher.
    pub outlet: Option<String>,
    /// The text that spans point into.
    pub text: String,
    /// Which attributions people marked.
    pub marking: Marking,
    /// What they marked.
    pub attributions: Vec<Relation>,
}

/// Which attributions of an article people marked, and so which predictions can be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marking {
    /// Those that stand in no other; classes go by the words.
    Outermost,
    /// Every one, nested ones too, each with its classes.
    Every,
}

/// The spans of one attribution, in code points, and what is known of it. Any part may be missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relation {
    /// Who is reported to have expressed it.
    pub source: Vec<Range<usize>>,
    /// The words that attribute it.
    pub cue: Vec<Range<usize>>,
    /// What is attributed.
    pub content: Vec<Range<usize>>,
    /// In how many others it stands, each in the content of the next; of predictions, 1 stands for any number.
    pub depth: usize,
    /// The classes that its marks give.
    pub classes: Vec<Class>,
    /// The number in its marks, where it was marked in the text.
    pub number: Option<u32>,
    /// How sure the program is of it, from 0 to 1.
    pub confidence: Option<f64>,
}

/// Whether an attribution stands in the content of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It does not.
    Outermost,
    /// It does.
    Nested,
}

impl Relation {
    /// Its level, as its depth tells.
    pub fn level(&self) -> Level {
        if self.depth == 0 { Level::Outermost } else { Level::Nested }
    }
}

/// What a program found in articles, by their ids.
#[derive(Clone, Debug, Default)]
pub struct Predictions {
    by_id: BTreeMap<String, Vec<Relation>>,
    /// Predictions for articles that are not in the corpus. They count for nothing.
    pub unknown: usize,
}

impl Predictions {
    pub(super) fn new(by_id: BTreeMap<String, Vec<Relation>>) -> Predictions {
        Predictions { by_id, unknown: 0 }
    }

    /// What was found in `article`, as far as its marking can judge it; nothing, where there is no prediction for it.
    pub(super) fn of(&self, article: &GoldArticle) -> Vec<&Relation> {
        let found = self.by_id.get(&article.id).map_or(&[][..], Vec::as_slice);
        let is_judged = |relation: &&Relation| match article.marking {
            Marking::Outermost => relation.level() == Level::Outermost,
            Marking::Every => true,
        };
        found.iter().filter(is_judged).collect()
    }

    /// How many articles there is a prediction for.
    pub fn articles(&self) -> usize {
        self.by_id.len()
    }
}

/// A file of annotated articles or predictions that cannot be used. Lines count from 1.
#[derive(Debug, thiserror::Error)]
pub enum CorpusError {
    /// The file broke off.
    #[error("line {line} cannot be read")]
    Read {
        /// Where.
        line: usize,
        /// Why.
        source: io::Error,
    },
    /// Something else stands there.
    #[error("line {line} is not an article with attributions")]
    Shape {
        /// Where.
        line: usize,
        /// What it lacks.
        source: serde_json::Error,
    },
    /// A span that covers nothing, or nothing there is.
    #[error("line {line}: a {role} span from {start} to {end} does not fit the text of {length} characters")]
    Span {
        /// Where.
        line: usize,
        /// What the span is for.
        role: &'static str,
        /// First character.
        start: usize,
        /// One past the last character.
        end: usize,
        /// Characters in the text.
        length: usize,
    },
    /// A confidence that is none.
    #[error("line {line}: a confidence of {confidence}; it goes from 0 to 1")]
    Confidence {
        /// Where.
        line: usize,
        /// What stands there.
        confidence: f64,
    },
    /// Nobody could say which of two articles a figure is about.
    #[error("line {line}: a second article with the id {id:?}; give each its own")]
    Twice {
        /// Where.
        line: usize,
        /// The id.
        id: String,
    },
}

#[derive(Deserialize)]
struct GoldLine {
    id: String,
    #[serde(alias = "outlet")]
    publisher: Option<String>,
    text: String,
    attributions: Vec<RelationLine>,
}

#[derive(Deserialize)]
struct PredictionLine {
    id: String,
    attributions: Vec<RelationLine>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RelationLine {
    parent: Option<IgnoredAny>,
    source: Vec<SpanLine>,
    cue: Vec<SpanLine>,
    content: Vec<SpanLine>,
    confidence: Option<f64>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a span is [start, end] or {\"start\": …, \"end\": …}, in characters")]
enum SpanLine {
    Pair(usize, usize),
    Object { start: usize, end: usize },
}

/// Reads annotated articles: `{"id", "text", "publisher"?, "attributions": [{"source", "cue", "content"}]}`.
///
/// Spans are `[start, end]` or `{"start", "end"}`. Attributions with a parent are left out. Refuses the whole file for
/// one bad line, which it names.
pub fn read_gold(file: impl BufRead) -> Result<Vec<GoldArticle>, CorpusError> {
    let mut ids = BTreeSet::new();
    let mut articles = Vec::new();
    for parsed in lines::<GoldLine>(file) {
        let (line, article) = parsed?;
        if !ids.insert(article.id.clone()) {
            return Err(CorpusError::Twice { line, id: article.id });
        }
        let length = article.text.chars().count();
        let outermost = article.attributions.into_iter().filter(|relation| relation.parent.is_none());
        articles.push(GoldArticle {
            attributions: outermost.map(|relation| relation.check(line, length)).collect::<Result<_, _>>()?,
            marking: Marking::Outermost,
            id: article.id,
            outlet: article.publisher,
            text: article.text,
        });
    }
    Ok(articles)
}

/// Reads predictions for `gold`: `{"id", "attributions": […]}`, spans as in gold; what sayso writes as JSON lines fits.
///
/// An attribution may have a `parent`, then it is nested, and a `confidence`.
pub fn read_predictions(file: impl BufRead, gold: &[GoldArticle]) -> Result<Predictions, CorpusError> {
    let lengths: BTreeMap<&str, usize> =
        gold.iter().map(|article| (article.id.as_str(), article.text.chars().count())).collect();
    let mut predictions = Predictions::default();
    for parsed in lines::<PredictionLine>(file) {
        let (line, PredictionLine { id, attributions }) = parsed?;
        let Some(&length) = lengths.get(id.as_str()) else {
            predictions.unknown += 1;
            continue;
        };
        let relations = attributions.into_iter().map(|relation| relation.check(line, length));
        let relations = relations.collect::<Result<_, _>>()?;
        if predictions.by_id.insert(id.clone(), relations).is_some() {
            return Err(CorpusError::Twice { line, id });
        }
    }
    Ok(predictions)
}

/// Each line that is not blank, with its number.
fn lines<Line: DeserializeOwned>(
    file: impl BufRead,
) -> impl Iterator<Item = Result<(usize, Line), CorpusError>> {
    (1..).zip(file.lines()).filter_map(|(line, read)| match read {
        Ok(json) if json.trim().is_empty() => None,
        Ok(json) => {
            let parsed = serde_json::from_str(&json).map_err(|source| CorpusError::Shape { line, source });
            Some(parsed.map(|parsed| (line, parsed)))
        }
        Err(source) => Some(Err(CorpusError::Read { line, source })),
    })
}

impl RelationLine {
    /// The relation, its spans held to a text of `length` characters.
    fn check(self, line: usize, length: usize) -> Result<Relation, CorpusError> {
        let check = |role, spans: Vec<SpanLine>| -> Result<Vec<Range<usize>>, CorpusError> {
            spans.into_iter().map(|span| span.check(line, role, length)).collect()
        };
        if let Some(confidence) = self.confidence.filter(|confidence| !(0.0..=1.0).contains(confidence)) {
            return Err(CorpusError::Confidence { line, confidence });
        }
        Ok(Relation {
            source: check("source", self.source)?,
            cue: check("cue", self.cue)?,
            content: check("content", self.content)?,
            depth: usize::from(self.parent.is_some()),
            classes: Vec::new(),
            number: None,
            confidence: self.confidence,
        })
    }
}

impl SpanLine {
    fn check(self, line: usize, role: &'static str, length: usize) -> Result<Range<usize>, CorpusError> {
        let (SpanLine::Pair(start, end) | SpanLine::Object { start, end }) = self;
        if start < end && end <= length {
            Ok(start..end)
        } else {
            Err(CorpusError::Span { line, role, start, end, length })
        }
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use super::{Relation, read_gold, read_predictions};

    fn check_refused(lines: &str, expected: &str) {
        let error = read_gold(lines.as_bytes()).expect_err("bad");
        let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
        let shown = format!("{error}{cause}");
        assert!(shown.contains(expected), "{shown}");
    }

    const GOOD: &str = r#"{"id":"a","text":"Né.","attributions":[{"content":[[0,2]]}]}"#;

    #[test]
    fn a_bad_line_is_named() {
        check_refused(&format!("{GOOD}\n\n{{"), "line 3 is not an article with attributions: EOF");
        check_refused(
            r#"{"id":"a","text":"Né."}"#,
            "line 1 is not an article with attributions: missing field",
        );
        check_refused(&format!("{GOOD}\n{GOOD}"), r#"line 2: a second article with the id "a""#);
        let span = |span| GOOD.replace("[0,2]", span);
        check_refused(&span("[0]"), "a span is [start, end] or");
        check_refused(
            &span("[1,4]"),
            "line 1: a content span from 1 to 4 does not fit the text of 3 characters",
        );
        check_refused(&span("[2,2]"), "from 2 to 2 does not fit");
        check_refused(&GOOD.replace("}]", r#","confidence":1.5}]"#), "line 1: a confidence of 1.5");
    }

    #[test]
    fn what_sayso_writes_is_read_as_predictions() {
        let gold = read_gold(GOOD.as_bytes()).expect("good");
        let written = r#"{"sayso":1,"id":"a","outlet":null,"attributions":[{"ix":0,"parent":null,"source":[],"cue":[],"content":[{"start":0,"end":2,"exact":"Né"}],"quotation":"indirect","confidence":0.5}]}"#;
        let other = r#"{"id":"b","attributions":[]}"#;
        let predictions = read_predictions(format!("{written}\n{other}").as_bytes(), &gold).expect("good");
        let expected = Relation { confidence: Some(0.5), ..gold[0].attributions[0].clone() };
        assert_eq!(predictions.of(&gold[0]), [&expected]);
        assert_eq!((predictions.articles(), predictions.unknown), (1, 1));
    }
}
