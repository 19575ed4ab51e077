//! Finds the speaker of each attribution: the mention that its source comes down to.

mod bodies;
mod carried_on;
mod first_person;
mod relative;
mod sides;
mod stand_in;

use std::collections::{HashMap, HashSet};

use sayso_core::{AttributionIx, Draft, EntityKind, Mention, MentionIx, MentionKind, Span, Spans, Speaker};

use self::carried_on::Told;
use self::sides::Sides;
use self::stand_in::{Bearers, bearers};
use super::mentions::lexicon::{List, lists};
use crate::{Annotator, Layer};

/// The annotator `speakers`.
pub(super) struct Speakers;

impl Annotator for Speakers {
    fn name(&self) -> &'static str {
        "speakers"
    }

    fn needs(&self) -> &'static [Layer] {
        &[Layer::Attributions, Layer::Mentions]
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::Speakers]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        for draft in drafts {
            let mut told: Vec<Told> = Vec::new();
            {
                let index = Index::new(draft);
                for (ix, _) in draft.attributions() {
                    let found = speaker(draft, &index, &told, ix);
                    told.push((ix, found));
                }
            }
            for (ix, speaker) in told {
                draft.meaning_mut(ix).speaker = speaker;
            }
        }
    }
}

/// Where mentions stand.
struct Index {
    /// By start, an outer one first.
    mentions: Vec<(MentionIx, Span)>,
    /// By the end of the head.
    by_head_end: HashMap<usize, MentionIx>,
    bearers: Bearers,
    sides: Sides,
    /// Names that are the capitals of words which open sentences: “Indeed”.
    openers: HashSet<MentionIx>,
}

impl Index {
    fn new(draft: &Draft) -> Index {
        let mentions = draft.mentions().map(|(ix, mention)| (ix, mention.span)).collect();
        let by_head_end = draft.mentions().map(|(ix, mention)| (mention.head.end(), ix)).collect();
        Index { mentions, by_head_end, bearers: bearers(draft), sides: Sides::of(draft), openers: openers(draft) }
    }

    /// Whether the name at `ix` is only the capital of a word that opens a sentence.
    fn opens(&self, ix: MentionIx) -> bool {
        self.openers.contains(&ix)
    }

    /// The mentions inside `span`, in reading order.
    fn within(&self, span: Span) -> impl Iterator<Item = MentionIx> + '_ {
        let first = self.mentions.partition_point(|(_, mention)| mention.start() < span.start());
        let inside =
            self.mentions[first..].iter().take_while(move |(_, mention)| mention.start() < span.end());
        inside.filter(move |(_, mention)| span.contains(*mention)).map(|(ix, _)| *ix)
    }
}

/// Names of one word that stand nowhere but where sentences begin, and are no source.
fn openers(draft: &Draft) -> HashSet<MentionIx> {
    let text = draft.article().text.as_str();
    let opens = |mention: &Mention| {
        let before = text[..mention.span.start()].trim_end_matches(['“', '"', '\'', '‘', '(', ' ']);
        !text[mention.head.range()].contains(' ')
            && !before.trim_end_matches('.').ends_with(|last: char| last.is_uppercase())
            && (before.is_empty() || before.ends_with(['.', '!', '?', '\n', '”', ':', '’', '…']))
    };
    let sources = draft.attributions().filter_map(|(_, attribution)| Some(attribution.source.as_ref()?.extent()));
    let mut words: HashMap<&str, bool> = sources.flat_map(|source| text[source.range()].split(' ')).map(|word| (word, false)).collect();
    for (_, mention) in draft.mentions().filter(|(_, mention)| mention.kind == MentionKind::Name) {
        for word in text[mention.head.range()].split(' ') {
            *words.entry(word).or_insert(true) &= opens(mention);
        }
    }
    let named = draft.mentions().filter(|(_, mention)| mention.kind == MentionKind::Name);
    named.filter(|(_, mention)| words.get(&text[mention.head.range()]).copied().unwrap_or(false)).map(|(ix, _)| ix).collect()
}

/// How sure each rule is: estimates, from some cases of PolNeAR's training part that were read; not fitted.
mod sure {
    pub(super) const NAMED: f32 = 0.97;
    pub(super) const PRONOUN: f32 = 0.85;
    pub(super) const NOMINAL: f32 = 0.8;
    pub(super) const ITSELF: f32 = 0.7;
    pub(super) const STAND_IN: f32 = 0.6;
    pub(super) const RELATIVE: f32 = 0.75;
}

fn speaker(draft: &Draft, index: &Index, told: &[Told], ix: AttributionIx) -> Option<Speaker> {
    let source = draft.attribution(ix).source.as_ref()?;
    let own = head_of(draft, index, source.extent())?;
    match draft.mention(own).kind {
        MentionKind::Name if is_shared_surname(draft, draft.mention(own)) => {
            let rule = "the source is a surname that several people of the article have";
            Some(Speaker { mention: own, confidence: sure::ITSELF, rule })
        }
        MentionKind::Name => {
            let mention = name_of(draft, own).unwrap_or(own);
            Some(Speaker { mention, confidence: sure::NAMED, rule: "the source is a name" })
        }
        MentionKind::Pronoun => of_pronoun(draft, index, told, ix, own),
        MentionKind::Nominal => Some(of_noun(draft, index, told, ix, own)),
    }
}

/// Where nothing names the source.
fn itself(own: MentionIx) -> Speaker {
    Speaker { mention: own, confidence: sure::ITSELF, rule: "nothing names the source" }
}

fn of_pronoun(
    draft: &Draft,
    index: &Index,
    told: &[Told],
    ix: AttributionIx,
    own: MentionIx,
) -> Option<Speaker> {
    let mention = draft.mention(own);
    let coreferent = || name_of(draft, own).filter(|&name| can_be(draft, mention, name));
    let by_cluster = |name: MentionIx| {
        let rule = "the source is a pronoun for what has a name";
        Speaker { mention: name, confidence: sure::PRONOUN, rule }
    };
    match draft.article().text[mention.span].to_lowercase().as_str() {
        "who" | "which" | "whom" => {
            let antecedent = relative::antecedent(index, draft, mention)?;
            let mention = name_of(draft, antecedent).unwrap_or(antecedent);
            let rule = "a relative word leads to what it follows";
            Some(Speaker { mention, confidence: sure::RELATIVE, rule })
        }
        "i" | "me" | "my" => {
            let found = first_person::speaker(draft, told, ix, own);
            let rule = "who speaks calls himself so";
            Some(found.map_or(itself(own), |mention| Speaker { mention, confidence: sure::PRONOUN, rule }))
        }
        "we" | "us" | "our" | "you" | "your" => Some(itself(own)),
        "he" | "she" | "him" | "her" | "his" | "it" | "its" => {
            if let Some(mention) = carried_on::name(draft, index, told, ix, own) {
                let rule = "the source is a pronoun for who spoke or was named last";
                return Some(Speaker { mention, confidence: sure::PRONOUN, rule });
            }
            let coreferent = coreferent().filter(|&name| !index.sides.clash(draft, own, name));
            let stands_in = || {
                let found = stand_in::of_pronoun(draft, index, own)?;
                Some(Speaker { mention: found.name, confidence: sure::STAND_IN, rule: found.rule })
            };
            Some(coreferent.map(by_cluster).or_else(stands_in).unwrap_or(itself(own)))
        }
        _ => Some(coreferent().map_or(itself(own), by_cluster)),
    }
}

/// The speaker that the noun at `own` in `source` stands for.
fn of_noun(draft: &Draft, index: &Index, told: &[Told], ix: AttributionIx, own: MentionIx) -> Speaker {
    let mention = draft.mention(own);
    let noun = stand_in::head(draft, mention);
    let rule = "the source is a noun for what has a name";
    let source = draft.attribution(ix).source.as_ref().map(Spans::extent);
    if let Some(beside) = source.and_then(|source| beside(draft, index, own, source)) {
        let mention = name_of(draft, beside).unwrap_or(beside);
        return Speaker { mention, confidence: sure::NOMINAL, rule };
    }
    let coreferent = name_of(draft, own);
    // “The Party” in a headline says no more than “the party”.
    let tells_more = |name: MentionIx| stand_in::head(draft, draft.mention(name)) != noun;
    let coreferent = coreferent.filter(|&name| {
        can_be(draft, mention, name) && tells_more(name) && !index.sides.clash(draft, own, name)
    });
    let carried_on = || carried_on::name(draft, index, told, ix, own);
    if let Some(found) = stand_in::of_noun(draft, index, own, coreferent, carried_on) {
        return Speaker { mention: found.name, confidence: if found.rule == rule { sure::NOMINAL } else { sure::STAND_IN }, rule: found.rule };
    }
    let body = (mention.entity != EntityKind::Person).then(|| bodies::name(draft, index, told, own)).flatten();
    body.map_or(itself(own), |mention| {
        let rule = "the source is a noun for a body named before";
        Speaker { mention, confidence: sure::STAND_IN, rule }
    })
}

/// The name in `source` that stands beside its noun: “Oakes's lawyer, *Jana Roth*,”; not “a friend of Oakes”.
fn beside(draft: &Draft, index: &Index, own: MentionIx, source: Span) -> Option<MentionIx> {
    let text = draft.article().text.as_str();
    let noun_start = draft.mention(own).span.start();
    index.within(source).find(|&ix| {
        let name = draft.mention(ix);
        let before = text[source.start()..name.span.start().max(source.start())].trim_end();
        let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let after = &text[name.head.end()..source.end()];
        let goes_on = after.trim_start().starts_with(|next: char| next.is_lowercase() && after.starts_with(' '));
        name.kind == MentionKind::Name
            && name.entity == EntityKind::Person
            && name.span.start() > noun_start
            && !lists(&word).has(List::Preposition)
            && !word.ends_with("and")
            && !after.starts_with(['\'', '’'])
            && (!goes_on || after.starts_with(" of ") || after.starts_with(" who ") || after.starts_with(" in "))
            && !text[name.span.range()].ends_with("'s")
    })
}

/// Whether a noun or pronoun can stand for what `name` names: a body is no person, he and she are no thing.
fn can_be(draft: &Draft, mention: &Mention, name: MentionIx) -> bool {
    let entity = draft.mention(name).entity;
    let is_person = entity == EntityKind::Person;
    let words = draft.article().text[mention.head].to_lowercase();
    match mention.kind {
        MentionKind::Name => true,
        MentionKind::Pronoun => match words.as_str() {
            "he" | "she" | "him" | "her" | "his" => is_person || entity == EntityKind::Other,
            "it" | "its" | "they" | "them" | "their" | "theirs" => !is_person,
            _ => true,
        },
        MentionKind::Nominal => match mention.entity {
            EntityKind::Organisation | EntityKind::Outlet | EntityKind::Document => !is_person,
            EntityKind::Person | EntityKind::Place | EntityKind::Other => !(is_person && is_plural(&words)),
        },
    }
}

/// Whether `noun`, in lower case, is of several people.
fn is_plural(noun: &str) -> bool {
    noun.ends_with('s') && !noun.ends_with("ss") || noun.ends_with("men") || lists(noun).has(List::Plural)
}

/// Whether `name` is one word with which full names of different people end.
fn is_shared_surname(draft: &Draft, name: &Mention) -> bool {
    let text = &draft.article().text;
    let surname = &text[name.head];
    if surname.contains(char::is_whitespace) {
        return false;
    }
    let full = draft
        .mentions()
        .map(|(_, mention)| mention)
        .filter(|mention| mention.kind == MentionKind::Name && mention.entity == EntityKind::Person);
    let mut first_names =
        full.filter_map(|mention| text[mention.head].strip_suffix(surname)?.split_whitespace().next());
    let Some(one) = first_names.next() else { return false };
    first_names.any(|other| other != one)
}

/// The name of a mention's cluster.
fn name_of(draft: &Draft, ix: MentionIx) -> Option<MentionIx> {
    draft.cluster_of(ix).and_then(|cluster| draft.cluster(cluster).name)
}

/// The mention that a source is: the same span, else the outermost that it begins with or holds.
fn head_of(draft: &Draft, index: &Index, source: Span) -> Option<MentionIx> {
    let mut best: Option<(MentionIx, u8)> = None;
    for ix in index.within(source) {
        let mention = draft.mention(ix);
        let rank = if mention.span == source {
            0
        } else if mention.span.start() == source.start() && !index.opens(ix) {
            1
        } else if mention.kind == MentionKind::Name && mention.entity == EntityKind::Person {
            2
        } else {
            3
        };
        if best.is_none_or(|(_, before)| rank < before) {
            best = Some((ix, rank));
        }
    }
    best.map(|(ix, _)| ix)
}
