//! Runs the encoder over windows, several at a time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;

use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool};
use rten_tensor::NdTensor;

use super::crf::{LABELS, Scores};
use super::vocabulary::PieceId;

/// The shipped weights: see MODEL_CARD.md beside them.
pub(super) static WEIGHTS: &[u8] = include_bytes!("../../model/tagger.onnx");

/// One window as the encoder takes it, start and stop pieces included.
pub(super) struct Window {
    pub(super) pieces: Vec<PieceId>,
    /// One for each piece.
    pub(super) features: Vec<i32>,
    /// Where each word's first piece stands in `pieces`.
    pub(super) firsts: Vec<usize>,
}

/// The encoder, loaded.
pub(super) struct Encoder {
    model: Model,
    pieces: NodeId,
    features: NodeId,
    scores: NodeId,
    /// Pools of one thread, lent to whoever runs a window: the engine's own threading would split single windows.
    lanes: Mutex<Vec<Arc<ThreadPool>>>,
}

impl Encoder {
    /// Loads the shipped weights: about 40 ms.
    pub(super) fn shipped() -> Encoder {
        let model = ModelOptions::with_all_ops()
            .prepack_weights(true)
            .load_static_slice(WEIGHTS)
            .expect("the shipped weights load: a test holds them to it");
        let node = |name| model.node_id(name).expect("the shipped graph has this node");
        let (pieces, features, scores) = (node("pieces"), node("features"), node("scores"));
        Encoder { model, pieces, features, scores, lanes: Mutex::default() }
    }

    /// The label scores of each word of each window. Each window is a run of its own, so that its scores depend on
    /// nothing but itself; as many run side by side as the current rayon pool has threads.
    pub(super) fn scores(&self, windows: &[Window]) -> Vec<Vec<Scores>> {
        let next = AtomicUsize::new(0);
        let answers: Vec<OnceLock<Vec<Scores>>> = windows.iter().map(|_| OnceLock::new()).collect();
        let work = || {
            let lane = self.take_lane();
            while let Some((window, answer)) = {
                let at = next.fetch_add(1, Ordering::Relaxed);
                windows.get(at).zip(answers.get(at))
            } {
                answer.get_or_init(|| self.run(window, &lane));
            }
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

    fn take_lane(&self) -> Arc<ThreadPool> {
        let free = self.lanes.lock().unwrap_or_else(PoisonError::into_inner).pop();
        free.unwrap_or_else(|| Arc::new(ThreadPool::with_num_threads(1)))
    }

    fn run(&self, window: &Window, lane: &Arc<ThreadPool>) -> Vec<Scores> {
        let length = window.pieces.len();
        let inputs = vec![
            (self.pieces, NdTensor::from_data([length], window.pieces.clone()).into()),
            (self.features, NdTensor::from_data([length], window.features.clone()).into()),
        ];
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(lane)));
        let [scores] = self
            .model
            .run_n(inputs, [self.scores], Some(options))
            .expect("the shipped graph runs on any window");
        let scores: NdTensor<f32, 2> = scores.try_into().expect("scores are pieces by labels");
        let row = |&first: &usize| std::array::from_fn::<f32, LABELS, _>(|label| scores[[first, label]]);
        window.firsts.iter().map(row).collect()
    }
}
