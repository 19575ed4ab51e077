//! The kinds of nouns, and of people by how many they are said to be.

use sayso_core::{Count, EntityKind, MentionKind, Shown, SourceKind};

use super::super::super::mentions::lexicon::{List, lists};
use super::super::nouns::{self, Noun};
use super::super::phrase::{Determiner, Word};
use super::name::CUTTING;
use super::{Own, is_of_agent};
use crate::patterns::is_listed;

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

impl Own<'_> {
    pub(super) fn of_noun(&self, noun: Option<Noun>) -> Shown<SourceKind> {
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

    /// The kind of several people before, whom “the people” or “one of the people” take up.
    fn of_people_before(&self) -> Option<Shown<SourceKind>> {
        let head = self.phrase.head();
        let takes_up = head.lower == "people"
            && matches!(self.phrase.core()[0].lower.as_str(), "the" | "these" | "those")
            && self.phrase.rest().is_empty();
        let before = self.before.filter(|before| takes_up && before.value == SourceKind::Unnamed)?;
        let text = &self.layers().article().text;
        let are_several = before.words.is_some_and(|words| nouns::is_plural(&text[words].to_lowercase()));
        are_several.then_some(Shown { rule: "what the source before it is", ..before })
    }

    /// “Many”, “the public”; but “people familiar with …” and “one” are somebody.
    fn of_collective(&self) -> Shown<SourceKind> {
        if let Some(kind) = self.of_people_before() {
            return kind;
        }
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
        rest.iter().any(|word| is_listed(KNOWING, &word.lower))
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
                && !is_listed(CUTTING, &before.lower);
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
        let is_anyone = is_listed(ANYONE, &head.lower);
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
