//! `cargo xtask eval`: the quality gate.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, ensure};
use clap::Args;
use serde_json::{Map, Value};

use crate::corpora::{Corpora, VARIABLE};
use crate::floors::{Floor, Floors};
use crate::{places, runs};

/// Holds the shipped model and page reader to the floors in eval/floors.toml.
#[derive(Debug, Args)]
pub(crate) struct EvalArguments {
    /// The folder of corpora; unasked, the one that SAYSO_DATA names.
    #[arg(long)]
    data: Option<PathBuf>,

    /// Raise each floor to just below what is measured.
    #[arg(long)]
    raise: bool,
}

/// Whether there was anything to measure on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gate {
    /// Every figure stands on its floor or above.
    Held,
    /// There are no corpora here.
    NotRun,
}

pub(crate) fn run(arguments: &EvalArguments) -> anyhow::Result<()> {
    let Some(corpora) = Corpora::open(arguments.data.as_deref())? else {
        say_not_run();
        return Ok(());
    };
    let mut floors = Floors::read()?;
    let measured = measure(&corpora, &floors.all()?)?;
    if !arguments.raise {
        return hold(&measured);
    }
    for (floor, measured) in &measured {
        floors.raise(floor, *measured);
    }
    floors.write()
}

/// The gate as a part of the tests.
pub(crate) fn gate() -> anyhow::Result<Gate> {
    let Some(corpora) = Corpora::open(None)? else {
        say_not_run();
        return Ok(Gate::NotRun);
    };
    hold(&measure(&corpora, &Floors::read()?.all()?)?)?;
    Ok(Gate::Held)
}

fn say_not_run() {
    println!("quality gate: not run; {VARIABLE} or --data would name the folder of corpora");
}

/// What is measured, by the name of its table of floors.
type Subject = (&'static str, fn(&Corpora) -> anyhow::Result<Value>);

static SUBJECTS: &[Subject] = &[("attribution", attribution), ("main-text", main_text)];

/// Each floor with what was measured, out of a hundred.
fn measure(corpora: &Corpora, floors: &[Floor]) -> anyhow::Result<Vec<(Floor, f64)>> {
    let mut figures = Map::new();
    for (name, subject) in SUBJECTS {
        figures.insert((*name).to_owned(), subject(corpora)?);
    }
    let measured = floors.iter().map(|floor| {
        let figures = figures.get(&floor.subject);
        let figures = figures.with_context(|| format!("nothing measures {}", floor.subject))?;
        Ok((floor.clone(), floor.measured(figures)?))
    });
    measured.collect()
}

fn attribution(corpora: &Corpora) -> anyhow::Result<Value> {
    runs::json(&mut attribution_command(corpora)?)
}

/// The command that prints every figure on attributions.
pub(crate) fn attribution_command(corpora: &Corpora) -> anyhow::Result<Command> {
    let dev = corpora.file("attribution/polnear-dev.jsonl")?;
    let train = corpora.file("attribution/polnear-train.jsonl")?;
    let mut eval = Command::new(places::sayso()?);
    eval.args(["eval", "attribution", "--json"]).arg(dev).arg("--train").arg(train);
    Ok(eval)
}

fn main_text(corpora: &Corpora) -> anyhow::Result<Value> {
    let (truth, pages) = (corpora.file("html/ground-truth.json")?, corpora.pages("html/pages")?);
    let mut eval = Command::new(places::sayso()?);
    runs::json(eval.args(["eval", "main-text", "--json"]).arg(truth).arg(pages))
}

/// Shows every figure beside its floor; fails where one is lower.
fn hold(measured: &[(Floor, f64)]) -> anyhow::Result<()> {
    println!("{:<12} {:<34} {:>6} {:>9}", "", "", "floor", "measured");
    let mut low = Vec::new();
    for (floor, measured) in measured {
        let is_low = *measured < floor.floor;
        let mark = if is_low { "  too low" } else { "" };
        println!("{:<12} {:<34} {:>6.1} {measured:>9.2}{mark}", floor.subject, floor.metric, floor.floor);
        if is_low {
            low.push(format!("{} {}", floor.subject, floor.metric));
        }
    }
    ensure!(low.is_empty(), "below the floor: {}", low.join(", "));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::hold;
    use crate::floors::Floor;

    #[test]
    fn a_figure_below_its_floor_is_named() {
        let measured =
            |figure| (Floor { subject: "a".to_owned(), metric: "m".to_owned(), floor: 70.0 }, figure);
        assert!(hold(&[measured(70.0)]).is_ok());
        let error = hold(&[measured(70.1), measured(69.9)]).expect_err("too low");
        assert_eq!(error.to_string(), "below the floor: a m");
    }
}
