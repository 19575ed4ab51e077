//! Pronouns by which an article goes on with its last speaker: “…,” said Roth. “…,” *she* added.

use sayso_core::{AttributionIx, Draft, EntityKind, Mention, MentionIx, MentionKind, Span, Speaker};

use super::super::mentions::lexicon::{List, lists};
use super::super::sourcing::is_of_person;
use super::stand_in::{head, is_quoted};
use super::{Index, is_plural, name_of};

/// How many attributions back the last speaker is looked for.
const MOST_BEFORE: usize = 6;

/// How many mentions back names are looked at.
const MOST_NAMES: usize = 40;

/// How many sentences back.
const FARTHEST: usize = 3;

/// A speaker found before.
pub(super) type Told = (AttributionIx, Option<Speaker>);

/// The last speaker before a pronoun.
struct Last {
    attribution: AttributionIx,
    /// Where the words for him end, and in which sentence they stand.
    end: usize,
    sentence: usize,
    name: MentionIx,
}

/// What the pronoun at `own`, the source of `ix`, takes up: the name of the last speaker, or of who was brought in since; the last speaker
/// himself, if he has none. `None` where coreference may know better.
pub(super) fn name(
    draft: &Draft,
    index: &Index,
    told: &[Told],
    ix: AttributionIx,
    own: MentionIx,
) -> Option<MentionIx> {
    let pronoun = draft.mention(own);
    let fits = |name: MentionIx| {
        is_like(draft, pronoun, draft.mention(name)) && !index.opens(name) && !index.sides.clash(draft, own, name)
    };
    let coreferent = name_of(draft, own).filter(|&name| fits(name));
    let last = last(draft, told, ix, pronoun.span);
    let nameless = last.as_ref().map(|last| last.name).filter(|&ix| {
        let is_coreferent = coreferent.is_none() || draft.cluster_of(ix).is_some_and(|cluster| draft.cluster_of(own) == Some(cluster));
        is_coreferent && is_nameless_person(draft, ix) && !index.sides.clash(draft, own, ix)
    });
    let is_thing = matches!(head(draft, pronoun).as_str(), "it" | "its");
    let speaks = |name: MentionIx| {
        let name = draft.mention(name);
        is_thing && name.kind == MentionKind::Name && name.entity != EntityKind::Person
    };
    let last = last.filter(|last| fits(last.name) || nameless.is_some() || speaks(last.name));
    let names = names(draft, index, ix, last.as_ref(), own);
    let brought_in: Vec<MentionIx> = names.iter().copied().filter(|&name| fits(name)).collect();
    match (last, brought_in.as_slice()) {
        (Some(last), []) => Some(last.name),
        (Some(last), brought_in)
            if coreferent.is_some_and(|name| {
                is_among(draft, name, &[last.name]) && !is_among(draft, name, brought_in)
            }) =>
        {
            coreferent
        }
        // “Roth met Oakes”: who speaks first in a sentence goes on.
        (Some(last), brought_in) if brought_in.iter().all(|&name| sentence_of(draft, name) == last.sentence) => Some(last.name),
        (_, brought_in) => subject(draft, brought_in).or(coreferent),
    }
    .map(|name| name_of(draft, name).unwrap_or(name))
}

/// Whether it is one person whom the article does not name: “a senior official”.
fn is_nameless_person(draft: &Draft, ix: MentionIx) -> bool {
    let mention = draft.mention(ix);
    let noun = head(draft, mention);
    let words = draft.article().text[mention.span].to_lowercase();
    let is_open = ["a ", "an ", "one ", "another "].iter().any(|opening| words.starts_with(opening));
    let is_one = is_open && !is_plural(&noun);
    let is_person = mention.entity == EntityKind::Person || is_of_person(&noun);
    mention.kind == MentionKind::Nominal && is_one && is_person
}

/// Whether the pronoun can stand for what the name names.
fn is_like(draft: &Draft, pronoun: &Mention, name: &Mention) -> bool {
    let is_thing = matches!(head(draft, pronoun).as_str(), "it" | "its");
    match name.entity {
        EntityKind::Person => !is_thing && name.kind == MentionKind::Name,
        EntityKind::Organisation | EntityKind::Outlet => is_thing && name.kind == MentionKind::Name,
        EntityKind::Document | EntityKind::Place | EntityKind::Other => false,
    }
}

/// The speaker of the attribution whose source stands last before `pronoun`, and near it.
fn last(draft: &Draft, told: &[Told], ix: AttributionIx, pronoun: Span) -> Option<Last> {
    let here = sentence(draft, pronoun.start());
    let near = told.iter().rev().take(MOST_BEFORE).filter_map(|&(other, speaker)| {
        let source = draft.attribution(other).source.as_ref()?.extent();
        let is_before = source.end() <= pronoun.start() && here - sentence(draft, source.start()) <= FARTHEST;
        let name = speaker.filter(|_| is_before && other != ix)?.mention;
        Some(Last { attribution: other, end: source.end(), sentence: sentence(draft, source.start()), name })
    });
    near.max_by_key(|last| last.end)
}

/// The names before the pronoun `own` and since the last speaker, in the writer's own words.
fn names(
    draft: &Draft,
    index: &Index,
    ix: AttributionIx,
    last: Option<&Last>,
    own: MentionIx,
) -> Vec<MentionIx> {
    let start = draft.mention(own).span.start();
    let here = sentence(draft, start);
    let since = last.map_or(0, |last| last.end);
    let is_said = |span: Span| {
        let by_last = last.filter(|last| draft.attribution(ix).parent != Some(last.attribution));
        let statements = by_last.map(|last| last.attribution).into_iter().chain([ix]);
        statements.flat_map(|other| draft.attribution(other).contents()).any(|content| content.contains(span))
    };
    let first = own.get().saturating_sub(MOST_NAMES);
    let near = index.mentions[first..own.get()].iter().map(|&(ix, _)| (ix, draft.mention(ix)));
    near.filter(|(_, mention)| {
        mention.kind == MentionKind::Name
            && mention.span.start() >= since
            && mention.span.end() <= start
            && here - sentence(draft, mention.span.start()) <= FARTHEST
            && !is_quoted(draft, mention)
            && !is_said(mention.span)
    })
    .map(|(ix, _)| ix)
    .collect()
}

/// The name of the last sentence that has one which is likeliest its subject: the first, those that a preposition or “’s” makes a part of
/// something else left out if there are others.
fn subject(draft: &Draft, names: &[MentionIx]) -> Option<MentionIx> {
    let last = names.iter().map(|&name| sentence_of(draft, name)).max()?;
    let mut of_last = names.iter().copied().filter(|&name| sentence_of(draft, name) == last);
    of_last.clone().find(|&name| !is_part(draft, draft.mention(name))).or_else(|| of_last.next())
}

/// Whether the name belongs to a larger phrase: “*Roth*’s campaign”, “a rally for *Roth*”.
fn is_part(draft: &Draft, name: &Mention) -> bool {
    let text = draft.article().text.as_str();
    let before = text[..name.span.start()].trim_end();
    let word = before.rsplit(|character: char| !character.is_alphabetic()).next().unwrap_or_default();
    let is_possessive = |words: &str| ["'s", "’s", "' ", "’ "].iter().any(|mark| words.starts_with(mark));
    lists(&word.to_lowercase()).has(List::Preposition)
        || is_possessive(&text[name.head.end()..])
        || text[name.span.range()].ends_with("'s")
        || text[name.span.range()].ends_with("’s")
}

/// Whether `name` names the same as one of `others`.
fn is_among(draft: &Draft, name: MentionIx, others: &[MentionIx]) -> bool {
    let cluster = draft.cluster_of(name);
    others.iter().any(|&other| other == name || cluster.is_some() && draft.cluster_of(other) == cluster)
}

fn sentence_of(draft: &Draft, name: MentionIx) -> usize {
    sentence(draft, draft.mention(name).span.start())
}

fn sentence(draft: &Draft, byte: usize) -> usize {
    draft.sentences().partition_point(|sentence| sentence.end() <= byte)
}
