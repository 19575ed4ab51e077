//! People whom the ledger takes for one across articles, against pairs that people judged.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::BufRead;

use sayso_core::{Address, Article, Digest, Run, Span, Text};
use sayso_store::{Entry, Error, Ledger, Named, NewFact, SourceKind};
use serde::Deserialize;

use super::bootstrap::{self, Interval};
use super::lines::{self, LineError};
use crate::link;

/// Where a name stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
pub struct Place {
    /// The article, by its name in the corpus.
    pub id: String,
    /// The first character of the name.
    pub start: usize,
}

/// Two names in two articles, and whether they are those of one person.
#[derive(Clone, Debug, Deserialize)]
pub struct Pair {
    /// The one.
    pub one: Place,
    /// The other.
    pub other: Place,
    /// What somebody who read both says.
    pub label: Label,
    /// Whether rules may be written by it.
    pub half: Half,
}

/// Whether two names are those of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Label {
    /// They are.
    Same,
    /// They are not.
    Different,
}

/// What a pair is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Half {
    /// Rules were written by it.
    Tuning,
    /// It was held out.
    Held,
}

/// Whom an article names as sources, found once by the program. Places count characters.
#[derive(Clone, Debug, Deserialize)]
pub struct Appearances {
    /// The article.
    pub id: String,
    /// Everyone and everything.
    pub named: Vec<Appearance>,
}

/// Somebody or something that an article names.
#[derive(Clone, Debug, Deserialize)]
pub struct Appearance {
    /// The word for what it is.
    pub kind: String,
    /// First character of the name.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What is told: the word for its kind, first character, one past the last.
    pub facts: Vec<(String, usize, usize)>,
}

/// An article of the corpus.
#[derive(Clone, Debug, Deserialize)]
pub struct Printed {
    /// Its name.
    pub id: String,
    /// The day it was published.
    pub date: String,
    /// The headline.
    #[serde(default)]
    pub title: Option<String>,
    /// Those who wrote it; empty where the corpus does not tell.
    #[serde(default)]
    pub authors: String,
    /// Its text.
    pub text: String,
}

/// Files that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SourcesError {
    /// A line cannot be used.
    #[error(transparent)]
    Line(#[from] LineError),
    /// An article is not among the texts.
    #[error("the texts have no article {id}; give those that the pairs were drawn from")]
    Missing {
        /// Its name.
        id: String,
    },
    /// A place is not in its text, or nothing stands there.
    #[error(
        "in article {id} nothing is named at character {at}; the texts are others than those that were judged"
    )]
    Nowhere {
        /// The article.
        id: String,
        /// The place.
        at: usize,
    },
    /// The ledger failed.
    #[error(transparent)]
    Ledger(#[from] Error),
}

/// Reads one value of a line each; lines of other articles than `wanted` are passed over where it is given.
pub fn read<T: for<'line> Deserialize<'line>>(
    file: impl BufRead,
    wanted: Option<&BTreeSet<String>>,
) -> Result<Vec<T>, SourcesError> {
    #[derive(Deserialize)]
    struct Id {
        id: String,
    }
    let mut values = Vec::new();
    for numbered in lines::numbered(file) {
        let (line, json) = numbered?;
        let shape = |source| LineError::Shape { line, wanted: "what should stand there", source };
        let is_wanted = match wanted {
            Some(wanted) => wanted.contains(&serde_json::from_str::<Id>(&json).map_err(shape)?.id),
            None => !json.trim().is_empty(),
        };
        if is_wanted {
            values.push(serde_json::from_str(&json).map_err(shape)?);
        }
    }
    Ok(values)
}

/// What the ledger makes of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Made {
    /// One person.
    Merged,
    /// Perhaps one.
    Perhaps,
    /// Two.
    Apart,
}

/// Links all that the articles name, article by article in their order, and tells what became of each pair.
pub fn link_all(
    pairs: &[Pair],
    appearances: &[Appearances],
    texts: Vec<Printed>,
) -> Result<Vec<Made>, SourcesError> {
    let mut texts: HashMap<String, Printed> =
        texts.into_iter().map(|printed| (printed.id.clone(), printed)).collect();
    let mut ledger = Ledger::in_memory()?;
    let mut sources = HashMap::new();
    for article in appearances {
        let missing = || SourcesError::Missing { id: article.id.clone() };
        let printed = texts.remove(&article.id).ok_or_else(missing)?;
        for (start, source) in append(&mut ledger, article, printed)? {
            sources.insert(Place { id: article.id.clone(), start }, source);
        }
    }
    let source = |place: &Place| {
        let nowhere = || SourcesError::Nowhere { id: place.id.clone(), at: place.start };
        sources.get(place).copied().ok_or_else(nowhere)
    };
    pairs.iter().map(|pair| made(&ledger, source(&pair.one)?, source(&pair.other)?)).collect()
}

fn made(ledger: &Ledger, one: i64, other: i64) -> Result<Made, SourcesError> {
    if one == other {
        return Ok(if ledger.is_anybody(one)? { Made::Perhaps } else { Made::Merged });
    }
    let identity = ledger.identity(one)?;
    if identity.ids().contains(&other) {
        return Ok(Made::Merged);
    }
    let ids = ledger.identity(other)?.ids();
    let is_perhaps = identity.perhaps.iter().any(|(source, _)| ids.contains(&source.id));
    Ok(if is_perhaps { Made::Perhaps } else { Made::Apart })
}

/// Puts what the article names into the ledger: where each name starts, and which source it is.
fn append(
    ledger: &mut Ledger,
    appearances: &Appearances,
    printed: Printed,
) -> Result<Vec<(usize, i64)>, SourcesError> {
    let nowhere = |at| SourcesError::Nowhere { id: appearances.id.clone(), at };
    let mut borders: Vec<usize> = printed.text.char_indices().map(|(at, _)| at).collect();
    borders.push(printed.text.len());
    let text = Text::new(printed.text).map_err(|_| nowhere(0))?;
    let span = |start: usize, end: usize| -> Result<Span, SourcesError> {
        let ends = borders.get(start).zip(borders.get(end));
        ends.and_then(|(start, end)| text.span(*start..*end)).ok_or_else(|| nowhere(start))
    };
    let mut named = Vec::new();
    for appearance in &appearances.named {
        let facts =
            appearance.facts.iter().filter_map(|(kind, start, end)| Some((fact_kind(kind)?, *start, *end)));
        let facts =
            facts.map(|(kind, start, end)| Ok(NewFact { kind, words: span(start, end)?, said_by: None }));
        named.push(Named {
            kind: source_kind(&appearance.kind).ok_or_else(|| nowhere(appearance.start))?,
            name: span(appearance.start, appearance.end)?,
            facts: facts.collect::<Result<_, SourcesError>>()?,
        });
    }
    let article = Article {
        published: Some(printed.date),
        ..Article::new(Address::new(appearances.id.clone()), text.clone())
    };
    let run = Run { version: env!("CARGO_PKG_VERSION"), model: Digest::of(&[]), instruction_set: "none" };
    let captured = "2026-01-01T00:00:00Z".to_owned();
    let entry =
        Entry { article: &article, run: &run, captured, capture: None, statements: Vec::new(), named };
    link::append(ledger, &entry)?;
    let sources = ledger.sources_in(article.id)?;
    let starts = appearances.named.iter().map(|appearance| appearance.start);
    Ok(starts.zip(sources).collect())
}

fn fact_kind(name: &str) -> Option<&'static str> {
    ["role", "title", "affiliation", "kinship"].into_iter().find(|known| *known == name)
}

fn source_kind(name: &str) -> Option<SourceKind> {
    let kinds = [SourceKind::Person, SourceKind::Organisation, SourceKind::Outlet, SourceKind::Document];
    kinds.into_iter().find(|kind| kind.name() == name)
}

/// Counts over pairs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Pairs.
    pub pairs: usize,
    /// Those of one person.
    pub same: usize,
    /// Those that the ledger takes for one.
    pub merged: usize,
    /// Those of one person that it takes for one.
    pub right: usize,
    /// Those of one person that it takes for one perhaps.
    pub perhaps: usize,
}

impl Counts {
    /// The share of what was merged that is one person.
    pub fn precision(&self) -> f64 {
        share(self.right, self.merged)
    }

    /// The share of pairs of one person that were merged.
    pub fn recall(&self) -> f64 {
        share(self.right, self.same)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Counts over the pairs in `half`, or over all, with the intervals of precision and recall.
pub fn counts(
    pairs: &[Pair],
    made: &[Made],
    half: Option<Half>,
    resamples: usize,
) -> (Counts, [Interval; 2]) {
    let judged: Vec<(Label, Made)> = pairs
        .iter()
        .zip(made)
        .filter(|(pair, _)| half.is_none_or(|half| pair.half == half))
        .map(|(pair, made)| (pair.label, *made))
        .collect();
    let of = |drawn: &[usize]| drawn.iter().fold(Counts::default(), |counts, ix| add(counts, judged[*ix]));
    let all: Vec<usize> = (0..judged.len()).collect();
    let intervals = bootstrap::intervals(judged.len(), resamples, |drawn| {
        let counts = of(drawn);
        vec![counts.precision(), counts.recall()]
    });
    let interval = |ix: usize| intervals.get(ix).copied().unwrap_or(Interval { low: 0.0, high: 0.0 });
    (of(&all), [interval(0), interval(1)])
}

fn add(counts: Counts, (label, made): (Label, Made)) -> Counts {
    let (is_same, is_merged) = (label == Label::Same, made == Made::Merged);
    Counts {
        pairs: counts.pairs + 1,
        same: counts.same + usize::from(is_same),
        merged: counts.merged + usize::from(is_merged),
        right: counts.right + usize::from(is_same && is_merged),
        perhaps: counts.perhaps + usize::from(is_same && made == Made::Perhaps),
    }
}

/// The names of all articles that appearances are known of.
pub fn ids(appearances: &[Appearances]) -> BTreeSet<String> {
    appearances.iter().map(|article| article.id.clone()).collect()
}

/// The pairs that went wrong, with their numbers from 1 on, by what went wrong.
pub fn mistakes<'pairs>(pairs: &'pairs [Pair], made: &[Made]) -> BTreeMap<usize, (&'pairs Pair, Made)> {
    let judged = (1..).zip(pairs.iter().zip(made));
    let wrong = judged.filter(|(_, (pair, made))| (pair.label == Label::Same) != (**made == Made::Merged));
    wrong.map(|(number, (pair, made))| (number, (pair, *made))).collect()
}
