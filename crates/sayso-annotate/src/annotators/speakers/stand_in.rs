//! Nouns and pronouns that stand in for somebody whom coreference did not find: “the senator”, “the retired surgeon”.

use std::collections::{BTreeSet, HashMap};

use sayso_core::{Cluster, ClusterIx, Draft, EntityKind, Fact, FactKind, Mention, MentionIx, MentionKind};

use super::super::sourcing::is_of_person;
use super::{Index, is_plural};

/// How many sentences back a name is looked for.
const FARTHEST: usize = 3;

/// How many bearers of one role are looked at.
const MOST_BEARERS: usize = 8;

/// How many mentions back.
const MOST: usize = 40;

/// Nouns that keep their bearers unnamed, or stand for somebody else's voice.
const KEPT: &[&str] = &[
    "official",
    "source",
    "aide",
    "insider",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "adviser",
    "advisor",
    "lawyer",
    "attorney",
    "person",
    "member",
    "expert",
    "analyst",
    "voter",
    "operative",
    "strategist",
    "staffer",
    "ally",
    "witness",
    "judge",
    "court",
    "agent",
    "officer",
    "employee",
    "worker",
    "resident",
    "supporter",
    "critic",
    "colleague",
    "friend",
    "rival",
    "opponent",
    "author",
    "reporter",
    "writer",
    "editor",
    "moderator",
    "host",
];

/// Forms of address and the roles they tell.
static ROLES_OF_ADDRESS: &[(&str, &[&str])] = &[
    ("sen", &["senator", "lawmaker"]),
    ("senator", &["senator", "lawmaker"]),
    ("rep", &["congressman", "congresswoman", "representative", "lawmaker"]),
    ("gov", &["governor"]),
    ("gen", &["general"]),
    ("prof", &["professor"]),
    ("dr", &["doctor"]),
    ("lt", &["lieutenant"]),
    ("rev", &["reverend", "pastor"]),
    ("sgt", &["sergeant"]),
    ("capt", &["captain"]),
    ("col", &["colonel"]),
];

/// Nouns for anybody: who is called so is not named, or was introduced as “a man”.
const ANYBODY: &[&str] = &[
    "official", "source", "aide", "insider", "person", "man", "woman", "guy", "boy", "girl", "couple", "pair", "narrator", "employee",
    "staffer", "voter", "heckler", "protester", "protestor", "caller", "crowd", "youth",
];

/// The rule by which a noun leads to whom the article gives it.
const BORNE: &str = "the source is a noun that somebody bears";

/// Who is meant, and by which rule.
pub(super) struct Found {
    pub(super) name: MentionIx,
    pub(super) rule: &'static str,
}

/// The name that the noun at `own` stands in for, `coreferent` being what coreference took it for; `None` where it may be somebody
/// whom nobody names.
pub(super) fn of_noun(
    draft: &Draft,
    index: &Index,
    own: MentionIx,
    coreferent: Option<MentionIx>,
    carried_on: impl Fn() -> Option<MentionIx>,
) -> Option<Found> {
    let mention = draft.mention(own);
    let taken = coreferent.map(|name| Found { name, rule: "the source is a noun for what has a name" });
    let Some(noun) = definite_noun(draft, mention) else {
        let borne = || only_bearer(draft, index, own).map(|name| Found { name, rule: BORNE });
        return taken.or_else(borne);
    };
    if ANYBODY.contains(&noun.as_str()) {
        return None;
    }
    let bears = |name: MentionIx| {
        let bearers = index.bearers.get(&noun);
        bearers.is_some_and(|bearers| draft.cluster_of(name).is_some_and(|cluster| bearers.contains(&cluster)))
    };
    if coreferent.is_some_and(bears) {
        return taken;
    }
    let borne = by_role(draft, index, own, &noun).map(|name| Found { name, rule: BORNE });
    if borne.is_some() || KEPT.contains(&noun.as_str()) {
        return borne;
    }
    // Whose mayor it is, tells who it is: not the last who was named.
    let is_possessed = ["'s ", "’s ", "' ", "’ "].iter().any(|mark| draft.article().text[mention.span].contains(mark));
    taken.or_else(|| {
        let near = carried_on().filter(|&name| draft.mention(name).kind == MentionKind::Name);
        let near = near.or_else(|| nearest(draft, index, own)).filter(|_| !is_possessed);
        near.map(|name| Found { name, rule: "the source is a definite noun near a name" })
    })
}

/// The one person to whom the article gives the role that the noun at `own` tells with whose it is, or without: “her campaign manager”,
/// “Selin mayor” in a headline.
fn only_bearer(draft: &Draft, index: &Index, own: MentionIx) -> Option<MentionIx> {
    let mention = draft.mention(own);
    let text = draft.article().text.as_str();
    let words = text[mention.span.start()..mention.head.end()].to_lowercase();
    let noun = words.rsplit(' ').next()?;
    let is_open = ["a ", "an ", "one ", "another ", "any ", "some ", "every ", "no "].iter().any(|opening| words.starts_with(opening));
    let is_person = mention.entity == EntityKind::Person || is_of_person(noun);
    let is_kept = !is_person || KEPT.contains(&noun) || ANYBODY.contains(&noun) || is_plural(noun);
    let [cluster] = index.bearers.get(noun)?[..] else { return None };
    let name = draft.cluster(cluster).name.filter(|_| !is_open && !is_kept)?;
    (!index.sides.clash(draft, own, name)).then_some(name)
}

/// The name that he, she or it at `own` stands in for, by the noun that coreference took it for, if any.
pub(super) fn of_pronoun(draft: &Draft, index: &Index, own: MentionIx) -> Option<Found> {
    let others = draft.cluster_of(own).map(|ix| draft.cluster(ix).mentions.as_slice()).unwrap_or_default();
    let nominal = others.iter().copied().find(|&ix| draft.mention(ix).kind == MentionKind::Nominal);
    match nominal {
        Some(nominal) if definite_noun(draft, draft.mention(nominal)).is_none() => None,
        Some(nominal) => of_noun(draft, index, nominal, None, || None).filter(|found| !index.sides.clash(draft, own, found.name)),
        None => nearest(draft, index, own).map(|name| Found { name, rule: "the source is a pronoun near a name" }),
    }
}

/// The noun of “the senator”, in lower case; `None` for plurals, for “a senator”, “his senator”, and for what is no person.
fn definite_noun(draft: &Draft, mention: &Mention) -> Option<String> {
    let text = draft.article().text.as_str();
    let words = text[mention.span.start()..mention.head.end()].to_lowercase();
    let noun = words.rsplit(' ').next().unwrap_or_default();
    let is_person = mention.entity == EntityKind::Person || is_of_person(noun);
    (words.starts_with("the ") && !is_plural(noun) && is_person).then(|| noun.to_owned())
}

pub(super) fn head(draft: &Draft, mention: &Mention) -> String {
    draft.article().text[mention.head].to_lowercase()
}

/// The clusters that bear each role, in reading order.
pub(super) type Bearers = HashMap<String, Vec<ClusterIx>>;

/// Who bears which role, as far as the article tells.
pub(super) fn bearers(draft: &Draft) -> Bearers {
    let mut found = Bearers::new();
    for (ix, cluster) in draft.clusters().filter(|(_, cluster)| cluster.name.is_some()) {
        let told = cluster.facts.iter().filter(|fact| is_told_of_name(draft, cluster, fact));
        let roles: BTreeSet<String> = told.flat_map(|fact| roles(draft, fact)).collect();
        roles.into_iter().for_each(|role| found.entry(role).or_default().push(ix));
    }
    found
}

/// Whether a name stands beside the words of the fact: a noun by itself may be another's.
fn is_told_of_name(draft: &Draft, cluster: &Cluster, fact: &Fact) -> bool {
    const BESIDE: usize = 8;
    let mentions = cluster.mentions.iter().map(|&ix| draft.mention(ix));
    mentions.filter(|mention| mention.kind == MentionKind::Name).any(|name| {
        let (span, head) = (name.span, name.head);
        let is_before = head.end() <= fact.span.start() && fact.span.start() - head.end() <= BESIDE;
        let is_after = fact.span.end() <= head.start() && head.start() - fact.span.end() <= BESIDE;
        span.contains(fact.span) || is_before || is_after
    })
}

/// The nouns for somebody of whom `fact` is told.
fn roles(draft: &Draft, fact: &Fact) -> Vec<String> {
    let words = draft.article().text[fact.span].to_lowercase();
    match fact.kind {
        FactKind::Role => {
            let role = words.split(" of ").next().unwrap_or_default();
            role.split(' ').map(str::to_owned).collect()
        }
        FactKind::Title => {
            let title = words.trim_end_matches('.');
            let known = ROLES_OF_ADDRESS.iter().filter(|(address, _)| *address == title);
            let told = known.flat_map(|(_, roles)| roles.iter().map(|&role| role.to_owned()));
            told.chain([title.to_owned()]).collect()
        }
        FactKind::Kinship => {
            let kin = words.split(" of ").next().unwrap_or_default();
            kin.rsplit(' ').next().map(str::to_owned).into_iter().collect()
        }
        FactKind::Affiliation => Vec::new(),
    }
}

/// The name of the person to whom the article gives the role `noun`, by the most of its other words, the one mentioned last before `own`.
fn by_role(draft: &Draft, index: &Index, own: MentionIx, noun: &str) -> Option<MentionIx> {
    let bearers = index.bearers.get(noun)?;
    let text = &draft.article().text;
    let words = text[draft.mention(own).span].to_lowercase();
    let words: Vec<String> = words.split(' ').skip(1).filter(|&word| word != noun).map(str::to_owned).collect();
    let before = bearers.partition_point(|&ix| draft.cluster(ix).mentions[0] < own);
    let fitting = bearers[..before].iter().rev().take(MOST_BEARERS).filter_map(|&ix| {
        let cluster = draft.cluster(ix);
        let next = cluster.mentions.partition_point(|&mention| mention < own);
        let name = cluster.name.filter(|&name| !index.sides.clash(draft, own, name))?;
        let told: Vec<String> = cluster.facts.iter().map(|fact| text[fact.span].to_lowercase()).collect();
        let alike = words.iter().filter(|word| told.iter().any(|told| told.contains(word.as_str()))).count();
        Some((alike, cluster.mentions[next - 1], name))
    });
    fitting.max().map(|(_, _, name)| name)
}

/// The name of a person, or for “it” of a body, in the nearest sentence before `own` that has one: of a speaker there, else the first.
fn nearest(draft: &Draft, index: &Index, own: MentionIx) -> Option<MentionIx> {
    let start = draft.mention(own).span.start();
    let is_thing = matches!(head(draft, draft.mention(own)).as_str(), "it" | "its");
    let may_speak = |entity: EntityKind| match entity {
        EntityKind::Person => !is_thing,
        EntityKind::Organisation | EntityKind::Outlet => is_thing,
        EntityKind::Document | EntityKind::Place | EntityKind::Other => false,
    };
    let sentence = |byte: usize| draft.sentences().partition_point(|sentence| sentence.end() <= byte);
    let here = sentence(start);
    let first = own.get().saturating_sub(MOST);
    let before: Vec<(usize, MentionIx)> = index.mentions[first..own.get()]
        .iter()
        .map(|&(ix, _)| (ix, draft.mention(ix)))
        .filter(|(_, mention)| mention.kind == MentionKind::Name && may_speak(mention.entity))
        .filter(|(ix, mention)| mention.span.end() <= start && !is_quoted(draft, mention) && !index.opens(*ix))
        .map(|(ix, mention)| (sentence(mention.span.start()), named(draft, ix)))
        .filter(|(sentence, ix)| here - sentence <= FARTHEST && !index.sides.clash(draft, own, *ix))
        .collect();
    let last = before.iter().map(|(sentence, _)| *sentence).max()?;
    before.iter().find(|(sentence, _)| *sentence == last).map(|(_, ix)| *ix)
}

pub(super) fn named(draft: &Draft, ix: MentionIx) -> MentionIx {
    draft.cluster_of(ix).and_then(|cluster| draft.cluster(cluster).name).unwrap_or(ix)
}

pub(super) fn is_quoted(draft: &Draft, mention: &Mention) -> bool {
    let next = draft.quotes().partition_point(|quote| quote.span.start() <= mention.span.start());
    draft.quotes()[..next].last().is_some_and(|quote| mention.span.end() <= quote.span.end())
}
