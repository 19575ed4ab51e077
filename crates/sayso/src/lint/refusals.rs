//! Rules on answers that were refused or did not come.

use sayso_core::Act;

use super::house::{Kind, Parameter};
use super::reading::{Reading, source_or_cue};
use super::words::words;
use super::{Found, Rule, Settings};

/// “The ministry declined to comment.”
pub(super) static BARE_REFUSAL: Rule = Rule {
    name: "bare-refusal",
    about: "an answer was refused or did not come, and the article does not say to what question",
    parameters: &[Parameter { name: "says-nothing", kind: Kind::Words }],
    check: bare_refusal,
};

fn bare_refusal(reading: &Reading<'_>, settings: &Settings) -> Vec<Found> {
    let refusals = reading.annotated.attributions().filter(|&(ix, _)| match reading.act(ix) {
        Some(Act::Decline | Act::NoReply) => true,
        Some(
            Act::Assert
            | Act::Deny
            | Act::PartlyDeny
            | Act::Confirm
            | Act::NoCommentYet
            | Act::Accuse
            | Act::Predict
            | Act::Demand,
        )
        | None => false,
    });
    let is_bare = |contents: &[sayso_core::Span]| {
        let mut words = contents.iter().flat_map(|&span| words(reading.text(), span));
        words.all(|word| settings.lists("says-nothing", &word.lower))
    };
    let bare = refusals.filter(|(_, attribution)| is_bare(attribution.contents()));
    let found = bare.map(|(ix, attribution)| Found {
        statement: ix,
        span: attribution.cue.as_ref().map_or(source_or_cue(attribution), |cue| cue.extent()),
        message: "the article does not say what the question was".to_owned(),
        related: Vec::new(),
    });
    found.collect()
}
