//! Pronouns by which an article goes on with its last speaker: “…,” said Roth. “…,” *she* added.

use sayso_core::{AttributionIx, Draft, EntityKind, Mention, MentionIx, MentionKind, Span, Speaker};

use super::stand_in::{clashes, is_quoted};
use super::{Index, name_of};

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
    /// Where the words for him end.
    end: usize,
    name: MentionIx,
}

/// The name that the pronoun at `own`, the source of `ix`, takes up: the last speaker's, or that of who was brought in since. `None`
/// where coreference may know better.
pub(super) fn name(
    draft: &Draft,
    index: &Index,
    told: &[Told],
    ix: AttributionIx,
    own: MentionIx,
) -> Option<MentionIx> {
    let pronoun = draft.mention(own);
    let fits = |name: MentionIx| is_like(draft, pronoun, draft.mention(name)) && !clashes(draft, own, name);
    let coreferent = name_of(draft, own).filter(|&name| fits(name));
    let last = last(draft, told, ix, pronoun.span).filter(|last| fits(last.name));
    let names = names(draft, index, ix, last.as_ref(), own);
    let brought_in: Vec<MentionIx> = names.iter().copied().filter(|&name| fits(name)).collect();
    match (last, brought_in.as_slice()) {
        (Some(last), []) => Some(last.name),
        (_, brought_in) if coreferent.is_some_and(|name| is_among(draft, name, brought_in)) => coreferent,
        (Some(last), _) if coreferent.is_some_and(|name| is_among(draft, name, &[last.name])) => coreferent,
        (_, brought_in) => subject(draft, brought_in).or(coreferent),
    }
    .map(|name| name_of(draft, name).unwrap_or(name))
}

/// Whether the pronoun can stand for what the name names.
fn is_like(draft: &Draft, pronoun: &Mention, name: &Mention) -> bool {
    let is_thing = draft.article().text[pronoun.head].eq_ignore_ascii_case("it");
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
        Some(Last { attribution: other, end: source.end(), name })
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

/// The first name of the last sentence that has one.
fn subject(draft: &Draft, names: &[MentionIx]) -> Option<MentionIx> {
    let of = |name: MentionIx| sentence(draft, draft.mention(name).span.start());
    let last = names.iter().map(|&name| of(name)).max()?;
    names.iter().copied().find(|&name| of(name) == last)
}

/// Whether `name` names the same as one of `others`.
fn is_among(draft: &Draft, name: MentionIx, others: &[MentionIx]) -> bool {
    let cluster = draft.cluster_of(name);
    others.iter().any(|&other| other == name || cluster.is_some() && draft.cluster_of(other) == cluster)
}

fn sentence(draft: &Draft, byte: usize) -> usize {
    draft.sentences().partition_point(|sentence| sentence.end() <= byte)
}
