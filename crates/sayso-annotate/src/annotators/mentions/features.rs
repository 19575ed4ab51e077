//! Sparse features of a mention or a pair of mentions, numbered by the order in which they are told.

/// The features that hold, each with its number and its value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Features {
    held: Vec<(u16, f32)>,
    told: u16,
}

impl Features {
    /// Whether something is so.
    pub(super) fn flag(&mut self, holds: bool) {
        self.number(f32::from(u8::from(holds)));
    }

    /// Which of `count` things is so.
    pub(super) fn choice(&mut self, chosen: usize, count: usize) {
        self.held.push((self.told + chosen.min(count - 1) as u16, 1.0));
        self.told += count as u16;
    }

    /// How much of something there is: best between -1 and 1.
    pub(super) fn number(&mut self, value: f32) {
        if value != 0.0 {
            self.held.push((self.told, value));
        }
        self.told += 1;
    }

    /// Which step of `steps` a count stands on.
    pub(super) fn step(&mut self, count: usize, steps: &[usize]) {
        self.choice(steps.partition_point(|&step| step <= count), steps.len() + 1);
    }

    /// Those that hold.
    pub(crate) fn held(&self) -> &[(u16, f32)] {
        &self.held
    }

    /// How many were told.
    pub(crate) fn told(&self) -> usize {
        self.told.into()
    }
}
