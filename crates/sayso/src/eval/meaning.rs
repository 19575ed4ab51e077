//! What statements mean, against what people labelled: acts, kinds of source, counts of unnamed ones, speakers.
//!
//! Two ways, both told: *given*, where the attributions are those that people marked, and *read*, where the program has to
//! find them first; one that it does not find counts as wrong.

mod answers;
mod confusion;
mod labels;
mod matching;
mod speakers;

pub use answers::{
    AnswerTally, AnsweredArticle, AnswersError, LabelledAnswer, Target, annotate_answered, compare_answers,
    numbered, read_answers,
};
pub use confusion::{Confusion, Judged, OfClass};
pub use labels::{LabelledArticle, LabelsError, read_labels};

use std::collections::BTreeMap;

use sayso_annotate::{Annotators, Marked};
use sayso_core::{Address, Annotated, Article, AttributionIx, Count, Text};
use sayso_wire::{act_name, count_name, source_kind_name};

use self::labels::Label;
pub(crate) use self::labels::marked;

use super::attribution::GoldArticle;
use super::bootstrap::{Interval, interval};

/// Articles annotated at a time.
const BATCH: usize = 32;

/// Whether attributions are given to the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// They are.
    Given,
    /// It reads the bare text.
    Read,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// What the source does.
    Act,
    /// What kind of source it is.
    SourceKind,
    /// How many unnamed sources are claimed.
    Count,
    /// Whom the source refers to.
    Speaker,
}

impl Question {
    /// All of them.
    pub const ALL: [Question; 4] = [Question::Act, Question::SourceKind, Question::Count, Question::Speaker];

    /// The word for it in figures.
    pub fn name(self) -> &'static str {
        match self {
            Question::Act => "act",
            Question::SourceKind => "source_kind",
            Question::Count => "count",
            Question::Speaker => "speaker",
        }
    }

    /// What the program says of the attribution at `ix`. A speaker that goes by the name `right` has it.
    fn answer(self, annotated: &Annotated, ix: AttributionIx, right: &str) -> Option<String> {
        let meaning = annotated.meaning(ix);
        let sourcing = meaning.sourcing.as_ref();
        match self {
            Question::Act => meaning.act.map(|act| act_name(act.value).to_owned()),
            Question::SourceKind => sourcing.map(|sourcing| source_kind_name(sourcing.kind.value).to_owned()),
            Question::Count => Some(count(sourcing?.unnamed?.count?.value)),
            Question::Speaker => Some(speakers::answer(annotated, meaning, right)),
        }
    }

    /// How sure the program is of its answer, where it says so.
    fn confidence(self, annotated: &Annotated, ix: AttributionIx) -> Option<f32> {
        match self {
            Question::Act => annotated.meaning(ix).act.map(|act| act.confidence),
            Question::SourceKind | Question::Count | Question::Speaker => None,
        }
    }
}

/// A count as labels write it: a number where there is one.
fn count(count: Count) -> String {
    match count {
        Count::Exactly(number) => number.to_string(),
        Count::One | Count::Several | Count::Plural => count_name(count).to_owned(),
    }
}

/// What was labelled and what was said of it, article by article, for each question.
pub type Comparison = BTreeMap<Question, Vec<Confusion>>;

/// Compares what `annotators` say of the articles of `gold` with their labels.
pub fn compare(
    gold: &[GoldArticle],
    labels: &[LabelledArticle],
    annotators: &Annotators,
    way: Way,
) -> Result<Comparison, LabelsError> {
    let by_id: BTreeMap<&str, &GoldArticle> =
        gold.iter().map(|article| (article.id.as_str(), article)).collect();
    let mut comparison = Comparison::new();
    for batch in labels.chunks(BATCH) {
        let articles =
            batch.iter().map(|labelled| article(labelled, &by_id)).collect::<Result<Vec<_>, _>>()?;
        let annotated = match way {
            Way::Given => annotators.annotate_marked(articles),
            Way::Read => annotators.annotate(articles.into_iter().map(|(article, _)| article).collect()),
        };
        for (labelled, annotated) in batch.iter().zip(&annotated) {
            for question in Question::ALL {
                let compared = of_article(question, labelled, annotated);
                comparison.entry(question).or_default().push(compared);
            }
        }
    }
    Ok(comparison)
}

/// The article that `labelled` is about, and every attribution that people marked in it.
fn article(
    labelled: &LabelledArticle,
    by_id: &BTreeMap<&str, &GoldArticle>,
) -> Result<(Article, Vec<Marked>), LabelsError> {
    let unknown = || LabelsError::Article { id: labelled.id.clone() };
    let gold = by_id.get(labelled.id.as_str()).ok_or_else(unknown)?;
    let text = Text::new(gold.text.as_str()).map_err(|_| unknown())?;
    let mut every: Vec<Marked> =
        gold.attributions.iter().filter_map(|relation| marked(&text, relation)).collect();
    for label in &labelled.attributions {
        let own = marked(&text, &label.relation).ok_or_else(unknown)?;
        if !every.contains(&own) {
            every.push(own);
        }
    }
    Ok((Article::new(Address::new(gold.id.as_str()), text), every))
}

fn of_article(question: Question, labelled: &LabelledArticle, annotated: &Annotated) -> Confusion {
    let text = &annotated.article().text;
    let asked = labelled.attributions.iter();
    let asked = asked.filter_map(|label| Some((label, label.answer(question, text)?)));
    asked
        .map(|(label, right)| {
            let found = found(label, annotated);
            let given = found.and_then(|ix| question.answer(annotated, ix, &right));
            let confidence = found.and_then(|ix| question.confidence(annotated, ix));
            Judged { right, given, words: label.words(text), confidence }
        })
        .collect()
}

/// The attribution that `label` is about, if it was found.
fn found(label: &Label, annotated: &Annotated) -> Option<AttributionIx> {
    let marked = marked(&annotated.article().text, &label.relation)?;
    matching::best(annotated, &marked)
}

/// The macro F1 of `articles` together, and where it lies 19 times out of 20: `resamples` draws of articles.
pub fn macro_f1(articles: &[Confusion], resamples: usize) -> (f64, Interval) {
    let drawn = |positions: &[usize]| Confusion::of_all(positions.iter().map(|&at| &articles[at])).macro_f1();
    (Confusion::of_all(articles).macro_f1(), interval(articles.len(), resamples, drawn))
}

/// Where the recall of answers lies 19 times out of 20: `resamples` draws of articles.
pub fn answer_interval(articles: &[AnswerTally], resamples: usize) -> Interval {
    let drawn = |positions: &[usize]| AnswerTally::sum(positions.iter().map(|&at| articles[at])).recall();
    interval(articles.len(), resamples, drawn)
}
