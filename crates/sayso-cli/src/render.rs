//! The table of output formats. To add one: a file beside these, and its line in [`ALL`].

pub(crate) mod cards;
pub(crate) mod changes;
mod explanation;
pub(crate) mod faults;
mod findings;
mod jsonl;
pub(crate) mod judgements;
mod ledger;
pub(crate) mod origins;
pub(crate) mod outlets;
mod page;
pub(crate) mod pair;
pub(crate) mod timeline;
pub(crate) mod who;

#[cfg(test)]
pub(crate) mod fixture;

use clap::ValueEnum;
use sayso_core::{Annotated, Run};
use sayso_wire::WithText;

use crate::ink::Colour;

pub(crate) use explanation::explanation;
pub(crate) use findings::findings;
pub(crate) use sayso_export::safe::escape_controls;

/// A form that read articles can be shown in.
#[derive(Debug)]
pub(crate) struct Format {
    /// The name users type.
    pub(crate) name: &'static str,
    /// What it is, in one line.
    pub(crate) about: &'static str,
    /// How the names of its files end.
    pub(crate) ending: &'static str,
    /// Starts a document of it.
    pub(crate) open: fn(Look) -> Box<dyn Render>,
}

/// In the order of the help; the first is what you get unasked.
pub(crate) static ALL: &[Format] = &[
    Format {
        name: "ledger",
        about: "for people: who says what, statement by statement",
        ending: "txt",
        open: ledger::open,
    },
    Format {
        name: "jsonl",
        about: "for machines: one JSON object a line, one line an article",
        ending: "jsonl",
        open: jsonl::open,
    },
    Format {
        name: "html",
        about: "one page that needs nothing else: articles with statements marked",
        ending: "html",
        open: page::open,
    },
];

/// How the user wants things to look.
#[derive(Clone, Debug)]
pub(crate) struct Look {
    /// Columns of the terminal, or of the page that a pipe ends in.
    pub(crate) width: usize,
    /// Whether terminal colours show.
    pub(crate) colour: Colour,
    /// How many levels of nested statements the ledger shows.
    pub(crate) depth: usize,
    /// What the ledger shows of an article, in this order.
    pub(crate) sections: Vec<Section>,
    /// Whether machines get the text along with the offsets into it.
    pub(crate) with_text: WithText,
    /// What made the annotations; only formats that say so ask, as the answer takes a while.
    pub(crate) run: fn() -> Run,
}

/// A part of what the ledger shows of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Section {
    /// Who says what, statement by statement.
    Statements,
    /// How many statements there are, and of what sort.
    Summary,
    /// The people who are named, and what is said of who they are.
    People,
    /// The bodies and outlets that are named.
    Bodies,
    /// The times that are told.
    Times,
}

/// The sections that are shown unasked.
pub(crate) const SECTIONS: &[Section] = &[Section::Statements, Section::Summary];

/// A document in the making: its articles come one by one, and each is out before the next is read.
pub(crate) trait Render: Send {
    /// What stands before the first article.
    fn opening(&mut self) -> String {
        String::new()
    }

    /// One article, in whole lines.
    fn article(&mut self, annotated: &Annotated) -> String;

    /// What stands after the last article.
    fn closing(&mut self) -> String {
        String::new()
    }
}

/// The format of this name.
pub(crate) fn named(name: &str) -> Option<&'static Format> {
    ALL.iter().find(|format| format.name == name)
}
