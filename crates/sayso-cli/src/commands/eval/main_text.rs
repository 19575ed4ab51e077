//! `sayso eval main-text`: figures on the text that is taken from pages.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use clap::Args;
use sayso::eval::main_text::Score;
use sayso_core::Address;
use sayso_ingest::{Raw, formats};
use serde_json::{Value, json};

use super::{percent, read_file};

/// Measures the text that is taken from pages, against the articles that stand on them.
///
/// TRUTH is one JSON object: {"PAGE": {"articleBody": TEXT}}; the page is PAGE.html in the folder PAGES. A page that no
/// text is found on counts as empty. Every page weighs the same.
#[derive(Debug, Args)]
pub(crate) struct MainTextArguments {
    /// What stands on each page.
    truth: PathBuf,

    /// The folder of the pages.
    pages: PathBuf,

    /// Print the figures as JSON, shares from 0 to 1.
    #[arg(long)]
    json: bool,
}

/// The figures, as asked for.
pub(super) fn measure(arguments: &MainTextArguments) -> anyhow::Result<String> {
    let truth: BTreeMap<String, Value> = read_file(&arguments.truth, serde_json::from_reader)?;
    ensure!(!truth.is_empty(), "{} has no pages", arguments.truth.display());
    let mut score = Score::default();
    for (page, article) in &truth {
        let body = article["articleBody"].as_str();
        let body = body.with_context(|| format!("page {page} has no articleBody"))?;
        score += Score::of(body, &main_text(&arguments.pages.join(format!("{page}.html")))?);
    }
    Ok(if arguments.json { as_json(&score).to_string() } else { as_line(&score) })
}

/// The text taken from the page at `path`, whatever its language; empty where none is found.
fn main_text(path: &Path) -> anyhow::Result<String> {
    let format = formats().iter().find(|format| format.name == "html").context("pages cannot be read")?;
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let raw = Raw { address: Address::new(path.display().to_string()), bytes, format };
    Ok((format.extract)(&raw).map(|article| article.text.as_str().to_owned()).unwrap_or_default())
}

fn as_json(score: &Score) -> Value {
    json!({
        "pages": score.pages,
        "exact": score.exact,
        "precision": score.precision(),
        "recall": score.recall(),
        "f1": score.f1(),
    })
}

fn as_line(score: &Score) -> String {
    let [precision, recall, f1] = [score.precision(), score.recall(), score.f1()].map(percent);
    format!(
        "{} pages: precision {precision:.1}, recall {recall:.1}, F1 {f1:.1}; {} without a word too many or missing",
        score.pages, score.exact
    )
}
