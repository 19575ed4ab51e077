//! Rules on what an article tells of the sources that it does not name.

use sayso_core::{Count, Span};

use super::house::{Kind, Parameter};
use super::reading::{Reading, UnnamedSource, source_or_cue};
use super::words::{is_picking, noun, words};
use super::{Found, Rule, Settings};

/// “Sources said”.
pub(super) static NO_DESCRIPTOR: Rule = Rule {
    name: "no-descriptor",
    about: "an unnamed source of whom the article does not say who that is: “sources said”",
    parameters: &[Parameter { name: "says-nothing", kind: Kind::Words }],
    check: no_descriptor,
};

/// “A senior official said”.
pub(super) static NO_BASIS: Rule = Rule {
    name: "no-basis",
    about: "an unnamed source of whom the article does not say how that source knows",
    parameters: &[Parameter { name: "witnesses", kind: Kind::Words }],
    check: no_basis,
};

/// “A person briefed on the talks said”.
pub(super) static NO_REASON: Rule = Rule {
    name: "no-reason",
    about: "an unnamed source of whom the article does not say why there is no name",
    parameters: &[Parameter { name: "passers-by", kind: Kind::Words }],
    check: no_reason,
};

/// “Officials said … the official said”.
pub(super) static PLURAL_FOR_ONE: Rule = Rule {
    name: "plural-for-one",
    about: "several sources are spoken of, and the article shows one: “officials said”, then “the official”",
    parameters: &[],
    check: plural_for_one,
};

fn no_descriptor(reading: &Reading<'_>, settings: &Settings) -> Vec<Found> {
    let is_described = |source: &UnnamedSource| {
        let descriptor = source.told.descriptor.map(|span| words(reading.text(), span));
        descriptor.is_some_and(|phrase| {
            let says_something = |word: &str| {
                !settings.lists("says-nothing", word)
                    && !is_picking(word)
                    && !matches!(word, "a" | "an" | "the")
            };
            phrase.iter().any(|word| says_something(&word.lower))
        })
    };
    let undescribed = reading.unnamed().filter(|source| !is_described(source));
    undescribed
        .map(|source| of_source(reading, source, "the article does not say who this source is"))
        .collect()
}

fn no_basis(reading: &Reading<'_>, settings: &Settings) -> Vec<Found> {
    let without = reading
        .unnamed()
        .filter(|source| source.told.basis.is_none() && !is_listed(reading, source, settings, "witnesses"));
    without
        .map(|source| of_source(reading, source, "the article does not say how this source knows"))
        .collect()
}

fn no_reason(reading: &Reading<'_>, settings: &Settings) -> Vec<Found> {
    let without = reading
        .unnamed()
        .filter(|source| source.told.reason.is_none() && !is_listed(reading, source, settings, "passers-by"));
    let found = without.map(|source| {
        let mut found = of_source(reading, source, "the article does not say why this source is not named");
        // The terms alone are no reason, but the reader should see that they were found.
        found.related.extend(source.told.terms);
        found.related.sort_unstable();
        found
    });
    found.collect()
}

/// Whether the noun of `source`, in any of its statements, is among those at `name`.
fn is_listed(reading: &Reading<'_>, source: &UnnamedSource, settings: &Settings, name: &str) -> bool {
    let nouns = source.words.iter().filter_map(|&span| noun(&words(reading.text(), span)));
    nouns.into_iter().any(|noun| settings.lists(name, &noun))
}

/// A finding about `source`, where it is first cited.
fn of_source(reading: &Reading<'_>, source: &UnnamedSource, message: &str) -> Found {
    let statement = source.statements[0];
    Found {
        statement,
        span: source_or_cue(reading.annotated.attribution(statement)),
        message: message.to_owned(),
        related: source.words[1..].to_vec(),
    }
}

fn plural_for_one(reading: &Reading<'_>, _: &Settings) -> Vec<Found> {
    let both = reading.unnamed().filter_map(|source| {
        let claims_many =
            |count: Option<Count>| matches!(count, Some(Count::Plural | Count::Several | Count::Exactly(_)));
        let many = source.statements.iter().position(|&ix| claims_many(reading.count(ix)))?;
        let one: Vec<Span> =
            source.words[many + 1..].iter().copied().filter(|&span| is_the_one(reading, span)).collect();
        let statement = source.statements[many];
        let span = source.words[many];
        let message = "the article speaks of more than one source here, and later of one".to_owned();
        (!one.is_empty()).then_some(Found { statement, span, message, related: one })
    });
    both.collect()
}

/// Words after “the” that tell one of several from the others.
const TELLING_APART: [&str; 12] = [
    "other", "first", "second", "third", "fourth", "last", "latter", "former", "older", "younger", "one",
    "same",
];

/// Whether `source` speaks of one, as if there were no other: “the official”.
fn is_the_one(reading: &Reading<'_>, source: Span) -> bool {
    let phrase = words(reading.text(), source);
    let is_definite =
        phrase.first().is_some_and(|word| matches!(word.lower.as_str(), "the" | "this" | "that"));
    let is_told_apart = phrase.get(1).is_some_and(|word| TELLING_APART.contains(&word.lower.as_str()));
    // The singular of what is singular already is itself.
    let is_single = noun(&phrase).is_some_and(|noun| phrase.iter().any(|word| word.lower == noun));
    is_definite && !is_told_apart && is_single
}
