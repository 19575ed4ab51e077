//! Attributions that a program found, against those that people marked.
//!
//! Three views:
//! - [`compare`]: exact spans role by role, and whole attributions *linked* end to end ([`Measure`] says how each
//!   counts);
//! - [`recalls`]: recall on the rare kinds of attribution that an average hides;
//! - [`Calibration`]: whether confidences say how often the program is right.
//!
//! Corpora of JSON lines mark outermost attributions and no others: nested ones count for nothing there. Marked text
//! ([`read_marked`]) has every one; [`Marking`] says what follows from that.
//!
//! Spans are code points here, on both sides: what is measured is what readers of the output get.

mod calibration;
mod characters;
mod classes;
mod corpus;
mod located;
mod marked;
mod measure;
mod predict;
mod tokens;

pub use super::bootstrap::Interval;
pub use calibration::{Bin, Calibration, Judged, Review};
pub use classes::{Class, Recall, cues, recalls};
pub use corpus::{
    CorpusError, GoldArticle, Level, Marking, Predictions, Relation, read_gold, read_predictions,
};
pub use marked::{Fault, MarkedError, MarkedFile, read_marked};
pub use measure::{Agreement, Criterion, Kind, Measure, Role, Tally};
pub use predict::predict;

use std::collections::BTreeMap;

use super::bootstrap;
use located::Sides;
use tokens::Tokens;

/// The figures of some articles, one tally for each of [`Measure::all`].
#[derive(Clone, Debug, PartialEq)]
pub struct Figures(Vec<Tally>);

impl Figures {
    fn none() -> Figures {
        Figures(vec![Tally::default(); Measure::all().len()])
    }

    /// Each measure with its tally.
    pub fn iter(&self) -> impl Iterator<Item = (Measure, Tally)> + '_ {
        Measure::all().iter().copied().zip(self.0.iter().copied())
    }

    /// The tally of `measure`.
    pub fn get(&self, measure: Measure) -> Tally {
        self.iter().find_map(|(known, tally)| (known == measure).then_some(tally)).expect("all are tallied")
    }

    fn add(&mut self, other: &Figures) {
        self.0.iter_mut().zip(&other.0).for_each(|(sum, tally)| *sum += *tally);
    }
}

/// A comparison, article by article.
#[derive(Clone, Debug)]
pub struct Comparison<'gold> {
    articles: Vec<Compared<'gold>>,
}

#[derive(Clone, Debug)]
struct Compared<'gold> {
    article: &'gold GoldArticle,
    figures: Figures,
    judged: Vec<Judged>,
}

/// Compares the predictions for each article with what people marked in it; no prediction counts as none found.
pub fn compare<'gold>(gold: &'gold [GoldArticle], predictions: &Predictions) -> Comparison<'gold> {
    let compared = |article: &'gold GoldArticle| Compared::new(article, &predictions.of(article));
    Comparison { articles: gold.iter().map(compared).collect() }
}

impl<'gold> Comparison<'gold> {
    /// The figures over all articles.
    pub fn total(&self) -> Figures {
        let mut total = Figures::none();
        self.articles.iter().for_each(|compared| total.add(&compared.figures));
        total
    }

    /// Whether people marked statements inside statements anywhere, so that [`Measure::Nested`] can be told.
    pub fn knows_nested(&self) -> bool {
        self.articles.iter().any(|compared| compared.article.marking == Marking::Every)
    }

    /// Every prediction of known confidence, article by article, the outermost ones first in each.
    pub fn judged(&self) -> Vec<Judged> {
        self.articles.iter().flat_map(|compared| compared.judged.iter().copied()).collect()
    }

    /// How many articles each outlet has, and the figures over them; articles that name no outlet are left out.
    pub fn by_outlet(&self) -> BTreeMap<&'gold str, (usize, Figures)> {
        let mut outlets = BTreeMap::new();
        for Compared { article, figures, .. } in &self.articles {
            let Some(outlet) = &article.outlet else { continue };
            let (articles, sum) = outlets.entry(outlet.as_str()).or_insert_with(|| (0, Figures::none()));
            *articles += 1;
            sum.add(figures);
        }
        outlets
    }

    /// A 95 % interval for the F1 of each of [`Measure::all`], from `resamples` draws of as many articles.
    pub fn intervals(&self, resamples: usize) -> Vec<Interval> {
        let figures: Vec<&Figures> = self.articles.iter().map(|compared| &compared.figures).collect();
        bootstrap::intervals(figures.len(), resamples, |drawn| {
            let mut sum = Figures::none();
            drawn.iter().for_each(|&ix| sum.add(figures[ix]));
            sum.iter().map(|(_, tally)| tally.f1()).collect()
        })
    }
}

impl<'gold> Compared<'gold> {
    fn new(article: &'gold GoldArticle, predicted: &[&Relation]) -> Compared<'gold> {
        let tokens = Tokens::new(&article.text);
        let marked: Vec<&Relation> = article.attributions.iter().collect();
        let sides = |level| Sides::new(&tokens, &of_level(&marked, level), &of_level(predicted, level));
        let (outermost, nested) = (sides(Level::Outermost), sides(Level::Nested));
        let judge = |sides: &Sides, level| {
            let judged = sides.judged().into_iter();
            judged.map(move |(confidence, is_right)| Judged { confidence, is_right, level }).collect()
        };
        let judged: [Vec<Judged>; 2] = [judge(&outermost, Level::Outermost), judge(&nested, Level::Nested)];
        Compared { article, figures: figures(&outermost, &nested), judged: judged.concat() }
    }
}

/// The figures of one article.
fn figures(outermost: &Sides, nested: &Sides) -> Figures {
    let tally = |&measure: &Measure| match measure {
        Measure::Exact(role) => outermost.exact(role),
        Measure::Linked(agreement, criterion, kind) => outermost.linked(agreement, criterion, kind),
        Measure::Nested => nested.linked(Agreement::ContentAndSource, Criterion::HalfOfUnion, Kind::All),
    };
    Figures(Measure::all().iter().map(tally).collect())
}

/// Those that stand in no other, or those that do.
fn of_level<'relation>(relations: &[&'relation Relation], level: Level) -> Vec<&'relation Relation> {
    relations.iter().copied().filter(|relation| relation.level() == level).collect()
}

#[cfg(test)]
mod tests {
    use super::{
        Agreement, Criterion, GoldArticle, Judged, Kind, Level, MarkedFile, Measure, Role, compare,
        read_gold, read_marked, read_predictions,
    };

    /// Sixteen words, of which “no way at all” is quoted: two attributions.
    const GOLD: &str = r#"{"id":"a","publisher":"The Vale Post","text":"Ada Finch said “no way at all”. The mill will close in May, two people said.","attributions":[
        {"source":[[0,9]],"cue":[[10,14]],"content":[[15,30]]},
        {"source":[[60,70]],"cue":[[71,75]],"content":[[32,58]]}]}"#;

    /// Gold found, predicted, gold found and predicted right, of `measure`.
    fn check(measure: Measure, predicted: &str, expected: [u32; 4]) {
        let gold = read_gold(GOLD.replace('\n', " ").as_bytes()).expect("good");
        let line = format!(r#"{{"id":"a","attributions":[{predicted}]}}"#);
        let predictions = read_predictions(line.as_bytes(), &gold).expect("good");
        let tally = compare(&gold, &predictions).total().get(measure);
        let figures = [tally.gold, tally.predicted, tally.gold_found, tally.predicted_right];
        assert_eq!(figures, expected, "{measure:?} of {predicted}");
    }

    fn linked(criterion: Criterion, kind: Kind) -> Measure {
        Measure::Linked(Agreement::ContentAndSource, criterion, kind)
    }

    const HALF: &str = r#"{"source":[[5,9]],"cue":[[10,14]],"content":[[19,30]]}"#;

    #[test]
    fn an_exact_span_has_the_same_tokens() {
        check(Measure::Exact(Role::Source), HALF, [2, 1, 0, 0]);
        check(Measure::Exact(Role::Cue), HALF, [2, 1, 1, 1]);
        check(Measure::Exact(Role::Cue), r#"{"cue":[{"start":11,"end":13}]}"#, [2, 1, 1, 1]);
    }

    #[test]
    fn a_criterion_asks_for_more_than_the_one_before_it() {
        let three_of_four = HALF;
        check(linked(Criterion::HalfOfUnion, Kind::All), three_of_four, [2, 1, 1, 1]);
        check(linked(Criterion::FourFifths, Kind::All), three_of_four, [2, 1, 0, 0]);
        let without_marks = r#"{"source":[[5,9]],"content":[[16,29]]}"#;
        check(linked(Criterion::Exact, Kind::All), without_marks, [2, 1, 1, 1]);
    }

    #[test]
    fn a_link_needs_the_source_too() {
        let no_source = r#"{"source":[],"cue":[],"content":[[16,29]]}"#;
        check(linked(Criterion::Exact, Kind::All), no_source, [2, 1, 0, 0]);
        let content = Measure::Linked(Agreement::Content, Criterion::Exact, Kind::All);
        check(content, no_source, [2, 1, 1, 1]);
    }

    #[test]
    fn a_kind_is_told_by_the_marks_on_each_side() {
        check(linked(Criterion::HalfOfUnion, Kind::Direct), HALF, [1, 1, 1, 1]);
        check(linked(Criterion::HalfOfUnion, Kind::Indirect), HALF, [1, 0, 0, 0]);
        let mixed = r#"{"source":[[5,9]],"content":[[10,30]]}"#;
        check(linked(Criterion::HalfOfUnion, Kind::Mixed), mixed, [0, 1, 0, 1]);
    }

    #[test]
    fn each_attribution_is_linked_once() {
        let twice = format!("{HALF},{HALF}");
        check(linked(Criterion::HalfOfUnion, Kind::All), &twice, [2, 2, 1, 1]);
    }

    #[test]
    fn only_outermost_attributions_count() {
        let nested = HALF.replacen('{', r#"{"parent":0,"#, 1);
        let predicted = format!("{HALF},{nested}");
        check(linked(Criterion::HalfOfUnion, Kind::All), &predicted, [2, 1, 1, 1]);
        check(Measure::Nested, &predicted, [0, 0, 0, 0]);
    }

    /// A statement in a statement, as marked text has them.
    const MARKED: &str =
        "# Cases\n\n## a\n```\n[s1 Ada] [q1 said] [c1 [s2 Bo] [q2 knew] [c2 the mill was shut]].\n```\n";

    fn marked() -> Vec<GoldArticle> {
        let file = MarkedFile { name: "a.md".to_owned(), text: MARKED.to_owned() };
        read_marked(&[file]).expect("good")
    }

    #[test]
    fn nested_ones_are_linked_among_themselves() {
        let check = |predicted: &str, expected: [[u32; 4]; 2]| {
            let gold = marked();
            let line = format!(r#"{{"id":"a","attributions":[{predicted}]}}"#);
            let predictions = read_predictions(line.as_bytes(), &gold).expect("good");
            let comparison = compare(&gold, &predictions);
            assert!(comparison.knows_nested());
            let figures = [linked(Criterion::HalfOfUnion, Kind::All), Measure::Nested].map(|measure| {
                let tally = comparison.total().get(measure);
                [tally.gold, tally.predicted, tally.gold_found, tally.predicted_right]
            });
            assert_eq!(figures, expected, "{predicted}");
        };
        let outer = r#"{"source":[[0,3]],"content":[[9,33]]}"#;
        let inner = r#"{"parent":0,"source":[[9,11]],"content":[[17,33]]}"#;
        check(&format!("{outer},{inner}"), [[1, 1, 1, 1], [1, 1, 1, 1]]);
        check(&inner.replace(r#""parent":0,"#, ""), [[1, 1, 0, 0], [1, 0, 0, 0]]);
        check(inner, [[1, 0, 0, 0], [1, 1, 1, 1]]);
    }

    #[test]
    fn each_prediction_is_judged_on_its_level() {
        let gold = marked();
        let line = r#"{"id":"a","attributions":[
            {"source":[[9,11]],"content":[[9,33]],"confidence":0.9},
            {"parent":0,"source":[[9,11]],"content":[[17,33]],"confidence":0.5},
            {"parent":0,"source":[[9,11]],"content":[[17,33]]}]}"#;
        let predictions = read_predictions(line.replace('\n', " ").as_bytes(), &gold).expect("good");
        let outermost = Judged { confidence: 0.9, is_right: false, level: Level::Outermost };
        let nested = Judged { confidence: 0.5, is_right: true, level: Level::Nested };
        assert_eq!(compare(&gold, &predictions).judged(), [outermost, nested]);
    }

    #[test]
    fn outlets_are_told_apart() {
        let other = r#"{"id":"b","publisher":"Harbour Wire","text":"She quit.","attributions":[]}"#;
        let gold = read_gold(format!("{}\n{other}", GOLD.replace('\n', " ")).as_bytes()).expect("good");
        let none = read_predictions("".as_bytes(), &gold).expect("good");
        let comparison = compare(&gold, &none);
        let outlets = comparison.by_outlet();
        let sources: Vec<_> = outlets
            .iter()
            .map(|(outlet, (articles, figures))| {
                (*outlet, *articles, figures.get(Measure::Exact(Role::Source)).gold)
            })
            .collect();
        assert_eq!(sources, [("Harbour Wire", 1, 0), ("The Vale Post", 1, 2)]);
    }
}
