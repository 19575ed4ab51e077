//! The ledger: every article that was read and what it says, append-only, in one SQLite file.
//!
//! Start with [`Ledger`]. All SQL of sayso is in this crate; spans in the file are bytes of UTF-8, as everywhere inside.

mod alike;
mod append;
mod backup;
mod clock;
mod correction;
mod entry;
mod error;
mod files;
#[cfg(test)]
mod fixture;
mod hidden;
mod id;
mod index;
mod judgement;
mod known;
mod ledger;
mod linking;
mod matches;
mod moment;
mod outlets;
mod query;
mod record;
mod removal;
mod reread;
mod same;
mod search;
mod sources;
mod split;
mod unsure;
mod verify;
mod versions;

pub use alike::{Alikeness, NewAlikeness};
pub use append::Appended;
pub use backup::Replace;
pub use clock::Clock;
pub use correction::{Correction, Part};
pub use entry::{Entry, Named, NewAnswer, NewFact, NewReason, NewStatement, SourceKind};
pub use error::Error;
pub use files::{is_beside_database, is_database};
pub use id::StatementId;
pub use judgement::{Judged, Judgement, NewJudgement, Verdict};
pub use known::{Known, identity, place};
pub use ledger::Ledger;
pub use linking::{KnownSource, LinkedName, NewLink, SourcePlace, SourceRef, ToldFact};
pub use matches::Matched;
pub use moment::{Moment, is_later};
pub use outlets::OutletTally;
pub use query::{Order, Query};
pub use record::{Answered, ArticleRecord, Reason, Statement, StoredAnswer, StoredSource, Ties};
pub use removal::{Erasable, Reason as RemovalReason, Removal, RemovalKind};
pub use reread::Versions;
pub use same::{Identity, NewSameness, SameVerdict, Sameness};
pub use sayso_core::name_key as key;
pub use search::{Found, Tallies};
pub use sources::Told;
pub use split::NewSplit;
pub use unsure::UnsurePair;
pub use verify::{Checked, Fault, FaultKind, Step};
pub use versions::Version;
