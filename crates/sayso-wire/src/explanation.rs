//! Why each value of one attribution is what it is, in one list.

use sayso_core::{
    Anchor, Annotated, Answer, Answered, AttributionIx, ChainLink, Clock, Count, Interval, Run, Shown,
    Sourcing, Span, Stance, ToldAct,
};
use serde::Serialize;

use crate::entities::speaker;
use crate::names::{
    act_name, certainty_name, count_name, polarity_name, quotation_name, source_kind_name, station_name,
    time_kind_name, verbatim_name,
};
use crate::{ArticleV1, AttributionV1, CodePoints, RunV1, SpanV1, WithText};

/// One value, and why it is what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Which value, as a path in the JSON of the attribution: `sourcing.unnamed.basis`, `answers[0]`.
    pub field: String,
    /// The value, in words.
    pub value: String,
    /// The rule that gave it; `None` where the words alone did.
    pub rule: Option<String>,
    /// The words it went by.
    pub words: Option<Span>,
}

/// One attribution of an article with the reasons for its values, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExplanationV1 {
    /// The version of this shape: 1.
    pub sayso: u8,
    /// What the input calls the article; else the digest of its address and text.
    pub id: String,
    /// Where the article was read from.
    pub address: String,
    /// SHA-256 of the UTF-8 text that the offsets point into, in hexadecimal.
    pub text_sha256: String,
    /// What made the annotations.
    pub run: RunV1,
    /// The attribution.
    pub attribution: AttributionV1,
    /// Its values, in the order of their fields.
    pub reasons: Vec<ReasonV1>,
}

/// One value, and why it is what it is, version 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReasonV1 {
    /// Which value, as a path in the attribution.
    pub field: String,
    /// The value, in words.
    pub value: String,
    /// The rule that gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The words it went by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<SpanV1>,
    /// The sentence that the words stand in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<SpanV1>,
}

impl ExplanationV1 {
    /// The wire shape of the attribution at `ix` and the reasons for its values.
    pub fn new(annotated: &Annotated, ix: AttributionIx, run: &Run) -> ExplanationV1 {
        let code_points = CodePoints::new(&annotated.article().text);
        let mut article = ArticleV1::new(annotated, run, WithText::No);
        let reason = |reason: Reason| ReasonV1 {
            context: reason
                .words
                .and_then(|words| context(annotated, words))
                .map(|span| code_points.span(span)),
            field: reason.field,
            value: reason.value,
            rule: reason.rule,
            words: reason.words.map(|words| code_points.span(words)),
        };
        ExplanationV1 {
            sayso: article.sayso,
            id: article.id,
            address: article.address,
            text_sha256: article.text_sha256,
            run: article.run,
            attribution: article.attributions.swap_remove(ix.get()),
            reasons: reasons(annotated, ix).into_iter().map(reason).collect(),
        }
    }
}

/// The sentence that `words` stand in, or begin in; `None` outside of all sentences.
pub fn context(annotated: &Annotated, words: Span) -> Option<Span> {
    let sentences = annotated.sentences();
    let after = sentences.partition_point(|sentence| sentence.start() <= words.start());
    let sentence = sentences[..after].last()?;
    sentence.overlaps(words).then_some(*sentence)
}

/// Why each value of the attribution at `ix` is what it is, in the order of the fields in JSON.
pub fn reasons(annotated: &Annotated, ix: AttributionIx) -> Vec<Reason> {
    let mut reasons = Reasons { annotated, found: Vec::new() };
    let attribution = annotated.attribution(ix);
    let meaning = annotated.meaning(ix);
    let content = attribution.content.as_ref().map(|content| content.extent());
    reasons.add(
        "quotation",
        quotation_name(attribution.quotation),
        "the quotation marks around the content",
        content,
    );
    reasons.speaker(ix);
    meaning.sourcing.iter().for_each(|sourcing| reasons.sourcing(sourcing));
    (0..).zip(&meaning.chain).for_each(|(at, link)| reasons.station(at, link));
    meaning.act.iter().for_each(|act| reasons.act(*act));
    meaning.stance.iter().for_each(|stance| reasons.stance(stance));
    (0..).zip(&meaning.answers).for_each(|(at, answer)| reasons.answer(at, answer));
    meaning.said_at.iter().for_each(|clock| reasons.clock("said_at", *clock));
    meaning.happened_at.iter().for_each(|clock| reasons.clock("happened_at", *clock));
    meaning.verbatim.iter().for_each(|verbatim| reasons.shown("verbatim", *verbatim, verbatim_name));
    reasons.found
}

/// The reasons found so far.
struct Reasons<'article> {
    annotated: &'article Annotated,
    found: Vec<Reason>,
}

impl Reasons<'_> {
    fn add(&mut self, field: &str, value: impl Into<String>, rule: &str, words: Option<Span>) {
        let rule = Some(rule.to_owned());
        self.found.push(Reason { field: field.to_owned(), value: value.into(), rule, words });
    }

    /// Words that are a value by themselves.
    fn words(&mut self, field: &str, words: Option<Span>) {
        let value = |words| self.annotated.article().text[words].to_owned();
        let reason = words.map(|words| Reason {
            field: field.to_owned(),
            value: value(words),
            rule: None,
            words: Some(words),
        });
        self.found.extend(reason);
    }

    fn shown<T: Copy>(&mut self, field: &str, shown: Shown<T>, name: fn(T) -> &'static str) {
        self.add(field, name(shown.value), shown.rule, shown.words);
    }

    fn act(&mut self, act: ToldAct) {
        self.shown("act", act.shown(), act_name);
        let value = format!("{:.2}", act.confidence);
        self.add("act.confidence", value, "how often what is told on such grounds is right", None);
    }

    fn speaker(&mut self, ix: AttributionIx) {
        let Some(speaker) = speaker(self.annotated, ix) else { return };
        let mention = self.annotated.mention(speaker.mention);
        let name = &self.annotated.article().text[mention.head];
        let rule = format!("{}, confidence {:.2}", speaker.rule, speaker.confidence);
        self.add("speaker", name, &rule, Some(mention.span));
    }

    fn sourcing(&mut self, sourcing: &Sourcing) {
        self.shown("sourcing.kind", sourcing.kind, source_kind_name);
        let Some(unnamed) = sourcing.unnamed else { return };
        self.words("sourcing.unnamed.descriptor", unnamed.descriptor);
        if let Some(count) = unnamed.count {
            self.shown("sourcing.unnamed.count", count, count_name);
            if let Count::Exactly(number) = count.value {
                self.add("sourcing.unnamed.count.number", number.to_string(), count.rule, count.words);
            }
        }
        self.words("sourcing.unnamed.basis", unnamed.basis);
        self.words("sourcing.unnamed.terms", unnamed.terms);
        self.words("sourcing.unnamed.reason", unnamed.reason);
    }

    fn station(&mut self, at: usize, link: &ChainLink) {
        let rule = match (link.attribution, link.words) {
            (Some(ix), _) => format!("the source of statement {}", ix.get()),
            (None, Some(_)) => "named in the article".to_owned(),
            (None, None) => "the article’s own outlet".to_owned(),
        };
        let value = format!("{}: {}", station_name(link.station), source_kind_name(link.kind));
        self.add(&format!("chain[{at}]"), value, &rule, link.words);
    }

    fn stance(&mut self, stance: &Stance) {
        self.shown("stance.polarity", stance.polarity, polarity_name);
        self.shown("stance.certainty", stance.certainty, certainty_name);
        for (name, hedges) in [("source", &stance.source_hedges), ("writer", &stance.writer_hedges)] {
            for (at, hedge) in hedges.iter().enumerate() {
                self.words(&format!("stance.{name}_hedges[{at}]"), Some(*hedge));
            }
        }
        self.words("stance.negation", stance.negation);
    }

    fn answer(&mut self, at: usize, answer: &Answer) {
        let (value, words) = match answer.to {
            Answered::Attribution(ix) => {
                (format!("statement {}", ix.get()), self.annotated.attribution(ix).extent())
            }
            Answered::Report(words) => ("a report".to_owned(), words),
        };
        let rule = format!("{}, confidence {:.2}", answer.rule, answer.confidence);
        self.add(&format!("answers[{at}]"), value, &rule, Some(words));
        self.words(&format!("answers[{at}].scope"), answer.scope);
    }

    /// When it is, and what the words for it were reckoned from.
    fn clock(&mut self, field: &str, clock: Clock) {
        let time = self.annotated.time(clock.time);
        let value = clock.interval.map_or_else(|| "not known".to_owned(), interval);
        self.add(field, value, clock.rule, Some(time.span));
        let (rule, words) = self.anchor(time.anchor);
        self.add(
            &format!("{field}.time"),
            format!("{} {}", time_kind_name(time.kind), time.value),
            &rule,
            words,
        );
    }

    fn anchor(&self, anchor: Anchor) -> (String, Option<Span>) {
        let published = self.annotated.article().published.as_deref();
        match anchor {
            Anchor::Words => ("the words say it all".to_owned(), None),
            Anchor::Publication => {
                (format!("reckoned from the day of publication, {}", published.unwrap_or("not known")), None)
            }
            Anchor::Expression(time) => {
                ("reckoned from another time of the article".to_owned(), Some(self.annotated.time(time).span))
            }
            Anchor::Event(words) => {
                ("reckoned from something whose time is not known".to_owned(), Some(words))
            }
            Anchor::Missing => ("the day of publication is not known".to_owned(), None),
        }
    }
}

fn interval(interval: Interval) -> String {
    format!("from {} until {}", interval.from(), interval.until())
}
