//! Which outlets belong together.

pub use sayso_core::outlet_key;

/// Outlets with one owner, or one newsroom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutletGroup {
    /// What it is called.
    pub name: String,
    /// What says that they belong together.
    pub rests_on: String,
}
