//! Finds who and what an article names, and which of those words mean the same.
//!
//! ```text
//! words ──candidates──▶ phrases ──mention──▶ mentions ──pair, new──▶ clusters ──facts──▶ facts
//! ```
//! Candidates come from the marks of the model and from the letters; three small networks over sparse features choose. A
//! ranker of antecedents as of Denis and Baldridge (2008); the features are those that rule sieves have gone by since
//! Raghunathan et al. (2010). Whatever the networks say, two names are one only where their words can be (`names.rs`), and
//! no person is a thing (`rank.rs`).

mod candidates;
mod facts;
mod features;
mod followed;
pub(super) mod lexicon;
mod names;
mod network;
mod openers;
mod page;
mod pairs;
mod phrase;
mod posts;
mod pronouns;
mod rank;
#[cfg(feature = "training")]
pub mod training;

use std::sync::LazyLock;

use sayso_core::{Cluster, Draft, Fact, Mention, MentionIx, MentionKind};

use self::facts::facts;
use self::page::Page;
use self::pairs::Known;
use self::rank::{Group, Ranker, groups, mentions};
use super::attributions::body;
use crate::model::{MENTION_WEIGHTS, Tagger, Weights, WordScores, Words};
use crate::{Annotator, Layer};

/// The annotator, with the tagger whose marks it goes by.
pub(super) struct Mentions(&'static Tagger);

/// The networks we ship, loaded once.
static RANKER: LazyLock<Ranker> = LazyLock::new(|| Ranker::load(&Weights::parse(MENTION_WEIGHTS)));

impl Mentions {
    /// With the weights we ship.
    pub(super) fn shipped() -> Mentions {
        Mentions(Tagger::shipped())
    }
}

impl Annotator for Mentions {
    fn name(&self) -> &'static str {
        "mentions"
    }

    fn needs(&self) -> &'static [Layer] {
        &[Layer::Paragraphs, Layer::Sentences, Layer::Quotes, Layer::Attributions]
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::Mentions]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        let bodies: Vec<Words> = drafts.iter().map(|draft| body(self.0, draft)).collect();
        let read = self.0.read(bodies);
        for ((draft, words), scores) in drafts.iter_mut().zip(&read.articles).zip(&read.scores) {
            add(draft, words, scores, &RANKER);
        }
    }
}

/// Adds the mentions and clusters of one article.
fn add(draft: &mut Draft, words: &Words, scores: &[WordScores], ranker: &Ranker) {
    let (found, clusters) = {
        let page = Page::new(draft, words, scores);
        let known = mentions(&page, ranker);
        let groups = groups(&page, &known, ranker);
        let found: Vec<Mention> = known.iter().map(|known| mention(&page, known)).collect();
        let clusters: Vec<(Group, Option<usize>, Vec<Fact>)> = groups
            .into_iter()
            .map(|group| {
                let facts =
                    if group.is_unnamed() { Vec::new() } else { facts(&page, &known, &group.mentions) };
                let name = fullest_name(&known, &group);
                (group, name, facts)
            })
            .collect();
        (found, clusters)
    };
    let places: Vec<MentionIx> = found.into_iter().map(|mention| draft.add_mention(mention)).collect();
    for (group, name, facts) in clusters {
        if group.mentions.len() < 2 && facts.is_empty() {
            continue;
        }
        let mentions = group.mentions.iter().map(|&at| places[at]).collect();
        draft.add_cluster(Cluster { mentions, name: name.map(|name| places[name]), facts });
    }
}

fn mention(page: &Page<'_>, known: &Known) -> Mention {
    Mention {
        span: page.span(&known.phrase.words),
        head: page.span(&posts::named(page, &known.phrase)),
        kind: known.phrase.kind,
        entity: known.phrase.entity,
    }
}

/// The name of the most words, the first of them.
fn fullest_name(mentions: &[Known], group: &Group) -> Option<usize> {
    let names = group.mentions.iter().copied().filter(|&at| mentions[at].phrase.kind == MentionKind::Name);
    names.min_by_key(|&at| (std::cmp::Reverse(mentions[at].phrase.core.len()), at))
}
