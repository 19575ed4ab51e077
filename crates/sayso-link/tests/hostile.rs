//! Any names whatever are compared without a panic, and it does not matter which comes first.

use proptest::prelude::*;
use sayso_core::{EntityKind, FactKind};
use sayso_link::{Candidate, Named, Trait, blocks, compare, link};

/// Words that names are made of, and whatever else stands in a text.
fn name() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("Nora".to_owned()),
        Just("N.".to_owned()),
        Just("Quist".to_owned()),
        Just("al-Quist".to_owned()),
        Just("van".to_owned()),
        Just("Jr.".to_owned()),
        Just("Sen.".to_owned()),
        Just("Kim".to_owned()),
        Just("-".to_owned()),
        "\\PC{0,4}",
    ];
    prop::collection::vec(word, 0..6).prop_map(|words| words.join(" "))
}

fn named() -> impl Strategy<Value = Named> {
    let kind = prop_oneof![
        Just(EntityKind::Person),
        Just(EntityKind::Organisation),
        Just(EntityKind::Outlet),
        Just(EntityKind::Document)
    ];
    let told = prop::option::of("[0-9-]{0,10}");
    let facts = prop::collection::vec((prop_oneof![Just("Mayor of Selin".to_owned()), name()], told), 0..3);
    (kind, name(), facts).prop_map(|(kind, name, facts)| {
        let traits = facts.into_iter().map(|(words, told)| Trait { kind: FactKind::Role, words, told });
        Named { kind, name, traits: traits.collect() }
    })
}

proptest! {
    #[test]
    fn any_two_names_are_compared(one in named(), other in named()) {
        prop_assert_eq!(compare(&one, &other), compare(&other, &one));
    }

    #[test]
    fn any_name_is_placed(names in prop::collection::vec(named(), 1..5)) {
        let candidate = |(id, named): (i64, &Named)| Candidate {
            id,
            named: named.clone(),
            has_same_name: named.name == names[0].name,
            is_anybody: false,
            same: vec![],
        };
        let candidates: Vec<Candidate> = (1..).zip(&names[1..]).map(candidate).collect();
        let linked = link(&names[0], &candidates);
        prop_assert!(linked.links.iter().all(|(id, _)| (1..=4).contains(id)));
        blocks(names[0].kind, &names[0].name);
    }
}
