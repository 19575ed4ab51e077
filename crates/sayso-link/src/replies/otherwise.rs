//! Confirmations that say the opposite of a claim: they do not confirm it.

use std::collections::{BTreeMap, BTreeSet};

use sayso_core::Act;

use super::Said;
use crate::likeness::Difference;
use crate::pairs::Pair;

/// Confirmations, each with a claim of which it says the opposite: of the likest statement there.
pub(super) fn confirmed_otherwise(said: &Said<'_>) -> BTreeSet<(usize, usize)> {
    let mut likest: BTreeMap<(usize, usize), &Pair> = BTreeMap::new();
    for pair in said.pairs {
        for (answer, other) in [(pair.one, pair.other), (pair.other, pair.one)] {
            let is_confirmation = said.voices[answer].act == Act::Confirm;
            let Some(claim) = said.places[other].filter(|_| is_confirmation) else { continue };
            let best = likest.entry((answer, claim)).or_insert(pair);
            if pair.score > best.score {
                *best = pair;
            }
        }
    }
    likest.into_iter().filter(|(_, pair)| say_opposites(pair)).map(|(at, _)| at).collect()
}

/// Whether one of the two says that it is so, and the other that it is not. Other names keep apart what is read as contrary, too.
pub(crate) fn say_opposites(pair: &Pair) -> bool {
    let is_opposite = pair.is_opposite || pair.difference == Some(Difference::Polarity);
    is_opposite && (pair.relation.is_none() || pair.is_read_as_contrary())
}
