//! Tells articles in other languages apart.

use whatlang::{Lang, detect};

use crate::Skipped;

/// Fewer letters than this say too little: a headline full of foreign names is still English.
const FEWEST_LETTERS: usize = 80;

/// How much of a long text is looked at, in bytes.
const ENOUGH: usize = 8 << 10;

/// Refuses a text that is surely not in English. A doubtful one is taken for English.
pub(crate) fn demand_english(text: &str) -> Result<(), Skipped> {
    let sample = &text[..text.floor_char_boundary(ENOUGH)];
    if sample.chars().filter(|character| character.is_alphabetic()).take(FEWEST_LETTERS).count()
        < FEWEST_LETTERS
    {
        return Ok(());
    }
    match detect(sample) {
        Some(found) if found.lang() != Lang::Eng && found.is_reliable() => {
            Err(Skipped::Language { name: found.lang().eng_name() })
        }
        Some(_) | None => Ok(()),
    }
}
