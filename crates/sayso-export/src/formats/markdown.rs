//! For an editor: an evidence file. Each statement with its source, what it answers and who answers it, and under it where
//! the words stand, when they were captured, and what found them.

use std::fmt::Write as _;

use sayso_wire::{SayingV1, StatementV1, TieV1};

use super::Render;
use crate::About;
use crate::safe::markdown;
use crate::wording::{answered_words, answering_words, has_words, places, quoted, who, words};

/// What stands between two cards.
const RULE: &str = "\n---\n";

struct Evidence {
    title: String,
    version: &'static str,
    count: usize,
}

pub(super) fn open(about: &About) -> Box<dyn Render> {
    Box::new(Evidence { title: about.title.clone(), version: about.version, count: 0 })
}

impl Render for Evidence {
    fn opening(&mut self) -> Vec<u8> {
        let (title, version) = (markdown(&self.title), self.version);
        format!(
            "# {title}\n\n\
             Who says what, on whose word, as articles report it. Nothing here says what is true. Quoted are at most 300 \
             characters of a passage and 15 % of an article; “…” stands for words that stay with their publisher. Places count \
             characters (Unicode code points, the end not included) of the text with the given SHA-256. Written by sayso \
             {version}.\n"
        )
        .into_bytes()
    }

    fn statement(&mut self, statement: &StatementV1) -> Vec<u8> {
        self.count += 1;
        let rule = if self.count == 1 { "" } else { RULE };
        format!("{rule}\n{}", card(statement, self.count)).into_bytes()
    }
}

/// Writing to a string cannot fail.
const TO_A_STRING: &str = "writing to a string";

fn card(statement: &StatementV1, number: usize) -> String {
    let mut card = format!("## {number}. {}\n\n", markdown(&statement.title));
    let article = &statement.article;
    let place = markdown(article.outlet.as_deref().unwrap_or(&article.address));
    let day = article.published.as_deref().map(|published| published.get(..10).unwrap_or(published));
    let day = day.map(|day| format!(", {}", markdown(day))).unwrap_or_default();
    writeln!(card, "{}  \n— {place}{day}", said(&statement.saying, "")).expect(TO_A_STRING);
    for outer in &statement.within {
        writeln!(card, "\nIn the words of: **{}**", markdown(&who(outer))).expect(TO_A_STRING);
    }
    for tie in &statement.answers {
        card.push_str(&self::tie(answering_words(Some(&tie.relation)), tie));
    }
    for tie in &statement.answered_by {
        card.push_str(&self::tie(answered_words(Some(&tie.relation)), tie));
    }
    card + "\n" + &facts(statement)
}

/// Who says it, and what, as a quotation.
fn said(saying: &SayingV1, indent: &str) -> String {
    let cue = has_words(&saying.voice.cue)
        .then(|| format!(" ← *{}*", markdown(words(&saying.voice.cue).trim())));
    let who = format!("**{}**{}", markdown(who(&saying.voice).trim()), cue.unwrap_or_default());
    if saying.content.is_empty() {
        return who;
    }
    format!("{who}\n\n{indent}> {}", markdown(&quoted(&words(&saying.content))))
}

/// What the statement answers, or what answers it.
fn tie(relation: &str, tie: &TieV1) -> String {
    let scope = tie.scope.as_ref().map(|scope| format!(" (only: {})", markdown(&quoted(&scope.words()))));
    let other = match (&tie.saying, &tie.report) {
        (Some(saying), _) => format!("{}  \n  statement `{}`", said(saying, "  "), saying.voice.id),
        (None, Some(report)) => format!("a report: {}", markdown(&quoted(&report.words()))),
        (None, None) => String::new(),
    };
    format!("\n- *{relation}*{} {other}\n", scope.unwrap_or_default())
}

/// What is known of it, and whatever an editor needs to check it.
fn facts(statement: &StatementV1) -> String {
    let StatementV1 { saying, article, run, .. } = statement;
    let voice = &saying.voice;
    let known = |text: &str| markdown(&text.replace('_', " "));
    let ruled = |rule: &Option<String>| rule.as_ref().map(|rule| format!(" ({})", markdown(rule))).unwrap_or_default();
    let mut facts: Vec<(&str, String)> = Vec::new();
    facts.extend(voice.sourcing.iter().map(|class| {
        let count = class.count.as_ref().map(|count| format!(", {}", known(count))).unwrap_or_default();
        ("kind of source", format!("{}{count}{}", known(&class.kind), ruled(&class.rule)))
    }));
    facts.extend(voice.speaker.iter().map(|speaker| {
        ("speaker", format!("{}{}", markdown(&speaker.name), ruled(&speaker.rule)))
    }));
    facts.extend(voice.act.iter().map(|act| ("act", known(&act.value) + &ruled(&act.rule))));
    let stance = voice.stance.iter().map(|stance| format!("{}, {}", known(&stance.polarity), known(&stance.certainty)));
    facts.extend(stance.map(|stance| ("stance", stance)));
    facts.push(("quotation", known(&saying.quotation)));
    facts.extend(saying.said.iter().map(|said| ("said", format!("from {} until {}", known(&said.from), known(&said.until)))));
    let parts = [("source at", &voice.source), ("cue at", &voice.cue), ("content at", &saying.content)];
    facts.extend(parts.into_iter().filter(|(_, part)| !part.is_empty()).map(|(name, part)| (name, places(part))));
    facts.extend(article.title.iter().map(|title| ("headline", markdown(title))));
    facts.extend(article.byline.iter().map(|byline| ("authors", markdown(byline))));
    facts.extend(article.published.iter().map(|published| ("published", markdown(published))));
    facts.extend(article.updated.iter().map(|updated| ("updated", markdown(updated))));
    facts.push(("place", markdown(&article.place)));
    let is_elsewhere = article.address != article.place;
    facts.extend(is_elsewhere.then(|| ("read from", markdown(&article.address))));
    facts.push(("captured", markdown(&article.captured)));
    facts.extend(article.is_superseded.then(|| ("version", "an earlier one; the same place has other words now".to_owned())));
    facts.push(("text SHA-256", format!("`{}`", article.text_sha256)));
    facts.push(("article", format!("`{}`", article.id)));
    facts.push(("statement", format!("`{}`", voice.id)));
    let found = format!("sayso {}, model {}, {}, confidence {:.2}", run.version, run.model, run.instruction_set, saying.confidence);
    facts.push(("found by", markdown(&found)));
    let rows = facts.iter().map(|(name, told)| format!("| {name} | {told} |\n"));
    format!("| | |\n|---|---|\n{}", rows.collect::<String>())
}
