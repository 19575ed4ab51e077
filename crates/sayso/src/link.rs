//! Puts an entry into a ledger, with who is the same as whom across articles.

use sayso_core::{EntityKind, FactKind};
use sayso_link::{Candidate, Named, Opinion, Place, Trait, Verdict, blocks, compare, link, may_be_one};
use sayso_store::{
    Appended, Entry, Error, Identity, Ledger, LinkedName, NewLink, SameVerdict, Sameness, SourceKind,
    SourcePlace, SourceRef, StoredSource, key,
};
use sayso_wire::fact_kind_name;

/// Who judges in the name of the rules: which state of them.
const RULES: &str = "sayso-link 1";

/// Records `entry`, whole or not at all: what it names is linked with what the ledger has.
pub fn append(ledger: &mut Ledger, entry: &Entry<'_>) -> Result<Appended, Error> {
    ledger.append_linked(entry, |ledger| linked(ledger, entry))
}

/// Those who may be the same as `identity`: of who is noted for one of its names, whoever may have all of them.
pub fn perhaps(identity: &Identity) -> impl Iterator<Item = &(StoredSource, Sameness)> {
    identity.perhaps.iter().filter(|(perhaps, _)| {
        let same_kind = identity.sources.iter().filter(|source| source.kind == perhaps.kind);
        perhaps.kind != SourceKind::Person.name()
            || same_kind.into_iter().all(|source| may_be_one(EntityKind::Person, &source.name, &perhaps.name))
    })
}

/// Where everything that the entry names belongs.
fn linked(ledger: &Ledger, entry: &Entry<'_>) -> Result<Vec<LinkedName>, Error> {
    let mut linked: Vec<LinkedName> = Vec::new();
    let mut fresh: Vec<Fresh> = Vec::new();
    for (ix, new) in entry.named.iter().enumerate() {
        let named = named(entry, new);
        let key = key(&named.name);
        let blocks = blocks(named.kind, &named.name);
        let mut candidates = stored(ledger, new.kind, &named, &key, &blocks)?;
        candidates.extend(
            fresh
                .iter()
                .filter(|fresh| fresh.blocks.iter().any(|block| blocks.contains(block)))
                .map(|fresh| Candidate { has_same_name: fresh.key == key, ..fresh.candidate.clone() }),
        );
        let found = link(&named, &candidates);
        let place = match found.place {
            Place::Known(id) => SourcePlace::Known(reference(id)),
            Place::New => SourcePlace::New,
            Place::Anybody => SourcePlace::Anybody,
        };
        if !matches!(found.place, Place::Known(_)) {
            let is_anybody = found.place == Place::Anybody;
            let yes = found.links.iter().filter(|(_, opinion)| opinion.verdict == Verdict::Yes);
            let yes: Vec<i64> = yes.map(|(id, _)| *id).collect();
            let of_those = candidates.iter().filter(|candidate| yes.contains(&candidate.id));
            let same =
                of_those.flat_map(|candidate| candidate.same.iter().copied().chain([candidate.id])).collect();
            let candidate = Candidate { id: number(ix), named, has_same_name: false, is_anybody, same };
            fresh.push(Fresh { candidate, key, blocks: blocks.clone() });
        }
        let links = found.links.into_iter().map(|(to, opinion)| new_link(to, opinion)).collect();
        linked.push(LinkedName { place, blocks, links });
    }
    Ok(linked)
}

/// What the entry is the first to name.
struct Fresh {
    candidate: Candidate,
    key: String,
    blocks: Vec<String>,
}

/// The number of what the entry names at `ix`: below all that are stored.
fn number(ix: usize) -> i64 {
    -1 - ix as i64
}

fn reference(id: i64) -> SourceRef {
    if id < 0 { SourceRef::Named((-1 - id) as usize) } else { SourceRef::Stored(id) }
}

fn new_link(to: i64, opinion: Opinion) -> NewLink {
    let verdict = match opinion.verdict {
        Verdict::Yes => SameVerdict::Yes,
        Verdict::No => SameVerdict::No,
        Verdict::Unsure => SameVerdict::Unsure,
    };
    let why = format!("{} ({:.2})", opinion.why, opinion.score);
    NewLink { to: reference(to), verdict, rule: RULES.to_owned(), why }
}

/// Of so many sources whose names may be one with a new one, what is told is looked at: of more, nobody could be told apart.
const MOST_COMPARED: usize = 48;

/// What the ledger has under the same blocks.
fn stored(
    ledger: &Ledger,
    kind: SourceKind,
    named: &Named,
    key: &str,
    blocks: &[String],
) -> Result<Vec<Candidate>, Error> {
    let mut candidates = Vec::new();
    let mut compared = 0;
    let mut known = ledger.known_sources(kind.name(), blocks)?;
    // Those of the same name come first, so that they are always looked at.
    known.sort_by_key(|known| (known.key != key, known.source.id));
    for known in known {
        let mut candidate = Candidate {
            id: known.source.id,
            named: Named { kind: named.kind, name: known.source.name, traits: Vec::new() },
            has_same_name: known.key == key,
            is_anybody: known.is_anybody,
            same: Vec::new(),
        };
        // What is told is looked up only where names leave something open.
        let is_open = !known.is_anybody && may_be_one(named.kind, &named.name, &candidate.named.name);
        compared += usize::from(is_open);
        if is_open && compared > MOST_COMPARED {
            continue;
        }
        if is_open {
            let told = ledger.last_told(known.source.id)?;
            candidate.named.traits = told.into_iter().filter_map(stored_trait).collect();
        }
        if is_open && compare(named, &candidate.named).verdict == Verdict::Yes {
            candidate.same = ledger.identity(known.source.id)?.ids();
        }
        candidates.push(candidate);
    }
    Ok(candidates)
}

fn stored_trait((kind, words, told): (String, String, String)) -> Option<Trait> {
    Some(Trait { kind: fact_kind(&kind)?, words, told: Some(told) })
}

fn fact_kind(name: &str) -> Option<FactKind> {
    let kinds = [FactKind::Role, FactKind::Title, FactKind::Affiliation, FactKind::Kinship];
    kinds.into_iter().find(|kind| fact_kind_name(*kind) == name)
}

fn named(entry: &Entry<'_>, new: &sayso_store::Named) -> Named {
    let text = &entry.article.text;
    let told = entry.article.published.clone().unwrap_or_else(|| entry.captured.clone());
    let traits = new.facts.iter().filter_map(|fact| {
        Some(Trait {
            kind: fact_kind(fact.kind)?,
            words: text[fact.words].to_owned(),
            told: Some(told.clone()),
        })
    });
    let kind = match new.kind {
        SourceKind::Person => EntityKind::Person,
        SourceKind::Organisation => EntityKind::Organisation,
        SourceKind::Outlet => EntityKind::Outlet,
        SourceKind::Document => EntityKind::Document,
    };
    Named { kind, name: text[new.name].to_owned(), traits: traits.collect() }
}

#[cfg(test)]
mod tests {
    use sayso_core::{Address, Article, Digest, Run, Span, Text};
    use sayso_store::{Entry, Identity, Ledger, Named, NewFact, SourceKind};

    use super::append;

    /// A ledger of articles, each of which names people: `role Name; Name`, the role in small letters.
    fn ledger(articles: &[&str]) -> Ledger {
        let mut ledger = Ledger::in_memory().expect("a ledger");
        for (number, names) in articles.iter().enumerate() {
            let text = Text::new((*names).to_owned()).expect("short");
            let article = Article::new(Address::new(number.to_string()), text);
            let run = Run { version: "0.0.0", model: Digest::of(&[]), instruction_set: "none" };
            let named = named(&article.text);
            let captured = "2026-03-01T08:00:00Z".to_owned();
            let entry =
                Entry { article: &article, run: &run, captured, capture: None, statements: vec![], named };
            append(&mut ledger, &entry).expect("appends");
        }
        ledger
    }

    fn named(text: &Text) -> Vec<Named> {
        let mut start = 0;
        let mut all = Vec::new();
        for part in text.as_str().split("; ") {
            let role = part.find(char::is_uppercase).expect("a name");
            let span = |from: usize, to: usize| -> Span {
                text.span(start + from..start + to).expect("in the text")
            };
            let fact = |to| NewFact { kind: "role", words: span(0, to), said_by: None };
            let facts = role.checked_sub(1).map(fact).into_iter().collect();
            all.push(Named { kind: SourceKind::Person, name: span(role, part.len()), facts });
            start += part.len() + "; ".len();
        }
        all
    }

    /// Everyone called `name`: under which names, and who may be the same.
    fn who(ledger: &Ledger, name: &str) -> Vec<(Vec<String>, Vec<String>)> {
        let names = |identity: Identity| {
            let perhaps = identity.perhaps.into_iter().map(|(source, _)| source.name).collect();
            (identity.sources.into_iter().map(|source| source.name).collect(), perhaps)
        };
        ledger.identities(name).expect("reads").into_iter().map(names).collect()
    }

    fn owned(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn names_of_one_person_are_linked_as_they_come() {
        let ledger =
            ledger(&["mayor Ines Calloway", "Inés M. Calloway", "mayor Calloway", "the mayor Ines Calloway"]);
        let all = owned(&["Ines Calloway", "Inés M. Calloway", "Calloway"]);
        assert_eq!(who(&ledger, "Ines Calloway"), [(all, vec![])]);
    }

    #[test]
    fn names_in_one_article_are_linked_too() {
        let ledger = ledger(&["Chuck Quist; Charles Quist"]);
        assert_eq!(who(&ledger, "Chuck Quist"), [(owned(&["Chuck Quist", "Charles Quist"]), vec![])]);
    }

    #[test]
    fn what_is_ambiguous_stays_so() {
        let ledger = ledger(&["Nora Quist", "Emil Quist", "Quist", "Quist"]);
        let anybody = (owned(&["Quist"]), owned(&["Nora Quist", "Emil Quist"]));
        assert_eq!(who(&ledger, "Quist"), [anybody]);
        assert_eq!(who(&ledger, "Nora Quist"), [(owned(&["Nora Quist"]), owned(&["Quist"]))]);
    }

    #[test]
    fn the_same_name_in_two_fields_is_two_sources() {
        let ledger = ledger(&["senator Nora Quist", "sheriff Nora Quist", "the sheriff Nora Quist"]);
        let one = owned(&["Nora Quist"]);
        assert_eq!(who(&ledger, "Nora Quist"), [(one.clone(), one.clone()), (one.clone(), one)]);
    }

    #[test]
    fn nobody_is_one_with_two_by_way_of_a_third() {
        let ledger = ledger(&["Nora Quist", "Nora T. Quist", "Nora M. Quist"]);
        assert_eq!(who(&ledger, "Nora T. Quist")[0].0, owned(&["Nora T. Quist", "Nora Quist"]));
        assert_eq!(who(&ledger, "Nora M. Quist"), [(owned(&["Nora M. Quist"]), owned(&["Nora Quist"]))]);
    }
}
