//! Who is named in an article, what it says of them, and how much there is of what.

use std::collections::{BTreeMap, BTreeSet};

use sayso_core::{
    Act, Anchor, Annotated, Attribution, Cluster, EntityKind, Fact, MentionIx, MentionKind, SourceKind,
    Sourcing, Span, TimeExpression, ToldAct,
};
use sayso_wire::{Entities, fact_kind_name};

use super::meaning::quoted;
use super::period::period;

/// Somebody whom an article names.
pub(crate) struct Named {
    /// The fullest name.
    pub(crate) name: String,
    /// What the article says of them: “role: Interior Minister”.
    pub(crate) facts: Vec<String>,
    /// The statements they are the source of.
    pub(crate) statements: Vec<usize>,
    /// Other words for them, each once, in reading order.
    pub(crate) also: Vec<String>,
}

/// The people whom the article names, by where they are first mentioned.
pub(crate) fn people(annotated: &Annotated) -> Vec<Named> {
    named(annotated, &[EntityKind::Person])
}

/// The bodies and outlets that the article names.
pub(crate) fn bodies(annotated: &Annotated) -> Vec<Named> {
    named(annotated, &[EntityKind::Organisation, EntityKind::Outlet])
}

/// The named of these kinds: one for each cluster with a name, and one for each name in no cluster.
fn named(annotated: &Annotated, kinds: &[EntityKind]) -> Vec<Named> {
    let entities = Entities::of(annotated);
    let statements = statements(annotated);
    let found = annotated.mentions().filter_map(|(ix, mention)| {
        let cluster = annotated.cluster_of(ix).map(|cluster| annotated.cluster(cluster));
        let mentions = cluster.map_or(std::slice::from_ref(&ix), |cluster| cluster.mentions.as_slice());
        let own_name = (mention.kind == MentionKind::Name).then_some(ix);
        let name = cluster.map_or(own_name, |cluster| cluster.name)?;
        let head = annotated.mention(name).head;
        let is_wanted = mentions.first() == Some(&ix)
            && entities.mention(name).is_some()
            && kinds.contains(&annotated.mention(name).entity);
        is_wanted.then(|| Named {
            name: annotated.article().text[head].to_owned(),
            facts: cluster.map(|cluster| facts(annotated, cluster)).unwrap_or_default(),
            statements: said_by(&statements, mentions),
            also: also(annotated, head, mentions),
        })
    });
    found.collect()
}

/// The statements that each mention is the speaker of.
fn statements(annotated: &Annotated) -> BTreeMap<MentionIx, Vec<usize>> {
    let mut statements: BTreeMap<MentionIx, Vec<usize>> = BTreeMap::new();
    for (ix, _) in annotated.attributions() {
        if let Some(speaker) = annotated.meaning(ix).speaker {
            statements.entry(speaker.mention).or_default().push(ix.get());
        }
    }
    statements
}

fn said_by(statements: &BTreeMap<MentionIx, Vec<usize>>, mentions: &[MentionIx]) -> Vec<usize> {
    let mut said: Vec<usize> =
        mentions.iter().filter_map(|mention| statements.get(mention)).flatten().copied().collect();
    said.sort_unstable();
    said
}

/// What the article says of them, each with the statement that says so, where it is not the writer.
fn facts(annotated: &Annotated, cluster: &Cluster) -> Vec<String> {
    let text = &annotated.article().text;
    let fact = |fact: &Fact| {
        let told = format!("{}: {}", fact_kind_name(fact.kind), &text[fact.span]);
        match fact.said_by {
            Some(said_by) => format!("{told} (says {})", said_by.get()),
            None => told,
        }
    };
    cluster.facts.iter().map(fact).collect()
}

/// What else they are called, each word for them once.
fn also(annotated: &Annotated, name: Span, mentions: &[MentionIx]) -> Vec<String> {
    let text = &annotated.article().text;
    let mut seen = BTreeSet::from([&text[name]]);
    let mut also = Vec::new();
    for mention in mentions.iter().map(|mention| annotated.mention(*mention)) {
        let words = match mention.kind {
            MentionKind::Name | MentionKind::Pronoun => mention.head,
            MentionKind::Nominal => mention.span,
        };
        if seen.insert(&text[words]) {
            also.push(quoted(annotated, words));
        }
    }
    also
}

/// A time that the article tells.
pub(crate) struct Told {
    /// When it is; `None` where that is not known.
    pub(crate) date: Option<String>,
    /// The words, in quotation marks of ours.
    pub(crate) words: String,
    /// What it was reckoned from, if from anything.
    pub(crate) reckoned: Option<String>,
}

/// Every time that the article tells, in reading order.
pub(crate) fn times(annotated: &Annotated) -> Vec<Told> {
    let told = |time: &TimeExpression| Told {
        date: time.interval.map(period),
        words: quoted(annotated, time.span),
        reckoned: reckoned(annotated, time.anchor),
    };
    annotated.times().map(|(_, time)| told(time)).collect()
}

fn reckoned(annotated: &Annotated, anchor: Anchor) -> Option<String> {
    match anchor {
        Anchor::Words => None,
        Anchor::Publication => Some("from the day of publication".to_owned()),
        Anchor::Expression(time) => Some(format!("from {}", quoted(annotated, annotated.time(time).span))),
        Anchor::Event(words) => Some(format!("from {}", quoted(annotated, words))),
        Anchor::Missing => Some("the day of publication is not known".to_owned()),
    }
}

/// How many statements there are, how many of them are what a reader looks for first, and how many people are named.
pub(crate) fn summary(annotated: &Annotated) -> String {
    let statements = annotated.attributions().len();
    let counts = [
        ((doubtful(annotated), 0), "doubtful", "doubtful"),
        ((unnamed(annotated), 0), "by an unnamed source", "by unnamed sources"),
        (acts(annotated, &[Act::Deny, Act::PartlyDeny]), "denial", "denials"),
        (acts(annotated, &[Act::Confirm]), "confirmation", "confirmations"),
        (acts(annotated, &[Act::Decline]), "declined answer", "declined answers"),
        (acts(annotated, &[Act::NoReply]), "no reply", "no replies"),
        (acts(annotated, &[Act::NoCommentYet]), "no comment yet", "no comments yet"),
    ];
    let parts = counts.iter().filter(|((count, _), _, _)| *count > 0);
    let parts = parts.map(|((count, doubtful), one, many)| match doubtful {
        0 => counted(*count, one, many),
        doubtful => format!("{} ({doubtful} perhaps)", counted(*count, one, many)),
    });
    let parts: Vec<String> = parts.collect();
    let mut summary = counted(statements, "statement", "statements");
    if !parts.is_empty() {
        summary = format!("{summary}: {}", parts.join(", "));
    }
    match people(annotated).len() {
        0 => summary,
        people => format!("{summary}; {}", counted(people, "person named", "people named")),
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The statements that are as likely wrong as right.
fn doubtful(annotated: &Annotated) -> usize {
    annotated.attributions().filter(|(_, told)| !Attribution::is_sure(told.confidence)).count()
}

/// The statements whose source has no name.
fn unnamed(annotated: &Annotated) -> usize {
    let is_unnamed = |sourcing: Option<Sourcing>| {
        sourcing.is_some_and(|sourcing| sourcing.kind.value == SourceKind::Unnamed)
    };
    annotated.attributions().filter(|(ix, _)| is_unnamed(annotated.meaning(*ix).sourcing)).count()
}

/// The statements that do one of these things, and how many of them are doubtful.
fn acts(annotated: &Annotated, acts: &[Act]) -> (usize, usize) {
    let told = annotated.attributions().filter_map(|(ix, _)| annotated.meaning(ix).act);
    let told: Vec<ToldAct> = told.filter(|act| acts.contains(&act.value)).collect();
    (told.len(), told.iter().filter(|act| act.is_doubtful()).count())
}
