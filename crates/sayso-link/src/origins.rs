//! How many independent origins stand behind a claim: bounds, with a reason for each collapse.

use std::collections::BTreeSet;

use crate::circles::circles;
use crate::kin::{akin, kin};
use crate::outlets::outlet_key;
use crate::reuse::{credits, is_copy, same_quotation};
use crate::tokens::words;
use crate::{Claim, Origin, OriginKind, OutletGroup, Printing, Voice, likeness};

/// The origins of a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Origins {
    /// There are at least so many. Unnamed sources and reports that are not here may be anybody's.
    pub lower: usize,
    /// There are at most so many, after the collapses that the texts show.
    pub upper: usize,
    /// The statements by origin, the first published first.
    pub groups: Vec<Group>,
    /// What was collapsed, and why.
    pub collapses: Vec<Collapse>,
    /// Origins that may be one, and why: no more than the lower bound is less for it.
    pub kin: Vec<Collapse>,
    /// Outlets that rest on one another in a circle, each circle once.
    pub circles: Vec<Vec<String>>,
}

/// Statements with one origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Their positions, the first published first.
    pub voices: Vec<usize>,
    /// Who or what the origin is.
    pub origin: Origin,
}

/// Why one statement adds no origin to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collapse {
    /// The position of the statement.
    pub voice: usize,
    /// The position of the one whose origin it shares.
    pub into: usize,
    /// Why.
    pub reason: CollapseReason,
}

/// Why two statements have one origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CollapseReason {
    /// The same source says both.
    SameSource(String),
    /// One cites the outlet of the other.
    Cites(String),
    /// Both cite an outlet whose report is not here.
    CiteTheSame(String),
    /// One credits the outlet of the other with its text.
    Credit(String),
    /// The same words stand in both articles.
    SameWords,
    /// Both give the same quotation.
    SameQuotation(String),
    /// Both stand in one article, and neither names its source.
    SameArticle,
    /// One passes on the other.
    PassesOn,
    /// Two outlets of one group report them. Weak: it takes nothing together.
    SameGroup(OutletGroup),
}

/// The origins of `claim`.
pub fn origins(claim: &Claim, voices: &[Voice], printings: &[Printing]) -> Origins {
    let mut forest = Forest { parent: (0..claim.voices.len()).collect(), collapses: Vec::new() };
    for later in 1..claim.voices.len() {
        for earlier in 0..later {
            let (voice, into) = (claim.voices[later], claim.voices[earlier]);
            if let Some(reason) = shared(voice, into, claim, voices, printings) {
                forest.join(later, earlier, Collapse { voice, into, reason });
            }
        }
    }
    let groups = groups(claim, &forest, voices, printings);
    let kin = kin(&groups, voices, printings);
    let lower = lower(claim, &groups, voices, printings).clamp(1, groups.len().max(1));
    let upper = groups.len() + others(claim, voices, printings);
    let Forest { collapses, .. } = forest;
    Origins { lower, upper, groups, collapses, kin, circles: circles(claim, voices, printings) }
}

/// How many origins the statements would add that perhaps belong to the claim: those that share theirs with none of it.
fn others(claim: &Claim, voices: &[Voice], printings: &[Printing]) -> usize {
    let mut counted: Vec<usize> = claim.voices.clone();
    let before = counted.len();
    for &doubtful in &claim.doubtful {
        let is_known =
            counted.iter().any(|known| shared(doubtful, *known, claim, voices, printings).is_some());
        if !is_known {
            counted.push(doubtful);
        }
    }
    counted.len() - before
}

/// Why two statements have one origin, if the texts show that they have.
fn shared(
    voice: usize,
    into: usize,
    claim: &Claim,
    voices: &[Voice],
    printings: &[Printing],
) -> Option<CollapseReason> {
    let (a, b) = (&voices[voice], &voices[into]);
    let (of_a, of_b) = (&printings[a.printing], &printings[b.printing]);
    if let Some(name) = same_source(&a.origin, &b.origin) {
        return Some(CollapseReason::SameSource(name));
    }
    if a.inner.contains(&into) || b.inner.contains(&voice) {
        return Some(CollapseReason::PassesOn);
    }
    if a.printing == b.printing {
        let are_nameless = !is_named(&a.origin) && !is_named(&b.origin) && a.cites == b.cites;
        return are_nameless.then_some(CollapseReason::SameArticle);
    }
    for (citing, cited) in [(a, of_b), (b, of_a)] {
        if let Some(outlet) = cites(citing, cited) {
            return Some(CollapseReason::Cites(outlet));
        }
    }
    for (crediting, credited) in [(of_a, of_b), (of_b, of_a)] {
        if let Some(outlet) = credited.outlet.as_deref().filter(|outlet| credits(crediting, outlet)) {
            return Some(CollapseReason::Credit(outlet.to_owned()));
        }
    }
    if is_copy(&a.context, &b.context) {
        return Some(CollapseReason::SameWords);
    }
    if let Some(quotation) = same_quotation(&a.quotations, &b.quotations) {
        return Some(CollapseReason::SameQuotation(quotation.to_owned()));
    }
    cite_the_same(a, b, claim, voices, printings)
}

/// The outlet of `cited`, if it is the one that `citing` has its statement from in the end.
fn cites(citing: &Voice, cited: &Printing) -> Option<String> {
    let outlet = cited.outlet.as_ref()?;
    let behind = outlet_behind(citing)?;
    (outlet_key(behind) == outlet_key(outlet)).then(|| outlet.clone())
}

/// The outlet that a statement comes from in the end, as far as its article tells.
pub(crate) fn outlet_behind(voice: &Voice) -> Option<&str> {
    match voice.origin.kind {
        OriginKind::Outlet => Some(&voice.origin.words),
        OriginKind::Person(_)
        | OriginKind::Body(_)
        | OriginKind::Document(_)
        | OriginKind::Unnamed
        | OriginKind::Nobody => voice.cites.last().map(String::as_str),
    }
}

fn cite_the_same(
    a: &Voice,
    b: &Voice,
    claim: &Claim,
    voices: &[Voice],
    printings: &[Printing],
) -> Option<CollapseReason> {
    let (one, other) = (outlet_behind(a)?, outlet_behind(b)?);
    let is_here = |outlet: &str| {
        let outlets = claim.voices.iter().map(|at| printings[voices[*at].printing].outlet.as_deref());
        outlets.flatten().any(|own| outlet_key(own) == outlet_key(outlet))
    };
    (outlet_key(one) == outlet_key(other) && !is_here(one))
        .then(|| CollapseReason::CiteTheSame(one.to_owned()))
}

/// The name of the source that both are.
pub(crate) fn same_source(a: &Origin, b: &Origin) -> Option<String> {
    let is_same = match (&a.kind, &b.kind) {
        (OriginKind::Person(one), OriginKind::Person(other)) => one == other,
        // “A report by the county laboratory” is “the county laboratory’s report”.
        (OriginKind::Body(one), OriginKind::Body(other))
        | (OriginKind::Document(one), OriginKind::Document(other)) => {
            one == other || likeness(&a.words, &b.words).score >= SAME_BODY
        }
        _ => false,
    };
    is_same.then(|| a.words.clone())
}

/// From this likeness of their words on, two bodies or documents are one.
const SAME_BODY: f32 = 0.7;

fn is_named(origin: &Origin) -> bool {
    match origin.kind {
        OriginKind::Person(_) | OriginKind::Body(_) | OriginKind::Document(_) => true,
        OriginKind::Outlet | OriginKind::Unnamed | OriginKind::Nobody => false,
    }
}

/// Which statements are one, as a forest of their positions in the claim.
struct Forest {
    parent: Vec<usize>,
    collapses: Vec<Collapse>,
}

impl Forest {
    fn root(&self, mut at: usize) -> usize {
        while self.parent[at] != at {
            at = self.parent[at];
        }
        at
    }

    fn join(&mut self, later: usize, earlier: usize, collapse: Collapse) {
        let (one, other) = (self.root(later), self.root(earlier));
        if one != other {
            self.parent[one.max(other)] = one.min(other);
            self.collapses.push(collapse);
        }
    }
}

fn groups(claim: &Claim, forest: &Forest, voices: &[Voice], printings: &[Printing]) -> Vec<Group> {
    let mut groups: Vec<(usize, Group)> = Vec::new();
    for (position, &voice) in claim.voices.iter().enumerate() {
        let root = forest.root(position);
        match groups.iter_mut().find(|(known, _)| *known == root) {
            Some((_, group)) => group.voices.push(voice),
            None => groups.push((root, Group { voices: vec![voice], origin: voices[voice].origin.clone() })),
        }
    }
    let mut groups: Vec<Group> = groups.into_iter().map(|(_, group)| group).collect();
    for group in &mut groups {
        group.origin = best_origin(group, voices, printings);
    }
    groups
}

/// What a group's origin is best called: own reporting before what others made of it, somebody before nobody, and of
/// several the first published.
fn best_origin(group: &Group, voices: &[Voice], printings: &[Printing]) -> Origin {
    let rank = |at: &&usize| {
        let voice = &voices[**at];
        let rests_on_another = outlet_behind(voice).is_some_and(|outlet| {
            let own = printings[voice.printing].outlet.as_deref();
            own.is_none_or(|own| outlet_key(own) != outlet_key(outlet))
        });
        let is_nobody = matches!(voice.origin.kind, OriginKind::Nobody);
        (rests_on_another, is_nobody, matches!(voice.origin.kind, OriginKind::Outlet))
    };
    let best = group.voices.iter().min_by_key(rank).unwrap_or(&group.voices[0]);
    voices[*best].origin.clone()
}

/// Those who must be others, among those who surely say it: people of other names are not one another, nor are bodies, nor
/// documents; but a person may speak for a body, whoever is not named may be any of them, and two outlets of one group may have
/// one document.
fn lower(claim: &Claim, groups: &[Group], voices: &[Voice], printings: &[Printing]) -> usize {
    let is_sure = |group: &&Group| group.voices.iter().any(|voice| claim.sure.contains(voice));
    let count = |is_meant: fn(&OriginKind) -> bool| {
        let meant = groups.iter().filter(is_sure).filter(|group| is_meant(&group.origin.kind));
        let meant: Vec<&Group> = meant.collect();
        let may_be_one = |one: &Group, other: &Group| {
            !have_other_names(&one.origin, &other.origin) || akin(one, other, voices, printings).is_some()
        };
        let is_first = |at: &usize| !meant[..*at].iter().any(|other| may_be_one(meant[*at], other));
        (0..meant.len()).filter(is_first).count()
    };
    let people = count(|kind| matches!(kind, OriginKind::Person(_)));
    let bodies = count(|kind| matches!(kind, OriginKind::Body(_)));
    let documents = count(|kind| matches!(kind, OriginKind::Document(_)));
    people.max(bodies).max(documents)
}

/// Whether the words for both have names, and none in common: “the union” may be any body, and “Selin Rescue” be “Rescue Selin
/// Island”.
fn have_other_names(one: &Origin, other: &Origin) -> bool {
    let (one, other) = (names(&one.words), names(&other.words));
    !one.is_empty() && !other.is_empty() && one.is_disjoint(&other)
}

/// The names in the words for a source. A capital at the start may be the sentence's, unless it is all.
fn names(source: &str) -> BTreeSet<String> {
    let words: Vec<String> = words(source).collect();
    let start = usize::from(words.len() > 1);
    let names = words[start..].iter().filter(|word| word.starts_with(char::is_uppercase));
    names.map(|name| name.to_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use sayso_core::Act;

    use super::origins;
    use crate::fixture::{body, person, printing, voice};
    use crate::{Claim, Origin};

    /// The bounds of what two sources say in two articles.
    #[track_caller]
    fn check(sources: [Origin; 2], expected: (usize, usize)) {
        let mut at = 0..;
        let voices = sources.map(|origin| {
            let printing = at.next().unwrap_or_default();
            voice(printing, Act::Assert, origin, ["the ferry sank", "the boat went down"][printing])
        });
        let claim = Claim { voices: vec![0, 1], sure: vec![0, 1], replies: Vec::new(), doubtful: Vec::new() };
        let found = origins(&claim, &voices, &[printing("Tern Courier", 1), printing("Quay Gazette", 2)]);
        assert_eq!((found.lower, found.upper), expected);
    }

    #[test]
    fn whoever_has_no_name_may_be_the_other() {
        check([body(1, "the union"), body(2, "Selin Rescue")], (1, 2));
        check([body(1, "Dockers of Hallan"), body(2, "Selin Rescue")], (2, 2));
        check([person(1, "its secretary"), person(2, "Ada Quist")], (1, 2));
    }

    #[test]
    fn who_shares_a_name_may_be_the_other() {
        check([person(1, "Ms. Quist"), person(2, "Ada Quist")], (1, 2));
        check([person(1, "Nils Orban"), person(2, "Ada Quist")], (2, 2));
    }
}
