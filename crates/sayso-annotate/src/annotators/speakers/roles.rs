//! Who bears which role, as far as an article tells.

use std::collections::{BTreeSet, HashMap};

use sayso_core::{Cluster, ClusterIx, Draft, EntityKind, Fact, FactKind, MentionIx, MentionKind};

use super::index::Index;
use super::nouns;
use super::offices::Office;

/// How many bearers of one role are looked at.
const MOST_BEARERS: usize = 8;

/// How many bytes there may be between a name and a role told of it: “, the ”.
const BESIDE: usize = 8;

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

/// The clusters that bear each role, in reading order: none that is known to be of a body, an outlet or a place.
pub(super) struct Bearers(HashMap<String, Vec<ClusterIx>>);

impl Bearers {
    pub(super) fn of(draft: &Draft) -> Bearers {
        let mut found: HashMap<String, Vec<ClusterIx>> = HashMap::new();
        let may_bear = |name| matches!(draft.mention(name).entity, EntityKind::Person | EntityKind::Other);
        for (ix, cluster) in draft.clusters().filter(|(_, cluster)| cluster.name.is_some_and(may_bear)) {
            let told = cluster.facts.iter().filter(|fact| is_told_of_name(draft, cluster, fact));
            let roles: BTreeSet<String> = told.flat_map(|fact| roles(draft, fact)).collect();
            roles.into_iter().for_each(|role| found.entry(role).or_default().push(ix));
        }
        Bearers(found)
    }

    fn of_role(&self, noun: &str) -> &[ClusterIx] {
        self.0.get(noun).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether the name is of somebody to whom the article gives the role `noun`.
    pub(super) fn bears(&self, draft: &Draft, name: MentionIx, noun: &str) -> bool {
        draft.cluster_of(name).is_some_and(|cluster| self.of_role(noun).contains(&cluster))
    }
}

/// Whether a name stands beside the words of the fact: a noun by itself may be another's.
pub(super) fn is_told_of_name(draft: &Draft, cluster: &Cluster, fact: &Fact) -> bool {
    let text = draft.article().text.as_str();
    let mentions = cluster.mentions.iter().map(|&ix| draft.mention(ix));
    mentions.filter(|mention| mention.kind == MentionKind::Name).any(|name| {
        let (span, head) = (name.span, name.head);
        // “…, said Roth. The mayor …” tells nothing of Roth.
        let is_of_sentence =
            |between: &str| between.len() <= BESIDE && !between.contains(['.', '?', '!', '\n']);
        let is_before = text.get(head.end()..fact.span.start()).is_some_and(is_of_sentence);
        let is_after = fact.span.end() <= head.start() && head.start() - fact.span.end() <= BESIDE;
        span.contains(fact.span) || is_before || is_after
    })
}

/// The nouns for somebody of whom `fact` is told.
pub(super) fn roles(draft: &Draft, fact: &Fact) -> Vec<String> {
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

/// The name of the person before `own` to whom the article gives the role `noun`: of whom most of its other words are told, too,
/// then the one mentioned last.
pub(super) fn bearer(index: &Index, own: MentionIx, noun: &str) -> Option<MentionIx> {
    let draft = index.draft;
    let bearers = index.bearers.of_role(noun);
    let core = nouns::core(draft, draft.mention(own));
    let office = Office::of(&core);
    let has_office = |name: MentionIx| office.as_ref().is_none_or(|office| office.is_borne_by(draft, name));
    let words: Vec<&str> = core.split(' ').skip(1).filter(|&word| word != noun).collect();
    let before = bearers.partition_point(|&ix| draft.cluster(ix).mentions[0] < own);
    let fitting = bearers[..before].iter().rev().take(MOST_BEARERS).filter_map(|&ix| {
        let cluster = draft.cluster(ix);
        let next = cluster.mentions.partition_point(|&mention| mention < own);
        let name = cluster.name.filter(|&name| !index.sides.clash(draft, own, name) && has_office(name))?;
        Some((told_of(draft, cluster, &words), cluster.mentions[next - 1], name))
    });
    fitting.max().map(|(_, _, name)| name)
}

/// How many of `words` the article tells of a cluster.
fn told_of(draft: &Draft, cluster: &Cluster, words: &[&str]) -> usize {
    let told = cluster.facts.iter().map(|fact| draft.article().text[fact.span].to_lowercase());
    let told: Vec<String> = told.collect();
    words.iter().filter(|&&word| told.iter().any(|told| told.contains(word))).count()
}

/// The one person to whom the article gives the role that the noun at `own` tells with whose it is, or without any word before:
/// “Selin mayor” in a headline.
pub(super) fn only_bearer(index: &Index, own: MentionIx) -> Option<MentionIx> {
    let draft = index.draft;
    let mention = draft.mention(own);
    let core = nouns::core(draft, mention);
    let noun = nouns::last(&core);
    let is_sought = nouns::is_one_person(mention, noun) && !nouns::is_open(&core);
    let [cluster] = index.bearers.of_role(noun)[..] else { return None };
    let name = draft.cluster(cluster).name.filter(|_| is_sought)?;
    let is_unnamed = nouns::is_kept(noun) || nouns::is_anybody(noun) || index.sides.clash(draft, own, name);
    let has_office = Office::of(&core).is_none_or(|office| office.is_borne_by(draft, name));
    (!is_unnamed && has_office).then_some(name)
}
