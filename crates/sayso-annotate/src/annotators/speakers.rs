//! Finds the speaker of each attribution: the mention that its source comes down to.

mod apposition;
mod bodies;
mod carried_on;
mod first_person;
mod index;
mod nouns;
mod offices;
mod relative;
mod roles;
mod several;
mod sides;
mod sorts;
mod stand_in;

use sayso_core::{AttributionIx, Draft, EntityKind, Mention, MentionIx, MentionKind, Span, Spans, Speaker};

use self::index::{Index, Told};
use self::nouns::is_plural;
use self::relative::Relative;
use super::mentions::lexicon::{List, lists};
use crate::{Annotator, Layer};

/// The annotator `speakers`.
pub(super) struct Speakers;

impl Annotator for Speakers {
    fn name(&self) -> &'static str {
        "speakers"
    }

    fn needs(&self) -> &'static [Layer] {
        &[Layer::Attributions, Layer::Mentions]
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::Speakers]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        for draft in drafts {
            for (ix, speaker) in speakers(draft) {
                draft.meaning_mut(ix).speaker = speaker;
            }
        }
    }
}

/// Each attribution and its speaker, in reading order.
fn speakers(draft: &Draft) -> Vec<Told> {
    let mut index = Index::new(draft);
    for (ix, _) in draft.attributions() {
        let found = speaker(&index, ix);
        index.told.push((ix, found));
    }
    index.told
}

/// How sure each rule is: estimates, from some cases of PolNeAR's training part that were read; not fitted.
mod sure {
    pub(super) const NAMED: f32 = 0.97;
    pub(super) const PRONOUN: f32 = 0.85;
    pub(super) const NOMINAL: f32 = 0.8;
    pub(super) const ITSELF: f32 = 0.7;
    pub(super) const STAND_IN: f32 = 0.6;
    pub(super) const RELATIVE: f32 = 0.9;
    /// What stands before a relative word and does not agree with it.
    pub(super) const UNLIKE: f32 = 0.6;
}

fn speaker(index: &Index, ix: AttributionIx) -> Option<Speaker> {
    let draft = index.draft;
    let source = draft.attribution(ix).source.as_ref()?.extent();
    if let Some(relative) = Relative::of(draft, source) {
        return relative.speaker(index);
    }
    if several::is_several(index, source) {
        return None;
    }
    let own = head_of(index, source)?;
    match draft.mention(own).kind {
        MentionKind::Name if is_shared_surname(draft, draft.mention(own)) => {
            let rule = "the source is a surname that several people of the article have";
            Some(Speaker { mention: own, confidence: sure::ITSELF, rule })
        }
        MentionKind::Name => {
            let mention = name_of(draft, own).unwrap_or(own);
            Some(Speaker { mention, confidence: sure::NAMED, rule: "the source is a name" })
        }
        MentionKind::Pronoun => Some(of_pronoun(index, ix, own)),
        MentionKind::Nominal => Some(of_noun(index, ix, own)),
    }
}

/// Who is meant, how sure that is, and by which rule.
struct Found {
    name: MentionIx,
    confidence: f32,
    rule: &'static str,
}

impl Found {
    /// What coreference took a noun for.
    fn coreferent(name: MentionIx) -> Found {
        Found { name, confidence: sure::NOMINAL, rule: "the source is a noun for what has a name" }
    }

    /// What a rule makes of a noun or pronoun that coreference did not place.
    fn guessed(name: MentionIx, rule: &'static str) -> Found {
        Found { name, confidence: sure::STAND_IN, rule }
    }

    fn speaker(self) -> Speaker {
        Speaker { mention: self.name, confidence: self.confidence, rule: self.rule }
    }
}

/// Where nothing names the source.
fn itself(own: MentionIx) -> Speaker {
    Speaker { mention: own, confidence: sure::ITSELF, rule: "nothing names the source" }
}

fn of_pronoun(index: &Index, ix: AttributionIx, own: MentionIx) -> Speaker {
    let draft = index.draft;
    let mention = draft.mention(own);
    match draft.article().text[mention.span].to_lowercase().as_str() {
        "i" | "me" | "my" => {
            let mention = first_person::speaker(index, ix, own);
            let rule = "who speaks calls himself so";
            mention.map_or(itself(own), |mention| Speaker { mention, confidence: sure::PRONOUN, rule })
        }
        "we" | "us" | "our" | "you" | "your" => itself(own),
        "he" | "she" | "him" | "her" | "his" | "it" | "its" => {
            // Whom somebody speaks of is seldom who spoke before him.
            let carried_on =
                if stand_in::is_quoted(draft, mention) { None } else { carried_on::name(index, ix, own) };
            if let Some(mention) = carried_on {
                let rule = "the source is a pronoun for who spoke or was named last";
                return Speaker { mention, confidence: sure::PRONOUN, rule };
            }
            let stands_in = || stand_in::of_pronoun(index, own).map(Found::speaker);
            by_cluster(index, own).or_else(stands_in).unwrap_or(itself(own))
        }
        _ => by_cluster(index, own).unwrap_or(itself(own)),
    }
}

/// The name that coreference found for the pronoun at `own`.
fn by_cluster(index: &Index, own: MentionIx) -> Option<Speaker> {
    let draft = index.draft;
    let name = name_of(draft, own).filter(|&name| can_be(draft, draft.mention(own), name))?;
    let rule = "the source is a pronoun for what has a name";
    let is_he_and_she = index.sides.clash(draft, own, name);
    (!is_he_and_she).then_some(Speaker { mention: name, confidence: sure::PRONOUN, rule })
}

/// The speaker that the noun at `own`, in the source of `ix`, stands for.
fn of_noun(index: &Index, ix: AttributionIx, own: MentionIx) -> Speaker {
    let draft = index.draft;
    let mention = draft.mention(own);
    let source = draft.attribution(ix).source.as_ref().map(Spans::extent);
    if let Some(beside) = source.and_then(|source| beside(index, own, source)) {
        return Found::coreferent(name_of(draft, beside).unwrap_or(beside)).speaker();
    }
    if let Some(mention) = source.and_then(|source| apposition::name(index, own, source)) {
        let rule = "a name stands beside the noun of the source";
        return Speaker { mention, confidence: sure::NOMINAL, rule };
    }
    // “The Party” in a headline says no more than “the party”.
    let words = |mention: &Mention| draft.article().text[mention.head].to_lowercase();
    let coreferent = name_of(draft, own).filter(|&name| {
        can_be(draft, mention, name)
            && words(draft.mention(name)) != words(mention)
            && !index.sides.clash(draft, own, name)
            && !is_owner(index, ix, own, name)
            && !is_body_of_person(draft, mention, name)
    });
    let carried_on = || carried_on::name(index, ix, own);
    let person = stand_in::of_noun(index, own, coreferent, carried_on);
    let body = || {
        let body = (mention.entity != EntityKind::Person).then(|| bodies::name(index, own));
        body.flatten().map(|name| Found::guessed(name, "the source is a noun for a body named before"))
    };
    person.or_else(body).map_or(itself(own), Found::speaker)
}

/// Whether the noun is for what works for somebody and the name is a person's or an outlet's: “Roth’s office” is neither.
fn is_body_of_person(draft: &Draft, mention: &Mention, name: MentionIx) -> bool {
    let entity = draft.mention(name).entity;
    nouns::is_of_somebody(&nouns::core(draft, mention))
        && matches!(entity, EntityKind::Person | EntityKind::Outlet)
}

/// Whether `name` names whom the noun at `own` begins with: “*her* husband” is not she, “*Roth*’s lawyer” not Roth.
fn is_owner(index: &Index, ix: AttributionIx, own: MentionIx, name: MentionIx) -> bool {
    let draft = index.draft;
    let span = draft.mention(own).span;
    let text = draft.article().text.as_str();
    let begins = |other: &MentionIx| {
        let mention = draft.mention(*other);
        let owns = match mention.kind {
            MentionKind::Pronoun => true,
            MentionKind::Name => text[mention.head.end()..].starts_with(['\'', '’']),
            MentionKind::Nominal => false,
        };
        owns && mention.span.start() == span.start()
    };
    let first = index.within(span).find(|other| *other != own && begins(other));
    let owner = first.and_then(|first| match draft.mention(first).kind {
        MentionKind::Pronoun => carried_on::name(index, ix, first),
        MentionKind::Name | MentionKind::Nominal => Some(first),
    });
    let cluster = |mention| draft.cluster_of(mention);
    owner.is_some_and(|owner| owner == name || cluster(owner).is_some() && cluster(owner) == cluster(name))
}

/// The person's name in `source` that stands beside its noun: “Oakes's lawyer, *Jana Roth*,”; not “a friend of Oakes”.
fn beside(index: &Index, own: MentionIx, source: Span) -> Option<MentionIx> {
    let draft = index.draft;
    let text = draft.article().text.as_str();
    let noun = draft.mention(own).span.start();
    index.within(source).find(|&ix| {
        let name = draft.mention(ix);
        let is_person = name.kind == MentionKind::Name && name.entity == EntityKind::Person;
        let before = text[source.start()..name.span.start()].trim_end();
        is_person
            && name.span.start() > noun
            && !is_bound(nouns::last(&before.to_lowercase()))
            && stands_by_itself(&text[name.head.end()..source.end()])
    })
}

/// Whether `word` binds the name after it to something else: “a friend *of* Oakes”.
fn is_bound(word: &str) -> bool {
    lists(word).has(List::Preposition) || matches!(word, "and" | "&")
}

/// Whether `after`, what follows a name in its source, leaves the name whole: “, a surgeon”, “ of Selin”; not “'s aide”, “ aide”, and
/// not “ Partners”, “ & Sons”, with which it is a firm's.
fn stands_by_itself(after: &str) -> bool {
    let next = after.strip_prefix(' ').unwrap_or_default();
    let goes_on = next.starts_with(char::is_lowercase);
    let tells_more = ["of ", "who ", "in "].iter().any(|word| next.starts_with(word));
    let word = next.split([' ', ',']).next().unwrap_or_default();
    let is_firm = word == "&" || !goes_on && lists(&word.to_lowercase()).has(List::OrganisationName);
    !after.starts_with(['\'', '’']) && !is_firm && (!goes_on || tells_more)
}

/// Whether a noun or pronoun can stand for what `name` names: a mayor is no newspaper, he and she are no thing.
fn can_be(draft: &Draft, mention: &Mention, name: MentionIx) -> bool {
    let entity = draft.mention(name).entity;
    let is_person = entity == EntityKind::Person;
    let words = draft.article().text[mention.head].to_lowercase();
    match mention.kind {
        MentionKind::Name => true,
        MentionKind::Pronoun => match words.as_str() {
            "he" | "she" | "him" | "her" | "his" => {
                (is_person || entity == EntityKind::Other) && !sorts::is_told_thing(draft, name)
            }
            "it" | "its" | "they" | "them" | "their" | "theirs" => !is_person,
            _ => true,
        },
        MentionKind::Nominal => {
            let is_of_several = is_plural(&words) || nouns::is_of_group(&words);
            !(is_person && is_of_several) && sorts::fit(draft, mention, draft.mention(name))
        }
    }
}

/// Whether `name` is one word with which full names of different people end.
fn is_shared_surname(draft: &Draft, name: &Mention) -> bool {
    let text = &draft.article().text;
    let surname = &text[name.head];
    if surname.contains(char::is_whitespace) {
        return false;
    }
    let full = draft
        .mentions()
        .map(|(_, mention)| mention)
        .filter(|mention| mention.kind == MentionKind::Name && mention.entity == EntityKind::Person);
    let mut first_names =
        full.filter_map(|mention| text[mention.head].strip_suffix(surname)?.split_whitespace().next());
    let Some(one) = first_names.next() else { return false };
    first_names.any(|other| other != one)
}

/// The name of a mention's cluster.
fn name_of(draft: &Draft, ix: MentionIx) -> Option<MentionIx> {
    draft.cluster_of(ix).and_then(|cluster| draft.cluster(cluster).name)
}

/// The mention that a source is: the same span, else the outermost that it begins with or holds.
fn head_of(index: &Index, source: Span) -> Option<MentionIx> {
    let draft = index.draft;
    let mut best: Option<(MentionIx, u8)> = None;
    for ix in index.within(source) {
        let mention = draft.mention(ix);
        let rank = if mention.span == source {
            0
        } else if mention.span.start() == source.start() && !index.is_opener(ix) {
            1
        } else if mention.kind == MentionKind::Name && mention.entity == EntityKind::Person {
            2
        } else {
            3
        };
        if best.is_none_or(|(_, before)| rank < before) {
            best = Some((ix, rank));
        }
    }
    best.map(|(ix, _)| ix)
}

#[cfg(test)]
mod tests {
    use sayso_core::{Address, Annotated, Article, AttributionIx, MentionKind, Spans, Text};

    use crate::Annotators;

    /// The article, and its last attribution to `source`.
    #[track_caller]
    fn read(content: &str, source: &str) -> (Annotated, AttributionIx) {
        let article = Article::new(Address::new("case"), Text::new(content).expect("short"));
        let annotated = Annotators::standard().annotate(vec![article]).remove(0);
        let is_sought = |words: &Spans| annotated.article().text[words.extent()] == *source;
        let sourced = annotated.attributions().filter_map(|(ix, attribution)| {
            attribution.source.as_ref().filter(|words| is_sought(words)).map(|_| ix)
        });
        let ix = sourced.last().expect("an attribution has the source");
        (annotated, ix)
    }

    /// The name that the last `source` leads to; `None` where that is no name.
    #[track_caller]
    pub(super) fn check(content: &str, source: &str, expected: Option<&str>) {
        let (annotated, ix) = read(content, source);
        let speaker = annotated.meaning(ix).speaker.expect("it leads to a mention");
        let mention = annotated.mention(speaker.mention);
        let name = (mention.kind == MentionKind::Name).then(|| &annotated.article().text[mention.head]);
        assert_eq!(name, expected, "{content}");
    }

    /// The last `source` leads to no mention.
    #[track_caller]
    pub(super) fn check_nobody(content: &str, source: &str) {
        let (annotated, ix) = read(content, source);
        assert_eq!(annotated.meaning(ix).speaker, None, "{content}");
    }

    #[test]
    fn what_is_somebody_s_is_not_he() {
        check("Jana Roth spoke on Monday. Roth cried. The family asked for privacy.", "The family", None);
        check(
            "The Selin Post reported the theft. Roth's office denied that he had been told.",
            "Roth's office",
            None,
        );
        let app = "Brightly says hackers took data. Brightly, the music app, said the data was old. \
                   Brightly CEO Ida Quill said she was sorry. Quill left on Monday.";
        check(app, "Brightly, the music app,", Some("Brightly"));
        check(app, "Brightly CEO Ida Quill", Some("Ida Quill"));
    }
}
