//! Each chore in a file of its own.

pub(crate) mod bench;
pub(crate) mod eval;
pub(crate) mod model;
pub(crate) mod test;
