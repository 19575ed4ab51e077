//! Articles' words to spans with roles, a whole batch at a time.

use std::sync::LazyLock;

use sayso_core::Digest;
use serde::Deserialize;

use super::crf::{Crf, LABELS, Scores};
use super::encoder::{Encoder, WEIGHTS, Window};
use super::link::Ranking;
use super::spans::{BEGINNING_CUE, LABEL_NAMES, RoleSpan, spans};
use super::vocabulary::Vocabulary;
use super::windows::windows;
use super::words::Words;

/// The attribution tagger with all it needs.
pub(crate) struct Tagger {
    encoder: Encoder,
    settings: Settings,
    /// How words become pieces.
    pub(crate) vocabulary: Vocabulary,
}

/// What training leaves beside the weights.
#[derive(Deserialize)]
struct Settings {
    labels: [String; LABELS],
    /// The most pieces in a window, start and stop not counted.
    window: usize,
    /// Added to the scores of labels that begin a cue: above 0, more is found and less of it is right.
    lean: f32,
    #[serde(rename = "transitions")]
    crf: Crf,
    #[serde(rename = "link")]
    ranking: Ranking,
}

const SETTINGS: &str = include_str!("../../model/tagger.json");

impl Tagger {
    /// The tagger we ship, loaded once.
    pub(crate) fn shipped() -> &'static Tagger {
        static SHIPPED: LazyLock<Tagger> = LazyLock::new(|| {
            let settings: Settings = serde_json::from_str(SETTINGS).expect("the shipped settings are JSON");
            assert_eq!(settings.labels, LABEL_NAMES, "the shipped model has other labels");
            Tagger { encoder: Encoder::shipped(), settings, vocabulary: Vocabulary::shipped() }
        });
        &SHIPPED
    }

    /// Digest of everything that was learned.
    pub(crate) fn digest() -> Digest {
        Digest::of(&[WEIGHTS, SETTINGS.as_bytes()])
    }

    /// How spans find their cues.
    pub(crate) fn ranking(&self) -> &Ranking {
        &self.settings.ranking
    }

    /// The spans of each stretch of words, in reading order.
    pub(crate) fn tag(&self, articles: &[&Words]) -> Vec<Vec<RoleSpan>> {
        let cut: Vec<Vec<Window>> = articles.iter().map(|words| self.windows(words)).collect();
        let counts: Vec<usize> = cut.iter().map(Vec::len).collect();
        let all: Vec<Window> = cut.into_iter().flatten().collect();
        let mut scores = self.encoder.scores(&all).into_iter();
        let of_article = |count: usize| -> Vec<Scores> { scores.by_ref().take(count).flatten().collect() };
        counts.into_iter().map(of_article).map(|emissions| self.spans(emissions)).collect()
    }

    fn spans(&self, mut emissions: Vec<Scores>) -> Vec<RoleSpan> {
        for scores in &mut emissions {
            BEGINNING_CUE.iter().for_each(|&label| scores[label] += self.settings.lean);
        }
        spans(&self.settings.crf, &emissions)
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
                    window.features.resize(window.pieces.len(), i32::from(words.as_slice()[at].feature));
                }
                window.pieces.push(self.vocabulary.stop);
                window.features.push(0);
                window
            })
            .collect()
    }
}
