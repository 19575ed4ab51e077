//! `sayso eval`: measures how well sayso reads. To add a measurement: a file beside these, and its line in [`Subject`].

mod answers;
mod attribution;
mod claims;
mod coreference;
mod main_text;
mod meaning;
mod origins;
mod sources;
mod stories;
mod times;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufReader, Write as _};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Subcommand};
use sayso::eval::sources::{Printed, read};

use crate::ending::Ending;

/// Measures how well sayso reads, against articles that people annotated.
#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub(crate) struct EvalArguments {
    /// What to measure.
    #[command(subcommand)]
    subject: Subject,
}

/// What can be measured.
#[derive(Debug, Subcommand)]
enum Subject {
    Attribution(attribution::AttributionArguments),
    Coreference(coreference::CoreferenceArguments),
    MainText(main_text::MainTextArguments),
    Meaning(meaning::MeaningArguments),
    Answers(answers::AnswersArguments),
    Times(times::TimesArguments),
    Origins(origins::OriginsArguments),
    Sources(sources::SourcesArguments),
    Claims(claims::ClaimsArguments),
    Stories(stories::StoriesArguments),
}

/// Runs the measurement and prints its figures.
pub(crate) fn eval(arguments: EvalArguments) -> anyhow::Result<ExitCode> {
    let figures = match arguments.subject {
        Subject::Attribution(arguments) => attribution::measure(&arguments)?,
        Subject::Coreference(arguments) => coreference::measure(&arguments)?,
        Subject::MainText(arguments) => main_text::measure(&arguments)?,
        Subject::Meaning(arguments) => meaning::measure(&arguments)?,
        Subject::Answers(arguments) => answers::measure(&arguments)?,
        Subject::Times(arguments) => times::measure(&arguments)?,
        Subject::Origins(arguments) => origins::measure(&arguments)?,
        Subject::Sources(arguments) => sources::measure(&arguments)?,
        Subject::Claims(arguments) => claims::measure(&arguments)?,
        Subject::Stories(arguments) => stories::measure(&arguments)?,
    };
    match writeln!(io::stdout(), "{}", figures.trim_end()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("cannot write to standard output")
        }
        Ok(()) | Err(_) => Ok(Ending::AllRead.into()),
    }
}

/// Opens `path` and reads it with `read`; an error names the file.
fn read_file<T, E>(path: &Path, read: impl FnOnce(BufReader<File>) -> Result<T, E>) -> anyhow::Result<T>
where
    Result<T, E>: anyhow::Context<T, E>,
{
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    read(BufReader::new(file)).with_context(|| path.display().to_string())
}

/// The texts of the articles of these names, from `path` or, where that is `-`, from standard input.
fn read_texts(path: &Path, wanted: &BTreeSet<String>) -> anyhow::Result<Vec<Printed>> {
    match path == Path::new("-") {
        true => Ok(read(BufReader::new(io::stdin()), Some(wanted))?),
        false => read_file(path, |file| read(file, Some(wanted))),
    }
}

/// A share as people write it: out of a hundred.
fn percent(share: f64) -> f64 {
    100.0 * share
}
