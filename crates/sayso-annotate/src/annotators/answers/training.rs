//! What training asks of the program: the signs of each tie that may be.

use sayso_core::{Annotated, AttributionIx};

use super::answering::Answering;
use super::article::Statements;
use super::{shown, signs, that_answer};

/// An attribution that answers, and what it may be an answer to.
pub struct ToldAnswer {
    /// Which.
    pub ix: AttributionIx,
    /// What speaks for it that nothing is answered.
    pub nothing: Vec<(&'static str, f32)>,
    /// What speaks for the words that name a report, if any do.
    pub report: Option<Vec<(&'static str, f32)>>,
    /// Each statement that may be answered.
    pub statements: Vec<ToldStatement>,
}

/// A statement that may be answered.
pub struct ToldStatement {
    /// Which.
    pub ix: AttributionIx,
    /// What speaks for it.
    pub signs: Vec<(&'static str, f32)>,
}

/// The answers of `annotated`.
pub fn told_answers(annotated: &Annotated) -> Vec<ToldAnswer> {
    let statements = Statements::of(annotated);
    let answering = that_answer(annotated).filter_map(|ix| Answering::new(&statements, ix));
    let told = answering.map(|answering| ToldAnswer {
        ix: answering.ix,
        nothing: named(shown::of_nothing(&answering)),
        report: answering.report().map(|report| named(shown::of_report(&answering, &report))),
        statements: shown::of_statements(&answering)
            .into_iter()
            .map(|(ix, shown)| ToldStatement { ix, signs: named(shown) })
            .collect(),
    });
    told.collect()
}

/// The names of all signs, in the order in which their weights are written.
pub fn answer_signs() -> Vec<&'static str> {
    signs::ALL.iter().map(|written| written.key).collect()
}

fn named(shown: shown::Shown) -> Vec<(&'static str, f32)> {
    shown.into_iter().map(|(sign, strength)| (sign.written().key, strength)).collect()
}
