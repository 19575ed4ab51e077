//! Origins that may be one, since outlets of one group report both.
//!
//! One owner does not make two reports one: so nothing is taken together, and the lower bound alone counts them once.

use crate::origins::outlet_behind;
use crate::outlets::outlet_key;
use crate::{Collapse, CollapseReason, Group, OriginKind, Printing, Voice};

/// For each origin the first before it with which it may be one.
pub(crate) fn kin(groups: &[Group], voices: &[Voice], printings: &[Printing]) -> Vec<Collapse> {
    let earlier =
        |at: usize| groups[..at].iter().find_map(|other| akin(&groups[at], other, voices, printings));
    (0..groups.len()).filter_map(earlier).collect()
}

/// What says that two origins may be one. People and bodies with names are not one another, whoever reports them.
pub(crate) fn akin(
    group: &Group,
    other: &Group,
    voices: &[Voice],
    printings: &[Printing],
) -> Option<Collapse> {
    if is_somebody(&group.origin.kind) || is_somebody(&other.origin.kind) {
        return None;
    }
    let pairs = group.voices.iter().flat_map(|voice| other.voices.iter().map(move |into| (*voice, *into)));
    let mut own =
        pairs.filter(|(voice, into)| [voice, into].iter().all(|at| is_own(&voices[**at], printings)));
    own.find_map(|(voice, into)| {
        let [one, two] = [voice, into].map(|at| &printings[voices[at].printing]);
        let outlets = one.outlet.as_deref().zip(two.outlet.as_deref());
        let are_two = outlets.is_some_and(|(one, two)| outlet_key(one) != outlet_key(two));
        let shared = one.group.as_ref().filter(|_| are_two && one.group == two.group)?;
        Some(Collapse { voice, into, reason: CollapseReason::SameGroup(shared.clone()) })
    })
}

fn is_somebody(kind: &OriginKind) -> bool {
    match kind {
        OriginKind::Person(_) | OriginKind::Body(_) => true,
        OriginKind::Document(_) | OriginKind::Outlet | OriginKind::Unnamed | OriginKind::Nobody => false,
    }
}

/// Whether it is its own outlet's report: of nobody else, or told to that outlet itself.
fn is_own(voice: &Voice, printings: &[Printing]) -> bool {
    let own = printings[voice.printing].outlet.as_deref().map(outlet_key);
    outlet_behind(voice).is_none_or(|outlet| Some(outlet_key(outlet)) == own)
}

#[cfg(test)]
mod tests {
    use sayso_core::Act;

    use crate::fixture::{printing, voice};
    use crate::{Claim, CollapseReason, Origin, OriginKind, Origins, OutletGroup, Printing, origins};

    /// What two outlets report, each on its own, if both are of one group.
    fn of_one_group(kinds: [OriginKind; 2]) -> Origins {
        let origin =
            |at: usize| Origin { kind: kinds[at].clone(), words: ["Ada Quist", "Nils Orban"][at].to_owned() };
        let voices = [0, 1].map(|at| voice(at, Act::Assert, origin(at), "the ferry sank"));
        let group = OutletGroup { name: "Quay Press".to_owned(), rests_on: "their imprint".to_owned() };
        let printings = ["Tern Courier", "Quay Gazette"]
            .map(|outlet| Printing { group: Some(group.clone()), ..printing(outlet, 1) });
        let claim = Claim { voices: vec![0, 1], sure: vec![0, 1], replies: Vec::new(), doubtful: Vec::new() };
        origins(&claim, &voices, &printings)
    }

    #[test]
    fn a_group_of_outlets_lowers_the_lower_bound_alone() {
        let found = of_one_group([OriginKind::Document(1), OriginKind::Document(2)]);
        assert_eq!((found.lower, found.upper, found.collapses.len()), (1, 2, 0));
        let [kin] = &found.kin[..] else { panic!("one pair: {:?}", found.kin) };
        assert_eq!((kin.voice, kin.into), (1, 0));
        assert!(matches!(&kin.reason, CollapseReason::SameGroup(group) if group.rests_on == "their imprint"));
    }

    #[test]
    fn people_with_names_are_two_whoever_reports_them() {
        let found = of_one_group([OriginKind::Person(1), OriginKind::Person(2)]);
        assert_eq!((found.lower, found.upper, found.kin.len()), (2, 2, 0));
        let found = of_one_group([OriginKind::Unnamed, OriginKind::Unnamed]);
        assert_eq!((found.lower, found.upper, found.kin.len()), (1, 2, 1));
    }
}
