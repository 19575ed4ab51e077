//! Who said what, on whose word.
//!
//! Start at [`pipeline`]: it is the whole path of one batch, top to bottom.

pub mod changes;
pub mod claims;
pub mod entry;
pub mod eval;
pub mod groups;
pub mod link;
pub mod lint;
pub mod outlets;
mod own_files;
pub mod pipeline;
mod returns;
pub mod told;
