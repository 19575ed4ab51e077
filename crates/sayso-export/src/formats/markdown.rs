//! For an editor: an evidence file. Each statement with its source, what it answers and who answers it, and under it where
//! the words stand, when they were captured, and what found them.

use sayso_wire::{SayingV1, StatementV1, TieV1};

use super::Render;
use crate::About;
use crate::safe::markdown;
use crate::wording::{
    SUPERSEDED, counted, does, done_by, found_by, has_words, held, perhaps, places, quoted, who, words,
};

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

fn card(statement: &StatementV1, number: usize) -> String {
    let mut card = format!("## {number}. {}\n\n", markdown(&statement.title));
    let article = &statement.article;
    let place = article.outlet.as_deref().unwrap_or(&article.address);
    let day = article.published.as_deref().map(|published| published.get(..10).unwrap_or(published));
    let place: Vec<String> = [Some(place), day].into_iter().flatten().map(markdown).collect();
    card.push_str(&said(&statement.saying, &place.join(", "), ""));
    for outer in &statement.within {
        card.push_str(&format!("\nIn the words of: **{}**\n", markdown(&who(outer))));
    }
    for tie in &statement.answers {
        card.push_str(&self::tie(&does(&statement.saying.voice, tie), tie));
    }
    for tie in &statement.answered_by {
        card.push_str(&self::tie(&done_by(tie), tie));
    }
    card + "\n" + &facts(statement)
}

/// Who says it, and what, as a quotation; `place` says where.
fn said(saying: &SayingV1, place: &str, indent: &str) -> String {
    let cue =
        has_words(&saying.voice.cue).then(|| format!(" ← *{}*", markdown(words(&saying.voice.cue).trim())));
    let who = format!("**{}**{} · {place}\n", markdown(who(&saying.voice).trim()), cue.unwrap_or_default());
    if saying.content.is_empty() {
        return who;
    }
    format!("{who}\n{indent}> {}\n", markdown(&quoted(&words(&saying.content))))
}

/// What the statement answers, or what answers it.
fn tie(relation: &str, tie: &TieV1) -> String {
    let scope = tie.scope.as_ref().map(|scope| format!(" (only: {})", markdown(&quoted(&scope.words()))));
    let other = match (&tie.saying, &tie.report) {
        (Some(saying), _) => said(saying, &format!("statement `{}`", saying.voice.id), "  "),
        (None, Some(report)) => format!("a report: {}\n", markdown(&quoted(&report.words()))),
        (None, None) => "\n".to_owned(),
    };
    format!("\n- *{relation}*{} {other}", scope.unwrap_or_default())
}

/// What is known of it, and whatever an editor needs to check it.
fn facts(statement: &StatementV1) -> String {
    let facts = [meaning(&statement.saying), whereabouts(statement)].concat();
    let rows = facts.iter().map(|(name, told)| format!("| {name} | {told} |\n"));
    format!("| | |\n|---|---|\n{}", rows.collect::<String>())
}

/// A row of the table under a statement; what is told is Markdown already.
type Fact = (&'static str, String);

/// What it is, and by which rule.
fn meaning(saying: &SayingV1) -> Vec<Fact> {
    let SayingV1 { voice, quotation, said, .. } = saying;
    let known = |text: &str| markdown(&text.replace('_', " "));
    let ruled = |value: String, rule: &Option<String>| match rule {
        Some(rule) => format!("{value} ({})", markdown(rule)),
        None => value,
    };
    let mut facts: Vec<Fact> = Vec::new();
    facts.extend(voice.sourcing.iter().map(|class| {
        let count = counted(class).map(|count| format!(", {}", known(&count))).unwrap_or_default();
        ("kind of source", ruled(known(&class.kind) + &count, &class.rule))
    }));
    let speaker = voice.speaker.iter();
    facts.extend(speaker.map(|speaker| ("speaker", ruled(markdown(&speaker.name), &speaker.rule))));
    let act = |value: &str| known(&perhaps(value, value != "assert" && voice.is_doubtful()));
    facts.extend(voice.act.iter().map(|told| ("act", ruled(act(&told.value), &told.rule))));
    let stance = voice.stance.iter();
    facts.extend(
        stance.map(|stance| ("stance", known(&format!("{}, {}", stance.polarity, stance.certainty)))),
    );
    facts.push(("quotation", known(quotation)));
    let said = said.iter();
    facts.extend(said.map(|said| ("said", known(&format!("from {} until {}", said.from, said.until)))));
    facts
}

/// Where it stands, when that was captured, and what found it.
fn whereabouts(statement: &StatementV1) -> Vec<Fact> {
    let StatementV1 { saying, article, run, .. } = statement;
    let parts =
        [("source at", &saying.voice.source), ("cue at", &saying.voice.cue), ("content at", &saying.content)];
    let parts = parts.into_iter().filter(|(_, part)| !part.is_empty());
    let mut facts: Vec<Fact> = parts.map(|(name, part)| (name, places(part))).collect();
    let known = [
        ("headline", &article.title),
        ("authors", &article.byline),
        ("published", &article.published),
        ("updated", &article.updated),
    ];
    facts.extend(known.iter().filter_map(|(name, told)| Some((*name, markdown(told.as_ref()?)))));
    facts.push(("place", markdown(&article.place)));
    let is_elsewhere = article.address != article.place;
    facts.extend(is_elsewhere.then(|| ("read from", markdown(&article.address))));
    facts.push(("captured", markdown(&article.captured)));
    facts.extend(article.is_superseded.then(|| ("version", SUPERSEDED.to_owned())));
    facts.extend(statement.judgements.iter().map(|judgement| ("judged", markdown(&held(judgement)))));
    facts.push(("text SHA-256", format!("`{}`", article.text_sha256)));
    facts.push(("article", format!("`{}`", article.id)));
    facts.push(("statement", format!("`{}`", saying.voice.id)));
    facts.push(("found by", markdown(&found_by(run, saying.confidence))));
    facts
}
