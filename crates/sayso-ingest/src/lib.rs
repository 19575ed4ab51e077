//! Bytes to articles.
//!
//! Start at [`raws`], which opens places and splits what stands there into items, and [`extract`], which finds the
//! article in one item. [`formats`] is the table both work from.

mod dates;
mod encoding;
mod format;
mod formats;
mod language;
mod lines;
mod raws;
mod signatures;
mod skipped;

pub use format::{Format, Splitting};
pub use raws::{Place, Raw, raws, size};
pub use skipped::Skipped;

use sayso_core::Article;

/// Longest item in bytes, a whole file or one line of it: 16 MiB. A longer one is [`Skipped::TooLong`].
pub const LONGEST_ITEM: usize = 16 << 20;

/// Every input format, in the order they are tried.
pub fn formats() -> &'static [&'static Format] {
    formats::ALL
}

/// Finds the article in `raw`. Refuses what holds none, and what is not in English.
pub fn extract(raw: &Raw) -> Result<Article, Skipped> {
    let article = (raw.format.extract)(raw)?;
    language::demand_english(article.text.as_str())?;
    Ok(article)
}
