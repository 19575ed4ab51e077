//! `sayso outlets`: how each outlet sources what it reports.

use std::process::ExitCode;

use clap::Args;

use super::manner::Form;
use super::place::LedgerPlace;
use crate::ending::Ending;
use crate::progress::Progress;
use crate::render::outlets;
use crate::terminal::Terminal;

/// Shows how each outlet in the ledger sources what it reports: counts and shares, no ratings.
///
/// Of versions of an article the last one counts.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sayso outlets --ledger desk.sayso")]
pub(crate) struct OutletsArguments {
    #[command(flatten)]
    form: Form,

    #[command(flatten)]
    ledger: LedgerPlace,

    #[command(flatten)]
    terminal: Terminal,
}

/// Shows the tallies of all outlets.
pub(crate) fn outlets(arguments: &OutletsArguments) -> anyhow::Result<ExitCode> {
    let tallies = sayso::outlets::tallies(&arguments.ledger.read()?)?;
    if tallies.is_empty() {
        Progress::hidden().say("the ledger has no articles; `sayso add` puts some into it");
        return Ok(Ending::NothingRead.into());
    }
    let (width, colour) = arguments.terminal.page(arguments.form.is_file());
    arguments.form.tell_table(&outlets::counts(&tallies), || outlets::table(&tallies, width, colour))
}
