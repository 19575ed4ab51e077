//! `sayso unanswered`: claims that nobody in the ledger says yes or no to.

use std::process::ExitCode;

use clap::Args;
use sayso::claims::Linked;

use super::origins::Asking;

/// Shows the claims that match and that nobody here denies or confirms, with the answers that were declined or did not come.
///
/// “Nobody here” means: nobody in the articles that were looked at. Answers elsewhere, and those that sayso missed, are not known.
#[derive(Debug, Args)]
#[command(
    override_usage = "sayso unanswered [OPTIONS] <WORDS>...\n       sayso unanswered --print-groups",
    after_help = "Example:\n  sayso unanswered harbour watch"
)]
pub(crate) struct UnansweredArguments {
    #[command(flatten)]
    asking: Asking,
}

/// Shows what the arguments ask for.
pub(crate) fn unanswered(arguments: &UnansweredArguments) -> anyhow::Result<ExitCode> {
    arguments.asking.answer(Linked::keep_unanswered)
}
