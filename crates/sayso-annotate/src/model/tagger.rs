//! Articles' words to label scores, a whole batch at a time, and those to spans with roles.

use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use sayso_core::Digest;
use serde::Deserialize;

use super::acts::WEIGHTS as ACT_WEIGHTS;
use super::cache::Cache;
use super::crf::{Crf, LABELS, LEVELS, Scores};
use super::encoder::{Encoder, WEIGHTS, Window, WordScores};
use super::limits::Limits;
use super::link::Ranking;
use super::marks::WEIGHTS as MARK_WEIGHTS;
use super::spans::{BEGINNING_CUE, LABEL_NAMES, RoleSpan, spans};
use super::vocabulary::Vocabulary;
use super::windows::windows;
use super::words::Words;

/// The attribution tagger with all it needs.
pub(crate) struct Tagger {
    encoder: Encoder,
    cache: Cache,
    /// The last batch with its scores: one annotator asks for statements, the next for mentions of the same articles.
    last: Mutex<Option<Arc<Read>>>,
    settings: Settings,
    /// How words become pieces.
    pub(crate) vocabulary: Vocabulary,
}

/// Articles, and the scores of their words.
pub(crate) struct Read {
    pub(crate) articles: Vec<Words>,
    pub(crate) scores: Vec<Vec<WordScores>>,
}

/// What training leaves beside the weights.
#[derive(Deserialize)]
struct Settings {
    labels: [String; LABELS],
    /// The most pieces in a window, start and stop not counted.
    window: usize,
    /// Added to the scores of beginning a cue and a bare cue, for each level: above 0, more is found and less of it is right.
    lean: [[f32; 2]; LEVELS],
    /// One for each level.
    #[serde(rename = "transitions")]
    crfs: [Crf; LEVELS],
    #[serde(rename = "link")]
    ranking: Ranking,
    calibration: Calibration,
}

/// What makes the model's probabilities of spans tell how often a whole statement is right (Platt 1999): fitted on
/// development articles by `training/sayso_training/calibrate.py`.
#[derive(Deserialize)]
struct Calibration {
    slope: f32,
    intercept: f32,
}

/// Log-odds beyond this differ in nothing that was ever measured.
const SUREST: f32 = 14.0;

impl Calibration {
    fn apply(&self, probability: f32) -> f32 {
        let odds = (probability / (1.0 - probability)).ln().clamp(-SUREST, SUREST);
        1.0 / (1.0 + (-self.slope * odds - self.intercept).exp())
    }
}

const SETTINGS: &str = include_str!("../../model/tagger.json");

impl Tagger {
    /// The tagger we ship, loaded once.
    pub(crate) fn shipped() -> &'static Tagger {
        static SHIPPED: LazyLock<Tagger> = LazyLock::new(|| {
            let settings: Settings = serde_json::from_str(SETTINGS).expect("the shipped settings are JSON");
            assert_eq!(settings.labels, LABEL_NAMES, "the shipped model has other labels");
            Tagger {
                encoder: Encoder::shipped(),
                cache: Cache::default(),
                last: Mutex::default(),
                settings,
                vocabulary: Vocabulary::shipped(),
            }
        });
        &SHIPPED
    }

    /// Digest of everything that was learned.
    pub(crate) fn digest() -> Digest {
        Digest::of(&[WEIGHTS, SETTINGS.as_bytes(), MARK_WEIGHTS, ACT_WEIGHTS])
    }

    /// How likely a statement is right whose weakest span has this probability.
    pub(crate) fn confidence(&self, probability: f32) -> f32 {
        self.settings.calibration.apply(probability)
    }

    /// How spans find their cues.
    pub(crate) fn ranking(&self) -> &Ranking {
        &self.settings.ranking
    }

    /// The scores of each word of each article.
    pub(crate) fn read(&self, articles: Vec<Words>) -> Arc<Read> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(last) = last.filter(|last| last.articles == articles) {
            return last;
        }
        let scores = self.scores(&articles);
        let read = Arc::new(Read { articles, scores });
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&read));
        read
    }

    fn scores(&self, articles: &[Words]) -> Vec<Vec<WordScores>> {
        let cut: Vec<Vec<Window>> = articles.iter().map(|words| self.windows(words)).collect();
        let counts: Vec<usize> = cut.iter().map(Vec::len).collect();
        let windows: Vec<Window> = cut.into_iter().flatten().collect();
        let scores = self.cache.scores(&windows, |missing| self.encoder.scores(missing));
        let mut rest = &scores[..];
        let of_article = |count: usize| -> Vec<WordScores> {
            let (own, others) = rest.split_at(count);
            rest = others;
            own.iter().flat_map(|scores| scores.iter().copied()).collect()
        };
        counts.into_iter().map(of_article).collect()
    }

    /// The states that the marks of each word of an article are read from, one row after the other.
    #[cfg(feature = "training")]
    pub(crate) fn marked_states(&self, words: &Words) -> Vec<f32> {
        self.windows(words).iter().flat_map(|window| self.encoder.marked_states(window)).collect()
    }

    /// The spans that `emissions` of the words of one stretch make within `limits`, in reading order.
    pub(crate) fn spans(&self, level: usize, mut emissions: Vec<Scores>, limits: &Limits) -> Vec<RoleSpan> {
        for scores in &mut emissions {
            let lean = self.settings.lean[level];
            BEGINNING_CUE.iter().zip(lean).for_each(|(&label, lean)| scores[label] += lean);
        }
        limits.apply(&mut emissions);
        spans(&self.settings.crfs[level], &emissions)
    }

    fn windows(&self, words: &Words) -> Vec<Window> {
        windows(words, self.settings.window)
            .into_iter()
            .map(|range| {
                let mut window =
                    Window { pieces: vec![self.vocabulary.start], features: vec![0], firsts: Vec::new() };
                for at in range {
                    window.firsts.push(window.pieces.len());
                    window.pieces.extend(words.pieces(at));
                    window.features.resize(window.pieces.len(), words.as_slice()[at].feature);
                }
                window.pieces.push(self.vocabulary.stop);
                window.features.push(0);
                window
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Calibration;

    #[test]
    fn confidence_grows_with_probability_and_stays_between_nought_and_one() {
        let calibration = Calibration { slope: 0.8, intercept: 0.3 };
        let confidences = [0.0, 0.1, 0.5, 0.9, 1.0].map(|probability| calibration.apply(probability));
        assert!(confidences.is_sorted() && confidences[0] >= 0.0 && confidences[4] <= 1.0, "{confidences:?}");
        let plain = Calibration { slope: 1.0, intercept: 0.0 };
        assert!((plain.apply(0.3) - 0.3).abs() < 1e-6);
    }
}
