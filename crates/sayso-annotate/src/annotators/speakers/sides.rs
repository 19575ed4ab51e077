//! Whether names are of a man or a woman, as far as titles, first names and pronouns tell. Evidence against, never put out.

use std::collections::HashMap;

use sayso_core::{Cluster, ClusterIx, Draft, Mention, MentionIx, MentionKind};

use super::super::mentions::lexicon::{List, lists};

/// What a word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Man,
    Woman,
}

/// The side of each cluster that has a name, where anything tells it.
pub(super) struct Sides(HashMap<ClusterIx, Side>);

impl Sides {
    pub(super) fn of(draft: &Draft) -> Sides {
        let named = draft.clusters().filter(|(_, cluster)| cluster.name.is_some());
        Sides(named.filter_map(|(ix, cluster)| Some((ix, of_cluster(draft, cluster)?))).collect())
    }

    /// Whether the noun or pronoun at `own` is a man's and the name a woman's, or the other way round.
    pub(super) fn clash(&self, draft: &Draft, own: MentionIx, name: MentionIx) -> bool {
        let of_cluster = || draft.cluster_of(name).and_then(|cluster| self.0.get(&cluster).copied());
        let word = draft.article().text[draft.mention(own).head].to_lowercase();
        let own = of_pronoun(&word).or_else(|| of_words(&word));
        let Some(own) = own else { return false };
        let name = draft.mention(name);
        let side = of_name(draft, name).or_else(of_cluster).or_else(|| of_first(&head(draft, name)));
        side.is_some_and(|side| side != own)
    }
}

fn of_pronoun(word: &str) -> Option<Side> {
    match word {
        "he" | "him" | "his" => Some(Side::Man),
        "she" | "her" => Some(Side::Woman),
        _ => None,
    }
}

/// By full names and titles; where there are none, by the pronouns, if all are of one side.
fn of_cluster(draft: &Draft, cluster: &Cluster) -> Option<Side> {
    let mentions = || cluster.mentions.iter().map(|&ix| draft.mention(ix));
    let mut names = mentions().filter(|mention| mention.kind == MentionKind::Name);
    let by_name = names.clone().find_map(|name| of_name(draft, name));
    by_name.or_else(|| names.find_map(|name| of_first(&head(draft, name)))).or_else(|| {
        let mut pronouns = mentions().filter_map(|mention| of_pronoun(&head(draft, mention)));
        let first = pronouns.next()?;
        pronouns.all(|other| other == first).then_some(first)
    })
}

/// By the title before the name, or the first of several words.
fn of_name(draft: &Draft, name: &Mention) -> Option<Side> {
    let text = draft.article().text.as_str();
    let title = &text[name.span.start()..name.head.start().max(name.span.start())];
    let whole = head(draft, name);
    of_words(&title.to_lowercase()).or_else(|| whole.contains(' ').then(|| of_first(&whole)).flatten())
}

/// By the first word of a name in lower case.
fn of_first(name: &str) -> Option<Side> {
    let first = lists(name.split(' ').next().unwrap_or_default());
    match (first.has(List::Man), first.has(List::Woman)) {
        (true, false) => Some(Side::Man),
        (false, true) => Some(Side::Woman),
        (true, true) | (false, false) => None,
    }
}

/// What nouns and forms of address tell, in lower case.
fn of_words(words: &str) -> Option<Side> {
    words.split(' ').map(|word| lists(word.trim_end_matches('.'))).find_map(|lists| {
        if lists.has_any(&[List::WomanNoun, List::FemaleAddress]) {
            Some(Side::Woman)
        } else if lists.has_any(&[List::ManNoun, List::MaleAddress]) {
            Some(Side::Man)
        } else {
            None
        }
    })
}

fn head(draft: &Draft, mention: &Mention) -> String {
    draft.article().text[mention.head].to_lowercase()
}
