//! A small network over sparse features: one hidden layer, one score.

use super::features::Features;
use crate::model::Weights;

/// A network, loaded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Network {
    /// For each feature a row of `width`.
    inner: Vec<f32>,
    inner_bias: Vec<f32>,
    outer: Vec<f32>,
    outer_bias: f32,
    /// From each feature to the score at once.
    direct: Vec<f32>,
}

impl Network {
    /// The network called `name`.
    pub(crate) fn load(weights: &Weights<'_>, name: &str) -> Network {
        let floats = |kind: &str| weights.floats(&format!("{name}.{kind}"));
        Network {
            inner: floats("inner"),
            inner_bias: floats("inner_bias"),
            outer: floats("outer"),
            outer_bias: floats("outer_bias").first().copied().unwrap_or_default(),
            direct: floats("direct"),
        }
    }

    /// How many features it takes.
    pub(crate) fn features(&self) -> usize {
        self.direct.len()
    }

    /// The score of what has `features`.
    pub(super) fn score(&self, features: &Features) -> f32 {
        debug_assert_eq!(features.told(), self.features(), "features and weights are of one version");
        let width = self.inner_bias.len();
        let mut hidden = self.inner_bias.clone();
        let mut score = self.outer_bias;
        for &(number, value) in features.held() {
            let number = usize::from(number);
            score += self.direct[number] * value;
            let row = &self.inner[number * width..][..width];
            hidden.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight * value);
        }
        score + hidden.iter().zip(&self.outer).map(|(hidden, weight)| hidden.max(0.0) * weight).sum::<f32>()
    }
}
