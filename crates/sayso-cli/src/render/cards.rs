//! For people: statements of a ledger, each on a card with what it answers and who answers it.
//!
//! ```text
//! 3fa9c1d27b04   The Tern Courier · 2026-02-09                                mixed
//!   A rapid-response account set up by the government ← denied
//!     that the Interior Minister had been told of the operation
//!   ↳ denies Meridian News Agency ← had reported
//!     that the minister was shown a plan
//!   · document · said 2026-02-08
//! ```

use std::rc::Rc;

use sayso_core::Span;
use sayso_export::{answered_words, answering_words, perhaps, quoted};
use sayso_store::{Answered, ArticleRecord, Error, Found, Ledger, Removal, Statement, Tallies};

use super::judgements;
use super::ledger::indented;
use crate::ink::{Colour, Ink, Line, Passage};
use crate::tally::counted;
use crate::wording::{NO_SOURCE, day, doubt};

/// Digits of an id that are shown; as many as tell statements apart in all but the largest ledgers.
const DIGITS: usize = 12;

/// As many digits of `id` as are shown.
pub(crate) fn first_digits(id: &str) -> &str {
    id.get(..DIGITS).unwrap_or(id)
}

/// Columns kept free for the kind of quotation.
const KIND_COLUMNS: usize = 10;

/// What was found, card by card, and under it how much there is of what.
pub(crate) fn found(ledger: &Ledger, found: &Found, width: usize, colour: Colour) -> Result<String, Error> {
    let mut lines = Vec::new();
    for statement in &found.statements {
        lines.extend(card(ledger, statement, width)?);
        lines.push(Line::default());
    }
    lines.extend(counts(found, width));
    Ok(drawn(&lines, colour))
}

/// One statement with all that is known of it.
pub(crate) fn whole(
    ledger: &Ledger,
    statement: &Statement,
    width: usize,
    colour: Colour,
) -> Result<String, Error> {
    let mut lines = head(&statement.article, width);
    lines.push(Line::default());
    lines.extend(card(ledger, statement, width)?);
    lines.push(Line::default());
    for reason in &statement.reasons {
        let mut passage = Passage::default();
        passage.add(Ink::Faint, &format!("{}: ", reason.field));
        passage.add(Ink::Act, &reason.value);
        if !reason.rule.is_empty() {
            passage.add(Ink::Faint, &format!(" · {}", reason.rule));
        }
        let words =
            reason.words.map(|words| &statement.article.text[words]).filter(|words| *words != reason.value);
        if let Some(words) = words {
            passage.add(Ink::Plain, &format!(" · {}", quoted(words)));
        }
        lines.extend(indented(&passage, ["  ", "    "], width));
    }
    for passage in judgements::all(statement) {
        lines.extend(indented(&passage, ["  ", "    "], width));
    }
    lines.push(Line::default());
    lines.extend(provenance(statement, width));
    Ok(drawn(&lines, colour))
}

/// What was taken out.
pub(crate) fn removed(removal: &Removal, width: usize, colour: Colour) -> String {
    drawn(&judgements::removed(removal, width), colour)
}

/// One statement, and under it the words around it in its article, for a person to judge.
pub(crate) fn in_context(
    ledger: &Ledger,
    statement: &Statement,
    width: usize,
    colour: Colour,
) -> Result<String, Error> {
    let mut lines = card(ledger, statement, width)?;
    let mut passage = Passage::default();
    passage.add(Ink::Faint, &surroundings(statement));
    lines.extend(indented(&passage, ["  | ", "  | "], width));
    Ok(drawn(&lines, colour))
}

/// The paragraphs that the statement stands in, or as much around it as is shown.
fn surroundings(statement: &Statement) -> String {
    let text = statement.article.text.as_str();
    let parts = [&statement.source, &statement.cue, &statement.content];
    let Some(extent) = parts.into_iter().flatten().copied().reduce(Span::join) else { return String::new() };
    let start = text[..extent.start()].rfind('\n').map_or(0, |line| line + 1);
    let end = text[extent.end()..].find('\n').map_or(text.len(), |line| extent.end() + line);
    let before =
        text[start..extent.start()].char_indices().rev().nth(AROUND).map_or(start, |(at, _)| start + at);
    let after = text[extent.end()..end].char_indices().nth(AROUND).map_or(end, |(at, _)| extent.end() + at);
    let dots = |is_cut: bool| if is_cut { "…" } else { "" };
    format!("{}{}{}", dots(before > start), &text[before..after], dots(after < end))
}

/// Characters that are shown at most before a statement that is to be judged, and after it.
const AROUND: usize = 300;

/// All statements of an article.
pub(crate) fn article(
    ledger: &Ledger,
    article: &Rc<ArticleRecord>,
    statements: &[Statement],
    width: usize,
    colour: Colour,
) -> Result<String, Error> {
    let mut lines = head(article, width);
    for statement in statements {
        lines.push(Line::default());
        lines.extend(card(ledger, statement, width)?);
    }
    lines.push(Line::default());
    lines.push(Line::of(Ink::Faint, &format!(" {}", counted(statements.len(), "statement"))));
    Ok(drawn(&lines, colour))
}

pub(super) fn drawn(lines: &[Line], colour: Colour) -> String {
    let mut shown = String::new();
    lines.iter().for_each(|line| line.write(colour, &mut shown));
    shown
}

/// The title, and under it what else is known of the article.
pub(super) fn head(article: &ArticleRecord, width: usize) -> Vec<Line> {
    let mut title = Passage::default();
    title.add(Ink::Title, article.title.as_deref().unwrap_or(&article.address));
    let mut facts: Vec<String> = Vec::new();
    facts.extend([&article.outlet, &article.byline, &article.published].into_iter().flatten().cloned());
    facts.push(format!("captured {}", article.captured));
    facts.push(article.address.clone());
    facts.push(format!("article {}", first_digits(&article.id)));
    if article.is_superseded {
        facts.push("an earlier version".to_owned());
    }
    let mut about = Passage::default();
    about.add(Ink::Faint, &facts.join(" · "));
    title.wrap(width).into_iter().chain(about.wrap(width)).collect()
}

/// One statement, with what it answers and who answers it.
pub(super) fn card(ledger: &Ledger, statement: &Statement, width: usize) -> Result<Vec<Line>, Error> {
    let mut lines = indented(&place(statement), ["", "  "], width.saturating_sub(KIND_COLUMNS));
    lines[0].add_ending_at(width, Ink::Faint, &statement.quotation);
    lines.extend(said(statement, "  ", None, width));
    let ties = ledger.ties(statement)?;
    let answers = |to| answering_words(statement.act.as_deref(), statement.answers_perhaps(to));
    for answered in &ties.answered {
        let tie = format!("↳ {} ", answers(Answered::Statement(answered.ix)));
        lines.extend(said(answered, "    ", Some(&tie), width));
    }
    for answer in &statement.answers {
        if let Answered::Report(report) = answer.to {
            let mut passage = Passage::default();
            let words = quoted(&statement.article.text[report]);
            passage.add(Ink::Act, &format!("↳ {} {words}", answers(answer.to)));
            lines.extend(indented(&passage, ["  ", "    "], width));
        }
    }
    for answering in &ties.answering {
        let is_doubtful = answering.answers_perhaps(Answered::Statement(statement.ix));
        let answered = answered_words(answering.act.as_deref(), is_doubtful);
        let tie = format!("↰ {answered} ");
        lines.extend(said(answering, "    ", Some(&tie), width));
    }
    let known = known(statement);
    if !known.is_empty() {
        let mut passage = Passage::default();
        passage.add(Ink::Sourcing, &format!("· {}", known.join(" · ")));
        lines.extend(indented(&passage, ["  ", "    "], width));
    }
    Ok(lines)
}

/// The id, and where the statement stands.
fn place(statement: &Statement) -> Passage {
    let article = &statement.article;
    let mut place = Passage::default();
    place.add(Ink::Title, first_digits(&statement.id.to_string()));
    let outlet = article.outlet.as_deref().unwrap_or(&article.address);
    place.add(Ink::Faint, &format!(" {outlet}"));
    if let Some(published) = &article.published {
        place.add(Ink::Faint, &format!(" · {}", day(published)));
    }
    place
}

/// Source, cue and content, with `tie` before them.
pub(super) fn said(statement: &Statement, indent: &str, tie: Option<&str>, width: usize) -> Vec<Line> {
    let article = &statement.article;
    let mut head = Passage::default();
    head.add(Ink::Act, tie.unwrap_or_default());
    match statement.source[..] {
        [] => head.add(Ink::Faint, &format!("({NO_SOURCE})")),
        _ => head.add(Ink::Source, &article.words(&statement.source)),
    }
    let source = article.words(&statement.source);
    let speaker = statement.speaker.as_ref().filter(|speaker| !source.contains(&speaker.name));
    if let Some(speaker) = speaker {
        head.add(Ink::Sourcing, &format!(" [{}]", speaker.name));
    }
    if !statement.cue.is_empty() {
        head.add_before_next(Ink::Faint, "←");
        head.add(Ink::Cue, &article.words(&statement.cue));
    }
    let outer = if tie.is_some() { "  " } else { indent };
    let mut lines = indented(&head, [outer, indent], width);
    if !statement.content.is_empty() {
        let mut content = Passage::default();
        content.add(Ink::Plain, &article.words(&statement.content));
        let inner = format!("{indent}  ");
        lines.extend(indented(&content, [&inner, &inner], width));
    }
    lines
}

/// What is known of a statement, in short.
fn known(statement: &Statement) -> Vec<String> {
    let mut known = Vec::new();
    let act = statement.act.as_deref().filter(|act| *act != "assert");
    known.extend(act.map(|act| perhaps(&act.replace('_', " "), statement.is_act_doubtful())));
    let sourcing = statement.sourcing.as_deref().filter(|sourcing| *sourcing != "named_person");
    known.extend(sourcing.map(|sourcing| sourcing.replace('_', " ")));
    for (field, what) in UNNAMED {
        let reason = statement.reasons.iter().find(|reason| reason.field == *field);
        let words = reason.and_then(|reason| reason.words);
        known.extend(words.map(|words| format!("{what}{}", quoted(&statement.article.text[words]))));
    }
    if let Some((from, _)) = &statement.said {
        known.push(format!("said {}", day(from)));
    }
    known.extend(doubt(statement.confidence as f32));
    known.extend(judgements::brief(statement));
    known
}

/// What is told of sources that are not named.
static UNNAMED: &[(&str, &str)] = &[
    ("sourcing.unnamed.basis", "basis "),
    ("sourcing.unnamed.terms", "terms "),
    ("sourcing.unnamed.reason", "reason "),
];

/// Where the words stand and what found them, so that anybody can check.
fn provenance(statement: &Statement, width: usize) -> Vec<Line> {
    let [version, model, instruction_set] = &statement.run;
    let mut passage = Passage::default();
    passage.add(
        Ink::Faint,
        &format!(
            "statement {} · text sha256 {} · found by sayso {version}, model {}, {instruction_set}, confidence {:.2}",
            statement.id, statement.article.text_sha256, first_digits(model), statement.confidence
        ),
    );
    indented(&passage, ["  ", "    "], width)
}

/// How many there are, and of what.
pub(super) fn counts(found: &Found, width: usize) -> Vec<Line> {
    let mut passage = Passage::default();
    let all = counted(found.count, "statement");
    let shown = found.statements.len();
    passage.add(
        Ink::Faint,
        &match (found.is_capped, shown < found.count) {
            (true, _) => format!("more than {all}: of the latest {}, {shown} are shown", found.count),
            (false, true) => format!("{all}, {shown} of them shown"),
            (false, false) => all,
        },
    );
    let Tallies { acts, sourcings, outlets } = &found.tallies;
    for (name, tally) in [("acts", acts), ("sources", sourcings), ("outlets", outlets)] {
        let mut tally: Vec<(&String, &usize)> = tally.iter().collect();
        tally.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let most: Vec<String> = tally
            .iter()
            .take(6)
            .map(|(value, count)| format!("{} {count}", value.replace('_', " ")))
            .collect();
        if !most.is_empty() {
            passage.add(Ink::Faint, &format!(" · {name}: {}", most.join(", ")));
        }
    }
    indented(&passage, [" ", " "], width)
}
