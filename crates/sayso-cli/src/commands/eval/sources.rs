//! `sayso eval sources`: figures on people who are taken for one across articles.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use sayso::eval::Interval;
use sayso::eval::sources::{Counts, Half, Pair, counts, ids, link_all, mistakes, read};
use serde_json::{Map, Value, json};

use super::{percent, read_file, read_texts};

/// Measures who is taken for one across articles, against pairs of names that people judged.
///
/// PAIRS has one pair a line: {"one": {"id", "start"}, "other": {"id", "start"}, "label": "same" or "different", "half":
/// "tuning" or "held"}. APPEARANCES tells whom each article names, as sayso found it once: {"id", "named": [{"kind",
/// "start", "end", "facts": [[kind, start, end]]}]}. TEXTS has the articles: {"id", "date", "text"}. Places count characters.
/// All that the articles name is put into one ledger, as `sayso add` does.
#[derive(Debug, Args)]
pub(crate) struct SourcesArguments {
    /// The judged pairs.
    pairs: PathBuf,

    /// Whom the articles name.
    #[arg(long)]
    appearances: PathBuf,

    /// The articles, `-` for standard input; others may be among them.
    #[arg(long)]
    texts: PathBuf,

    /// List every mistake by where it stands.
    #[arg(long, conflicts_with = "json")]
    mistakes: bool,

    /// Print the figures as JSON, shares from 0 to 1.
    #[arg(long)]
    json: bool,
}

/// Draws of pairs for the intervals.
const RESAMPLES: usize = 1000;

/// What figures are of, in the order of the table.
const PARTS: [(&str, Option<Half>); 3] =
    [("all", None), ("tuning", Some(Half::Tuning)), ("held", Some(Half::Held))];

/// The figures, as asked for.
pub(super) fn measure(arguments: &SourcesArguments) -> anyhow::Result<String> {
    let pairs: Vec<Pair> = read_file(&arguments.pairs, |file| read(file, None))?;
    let appearances = read_file(&arguments.appearances, |file| read(file, None))?;
    let texts = read_texts(&arguments.texts, &ids(&appearances))?;
    let made = link_all(&pairs, &appearances, texts)?;
    let told = PARTS.map(|(name, half)| (name, counts(&pairs, &made, half, RESAMPLES)));
    if arguments.json {
        let parts =
            told.iter().map(|(name, (counts, intervals))| ((*name).to_owned(), as_json(counts, intervals)));
        return Ok(Value::Object(parts.collect::<Map<_, _>>()).to_string());
    }
    let mut table = String::from("people in two articles each, taken for one\n\n");
    for (name, (counts, intervals)) in &told {
        let _ = writeln!(table, "{}", as_line(name, counts, intervals));
    }
    if arguments.mistakes {
        for (number, (pair, made)) in mistakes(&pairs, &made) {
            let (one, other) = (&pair.one, &pair.other);
            let _ = writeln!(
                table,
                "pair {number}: {}@{} and {}@{} are {:?}, taken for {made:?}",
                one.id, one.start, other.id, other.start, pair.label
            );
        }
    }
    Ok(table)
}

fn as_json(counts: &Counts, [precision, recall]: &[Interval; 2]) -> Value {
    json!({
        "pairs": counts.pairs,
        "same": counts.same,
        "merged": counts.merged,
        "right": counts.right,
        "perhaps": counts.perhaps,
        "precision": counts.precision(),
        "precision_interval": [precision.low, precision.high],
        "recall": counts.recall(),
        "recall_interval": [recall.low, recall.high],
    })
}

fn as_line(name: &str, counts: &Counts, [of_precision, of_recall]: &[Interval; 2]) -> String {
    let [precision, recall] = [counts.precision(), counts.recall()].map(percent);
    let [low, high] = [of_precision.low, of_precision.high].map(percent);
    let [recall_low, recall_high] = [of_recall.low, of_recall.high].map(percent);
    format!(
        "  {name:<7}{:>4} pairs, {:>3} of one person: precision {precision:>5.1} [{low:.1}, {high:.1}], recall {recall:>5.1} \
         [{recall_low:.1}, {recall_high:.1}]; {} more are told as perhaps one",
        counts.pairs, counts.same, counts.perhaps
    )
}
