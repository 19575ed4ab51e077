//! `sayso origins`: how many independent origins stand behind a claim, and who answers it.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use sayso::claims::{Linked, MOST_LINKED, linked};
use sayso::groups::{DEFAULT_GROUPS, Groups};
use sayso_store::Order;

use super::place::LedgerPlace;
use super::search::{Choice, NOTHING};
use crate::ending::Ending;
use crate::output::{Destination, write};
use crate::progress::Progress;
use crate::render::origins;
use crate::terminal::Terminal;

/// Shows what several articles say alike, how many independent origins that has, and who answers it.
///
/// The bounds tell how many origins there may be: at most, after taking together what the texts show to be one; at least,
/// if whoever is not named is one of the others. Each taking together has its reason. Nothing here says what is true.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  sayso origins harbour plan\n  sayso origins harbour plan -o plan.html\n  \
                  sayso origins --print-groups > groups.toml\n  sayso origins harbour plan --groups groups.toml"
)]
pub(crate) struct OriginsArguments {
    #[command(flatten)]
    asking: Asking,
}

/// Which claims are asked for, and how to show them.
#[derive(Debug, Args)]
pub(super) struct Asking {
    /// Words to look for.
    #[arg(value_name = "WORDS", required_unless_present = "print_groups")]
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
    /// How to show them; unasked, as the name of FILE ends, else `text`. All but `text` leave the ledger: at most 300 characters of a passage and
    /// 15 % of an article go along.
    #[arg(short, long, value_name = "FORMAT", value_enum)]
    format: Option<Manner>,

    #[command(flatten)]
    destination: Destination,

    /// Which outlets belong together, by owner or newsroom. What the file does not name stays as in the table we ship.
    #[arg(long, value_name = "FILE")]
    groups: Option<PathBuf>,

    /// Print the table of groups we ship, a file to start your own from, and do nothing else.
    #[arg(long, conflicts_with_all = ["words", "groups"])]
    print_groups: bool,

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
        let groups = match self.showing.groups()? {
            Ok(groups) => groups,
            Err(ending) => return Ok(ending),
        };
        let ledger = self.showing.ledger.read()?;
        let query = self.choice.query(&ledger, &self.words, Order::Rank, MOST_LINKED)?;
        let mut linked = linked(&ledger, &query, &groups)?;
        self.choice.warn(&ledger)?;
        choose(&mut linked);
        self.showing.show(&linked, self.limit, &self.words.join(" "))
    }
}

impl Showing {
    /// The groups that we ship, as a file amends them; else how to end, since they were printed or the file has a fault.
    pub(super) fn groups(&self) -> anyhow::Result<Result<Groups, ExitCode>> {
        if self.print_groups {
            return write(DEFAULT_GROUPS).map(Err);
        }
        let standard = Groups::standard();
        let Some(path) = &self.groups else { return Ok(Ok(standard)) };
        let name = path.display();
        let toml = fs::read_to_string(path)
            .with_context(|| format!("cannot read the groups in {name}; name a text file in UTF-8"))?;
        Ok(standard.amended(&toml).map_err(|error| {
            Progress::hidden().say(&format!("{name}:{error}"));
            Ending::Misused.into()
        }))
    }

    /// Writes the first claims; `title` is what was asked for.
    pub(super) fn show(&self, linked: &Linked, limit: usize, title: &str) -> anyhow::Result<ExitCode> {
        if linked.claims.is_empty() {
            Progress::hidden().say(NOTHING);
            return Ok(Ending::NothingRead.into());
        }
        let (width, colour) = self.terminal.page(self.destination.is_file());
        self.destination.write(match self.destination.format(self.format, Manner::Text) {
            Manner::Text => origins::text(linked, limit, width, colour),
            Manner::Json => origins::json(linked, limit),
            Manner::Html => origins::page(linked, limit, title),
        })
    }
}
