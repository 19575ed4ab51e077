//! `sayso origins`: how many independent origins stand behind a claim, and who answers it.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use sayso::claims::linked;
use sayso_store::Order;

use super::place::LedgerPlace;
use super::search::{Choice, NOTHING};
use super::show::write;
use crate::ending::Ending;
use crate::progress::Progress;
use crate::render::origins;
use crate::terminal::Terminal;

/// So many statements are linked at most: the best that are found.
const MOST_LINKED: usize = 200;

/// Shows what several articles say alike, how many independent origins that has, and who answers it.
///
/// The bounds tell how many origins there may be: at most, after taking together what the texts show to be one; at least,
/// if whoever is not named is one of the others. Each taking together has its reason. Nothing here says what is true.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sayso origins harbour plan")]
pub(crate) struct OriginsArguments {
    /// Words to look for.
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,

    #[command(flatten)]
    choice: Choice,

    /// How many claims to show at most.
    #[arg(short = 'n', long, value_name = "N", default_value_t = 5)]
    limit: usize,

    /// How to show them.
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t = Manner::Text)]
    format: Manner,

    #[command(flatten)]
    ledger: LedgerPlace,

    #[command(flatten)]
    terminal: Terminal,
}

/// How to show claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Manner {
    /// For people: a tree for each claim.
    Text,
    /// For machines: one JSON object.
    Json,
    /// One page that needs nothing else: a picture for each claim, and the same as a table.
    Html,
}

/// Shows what the arguments ask for.
pub(crate) fn origins(arguments: OriginsArguments) -> anyhow::Result<ExitCode> {
    let ledger = arguments.ledger.read()?;
    let query = arguments.choice.query(&ledger, &arguments.words, Order::Rank, MOST_LINKED)?;
    let linked = linked(&ledger, &query)?;
    arguments.choice.warn(&ledger)?;
    if linked.claims.is_empty() {
        Progress::hidden().say(NOTHING);
        return Ok(Ending::NothingRead.into());
    }
    let terminal = &arguments.terminal;
    write(&match arguments.format {
        Manner::Text => {
            origins::text(&linked, arguments.limit, terminal.width(false), terminal.colour(false))
        }
        Manner::Json => origins::json(&linked, arguments.limit),
        Manner::Html => origins::page(&linked, arguments.limit, &arguments.words.join(" ")),
    })
}
