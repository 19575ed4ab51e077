//! Outlets under one name: “Tern Courier” and “The Tern Courier” are one.

use std::collections::BTreeMap;

use sayso_link::outlet_key;
use sayso_store::{Error, Ledger, OutletTally};

/// The tallies of all outlets of the ledger, those with most articles first. Names that are compared as one are one outlet, by the
/// name that most of its articles give.
pub fn tallies(ledger: &Ledger) -> Result<Vec<OutletTally>, Error> {
    let mut outlets: BTreeMap<Option<String>, OutletTally> = BTreeMap::new();
    for tally in ledger.outlets()? {
        let key = tally.name.as_deref().map(outlet_key);
        match outlets.get_mut(&key) {
            Some(outlet) => outlet.add(&tally),
            None => _ = outlets.insert(key, tally),
        }
    }
    let mut outlets: Vec<OutletTally> = outlets.into_values().collect();
    outlets.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.name.cmp(&b.name)));
    Ok(outlets)
}
