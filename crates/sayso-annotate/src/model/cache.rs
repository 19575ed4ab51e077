//! Remembers what the encoder made of windows, so that wire copies are read once.
//!
//! Scores of a window depend on the window alone, so that what is remembered is, to the bit, what would be computed.

use std::collections::HashMap;
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use super::encoder::{Window, WordScores};

/// The scores of each word of a window.
pub(super) type WindowScores = Arc<[WordScores]>;

/// Words whose scores each of the two generations holds at most: about 17 MB.
const MOST_WORDS: usize = 50_000;

/// Windows and their scores, the least recently used forgotten first.
#[derive(Default)]
pub(super) struct Cache(Mutex<Generations>);

/// What was used of late, and what was used before that. When the young are too many, they become the old.
#[derive(Default)]
struct Generations {
    young: HashMap<Window, WindowScores>,
    old: HashMap<Window, WindowScores>,
    young_words: usize,
}

impl Cache {
    /// The scores of each of `windows`; `compute` is asked once for those not known, no two of them alike.
    pub(super) fn scores(
        &self,
        windows: &[Window],
        compute: impl FnOnce(&[&Window]) -> Vec<Vec<WordScores>>,
    ) -> Vec<WindowScores> {
        let mut known: HashMap<&Window, Option<WindowScores>> = HashMap::new();
        let mut missing = Vec::new();
        {
            let mut generations = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            for window in windows {
                known.entry(window).or_insert_with(|| {
                    let found = generations.get(window);
                    if found.is_none() {
                        missing.push(window);
                    }
                    found
                });
            }
        }
        let computed = compute(&missing);
        let mut generations = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (window, scores) in missing.into_iter().zip(computed) {
            let scores = WindowScores::from(scores);
            generations.remember(window, &scores);
            known.insert(window, Some(scores));
        }
        windows.iter().map(|window| known[window].clone().expect("each was known or computed")).collect()
    }
}

impl Generations {
    fn get(&mut self, window: &Window) -> Option<WindowScores> {
        if let Some(scores) = self.young.get(window) {
            return Some(Arc::clone(scores));
        }
        let (window, scores) = self.old.remove_entry(window)?;
        self.remember(&window, &scores);
        Some(scores)
    }

    fn remember(&mut self, window: &Window, scores: &WindowScores) {
        if self.young_words + scores.len() > MOST_WORDS {
            self.old = mem::take(&mut self.young);
            self.young_words = 0;
        }
        self.young_words += scores.len();
        self.young.insert(window.clone(), Arc::clone(scores));
    }
}

#[cfg(test)]
mod tests {
    use super::{Cache, MOST_WORDS};
    use crate::model::acts::ACT_SCORES;
    use crate::model::crf::{LABELS, LEVELS};
    use crate::model::encoder::{Window, WordScores};
    use crate::model::marks::MARKS;

    fn window(piece: i32) -> Window {
        Window { pieces: vec![piece], features: vec![0], firsts: vec![0] }
    }

    /// Reads windows of `pieces`, each of `words` words; the pieces that had to be computed.
    fn computed(cache: &Cache, pieces: &[i32], words: usize) -> Vec<i32> {
        let windows: Vec<Window> = pieces.iter().map(|&piece| window(piece)).collect();
        let mut asked = Vec::new();
        let scores = cache.scores(&windows, |missing| {
            asked = missing.iter().map(|window| window.pieces[0]).collect();
            let word = |piece: i32| WordScores {
                emissions: [[piece as f32; LABELS]; LEVELS],
                marks: [piece as f32; MARKS],
                acts: [piece as f32; ACT_SCORES],
            };
            asked.iter().map(|&piece| vec![word(piece); words]).collect()
        });
        let found: Vec<f32> = scores.iter().map(|scores| scores[0].emissions[0][0]).collect();
        assert_eq!(found, pieces.iter().map(|&piece| piece as f32).collect::<Vec<_>>());
        asked
    }

    #[test]
    fn each_window_is_computed_once() {
        let cache = Cache::default();
        assert_eq!(computed(&cache, &[1, 2, 1], 3), [1, 2]);
        assert_eq!(computed(&cache, &[2, 3], 3), [3]);
    }

    #[test]
    fn what_was_not_used_for_long_is_forgotten() {
        let cache = Cache::default();
        let half = MOST_WORDS / 2;
        assert_eq!(computed(&cache, &[1, 2, 3, 4], half), [1, 2, 3, 4]);
        assert_eq!(computed(&cache, &[1, 5], half), [5]);
        assert_eq!(computed(&cache, &[2], half), [2]);
        assert!(computed(&cache, &[1], half).is_empty());
    }
}
