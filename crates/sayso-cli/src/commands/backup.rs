//! `sayso backup`: copies a ledger, whoever goes on writing to it.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use sayso_store::Replace;

use super::place::LedgerPlace;
use super::verify::look;
use crate::ending::Ending;
use crate::progress::Progress;

/// Copies the ledger to another file, as it is at this moment; others may go on adding to it.
///
/// The file is there once the copy is whole and has been looked through as `sayso verify` does.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sayso backup /media/stick/ledger-2026-02-09.sayso")]
pub(crate) struct BackupArguments {
    /// The file to copy to.
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Replace a file that is there.
    #[arg(long)]
    force: bool,

    #[command(flatten)]
    ledger: LedgerPlace,

    /// Say nothing on standard error but errors.
    #[arg(short, long)]
    quiet: bool,
}

/// Copies the ledger that the arguments name.
pub(crate) fn backup(arguments: &BackupArguments) -> anyhow::Result<ExitCode> {
    let ledger = arguments.ledger.read()?;
    let progress = if arguments.quiet { Progress::hidden() } else { Progress::of_bytes(Some(0)) };
    let replace = if arguments.force { Replace::Yes } else { Replace::No };
    let mut faults = 0;
    let mut articles = 0;
    let copied = ledger.backup(
        &arguments.file,
        replace,
        &mut |done, of| progress.reach(done, of, &format!("{done} of {of} pages copied")),
        &mut |copy| {
            let verified = look(copy, &progress, &mut |_| {})?;
            (faults, articles) = (verified.faults, verified.checked.articles);
            // A copy of a ledger with faults has them too, and is better than none.
            Ok(faults == 0 || look(&ledger, &progress, &mut |_| {})?.faults > 0)
        },
    );
    progress.end();
    copied?;
    let file = arguments.file.display();
    if faults > 0 {
        progress.say(&format!("copied to {file}, faults and all; `sayso verify` names them"));
        return Ok(Ending::Found.into());
    }
    if !arguments.quiet {
        progress.say(&format!(
            "{} copied to {file} and looked through",
            crate::tally::counted(articles, "article")
        ));
    }
    Ok(Ending::AllRead.into())
}
