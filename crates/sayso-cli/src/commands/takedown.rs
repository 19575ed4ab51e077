//! `sayso takedown`: hides a statement or an article everywhere.

use std::process::ExitCode;

use clap::Args;
use sayso_store::{Ledger, RemovalReason};

use super::add::now;
use super::erase::short;
use super::person::Person;
use super::place::LedgerPlace;
use crate::ending::Ending;
use crate::progress::Progress;
use crate::tally::counted;

/// Hides a statement, or an article with all its statements, wherever it would show.
///
/// With a statement, those that share words with what it says are hidden too, those that stand in these, and those that
/// say the same again, or in a longer sentence four words of it in a row that tell something; also when the article is read
/// again, and in every article that has the same text. Where other statements go by the hidden words, dashes stand for them. That it was taken down, by whom and why stays recorded, and `sayso show` tells it. Other
/// versions of the article have to be taken down themselves, and so has what people wrote in notes. The words stay in
/// the file: to be rid of them, see `sayso erase`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  sayso takedown 3fa9c1d27b04 --why \"a court asked for it\"\n  \
                        sayso takedown 3fa9c1d27b04 --undo --why \"the order was lifted\"")]
pub(crate) struct TakedownArguments {
    /// The id of a statement or an article, or its first digits.
    #[arg(value_name = "ID")]
    id: String,

    /// Why.
    #[arg(long, value_name = "TEXT")]
    why: String,

    /// Lift the takedown: what is hidden by it shows again.
    #[arg(long)]
    undo: bool,

    #[command(flatten)]
    person: Person,

    #[command(flatten)]
    ledger: LedgerPlace,
}

/// Hides what the arguments name, or shows it again.
pub(crate) fn takedown(arguments: &TakedownArguments) -> anyhow::Result<ExitCode> {
    let (made, who) = (now(), arguments.person.name()?);
    let reason = RemovalReason { made: &made, who: &who, why: &arguments.why };
    let mut ledger = Ledger::open(arguments.ledger.path())?;
    let said = if arguments.undo {
        ledger.lift(&arguments.id, reason)?;
        format!("the takedown of {} is lifted", arguments.id)
    } else {
        let hidden = ledger.take_down(&arguments.id, reason)?;
        format!("{} hidden; --undo shows them again", counted(hidden, "statement"))
    };
    ledger.settle()?;
    let progress = Progress::hidden();
    progress.say(&said);
    let others = if arguments.undo { Vec::new() } else { ledger.other_versions(&arguments.id)? };
    if !others.is_empty() {
        progress.say(&format!(
            "other versions of the article have the same words, and still show them: {}",
            short(&others)
        ));
    }
    Ok(Ending::AllRead.into())
}
