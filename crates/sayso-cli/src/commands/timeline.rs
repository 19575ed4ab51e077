//! `sayso timeline`: statements in order of time.

use std::num::NonZeroUsize;
use std::process::ExitCode;

use clap::Args;
use sayso_store::Order;

use super::manner::Form;
use super::place::LedgerPlace;
use super::search::{Choice, NOTHING};
use crate::ending::Ending;
use crate::progress::Progress;
use crate::render::timeline;
use crate::terminal::Terminal;

/// Shows the statements that match in order of time, and which clock gives the time of each.
///
/// `said`: the article tells when it was said. `published`: it does not, and its own day is shown. `captured`: it tells
/// neither, and the day is that on which the ledger had it.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  sayso timeline harbour raid\n  sayso timeline --speaker \"Ines Calloway\" --act deny"
)]
pub(crate) struct TimelineArguments {
    /// Words to look for.
    #[arg(value_name = "WORDS")]
    words: Vec<String>,

    #[command(flatten)]
    choice: Choice,

    /// How many to show at most, from the earliest on.
    #[arg(short = 'n', long, value_name = "N", default_value = "50")]
    limit: NonZeroUsize,

    #[command(flatten)]
    form: Form,

    #[command(flatten)]
    ledger: LedgerPlace,

    #[command(flatten)]
    terminal: Terminal,
}

/// Shows what the arguments ask for.
pub(crate) fn timeline(arguments: TimelineArguments) -> anyhow::Result<ExitCode> {
    let ledger = arguments.ledger.read()?;
    let limit = arguments.limit.get();
    let query = arguments.choice.query(&ledger, &arguments.words, Order::Time, limit)?;
    let found = ledger.search(&query)?;
    arguments.choice.warn(&ledger)?;
    if found.statements.is_empty() {
        Progress::hidden().say(NOTHING);
        return Ok(Ending::NothingRead.into());
    }
    let (width, colour) = arguments.terminal.page(arguments.form.is_file());
    let title = arguments.choice.told(&arguments.words);
    arguments
        .form
        .tell(&ledger, &found.statements, &title, || timeline::timeline(&ledger, &found, width, colour))
}
