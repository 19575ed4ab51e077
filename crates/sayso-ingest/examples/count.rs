#![allow(clippy::print_stdout, missing_docs)]
use sayso_ingest::{Place, extract, raws};
use std::collections::BTreeMap;
fn main() {
    let places = std::env::args()
        .skip(1)
        .map(|a| if a == "-" { Place::Stdin } else { Place::Path(a.into()) })
        .collect();
    let mut n = BTreeMap::new();
    for item in raws(places) {
        match item.and_then(|raw| extract(&raw).map_err(|e| (raw.address.clone(), e))) {
            Ok(_) => *n.entry("read").or_insert(0) += 1,
            Err((a, e)) => {
                *n.entry(e.kind()).or_insert(0) += 1;
                if n[e.kind()] < 15 {
                    println!("{a}: {e}");
                }
            }
        }
    }
    println!("{n:?}");
}
