//! The kinds of pronouns: what they refer to, as far as the article tells.

use sayso_core::{EntityKind, MentionKind, Shown, SourceKind};

use super::super::nouns::{self, Noun};
use super::super::phrase::Phrase;
use super::{Own, is_of_agent, is_of_thing};

/// Pronouns that stand for one person.
const PERSONAL: [&str; 11] = ["he", "she", "him", "her", "i", "me", "my", "himself", "herself", "his", "you"];

/// Pronouns by which a statement's own speaker calls himself.
const OF_SPEAKER: [&str; 3] = ["i", "me", "my"];

impl Own<'_> {
    pub(super) fn of_pronoun(&self) -> Shown<SourceKind> {
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
    pub(super) fn of_referent(&self) -> Option<Shown<SourceKind>> {
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
}
