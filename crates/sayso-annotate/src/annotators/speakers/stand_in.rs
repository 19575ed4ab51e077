//! Nouns and pronouns that stand in for somebody whom coreference did not find: “the senator”, “the retired surgeon”.

use sayso_core::{Draft, EntityKind, Mention, MentionIx, MentionKind};

use super::index::{Index, sentence};
use super::nouns::{self, definite, is_anybody, is_epithet, is_kept, is_possessed};
use super::offices::{Office, Standing};
use super::roles::{bearer, only_bearer};
use super::sorts::{is_surely_person, is_told_thing};
use super::{Found, name_of};

/// How many sentences back a name is looked for.
const FARTHEST: usize = 3;

/// How many mentions back.
const MOST: usize = 40;

/// The rule by which a noun leads to whom the article gives it.
const BORNE: &str = "the source is a noun that somebody bears";

/// The name that the noun at `own` stands in for, `coreferent` being what coreference took it for, and `carried_on` who a pronoun in
/// its place would be; `None` where it may be somebody whom nobody names.
pub(super) fn of_noun(
    index: &Index,
    own: MentionIx,
    coreferent: Option<MentionIx>,
    carried_on: impl Fn() -> Option<MentionIx>,
) -> Option<Found> {
    let draft = index.draft;
    let mention = draft.mention(own);
    let office = Office::of(&nouns::core(draft, mention));
    let standing = |name: MentionIx| office.as_ref().map(|office| office.standing(draft, name));
    let may_be = |name: &MentionIx| standing(*name) != Some(Standing::Another);
    let coreferent = coreferent.filter(may_be);
    let taken = coreferent.map(|name| taken(index, name, standing(name)));
    let Some(noun) = definite(draft, mention) else {
        return taken.or_else(|| only_bearer(index, own).map(|name| Found::guessed(name, BORNE)));
    };
    if is_anybody(&noun) {
        return None;
    }
    let bears = |name: MentionIx| match standing(name) {
        Some(standing) => standing == Standing::Bears,
        None => index.bearers.bears(draft, name, &noun),
    };
    if coreferent.is_some_and(bears) {
        return taken;
    }
    let borne = bearer(index, own, &noun).map(|name| Found::guessed(name, BORNE));
    if borne.is_some() || is_kept(&noun) {
        return borne;
    }
    let words = &draft.article().text[mention.span];
    if taken.is_some() || !is_epithet(&noun, words) || is_possessed(words) {
        return taken;
    }
    let near = carried_on().filter(|&name| draft.mention(name).kind == MentionKind::Name);
    let near = near.or_else(|| nearest(index, own)).filter(may_be)?;
    Some(Found::guessed(near, "the source is a definite noun near a name"))
}

/// What coreference took a noun for: a guess, where only the letters of a name make a person of it, as of “Transline”, and where the
/// noun tells an office and nobody says that he has it.
fn taken(index: &Index, name: MentionIx, standing: Option<Standing>) -> Found {
    let is_person = index.draft.mention(name).entity == EntityKind::Person;
    if is_person && !is_surely_person(index, name) || standing == Some(Standing::Untold) {
        return Found::guessed(name, "the source is a noun for what has a name");
    }
    Found::coreferent(name)
}

/// The name that he, she or it at `own` stands in for, by the noun that coreference took it for, if any.
pub(super) fn of_pronoun(index: &Index, own: MentionIx) -> Option<Found> {
    let draft = index.draft;
    let others = draft.cluster_of(own).map(|ix| draft.cluster(ix).mentions.as_slice()).unwrap_or_default();
    let nominal = others.iter().copied().find(|&ix| draft.mention(ix).kind == MentionKind::Nominal);
    match nominal {
        Some(nominal) => {
            definite(draft, draft.mention(nominal))?;
            let found = of_noun(index, nominal, None, || None)?;
            (!index.sides.clash(draft, own, found.name)).then_some(found)
        }
        None => nearest(index, own).map(|name| Found::guessed(name, "the source is a pronoun near a name")),
    }
}

/// The name of a person, or for “it” of a body, in the nearest sentence before `own` that has one: the first there.
fn nearest(index: &Index, own: MentionIx) -> Option<MentionIx> {
    let draft = index.draft;
    let start = draft.mention(own).span.start();
    let here = sentence(draft, start);
    let is_thing = is_thing(draft, draft.mention(own));
    let may_speak = |name: &Mention| match name.entity {
        EntityKind::Person => !is_thing,
        EntityKind::Organisation | EntityKind::Outlet => is_thing,
        EntityKind::Document | EntityKind::Place | EntityKind::Other => false,
    };
    let is_candidate = |ix: MentionIx| {
        let name = draft.mention(ix);
        name.kind == MentionKind::Name
            && may_speak(name)
            && name.span.end() <= start
            && !is_quoted(draft, name)
            && !index.is_opener(ix)
            && (is_thing || !is_told_thing(draft, ix))
    };
    let names = index.before(own, MOST).filter(|&ix| is_candidate(ix));
    let names = names.map(|ix| {
        let at = sentence(draft, draft.mention(ix).span.start());
        (at, name_of(draft, ix).unwrap_or(ix))
    });
    let fitting = names.filter(|&(at, name)| here - at <= FARTHEST && !index.sides.clash(draft, own, name));
    let fitting: Vec<(usize, MentionIx)> = fitting.collect();
    let &(nearest, _) = fitting.first()?;
    fitting.iter().rev().find(|(at, _)| *at == nearest).map(|&(_, name)| name)
}

/// Whether the mention is “it”.
pub(super) fn is_thing(draft: &Draft, mention: &Mention) -> bool {
    matches!(nouns::core(draft, mention).as_str(), "it" | "its")
}

pub(super) fn is_quoted(draft: &Draft, mention: &Mention) -> bool {
    let next = draft.quotes().partition_point(|quote| quote.span.start() <= mention.span.start());
    draft.quotes()[..next].last().is_some_and(|quote| mention.span.end() <= quote.span.end())
}
