//! `sayso claim`: everything about what one statement says.

use std::process::ExitCode;

use clap::Args;
use sayso::claims::linked_to;

use super::origins::Showing;

/// Shows the claim that a statement makes, or that it answers: who else says it, in other articles within two months, on whose
/// word, and who answers it.
///
/// `sayso search` finds statements with their ids.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sayso claim 03847f374a62")]
pub(crate) struct ClaimArguments {
    /// The id of a statement, or its first digits.
    #[arg(value_name = "ID")]
    id: String,

    #[command(flatten)]
    showing: Showing,
}

/// Shows what the arguments ask for.
pub(crate) fn claim(arguments: &ClaimArguments) -> anyhow::Result<ExitCode> {
    let ledger = arguments.showing.ledger.read()?;
    let statement = ledger.statement(&arguments.id)?;
    let linked = linked_to(&ledger, &statement)?;
    arguments.showing.show(&linked, linked.claims.len(), &format!("claim {}", statement.id))
}
