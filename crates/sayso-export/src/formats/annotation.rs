//! W3C Web Annotation Data Model, as JSON-LD: an ordered collection with one annotation a statement.
//!
//! Each span of source, cue and content is a target of its own, with its role. A target has a position in code points of
//! the text with the given digest and, where all of its words may leave, these as a quote.

use sayso_wire::{ExcerptV1, PrintingV1, StatementV1};
use serde_json::{Value, json};

use super::Render;
use crate::About;
use crate::safe::{escape_controls, is_web_address};

struct Annotations {
    label: String,
    version: &'static str,
    count: usize,
}

pub(super) fn open(about: &About) -> Box<dyn Render> {
    Box::new(Annotations { label: about.title.clone(), version: about.version, count: 0 })
}

impl Render for Annotations {
    fn opening(&mut self) -> Vec<u8> {
        // Our own words have the prefix, all others are those of the recommendation.
        let context = json!(["http://www.w3.org/ns/anno.jsonld", { "sayso": "urn:sayso:" }]);
        let opening = format!(
            "{{\"@context\":{context},\"id\":\"urn:sayso:export\",\"type\":\"AnnotationCollection\",\"label\":{},\n\
             \"first\":{{\"id\":\"urn:sayso:export:1\",\"type\":\"AnnotationPage\",\"startIndex\":0,\"items\":[\n",
            Value::from(self.label.as_str()),
        );
        escape_controls(&opening).into_bytes()
    }

    fn statement(&mut self, statement: &StatementV1) -> Vec<u8> {
        let comma = if self.count == 0 { "" } else { ",\n" };
        self.count += 1;
        escape_controls(&format!("{comma}{}", annotation(statement, self.version))).into_bytes()
    }

    fn closing(&mut self) -> Vec<u8> {
        format!("\n]}},\"total\":{}}}\n", self.count).into_bytes()
    }
}

fn annotation(statement: &StatementV1, version: &str) -> Value {
    let voice = &statement.saying.voice;
    let parts = [("source", &voice.source), ("cue", &voice.cue), ("content", &statement.saying.content)];
    let targets = parts
        .into_iter()
        .flat_map(|(role, excerpts)| excerpts.iter().map(move |excerpt| (role, excerpt)))
        .map(|(role, excerpt)| target(&statement.article, role, excerpt));
    json!({
        "id": format!("urn:sayso:statement:{}", voice.id),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": { "type": "Software", "name": format!("sayso {version}") },
        "body": bodies(statement),
        "target": targets.collect::<Vec<_>>(),
        "sayso:run": {
            "sayso:version": statement.run.version,
            "sayso:model": statement.run.model,
            "sayso:instruction_set": statement.run.instruction_set,
        },
    })
}

/// Who says what and who denies it in words, and its classes as tags.
fn bodies(statement: &StatementV1) -> Vec<Value> {
    let text =
        |purpose: &str, value: &str| json!({ "type": "TextualBody", "purpose": purpose, "value": value });
    let voice = &statement.saying.voice;
    let mut bodies = vec![json!({
        "type": "TextualBody", "purpose": "describing", "value": statement.title, "format": "text/plain",
        "language": "en",
    })];
    let number = voice.sourcing.as_ref().and_then(|class| class.number).map(|number| number.to_string());
    let tags = [
        ("act", voice.act.as_ref().map(|act| &act.value)),
        ("sourcing", voice.sourcing.as_ref().map(|class| &class.kind)),
        ("source_count", voice.sourcing.as_ref().and_then(|class| class.count.as_ref())),
        ("source_number", number.as_ref()),
        ("quotation", Some(&statement.saying.quotation)),
    ];
    let tags =
        tags.into_iter().filter_map(|(name, value)| Some(text("tagging", &format!("{name}:{}", value?))));
    bodies.extend(tags);
    for (direction, ties) in [("answers", &statement.answers), ("answered_by", &statement.answered_by)] {
        let ids = ties.iter().filter_map(|tie| Some((&tie.relation, &tie.saying.as_ref()?.voice.id)));
        bodies.extend(ids.map(|(relation, id)| {
            json!({ "type": "SpecificResource", "purpose": "linking", "source": format!("urn:sayso:statement:{id}"),
                    "sayso:tie": direction, "sayso:relation": relation })
        }));
    }
    bodies
}

/// One span of the article.
fn target(article: &PrintingV1, role: &str, excerpt: &ExcerptV1) -> Value {
    let ExcerptV1 { start, end, exact, withheld, .. } = excerpt;
    let mut selectors = vec![json!({ "type": "TextPositionSelector", "start": start, "end": end })];
    selectors.extend(exact.as_ref().map(|exact| json!({ "type": "TextQuoteSelector", "exact": exact })));
    let source = match is_web_address(&article.place) {
        true => article.place.clone(),
        false => format!("urn:sayso:article:{}", article.id),
    };
    let mut target = json!({
        "type": "SpecificResource",
        "source": source,
        "selector": selectors,
        "state": { "type": "TimeState", "sourceDate": article.captured },
        "sayso:role": role,
        "sayso:article": article.id,
        "sayso:text_sha256": article.text_sha256,
    });
    if let Some(withheld) = withheld {
        target["sayso:withheld"] = Value::from(withheld.name());
    }
    target
}
