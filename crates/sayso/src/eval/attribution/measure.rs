//! What is counted, and how counts become figures.

use std::fmt;
use std::ops::AddAssign;
use std::sync::LazyLock;

/// The parts of an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Who is reported to have expressed it.
    Source,
    /// The words that attribute it.
    Cue,
    /// What is attributed.
    Content,
}

/// Which parts must agree before two attributions are linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// The content by the criterion, and the source by a token, or in having none.
    ContentAndSource,
    /// The content alone.
    Content,
}

/// How well contents must agree, on tokens that hold a letter or digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Criterion {
    /// They share at least half of what both cover together.
    HalfOfUnion,
    /// They share at least four fifths of either.
    FourFifths,
    /// They are the same.
    Exact,
}

/// Attributions by how much of their content stands in double quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any.
    All,
    /// At least nine tenths.
    Direct,
    /// Some.
    Mixed,
    /// None.
    Indirect,
}

/// One thing that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Fragments of a role with the same tokens, each counted once an article.
    Exact(Role),
    /// Attributions linked one to one, the best content first. Recall is over the kind's gold, precision over the
    /// kind's predictions, whatever the kind on the other side.
    Linked(Agreement, Criterion, Kind),
    /// Statements inside statements, linked among themselves by half of the content and the source. There are none
    /// where people marked outermost ones alone ([`Comparison::knows_nested`](super::Comparison::knows_nested)).
    Nested,
}

static ROLES: &[(Role, &str)] = &[(Role::Source, "source"), (Role::Cue, "cue"), (Role::Content, "content")];

static AGREEMENTS: &[(Agreement, &str)] =
    &[(Agreement::ContentAndSource, "linked"), (Agreement::Content, "content-only")];

static CRITERIA: &[(Criterion, &str)] =
    &[(Criterion::HalfOfUnion, "iou50"), (Criterion::FourFifths, "t80"), (Criterion::Exact, "exact")];

static KINDS: &[(Kind, &str)] =
    &[(Kind::All, "all"), (Kind::Direct, "direct"), (Kind::Mixed, "mixed"), (Kind::Indirect, "indirect")];

impl Measure {
    /// Every measure, in the order of reports.
    pub fn all() -> &'static [Measure] {
        static ALL: LazyLock<Vec<Measure>> = LazyLock::new(|| {
            let exact = ROLES.iter().map(|&(role, _)| Measure::Exact(role));
            let linked = AGREEMENTS.iter().flat_map(|&(agreement, _)| {
                CRITERIA.iter().flat_map(move |&(criterion, _)| {
                    KINDS.iter().map(move |&(kind, _)| Measure::Linked(agreement, criterion, kind))
                })
            });
            exact.chain(linked).chain([Measure::Nested]).collect()
        });
        &ALL
    }
}

/// The name in JSON and in floors, such as `exact.cue` or `linked.iou50.direct`.
impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Measure::Exact(role) => write!(f, "exact.{}", name(ROLES, role)),
            Measure::Linked(agreement, criterion, kind) => {
                let (agreement, criterion) = (name(AGREEMENTS, agreement), name(CRITERIA, criterion));
                write!(f, "{agreement}.{criterion}.{}", name(KINDS, kind))
            }
            Measure::Nested => {
                write!(f, "nested.{}.{}", name(CRITERIA, Criterion::HalfOfUnion), name(KINDS, Kind::All))
            }
        }
    }
}

fn name<T: Copy + PartialEq>(names: &[(T, &'static str)], named: T) -> &'static str {
    names.iter().find_map(|&(known, name)| (known == named).then_some(name)).expect("every one has its name")
}

/// Counts that precision and recall come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Marked by people.
    pub gold: u32,
    /// Found by the program.
    pub predicted: u32,
    /// Those of `gold` that the program found.
    pub gold_found: u32,
    /// Those of `predicted` that people marked.
    pub predicted_right: u32,
}

impl Tally {
    /// The share of predictions that are right, from 0 to 1.
    pub fn precision(self) -> f64 {
        ratio(self.predicted_right, self.predicted)
    }

    /// The share of gold that was found, from 0 to 1.
    pub fn recall(self) -> f64 {
        ratio(self.gold_found, self.gold)
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.gold += other.gold;
        self.predicted += other.predicted;
        self.gold_found += other.gold_found;
        self.predicted_right += other.predicted_right;
    }
}

fn ratio(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Measure, Tally};

    #[test]
    fn every_measure_has_a_name_of_its_own() {
        let names: BTreeSet<String> = Measure::all().iter().map(Measure::to_string).collect();
        assert_eq!(names.len(), Measure::all().len());
        let expected = ["exact.cue", "linked.iou50.direct", "nested.iou50.all"];
        assert!(expected.iter().all(|&name| names.contains(name)));
    }

    #[test]
    fn figures_of_nothing_are_zero() {
        let tally = Tally::default();
        assert_eq!([tally.precision(), tally.recall(), tally.f1()], [0.0; 3]);
    }
}
