//! What an annotator is.

use sayso_core::Draft;

/// A kind of annotation, as annotators name what they need and make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Paragraphs, furniture told from body.
    Paragraphs,
    /// Sentences of the body.
    Sentences,
    /// Stretches in quotation marks.
    Quotes,
    /// Attributions, nested ones too.
    Attributions,
    /// Expressions of time.
    Times,
    /// Who and what is named, and which of it is the same.
    Mentions,
    /// Who each source is.
    Speakers,
    /// What kind of source each is.
    Sourcing,
    /// From the outlet to the origin.
    Chains,
    /// What is done by saying it, and how certain the source is.
    Acts,
    /// What is answered.
    Answers,
    /// When it was said, and when it happened.
    Clocks,
    /// Whether quotations are whole.
    Verbatim,
}

/// Adds one kind of annotation to drafts.
pub trait Annotator: Send + Sync {
    /// The name users type and provenance records.
    fn name(&self) -> &'static str;

    /// What must have run before.
    fn needs(&self) -> &'static [Layer] {
        &[]
    }

    /// What this adds.
    fn makes(&self) -> &'static [Layer];

    /// Annotates each draft. Nothing about one article depends on the others in the batch.
    fn annotate(&self, drafts: &mut [Draft]);
}
