//! `sayso eval meaning`: figures on what statements mean.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use sayso::eval::attribution::Interval;
use sayso::eval::meaning::{self, Comparison, Confusion, OfClass, Question, Way, read_labels};
use sayso_annotate::Annotators;
use sayso_core::Act;
use serde_json::{Map, Value, json};

use super::attribution::{calibration, gold};
use super::{percent, read_file};

/// Measures acts, kinds of source, counts and speakers, against labelled attributions.
///
/// LABELS is one labelled article a line: {"id", "attributions": [{"source", "cue", "content", "act", "kind", "count", "names"}]}, spans in
/// code points. The articles they are about are read from TEXTS, in the forms that `sayso eval attribution` reads.
#[derive(Debug, Args)]
pub(crate) struct MeaningArguments {
    /// The labels; several files are judged together.
    #[arg(required = true)]
    labels: Vec<PathBuf>,

    /// Annotated articles, or folders of marked text; may be given several times.
    #[arg(long, required = true, num_args = 1..)]
    texts: Vec<PathBuf>,

    /// List every mistake, with the words.
    #[arg(long, conflicts_with = "json")]
    mistakes: bool,

    /// Print the figures as JSON, shares from 0 to 1.
    #[arg(long)]
    json: bool,

    /// How many draws of articles intervals are taken from.
    #[arg(long, value_name = "N", default_value_t = 1000)]
    resamples: usize,
}

/// Both ways of measuring, and the words for them.
const WAYS: [(Way, &str, &str); 2] = [
    (Way::Given, "given", "given the statements that people marked"),
    (Way::Read, "read", "read from the bare text"),
];

/// The figures, as asked for.
pub(super) fn measure(arguments: &MeaningArguments) -> anyhow::Result<String> {
    let texts = gold::read_all(&arguments.texts)?;
    let mut labels = Vec::new();
    for path in &arguments.labels {
        labels.extend(read_file(path, read_labels)?);
    }
    let annotators = Annotators::standard();
    let mut told = Vec::new();
    for (way, name, title) in WAYS {
        told.push((name, title, meaning::compare(&texts, &labels, &annotators, way)?));
    }
    if arguments.json {
        let ways = told
            .iter()
            .map(|(name, _, compared)| ((*name).to_owned(), as_json(compared, arguments.resamples)));
        return Ok(Value::Object(ways.collect()).to_string());
    }
    let mut table = format!("{} articles\n", labels.len());
    for (_, title, compared) in &told {
        write!(table, "\n{title}\n{}", as_table(compared, arguments.resamples))?;
        if arguments.mistakes {
            table += &as_list(compared);
        }
    }
    Ok(table)
}

fn as_json(compared: &Comparison, resamples: usize) -> Value {
    let questions = compared.iter().map(|(question, articles)| {
        let all = Confusion::of_all(articles);
        let (macro_f1, Interval { low, high }) = meaning::macro_f1(articles, resamples);
        let classes = all.classes().into_iter().map(|class| {
            let mut told = of_class(&class);
            if *question == Question::Act {
                told["told"] = told_of(&all, &class.class);
            }
            (class.class.clone(), told)
        });
        let mut figures = json!({
            "judged": all.len(),
            "accuracy": all.accuracy(),
            "macro_f1": macro_f1,
            "macro_f1_interval": [low, high],
            "classes": classes.collect::<Map<_, _>>(),
        });
        if let Some(calibration) = all.calibration() {
            figures["calibration"] = calibration::json(&calibration);
        }
        (question.name().to_owned(), figures)
    });
    Value::Object(questions.collect())
}

fn of_class(class: &OfClass) -> Value {
    json!({
        "gold": class.gold,
        "called": class.called,
        "right": class.right,
        "precision": class.precision(),
        "recall": class.recall(),
        "f1": class.f1(),
    })
}

/// How many are told surely and how many perhaps, and how many of each are right.
fn told_of(all: &Confusion, class: &str) -> Value {
    let [sure, perhaps] = SURE_AND_NOT.map(|(_, holds)| all.called(class, holds));
    json!({ "surely": { "right": sure.0, "called": sure.1 }, "perhaps": { "right": perhaps.0, "called": perhaps.1 } })
}

/// Whether something holds of a confidence.
type Holds = fn(f32) -> bool;

/// The words for what is sure and for what is not.
const SURE_AND_NOT: [(&str, Holds); 2] =
    [("surely", Act::is_sure), ("perhaps", |confidence| !Act::is_sure(confidence))];

fn as_table(compared: &Comparison, resamples: usize) -> String {
    let mut table = String::new();
    for (question, articles) in compared {
        let all = Confusion::of_all(articles);
        let (macro_f1, Interval { low, high }) = meaning::macro_f1(articles, resamples);
        if all.is_empty() {
            continue;
        }
        let [macro_f1, low, high, accuracy] = [macro_f1, low, high, all.accuracy()].map(percent);
        if *question == Question::Speaker {
            // Every name is a class of its own: only the share that is right means something.
            table += &format!("{}: {accuracy:.1} % of {} right\n", words(*question), all.len());
            continue;
        }
        table += &format!(
            "{}: macro F1 {macro_f1:.1} [{low:.1}, {high:.1}], accuracy {accuracy:.1} of {}\n",
            words(*question),
            all.len()
        );
        for class in all.classes() {
            let [precision, recall, f1] = [class.precision(), class.recall(), class.f1()].map(percent);
            table += &format!(
                "  {:<18} {:>5} labelled  precision {precision:>5.1}  recall {recall:>5.1}  F1 {f1:>5.1}\n",
                class.class, class.gold
            );
            if *question == Question::Act {
                let told = SURE_AND_NOT.map(|(word, holds)| {
                    let (right, called) = all.called(&class.class, holds);
                    format!("{called} {word}, {right} of them right")
                });
                table += &format!("  {:<18} told {}\n", "", told.join("; "));
            }
        }
        table.extend(all.calibration().iter().map(calibration::table));
        for (right, given, count) in all.mistakes().into_iter().take(MISTAKES) {
            table += &format!("    {count:>4} times {right} was called {given}\n");
        }
    }
    table
}

fn as_list(compared: &Comparison) -> String {
    let mut list = String::new();
    for (question, articles) in compared {
        let all = Confusion::of_all(articles);
        for judged in all.wrong() {
            let given = judged.given.as_deref().unwrap_or("none");
            list += &format!("{} {} > {given}: {}\n", question.name(), judged.right, judged.words);
        }
    }
    list
}

/// How many kinds of mistakes are shown.
const MISTAKES: usize = 8;

fn words(question: Question) -> &'static str {
    match question {
        Question::Act => "acts",
        Question::SourceKind => "kinds of source",
        Question::Count => "counts of unnamed sources",
        Question::Speaker => "speakers",
    }
}
