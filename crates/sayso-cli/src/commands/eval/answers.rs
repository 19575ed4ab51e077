//! `sayso eval answers`: figures on which statement answers which.

use std::fs;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::Args;
use sayso::eval::meaning::{AnswerTally, answer_interval, compare_answers, read_answers};
use sayso_annotate::Annotators;
use serde_json::json;

use super::attribution::gold;
use super::percent;

/// Measures whether denials, confirmations, declines and missing answers are linked to what they answer.
///
/// ANSWERS has a section for each article, whose heading begins with its id, with a line such as `answers: 3 denies 1|2`, by the
/// numbers of the marks. The articles are marked text; the program is given what is marked.
#[derive(Debug, Args)]
pub(crate) struct AnswersArguments {
    /// The answers.
    #[arg(required = true)]
    answers: Vec<PathBuf>,

    /// Marked text: files, or folders of them.
    #[arg(long, required = true, num_args = 1..)]
    texts: Vec<PathBuf>,

    /// List every mistake.
    #[arg(long, conflicts_with = "json")]
    mistakes: bool,

    /// Print the figures as JSON, shares from 0 to 1.
    #[arg(long)]
    json: bool,

    /// How many draws of articles the interval is taken from.
    #[arg(long, value_name = "N", default_value_t = 1000)]
    resamples: usize,
}

/// The figures, as asked for.
pub(super) fn measure(arguments: &AnswersArguments) -> anyhow::Result<String> {
    let texts = gold::read_all(&arguments.texts)?;
    let mut answered = Vec::new();
    for path in &arguments.answers {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        answered.extend(read_answers(&text).with_context(|| path.display().to_string())?);
    }
    let (tallies, mistakes) = compare_answers(&texts, &answered, &Annotators::standard())?;
    let all = AnswerTally::sum(tallies.iter().copied());
    let interval = answer_interval(&tallies, arguments.resamples);
    if arguments.json {
        let figures = json!({
            "articles": tallies.len(),
            "gold": all.gold,
            "linked": all.linked,
            "right": all.right,
            "precision": all.precision(),
            "recall": all.recall(),
            "recall_interval": [interval.low, interval.high],
        });
        return Ok(figures.to_string());
    }
    let [recall, low, high, precision] =
        [all.recall(), interval.low, interval.high, all.precision()].map(percent);
    let figures = format!(
        "{} articles: of {} answers {} linked right, {recall:.1} % [{low:.1}, {high:.1}]; of {} linked {precision:.1} % right",
        tallies.len(),
        all.gold,
        all.right,
        all.linked
    );
    let listed = mistakes.into_iter().filter(|_| arguments.mistakes);
    Ok(std::iter::once(figures).chain(listed).collect::<Vec<_>>().join("\n"))
}
