//! What a linear head reads from the encoder's states about denials and refusals, for acts to go by.
//!
//! It is trained by `training/sayso_training/acts.py`.

use super::encoder::WordScores;

/// The shipped weights: see MODEL_CARD.md beside them.
pub(crate) static WEIGHTS: &[u8] = include_bytes!("../../model/acts.safetensors");

/// What the head tells apart: neither, a denial, a refusal or missing answer.
const KINDS: usize = 3;

/// How many scores a word has: first as part of a cue, then as part of a content.
pub(crate) const ACT_SCORES: usize = 2 * KINDS;

/// The scores of one word.
pub(crate) type ActScores = [f32; ACT_SCORES];

/// Words of a content that the head was trained on.
const HEAD: usize = 14;

/// How likely a statement is a denial, and how likely it tells that no answer came.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Leaning {
    /// From 0 to 1.
    pub(crate) denial: f32,
    /// From 0 to 1.
    pub(crate) silence: f32,
}

/// What the words of a cue and those of its content say together.
pub(crate) fn leaning(cue: &[WordScores], content: &[WordScores]) -> Leaning {
    let content = &content[..content.len().min(HEAD)];
    let mut scores = [0.0; KINDS];
    for (words, first) in [(cue, 0), (content, KINDS)] {
        for word in words {
            let own = word.acts[first..first + KINDS].iter();
            scores.iter_mut().zip(own).for_each(|(sum, score)| *sum += score / words.len() as f32);
        }
    }
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers = scores.map(|score| (score - highest).exp());
    let sum: f32 = powers.iter().sum();
    Leaning { denial: powers[1] / sum, silence: powers[2] / sum }
}
