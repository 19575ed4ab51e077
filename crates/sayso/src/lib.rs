//! Who said what, on whose word.
//!
//! Start at [`pipeline`]: it is the whole path of one batch, top to bottom.

pub mod entry;
pub mod eval;
pub mod linking;
pub mod lint;
pub mod pipeline;
