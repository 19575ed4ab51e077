//! What somebody types to put a statement right.

use std::ops::Range;

use anyhow::{Context as _, bail};
use sayso_core::{Span, Spans, Text};
use sayso_store::{Correction, Part, Statement};
use sayso_wire::{act_name, source_kind_name};

use super::vocabulary::{ACTS, SOURCE_KINDS, Vocabulary};

/// What can be put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// The words of a part.
    Words(Part),
    /// What the source does.
    Act,
    /// What kind of source it is.
    Sourcing,
}

/// What is put right in `statement` by typing these. Several are the parts of one that other words keep apart.
pub(super) fn correction(
    statement: &Statement,
    field: Field,
    typed: &[String],
) -> anyhow::Result<Correction> {
    match field {
        Field::Words(part) => {
            let spans = typed.iter().map(|typed| span(statement, typed));
            let spans: Vec<Span> = spans.collect::<anyhow::Result<Vec<_>>>()?.into_iter().flatten().collect();
            if spans.is_empty() {
                return Ok(Correction::Words(part, spans));
            }
            let spans = Spans::new(spans).context("two of these share words; give each part once")?;
            Ok(Correction::Words(part, spans.as_slice().to_vec()))
        }
        Field::Act => Ok(Correction::Act(act_name(one_of(&ACTS, typed, "act")?).to_owned())),
        Field::Sourcing => {
            let kind = one_of(&SOURCE_KINDS, typed, "kind of source")?;
            Ok(Correction::Sourcing(source_kind_name(kind).to_owned()))
        }
    }
}

/// The value that is meant; `what` says what it should be one of.
fn one_of<T: Copy + Send + Sync + 'static>(
    vocabulary: &Vocabulary<T>,
    typed: &[String],
    what: &str,
) -> anyhow::Result<T> {
    let typed = typed.join(" ");
    let meant = vocabulary.meant_by(&typed);
    meant.with_context(|| format!("“{}” is no {what}; there are: {}", typed.trim(), vocabulary.words()))
}

/// Where the typed words stand; `None` where nothing is typed: there is no such part.
fn span(statement: &Statement, typed: &str) -> anyhow::Result<Option<Span>> {
    let (text, typed) = (&statement.article.text, typed.trim());
    if typed.is_empty() {
        return Ok(None);
    }
    if let Some(range) = characters(typed) {
        let found = bytes(text, &range).and_then(|range| text.span(range));
        let found = found.with_context(|| format!("the text has no characters {typed}"))?;
        return Ok(Some(found));
    }
    let places: Vec<Span> = text
        .as_str()
        .match_indices(typed)
        .filter_map(|(start, found)| text.span(start..start + found.len()))
        .collect();
    let parts = [&statement.source, &statement.cue, &statement.content];
    let extent = parts.into_iter().flatten().copied().reduce(Span::join);
    let near: Vec<Span> =
        places.iter().copied().filter(|place| extent.is_some_and(|extent| extent.overlaps(*place))).collect();
    match (&places[..], &near[..]) {
        ([], _) => bail!("the text does not have the words “{typed}”; give them just as they stand there"),
        ([place], _) | (_, [place]) => Ok(Some(*place)),
        (places, _) => {
            let offsets: Vec<String> = places.iter().map(|place| offsets(text, *place)).collect();
            bail!("the words “{typed}” stand there {} times; say which: {}", places.len(), offsets.join(", "))
        }
    }
}

/// The characters that `typed` counts: `12..40`.
fn characters(typed: &str) -> Option<Range<usize>> {
    let (start, end) = typed.split_once("..")?;
    Some(start.parse().ok()?..end.parse().ok()?)
}

/// The bytes of these characters.
fn bytes(text: &Text, characters: &Range<usize>) -> Option<Range<usize>> {
    let text = text.as_str();
    let mut borders = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
    let start = borders.nth(characters.start)?;
    let end = borders.nth(characters.end.checked_sub(characters.start + 1)?)?;
    Some(start..end)
}

/// Where `span` is, in characters.
fn offsets(text: &Text, span: Span) -> String {
    let start = text.as_str()[..span.start()].chars().count();
    format!("{start}..{}", start + text[span].chars().count())
}
