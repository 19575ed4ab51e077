//! What an attribution means, each value with its rule and the words that gave it.

use sayso_core::{
    Annotated, Answer, Answered, AttributionIx, ChainLink, Count, Shown, Sourcing, Span, Speaker, Stance,
    Unnamed,
};
use serde::Serialize;

use crate::article::rounded;
use crate::entities::speaker;
use crate::names::{
    act_name, certainty_name, count_name, polarity_name, source_kind_name, station_name, verbatim_name,
};
use crate::{ClockV1, CodePoints, Entities, SpanV1};

/// What one attribution means, version 1. What is not known is absent; lists may be empty.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MeaningV1 {
    /// Who or what the source is; absent for sources that the article does not name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<SpeakerV1>,
    /// What kind of source it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sourcing: Option<SourcingV1>,
    /// From the article's outlet to the origin.
    pub chain: Vec<ChainLinkV1>,
    /// What the source does by saying it: `assert`, `deny`, `partly_deny`, `confirm`, `decline`, `no_reply`,
    /// `no_comment_yet`, `accuse`, `predict` or `demand`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub act: Option<ActV1>,
    /// How it stands to the content.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stance: Option<StanceV1>,
    /// What in the same article it answers.
    pub answers: Vec<AnswerV1>,
    /// When it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said_at: Option<ClockV1>,
    /// When what is said is said to have happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub happened_at: Option<ClockV1>,
    /// `verified` where the marks of its quotations agree with the content, else `unverified`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verbatim: Option<ShownV1>,
}

/// A value, with why it is what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShownV1 {
    /// The value.
    pub value: &'static str,
    /// The rule that gave it, in a few words of English.
    pub rule: &'static str,
    /// The words it went by; absent where it went by the absence of any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<SpanV1>,
}

/// What a source does by saying something, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ActV1 {
    /// The act, with its rule and words.
    #[serde(flatten)]
    pub shown: ShownV1,
    /// How likely it is to be right, from 0 to 1.
    pub confidence: f64,
}

/// Who or what a source is, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SpeakerV1 {
    /// The `ix` of the mention: the name, where the article has one.
    pub mention: usize,
    /// The `ix` of the cluster it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<usize>,
    /// The core of the mention.
    pub words: SpanV1,
    /// How sure that is, from 0 to 1.
    pub confidence: f64,
    /// The rule that gave it.
    pub rule: &'static str,
}

/// What kind of source stands behind an attribution, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourcingV1 {
    /// `named_person`, `role_named_person`, `organisation`, `outlet`, `document`, `unnamed`, `vague` or
    /// `unattributed`.
    pub kind: ShownV1,
    /// What is told of a source that is not named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unnamed: Option<UnnamedV1>,
}

/// What an article tells of a source it does not name, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnnamedV1 {
    /// Who they are said to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub descriptor: Option<SpanV1>,
    /// How many there are said to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<CountV1>,
    /// How they are said to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<SpanV1>,
    /// On what terms they are said to have spoken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<SpanV1>,
    /// Why they are said not to be named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<SpanV1>,
}

/// How many sources an article claims to have, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CountV1 {
    /// `one`, `exactly`, `several` or `plural`, with its rule and words.
    #[serde(flatten)]
    pub shown: ShownV1,
    /// The number, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u16>,
}

/// How a source stands to what it says, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StanceV1 {
    /// `positive`, `negative` or `open`.
    pub polarity: ShownV1,
    /// `certain`, `probable` or `possible`.
    pub certainty: ShownV1,
    /// Hedges of the source.
    pub source_hedges: Vec<SpanV1>,
    /// Hedges of the writer.
    pub writer_hedges: Vec<SpanV1>,
    /// What negates the cue. Then nothing is asserted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub negation: Option<SpanV1>,
}

/// One station on the way of a statement, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChainLinkV1 {
    /// `outlet`, `carrier`, `relay` or `origin`.
    pub station: &'static str,
    /// The kind of source, as in `sourcing`.
    pub kind: &'static str,
    /// The words that name it; absent for the article's own outlet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<SpanV1>,
    /// The `ix` of the attribution it is the source of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribution: Option<usize>,
    /// Where the link leads that stands on the words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// What an attribution answers, version 1: another attribution or a report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnswerV1 {
    /// The `ix` of the attribution that is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribution: Option<usize>,
    /// The words for what is answered, where no attribution covers them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<SpanV1>,
    /// The part of it that is denied or confirmed, where only one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<SpanV1>,
    /// How sure the link is, from 0 to 1.
    pub confidence: f64,
    /// The rule that gave it.
    pub rule: &'static str,
}

/// What all meanings of one article are written with.
pub(crate) struct Meanings<'article> {
    annotated: &'article Annotated,
    code_points: &'article CodePoints<'article>,
    entities: &'article Entities,
}

impl<'article> Meanings<'article> {
    pub(crate) fn new(
        annotated: &'article Annotated,
        code_points: &'article CodePoints<'article>,
        entities: &'article Entities,
    ) -> Meanings<'article> {
        Meanings { annotated, code_points, entities }
    }

    /// What the attribution at `ix` means.
    pub(crate) fn of(&self, ix: AttributionIx) -> MeaningV1 {
        let meaning = self.annotated.meaning(ix);
        let clock = |clock| ClockV1::new(clock, self.annotated, self.code_points);
        MeaningV1 {
            speaker: self.speaker(ix),
            sourcing: meaning.sourcing.map(|sourcing| self.sourcing(sourcing)),
            chain: meaning.chain.iter().map(|link| self.chain_link(link)).collect(),
            act: meaning.act.map(|act| ActV1 {
                shown: self.shown(act.shown(), act_name),
                confidence: rounded(act.confidence),
            }),
            stance: meaning.stance.as_ref().map(|stance| self.stance(stance)),
            answers: meaning.answers.iter().map(|answer| self.answer(answer)).collect(),
            said_at: meaning.said_at.map(clock),
            happened_at: meaning.happened_at.map(clock),
            verbatim: meaning.verbatim.map(|verbatim| self.shown(verbatim, verbatim_name)),
        }
    }

    fn span(&self, span: Span) -> SpanV1 {
        self.code_points.span(span)
    }

    fn spans(&self, spans: &[Span]) -> Vec<SpanV1> {
        spans.iter().map(|span| self.span(*span)).collect()
    }

    fn shown<T: Copy>(&self, shown: Shown<T>, name: fn(T) -> &'static str) -> ShownV1 {
        ShownV1 {
            value: name(shown.value),
            rule: shown.rule,
            words: shown.words.map(|words| self.span(words)),
        }
    }

    fn speaker(&self, ix: AttributionIx) -> Option<SpeakerV1> {
        let Speaker { mention, confidence, rule } = speaker(self.annotated, ix)?;
        let cluster = self.annotated.cluster_of(mention);
        Some(SpeakerV1 {
            mention: self.entities.mention(mention)?,
            cluster: cluster.and_then(|cluster| self.entities.cluster(cluster)),
            words: self.span(self.annotated.mention(mention).head),
            confidence: rounded(confidence),
            rule,
        })
    }

    fn sourcing(&self, sourcing: Sourcing) -> SourcingV1 {
        SourcingV1 {
            kind: self.shown(sourcing.kind, source_kind_name),
            unnamed: sourcing.unnamed.map(|unnamed| self.unnamed(unnamed)),
        }
    }

    fn unnamed(&self, unnamed: Unnamed) -> UnnamedV1 {
        let span = |span: Option<Span>| span.map(|span| self.span(span));
        UnnamedV1 {
            descriptor: span(unnamed.descriptor),
            count: unnamed
                .count
                .map(|count| CountV1 { shown: self.shown(count, count_name), number: number(count.value) }),
            basis: span(unnamed.basis),
            terms: span(unnamed.terms),
            reason: span(unnamed.reason),
        }
    }

    fn stance(&self, stance: &Stance) -> StanceV1 {
        StanceV1 {
            polarity: self.shown(stance.polarity, polarity_name),
            certainty: self.shown(stance.certainty, certainty_name),
            source_hedges: self.spans(&stance.source_hedges),
            writer_hedges: self.spans(&stance.writer_hedges),
            negation: stance.negation.map(|negation| self.span(negation)),
        }
    }

    fn chain_link(&self, link: &ChainLink) -> ChainLinkV1 {
        let target = link.link.and_then(|at| self.annotated.article().links.get(at));
        ChainLinkV1 {
            station: station_name(link.station),
            kind: source_kind_name(link.kind),
            words: link.words.map(|words| self.span(words)),
            attribution: link.attribution.map(AttributionIx::get),
            link: target.map(|link| link.target.clone()),
        }
    }

    fn answer(&self, answer: &Answer) -> AnswerV1 {
        let (attribution, report) = match answer.to {
            Answered::Attribution(ix) => (Some(ix.get()), None),
            Answered::Report(words) => (None, Some(self.span(words))),
        };
        AnswerV1 {
            attribution,
            report,
            scope: answer.scope.map(|scope| self.span(scope)),
            confidence: rounded(answer.confidence),
            rule: answer.rule,
        }
    }
}

/// How many that is, where it says so.
fn number(count: Count) -> Option<u16> {
    match count {
        Count::One => Some(1),
        Count::Exactly(number) => Some(number),
        Count::Several | Count::Plural => None,
    }
}
