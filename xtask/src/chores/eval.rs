//! `cargo xtask eval`: the quality gate.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context as _, ensure};
use clap::Args;
use serde_json::Value;

use crate::corpora::{Corpora, VARIABLE};
use crate::floors::{Floor, Floors};
use crate::{places, runs};

/// Holds the shipped model and page reader to the floors in eval/floors.toml.
///
/// Without corpora only what is measured on files of this repository is held: register, meaning-of-register, answers and
/// origins.
#[derive(Debug, Args)]
pub(crate) struct EvalArguments {
    /// The folder of corpora; unasked, the one that SAYSO_DATA names.
    #[arg(long)]
    data: Option<PathBuf>,

    /// Raise each floor to just below what is measured.
    #[arg(long)]
    raise: bool,
}

pub(crate) fn run(arguments: &EvalArguments) -> anyhow::Result<()> {
    let corpora = Corpora::open(arguments.data.as_deref())?;
    let mut floors = Floors::read()?;
    let measured = measure(corpora.as_ref(), &floors.all()?)?;
    if !arguments.raise {
        return hold(&measured);
    }
    for (floor, measured) in &measured {
        floors.raise(floor, *measured);
    }
    floors.write()
}

/// The gate as a part of the tests.
pub(crate) fn gate() -> anyhow::Result<()> {
    let corpora = Corpora::open(None)?;
    hold(&measure(corpora.as_ref(), &Floors::read()?.all()?)?)
}

/// What is measured: the name of its table of floors, and how.
type Subject = (&'static str, Measuring);

/// How figures are got.
enum Measuring {
    /// On corpora, which may not be here.
    OnCorpora(fn(&Corpora) -> anyhow::Result<Value>),
    /// On what stands in this repository.
    Here(fn() -> anyhow::Result<Value>),
}

static SUBJECTS: &[Subject] = &[
    ("attribution", Measuring::OnCorpora(attribution)),
    ("main-text", Measuring::OnCorpora(main_text)),
    ("times", Measuring::OnCorpora(times)),
    ("coreference", Measuring::OnCorpora(coreference)),
    ("register", Measuring::Here(register)),
    ("meaning", Measuring::OnCorpora(meaning)),
    ("meaning-of-register", Measuring::Here(meaning_of_register)),
    ("answers", Measuring::Here(answers)),
    ("sources", Measuring::OnCorpora(sources)),
    ("origins", Measuring::Here(origins)),
    ("origins-of-real-stories", Measuring::OnCorpora(origins_of_real_stories)),
    ("claims", Measuring::OnCorpora(claims)),
    ("stories", Measuring::OnCorpora(stories)),
];

/// Each floor with what was measured, out of a hundred. Without corpora it leaves out the floors on them, and says so.
fn measure(corpora: Option<&Corpora>, floors: &[Floor]) -> anyhow::Result<Vec<(Floor, f64)>> {
    let mut figures = BTreeMap::new();
    for (name, measuring) in SUBJECTS {
        let of_subject = match (measuring, corpora) {
            (Measuring::Here(subject), _) => Some(subject()?),
            (Measuring::OnCorpora(subject), Some(corpora)) => Some(subject(corpora)?),
            (Measuring::OnCorpora(_), None) => {
                println!("{name}: not run; {VARIABLE} or --data would name the folder of corpora");
                None
            }
        };
        figures.insert(*name, of_subject);
    }
    let mut measured = Vec::new();
    for floor in floors {
        let figures = figures.get(floor.subject.as_str());
        let figures = figures.with_context(|| format!("nothing measures {}", floor.subject))?;
        if let Some(figures) = figures {
            measured.push((floor.clone(), floor.measured(figures)?));
        }
    }
    Ok(measured)
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

/// On the two corpora that the rules were tuned on, together, and on the one they were not.
fn times(corpora: &Corpora) -> anyhow::Result<Value> {
    let tuning = [corpora.file("time/timebank.jsonl")?, corpora.file("time/aquaint.jsonl")?];
    let test = [corpora.file("time/meantime.jsonl")?];
    let figures = |files: &[PathBuf]| {
        let mut eval = Command::new(places::sayso()?);
        runs::json(eval.args(["eval", "times", "--json"]).args(files))
    };
    Ok(serde_json::json!({ "tuning": figures(&tuning)?, "test": figures(&test)? }))
}

fn coreference(corpora: &Corpora) -> anyhow::Result<Value> {
    let gold = corpora.file("coref/ontogum.jsonl")?;
    let mut eval = Command::new(places::sayso()?);
    runs::json(eval.args(["eval", "coreference", "--json", "--genre", "news"]).arg(gold))
}

fn register() -> anyhow::Result<Value> {
    runs::json(&mut register_command()?)
}

/// All labels of meaning together.
fn meaning(corpora: &Corpora) -> anyhow::Result<Value> {
    let labels = ["polnear-dev", "polnear-train", "register", "speakers"];
    let mut eval = meaning_command(&labels)?;
    for name in ["attribution/polnear-dev.jsonl", "attribution/polnear-train.jsonl"] {
        eval.arg(corpora.file(name)?);
    }
    runs::json(&mut eval)
}

fn meaning_of_register() -> anyhow::Result<Value> {
    runs::json(&mut meaning_command(&["register"])?)
}

/// The command that prints every figure on these labels; further texts may follow.
fn meaning_command(labels: &[&str]) -> anyhow::Result<Command> {
    let folder = places::root().join("eval/meaning");
    let mut eval = Command::new(places::sayso()?);
    eval.args(["eval", "meaning", "--json"]);
    eval.args(labels.iter().map(|name| folder.join(format!("{name}.jsonl"))));
    eval.arg("--texts").arg(places::root().join("eval/stress"));
    Ok(eval)
}

fn answers() -> anyhow::Result<Value> {
    let folder = places::root().join("eval/meaning/answers");
    let mut eval = Command::new(places::sayso()?);
    eval.args(["eval", "answers", "--json"]).args(["cases.md", "register.md"].map(|name| folder.join(name)));
    eval.arg("--texts").arg(folder.join("cases.md")).arg(places::root().join("eval/stress"));
    runs::json(&mut eval)
}

/// People across articles.
fn sources(corpora: &Corpora) -> anyhow::Result<Value> {
    let folder = places::root().join("eval/sources");
    let mut eval = Command::new(places::sayso()?);
    eval.args(["eval", "sources", "--json"]).arg(folder.join("pairs.jsonl"));
    eval.arg("--appearances").arg(folder.join("appearances.jsonl"));
    on_articles(corpora, &mut eval)
}

/// What `eval` prints of articles that are unpacked on the way.
fn on_articles(corpora: &Corpora, eval: &mut Command) -> anyhow::Result<Value> {
    let packed = corpora.file("bulk/allsides.jsonl.xz")?;
    let mut unpacking = Command::new("xz")
        .arg("-dc")
        .arg(packed)
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run xz, which unpacks the corpus; install it")?;
    let unpacked = unpacking.stdout.take().context("xz has no output")?;
    let figures = runs::json(eval.args(["--texts", "-"]).stdin(unpacked))?;
    ensure!(unpacking.wait()?.success(), "xz cannot unpack the corpus");
    Ok(figures)
}

/// The streams that the rules were written by.
const TUNING: [RangeInclusive<u8>; 2] = [0..=12, 25..=52];

/// Those that they were not.
const HELD: [RangeInclusive<u8>; 2] = [13..=24, 53..=64];

fn origins() -> anyhow::Result<Value> {
    let figures = |numbers: [RangeInclusive<u8>; 2]| {
        let folder = places::root().join("eval/origins/streams");
        let mut eval = Command::new(places::sayso()?);
        eval.args(["eval", "origins", "--json"]);
        let numbers = numbers.into_iter().flatten();
        runs::json(eval.args(numbers.map(|number| folder.join(format!("{number:02}.toml")))))
    };
    Ok(serde_json::json!({ "tuning": figures(TUNING)?, "held": figures(HELD)? }))
}

fn origins_of_real_stories(corpora: &Corpora) -> anyhow::Result<Value> {
    let folder = places::root().join("eval/origins/real");
    let mut eval = Command::new(places::sayso()?);
    eval.args(["eval", "origins", "--json"]);
    eval.args((1..=12).map(|number| folder.join(format!("{number:02}.toml"))));
    on_articles(corpora, &mut eval)
}

fn claims(corpora: &Corpora) -> anyhow::Result<Value> {
    let (queries, claims) =
        (corpora.file("claims/clef2020_queries.jsonl")?, corpora.file("claims/clef2020_claims.jsonl")?);
    let mut eval = Command::new(places::sayso()?);
    runs::json(eval.args(["eval", "claims", "--json"]).arg(queries).arg("--claims").arg(claims))
}

fn stories(corpora: &Corpora) -> anyhow::Result<Value> {
    let articles = corpora.file("cluster/fnc_story.jsonl")?;
    let mut eval = Command::new(places::sayso()?);
    runs::json(eval.args(["eval", "stories", "--json"]).arg(articles))
}

/// The command that prints every figure on the register.
pub(crate) fn register_command() -> anyhow::Result<Command> {
    let mut eval = Command::new(places::sayso()?);
    eval.args(["eval", "attribution", "--json"]).arg(places::root().join("eval/stress"));
    Ok(eval)
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
