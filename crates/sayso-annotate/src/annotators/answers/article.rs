//! The statements of an article, looked at once for all answers.

use std::collections::BTreeSet;

use sayso_core::{Act, Attribution, AttributionIx, ClusterIx, Layers, MentionIx, Span, Text};

use super::denial;
use crate::sentence::Sentences;
use crate::vocabulary::{Stems, Vocabulary, source_words};

/// From this confidence on a source comes down to a name because it is one, or a pronoun for one (`speakers.rs`). A noun may be another's.
const KNOWN: f32 = 0.85;

/// What all answers of an article may be answers to.
pub(super) struct Statements<'a> {
    pub(super) layers: &'a Layers,
    pub(super) vocabulary: Vocabulary,
    /// In reading order.
    all: Vec<Statement>,
}

/// One attribution, as far as ties go by it.
pub(super) struct Statement {
    /// The stems of its content.
    pub(super) stems: Stems,
    /// The stems of its source.
    pub(super) source_stems: Stems,
    /// Where its content lies by its sense.
    pub(super) vector: Vec<f32>,
    /// The number of the sentence in which it has its cue.
    pub(super) sentence: usize,
    /// The number of the paragraph in which it begins.
    pub(super) paragraph: usize,
    pub(super) act: Act,
    /// Whether it is a denial, and says of something that it is not so.
    pub(super) is_against: bool,
    /// Who makes it, as far as the article tells who that is.
    pub(super) who: Option<ClusterIx>,
    /// The name that its source is, or a pronoun for it.
    name: Option<MentionIx>,
    /// The words of its source, in lower case.
    source: Option<String>,
}

impl<'a> Statements<'a> {
    pub(super) fn of(layers: &'a Layers) -> Statements<'a> {
        let all = layers.attributions().map(|(ix, attribution)| statement(layers, ix, attribution)).collect();
        Statements { layers, vocabulary: Vocabulary::of(layers), all }
    }

    pub(super) fn get(&self, ix: AttributionIx) -> &Statement {
        &self.all[ix.get()]
    }

    pub(super) fn text(&self) -> &'a Text {
        &self.layers.article().text
    }

    /// The paragraph in which the first statement begins.
    pub(super) fn first_paragraph(&self) -> usize {
        self.all.first().map_or(0, |first| first.paragraph)
    }

    /// Whether one source makes both, as far as the article tells.
    pub(super) fn are_of_one_source(&self, one: AttributionIx, other: AttributionIx) -> bool {
        let [one, other] = [one, other].map(|ix| self.get(ix));
        one.who.is_some() && one.who == other.who || one.source.is_some() && one.source == other.source
    }

    /// Whether one speaker makes both beyond doubt: by name, by a pronoun, or by the same definite words.
    pub(super) fn are_of_one_speaker(&self, one: AttributionIx, other: AttributionIx) -> bool {
        let [one, other] = [one, other].map(|ix| self.get(ix));
        let are_named = one.name.is_some() && other.name.is_some();
        let are_one = one.name == other.name || one.who.is_some() && one.who == other.who;
        let are_two = one.who.is_some() && other.who.is_some() && one.who != other.who;
        let is_definite = one.source.as_deref().is_some_and(|source| source.starts_with("the "));
        are_named && are_one || is_definite && one.source == other.source && !are_two
    }

    /// Whether “I” or “we” makes the statement at `ix`.
    pub(super) fn is_in_first_person(&self, ix: AttributionIx) -> bool {
        self.get(ix).source.as_deref().is_some_and(|source| matches!(source, "i" | "we"))
    }

    /// The attributions in whose contents the one at `ix` stands.
    pub(super) fn ancestors(&self, ix: AttributionIx) -> BTreeSet<AttributionIx> {
        let parent = |ix: &AttributionIx| self.layers.attribution(*ix).parent;
        std::iter::successors(parent(&ix), parent).collect()
    }
}

fn statement(layers: &Layers, ix: AttributionIx, attribution: &Attribution) -> Statement {
    let text = &layers.article().text;
    let meaning = layers.meaning(ix);
    let source: Vec<Span> = attribution.source.iter().flat_map(|source| source.iter()).collect();
    let contents: Vec<&str> = attribution.contents().iter().map(|&part| &text[part]).collect();
    let cue = attribution.cue.as_ref().map_or(attribution.extent(), |cue| cue.extent()).start();
    let begins = attribution.extent().start();
    let act = meaning.act.map_or(Act::Assert, |act| act.value);
    Statement {
        stems: Stems::of(text, attribution.contents()),
        source_stems: Stems::of(text, &source),
        vector: Sentences::standard().vector(&contents.join(" ")),
        sentence: layers.sentences().partition_point(|sentence| sentence.end() <= cue),
        paragraph: layers.paragraphs().partition_point(|paragraph| paragraph.span.end() <= begins),
        act,
        is_against: denial::is_against(text, attribution, act),
        name: meaning.speaker.filter(|speaker| speaker.confidence >= KNOWN).map(|speaker| speaker.mention),
        who: meaning.speaker.and_then(|speaker| layers.cluster_of(speaker.mention)),
        source: source_words(text, attribution),
    }
}
