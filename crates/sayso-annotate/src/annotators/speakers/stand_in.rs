//! Nouns and pronouns that stand in for somebody whom coreference did not find: “the senator”, “the retired surgeon”.

use std::collections::{BTreeSet, HashMap};

use sayso_core::{ClusterIx, Draft, EntityKind, Fact, FactKind, Mention, MentionIx, MentionKind};

use super::super::mentions::lexicon::{List, lists};
use super::super::sourcing::is_of_person;
use super::Index;

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

/// Who is meant, and by which rule.
pub(super) struct Found {
    pub(super) name: MentionIx,
    pub(super) rule: &'static str,
}

/// The name that the noun or pronoun at `own` stands in for; `None` where it may be somebody whom nobody names.
pub(super) fn name(draft: &Draft, index: &Index, own: MentionIx) -> Option<Found> {
    let noun = noun(draft, own)?;
    let sought = match &noun {
        Some(noun) if KEPT.contains(&noun.as_str()) => {
            // Nobody is guessed, but “the spokesman” may have been named as one.
            let is_unnamed = matches!(noun.as_str(), "official" | "source" | "aide" | "insider" | "person");
            let found = (!is_unnamed).then(|| by_role(draft, index, own, noun)).flatten()?;
            return Some(Found { name: found, rule: "the source is a noun that somebody bears" });
        }
        Some(noun) => noun.as_str(),
        None => {
            return nearest(draft, index, own)
                .map(|name| Found { name, rule: "the source is a pronoun near a name" });
        }
    };
    if let Some(name) = by_role(draft, index, own, sought) {
        return Some(Found { name, rule: "the source is a noun that somebody bears" });
    }
    nearest(draft, index, own).map(|name| Found { name, rule: "the source is a definite noun near a name" })
}

/// The noun by which the mention refers, in lower case; `None` inside for a bare he or she; `None` where it stands for nobody
/// in particular.
fn noun(draft: &Draft, own: MentionIx) -> Option<Option<String>> {
    let mention = draft.mention(own);
    match mention.kind {
        MentionKind::Name => None,
        MentionKind::Nominal => definite_noun(draft, mention).map(Some),
        MentionKind::Pronoun => {
            let word = head(draft, mention);
            if word == "it" {
                return Some(None);
            }
            if !matches!(word.as_str(), "he" | "she" | "him" | "her" | "his") {
                return None;
            }
            let others =
                draft.cluster_of(own).map(|ix| draft.cluster(ix).mentions.as_slice()).unwrap_or_default();
            let nominal =
                others.iter().map(|&ix| draft.mention(ix)).find(|other| other.kind == MentionKind::Nominal);
            match nominal {
                Some(nominal) => definite_noun(draft, nominal).map(Some),
                None => Some(None),
            }
        }
    }
}

/// The noun of “the senator”; `None` for plurals, for “a senator”, “his senator”, and for what is no person.
fn definite_noun(draft: &Draft, mention: &Mention) -> Option<String> {
    let noun = head(draft, mention);
    let words = draft.article().text[mention.span].to_lowercase();
    let is_singular = !noun.ends_with('s') && !lists(&noun).has(List::Plural);
    let is_person = mention.entity == EntityKind::Person || is_of_person(&noun);
    (words.starts_with("the ") && is_singular && is_person).then_some(noun)
}

fn head(draft: &Draft, mention: &Mention) -> String {
    draft.article().text[mention.head].to_lowercase()
}

/// The clusters that bear each role, in reading order.
pub(super) type Bearers = HashMap<String, Vec<ClusterIx>>;

/// Who bears which role, as far as the article tells.
pub(super) fn bearers(draft: &Draft) -> Bearers {
    let mut found = Bearers::new();
    for (ix, cluster) in draft.clusters().filter(|(_, cluster)| cluster.name.is_some()) {
        let roles: BTreeSet<String> = cluster.facts.iter().flat_map(|fact| roles(draft, fact)).collect();
        roles.into_iter().for_each(|role| found.entry(role).or_default().push(ix));
    }
    found
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
        FactKind::Affiliation | FactKind::Kinship => Vec::new(),
    }
}

/// The name of the person mentioned last before `own` to whom the article gives the role `noun`.
fn by_role(draft: &Draft, index: &Index, own: MentionIx, noun: &str) -> Option<MentionIx> {
    let bearers = index.bearers.get(noun)?;
    let before = bearers.partition_point(|&ix| draft.cluster(ix).mentions[0] < own);
    let fitting = bearers[..before].iter().rev().take(MOST_BEARERS).filter_map(|&ix| {
        let cluster = draft.cluster(ix);
        let next = cluster.mentions.partition_point(|&mention| mention < own);
        let name = cluster.name.filter(|&name| !clashes(draft, own, name))?;
        Some((cluster.mentions[next - 1], name))
    });
    fitting.max().map(|(_, name)| name)
}

/// The name of a person, or for “it” of a body, in the nearest sentence before `own` that has one: of a speaker there, else the first.
fn nearest(draft: &Draft, index: &Index, own: MentionIx) -> Option<MentionIx> {
    let start = draft.mention(own).span.start();
    let is_thing = head(draft, draft.mention(own)) == "it";
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
        .filter(|(_, mention)| mention.span.end() <= start && !is_quoted(draft, mention))
        .map(|(ix, mention)| (sentence(mention.span.start()), named(draft, ix)))
        .filter(|(sentence, ix)| here - sentence <= FARTHEST && !clashes(draft, own, *ix))
        .collect();
    let last = before.iter().map(|(sentence, _)| *sentence).max()?;
    before.iter().find(|(sentence, _)| *sentence == last).map(|(_, ix)| *ix)
}

fn named(draft: &Draft, ix: MentionIx) -> MentionIx {
    draft.cluster_of(ix).and_then(|cluster| draft.cluster(cluster).name).unwrap_or(ix)
}

pub(super) fn is_quoted(draft: &Draft, mention: &Mention) -> bool {
    let next = draft.quotes().partition_point(|quote| quote.span.start() <= mention.span.start());
    draft.quotes()[..next].last().is_some_and(|quote| mention.span.end() <= quote.span.end())
}

/// Whether noun and first name are of a man and a woman. Evidence against, never put out.
pub(super) fn clashes(draft: &Draft, own: MentionIx, name: MentionIx) -> bool {
    let sides = |words: &str| -> BTreeSet<bool> {
        let lists = words.split(' ').map(|word| lists(word.trim_end_matches('.')));
        let side = lists.filter_map(|lists| {
            if lists.has_any(&[List::WomanNoun, List::FemaleAddress]) {
                Some(true)
            } else if lists.has_any(&[List::ManNoun, List::MaleAddress]) {
                Some(false)
            } else {
                None
            }
        });
        side.collect()
    };
    let word = head(draft, draft.mention(own));
    let own_side = match word.as_str() {
        "he" | "him" | "his" => Some(false),
        "she" | "her" => Some(true),
        noun => sides(noun).first().copied(),
    };
    let first = head(draft, draft.mention(name));
    let first = lists(first.split(' ').next().unwrap_or_default());
    let name_side = match (first.has(List::Man), first.has(List::Woman)) {
        (true, false) => Some(false),
        (false, true) => Some(true),
        (true, true) | (false, false) => None,
    };
    own_side.is_some() && name_side.is_some() && own_side != name_side
}
