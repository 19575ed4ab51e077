//! `sayso eval claims`: figures on finding the claim that somebody means.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use sayso::eval::claims::{Claim, Query, Split, Ties, mean_average_precision, read, seek};
use serde_json::{Map, Value, json};

use super::{percent, read_file};

/// Measures how well claims are found that others put in other words.
///
/// QUERIES has one a line: {"split": "train" or "dev", "text", "relevant": [the claims it means]}. CLAIMS has those to find: {"id",
/// "text", "title"}. The figure is the mean average precision among the first five (MAP@5). Many claims of the corpus stand in it
/// twice, with other quotation marks, and only one of the two is called right: so claims that tie with the right one are
/// counted above or below it by chance, and the figures for all above and all below are told, too.
#[derive(Debug, Args)]
pub(crate) struct ClaimsArguments {
    /// What is sought.
    queries: PathBuf,

    /// The claims among which it is sought.
    #[arg(long)]
    claims: PathBuf,

    /// Print the figures as JSON, shares from 0 to 1.
    #[arg(long)]
    json: bool,
}

/// What queries are for, in the order of the table.
const SPLITS: [(&str, Split); 2] = [("train", Split::Train), ("dev", Split::Dev)];

/// The ways to take ties, in the order of the table.
const TIES: [Ties; 3] = [Ties::ByChance, Ties::Below, Ties::Above];

/// The figures, as asked for.
pub(super) fn measure(arguments: &ClaimsArguments) -> anyhow::Result<String> {
    let queries: Vec<Query> = read_file(&arguments.queries, read)?;
    let claims: Vec<Claim> = read_file(&arguments.claims, read)?;
    let standings = seek(&claims, &queries)?;
    let mut figures = Map::new();
    let mut table =
        format!("MAP@5 among {} claims; in brackets with all that tie above or below\n\n", claims.len());
    for (name, split) in SPLITS {
        let count = queries.iter().filter(|query| query.split == split).count();
        let [chance, below, above] =
            TIES.map(|ties| mean_average_precision(&queries, &standings, split, ties));
        let _ = writeln!(
            table,
            "  {name:<6}{count:>4} queries: {:.1} ({:.1} to {:.1})",
            percent(chance),
            percent(above),
            percent(below)
        );
        figures.insert(
            name.to_owned(),
            json!({ "queries": count, "map5": chance, "map5_ties_below": below, "map5_ties_above": above }),
        );
    }
    Ok(if arguments.json { Value::Object(figures).to_string() } else { table })
}
