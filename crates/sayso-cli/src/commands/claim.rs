//! `sayso claim`: everything about what one statement says.

use std::process::ExitCode;

use clap::Args;
use sayso::claims::{linked_to, nearest};
use sayso_store::{Error, Ledger, Statement};

use super::origins::Showing;
use super::search::NOTHING;
use crate::ending::Ending;
use crate::progress::Progress;

/// Shows the claim that a statement makes, or that it answers: who else says it, in other articles within two months, on whose
/// word, and who answers it.
///
/// Instead of the id of a statement, what is said may be given in words, as one would say it: the statement that says most
/// nearly the same is taken.
#[derive(Debug, Args)]
#[command(
    override_usage = "sayso claim [OPTIONS] <ID or WORDS>...\n       sayso claim --print-groups",
    after_help = "Examples:\n  sayso claim 03847f374a62\n  sayso claim \"the minister saw the plan in autumn\""
)]
pub(crate) struct ClaimArguments {
    /// The id of a statement, or its first digits; or what is said.
    #[arg(value_name = "ID or WORDS", required_unless_present = "print_groups")]
    words: Vec<String>,

    #[command(flatten)]
    showing: Showing,
}

/// Shows what the arguments ask for.
pub(crate) fn claim(arguments: &ClaimArguments) -> anyhow::Result<ExitCode> {
    let Some((groups, manner)) = arguments.showing.begin()? else { return arguments.showing.tell_groups() };
    let ledger = arguments.showing.ledger.read()?;
    let Some(statement) = meant(&ledger, &arguments.words)? else {
        Progress::hidden().say(NOTHING);
        return Ok(Ending::NothingRead.into());
    };
    let linked = linked_to(&ledger, &statement, &groups)?;
    arguments.showing.show(&linked, manner, linked.claims.len(), &arguments.words.join(" "))
}

/// The statement with this id, else the one that says most nearly what the words say. Refuses digits that several ids begin with.
fn meant(ledger: &Ledger, words: &[String]) -> Result<Option<Statement>, Error> {
    let text = words.join(" ");
    if !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return near(ledger, &text);
    }
    match ledger.statement(&text) {
        // “Facade” has no letters but those of ids.
        Err(unknown @ Error::Unknown { .. }) => {
            near(ledger, &text)?.map_or(Err(unknown), |statement| Ok(Some(statement)))
        }
        identified => identified.map(Some),
    }
}

/// The statement that says most nearly what `text` says. Tells which one that is: what is shown is its claim, with others.
fn near(ledger: &Ledger, text: &str) -> Result<Option<Statement>, Error> {
    let near = nearest(ledger, text)?;
    if let Some(statement) = &near {
        let id = statement.id;
        Progress::hidden().say(&format!("“{text}” is taken for words; {id} says most nearly the same"));
    }
    Ok(near)
}
