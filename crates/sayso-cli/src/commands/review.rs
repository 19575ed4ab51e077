//! `sayso review`: steps through doubtful statements, for a person to judge.

mod keys;
mod session;

use std::process::ExitCode;

use clap::Args;
use sayso_store::{Ledger, Order};

use super::person::Person;
use super::place::LedgerPlace;
use super::search::Choice;
use crate::ending::Ending;
use crate::progress::Progress;
use crate::terminal::Terminal;
use keys::Keys;
use session::Session;

/// Steps through doubtful statements, for you to judge: those that the model is least sure of first, as far as no person
/// has judged them.
///
/// On a terminal one key does each: y right, n wrong, u unsure, a act, k kind of source, s source, v cue, c content, m note,
/// Enter skip, b back, q quit. Elsewhere each line of standard input is a key, and after it the words: `a deny`. What you
/// judge is safe at once.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  sayso review                          the least sure of all\n  \
                        sayso review minister --act deny      the least sure denials about a minister\n  \
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
    #[arg(short = 'n', long, value_name = "N", default_value_t = 100)]
    limit: usize,

    #[command(flatten)]
    person: Person,

    #[command(flatten)]
    ledger: LedgerPlace,

    #[command(flatten)]
    terminal: Terminal,
}

/// Steps through what the arguments ask for.
pub(crate) fn review(arguments: &ReviewArguments) -> anyhow::Result<ExitCode> {
    let who = arguments.person.name()?;
    let ledger = Ledger::open(arguments.ledger.path())?;
    let query = arguments.choice.query(&ledger, &arguments.words, Order::Rank, arguments.limit)?;
    let statements = ledger.doubtful(&query, arguments.below)?;
    let progress = Progress::hidden();
    if statements.is_empty() {
        progress.say("nothing is left to judge; other words, or a higher --below, find more");
        return Ok(Ending::NothingRead.into());
    }
    let look = (arguments.terminal.width(false), arguments.terminal.colour(false));
    let mut session = Session::new(ledger, who, look);
    session.step_through(&statements, &mut Keys::open())?;
    progress.say(&session.told());
    Ok(Ending::AllRead.into())
}
