//! What pieces are before any layer, and the layers.

use std::sync::LazyLock;

use super::layer::{Layer, Room};
use super::linear::Kernels;
use super::rows::Norm;
use super::weights::Weights;
use super::{WEIGHTS, WIDTH, Window, row};

/// A table of pieces and layers over it.
pub(in crate::model) struct Stack {
    pieces: &'static Pieces,
    features: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
}

impl Stack {
    /// The layers of these weights. `features` names the table of what a window says of each piece besides what it is.
    pub(in crate::model) fn load(weights: &Weights<'_>, features: &str) -> Stack {
        let kernels = Kernels::default();
        Stack {
            pieces: Pieces::shipped(),
            features: weights.floats(features),
            norm: Norm::load(weights, "norm"),
            layers: (0..weights.layers()).map(|number| Layer::load(weights, &kernels, number)).collect(),
        }
    }

    /// The states of the window's pieces before any layer, one row each.
    pub(super) fn look_up(&self, window: &Window) -> Vec<f32> {
        let mut states = Vec::with_capacity(window.pieces.len() * WIDTH);
        for (place, (&piece, &feature)) in window.pieces.iter().zip(&window.features).enumerate() {
            let piece = piece as usize;
            let scale = self.pieces.scales[piece];
            let columns = row(&self.pieces.numbers, piece)
                .iter()
                .zip(row(&self.pieces.places, place))
                .zip(row(&self.features, feature.into()));
            states
                .extend(columns.map(|((&piece, place), feature)| f32::from(piece) * scale + place + feature));
        }
        self.norm.apply(&mut states);
        states
    }

    /// The first `count` layers, and those after them.
    pub(super) fn split(&self, count: usize) -> (&[Layer], &[Layer]) {
        self.layers.split_at(count.min(self.layers.len()))
    }

    /// The states of the window's pieces after all layers, one row each.
    pub(in crate::model) fn run(&self, room: &mut Room, window: &Window) -> Vec<f32> {
        let mut states = self.look_up(window);
        self.layers.iter().for_each(|layer| layer.run(room, &mut states));
        states
    }
}

/// What pieces and places are: the base model's, which no training changed, so that all models here share them.
struct Pieces {
    /// Of each piece, with a scale a row.
    numbers: Vec<i8>,
    scales: Vec<f32>,
    places: Vec<f32>,
}

impl Pieces {
    fn shipped() -> &'static Pieces {
        static SHIPPED: LazyLock<Pieces> = LazyLock::new(|| {
            let weights = Weights::parse(WEIGHTS);
            Pieces {
                numbers: weights.bytes("pieces.int8"),
                scales: weights.floats("pieces.scale"),
                places: weights.floats("positions"),
            }
        });
        &SHIPPED
    }
}
