//! One file and one line for each thing that sayso can do.

use regex::Regex;

use crate::{demand_none, read, root};

/// Each file with a table `ALL`; the files of its entries stand in the folder of the same name.
const TABLES: &[&str] = &[
    "crates/sayso-annotate/src/annotators",
    "crates/sayso/src/lint",
    "crates/sayso-cli/src/render",
    "crates/sayso-export/src/formats",
    "crates/sayso-ingest/src/formats",
];

/// The modules that the entries of the table in `source` come from.
fn entries(source: &str) -> Vec<String> {
    let start = source.find("static ALL").expect("a table ALL");
    let end = start + source[start..].find("];").expect("the end of the table");
    let module = Regex::new(r"\b([a-z][a-z_]*)::").expect("a valid pattern");
    module.captures_iter(&source[start..end]).map(|found| found[1].to_owned()).collect()
}

#[test]
fn every_entry_of_a_table_has_its_file() {
    let mut wrong = Vec::new();
    for table in TABLES {
        let entries = entries(&read(&root().join(format!("{table}.rs"))));
        if entries.is_empty() {
            wrong.push(format!("{table}.rs: no entries"));
        }
        let files = entries.iter().map(|entry| format!("{table}/{entry}.rs"));
        wrong.extend(files.filter(|file| !root().join(file).is_file()));
    }
    demand_none("each line of a table has its file", wrong);
}

#[test]
fn entries_are_read_from_the_table_alone() {
    let source = "use a::B;\nstatic ALL: &[&Format] = &[\n    &html::FORMAT,\n    || Box::new(dates_in::Dates),\n];\nc::d();\n";
    assert_eq!(entries(source), ["html", "dates_in"]);
}
