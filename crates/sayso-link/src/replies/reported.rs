//! Claims by the outlets that report them, for answers that name no more than an outlet.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Said;
use crate::outlets::outlet_key;
use crate::{Printing, Voice};

/// An answer that only names the outlet comes within so many days.
const SOON: i64 = 3;

/// Which claims come from which outlets.
pub(super) struct Reported<'voices> {
    printings: &'voices [Printing],
    by_outlet: BTreeMap<&'voices str, Vec<Report>>,
}

/// An outlet's report of a claim.
struct Report {
    /// The day of it.
    day: Option<i64>,
    claim: usize,
    /// How many statements the claim has.
    size: usize,
}

impl<'voices> Reported<'voices> {
    pub(super) fn new(said: &Said<'voices>) -> Reported<'voices> {
        let Said { voices, printings, claims, .. } = *said;
        let mut by_outlet: BTreeMap<&str, Vec<Report>> = BTreeMap::new();
        for (at, claim) in claims.iter().enumerate() {
            let size = claim.voices.len();
            for voice in claim.voices.iter().map(|voice| &voices[*voice]) {
                let printing = &printings[voice.printing];
                for outlet in printing.outlet.iter().chain(&voice.cites) {
                    let report = Report { day: printing.day, claim: at, size };
                    by_outlet.entry(outlet).or_default().push(report);
                }
            }
        }
        Reported { printings, by_outlet }
    }

    /// The claim with most statements among those that come from an outlet which the answer names, soon before it.
    pub(super) fn named_by(&self, answer: &Voice) -> Option<usize> {
        let own = &self.printings[answer.printing];
        let is_own =
            |outlet: &str| own.outlet.as_deref().is_some_and(|own| outlet_key(own) == outlet_key(outlet));
        let is_named = |outlet: &str| !is_own(outlet) && answer.context.contains(outlet);
        let named = self.by_outlet.iter().filter(|(outlet, _)| is_named(outlet));
        let is_soon = |report: &&Report| {
            own.day.zip(report.day).is_none_or(|(own, day)| (0..=SOON).contains(&(own - day)))
        };
        let soon = named.flat_map(|(_, reports)| reports).filter(is_soon);
        soon.max_by_key(|report| (report.size, Reverse(report.claim))).map(|report| report.claim)
    }
}
