//! `sayso add`: reads articles into a ledger that keeps them.

use std::io::{self, IsTerminal as _};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use clap::Args;
use sayso::pipeline::{self, Added, Adding, SharedLedger};
use sayso_annotate::Annotators;
use sayso_ingest::Place;
use sayso_store::{Appended, Ledger, is_later};

use super::input::{place, pool};
use super::place::LedgerPlace;
use crate::interrupt::end_between_writes;
use crate::output::write;
use crate::progress::Progress;
use crate::tally::AddedTally;

/// Reads articles into a ledger, which keeps them and what they say.
///
/// What is there already is not read again: stop whenever you like, and add the same places again to go on. Other words
/// at the same address are kept as a further version; a record with another `id` is another article.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  sayso add articles/                       read a folder into ledger.sayso\n  \
                        sayso add archive.jsonl --ledger desk.sayso\n  cat letter.txt | sayso add -"
)]
pub(crate) struct AddArguments {
    /// Files and folders to read. `-` is standard input.
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    ledger: LedgerPlace,

    /// How many threads to use; unasked, one for each core. Results are the same.
    #[arg(short = 'j', long = "threads", value_name = "N")]
    threads: Option<NonZeroUsize>,

    /// Print the id of each new article on standard output, once it is safe in the ledger.
    #[arg(long)]
    ids: bool,

    /// Say nothing on standard error but what was skipped, and errors.
    #[arg(short, long)]
    quiet: bool,
}

/// What becomes of an add that is stopped.
const LEFT: &str = "what was added is safe, and adding the same again goes on from here";

/// Reads what the arguments name into the ledger.
pub(crate) fn add(arguments: AddArguments) -> anyhow::Result<ExitCode> {
    let places: Vec<Place> = arguments.paths.iter().map(|path| place(path)).collect();
    let ledger: Arc<SharedLedger> = Arc::new(Mutex::new(Ledger::create(arguments.ledger.path())?));
    let progress =
        if arguments.quiet { Progress::hidden() } else { Progress::of_bytes(sayso_ingest::size(&places)) };
    if places.contains(&Place::Stdin) && io::stdin().is_terminal() {
        progress.say("reading what you type; end it with Ctrl-D");
    }
    end_between_writes(Arc::clone(&ledger), progress.clone(), LEFT)?;

    let annotators = Annotators::standard();
    let adding = Adding { annotators: &annotators, ledger: &ledger, now };
    let (mut tally, mut told) = (AddedTally::default(), Ok(()));
    let flow = pool(arguments.threads)?.install(|| {
        pipeline::add(places, &adding, &mut |added, bytes| {
            note(&added, &mut tally, &progress);
            progress.advance(bytes, &tally);
            if arguments.ids {
                told = progress.aside(|| tell_id(&added));
            }
            if told.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })
    });
    progress.end();
    if flow.is_err() {
        progress.say(&format!("stopped; {tally} before, and safe"));
    }
    let _ = flow?;
    told?;
    ledger.lock().unwrap_or_else(PoisonError::into_inner).settle()?;
    if !arguments.quiet {
        progress.say(&format!("{tally}; ledger {}", arguments.ledger.path().display()));
    }
    Ok(tally.ending().into())
}

/// Prints the id of an article that was put in.
fn tell_id(added: &Added) -> anyhow::Result<()> {
    match added {
        Added::Appended(Appended::Known, _) | Added::Known(_) | Added::Returned(_) | Added::Skipped(..) => {
            Ok(())
        }
        Added::Appended(_, annotated) => write(&format!("{}\n", annotated.article().id)).map(drop),
    }
}

/// Counts what became of an item, and says what its reader should know.
fn note(added: &Added, tally: &mut AddedTally, progress: &Progress) {
    match added {
        Added::Appended(appended, annotated) => {
            tally.count_appended(*appended, annotated);
            let article = annotated.article();
            if *appended == Appended::NewVersion {
                let place = article.canonical.as_deref().unwrap_or(article.address.as_str());
                progress.say(&format!("{place} has other words than before; both versions are kept"));
            }
            if let Some(published) =
                article.published.as_deref().filter(|published| is_later(published, &now()))
            {
                progress.say(&format!(
                    "{} says that it was published on {published}, which is yet to come",
                    article.address
                ));
            }
        }
        Added::Known(_) => tally.count_known(),
        Added::Returned(address) => {
            progress.say(&format!("{address} has words again that it had before; they are its last version"));
        }
        Added::Skipped(address, skipped) => {
            progress.say(&format!("skipped {address}: {skipped}"));
            tally.count_skipped(skipped);
        }
    }
}

/// This moment, ISO 8601 in UTC, to the second.
pub(super) fn now() -> String {
    let second = jiff::Unit::Second;
    let now = jiff::Timestamp::now();
    now.round(second).unwrap_or(now).to_string()
}
