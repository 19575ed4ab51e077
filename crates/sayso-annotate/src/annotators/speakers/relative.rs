//! What “who” and “which” follow.

use sayso_core::{Draft, EntityKind, Mention, MentionIx, MentionKind, Span, Speaker};

use super::super::mentions::lexicon::{List, lists};
use super::super::sourcing::is_of_person;
use super::index::Index;
use super::{name_of, nouns, sure};

/// How many mentions back the antecedent is looked for.
const MOST: usize = 8;

/// A relative word with which a source begins.
pub(super) struct Relative {
    start: usize,
    /// Whether it is “who”, not “which”.
    is_of_person: bool,
}

impl Relative {
    /// The relative word with which `source` begins: “*who* declined to be named”; not “*whose* lawyer”.
    pub(super) fn of(draft: &Draft, source: Span) -> Option<Relative> {
        let words = &draft.article().text[source];
        let first = words.split(|character: char| !character.is_alphabetic()).next().unwrap_or_default();
        let is_of_person = match first.to_lowercase().as_str() {
            "who" | "whom" => true,
            "which" => false,
            _ => return None,
        };
        Some(Relative { start: source.start(), is_of_person })
    }

    /// What the word follows; `None` where nothing is before it that anybody could mean.
    pub(super) fn speaker(&self, index: &Index) -> Option<Speaker> {
        let rule = "a relative word leads to what it follows";
        let told = self.antecedent(index).map(|antecedent| (antecedent, sure::RELATIVE));
        let (antecedent, confidence) = told.or_else(|| Some((self.adjacent(index)?, sure::UNLIKE)))?;
        let mention = name_of(index.draft, antecedent).unwrap_or(antecedent);
        Some(Speaker { mention, confidence, rule })
    }

    /// The mention before the word that agrees with it: a name right before it; the noun phrase there (“*two nurses* at the ward, who …”),
    /// unless that and what else stands between tells more of a name (“*Roth*, the mayor of Selin, who …”); a place.
    fn antecedent(&self, index: &Index) -> Option<MentionIx> {
        let draft = index.draft;
        let agrees = |ix: &MentionIx| self.agrees(draft, draft.mention(*ix));
        let is_name = |ix: &MentionIx| draft.mention(*ix).kind == MentionKind::Name;
        let is_place = |ix: &MentionIx| is_name(ix) && draft.mention(*ix).entity == EntityKind::Place;
        let adjacent = self.adjacent(index).filter(agrees);
        let beside = adjacent.filter(|ix| is_name(ix) && !is_place(ix));
        let told =
            || self.near(index).rev().find(|ix| agrees(ix) && !is_place(ix) && self.is_told(draft, *ix));
        let ends_here = |ix: &MentionIx| self.ends_here(draft, draft.mention(*ix));
        let longest = || self.near(index).find(|ix| agrees(ix) && !is_place(ix) && ends_here(ix));
        let noun = || adjacent.filter(|ix| !is_name(ix)).or_else(longest);
        let free = || noun().filter(|ix| !is_apposed(draft, draft.mention(*ix)));
        beside.or_else(free).or_else(told).or_else(noun).or(adjacent)
    }

    /// The mention that ends right before the word.
    fn adjacent(&self, index: &Index) -> Option<MentionIx> {
        let draft = index.draft;
        let end = self.before(draft).len();
        let ends = |ix: &MentionIx| {
            let span = draft.mention(*ix).span;
            span.end() <= self.start && span.end() >= end
        };
        index.by_head_end.get(&end).copied().or_else(|| self.near(index).find(ends))
    }

    /// The text before the word and the break beside it.
    fn before<'a>(&self, draft: &'a Draft) -> &'a str {
        let before = &draft.article().text.as_str()[..self.start];
        before.trim_end_matches([' ', ',', '\n', '-', '–', '—'])
    }

    /// The mentions that begin before the word and near it, in reading order.
    fn near<'a>(&self, index: &'a Index) -> impl DoubleEndedIterator<Item = MentionIx> + 'a {
        let end = index.mentions.partition_point(|(_, span)| span.start() < self.start);
        index.mentions[end.saturating_sub(MOST)..end].iter().map(|(ix, _)| *ix)
    }

    /// Whether the mention is of a person, as “who” demands, or of none, as “which” does; a name that nothing but its letters makes a
    /// person's may be a body's.
    fn agrees(&self, draft: &Draft, mention: &Mention) -> bool {
        let text = &draft.article().text;
        let is_persons = mention.entity == EntityKind::Person;
        match mention.kind {
            MentionKind::Pronoun => false,
            MentionKind::Name if self.is_of_person => is_persons,
            MentionKind::Name => {
                !is_persons
                    || !text[mention.head].contains(' ') && mention.head.start() == mention.span.start()
            }
            MentionKind::Nominal => {
                let core = nouns::core(draft, mention);
                (is_persons || is_of_person(nouns::last(&core))) == self.is_of_person
            }
        }
    }

    /// Whether the words between the name at `ix` and the relative word only tell more of it.
    fn is_told(&self, draft: &Draft, ix: MentionIx) -> bool {
        let mention = draft.mention(ix);
        let before = self.before(draft);
        mention.kind == MentionKind::Name && before.get(mention.head.end()..).is_some_and(is_apposition)
    }

    /// Whether the phrase goes on up to the relative word, with that or without it.
    fn ends_here(&self, draft: &Draft, mention: &Mention) -> bool {
        let end = self.before(draft).len();
        mention.head.end() <= end && mention.span.end() >= end
    }
}

/// Whether a comma stands before the phrase, so that it may tell more of what is before that.
fn is_apposed(draft: &Draft, mention: &Mention) -> bool {
    draft.article().text.as_str()[..mention.span.start()].trim_end().ends_with(',')
}

/// Whether the words after a name only tell more of it: “ of Texas”, “, the former mayor of Selin”.
fn is_apposition(between: &str) -> bool {
    let opens = [",", " of ", " (", " –", " —"].iter().any(|opening| between.starts_with(opening));
    let words = between.split(|character: char| !character.is_alphabetic()).filter(|word| !word.is_empty());
    let tells_no_deed = |word: &str| !lists(&word.to_lowercase()).has(List::Verb);
    between.is_empty()
        || opens
            && !between.contains(['.', ';', '\n'])
            && words.clone().count() <= 12
            && words.clone().all(tells_no_deed)
}
