//! Runs the encoder over windows, several at a time.
//!
//! A BERT-shaped encoder (Devlin et al. 2019) in int8, written out here on the matrix kernels of rten: of the
//! time of an engine that runs any graph, a third went into the steps between products. Activations are quantised row by
//! row, so that what is computed of one piece never depends on how many others are computed with it.

mod attention;
mod lanes;
mod layer;
mod linear;
mod rows;
mod stack;
pub(crate) mod weights;

use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions};
use rten_tensor::{AsView as _, NdTensor, NdTensorView};

pub(super) use self::lanes::Lanes;
use self::layer::Room;
pub(super) use self::stack::Stack;
use self::weights::Weights;
use super::acts::{ACT_SCORES, ActScores, WEIGHTS as ACT_WEIGHTS};
use super::crf::{Emissions, LABELS, LEVELS};
use super::marks::{MARKS, Marks, WEIGHTS as MARK_WEIGHTS};
use super::vocabulary::PieceId;

/// The shipped weights: see MODEL_CARD.md beside them.
pub(super) static WEIGHTS: &[u8] = include_bytes!("../../model/tagger.safetensors");

/// Numbers in the state of one piece.
pub(super) const WIDTH: usize = 384;

/// Marks are read from the states that this many layers make: probes for the borders of mentions find more there than
/// after any other (average precision of starts 77, after all six 73).
const MARKED_LAYERS: usize = 3;

/// Heads of attention.
const HEADS: usize = 12;

/// Numbers in the inner state of a layer.
const INNER: usize = 4 * WIDTH;

/// One window as the encoder takes it, start and stop pieces included.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Window {
    pub(super) pieces: Vec<PieceId>,
    /// One for each piece.
    pub(super) features: Vec<u8>,
    /// Where each word's first piece stands in `pieces`.
    pub(super) firsts: Vec<usize>,
}

/// The encoder, loaded.
pub(super) struct Encoder {
    stack: Stack,
    head: Head,
    marks: Head,
    acts: Head,
    lanes: Lanes,
}

impl Encoder {
    /// Loads the shipped weights.
    pub(super) fn shipped() -> Encoder {
        let weights = Weights::parse(WEIGHTS);
        Encoder {
            stack: Stack::load(&weights, "features.weight"),
            head: Head::load(&weights, "head", LEVELS * LABELS),
            marks: Head::load(&Weights::parse(MARK_WEIGHTS), "marks", MARKS),
            acts: Head::load(&Weights::parse(ACT_WEIGHTS), "acts", ACT_SCORES),
            lanes: Lanes::default(),
        }
    }

    /// The label scores of each word of each window. Each window is computed by itself, so that its scores depend on
    /// nothing but itself; as many are computed side by side as the current rayon pool has threads.
    pub(super) fn scores(&self, windows: &[&Window]) -> Vec<Vec<WordScores>> {
        self.lanes.each(windows, |room, window| self.run(room, window))
    }

    fn run(&self, room: &mut Room, window: &Window) -> Vec<WordScores> {
        let mut states = self.stack.look_up(window);
        let (marked, rest) = self.stack.split(MARKED_LAYERS);
        marked.iter().for_each(|layer| layer.run(room, &mut states));
        let marks = self.marks.scores(&room.tools.kernels.floats, &states, &window.firsts);
        rest.iter().for_each(|layer| layer.run(room, &mut states));
        let labels = self.head.scores(&room.tools.kernels.floats, &states, &window.firsts);
        let acts = self.acts.scores(&room.tools.kernels.floats, &states, &window.firsts);
        let words = labels.chunks_exact(LEVELS * LABELS).zip(marks.chunks_exact(MARKS));
        let words = words.zip(acts.chunks_exact(ACT_SCORES));
        words.map(|((labels, marks), acts)| WordScores::new(labels, marks, acts)).collect()
    }

    /// The states of each word of a window that marks are read from.
    #[cfg(feature = "training")]
    pub(super) fn marked_states(&self, window: &Window) -> Vec<f32> {
        let mut states = self.stack.look_up(window);
        let mut room = Room::default();
        self.stack.split(MARKED_LAYERS).0.iter().for_each(|layer| layer.run(&mut room, &mut states));
        window.firsts.iter().flat_map(|&first| row(&states, first)).copied().collect()
    }
}

/// What the encoder tells of one word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct WordScores {
    /// Its label scores.
    pub(crate) emissions: Emissions,
    /// What mentions go by.
    pub(crate) marks: Marks,
    /// What acts go by.
    pub(crate) acts: ActScores,
}

impl WordScores {
    fn new(labels: &[f32], marks: &[f32], acts: &[f32]) -> WordScores {
        let label = |level, at| labels[level * LABELS + at];
        WordScores {
            emissions: std::array::from_fn(|level| std::array::from_fn(|at| label(level, at))),
            marks: std::array::from_fn(|at| marks[at]),
            acts: std::array::from_fn(|at| acts[at]),
        }
    }
}

/// The row at `number` of a table.
fn row<T>(table: &[T], number: usize) -> &[T] {
    &table[number * WIDTH..][..WIDTH]
}

/// From states to scores: of labels, of marks, or of acts.
struct Head {
    weight: NdTensor<f32, 2>,
    bias: Vec<f32>,
}

impl Head {
    /// The head called `name`, of `width` scores.
    fn load(weights: &Weights<'_>, name: &str, width: usize) -> Head {
        let weight = NdTensor::from_data([WIDTH, width], weights.floats(&format!("{name}.weight")));
        Head { weight, bias: weights.floats(&format!("{name}.bias")) }
    }

    /// The scores of each word, read at its first piece, one row after the other.
    fn scores(&self, gemm: &GemmExecutor<f32, f32, f32>, states: &[f32], firsts: &[usize]) -> Vec<f32> {
        let read: Vec<f32> = firsts.iter().flat_map(|&first| row(states, first)).copied().collect();
        let mut scores = vec![0.0; firsts.len() * self.bias.len()];
        let words = GemmInputA::Unpacked(NdTensorView::from_data([firsts.len(), WIDTH], &read[..]));
        gemm.gemm(&mut scores, words, GemmInputB::Unpacked(self.weight.view()), GemmOptions::default())
            .expect("the shapes fit");
        for row in scores.chunks_exact_mut(self.bias.len()) {
            row.iter_mut().zip(&self.bias).for_each(|(score, bias)| *score += bias);
        }
        scores
    }
}
