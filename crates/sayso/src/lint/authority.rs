//! Rules on statements with nobody in particular behind them.

use sayso_core::{AttributionIx, SourceKind};

use super::house::{Kind, Parameter};
use super::reading::{Reading, source_or_cue};
use super::words::words;
use super::{Found, Rule, Settings};

/// “Critics say that they hid it.”
pub(super) static VAGUE_AUTHORITY: Rule = Rule {
    name: "vague-authority",
    about: "nobody in particular stands behind an allegation or behind the whole article: “critics say”",
    parameters: &[],
    check: vague_authority,
};

/// “It is understood that …”
pub(super) static UNATTRIBUTED_PASSIVE: Rule = Rule {
    name: "unattributed-passive",
    about: "a passive hides who says it: “it is understood”, “are alleged to”",
    parameters: &[Parameter { name: "cues", kind: Kind::Words }],
    check: unattributed_passive,
};

fn vague_authority(reading: &Reading<'_>, _: &Settings) -> Vec<Found> {
    let is_vague = |ix: AttributionIx| reading.kind(ix) == Some(SourceKind::Vague);
    let outermost = || reading.annotated.children(None).map(|(ix, _)| ix);
    let is_nobody = |ix| matches!(reading.kind(ix), Some(SourceKind::Vague | SourceKind::Unattributed));
    let all_are_nobody = outermost().all(is_nobody);
    let mut found: Vec<Found> = reading
        .allegations()
        .filter(|&ix| is_vague(ix))
        .map(|ix| of_vague(reading, ix, "nobody in particular stands behind this allegation"))
        .collect();
    let first = outermost().find(|&ix| is_vague(ix)).filter(|_| all_are_nobody && found.is_empty());
    found.extend(
        first.map(|ix| of_vague(reading, ix, "the article has no other source than nobody in particular")),
    );
    found
}

fn of_vague(reading: &Reading<'_>, ix: AttributionIx, message: &str) -> Found {
    let attribution = reading.annotated.attribution(ix);
    Found {
        statement: ix,
        span: source_or_cue(attribution),
        message: message.to_owned(),
        related: attribution.contents().to_vec(),
    }
}

fn unattributed_passive(reading: &Reading<'_>, settings: &Settings) -> Vec<Found> {
    let sourceless = reading.annotated.children(None).filter(|(_, attribution)| attribution.source.is_none());
    let passive = sourceless.filter_map(|(ix, attribution)| {
        let cue = attribution.cue.as_ref()?.extent();
        // The auxiliary may stand apart from what the model takes for the cue.
        let sentence = sayso_wire::context(reading.annotated, cue)?;
        let farthest = cue.start().saturating_sub(FARTHEST * LONG_WORD).max(sentence.start());
        let start = reading.text().as_str().floor_char_boundary(farthest);
        let until_cue = words(reading.text(), reading.text().span(start..cue.end())?);
        let nearest = &until_cue[until_cue.len().saturating_sub(FARTHEST)..];
        let verb = nearest.iter().rposition(|word| settings.lists("cues", &word.lower))?;
        let is_passive = nearest[..verb].iter().any(|word| AUXILIARIES.contains(&word.lower.as_str()));
        let message = "the article does not say whose word this is".to_owned();
        let related = attribution.contents().to_vec();
        is_passive.then_some(Found { statement: ix, span: cue, message, related })
    });
    passive.collect()
}

/// How many words back from the end of a cue its auxiliary may stand.
const FARTHEST: usize = 5;

/// The bytes of a long word. What stands farther away is not looked at: a sentence may be as long as a text.
const LONG_WORD: usize = 20;

const AUXILIARIES: [&str; 7] = ["is", "are", "was", "were", "be", "been", "being"];
