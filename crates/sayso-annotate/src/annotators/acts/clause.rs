//! The beginning of a content, and that of its main clause.

use sayso_core::{Span, Text};

/// Words that the first words of a content are cut to.
const HEAD: usize = 10;

/// Words of a main clause that tell what it does.
const CLAUSE: usize = 14;

/// What a main clause may start after.
const OPENING: [&str; 8] = ["that", "and", "but", "so", "well", "because", "also", "then"];

/// Words with which a dependent clause begins.
const DEPENDENT: [&str; 12] = [
    "if", "when", "while", "because", "although", "though", "since", "unless", "after", "before", "as",
    "until",
];

/// Words that end a main clause's beginning: what follows is of another clause.
const BREAKS: [&str; 11] =
    ["who", "which", "because", "if", "when", "while", "although", "whose", "unless", "whether", "where"];

/// The first words of `content`, marks around it left out.
pub(super) fn head(text: &Text, content: Span) -> Option<Span> {
    let words = words(text, content);
    let (first, last) = (words.first()?, words.get(HEAD - 1).or(words.last())?);
    Some(first.join(*last))
}

/// The beginning of the main clause of `content`: after “that” and a dependent clause that stands before it, up to where the
/// next clause begins.
pub(crate) fn main(text: &Text, content: Span) -> Option<Span> {
    let all = words(text, content);
    let lower = |span: Span| text[span].to_lowercase();
    let mut words = &all[..];
    while words.len() > 1 && OPENING.contains(&lower(words[0]).as_str()) {
        words = &words[1..];
    }
    if DEPENDENT.contains(&lower(*words.first()?).as_str()) {
        words = after_comma(text, words).unwrap_or(words);
    }
    let ends = |pair: &[Span]| {
        let between = text.as_str().get(pair[0].end()..pair[1].start()).unwrap_or_default();
        between.contains(['.', ';', '!', '?', ':', '\n']) || BREAKS.contains(&lower(pair[1]).as_str())
    };
    let count = words.windows(2).position(ends).map_or(words.len(), |at| at + 1).min(CLAUSE);
    let (first, last) = (words.first()?, words.get(count - 1)?);
    let end = question_mark(text, *last, content);
    text.span(first.start()..end)
}

/// Where `last` ends, a question mark right after it taken along.
fn question_mark(text: &Text, last: Span, content: Span) -> usize {
    let rest = &text.as_str()[last.end()..content.end().max(last.end())];
    last.end() + usize::from(rest.starts_with('?'))
}

/// The words after the first comma, if one follows within a clause's length.
fn after_comma<'w>(text: &Text, words: &'w [Span]) -> Option<&'w [Span]> {
    let has_comma = |pair: &[Span]| text.as_str()[pair[0].end()..pair[1].start()].contains(',');
    let at = words.windows(2).take(CLAUSE).position(has_comma)?;
    Some(&words[at + 1..])
}

/// The first words of `content`: enough for a dependent clause and the beginning of the main one.
fn words(text: &Text, content: Span) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = None;
    let is_inner = |character: char| character.is_alphanumeric() || matches!(character, '\'' | '’' | '-');
    let passage = &text[content];
    for (offset, character) in passage.char_indices().chain([(passage.len(), ' ')]) {
        match start {
            None if character.is_alphanumeric() => start = Some(offset),
            Some(first) if !is_inner(character) => {
                words.extend(text.span(content.start() + first..content.start() + offset));
                start = None;
            }
            None | Some(_) => {}
        }
        if words.len() >= 2 * CLAUSE {
            break;
        }
    }
    words
}
