//! `sayso diff`: what became of statements from one version of an article to the next.

use std::process::ExitCode;

use clap::Args;
use sayso_store::{Error, Ledger, Version};

use super::manner::Form;
use super::place::LedgerPlace;
use crate::ending::{Ending, missing};
use crate::progress::Progress;
use crate::render::changes;
use crate::terminal::Terminal;

/// Shows which statements vanished, changed or came from each version of an article to the next.
///
/// A statement is the same if source and content have the same words, and has changed if at least half of them are the same.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sayso diff https://tern.example/harbour-raid")]
pub(crate) struct DiffArguments {
    /// The id of any version, or its first digits; or the address that the versions share, `article.place` in JSON.
    #[arg(value_name = "ARTICLE")]
    article: String,

    #[command(flatten)]
    form: Form,

    #[command(flatten)]
    ledger: LedgerPlace,

    #[command(flatten)]
    terminal: Terminal,
}

/// Shows what the arguments ask for.
pub(crate) fn diff(arguments: &DiffArguments) -> anyhow::Result<ExitCode> {
    let ledger = arguments.ledger.read()?;
    let versions = versions(&ledger, &arguments.article)?;
    if let [(article, _)] = &versions[..] {
        Progress::hidden().say(&format!(
            "the ledger has one version of {}, captured {}; where the same address is added again with other words, \
             there are two",
            article.place, article.captured
        ));
        return Ok(Ending::NothingRead.into());
    }
    let (width, colour) = arguments.terminal.page(arguments.form.is_file());
    arguments.form.tell_table(&changes::rows(&versions), || changes::changes(&versions, width, colour))
}

/// The versions of the article that is meant.
fn versions(ledger: &Ledger, wanted: &str) -> anyhow::Result<Vec<Version>> {
    ledger.versions(wanted).map_err(|error| match error {
        Error::Unknown { id } => missing(format!(
            "no article in the ledger has the id {id} or stands at that address; `sayso show ID -f jsonl` gives both, as \
             `article.id` and `article.place`"
        )),
        error => error.into(),
    })
}
