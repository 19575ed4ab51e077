//! What stands around a name wherever its article uses it, and what that tells: a person, a body, a publisher or a document.

use std::collections::HashMap;

use sayso_core::{EntityKind, Layers, Mention, MentionIx, MentionKind, SourceKind, Span};

use super::super::mentions::lexicon::{List, lists};
use super::nouns::{self, Noun};
use crate::patterns::is_listed;

/// How many places of a name are looked at.
const MOST_PLACES: usize = 12;

/// How many bytes of a place are looked at on either side.
const NEAR: usize = 80;

/// Last words of names that are no people's.
const BODY_ENDINGS: &str = "inc corp co ltd llc plc gmbh ag sa nv bv spa bros partners dairies aerospace capital air airways airlines roads haulage \
    offshore mobile holdings industries systems motors energy foods pharma shipping lines rovers united wanderers mills works logistics \
    insurance telecom records studios properties chemicals skyways mutual infra ventures labs technologies pharmaceuticals semiconductors \
    electric oil gas petroleum steel cement infrastructure enterprises brothers sons daughters associates consulting solutions networks \
    pictures entertainment athletic fc trust fund rail railways trains transport securities resources materials brewers bakeries";

/// Votes for a person that are more than what the list knows.
const STRONG: u16 = 4;

/// What belongs to a body and to hardly any person: “Corvane's shareholders”.
const OWNED: &str = "shareholders shares share stock headquarters customers profits profit revenue sales products plant factory branch subsidiary parent";

/// What belongs to a body, or to a person of note.
const OWNED_BY_MANY: &str = "spokesman spokeswoman spokesperson spokespeople board executives executive employees workers directors chairman chairwoman \
    ceo website members offices founder founders owner owners management leadership investors clients";

/// What belongs to a publisher: “the Clarion's readers”.
const PUBLISHED: &str =
    "editor editors readers newsroom columnist reporter reporters correspondent editorial front";

/// Where the capitalised words of an article stand.
pub(super) struct Surroundings<'a> {
    layers: &'a Layers,
    places: HashMap<&'a str, Vec<usize>>,
    /// By the end of their heads.
    mentions: HashMap<usize, MentionIx>,
}

/// What speaks for each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Votes {
    person: u16,
    body: u16,
    outlet: u16,
    document: u16,
}

impl Votes {
    /// Raises each to that of `other`, so that what is said often counts once.
    fn take(&mut self, other: Votes) {
        self.person = self.person.max(other.person);
        self.body = self.body.max(other.body);
        self.outlet = self.outlet.max(other.outlet);
        self.document = self.document.max(other.document);
    }

    fn add(&mut self, other: Votes) {
        self.person += other.person;
        self.body += other.body;
        self.outlet += other.outlet;
        self.document += other.document;
    }
}

impl<'a> Surroundings<'a> {
    /// Those of the article.
    pub(super) fn of(layers: &'a Layers) -> Surroundings<'a> {
        let text = layers.article().text.as_str();
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut start = 0;
        for run in text.split_inclusive(|character: char| !character.is_alphanumeric()) {
            let word = run.trim_end_matches(|character: char| !character.is_alphanumeric());
            if word.starts_with(char::is_uppercase) {
                let found = places.entry(word).or_default();
                if found.len() < MOST_PLACES {
                    found.push(start);
                }
            }
            start += run.len();
        }
        let mentions = layers.mentions().map(|(ix, mention)| (mention.head.end(), ix)).collect();
        Surroundings { layers, places, mentions }
    }

    /// The article with its layers.
    pub(super) fn layers(&self) -> &'a Layers {
        self.layers
    }

    /// Whether the name at `span`, which a list knows as no person's, is one here: “Michael Bloomberg”.
    pub(super) fn is_person(&self, span: Span) -> bool {
        let Votes { person, body, outlet, document } = self.votes(span);
        person > STRONG && person > body.max(outlet).max(document)
    }

    /// The mention whose head ends at `end`.
    pub(super) fn mention_ending(&self, end: usize) -> Option<(MentionIx, &'a Mention)> {
        self.mentions.get(&end).map(|&ix| (ix, self.layers.mention(ix)))
    }

    /// What the name at `span` is, if there is anything to tell it: more speaks for that than for a person.
    pub(super) fn kind(&self, span: Span) -> Option<SourceKind> {
        let votes = self.votes(span);
        let most = votes.body.max(votes.outlet).max(votes.document);
        match most {
            _ if votes.person >= most && votes.person > 0 => Some(SourceKind::NamedPerson),
            0 => None,
            _ if votes.outlet == most => Some(SourceKind::Outlet),
            _ if votes.body == most => Some(SourceKind::Organisation),
            _ => Some(SourceKind::Document),
        }
    }

    fn votes(&self, span: Span) -> Votes {
        let text = self.layers.article().text.as_str();
        // “White House Chief of Staff *Jana Roth*”.
        let own = self.mention_ending(span.end()).map(|(_, mention)| (mention.kind, mention.head));
        let span = own
            .filter(|(kind, head)| *kind == MentionKind::Name && span.contains(*head))
            .map_or(span, |own| own.1);
        let name = &text[span.range()];
        let mut votes = Votes::default();
        of_name(name, &mut votes);
        self.of_mentions(span, &mut votes);
        let first = name.split(|character: char| !character.is_alphanumeric()).next().unwrap_or_default();
        let places = self.places.get(first).map(Vec::as_slice).unwrap_or_default();
        let mut has_first_name = name.contains(' ');
        let mut around = Votes::default();
        for &start in places.iter().filter(|&&start| text[start..].starts_with(name)) {
            let before = before(text, start);
            let after = after(text, start + name.len());
            has_first_name |= last_word(before).is_some_and(|word| word.starts_with(char::is_uppercase));
            let mut here = Votes::default();
            preceded(before, after, &mut here);
            followed(after, &mut here);
            around.take(here);
        }
        votes.add(around);
        if !has_first_name && !lists(&name.to_lowercase()).has_any(&[List::Man, List::Woman]) {
            // People are introduced by their full names.
            votes.body += if votes.person > 0 { 1 } else { 2 };
        }
        votes
    }

    /// What the model says of the name, and what is said of it elsewhere.
    fn of_mentions(&self, span: Span, votes: &mut Votes) {
        let Some((ix, mention)) =
            self.mention_ending(span.end()).filter(|(_, mention)| mention.kind == MentionKind::Name)
        else {
            return;
        };
        match mention.entity {
            EntityKind::Person => votes.person += 2,
            EntityKind::Organisation | EntityKind::Place => votes.body += 2,
            EntityKind::Outlet => votes.outlet += 3,
            EntityKind::Document => votes.document += 2,
            EntityKind::Other => {}
        }
        let cluster = self.layers.cluster_of(ix).map(|cluster| self.layers.cluster(cluster));
        let others = cluster.iter().flat_map(|cluster| cluster.mentions.iter().take(MOST_PLACES));
        let text = &self.layers.article().text;
        let mut is_personal = false;
        let mut is_thing = false;
        for &other in others {
            match text[self.layers.mention(other).head].to_lowercase().as_str() {
                "he" | "she" | "him" | "her" | "his" => is_personal = true,
                "it" | "its" | "itself" => is_thing = true,
                _ => {}
            }
        }
        votes.person += u16::from(is_personal);
        votes.body += u16::from(is_thing && !is_personal);
    }
}

/// What the name tells by itself.
fn of_name(name: &str, votes: &mut Votes) {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    if is_listed(BODY_ENDINGS, last.trim_end_matches('.')) && words.len() > 1 || words.contains(&"&") {
        votes.body += 6;
    }
    if words.len() > 1 && lists(first).has_any(&[List::Man, List::Woman]) {
        votes.person += 3;
    }
}

/// The words before `start`, no farther than is looked at.
fn before(text: &str, start: usize) -> &str {
    &text[text.floor_char_boundary(start.saturating_sub(NEAR))..start]
}

/// The words after `end`.
fn after(text: &str, end: usize) -> &str {
    &text[end..text.floor_char_boundary(text.len().min(end + NEAR))]
}

fn last_word(words: &str) -> Option<&str> {
    let before = words.strip_suffix(' ')?;
    let start = before.rfind(|character: char| !character.is_alphanumeric() && character != '-');
    let start = start.map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    Some(&before[start..]).filter(|word| !word.is_empty())
}

/// What a noun beside a name says of it.
fn add(noun: Option<Noun>, weight: u16, votes: &mut Votes) {
    match noun {
        Some(Noun::Body) => votes.body += weight,
        Some(Noun::Outlet) => votes.outlet += weight,
        Some(Noun::Document) => votes.document += weight,
        Some(Noun::Insider | Noun::Office | Noun::Person | Noun::Crowd) => votes.person += weight,
        Some(Noun::Collective) | None => {}
    }
}

/// What the words before a name tell: “Mr”, “the carmaker”, “the club,”, “a spokesman for”.
fn preceded(before: &str, after: &str, votes: &mut Votes) {
    if before.ends_with(". ") && before.len() > 4 {
        let title = last_word(&format!("{} ", before.trim_end_matches(". "))).map(str::to_lowercase);
        if title.is_some_and(|title| lists(&title).has(List::Address)) {
            votes.person += 3;
        }
        return;
    }
    if let Some(noun) = before.strip_suffix(", ").filter(|_| after.starts_with([',', '.'])) {
        let noun = last_word(&format!("{noun} ")).unwrap_or_default().to_owned();
        return add(class_of(&noun), 2, votes);
    }
    let Some(word) = last_word(before) else { return };
    let lower = word.to_lowercase();
    match lower.as_str() {
        "the" => {
            let next = after.split_whitespace().next().unwrap_or_default();
            let next = next.trim_matches(|character: char| !character.is_alphanumeric());
            let is_beside = after.starts_with(' ') && nouns::listed(next).is_some();
            votes.body += if is_beside { 0 } else { 2 };
        }
        "for" | "at" => {
            let is_voice = ["spokesman", "spokeswoman", "spokesperson", "lawyer", "lawyers", "shares"];
            let noun = before.trim_end().rsplit(' ').nth(1).unwrap_or_default();
            votes.body += u16::from(is_voice.contains(&noun) || lower == "at");
        }
        _ if lists(&lower).has_any(&[List::Address]) && word.starts_with(char::is_uppercase) => {
            votes.person += 3
        }
        _ if lists(&lower).has_any(&[List::Man, List::Woman]) => votes.person += 3,
        _ if is_of_news(before, &lower) => votes.outlet += 3,
        _ => add(class_of(&lower), 3, votes),
    }
}

/// Whether `noun`, the last word of `before`, is one for a publisher by the word before it: “the news service”.
fn is_of_news(before: &str, noun: &str) -> bool {
    let mut words = before.trim_end().rsplit(' ').skip(1);
    matches!(noun, "service" | "agency" | "site" | "organisation" | "organization")
        && words.next().is_some_and(|word| matches!(word, "news" | "wire"))
}

/// The class of the noun beside a name, where it tells a person from a body: owners and contractors are either.
fn class_of(noun: &str) -> Option<Noun> {
    nouns::listed(noun).filter(|_| !nouns::is_either(noun))
}

/// What the words after a name tell: “'s shareholders”, “, a trade newsletter,”, “, who”.
fn followed(after: &str, votes: &mut Votes) {
    if let Some(owned) = after.strip_prefix("’s ").or_else(|| after.strip_prefix("'s ")) {
        let owned = owned.split(|character: char| !character.is_alphanumeric()).next().unwrap_or_default();
        votes.body += 2 * u16::from(is_listed(OWNED, owned)) + u16::from(is_listed(OWNED_BY_MANY, owned));
        votes.outlet += 2 * u16::from(is_listed(PUBLISHED, owned));
        return;
    }
    if after.starts_with(" & ") {
        votes.body += 4;
        return;
    }
    if let Some(told) = after.strip_prefix(", ") {
        return apposed(told, votes);
    }
    const REPORTS: [&str; 7] = [
        " reported",
        " has reported",
        " had reported",
        " first reported",
        " reports that",
        " can reveal",
        " can exclusively reveal",
    ];
    votes.outlet += 2 * u16::from(REPORTS.iter().any(|words| after.starts_with(words)));
    let next = after.strip_prefix(' ').unwrap_or_default();
    let next = next.split(|character: char| !character.is_alphanumeric()).next().unwrap_or_default();
    if next.starts_with(char::is_uppercase) {
        let lower = next.to_lowercase();
        votes.body += 3 * u16::from(is_listed(BODY_ENDINGS, &lower));
    }
}

/// What is told after a comma.
fn apposed(told: &str, votes: &mut Votes) {
    let clause = told.split([',', '.', ';', '(', '—']).next().unwrap_or_default().to_lowercase();
    let mut words = clause.split_whitespace();
    match words.next() {
        Some("who" | "whose") => votes.person += 2,
        Some("which") => votes.body += 1,
        Some("a" | "an" | "the" | "another" | "its") => {
            let is_stop = |word: &&str| {
                ["of", "that", "which", "who", "for", "in", "from", "with", "at", "on", "by", "and", "based"]
                    .contains(word)
            };
            let noun = words.take_while(|word| !is_stop(word)).last().unwrap_or_default();
            add(nouns::of(noun), 3, votes);
        }
        Some(_) | None => {}
    }
}
