//! In which form a question to the ledger is answered.

use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, ValueEnum};
use sayso_export::{About, Export, Table};
use sayso_store::{Error, Ledger, Matched, Statement};

use crate::output::Destination;

/// In which form the user wants the answer, and where.
#[derive(Clone, Debug, Args)]
pub(crate) struct Form {
    /// How to answer; unasked, as the name of FILE ends, else `text`. All but `text` leave the ledger: at most 300 characters of a passage and 15 %
    /// of an article go along.
    #[arg(short, long, value_name = "FORMAT", value_enum)]
    format: Option<Manner>,

    #[command(flatten)]
    destination: Destination,
}

/// A form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Manner {
    /// For people: card by card.
    Text,
    /// For machines: one JSON object a line, one line a statement.
    Jsonl,
    /// For spreadsheets: one row a statement.
    Csv,
    /// One page that needs nothing else, each statement on a card.
    Html,
}

/// Each form with the ending of files that ask for it.
static FORMATS: &[(&str, Manner)] =
    &[("txt", Manner::Text), ("jsonl", Manner::Jsonl), ("csv", Manner::Csv), ("html", Manner::Html)];

impl Manner {
    /// The name of the export format; `None` for what only people read.
    fn export_name(self) -> Option<&'static str> {
        match self {
            Manner::Text => None,
            Manner::Jsonl => Some("jsonl"),
            Manner::Csv => Some("csv"),
            Manner::Html => Some("html"),
        }
    }
}

impl Form {
    fn format(&self) -> anyhow::Result<Manner> {
        self.destination.format(self.format, FORMATS)
    }

    /// Whether it goes to a file.
    pub(crate) fn is_file(&self) -> bool {
        self.destination.is_file()
    }

    /// Writes `statements`, in this order, under a title that says what was asked; for people, what
    /// `text` makes of them.
    pub(crate) fn tell(
        &self,
        ledger: &Ledger,
        statements: &[Statement],
        title: &str,
        text: impl FnOnce() -> Result<String, Error>,
    ) -> anyhow::Result<ExitCode> {
        let Some(name) = self.format()?.export_name() else { return self.destination.write(text()?) };
        let among = statements.iter().map(|statement| ledger.among(statement));
        let matched = among.collect::<Result<Vec<Matched>, Error>>()?;
        let format = sayso_export::named(name).context("this program lacks a format that it offers")?;
        let mut export = Export::open(format, &about(title));
        let mut shown: Vec<u8> = matched.iter().flat_map(|matched| export.article(matched)).collect();
        shown.extend(export.closing());
        self.destination.write(shown)
    }

    /// Writes `table`; for people, what `text` makes of it.
    pub(crate) fn tell_table(
        &self,
        table: &Table,
        text: impl FnOnce() -> String,
    ) -> anyhow::Result<ExitCode> {
        match self.format()? {
            Manner::Text => self.destination.write(text()),
            Manner::Jsonl => self.destination.write(table.jsonl()),
            Manner::Csv => self.destination.write(table.csv()),
            Manner::Html => self.destination.write(table.html()),
        }
    }
}

/// What stands on an export.
pub(crate) fn about(title: &str) -> About {
    About { title: title.to_owned(), version: env!("CARGO_PKG_VERSION") }
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum as _;

    use super::Manner;

    #[test]
    fn every_manner_but_that_for_people_is_an_export_format_for_terminals() {
        for manner in Manner::value_variants() {
            let format = manner.export_name().map(|name| sayso_export::named(name).expect("a format"));
            assert_eq!(format.is_none(), *manner == Manner::Text);
            assert!(format.is_none_or(|format| format.is_text));
        }
    }
}
