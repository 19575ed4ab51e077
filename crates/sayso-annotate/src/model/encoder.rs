//! Runs the encoder over windows, several at a time.
//!
//! A BERT-shaped encoder (Devlin et al. 2019) in int8, written out here on the matrix kernels of rten: of the
//! time of an engine that runs any graph, a third went into the steps between products. Activations are quantised row by
//! row, so that what is computed of one piece never depends on how many others are computed with it.

mod attention;
mod layer;
mod linear;
mod rows;
pub(crate) mod weights;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};
use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions};
use rten_tensor::{AsView as _, NdTensor, NdTensorView};

use self::layer::{Layer, Room};
use self::linear::Kernels;
use self::rows::Norm;
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
    embeddings: Embeddings,
    layers: Vec<Layer>,
    head: Head,
    marks: Head,
    acts: Head,
    /// Pools of one thread, lent to whoever runs a window: the kernels' own threading would split single windows.
    lanes: Mutex<Vec<ThreadPool>>,
}

impl Encoder {
    /// Loads the shipped weights.
    pub(super) fn shipped() -> Encoder {
        let weights = Weights::parse(WEIGHTS);
        let kernels = Kernels::default();
        Encoder {
            embeddings: Embeddings::load(&weights),
            layers: (0..weights.layers()).map(|number| Layer::load(&weights, &kernels, number)).collect(),
            head: Head::load(&weights, "head", LEVELS * LABELS),
            marks: Head::load(&Weights::parse(MARK_WEIGHTS), "marks", MARKS),
            acts: Head::load(&Weights::parse(ACT_WEIGHTS), "acts", ACT_SCORES),
            lanes: Mutex::default(),
        }
    }

    /// The label scores of each word of each window. Each window is computed by itself, so that its scores depend on
    /// nothing but itself; as many are computed side by side as the current rayon pool has threads.
    pub(super) fn scores(&self, windows: &[&Window]) -> Vec<Vec<WordScores>> {
        let next = AtomicUsize::new(0);
        let answers: Vec<OnceLock<Vec<WordScores>>> = windows.iter().map(|_| OnceLock::new()).collect();
        let taken = || {
            let at = next.fetch_add(1, Ordering::Relaxed);
            windows.get(at).zip(answers.get(at))
        };
        let work = || {
            let lane = self.take_lane();
            lane.install(|| {
                let mut room = Room::default();
                while let Some((window, answer)) = taken() {
                    answer.get_or_init(|| self.run(&mut room, window));
                }
            });
            self.lanes.lock().unwrap_or_else(PoisonError::into_inner).push(lane);
        };
        let workers = rayon::current_num_threads().min(windows.len());
        if workers <= 1 {
            work();
        } else {
            thread::scope(|scope| (0..workers).for_each(|_| drop(scope.spawn(work))));
        }
        answers.into_iter().map(|answer| answer.into_inner().unwrap_or_default()).collect()
    }

    fn take_lane(&self) -> ThreadPool {
        let free = self.lanes.lock().unwrap_or_else(PoisonError::into_inner).pop();
        free.unwrap_or_else(|| {
            ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be started")
        })
    }

    fn run(&self, room: &mut Room, window: &Window) -> Vec<WordScores> {
        let mut states = self.embeddings.look_up(window);
        let (marked, rest) = self.layers.split_at(MARKED_LAYERS.min(self.layers.len()));
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
        let mut states = self.embeddings.look_up(window);
        let mut room = Room::default();
        self.layers.iter().take(MARKED_LAYERS).for_each(|layer| layer.run(&mut room, &mut states));
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

/// What pieces, places and features are before any layer.
struct Embeddings {
    /// Of each piece, with a scale a row.
    pieces: Vec<i8>,
    scales: Vec<f32>,
    places: Vec<f32>,
    features: Vec<f32>,
    norm: Norm,
}

impl Embeddings {
    fn load(weights: &Weights<'_>) -> Embeddings {
        Embeddings {
            pieces: weights.bytes("pieces.int8"),
            scales: weights.floats("pieces.scale"),
            places: weights.floats("positions"),
            features: weights.floats("features.weight"),
            norm: Norm::load(weights, "norm"),
        }
    }

    /// The states of the window's pieces, one row each.
    fn look_up(&self, window: &Window) -> Vec<f32> {
        let mut states = Vec::with_capacity(window.pieces.len() * WIDTH);
        for (place, (&piece, &feature)) in window.pieces.iter().zip(&window.features).enumerate() {
            let piece = piece as usize;
            let scale = self.scales[piece];
            let columns = row(&self.pieces, piece)
                .iter()
                .zip(row(&self.places, place))
                .zip(row(&self.features, feature.into()));
            states
                .extend(columns.map(|((&piece, place), feature)| f32::from(piece) * scale + place + feature));
        }
        self.norm.apply(&mut states);
        states
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
