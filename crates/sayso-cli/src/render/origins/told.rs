//! What is told of claims and their origins, in whichever form.

use std::collections::BTreeSet;

use sayso::claims::Linked;
use sayso_export::{answered_words, who, words};
use sayso_link::{
    Alteration, AlterationKind, ChangeKind, Claim, CollapseReason, OriginKind, Origins, Reply, ReplyReason,
};
use sayso_store::{Alikeness, SameVerdict};
use sayso_wire::{KinV1, PrintingV1, SayingV1, act_name};

use crate::wording::{NO_SOURCE, day};

/// “X says that …”: never the bare proposition.
pub(super) fn title(linked: &Linked, claim: &Claim) -> String {
    let first = claim.voices[0];
    let content = linked.statements[first].article.words(&linked.statements[first].content);
    says(&source(linked, first), are_several(linked, first), &content)
}

/// The same as far as it may leave a ledger: of whoever is not named, there is a class and a number.
pub(super) fn title_to_leave(linked: &Linked, claim: &Claim, saying: &SayingV1) -> String {
    let first = claim.voices[0];
    let origin = &linked.voices[first].origin;
    let is_nameless = matches!(origin.kind, OriginKind::Unnamed | OriginKind::Nobody);
    let name = match is_nameless && !origin.words.is_empty() {
        true => who(&saying.voice),
        false => source(linked, first),
    };
    says(&name, are_several(linked, first), &words(&saying.content))
}

/// “X says that …”, or for several “say”.
fn says(source: &str, are_several: bool, content: &str) -> String {
    let content = content.trim_matches(['“', '”', '"', ',', ' ']);
    let verb = if are_several { "say" } else { "says" };
    let link = if content.starts_with("that ") { " " } else { ": " };
    let mut letters = source.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{} {verb}{link}{content}", letters.as_str())
}

/// Whether those who say it are several, as far as their article tells.
fn are_several(linked: &Linked, voice: usize) -> bool {
    let origin = &linked.voices[voice].origin.words;
    linked.voices[voice].are_several == Some(true) || origin.to_lowercase().ends_with("police")
}

/// Who makes a statement, by name where there is one.
pub(super) fn source(linked: &Linked, voice: usize) -> String {
    let words = linked.voices[voice].origin.words.trim_end_matches(',');
    let outlet = linked.statements[voice].article.outlet.as_deref();
    match (words.is_empty(), outlet) {
        (false, _) => words.to_owned(),
        (true, Some(outlet)) => format!("Somebody ({NO_SOURCE}) in {outlet}"),
        (true, None) => format!("Somebody ({NO_SOURCE})"),
    }
}

/// Letters of a statement in a tree.
const IN_SHORT: usize = 100;

/// Letters of a statement that is compared word by word.
const IN_FULL: usize = 300;

/// The beginning of what is said, after a colon.
pub(super) fn in_short(linked: &Linked, voice: usize) -> String {
    beginning(linked, voice, IN_SHORT)
}

/// The same, and most often all of it.
pub(super) fn in_full(linked: &Linked, voice: usize) -> String {
    beginning(linked, voice, IN_FULL)
}

fn beginning(linked: &Linked, voice: usize, letters: usize) -> String {
    let statement = &linked.statements[voice];
    let words = statement.article.words(&statement.content);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = words.chars().take(letters).collect();
    if short.len() == words.len() { format!(": {words}") } else { format!(": {} …", short.trim_end()) }
}

/// Where and when a statement was printed.
pub(super) fn place(linked: &Linked, voice: usize) -> String {
    let article = &linked.statements[voice].article;
    where_and_when(article.outlet.as_deref().unwrap_or(&article.address), article.published.as_deref())
}

fn where_and_when(publisher: &str, published: Option<&str>) -> String {
    let parts = [Some(publisher), published.map(day)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The number of articles that hold these statements.
pub(super) fn articles(linked: &Linked, voices: &[usize]) -> usize {
    voices.iter().map(|voice| linked.voices[*voice].printing).collect::<BTreeSet<_>>().len()
}

/// How many there are, each counted once.
pub(super) fn distinct<'id>(ids: impl Iterator<Item = &'id str>) -> usize {
    ids.collect::<BTreeSet<_>>().len()
}

/// The outlet of a printing, or else where it was read.
pub(super) fn publisher(printing: &PrintingV1) -> &str {
    printing.outlet.as_deref().unwrap_or(&printing.address)
}

/// The day on which it was published.
pub(super) fn published(printing: &PrintingV1) -> Option<&str> {
    printing.published.as_deref().map(day)
}

/// Where and when.
pub(super) fn printed(printing: &PrintingV1) -> String {
    where_and_when(publisher(printing), printing.published.as_deref())
}

/// Outlets that rest on one another, the first once more at the end.
pub(super) fn circle(outlets: &[String]) -> String {
    let first = outlets.first().map(String::as_str).unwrap_or_default();
    format!("{} ← {first}", outlets.join(" ← "))
}

/// What an origin is, by the name of its kind.
pub(super) fn kind_words(kind: &str) -> &'static str {
    match kind {
        "person" => "named person",
        "organisation" => "organisation",
        "document" => "document",
        "outlet" => "a report; where it has it from is not told here",
        "unnamed" => "unnamed",
        _ => "nobody in particular",
    }
}

/// What an origin is, where its name does not say so.
pub(super) fn kind(kind: &OriginKind) -> Option<&'static str> {
    let is_person = matches!(kind, OriginKind::Person(_));
    (!is_person).then(|| kind_words(kind_name(kind)))
}

/// The name of a kind of origin.
pub(super) fn kind_name(kind: &OriginKind) -> &'static str {
    match kind {
        OriginKind::Person(_) => "person",
        OriginKind::Body(_) => "organisation",
        OriginKind::Document(_) => "document",
        OriginKind::Outlet => "outlet",
        OriginKind::Unnamed => "unnamed",
        OriginKind::Nobody => "nobody",
    }
}

/// Why a statement adds no origin.
pub(super) fn why(reason: &CollapseReason) -> String {
    match reason {
        CollapseReason::SameSource(name) => format!("the same source: {name}"),
        CollapseReason::Cites(outlet) => format!("cites {outlet}"),
        CollapseReason::CiteTheSame(outlet) => format!("both cite {outlet}"),
        CollapseReason::Credit(outlet) => format!("credits {outlet}"),
        CollapseReason::SameWords => "the same words".to_owned(),
        CollapseReason::SameQuotation(words) => format!("the same quotation “{}”", words.trim()),
        CollapseReason::SameArticle => "the same article".to_owned(),
        CollapseReason::PassesOn => "passes it on".to_owned(),
        CollapseReason::SameGroup(group) => format!("of one group, {}: {}", group.name, group.rests_on),
    }
}

/// The same without words of articles.
pub(super) fn why_in_short(reason: &CollapseReason) -> String {
    match reason {
        CollapseReason::SameQuotation(_) => "the same quotation".to_owned(),
        CollapseReason::SameSource(_)
        | CollapseReason::Cites(_)
        | CollapseReason::CiteTheSame(_)
        | CollapseReason::Credit(_)
        | CollapseReason::SameWords
        | CollapseReason::SameArticle
        | CollapseReason::PassesOn
        | CollapseReason::SameGroup(_) => why(reason),
    }
}

/// The origins that may be one, as they leave a ledger.
pub(super) fn kin(linked: &Linked, origins: &Origins) -> Vec<KinV1> {
    let at = |voice: usize| origins.groups.iter().position(|group| group.voices.contains(&voice));
    let outlet = |voice: usize| linked.printings[linked.voices[voice].printing].outlet.clone();
    let kin = origins.kin.iter().filter_map(|kin| {
        let CollapseReason::SameGroup(group) = &kin.reason else { return None };
        Some(KinV1 {
            origins: [at(kin.into)?, at(kin.voice)?],
            outlets: [outlet(kin.into)?, outlet(kin.voice)?],
            group: group.name.clone(),
            rests_on: group.rests_on.clone(),
        })
    });
    kin.collect()
}

/// “1 and 2, since two outlets are of one group”.
pub(super) fn kin_in_words(kin: &KinV1) -> String {
    let ([one, other], [outlet, outlet_of_other]) = (kin.origins.map(|at| at + 1), &kin.outlets);
    format!(
        "perhaps one: {one} and {other}, as {outlet} and {outlet_of_other} are of one group, {} ({})",
        kin.group, kin.rests_on
    )
}

/// Whether one rests on the other by its own account.
pub(super) fn is_cited(reason: &CollapseReason) -> bool {
    match reason {
        CollapseReason::Cites(_) | CollapseReason::CiteTheSame(_) | CollapseReason::Credit(_) => true,
        CollapseReason::SameSource(_)
        | CollapseReason::SameWords
        | CollapseReason::SameQuotation(_)
        | CollapseReason::SameArticle
        | CollapseReason::PassesOn
        | CollapseReason::SameGroup(_) => false,
    }
}

/// Statements that perhaps say the same, by their ids: the bounds are wider for them.
pub(super) fn doubtful(ids: &[String]) -> String {
    format!("perhaps the same: {}", ids.join(", "))
}

/// How an answer stands to a claim: “denied by”.
pub(super) fn tie(linked: &Linked, reply: &Reply) -> String {
    match reply.reason {
        ReplyReason::Opposite(_) => "said against it by".to_owned(),
        ReplyReason::Tied
        | ReplyReason::Like(_)
        | ReplyReason::NamesOutlet
        | ReplyReason::About
        | ReplyReason::Follows => {
            let act = act_name(linked.voices[reply.voice].act);
            let answering = &linked.statements[reply.voice];
            let mut ties = answering.answers.iter().filter(|_| reply.reason == ReplyReason::Tied);
            let is_tie_doubtful = ties.any(|tie| answering.answers_perhaps(tie.to));
            answered_words(Some(act), answering.is_act_doubtful() || is_tie_doubtful)
        }
    }
}

/// Why a statement is taken for an answer; `None` where its article ties it to the claim.
pub(super) fn because(reason: ReplyReason) -> Option<String> {
    match reason {
        ReplyReason::Tied => None,
        ReplyReason::Like(score) => Some(format!("what it answers is like it, {score:.2}")),
        ReplyReason::NamesOutlet => Some("it names the outlet".to_owned()),
        ReplyReason::About => Some("the claim is about whoever was asked".to_owned()),
        ReplyReason::Follows => Some("it comes next in its article".to_owned()),
        ReplyReason::Opposite(score) => Some(format!("it says the opposite, likeness {score:.2}")),
    }
}

/// The changes in which `claim` takes part, each with the statement at the other end and whether that is the later one.
pub(super) fn changes(linked: &Linked, claim: &Claim) -> Vec<(ChangeKind, usize, bool)> {
    let is_own = |voice: usize| {
        claim.voices.contains(&voice) || claim.replies.iter().any(|reply| reply.voice == voice)
    };
    let changes = linked.changes.iter().filter_map(|change| match (is_own(change.from), is_own(change.to)) {
        (true, false) => Some((change.kind, change.to, true)),
        (false, true) => Some((change.kind, change.from, false)),
        (true, true) | (false, false) => None,
    });
    changes.collect()
}

/// What the statement at the other end of a change is.
pub(super) fn change(kind: ChangeKind, is_later: bool) -> &'static str {
    match (kind, is_later) {
        (ChangeKind::Update, true) => "a later figure",
        (ChangeKind::Update, false) => "an earlier figure",
        (ChangeKind::Reversal, true) => "the same source later, to the contrary",
        (ChangeKind::Reversal, false) => "the same source earlier, to the contrary",
        (ChangeKind::Disagreement, _) => "another figure",
    }
}

/// The name of a kind of change.
pub(super) fn change_name(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Update => "update",
        ChangeKind::Reversal => "reversal",
        ChangeKind::Disagreement => "disagreement",
    }
}

/// Where the words differ of those that rest on one another, as far as one of them is of `claim`.
pub(super) fn alterations<'linked>(
    linked: &'linked Linked,
    claim: &Claim,
) -> impl Iterator<Item = &'linked Alteration> {
    linked.alterations.iter().filter(|altered| claim.voices.contains(&altered.repeated))
}

/// How the words differ. Who is right, and why they differ, is not said.
pub(super) fn altered(kind: AlterationKind) -> &'static str {
    match kind {
        AlterationKind::HedgeLost => "the words differ: a hedge stands in the first alone",
        AlterationKind::QuotationAltered => "the words differ between the quotation marks",
        AlterationKind::SourceMultiplied => "the words differ: one source, and several",
        AlterationKind::DenialDropped => "the words differ: a denial stands in the first article alone",
    }
}

/// What people hold of pairs of which one is a statement of `claim`.
pub(super) fn held<'linked>(
    linked: &'linked Linked,
    claim: &Claim,
) -> impl Iterator<Item = &'linked Alikeness> {
    let of_claim = |pair: &[usize; 2]| pair.iter().any(|voice| claim.voices.contains(voice));
    linked.held.iter().filter(move |(pair, _)| of_claim(pair)).map(|(_, held)| held)
}

/// What a person holds of two statements.
pub(super) fn held_in_words(verdict: SameVerdict) -> &'static str {
    match verdict {
        SameVerdict::Yes => "held to say the same",
        SameVerdict::No => "held not to say the same",
        SameVerdict::Unsure => "not known to say the same or not",
    }
}
