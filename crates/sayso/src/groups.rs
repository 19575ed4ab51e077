//! Outlets that belong together: a table that we ship, and a user's own.

use std::collections::BTreeMap;

use sayso_link::{OutletGroup, outlet_key};
use serde::Deserialize;

/// The groups that we ship. The file says how such tables are written.
pub const DEFAULT_GROUPS: &str = include_str!("../groups/default.toml");

/// Which outlets belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    groups: Vec<Group>,
    /// For each outlet, in the form in which outlets are compared, the position of its group.
    of: BTreeMap<String, usize>,
}

/// A table as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(default)]
    start: Start,
    #[serde(default)]
    group: Vec<Group>,
}

/// Which groups a table starts from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Start {
    #[default]
    Default,
    Nothing,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Group {
    name: String,
    outlets: Vec<String>,
    rests_on: String,
}

/// Why a table of groups cannot be used, and the line where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{line}: {what}")]
pub struct GroupsError {
    /// From 1.
    pub line: usize,
    /// What is wrong there.
    pub what: String,
}

impl Groups {
    /// The groups that we ship.
    pub fn standard() -> Groups {
        Groups::default().amended(DEFAULT_GROUPS).expect("a test reads the groups we ship")
    }

    /// These groups with what the table `toml` says otherwise. Refuses what has a key that is none of ours.
    pub fn amended(&self, toml: &str) -> Result<Groups, GroupsError> {
        let table: Table = toml_edit::de::from_str(toml).map_err(|error| {
            let before = error.span().and_then(|place| toml.get(..place.start)).unwrap_or_default();
            let what = error.message().lines().collect::<Vec<_>>().join("; ");
            GroupsError { line: before.matches('\n').count() + 1, what }
        })?;
        let kept = self.groups.iter().filter(|group| {
            table.start == Start::Default && !table.group.iter().any(|other| other.name == group.name)
        });
        let groups: Vec<Group> = kept.chain(&table.group).cloned().collect();
        let outlets = groups
            .iter()
            .enumerate()
            .flat_map(|(at, group)| group.outlets.iter().map(move |outlet| (outlet_key(outlet), at)));
        let of = outlets.collect();
        Ok(Groups { groups, of })
    }

    /// The group that an outlet is of.
    pub fn of(&self, outlet: &str) -> Option<OutletGroup> {
        let group = &self.groups[*self.of.get(&outlet_key(outlet))?];
        Some(OutletGroup { name: group.name.clone(), rests_on: group.rests_on.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::Groups;

    const TABLE: &str = "
        [[group]]
        name = \"Quay Press\"
        outlets = [\"The Tern Courier\", \"Quay Gazette\"]
        rests-on = \"their imprint\"
    ";

    fn name(groups: &Groups, outlet: &str) -> Option<String> {
        groups.of(outlet).map(|group| group.name)
    }

    #[test]
    fn the_groups_we_ship_say_what_each_rests_on() {
        let groups = Groups::standard();
        assert!(groups.groups.iter().all(|group| group.outlets.len() > 1 && !group.rests_on.is_empty()));
        let outlets: usize = groups.groups.iter().map(|group| group.outlets.len()).sum();
        assert_eq!(groups.of.len(), outlets, "an outlet stands in two groups");
    }

    #[test]
    fn a_table_adds_groups_and_takes_the_place_of_those_of_its_names() {
        let groups = Groups::default().amended(TABLE).expect("is right");
        assert_eq!(name(&groups, "tern courier").as_deref(), Some("Quay Press"));
        let none = "[[group]]\nname = \"Quay Press\"\noutlets = []\nrests-on = \"\"\n";
        assert_eq!(name(&groups.amended(none).expect("is right"), "Quay Gazette"), None);
        assert_eq!(groups.amended("").expect("is right"), groups);
        assert_eq!(groups.amended("start = \"nothing\"\n").expect("is right"), Groups::default());
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let error = |toml: &str| Groups::default().amended(toml).expect_err("is refused").to_string();
        assert!(error("\n[[group]]\nname = 1\n").starts_with("3: "), "{}", error("\n[[group]]\nname = 1\n"));
        assert!(error("groups = []\n").starts_with("1: unknown field"), "{}", error("groups = []\n"));
    }
}
