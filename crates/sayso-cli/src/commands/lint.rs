//! `sayso lint`: holds articles' own sourcing against the rules of a desk.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use sayso::lint::{self, DEFAULT_RULES, Finding, House, Severity};
use sayso::pipeline::{self, Outcome};
use sayso_annotate::Annotators;
use sayso_core::{Annotated, Run};
use sayso_ingest::Place;
use sayso_wire::{CodePoints, LintV1};

use super::help::exit_codes;
use super::input::{demand_other, places, pool, table};
use crate::ending::{Ending, misused};
use crate::ink::Colour;
use crate::interrupt::end_on_interrupt;
use crate::output::{Destination, SharedOutput};
use crate::progress::Progress;
use crate::render::{escape_controls, findings};
use crate::tally::{Tally, counted};
use crate::terminal::Terminal;

/// Holds articles' own sourcing against the rules of a desk.
///
/// Each finding shows the words it is about, what to do, and the public standard that asks for it. Findings are about
/// who stands behind a statement and what the article tells of that. None says that something is false.
#[derive(Debug, Args)]
#[command(after_long_help = after_help())]
pub(crate) struct LintArguments {
    /// Files and folders to read. `-` is standard input, which is also read where no path is given.
    #[arg(value_name = "PLACE")]
    places: Vec<PathBuf>,

    /// The rules of your desk. What the file does not name stays as in the rules we ship.
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,

    /// Print the rules we ship, a file to start your own from, and do nothing else.
    #[arg(long, conflicts_with_all = ["places", "rules"])]
    print_rules: bool,

    /// The least severity to tell; what is below is neither shown nor counted.
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = Level::Advice)]
    level: Level,

    /// How to tell it; unasked, as the name of FILE ends, else `text`.
    #[arg(short, long, value_name = "FORMAT", value_enum)]
    format: Option<Manner>,

    #[command(flatten)]
    destination: Destination,

    #[command(flatten)]
    terminal: Terminal,

    /// How many threads to use; unasked, one for each core. Results are the same.
    #[arg(short = 'j', long = "threads", value_name = "N")]
    threads: Option<NonZeroUsize>,

    /// Say nothing on standard error but what was skipped, and errors.
    #[arg(short, long)]
    quiet: bool,
}

/// How to tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Manner {
    /// For people: each finding with its sentence, as compilers tell of code.
    Text,
    /// For machines: one JSON object a line, one line an article.
    #[value(alias = "jsonl")]
    Json,
}

/// Each form with the endings of files that ask for it.
static FORMATS: &[(&str, Manner)] = &[("txt", Manner::Text), ("json", Manner::Json), ("jsonl", Manner::Json)];

/// The least severity to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Level {
    /// Everything.
    Advice,
    /// Warnings and errors.
    Warning,
    /// Errors only.
    Error,
}

impl Level {
    fn severity(self) -> Severity {
        match self {
            Level::Advice => Severity::Advice,
            Level::Warning => Severity::Warning,
            Level::Error => Severity::Error,
        }
    }
}

/// Tells what the rules find in what the arguments name.
pub(crate) fn lint(arguments: LintArguments) -> anyhow::Result<ExitCode> {
    if arguments.print_rules {
        return arguments.destination.write(DEFAULT_RULES);
    }
    let house = house(arguments.rules.as_deref())?;
    let manner = arguments.destination.format(arguments.format, FORMATS)?;
    let places = places(&arguments.places)?;
    let progress = if arguments.quiet { Progress::hidden() } else { Progress::shown() };
    demand_other(&arguments.places, arguments.destination.path())?;
    let output = arguments.destination.open()?.share();
    end_on_interrupt(output.clone(), progress.clone())?;
    let mut linting = Linting::new(&arguments, (house, manner), output, progress);
    let annotators = Annotators::standard();
    let told = pool(arguments.threads)?.install(|| linting.run(places, &annotators));
    // What is not whole by now never will be.
    linting.output.lock().discard();
    linting.close(arguments.quiet);
    let ending = if arguments.destination.has_all(told)? { linting.ending() } else { Ending::AllRead };
    Ok(ending.into())
}

/// The rules we ship, as the file at `path` amends them.
fn house(path: Option<&Path>) -> anyhow::Result<House> {
    let house = House::standard();
    let Some(path) = path else { return Ok(house) };
    let toml = table(path, "rules")?;
    house.amended(&toml).map_err(|error| misused(format!("{}:{error}", path.display())))
}

/// A run over the articles.
struct Linting {
    house: House,
    least: Severity,
    /// What made the annotations; for machines only, as the answer takes a while.
    run: Option<Run>,
    width: usize,
    colour: Colour,
    output: SharedOutput,
    progress: Progress,
    tally: Tally,
    /// How many findings there are of each severity.
    counts: BTreeMap<Severity, usize>,
    /// What was skipped, to be named when all is done.
    skipped: Vec<String>,
}

impl Linting {
    fn new(
        arguments: &LintArguments,
        (house, manner): (House, Manner),
        output: SharedOutput,
        progress: Progress,
    ) -> Linting {
        let (destination, terminal) = (&arguments.destination, &arguments.terminal);
        Linting {
            house,
            least: arguments.level.severity(),
            run: (manner == Manner::Json).then(Annotators::run),
            width: terminal.width(destination.is_file()),
            colour: terminal.colour(destination.is_file()),
            output,
            progress,
            tally: Tally::default(),
            counts: BTreeMap::new(),
            skipped: Vec::new(),
        }
    }

    /// Tells what is found at `places`; an error is one of writing.
    fn run(&mut self, places: Vec<Place>, annotators: &Annotators) -> io::Result<()> {
        let mut told = Ok(());
        let _ = pipeline::read(places, annotators, &mut |outcome| {
            told = self.report(outcome);
            if told.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        told?;
        self.output.lock().finish_after(self.tally.ending())
    }

    fn report(&mut self, outcome: Outcome) -> io::Result<()> {
        match outcome {
            Outcome::Read(annotated) => {
                let found = self.found(&annotated);
                let shown = self.shown(&annotated, &found);
                self.progress.aside(|| self.output.lock().write(&shown))?;
                self.tally.count_read(&annotated);
                found.iter().for_each(|finding| *self.counts.entry(finding.severity).or_default() += 1);
            }
            Outcome::Skipped(address, skipped) => {
                self.tally.count_skipped(&skipped);
                self.skipped.push(format!("skipped {address}: {skipped}"));
            }
        }
        self.progress.update(&self.tally);
        Ok(())
    }

    fn found(&self, annotated: &Annotated) -> Vec<Finding> {
        let found = lint::lint(annotated, &self.house).into_iter();
        found.filter(|finding| finding.severity >= self.least).collect()
    }

    fn shown(&self, annotated: &Annotated, found: &[Finding]) -> String {
        let Some(run) = &self.run else { return findings(annotated, found, self.width, self.colour) };
        let code_points = CodePoints::new(&annotated.article().text);
        let found = found.iter().map(|finding| finding.v1(&code_points)).collect();
        let lint = LintV1::new(annotated, run, self.house.digest(), found);
        let json = serde_json::to_string(&lint).expect("strings and numbers are always JSON");
        escape_controls(&json) + "\n"
    }

    /// Says what was skipped and, unless the user wants quiet, how much was found.
    fn close(&self, is_quiet: bool) {
        self.progress.end();
        self.skipped.iter().for_each(|skipped| self.progress.say(skipped));
        if !is_quiet {
            self.progress.say(&format!("{}; {}", self.tally, self.count()));
        }
    }

    fn count(&self) -> String {
        let named = Severity::ALL.into_iter().rev().filter_map(|severity| {
            let count = *self.counts.get(&severity)?;
            Some(match severity {
                Severity::Error | Severity::Warning => counted(count, severity.name()),
                Severity::Advice => format!("{count} advice"),
            })
        });
        let named: Vec<String> = named.collect();
        if named.is_empty() { "nothing found".to_owned() } else { format!("found {}", named.join(", ")) }
    }

    /// Findings outweigh what was skipped: that is on standard error.
    fn ending(&self) -> Ending {
        match self.tally.ending() {
            Ending::AllRead | Ending::SomeSkipped if !self.counts.is_empty() => Ending::Found,
            ending => ending,
        }
    }
}

/// What stands under the long help: the rules and exit codes from their tables, and examples.
fn after_help() -> String {
    let rules: String =
        lint::ALL.iter().map(|rule| format!("  {}\n      {}\n", rule.name, rule.about)).collect();
    format!("Rules:\n{rules}\n{RULE_FILES}\n\n{}\n{EXAMPLES}", exit_codes())
}

/// One line: clap breaks it to fit.
const RULE_FILES: &str = "A rule file turns rules on and off, sets how much the desk minds, and gives its own references. \
    It amends the rules we ship; with `start = \"nothing\"` at its top, only the rules that it names are used.";

const EXAMPLES: &str = "\
Examples:
  sayso lint article.html                        what is not as it should be
  sayso lint drafts/ --level error               only what should stop an article
  sayso lint --print-rules > desk.toml           a file to start your own rules from
  sayso lint article.html --rules desk.toml      by the rules of your desk
  sayso lint article.html -f json                for machines";
