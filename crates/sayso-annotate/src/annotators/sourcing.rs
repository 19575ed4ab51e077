//! Tells what kind of source stands behind each attribution, and what the article says of those it does not name.

mod kind;
mod names;
mod nouns;
mod phrase;
mod surroundings;
mod terms;
mod unnamed;

use sayso_core::{AttributionIx, Draft, Shown, SourceKind, Sourcing, Span, Text};

use crate::{Annotator, Layer};

/// Whether `name` is an outlet's: one that is known, or one that is made as those of outlets are.
pub(super) fn is_outlet(name: &str) -> bool {
    let lower = name.to_lowercase();
    let bare = lower.strip_prefix("the ").unwrap_or(&lower);
    let unnumbered = without_number(bare).unwrap_or(bare);
    let mut backwards = unnumbered.rsplit(' ');
    let last = backwards.next().unwrap_or(unnumbered);
    // “The Ledger”; without “the” it may be a person's surname.
    let is_of_paper = bare != lower && names::is_of_paper(last);
    let ends_so = nouns::of(last) == Some(nouns::Noun::Outlet) || is_of_paper;
    names::known(bare) == Some(SourceKind::Outlet) || ends_so || backwards.any(names::comes_out)
}

/// Whether `name` may be a station's, though no list knows it: it ends in a number, and its noun is for nothing else. “Janata 24”, but
/// not “Juror 5” or “No 10”.
pub(super) fn may_be_station(name: &str) -> bool {
    let lower = name.to_lowercase();
    let unnumbered = without_number(&lower).filter(|_| names::known(&lower).is_none());
    let last = unnumbered.and_then(|name| name.rsplit(' ').next());
    last.is_some_and(|last| nouns::listed(last).is_none() && !nouns::is_numbered(last))
}

/// `name` without the number that ends it: “channel” for “channel 4”.
fn without_number(name: &str) -> Option<&str> {
    let is_number = |word: &str| word.bytes().all(|letter| letter.is_ascii_digit());
    name.rsplit_once(' ').filter(|(_, last)| is_number(last)).map(|(name, _)| name)
}

/// Whether `noun`, in lower case, is one for people.
pub(super) fn is_of_person(noun: &str) -> bool {
    use nouns::Noun;
    matches!(nouns::of(noun), Some(Noun::Insider | Noun::Office | Noun::Person | Noun::Crowd))
}

/// Whether the phrase of `span` is one for people, bodies, outlets or papers, which can say things: “two officials”, “court papers”,
/// “the Courier”, not “legal risks”.
pub(super) fn may_say(text: &Text, span: Span) -> bool {
    let Some(phrase) = phrase::Phrase::of(text, span) else { return false };
    let head = phrase.head();
    let is_article = |word: &phrase::Word| matches!(word.lower.as_str(), "the" | "a" | "an");
    let goes_before_name = |word: &phrase::Word| is_article(word) || nouns::says(&word.lower);
    let is_name =
        head.is_capital && phrase.core().iter().all(|word| word.is_capital || goes_before_name(word));
    is_name || nouns::says(&head.lower)
}

/// The annotator.
pub(super) struct Sources;

impl Annotator for Sources {
    fn name(&self) -> &'static str {
        "sourcing"
    }

    fn needs(&self) -> &'static [Layer] {
        &[Layer::Sentences, Layer::Attributions]
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::Sourcing]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        for draft in drafts {
            let kinds = kind::all(draft);
            let is_unnamed = |kind: &Shown<SourceKind>| kind.value == SourceKind::Unnamed;
            let unnamed: Vec<AttributionIx> =
                kinds.iter().filter(|(_, kind)| is_unnamed(kind)).map(|&(ix, _)| ix).collect();
            let terms = terms::Terms::of(draft, &unnamed);
            let sourcings: Vec<_> = kinds
                .into_iter()
                .map(|(ix, kind)| {
                    let unnamed = is_unnamed(&kind).then(|| unnamed::of(draft, &terms, ix));
                    (ix, Sourcing { kind, unnamed })
                })
                .collect();
            for (ix, sourcing) in sourcings {
                draft.meaning_mut(ix).sourcing = Some(sourcing);
            }
        }
    }
}
