//! The table of annotators. To add one: a file beside these, and its line in [`ALL`].

mod attributions;
#[cfg(test)]
mod literate;
mod paragraphs;
mod quotes;
mod sentences;

use crate::Annotator;

/// In the order they run.
pub(crate) static ALL: &[fn() -> Box<dyn Annotator>] = &[
    || Box::new(paragraphs::Paragraphs),
    || Box::new(sentences::Sentences),
    || Box::new(quotes::Quotes),
    || Box::new(attributions::Attributions::shipped()),
];

#[cfg(test)]
mod contract {
    use crate::Annotators;

    #[test]
    fn each_annotator_comes_after_those_it_needs() {
        let _ = Annotators::standard();
    }
}
