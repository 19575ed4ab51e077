//! Pages that go back to words that they had before.

use std::collections::{BTreeMap, BTreeSet};

use sayso_core::Address;
use sayso_store::{Appended, Error, Known, Ledger};

/// Which articles of a ledger are read again at their places after other words stood there. Only once all is read is it known
/// whether one of them is the last: an archive may hold every version of a page.
#[derive(Debug, Default)]
pub(crate) struct Returns {
    /// By place, the last that was read there, and from where.
    last: BTreeMap<String, (Address, Known)>,
    /// Places to which other words came meanwhile.
    changed: BTreeSet<String>,
}

impl Returns {
    /// Notes what became of an article that was put in at `place`.
    pub(crate) fn note_appended(&mut self, place: String, appended: Appended) {
        self.last.remove(&place);
        if appended == Appended::NewVersion {
            self.changed.insert(place);
        }
    }

    /// Notes that `known` was read again at `address`.
    pub(crate) fn note_known(&mut self, address: &Address, known: Known) {
        if !known.is_here {
            return;
        }
        if known.is_superseded || self.changed.contains(&known.place) {
            self.last.insert(known.place.clone(), (address.clone(), known));
        } else {
            self.last.remove(&known.place);
        }
    }

    /// Records those that are the last at their places, at the moment `made`. Returns where they were read from.
    pub(crate) fn record(self, ledger: &mut Ledger, made: &str) -> Result<Vec<Address>, Error> {
        let mut addresses = Vec::new();
        for (address, known) in self.last.into_values() {
            addresses.extend(ledger.note_return(&known, made)?.then_some(address));
        }
        Ok(addresses)
    }
}

#[cfg(test)]
mod tests {
    use sayso_core::{Address, Article, Digest, Run, Text};
    use sayso_store::{Entry, Ledger, place};

    use super::Returns;

    const MADE: &str = "2026-03-01T08:00:00Z";

    /// Reads the versions of one page with these texts, and tells which of them counts.
    fn read(ledger: &mut Ledger, texts: &[&str]) -> String {
        let mut returns = Returns::default();
        for text in texts {
            let text = Text::new(*text).expect("short");
            let article = Article::new(Address::new("page.html"), text);
            match ledger.known(&article).expect("reads") {
                Some(known) => returns.note_known(&article.address, known),
                None => {
                    let run = Run { version: "0.0.0", model: Digest::of(&[]), instruction_set: "none" };
                    let (captured, capture) = (MADE.to_owned(), Some(Digest::of(&[])));
                    let (statements, named) = (Vec::new(), Vec::new());
                    let entry = Entry { article: &article, run: &run, captured, capture, statements, named };
                    returns.note_appended(place(&article), ledger.append(&entry).expect("appends"));
                }
            }
        }
        returns.record(ledger, MADE).expect("records");
        let versions = ledger.versions("page.html").expect("reads");
        let (last, _) = versions.last().expect("one at least");
        assert!(!last.is_superseded);
        format!("{} of {}", last.text.as_str(), versions.len())
    }

    #[test]
    fn the_version_that_was_read_last_counts_and_an_archive_read_again_changes_nothing() {
        let mut ledger = Ledger::in_memory().expect("a ledger");
        assert_eq!(read(&mut ledger, &["one", "two"]), "two of 2");
        assert_eq!(read(&mut ledger, &["one", "two"]), "two of 2");
        assert_eq!(read(&mut ledger, &["one"]), "one of 3");
        assert_eq!(read(&mut ledger, &["one"]), "one of 3");
        assert_eq!(read(&mut ledger, &["three", "one"]), "one of 5");
        assert_eq!(read(&mut ledger, &["one", "four"]), "four of 6");
    }
}
