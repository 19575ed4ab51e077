//! What a linear head reads from the encoder's states about what a source does, for acts to go by.
//!
//! It is trained by `training/sayso_training/acts.py`, together with the weights of the signs that acts are told by.

use std::iter;
use std::ops::Range;

use super::encoder::WordScores;

/// The shipped weights: see MODEL_CARD.md beside them.
pub(crate) static WEIGHTS: &[u8] = include_bytes!("../../model/acts.safetensors");

/// How many acts the head tells apart.
pub(crate) const ACTS: usize = 10;

/// How many scores a word has: as part of a cue, then as part of each stretch of a content.
pub(crate) const ACT_SCORES: usize = (1 + STRETCHES.len()) * ACTS;

/// The scores of one word.
pub(crate) type ActScores = [f32; ACT_SCORES];

/// The words of a content that the head was trained on: how it begins counts by itself, and so does what follows.
const STRETCHES: [Range<usize>; 3] = [0..14, 0..5, 14..60];

/// What the words of a cue and those of its content say together: a score for each act.
pub(crate) fn leaning(cue: &[WordScores], content: &[WordScores]) -> [f32; ACTS] {
    let stretches =
        STRETCHES.map(|words| &content[words.start.min(content.len())..words.end.min(content.len())]);
    let mut scores = [0.0; ACTS];
    for (part, words) in iter::once(cue).chain(stretches).enumerate() {
        let first = part * ACTS;
        for word in words {
            let own = word.acts[first..first + ACTS].iter();
            scores.iter_mut().zip(own).for_each(|(sum, score)| *sum += score / words.len() as f32);
        }
    }
    scores
}
