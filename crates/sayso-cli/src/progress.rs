//! Tells the person at the terminal how far the work is.

use std::fmt;
use std::io::{self, Write as _};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::plain::plain;
use crate::tally::Tally;

/// So few items are done before anyone wonders.
const FEW_ITEMS: usize = 4;

/// After this long people wonder.
const SOON: Duration = Duration::from_secs(1);

/// What is said on standard error, and the line that moves there if it is a terminal.
#[derive(Clone)]
pub(crate) struct Progress {
    /// `None` where the user wants quiet.
    moving: Option<ProgressBar>,
}

impl Progress {
    /// Shows a moving line once there are more than a few items; indicatif hides it unless standard error is a terminal.
    pub(crate) fn shown() -> Progress {
        let style = ProgressStyle::with_template("{spinner} {rate} · {elapsed} · {wide_msg}");
        let style = style.expect("the template is well formed").with_key("rate", rate);
        let moving = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        moving.set_style(style);
        Progress { moving: Some(moving) }
    }

    /// Shows how much of so many bytes is done and how long the rest will take; a spinner where nobody knows how many.
    pub(crate) fn of_bytes(bytes: Option<u64>) -> Progress {
        let Some(bytes) = bytes else { return Progress::shown() };
        let style = ProgressStyle::with_template("{bar:24} {percent}% · {eta} left · {wide_msg}");
        let moving = ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::hidden());
        moving.set_style(style.expect("the template is well formed"));
        Progress { moving: Some(moving) }
    }

    /// Takes note that `bytes` more are done.
    pub(crate) fn advance(&self, bytes: u64, told: &dyn fmt::Display) {
        let Some(moving) = &self.moving else { return };
        moving.set_message(told.to_string());
        moving.inc(bytes);
        Progress::show_soon(moving);
    }

    /// Takes note that `done` of `of` are done.
    pub(crate) fn reach(&self, done: usize, of: usize, told: &dyn fmt::Display) {
        let Some(moving) = &self.moving else { return };
        moving.set_message(told.to_string());
        moving.set_length(of as u64);
        moving.set_position(done as u64);
        Progress::show_soon(moving);
    }

    /// Shows the moving line once people wonder.
    fn show_soon(moving: &ProgressBar) {
        if moving.is_hidden() && moving.elapsed() > SOON {
            moving.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Shows nothing that moves.
    pub(crate) fn hidden() -> Progress {
        Progress { moving: None }
    }

    /// Takes note of how far the work is.
    pub(crate) fn update(&self, tally: &Tally) {
        let Some(moving) = &self.moving else { return };
        moving.set_message(tally.to_string());
        moving.set_position(tally.items() as u64);
        if tally.items() == FEW_ITEMS {
            moving.set_draw_target(ProgressDrawTarget::stderr());
            moving.enable_steady_tick(Duration::from_millis(120));
        }
    }

    /// Does `work`, which may write to the terminal, with the moving line out of its way.
    pub(crate) fn aside<T>(&self, work: impl FnOnce() -> T) -> T {
        match &self.moving {
            Some(moving) => moving.suspend(work),
            None => work(),
        }
    }

    /// Says `message` on standard error, in one line.
    pub(crate) fn say(&self, message: &str) {
        // Nobody is left to tell where standard error is closed.
        self.aside(|| drop(writeln!(io::stderr(), "sayso: {}", plain(message))));
    }

    /// Takes the moving line away.
    pub(crate) fn end(&self) {
        if let Some(moving) = &self.moving {
            moving.finish_and_clear();
        }
    }
}

/// Items a second, to one decimal.
fn rate(state: &ProgressState, shown: &mut dyn fmt::Write) {
    // A line that cannot be drawn is drawn again soon.
    let _ = write!(shown, "{:.1}/s", state.per_sec());
}
