//! `sayso show`: one statement or article of a ledger, with all that is known of it.

use std::process::ExitCode;
use std::rc::Rc;

use clap::Args;
use sayso_store::{ArticleRecord, Error, Statement};

use super::manner::Form;
use super::place::LedgerPlace;
use crate::render::{cards, judgements};
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

/// What an id leads to.
enum Shown {
    /// One statement.
    Statement(Box<Statement>),
    /// An article with its statements.
    Article(Rc<ArticleRecord>, Vec<Statement>),
}

/// Shows what the arguments name.
pub(crate) fn show(arguments: ShowArguments) -> anyhow::Result<ExitCode> {
    let ledger = arguments.ledger.read()?;
    let (width, colour) = arguments.terminal.page(arguments.form.is_file());
    let (form, title) = (&arguments.form, format!("sayso show {}", arguments.id));
    let found = match ledger.statement(&arguments.id) {
        Ok(statement) => Ok(Shown::Statement(Box::new(statement))),
        Err(Error::Unknown { .. }) => {
            ledger.article(&arguments.id).map(|(article, statements)| Shown::Article(article, statements))
        }
        Err(error) => Err(error),
    };
    match found {
        Ok(Shown::Statement(statement)) => {
            form.tell(&ledger, std::slice::from_ref(&statement), &title, || {
                cards::whole(&ledger, &statement, width, colour)
            })
        }
        Ok(Shown::Article(article, statements)) => form.tell(&ledger, &statements, &title, || {
            cards::article(&ledger, &article, &statements, width, colour)
        }),
        // What was taken out is shown as far as it may be.
        Err(Error::Removed(removal)) => {
            form.tell_table(&judgements::removed_row(&removal), || cards::removed(&removal, width, colour))
        }
        Err(error) => Err(error.into()),
    }
}
