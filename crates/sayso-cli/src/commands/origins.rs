//! `sayso origins`: how many independent origins stand behind a claim, and who answers it.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use sayso::claims::{Linked, MOST_LINKED, linked};
use sayso_store::Order;

use super::place::LedgerPlace;
use super::search::{Choice, NOTHING};
use super::show::write;
use crate::ending::Ending;
use crate::progress::Progress;
use crate::render::origins;
use crate::terminal::Terminal;

/// Shows what several articles say alike, how many independent origins that has, and who answers it.
///
/// The bounds tell how many origins there may be: at most, after taking together what the texts show to be one; at least,
/// if whoever is not named is one of the others. Each taking together has its reason. Nothing here says what is true.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  sayso origins harbour plan\n  sayso origins harbour plan -f html > plan.html"
)]
pub(crate) struct OriginsArguments {
    #[command(flatten)]
    asking: Asking,
}

/// Which claims are asked for, and how to show them.
#[derive(Debug, Args)]
pub(super) struct Asking {
    /// Words to look for.
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,

    #[command(flatten)]
    choice: Choice,

    /// How many claims to show at most.
    #[arg(short = 'n', long, value_name = "N", default_value_t = 5)]
    limit: usize,

    #[command(flatten)]
    showing: Showing,
}

/// How to show claims.
#[derive(Debug, Args)]
pub(super) struct Showing {
    /// How to show them. All but `text` leave the ledger: at most 300 characters of a passage and 15 % of an article go along.
    #[arg(short, long, value_name = "FORMAT", value_enum, default_value_t = Manner::Text)]
    format: Manner,

    #[command(flatten)]
    pub(super) ledger: LedgerPlace,

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
pub(crate) fn origins(arguments: &OriginsArguments) -> anyhow::Result<ExitCode> {
    arguments.asking.answer(|_| ())
}

impl Asking {
    /// Shows the claims that are asked for and that `choose` leaves.
    pub(super) fn answer(&self, choose: impl FnOnce(&mut Linked)) -> anyhow::Result<ExitCode> {
        let ledger = self.showing.ledger.read()?;
        let query = self.choice.query(&ledger, &self.words, Order::Rank, MOST_LINKED)?;
        let mut linked = linked(&ledger, &query)?;
        self.choice.warn(&ledger)?;
        choose(&mut linked);
        self.showing.show(&linked, self.limit, &self.words.join(" "))
    }
}

impl Showing {
    /// Writes the first claims to standard output; `title` is what was asked for.
    pub(super) fn show(&self, linked: &Linked, limit: usize, title: &str) -> anyhow::Result<ExitCode> {
        if linked.claims.is_empty() {
            Progress::hidden().say(NOTHING);
            return Ok(Ending::NothingRead.into());
        }
        write(&match self.format {
            Manner::Text => {
                origins::text(linked, limit, self.terminal.width(false), self.terminal.colour(false))
            }
            Manner::Json => origins::json(linked, limit),
            Manner::Html => origins::page(linked, limit, title),
        })
    }
}
