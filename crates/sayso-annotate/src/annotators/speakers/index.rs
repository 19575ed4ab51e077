//! What is asked of an article again and again, found once.

use std::collections::{HashMap, HashSet};

use sayso_core::{AttributionIx, Draft, Mention, MentionIx, MentionKind, Span, Speaker};

use super::first_person::Writers;
use super::roles::Bearers;
use super::sides::Sides;

/// An attribution and its speaker, if one was found.
pub(super) type Told = (AttributionIx, Option<Speaker>);

/// Where the mentions of an article stand, what it tells of them, and who has spoken so far.
pub(super) struct Index<'a> {
    pub(super) draft: &'a Draft,
    /// The attributions before the one whose speaker is sought, in reading order.
    pub(super) told: Vec<Told>,
    /// By start, an outer one first.
    pub(super) mentions: Vec<(MentionIx, Span)>,
    /// By the end of the head.
    pub(super) by_head_end: HashMap<usize, MentionIx>,
    pub(super) bearers: Bearers,
    pub(super) sides: Sides,
    pub(super) writers: Writers,
    openers: HashSet<MentionIx>,
}

impl<'a> Index<'a> {
    pub(super) fn new(draft: &'a Draft) -> Index<'a> {
        Index {
            draft,
            told: Vec::new(),
            mentions: draft.mentions().map(|(ix, mention)| (ix, mention.span)).collect(),
            by_head_end: draft.mentions().map(|(ix, mention)| (mention.head.end(), ix)).collect(),
            bearers: Bearers::of(draft),
            sides: Sides::of(draft),
            writers: Writers::of(draft),
            openers: openers(draft),
        }
    }

    /// Whether the name at `ix` is only the capital of a word that opens sentences: “Indeed”.
    pub(super) fn is_opener(&self, ix: MentionIx) -> bool {
        self.openers.contains(&ix)
    }

    /// The mentions inside `span`, in reading order.
    pub(super) fn within(&self, span: Span) -> impl Iterator<Item = MentionIx> + '_ {
        let first = self.mentions.partition_point(|(_, mention)| mention.start() < span.start());
        let inside =
            self.mentions[first..].iter().take_while(move |(_, mention)| mention.start() < span.end());
        inside.filter(move |(_, mention)| span.contains(*mention)).map(|(ix, _)| *ix)
    }

    /// The mentions that begin before that at `own`, the nearest first, no more than `most`.
    pub(super) fn before(&self, own: MentionIx, most: usize) -> impl Iterator<Item = MentionIx> + '_ {
        let first = own.get().saturating_sub(most);
        self.mentions[first..own.get()].iter().rev().map(|&(ix, _)| ix)
    }
}

/// The number of the sentence in which `byte` stands.
pub(super) fn sentence(draft: &Draft, byte: usize) -> usize {
    draft.sentences().partition_point(|sentence| sentence.end() <= byte)
}

/// Names of one word whose word stands nowhere but where sentences begin, and in no source.
fn openers(draft: &Draft) -> HashSet<MentionIx> {
    let text = draft.article().text.as_str();
    let names = || draft.mentions().filter(|(_, mention)| mention.kind == MentionKind::Name);
    let sources = draft.attributions().filter_map(|(_, attribution)| attribution.source.as_ref());
    let sources = sources.flat_map(|source| text[source.extent().range()].split(' '));
    let mut opens: HashMap<&str, bool> = sources.map(|word| (word, false)).collect();
    for (_, name) in names() {
        for word in text[name.head.range()].split(' ') {
            *opens.entry(word).or_insert(true) &= is_first_of_sentence(text, name);
        }
    }
    names()
        .filter(|(_, name)| opens.get(&text[name.head.range()]).is_some_and(|&opens| opens))
        .map(|(ix, _)| ix)
        .collect()
}

/// Whether a sentence begins with the name; an initial and its point are no end of one.
fn is_first_of_sentence(text: &str, name: &Mention) -> bool {
    let before = text[..name.span.start()].trim_end_matches(['“', '"', '\'', '‘', '(', ' ']);
    let is_after_initial = before.trim_end_matches('.').ends_with(char::is_uppercase);
    let ends = before.is_empty() || before.ends_with(['.', '!', '?', '\n', '”', ':', '’', '…']);
    ends && !is_after_initial
}
