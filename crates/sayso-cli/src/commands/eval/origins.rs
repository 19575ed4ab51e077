//! `sayso eval origins`: figures on claims, answers and origins across articles.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;
use sayso::eval::origins::{Comparison, Stream, Tally, compare};
use sayso_annotate::Annotators;
use serde_json::{Value, json};

use super::percent;

/// Measures claims, answers, bounds of origins, circles, and what becomes of words on marked streams of articles.
///
/// STREAM is a file in the form of eval/origins/streams. Articles are read from their bare texts, so what the reader
/// misses counts as missed.
#[derive(Debug, Args)]
pub(crate) struct OriginsArguments {
    /// The streams.
    #[arg(value_name = "STREAM", required = true)]
    streams: Vec<PathBuf>,

    /// Print the figures as JSON, shares from 0 to 1.
    #[arg(long)]
    json: bool,

    /// List what was wrong.
    #[arg(long)]
    errors: bool,
}

/// The figures, as asked for.
pub(super) fn measure(arguments: &OriginsArguments) -> anyhow::Result<String> {
    let annotators = Annotators::standard();
    let mut all = Comparison::default();
    for path in &arguments.streams {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        let stream: Stream = toml_edit::de::from_str(&text).with_context(|| path.display().to_string())?;
        all.add(compare(&stream, &annotators)?);
    }
    if arguments.json {
        return Ok(as_json(&all).to_string());
    }
    let mut shown = as_table(&all);
    if arguments.errors {
        all.errors.iter().for_each(|error| shown.push_str(&format!("\n{error}")));
    }
    Ok(shown)
}

/// What is told of each sort of finding.
fn tallies(all: &Comparison) -> [(&'static str, Tally); 10] {
    [
        ("statements", all.statements),
        ("pairs", all.pairs),
        ("bounds", all.bounds),
        ("several", all.several),
        ("answers", all.answers),
        ("circles", all.circles),
        ("updates", all.updates),
        ("reversals", all.reversals),
        ("disagreements", all.disagreements),
        ("fidelity", all.fidelity),
    ]
}

/// The mean width of bounds.
fn width(all: &Comparison) -> f64 {
    all.width as f64 / (all.bounds.found.max(1) as f64)
}

fn as_json(all: &Comparison) -> Value {
    let mut figures = serde_json::Map::new();
    for (name, tally) in tallies(all) {
        let told = json!({
            "marked": tally.marked, "found": tally.found, "right": tally.right,
            "precision": tally.precision(), "recall": tally.recall(),
        });
        figures.insert(name.to_owned(), told);
    }
    figures.insert("width".to_owned(), width(all).into());
    figures.insert("told_apart".to_owned(), all.told_apart().into());
    figures.into()
}

fn as_table(all: &Comparison) -> String {
    let mut table = format!(
        "{:<16}{:>7} {:>6} {:>6} {:>10} {:>7}\n",
        "", "marked", "found", "right", "precision", "recall"
    );
    for (name, tally) in tallies(all) {
        let [precision, recall] = [tally.precision(), tally.recall()].map(percent);
        let Tally { marked, found, right } = tally;
        let _ =
            writeln!(table, "  {name:<14}{marked:>7} {found:>6} {right:>6} {precision:>10.1} {recall:>7.1}");
    }
    let _ = writeln!(table, "\nmean width of the bounds: {:.2}", width(all));
    let _ = writeln!(table, "answers, updates, reversals, mean F1: {:.1}", percent(all.told_apart()));
    table
}
