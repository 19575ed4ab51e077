//! What kind of source the words of one are.

use sayso_core::{
    Attribution, AttributionIx, Count, EntityKind, Layers, Mention, MentionIx, MentionKind, Shown,
    SourceKind, Span,
};

use super::names;
use super::nouns::{self, Noun};
use super::phrase::{Determiner, Phrase, Word};

const PRONOUNS: [&str; 22] = [
    "he",
    "she",
    "him",
    "her",
    "i",
    "me",
    "we",
    "us",
    "you",
    "they",
    "them",
    "it",
    "who",
    "whom",
    "which",
    "that",
    "this",
    "himself",
    "herself",
    "themselves",
    "his",
    "their",
];

/// Pronouns that stand for one person.
const PERSONAL: [&str; 10] = ["he", "she", "him", "her", "i", "me", "himself", "herself", "his", "you"];

/// Names that no letters tell from those of people, by the last word.
const BODY_ENDINGS: [&str; 40] = [
    "inc",
    "corp",
    "co",
    "ltd",
    "llc",
    "plc",
    "gmbh",
    "ag",
    "bros",
    "partners",
    "dairies",
    "aerospace",
    "capital",
    "air",
    "airways",
    "airlines",
    "roads",
    "haulage",
    "offshore",
    "mobile",
    "holdings",
    "industries",
    "systems",
    "motors",
    "energy",
    "foods",
    "pharma",
    "shipping",
    "lines",
    "rovers",
    "united",
    "wanderers",
    "mills",
    "works",
    "logistics",
    "insurance",
    "telecom",
    "records",
    "studios",
    "properties",
];

/// The kind of source that `attribution` has.
pub(super) fn of(layers: &Layers, ix: AttributionIx, attribution: &Attribution) -> Shown<SourceKind> {
    let none = Shown { value: SourceKind::Unattributed, rule: "no source is named", words: None };
    let Some(source) = &attribution.source else { return none };
    let Some(phrase) = Phrase::of(&layers.article().text, source.extent()) else { return none };
    let referent = layers.meaning(ix).speaker.map(|speaker| noun_of(layers, speaker.mention));
    Own { layers, phrase: &phrase, referent }.kind()
}

/// The mention at `ix`, or the first noun or name of its cluster, where it is a pronoun.
fn noun_of(layers: &Layers, ix: MentionIx) -> &Mention {
    let own = layers.mention(ix);
    if own.kind != MentionKind::Pronoun {
        return own;
    }
    let cluster = layers.cluster_of(ix).map(|cluster| layers.cluster(cluster));
    let mut others = cluster.iter().flat_map(|cluster| &cluster.mentions).map(|&other| layers.mention(other));
    others.find(|other| other.kind != MentionKind::Pronoun).unwrap_or(own)
}

/// The words of one source, in their article.
struct Own<'a> {
    layers: &'a Layers,
    phrase: &'a Phrase,
    /// The mention that they come down to.
    referent: Option<&'a Mention>,
}

impl Own<'_> {
    fn kind(&self) -> Shown<SourceKind> {
        let head = self.phrase.head();
        if self.phrase.core().len() == 1 && PRONOUNS.contains(&head.lower.as_str()) && !self.is_partitive() {
            return self.of_pronoun();
        }
        let noun = if head.is_capital { nouns::listed(&head.lower) } else { nouns::of(&head.lower) };
        if self.is_name(noun) {
            return self.of_name(noun);
        }
        if let Some(name) = self.apposed_name() {
            return Shown {
                value: SourceKind::NamedPerson,
                rule: "a name stands beside the noun",
                words: Some(name),
            };
        }
        self.of_noun(noun)
    }

    fn is_partitive(&self) -> bool {
        self.phrase.first > 0
    }

    fn of_pronoun(&self) -> Shown<SourceKind> {
        let head = self.phrase.head();
        let words = Some(head.span);
        if let Some(kind) = self.of_referent() {
            return kind;
        }
        let is_personal = PERSONAL.contains(&head.lower.as_str());
        let value = match head.lower.as_str() {
            _ if is_personal => SourceKind::NamedPerson,
            "who" | "whom" | "they" | "them" | "their" | "themselves" | "we" | "us" => SourceKind::Unnamed,
            "it" | "which" => SourceKind::Organisation,
            _ => SourceKind::Document,
        };
        Shown { value, rule: "a pronoun whose noun is not found", words }
    }

    /// The kind of what the words refer to, where they refer back.
    fn of_referent(&self) -> Option<Shown<SourceKind>> {
        let mention = self.referent?;
        let words = Some(mention.span);
        let value = match (mention.kind, mention.entity) {
            (MentionKind::Pronoun, _) | (_, EntityKind::Other) => return None,
            (MentionKind::Name, EntityKind::Person) => SourceKind::NamedPerson,
            (_, EntityKind::Organisation | EntityKind::Place) => SourceKind::Organisation,
            (_, EntityKind::Outlet) => SourceKind::Outlet,
            (_, EntityKind::Document) => SourceKind::Document,
            (MentionKind::Nominal, EntityKind::Person) => {
                let phrase = Phrase::of(&self.layers.article().text, mention.span)?;
                Own { phrase: &phrase, referent: None, layers: self.layers }
                    .of_noun(nouns::of(&phrase.head().lower))
                    .value
            }
        };
        Some(Shown { value, rule: "what it refers to", words })
    }

    /// Whether the core is a proper name, and not a common noun that opens a sentence.
    fn is_name(&self, noun: Option<Noun>) -> bool {
        let head = self.phrase.head();
        let core = self.phrase.core();
        let has_capital_before =
            core.len() > 1 && core[core.len() - 2].is_capital && !core[core.len() - 2].is_possessive;
        let is_persons = matches!(
            noun,
            Some(Noun::Insider | Noun::Person | Noun::Crowd | Noun::Collective | Noun::Office)
        );
        head.is_capital
            && !(is_persons
                && (nouns::is_plural(&head.lower) || !has_capital_before || self.is_definite_office(noun)))
            || head.is_acronym
    }

    /// Whether it is a role in capitals: “the Prime Minister”.
    fn is_definite_office(&self, noun: Option<Noun>) -> bool {
        noun == Some(Noun::Office) && self.phrase.determiner == Determiner::Definite
    }

    fn of_name(&self, noun: Option<Noun>) -> Shown<SourceKind> {
        let head = self.phrase.head();
        let name =
            |words: &[Word]| words.iter().map(|word| word.lower.as_str()).collect::<Vec<_>>().join(" ");
        let capitals: Vec<Word> = self.phrase.core().iter().filter(|word| word.is_capital).cloned().collect();
        let words = Some(self.phrase.core_span());
        let known = names::known(&name(&capitals)).or_else(|| names::known(&name(self.phrase.core())));
        let of_body = Shown { value: SourceKind::Organisation, rule: "the name of a body", words };
        if let Some(value) = known {
            return Shown { value, rule: "a name that is known", words };
        }
        match noun {
            Some(Noun::Outlet) => Shown { value: SourceKind::Outlet, rule: "the name of an outlet", words },
            Some(Noun::Document) => {
                Shown { value: SourceKind::Document, rule: "the name of a document", words }
            }
            Some(Noun::Body) => of_body,
            Some(Noun::Insider | Noun::Office | Noun::Person | Noun::Crowd | Noun::Collective) | None => {
                let is_body = BODY_ENDINGS.contains(&head.lower.trim_end_matches('.'))
                    || (capitals.len() == 1 && head.is_acronym && head.lower.len() <= 5);
                match self.entity_of_head() {
                    _ if is_body => of_body,
                    Some(EntityKind::Organisation | EntityKind::Place) => of_body,
                    Some(EntityKind::Outlet) => {
                        Shown { value: SourceKind::Outlet, rule: "the name of an outlet", words }
                    }
                    Some(EntityKind::Document) => {
                        Shown { value: SourceKind::Document, rule: "the name of a document", words }
                    }
                    Some(EntityKind::Person | EntityKind::Other) | None => {
                        Shown { value: SourceKind::NamedPerson, rule: "a name", words }
                    }
                }
            }
        }
    }

    /// What the name refers to, as mentions have it.
    fn entity_of_head(&self) -> Option<EntityKind> {
        let head = self.phrase.head().span;
        let named = self.layers.mentions().map(|(_, mention)| mention);
        let mut named =
            named.filter(|mention| mention.kind == MentionKind::Name && mention.head.contains(head));
        named.next().map(|mention| mention.entity)
    }

    /// A name of two words or more right after the first comma: “the mayor of Selin, *Jana Roth*,”.
    fn apposed_name(&self) -> Option<Span> {
        let rest = self.phrase.rest();
        let start = rest.iter().position(|word| word.is_after_break)?;
        let name: Vec<&Word> = rest[start..]
            .iter()
            .enumerate()
            .take_while(|(at, word)| word.is_capital && (*at == 0 || !word.is_after_break))
            .map(|(_, word)| word)
            .collect();
        let is_persons = name.len() >= 2
            && name.iter().all(|word| !word.is_possessive)
            && nouns::of(&name[name.len() - 1].lower).is_none()
            && !nouns::is_plural(&self.phrase.head().lower);
        is_persons.then(|| name[0].span.join(name[name.len() - 1].span))
    }

    fn of_noun(&self, noun: Option<Noun>) -> Shown<SourceKind> {
        let head = self.phrase.head();
        let words = Some(head.span);
        let is_plural = nouns::is_plural(&head.lower) || self.is_partitive();
        let (value, rule) = match noun {
            Some(Noun::Body) => (SourceKind::Organisation, "a body that acts"),
            Some(Noun::Outlet) => (SourceKind::Outlet, "a publisher"),
            Some(Noun::Document) => (SourceKind::Document, "something written or recorded"),
            Some(Noun::Collective) => return self.of_collective(),
            Some(Noun::Insider | Noun::Office | Noun::Person | Noun::Crowd) | None if !is_plural => {
                match self.of_referent().filter(|_| self.refers_back()) {
                    Some(kind) => return kind,
                    None => self.of_one(noun),
                }
            }
            Some(Noun::Insider) => (SourceKind::Unnamed, "people who are not named"),
            Some(Noun::Office | Noun::Person | Noun::Crowd) | None => self.of_several(noun),
        };
        Shown { value, rule, words }
    }

    fn refers_back(&self) -> bool {
        matches!(self.phrase.determiner, Determiner::Definite | Determiner::Bare)
    }

    /// “Many”, “the public”; but “people familiar with …” and “one” are somebody.
    fn of_collective(&self) -> Shown<SourceKind> {
        let head = self.phrase.head();
        let words = Some(head.span);
        let is_share = self.is_partitive() || SHARES.contains(&head.lower.as_str());
        if self.is_described() || (self.is_counted() && !is_share) {
            return Shown {
                value: SourceKind::Unnamed,
                rule: "people described by what they know, or counted",
                words,
            };
        }
        Shown { value: SourceKind::Vague, rule: "nobody in particular", words }
    }

    fn is_described(&self) -> bool {
        self.phrase.rest().iter().any(|word| KNOWING.contains(&word.lower.as_str()))
    }

    fn is_counted(&self) -> bool {
        matches!(self.phrase.count, Some((Count::One | Count::Exactly(_) | Count::Several, _)))
    }

    fn of_one(&self, noun: Option<Noun>) -> (SourceKind, &'static str) {
        match (noun, self.phrase.determiner) {
            (_, Determiner::Unlimited) => (SourceKind::Vague, "nobody in particular"),
            (Some(Noun::Office), Determiner::Definite | Determiner::Bare) => {
                (SourceKind::RoleNamedPerson, "a role that one person has")
            }
            (Some(Noun::Insider | Noun::Person), Determiner::Definite) if !self.is_anyone() => {
                (SourceKind::RoleNamedPerson, "a role that one person has")
            }
            (None, Determiner::Definite | Determiner::Bare | Determiner::Indefinite) => {
                match self.entity_of_noun() {
                    Some(EntityKind::Organisation | EntityKind::Place) => {
                        (SourceKind::Organisation, "a body that acts")
                    }
                    Some(EntityKind::Document) => (SourceKind::Document, "something written or recorded"),
                    Some(EntityKind::Outlet) => (SourceKind::Outlet, "a publisher"),
                    Some(EntityKind::Person) => (SourceKind::Unnamed, "a person who is not named"),
                    Some(EntityKind::Other) | None => (SourceKind::Document, "a thing, not a person"),
                }
            }
            (_, Determiner::Definite | Determiner::Bare | Determiner::Indefinite) => {
                (SourceKind::Unnamed, "a person who is not named")
            }
        }
    }

    /// Whether the noun tells no role that would lead to one person.
    fn is_anyone(&self) -> bool {
        ANYONE.split_whitespace().any(|noun| noun == self.phrase.head().lower)
    }

    fn of_several(&self, noun: Option<Noun>) -> (SourceKind, &'static str) {
        if self.phrase.is_share {
            return (SourceKind::Vague, "a share of a multitude");
        }
        let is_crowd = matches!(noun, Some(Noun::Crowd) | None);
        match self.phrase.determiner {
            _ if self.is_described() => (SourceKind::Unnamed, "people described by what they know"),
            Determiner::Indefinite => (SourceKind::Unnamed, "a number of people who are not named"),
            Determiner::Definite | Determiner::Bare | Determiner::Unlimited if !is_crowd => {
                (SourceKind::Unnamed, "people who are not named")
            }
            Determiner::Definite | Determiner::Bare | Determiner::Unlimited => {
                (SourceKind::Vague, "an unlimited number of people")
            }
        }
    }

    fn entity_of_noun(&self) -> Option<EntityKind> {
        let head = self.phrase.head().span;
        let mut found =
            self.layers.mentions().map(|(_, mention)| mention).filter(|mention| mention.head == head);
        found.next().map(|mention| mention.entity)
    }
}

/// Nouns for people whom no role tells apart.
const ANYONE: &str = "source official aide insider adviser advisor operative strategist staffer diplomat confidant ally associate spokesman \
    spokeswoman spokesperson representative surrogate witness eyewitness bystander person someone friend colleague relative neighbour \
    neighbor employee executive officer lawmaker legislator delegate member participant caller donor consultant informant assistant \
    passenger passer-by reporter journalist correspondent suspect inmate prisoner volunteer follower narrator star";

/// Words for a share of many.
const SHARES: [&str; 6] = ["majority", "minority", "percent", "third", "quarter", "half"];

/// Words by which people are told to know what they speak of.
const KNOWING: [&str; 8] =
    ["familiar", "briefed", "knowledge", "privy", "close", "involved", "present", "aware"];
