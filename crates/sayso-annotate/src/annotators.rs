//! The table of annotators. To add one: a file beside these, and its line in [`ALL`].

pub(crate) mod acts;
pub(crate) mod answers;
mod attributions;
mod chains;
mod clocks;
#[cfg(test)]
mod literate;
pub(crate) mod mentions;
mod paragraphs;
mod quotes;
mod sentences;
mod sourcing;
mod speakers;
mod times;
mod verbatim;

use crate::Annotator;

/// In the order they run.
pub(crate) static ALL: &[fn() -> Box<dyn Annotator>] = &[
    || Box::new(paragraphs::Paragraphs),
    || Box::new(sentences::Sentences),
    || Box::new(quotes::Quotes),
    || Box::new(times::Times),
    || Box::new(attributions::Attributions::shipped()),
    || Box::new(mentions::Mentions::shipped()),
    || Box::new(speakers::Speakers),
    || Box::new(acts::Acts::shipped()),
    || Box::new(sourcing::Sources),
    || Box::new(answers::Answers),
    || Box::new(chains::Chains),
    || Box::new(verbatim::Verbatims),
    || Box::new(clocks::Clocks),
];

/// Those of [`ALL`] that need no model, in the same order.
pub(crate) static WITHOUT_MODEL: &[fn() -> Box<dyn Annotator>] = &[
    || Box::new(paragraphs::Paragraphs),
    || Box::new(sentences::Sentences),
    || Box::new(quotes::Quotes),
    || Box::new(times::Times),
];

/// Those that mentions are looked for after.
#[cfg(feature = "training")]
pub(crate) fn up_to_attributions() -> Vec<Box<dyn Annotator>> {
    let annotators = ALL.iter().map(|load| load());
    annotators.take_while(|annotator| !annotator.makes().contains(&crate::Layer::Mentions)).collect()
}

#[cfg(test)]
mod contract {
    use crate::Annotators;

    #[test]
    fn each_annotator_comes_after_those_it_needs() {
        let _ = Annotators::standard();
        let _ = Annotators::without_model();
    }
}
