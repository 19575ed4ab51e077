//! What links statements across articles: which say the same, who answers them, and how many origins stand behind them.
//!
//! Pure: the caller brings [`Voice`]s and [`Printing`]s, from a ledger or anywhere else. Start with [`claims`].

mod circles;
mod claims;
mod likeness;
mod origins;
mod reuse;
mod terms;
mod voice;

pub use claims::{Claim, Reply, ReplyReason, claims};
pub use likeness::{Difference, Likeness, likeness};
pub use origins::{Collapse, CollapseReason, Group, Origins, origins};
pub use voice::{Origin, OriginKind, Printing, Voice};
