//! `cargo xtask bench origins`: what linking costs in a small ledger and in one ten times as large.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};
use clap::Args;
use sayso::claims::{Linked, MOST_LINKED, linked, linked_to};
use sayso::groups::Groups;
use sayso_store::{Error, Ledger, Query, Statement};

use super::ledger::{own_cpu, remove, stream};
use super::measured;
use super::seeded::{self, Until};
use crate::corpora::{Corpora, VARIABLE};
use crate::places;

/// Makes two ledgers with copies of real articles under other names, tells what it costs to link each article as it is added,
/// and asks both the same; prints tables in Markdown.
#[derive(Debug, Args)]
pub(super) struct OriginsArguments {
    /// The folder of corpora; unasked, the one that SAYSO_DATA names.
    #[arg(long)]
    data: Option<PathBuf>,

    /// How many articles of `bulk/allsides` to read. Names of copies are all others for 26 of them.
    #[arg(long, default_value_t = 2_000)]
    articles: usize,

    /// How many articles the small ledger has; the large one has ten times as many.
    #[arg(long, default_value_t = 5_000)]
    small: usize,

    /// How many questions to ask of each sort.
    #[arg(long, default_value_t = 20)]
    questions: usize,

    /// Take the ledgers of the last run, as far as they are there, instead of making them.
    #[arg(long)]
    keep: bool,
}

/// How many times larger the large ledger is.
const LARGER: usize = 10;

/// Each question is asked so many times; the median counts.
const ROUNDS: usize = 3;

pub(super) fn measure(arguments: &OriginsArguments) -> anyhow::Result<()> {
    let corpora = Corpora::open(arguments.data.as_deref())?;
    let corpora = corpora.with_context(|| format!("name the folder of corpora with --data or {VARIABLE}"))?;
    let folder = places::workshop("bench")?;
    let base = folder.join("origins-base.sayso");
    if !arguments.keep || !base.exists() {
        remove(&base)?;
        let articles = folder.join("origins.jsonl");
        stream(&corpora, arguments.articles, &articles)?;
        let mut add = Command::new(places::sayso()?);
        add.args(["add", "--quiet"]).arg(&articles).arg("--ledger").arg(&base);
        measured::run_to_any_end(&mut add)?;
    }
    let sizes = [arguments.small, arguments.small * LARGER];
    let ledgers = sizes.map(|size| folder.join(format!("origins-{size}.sayso")));
    for (size, ledger) in sizes.iter().zip(&ledgers) {
        if !arguments.keep || !ledger.exists() {
            fill(&base, ledger, *size)?;
        }
    }
    let questions = Questions::of(&ledgers, arguments.questions)?;
    println!(
        "\n| question | {} articles | {} articles | ratio | for each linked | ratio |",
        sizes[0], sizes[1]
    );
    println!("|---|---|---|---|---|---|");
    let groups = Groups::standard();
    compare(&ledgers, "origins of a name", &questions.names, |ledger, name| {
        let query = Query { text: name.to_owned(), limit: MOST_LINKED, ..Query::default() };
        linked(ledger, &query, &groups)
    })?;
    compare(&ledgers, "the claim of a statement", &questions.statements, |ledger, id| {
        linked_to(ledger, &ledger.statement(id)?, &groups)
    })
}

/// Fills `ledger`, and tells the CPU time that an article takes in the first tenth and in the last.
fn fill(base: &Path, ledger: &Path, articles: usize) -> anyhow::Result<()> {
    remove(ledger)?;
    let mut to = Ledger::create(ledger)?;
    let tenth = (articles / 10).max(1);
    let mut clocks = vec![own_cpu()?];
    let mut tell = |copied: seeded::Copied| {
        if copied.articles.is_multiple_of(tenth) {
            clocks.push(own_cpu().unwrap_or_default());
        }
    };
    let copied = seeded::copy(&Ledger::read(base)?, &mut to, Until::Articles(articles), &mut tell)?;
    to.settle()?;
    let tenths: Vec<f64> =
        clocks.windows(2).map(|clocks| 1e3 * (clocks[1] - clocks[0]) / tenth as f64).collect();
    let (Some(first), Some(last)) = (tenths.first(), tenths.last()) else { return Ok(()) };
    println!(
        "{articles} articles, {} statements: CPU to link and store one, in the first tenth {first:.1} ms, in the last {last:.1} ms, \
         ratio {:.2}",
        copied.statements,
        last / first
    );
    Ok(())
}

/// What is asked of both ledgers.
struct Questions {
    /// Names that as many statements of either have.
    names: Vec<String>,
    /// Ids of statements that both have.
    statements: Vec<String>,
}

/// Names in fewer or more statements than these make no claims, or are linked in part.
const FOUND: std::ops::RangeInclusive<usize> = 20..=150;

impl Questions {
    /// The first of each sort that will do.
    fn of(ledgers: &[PathBuf; 2], wanted: usize) -> anyhow::Result<Questions> {
        let [small, large] = ledgers.each_ref().map(|path| Ledger::read(path));
        let (small, large) = (small?, large?);
        let mut questions = Questions { names: Vec::new(), statements: Vec::new() };
        let mut seen = BTreeSet::new();
        for id in small.articles()? {
            let (_, statements) = small.article(&id)?;
            let Some(statement) = statements.iter().find(|statement| statement.speaker.is_some()) else {
                continue;
            };
            if questions.statements.len() < wanted && is_long(statement) {
                questions.statements.push(statement.id.to_string());
            }
            let name = statement.speaker.as_ref().map(|speaker| speaker.name.clone()).unwrap_or_default();
            if questions.names.len() < wanted
                && seen.insert(name.clone())
                && is_in_both(&name, &small, &large)?
            {
                questions.names.push(name);
            }
            if questions.names.len().min(questions.statements.len()) == wanted {
                return Ok(questions);
            }
        }
        ensure!(!questions.names.is_empty(), "no name is in as many statements of both ledgers");
        Ok(questions)
    }
}

/// Whether it has enough words to look for others by.
fn is_long(statement: &Statement) -> bool {
    statement.article.words(&statement.content).split_whitespace().count() > 12
}

/// Whether as many statements of either ledger have the name.
fn is_in_both(name: &str, small: &Ledger, large: &Ledger) -> anyhow::Result<bool> {
    let query = Query { text: name.to_owned(), ..Query::default() };
    let [few, many] = [small, large].map(|ledger| ledger.search(&query).map(|found| found.count));
    let (few, many) = (few?, many?);
    Ok(few == many && FOUND.contains(&few))
}

/// What an answer takes.
#[derive(Clone, Copy, Debug)]
struct Answer {
    /// CPU milliseconds.
    cpu: f64,
    /// How many articles were linked.
    articles: usize,
}

/// Answers each question from both ledgers, and tells what the answers take: all together, and for each article that is linked.
fn compare(
    ledgers: &[PathBuf; 2],
    what: &str,
    questions: &[String],
    answer: impl Fn(&Ledger, &str) -> Result<Linked, Error>,
) -> anyhow::Result<()> {
    let mut answers = [Answer { cpu: 0.0, articles: 0 }; 2];
    for (path, all) in ledgers.iter().zip(&mut answers) {
        let ledger = Ledger::read(path)?;
        for question in questions {
            let mut rounds = Vec::new();
            for _ in 0..ROUNDS {
                let before = own_cpu()?;
                let linked = answer(&ledger, question)?;
                rounds.push(Answer { cpu: 1e3 * (own_cpu()? - before), articles: linked.printings.len() });
            }
            rounds.sort_by(|one, other| one.cpu.total_cmp(&other.cpu));
            all.cpu += rounds[ROUNDS / 2].cpu;
            all.articles += rounds[ROUNDS / 2].articles;
        }
    }
    let [few, many] = answers;
    let each = |answer: Answer| answer.cpu / answer.articles.max(1) as f64;
    println!(
        "| {what}, {} of them | {} · {:.0} ms | {} · {:.0} ms | {:.2} | {:.1} ms · {:.1} ms | {:.2} |",
        questions.len(),
        few.articles,
        few.cpu,
        many.articles,
        many.cpu,
        many.cpu / few.cpu,
        each(few),
        each(many),
        each(many) / each(few)
    );
    Ok(())
}
