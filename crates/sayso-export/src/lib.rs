//! What leaves a ledger: statements, each with its source and its denials, in one of several formats.
//!
//! Start with [`Export`]; [`ALL`] has the formats. A format gets a [`sayso_wire::StatementV1`] and nothing else: what may
//! not leave never reaches one. That is settled in `statement.rs` (which neighbours go along, what is told of sources
//! that are not named) and `allowance.rs` (how many words of an article).

mod allowance;
mod columns;
mod formats;
pub mod page;
pub mod safe;
mod statement;
mod table;
mod telling;
mod wording;

use std::collections::BTreeMap;

use sayso_core::Span;
use sayso_store::{ArticleRecord, Judged, Matched, Statement};
use sayso_wire::{PrintingV1, SayingV1, StatementV1, Withheld};

pub use columns::{COLUMNS, Cell, Column};
pub use formats::{ALL, Format, Render, named};
pub use table::Table;
pub use wording::{answered_words, answering_words, perhaps, quoted, who, words};

use allowance::Allowance;
use statement::{correction_of, saying_of, statements};

/// What an export is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// What was asked for, in words.
    pub title: String,
    /// The version of sayso that writes it.
    pub version: &'static str,
}

/// One export, in the making. Whatever leaves in it counts against the same allowance of each article.
pub struct Export {
    document: Box<dyn Render>,
    allowances: Allowances,
    count: usize,
    /// How many of them have words that did not leave.
    shortened: usize,
}

impl Export {
    /// Starts an export in `format`.
    pub fn open(format: &Format, about: &About) -> Export {
        Export { document: (format.open)(about), allowances: Allowances::default(), count: 0, shortened: 0 }
    }

    /// What the statements that were asked for in one article add to the export.
    pub fn article(&mut self, matched: &Matched) -> Vec<u8> {
        let allowance = self.allowances.of(&matched.article);
        let mut written = Vec::new();
        for statement in statements(matched, allowance) {
            if self.count == 0 {
                written.extend(self.document.opening());
            }
            written.extend(self.document.statement(&statement));
            self.count += 1;
            self.shortened += usize::from(is_shortened(&statement));
        }
        written
    }

    /// What stands after the last statement. An export of nothing is empty.
    pub fn closing(&mut self) -> Vec<u8> {
        if self.count == 0 { Vec::new() } else { self.document.closing() }
    }

    /// How many statements have left in it.
    pub fn count(&self) -> usize {
        self.count
    }

    /// How many of them have words that did not leave.
    pub fn shortened(&self) -> usize {
        self.shortened
    }
}

/// Statements that leave one by one, each with its article, as those of a claim do. They keep to the same caps.
#[derive(Debug, Default)]
pub struct Sayings {
    allowances: Allowances,
}

impl Sayings {
    /// What may leave of `statement`; no words of `hidden` do.
    pub fn leave(&mut self, statement: &Statement, hidden: &[Span]) -> (SayingV1, PrintingV1) {
        saying_of(statement, hidden, self.allowances.of(&statement.article))
    }
}

/// What has left of each article in one export, by the id of the article.
#[derive(Debug, Default)]
struct Allowances(BTreeMap<String, Allowance>);

impl Allowances {
    fn of(&mut self, article: &ArticleRecord) -> &mut Allowance {
        let new = || Allowance::new(article.text.as_str());
        self.0.entry(article.id.clone()).or_insert_with(new)
    }
}

/// An export of what people hold of statements, as lines of JSON that models can learn from.
///
/// It keeps to the same caps: whoever has the article by its digest has the words at the places.
#[derive(Debug, Default)]
pub struct CorrectionsExport {
    allowances: Allowances,
}

impl CorrectionsExport {
    /// The line for `judged`; no words of `hidden` leave.
    pub fn line(&mut self, judged: &Judged, hidden: &[Span]) -> Vec<u8> {
        let allowance = self.allowances.of(&judged.found.article);
        formats::line(&correction_of(judged, hidden, allowance))
    }
}

/// Whether words of the statement did not leave that are not for a source's sake.
fn is_shortened(statement: &StatementV1) -> bool {
    let voice = &statement.saying.voice;
    let mut parts = voice.source.iter().chain(&voice.cue).chain(&statement.saying.content);
    parts.any(|excerpt| excerpt.withheld.is_some_and(|why| why != Withheld::Unnamed))
}
