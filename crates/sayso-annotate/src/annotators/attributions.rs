//! Finds attributions: first those that stand in no content, then those inside contents, level by level.
//!
//! The encoder reads each article once; every level decodes scores of its own from what it saw.

mod anonymity;
mod borders;
mod cited;
mod contested;
mod gapped;
mod halves;
mod hearer;
mod inserted;
mod known;
mod referring;
mod relative;
mod said_of;
mod silences;
mod stretch;
mod subject;
mod told;
mod unanswered;
mod verdict;
mod vouched;

use std::ops::Range;

use sayso_core::{Attribution, AttributionIx, Draft, ParagraphKind, Quotation, Quote, Span, Spans, Text};

use self::cited::pass_on;
use self::known::Known;
use self::stretch::Stretch;
use self::unanswered::Missing;
use crate::model::{
    LEVELS, Limits, Linked, Role, RoleSpan, Tagger, Word, WordScores, Words, drop_overlapping, link, signed,
    turns,
};
use crate::quotation::quotation;
use crate::{Annotator, Layer};

/// Words below which a content can hold no source, cue and content of another.
const SHORTEST: usize = 4;

/// The marks that stand around quotations.
const MARKS: [char; 9] = ['“', '”', '"', '‘', '’', '\'', '«', '»', '„'];

/// The annotator, with the tagger it reads with.
pub(super) struct Attributions(&'static Tagger);

impl Attributions {
    /// With the tagger we ship.
    pub(super) fn shipped() -> Attributions {
        Attributions(Tagger::shipped())
    }
}

impl Annotator for Attributions {
    fn name(&self) -> &'static str {
        "attributions"
    }

    fn needs(&self) -> &'static [Layer] {
        &[Layer::Paragraphs, Layer::Sentences, Layer::Quotes]
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::Attributions]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        let bodies: Vec<Words> = drafts.iter().map(|draft| body(self.0, draft)).collect();
        let read = self.0.read(bodies);
        for ((draft, body), scores) in drafts.iter_mut().zip(&read.articles).zip(&read.scores) {
            let mut readings = vec![Reading::of_body(body, draft)];
            for level in 0..LEVELS {
                let read = readings.iter().map(|reading| reading.read(self.0, level, draft, scores));
                let read: Vec<Outcome> = read.collect();
                readings = Vec::new();
                for Outcome { found, rest } in read {
                    let added: Vec<AttributionIx> =
                        found.into_iter().map(|found| found.add_to(draft)).collect();
                    let contents =
                        added.iter().filter_map(|&parent| Reading::of_content(body, draft, parent));
                    readings.extend(contents.chain(rest));
                }
            }
            for missing in unanswered(draft) {
                draft.add_attribution(missing);
            }
            draft.settle_attributions();
        }
    }
}

/// How sure the rule for missing answers is: an estimate.
const UNANSWERED: f32 = 0.7;

/// Missing answers that the model did not find: outside of contents, or in a turn of a transcript.
fn unanswered(draft: &Draft) -> Vec<Attribution> {
    let text = &draft.article().text;
    let missing = draft.sentences().iter().filter_map(|&sentence| unanswered::missing(text, sentence));
    let is_new = |missing: &Missing| {
        let mut cues = draft.attributions().filter_map(|(_, other)| other.cue.as_ref());
        !cues.any(|cue| cue.iter().any(|cue| cue.overlaps(missing.cue)))
    };
    let found = missing.filter(is_new).filter_map(|missing| {
        let around = around(draft, &missing);
        let parent = around.first().copied();
        let may_stand = parent.is_none_or(|parent| around.len() == 1 && is_turn(draft, parent, &missing));
        may_stand.then(|| Attribution {
            source: Some(Spans::from(missing.source)),
            cue: Some(Spans::from(missing.cue)),
            content: missing.content.map(Spans::from),
            quotation: Quotation::Indirect,
            parent,
            confidence: UNANSWERED,
        })
    });
    found.collect()
}

/// The attributions in whose contents it stands.
fn around(draft: &Draft, missing: &Missing) -> Vec<AttributionIx> {
    let extent = missing.extent();
    let others = draft.attributions();
    let others = others.filter(|(_, other)| other.contents().iter().any(|part| part.overlaps(extent)));
    others.map(|(ix, _)| ix).collect()
}

/// Whether it stands in a turn of a transcript: “HOST: We rang the mill. They have not rung back.”
fn is_turn(draft: &Draft, parent: AttributionIx, missing: &Missing) -> bool {
    let parent = draft.attribution(parent);
    let text = &draft.article().text;
    let is_colon = parent.cue.as_ref().is_some_and(|cue| text[cue.extent()].ends_with(':'));
    let is_within = parent.contents().iter().any(|part| part.contains(missing.extent()));
    is_colon && is_within && parent.quotation == Quotation::Indirect
}

/// The words of an article, furniture left out.
pub(super) fn body(tagger: &Tagger, draft: &Draft) -> Words {
    let numbered = (0..).zip(draft.paragraphs());
    let body: Vec<(u32, Span)> = numbered
        .filter(|(_, paragraph)| paragraph.kind == ParagraphKind::Body)
        .map(|(number, paragraph)| (number, paragraph.span))
        .collect();
    Words::of_paragraphs(&draft.article().text, &body, &tagger.vocabulary)
}

/// An attribution, and the one in its content that a clause in it cites.
struct Found {
    outer: Attribution,
    inner: Option<Attribution>,
}

impl Found {
    /// Adds it to `draft`; the position of the one whose content is to be read further.
    fn add_to(self, draft: &mut Draft) -> AttributionIx {
        let outer = draft.add_attribution(self.outer);
        match self.inner {
            Some(inner) => draft.add_attribution(Attribution { parent: Some(outer), ..inner }),
            None => outer,
        }
    }
}

/// What comes of one reading: its attributions, and what in it is still to be read at the next level.
struct Outcome {
    found: Vec<Found>,
    rest: Vec<Reading>,
}

/// A stretch of one article to read for attributions: its body, or the content of an attribution.
struct Reading {
    /// The attribution whose content it is.
    parent: Option<AttributionIx>,
    /// Its words, and where each stands among those of the body.
    words: Vec<Word>,
    places: Vec<usize>,
    /// The quotes that count as the speakers' in it.
    quotes: Vec<Quote>,
}

impl Reading {
    fn of_body(body: &Words, draft: &Draft) -> Reading {
        Reading {
            parent: None,
            words: body.as_slice().to_vec(),
            places: (0..body.len()).collect(),
            quotes: draft.quotes().to_vec(),
        }
    }

    /// The content of `parent`; `None` where it is too short to hold an attribution.
    fn of_content(body: &Words, draft: &Draft, parent: AttributionIx) -> Option<Reading> {
        let content = draft.attribution(parent).content.as_ref()?;
        let places: Vec<usize> = content.iter().flat_map(|part| body.places_in(part)).collect();
        let words: Vec<Word> = places.iter().map(|&place| body.as_slice()[place]).collect();
        let quotes = inner_quotes(&draft.article().text, content, draft.quotes());
        is_long(&words).then_some(Reading { parent: Some(parent), words, places, quotes })
    }

    /// The words of `range` alone; `None` where they are too few to hold an attribution.
    fn part(&self, range: &Range<usize>) -> Option<Reading> {
        let words = self.words[range.clone()].to_vec();
        let extent = words.first()?.span.join(words.last()?.span);
        let start = self.quotes.partition_point(|quote| quote.span.start() < extent.start());
        let quotes = self.quotes[start..].iter().take_while(|quote| quote.span.start() < extent.end());
        is_long(&words).then_some(Reading {
            parent: self.parent,
            places: self.places[range.clone()].to_vec(),
            quotes: quotes.copied().collect(),
            words,
        })
    }

    /// The attributions of `level` that stand in it.
    fn read(&self, tagger: &Tagger, level: usize, draft: &Draft, scores: &[WordScores]) -> Outcome {
        let text = &draft.article().text;
        let sentences = sentence_numbers(&self.words, draft.sentences());
        let stretch = Stretch { text, words: &self.words, sentences: &sentences };
        let spans = |level: usize, words: &Range<usize>, limits: &Limits| -> Vec<RoleSpan> {
            let places = self.places[words.clone()].iter();
            let emissions = places.map(|&place| scores[place].emissions[level]).collect();
            tagger.spans(level, emissions, limits)
        };
        let known = Known::of(stretch, &self.quotes);
        let mut found = spans(level, &(0..self.words.len()), &known.limits());
        let mut linked = match self.parent {
            None => told_by_layout(text, &self.words, &self.quotes),
            Some(_) => signed(text, &self.words, &self.quotes),
        };
        drop_overlapping(&mut found, &linked);
        let found = relative::joined(stretch, found);
        let is_cue = |span: &RoleSpan| matches!(span.role, Role::Cue | Role::BareCue);
        let tells = |words: &Range<usize>| {
            let next = level + 1;
            next < LEVELS && spans(next, words, &Limits::default()).iter().any(is_cue)
        };
        let mended =
            known.mend(stretch, &found, link(tagger.ranking(), &self.words, &sentences, &found), tells);
        linked.extend(mended.linked);
        let passed = pass_on(stretch, linked).into_iter();
        let found = passed.map(|passed| {
            let inner = passed.inner.and_then(|inner| self.attribution(tagger, text, &inner));
            Some(Found { outer: self.attribution(tagger, text, &passed.outer)?, inner })
        });
        Outcome {
            found: found.flatten().collect(),
            rest: mended.rest.iter().filter_map(|range| self.part(range)).collect(),
        }
    }

    fn attribution(&self, tagger: &Tagger, text: &Text, linked: &Linked) -> Option<Attribution> {
        let spans = |ranges: &[Range<usize>]| {
            Spans::new(ranges.iter().flat_map(|range| self.pieces(range)).collect())
        };
        let cue = spans(std::slice::from_ref(&linked.cue))?;
        let content = match spans(&linked.contents) {
            None if !silences::tells_of_silence(text, cue.extent()) => return None,
            None => silences::unanswered(text, cue.extent()).map(Spans::from),
            found => found,
        };
        let source = linked.source.clone().and_then(|source| spans(&[source]));
        let attribution = Attribution {
            source: told::without_recipient(text, source, cue.extent()),
            cue: Some(cue),
            quotation: match &content {
                Some(content) => quotation(text, content, &self.quotes),
                None => Quotation::Indirect,
            },
            content,
            parent: self.parent,
            confidence: tagger.confidence(linked.probability),
        };
        (!is_no_statement(text, &attribution)).then_some(attribution)
    }

    /// The text of a range of words; several spans where furniture or another's words stand between them.
    fn pieces(&self, range: &Range<usize>) -> Vec<Span> {
        let numbered: Vec<usize> = range.clone().collect();
        let are_neighbours = |&one: &usize, &next: &usize| {
            self.places[next] == self.places[one] + 1
                && self.words[next].paragraph - self.words[one].paragraph <= 1
        };
        let span = |run: &[usize]| self.words[run[0]].span.join(self.words[run[run.len() - 1]].span);
        numbered.chunk_by(are_neighbours).map(span).collect()
    }
}

/// What an article's layout says alone: turns of a transcript, and signed quotations outside of them.
fn told_by_layout(text: &Text, words: &[Word], quotes: &[Quote]) -> Vec<Linked> {
    let mut turns = turns(text, words);
    let in_turn = |signed: &Linked| turns.iter().any(|turn| turn.overlaps(signed));
    let signed: Vec<Linked> = signed(text, words, quotes).into_iter().filter(|one| !in_turn(one)).collect();
    turns.extend(signed);
    turns
}

/// Whether so many words may hold source, cue and content of another attribution.
fn is_long(words: &[Word]) -> bool {
    words.iter().filter(|word| word.is_alphanumeric).count() >= SHORTEST
}

/// Whether it only says that somebody was told of a matter, was asked for comment, or wants not to be named.
fn is_no_statement(text: &Text, attribution: &Attribution) -> bool {
    let Some(cue) = attribution.cue.as_ref().map(Spans::extent) else { return false };
    let content = attribution.content.as_ref().map(Spans::extent);
    let is_told = |content: Span| told::is_of_a_matter(text, cue, content);
    if attribution.source.is_none() && (content.is_some_and(is_told) || unanswered::is_of_asking(text, cue)) {
        return true;
    }
    attribution.parent.is_none() && anonymity::is_of_terms(text, cue, content)
}

/// The number of the sentence that each word stands in.
fn sentence_numbers(words: &[Word], sentences: &[Span]) -> Vec<usize> {
    words
        .iter()
        .map(|word| sentences.partition_point(|sentence| sentence.end() <= word.span.start()))
        .collect()
}

/// The quotes inside `content`, without those that are the content itself: their marks are its reporter's.
fn inner_quotes(text: &Text, content: &Spans, quotes: &[Quote]) -> Vec<Quote> {
    let parts: Vec<Span> = content.iter().filter_map(|part| without_marks(text, part, quotes)).collect();
    let Some((first, last)) = parts.first().zip(parts.last()) else { return Vec::new() };
    let start = quotes.partition_point(|quote| quote.span.start() < first.start());
    let near = quotes[start..].iter().take_while(|quote| quote.span.start() < last.end());
    near.filter(|quote| parts.iter().any(|part| part.contains(quote.span))).copied().collect()
}

/// `part` without the quotation marks around it.
fn without_marks(text: &Text, part: Span, quotes: &[Quote]) -> Option<Span> {
    let at = quotes.partition_point(|quote| quote.span.start() < part.start());
    let Some(quote) = quotes.get(at).filter(|quote| quote.span.start() == part.start()) else {
        return Some(part);
    };
    let is_whole = part.end() <= quote.span.end() + 1 || text[part].contains('\n');
    if !is_whole {
        return Some(part);
    }
    let words = text[part].trim_start_matches(MARKS);
    let start = part.end() - words.len();
    text.span(start..start + words.trim_end_matches(MARKS).len())
}
