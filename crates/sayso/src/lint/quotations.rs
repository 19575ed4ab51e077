//! Rules on quotations.

use std::collections::BTreeSet;

use sayso_core::{Span, Verbatim};

use super::reading::Reading;
use super::{Found, Rule, Settings};

/// A quotation whose marks do not hold what is said.
pub(super) static UNVERIFIED_QUOTATION: Rule = Rule {
    name: "unverified-quotation",
    about: "the marks of a quotation do not agree with what is quoted",
    parameters: &[],
    check: unverified_quotation,
};

fn unverified_quotation(reading: &Reading<'_>, _: &Settings) -> Vec<Found> {
    let mut told: BTreeSet<Span> = BTreeSet::new();
    let unverified = reading.annotated.attributions().filter_map(|(ix, attribution)| {
        let verbatim = reading.meaning(ix).verbatim?;
        match verbatim.value {
            Verbatim::Verified => return None,
            Verbatim::Unverified => {}
        }
        let span = verbatim.words.unwrap_or(attribution.extent());
        let message = format!("this quotation cannot be taken word for word: {}", verbatim.rule);
        let related = attribution.source.iter().map(|source| source.extent()).collect();
        Some(Found { statement: ix, span, message, related })
    });
    // One quotation may hold several statements.
    unverified.filter(|found| told.insert(found.span)).collect()
}
