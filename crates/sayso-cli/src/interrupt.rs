//! Ctrl-C.

use std::process;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use sayso::pipeline::SharedLedger;

use crate::ending::Ending;
use crate::output::SharedOutput;
use crate::progress::Progress;

/// How long a write under way may take before we end in the middle of it.
const PATIENCE: Duration = Duration::from_secs(1);

/// From now on Ctrl-C ends the process between two writes, so that what is out is whole lines.
pub(crate) fn end_on_interrupt(output: SharedOutput, progress: Progress) -> anyhow::Result<()> {
    on_interrupt(move || {
        let Some(mut output) = output.try_lock() else { return false };
        output.discard();
        progress.end();
        process::exit(Ending::Interrupted.code().into());
    })
}

/// From now on Ctrl-C ends the process between two writes to `ledger`. `left` tells what becomes of the work that was begun.
pub(crate) fn end_between_writes(
    ledger: Arc<SharedLedger>,
    progress: Progress,
    left: &'static str,
) -> anyhow::Result<()> {
    on_interrupt(move || {
        let Ok(_unwritten) = ledger.try_lock() else { return false };
        progress.end();
        progress.say(&format!("stopped; {left}"));
        process::exit(Ending::Interrupted.code().into());
    })
}

/// On Ctrl-C does `end`, which returns only as long as a write is under way.
fn on_interrupt(end: impl Fn() -> bool + Send + 'static) -> anyhow::Result<()> {
    let handled = ctrlc::set_handler(move || {
        let pressed = Instant::now();
        // Whoever reads our output may have stopped doing so: the write would never end.
        while pressed.elapsed() < PATIENCE && !end() {
            thread::sleep(Duration::from_millis(5));
        }
        process::exit(Ending::Interrupted.code().into());
    });
    handled.context("cannot take over Ctrl-C")
}
