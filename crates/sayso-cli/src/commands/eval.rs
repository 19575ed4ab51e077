//! `sayso eval`: measures how well sayso reads.

use std::process::ExitCode;

use clap::Args;

/// Measures how well sayso reads, against articles that people annotated.
#[derive(Debug, Args)]
pub(crate) struct EvalArguments {}

/// Runs the measurement.
pub(crate) fn eval(_arguments: EvalArguments) -> anyhow::Result<ExitCode> {
    anyhow::bail!("nothing can be measured yet");
}
