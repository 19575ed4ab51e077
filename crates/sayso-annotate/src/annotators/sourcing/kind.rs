//! What kind of source the words of one are.

use sayso_core::{
    Attribution, AttributionIx, Count, EntityKind, Layers, Mention, MentionIx, MentionKind, Shown,
    SourceKind, Span,
};

use super::super::mentions::lexicon::{List, lists};
use super::names;
use super::nouns::{self, Noun};
use super::phrase::{Determiner, Phrase, Word};
use super::surroundings::Surroundings;

const PRONOUNS: [&str; 24] = [
    "my",
    "its",
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
const PERSONAL: [&str; 11] = ["he", "she", "him", "her", "i", "me", "my", "himself", "herself", "his", "you"];

/// Pronouns by which a statement's own speaker calls himself.
const OF_SPEAKER: [&str; 3] = ["i", "me", "my"];

/// How many attributions back a source is looked for that an elliptic one may take up.
const MOST_BEFORE: usize = 4;

/// How far back, in bytes.
const FARTHEST_BEFORE: usize = 400;

/// The kinds of source of one article, in order.
pub(super) fn all(layers: &Layers) -> Vec<(AttributionIx, Shown<SourceKind>)> {
    let surroundings = Surroundings::of(layers);
    let mut told: Vec<(AttributionIx, Shown<SourceKind>)> = Vec::new();
    for (ix, attribution) in layers.attributions() {
        let kind = of(&surroundings, &told, ix, attribution);
        told.push((ix, kind));
    }
    told
}

/// The kind of source that `attribution` has, those before it being told.
fn of(
    surroundings: &Surroundings<'_>,
    told: &[(AttributionIx, Shown<SourceKind>)],
    ix: AttributionIx,
    attribution: &Attribution,
) -> Shown<SourceKind> {
    let layers = surroundings.layers();
    let none = Shown { value: SourceKind::Unattributed, rule: "no source is named", words: None };
    let Some(source) = &attribution.source else { return none };
    let Some(phrase) = Phrase::of(&layers.article().text, source.extent()) else { return none };
    let referent = layers.meaning(ix).speaker.map(|speaker| noun_of(layers, speaker.mention));
    let parent = attribution.parent.and_then(|parent| told.get(parent.get())).map(|(_, kind)| *kind);
    let before = before(layers, told, source.extent());
    let cue = attribution.cue.as_ref().map(|cue| layers.article().text[cue.extent()].to_lowercase());
    let cue = cue.unwrap_or_default();
    Own { surroundings, phrase: &phrase, referent, parent, before, cue: &cue }.kind()
}

/// The kind of the last source before `source` and near it.
fn before(
    layers: &Layers,
    told: &[(AttributionIx, Shown<SourceKind>)],
    source: Span,
) -> Option<Shown<SourceKind>> {
    let near = told.iter().rev().take(MOST_BEFORE).filter_map(|(ix, kind)| {
        let other = layers.attribution(*ix).source.as_ref()?.extent();
        let is_near = other.end() <= source.start() && source.start() - other.end() < FARTHEST_BEFORE;
        is_near.then_some((other.end(), *kind))
    });
    near.max_by_key(|(end, _)| *end).map(|(_, kind)| kind)
}

/// Whether a word before the last tells when it comes out: “the *Daily* Trumpeter”.
fn is_periodical(name: &[&Word]) -> bool {
    const COMES_OUT: [&str; 5] = ["daily", "evening", "morning", "sunday", "weekly"];
    let before_last = &name[..name.len().saturating_sub(1)];
    before_last.iter().any(|word| COMES_OUT.contains(&word.lower.as_str()))
}

/// Whether only people and bodies do what the cue says: “declined”, “told”.
fn is_of_agent(cue: &str) -> bool {
    cue.split(|character: char| !character.is_alphabetic())
        .any(|word| AGENTS.split_whitespace().any(|agent| agent == word))
}

/// Whether it is no person's.
fn is_of_thing(kind: &Shown<SourceKind>) -> bool {
    matches!(kind.value, SourceKind::Organisation | SourceKind::Outlet | SourceKind::Document)
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
    surroundings: &'a Surroundings<'a>,
    phrase: &'a Phrase,
    /// The mention that they come down to.
    referent: Option<&'a Mention>,
    /// The source in whose statement they stand.
    parent: Option<Shown<SourceKind>>,
    /// The source before them.
    before: Option<Shown<SourceKind>>,
    /// The cue, in lower case.
    cue: &'a str,
}

impl Own<'_> {
    fn kind(&self) -> Shown<SourceKind> {
        let head = self.phrase.head();
        let shown = |value, rule| Shown { value, rule, words: Some(head.span) };
        if self.phrase.core().len() == 1 && PRONOUNS.contains(&head.lower.as_str()) && !self.is_partitive() {
            return self.of_pronoun();
        }
        if self.phrase.is_share {
            return shown(SourceKind::Vague, "a share of a multitude");
        }
        if self.phrase.is_nobody() {
            return shown(SourceKind::Vague, "nobody in particular");
        }
        if head.is_capital && self.layers().article().text[self.phrase.core_span()].contains(" & ") {
            return shown(SourceKind::Organisation, "the name of a body");
        }
        if self.cue == ":" && head.is_acronym && self.phrase.core().len() == 1 {
            return shown(SourceKind::NamedPerson, "a name before what he says in a record");
        }
        if self.is_elliptic() {
            return self
                .of_before()
                .unwrap_or(shown(SourceKind::Unnamed, "a number of people who are not named"));
        }
        let noun = self.noun();
        if self.is_name(noun) {
            return self.of_name(noun);
        }
        if let Some(kind) = self.of_apposed_name(noun) {
            return kind;
        }
        self.of_noun(noun)
    }

    /// What the head says, the word before it heard: “the news service”.
    fn noun(&self) -> Option<Noun> {
        let core = self.phrase.core();
        let head = self.phrase.head();
        let is_of_news = core.len() > 1 && matches!(core[core.len() - 2].lower.as_str(), "news" | "wire");
        let is_publisher = matches!(
            head.lower.as_str(),
            "service"
                | "agency"
                | "page"
                | "organization"
                | "organisation"
                | "organizations"
                | "organisations"
                | "agencies"
        );
        if is_of_news && is_publisher {
            return Some(Noun::Outlet);
        }
        if self.is_filed() {
            return Some(Noun::Document);
        }
        if core[0].lower == "those" && (core.len() <= 2 || nouns::of(&head.lower).is_none()) {
            return Some(nouns::listed(&head.lower).unwrap_or(Noun::Collective));
        }
        if head.is_capital && head.lower.ends_with("ans") && nouns::is_plural(&head.lower) {
            return nouns::listed(&head.lower).or(Some(Noun::Crowd).filter(|_| head.lower.ends_with("ians")));
        }
        // The last word of a name may end like a trade; hardly any ends as a plural of these.
        let may_be_name = head.is_capital && !head.lower.ends_with("ists");
        if may_be_name { nouns::listed(&head.lower) } else { nouns::of(&head.lower) }
    }

    /// “Court papers”, “papers filed in Selin”; but “the papers” are newspapers.
    fn is_filed(&self) -> bool {
        const MATTERS: [&str; 9] = [
            "court",
            "legal",
            "divorce",
            "bankruptcy",
            "charging",
            "trial",
            "probate",
            "custody",
            "adoption",
        ];
        let core = self.phrase.core();
        let before = core.len().checked_sub(2).map(|at| core[at].lower.as_str());
        let is_of_matter = before.is_some_and(|before| MATTERS.contains(&before));
        let next = self.phrase.rest().first().map(|word| word.lower.as_str());
        let are_papers = self.phrase.head().lower == "papers";
        are_papers && (is_of_matter || matches!(next, Some("filed" | "lodged" | "served" | "submitted")))
    }

    fn is_partitive(&self) -> bool {
        self.phrase.first > 0
    }

    /// “Another”, “the other two”, “a third”: what the noun was, stands before.
    fn is_elliptic(&self) -> bool {
        const LEFT_OUT: &str = "another one both each first second third fourth fifth other two three four five six seven eight nine ten twelve dozen";
        let core = self.phrase.core();
        let is_left_out = |word: &Word| {
            word.lower == "a"
                || word.lower == "the"
                || LEFT_OUT.split_whitespace().any(|left_out| left_out == word.lower)
        };
        let is_one = core.iter().any(|word| word.lower == "one");
        let stands_alone = self.phrase.rest().is_empty() && !is_of_agent(self.cue);
        !self.is_partitive() && core.iter().all(is_left_out) && (!is_one || stands_alone)
    }

    /// The kind of the source before, if that can be several or a thing.
    fn of_before(&self) -> Option<Shown<SourceKind>> {
        let before = self.before?;
        // “The two”, “both”: of those who were named.
        let core = self.phrase.core();
        let is_definite =
            matches!(core[0].lower.as_str(), "both" | "each") || core[0].lower == "the" && core.len() > 1;
        let is_definite = is_definite && self.phrase.rest().is_empty();
        let can_be = match before.value {
            SourceKind::Organisation | SourceKind::Unnamed | SourceKind::Document | SourceKind::Outlet => {
                true
            }
            SourceKind::NamedPerson => is_definite,
            SourceKind::RoleNamedPerson | SourceKind::Vague | SourceKind::Unattributed => false,
        };
        can_be.then_some(Shown { rule: "what the source before it is", ..before })
    }

    fn of_pronoun(&self) -> Shown<SourceKind> {
        let head = self.phrase.head();
        let words = Some(head.span);
        let lower = head.lower.as_str();
        let is_thing = matches!(lower, "it" | "its" | "which");
        let is_personal = PERSONAL.contains(&lower);
        if let Some(parent) = self.parent.filter(|_| OF_SPEAKER.contains(&lower)) {
            return Shown { rule: "who speaks calls himself so", ..parent };
        }
        let referent = self.of_referent().filter(|kind| !(is_personal && is_of_thing(kind)));
        let value = match lower {
            _ if is_personal => SourceKind::NamedPerson,
            "who" | "whom" if self.follows_crowd() => SourceKind::Vague,
            "who" | "whom" if self.follows_name() => SourceKind::NamedPerson,
            "who" | "whom" | "they" | "them" | "their" | "themselves" | "we" | "us" => SourceKind::Unnamed,
            _ if is_thing => SourceKind::Organisation,
            _ => SourceKind::Document,
        };
        let unknown = Shown { value, rule: "a pronoun whose noun is not found", words };
        self.document_before(lower).or(referent).or_else(|| self.taken_up(lower)).unwrap_or(unknown)
    }

    /// Whether a capitalised word stands before, as before “who”.
    fn follows_name(&self) -> bool {
        let text = self.layers().article().text.as_str();
        let before = &text[..self.phrase.head().span.start()];
        let before = before.trim_end_matches([' ', ',', '—', '-']);
        let start = before.rfind([' ', '\n', '“', '(']).map_or(0, |at| at + 1);
        before.is_char_boundary(start) && before[start..].starts_with(char::is_uppercase)
    }

    /// Whether people of a kind stand before: “voters who”, “Americans who”.
    fn follows_crowd(&self) -> bool {
        let before = self.layers().article().text.as_str()[..self.phrase.head().span.start()].trim_end();
        let word = before
            .rsplit(|character: char| !character.is_alphabetic())
            .next()
            .unwrap_or_default()
            .to_lowercase();
        let is_of_kind = matches!(nouns::of(&word), Some(Noun::Crowd | Noun::Collective));
        is_of_kind && (nouns::is_plural(&word) || matches!(word.as_str(), "those" | "many" | "some" | "few"))
    }

    /// The document that “it” goes on with: “The report says …. It finds …”.
    fn document_before(&self, pronoun: &str) -> Option<Shown<SourceKind>> {
        let takes_up = pronoun == "it" && !is_of_agent(self.cue);
        let document = self.before.filter(|before| takes_up && before.value == SourceKind::Document)?;
        Some(Shown { rule: "what the source before it is", ..document })
    }

    /// The kind of the source before, where the pronoun may stand for such.
    fn taken_up(&self, pronoun: &str) -> Option<Shown<SourceKind>> {
        let is_of_several = |kind: &Shown<SourceKind>| {
            matches!(kind.value, SourceKind::Vague | SourceKind::Unnamed | SourceKind::Organisation)
        };
        let kind = match pronoun {
            "it" | "its" | "which" => self.before.filter(is_of_thing),
            "they" | "them" => self.before.filter(is_of_several),
            _ => None,
        }?;
        Some(Shown { rule: "what the source before it is", ..kind })
    }

    /// The kind of what the words refer to, where they refer back.
    fn of_referent(&self) -> Option<Shown<SourceKind>> {
        let mention = self.referent?;
        let words = Some(mention.span);
        let name = || self.surroundings.kind(mention.head);
        let value = match (mention.kind, mention.entity) {
            (MentionKind::Pronoun, _) | (_, EntityKind::Other) => return None,
            (MentionKind::Name, EntityKind::Person) => SourceKind::NamedPerson,
            (_, EntityKind::Outlet) => SourceKind::Outlet,
            (MentionKind::Name, EntityKind::Organisation) => name().unwrap_or(SourceKind::Organisation),
            (_, EntityKind::Organisation | EntityKind::Place) => SourceKind::Organisation,
            (_, EntityKind::Document) => SourceKind::Document,
            (MentionKind::Nominal, EntityKind::Person) => {
                let phrase = Phrase::of(&self.layers().article().text, mention.span)?;
                let noun = Own { phrase: &phrase, referent: None, parent: None, before: None, ..*self };
                let class = nouns::of(&phrase.head().lower);
                noun.of_apposed_name(class).unwrap_or_else(|| noun.of_noun(class)).value
            }
        };
        Some(Shown { value, rule: "what it refers to", words })
    }

    fn layers(&self) -> &Layers {
        self.surroundings.layers()
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
            || head.is_acronym && !is_persons
    }

    /// Whether it is a role in capitals: “the Prime Minister”, “the Selin Republican”.
    fn is_definite_office(&self, noun: Option<Noun>) -> bool {
        matches!(noun, Some(Noun::Office | Noun::Crowd))
            && self.phrase.determiner == Determiner::Definite
            && !self.is_title(&self.phrase.words[0])
    }

    fn of_name(&self, noun: Option<Noun>) -> Shown<SourceKind> {
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
        let capitals: Vec<&Word> = core.iter().filter(|word| word.is_capital || word.lower == "&").collect();
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
            && (is_definite || capitals.len() > 1 && noun != Some(Noun::Document))
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
        if capitals.len() == 1 && head.is_acronym && head.lower.len() <= 5 {
            return of_body(SourceKind::Organisation);
        }
        // People “said”; what nothing tells to be one and “first reported” is a publisher.
        let unknown = if self.reports() { SourceKind::Outlet } else { SourceKind::NamedPerson };
        self.surroundings.kind(full).unwrap_or(unknown)
    }

    fn reports(&self) -> bool {
        self.cue.split(' ').any(|word| matches!(word, "reported" | "reports"))
    }

    /// The kind that a name right after the first comma gives: “the mayor of Selin, *Jana Roth*,”, “the owner, *Vale Water*,”.
    fn of_apposed_name(&self, noun: Option<Noun>) -> Option<Shown<SourceKind>> {
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
        let stops =
            |word: &Word| CUTTING.split_whitespace().any(|cut| cut == word.lower) || word.is_possessive;
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
                match self.of_referent().filter(|kind| self.refers_back() && self.can_be(noun, kind.value)) {
                    Some(kind) => return kind,
                    None => self.of_one(noun),
                }
            }
            Some(Noun::Insider | Noun::Office | Noun::Person | Noun::Crowd) | None => self.of_several(noun),
        };
        Shown { value, rule, words }
    }

    /// Whether the noun can be said of what it refers to.
    fn can_be(&self, noun: Option<Noun>, kind: SourceKind) -> bool {
        let is_thing = matches!(kind, SourceKind::Organisation | SourceKind::Outlet | SourceKind::Document);
        noun.is_none() || !is_thing || nouns::is_either(&self.phrase.head().lower)
    }

    /// Whether it may be somebody's second mention. Whose lawyer or wife it is, tells who it is; then the name is another's.
    fn refers_back(&self) -> bool {
        matches!(self.phrase.determiner, Determiner::Definite | Determiner::Bare)
            && self.referent.is_some_and(|mention| mention.kind == MentionKind::Name)
    }

    /// “Many”, “the public”; but “people familiar with …” and “one” are somebody.
    fn of_collective(&self) -> Shown<SourceKind> {
        let head = self.phrase.head();
        let words = Some(head.span);
        let is_share = SHARES.contains(&head.lower.as_str());
        // “A crowd” is one, of nobody knows how many.
        let is_mass = matches!(self.phrase.count, Some((Count::One, _))) && head.lower != "one";
        let is_some_of = self.is_partitive() && self.phrase.determiner == Determiner::Unlimited;
        let is_of_definite = self.phrase.determiner == Determiner::Definite
            && head.lower == "people"
            && self
                .phrase
                .rest()
                .first()
                .is_some_and(|word| matches!(word.lower.as_str(), "who" | "at" | "from"));
        let are_there = matches!(head.lower.as_str(), "people" | "others") && self.is_placed();
        if is_of_definite
            || are_there
            || self.is_described()
            || (self.is_counted() && !is_share && !is_some_of && !is_mass)
        {
            return Shown {
                value: SourceKind::Unnamed,
                rule: "people described by what they know, or counted",
                words,
            };
        }
        Shown { value: SourceKind::Vague, rule: "nobody in particular", words }
    }

    /// Whether what follows the noun tells of definite people: “familiar with the talks”, “at the ministry”, “who saw it”.
    fn is_described(&self) -> bool {
        let rest = self.phrase.rest();
        rest.iter().any(|word| KNOWING.split_whitespace().any(|knowing| knowing == word.lower))
    }

    /// Whether a place or body that they stand at follows: “analysts at Selin Securities”.
    fn is_placed(&self) -> bool {
        let rest = self.phrase.rest();
        rest.first().is_some_and(|word| {
            matches!(word.lower.as_str(), "at" | "from" | "with" | "near" | "inside" | "there")
        })
    }

    fn is_counted(&self) -> bool {
        matches!(self.phrase.count, Some((Count::One | Count::Exactly(_) | Count::Several, _)))
    }

    /// Whether a person's name of two words or more follows the noun: “the secretary of state *Jana Roth*”.
    fn holds_name(&self) -> bool {
        let rest: Vec<&Word> = self.phrase.rest().iter().take_while(|word| !word.is_after_break).collect();
        (1..rest.len()).any(|at| {
            let name: Vec<&&Word> = rest[at..].iter().take_while(|word| word.is_capital).collect();
            let before = rest[at - 1];
            let is_own = !before.is_capital
                && !before.is_possessive
                && before.lower != "the"
                && !CUTTING.split_whitespace().any(|cut| cut == before.lower);
            is_own
                && name.len() > 1
                && self.surroundings.is_person(name[0].span.join(name[name.len() - 1].span))
        })
    }

    fn of_one(&self, noun: Option<Noun>) -> (SourceKind, &'static str) {
        let is_of = self.phrase.rest().first().is_some_and(|word| word.lower == "of" || word.lower == "and");
        if noun == Some(Noun::Office) && is_of && self.holds_name() {
            return (SourceKind::NamedPerson, "a name stands behind the noun");
        }
        if noun.is_some() && self.phrase.determiner == Determiner::Bare && self.is_in_headline() {
            return (SourceKind::NamedPerson, "a role in the headline, of somebody named below it");
        }
        match (noun, self.phrase.determiner) {
            (_, Determiner::Unlimited) => (SourceKind::Vague, "nobody in particular"),
            (None, Determiner::Definite | Determiner::Bare | Determiner::Indefinite) => self.of_unknown(),
            (Some(_), Determiner::Definite | Determiner::Bare) if self.is_role_of_one(noun) => {
                (SourceKind::RoleNamedPerson, "a role that one person has")
            }
            (Some(_), Determiner::Definite | Determiner::Bare | Determiner::Indefinite) => {
                (SourceKind::Unnamed, "a person who is not named")
            }
        }
    }

    /// Whether it stands in the first line, where articles are left out and names come later.
    fn is_in_headline(&self) -> bool {
        !self.layers().article().text.as_str()[..self.phrase.head().span.start()].contains('\n')
            && self.layers().article().text.as_str().contains("\n\n")
    }

    /// Whether the words lead to one person: by an office, or by whose lawyer, wife or director it is.
    fn is_role_of_one(&self, noun: Option<Noun>) -> bool {
        let head = self.phrase.head();
        let is_anyone = ANYONE.split_whitespace().any(|anyone| anyone == head.lower);
        let is_former =
            self.phrase.core().iter().any(|word| matches!(word.lower.as_str(), "former" | "ex" | "other"));
        if is_anyone || is_former {
            return false;
        }
        match noun {
            Some(Noun::Office) => true,
            _ if self.phrase.has_possessor => true,
            Some(Noun::Insider | Noun::Person) => {
                let rest = self.phrase.rest();
                self.phrase.determiner == Determiner::Definite
                    && rest.first().is_some_and(|word| word.lower == "of")
            }
            Some(Noun::Crowd | Noun::Collective | Noun::Body | Noun::Outlet | Noun::Document) | None => false,
        }
    }

    /// One of whom or which no list knows the noun.
    fn of_unknown(&self) -> (SourceKind, &'static str) {
        let is_kin = lists(&self.phrase.head().lower).has_any(&[List::Kin]);
        match self.entity_of_noun() {
            _ if is_kin && self.phrase.determiner != Determiner::Indefinite => {
                (SourceKind::RoleNamedPerson, "a relative")
            }
            Some(EntityKind::Organisation | EntityKind::Place) => {
                (SourceKind::Organisation, "a body that acts")
            }
            Some(EntityKind::Document) => (SourceKind::Document, "something written or recorded"),
            Some(EntityKind::Outlet) => (SourceKind::Outlet, "a publisher"),
            Some(EntityKind::Person) => (SourceKind::Unnamed, "a person who is not named"),
            Some(EntityKind::Other) | None if !is_of_agent(self.cue) => {
                (SourceKind::Document, "a thing, not a person")
            }
            Some(EntityKind::Other) | None if self.phrase.determiner == Determiner::Indefinite => {
                (SourceKind::Unnamed, "somebody, by what is told of him")
            }
            Some(EntityKind::Other) | None => (SourceKind::Organisation, "a body, by what is told of it"),
        }
    }

    fn of_several(&self, noun: Option<Noun>) -> (SourceKind, &'static str) {
        const NAMELESS: (SourceKind, &str) = (SourceKind::Unnamed, "people who are not named");
        const UNLIMITED: (SourceKind, &str) = (SourceKind::Vague, "an unlimited number of people");
        let head = &self.phrase.head().lower;
        let is_insider = noun == Some(Noun::Insider) && !nouns::is_of_many(head);
        let is_public = noun == Some(Noun::Crowd);
        let has_possessor = self.phrase.has_possessor;
        match self.phrase.determiner {
            _ if self.is_described() => (SourceKind::Unnamed, "people described by what they know"),
            Determiner::Indefinite if self.is_both() && noun.is_some() && !is_insider => {
                (SourceKind::NamedPerson, "both of those who were named")
            }
            Determiner::Indefinite => (SourceKind::Unnamed, "a number of people who are not named"),
            Determiner::Unlimited if self.is_most() => UNLIMITED,
            _ if is_insider => NAMELESS,
            Determiner::Definite if self.is_counted() && !is_public && !has_possessor => {
                (SourceKind::NamedPerson, "a definite number, of those who were named")
            }
            Determiner::Unlimited if self.is_some_of_definite(noun) => NAMELESS,
            Determiner::Unlimited => UNLIMITED,
            Determiner::Definite if is_public && nouns::is_of_opinion(head) => UNLIMITED,
            Determiner::Definite => NAMELESS,
            Determiner::Bare if self.is_placed() || has_possessor => NAMELESS,
            Determiner::Bare if nouns::is_of_many(head) => UNLIMITED,
            Determiner::Bare if matches!(noun, Some(Noun::Person | Noun::Office)) => NAMELESS,
            Determiner::Bare => UNLIMITED,
        }
    }

    /// “Both candidates”, “both of them”; but “both Roth and Oakes” are a name and another.
    fn is_both(&self) -> bool {
        self.phrase.words[0].lower == "both" && self.phrase.words.iter().all(|word| word.lower != "and")
    }

    /// “Many officials”: nobody counts them; but “many of his aides” are among those he has.
    fn is_most(&self) -> bool {
        matches!(self.phrase.words[0].lower.as_str(), "many" | "most") && !self.is_partitive()
    }

    /// “Some of his aides”, “some senators”; but “some voters” is anybody.
    fn is_some_of_definite(&self, noun: Option<Noun>) -> bool {
        let is_some = self.phrase.words[0].lower == "some";
        let is_of_them = self.phrase.words.iter().take(3).any(|word| {
            matches!(word.lower.as_str(), "his" | "her" | "their" | "its" | "the" | "those" | "these")
                || word.is_possessive
        });
        is_some && (self.is_partitive() && is_of_them || matches!(noun, Some(Noun::Insider | Noun::Office)))
    }

    fn entity_of_noun(&self) -> Option<EntityKind> {
        let (_, mention) = self.surroundings.mention_ending(self.phrase.head().span.end())?;
        Some(mention.entity)
    }
}

/// Nouns for people whom no role tells apart.
const ANYONE: &str = "source official aide insider adviser advisor operative strategist staffer diplomat confidant ally associate spokesman \
    spokeswoman spokesperson representative surrogate witness eyewitness bystander person someone friend colleague relative neighbour \
    neighbor employee executive officer lawmaker legislator delegate member participant caller donor consultant informant assistant \
    judge host moderator author passenger passer-by reporter journalist correspondent suspect inmate prisoner volunteer follower narrator star";

/// Words for a share of many.
const SHARES: [&str; 6] = ["majority", "minority", "percent", "third", "quarter", "half"];

/// Words by which people are told to know what they speak of, or to be definite ones.
const KNOWING: &str = "familiar briefed knowledge privy close involved present aware attended attending attendance witnessed interviewed \
    spoken spoke requested requesting condition anonymity authorized authorised named";

/// Words after a comma behind which no name stands that is the noun's own.
const CUTTING: &str = "of at in on from for by to with who whom whose which that and or like including near";

/// Words of cues that tell what only people and bodies do.
const AGENTS: &str = "told tell tells asked ask asks denied deny denies declined refused refuses comment respond responded reply replied answered \
    answer admitted admits insisted insists promised promises vowed hopes hoped hoping wants wanted want believes believed thinks thought \
    agreed agrees joked conceded acknowledged apologised apologized discuss discussing complained demanded rejected rejects mum abstained \
    said added offered chose forecast defended urged quashed pleaded remarked recalled recounted talk reach reached unavailable refuted dodged sought ducked";
