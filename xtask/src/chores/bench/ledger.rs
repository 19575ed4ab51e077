//! `cargo xtask bench ledger`: real articles into a ledger end to end, and questions to a large one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Context as _;
use clap::Args;
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike as _;
use sayso_store::Ledger;

use super::measured::{self, Measured};
use super::seeded::{self, Copied, Until};
use crate::corpora::{Corpora, VARIABLE};
use crate::{places, runs};

/// Adds real articles to a ledger, then asks a large one made from them; prints tables in Markdown.
#[derive(Debug, Args)]
pub(super) struct LedgerArguments {
    /// The folder of corpora; unasked, the one that SAYSO_DATA names.
    #[arg(long)]
    data: Option<PathBuf>,

    /// How many articles of `bulk/allsides` to add.
    #[arg(long, default_value_t = 5_000)]
    articles: usize,

    /// How many statements the large ledger has.
    #[arg(long, default_value_t = 1_000_000)]
    statements: usize,

    /// How many times to ask each question.
    #[arg(long, default_value_t = 20)]
    rounds: usize,

    /// Take the ledgers of the last run, as far as they are there, instead of making them.
    #[arg(long)]
    keep: bool,
}

/// What is asked of the large ledger, each in a program run of its own. `{id}` is a statement, `{name}` somebody in it.
static QUESTIONS: &[(&str, &[&str])] = &[
    ("two words", &["search", "budget", "vote"]),
    ("a word in nearly every article", &["search", "said"]),
    ("a rare word", &["search", "zoning"]),
    ("everything", &["search"]),
    ("denials of a word", &["search", "report", "--act", "deny,partly_deny"]),
    ("unnamed sources on a word", &["search", "president", "--sourcing", "unnamed"]),
    ("an outlet", &["search", "--outlet", "CNN (Web News)"]),
    ("a speaker", &["search", "--speaker", "{name}"]),
    ("a year", &["search", "tax", "--since", "2016-01-01", "--until", "2016-12-31"]),
    ("one statement", &["show", "{id}"]),
    ("origins of two words", &["origins", "budget", "vote"]),
    ("the claim of one statement", &["claim", "{id}"]),
];

pub(super) fn measure(arguments: &LedgerArguments) -> anyhow::Result<()> {
    let corpora = Corpora::open(arguments.data.as_deref())?;
    let corpora = corpora.with_context(|| format!("name the folder of corpora with --data or {VARIABLE}"))?;
    let sayso = places::sayso()?;
    let folder = places::workshop("bench")?;
    let (small, large) = (folder.join("stream.sayso"), folder.join("large.sayso"));
    if !arguments.keep || !small.exists() {
        let articles = folder.join("stream.jsonl");
        stream(&corpora, arguments.articles, &articles)?;
        adding(&sayso, &articles, &small)?;
    }
    appending(&small, &folder.join("copy.sayso"))?;
    if !arguments.keep || !large.exists() {
        fill(&small, &large, arguments.statements)?;
    }
    asking(&sayso, &large, arguments.rounds)
}

/// The articles as lines to read.
pub(super) fn stream(corpora: &Corpora, articles: usize, path: &Path) -> anyhow::Result<()> {
    let mut unpack = Command::new("python3");
    unpack.arg(places::root().join("bench/stream.py")).arg(corpora.file("bulk/allsides.jsonl.xz")?);
    let lines = runs::output(unpack.arg(articles.to_string()))?;
    fs::write(path, lines).with_context(|| format!("cannot write {}", path.display()))
}

/// Adds the stream twice, and tells what that took.
fn adding(sayso: &Path, stream: &Path, ledger: &Path) -> anyhow::Result<()> {
    remove(ledger)?;
    let mut add = Command::new(sayso);
    add.args(["add", "--quiet"]).arg(stream).arg("--ledger").arg(ledger);
    let first = add_measured(&mut add)?;
    let again = add_measured(&mut add)?;
    let ledger = Ledger::read(ledger)?;
    let (early, late) = rates(&ledger)?;
    println!("\n| {} articles | |\n|---|---|", ledger.articles()?.len());
    println!("| CPU seconds · wall seconds | {:.0} · {:.0} |", first.cpu, first.wall);
    println!("| peak memory | {:.0} MB |", first.memory);
    println!("| characters a second, last tenth against first | {:.0} % |", 100.0 * late / early);
    println!("| adding them again | {:.2} s, {:.0} × faster |", again.wall, first.wall / again.wall);
    Ok(())
}

/// Tells what of that it takes to link and to store what was read: everything is read from one ledger and put into another.
fn appending(ledger: &Path, copy: &Path) -> anyhow::Result<()> {
    let ledger = Ledger::read(ledger)?;
    remove(copy)?;
    let before = own_cpu()?;
    let copied = seeded::copy(&ledger, &mut Ledger::create(copy)?, Until::Once, &mut |_| ())?;
    let (cpu, statements) = (own_cpu()? - before, copied.statements);
    println!(
        "\nlinking and storing {statements} statements takes {cpu:.1} CPU seconds, reading them included"
    );
    Ok(())
}

fn add_measured(add: &mut Command) -> anyhow::Result<Measured> {
    Ok(measured::run_to_any_end(add)?.0)
}

/// Characters a second in the first tenth of the articles and in the last.
fn rates(ledger: &Ledger) -> anyhow::Result<(f64, f64)> {
    let mut arrivals: Vec<(i64, usize)> = Vec::new();
    for id in ledger.articles()? {
        let (record, _) = ledger.article(&id)?;
        let captured: jiff::Timestamp = record.captured.parse()?;
        arrivals.push((captured.as_second(), record.text.as_str().len()));
    }
    let tenth = (arrivals.len() / 10).max(2).min(arrivals.len());
    let rate = |arrivals: &[(i64, usize)]| {
        let characters: usize = arrivals[1..].iter().map(|(_, characters)| characters).sum();
        let seconds = arrivals[arrivals.len() - 1].0 - arrivals[0].0;
        characters as f64 / (seconds.max(1) as f64)
    };
    Ok((rate(&arrivals[..tenth]), rate(&arrivals[arrivals.len() - tenth..])))
}

/// Makes the large ledger.
fn fill(small: &Path, large: &Path, wanted: usize) -> anyhow::Result<()> {
    remove(large)?;
    let mut to = Ledger::create(large)?;
    let mut tell = |copied: Copied| {
        if copied.articles.is_multiple_of(1_000) {
            println!("{} statements", copied.statements);
        }
    };
    let copied = seeded::copy(&Ledger::read(small)?, &mut to, Until::Statements(wanted), &mut tell)?;
    to.settle()?;
    let bytes = fs::metadata(large)?.len();
    let statements = copied.statements;
    println!(
        "\n{statements} statements in {bytes} bytes: {:.0} a statement",
        bytes as f64 / statements as f64
    );
    Ok(())
}

/// Asks each question and tells how long answers take.
fn asking(sayso: &Path, large: &Path, rounds: usize) -> anyhow::Result<()> {
    let ledger = Ledger::read(large)?;
    let (id, name) = somebody(&ledger)?;
    println!("\n| question | median | 95 % of answers within |\n|---|---|---|");
    for (what, words) in QUESTIONS {
        let words = words.iter().map(|word| word.replace("{id}", &id).replace("{name}", &name));
        let words: Vec<String> = words.collect();
        let mut walls = Vec::new();
        for _ in 0..rounds {
            let mut ask = Command::new(sayso);
            ask.args(&words).arg("--ledger").arg(large);
            walls.push(measured::run_to_any_end(&mut ask)?.0.wall);
        }
        walls.sort_by(f64::total_cmp);
        let at =
            |share: f64| Duration::from_secs_f64(walls[((walls.len() - 1) as f64 * share).round() as usize]);
        println!(
            "| {what} | {:.0} ms | {:.0} ms |",
            at(0.5).as_secs_f64() * 1e3,
            at(0.95).as_secs_f64() * 1e3
        );
    }
    Ok(())
}

/// A statement of somebody with a name, and the name.
fn somebody(ledger: &Ledger) -> anyhow::Result<(String, String)> {
    for id in ledger.articles()? {
        let (_, statements) = ledger.article(&id)?;
        let named = statements.iter().find_map(|statement| Some((statement.id, statement.speaker.as_ref()?)));
        if let Some((id, speaker)) = named {
            return Ok((id.to_string(), speaker.name.clone()));
        }
    }
    anyhow::bail!("nobody in the ledger has a name")
}

pub(super) fn remove(ledger: &Path) -> anyhow::Result<()> {
    for ending in ["", "-wal", "-shm"] {
        let path = PathBuf::from(format!("{}{ending}", ledger.display()));
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

/// CPU seconds of this program.
pub(super) fn own_cpu() -> anyhow::Result<f64> {
    let usage = getrusage(UsageWho::RUSAGE_SELF)?;
    let microseconds = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Ok(microseconds as f64 / 1e6)
}
