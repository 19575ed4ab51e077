//! `sayso eval coreference`: figures on mentions that refer to the same.

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::ensure;
use clap::Args;
use sayso::eval::coreference::{Figures, Score, compare, predict, read_gold, read_predictions};
use sayso_annotate::Annotators;
use serde_json::{Value, json};

use super::{percent, read_file};

/// Measures which mentions are found to refer to the same, against clusters that people marked.
///
/// GOLD has one document a line: {"id", "genre", "tokens", "sents", "clusters"}, where "sents" tells how many tokens each
/// sentence has, and a cluster is a list of mentions, [first token, last token]. Only clusters of two and more count.
#[derive(Debug, Args)]
pub(crate) struct CoreferenceArguments {
    /// The annotated documents: JSON lines.
    gold: PathBuf,

    /// Measure only documents of this genre.
    #[arg(long, value_name = "NAME")]
    genre: Option<String>,

    /// Measure what FILE says was found, instead of what sayso finds now: {"id", "clusters"} a line. A missing document
    /// counts as nothing found.
    #[arg(long, value_name = "FILE")]
    predictions: Option<PathBuf>,

    /// Print every figure as JSON, shares from 0 to 1.
    #[arg(long)]
    json: bool,
}

/// The figures, as asked for.
pub(super) fn measure(arguments: &CoreferenceArguments) -> anyhow::Result<String> {
    let mut gold = read_file(&arguments.gold, read_gold)?;
    if let Some(genre) = &arguments.genre {
        gold.retain(|document| document.genre == *genre);
    }
    ensure!(!gold.is_empty(), "{} has no such documents", arguments.gold.display());
    let predictions = match &arguments.predictions {
        Some(path) => read_file(path, read_predictions)?,
        None => predict(&gold, &Annotators::standard()),
    };
    let figures = compare(&gold, &predictions);
    Ok(if arguments.json { json(&figures).to_string() } else { table(&figures) })
}

/// Each measure with its name.
fn measures(figures: &Figures) -> [(&'static str, Score); 4] {
    [("mentions", figures.mentions), ("muc", figures.muc), ("b3", figures.b_cubed), ("ceafe", figures.ceaf)]
}

fn json(figures: &Figures) -> Value {
    let mut told = json!({ "documents": figures.documents, "conll": figures.conll() });
    for (name, score) in measures(figures) {
        told[name] = json!({ "precision": score.precision(), "recall": score.recall(), "f1": score.f1() });
    }
    told
}

fn table(figures: &Figures) -> String {
    let mut table = format!(
        "Documents: {}\n\n{:14}{:>9} {:>7} {:>6}\n",
        figures.documents, "", "precision", "recall", "F1"
    );
    for (name, score) in measures(figures) {
        let [precision, recall, f1] = [score.precision(), score.recall(), score.f1()].map(percent);
        let _ = writeln!(table, "  {name:<12}{precision:>9.1} {recall:>7.1} {f1:>6.1}");
    }
    let _ = writeln!(table, "  {:<12}{:>24.1}", "conll", percent(figures.conll()));
    table
}
