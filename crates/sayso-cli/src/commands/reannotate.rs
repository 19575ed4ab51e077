//! `sayso reannotate`: reads the texts in a ledger again, with the model that is there now.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};

use clap::Args;
use sayso::pipeline::{self, Adding, Reread, SharedLedger};
use sayso_annotate::Annotators;
use sayso_store::{Ledger, Versions};

use super::add::now;
use super::input::pool;
use super::place::LedgerPlace;
use crate::ending::Ending;
use crate::interrupt::end_between_writes;
use crate::output::write;
use crate::progress::Progress;
use crate::render::judgements::unfitting;
use crate::tally::counted;

/// Reads the texts in a ledger again that an older sayso or model read.
///
/// What the older ones found is kept, and judgements hold as long as the same words are found. Those that fit no more are
/// listed. Stop whenever you like: what was read again stays so, and the same command goes on from there.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  sayso reannotate --ledger desk.sayso")]
pub(crate) struct ReannotateArguments {
    /// Also earlier versions of articles, which search does not show.
    #[arg(long)]
    all: bool,

    #[command(flatten)]
    ledger: LedgerPlace,

    /// How many threads to use; unasked, one for each core. Results are the same.
    #[arg(short = 'j', long = "threads", value_name = "N")]
    threads: Option<NonZeroUsize>,

    /// Say nothing on standard error but errors.
    #[arg(short, long)]
    quiet: bool,
}

/// What becomes of a rereading that is stopped.
const LEFT: &str = "what was read again stays so, and the same command goes on from there";

/// Reads again what the arguments name.
pub(crate) fn reannotate(arguments: &ReannotateArguments) -> anyhow::Result<ExitCode> {
    let ledger: Arc<SharedLedger> = Arc::new(Mutex::new(Ledger::open(arguments.ledger.path())?));
    let progress = if arguments.quiet { Progress::hidden() } else { Progress::of_bytes(Some(0)) };
    end_between_writes(Arc::clone(&ledger), progress.clone(), LEFT)?;
    let versions = if arguments.all { Versions::All } else { Versions::Last };
    let annotators = Annotators::standard();
    let adding = Adding { annotators: &annotators, ledger: &ledger, now };
    let (mut articles, mut unfit, mut told) = (0, 0, Ok(()));
    let flow = pool(arguments.threads)?.install(|| {
        pipeline::reannotate(&adding, versions, &mut |Reread { unfitting: statements, done, of }| {
            articles += 1;
            unfit += statements.len();
            for statement in &statements {
                if told.is_ok() {
                    told = progress.aside(|| write(&unfitting(statement))).map(drop);
                }
            }
            progress.reach(done, of, &format!("{done} of {of} articles read again"));
            if told.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })
    });
    progress.end();
    let _ = flow?;
    told?;
    ledger.lock().unwrap_or_else(PoisonError::into_inner).settle()?;
    if !arguments.quiet {
        let unfit = if unfit == 0 {
            "all judgements fit".to_owned()
        } else {
            format!("{} with judgements that fit no more", counted(unfit, "statement"))
        };
        progress.say(&format!("{} read again; {unfit}", counted(articles, "article")));
    }
    Ok(Ending::AllRead.into())
}
