//! What sorts of things nouns and names are for, as far as lists of nouns tell: a mayor is no newspaper, a trust no nurse, and a ministry
//! no party.

use sayso_core::{Draft, EntityKind, Mention, MentionIx, MentionKind};

use super::super::mentions::lexicon::{List, lists};
use super::index::Index;
use super::nouns;
use crate::patterns::is_listed;

/// Words that stand before the names of storms.
const STORMS: [&str; 4] = ["cyclone ", "hurricane ", "storm ", "typhoon "];

/// Nouns for things with names like people's, beside those of the lexicon.
const OF_THINGS: &str = "app brand platform startup start-up";

/// Bytes beyond which no apposition is read.
const LONGEST: usize = 40;

/// What a noun or a name is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Person,
    Body,
    Outlet,
    Document,
    Place,
}

impl Sort {
    /// What an entity is; `None` for what is not known.
    fn of(entity: EntityKind) -> Option<Sort> {
        match entity {
            EntityKind::Person => Some(Sort::Person),
            EntityKind::Organisation => Some(Sort::Body),
            EntityKind::Outlet => Some(Sort::Outlet),
            EntityKind::Document => Some(Sort::Document),
            EntityKind::Place => Some(Sort::Place),
            EntityKind::Other => None,
        }
    }

    /// What `noun`, the last word of a mention, is for; `None` for what is not known, or may be of people and bodies alike.
    fn of_noun(mention: &Mention, noun: &str) -> Option<Sort> {
        if lists(noun).has(List::Either) {
            return None;
        }
        Sort::of(mention.entity).or_else(|| is_listed(OF_INQUIRIES, noun).then_some(Sort::Document))
    }

    /// The sorts of names that a noun of this one can stand for.
    fn names(self) -> &'static [Sort] {
        match self {
            Sort::Person => &[Sort::Person],
            Sort::Body => &[Sort::Body, Sort::Outlet],
            Sort::Outlet => &[Sort::Outlet, Sort::Body],
            Sort::Document => &[Sort::Document],
            Sort::Place => &[Sort::Place, Sort::Body],
        }
    }
}

/// Nouns for what is asked, counted or found out.
const OF_INQUIRIES: &str = "account analysis audit case footage hashtag headline inquiry investigation meme poll probe recording thread \
    version video vote";

/// Bodies that are called by the names of their places: “China” for “the government”.
const OF_PLACES: &str =
    "government administration regime council country state nation army military side team";

/// Nouns of bodies, in families: a name that ends in a noun of one is not meant by a noun of another.
static FAMILIES: &[&str] = &[
    "government administration regime",
    "ministry department treasury",
    "parliament congress senate assembly legislature",
    "court tribunal",
    "army navy military",
    "party",
    "company firm airline bank manufacturer retailer inc corp plc ltd llc",
    "university college school",
    "campaign",
    "church",
    "newspaper magazine tabloid",
];

/// Nouns of bodies whose names nearly always have the noun in them, if they have more than one word.
const IN_NAMES: &str = "ministry court council parliament";

/// Words that such names may have in the noun's place.
const IN_ITS_PLACE: &str =
    "office department treasury ministry court tribunal council authority assembly parliament";

/// Whether the noun `own` can stand for what `name` names, as far as both are known. A noun that brings in something new can stand for a
/// name before it only where both are known to be of one sort.
pub(super) fn fit(draft: &Draft, own: &Mention, name: &Mention) -> bool {
    let core = nouns::core(draft, own);
    let noun = nouns::last(&core);
    let is_new = nouns::is_open(&core) && name.span.end() <= own.span.start();
    match (Sort::of_noun(own, noun), Sort::of(name.entity)) {
        (Some(Sort::Body), Some(Sort::Place)) => is_listed(OF_PLACES, noun),
        (Some(own), Some(other)) => own.names().contains(&other) && may_be_called(draft, noun, name),
        (None, Some(_)) => !is_new,
        (_, None) => true,
    }
}

/// Whether what is called `noun` may have this name: “the ministry” is no “Democratic Party”, and no “Red Crescent”.
pub(super) fn may_be_called(draft: &Draft, noun: &str, name: &Mention) -> bool {
    let called = draft.article().text[name.head].to_lowercase();
    // “Ministry of Health”: what it is stands before what it is of.
    let whole = called.split(" of ").next().unwrap_or_default();
    let family = |word: &str| FAMILIES.iter().position(|family| is_listed(family, word));
    let clash = match (family(noun), family(nouns::last(whole))) {
        (Some(own), Some(other)) => own != other,
        (None, _) | (_, None) => false,
    };
    let mut words = called.split(' ');
    let is_untold =
        called.contains(' ') && is_listed(IN_NAMES, noun) && !words.any(|word| is_listed(IN_ITS_PLACE, word));
    !clash && !is_untold
}

/// Whether more than its letters tells that `name` is a person's: a first name or a title, or that he or she is said of it.
pub(super) fn is_surely_person(index: &Index, name: MentionIx) -> bool {
    let draft = index.draft;
    let cluster = draft.cluster_of(name).map(|cluster| draft.cluster(cluster).mentions.as_slice());
    let mentions = cluster.unwrap_or(std::slice::from_ref(&name));
    mentions.iter().any(|&ix| tells_person(draft, draft.mention(ix)))
}

fn tells_person(draft: &Draft, mention: &Mention) -> bool {
    let text = &draft.article().text;
    let head = text[mention.head].to_lowercase();
    let before =
        text.as_str()[mention.span.start()..mention.head.start().max(mention.span.start())].to_lowercase();
    let is_title = |word: &str| lists(word.trim_end_matches('.')).has_any(&[List::Address, List::Role]);
    match mention.kind {
        MentionKind::Name => head.contains(' ') || before.split(' ').any(is_title),
        MentionKind::Pronoun => matches!(head.as_str(), "he" | "she" | "him" | "her" | "his"),
        MentionKind::Nominal => false,
    }
}

/// Whether the article tells that `name` is no person's, whatever its letters say: “Storm Ada”, “Brightly, the music app,”.
pub(super) fn is_told_thing(draft: &Draft, name: MentionIx) -> bool {
    let cluster = draft.cluster_of(name).map(|cluster| draft.cluster(cluster).mentions.as_slice());
    let mentions = cluster.unwrap_or(std::slice::from_ref(&name)).iter().map(|&ix| draft.mention(ix));
    let mut names = mentions.filter(|mention| mention.kind == MentionKind::Name);
    names.any(|name| {
        let text = draft.article().text.as_str();
        let written = text[name.head.range()].to_lowercase();
        let is_storm = STORMS.iter().any(|word| written.starts_with(word));
        is_storm || !written.contains(' ') && is_thing_after(&text[name.head.end()..])
    })
}

/// Whether `after`, what follows a name, tells of a thing between commas: “, the music app,”; not “, the party and the police”.
fn is_thing_after(after: &str) -> bool {
    let opened = [", the ", ", a ", ", an "].iter().find_map(|opening| after.strip_prefix(opening));
    let Some((phrase, rest)) = opened.and_then(|opened| opened.split_once(',')) else { return false };
    let is_list = [" and ", " or "].iter().any(|joint| rest.starts_with(joint) || phrase.contains(joint));
    let region = [" of ", " in ", " for ", " that "].iter().find_map(|word| phrase.split_once(word));
    let lower = region.map_or(phrase, |(region, _)| region).to_lowercase();
    let noun = nouns::last(&lower);
    let of_things = [List::Organisation, List::Outlet, List::PlaceNoun];
    let is_thing = lists(noun).has_any(&of_things) && noun != "police" || is_listed(OF_THINGS, noun);
    is_thing && !is_list && phrase.len() <= LONGEST && !phrase.contains(['.', ';', '\n'])
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::is_thing_after;

    #[test]
    fn what_stands_between_commas_tells_a_thing() {
        for after in
            [", the music app, said", ", a coastal town in Varn, said", ", the state broadcaster, denied"]
        {
            assert!(is_thing_after(after), "{after}");
        }
        for after in
            [", the mayor, said", ", the party, and Roth", ", the chief of a company, said", ", the town"]
        {
            assert!(!is_thing_after(after), "{after}");
        }
    }

    #[test]
    fn a_storm_is_no_she() {
        check("Storm Ottoline hit the quay on Monday. She said the wall was holding.", "She", None);
    }
}
