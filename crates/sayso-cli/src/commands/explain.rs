//! `sayso explain`: tells why each value of one statement is what it is.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use sayso::pipeline::{self, Outcome};
use sayso_annotate::Annotators;
use sayso_core::{Annotated, AttributionIx};
use sayso_wire::ExplanationV1;

use super::input::{place, pool};
use crate::ending::{Ending, misused};
use crate::output::Destination;
use crate::progress::Progress;
use crate::render::{escape_controls, explanation};
use crate::terminal::Terminal;

/// Tells why each value of one statement is what it is: the value, the rule, and the words it went by.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sayso explain article.html 4")]
pub(crate) struct ExplainArguments {
    /// The file that holds the article; `-` is standard input.
    #[arg(value_name = "PLACE")]
    place: PathBuf,

    /// The number of the statement, as `sayso read` shows it.
    #[arg(value_name = "IX")]
    ix: usize,

    /// Which article, where the place holds more than one: its `id`, as `sayso read --format jsonl` gives it.
    #[arg(long, value_name = "ID")]
    id: Option<String>,

    /// How to tell it; unasked, as the name of FILE ends, else `text`.
    #[arg(short, long, value_name = "FORMAT", value_enum)]
    format: Option<Manner>,

    #[command(flatten)]
    destination: Destination,

    #[command(flatten)]
    terminal: Terminal,
}

/// How to tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Manner {
    /// For people: each value with its rule, and its words where they stand.
    Text,
    /// For machines: one JSON object.
    Json,
}

/// Each form with the ending of files that ask for it.
static FORMATS: &[(&str, Manner)] = &[("txt", Manner::Text), ("json", Manner::Json)];

/// What stands at the place, as far as it matters here.
#[derive(Default)]
struct Found {
    /// The first two articles that are meant.
    meant: Vec<Annotated>,
    /// How many others there are.
    others: usize,
    /// Why items were skipped.
    skipped: Vec<String>,
}

/// Tells what the arguments ask for.
pub(crate) fn explain(arguments: ExplainArguments) -> anyhow::Result<ExitCode> {
    let manner = arguments.destination.format(arguments.format, FORMATS)?;
    let mut found = find(&arguments)?;
    let place = arguments.place.display();
    let annotated = match (found.meant.pop(), found.meant.pop()) {
        (Some(only), None) => only,
        (Some(second), Some(first)) => {
            let (first, second) = (id(&first), id(&second));
            return Err(misused(format!(
                "{place} holds several articles, such as {first} and {second}; choose one with --id ID"
            )));
        }
        (None, _) if found.others > 0 => {
            let wanted = arguments.id.as_deref().unwrap_or_default();
            return Err(misused(format!(
                "no article in {place} has the id {wanted}; `sayso read -f jsonl` lists their ids"
            )));
        }
        (None, _) => {
            let progress = Progress::shown();
            found.skipped.iter().for_each(|skipped| progress.say(skipped));
            progress.say(&format!("there is no article in {place}"));
            return Ok(Ending::NothingRead.into());
        }
    };
    let Some((ix, _)) = annotated.attributions().nth(arguments.ix) else {
        return Err(misused(no_such_statement(&annotated, arguments.ix)));
    };
    tell(&annotated, ix, manner, &arguments)
}

/// Reads the place until it is clear which article is meant.
fn find(arguments: &ExplainArguments) -> anyhow::Result<Found> {
    let mut found = Found::default();
    let annotators = Annotators::standard();
    // Without an id a second article is one too many.
    let enough = if arguments.id.is_some() { 1 } else { 2 };
    let mut report = |outcome| {
        found.note(outcome, arguments.id.as_deref());
        if found.meant.len() == enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let _ = pool(NonZeroUsize::new(1))?
        .install(|| pipeline::read(vec![place(&arguments.place)], &annotators, &mut report));
    Ok(found)
}

impl Found {
    fn note(&mut self, outcome: Outcome, wanted: Option<&str>) {
        match outcome {
            Outcome::Read(annotated) if wanted.is_none_or(|wanted| wanted == id(&annotated)) => {
                self.meant.push(*annotated);
            }
            Outcome::Read(_) => self.others += 1,
            Outcome::Skipped(address, skipped) => self.skipped.push(format!("skipped {address}: {skipped}")),
        }
    }
}

/// The id of an article, as it is given out.
fn id(annotated: &Annotated) -> String {
    let article = annotated.article();
    article.name.clone().unwrap_or_else(|| article.id.to_string())
}

fn no_such_statement(annotated: &Annotated, ix: usize) -> String {
    let address = &annotated.article().address;
    match annotated.attributions().len() {
        0 => format!("there is no statement {ix} in {address}: none was found there"),
        1 => format!("there is no statement {ix} in {address}: its only one is 0"),
        count => format!("there is no statement {ix} in {address}: it has {count}, from 0 to {}", count - 1),
    }
}

/// Writes why the statement at `ix` is what it is.
fn tell(
    annotated: &Annotated,
    ix: AttributionIx,
    manner: Manner,
    arguments: &ExplainArguments,
) -> anyhow::Result<ExitCode> {
    let destination = &arguments.destination;
    let told = match manner {
        Manner::Text => {
            let (terminal, is_file) = (&arguments.terminal, destination.is_file());
            explanation(annotated, ix, terminal.width(is_file), terminal.colour(is_file))
        }
        Manner::Json => {
            let explanation = ExplanationV1::new(annotated, ix, &Annotators::run());
            escape_controls(&serde_json::to_string(&explanation)?) + "\n"
        }
    };
    destination.write(told)
}
