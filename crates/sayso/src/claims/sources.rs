//! Who the sources of the articles are that are linked: one number for each, and what is told of them.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use sayso_core::Digest;
use sayso_store::{Error, Ledger, Matched, StoredSource};

/// Who speaks in these articles, statement by statement.
pub(super) fn speakers(read: &[Matched]) -> impl Iterator<Item = &StoredSource> {
    let statements = read.iter().flat_map(|matched| &matched.statements);
    statements.filter_map(|statement| statement.speaker.as_ref())
}

/// The number that stands for all numbers of one source, by each of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers(BTreeMap<i64, i64>);

impl Numbers {
    /// Those of all who speak in `read`.
    pub(super) fn new(ledger: &Ledger, read: &[Matched]) -> Result<Numbers, Error> {
        let mut numbers = BTreeMap::new();
        for speaker in speakers(read) {
            if !numbers.contains_key(&speaker.id) {
                let ids = ledger.identity(speaker.id)?.ids();
                let first = ids.iter().copied().min().unwrap_or(speaker.id);
                numbers.extend(ids.into_iter().map(|id| (id, first)));
                numbers.insert(speaker.id, first);
            }
        }
        Ok(Numbers(numbers))
    }

    /// The number that stands for `id`: itself, where it is of nobody who speaks.
    pub(super) fn of(&self, id: i64) -> i64 {
        self.0.get(&id).copied().unwrap_or(id)
    }
}

/// What articles tell of who each speaker is.
pub(super) fn roles(ledger: &Ledger, read: &[Matched]) -> Result<BTreeMap<i64, String>, Error> {
    let mut roles = BTreeMap::new();
    for speaker in speakers(read) {
        if let Entry::Vacant(vacant) = roles.entry(speaker.id) {
            let told = ledger.told(&[speaker.id])?;
            vacant.insert(told.into_iter().map(|told| told.words).collect::<Vec<_>>().join("; "));
        }
    }
    Ok(roles)
}

/// The numbers of the people who speak in these articles, by their full names. A name that several have is nobody's.
pub(super) fn people(read: &[Matched], numbers: &Numbers) -> BTreeMap<String, i64> {
    let mut people: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    for speaker in speakers(read) {
        if let Some(name) = full_name(&speaker.name).filter(|_| speaker.kind == "person") {
            people.entry(name).or_default().insert(numbers.of(speaker.id));
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
