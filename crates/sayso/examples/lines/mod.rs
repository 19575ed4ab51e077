//! Articles a line, with marked attributions: `{"id", "text", "attributions": [{"source", "cue", "content", "answers"}]}`, spans in code
//! points, and `answers`, which may be missing, places in that list.

use std::fs;

use sayso_annotate::Marked;
use sayso_core::{Spans, Text};
use serde::Deserialize;

#[derive(Deserialize)]
pub(crate) struct Line {
    pub(crate) id: String,
    text: String,
    pub(crate) attributions: Vec<Parts>,
}

#[derive(Deserialize)]
pub(crate) struct Parts {
    source: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
    #[serde(default)]
    #[allow(dead_code, reason = "one of two examples reads it")]
    pub(crate) answers: Vec<usize>,
}

/// The articles of the file at `path`.
pub(crate) fn read(path: &str) -> Result<Vec<Line>, Box<dyn std::error::Error>> {
    Ok(fs::read_to_string(path)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

impl Line {
    pub(crate) fn text(&self) -> Result<Text, Box<dyn std::error::Error>> {
        Text::new(self.text.as_str()).map_err(|_| "the text is too long".into())
    }

    /// Each of its attributions as marked in `text`.
    pub(crate) fn marks(&self, text: &Text) -> Vec<Marked> {
        let places = places(text);
        let span = |[start, end]: &[usize; 2]| text.span(*places.get(*start)?..*places.get(*end)?);
        let spans = |ranges: &[[usize; 2]]| Spans::new(ranges.iter().filter_map(span).collect());
        let mark = |parts: &Parts| {
            let [source, cue, content] =
                [&parts.source, &parts.cue, &parts.content].map(|ranges| spans(ranges));
            Marked { source, cue, content }
        };
        self.attributions.iter().map(mark).collect()
    }
}

/// Where each code point of `text` begins, and where the last ends, in bytes.
pub(crate) fn places(text: &Text) -> Vec<usize> {
    let starts = text.as_str().char_indices().map(|(place, _)| place);
    starts.chain([text.as_str().len()]).collect()
}

/// Each of `marks` once.
pub(crate) fn once(marks: &[Marked]) -> Vec<Marked> {
    let mut each: Vec<Marked> = Vec::new();
    for one in marks {
        if !each.contains(one) {
            each.push(one.clone());
        }
    }
    each
}
