//! Counts of what was read and what was not.

use std::collections::BTreeMap;
use std::fmt;

use sayso_core::Annotated;
use sayso_ingest::Skipped;
use sayso_store::Appended;

use crate::ending::Ending;

/// What has become of the items so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    articles: usize,
    statements: usize,
    skipped: BTreeMap<&'static str, usize>,
}

impl Tally {
    /// Counts an article that was read.
    pub(crate) fn count_read(&mut self, annotated: &Annotated) {
        self.articles += 1;
        self.statements += annotated.attributions().len();
    }

    /// Counts an item that was skipped.
    pub(crate) fn count_skipped(&mut self, skipped: &Skipped) {
        *self.skipped.entry(skipped.kind()).or_default() += 1;
    }

    /// How many items there were.
    pub(crate) fn items(&self) -> usize {
        self.articles + self.skipped.values().sum::<usize>()
    }

    /// How the work has ended, if this was all.
    pub(crate) fn ending(&self) -> Ending {
        match (self.articles, self.skipped.len()) {
            (0, _) => Ending::NothingRead,
            (_, 0) => Ending::AllRead,
            (_, _) => Ending::SomeSkipped,
        }
    }
}

/// What has become of the items that are added to a ledger.
#[derive(Clone, Debug, Default)]
pub(crate) struct AddedTally {
    read: Tally,
    versions: usize,
    known: usize,
}

impl AddedTally {
    /// Counts an article that was put into the ledger.
    pub(crate) fn count_appended(&mut self, appended: Appended, annotated: &Annotated) {
        match appended {
            Appended::Known => self.known += 1,
            Appended::New | Appended::NewReading => self.read.count_read(annotated),
            Appended::NewVersion => {
                self.versions += 1;
                self.read.count_read(annotated);
            }
        }
    }

    /// Counts an item that the ledger had.
    pub(crate) fn count_known(&mut self) {
        self.known += 1;
    }

    /// Counts an item that was skipped.
    pub(crate) fn count_skipped(&mut self, skipped: &Skipped) {
        self.read.count_skipped(skipped);
    }

    /// How the work has ended, if this was all.
    pub(crate) fn ending(&self) -> Ending {
        match self.read.ending() {
            Ending::NothingRead if self.known > 0 && self.read.skipped.is_empty() => Ending::AllRead,
            Ending::NothingRead if self.known > 0 => Ending::SomeSkipped,
            ending => ending,
        }
    }
}

impl fmt::Display for AddedTally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.read.fmt(f)?;
        if self.versions > 0 {
            write!(f, "; {} of them new versions", self.versions)?;
        }
        if self.known > 0 {
            write!(f, "; {} there already", self.known)?;
        }
        Ok(())
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let articles = counted(self.articles, "article");
        write!(f, "{articles} read, {}", counted(self.statements, "statement"))?;
        if !self.skipped.is_empty() {
            let kinds: Vec<String> =
                self.skipped.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
            write!(f, "; {} skipped ({})", self.items() - self.articles, kinds.join(", "))?;
        }
        Ok(())
    }
}

pub(crate) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use sayso_ingest::Skipped;

    use super::Tally;
    use crate::ending::Ending;
    use crate::render::fixture::marked;

    fn check(articles: &[&str], skipped: &[Skipped], expected: &str, ending: Ending) {
        let mut tally = Tally::default();
        articles.iter().for_each(|source| tally.count_read(&marked(source)));
        skipped.iter().for_each(|skipped| tally.count_skipped(skipped));
        assert_eq!((tally.to_string().as_str(), tally.ending()), (expected, ending));
    }

    #[test]
    fn what_was_skipped_is_counted_by_reason() {
        let said = "{0s:Ann} {0c:said} {0i:no}.";
        check(&[said], &[], "1 article read, 1 statement", Ending::AllRead);
        let skipped = [Skipped::Missing, Skipped::Empty, Skipped::Missing];
        let expected = "2 articles read, 1 statement; 3 skipped (1 empty, 2 missing)";
        check(&[said, "Nothing."], &skipped, expected, Ending::SomeSkipped);
        check(&[], &[], "0 articles read, 0 statements", Ending::NothingRead);
    }
}
