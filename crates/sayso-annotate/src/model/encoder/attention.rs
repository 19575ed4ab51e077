//! Self-attention (Vaswani et al. 2017), in 32-bit floats.

use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions};
use rten_simd::{Isa, SimdOp};
use rten_tensor::NdTensorView;
use rten_vecmath::Softmax;

use super::{HEADS, WIDTH};

/// Numbers in one head's share of a state.
const SHARE: usize = WIDTH / HEADS;

/// Room for what one head computes.
#[derive(Default)]
pub(super) struct OneHead {
    weights: Vec<f32>,
    share: Vec<f32>,
}

/// Mixes the values of all rows into each row of `mixed`. A row of `joint` holds a query, which carries the scale, a key and
/// a value.
pub(super) fn attend(
    gemm: &GemmExecutor<f32, f32, f32>,
    room: &mut OneHead,
    joint: &[f32],
    mixed: &mut Vec<f32>,
) {
    let length = joint.len() / (3 * WIDTH);
    let joint = NdTensorView::from_data([length, 3 * WIDTH], joint);
    let OneHead { weights, share } = room;
    mixed.resize(length * WIDTH, 0.0);
    weights.resize(length * length, 0.0);
    share.resize(length * SHARE, 0.0);
    for head in 0..HEADS {
        let part = |kind: usize| {
            let start = kind * WIDTH + head * SHARE;
            joint.slice((.., start..start + SHARE))
        };
        let (query, key, value) = (part(0), part(1), part(2));
        multiply(gemm, weights, query, key.transposed());
        SoftmaxRows { weights, length }.dispatch();
        multiply(gemm, share, NdTensorView::from_data([length, length], &weights[..]), value);
        for (row, share) in mixed.chunks_exact_mut(WIDTH).zip(share.chunks_exact(SHARE)) {
            row[head * SHARE..][..SHARE].copy_from_slice(share);
        }
    }
}

/// The softmax of each row, of `length` numbers, in place.
struct SoftmaxRows<'a> {
    weights: &'a mut [f32],
    length: usize,
}

impl SimdOp for SoftmaxRows<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        for row in self.weights.chunks_exact_mut(self.length) {
            Softmax::new_mut(row).eval(isa);
        }
    }
}

fn multiply(
    gemm: &GemmExecutor<f32, f32, f32>,
    product: &mut [f32],
    left: NdTensorView<'_, f32, 2>,
    right: NdTensorView<'_, f32, 2>,
) {
    gemm.gemm(product, GemmInputA::Unpacked(left), GemmInputB::Unpacked(right), GemmOptions::default())
        .expect("the shapes fit");
}

#[cfg(test)]
mod tests {
    use rten_gemm::GemmExecutor;

    use super::{HEADS, OneHead, SHARE, WIDTH, attend};

    /// The definition, number by number.
    fn by_definition(joint: &[f32]) -> Vec<f32> {
        let rows: Vec<&[f32]> = joint.chunks_exact(3 * WIDTH).collect();
        let mut mixed = Vec::new();
        for query in &rows {
            for head in 0..HEADS {
                let share = |row: &[f32], kind: usize| row[kind * WIDTH + head * SHARE..][..SHARE].to_vec();
                let dot =
                    |key: Vec<f32>| -> f32 { share(query, 0).iter().zip(key).map(|(q, k)| q * k).sum() };
                let weights: Vec<f32> = rows.iter().map(|row| dot(share(row, 1)).exp()).collect();
                let total: f32 = weights.iter().sum();
                mixed.extend((0..SHARE).map(|at| {
                    rows.iter()
                        .zip(&weights)
                        .map(|(row, weight)| share(row, 2)[at] * weight / total)
                        .sum::<f32>()
                }));
            }
        }
        mixed
    }

    #[test]
    fn values_are_mixed_as_queries_and_keys_agree() {
        for length in [1, 2, 13, 40] {
            let number = |at: usize| ((at * 7919 % 1000) as f32 - 500.0) / 800.0;
            let joint: Vec<f32> = (0..length * 3 * WIDTH).map(number).collect();
            let mut mixed = Vec::new();
            attend(&GemmExecutor::default(), &mut OneHead::default(), &joint, &mut mixed);
            let expected = by_definition(&joint);
            let worst =
                mixed.iter().zip(&expected).map(|(one, other)| (one - other).abs()).fold(0.0, f32::max);
            assert!(worst < 1e-4, "{length} rows: {worst}");
        }
    }
}
