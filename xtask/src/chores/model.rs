//! `cargo xtask model`: from base weights and annotated articles to the shipped model.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Context as _;
use clap::Args;

use crate::chores::eval;
use crate::corpora::{Corpora, VARIABLE};
use crate::python::Environment;
use crate::{places, runs};

/// Trains the attribution model and puts it where the next build finds it. Goes on where it was broken off.
#[derive(Debug, Args)]
pub(crate) struct ModelArguments {
    /// The folder of corpora; unasked, the one that SAYSO_DATA names.
    #[arg(long)]
    data: Option<PathBuf>,

    /// The folder for checkpoints and figures.
    #[arg(long, default_value = "target/model")]
    out: PathBuf,
}

pub(crate) fn run(arguments: &ModelArguments) -> anyhow::Result<()> {
    let corpora = Corpora::open(arguments.data.as_deref())?;
    let corpora = corpora.with_context(|| format!("name the folder of corpora with --data or {VARIABLE}"))?;
    let root = places::root();
    let run = root.join(&arguments.out);
    let environment =
        Environment::open(places::target().join("model-venv"), &root.join("training/requirements.lock"))?;
    let step = |name: &str| {
        let mut step: Command = environment.python();
        step.current_dir(root.join("training")).args(["-m", name]);
        step
    };
    runs::succeed(step("sayso_training.train").arg("--data").arg(corpora.folder()).arg("--out").arg(&run))?;
    let shipped = root.join("crates/sayso-annotate/model");
    runs::succeed(step("sayso_training.export").arg("--run").arg(&run).arg("--out").arg(&shipped))?;
    // The card tells the figures of the files as they are shipped: measured in a build that holds them.
    let figures = run.join("eval.json");
    fs::write(&figures, runs::output(&mut eval::attribution_command(&corpora)?)?)?;
    runs::succeed(step("sayso_training.card").arg("--model").arg(shipped).arg("--figures").arg(figures))
}
