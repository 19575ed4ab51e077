//! Rules on allegations: on whose word they rest, and whether those whom they are about were heard.

use sayso_core::{Act, AttributionIx, Count, Quotation, SourceKind, Span};

use super::house::{Kind, Parameter};
use super::reading::{Reading, source_or_cue};
use super::words::words;
use super::{Found, Rule, Settings};

/// “‘He is a liar,’ said a former colleague.”
pub(super) static UNNAMED_ATTACK: Rule = Rule {
    name: "unnamed-attack",
    about: "an unnamed source is quoted word for word with an attack on somebody",
    parameters: &[Parameter { name: "attacks", kind: Kind::Words }],
    check: unnamed_attack,
};

/// “One official said that he had stolen it.”
pub(super) static SINGLE_SOURCE_ALLEGATION: Rule = Rule {
    name: "single-source-allegation",
    about: "an allegation rests on one unnamed source and nothing else",
    parameters: &[Parameter { name: "shared-words", kind: Kind::Number }],
    check: single_source_allegation,
};

/// An allegation that is left standing.
pub(super) static NO_RESPONSE: Rule = Rule {
    name: "no-response",
    about: "an allegation, and no word of whether those whom it is about were asked",
    parameters: &[Parameter { name: "any-statement", kind: Kind::Choice }],
    check: no_response,
};

fn unnamed_attack(reading: &Reading<'_>, settings: &Settings) -> Vec<Found> {
    let sources = reading.unnamed().flat_map(|source| &source.statements);
    let attacks = sources.filter_map(|&ix| {
        let span = attack(reading, settings, ix)?;
        let message = "a source that is not named is quoted with an attack on somebody".to_owned();
        let source = source_or_cue(reading.annotated.attribution(ix));
        Some(Found { statement: ix, span, message, related: vec![source] })
    });
    attacks.collect()
}

/// The words of the attack, if the attribution at `ix` quotes one.
fn attack(reading: &Reading<'_>, settings: &Settings, ix: AttributionIx) -> Option<Span> {
    let attribution = reading.annotated.attribution(ix);
    let is_attack =
        |span: Span| words(reading.text(), span).iter().any(|word| settings.lists("attacks", &word.lower));
    let quotes = reading.annotated.quotes();
    let starting_in = |part: &Span| {
        // A mark may stand before what it opens.
        let first = quotes.partition_point(|quote| quote.span.start() + LONGEST_MARK < part.start());
        let end = part.end();
        quotes[first..].iter().map(|quote| quote.span).take_while(move |quote| quote.start() < end)
    };
    let mut own = attribution.contents().iter().flat_map(starting_in);
    match attribution.quotation {
        Quotation::Indirect => None,
        Quotation::Direct if reading.act(ix) == Some(Act::Accuse) => own.next(),
        Quotation::Direct | Quotation::Mixed => own.find(|&quote| is_attack(quote)),
    }
}

/// The bytes of the longest quotation mark.
const LONGEST_MARK: usize = 4;

fn single_source_allegation(reading: &Reading<'_>, settings: &Settings) -> Vec<Found> {
    let of_one = reading.annotated.attributions().map(|(ix, _)| ix).filter(|&ix| {
        reading.is_allegation(ix)
            && reading.kind(ix) == Some(SourceKind::Unnamed)
            && matches!(reading.count(ix), Some(Count::One) | None)
            && !reading.is_spokesperson(ix)
    });
    let alone = of_one.filter(|&ix| !is_supported(reading, settings, ix));
    let found = alone.map(|ix| Found {
        statement: ix,
        span: source_or_cue(reading.annotated.attribution(ix)),
        message: "this allegation rests on one source, and that one is not named".to_owned(),
        related: reading.annotated.attribution(ix).contents().to_vec(),
    });
    found.collect()
}

/// Whether another source confirms what the attribution at `ix` alleges, or says much the same.
fn is_supported(reading: &Reading<'_>, settings: &Settings, ix: AttributionIx) -> bool {
    reading.others(ix).any(|other| {
        if reading.is_same_source(ix, other) || reading.are_kin(ix, other) {
            return false;
        }
        let says_the_same = reading.kind(other).is_some_and(is_somebody)
            && reading.shared_words(ix, other) >= settings.number("shared-words")
            && !reading.is_by_one_concerned(other, ix);
        match reading.act(other) {
            Some(Act::Confirm) => reading.answers(other, ix) || says_the_same,
            Some(Act::Assert | Act::Accuse) => says_the_same,
            Some(
                Act::Deny
                | Act::PartlyDeny
                | Act::Decline
                | Act::NoReply
                | Act::NoCommentYet
                | Act::Predict
                | Act::Demand,
            )
            | None => false,
        }
    })
}

fn is_somebody(kind: SourceKind) -> bool {
    match kind {
        SourceKind::NamedPerson
        | SourceKind::RoleNamedPerson
        | SourceKind::Organisation
        | SourceKind::Outlet
        | SourceKind::Document
        | SourceKind::Unnamed => true,
        SourceKind::Vague | SourceKind::Unattributed => false,
    }
}

fn no_response(reading: &Reading<'_>, settings: &Settings) -> Vec<Found> {
    let unanswered = reading.allegations().filter(|&ix| !is_answered(reading, settings, ix));
    let found = unanswered.map(|ix| {
        let attribution = reading.annotated.attribution(ix);
        let cue = attribution.cue.as_ref().or(attribution.content.as_ref());
        Found {
            statement: ix,
            span: cue.map_or(attribution.extent(), |cue| cue.extent()),
            message: "the article does not show that those whom this allegation is about were asked"
                .to_owned(),
            related: attribution.contents().to_vec(),
        }
    });
    found.collect()
}

/// Whether somebody answers what the attribution at `ix` alleges, or is said to have been asked.
fn is_answered(reading: &Reading<'_>, settings: &Settings, ix: AttributionIx) -> bool {
    reading.others(ix).any(|other| match reading.act(other) {
        Some(Act::Deny | Act::PartlyDeny | Act::Confirm) => {
            reading.answers(other, ix)
                || reading.is_by_one_concerned(other, ix)
                || reading.denies_charges(other, ix)
        }
        // Whoever else has nothing to say may have been asked about another matter.
        Some(Act::Decline | Act::NoReply) => {
            let is_of_it = reading.answers(other, ix) && reading.shared_words(ix, other) > 0;
            is_of_it || reading.is_by_one_concerned(other, ix)
        }
        Some(Act::Assert | Act::Accuse | Act::Predict | Act::Demand) => {
            settings.is_chosen("any-statement") && other > ix && reading.is_by_one_concerned(other, ix)
        }
        // Nobody says that they were asked.
        Some(Act::NoCommentYet) | None => false,
    })
}
