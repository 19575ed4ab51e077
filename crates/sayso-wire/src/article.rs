//! One annotated article as one JSON object.

use sayso_core::{Annotated, Attribution, AttributionIx, Digest, Run, Spans};
use serde::Serialize;

use crate::meaning::Meanings;
use crate::names::quotation_name;
use crate::{ClusterV1, CodePoints, Entities, MeaningV1, MentionV1, TimeV1};

/// Whether the text travels with its annotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithText {
    /// It does, as `text`.
    Yes,
    /// Only its digest does.
    No,
}

/// An article and its attributions, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleV1 {
    /// The version of this shape: 1.
    pub sayso: u8,
    /// What the input calls the article; else the digest of its address and text.
    pub id: String,
    /// Where the article was read from.
    pub address: String,
    /// The publisher.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The authors, as the page names them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// When it was published, ISO 8601.
    pub published: Option<String>,
    /// When it was last changed, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    /// The address the page gives as its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    /// SHA-256 of the UTF-8 text that the offsets point into, in hexadecimal.
    pub text_sha256: String,
    /// The text itself, if asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What made the annotations.
    pub run: RunV1,
    /// Every attribution, in reading order.
    pub attributions: Vec<AttributionV1>,
    /// Every time expression, in reading order.
    pub times: Vec<TimeV1>,
    /// What refers to somebody or something, in reading order, without the sources that the article does not name.
    pub mentions: Vec<MentionV1>,
    /// Which of `mentions` refer to the same, by their first.
    pub clusters: Vec<ClusterV1>,
}

/// What made the annotations: the same run on the same input gives the same bytes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RunV1 {
    /// The version of sayso.
    pub version: String,
    /// SHA-256 of the model file, in hexadecimal.
    pub model: String,
    /// The instruction set that inference ran on.
    pub instruction_set: String,
}

/// One attribution, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AttributionV1 {
    /// Its position in `attributions`, from 0.
    pub ix: usize,
    /// The `ix` of the attribution in whose content it stands.
    pub parent: Option<usize>,
    /// Who is reported to have expressed it; empty where the article does not say.
    pub source: Vec<SpanV1>,
    /// The words that attribute it.
    pub cue: Vec<SpanV1>,
    /// What is attributed; several spans where other words stand between, none where no answer came.
    pub content: Vec<SpanV1>,
    /// `direct`, `mixed` or `indirect`, as the quotation marks show it.
    pub quotation: &'static str,
    /// How sure the model is of the spans, from 0 to 1.
    pub confidence: f64,
    /// What it means; its fields stand beside those above.
    #[serde(flatten)]
    pub meaning: MeaningV1,
}

/// A span of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SpanV1 {
    /// Offset of the first character, in Unicode code points.
    pub start: usize,
    /// One past the last character, in Unicode code points.
    pub end: usize,
    /// The words covered.
    pub exact: String,
}

impl ArticleV1 {
    /// The wire shape of `annotated`, as `run` made it.
    pub fn new(annotated: &Annotated, run: &Run, with_text: WithText) -> ArticleV1 {
        let article = annotated.article();
        let code_points = CodePoints::new(&article.text);
        let entities = Entities::of(annotated);
        let meanings = Meanings::new(annotated, &code_points, &entities);
        let text = article.text.as_str();
        ArticleV1 {
            sayso: 1,
            id: article.name.clone().unwrap_or_else(|| article.id.to_string()),
            address: article.address.to_string(),
            outlet: article.outlet.clone(),
            title: article.title.clone(),
            byline: article.byline.clone(),
            published: article.published.clone(),
            updated: article.updated.clone(),
            canonical: article.canonical.clone(),
            text_sha256: Digest::of(&[text.as_bytes()]).to_string(),
            text: (with_text == WithText::Yes).then(|| text.to_owned()),
            run: RunV1::new(run),
            attributions: annotated
                .attributions()
                .map(|(ix, attribution)| AttributionV1::new(ix, attribution, &meanings, &code_points))
                .collect(),
            times: annotated.times().map(|(ix, time)| TimeV1::new(ix, time, &code_points)).collect(),
            mentions: entities.mentions(annotated, &code_points),
            clusters: entities.clusters(annotated, &code_points),
        }
    }
}

impl RunV1 {
    fn new(run: &Run) -> RunV1 {
        RunV1 {
            version: run.version.to_owned(),
            model: run.model.to_string(),
            instruction_set: run.instruction_set.to_owned(),
        }
    }
}

impl AttributionV1 {
    fn new(
        ix: AttributionIx,
        attribution: &Attribution,
        meanings: &Meanings<'_>,
        code_points: &CodePoints<'_>,
    ) -> AttributionV1 {
        let spans = |spans: &Spans| spans.iter().map(|span| code_points.span(span)).collect::<Vec<_>>();
        AttributionV1 {
            ix: ix.get(),
            parent: attribution.parent.map(AttributionIx::get),
            source: attribution.source.as_ref().map(spans).unwrap_or_default(),
            cue: attribution.cue.as_ref().map(spans).unwrap_or_default(),
            content: attribution.content.as_ref().map(spans).unwrap_or_default(),
            quotation: quotation_name(attribution.quotation),
            confidence: rounded(attribution.confidence),
            meaning: meanings.of(ix),
        }
    }
}

/// A confidence with four decimals: more would claim more than the model knows.
pub(crate) fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1e4).round() / 1e4
}

#[cfg(test)]
pub(crate) mod tests {
    use sayso_core::{Address, Article, Attribution, Digest, Draft, Quotation, Run, Text};
    use serde_json::Value;

    use super::{ArticleV1, WithText};

    /// What nothing was made with.
    pub(crate) fn run() -> Run {
        Run { version: "0.0.0", model: Digest::of(&[b"none"]), instruction_set: "none" }
    }

    #[test]
    fn what_is_not_known_is_absent_and_lists_are_empty() {
        let text = Text::new("No.").expect("short");
        let content = text.span(0..3).map(Into::into);
        let mut draft = Draft::new(Article::new(Address::new("-"), text));
        draft.add_attribution(Attribution {
            source: None,
            cue: None,
            content,
            quotation: Quotation::Indirect,
            parent: None,
            confidence: 1.0,
        });
        let article = ArticleV1::new(&draft.finish(), &run(), WithText::No);
        let article = serde_json::to_value(article).expect("is JSON");
        let statement = article["attributions"][0].as_object().expect("an object");
        let names: Vec<&str> = statement.keys().map(String::as_str).collect();
        let expected =
            ["answers", "chain", "confidence", "content", "cue", "ix", "parent", "quotation", "source"];
        assert_eq!(names, expected);
        let empty = Value::Array(Vec::new());
        let lists = ["times", "mentions", "clusters"].map(|name| &article[name]);
        assert_eq!(lists, [&empty; 3]);
    }
}
