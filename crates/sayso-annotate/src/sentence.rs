//! Sentences to vectors that lie near each other where the sentences say alike things in other words.
//!
//! A vector for each piece, summed: what a neural model makes of sentences, in a table (static embeddings; Tulkens and van
//! Dongen 2024). It knows words that mean alike, and nothing of their order: “no contacts” is near “contacts”. So whoever asks
//! guards names, numbers and negations. It is made by `training/sayso_training/sentences.py`.

use std::sync::LazyLock;

use crate::model::{PieceId, Vocabulary, Weights, word_ranges};

/// The shipped table: see MODEL_CARD.md beside it.
static TABLE: &[u8] = include_bytes!("../model/sentences.safetensors");

/// A vector for each piece that the vocabulary knows.
pub struct Sentences {
    vocabulary: Vocabulary,
    /// Row by row.
    table: Vec<i8>,
    /// For each row what a unit of it is worth: how far the piece counts is in it, too.
    scales: Vec<f32>,
    width: usize,
}

impl Sentences {
    /// The table we ship, loaded once.
    pub fn standard() -> &'static Sentences {
        static STANDARD: LazyLock<Sentences> = LazyLock::new(|| {
            let weights = Weights::parse(TABLE);
            let (table, scales) = (weights.bytes("pieces.int8"), weights.floats("pieces.scale"));
            let width = table.len() / scales.len();
            Sentences { vocabulary: Vocabulary::shipped(), table, scales, width }
        });
        &STANDARD
    }

    /// How many numbers a vector has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The vector of `text`, of unit length; zeros if there is no word in it that the table knows.
    pub fn vector(&self, text: &str) -> Vec<f32> {
        let mut pieces = Vec::new();
        word_ranges(text).for_each(|range| self.vocabulary.cut(&text[range], &mut pieces));
        let mut sum = vec![0.0; self.width];
        for piece in pieces {
            let (row, scale) = self.row(piece);
            sum.iter_mut().zip(row).for_each(|(sum, &number)| *sum += scale * f32::from(number));
        }
        to_unit_length(&mut sum);
        sum
    }

    fn row(&self, piece: PieceId) -> (&[i8], f32) {
        let at = piece.unsigned_abs() as usize;
        (&self.table[at * self.width..(at + 1) * self.width], self.scales[at])
    }
}

/// The cosine of the angle between two vectors of unit length: from -1, opposites, to 1, alike; 0 if one is zeros.
pub fn cosine(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

/// Vectors shorter than this have no direction to speak of.
const SHORTEST: f32 = 1e-6;

fn to_unit_length(vector: &mut [f32]) {
    let length = vector.iter().map(|number| number * number).sum::<f32>().sqrt();
    let factor = if length > SHORTEST { length.recip() } else { 0.0 };
    vector.iter_mut().for_each(|number| *number *= factor);
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use proptest::prelude::*;

    use super::{Sentences, cosine};

    fn likeness(one: &str, other: &str) -> f32 {
        let sentences = Sentences::standard();
        cosine(&sentences.vector(one), &sentences.vector(other))
    }

    #[test]
    fn what_is_said_in_other_words_is_nearer_than_what_is_said_of_the_same() {
        let check = |sentence: &str, near: &str, far: &str| {
            let (near, far) = (likeness(sentence, near), likeness(sentence, far));
            assert!(near > far, "{sentence}: {near} against {far}");
        };
        check(
            "Hellin is to resign in May",
            "Hellin will leave office in May",
            "Hellin will visit Norway in May",
        );
        check("the lorry hit a bridge", "a truck struck the bridge", "the bridge was painted red");
        check(
            "the company will lay off workers",
            "the firm is going to cut jobs",
            "the company is on the coast",
        );
    }

    #[test]
    fn what_has_no_words_has_no_direction() {
        for text in ["", " \n", "\u{16A0}\u{16A0}"] {
            assert!(Sentences::standard().vector(text).iter().all(|&number| number == 0.0), "{text:?}");
        }
    }

    #[test]
    fn capitals_and_marks_make_no_difference() {
        assert!((likeness("The “ferry” was late.", "the ferry was late") - 1.0).abs() < 1e-5);
    }

    #[test]
    fn long_lines_take_time_in_proportion() {
        let begun = Instant::now();
        Sentences::standard().vector(&"a".repeat(1 << 20));
        Sentences::standard().vector(&"a b, ".repeat(1 << 18));
        assert!(begun.elapsed() < Duration::from_secs(10));
    }

    proptest! {
        #[test]
        fn any_text_has_a_vector_of_unit_length_or_none(text in any::<String>()) {
            let vector = Sentences::standard().vector(&text);
            let length = cosine(&vector, &vector);
            prop_assert!(length == 0.0 || (length - 1.0).abs() < 1e-4, "{length}");
            prop_assert_eq!(vector.len(), Sentences::standard().width());
        }
    }
}
