//! What two contents are to each other, told by whoever can read them together.

use sayso_core::Relation;

/// Reads contents, also such as share no word.
pub trait Relate: Sync {
    /// A vector that lies near that of a content which says the like, of unit length; all are as long.
    fn vector(&self, content: &str) -> Vec<f32>;

    /// What the two of each pair are to each other. Which comes first does not matter. This takes its time, where a vector takes none.
    fn relations(&self, pairs: &[[&str; 2]]) -> Vec<Relation>;
}

/// Reads nothing: contents are compared by the words they share alone.
pub struct WordsAlone;

impl Relate for WordsAlone {
    fn vector(&self, _: &str) -> Vec<f32> {
        Vec::new()
    }

    fn relations(&self, _: &[[&str; 2]]) -> Vec<Relation> {
        Vec::new()
    }
}
