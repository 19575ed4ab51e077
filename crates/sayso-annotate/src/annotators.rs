//! The table of annotators. To add one: a file beside these, and its line in [`ALL`].

use crate::Annotator;

/// In the order they run.
pub(crate) static ALL: &[fn() -> Box<dyn Annotator>] = &[];

#[cfg(test)]
mod contract {
    use crate::Annotators;

    #[test]
    fn each_annotator_comes_after_those_it_needs() {
        let _ = Annotators::standard();
    }
}
