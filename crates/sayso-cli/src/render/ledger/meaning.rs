//! What stands under a statement: what it answers and who answers it, and a line of what else it means.

use sayso_core::{Annotated, AttributionIx, Clock, SourceKind, Verbatim};

use crate::ink::{Ink, Passage};
use crate::wording::doubt;
use crate::wording::meaning::{Tie, act_words, answers, carriers, hedges, source_words, unnamed_words, when};

/// Comes before what a statement answers.
const ANSWERS: &str = "↳";

/// Comes before those who answer a statement.
const ANSWERED: &str = "↰";

/// Stands before and between what a statement means.
const DOT: &str = "·";

/// The passages under the statement at `ix`, which `answered` answer.
pub(super) fn passages(annotated: &Annotated, ix: AttributionIx, answered: &[Tie]) -> Vec<Passage> {
    let answers = answers(annotated, ix);
    let items = items(annotated, ix, answers.is_empty());
    let mut passages: Vec<Passage> = answers.iter().map(|answer| tie(ANSWERS, answer)).collect();
    passages.extend(answered.iter().map(|answer| tie(ANSWERED, answer)));
    passages.extend((!items.is_empty()).then(|| line(&items)));
    passages
}

/// One tie: what it is, the statement at its other end, whose that is, and the part that it is about.
fn tie(mark: &str, tie: &Tie) -> Passage {
    let mut passage = Passage::default();
    passage.add_before_next(Ink::Faint, mark);
    passage.add(Ink::Act, &tie.words);
    match (tie.other, &tie.whose) {
        (Some(other), Some(whose)) => {
            passage.add(Ink::Act, &format!(" {}", other.get()));
            passage.add(Ink::Faint, &format!(" ({whose})"));
        }
        (Some(other), None) => passage.add(Ink::Act, &format!(" {}", other.get())),
        (None, Some(words)) => passage.add(Ink::Plain, &format!(" {words}")),
        (None, None) => {}
    }
    if let Some(scope) = &tie.scope {
        passage.add(Ink::Faint, ": ");
        passage.add(Ink::Plain, scope);
    }
    passage
}

/// The items, one after the other.
fn line(items: &[(Ink, String)]) -> Passage {
    let mut passage = Passage::default();
    for (ink, item) in items {
        passage.add_before_next(Ink::Faint, DOT);
        passage.add(*ink, item);
        passage.add(Ink::Faint, " ");
    }
    passage
}

/// What else the statement means; its act, unless what it answers tells that.
fn items(annotated: &Annotated, ix: AttributionIx, with_act: bool) -> Vec<(Ink, String)> {
    let meaning = annotated.meaning(ix);
    let act = meaning.act.filter(|_| with_act).and_then(act_words);
    let carriers = carriers(annotated, ix);
    let mut items: Vec<(Ink, String)> = Vec::new();
    items.extend(doubt(annotated.attribution(ix).confidence).map(|doubt| (Ink::Doubt, doubt)));
    items.extend(act.map(|act| (Ink::Act, act)));
    items.extend(sourcing(annotated, ix).map(|sourcing| (Ink::Sourcing, sourcing)));
    items.extend((!carriers.is_empty()).then(|| (Ink::Sourcing, format!("via {}", carriers.join(", ")))));
    items.extend(meaning.said_at.map(|clock| (Ink::Faint, moment(annotated, "said", clock))));
    items.extend(meaning.happened_at.map(|clock| (Ink::Faint, moment(annotated, "tells of", clock))));
    items.extend(hedges(annotated, ix).into_iter().map(|hedge| (Ink::Doubt, hedge)));
    items.extend(unverified(annotated, ix).map(|reason| (Ink::Doubt, reason)));
    items
}

/// What kind of source it is, and of an unnamed one what is told of it.
fn sourcing(annotated: &Annotated, ix: AttributionIx) -> Option<String> {
    let sourcing = annotated.meaning(ix).sourcing?;
    // That no source is named stands in the place of the source already.
    if sourcing.kind.value == SourceKind::Unattributed && annotated.attribution(ix).source.is_none() {
        return None;
    }
    let kind = source_words(sourcing.kind.value)?;
    let told = sourcing.unnamed.map(|unnamed| unnamed_words(annotated, &unnamed)).unwrap_or_default();
    Some(if told.is_empty() { kind.to_owned() } else { format!("{kind}: {}", told.join(", ")) })
}

/// When that is: the date, or the words where none is known.
fn moment(annotated: &Annotated, what: &str, clock: Clock) -> String {
    let when = when(annotated, clock);
    format!("{what} {}", when.date.unwrap_or(when.words))
}

/// Why the quotation is not known to be whole.
fn unverified(annotated: &Annotated, ix: AttributionIx) -> Option<String> {
    let verbatim = annotated.meaning(ix).verbatim?;
    match verbatim.value {
        Verbatim::Verified => None,
        Verbatim::Unverified => Some(format!("quotation unverified: {}", verbatim.rule)),
    }
}
