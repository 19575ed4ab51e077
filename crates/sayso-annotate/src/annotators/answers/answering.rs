//! An attribution that answers, and how others stand to it.

use std::sync::LazyLock;

use sayso_core::{Act, Attribution, AttributionIx, Span, Text, ToldAct};

use super::article::{Statement, Statements};
use super::barred;
use crate::patterns::Pattern;
use crate::vocabulary::Stems;

/// How many attributions before and after an answer are looked at.
const NEAR: usize = 40;

/// Words for what somebody said: an answer that has them takes up a statement.
pub(super) static STATEMENT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:the|that|this|these|those|any|such|all|both|his|her|their|its|\\w+'s?|those) (?:\\w+ ){0,3}?(?:reports?|reporting|stor(?:y|ies)|articles?|account|accounts|allegations?|accusations?|claims?|charges?\
         |suggestions?|rumou?rs?|speculation|assertions?|criticisms?|complaints?|statements?|remarks?|comments?|notion|idea|contention|findings|version|lawsuit|suit|leak|list|figures?|letter|document|memo|recording|photograph|picture|video|tape)",
    )
});

/// The same where they are told of for the first time: “*reports* of a quarrel”, “*a newspaper story*”.
static NEW: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:an? (?:\\w+ ){0,2}?)?(?:(?:newspaper|press|media|news|online|earlier|recent) )?(?:reports?|stor(?:y|ies)|articles?|accounts|allegations?|accusations?\
         |claims|suggestions?|suspicions?|rumou?rs?|speculation|criticisms?|complaints?)",
    )
});

/// What tells what is in a report: “reports *of* a quarrel”.
const OF: [&str; 5] = ["that ", "of ", "about ", "against ", "circulating "];

/// Sources that are nobody: what they say was not said, and cannot be answered.
static NOBODY: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("^(?:nobody|no one|no-one|none|neither)(?: of .+)?$"));

/// Cues that ask.
static ASKING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("ask\\w*|question\\w*|press(?:ed|es|ing)|inquir\\w*|quer(?:y|ied)|wonder\\w*|:")
});

/// Words that tell of a question after the answer to it: “no, he said *when* asked”.
const AFTERTHOUGHTS: [&str; 6] = ["when", "after", "once", "upon", "being", "having"];

/// An attribution that answers something.
pub(super) struct Answering<'a> {
    pub(super) statements: &'a Statements<'a>,
    pub(super) ix: AttributionIx,
    pub(super) act: Act,
    pub(super) told: ToldAct,
    /// What it says, and the words of its cue.
    pub(super) words: Vec<Span>,
    /// The stems of these.
    pub(super) stems: Stems,
    /// What else stands in its sentence, such as “Asked about the boats”.
    pub(super) around: Vec<Span>,
    /// The stems of that.
    pub(super) around_stems: Stems,
}

impl<'a> Answering<'a> {
    /// The attribution at `ix`, if it is told what it does.
    pub(super) fn new(statements: &'a Statements<'a>, ix: AttributionIx) -> Option<Answering<'a>> {
        let told = statements.layers.meaning(ix).act?;
        let attribution = statements.layers.attribution(ix);
        let mut words = attribution.contents().to_vec();
        words.extend(attribution.cue.iter().map(|cue| cue.extent()));
        let text = statements.text();
        let around = around(statements, ix, &words);
        let [stems, around_stems] = [&words, &around].map(|spans| Stems::of(text, spans));
        Some(Answering { statements, ix, act: told.value, told, words, stems, around, around_stems })
    }

    pub(super) fn attribution(&self) -> &'a Attribution {
        self.statements.layers.attribution(self.ix)
    }

    pub(super) fn text(&self) -> &'a Text {
        self.statements.text()
    }

    pub(super) fn own(&self) -> &Statement {
        self.statements.get(self.ix)
    }

    /// Whether `pattern` is in one of `spans`.
    pub(super) fn has(&self, pattern: &Pattern, spans: &[Span]) -> bool {
        spans.iter().any(|&span| pattern.is_in(self.text(), span))
    }

    /// Every attribution near enough, but those that it stands in, those of nobody, and those that it cannot answer.
    pub(super) fn candidates(&self) -> Vec<AttributionIx> {
        let outer = self.statements.ancestors(self.ix);
        let near = |ix: AttributionIx| ix != self.ix && ix.get().abs_diff(self.ix.get()) <= NEAR;
        let others = self.statements.layers.attributions();
        let possible =
            others.filter(|(ix, other)| near(*ix) && !outer.contains(ix) && !self.is_of_nobody(other));
        possible.map(|(ix, _)| ix).filter(|&ix| !barred::is_barred(self, ix)).collect()
    }

    fn is_of_nobody(&self, other: &Attribution) -> bool {
        let mut sources = other.source.iter().flat_map(|source| source.iter());
        sources.any(|source| NOBODY.is_in(self.text(), source))
    }

    /// Whether the attribution at `ix` stands in what the answer says.
    pub(super) fn holds(&self, ix: AttributionIx) -> bool {
        let extent = self.statements.layers.attribution(ix).extent();
        self.attribution().contents().iter().any(|part| part.contains(extent))
    }

    /// Whether the attribution at `ix` is of the one who answers, or of “I” in his words.
    pub(super) fn is_own(&self, ix: AttributionIx) -> bool {
        let is_in_his_words = self.statements.layers.attribution(ix).parent == Some(self.ix);
        self.statements.are_of_one_source(self.ix, ix)
            || is_in_his_words && self.statements.is_in_first_person(ix)
    }

    /// Whether the attribution at `ix` is beyond doubt of the one who answers, or of “I” in his words.
    pub(super) fn is_surely_own(&self, ix: AttributionIx) -> bool {
        let is_in_his_words = self.statements.layers.attribution(ix).parent == Some(self.ix);
        self.statements.are_of_one_speaker(self.ix, ix)
            || is_in_his_words && self.statements.is_in_first_person(ix)
    }

    /// Whether the attribution at `ix` was made before the answer: it begins before it, or is the question to it and told after it.
    pub(super) fn follows(&self, ix: AttributionIx) -> bool {
        self.comes_after(ix) || self.is_told_first(ix)
    }

    /// Whether the attribution at `ix` asks something in the sentence of the answer.
    pub(super) fn is_asked_beside(&self, ix: AttributionIx) -> bool {
        let cue = self.statements.layers.attribution(ix).cue.as_ref();
        let asks = cue.is_some_and(|cue| self.has(&ASKING, &[cue.extent()]));
        self.statements.get(ix).act == Act::Demand && asks && self.sentences_to(ix) == 0
    }

    /// Whether the answer is told before the question at `ix`, which was put before it: “no, he said *when asked whether …*”.
    pub(super) fn is_told_first(&self, ix: AttributionIx) -> bool {
        self.is_asked_beside(ix)
            && self.is_beside(ix)
            && !self.comes_after(ix)
            && !self.is_own(ix)
            && self.is_led_to(ix)
            && !self.is_answered_later(ix)
    }

    /// Whether the words between the answer and the question at `ix` say that it was put before, or none do: “Venn, asked whether”.
    fn is_led_to(&self, ix: AttributionIx) -> bool {
        let Some(cue) = &self.statements.layers.attribution(ix).cue else { return false };
        let cue = cue.extent();
        let source = self.attribution().source.iter().flat_map(|source| source.iter());
        let ends = source.chain(self.words.iter().copied()).map(Span::end).filter(|&end| end <= cue.start());
        let Some(end) = ends.max() else { return false };
        let text = self.text().as_str();
        let is_afterthought = |word: &str| AFTERTHOUGHTS.iter().any(|known| word.eq_ignore_ascii_case(known));
        let mut words = text[end..cue.end()].split(|character: char| !character.is_alphanumeric());
        let between = &text[end..cue.start()];
        words.any(is_afterthought) || between.contains(',') && !between.contains(char::is_alphanumeric)
    }

    /// Whether the question at `ix` comes before another statement of the sentence, which is the answer to it then.
    fn is_answered_later(&self, ix: AttributionIx) -> bool {
        let cue = |ix: AttributionIx| {
            self.statements.layers.attribution(ix).cue.as_ref().map(|cue| cue.extent().start())
        };
        let is_later = |other: AttributionIx| {
            other != ix && self.is_beside(other) && self.sentences_to(other) == 0 && cue(other) > cue(ix)
        };
        let mut others = self.statements.layers.attributions().map(|(other, _)| other);
        cue(self.ix) < cue(ix) && others.any(is_later)
    }

    /// Whether the attribution at `ix` begins before the answer.
    pub(super) fn comes_after(&self, ix: AttributionIx) -> bool {
        let other = self.statements.layers.attribution(ix).extent();
        other.start() < self.attribution().extent().start()
    }

    /// How many sentences lie from one cue to the other.
    pub(super) fn sentences_to(&self, ix: AttributionIx) -> usize {
        self.own().sentence.abs_diff(self.statements.get(ix).sentence)
    }

    /// Whether the attribution at `ix` stands in the same content, or both stand in none.
    pub(super) fn is_beside(&self, ix: AttributionIx) -> bool {
        self.statements.layers.attribution(ix).parent == self.attribution().parent
    }

    /// Whether others say in it, and at its height, something that answers nothing: what one would answer.
    pub(super) fn is_open_to_answer(&self, ix: AttributionIx) -> bool {
        let is_nested = self.statements.layers.attribution(ix).parent.is_some() && !self.is_beside(ix);
        !is_nested && !self.holds(ix) && !self.is_own(ix) && !self.statements.get(ix).act.is_answer()
    }

    /// The words that name what is answered, where any do.
    pub(super) fn report(&self) -> Option<Report> {
        let find = |pattern: &Pattern| self.words.iter().find_map(|&part| pattern.find(self.text(), part));
        let known = find(&STATEMENT);
        let words = known.or_else(|| find(&NEW))?;
        let rest = self.text().as_str()[words.end()..].trim_start();
        let is_told_of = OF.iter().any(|word| rest.starts_with(word));
        Some(Report { words, is_known: known.is_some(), is_told_of })
    }
}

/// Words of an answer that name what it answers.
pub(super) struct Report {
    pub(super) words: Span,
    /// Whether they speak of it as of something known: “the report”.
    pub(super) is_known: bool,
    /// Whether what it says follows.
    pub(super) is_told_of: bool,
}

/// What of the sentence of the attribution at `ix` is neither its source nor its `words`.
fn around(statements: &Statements<'_>, ix: AttributionIx, words: &[Span]) -> Vec<Span> {
    let Some(&whole) = statements.layers.sentences().get(statements.get(ix).sentence) else {
        return Vec::new();
    };
    let source = statements.layers.attribution(ix).source.iter().flat_map(|source| source.iter());
    let mut parts: Vec<Span> = words.iter().copied().chain(source).collect();
    parts.sort_by_key(|part| part.start());
    let mut gaps = Vec::new();
    let mut at = whole.start();
    for part in parts {
        gaps.extend(statements.text().span(at..part.start().clamp(at, whole.end().max(at))));
        at = at.max(part.end());
    }
    gaps.extend(statements.text().span(at..whole.end().max(at)));
    gaps
}
