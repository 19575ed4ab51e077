//! `sayso origins`: how many independent origins stand behind a claim, and who answers it.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use sayso::claims::{Linked, MOST_LINKED, linked};
use sayso::groups::{DEFAULT_GROUPS, Groups};
use sayso_store::Order;

use super::input::table;
use super::place::LedgerPlace;
use super::search::{Choice, NOTHING};
use crate::ending::{Ending, misused};
use crate::output::Destination;
use crate::progress::Progress;
use crate::render::origins;
use crate::terminal::Terminal;

/// Shows what several articles say alike, how many independent origins that has, and who answers it.
///
/// The bounds tell how many origins there may be: at most, after taking together what the texts show to be one; at least,
/// if whoever is not named is one of the others. Each taking together has its reason. Nothing here says what is true.
#[derive(Debug, Args)]
#[command(
    override_usage = "sayso origins [OPTIONS] <WORDS>...\n       sayso origins --print-groups",
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
    #[arg(short = 'n', long, value_name = "N", default_value = "5")]
    limit: NonZeroUsize,

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
pub(super) enum Manner {
    /// For people: a tree for each claim.
    Text,
    /// For machines: one JSON object.
    Json,
    /// One page that needs nothing else: a picture for each claim, and the same as a table.
    Html,
}

/// Each form with the ending of files that ask for it.
static FORMATS: &[(&str, Manner)] = &[("txt", Manner::Text), ("json", Manner::Json), ("html", Manner::Html)];

/// Shows what the arguments ask for.
pub(crate) fn origins(arguments: &OriginsArguments) -> anyhow::Result<ExitCode> {
    arguments.asking.answer(|_| ())
}

impl Asking {
    /// Shows the claims that are asked for and that `choose` leaves.
    pub(super) fn answer(&self, choose: impl FnOnce(&mut Linked)) -> anyhow::Result<ExitCode> {
        let Some((groups, manner)) = self.showing.begin()? else { return self.showing.tell_groups() };
        let ledger = self.showing.ledger.read()?;
        let query = self.choice.query(&ledger, &self.words, Order::Rank, MOST_LINKED)?;
        let mut linked = linked(&ledger, &query, &groups)?;
        self.choice.warn(&ledger)?;
        choose(&mut linked);
        self.showing.show(&linked, manner, self.limit.get(), &self.words.join(" "))
    }
}

impl Showing {
    /// The groups to go by and the form to show claims in, before any work is done; `None` where the table of groups alone is
    /// wanted.
    pub(super) fn begin(&self) -> anyhow::Result<Option<(Groups, Manner)>> {
        self.destination.demand_free()?;
        if self.print_groups {
            return Ok(None);
        }
        let manner = self.destination.format(self.format, FORMATS)?;
        Ok(Some((self.groups()?, manner)))
    }

    /// Writes the table of groups that we ship.
    pub(super) fn tell_groups(&self) -> anyhow::Result<ExitCode> {
        self.destination.write(DEFAULT_GROUPS)
    }

    /// The groups that we ship, as a file amends them.
    fn groups(&self) -> anyhow::Result<Groups> {
        let standard = Groups::standard();
        let Some(path) = &self.groups else { return Ok(standard) };
        let toml = table(path, "groups")?;
        standard.amended(&toml).map_err(|error| misused(format!("{}:{error}", path.display())))
    }

    /// Writes the first claims; `title` is what was asked for.
    pub(super) fn show(
        &self,
        linked: &Linked,
        manner: Manner,
        limit: usize,
        title: &str,
    ) -> anyhow::Result<ExitCode> {
        if linked.claims.is_empty() {
            Progress::hidden().say(NOTHING);
            return Ok(Ending::NothingRead.into());
        }
        self.write(linked, manner, limit, title)
    }

    /// Writes them, be there none.
    pub(super) fn write(
        &self,
        linked: &Linked,
        manner: Manner,
        limit: usize,
        title: &str,
    ) -> anyhow::Result<ExitCode> {
        let (width, colour) = self.terminal.page(self.destination.is_file());
        self.destination.write(match manner {
            Manner::Text => origins::text(linked, limit, width, colour),
            Manner::Json => origins::json(linked, limit),
            Manner::Html => origins::page(linked, limit, title),
        })
    }
}
