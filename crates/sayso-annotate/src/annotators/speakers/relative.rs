//! What “who” and “which” follow.

use sayso_core::{EntityKind, Mention, MentionIx, MentionKind};

use super::super::mentions::lexicon::{List, lists};
use super::index::Index;

/// How many mentions back the antecedent is looked for.
const MOST: usize = 8;

/// What a relative word follows: the mention that ends right before it, else the name that what stands between tells more of:
/// “*Roth*, the mayor of Selin, who …”.
pub(super) fn antecedent(index: &Index, relative: &Mention) -> Option<MentionIx> {
    let draft = index.draft;
    let text = draft.article().text.as_str();
    let before = text[..relative.span.start()].trim_end_matches([' ', ',', '\n', '-', '–', '—']);
    let is_of_person = !text[relative.span.range()].eq_ignore_ascii_case("which");
    let end = index.mentions.partition_point(|(_, span)| span.start() < relative.span.start());
    let near = || index.mentions[end.saturating_sub(MOST)..end].iter().map(|(ix, _)| *ix);
    let adjacent = index.by_head_end.get(&before.len()).copied().or_else(|| {
        near().find(|&ix| {
            let span = draft.mention(ix).span;
            span.end() <= relative.span.start() && span.end() >= before.len()
        })
    });
    let can_be = |ix: MentionIx| {
        let mention = draft.mention(ix);
        mention.kind != MentionKind::Name || (mention.entity == EntityKind::Person) == is_of_person
    };
    adjacent
        .filter(|&ix| can_be(ix))
        .or_else(|| {
            let is_told_more = |ix: &MentionIx| {
                let mention = draft.mention(*ix);
                let is_name = mention.kind == MentionKind::Name && mention.head.end() <= before.len();
                is_name && can_be(*ix) && is_apposition(&text[mention.head.end()..before.len()])
            };
            near().rev().find(is_told_more)
        })
        .or(adjacent)
}

/// Whether the words after a name only tell more of it: “ of Texas”, “, the former mayor of Selin”.
fn is_apposition(between: &str) -> bool {
    let opens = [",", " of ", " (", " –", " —"].iter().any(|opening| between.starts_with(opening));
    let words = between.split(|character: char| !character.is_alphabetic()).filter(|word| !word.is_empty());
    let tells_no_deed = |word: &str| !lists(&word.to_lowercase()).has(List::Verb);
    between.is_empty()
        || opens
            && !between.contains(['.', ';', '\n'])
            && words.clone().count() <= 12
            && words.clone().all(tells_no_deed)
}
