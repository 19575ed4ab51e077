//! What stands on the card of a statement besides its words: what it is, what it answers, when, and by which way it came.

use sayso_core::{Annotated, AttributionIx, ChainLink, Clock, SourceKind, Verbatim};
use sayso_export::safe::{escape, linked};
use sayso_wire::station_name;

use crate::wording::meaning::{
    Tie, act_words, answers, hedges, source_words, station_name_words, unnamed_words, when,
};
use crate::wording::{NO_SOURCE, doubt};

/// Everything under the content of the statement at `ix`, which `answered` answer, in the article of this number.
pub(super) fn meaning(annotated: &Annotated, number: usize, ix: AttributionIx, answered: &[Tie]) -> String {
    let answers = answers(annotated, ix);
    let parts = [
        badges(annotated, ix),
        answers.iter().map(|answer| tie(number, "answers", "↳", answer)).collect(),
        answered.iter().map(|answer| tie(number, "answered", "↰", answer)).collect(),
        notes(annotated, ix),
        chain(annotated, number, ix),
    ];
    parts.concat()
}

/// The act, and the kind of source, each in a word.
fn badges(annotated: &Annotated, ix: AttributionIx) -> String {
    let meaning = annotated.meaning(ix);
    let badge = |class: &str, words: &str| format!("<span class=\"badge {class}\">{}</span>", escape(words));
    let act = meaning.act.and_then(act_words);
    let kind = meaning.sourcing.map(|sourcing| sourcing.kind.value);
    let is_nobody = kind.is_some_and(|kind| kind == SourceKind::Unnamed || kind == SourceKind::Vague);
    let class = if is_nobody { "nameless" } else { "named" };
    let unverified = meaning.verbatim.filter(|verbatim| verbatim.value == Verbatim::Unverified);
    let badges = [
        act.map(|act| badge("act", &act)),
        kind.and_then(source_words).map(|kind| badge(class, kind)),
        unverified.map(|_| badge("doubt", "quotation unverified")),
        doubt(annotated.attribution(ix).confidence).map(|doubt| badge("doubt", &doubt)),
    ];
    let badges: Vec<String> = badges.into_iter().flatten().collect();
    if badges.is_empty() { String::new() } else { format!("<p class=\"badges\">{}</p>", badges.join(" ")) }
}

/// One tie, with a link to the statement at its other end.
fn tie(number: usize, class: &str, mark: &str, tie: &Tie) -> String {
    let whose = tie.whose.as_deref().map(escape);
    let other = match tie.other {
        Some(other) => {
            let whose = whose.unwrap_or_else(|| format!("({NO_SOURCE})"));
            let claim = tie.claim.as_ref().map(|claim| format!(": {}", escape(claim))).unwrap_or_default();
            format!("{} <span class=\"whose\">{whose}{claim}</span>", link(number, other))
        }
        None => whose.unwrap_or_default(),
    };
    let scope = tie
        .scope
        .as_ref()
        .map(|scope| format!(" <span class=\"scope\">only: {}</span>", escape(scope)))
        .unwrap_or_default();
    format!(
        "<p class=\"tie {class}\"><span class=\"arrow\" aria-hidden=\"true\">{mark}</span> <b>{words}</b> {other}{scope}</p>",
        words = escape(&tie.words),
    )
}

/// A link to the card of a statement.
fn link(number: usize, ix: AttributionIx) -> String {
    format!("<a class=\"number\" href=\"#a{number}-l{ix}\">{ix}</a>", ix = ix.get())
}

/// When it was said, what it tells of, what an unnamed source is told to be, and what to look at twice.
fn notes(annotated: &Annotated, ix: AttributionIx) -> String {
    let meaning = annotated.meaning(ix);
    let mut notes: Vec<(&str, String)> = Vec::new();
    notes.extend(meaning.said_at.map(|clock| ("said", moment(annotated, clock))));
    notes.extend(meaning.happened_at.map(|clock| ("tells of", moment(annotated, clock))));
    let unnamed = meaning.sourcing.and_then(|sourcing| sourcing.unnamed);
    let told = unnamed.map(|unnamed| unnamed_words(annotated, &unnamed)).unwrap_or_default();
    notes.extend((!told.is_empty()).then(|| ("source", escape(&told.join(", ")))));
    notes.extend(hedges(annotated, ix).iter().map(|hedge| ("hedge", escape(hedge))));
    let unverified = meaning.verbatim.filter(|verbatim| verbatim.value == Verbatim::Unverified);
    notes.extend(unverified.map(|verbatim| ("quotation", escape(verbatim.rule))));
    let rows = notes.iter().map(|(name, told)| format!("<dt>{name}</dt><dd>{told}</dd>"));
    if notes.is_empty() { String::new() } else { format!("<dl>{}</dl>", rows.collect::<String>()) }
}

/// When `clock` is, with the words that say so.
fn moment(annotated: &Annotated, clock: Clock) -> String {
    let when = when(annotated, clock);
    let words = escape(&when.words);
    match when.date {
        Some(date) => format!("<time>{}</time> <span class=\"whose\">{words}</span>", escape(&date)),
        None => words,
    }
}

/// The stations from the article's outlet to the origin, in a row.
fn chain(annotated: &Annotated, number: usize, ix: AttributionIx) -> String {
    let stations = annotated.meaning(ix).chain.iter().map(|link| station(annotated, number, ix, link));
    let stations: String = stations.collect();
    if stations.is_empty() {
        return stations;
    }
    format!("<ol class=\"chain\" aria-label=\"From the outlet to the origin\">{stations}</ol>")
}

/// One station: what it is, and a link to its statement, or to the page that the article links to.
fn station(annotated: &Annotated, number: usize, ix: AttributionIx, station: &ChainLink) -> String {
    let words = escape(&station_name_words(annotated, station));
    let target =
        station.link.and_then(|at| annotated.article().links.get(at)).map(|link| link.target.as_str());
    let words = match station.attribution {
        Some(other) if other != ix && target.is_none() => {
            format!("<a href=\"#a{number}-l{}\">{words}</a>", other.get())
        }
        Some(_) | None => linked(target, &words),
    };
    format!(
        "<li class=\"{name}\"><span class=\"station\">{name}</span><span class=\"where\">{words}</span></li>",
        name = station_name(station.station),
    )
}
