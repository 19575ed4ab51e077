//! One page that needs nothing else: each statement on a card, with what it answers and who answers it.
//!
//! Every word that is not ours is escaped on its way in.

use sayso_wire::{ExcerptV1, SayingV1, StatementV1, TieV1, VoiceV1, is_named};

use super::Render;
use crate::About;
use crate::page::{CARDS, FOOT, head};
use crate::safe::{escape, linked, plain};
use crate::wording::{
    SUPERSEDED, counted, does, done_by, found_by, has_words, held, perhaps, places, who, words,
};

/// Tells how to read the page.
const LEGEND: &str = "<p><b>Who says what, on whose word.</b> Nothing here says what is true. Words of an article stand for at most \
    15 % of it; “…” stands for words that stay with their publisher. Places count characters (code points) of the \
    text with the given SHA-256.</p>\n\
    <ul>\n<li><span class=\"source\">source</span></li>\n<li><span class=\"cue\">cue</span></li>\n\
    <li><span class=\"arrow\">↳</span> what a statement answers, <span class=\"arrow\">↰</span> who answers it</li>\n</ul>\n";

struct Page {
    title: String,
    count: usize,
}

pub(super) fn open(about: &About) -> Box<dyn Render> {
    Box::new(Page { title: escape(&plain(&about.title)), count: 0 })
}

impl Render for Page {
    fn opening(&mut self) -> Vec<u8> {
        let head = head(&self.title, CARDS, LEGEND);
        format!("{head}<h1>{}</h1>\n", self.title).into_bytes()
    }

    fn statement(&mut self, statement: &StatementV1) -> Vec<u8> {
        self.count += 1;
        card(statement, self.count).into_bytes()
    }

    fn closing(&mut self) -> Vec<u8> {
        FOOT.as_bytes().to_vec()
    }
}

/// The card of the statement that is the `number`th of the page, counted from 1.
fn card(statement: &StatementV1, number: usize) -> String {
    let saying = &statement.saying;
    let answers = statement.answers.iter().map(|tie| self::tie("↳", &does(&saying.voice, tie), tie));
    let answered = statement.answered_by.iter().map(|tie| self::tie("↰", &done_by(tie), tie));
    format!(
        "<article class=\"statement card\" id=\"s{number}\">\n\
         <a class=\"number\" href=\"#s{number}\">{number}</a> <span class=\"kind\">{kind}</span>\n\
         <h2>{title}</h2>\n{said}\n{badges}{ties}{facts}</article>\n",
        kind = escape(&saying.quotation),
        title = escape(&plain(&statement.title)),
        said = said(saying),
        badges = badges(&saying.voice),
        ties = answers.chain(answered).collect::<String>(),
        facts = facts(statement),
    )
}

/// Source, cue and content.
fn said(saying: &SayingV1) -> String {
    let voice = &saying.voice;
    let class = if has_words(&voice.source) { "source" } else { "nobody" };
    let cue = has_words(&voice.cue)
        .then(|| format!(" <span class=\"arrow\">←</span> <i class=\"cue\">{}</i>", shown(&voice.cue)));
    let kind = escape(&saying.quotation);
    let content = (!saying.content.is_empty())
        .then(|| format!("\n<p class=\"content {kind}\">{}</p>", shown(&saying.content)));
    format!(
        "<p class=\"said\"><b class=\"{class}\">{}</b>{}</p>{}",
        escape(&plain(&who(voice))),
        cue.unwrap_or_default(),
        content.unwrap_or_default(),
    )
}

fn shown(excerpts: &[ExcerptV1]) -> String {
    escape(&plain(&words(excerpts)))
}

/// The act, and the kind of source, each in a word.
fn badges(voice: &VoiceV1) -> String {
    let act = voice.act.as_ref().map(|act| act.value.as_str()).filter(|act| *act != "assert");
    let kind =
        voice.sourcing.as_ref().map(|class| class.kind.as_str()).filter(|kind| *kind != "named_person");
    let class = if is_named(kind) { "named" } else { "nameless" };
    let count = voice.sourcing.as_ref().and_then(counted);
    let count = count.as_deref().map(|count| ("named", count));
    let act = act.map(|act| perhaps(act, voice.is_doubtful()));
    let badges = [act.as_deref().map(|act| ("act", act)), kind.map(|kind| (class, kind)), count];
    let badges = badges.into_iter().flatten().map(|(class, words)| {
        format!("<span class=\"badge {class}\">{}</span>", escape(&words.replace('_', " ")))
    });
    let badges: Vec<String> = badges.collect();
    if badges.is_empty() { String::new() } else { format!("<p class=\"badges\">{}</p>\n", badges.join(" ")) }
}

fn tie(mark: &str, words: &str, tie: &TieV1) -> String {
    let other = match (&tie.saying, &tie.report) {
        (Some(saying), _) => {
            let id = escape(&saying.voice.id);
            format!("<span class=\"whose\">statement <code>{id}</code></span>\n{}", said(saying))
        }
        (None, Some(report)) => format!("<p class=\"content\">{}</p>", shown(std::slice::from_ref(report))),
        (None, None) => String::new(),
    };
    let scope = tie
        .scope
        .as_ref()
        .map(|scope| format!("<span class=\"scope\">only: {}</span>", shown(std::slice::from_ref(scope))));
    format!(
        "<div class=\"tie\"><span class=\"arrow\" aria-hidden=\"true\">{mark}</span> <b>{words}</b>{}\n{other}</div>\n",
        scope.unwrap_or_default(),
    )
}

/// Where it stands, when it was printed and captured, and what found it.
fn facts(statement: &StatementV1) -> String {
    let StatementV1 { saying, within, judgements, article, run, .. } = statement;
    let safe = |text: &str| escape(&plain(text));
    let headline = article.title.as_deref().unwrap_or(&article.place);
    let outer = within.iter().map(|outer| ("in the words of", safe(&who(outer))));
    let mut facts: Vec<(&str, String)> = outer.collect();
    facts.push(("article", linked(Some(&article.place), &safe(headline))));
    let known = [("outlet", &article.outlet), ("published", &article.published)];
    facts.extend(known.iter().filter_map(|(name, told)| Some((*name, safe(told.as_ref()?)))));
    facts.push(("captured", safe(&article.captured)));
    facts.extend(article.is_superseded.then(|| ("version", SUPERSEDED.to_owned())));
    let said = saying.said.iter();
    facts.extend(said.map(|said| ("said", safe(&format!("from {} until {}", said.from, said.until)))));
    let parts =
        [("source at", &saying.voice.source), ("cue at", &saying.voice.cue), ("content at", &saying.content)];
    let parts = parts.iter().filter(|(_, part)| !part.is_empty());
    facts.extend(parts.map(|(name, part)| (*name, safe(&places(part)))));
    facts.extend(judgements.iter().map(|judgement| ("judged", safe(&held(judgement)))));
    facts.push(("text SHA-256", format!("<code>{}</code>", safe(&article.text_sha256))));
    facts.push(("statement", format!("<code>{}</code>", safe(&saying.voice.id))));
    facts.push(("found by", safe(&found_by(run, saying.confidence))));
    let rows = facts.iter().map(|(name, told)| format!("<dt>{name}</dt><dd>{told}</dd>\n"));
    format!("<dl>\n{}</dl>\n", rows.collect::<String>())
}
