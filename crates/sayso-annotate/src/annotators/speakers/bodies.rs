//! Nouns for bodies and publishers that stand for one named before: “the company”, “the department”.

use sayso_core::{EntityKind, Mention, MentionIx, MentionKind};

use super::index::{Index, sentence};
use super::sorts::may_be_called;
use super::stand_in::is_quoted;
use super::{name_of, nouns};
use crate::patterns::is_listed;

/// How many sentences back a name is looked for.
const FARTHEST: usize = 3;

/// How many mentions back.
const MOST: usize = 40;

/// The same for names that the noun is a part of.
const MOST_CALLED: usize = 400;

/// How many speakers back.
const MOST_SPEAKERS: usize = 3;

/// Nouns for the body named last; others (“party”, “government”, “campaign”) are of one of many that speak.
const OF_BODIES: &str = "company firm agency group organization organisation bureau department service bank foundation nonprofit charity \
    institute carmaker automaker drugmaker airline manufacturer retailer";

/// The same for publishers.
const OF_OUTLETS: &str =
    "network magazine newspaper paper tabloid broadcaster site website outlet station channel";

/// What kind of body a noun is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Publisher,
    Firm,
    Body,
}

impl Sort {
    /// What `core`, “the news service”, is for; `None` for what does not take up the body named last.
    fn of(core: &str) -> Option<Sort> {
        let noun = nouns::last(core);
        let is_in = |list: &str| is_listed(list, noun);
        match noun {
            _ if is_in(OF_OUTLETS) || core.starts_with("news ") => Some(Sort::Publisher),
            "company" | "firm" => Some(Sort::Firm),
            _ => is_in(OF_BODIES).then_some(Sort::Body),
        }
    }

    /// Whether a name of such an entity may be one.
    fn takes(self, entity: EntityKind) -> bool {
        match entity {
            EntityKind::Organisation => self != Sort::Publisher,
            EntityKind::Outlet => true,
            EntityKind::Other => self == Sort::Firm,
            EntityKind::Person | EntityKind::Document | EntityKind::Place => false,
        }
    }
}

/// Who is meant by the noun at `own`: the last body whose name ends in it, else the last that spoke or was named.
pub(super) fn name(index: &Index, own: MentionIx) -> Option<MentionIx> {
    let draft = index.draft;
    let mention = draft.mention(own);
    let core = nouns::core(draft, mention);
    let core = core.strip_prefix("the ")?;
    let sort = Sort::of(core);
    let is_body = matches!(mention.entity, EntityKind::Organisation | EntityKind::Outlet);
    let called_so = (is_body || sort.is_some()).then(|| called_so(index, own, core)).flatten();
    let found = called_so.or_else(|| {
        let last = last_speaker(index, mention);
        let last = last.filter(|&last| {
            let (noun, last) = (nouns::last(core), draft.mention(last));
            nouns::core(draft, last) != noun && may_be_called(draft, noun, last)
        });
        sort.and_then(|sort| last.or_else(|| nearest(index, own, sort)))
    })?;
    // “Paper” in a headline says no more than “the paper”.
    let is_name = |&name: &MentionIx| nouns::core(draft, draft.mention(name)) != nouns::last(core);
    Some(name_of(draft, found).filter(is_name).unwrap_or(found))
}

/// The last name before `own` that ends in its noun and has its other words: “the *State Department*” for “the department”.
fn called_so(index: &Index, own: MentionIx, core: &str) -> Option<MentionIx> {
    let draft = index.draft;
    let ending = format!(" {}", nouns::last(core));
    let start = draft.mention(own).span.start();
    index.before(own, MOST_CALLED).find(|&ix| {
        let name = draft.mention(ix);
        let called = draft.article().text[name.head].to_lowercase();
        name.kind == MentionKind::Name
            && name.span.end() <= start
            && called.ends_with(&ending)
            && core.split(' ').all(|word| called.split(' ').any(|other| other == word))
    })
}

/// The speaker before, if that is a name and no person's.
fn last_speaker(index: &Index, own: &Mention) -> Option<MentionIx> {
    let draft = index.draft;
    let here = sentence(draft, own.span.start());
    let near = index.told.iter().rev().take(MOST_SPEAKERS).filter_map(|&(ix, speaker)| {
        let source = draft.attribution(ix).source.as_ref()?.extent();
        let is_near = source.end() <= own.span.start() && here - sentence(draft, source.start()) <= FARTHEST;
        Some((source.end(), speaker.filter(|_| is_near)?.mention))
    });
    let (_, last) = near.max()?;
    let mention = draft.mention(last);
    (mention.kind == MentionKind::Name && Sort::Firm.takes(mention.entity)).then_some(last)
}

/// The first body of the sort named in the nearest sentence before `own` that names one.
fn nearest(index: &Index, own: MentionIx, sort: Sort) -> Option<MentionIx> {
    let draft = index.draft;
    let start = draft.mention(own).span.start();
    let core = nouns::core(draft, draft.mention(own));
    let here = sentence(draft, start);
    let is_candidate = |name: &Mention| {
        name.kind == MentionKind::Name
            && sort.takes(name.entity)
            && may_be_called(draft, nouns::last(&core), name)
            && name.span.end() <= start
            && !is_quoted(draft, name)
    };
    let bodies = index.before(own, MOST).filter(|&ix| is_candidate(draft.mention(ix)));
    let bodies = bodies.map(|ix| (sentence(draft, draft.mention(ix).span.start()), ix));
    let bodies: Vec<(usize, MentionIx)> = bodies.filter(|(at, _)| here - at <= FARTHEST).collect();
    let &(nearest, _) = bodies.first()?;
    bodies.iter().rev().find(|(at, _)| *at == nearest).map(|&(_, ix)| ix)
}
