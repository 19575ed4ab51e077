//! `cargo xtask bench`: how fast sayso is. Timings never gate.

mod ledger;
mod measured;
mod origins;
mod seeded;
mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::corpora::{Corpora, VARIABLE};
use crate::python::Environment;
use crate::{places, runs};
use measured::Measured;

/// Measures how fast sayso is.
#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub(crate) struct BenchArguments {
    #[command(subcommand)]
    subject: Subject,
}

/// What can be measured.
#[derive(Debug, Subcommand)]
enum Subject {
    Read(ReadArguments),
    Ledger(ledger::LedgerArguments),
    Origins(origins::OriginsArguments),
}

/// Reads PolNeAR's development articles, in turn with a bare spaCy parse of the same texts; prints a table in Markdown.
#[derive(Debug, Args)]
struct ReadArguments {
    /// The folder of corpora; unasked, the one that SAYSO_DATA names.
    #[arg(long)]
    data: Option<PathBuf>,

    /// How many times to run each; figures are medians.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u8).range(1..))]
    rounds: u8,
}

pub(crate) fn run(arguments: &BenchArguments) -> anyhow::Result<()> {
    match &arguments.subject {
        Subject::Read(arguments) => read(arguments),
        Subject::Ledger(arguments) => ledger::measure(arguments),
        Subject::Origins(arguments) => origins::measure(arguments),
    }
}

fn read(arguments: &ReadArguments) -> anyhow::Result<()> {
    let corpora = Corpora::open(arguments.data.as_deref())?;
    let corpora = corpora.with_context(|| format!("name the folder of corpora with --data or {VARIABLE}"))?;
    let texts = Texts::prepare(&corpora.file("attribution/polnear-dev.jsonl")?)?;
    let rivals = Rivals::prepare()?;
    let mut rounds = Vec::new();
    for round in 1..=arguments.rounds {
        println!("round {round} of {}", arguments.rounds);
        rounds.push(rivals.round(&texts)?);
    }
    println!("\n{}", table::table(&texts, &rounds));
    Ok(())
}

/// The articles as files to read.
struct Texts {
    all: PathBuf,
    /// The article of middle length.
    one: PathBuf,
    /// A sentence: what reading it costs is the cost of starting.
    sentence: PathBuf,
    articles: usize,
    words: usize,
    pieces: usize,
}

impl Texts {
    fn prepare(corpus: &Path) -> anyhow::Result<Texts> {
        let mut texts = Vec::new();
        for line in fs::read_to_string(corpus)?.lines() {
            let article: Value = serde_json::from_str(line)?;
            texts.push(article["text"].as_str().context("an article has no text")?.to_owned());
        }
        ensure!(!texts.is_empty(), "{} has no articles", corpus.display());
        let folder = places::workshop("bench")?;
        let write = |name: &str, texts: &[&str]| -> anyhow::Result<PathBuf> {
            let lines: String = texts.iter().map(|text| format!("{}\n", json!({ "text": text }))).collect();
            let path = folder.join(name);
            fs::write(&path, lines).with_context(|| format!("cannot write {}", path.display()))?;
            Ok(path)
        };
        let mut by_length: Vec<&str> = texts.iter().map(String::as_str).collect();
        let all = write("all.jsonl", &by_length)?;
        by_length.sort_by_key(|text| text.len());
        Ok(Texts {
            pieces: pieces(&all)?,
            all,
            one: write("one.jsonl", &[by_length[by_length.len() / 2]])?,
            sentence: write(
                "sentence.jsonl",
                &["The mayor said on Sunday that the bridge will open in May."],
            )?,
            articles: texts.len(),
            words: texts.iter().map(|text| text.split_whitespace().count()).sum(),
        })
    }
}

/// The sub-words of the articles in a file.
fn pieces(articles: &Path) -> anyhow::Result<usize> {
    let root = places::root();
    let tests = Environment::open(root.join(".venv"), &root.join("training/requirements-test.lock"))?;
    let mut count = tests.python();
    count.env("PYTHONPATH", root.join("training")).arg(root.join("bench/count_pieces.py")).arg(articles);
    Ok(runs::output(&mut count)?.trim().parse()?)
}

/// The programs that run in turn.
struct Rivals {
    sayso: PathBuf,
    python: Environment,
}

/// What one round measured.
struct Round {
    /// sayso on everything, on one thread.
    one_thread: Measured,
    /// sayso on everything, on all threads.
    all_threads: Measured,
    /// sayso on a sentence, on one thread.
    start: Measured,
    /// sayso on one article, as a person would.
    first: Measured,
    /// spaCy's parse, and nothing more.
    parse: Spacy,
    /// spaCy's pipeline as it loads.
    whole: Spacy,
}

/// What one round measured of spaCy.
struct Spacy {
    /// On everything.
    all: Measured,
    /// CPU seconds of that for the articles alone.
    articles_cpu: f64,
    /// CPU seconds of that until the model is loaded.
    load_cpu: f64,
    /// On one article.
    first: Measured,
}

impl Rivals {
    fn prepare() -> anyhow::Result<Rivals> {
        let lock = places::root().join("bench/requirements.lock");
        let python = Environment::open(places::target().join("bench-venv"), &lock)?;
        Ok(Rivals { sayso: places::sayso()?, python })
    }

    /// Runs each program once.
    fn round(&self, texts: &Texts) -> anyhow::Result<Round> {
        Ok(Round {
            one_thread: measured::run(self.read(&texts.all).args(["-j", "1"]))?.0,
            parse: self.spacy("parse", texts)?,
            all_threads: measured::run(&mut self.read(&texts.all))?.0,
            whole: self.spacy("whole", texts)?,
            start: measured::run(self.read(&texts.sentence).args(["-j", "1"]))?.0,
            first: measured::run(&mut self.read(&texts.one))?.0,
        })
    }

    fn spacy(&self, extent: &str, texts: &Texts) -> anyhow::Result<Spacy> {
        let (all, told) = measured::run(&mut self.parse(extent, &texts.all))?;
        let told: Value = serde_json::from_str(&told).context("spaCy's run did not tell its figures")?;
        let figure =
            |name: &str| told[name].as_f64().with_context(|| format!("spaCy's run did not tell {name}"));
        Ok(Spacy {
            all,
            articles_cpu: figure("articles_cpu")?,
            load_cpu: figure("load_cpu")?,
            first: measured::run(&mut self.parse(extent, &texts.one))?.0,
        })
    }

    fn read(&self, articles: &Path) -> Command {
        let mut read = Command::new(&self.sayso);
        read.args(["read", "--quiet", "--format", "jsonl"]).arg(articles);
        read
    }

    fn parse(&self, extent: &str, articles: &Path) -> Command {
        let mut parse = self.python.python();
        parse.arg(places::root().join("bench/spacy_parse.py")).arg(extent).arg(articles);
        for variable in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"] {
            parse.env(variable, "1");
        }
        parse
    }
}
