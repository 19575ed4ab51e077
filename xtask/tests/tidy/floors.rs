//! Crates stand on floors, and so do figures.

use std::fs;
use std::process::Command;

use toml_edit::{DocumentMut, Item};

use crate::{demand_none, read, root, shown};

/// Each crate and the floor it stands on. A crate may use lower floors only.
const FLOORS: &[(&str, u8)] = &[
    ("sayso-core", 0),
    ("sayso-wire", 1),
    ("sayso-ingest", 1),
    ("sayso-annotate", 1),
    ("sayso-link", 1),
    ("sayso-store", 1),
    ("sayso-export", 2),
    ("sayso", 3),
    ("sayso-cli", 5),
];

fn floor(name: &str) -> Option<u8> {
    FLOORS.iter().find_map(|&(known, floor)| (known == name).then_some(floor))
}

/// The manifest of each crate, by the name of its folder.
fn manifests() -> Vec<(String, DocumentMut)> {
    let folders = fs::read_dir(root().join("crates")).expect("there are crates");
    let manifests = folders.map(|folder| {
        let folder = folder.expect("readable").path();
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        let manifest = read(&folder.join("Cargo.toml")).parse();
        (name, manifest.unwrap_or_else(|error| panic!("{}: {error}", shown(&folder))))
    });
    manifests.collect()
}

/// What the crate is built from, on any target. Tests may use what they like.
fn dependencies(manifest: &DocumentMut) -> Vec<String> {
    let targets = manifest.get("target").and_then(Item::as_table_like);
    let targets = targets.into_iter().flat_map(|targets| targets.iter().map(|(_, target)| target));
    let tables = [manifest.as_item()].into_iter().chain(targets);
    let kinds = tables.flat_map(|table| [table.get("dependencies"), table.get("build-dependencies")]);
    let names = kinds.flatten().filter_map(Item::as_table_like);
    names.flat_map(|table| table.iter().map(|(name, _)| name.to_owned()).collect::<Vec<_>>()).collect()
}

#[test]
fn crates_only_look_down() {
    let mut wrong = Vec::new();
    for (name, manifest) in manifests() {
        let Some(own) = floor(&name) else {
            wrong.push(format!("{name} has no floor: add it to FLOORS"));
            continue;
        };
        for used in dependencies(&manifest) {
            match floor(&used) {
                Some(below) if below >= own => {
                    wrong.push(format!("{name} (floor {own}) uses {used} (floor {below})"));
                }
                Some(_) | None => {}
            }
        }
    }
    demand_none("a crate uses lower floors only", wrong);
}

#[test]
fn every_crate_takes_its_lints_and_its_licence_from_the_workspace() {
    let is_shared = |manifest: &DocumentMut, table: &str, key: &str| {
        manifest.get(table).and_then(|table| table.get(key)?.get("workspace")?.as_bool()) == Some(true)
    };
    let mut wrong = Vec::new();
    for (name, manifest) in manifests() {
        let lints = manifest.get("lints").and_then(|lints| lints.get("workspace")?.as_bool()) == Some(true);
        if !lints || !is_shared(&manifest, "package", "license") {
            wrong.push(name);
        }
    }
    demand_none("`lints.workspace = true` and `license.workspace = true`", wrong);
}

/// How far a floor may be lowered, by hand.
const LOWERED_AT_MOST: f64 = 0.5;

/// A figure as it is written in TOML.
fn number(item: &Item) -> Option<f64> {
    item.as_float().or_else(|| item.as_integer().map(|whole| whole as f64))
}

/// The figure of a floor, however it is written.
fn figure(floor: &Item) -> Option<f64> {
    number(floor.get("floor").unwrap_or(floor))
}

/// What is wrong with one floor, which stood at `before`: it is a number that is no lower, `{ floor, was, reason }` where it was
/// lowered a little, or `{ floor, anew }` where it begins anew, with the reason, as something else is measured.
fn complaint(floor: &Item, before: Option<f64>) -> Option<&'static str> {
    let is_below = |figure: f64| before.is_some_and(|before| figure < before);
    if let Some(figure) = number(floor) {
        return is_below(figure).then_some("is lowered without a reason");
    }
    let says =
        |key: &str| floor.get(key).and_then(Item::as_str).is_some_and(|words| !words.trim().is_empty());
    let was = floor.get("was").and_then(number);
    match (floor.get("floor").and_then(number), was) {
        (Some(_), None) if says("anew") => None,
        (Some(lowered), Some(was)) if was <= lowered || was - lowered > LOWERED_AT_MOST + 1e-9 => {
            Some("is lowered by more than 0.5, or not at all")
        }
        (Some(lowered), Some(was)) if is_below(lowered) && is_below(was) => Some("stood higher than it says"),
        (Some(_), Some(_)) if says("reason") => None,
        (Some(_), Some(_)) => Some("is lowered without a reason"),
        (_, _) => Some("is neither a number, { floor, was, reason } nor { floor, anew }"),
    }
}

/// The floors of the last commit, where there is a history to ask.
fn committed() -> DocumentMut {
    let mut show = Command::new("git");
    let shown = show.args(["show", "HEAD:./eval/floors.toml"]).current_dir(root()).output();
    let shown = shown.ok().filter(|shown| shown.status.success());
    let text = shown.and_then(|shown| String::from_utf8(shown.stdout).ok());
    text.and_then(|text| text.parse().ok()).unwrap_or_default()
}

#[test]
fn a_figure_s_floor_is_lowered_a_little_and_with_a_reason() {
    let floors: DocumentMut = read(&root().join("eval/floors.toml")).parse().expect("TOML");
    let committed = committed();
    let mut wrong = Vec::new();
    for (subject, metrics) in floors.iter() {
        let metrics = metrics.as_table().expect("a table of floors");
        for (metric, floor) in metrics.iter() {
            let before = committed.get(subject).and_then(|metrics| metrics.get(metric)).and_then(figure);
            wrong.extend(complaint(floor, before).map(|complaint| format!("{subject} {metric} {complaint}")));
        }
    }
    demand_none("floors in eval/floors.toml", wrong);
}

#[test]
fn lowering_a_floor_without_a_reason_is_noticed() {
    let check = |floor: &str, before: Option<f64>, is_right: bool| {
        let floors: DocumentMut = format!("floor = {floor}").parse().expect("TOML");
        assert_eq!(complaint(&floors["floor"], before).is_none(), is_right, "{floor} after {before:?}");
    };
    check("70.5", None, true);
    check("70", None, true);
    check("70.5", Some(70.5), true);
    check("70.4", Some(70.5), false);
    check("{ floor = 70.0, was = 70.5, reason = \"a smaller model\" }", None, true);
    check("{ floor = 70.0, was = 70.5, reason = \"a smaller model\" }", Some(70.5), true);
    check("{ floor = 70.0, was = 70.5, reason = \"a smaller model\" }", Some(70.0), true);
    check("{ floor = 70.0, was = 70.5, reason = \"a smaller model\" }", Some(80.0), false);
    check("{ floor = 70.0, was = 70.6, reason = \"a smaller model\" }", None, false);
    check("{ floor = 70.0, was = 70.5, reason = \" \" }", None, false);
    check("{ floor = 70.0, reason = \"a smaller model\" }", None, false);
    check("{ floor = 60.0, anew = \"more streams\" }", Some(70.0), true);
    check("{ floor = 60.0, anew = \"\" }", Some(70.0), false);
    check("\"70\"", None, false);
}
