//! `sayso review`: steps through doubtful statements and sources, for a person to judge.

mod keys;
mod session;

use std::num::NonZeroUsize;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use sayso::claims::{MOST_LINKED, linked};
use sayso::groups::Groups;
use sayso_store::{Ledger, Order, Query};

use super::person::Person;
use super::place::LedgerPlace;
use super::search::Choice;
use crate::ending::Ending;
use crate::progress::Progress;
use crate::terminal::Terminal;
use keys::Keys;
use session::{Item, Session};

/// Steps through what is doubtful, for you to judge: statements, those that the model is least sure of first, and then sources
/// that may be the same. With `--only claims`, statements that may say the same, among those that match. What a person has judged
/// does not come again.
///
/// On a terminal one key does each: y right, n wrong, u unsure, a act, k kind of source, s source, v cue, c content, x the
/// speaker is somebody else, m note, Enter skip, b back, q quit. Elsewhere each line of standard input is a key, and after it the words: `a deny`. What you
/// judge is safe at once.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  sayso review                          the least sure of all\n  \
                        sayso review minister --act deny      the least sure denials about a minister\n  \
                        sayso review --only sources           who may be whom\n  \
                        sayso review ferry --only claims      which statements say the same\n  \
                        printf 'y\\nn\\nq\\n' | sayso review     from a script")]
pub(crate) struct ReviewArguments {
    /// Words to look for.
    #[arg(value_name = "WORDS")]
    words: Vec<String>,

    #[command(flatten)]
    choice: Choice,

    /// Only statements that the model is less sure of than this, from 0 to 1.
    #[arg(long, value_name = "CONFIDENCE", default_value_t = 1.01, hide_default_value = true)]
    below: f64,

    /// How many at most.
    #[arg(short = 'n', long, value_name = "N", default_value = "100")]
    limit: NonZeroUsize,

    /// Only statements, only sources that may be the same, or only statements that may say the same.
    #[arg(long, value_enum, value_name = "WHAT")]
    only: Option<Only>,

    #[command(flatten)]
    person: Person,

    #[command(flatten)]
    ledger: LedgerPlace,

    #[command(flatten)]
    terminal: Terminal,
}

/// What alone is to be judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Only {
    /// Statements.
    Statements,
    /// Sources that may be the same.
    Sources,
    /// Statements that may say the same.
    Claims,
}

/// Steps through what the arguments ask for.
pub(crate) fn review(arguments: &ReviewArguments) -> anyhow::Result<ExitCode> {
    let who = arguments.person.name()?;
    let ledger = Ledger::open(arguments.ledger.path())?;
    let items = items(arguments, &ledger)?;
    let progress = Progress::hidden();
    if items.is_empty() {
        progress.say("nothing is left to judge; other words, or a higher --below, find more");
        return Ok(Ending::NothingRead.into());
    }
    let look = arguments.terminal.page(false);
    let mut session = Session::new(ledger, who, look);
    session.step_through(&items, &mut Keys::open())?;
    progress.say(&session.told());
    Ok(Ending::AllRead.into())
}

/// What is to be judged.
fn items(arguments: &ReviewArguments, ledger: &Ledger) -> anyhow::Result<Vec<Item>> {
    let limit = arguments.limit.get();
    let query = arguments.choice.query(ledger, &arguments.words, Order::Rank, limit)?;
    // A choice of statements chooses no sources.
    let is_chosen = query != Query { limit: query.limit, ..Query::default() };
    let of_statements =
        || Ok::<_, anyhow::Error>(ledger.doubtful(&query, arguments.below)?.into_iter().map(Item::statement));
    let of_sources = |most| Ok::<_, anyhow::Error>(ledger.unsure_pairs(most)?.into_iter().map(Item::Pair));
    let mut items = Vec::new();
    match arguments.only {
        Some(Only::Statements) => items.extend(of_statements()?),
        Some(Only::Sources) => items.extend(of_sources(limit)?),
        Some(Only::Claims) => {
            let query = Query { limit: MOST_LINKED, ..query };
            let linked = linked(ledger, &query, &Groups::standard())?;
            let pairs = linked.doubtful_pairs().into_iter().take(limit);
            let statement = |at: usize| linked.statements[at].clone();
            items.extend(pairs.map(|pair| Item::Alike(Box::new(pair.map(statement)))));
        }
        None => {
            items.extend(of_statements()?);
            let left = limit - items.len().min(limit);
            if !is_chosen {
                items.extend(of_sources(left)?);
            }
        }
    }
    Ok(items)
}
