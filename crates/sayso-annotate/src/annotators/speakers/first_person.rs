//! Who says “I”: the speaker of the statement it stands in, the one who is interviewed, or who signs.

use sayso_core::{AttributionIx, Draft, EntityKind, MentionIx, MentionKind, Span, Speaker};

use super::carried_on::Told;
use super::stand_in::{is_quoted, named};
use super::name_of;

/// How many bytes a line that signs has at most.
const LONGEST_SIGNATURE: usize = 60;

/// The speaker that “I” at `own`, the source of `ix`, stands for; `None` where nothing tells.
pub(super) fn speaker(draft: &Draft, told: &[Told], ix: AttributionIx, own: MentionIx) -> Option<MentionIx> {
    let parent = draft.attribution(ix).parent.and_then(|parent| told.get(parent.get())?.1);
    if let Some(Speaker { mention, .. }) = parent {
        return Some(mention);
    }
    if is_quoted(draft, draft.mention(own)) {
        return name_of(draft, own);
    }
    let start = draft.mention(own).span.start();
    interviewed(draft, start).or_else(|| signed(draft, start)).or_else(|| introduced(draft)).map(|ix| named(draft, ix))
}

/// The person named first, where the paragraph at `start` answers a question: “A: I think …”.
fn interviewed(draft: &Draft, start: usize) -> Option<MentionIx> {
    let text = draft.article().text.as_str();
    let has_questions = text.contains("\nQ:") || text.contains("\nQ.");
    let before = draft.paragraphs().iter().map(|paragraph| paragraph.span).filter(|span| span.start() <= start);
    let is_turn = |span: &Span| ["A:", "Q:", "A.", "Q."].iter().any(|turn| text[span.start()..].starts_with(turn));
    let turn = before.filter(is_turn).last()?;
    let answers = has_questions && text[turn.start()..].starts_with('A');
    people(draft).next().filter(|_| answers)
}

/// The name that the next line consists of which is a name alone, as below a letter.
fn signed(draft: &Draft, start: usize) -> Option<MentionIx> {
    let text = draft.article().text.as_str();
    people(draft).find(|&ix| {
        let name = draft.mention(ix).span;
        let begins = text[..name.start()].ends_with('\n');
        let line = text[name.end()..].split('\n').next().unwrap_or_default();
        let is_alone = !line.chars().any(char::is_lowercase) && line.len() < LONGEST_SIGNATURE;
        name.start() > start && begins && is_alone && text[name.range()].contains(' ')
    })
}

/// The name with which the last line begins, where that tells who wrote: “Jana Roth is a surgeon in Selin.”
fn introduced(draft: &Draft) -> Option<MentionIx> {
    let text = draft.article().text.as_str();
    let last = text.trim_end().rfind('\n')? + 1;
    people(draft).find(|&ix| {
        let name = draft.mention(ix).span;
        let after = &text[name.end()..];
        name.start() == last && [" is ", ", "].iter().any(|next| after.starts_with(next)) && text[name.range()].contains(' ')
    })
}

/// The names of people, in reading order.
fn people(draft: &Draft) -> impl Iterator<Item = MentionIx> + '_ {
    let named = draft.mentions().filter(|(_, mention)| mention.kind == MentionKind::Name);
    named.filter(|(_, mention)| mention.entity == EntityKind::Person).map(|(ix, _)| ix)
}
