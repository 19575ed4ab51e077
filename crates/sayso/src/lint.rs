//! An article's own sourcing against the rules of a desk. To add a rule: a file beside these or its family's, and its line
//! in [`ALL`].
//!
//! Findings are about sourcing: who stands behind a statement, and what the article tells of that. None is about whether
//! what is said is so.

mod allegations;
mod authority;
mod harm;
mod house;
mod quotations;
mod reading;
mod refusals;
mod unnamed;
mod words;

#[cfg(test)]
mod literate;

use sayso_core::{Annotated, AttributionIx, Span};
use sayso_wire::{CodePoints, FindingV1};

pub use house::{DEFAULT_RULES, Fault as HouseFault, House, HouseError, Settings};

use self::house::Parameter;
use self::reading::Reading;

/// Every rule: in this order the help tells them, and findings in the same place come.
pub static ALL: &[&Rule] = &[
    &unnamed::NO_DESCRIPTOR,
    &unnamed::NO_BASIS,
    &unnamed::NO_REASON,
    &unnamed::PLURAL_FOR_ONE,
    &allegations::UNNAMED_ATTACK,
    &allegations::SINGLE_SOURCE_ALLEGATION,
    &allegations::NO_RESPONSE,
    &authority::VAGUE_AUTHORITY,
    &authority::UNATTRIBUTED_PASSIVE,
    &quotations::UNVERIFIED_QUOTATION,
    &refusals::BARE_REFUSAL,
];

/// Something that a desk may ask of an article's sourcing.
#[derive(Debug)]
pub struct Rule {
    /// What rule files and findings call it.
    pub name: &'static str,
    /// What it finds, in one line.
    pub about: &'static str,
    /// What a rule file may set besides what every rule has.
    parameters: &'static [Parameter],
    /// Finds it.
    check: fn(&Reading<'_>, &Settings) -> Vec<Found>,
}

/// What a rule found, before the desk has said how much it minds.
struct Found {
    statement: AttributionIx,
    span: Span,
    message: String,
    related: Vec<Span>,
}

/// How much a desk minds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a thought.
    Advice,
    /// To be looked at before it is published.
    Warning,
    /// Not to be published as it is.
    Error,
}

impl Severity {
    /// All of them, the least first.
    pub const ALL: [Severity; 3] = [Severity::Advice, Severity::Warning, Severity::Error];

    /// The word for it in rule files and output.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Advice => "advice",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A place where an article's sourcing is not as its desk wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The name of the rule.
    pub rule: &'static str,
    /// How much the desk minds.
    pub severity: Severity,
    /// The statement it is about.
    pub statement: AttributionIx,
    /// The words it is about.
    pub span: Span,
    /// What was found, in one line.
    pub message: String,
    /// What to do about it, in one line.
    pub advice: String,
    /// The document and section that asks for it; empty where none does.
    pub reference: String,
    /// Other words that it rests on, in reading order.
    pub related: Vec<Span>,
}

impl Finding {
    /// Its wire shape.
    pub fn v1(&self, code_points: &CodePoints<'_>) -> FindingV1 {
        FindingV1 {
            rule: self.rule,
            severity: self.severity.name(),
            statement: self.statement.get(),
            words: code_points.span(self.span),
            message: self.message.clone(),
            advice: self.advice.clone(),
            reference: (!self.reference.is_empty()).then(|| self.reference.clone()),
            related: self.related.iter().map(|&span| code_points.span(span)).collect(),
        }
    }
}

/// What the rules of `house` find in `annotated`, in reading order.
pub fn lint(annotated: &Annotated, house: &House) -> Vec<Finding> {
    let reading = Reading::of(annotated, house.general());
    let mut findings = Vec::new();
    for rule in ALL {
        let settings = house.of(rule);
        if !settings.is_on() {
            continue;
        }
        let found = (rule.check)(&reading, settings).into_iter();
        findings.extend(found.map(|found| Finding {
            rule: rule.name,
            severity: settings.severity(),
            statement: found.statement,
            span: found.span,
            message: found.message,
            advice: settings.advice().to_owned(),
            reference: settings.reference().to_owned(),
            related: found.related,
        }));
    }
    findings.sort_by_key(|finding| finding.span.start());
    findings
}

#[cfg(test)]
mod contract {
    use super::{ALL, House, Severity};

    #[test]
    fn every_rule_has_a_name_of_its_own_in_lower_case_with_hyphens() {
        let mut names: Vec<&str> = ALL.iter().map(|rule| rule.name).collect();
        assert!(names.iter().all(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '-')));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
    }

    #[test]
    fn the_default_rules_say_something_of_every_rule() {
        let house = House::standard();
        for rule in ALL {
            let settings = house.of(rule);
            assert!(!settings.advice().is_empty(), "{} has no advice", rule.name);
            let set = settings.parameters().count();
            assert_eq!(set, rule.parameters.len(), "{} has parameters without a default", rule.name);
        }
    }

    #[test]
    fn severities_are_ordered_by_how_much_a_desk_minds() {
        assert!(Severity::ALL.is_sorted());
    }
}
