//! The file of weights: safetensors, written by `training/sayso_training/export.py`.

use safetensors::{Dtype, SafeTensors};

/// Tensors by name.
pub(crate) struct Weights<'file>(SafeTensors<'file>);

impl<'file> Weights<'file> {
    /// The shipped file: a test holds it to what is read from it.
    pub(crate) fn parse(file: &'file [u8]) -> Weights<'file> {
        Weights(SafeTensors::deserialize(file).expect("the shipped weights are safetensors"))
    }

    /// How many layers there are.
    pub(crate) fn layers(&self) -> usize {
        let is_there = |number: &usize| self.0.tensor(&format!("layers.{number}.inner.bias")).is_ok();
        (0..).take_while(is_there).count()
    }

    /// A tensor of 32-bit floats, row by row.
    pub(crate) fn floats(&self, name: &str) -> Vec<f32> {
        let (bytes, _) = self.tensor(name, Dtype::F32).as_chunks();
        bytes.iter().map(|&number| f32::from_le_bytes(number)).collect()
    }

    /// A tensor of signed bytes, row by row.
    pub(crate) fn bytes(&self, name: &str) -> Vec<i8> {
        self.tensor(name, Dtype::I8).iter().map(|&byte| byte.cast_signed()).collect()
    }

    fn tensor(&self, name: &str, kind: Dtype) -> &'file [u8] {
        let tensor = self.0.tensor(name).unwrap_or_else(|_| panic!("the shipped weights have {name}"));
        assert_eq!(tensor.dtype(), kind, "{name} is of another kind");
        tensor.data()
    }
}
