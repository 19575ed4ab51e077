//! Two contents, read together: do they say the same, or what cannot be so as well?
//!
//! A cross-encoder (as BERT has it for pairs of sentences, Devlin et al. 2019) with the layers of the tagger's base model,
//! trained by `training/sayso_training/relations.py` on statements of real stories and of invented ones.

use std::sync::LazyLock;

use sayso_core::Relation;

use super::encoder::weights::Weights;
use super::encoder::{Lanes, Stack, WIDTH, Window};
use super::vocabulary::{PieceId, Vocabulary};
use super::words::word_ranges;

/// The shipped weights: see MODEL_CARD.md beside them.
pub(crate) static WEIGHTS: &[u8] = include_bytes!("../../model/relations.safetensors");

/// Pieces of a content that are read: those after them were cut off in training, too.
const MOST_PIECES: usize = 56;

/// What reads two contents together.
pub struct Relations {
    stack: Stack,
    /// From the state of the first piece and the mean of all to the classes, row by row.
    head: Vec<f32>,
    bias: Vec<f32>,
    vocabulary: Vocabulary,
    lanes: Lanes,
}

impl Relations {
    /// The model we ship, loaded once.
    pub fn standard() -> &'static Relations {
        static STANDARD: LazyLock<Relations> = LazyLock::new(|| {
            let weights = Weights::parse(WEIGHTS);
            Relations {
                stack: Stack::load(&weights, "segments.weight"),
                head: weights.floats("head.weight"),
                bias: weights.floats("head.bias"),
                vocabulary: Vocabulary::shipped(),
                lanes: Lanes::default(),
            }
        });
        &STANDARD
    }

    /// What the two of each pair are to each other. Which of them comes first does not matter. Each pair is read by itself, as many
    /// side by side as the current rayon pool has threads.
    pub fn of(&self, pairs: &[[&str; 2]]) -> Vec<Relation> {
        self.lanes.each(pairs, |room, pair| {
            let states = self.stack.run(room, &self.window(*pair));
            self.relation(&states)
        })
    }

    /// Both contents in one window, the one first that stands first in an alphabet.
    fn window(&self, [one, other]: [&str; 2]) -> Window {
        let mut window =
            Window { pieces: vec![self.vocabulary.start], features: Vec::new(), firsts: Vec::new() };
        for (segment, content) in (0..).zip([one.min(other), one.max(other)]) {
            window.pieces.extend(self.pieces(content));
            window.pieces.push(self.vocabulary.stop);
            window.features.resize(window.pieces.len(), segment);
        }
        window
    }

    fn pieces(&self, content: &str) -> Vec<PieceId> {
        let mut pieces = Vec::new();
        for range in word_ranges(content).take(MOST_PIECES) {
            self.vocabulary.cut(&content[range], &mut pieces);
        }
        pieces.truncate(MOST_PIECES);
        pieces
    }

    fn relation(&self, states: &[f32]) -> Relation {
        let mut mean = vec![0.0; WIDTH];
        for state in states.chunks_exact(WIDTH) {
            mean.iter_mut().zip(state).for_each(|(sum, number)| *sum += number);
        }
        let pieces = (states.len() / WIDTH) as f32;
        mean.iter_mut().for_each(|sum| *sum /= pieces);
        let read = || states[..WIDTH].iter().chain(&mean);
        let rows = self.head.chunks_exact(2 * WIDTH).zip(&self.bias);
        let scores = rows.map(|(row, bias)| row.iter().zip(read()).map(|(a, b)| a * b).sum::<f32>() + bias);
        let odds: Vec<f32> = scores.map(f32::exp).collect();
        let all: f32 = odds.iter().sum();
        Relation { same: odds[0] / all, contrary: odds[1] / all }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use sayso_core::Relation;

    use super::Relations;

    fn relation(one: &str, other: &str) -> Relation {
        Relations::standard().of(&[[one, other]])[0]
    }

    #[test]
    fn what_is_said_in_other_words_is_the_same_rather_than_what_is_said_of_the_same() {
        let check = |content: &str, same: &str, other: &str| {
            let (same, other) = (relation(content, same), relation(content, other));
            assert!(same.same > other.same, "{content}: {same:?}, {other:?}");
        };
        check(
            "the company will lay off 300 workers",
            "three hundred jobs are to go at the plant",
            "the company will open a plant in May",
        );
        check(
            "a lorry hit the bridge at Corran on Tuesday",
            "the bridge at Corran was struck by a truck",
            "the bridge at Corran was painted red on Tuesday",
        );
    }

    #[test]
    fn what_says_no_is_contrary() {
        let check = |content: &str, contrary: &str| {
            let read = relation(content, contrary);
            assert!(read.contrary > read.same, "{content}, {contrary}: {read:?}");
        };
        check("eleven pilots were detained on Tuesday", "no pilot was detained on Tuesday or any other day");
        check("there was no meeting on the ferry", "Hellin met the smugglers on the ferry");
    }

    #[test]
    fn it_does_not_matter_what_else_is_read() {
        let pairs =
            [["the ferry sank", "the boat went down"], ["", "a"], ["the ferry sank", "the ferry sank"]];
        let together = Relations::standard().of(&pairs);
        let alone = pairs.map(|[one, other]| relation(other, one));
        assert_eq!(together, alone);
        assert!(Relations::standard().of(&[]).is_empty());
    }

    #[test]
    fn long_contents_are_cut() {
        let long = "a ferry ".repeat(1 << 16);
        assert_eq!(relation(&long, "it sank"), relation(&long[..1 << 10], "it sank"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn any_two_texts_have_likelihoods(one in any::<String>(), other in any::<String>()) {
            let read = relation(&one, &other);
            prop_assert!(read.same >= 0.0 && read.contrary >= 0.0 && read.same + read.contrary <= 1.0001, "{read:?}");
        }
    }
}
