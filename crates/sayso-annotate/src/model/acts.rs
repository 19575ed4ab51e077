//! What a linear head reads from the encoder's states about what a source does, for acts to go by.
//!
//! It is trained by `training/sayso_training/acts.py`, together with the weights of the signs that acts are told by.

use super::encoder::WordScores;

/// The shipped weights: see MODEL_CARD.md beside them.
pub(crate) static WEIGHTS: &[u8] = include_bytes!("../../model/acts.safetensors");

/// How many acts the head tells apart.
pub(crate) const ACTS: usize = 10;

/// How many scores a word has: first as part of a cue, then as part of a content.
pub(crate) const ACT_SCORES: usize = 2 * ACTS;

/// The scores of one word.
pub(crate) type ActScores = [f32; ACT_SCORES];

/// Words of a content that the head was trained on.
const HEAD: usize = 14;

/// What the words of a cue and those of its content say together: a score for each act.
pub(crate) fn leaning(cue: &[WordScores], content: &[WordScores]) -> [f32; ACTS] {
    let content = &content[..content.len().min(HEAD)];
    let mut scores = [0.0; ACTS];
    for (words, first) in [(cue, 0), (content, ACTS)] {
        for word in words {
            let own = word.acts[first..first + ACTS].iter();
            scores.iter_mut().zip(own).for_each(|(sum, score)| *sum += score / words.len() as f32);
        }
    }
    scores
}
