//! Pronouns by which an article goes on with its last speaker: “…,” said Roth. “…,” *she* added.

use sayso_core::{AttributionIx, Draft, EntityKind, Mention, MentionIx, MentionKind, Span};

use super::super::mentions::lexicon::{List, lists};
use super::index::{Index, sentence};
use super::sorts::{is_surely_person, is_told_thing};
use super::stand_in::{is_quoted, is_thing};
use super::{is_shared_surname, name_of, nouns, offices};

/// How many attributions back the last speaker is looked for.
const MOST_BEFORE: usize = 6;

/// How many mentions back names are looked at.
const MOST_NAMES: usize = 40;

/// How many sentences back.
const FARTHEST: usize = 3;

/// The last speaker before a pronoun.
struct Last {
    attribution: AttributionIx,
    /// Where the words for him end, and in which sentence they stand.
    end: usize,
    sentence: usize,
    name: MentionIx,
}

/// What the pronoun at `own`, the source of `ix`, takes up: the name of the last speaker, or of who was brought in since; the last speaker
/// himself, if he has none. `None` where coreference may know better.
pub(super) fn name(index: &Index, ix: AttributionIx, own: MentionIx) -> Option<MentionIx> {
    let draft = index.draft;
    let fits = |name: MentionIx| fits(index, own, name);
    let coreferent = name_of(draft, own).filter(|&name| fits(name));
    let last = last(index, ix, draft.mention(own).span);
    let last = last.filter(|last| {
        fits(last.name)
            || is_nameless(index, own, coreferent, last.name)
            || is_speaking_body(draft, own, last.name)
            || is_refused(draft, own, last.name)
    });
    let mut names = names(index, ix, last.as_ref(), own);
    names.retain(|&name| fits(name));
    let chosen = chosen(draft, last.as_ref(), &names, coreferent)?;
    let chosen = surer(index, own, chosen, coreferent);
    if is_refused(draft, own, chosen) || is_body_of_somebody(draft, draft.mention(chosen)) {
        return Some(chosen);
    }
    // What coreference makes of a surname that several have is a guess.
    let name = name_of(draft, chosen).filter(|_| !is_shared_surname(draft, draft.mention(chosen)));
    Some(name.unwrap_or(chosen))
}

/// What coreference took he or she for, where that is surely a person and only letters make one of the `chosen`: “Varn”, a country.
fn surer(index: &Index, own: MentionIx, chosen: MentionIx, coreferent: Option<MentionIx>) -> MentionIx {
    let draft = index.draft;
    let mention = draft.mention(chosen);
    let is_doubtful = mention.kind == MentionKind::Name
        && !is_thing(draft, draft.mention(own))
        && !is_shared_surname(draft, mention)
        && !is_surely_person(index, chosen);
    coreferent.filter(|&name| is_doubtful && is_surely_person(index, name)).unwrap_or(chosen)
}

/// Whether `ix` is a noun that coreference gave the pronoun and a name, and the name's bearer has another office than the noun's.
fn is_refused(draft: &Draft, own: MentionIx, ix: MentionIx) -> bool {
    let cluster = draft.cluster_of(ix);
    draft.mention(ix).kind == MentionKind::Nominal
        && cluster.is_some()
        && cluster == draft.cluster_of(own)
        && name_of(draft, ix).is_some_and(|name| offices::is_anothers(draft, ix, name))
}

/// Whether the mention is what works for somebody: “Roth’s office”.
fn is_body_of_somebody(draft: &Draft, mention: &Mention) -> bool {
    mention.kind == MentionKind::Nominal && nouns::is_of_somebody(&nouns::core(draft, mention))
}

/// Among the last speaker, the `names` brought in since, and what coreference took the pronoun for.
fn chosen(
    draft: &Draft,
    last: Option<&Last>,
    names: &[MentionIx],
    coreferent: Option<MentionIx>,
) -> Option<MentionIx> {
    let Some(last) = last else { return subject(draft, names).or(coreferent) };
    let is_last_by_coreference =
        coreferent.is_some_and(|name| is_among(draft, name, &[last.name]) && !is_among(draft, name, names));
    // “Roth met Oakes”: who speaks first in a sentence goes on.
    let are_after_him = names.iter().all(|&name| sentence_of(draft, name) == last.sentence);
    if is_last_by_coreference || are_after_him {
        return Some(last.name);
    }
    subject(draft, names).or(coreferent)
}

/// Whether the pronoun at `own` can stand for what `name` names.
fn fits(index: &Index, own: MentionIx, name: MentionIx) -> bool {
    let draft = index.draft;
    let is_thing = is_thing(draft, draft.mention(own));
    let other = draft.mention(name);
    let is_like = match other.entity {
        EntityKind::Person => !is_thing && !is_told_thing(draft, name),
        EntityKind::Organisation | EntityKind::Outlet => is_thing,
        EntityKind::Document | EntityKind::Place | EntityKind::Other => false,
    };
    is_like
        && other.kind == MentionKind::Name
        && !index.is_opener(name)
        && (!index.sides.clash(draft, own, name) || is_shared_surname(draft, other))
}

/// Whether `ix` is one person whom the article does not name, and coreference took the pronoun for nobody else: “a senior official”.
fn is_nameless(index: &Index, own: MentionIx, coreferent: Option<MentionIx>, ix: MentionIx) -> bool {
    let draft = index.draft;
    let mention = draft.mention(ix);
    let core = nouns::core(draft, mention);
    let cluster = draft.cluster_of(ix);
    let is_same = cluster.is_some() && cluster == draft.cluster_of(own);
    mention.kind == MentionKind::Nominal
        && (coreferent.is_none() || is_same)
        && nouns::is_open(&core)
        && nouns::is_one_person(mention, nouns::last(&core))
        && !index.sides.clash(draft, own, ix)
}

/// Whether “it” stands at `own` and `name` is a speaker's that is no person's: places and papers speak as bodies, and so does
/// “Roth’s office”.
fn is_speaking_body(draft: &Draft, own: MentionIx, name: MentionIx) -> bool {
    let name = draft.mention(name);
    let is_body = name.kind == MentionKind::Name && name.entity != EntityKind::Person;
    is_thing(draft, draft.mention(own)) && (is_body || is_body_of_somebody(draft, name))
}

/// The speaker of the attribution whose source stands last before `pronoun`, and near it.
fn last(index: &Index, ix: AttributionIx, pronoun: Span) -> Option<Last> {
    let draft = index.draft;
    let here = sentence(draft, pronoun.start());
    let near = index.told.iter().rev().take(MOST_BEFORE).filter_map(|&(other, speaker)| {
        let source = draft.attribution(other).source.as_ref()?.extent();
        let is_before = source.end() <= pronoun.start() && here - sentence(draft, source.start()) <= FARTHEST;
        let name = speaker.filter(|_| is_before && other != ix)?.mention;
        Some(Last { attribution: other, end: source.end(), sentence: sentence(draft, source.start()), name })
    });
    near.max_by_key(|last| last.end)
}

/// The names before the pronoun `own` and since the last speaker, in the writer's own words.
fn names(index: &Index, ix: AttributionIx, last: Option<&Last>, own: MentionIx) -> Vec<MentionIx> {
    let draft = index.draft;
    let start = draft.mention(own).span.start();
    let here = sentence(draft, start);
    let since = last.map_or(0, |last| last.end);
    let is_said = |span: Span| {
        let by_last = last.filter(|last| draft.attribution(ix).parent != Some(last.attribution));
        let statements = by_last.map(|last| last.attribution).into_iter().chain([ix]);
        statements.flat_map(|other| draft.attribution(other).contents()).any(|content| content.contains(span))
    };
    let is_candidate = |name: &Mention| {
        name.kind == MentionKind::Name
            && name.span.start() >= since
            && name.span.end() <= start
            && here - sentence(draft, name.span.start()) <= FARTHEST
            && !is_quoted(draft, name)
            && !is_said(name.span)
    };
    let mut names: Vec<MentionIx> =
        index.before(own, MOST_NAMES).filter(|&ix| is_candidate(draft.mention(ix))).collect();
    names.reverse();
    names
}

/// Of the last sentence that has names, the one that is likeliest its subject: the first that is no part of a larger phrase, else the
/// first.
fn subject(draft: &Draft, names: &[MentionIx]) -> Option<MentionIx> {
    let last = names.iter().map(|&name| sentence_of(draft, name)).max()?;
    let mut of_last = names.iter().copied().filter(|&name| sentence_of(draft, name) == last);
    of_last.clone().find(|&name| !is_part(draft, draft.mention(name))).or_else(|| of_last.next())
}

/// Whether the name belongs to a larger phrase: “*Roth*’s campaign”, “a rally for *Roth*”.
fn is_part(draft: &Draft, name: &Mention) -> bool {
    let text = draft.article().text.as_str();
    let before = text[..name.span.start()].trim_end();
    let word = before.rsplit(|character: char| !character.is_alphabetic()).next().unwrap_or_default();
    let after = &text[name.head.end()..];
    lists(&word.to_lowercase()).has(List::Preposition)
        || ["'s", "’s", "' ", "’ "].iter().any(|mark| after.starts_with(mark))
}

/// Whether `name` names the same as one of `others`.
fn is_among(draft: &Draft, name: MentionIx, others: &[MentionIx]) -> bool {
    let cluster = draft.cluster_of(name);
    others.iter().any(|&other| other == name || cluster.is_some() && draft.cluster_of(other) == cluster)
}

fn sentence_of(draft: &Draft, name: MentionIx) -> usize {
    sentence(draft, draft.mention(name).span.start())
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_country_with_a_surname_s_letters_is_no_she() {
        check(
            "Varn summoned the envoy. Government spokeswoman Jana Roth told a briefing that Varn condemned the raid. \
             Asked if Varn was sure, she said: “We are confident.”",
            "she",
            Some("Jana Roth"),
        );
    }

    #[test]
    fn an_office_goes_on_as_it() {
        check(
            "The Selin Post reported the theft. Roth's office denied that he had been told. “He was not there,” it said.",
            "it",
            None,
        );
    }
}
