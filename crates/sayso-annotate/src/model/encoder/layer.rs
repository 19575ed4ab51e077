//! One layer of the encoder: attention, then two products around a GELU, each added to what came in and normalised.

use rten_simd::SimdUnaryOp;
use rten_vecmath::Gelu;

use super::attention::{OneHead, attend};
use super::linear::{Kernels, Linear, Tools};
use super::rows::Norm;
use super::weights::Weights;
use super::{INNER, WIDTH};

/// A post-norm transformer layer.
pub(super) struct Layer {
    /// To query, key and value.
    attention: Linear,
    attended: Linear,
    attention_norm: Norm,
    inner: Linear,
    outer: Linear,
    output_norm: Norm,
}

impl Layer {
    /// The layer of this number.
    pub(super) fn load(weights: &Weights<'_>, kernels: &Kernels, number: usize) -> Layer {
        let linear =
            |part: &str, width| Linear::load(weights, kernels, &format!("layers.{number}.{part}"), width);
        let norm = |part: &str| Norm::load(weights, &format!("layers.{number}.{part}"));
        Layer {
            attention: linear("attention", WIDTH),
            attended: linear("attended", WIDTH),
            attention_norm: norm("attention_norm"),
            inner: linear("inner", WIDTH),
            outer: linear("outer", INNER),
            output_norm: norm("output_norm"),
        }
    }

    /// Takes the states of one window one layer further.
    pub(super) fn run(&self, room: &mut Room, states: &mut [f32]) {
        let Room { tools, head, joint, mixed, inner } = room;
        self.attention.apply(tools, states, joint);
        attend(&tools.kernels.floats, head, joint, mixed);
        self.attended.add(tools, mixed, states);
        self.attention_norm.apply(states);
        self.inner.apply(tools, states, inner);
        Gelu {}.map_mut(inner);
        self.outer.add(tools, inner, states);
        self.output_norm.apply(states);
    }
}

/// What layers compute with, and room for what they compute.
#[derive(Default)]
pub(in crate::model) struct Room {
    pub(super) tools: Tools,
    head: OneHead,
    joint: Vec<f32>,
    mixed: Vec<f32>,
    inner: Vec<f32>,
}
