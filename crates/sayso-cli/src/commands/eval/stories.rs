//! `sayso eval stories`: figures on articles put into stories as they come.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use sayso::eval::stories::{Half, compare, first_and_last_tenth, place, read};
use serde_json::{Map, Value, json};

use super::{percent, read_file};

/// Measures which articles are put into one story, against the stories that people put them in.
///
/// ARTICLES has one a line: {"title", "text", "cluster": the name of its story, which ends in a number}. They are placed in the order
/// of the file, without looking ahead, all into one set of stories. Figures are BCubed. The likeness from which on an article joins
/// a story was chosen by those of even number; those of odd number were held out.
#[derive(Debug, Args)]
pub(crate) struct StoriesArguments {
    /// The articles with their stories.
    articles: PathBuf,

    /// Print the figures as JSON, shares from 0 to 1.
    #[arg(long)]
    json: bool,
}

/// What figures are of, in the order of the table.
const PARTS: [(&str, Option<Half>); 3] =
    [("all", None), ("even", Some(Half::Even)), ("odd", Some(Half::Odd))];

/// The figures, as asked for.
pub(super) fn measure(arguments: &StoriesArguments) -> anyhow::Result<String> {
    let articles = read_file(&arguments.articles, read)?;
    let placed = place(&articles);
    let (first, last) = first_and_last_tenth(&placed);
    let mut table = String::from("articles put into stories as they come, BCubed\n\n");
    let mut figures = Map::new();
    for (name, half) in PARTS {
        let found = compare(&articles, &placed, half);
        let [precision, recall, f1] = [found.precision, found.recall, found.f1()].map(percent);
        let _ = writeln!(
            table,
            "  {name:<5}{:>5} articles: precision {precision:.1}, recall {recall:.1}, F1 {f1:.2}",
            found.articles
        );
        let told = json!({
            "articles": found.articles, "precision": found.precision, "recall": found.recall, "f1": found.f1(),
        });
        figures.insert(name.to_owned(), told);
    }
    let [first, last] = [first, last].map(|time| time.as_micros());
    let _ = writeln!(table, "\nan article of the first tenth took {first} µs, of the last {last} µs");
    figures.insert("microseconds".to_owned(), json!({ "first_tenth": first, "last_tenth": last }));
    Ok(if arguments.json { Value::Object(figures).to_string() } else { table })
}
