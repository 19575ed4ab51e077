//! Who the sources of the articles are that are linked: one number for each, and what is told of them.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use sayso_core::Digest;
use sayso_store::{Error, Ledger, Matched};

/// For the number of each speaker, the one that all numbers of the same source have.
pub(super) fn numbers(ledger: &Ledger, read: &[Matched]) -> Result<BTreeMap<i64, i64>, Error> {
    let mut numbers = BTreeMap::new();
    let statements = read.iter().flat_map(|matched| &matched.statements);
    for speaker in statements.filter_map(|statement| statement.speaker.as_ref()) {
        if !numbers.contains_key(&speaker.id) {
            let ids = ledger.identity(speaker.id)?.ids();
            let first = ids.iter().copied().min().unwrap_or(speaker.id);
            numbers.extend(ids.into_iter().map(|id| (id, first)));
            numbers.insert(speaker.id, first);
        }
    }
    Ok(numbers)
}

/// What articles tell of who each speaker is.
pub(super) fn roles(ledger: &Ledger, read: &[Matched]) -> Result<BTreeMap<i64, String>, Error> {
    let mut roles = BTreeMap::new();
    let statements = read.iter().flat_map(|matched| &matched.statements);
    for speaker in statements.filter_map(|statement| statement.speaker.as_ref()) {
        if let Entry::Vacant(vacant) = roles.entry(speaker.id) {
            let told = ledger.told(&[speaker.id])?;
            vacant.insert(told.into_iter().map(|told| told.words).collect::<Vec<_>>().join("; "));
        }
    }
    Ok(roles)
}

/// The numbers of the people who speak in these articles, by their full names. A name that several have is nobody's.
pub(super) fn people(read: &[Matched], numbers: &BTreeMap<i64, i64>) -> BTreeMap<String, i64> {
    let mut people: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    let statements = read.iter().flat_map(|matched| &matched.statements);
    for speaker in statements.filter_map(|statement| statement.speaker.as_ref()) {
        let number = numbers.get(&speaker.id).copied().unwrap_or(speaker.id);
        if let Some(name) = full_name(&speaker.name).filter(|_| speaker.kind == "person") {
            people.entry(name).or_default().insert(number);
        }
    }
    let known = people.into_iter().filter(|(_, numbers)| numbers.len() == 1);
    known.filter_map(|(name, numbers)| Some((name, numbers.into_iter().next()?))).collect()
}

/// The full name with which the words for a person end, in the form in which it is compared: “its secretary, *Petra Voss*,”.
pub(super) fn full_name(source: &str) -> Option<String> {
    let bare = source.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) && !word.ends_with(',');
    let mut name: Vec<&str> = bare.split_whitespace().rev().take(FULL_NAME).take_while(is_name).collect();
    name.reverse();
    (name.len() == FULL_NAME).then(|| sayso_store::key(&name.join(" ")))
}

/// So many words make a full name.
const FULL_NAME: usize = 2;

/// A number for a source that the article names, but which no mention leads to: below 0, and one for each name.
pub(super) fn unknown(source: &str) -> i64 {
    let digest = Digest::of(&[sayso_store::key(source).as_bytes()]).to_bytes();
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    i64::from_le_bytes(first) | i64::MIN
}
