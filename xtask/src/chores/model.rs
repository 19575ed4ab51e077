//! `cargo xtask model`: from base weights, annotated articles and our own cases to the shipped model.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Context as _;
use clap::{Args, ValueEnum};

use crate::chores::eval;
use crate::corpora::{Corpora, VARIABLE};
use crate::python::Environment;
use crate::{places, runs};

/// Trains the attribution model and puts it where the next build finds it. Goes on where it was broken off.
#[derive(Debug, Args)]
pub(crate) struct ModelArguments {
    /// One step only; without, all of them in this order.
    step: Option<Step>,

    /// The folder of corpora; unasked, the one that SAYSO_DATA names.
    #[arg(long)]
    data: Option<PathBuf>,

    /// The folder for checkpoints and figures.
    #[arg(long, default_value = "target/model")]
    out: PathBuf,
}

/// A step on the way to the shipped files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Step {
    /// Trains the teacher, on people's labels.
    Train,
    /// Lets the teacher label articles, and trains the student on everything.
    Distill,
    /// Lets the student learn what sources do while it goes on learning to tag.
    Together,
    /// Writes the weights in int8 beside the code that reads them.
    Quantise,
    /// Fits the confidence, measures the shipped files, and writes the model card and the pictures.
    Card,
}

pub(crate) fn run(arguments: &ModelArguments) -> anyhow::Result<()> {
    let corpora = Corpora::open(arguments.data.as_deref())?;
    let corpora = corpora.with_context(|| format!("name the folder of corpora with --data or {VARIABLE}"))?;
    let model = Model::prepare(corpora, &arguments.out)?;
    let steps = arguments.step.map_or_else(|| Step::value_variants().to_vec(), |step| vec![step]);
    for step in steps {
        match step {
            Step::Train => model.train()?,
            Step::Distill => model.distill()?,
            Step::Together => model.together()?,
            Step::Quantise => model.quantise()?,
            Step::Card => model.card()?,
        }
    }
    Ok(())
}

/// Where everything is.
struct Model {
    corpora: Corpora,
    environment: Environment,
    /// Folders of this run: what the teacher, its labelling, the student and its last step leave.
    teacher: PathBuf,
    labelled: PathBuf,
    student: PathBuf,
    together: PathBuf,
    /// The files in the repository.
    shipped: PathBuf,
}

impl Model {
    fn prepare(corpora: Corpora, out: &Path) -> anyhow::Result<Model> {
        let root = places::root();
        let out = root.join(out);
        let lock = root.join("training/requirements.lock");
        Ok(Model {
            corpora,
            environment: Environment::open(places::target().join("model-venv"), &lock)?,
            teacher: out.join("teacher"),
            labelled: out.join("labelled"),
            student: out.join("student"),
            together: out.join("together"),
            shipped: root.join("crates/sayso-annotate/model"),
        })
    }

    /// A module of `training/`, to run.
    fn module(&self, name: &str) -> Command {
        let mut module = self.environment.python();
        module.current_dir(places::root().join("training")).args(["-m", &format!("sayso_training.{name}")]);
        module
    }

    fn train(&self) -> anyhow::Result<()> {
        let mut train = self.module("train");
        train.arg("--data").arg(self.corpora.folder()).arg("--out").arg(&self.teacher);
        runs::succeed(train.args(["--config", "teacher.toml"]))
    }

    fn distill(&self) -> anyhow::Result<()> {
        let data = self.corpora.folder();
        if !self.labelled.join("soft.npz").exists() {
            let mut label = self.module("label");
            label.arg("--data").arg(data).arg("--teacher").arg(&self.teacher);
            runs::succeed(label.arg("--out").arg(&self.labelled))?;
        }
        let mut train = self.module("train");
        train.arg("--data").arg(data).arg("--out").arg(&self.student).args(["--config", "student.toml"]);
        runs::succeed(train.arg("--teacher").arg(&self.teacher).arg("--labelled").arg(&self.labelled))
    }

    fn together(&self) -> anyhow::Result<()> {
        let program = places::training_example("acts")?;
        let mut together = self.module("together");
        together.arg("--data").arg(self.corpora.folder()).arg("--program").arg(program);
        together.arg("--student").arg(&self.student).args(["--config", "together.toml"]);
        runs::succeed(together.arg("--out").arg(&self.together))
    }

    fn quantise(&self) -> anyhow::Result<()> {
        let mut export = self.module("export");
        export.arg("--data").arg(self.corpora.folder()).arg("--run").arg(&self.together);
        runs::succeed(export.arg("--out").arg(&self.shipped))
    }

    /// Figures are those of the files as they are shipped, in a build that holds them.
    fn card(&self) -> anyhow::Result<()> {
        let mut calibrate = self.module("calibrate");
        calibrate.arg("--model").arg(&self.shipped).arg("--figures");
        runs::succeed(calibrate.arg(self.measure("judged.json")?))?;
        let (dev, register) = (self.measure("eval.json")?, self.measure_register()?);
        let mut card = self.module("card");
        card.arg("--model").arg(&self.shipped).arg("--figures").arg(&dev).arg("--register").arg(register);
        runs::succeed(&mut card)?;
        let mut pictures = self.module("pictures");
        pictures.arg("--figures").arg(dev);
        runs::succeed(pictures.arg("--out").arg(places::root().join("docs")))
    }

    /// Measures the shipped files on the development articles; the file with the figures.
    fn measure(&self, name: &str) -> anyhow::Result<PathBuf> {
        let mut command = eval::attribution_command(&self.corpora)?;
        self.keep(name, command.arg("--judged"))
    }

    fn measure_register(&self) -> anyhow::Result<PathBuf> {
        self.keep("register.json", &mut eval::register_command()?)
    }

    fn keep(&self, name: &str, command: &mut Command) -> anyhow::Result<PathBuf> {
        let file = self.together.join(name);
        fs::write(&file, runs::output(command)?)
            .with_context(|| format!("cannot write {}", file.display()))?;
        Ok(file)
    }
}
