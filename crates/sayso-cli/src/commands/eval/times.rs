//! `sayso eval times`: figures on expressions of time.

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::ensure;
use clap::Args;
use sayso::eval::Interval;
use sayso::eval::times::{Comparison, Counts, GoldArticle, Measure, compare, read_gold};
use sayso_annotate::Annotators;
use serde_json::{Map, Value, json};

use super::{percent, read_file};

/// Draws of articles for the intervals.
const RESAMPLES: usize = 1000;

/// Measures expressions of time against those that people marked.
///
/// GOLD has one article a line: {"id", "dct", "text", "timex": [{"start", "end", "type", "value"}]}, where dct is the day
/// of publication and places count characters. Several files are measured together. Figures are those of TempEval-3;
/// each F1 has an interval that holds it 19 times out of 20.
#[derive(Debug, Args)]
pub(crate) struct TimesArguments {
    /// The annotated articles.
    #[arg(required = true)]
    gold: Vec<PathBuf>,

    /// Print the figures as JSON, shares from 0 to 1.
    #[arg(long)]
    json: bool,
}

/// The figures, as asked for.
pub(super) fn measure(arguments: &TimesArguments) -> anyhow::Result<String> {
    let mut gold: Vec<GoldArticle> = Vec::new();
    for path in &arguments.gold {
        let articles = read_file(path, read_gold)?;
        ensure!(!articles.is_empty(), "{} has no articles", path.display());
        gold.extend(articles);
    }
    let comparison = compare(&gold, &Annotators::without_model());
    Ok(if arguments.json {
        as_json(gold.len(), &comparison).to_string()
    } else {
        as_table(gold.len(), &comparison)
    })
}

/// Each measure with its interval.
fn measures(comparison: &Comparison) -> impl Iterator<Item = (Measure, Interval)> {
    Measure::ALL.into_iter().zip(comparison.intervals(RESAMPLES))
}

fn as_json(articles: usize, comparison: &Comparison) -> Value {
    let total = comparison.total();
    let figures = measures(comparison).map(|(measure, interval)| {
        let figures = json!({
            "precision": total.precision(measure),
            "recall": total.recall(measure),
            "f1": total.f1(measure),
            "f1_interval": [interval.low, interval.high],
        });
        (measure.name().to_owned(), figures)
    });
    let figures: Map<_, _> = figures.collect();
    json!({ "articles": articles, "gold": total.gold, "found": total.found, "measures": figures })
}

fn as_table(articles: usize, comparison: &Comparison) -> String {
    let total: Counts = comparison.total();
    let mut table = format!(
        "Articles: {articles}; time expressions: {} marked by people, {} found\n\n{:<10}{:>9} {:>7} {:>6}    95 %\n",
        total.gold, total.found, "", "precision", "recall", "F1"
    );
    for (measure, interval) in measures(comparison) {
        let [precision, recall, f1] =
            [total.precision(measure), total.recall(measure), total.f1(measure)].map(percent);
        let [low, high] = [interval.low, interval.high].map(percent);
        let name = measure.name();
        let _ =
            writeln!(table, "  {name:<8}{precision:>9.1} {recall:>7.1} {f1:>6.2}   {low:.1} to {high:.1}");
    }
    table
}
