//! Ctrl-C.

use std::process;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Context as _;

use crate::ending::Ending;
use crate::output::SharedOutput;
use crate::progress::Progress;

/// How long a write under way may take before we end in the middle of it.
const PATIENCE: Duration = Duration::from_secs(1);

/// From now on Ctrl-C ends the process between two writes, so that what is out is whole lines.
pub(crate) fn end_on_interrupt(output: SharedOutput, progress: Progress) -> anyhow::Result<()> {
    let handled = ctrlc::set_handler(move || {
        let pressed = Instant::now();
        // Whoever reads our output may have stopped doing so: the write would never end.
        while pressed.elapsed() < PATIENCE {
            if let Some(mut output) = output.try_lock() {
                output.discard();
                progress.end();
                process::exit(Ending::Interrupted.code().into());
            }
            thread::sleep(Duration::from_millis(5));
        }
        process::exit(Ending::Interrupted.code().into());
    });
    handled.context("cannot take over Ctrl-C")
}
