//! Outlets that rest on one another in a circle.

use std::collections::{BTreeMap, BTreeSet};

use crate::outlets::outlet_key;
use crate::{Claim, OriginKind, Printing, Voice};

/// The circles among the outlets of a claim: each cites the next, and the last the first. Each circle is given once, from
/// the outlet whose name sorts first.
pub(crate) fn circles(claim: &Claim, voices: &[Voice], printings: &[Printing]) -> Vec<Vec<String>> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let mut cites: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for voice in claim.voices.iter().map(|at| &voices[*at]) {
        let Some(own) = &printings[voice.printing].outlet else { continue };
        names.entry(outlet_key(own)).or_insert_with(|| own.clone());
        let origin = match voice.origin.kind {
            OriginKind::Outlet => Some(&voice.origin.words),
            OriginKind::Person(_)
            | OriginKind::Body(_)
            | OriginKind::Document(_)
            | OriginKind::Unnamed
            | OriginKind::Nobody => None,
        };
        for cited in voice.cites.iter().chain(origin).filter(|cited| outlet_key(cited) != outlet_key(own)) {
            cites.entry(outlet_key(own)).or_default().insert(outlet_key(cited));
        }
    }
    let mut found = Vec::new();
    for start in cites.keys() {
        walk(start, &cites, &mut vec![start.clone()], &mut found);
    }
    let name = |key: &String| names.get(key).cloned().unwrap_or_else(|| key.clone());
    found.iter().map(|circle: &Vec<String>| circle.iter().map(name).collect()).collect()
}

/// Longer circles than this are not looked for.
const LONGEST: usize = 5;

/// Follows what the last of `path` cites; a circle is found where that is the first of it.
fn walk(
    start: &String,
    cites: &BTreeMap<String, BTreeSet<String>>,
    path: &mut Vec<String>,
    found: &mut Vec<Vec<String>>,
) {
    let Some(next) = path.last().and_then(|last| cites.get(last)) else { return };
    for outlet in next {
        if outlet == start {
            found.push(path.clone());
        } else if outlet > start && !path.contains(outlet) && path.len() < LONGEST {
            path.push(outlet.clone());
            walk(start, cites, path, found);
            path.pop();
        }
    }
}
