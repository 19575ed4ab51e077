//! Who says “I”: the speaker of the statement that it stands in, the one who is interviewed, or who signs.

use sayso_core::{AttributionIx, Draft, EntityKind, MentionIx, MentionKind};

use super::index::Index;
use super::name_of;
use super::stand_in::is_quoted;

/// How many bytes there may be beside the name in a line that signs.
const LONGEST_SIGNATURE: usize = 60;

/// How the paragraphs of an interview begin: what is asked, what is answered.
const TURNS: [(&str, &str); 2] = [("Q:", "A:"), ("Q.", "A.")];

/// Those who may write an article, or speak in all of it.
pub(super) struct Writers {
    /// Where the answers of an interview begin and end, and who gives them: the person named first.
    answers: Vec<(usize, usize)>,
    first: Option<MentionIx>,
    /// Names that are a line by themselves, as below letters.
    signatures: Vec<(usize, MentionIx)>,
    /// The name with which the last line begins, where that tells who wrote: “Jana Roth is a surgeon in Selin.”
    author: Option<MentionIx>,
}

impl Writers {
    pub(super) fn of(draft: &Draft) -> Writers {
        let text = draft.article().text.as_str();
        let last = text.trim_end().rfind('\n').map(|at| at + 1);
        let is_full = |&ix: &MentionIx| text[draft.mention(ix).head.range()].contains(' ');
        let start = |ix: MentionIx| draft.mention(ix).span.start();
        let signs = |&ix: &MentionIx| is_signature(text, draft.mention(ix).span.range());
        let signatures = people(draft).filter(is_full).filter(signs).map(|ix| (start(ix), ix));
        let author = people(draft).filter(is_full).find(|&ix| Some(start(ix)) == last);
        let tells_of_author = |ix: &MentionIx| text[draft.mention(*ix).span.end()..].starts_with(" is ");
        Writers {
            answers: answers(draft),
            first: people(draft).next(),
            signatures: signatures.collect(),
            author: author.filter(tells_of_author),
        }
    }

    /// Who says “I” at `byte` outside all quotation marks, if anything tells.
    fn at(&self, byte: usize) -> Option<MentionIx> {
        let answer = self.answers.partition_point(|&(start, _)| start <= byte).checked_sub(1);
        if answer.is_some_and(|at| byte < self.answers[at].1) {
            return self.first;
        }
        let next = self.signatures.partition_point(|&(start, _)| start <= byte);
        self.signatures.get(next).map(|&(_, ix)| ix).or(self.author)
    }
}

/// The speaker that “I” at `own`, the source of `ix`, stands for; `None` where nothing tells.
pub(super) fn speaker(index: &Index, ix: AttributionIx, own: MentionIx) -> Option<MentionIx> {
    let draft = index.draft;
    let parent = draft.attribution(ix).parent.and_then(|parent| index.told.get(parent.get())?.1);
    if let Some(speaker) = parent {
        return Some(speaker.mention);
    }
    if is_quoted(draft, draft.mention(own)) {
        return name_of(draft, own);
    }
    let writer = index.writers.at(draft.mention(own).span.start())?;
    Some(name_of(draft, writer).unwrap_or(writer))
}

/// Where each answer of an interview begins, and where the next question does.
fn answers(draft: &Draft) -> Vec<(usize, usize)> {
    let text = draft.article().text.as_str();
    let starts = || draft.paragraphs().iter().map(|paragraph| paragraph.span.start());
    let begins = |start: &usize, turn: &str| text[*start..].starts_with(turn);
    let Some(&(asked, answered)) =
        TURNS.iter().find(|(asked, _)| starts().any(|start| begins(&start, asked)))
    else {
        return Vec::new();
    };
    let questions: Vec<usize> = starts().filter(|start| begins(start, asked)).collect();
    let end = |start: usize| {
        let next = questions.partition_point(|&question| question <= start);
        questions.get(next).copied().unwrap_or(text.len())
    };
    starts().filter(|start| begins(start, answered)).map(|start| (start, end(start))).collect()
}

/// Whether the name in `range` is a line by itself, but for a place or a mark.
fn is_signature(text: &str, range: std::ops::Range<usize>) -> bool {
    let line = text[range.end..].split('\n').next().unwrap_or_default();
    let is_alone = !line.contains(char::is_lowercase) && line.len() < LONGEST_SIGNATURE;
    text[..range.start].ends_with('\n') && is_alone
}

/// The names of people, in reading order.
fn people(draft: &Draft) -> impl Iterator<Item = MentionIx> + '_ {
    let names = draft.mentions().filter(|(_, mention)| mention.kind == MentionKind::Name);
    names.filter(|(_, mention)| mention.entity == EntityKind::Person).map(|(ix, _)| ix)
}
