//! `sayso erase`: takes an article out of the ledger for good.

use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;

use anyhow::bail;
use clap::Args;
use sayso_store::{Ledger, RemovalReason};

use super::add::now;
use super::person::Person;
use super::place::LedgerPlace;
use crate::ending::Ending;
use crate::progress::Progress;
use crate::render::cards::first_digits;

/// Takes an article out of the ledger for good: its text and all that has words of it.
///
/// What stays is that it was there: its address, outlet and dates, digests, and who erased it and why. By these it is not read
/// again when it is added again, from anywhere, and whoever asked can be shown that it is gone. An address may have words of the headline in
/// it: where these must go too, there is no way but a new ledger without the article. The ledger's files are rewritten, so
/// that the words of the article are in none of them. Backups that were made before still have them, and notes that people
/// wrote on other articles stay.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sayso erase 81b70c2f95aa --why \"the person in it asked for it\"")]
pub(crate) struct EraseArguments {
    /// The id of an article, or its first digits.
    #[arg(value_name = "ID")]
    id: String,

    /// Why. Do not repeat the words that are to go.
    #[arg(long, value_name = "TEXT")]
    why: String,

    /// Do not ask.
    #[arg(short, long)]
    yes: bool,

    #[command(flatten)]
    person: Person,

    #[command(flatten)]
    ledger: LedgerPlace,
}

/// Erases what the arguments name.
pub(crate) fn erase(arguments: &EraseArguments) -> anyhow::Result<ExitCode> {
    let (made, who) = (now(), arguments.person.name()?);
    let mut ledger = Ledger::open(arguments.ledger.path())?;
    let erasable = ledger.erasable(&arguments.id)?;
    if !arguments.yes && !is_confirmed(&erasable.address)? {
        Progress::hidden().say("nothing was erased");
        return Ok(Ending::Declined.into());
    }
    ledger.erase(&arguments.id, RemovalReason { made: &made, who: &who, why: &arguments.why })?;
    let progress = Progress::hidden();
    progress.say(&format!("{} is erased; backups made before still have it", erasable.address));
    if !erasable.others.is_empty() {
        progress.say(&format!(
            "other versions of it, or other articles with its words, are still here; `sayso erase` takes them out too: {}",
            short(&erasable.others)
        ));
    }
    Ok(Ending::AllRead.into())
}

/// As many digits of these ids as tell articles apart.
pub(super) fn short(ids: &[String]) -> String {
    ids.iter().map(|id| first_digits(id)).collect::<Vec<_>>().join(", ")
}

/// Whether the person at the terminal wants it.
fn is_confirmed(address: &str) -> anyhow::Result<bool> {
    if !io::stdin().is_terminal() {
        bail!("erasing cannot be undone; say --yes where nobody can be asked");
    }
    let mut stderr = io::stderr();
    write!(stderr, "Erase {} for good? This cannot be undone. Type yes: ", crate::plain::plain(address))?;
    stderr.flush()?;
    let mut typed = String::new();
    io::stdin().read_line(&mut typed)?;
    Ok(is_yes(&typed))
}

/// Whether that is a yes, and not another word or none.
fn is_yes(typed: &str) -> bool {
    typed.trim() == "yes"
}

#[cfg(test)]
mod tests {
    use super::is_yes;

    #[test]
    fn only_a_yes_is_one() {
        assert!(is_yes("yes\n"));
        assert!(!["", "\n", "no\n", "y\n", "yes please\n"].into_iter().any(is_yes));
    }
}
