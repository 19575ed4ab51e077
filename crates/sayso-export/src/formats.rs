//! The table of export formats. To add one: a file beside these, and its line in [`ALL`].

mod annotation;
mod csv;
mod html;
mod jsonl;
mod markdown;
mod parquet;

use sayso_wire::StatementV1;

use crate::About;

pub(crate) use jsonl::line;

/// A form in which statements leave a ledger.
#[derive(Debug)]
pub struct Format {
    /// The name users type.
    pub name: &'static str,
    /// What it is, in one line.
    pub about: &'static str,
    /// How the names of its files end.
    pub ending: &'static str,
    /// Whether a terminal can show it.
    pub is_text: bool,
    /// Starts a document of it.
    pub open: fn(&About) -> Box<dyn Render>,
}

/// In the order of the help; the first is what you get unasked.
pub static ALL: &[Format] = &[
    Format {
        name: "jsonl",
        about: "one JSON object a line, one line a statement",
        ending: "jsonl",
        is_text: true,
        open: jsonl::open,
    },
    Format {
        name: "csv",
        about: "a table for spreadsheets, one row a statement",
        ending: "csv",
        is_text: true,
        open: csv::open,
    },
    Format {
        name: "parquet",
        about: "the same table for data frames and query engines",
        ending: "parquet",
        is_text: false,
        open: parquet::open,
    },
    Format {
        name: "annotation",
        about: "W3C Web Annotations in JSON-LD, one a statement",
        ending: "jsonld",
        is_text: true,
        open: annotation::open,
    },
    Format {
        name: "markdown",
        about: "an evidence file for people: each statement with its places, hashes and dates",
        ending: "md",
        is_text: true,
        open: markdown::open,
    },
    Format {
        name: "html",
        about: "one page that needs nothing else, each statement on a card",
        ending: "html",
        is_text: true,
        open: html::open,
    },
];

/// A document in the making: its statements come one by one, each is out before the next is there.
pub trait Render {
    /// What stands before the first statement.
    fn opening(&mut self) -> Vec<u8> {
        Vec::new()
    }

    /// One statement.
    fn statement(&mut self, statement: &StatementV1) -> Vec<u8>;

    /// What stands after the last statement.
    fn closing(&mut self) -> Vec<u8> {
        Vec::new()
    }
}

/// The format of this name.
pub fn named(name: &str) -> Option<&'static Format> {
    ALL.iter().find(|format| format.name == name)
}
