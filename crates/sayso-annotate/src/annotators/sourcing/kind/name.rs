//! The kinds of names.

use sayso_core::{Count, Shown, SourceKind, Span};

use super::super::super::mentions::lexicon::{List, lists};
use super::super::names;
use super::super::nouns::{self, Noun};
use super::super::phrase::{Determiner, Word};
use super::{Own, is_of_agent};
use crate::patterns::is_listed;

/// Words after a comma behind which no name stands that is the noun's own.
pub(super) const CUTTING: &str =
    "of at in on from for by to with who whom whose which that and or like including near";

/// What papers say of themselves.
const OF_PAPERS: [&str; 5] =
    ["can reveal", "can exclusively reveal", "can disclose", "understands", "has learned"];

impl Own<'_> {
    /// Whether the core is a proper name, and not a common noun that opens a sentence.
    pub(super) fn is_name(&self, noun: Option<Noun>) -> bool {
        let head = self.phrase.head();
        let core = self.phrase.core();
        if head.is_capital && (head.is_numbered() || self.is_called_as_paper()) {
            return true;
        }
        let has_capital_before =
            core.len() > 1 && core[core.len() - 2].is_capital && !core[core.len() - 2].is_possessive;
        let is_persons = matches!(
            noun,
            Some(Noun::Insider | Noun::Person | Noun::Crowd | Noun::Collective | Noun::Office)
        );
        head.is_capital
            && !(is_persons
                && (nouns::is_plural(&head.lower) || !has_capital_before || self.is_definite_office(noun)))
            || head.is_acronym && !is_persons
    }

    /// Whether it is called as papers are, though its last word may be one for people: “the Star”, “the Sunday Independent”.
    fn is_called_as_paper(&self) -> bool {
        let is_the = self.phrase.words[0].lower == "the";
        is_the && names::is_of_paper(&self.phrase.head().lower) || is_periodical(&self.capitals())
    }

    /// The capitalised words of the core, and what joins them.
    fn capitals(&self) -> Vec<&Word> {
        self.phrase.core().iter().filter(|word| word.is_capital || word.lower == "&").collect()
    }

    /// Whether it is a role in capitals: “the Prime Minister”, “the Selin Republican”.
    fn is_definite_office(&self, noun: Option<Noun>) -> bool {
        matches!(noun, Some(Noun::Office | Noun::Crowd))
            && self.phrase.determiner == Determiner::Definite
            && !self.is_title(&self.phrase.words[0])
    }

    pub(super) fn of_name(&self, noun: Option<Noun>) -> Shown<SourceKind> {
        let words = Some(self.phrase.core_span());
        let value = self.kind_of_name(noun);
        let rule = match value {
            SourceKind::Outlet => "the name of an outlet",
            SourceKind::Document => "the name of a document",
            SourceKind::Organisation => "the name of a body",
            SourceKind::NamedPerson
            | SourceKind::RoleNamedPerson
            | SourceKind::Unnamed
            | SourceKind::Vague
            | SourceKind::Unattributed => "a name",
        };
        self.of_noun_before(value).unwrap_or(Shown { value, rule, words })
    }

    /// What the noun before a name tells, where that is more than `value`, what the name does: “the carmaker Valmonte”.
    fn of_noun_before(&self, value: SourceKind) -> Option<Shown<SourceKind>> {
        let core = self.phrase.core();
        let name = core.iter().rev().take_while(|word| word.is_capital);
        let is_titled =
            name.clone().any(|word| self.is_title(word) || nouns::listed(&word.lower) == Some(Noun::Office));
        let before = core.iter().rev().nth(name.count()).filter(|_| !is_titled)?;
        let is_person = value == SourceKind::NamedPerson && !self.surroundings.is_person(self.name_span());
        let is_news =
            core.iter().any(|word| matches!(word.lower.as_str(), "news" | "wire") && !word.is_capital);
        let words = Some(self.phrase.core_span());
        match nouns::listed(&before.lower)? {
            Noun::Body if is_person && !is_news => Some(Shown {
                value: SourceKind::Organisation,
                rule: "a name after the noun for a body",
                words,
            }),
            Noun::Body if !is_news => None,
            Noun::Outlet | Noun::Body => {
                Some(Shown { value: SourceKind::Outlet, rule: "a name after the noun for an outlet", words })
            }
            Noun::Document | Noun::Insider | Noun::Office | Noun::Person | Noun::Crowd | Noun::Collective => {
                None
            }
        }
    }

    /// The capitalised words, the possessive mark left off.
    fn name_span(&self) -> Span {
        let head = self.phrase.head();
        let first = self.phrase.core().iter().find(|word| word.is_capital).unwrap_or(head);
        let text = &self.layers().article().text;
        let whole = first.span.join(head.span);
        let name = &text[whole];
        let bare = ["'s", "’s", "'", "’"].iter().find_map(|mark| name.strip_suffix(mark)).unwrap_or(name);
        text.span(whole.start()..whole.start() + bare.len()).unwrap_or(whole)
    }

    fn kind_of_name(&self, noun: Option<Noun>) -> SourceKind {
        let core = self.phrase.core();
        let head = self.phrase.head();
        let capitals = self.capitals();
        let joined = |words: &mut dyn Iterator<Item = &Word>| {
            words.map(|word| word.lower.as_str()).collect::<Vec<_>>().join(" ")
        };
        let name = joined(&mut capitals.iter().copied());
        let full = self.name_span();
        let is_definite = self.phrase.determiner == Determiner::Definite;
        let of_body = |known| {
            let is_person = !is_definite && self.surroundings.is_person(full);
            if is_person { SourceKind::NamedPerson } else { known }
        };
        let known = names::known(&name).or_else(|| names::known(&joined(&mut core.iter())));
        if let Some(value) = known {
            return of_body(value);
        }
        if names::is_of_paper(&head.lower)
            && (is_definite || capitals.len() > 1 && !matches!(noun, Some(Noun::Document | Noun::Person)))
        {
            return of_body(SourceKind::Outlet);
        }
        if is_periodical(&capitals) {
            return of_body(SourceKind::Outlet);
        }
        match noun {
            Some(Noun::Outlet) => return of_body(SourceKind::Outlet),
            Some(Noun::Document) => return SourceKind::Document,
            Some(Noun::Body) => return of_body(SourceKind::Organisation),
            Some(Noun::Insider | Noun::Office | Noun::Person | Noun::Crowd | Noun::Collective) | None => {}
        }
        if head.is_numbered() {
            return self.kind_of_numbered(full);
        }
        if capitals.len() == 1 && head.is_acronym && head.lower.len() <= 5 {
            return of_body(SourceKind::Organisation);
        }
        self.kind_of_unknown(&capitals, full)
    }

    /// The kind of a name that says nothing by itself.
    fn kind_of_unknown(&self, capitals: &[&Word], full: Span) -> SourceKind {
        // People “said”; what nothing tells to be one and “first reported” is a publisher.
        let unknown = if self.reports() { SourceKind::Outlet } else { SourceKind::NamedPerson };
        let kind = self.surroundings.kind(full).unwrap_or(unknown);
        let is_paper = kind == SourceKind::NamedPerson && self.does_as_papers(capitals, full);
        if is_paper { SourceKind::Outlet } else { kind }
    }

    /// The kind of a name with a number, which is no person's: “Janata 24”, “Section 3”.
    fn kind_of_numbered(&self, name: Span) -> SourceKind {
        let by_cue = if is_of_agent(self.cue) { SourceKind::Organisation } else { SourceKind::Document };
        let unknown = if self.reports() { SourceKind::Outlet } else { by_cue };
        let told = self.surroundings.kind(name).filter(|kind| *kind != SourceKind::NamedPerson);
        told.unwrap_or(unknown)
    }

    fn reports(&self) -> bool {
        self.cue.split(' ').any(|word| matches!(word, "reported" | "reports"))
    }

    /// Whether a name of two words or more after “the” does what papers do, and people whom articles call so hardly: “the Selin
    /// Trumpet can reveal”; but “the Medical Director”, “the Rev Jana Roth”.
    fn does_as_papers(&self, name: &[&Word], full: Span) -> bool {
        let is_the = self.phrase.words[0].lower == "the";
        let words = name.iter().filter(|word| word.lower != "the").count();
        let last = &self.phrase.head().lower;
        let is_role = lists(last).has_any(&[List::Role, List::Person])
            || matches!(nouns::listed(last), Some(Noun::Insider | Noun::Office | Noun::Person | Noun::Crowd))
            || name.iter().any(|word| self.is_title(word));
        let does = self.reports() || OF_PAPERS.iter().any(|cue| self.cue.contains(*cue));
        is_the && words > 1 && does && !is_role && !self.surroundings.is_person(full)
    }

    /// The kind that a name right after the first comma gives: “the mayor of Selin, *Jana Roth*,”, “the owner, *Vale Water*,”.
    pub(super) fn of_apposed_name(&self, noun: Option<Noun>) -> Option<Shown<SourceKind>> {
        let is_of_people = match noun {
            Some(Noun::Insider | Noun::Office | Noun::Person | Noun::Crowd) | None => true,
            Some(Noun::Collective | Noun::Body | Noun::Outlet | Noun::Document) => false,
        };
        let name = self.apposed_name().filter(|_| is_of_people)?;
        let is_surely_named = self.surroundings.is_person(name);
        let is_either = noun.is_none() || nouns::is_either(&self.phrase.head().lower);
        let by_name = self.surroundings.kind(name).filter(|_| is_either);
        let value = by_name.unwrap_or(SourceKind::NamedPerson);
        let is_one = noun.is_some() && !nouns::is_plural(&self.phrase.head().lower) || self.is_counted_one();
        let fits = is_one || is_surely_named || is_either && value != SourceKind::NamedPerson;
        fits.then_some(Shown { value, rule: "a name stands beside the noun", words: Some(name) })
    }

    fn is_counted_one(&self) -> bool {
        matches!(self.phrase.count, Some((Count::One, _)))
    }

    /// The first run of capitalised words that begins after the first comma, titles and small words before it left out.
    fn apposed_name(&self) -> Option<Span> {
        let rest = self.phrase.rest();
        let start = rest.iter().position(|word| word.is_after_break)?;
        let beside = &rest[start..];
        let until =
            beside.iter().skip(1).position(|word| word.is_after_break).map_or(beside.len(), |at| at + 1);
        let beside = &beside[..until];
        let first = beside.iter().position(|word| word.is_capital && !self.is_title(word))?;
        let stops = |word: &Word| is_listed(CUTTING, &word.lower) || word.is_possessive;
        if beside[..first].iter().any(stops) {
            return None;
        }
        let name: Vec<&Word> = beside[first..].iter().take_while(|word| word.is_capital).collect();
        let last = name.last()?;
        let is_role = |word: &Word| nouns::listed(&word.lower).is_some() && name.len() == 1;
        (!last.is_possessive && !is_role(last) && names::known(&last.lower).is_none())
            .then(|| name[0].span.join(last.span))
    }

    fn is_title(&self, word: &Word) -> bool {
        lists(word.lower.trim_end_matches('.')).has(List::Address)
    }
}

/// Whether a word before the last tells when it comes out: “the *Daily* Trumpeter”.
fn is_periodical(name: &[&Word]) -> bool {
    let before_last = &name[..name.len().saturating_sub(1)];
    before_last.iter().any(|word| names::comes_out(&word.lower))
}
