//! Posts in capitals that stand inside what looks like a name: “Brightly *CEO* Ida Quill”.

use std::ops::Range;

use sayso_core::{EntityKind, MentionKind};

use super::page::Page;
use super::phrase::Phrase;

/// The posts, in lower case.
const POSTS: [&str; 7] = ["ceo", "cfo", "coo", "cto", "mp", "mep", "msp"];

/// The words of a phrase's core that name whom it refers to: of a person, those behind a post.
pub(super) fn named(page: &Page<'_>, phrase: &Phrase) -> Range<usize> {
    let core = phrase.core.clone();
    if phrase.kind != MentionKind::Name || phrase.entity != EntityKind::Person {
        return core;
    }
    let is_post = |&at: &usize| {
        let token = &page.tokens[at];
        token.is_acronym && POSTS.contains(&token.lower.as_str())
    };
    let post = core.clone().rev().find(is_post);
    let behind = post.map(|post| post + 1..core.end);
    let is_name = |behind: &Range<usize>| !behind.is_empty() && page.tokens[behind.start].is_alphanumeric;
    behind.filter(is_name).unwrap_or(core)
}
