//! Makes the ledger by which `sayso-store/tests/released.rs` sees that old ones open. Run it when the schema has a new
//! version: `cargo test -p sayso-cli --test ledger_sample -- --ignored`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sayso_store::Ledger;

#[test]
#[ignore = "it makes a file that is kept in the repository"]
fn a_sample_of_the_present_schema() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let kept: PathBuf = root.join("crates/sayso-store/tests/schema-2.sayso");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ledger.sayso");
    let sayso = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sayso"));
        command.current_dir(&root).args(arguments).env("SAYSO_LEDGER", &path).env("USER", "Ann Lee");
        assert!(command.status().expect("runs").success(), "{arguments:?}");
    };
    sayso(&["add", "examples/denial.html", "examples/three.jsonl"]);
    let ledger = Ledger::read(&path).expect("opens");
    let articles = ledger.articles().expect("reads");
    let (_, statements) = ledger.article(&articles[0]).expect("is there");
    let id = |position: usize| statements[position].id.to_string();
    sayso(&["judge", &id(0), "no", "--why", "an example of a rejection"]);
    sayso(&["judge", &id(1), "yes", "--act", "assert", "--note", "an example of a correction"]);
    sayso(&["judge", &id(2), "unsure"]);
    sayso(&["judge", "--undo", "5"]);
    sayso(&["takedown", &articles[1], "--why", "an example of a takedown"]);
    sayso(&["takedown", &id(3), "--why", "an example of a takedown that is lifted"]);
    sayso(&["takedown", &id(3), "--undo", "--why", "it was an example"]);
    drop(ledger);
    sayso(&["erase", &articles[3], "--yes", "--why", "an example of an erasure"]);
    fs::copy(&path, kept).expect("copies");
}
