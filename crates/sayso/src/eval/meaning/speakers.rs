//! Whether a speaker goes by the name that people gave.

use sayso_core::{Annotated, Meaning, MentionKind};

/// The label of sources that the article names nowhere.
pub(super) const NOBODY: &str = "none";

/// Between the names of several who speak as one.
pub(super) const BETWEEN: char = '|';

/// `right`, if it fits the speaker of `meaning`; else the words that it was led to.
pub(super) fn answer(annotated: &Annotated, meaning: &Meaning, right: &str) -> String {
    let mention = meaning.speaker.map(|speaker| annotated.mention(speaker.mention));
    let Some(named) = mention.filter(|mention| mention.kind == MentionKind::Name) else {
        return NOBODY.to_owned();
    };
    let name = &annotated.article().text[named.head];
    let words = |name: &str| name.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let fits = |wanted: &str| {
        let (wanted, given) = (words(wanted), words(name));
        wanted.iter().all(|word| given.contains(word)) || given.iter().all(|word| wanted.contains(word))
    };
    if right.split(BETWEEN).any(fits) { right.to_owned() } else { name.to_owned() }
}
