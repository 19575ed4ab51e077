//! The ledger: every article that was read and what it says, append-only, in one SQLite file.
//!
//! Start with [`Ledger`]. All SQL of sayso is in this crate; spans in the file are bytes of UTF-8, as everywhere inside.

mod append;
mod entry;
mod error;
#[cfg(test)]
mod fixture;
mod id;
mod index;
mod ledger;
mod matches;
mod name;
mod query;
mod record;
mod search;
mod sources;

pub use append::Appended;
pub use entry::{Entry, Named, NewAnswer, NewFact, NewReason, NewStatement, SourceKind};
pub use error::Error;
pub use id::StatementId;
pub use ledger::Ledger;
pub use matches::Matched;
pub use name::key;
pub use query::{Order, Query};
pub use record::{Answered, ArticleRecord, Reason, Statement, StoredAnswer, StoredSource, Ties};
pub use search::{Found, Tallies};
