//! Tells what kind of source stands behind each attribution, and what the article says of those it does not name.

mod kind;
mod names;
mod nouns;
mod phrase;
mod surroundings;
mod unnamed;

use sayso_core::{Draft, SourceKind, Sourcing, Span, Text};

use crate::{Annotator, Layer};

/// Whether `name` is an outlet's: one that is known, or one that ends as those of outlets do.
pub(super) fn is_outlet(name: &str) -> bool {
    let lower = name.to_lowercase();
    let bare = lower.strip_prefix("the ").unwrap_or(&lower);
    // “The Ledger”; without “the” it may be a person's surname.
    let is_of_paper = |last: &str| bare != lower && names::is_of_paper(last);
    let ends_so = || {
        let last = bare.rsplit(' ').next();
        last.is_some_and(|last| nouns::of(last) == Some(nouns::Noun::Outlet) || is_of_paper(last))
    };
    names::known(bare) == Some(SourceKind::Outlet) || ends_so()
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
            let terms = unnamed::Terms::of(draft);
            let sourcings: Vec<_> = kinds
                .into_iter()
                .map(|(ix, kind)| {
                    let is_unnamed = kind.value == SourceKind::Unnamed;
                    let unnamed = is_unnamed.then(|| unnamed::of(draft, &terms, draft.attribution(ix)));
                    (ix, Sourcing { kind, unnamed })
                })
                .collect();
            for (ix, sourcing) in sourcings {
                draft.meaning_mut(ix).sourcing = Some(sourcing);
            }
        }
    }
}
