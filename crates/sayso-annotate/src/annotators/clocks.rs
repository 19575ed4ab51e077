//! Tells when each statement was made, and when what it tells is said to have happened, where the words say so.
//!
//! Nothing is guessed: a time that is not plainly the cue's or the content's is nobody's.

#[cfg(test)]
mod literate;

use std::ops::Range;

use jiff::civil::Date;
use sayso_core::{
    Anchor, Attribution, AttributionIx, Clock, Draft, Span, Spans, Text, TimeExpression, TimeIx, TimeKind,
};

use crate::{Annotator, Layer};

/// The annotator `clocks`.
pub(crate) struct Clocks;

impl Annotator for Clocks {
    fn name(&self) -> &'static str {
        "clocks"
    }

    fn needs(&self) -> &'static [Layer] {
        &[Layer::Sentences, Layer::Attributions, Layer::Times]
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::Clocks]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        for draft in drafts {
            let clocks = Article::new(draft).clocks();
            for (ix, said_at, happened_at) in clocks {
                let meaning = draft.meaning_mut(ix);
                meaning.said_at = said_at;
                meaning.happened_at = happened_at;
            }
        }
    }
}

/// The most bytes that stand between a cue and its time, or before a time that opens a sentence.
const NEAR: usize = 90;

/// How many times on each side of a cue are looked at.
const NEIGHBOURS: usize = 4;

/// Words that begin another clause, which a time beyond them belongs to.
const BORDERS: &[&str] = &[
    "who",
    "whom",
    "whose",
    "which",
    "that",
    "when",
    "where",
    "while",
    "because",
    "but",
    "if",
    "as",
    "after",
    "before",
    "since",
    "until",
    "following",
    "and",
    "about",
    "over",
    "amid",
    "than",
    "whether",
    "how",
    "what",
    "why",
];

/// The same for the one main time of a content: it may stand in a clause with “that”, but not in one beside it.
const ASIDE: &[&str] =
    &["who", "whom", "whose", "which", "where", "when", "after", "before", "since", "until", "if", "than"];

/// How a sentence may begin whose first words tell when it was said.
const OPENINGS: &[&str] = &[
    "on",
    "in",
    "at",
    "during",
    "late",
    "early",
    "earlier",
    "later",
    "speaking",
    "writing",
    "asked",
    "testifying",
    "addressing",
    "then",
    "and",
    "but",
    "by",
    "also",
    "just",
    "only",
];

/// Words before a time that make it a part of a name for something else: “the October budget”.
const DETERMINERS: &[&str] =
    &["the", "of", "a", "an", "its", "his", "her", "their", "our", "my", "this", "that", "every", "’s", "'s"];

/// Words that lead to a time at which something happens.
const PREPOSITIONS: &[&str] =
    &["on", "in", "at", "during", "over", "within", "by", "since", "until", "from", "around", "about", "for"];

/// Words before “to” that make a cue tell what will be said: “*is due* to announce”.
const FORETELLING: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "plans",
    "plan",
    "planned",
    "planning",
    "intends",
    "intend",
    "intended",
    "hopes",
    "hoped",
    "expects",
    "expected",
    "due",
    "scheduled",
    "slated",
    "set",
    "poised",
];

/// Words after “will” and “would” with which something was said, or not said, all the same: “would not say”, “would later say”.
const STILL_SAID: &[&str] =
    &["not", "neither", "never", "no", "only", "later", "eventually", "go", "soon", "then"];

/// So many words before a cue may show that it foretells.
const WORDS_BEFORE: usize = 3;

/// What clocks are read from.
struct Article<'a> {
    draft: &'a Draft,
    text: &'a Text,
    /// The day of publication, if it is one.
    published: Option<Date>,
    /// The times that can be a clock, in reading order.
    times: Vec<(TimeIx, &'a TimeExpression)>,
    /// The innermost attribution in whose content each of them stands.
    owners: Vec<Option<AttributionIx>>,
}

impl<'a> Article<'a> {
    fn new(draft: &'a Draft) -> Article<'a> {
        let text = &draft.article().text;
        let mut event_end = 0;
        let mut times = Vec::new();
        for (ix, time) in draft.times() {
            // “January 3” in “hours after the January 3 raid” is told of the raid.
            let is_told_of_event = time.span.start() < event_end;
            if let Anchor::Event(event) = time.anchor {
                event_end = event.end();
            }
            if !is_told_of_event && is_point(time) && !is_part_of_name(text, time.span) {
                times.push((ix, time));
            }
        }
        let owners = vec![None; times.len()];
        let published = draft.article().published.as_deref().and_then(|day| day.get(..10)?.parse().ok());
        let mut article = Article { draft, text, published, times, owners };
        for (ix, attribution) in draft.attributions() {
            for &content in attribution.contents() {
                let places = article.places_in(content);
                article.owners[places].fill(Some(ix));
            }
        }
        article
    }

    fn clocks(&self) -> Vec<(AttributionIx, Option<Clock>, Option<Clock>)> {
        let attributions = self.draft.attributions();
        attributions
            .map(|(ix, attribution)| (ix, self.said_at(attribution), self.happened_at(ix, attribution)))
            .collect()
    }

    /// Where those of the times are that stand in `place`.
    fn places_in(&self, place: Span) -> Range<usize> {
        let first = self.times.partition_point(|(_, time)| time.span.start() < place.start());
        let count = self.times[first..].partition_point(|(_, time)| time.span.end() <= place.end());
        first..first + count
    }

    fn said_at(&self, attribution: &Attribution) -> Option<Clock> {
        let cue = attribution.cue.as_ref()?.extent();
        let sentence = self.sentence_of(cue)?;
        if self.is_foretold(attribution, sentence, cue) {
            return None;
        }
        let places = self.places_in(sentence);
        let split = places.start
            + self.times[places.clone()].partition_point(|(_, time)| time.span.start() < cue.end());
        let own = |range: Range<usize>| range.filter(|&place| self.is_told_beside(attribution, place));
        let after = own(split..places.end.min(split + NEIGHBOURS)).map(|place| self.times[place]).next();
        if let Some((ix, time)) =
            after.filter(|(_, time)| self.joins(attribution, cue.end()..time.span.start()))
        {
            return Some(clock(ix, time, "it stands with the cue"));
        }
        let mut before = own(places.start.max(split.saturating_sub(NEIGHBOURS))..split)
            .rev()
            .map(|place| self.times[place]);
        let (ix, time) = before.find(|(_, time)| {
            time.span.end() <= cue.start() && self.joins(attribution, time.span.end()..cue.start())
        })?;
        if self.words(time.span.end()..cue.start()).all(is_adverb) {
            return Some(clock(ix, time, "it stands before the cue"));
        }
        let is_opening = self.opens(sentence, time.span);
        is_opening.then(|| clock(ix, time, "it opens the cue’s sentence"))
    }

    /// Whether the time at `place` stands beside `attribution`: in no content that does not hold both, and not in its source.
    fn is_told_beside(&self, attribution: &Attribution, place: usize) -> bool {
        let span = self.times[place].1.span;
        let is_in_source = attribution.source.iter().flat_map(Spans::iter).any(|part| part.overlaps(span));
        self.owners[place] == attribution.parent && !is_in_source && !self.is_yet_to_come(place)
    }

    /// Whether the time at `place` lies after publication: nothing was said then.
    fn is_yet_to_come(&self, place: usize) -> bool {
        let starts = self.times[place].1.interval.map(|interval| interval.from().date());
        starts.zip(self.published).is_some_and(|(starts, published)| starts > published)
    }

    /// Whether `cue` tells what is still to be said, by its words or those just before it: “will announce”, “is to report”.
    fn is_foretold(&self, attribution: &Attribution, sentence: Span, cue: Span) -> bool {
        let source = attribution.source.as_ref().map(Spans::extent);
        let parts = attribution.contents().iter().copied().chain(source);
        let ends = parts.map(Span::end).filter(|end| *end <= cue.start());
        let start = ends.fold(sentence.start(), usize::max);
        let is_mark = |letter: char| !letter.is_alphanumeric() && !letter.is_whitespace();
        let before = self.text.as_str()[start..cue.start()].rsplit(is_mark).next().unwrap_or_default();
        let before: Vec<&str> = self.words(cue.start() - before.len()..cue.start()).collect();
        let near = before[before.len().saturating_sub(WORDS_BEFORE)..].iter().copied();
        let phrase: Vec<&str> = near.chain(self.words(cue.range())).collect();
        // “Would say only that” is told of what was said.
        let is_only = self.words(cue.end()..sentence.end()).next() == Some("only");
        foretells(&phrase) && !is_only
    }

    fn sentence_of(&self, place: Span) -> Option<Span> {
        let sentences = self.draft.sentences();
        let at = sentences.partition_point(|sentence| sentence.end() <= place.start());
        sentences.get(at).copied().filter(|sentence| sentence.contains(place))
    }

    /// Whether the words of `gap` keep a time and a cue in one clause: few, no border, no content between.
    fn joins(&self, attribution: &Attribution, gap: Range<usize>) -> bool {
        let Some(span) = self.text.span(gap.clone()) else { return gap.is_empty() };
        // What the source is called may be long, and tells nothing of the clause: “Jana Roth, the minister who …”.
        let source = attribution.source.as_ref().map(Spans::extent).filter(|source| span.contains(*source));
        let (before, after) =
            source.map_or((gap.clone(), 0..0), |source| (gap.start..source.start(), source.end()..gap.end));
        let is_near = before.len() + after.len() <= NEAR;
        let has_content = || attribution.contents().iter().any(|content| content.overlaps(span));
        is_near && self.is_one_clause(before) && self.is_one_clause(after) && !has_content()
    }

    fn is_one_clause(&self, range: Range<usize>) -> bool {
        let has_mark = self.text.as_str()[range.clone()].contains([';', ':', '(', ')', '“', '”', '"', '—']);
        !has_mark && !self.words(range).any(|word| BORDERS.contains(&word))
    }

    /// Whether `time` is told by the first words of `sentence`, before its subject.
    fn opens(&self, sentence: Span, time: Span) -> bool {
        let before = sentence.start()..time.start();
        if before.len() > NEAR {
            return false;
        }
        let opening = self.words(before.clone()).next();
        let is_opening =
            opening.is_none_or(|word| OPENINGS.iter().any(|opening| opening.eq_ignore_ascii_case(word)));
        let goes_on = self.words(before).skip(1).any(|word| BORDERS.contains(&word));
        is_opening && !goes_on
    }

    /// The words in `range`, marks left out.
    fn words(&self, range: Range<usize>) -> impl Iterator<Item = &'a str> {
        let words = self.text.as_str()[range].split(|character: char| !character.is_alphanumeric());
        words.filter(|word| !word.is_empty())
    }

    /// The one time that a content of one sentence tells, outside the statements in it.
    fn happened_at(&self, ix: AttributionIx, attribution: &Attribution) -> Option<Clock> {
        let content = attribution.content.as_ref()?;
        let sentence = self.sentence_of(content.extent())?;
        let is_nested =
            |time: Span| self.draft.children(Some(ix)).any(|(_, child)| child.extent().overlaps(time));
        let places = content.iter().flat_map(|part| self.places_in(part));
        let own = places.filter(|&place| self.owners[place] == Some(ix)).map(|place| self.times[place]);
        let mut times = own.filter(|(_, time)| !time.value.ends_with("_REF") && !is_nested(time.span));
        let (time_ix, time) = times.next()?;
        if times.next().is_some() {
            return None;
        }
        let part = content.iter().find(|part| part.contains(time.span))?;
        let before = part.start().max(sentence.start())..time.span.start();
        let is_aside = self.words(before).any(|word| ASIDE.contains(&word));
        (!is_aside && is_adverbial(self.text, time))
            .then(|| clock(time_ix, time, "it is the only time in the content"))
    }
}

/// Whether these words, a cue with those before it, tell what is still to be said.
fn foretells(words: &[&str]) -> bool {
    words.windows(2).any(|pair| match pair[0] {
        "will" | "would" | "shall" => !STILL_SAID.contains(&pair[1]),
        word => pair[1] == "to" && FORETELLING.contains(&word),
    })
}

/// Whether `time` is one that something can be said or happen at.
fn is_point(time: &TimeExpression) -> bool {
    match time.kind {
        TimeKind::Date | TimeKind::Time => true,
        TimeKind::Duration => matches!(time.anchor, Anchor::Event(_)),
        TimeKind::Set => false,
    }
}

/// Whether `time` only tells which: “the October budget”, “Sunday’s vote”, “Saturday Night Live”.
fn is_part_of_name(text: &Text, time: Span) -> bool {
    let (before, after) = (&text.as_str()[..time.start()], &text.as_str()[time.end()..]);
    let is_possessive = ["’s", "'s", " 's", " ’s"].iter().any(|ending| after.starts_with(ending));
    let is_before_name = after.strip_prefix(' ').is_some_and(|after| after.starts_with(char::is_uppercase));
    let word = last_word(before);
    let is_after = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
    let is_determined = is_after(DETERMINERS) || word.ends_with("’s") || word.ends_with("'s");
    let is_loose = is_bare(&text[time]) && !is_after(PREPOSITIONS) && !after.starts_with(',');
    is_possessive || is_before_name || is_determined || is_loose
}

/// Whether `time` is told of a verb, as far as the word before it shows.
fn is_adverbial(text: &Text, time: &TimeExpression) -> bool {
    const LEADING: &[&str] = &["on", "in", "at", "during", "over", "within", "around"];
    let word = last_word(&text.as_str()[..time.span.start()]);
    let stands_alone = time.anchor != Anchor::Words && !text[time.span].starts_with("the ");
    stands_alone || LEADING.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether `words` are a year, a month or a feast, which tell when only after a preposition.
fn is_bare(words: &str) -> bool {
    let is_by_itself = words.ends_with("day")
        || matches!(words, "tomorrow" | "Tomorrow" | "tonight" | "Tonight" | "overnight");
    !words.contains(' ') && !is_by_itself
}

/// The last word of `before`, if it is short.
fn last_word(before: &str) -> &str {
    const LONGEST: usize = 12;
    let before = before.trim_end();
    let mut last = before.char_indices().rev().take(LONGEST);
    let space = last.find(|(_, character)| character.is_whitespace());
    match space {
        Some((at, character)) => &before[at + character.len_utf8()..],
        None if before.len() < LONGEST => before,
        None => "",
    }
}

fn is_adverb(word: &str) -> bool {
    matches!(word, "also" | "again" | "then" | "publicly" | "later" | "had" | "has") || word.ends_with("ly")
}

fn clock(ix: TimeIx, time: &TimeExpression, rule: &'static str) -> Clock {
    Clock { time: ix, interval: time.interval, rule }
}
