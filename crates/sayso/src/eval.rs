//! Measures how well sayso reads, against articles that people annotated.
//!
//! Start at [`attribution::compare`] for attributed statements and at [`main_text::Score`] for the text of pages.

pub mod attribution;
pub mod main_text;
mod word;
