//! What kind of source the words of one are.

mod compound;
mod name;
mod noun;
mod pronoun;

use sayso_core::{
    Attribution, AttributionIx, Layers, Mention, MentionIx, MentionKind, Shown, SourceKind, Span,
};

use super::nouns::{self, Noun};
use super::phrase::{Phrase, Word};
use super::surroundings::Surroundings;
use crate::patterns::is_listed;

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

/// Whether only people and bodies do what the cue says: “declined”, “told”.
fn is_of_agent(cue: &str) -> bool {
    cue.split(|character: char| !character.is_alphabetic()).any(|word| is_listed(AGENTS, word))
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
        let is_numbered = head.is_numbered() && nouns::is_numbered(head.unnumbered());
        if !is_numbered && self.is_name(noun) {
            return self.of_name(noun);
        }
        if let Some(kind) = self.of_apposed_name(noun) {
            return kind;
        }
        if is_numbered {
            return shown(SourceKind::Unnamed, "a person whom a record numbers");
        }
        self.of_noun(noun)
    }

    /// What the head says, the words beside it heard: “the news service”.
    fn noun(&self) -> Option<Noun> {
        let compound = self.of_compound();
        if compound.is_some() {
            return compound;
        }
        let core = self.phrase.core();
        let head = self.phrase.head();
        let word = head.unnumbered();
        if core[0].lower == "those" && (core.len() <= 2 || nouns::of(word).is_none()) {
            return Some(nouns::listed(word).unwrap_or(Noun::Collective));
        }
        if head.is_capital && word.ends_with("ans") && nouns::is_plural(word) {
            return nouns::listed(word).or(Some(Noun::Crowd).filter(|_| word.ends_with("ians")));
        }
        // The last word of a name may end like a trade; hardly any ends as a plural of these.
        let may_be_name = head.is_capital && !word.ends_with("ists");
        if may_be_name { nouns::listed(word) } else { nouns::of(word) }
    }

    fn is_partitive(&self) -> bool {
        self.phrase.first > 0
    }

    /// “Another”, “the other two”, “a third”: what the noun was, stands before.
    fn is_elliptic(&self) -> bool {
        const LEFT_OUT: &str = "another one both each first second third fourth fifth other two three four five six seven eight nine ten twelve dozen";
        let core = self.phrase.core();
        let is_left_out =
            |word: &Word| word.lower == "a" || word.lower == "the" || is_listed(LEFT_OUT, &word.lower);
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

    fn layers(&self) -> &Layers {
        self.surroundings.layers()
    }
}

/// Words of cues that tell what only people and bodies do.
const AGENTS: &str = "told tell tells asked ask asks denied deny denies declined refused refuses comment respond responded reply replied answered \
    answer admitted admits insisted insists promised promises vowed hopes hoped hoping wants wanted want believes believed thinks thought \
    agreed agrees joked conceded acknowledged apologised apologized discuss discussing complained demanded rejected rejects mum abstained \
    said added offered chose forecast defended urged quashed pleaded remarked recalled recounted talk reach reached unavailable refuted dodged sought ducked";
