//! Products with weight matrices in int8.

use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_simd::SimdOp;
use rten_tensor::NdTensorView;

use super::rows::{Before, Dequantise, Quantised};
use super::weights::Weights;

/// The matrix kernels for this processor.
#[derive(Default)]
pub(super) struct Kernels {
    pub(super) integers: GemmExecutor<u8, i8, i32>,
    pub(super) floats: GemmExecutor<f32, f32, f32>,
}

/// What products are computed with, and room for what comes between: taken anew for each, it would cost more than it holds.
#[derive(Default)]
pub(super) struct Tools {
    pub(super) kernels: Kernels,
    quantised: Quantised,
    sums: Vec<i32>,
}

/// `states @ weight + bias`, the weights in int8 with a scale for each column.
pub(super) struct Linear {
    weight: PackedBMatrix<i8>,
    scales: Vec<f32>,
    /// The sum of each column's weights.
    totals: Vec<f32>,
    bias: Vec<f32>,
    width: usize,
}

impl Linear {
    /// The matrix called `name`, of `width` rows.
    pub(super) fn load(weights: &Weights<'_>, kernels: &Kernels, name: &str, width: usize) -> Linear {
        let floats = |kind: &str| weights.floats(&format!("{name}.{kind}"));
        Linear::new(kernels, &weights.bytes(&format!("{name}.int8")), floats("scale"), floats("bias"), width)
    }

    fn new(kernels: &Kernels, numbers: &[i8], scales: Vec<f32>, bias: Vec<f32>, width: usize) -> Linear {
        let matrix = NdTensorView::from_data([width, scales.len()], numbers);
        let mut totals = vec![0.0; scales.len()];
        for row in numbers.chunks_exact(scales.len()) {
            let scaled = row.iter().zip(&scales).map(|(&number, scale)| f32::from(number) * scale);
            totals.iter_mut().zip(scaled).for_each(|(total, weight)| *total += weight);
        }
        Linear { weight: kernels.integers.prepack_b(matrix), scales, totals, bias, width }
    }

    /// Writes the product of each row of `states` to `product`.
    pub(super) fn apply(&self, tools: &mut Tools, states: &[f32], product: &mut Vec<f32>) {
        product.resize(states.len() / self.width * self.scales.len(), 0.0);
        self.write(tools, states, product, Before::Dropped);
    }

    /// Adds the product of each row of `states` to `sum`.
    pub(super) fn add(&self, tools: &mut Tools, states: &[f32], sum: &mut [f32]) {
        self.write(tools, states, sum, Before::Added);
    }

    fn write(&self, tools: &mut Tools, states: &[f32], written: &mut [f32], before: Before) {
        let Tools { kernels, quantised, sums } = tools;
        quantised.take(states, self.width);
        let Quantised { numbers, scales, zeros } = &*quantised;
        let columns = self.scales.len();
        sums.resize(scales.len() * columns, 0);
        let rows = GemmInputA::Unpacked(NdTensorView::from_data([scales.len(), self.width], &numbers[..]));
        kernels
            .integers
            .gemm(sums, rows, GemmInputB::Packed(&self.weight), GemmOptions::default())
            .expect("the shapes fit");
        let (columns, totals, bias) = (&self.scales[..], &self.totals[..], &self.bias[..]);
        Dequantise { sums, scales, zeros, columns, totals, bias, states: written, before }.dispatch();
    }
}

#[cfg(test)]
mod tests {
    use super::{Kernels, Linear, Tools};

    #[test]
    fn a_product_is_near_that_of_floats() {
        let (length, width, columns) = (13, 128, 64);
        let pseudo = |at: usize| (at * 7919 % 1009) as f32 / 1009.0 - 0.5;
        let states: Vec<f32> = (0..length * width).map(|at| pseudo(at) * (1 + at / width) as f32).collect();
        let numbers: Vec<i8> = (0..width * columns).map(|at| (pseudo(at + 5) * 126.0) as i8).collect();
        let scales: Vec<f32> = (0..columns).map(|at| 0.01 + pseudo(at).abs() / 100.0).collect();
        let bias: Vec<f32> = (0..columns).map(pseudo).collect();
        let kernels = Kernels::default();
        let linear = Linear::new(&kernels, &numbers, scales.clone(), bias.clone(), width);
        let mut product = Vec::new();
        linear.apply(&mut Tools::default(), &states, &mut product);
        for (row, states) in states.chunks_exact(width).enumerate() {
            let largest = states.iter().fold(0.0_f32, |largest, state| largest.max(state.abs()));
            for column in 0..columns {
                let weight = |at: usize| f32::from(numbers[at * columns + column]) * scales[column];
                let exact: f32 = states.iter().enumerate().map(|(at, state)| state * weight(at)).sum();
                let difference = (product[row * columns + column] - exact - bias[column]).abs();
                assert!(difference < largest * 0.05, "row {row}, column {column}: off by {difference}");
            }
        }
    }
}
