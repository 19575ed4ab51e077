//! `sayso show`: one statement or article of a ledger, with all that is known of it.

use std::io::{self, Write as _};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use sayso_store::Error;

use super::manner::Form;
use super::place::LedgerPlace;
use crate::ending::Ending;
use crate::render::cards;
use crate::terminal::Terminal;

/// Shows one statement of the ledger with all that is known of it, or all statements of one article.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sayso show 3fa9c1d27b04")]
pub(crate) struct ShowArguments {
    /// The id of a statement or an article, or its first digits.
    #[arg(value_name = "ID")]
    id: String,

    #[command(flatten)]
    form: Form,

    #[command(flatten)]
    ledger: LedgerPlace,

    #[command(flatten)]
    terminal: Terminal,
}

/// Shows what the arguments name.
pub(crate) fn show(arguments: ShowArguments) -> anyhow::Result<ExitCode> {
    let ledger = arguments.ledger.read()?;
    let (width, colour) = (arguments.terminal.width(false), arguments.terminal.colour(false));
    let (form, title) = (arguments.form, format!("sayso show {}", arguments.id));
    match ledger.statement(&arguments.id) {
        Ok(statement) => form.tell(&ledger, std::slice::from_ref(&statement), &title, || {
            cards::whole(&ledger, &statement, width, colour)
        }),
        Err(Error::Unknown { .. }) => {
            let (article, statements) = ledger.article(&arguments.id)?;
            form.tell(&ledger, &statements, &title, || {
                cards::article(&ledger, &article, &statements, width, colour)
            })
        }
        Err(error) => Err(error.into()),
    }
}

/// Writes `shown` to standard output; a reader that has seen enough, such as `head`, is no error.
pub(super) fn write(shown: impl AsRef<[u8]>) -> anyhow::Result<ExitCode> {
    match io::stdout().write_all(shown.as_ref()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("cannot write to standard output")
        }
        Ok(()) | Err(_) => Ok(Ending::AllRead.into()),
    }
}
