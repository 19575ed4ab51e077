//! Places a source that an article names among those that are known.

use sayso_core::EntityKind;

use crate::compare::{Named, Opinion, Verdict, compare};
use crate::name::PersonName;
use crate::organisation;
use crate::person;
use crate::standing::Standing;

/// A known source that shares a block.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its number where it is known.
    pub id: i64,
    /// It, with what was told of it so far.
    pub named: Named,
    /// Whether it has the same name as the source that is placed.
    pub has_same_name: bool,
    /// Whether it stands for whoever has this name and nothing told of them.
    pub is_anybody: bool,
    /// The numbers of the sources that are known to be the same.
    pub same: Vec<i64>,
}

/// Where a source belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is the known source with this number.
    Known(i64),
    /// It is a new one.
    New,
    /// It is whoever has this name, with nothing told of them: one for all of them, and nobody by it.
    Anybody,
}

/// A source, placed.
#[derive(Clone, Debug)]
pub struct Linked {
    /// Where it belongs.
    pub place: Place,
    /// Which known sources it is, or may be, if it is new.
    pub links: Vec<(i64, Opinion)>,
}

/// So many sources that a new one may be are noted, those that are most likely.
const MOST_UNSURE: usize = 6;

/// Places `named` among `candidates`, which hold all known sources that share a block with it.
pub fn link(named: &Named, candidates: &[Candidate]) -> Linked {
    let mut opinions: Vec<(&Candidate, Opinion)> =
        candidates.iter().map(|candidate| (candidate, compare(named, &candidate.named))).collect();
    let same_name = of_same_name(&opinions);
    let is_nobodys = is_bare(named) || same_name == SameName::Several;
    match same_name {
        _ if is_nobodys => {
            let anybody = candidates.iter().find(|candidate| candidate.has_same_name && candidate.is_anybody);
            if let Some(anybody) = anybody {
                return Linked { place: Place::Known(anybody.id), links: vec![] };
            }
        }
        SameName::One(known) => return Linked { place: Place::Known(known), links: vec![] },
        SameName::None | SameName::Several => {}
    }
    settle(named, &mut opinions);
    opinions.retain(|(_, opinion)| opinion.verdict != Verdict::No);
    opinions.sort_by(|(a, one), (b, other)| {
        other.verdict.cmp(&one.verdict).then(other.score.total_cmp(&one.score)).then(a.id.cmp(&b.id))
    });
    let sure = opinions.iter().filter(|(_, opinion)| opinion.verdict == Verdict::Yes).count();
    let links = opinions.iter().take(sure + MOST_UNSURE).map(|(candidate, opinion)| (candidate.id, *opinion));
    Linked { place: if is_nobodys { Place::Anybody } else { Place::New }, links: links.collect() }
}

/// Whether the name alone is no reason to take two for one: a surname or a frequent name with nothing told, or a name that is
/// nobody's own.
fn is_bare(named: &Named) -> bool {
    match named.kind {
        EntityKind::Person => {
            let name = PersonName::new(&named.name);
            let standing = Standing::new(&named.traits);
            name.is_some_and(|name| match name.is_alone() {
                true => !standing.can_be_held_by_one(),
                false => person::is_common(&name) && standing.is_bare(),
            })
        }
        EntityKind::Organisation | EntityKind::Outlet => organisation::is_generic(&named.name),
        EntityKind::Document | EntityKind::Place | EntityKind::Other => false,
    }
}

fn is_alone(named: &Named) -> bool {
    named.kind == EntityKind::Person && PersonName::new(&named.name).is_some_and(|name| name.is_alone())
}

/// How many known sources of the same name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SameName {
    None,
    /// The one for which most speaks.
    One(i64),
    /// As much speaks for another.
    Several,
}

fn of_same_name(opinions: &[(&Candidate, Opinion)]) -> SameName {
    let mut same: Vec<&(&Candidate, Opinion)> = opinions
        .iter()
        .filter(|(candidate, opinion)| {
            candidate.has_same_name && !candidate.is_anybody && opinion.verdict == Verdict::Yes
        })
        .collect();
    same.sort_by(|(a, one), (b, other)| other.score.total_cmp(&one.score).then(a.id.cmp(&b.id)));
    let Some((known, best)) = same.first() else { return SameName::None };
    let is_rival = |(candidate, opinion): &&(&Candidate, Opinion)| {
        opinion.score >= best.score && !known.same.contains(&candidate.id)
    };
    // Of a surname with an office, tellings far apart are several sources, and any of them will do.
    let is_contested = !is_alone(&known.named) && same[1..].iter().copied().any(|rival| is_rival(&rival));
    if is_contested { SameName::Several } else { SameName::One(known.id) }
}

/// Takes back what does not fit together: nobody is two people, and a surname alone is somebody only if nobody else fits.
fn settle(named: &Named, opinions: &mut [(&Candidate, Opinion)]) {
    let sure: Vec<usize> = (0..opinions.len()).filter(|ix| opinions[*ix].1.verdict == Verdict::Yes).collect();
    let is_torn = sure.iter().enumerate().any(|(position, one)| {
        sure[position + 1..].iter().any(|other| are_rivals(opinions[*one].0, opinions[*other].0))
    });
    let is_other = |candidate: &Candidate| are_apart(&candidate.named, named);
    let others: Vec<i64> =
        opinions.iter().filter(|(other, _)| is_other(other)).map(|(other, _)| other.id).collect();
    let whole: Vec<Named> = opinions
        .iter()
        .map(|(candidate, _)| candidate.named.clone())
        .filter(|named| !is_alone(named))
        .collect();
    for ix in sure {
        let (candidate, opinion) = &mut opinions[ix];
        let is_contested = is_alone(&candidate.named)
            && !is_alone(named)
            && whole.iter().any(|other| are_apart(other, named) && fits(&candidate.named, other));
        // Those who are the same as somebody else are not this one.
        let is_taken = candidate.same.iter().any(|same| others.contains(same));
        if candidate.is_anybody || is_torn || is_contested || is_taken {
            *opinion = Opinion::unsure(0.5, "it fits several");
        }
    }
}

fn fits(one: &Named, other: &Named) -> bool {
    compare(one, other).verdict == Verdict::Yes
}

/// Whether nothing shows that two with whole names are one.
fn are_rivals(one: &Candidate, other: &Candidate) -> bool {
    let are_whole = !is_alone(&one.named) && !is_alone(&other.named);
    are_whole && !one.same.contains(&other.id) && !fits(&one.named, &other.named)
}

/// Whether two whole names are those of different people.
fn are_apart(one: &Named, other: &Named) -> bool {
    !is_alone(one) && !is_alone(other) && compare(one, other).verdict == Verdict::No
}

#[cfg(test)]
mod tests {
    use sayso_core::{EntityKind, FactKind};

    use super::{Candidate, Place, link};
    use crate::{Named, Trait, Verdict};

    fn person(name: &str, role: &str) -> Named {
        let told = Some("2026-02-09".to_owned());
        let traits = vec![Trait { kind: FactKind::Role, words: role.to_owned(), told }];
        Named { kind: EntityKind::Person, name: name.to_owned(), traits }
    }

    /// Places `name` among these, numbered from 1 on.
    fn placed((name, role): (&str, &str), known: &[(&str, &str)]) -> (Place, Vec<(i64, Verdict)>) {
        let candidates = (1..).zip(known).map(|(id, (known, role))| Candidate {
            id,
            named: person(known, role),
            has_same_name: *known == name,
            is_anybody: role.is_empty() && !known.contains(' '),
            same: Vec::new(),
        });
        let linked = link(&person(name, role), &candidates.collect::<Vec<_>>());
        (linked.place, linked.links.into_iter().map(|(id, opinion)| (id, opinion.verdict)).collect())
    }

    #[test]
    fn who_has_the_same_name_is_the_same() {
        assert_eq!(placed(("Nora Quist", ""), &[("Nora Quist", "Mayor")]), (Place::Known(1), vec![]));
    }

    #[test]
    fn the_same_name_in_another_field_is_another_and_stays_doubtful() {
        let placed = placed(("Nora Quist", "Sheriff"), &[("Nora Quist", "Mayor")]);
        assert_eq!(placed, (Place::New, vec![(1, Verdict::Unsure)]));
    }

    #[test]
    fn a_surname_alone_is_nobody() {
        let known = [("Nora Quist", "Mayor"), ("Emil Quist", "")];
        let placed = placed(("Quist", ""), &known);
        assert_eq!(placed, (Place::Anybody, vec![(1, Verdict::Unsure), (2, Verdict::Unsure)]));
    }

    #[test]
    fn a_surname_with_an_office_is_whoever_alone_holds_it() {
        let known = [("Nora Quist", "Mayor"), ("Emil Quist", "")];
        let (place, links) = placed(("Quist", "Mayor of Selin"), &known);
        assert_eq!((place, links[0]), (Place::New, (1, Verdict::Yes)));
        let (_, links) = placed(("Quist", "Mayor"), &[("Nora Quist", "Mayor"), ("Emil Quist", "Mayor")]);
        assert!(links.iter().all(|(_, verdict)| *verdict == Verdict::Unsure));
    }

    #[test]
    fn a_name_that_fits_two_people_is_neither() {
        let known = [("Nora Quist", "Mayor of Selin"), ("Nils Quist", "Mayor of Selin")];
        let (_, links) = placed(("N. Quist", "Mayor of Selin"), &known);
        assert_eq!(links, [(1, Verdict::Unsure), (2, Verdict::Unsure)]);
    }

    #[test]
    fn nobody_is_one_with_two_by_way_of_a_third() {
        let known = [("Nora Quist", "Mayor"), ("Nora M. Quist", "Mayor")];
        let mut candidates: Vec<Candidate> = (1..)
            .zip(known)
            .map(|(id, (name, role))| Candidate {
                id,
                named: person(name, role),
                has_same_name: false,
                is_anybody: false,
                same: Vec::new(),
            })
            .collect();
        candidates[0].same = vec![2];
        let linked = link(&person("Nora T. Quist", "Mayor"), &candidates);
        assert_eq!(
            linked.links.iter().map(|(id, opinion)| (*id, opinion.verdict)).collect::<Vec<_>>(),
            [(1, Verdict::Unsure)]
        );
    }

    #[test]
    fn a_name_that_several_have_is_nobody_s_when_nothing_else_is_told() {
        let known = [("Nora Quist", "Sheriff"), ("Nora Quist", "Senator")];
        let unsure = vec![(1, Verdict::Unsure), (2, Verdict::Unsure)];
        assert_eq!(placed(("Nora Quist", ""), &known), (Place::Anybody, unsure.clone()));
        assert_eq!(placed(("Nora M. Quist", ""), &known), (Place::New, unsure));
        assert_eq!(placed(("Nora Quist", "the senator"), &known).0, Place::Known(2));
    }
}
