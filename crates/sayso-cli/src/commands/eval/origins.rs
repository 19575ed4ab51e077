//! `sayso eval origins`: figures on claims, answers and origins across articles.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;
use sayso::eval::origins::real::{Labels, ids};
use sayso::eval::origins::{Comparison, Stream, Tally, compare};
use sayso_annotate::Annotators;
use serde_json::{Value, json};
use toml_edit::de;

use super::{percent, read_texts};

/// Measures claims, answers, bounds of origins, circles, and what becomes of words on marked streams of articles.
///
/// STREAM is a file in the form of eval/origins/streams, or, with --texts, the labels of a real story in the form of
/// eval/origins/real. Articles are read from their bare texts, so what the reader misses counts as missed.
#[derive(Debug, Args)]
pub(crate) struct OriginsArguments {
    /// The streams.
    #[arg(value_name = "STREAM", required = true)]
    streams: Vec<PathBuf>,

    /// The articles of real stories, `-` for standard input: {"id", "date", "title", "authors", "text"} a line; others may be
    /// among them.
    #[arg(long)]
    texts: Option<PathBuf>,

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
    for stream in streams(arguments)? {
        all.add(compare(&stream, &annotators)?);
    }
    let material = if arguments.texts.is_some() { Material::Real } else { Material::Invented };
    if arguments.json {
        return Ok(as_json(&all, material).to_string());
    }
    let mut shown = as_table(&all, material);
    if arguments.errors {
        all.errors.iter().for_each(|error| shown.push_str(&format!("\n{error}")));
    }
    Ok(shown)
}

/// The streams, with their texts.
fn streams(arguments: &OriginsArguments) -> anyhow::Result<Vec<Stream>> {
    let paths = &arguments.streams;
    let Some(texts) = &arguments.texts else { return read_all(paths, de::from_str) };
    let stories: Vec<Labels> = read_all(paths, de::from_str)?;
    let texts = read_texts(texts, &ids(&stories))?;
    let stream =
        |(story, path): (&Labels, &PathBuf)| story.stream(&texts).with_context(|| path.display().to_string());
    stories.iter().zip(paths).map(stream).collect()
}

fn read_all<T>(paths: &[PathBuf], parse: impl Fn(&str) -> Result<T, de::Error>) -> anyhow::Result<Vec<T>> {
    let read = |path: &PathBuf| {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        parse(&text).with_context(|| path.display().to_string())
    };
    paths.iter().map(read).collect()
}

/// Whose articles were read.
#[derive(Clone, Copy)]
enum Material {
    Invented,
    Real,
}

/// What is told of each sort of finding that is marked.
fn tallies(all: &Comparison, material: Material) -> Vec<(&'static str, Tally)> {
    let mut tallies = vec![
        ("statements", all.statements),
        ("pairs", all.pairs),
        ("bounds", all.bounds),
        ("several", all.several),
        ("answers", all.answers),
    ];
    tallies.extend(match material {
        Material::Invented => vec![
            ("circles", all.circles),
            ("updates", all.updates),
            ("reversals", all.reversals),
            ("disagreements", all.disagreements),
            ("fidelity", all.fidelity),
        ],
        Material::Real => vec![("credits", all.credits)],
    });
    tallies
}

/// The mean width of bounds, of all claims and of those with several origins.
fn widths(all: &Comparison) -> [f64; 2] {
    [(all.width, all.bounds), (all.width_of_several, all.several)]
        .map(|(width, claims)| width as f64 / claims.found.max(1) as f64)
}

fn as_json(all: &Comparison, material: Material) -> Value {
    let mut figures = serde_json::Map::new();
    for (name, tally) in tallies(all, material) {
        let told = json!({
            "marked": tally.marked, "found": tally.found, "right": tally.right,
            "precision": tally.precision(), "recall": tally.recall(),
        });
        figures.insert(name.to_owned(), told);
    }
    let [width, of_several] = widths(all);
    figures.insert("width".to_owned(), width.into());
    figures.insert("width_of_several".to_owned(), of_several.into());
    if let Material::Invented = material {
        figures.insert("told_apart".to_owned(), all.told_apart().into());
    }
    figures.into()
}

fn as_table(all: &Comparison, material: Material) -> String {
    let mut table = format!(
        "{:<16}{:>7} {:>6} {:>6} {:>10} {:>7}\n",
        "", "marked", "found", "right", "precision", "recall"
    );
    for (name, tally) in tallies(all, material) {
        let [precision, recall] = [tally.precision(), tally.recall()].map(percent);
        let Tally { marked, found, right } = tally;
        let _ =
            writeln!(table, "  {name:<14}{marked:>7} {found:>6} {right:>6} {precision:>10.1} {recall:>7.1}");
    }
    let [width, of_several] = widths(all);
    let _ = writeln!(
        table,
        "\nmean width of the bounds: {width:.2}; of claims with several origins: {of_several:.2}"
    );
    if let Material::Invented = material {
        let _ = writeln!(table, "answers, updates, reversals, mean F1: {:.1}", percent(all.told_apart()));
    }
    table
}
