//! Finds the speaker of each attribution: the mention that its source comes down to.

mod carried_on;
mod stand_in;

use std::collections::HashMap;

use sayso_core::{AttributionIx, Draft, EntityKind, Mention, MentionIx, MentionKind, Span, Speaker};

use self::carried_on::Told;
use self::stand_in::{Bearers, bearers};
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
}

impl Index {
    fn new(draft: &Draft) -> Index {
        let mentions = draft.mentions().map(|(ix, mention)| (ix, mention.span)).collect();
        let by_head_end = draft.mentions().map(|(ix, mention)| (mention.head.end(), ix)).collect();
        Index { mentions, by_head_end, bearers: bearers(draft) }
    }

    /// The mentions inside `span`, in reading order.
    fn within(&self, span: Span) -> impl Iterator<Item = MentionIx> + '_ {
        let first = self.mentions.partition_point(|(_, mention)| mention.start() < span.start());
        let inside =
            self.mentions[first..].iter().take_while(move |(_, mention)| mention.start() < span.end());
        inside.filter(move |(_, mention)| span.contains(*mention)).map(|(ix, _)| *ix)
    }
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
    let extent = source.extent();
    let own = head_of(draft, index, extent)?;
    let mention = draft.mention(own);
    let words = draft.article().text[mention.span].to_lowercase();
    if mention.kind == MentionKind::Pronoun && matches!(words.as_str(), "who" | "which" | "whom") {
        let antecedent = antecedent_of_relative(index, draft, mention)?;
        let name = name_of(draft, antecedent);
        return Some(Speaker {
            mention: name.unwrap_or(antecedent),
            confidence: sure::RELATIVE,
            rule: "a relative word leads to what it follows",
        });
    }
    if mention.kind == MentionKind::Name && is_shared_surname(draft, mention) {
        let rule = "the source is a surname that several people of the article have";
        return Some(Speaker { mention: own, confidence: sure::ITSELF, rule });
    }
    let goes_on = mention.kind == MentionKind::Pronoun && matches!(words.as_str(), "he" | "she" | "it");
    if let Some(name) = goes_on.then(|| carried_on::name(draft, index, told, ix, own)).flatten() {
        let rule = "the source is a pronoun for who spoke or was named last";
        return Some(Speaker { mention: name, confidence: sure::PRONOUN, rule });
    }
    let name = name_of(draft, own).filter(|&name| can_be(draft, mention, name));
    let is_nameless = mention.kind != MentionKind::Name && name.is_none();
    if let Some(found) = is_nameless.then(|| stand_in::name(draft, index, own)).flatten() {
        return Some(Speaker { mention: found.name, confidence: sure::STAND_IN, rule: found.rule });
    }
    let (confidence, rule) = match (mention.kind, name) {
        (MentionKind::Name, _) => (sure::NAMED, "the source is a name"),
        (MentionKind::Nominal, Some(_)) => (sure::NOMINAL, "the source is a noun for what has a name"),
        (MentionKind::Pronoun, Some(_)) => (sure::PRONOUN, "the source is a pronoun for what has a name"),
        (MentionKind::Nominal | MentionKind::Pronoun, None) => (sure::ITSELF, "nothing names the source"),
    };
    Some(Speaker { mention: name.unwrap_or(own), confidence, rule })
}

/// Whether a noun or pronoun can stand for what `name` names: a body is no person, he and she are no thing.
fn can_be(draft: &Draft, mention: &Mention, name: MentionIx) -> bool {
    let entity = draft.mention(name).entity;
    let is_person = entity == EntityKind::Person;
    let words = draft.article().text[mention.head].to_lowercase();
    match mention.kind {
        MentionKind::Name => true,
        MentionKind::Pronoun => match words.as_str() {
            "he" | "she" | "him" | "her" | "i" | "me" => is_person || entity == EntityKind::Other,
            "it" => !is_person,
            _ => true,
        },
        MentionKind::Nominal => match mention.entity {
            EntityKind::Organisation | EntityKind::Outlet | EntityKind::Document => !is_person,
            EntityKind::Person | EntityKind::Place | EntityKind::Other => true,
        },
    }
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
        } else if mention.span.start() == source.start() {
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

/// What a relative word follows: the mention whose head ends before it, a comma between or not.
fn antecedent_of_relative(index: &Index, draft: &Draft, relative: &Mention) -> Option<MentionIx> {
    let text = draft.article().text.as_str();
    let before = text[..relative.span.start()].trim_end_matches([' ', ',', '\n']);
    index.by_head_end.get(&before.len()).copied().or_else(|| {
        let holds = |(_, span): &&(MentionIx, Span)| {
            span.end() <= relative.span.start() && span.end() >= before.len()
        };
        let end = index.mentions.partition_point(|(_, span)| span.start() < relative.span.start());
        let mut near = index.mentions[end.saturating_sub(8)..end].iter();
        near.find(holds).map(|(ix, _)| *ix)
    })
}
