//! `sayso eval attribution`: figures on attributed statements.

pub(super) mod calibration;
pub(super) mod gold;

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::ensure;
use clap::Args;
use sayso::eval::attribution::{
    Agreement, Calibration, Class, Comparison, Criterion, Figures, GoldArticle, Interval, Kind, Measure,
    Predictions, Recall, Role, Tally, compare, cues, predict, read_predictions, recalls,
};
use sayso_annotate::Annotators;
use serde_json::{Map, Value, json};

use super::{percent, read_file};

/// Measures attributions against those that people marked.
///
/// GOLD has one article a line: {"id", "text", "publisher", "attributions": [{"source", "cue", "content"}]}, each part
/// a list of [start, end] in characters. Only outermost attributions count.
///
/// Or GOLD is marked text, as eval/stress/GUIDELINE.md describes it: a file that ends in .md, or a folder of them. There
/// statements inside statements count too, as a measure of their own and in the recall by class.
#[derive(Debug, Args)]
pub(crate) struct AttributionArguments {
    /// The annotated articles: JSON lines, a file of marked text, or a folder of such files.
    gold: PathBuf,

    /// Measure what FILE says was found, instead of what sayso finds now: JSON lines as GOLD has them, or as
    /// `sayso read --format jsonl` writes them. A missing article counts as nothing found. What has a "parent" is
    /// nested; where there is a "confidence", calibration is told.
    #[arg(long, value_name = "FILE")]
    predictions: Option<PathBuf>,

    /// Also tell the recall of cues that occur nowhere in FILE, the articles that the model was trained on.
    #[arg(long, value_name = "FILE")]
    train: Option<PathBuf>,

    /// Give each F1 an interval that holds it 19 times out of 20, from N random draws of articles.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(40..))]
    bootstrap: Option<u16>,

    /// Print every figure as JSON, shares from 0 to 1.
    #[arg(long)]
    json: bool,

    /// Also print [confidence, right, nested] of each prediction, the latter two 0 or 1, for others to fit to.
    #[arg(long, requires = "json")]
    judged: bool,
}

/// The figures, as asked for.
pub(super) fn measure(arguments: &AttributionArguments) -> anyhow::Result<String> {
    let gold = gold::read(&arguments.gold)?;
    ensure!(!gold.is_empty(), "{} has no articles", arguments.gold.display());
    let train = arguments.train.as_deref().map(gold::read).transpose()?;
    let predictions = match &arguments.predictions {
        Some(path) => read_file(path, |file| read_predictions(file, &gold))?,
        None => predict(&gold, &Annotators::standard()),
    };
    let comparison = compare(&gold, &predictions);
    let judged = comparison.judged();
    let report = Report {
        total: comparison.total(),
        intervals: arguments.bootstrap.map(|resamples| comparison.intervals(resamples.into())),
        classes: recalls(&gold, &predictions, train.as_deref().map(cues).as_ref()),
        gold: &gold,
        predictions: &predictions,
        calibration: Calibration::new(&judged),
        comparison,
    };
    if !arguments.json {
        return Ok(report.table());
    }
    let mut figures = report.json();
    if arguments.judged {
        figures["judged"] = judged.iter().map(calibration::judged_json).collect();
    }
    Ok(figures.to_string())
}

/// Everything that was measured.
struct Report<'gold> {
    gold: &'gold [GoldArticle],
    predictions: &'gold Predictions,
    comparison: Comparison<'gold>,
    total: Figures,
    intervals: Option<Vec<Interval>>,
    classes: Vec<(Class, Recall)>,
    calibration: Option<Calibration>,
}

impl Report<'_> {
    /// Each measure with its tally and, where asked for, its interval.
    fn measures(&self) -> impl Iterator<Item = (Measure, Tally, Option<Interval>)> {
        let interval = |ix: usize| self.intervals.as_ref().map(|intervals| intervals[ix]);
        let measures = self.total.iter().enumerate();
        let measures = measures.map(move |(ix, (measure, tally))| (measure, tally, interval(ix)));
        measures.filter(|(measure, ..)| self.is_told(*measure))
    }

    /// Whether people marked what `measure` counts.
    fn is_told(&self, measure: Measure) -> bool {
        measure != Measure::Nested || self.comparison.knows_nested()
    }

    fn json(&self) -> Value {
        let measures = self.measures().map(|(measure, tally, interval)| {
            let mut figures = tally_json(tally);
            if let Some(interval) = interval {
                figures["f1_interval"] = json!([interval.low, interval.high]);
            }
            (measure.to_string(), figures)
        });
        let classes = self.classes.iter().map(|(class, recall)| (class.to_string(), recall_json(*recall)));
        let outlets = self.comparison.by_outlet().into_iter().map(|(outlet, (articles, figures))| {
            let told = figures.iter().filter(|(measure, _)| self.is_told(*measure));
            let measures = told.map(|(measure, tally)| (measure.to_string(), tally_json(tally)));
            (outlet.to_owned(), json!({ "articles": articles, "measures": measures.collect::<Map<_, _>>() }))
        });
        let mut figures = json!({
            "articles": self.gold.len(),
            "articles_with_predictions": self.predictions.articles(),
            "predictions_for_other_articles": self.predictions.unknown,
            "measures": measures.collect::<Map<_, _>>(),
            "recall": classes.collect::<Map<_, _>>(),
            "outlets": outlets.collect::<Map<_, _>>(),
        });
        if let Some(calibration) = &self.calibration {
            figures["calibration"] = calibration::json(calibration);
        }
        figures
    }

    fn table(&self) -> String {
        let mut table = self.opening();
        for (title, shown) in SECTIONS {
            if !Measure::all().iter().any(|&measure| shown(measure) && self.is_told(measure)) {
                continue;
            }
            heading(&mut table, title, if self.intervals.is_some() { "    95 %" } else { "" });
            for (measure, tally, interval) in self.measures().filter(|(measure, ..)| shown(*measure)) {
                let interval = interval.filter(|_| has_any(tally));
                let interval = interval.map(|interval| format!("  {}", bounds(interval))).unwrap_or_default();
                let _ = writeln!(table, "  {:<12}{}{interval}", row_name(measure), row(tally));
            }
        }
        self.class_table(&mut table);
        self.calibration.iter().for_each(|calibration| table.push_str(&calibration::table(calibration)));
        self.outlet_table(&mut table);
        table
    }

    /// What was compared, and what in it may surprise.
    fn opening(&self) -> String {
        let marked = self.total.get(linked(Kind::All));
        let mut opening = format!(
            "Articles: {}; attributions: {} marked by people, {} found\n",
            self.gold.len(),
            marked.gold,
            marked.predicted
        );
        let missing = self.gold.len() - self.predictions.articles();
        if missing > 0 {
            let _ = writeln!(opening, "{missing} of them have no prediction: nothing counts as found there");
        }
        if self.predictions.unknown > 0 {
            let _ = writeln!(
                opening,
                "{} predictions are for other articles: left out",
                self.predictions.unknown
            );
        }
        opening
    }

    fn class_table(&self, table: &mut String) {
        let _ =
            writeln!(table, "\n{:<14}{:>6} {:>6} {:>7}   95 %", "recall by class", "gold", "found", "recall");
        for (class, recall) in &self.classes {
            let share = percent(recall.share());
            let _ = writeln!(
                table,
                "  {class:<12} {:>6} {:>6} {share:>7.1}   {}",
                recall.total,
                recall.found,
                bounds(recall.interval())
            );
        }
    }

    fn outlet_table(&self, table: &mut String) {
        let outlets = self.comparison.by_outlet();
        if outlets.is_empty() {
            return;
        }
        let names: String =
            OUTLET_COLUMNS.iter().map(|(name, _)| format!("{name:>0$}", width(name))).collect();
        let _ = writeln!(table, "\n{:<17} {:>8}{names}", "F1 by outlet", "articles");
        for (outlet, (articles, figures)) in outlets {
            let value = |(name, measure): &(&str, Measure)| {
                let tally = figures.get(*measure);
                let f1 = has_any(tally).then(|| tally.f1());
                format!("{:>1$}", figure(f1), width(name))
            };
            let values: String = OUTLET_COLUMNS.iter().map(value).collect();
            let _ = writeln!(table, "  {outlet:<15} {articles:>8}{values}");
        }
    }
}

/// How wide a column of this name is: a figure and two spaces, or the name and one.
fn width(name: &str) -> usize {
    7.max(name.len() + 1)
}

/// A name for a reader, and which measures stand under it.
type Section = (&'static str, fn(Measure) -> bool);

static SECTIONS: &[Section] = &[
    ("exact spans", |measure| matches!(measure, Measure::Exact(_))),
    ("linked: content shares half of both, source agrees", |measure| {
        matches!(measure, Measure::Linked(Agreement::ContentAndSource, Criterion::HalfOfUnion, _))
    }),
    ("linked: content shares four fifths of each, source agrees", |measure| {
        matches!(measure, Measure::Linked(Agreement::ContentAndSource, Criterion::FourFifths, _))
    }),
    ("linked: content is the same, source agrees", |measure| {
        matches!(measure, Measure::Linked(Agreement::ContentAndSource, Criterion::Exact, _))
    }),
    ("content shares half of both, whatever the source", |measure| {
        matches!(measure, Measure::Linked(Agreement::Content, Criterion::HalfOfUnion, _))
    }),
    ("statements inside statements: content shares half of both, source agrees", |measure| {
        matches!(measure, Measure::Nested)
    }),
];

const fn linked(kind: Kind) -> Measure {
    Measure::Linked(Agreement::ContentAndSource, Criterion::HalfOfUnion, kind)
}

static OUTLET_COLUMNS: &[(&str, Measure)] = &[
    ("linked", linked(Kind::All)),
    ("direct", linked(Kind::Direct)),
    ("mixed", linked(Kind::Mixed)),
    ("indirect", linked(Kind::Indirect)),
    ("source", Measure::Exact(Role::Source)),
    ("cue", Measure::Exact(Role::Cue)),
    ("content", Measure::Exact(Role::Content)),
];

fn heading(table: &mut String, title: &str, interval: &str) {
    let columns = format!("{:>6} {:>6} {:>9} {:>7} {:>6}", "gold", "found", "precision", "recall", "F1");
    let _ = writeln!(table, "\n{title}\n{:14}{columns}{interval}", "");
}

fn row(tally: Tally) -> String {
    let (has_gold, has_found) = (tally.gold > 0, tally.predicted > 0);
    format!(
        "{:>6} {:>6} {:>9} {:>7} {:>6}",
        tally.gold,
        tally.predicted,
        figure(has_found.then(|| tally.precision())),
        figure(has_gold.then(|| tally.recall())),
        figure(has_any(tally).then(|| tally.f1()))
    )
}

/// Whether there is anything on either side.
fn has_any(tally: Tally) -> bool {
    tally.gold + tally.predicted > 0
}

/// A share out of a hundred; a dash where there is nothing to have a share of.
fn figure(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{:.1}", percent(share)))
}

/// The last part of the name: the role or the kind.
fn row_name(measure: Measure) -> String {
    let name = measure.to_string();
    name.rsplit('.').next().unwrap_or_default().to_owned()
}

fn bounds(interval: Interval) -> String {
    format!("{:>5.1} to {:>5.1}", percent(interval.low), percent(interval.high))
}

fn tally_json(tally: Tally) -> Value {
    json!({
        "gold": tally.gold,
        "predicted": tally.predicted,
        "precision": tally.precision(),
        "recall": tally.recall(),
        "f1": tally.f1(),
    })
}

fn recall_json(recall: Recall) -> Value {
    let interval = recall.interval();
    json!({
        "gold": recall.total,
        "found": recall.found,
        "recall": recall.share(),
        "interval": [interval.low, interval.high],
    })
}
