//! `sayso read`: finds every attributed statement in articles and shows them.

use std::io;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser, ValueParser};
use sayso::pipeline::{self, Outcome};
use sayso_annotate::Annotators;
use sayso_ingest::Place;
use sayso_wire::WithText;

use super::help::{exit_codes, row};
use super::input::{demand_other, places, pool};
use crate::ending::{Ending, misused};
use crate::interrupt::end_on_interrupt;
use crate::output::{Destination, SharedOutput, written_to};
use crate::progress::Progress;
use crate::render::{self, Format, Look, Render, SECTIONS, Section};
use crate::tally::Tally;
use crate::terminal::Terminal;

/// Shows every attributed statement in articles: who says it, and what.
#[derive(Debug, Args)]
#[command(after_long_help = after_help())]
pub(crate) struct ReadArguments {
    /// Files and folders to read. `-` is standard input, which is also read where no path is given.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How to show the statements; unasked, as the name of FILE ends, else `ledger`.
    #[arg(short, long, value_name = "FORMAT", value_parser = format_parser())]
    format: Option<&'static Format>,

    #[command(flatten)]
    destination: Destination,

    /// Give the text along with the offsets into it (jsonl only).
    #[arg(long)]
    with_text: bool,

    /// What to show of each article, in this order (ledger only).
    #[arg(long, value_name = "SECTIONS", value_enum, value_delimiter = ',', default_values_t = SECTIONS.to_vec())]
    show: Vec<Section>,

    /// How many levels of statements inside statements to show; unasked, all (ledger only).
    #[arg(long, value_name = "N")]
    depth: Option<usize>,

    #[command(flatten)]
    terminal: Terminal,

    /// How many threads to use; unasked, one for each core. Results are the same.
    #[arg(short = 'j', long = "threads", value_name = "N")]
    threads: Option<NonZeroUsize>,

    /// Say nothing on standard error but what was skipped, and errors.
    #[arg(short, long)]
    quiet: bool,
}

/// Reads what the arguments name and shows what is said there.
pub(crate) fn read(arguments: ReadArguments) -> anyhow::Result<ExitCode> {
    let format = format(&arguments)?;
    let places = places(&arguments.paths)?;
    demand_other(&arguments.paths, arguments.destination.path())?;
    let output = arguments.destination.open()?.share();
    let progress = if arguments.quiet { Progress::hidden() } else { Progress::shown() };
    end_on_interrupt(output.clone(), progress.clone())?;
    let pool = pool(arguments.threads)?;

    let annotators = Annotators::standard();
    let document = (format.open)(look(&arguments));
    let mut reading = Reading { output, document, tally: Tally::default(), progress };
    let written = pool.install(|| reading.run(places, &annotators));
    reading.progress.end();
    // What is not whole by now never will be.
    reading.output.lock().discard();
    reading.ending(written, &arguments).map(ExitCode::from)
}

/// The format that is asked for, or that the name of the file ends with. Refuses options that are for another one.
fn format(arguments: &ReadArguments) -> anyhow::Result<&'static Format> {
    let formats: Vec<(&str, &'static Format)> =
        render::ALL.iter().map(|format| (format.ending, format)).collect();
    let format = arguments.destination.format(arguments.format, &formats)?;
    if arguments.with_text && format.name != "jsonl" {
        return Err(misused("--with-text is for --format jsonl; the others show the words anyway"));
    }
    let is_ledger_asked = arguments.depth.is_some() || arguments.show != SECTIONS;
    if is_ledger_asked && format.name != "ledger" {
        return Err(misused("--show and --depth are for --format ledger; the others show everything anyway"));
    }
    Ok(format)
}

/// How the arguments, and the terminal, want things to look.
fn look(arguments: &ReadArguments) -> Look {
    let is_file = arguments.destination.is_file();
    let with_text = if arguments.with_text { WithText::Yes } else { WithText::No };
    Look {
        width: arguments.terminal.width(is_file),
        colour: arguments.terminal.colour(is_file),
        depth: arguments.depth.unwrap_or(usize::MAX),
        sections: arguments.show.clone(),
        with_text,
        run: Annotators::run,
    }
}

/// A run of the main path.
struct Reading {
    output: SharedOutput,
    document: Box<dyn Render>,
    tally: Tally,
    progress: Progress,
}

impl Reading {
    /// Reads everything at `places`; an error is one of writing.
    fn run(&mut self, places: Vec<Place>, annotators: &Annotators) -> io::Result<()> {
        let opening = self.document.opening();
        self.write(&opening)?;
        let mut written = Ok(());
        let flow = pipeline::read(places, annotators, &mut |outcome| {
            written = self.report(outcome);
            if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        if flow.is_break() {
            return written;
        }
        let closing = self.document.closing();
        self.write(&closing)?;
        self.output.lock().finish_after(self.tally.ending())
    }

    /// Shows what became of one item.
    fn report(&mut self, outcome: Outcome) -> io::Result<()> {
        match outcome {
            Outcome::Read(annotated) => {
                let shown = self.document.article(&annotated);
                self.write(&shown)?;
                self.tally.count_read(&annotated);
            }
            Outcome::Skipped(address, skipped) => {
                self.progress.say(&format!("skipped {address}: {skipped}"));
                self.tally.count_skipped(&skipped);
            }
        }
        self.progress.update(&self.tally);
        Ok(())
    }

    fn write(&self, shown: &str) -> io::Result<()> {
        self.progress.aside(|| self.output.lock().write(shown))
    }

    /// Says how it went, unless the user wants quiet.
    fn ending(&self, written: io::Result<()>, arguments: &ReadArguments) -> anyhow::Result<Ending> {
        if !arguments.destination.has_all(written)? {
            return Ok(Ending::AllRead);
        }
        if !arguments.quiet {
            self.progress.say(&self.summary(arguments)?);
        }
        Ok(self.tally.ending())
    }

    /// What was done and where it went.
    fn summary(&self, arguments: &ReadArguments) -> anyhow::Result<String> {
        let (asked, tally) = (arguments.format, &self.tally);
        Ok(match (arguments.destination.path(), tally.ending()) {
            (Some(path), Ending::NothingRead) => format!("{tally}; {} is left as it was", path.display()),
            (Some(path), _) => {
                format!("{tally}; {}", written_to(path, asked.is_some(), format(arguments)?.name))
            }
            (None, _) => tally.to_string(),
        })
    }
}

/// The names of the output formats, as clap checks and lists them.
fn format_parser() -> ValueParser {
    let value = |format: &Format| PossibleValue::new(format.name).help(format.about);
    let names = PossibleValuesParser::new(render::ALL.iter().map(value));
    names.map(|name| render::named(&name).expect("clap lets only these pass")).into()
}

/// What stands under the long help: input formats and exit codes from their tables, and examples.
fn after_help() -> String {
    let formats: String =
        sayso_ingest::formats().iter().map(|format| row(format.name, format.about)).collect();
    format!("Reads, whatever the file is called:\n{formats}\n{}\n{EXAMPLES}", exit_codes())
}

const EXAMPLES: &str = "\
Examples:
  sayso read article.html                        show who says what
  sayso read articles/ -o said.jsonl             one line an article, for machines
  sayso read *.html -o said.html                 a page to read in a browser
  cat letter.txt | sayso read                    read what is piped in

  Statements that name no source:
  sayso read article.html -f jsonl | jq '.attributions[] | select(.source == [])'";
