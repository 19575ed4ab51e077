//! The words of a text and their stems.

use std::collections::BTreeMap;

use rust_stemmers::Stemmer;

/// How often each stem is in `text`.
pub(crate) fn stems_of(text: &str, stemmer: &Stemmer) -> BTreeMap<String, f32> {
    let mut stems = BTreeMap::new();
    for word in words(text) {
        *stems.entry(stemmer.stem(&word).into_owned()).or_default() += 1.0;
    }
    stems
}

/// The words of `text` in lower case. Addresses on the web are none.
pub(crate) fn words(text: &str) -> impl Iterator<Item = String> {
    let tokens =
        text.split_whitespace().filter(|token| !ADDRESSES.iter().any(|start| token.starts_with(start)));
    let words = tokens.flat_map(|token| token.split(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase)
}

/// How addresses on the web start.
const ADDRESSES: [&str; 3] = ["http://", "https://", "pic.twitter.com/"];
