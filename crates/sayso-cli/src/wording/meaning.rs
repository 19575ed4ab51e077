//! What every rendering for people says of what statements mean.

use sayso_core::{
    Act, Annotated, Answer, Answered, AttributionIx, ChainLink, Clock, Count, MentionKind, SourceKind, Span,
    Spans, Station, ToldAct, Unnamed,
};
use sayso_export::{answered_words, answering_words, perhaps};
use sayso_wire::act_name;

use super::period::period;
use super::{GAP, words};

/// Speakers that are less sure than this are shown with how sure they are.
const SURE: f32 = 0.8;

/// Characters of a source where it only says whose statement is meant.
const MOST_OF_A_SOURCE: usize = 48;

/// Characters of a content where it only says which statement is meant.
const MOST_OF_A_CLAIM: usize = 96;

/// What a source does by saying it, in a word or two, marked where that is doubtful; `None` for a plain assertion.
pub(crate) fn act_words(act: ToldAct) -> Option<String> {
    let words = match act.value {
        Act::Assert => None,
        Act::Deny => Some("denies"),
        Act::PartlyDeny => Some("denies in part"),
        Act::Confirm => Some("confirms"),
        Act::Decline => Some("declines to answer"),
        Act::NoReply => Some("gave no answer"),
        Act::NoCommentYet => Some("no comment yet"),
        Act::Accuse => Some("accuses"),
        Act::Predict => Some("predicts or promises"),
        Act::Demand => Some("demands"),
    };
    words.map(|words| perhaps(words, act.is_doubtful()))
}

/// What kind of source that is; `None` for a person with a name, which goes without saying.
pub(crate) fn source_words(kind: SourceKind) -> Option<&'static str> {
    match kind {
        SourceKind::NamedPerson => None,
        SourceKind::RoleNamedPerson => Some("named by role"),
        SourceKind::Organisation => Some("organisation"),
        SourceKind::Outlet => Some("outlet"),
        SourceKind::Document => Some("document"),
        SourceKind::Unnamed => Some("unnamed"),
        SourceKind::Vague => Some("nobody in particular"),
        SourceKind::Unattributed => Some("source not given"),
    }
}

/// What is told of an unnamed source, in the article's words and in the order a reader asks.
pub(crate) fn unnamed_words(annotated: &Annotated, unnamed: &Unnamed) -> Vec<String> {
    let told = |what: &str, span: Option<Span>| span.map(|span| format!("{what}{}", quoted(annotated, span)));
    let count = unnamed.count.map(|count| match count.value {
        Count::One => "one".to_owned(),
        Count::Exactly(number) => number.to_string(),
        Count::Several => "several".to_owned(),
        Count::Plural => "more than one".to_owned(),
    });
    let told = [
        told("", unnamed.descriptor),
        count,
        told("basis ", unnamed.basis),
        told("terms ", unnamed.terms),
        told("reason ", unnamed.reason),
    ];
    told.into_iter().flatten().collect()
}

/// The words of `span` in quotation marks of ours.
pub(crate) fn quoted(annotated: &Annotated, span: Span) -> String {
    sayso_export::quoted(&annotated.article().text[span])
}

/// The name of the speaker, where the source is one by other words; and how sure that is, where it is not.
pub(crate) fn speaker_name(annotated: &Annotated, ix: AttributionIx) -> Option<String> {
    let speaker = sayso_wire::speaker(annotated, ix)?;
    let mention = annotated.mention(speaker.mention);
    let name = &annotated.article().text[mention.head];
    let source = words(annotated, annotated.attribution(ix).source.as_ref()?);
    // “Brandt” needs no “Ilan Brandt” beside it.
    let is_told = mention.kind != MentionKind::Name || source.contains(name) || name.contains(&source);
    if is_told {
        return None;
    }
    let name = name.to_owned();
    Some(if speaker.confidence < SURE { format!("{name}? {:.2}", speaker.confidence) } else { name })
}

/// A tie between two statements, or a statement and words that report one.
pub(crate) struct Tie {
    /// What it says: “denied in part by”.
    pub(crate) words: String,
    /// The statement at its other end.
    pub(crate) other: Option<AttributionIx>,
    /// The source of that statement, or the words that report it.
    pub(crate) whose: Option<String>,
    /// What that statement says, in short, if it is the one that is answered.
    pub(crate) claim: Option<String>,
    /// The part that is denied or confirmed.
    pub(crate) scope: Option<String>,
}

/// What the statement at `ix` answers.
pub(crate) fn answers(annotated: &Annotated, ix: AttributionIx) -> Vec<Tie> {
    let meaning = annotated.meaning(ix);
    let words = |answer| worded(meaning.act, answer, answering_words);
    meaning.answers.iter().map(|answer| tie(annotated, answer, words(answer))).collect()
}

/// The words for what an act does with `answer`, as one of its ends has them: “denies”, “perhaps denied by”.
fn worded(act: Option<ToldAct>, answer: &Answer, words: fn(Option<&str>, bool) -> String) -> String {
    let words = |act: ToldAct| words(Some(act_name(act.value)), act.is_doubtful() || answer.is_doubtful());
    act.map(words).unwrap_or_default()
}

fn tie(annotated: &Annotated, answer: &Answer, words: String) -> Tie {
    let scope = answer.scope.map(|scope| quoted(annotated, scope));
    match answer.to {
        Answered::Attribution(to) => {
            let content = annotated.attribution(to).content.as_ref();
            let claim = content.map(|content| shortened(annotated, content, MOST_OF_A_CLAIM));
            Tie { words, other: Some(to), whose: source_of(annotated, to), claim, scope }
        }
        Answered::Report(report) => {
            Tie { words, other: None, whose: Some(quoted(annotated, report)), claim: None, scope }
        }
    }
}

/// The answers to each statement, by its position: who answers, and how.
pub(crate) fn answered(annotated: &Annotated) -> Vec<Vec<Tie>> {
    let mut answered: Vec<Vec<Tie>> = annotated.attributions().map(|_| Vec::new()).collect();
    for (ix, _) in annotated.attributions() {
        let meaning = annotated.meaning(ix);
        for answer in &meaning.answers {
            let words = worded(meaning.act, answer, answered_words);
            match answer.to {
                Answered::Attribution(to) => {
                    let scope = answer.scope.map(|scope| quoted(annotated, scope));
                    let whose = source_of(annotated, ix);
                    // What a denial is about, beside who denies, would read as if he said so.
                    answered[to.get()].push(Tie { words, other: Some(ix), whose, claim: None, scope });
                }
                Answered::Report(_) => {}
            }
        }
    }
    answered
}

fn source_of(annotated: &Annotated, ix: AttributionIx) -> Option<String> {
    let source = annotated.attribution(ix).source.as_ref();
    source.map(|source| shortened(annotated, source, MOST_OF_A_SOURCE))
}

/// The words of `spans`, the last of them left out if they are more than `most` characters.
fn shortened(annotated: &Annotated, spans: &Spans, most: usize) -> String {
    let text = &annotated.article().text;
    let mut words = String::new();
    for (position, span) in spans.iter().enumerate().take(most) {
        words.push_str(if position > 0 { GAP } else { "" });
        // One more tells that there is more.
        words.extend(text[span].chars().take(most + 1));
    }
    let short: String = words.chars().take(most).collect();
    if short.len() == words.len() {
        return short;
    }
    // Half a word says nothing, unless it is all there is.
    let end = short.rfind(' ').unwrap_or(short.len());
    format!("{} …", short[..end].trim_end_matches([',', ' ']))
}

/// When that is, as a date, and the words that say so; the words alone where no date is known.
pub(crate) struct When {
    /// The date.
    pub(crate) date: Option<String>,
    /// The words, in quotation marks of ours.
    pub(crate) words: String,
}

/// When `clock` is.
pub(crate) fn when(annotated: &Annotated, clock: Clock) -> When {
    When { date: clock.interval.map(period), words: quoted(annotated, annotated.time(clock.time).span) }
}

/// The hedges and the negation of a statement, each with its words and whose it is.
pub(crate) fn hedges(annotated: &Annotated, ix: AttributionIx) -> Vec<String> {
    let Some(stance) = &annotated.meaning(ix).stance else { return Vec::new() };
    let listed = |spans: &[Span]| {
        let words: Vec<String> = spans.iter().map(|span| quoted(annotated, *span)).collect();
        (!words.is_empty()).then(|| words.join(", "))
    };
    let source = listed(&stance.source_hedges).map(|words| format!("the source hedges: {words}"));
    let writer = listed(&stance.writer_hedges).map(|words| format!("the writer hedges: {words}"));
    let negation = stance.negation.map(|span| format!("the cue is negated: {}", quoted(annotated, span)));
    [source, writer, negation].into_iter().flatten().collect()
}

/// The words for a station: those of the article, or the name of its outlet.
pub(crate) fn station_name_words(annotated: &Annotated, link: &ChainLink) -> String {
    let article = annotated.article();
    match link.words {
        Some(words) => article.text[words].to_owned(),
        None => article.outlet.clone().unwrap_or_else(|| "this article".to_owned()),
    }
}

/// The stations that are no statement's source, and so show nowhere else: “told *the Herald*”.
pub(crate) fn carriers(annotated: &Annotated, ix: AttributionIx) -> Vec<String> {
    let chain = annotated.meaning(ix).chain.iter();
    let hidden = chain.filter(|link| link.station != Station::Outlet && link.attribution.is_none());
    hidden.map(|link| station_name_words(annotated, link)).collect()
}
