//! `sayso verify`: holds a ledger to everything that must be so in it.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use sayso_store::{Error, Fault, Ledger, Step};

use super::place::LedgerPlace;
use crate::ending::Ending;
use crate::output::write;
use crate::progress::Progress;
use crate::render::faults::{self, Verified};

/// Looks through a ledger: every span, digest, id, reference, the index and the counts.
///
/// The index is made anew beside the ledger, in a temporary file about as large, and the one that is there is held to it word
/// by word: each statement must be found by its own words, act, kind of source, outlet, year and speaker, and by no others.
///
/// What is not as it must be is a fault, and the exit code is 5. A clock that was set back and an article dated later than
/// it was captured are remarks: the ledger is sound.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  sayso verify                      looks through ledger.sayso\n  \
                        sayso verify --rebuild            makes the index and the counts anew, then looks\n  \
                        sayso verify --format jsonl       one JSON object a line, the last one counts")]
pub(crate) struct VerifyArguments {
    /// First make anew what is derived: the index that search goes by, and the counts.
    #[arg(long)]
    rebuild: bool,

    /// `text` for people, `jsonl` for machines.
    #[arg(short, long, value_enum, default_value_t = Form::Text)]
    format: Form,

    #[command(flatten)]
    ledger: LedgerPlace,

    /// Show no progress.
    #[arg(short, long)]
    quiet: bool,
}

/// How faults are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people.
    Text,
    /// For machines.
    Jsonl,
}

/// Looks through the ledger that the arguments name.
pub(crate) fn verify(arguments: &VerifyArguments) -> anyhow::Result<ExitCode> {
    let progress = if arguments.quiet { Progress::hidden() } else { Progress::of_bytes(Some(0)) };
    if arguments.rebuild {
        let mut ledger = Ledger::open(arguments.ledger.path())?;
        ledger.rebuild(&mut |step| reach(&progress, &step, "made anew"))?;
        ledger.settle()?;
    }
    let mut told = Ok(());
    let mut tell = |fault: &Fault| {
        let line = match arguments.format {
            Form::Text => faults::line(fault),
            Form::Jsonl => faults::json(fault),
        };
        if told.is_ok() {
            told = progress.aside(|| write(&line)).map(drop);
        }
    };
    let looked = arguments.ledger.read().and_then(|ledger| look(&ledger, &progress, &mut tell));
    let verified = or_fault(looked, &mut tell)?;
    progress.end();
    told?;
    match arguments.format {
        Form::Text => write(&faults::summary(&verified))?,
        Form::Jsonl => write(&faults::json_summary(&verified))?,
    };
    Ok(if verified.faults == 0 { Ending::AllRead } else { Ending::Found }.into())
}

/// A file that is too damaged to look through is a fault as well.
fn or_fault(looked: Result<Verified, Error>, tell: &mut dyn FnMut(&Fault)) -> Result<Verified, Error> {
    let Err(Error::Damaged { what }) = looked else { return looked };
    let (fault, mut verified) = (Fault::of_file(what), Verified::default());
    verified.count(&fault);
    tell(&fault);
    Ok(verified)
}

/// Looks through `ledger`, tells what is found, and counts it.
pub(super) fn look(
    ledger: &Ledger,
    progress: &Progress,
    tell: &mut dyn FnMut(&Fault),
) -> Result<Verified, Error> {
    let mut verified = Verified::default();
    verified.checked = ledger.verify(&mut |step| {
        reach(progress, &step, "looked at");
        if let Step::Found(fault) = step {
            verified.count(&fault);
            tell(&fault);
        }
    })?;
    Ok(verified)
}

fn reach(progress: &Progress, step: &Step, what: &str) {
    if let Step::Done(done, of) = step {
        progress.reach(*done, *of, &format!("{done} of {of} articles {what}"));
    }
}
