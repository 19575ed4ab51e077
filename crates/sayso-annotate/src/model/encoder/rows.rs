//! What is done to states row by row, in the widest vectors that the processor has. Which these are is asked once for all rows.

use rten_simd::ops::{BitOps, FloatOps, NarrowSaturate, NumOps, ToFloat};
use rten_simd::{Isa, SimdOp};
use rten_vecmath::{MinMax, Normalize, NormalizeOptions, Sum, SumSquareSub};

use super::WIDTH;
use super::weights::Weights;

/// Matrices are as wide as a multiple of this, so that vectors of any width divide their rows.
const STEP: usize = 64;

/// Rows of 8-bit numbers, each with its scale and zero point: state = (number − zero) × scale.
#[derive(Default)]
pub(super) struct Quantised {
    pub(super) numbers: Vec<u8>,
    pub(super) scales: Vec<f32>,
    pub(super) zeros: Vec<f32>,
}

impl Quantised {
    /// Takes rows of `width` numbers each in place of those it holds, each row quantised from its least to its greatest.
    pub(super) fn take(&mut self, states: &[f32], width: usize) {
        assert_eq!(width % STEP, 0);
        self.numbers.resize(states.len(), 0);
        self.scales.clear();
        self.zeros.clear();
        QuantiseRows { states, width, quantised: self }.dispatch();
    }
}

/// Quantises each row of `width` numbers.
struct QuantiseRows<'a> {
    states: &'a [f32],
    width: usize,
    quantised: &'a mut Quantised,
}

impl SimdOp for QuantiseRows<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let Quantised { numbers, scales, zeros } = self.quantised;
        let rows = self.states.chunks_exact(self.width).zip(numbers.chunks_exact_mut(self.width));
        for (states, numbers) in rows {
            let (least, greatest) = MinMax::new(states).eval(isa);
            // Nought is exact, whatever the range.
            let (least, greatest) = (least.min(0.0), greatest.max(0.0));
            let scale = ((greatest - least) / 255.0).max(f32::MIN_POSITIVE);
            let zero = (-least / scale).round();
            Quantise { states, numbers, inverse: 1.0 / scale, zero: zero as i32 }.eval(isa);
            scales.push(scale);
            zeros.push(zero);
        }
    }
}

/// `numbers = states × inverse + zero`, rounded and saturated.
struct Quantise<'a> {
    states: &'a [f32],
    numbers: &'a mut [u8],
    inverse: f32,
    zero: i32,
}

impl SimdOp for Quantise<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let (floats, whole, halves) = (isa.f32(), isa.i32(), isa.i16());
        let (inverse, zero) = (floats.splat(self.inverse), whole.splat(self.zero));
        let lanes = floats.len();
        // No closures: they would be compiled without the vector instructions.
        for (states, numbers) in
            self.states.chunks_exact(4 * lanes).zip(self.numbers.chunks_exact_mut(4 * lanes))
        {
            let [a, b, c, d] = floats.load_many::<4>(states);
            let a = whole.add(floats.to_int_round(floats.mul(a, inverse)), zero);
            let b = whole.add(floats.to_int_round(floats.mul(b, inverse)), zero);
            let c = whole.add(floats.to_int_round(floats.mul(c, inverse)), zero);
            let d = whole.add(floats.to_int_round(floats.mul(d, inverse)), zero);
            let (low, high) = (whole.narrow_saturate(a, b), whole.narrow_saturate(c, d));
            isa.u8().store(halves.narrow_saturate(low, high), numbers);
        }
    }
}

/// What becomes of the numbers that a product is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// They are written over.
    Dropped,
    /// The product is added to them.
    Added,
}

/// Rows of an integer product in floats: `states = (sums × columns − zero × totals) × scale + bias`, on top of what was
/// there if so asked.
///
/// What the zero point adds to each sum is taken off here: the kernels of rten-gemm 0.27 take the zero points of the first
/// rows for all.
pub(super) struct Dequantise<'a> {
    pub(super) sums: &'a [i32],
    /// Scale and zero point of each row.
    pub(super) scales: &'a [f32],
    pub(super) zeros: &'a [f32],
    /// Scale of each column, and the scaled sum of its weights.
    pub(super) columns: &'a [f32],
    pub(super) totals: &'a [f32],
    pub(super) bias: &'a [f32],
    pub(super) states: &'a mut [f32],
    pub(super) before: Before,
}

impl SimdOp for Dequantise<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let (floats, whole) = (isa.f32(), isa.i32());
        let lanes = floats.len();
        let width = self.columns.len();
        let rows = self.sums.chunks_exact(width).zip(self.states.chunks_exact_mut(width));
        for ((sums, states), (&scale, &zero)) in rows.zip(self.scales.iter().zip(self.zeros)) {
            let (scale, shift) = (floats.splat(scale), floats.splat(-scale * zero));
            let columns = self.columns.chunks_exact(lanes).zip(self.totals.chunks_exact(lanes));
            let parts = sums.chunks_exact(lanes).zip(states.chunks_exact_mut(lanes));
            for (((sums, states), (columns, totals)), bias) in
                parts.zip(columns).zip(self.bias.chunks_exact(lanes))
            {
                let factor = floats.mul(scale, floats.load(columns));
                let base = floats.mul_add(shift, floats.load(totals), floats.load(bias));
                let mut sum = floats.mul_add(whole.to_float(whole.load(sums)), factor, base);
                if self.before == Before::Added {
                    sum = floats.add(sum, floats.load(states));
                }
                floats.store(sum, states);
            }
        }
    }
}

/// Layer normalisation (Ba, Kiros and Hinton 2016).
pub(super) struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

/// Keeps a row of equal numbers from being divided by nought; as in the base model.
const EPSILON: f32 = 1e-12;

impl Norm {
    pub(super) fn load(weights: &Weights<'_>, name: &str) -> Norm {
        Norm {
            weight: weights.floats(&format!("{name}.weight")),
            bias: weights.floats(&format!("{name}.bias")),
        }
    }

    /// Normalises each row in place.
    pub(super) fn apply(&self, states: &mut [f32]) {
        NormaliseRows { norm: self, states }.dispatch();
    }
}

/// Normalises each row.
struct NormaliseRows<'a> {
    norm: &'a Norm,
    states: &'a mut [f32],
}

impl SimdOp for NormaliseRows<'_> {
    type Output = ();

    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        for row in self.states.chunks_exact_mut(WIDTH) {
            let mean = Sum::new(row).eval(isa) / WIDTH as f32;
            let variance = SumSquareSub::new(row, mean).eval(isa) / WIDTH as f32;
            let options = NormalizeOptions {
                pre_scale_bias: mean,
                scale: 1.0 / (variance + EPSILON).sqrt(),
                element_scale: Some(&self.norm.weight),
                bias: 0.0,
                element_bias: Some(&self.norm.bias),
            };
            Normalize::new_mut(row, options).eval(isa);
        }
    }
}
