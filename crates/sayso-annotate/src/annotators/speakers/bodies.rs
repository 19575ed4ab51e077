//! Nouns for bodies and publishers that stand for one named before: “the company”, “the department”.

use sayso_core::{Draft, EntityKind, Mention, MentionIx, MentionKind};

use super::Index;
use super::carried_on::Told;
use super::stand_in::{head, is_quoted, named};

/// How many sentences back a name is looked for.
const FARTHEST: usize = 3;

/// How many mentions back.
const MOST: usize = 40;

/// How many speakers back.
const MOST_SPEAKERS: usize = 3;

/// Nouns for the body named last; others (“party”, “government”, “campaign”) are of one of many that speak.
const OF_BODIES: &str = "company firm agency group organization organisation bureau department service bank foundation nonprofit charity \
    institute carmaker automaker drugmaker airline manufacturer retailer";

/// The same for publishers.
const OF_OUTLETS: &str = "network magazine newspaper paper tabloid broadcaster site website outlet station channel";

/// What kind of body a noun is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Publisher,
    Firm,
    Body,
}

/// Who is meant by the noun at `own`: the last body whose name ends in it, else the last that spoke or was named.
pub(super) fn name(draft: &Draft, index: &Index, told: &[Told], own: MentionIx) -> Option<MentionIx> {
    let mention = draft.mention(own);
    let words = draft.article().text.as_str()[mention.span.start()..mention.head.end()].to_lowercase();
    let words = words.strip_prefix("the ")?;
    let noun = head(draft, mention);
    let is_in = |list: &str| list.split_whitespace().any(|known| known == noun);
    let takes_up = is_in(OF_BODIES) || is_in(OF_OUTLETS) || words.starts_with("news ");
    let is_publisher = is_in(OF_OUTLETS) || words.starts_with("news ");
    if !takes_up && !matches!(mention.entity, EntityKind::Organisation | EntityKind::Outlet) {
        return None;
    }
    let sort = match () {
        () if is_publisher => Sort::Publisher,
        () if noun == "company" || noun == "firm" => Sort::Firm,
        () => Sort::Body,
    };
    let found = called_so(draft, index, own, words).or_else(|| {
        let last = || last_speaker(draft, told, mention).filter(|&last| head(draft, draft.mention(last)) != noun);
        takes_up.then(|| last().or_else(|| nearest(draft, index, own, sort))).flatten()
    });
    found.map(|ix| named(draft, ix))
}

/// The last name before `own` that ends in its noun and has its other words: “the *State Department*” for “the department”.
fn called_so(draft: &Draft, index: &Index, own: MentionIx, words: &str) -> Option<MentionIx> {
    let noun = words.rsplit(' ').next()?;
    let has_all = |name: &str| words.split(' ').all(|word| name.split(' ').any(|other| other == word));
    let mut before = index.mentions[..own.get()].iter().rev().map(|&(ix, _)| ix);
    before.find(|&ix| {
        let name = draft.mention(ix);
        let is_before = name.kind == MentionKind::Name && name.span.end() <= draft.mention(own).span.start();
        let called = head(draft, name);
        is_before && called.ends_with(&format!(" {noun}")) && has_all(&called)
    })
}

/// The speaker before, if that is a name and no person's.
fn last_speaker(draft: &Draft, told: &[Told], own: &Mention) -> Option<MentionIx> {
    let sentence = |byte: usize| draft.sentences().partition_point(|sentence| sentence.end() <= byte);
    let here = sentence(own.span.start());
    let near = told.iter().rev().take(MOST_SPEAKERS).filter_map(|&(ix, speaker)| {
        let source = draft.attribution(ix).source.as_ref()?.extent();
        let is_near = source.end() <= own.span.start() && here - sentence(source.start()) <= FARTHEST;
        Some((source.end(), speaker.filter(|_| is_near)?.mention))
    });
    let (_, last) = near.max()?;
    let mention = draft.mention(last);
    let is_body = match mention.entity {
        EntityKind::Organisation | EntityKind::Outlet | EntityKind::Other => true,
        EntityKind::Person | EntityKind::Document | EntityKind::Place => false,
    };
    (mention.kind == MentionKind::Name && is_body).then_some(last)
}

/// The first body, or publisher, named in the nearest sentence before `own` that names one.
fn nearest(draft: &Draft, index: &Index, own: MentionIx, sort: Sort) -> Option<MentionIx> {
    let start = draft.mention(own).span.start();
    let sentence = |byte: usize| draft.sentences().partition_point(|sentence| sentence.end() <= byte);
    let here = sentence(start);
    let is_body = |mention: &Mention| match mention.entity {
        EntityKind::Organisation => sort != Sort::Publisher,
        EntityKind::Outlet => true,
        EntityKind::Other => sort == Sort::Firm,
        EntityKind::Person | EntityKind::Document | EntityKind::Place => false,
    };
    let first = own.get().saturating_sub(MOST);
    let near = index.mentions[first..own.get()].iter().map(|&(ix, _)| (ix, draft.mention(ix)));
    let bodies: Vec<(usize, MentionIx)> = near
        .filter(|(_, mention)| mention.kind == MentionKind::Name && is_body(mention) && mention.span.end() <= start && !is_quoted(draft, mention))
        .map(|(ix, mention)| (sentence(mention.span.start()), ix))
        .filter(|(sentence, _)| here - sentence <= FARTHEST)
        .collect();
    let last = bodies.iter().map(|(sentence, _)| *sentence).max()?;
    bodies.iter().find(|(sentence, _)| *sentence == last).map(|(_, ix)| *ix)
}
