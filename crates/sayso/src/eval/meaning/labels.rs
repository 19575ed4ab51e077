//! Labelled attributions, one article a line: offsets and labels, no text.

use std::io::{self, BufRead};
use std::ops::Range;

use sayso_annotate::Marked;
use sayso_core::{Span, Spans, Text};
use serde::Deserialize;

use super::Question;
use super::speakers::{BETWEEN, NOBODY};
use crate::eval::attribution::Relation;

/// The labels of one article.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelledArticle {
    /// Which article.
    pub id: String,
    pub(super) attributions: Vec<Label>,
}

/// One attribution, by its spans in code points, and what was labelled of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Label {
    pub(super) relation: Relation,
    act: Option<String>,
    kind: Option<String>,
    count: Option<String>,
    /// Where the names stand of those whom the source refers to; none where the article names nobody.
    names: Option<Vec<Range<usize>>>,
}

impl Label {
    /// The right answer to `question`, if it was labelled.
    pub(super) fn answer(&self, question: Question, text: &Text) -> Option<String> {
        match question {
            Question::Act => self.act.clone(),
            Question::SourceKind => self.kind.clone(),
            Question::Count => self.count.clone(),
            Question::Speaker => self.speaker(text),
        }
    }

    fn speaker(&self, text: &Text) -> Option<String> {
        let names: Vec<&str> =
            bytes(text, self.names.as_ref()?)?.into_iter().map(|span| &text[span]).collect();
        let is_nobody = names.is_empty();
        Some(if is_nobody { NOBODY.to_owned() } else { names.join(&BETWEEN.to_string()) })
    }

    /// Source, cue and content as the article has them, for people to read.
    pub(super) fn words(&self, text: &Text) -> String {
        let said = |ranges: &Vec<Range<usize>>| {
            let spans = bytes(text, ranges).unwrap_or_default();
            spans.iter().map(|&span| &text[span]).collect::<Vec<_>>().join(" … ")
        };
        let parts = [&self.relation.source, &self.relation.cue, &self.relation.content].map(said);
        parts.join(" | ").split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Labels that cannot be used. Lines count from 1.
#[derive(Debug, thiserror::Error)]
pub enum LabelsError {
    /// The file broke off.
    #[error("line {line} cannot be read")]
    Read {
        /// Where.
        line: usize,
        /// Why.
        source: io::Error,
    },
    /// Something else stands there.
    #[error("line {line} is no labelled article")]
    Shape {
        /// Where.
        line: usize,
        /// What it lacks.
        source: serde_json::Error,
    },
    /// The article is not among those given, or its text is another.
    #[error("the labels of article {id:?} do not fit any of the articles given")]
    Article {
        /// Which.
        id: String,
    },
}

#[derive(Deserialize)]
struct Line {
    id: String,
    attributions: Vec<WrittenLabel>,
}

#[derive(Deserialize)]
struct WrittenLabel {
    source: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
    act: Option<String>,
    kind: Option<String>,
    count: Option<String>,
    names: Option<Vec<[usize; 2]>>,
}

/// Reads labelled articles, one JSON object a line.
pub fn read_labels(lines: impl BufRead) -> Result<Vec<LabelledArticle>, LabelsError> {
    let numbered = (1..).zip(lines.lines());
    let labelled = numbered.map(|(line, read)| {
        let read = read.map_err(|source| LabelsError::Read { line, source })?;
        let written: Line =
            serde_json::from_str(&read).map_err(|source| LabelsError::Shape { line, source })?;
        Ok(LabelledArticle {
            id: written.id,
            attributions: written.attributions.into_iter().map(label).collect(),
        })
    });
    labelled.collect()
}

fn label(written: WrittenLabel) -> Label {
    let ranges = |spans: Vec<[usize; 2]>| spans.into_iter().map(|[start, end]| start..end).collect();
    let relation = Relation {
        source: ranges(written.source),
        cue: ranges(written.cue),
        content: ranges(written.content),
        ..Relation::default()
    };
    let names = written.names.map(ranges);
    Label { relation, act: written.act, kind: written.kind, count: written.count, names }
}

/// `relation` as bytes of `text`; `None` where a span does not fit or there is neither cue nor content.
pub(crate) fn marked(text: &Text, relation: &Relation) -> Option<Marked> {
    let [source, cue, content] =
        [&relation.source, &relation.cue, &relation.content].map(|ranges| bytes(text, ranges));
    let marked = Marked { source: Spans::new(source?), cue: Spans::new(cue?), content: Spans::new(content?) };
    (marked.cue.is_some() || marked.content.is_some()).then_some(marked)
}

fn bytes(text: &Text, ranges: &[Range<usize>]) -> Option<Vec<Span>> {
    let place = |code_point: usize| {
        let mut places = text.as_str().char_indices().map(|(place, _)| place);
        places.nth(code_point).or_else(|| (code_point > 0).then_some(text.as_str().len()))
    };
    ranges.iter().map(|range| text.span(place(range.start)?..place(range.end)?)).collect()
}
