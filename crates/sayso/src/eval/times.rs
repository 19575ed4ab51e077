//! Expressions of time that a program found, against those that people marked, as TempEval-3 counts them.
//!
//! Each expression is matched with one at most: first those of the same words, then by how much they overlap. Attributes
//! count over matched pairs, so a wrong value lowers precision and recall alike.

use std::cmp::Reverse;
use std::io::{self, BufRead};

use sayso_annotate::Annotators;
use sayso_core::{Address, Annotated, Article, Text, TimeKind};
use sayso_wire::CodePoints;
use serde::Deserialize;

use super::bootstrap::{self, Interval};

/// An article with the expressions that people marked.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldArticle {
    /// Its name in the corpus.
    pub id: String,
    /// The day it was published.
    pub dct: Option<String>,
    /// The text that expressions point into.
    pub text: String,
    /// What people marked.
    pub timex: Vec<Timex>,
}

/// An expression of time, its place in code points.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Timex {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The TIMEX3 value.
    pub value: Option<String>,
}

/// A file of marked articles that cannot be used. Lines count from 1.
#[derive(Debug, thiserror::Error)]
pub enum TimesError {
    /// The file broke off.
    #[error("line {line} cannot be read")]
    Read {
        /// Where.
        line: usize,
        /// Why.
        source: io::Error,
    },
    /// Something else stands there.
    #[error("line {line} is not an article with time expressions")]
    Shape {
        /// Where.
        line: usize,
        /// What it lacks.
        source: serde_json::Error,
    },
}

/// Reads marked articles: `{"id", "dct", "text", "timex": [{"start", "end", "type", "value"}]}`, one a line.
pub fn read_gold(file: impl BufRead) -> Result<Vec<GoldArticle>, TimesError> {
    let mut articles = Vec::new();
    for (line, read) in (1..).zip(file.lines()) {
        let json = read.map_err(|source| TimesError::Read { line, source })?;
        if !json.trim().is_empty() {
            articles.push(serde_json::from_str(&json).map_err(|source| TimesError::Shape { line, source })?);
        }
    }
    Ok(articles)
}

/// What has to agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The words.
    Strict,
    /// At least one character.
    Relaxed,
    /// That, and the type.
    Type,
    /// That, and the value.
    Value,
}

impl Measure {
    /// Every measure, in the order of the table.
    pub const ALL: [Measure; 4] = [Measure::Strict, Measure::Relaxed, Measure::Type, Measure::Value];

    /// Its name in figures.
    pub fn name(self) -> &'static str {
        match self {
            Measure::Strict => "strict",
            Measure::Relaxed => "relaxed",
            Measure::Type => "type",
            Measure::Value => "value",
        }
    }
}

/// Counts over articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Expressions that people marked.
    pub gold: u32,
    /// Expressions that were found.
    pub found: u32,
    /// Pairs that agree, by [`Measure::ALL`].
    right: [u32; Measure::ALL.len()],
}

impl Counts {
    /// The share of what was found that agrees.
    pub fn precision(&self, measure: Measure) -> f64 {
        share(self.right[measure as usize], self.found)
    }

    /// The share of what people marked that agrees.
    pub fn recall(&self, measure: Measure) -> f64 {
        share(self.right[measure as usize], self.gold)
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(&self, measure: Measure) -> f64 {
        share(2 * self.right[measure as usize], self.found + self.gold)
    }

    fn add(&mut self, other: &Counts) {
        self.gold += other.gold;
        self.found += other.found;
        self.right.iter_mut().zip(other.right).for_each(|(sum, right)| *sum += right);
    }
}

fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}

/// A comparison, article by article.
#[derive(Clone, Debug)]
pub struct Comparison(Vec<Counts>);

impl Comparison {
    /// The counts over all articles.
    pub fn total(&self) -> Counts {
        sum(self.0.iter())
    }

    /// A 95 % interval for the F1 of each of [`Measure::ALL`], from `resamples` draws of as many articles.
    pub fn intervals(&self, resamples: usize) -> Vec<Interval> {
        bootstrap::intervals(self.0.len(), resamples, |drawn| {
            let sum = sum(drawn.iter().map(|&ix| &self.0[ix]));
            Measure::ALL.iter().map(|&measure| sum.f1(measure)).collect()
        })
    }
}

fn sum<'a>(articles: impl Iterator<Item = &'a Counts>) -> Counts {
    let mut sum = Counts::default();
    articles.for_each(|counts| sum.add(counts));
    sum
}

/// Compares what `annotators` find in each article with what people marked.
pub fn compare(gold: &[GoldArticle], annotators: &Annotators) -> Comparison {
    let annotated = annotators.annotate(gold.iter().map(article).collect());
    let counts = gold.iter().zip(&annotated).map(|(gold, annotated)| count(&gold.timex, &found(annotated)));
    Comparison(counts.collect())
}

fn article(gold: &GoldArticle) -> Article {
    let text = Text::new(gold.text.as_str()).expect("people marked it: it is shorter than 4 GiB");
    Article { published: gold.dct.clone(), ..Article::new(Address::new(gold.id.as_str()), text) }
}

fn found(annotated: &Annotated) -> Vec<Timex> {
    let places = CodePoints::new(&annotated.article().text);
    let timex = annotated.times().map(|(_, time)| {
        let span = places.span(time.span);
        Timex {
            start: span.start,
            end: span.end,
            kind: Some(kind(time.kind).to_owned()),
            value: Some(time.value.clone()),
        }
    });
    timex.collect()
}

fn kind(kind: TimeKind) -> &'static str {
    match kind {
        TimeKind::Date => "DATE",
        TimeKind::Time => "TIME",
        TimeKind::Duration => "DURATION",
        TimeKind::Set => "SET",
    }
}

/// The counts of one article.
fn count(gold: &[Timex], found: &[Timex]) -> Counts {
    let size = |expressions: &[Timex]| u32::try_from(expressions.len()).unwrap_or(u32::MAX);
    let mut counts = Counts { gold: size(gold), found: size(found), right: [0; Measure::ALL.len()] };
    for (gold, found) in matched(gold, found) {
        for measure in Measure::ALL {
            counts.right[measure as usize] += u32::from(agree(measure, gold, found));
        }
    }
    counts
}

fn agree(measure: Measure, gold: &Timex, found: &Timex) -> bool {
    match measure {
        Measure::Strict => is_same(gold, found),
        Measure::Relaxed => true,
        Measure::Type => gold.kind == found.kind,
        Measure::Value => plain(gold) == plain(found),
    }
}

fn is_same(gold: &Timex, found: &Timex) -> bool {
    (gold.start, gold.end) == (found.start, found.end)
}

/// The value without the full stop that some have.
fn plain(expression: &Timex) -> &str {
    expression.value.as_deref().unwrap_or_default().trim().trim_end_matches('.')
}

/// One-to-one pairs that overlap: those of the same words first, then by how much they share, then in reading order.
fn matched<'a>(gold: &'a [Timex], found: &'a [Timex]) -> Vec<(&'a Timex, &'a Timex)> {
    let mut pairs = Vec::new();
    for (gold_ix, one) in gold.iter().enumerate() {
        for (found_ix, other) in found.iter().enumerate() {
            let overlap = one.end.min(other.end).saturating_sub(one.start.max(other.start));
            if overlap > 0 {
                pairs.push((Reverse(is_same(one, other)), Reverse(overlap), gold_ix, found_ix));
            }
        }
    }
    pairs.sort_unstable();
    let (mut used_gold, mut used_found) = (vec![false; gold.len()], vec![false; found.len()]);
    pairs.retain(|&(_, _, gold_ix, found_ix)| {
        let is_free = !used_gold[gold_ix] && !used_found[found_ix];
        used_gold[gold_ix] |= is_free;
        used_found[found_ix] |= is_free;
        is_free
    });
    pairs.into_iter().map(|(_, _, gold_ix, found_ix)| (&gold[gold_ix], &found[found_ix])).collect()
}

#[cfg(test)]
mod tests {
    use super::{Measure, Timex, count, read_gold};

    fn timex(start: usize, end: usize, value: &str) -> Timex {
        Timex { start, end, kind: Some("DATE".to_owned()), value: Some(value.to_owned()) }
    }

    fn check(gold: &[Timex], found: &[Timex], expected: [f64; 4]) {
        let counts = count(gold, found);
        let f1 = Measure::ALL.map(|measure| counts.f1(measure));
        assert_eq!(f1, expected, "{gold:?} {found:?}");
    }

    #[test]
    fn each_measure_asks_for_its_own() {
        let gold = [timex(0, 6, "2031-05-04")];
        check(&gold, &gold, [1.0; 4]);
        check(&gold, &[timex(0, 6, "2031-05-11")], [1.0, 1.0, 1.0, 0.0]);
        check(&gold, &[timex(3, 6, "2031-05-04.")], [0.0, 1.0, 1.0, 1.0]);
        check(&gold, &[timex(6, 9, "2031-05-04")], [0.0; 4]);
        check(&gold, &[], [0.0; 4]);
    }

    #[test]
    fn an_expression_is_matched_once_and_with_its_like() {
        let gold = [timex(0, 6, "A"), timex(7, 9, "B")];
        check(&gold, &[timex(0, 9, "A")], [0.0, 2.0 / 3.0, 2.0 / 3.0, 2.0 / 3.0]);
        check(&gold, &[timex(0, 9, "A"), timex(0, 6, "A")], [0.5, 1.0, 1.0, 0.5]);
    }

    #[test]
    fn a_bad_line_is_named() {
        let error = read_gold("\n{}".as_bytes()).expect_err("bad");
        assert_eq!(error.to_string(), "line 2 is not an article with time expressions");
    }
}
