//! What a linear head reads from the encoder's states about each word, for mentions to go by.
//!
//! It is trained by `training/sayso_training/mentions.py`.

/// The shipped weights of the marks and of what ranks by them: see MODEL_CARD.md beside them.
pub(crate) static WEIGHTS: &[u8] = include_bytes!("../../model/mentions.safetensors");

/// How many marks a word has.
pub(crate) const MARKS: usize = 16;

/// The marks of one word, as log-odds.
pub(crate) type Marks = [f32; MARKS];

/// A mark, by its place in [`Marks`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A mention begins here that another refers to, too.
    Start,
    /// One ends here.
    End,
    /// One covers this.
    Inside,
    /// A person.
    Person,
    /// A body of people.
    Organisation,
    /// A publisher of news.
    Outlet,
    /// Something written.
    Document,
    /// A place.
    Place,
    /// A woman, as agreement evidence; below 0, a man.
    Female,
}
