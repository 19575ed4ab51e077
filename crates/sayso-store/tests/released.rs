//! Ledgers that each released version of the schema wrote open, with all that was in them.
//!
//! The last of them is made from the examples: `cargo test -p sayso-cli --test ledger_sample -- --ignored` makes it anew.
//! Once a version is released its file stays as it is.

use std::fs;
use std::path::Path;

use sayso_core::{Address, Article, Digest, Run};
use sayso_store::{Error, Ledger, Query, RemovalKind, Step, Versions};

/// The kept ledger of each version.
static SAMPLES: &[&str] = &["schema-1.sayso", "schema-2.sayso"];

/// A copy of the sample, as nobody may change the kept one, and the folder it is in.
fn sample(name: &str) -> (tempfile::TempDir, Ledger) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name);
    fs::copy(kept, &path).expect("copies");
    let ledger = Ledger::open(&path).expect("opens");
    (folder, ledger)
}

#[test]
fn every_released_version_opens_without_a_fault() {
    for name in SAMPLES {
        let (_folder, mut ledger) = sample(name);
        let found = |step: Step| assert!(matches!(step, Step::Done(..)), "{name}: {step:?}");
        assert_eq!(ledger.verify(&mut { found }).expect("verifies").articles, 4, "{name}");
        ledger.rebuild(&mut |_| {}).expect("rebuilds");
        ledger.verify(&mut { found }).expect("verifies");
    }
}

#[test]
fn what_was_judged_hidden_and_erased_is_so_in_every_version() {
    for name in SAMPLES {
        let (_folder, ledger) = sample(name);
        let query = Query { acts: vec!["deny".to_owned()], limit: 99, ..Query::default() };
        let denials = ledger.search(&query).expect("searches");
        assert!(denials.count > 0, "{name}");
        let mut judged = 0;
        let reading = ledger.corrections(&mut |_| {
            judged += 1;
            Ok(())
        });
        reading.expect("reads");
        assert_eq!((judged, ledger.rejected(9).expect("reads").len()), (2, 1), "{name}");
        let mut kinds = Vec::new();
        for id in ledger.articles().expect("reads") {
            match ledger.article(&id) {
                Ok((article, statements)) => {
                    assert!(!article.text.as_str().is_empty() && !statements.is_empty(), "{name}");
                }
                Err(Error::Removed(removal)) => kinds.push(removal.kind),
                Err(error) => panic!("{name}: {error}"),
            }
        }
        assert_eq!(kinds, [RemovalKind::Takedown, RemovalKind::Erasure], "{name}");
    }
}

#[test]
fn articles_of_an_older_version_keep_their_ids_and_are_known_again() {
    let (_folder, ledger) = sample("schema-1.sayso");
    let id = ledger.articles().expect("reads")[0].clone();
    let (record, statements) = ledger.article(&id).expect("is there");
    let article = Article {
        canonical: Some(record.place.clone()),
        ..Article::new(Address::new("elsewhere/page.html"), record.text.clone())
    };
    let known = ledger.known(&article).expect("reads").expect("is there");
    assert!(known.is_here && !known.is_superseded);
    let run = Run { version: "0.0.0", model: Digest::of(&[]), instruction_set: "none" };
    let rows = ledger.to_reread(&run, Versions::Last).expect("reads");
    let (stored, _) = ledger.stored(rows[0]).expect("reads").expect("shows");
    assert_eq!((stored.id.to_string(), statements.is_empty()), (id, false));
}
