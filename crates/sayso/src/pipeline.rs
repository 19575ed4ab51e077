//! The one main path: raw, article, annotated.

use std::ops::ControlFlow;

use rayon::prelude::*;
use sayso_annotate::Annotators;
use sayso_core::{Address, Annotated, Article};
use sayso_ingest::{Place, Raw, Skipped, extract, raws};

/// What became of one item. A page without an article is an outcome like any other: the next item goes on.
#[derive(Debug)]
pub enum Outcome {
    /// Read, with everything the annotators found.
    Read(Box<Annotated>),
    /// No article came of it.
    Skipped(Address, Skipped),
}

/// Reads what stands at `places`, reporting what becomes of each item, in order, until `report` breaks.
///
/// Runs on the threads of the rayon pool it is called in; outcomes are the same whatever their number.
pub fn read(
    places: Vec<Place>,
    annotators: &Annotators,
    report: &mut dyn FnMut(Outcome) -> ControlFlow<()>,
) -> ControlFlow<()> {
    for chunk in chunks(raws(places)) {
        let extracted: Vec<_> = chunk.into_par_iter().map(article).collect();
        for outcome in annotate(extracted, annotators) {
            report(outcome)?;
        }
    }
    ControlFlow::Continue(())
}

/// An item as it was opened.
type Opened = Result<Raw, (Address, Skipped)>;

/// The article in an item that could be opened.
fn article(opened: Opened) -> Result<Article, (Address, Skipped)> {
    let raw = opened?;
    extract(&raw).map_err(|skipped| (raw.address, skipped))
}

/// Annotates the articles as one batch and puts each outcome where its item stood.
fn annotate(
    extracted: Vec<Result<Article, (Address, Skipped)>>,
    annotators: &Annotators,
) -> impl Iterator<Item = Outcome> {
    let mut articles = Vec::new();
    let places: Vec<_> =
        extracted.into_iter().map(|item| item.map(|article| articles.push(article))).collect();
    let mut read = annotators.annotate(articles).into_iter();
    places.into_iter().map(move |place| match place {
        Ok(()) => Outcome::Read(Box::new(read.next().expect("an annotated article for each article"))),
        Err((address, skipped)) => Outcome::Skipped(address, skipped),
    })
}

/// Items enough to keep every thread busy.
const MOST_ITEMS: usize = 32;

/// Bytes few enough to stay in memory along with what is made of them.
const MOST_BYTES: usize = 4 << 20;

/// Cuts `items` into chunks: first a single item, so that its result is there at once, then more and more.
fn chunks(mut items: impl Iterator<Item = Opened>) -> impl Iterator<Item = Vec<Opened>> {
    let mut most_items = 1;
    std::iter::from_fn(move || {
        let (mut chunk, mut bytes) = (Vec::new(), 0);
        while chunk.len() < most_items && bytes < MOST_BYTES {
            let Some(item) = items.next() else { break };
            bytes += item.as_ref().map_or(0, |raw| raw.bytes.len());
            chunk.push(item);
        }
        most_items = MOST_ITEMS.min(most_items * 2);
        (!chunk.is_empty()).then_some(chunk)
    })
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;
    use std::path::PathBuf;

    use sayso_annotate::Annotators;
    use sayso_core::Address;
    use sayso_ingest::{Place, Skipped};

    use super::{MOST_ITEMS, Outcome, chunks, read};

    #[test]
    fn outcomes_come_in_the_order_of_their_places() {
        let source = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src");
        let missing = (0..70).map(|number| PathBuf::from(format!("missing/{number}.txt")));
        let places: Vec<PathBuf> = missing.chain([source.join("missing.txt")]).collect();
        let mut addresses = Vec::new();
        let flow = read(paths(&places), &Annotators::standard(), &mut |outcome| {
            addresses.push(PathBuf::from(address(&outcome).as_str()));
            ControlFlow::Continue(())
        });
        assert_eq!((flow, addresses), (ControlFlow::Continue(()), places));
    }

    #[test]
    fn reading_stops_when_the_report_breaks() {
        let mut seen = 0;
        let flow = read(paths(&["a".into(), "b".into()]), &Annotators::standard(), &mut |_| {
            seen += 1;
            ControlFlow::Break(())
        });
        assert_eq!((flow, seen), (ControlFlow::Break(()), 1));
    }

    #[test]
    fn chunks_start_with_one_item_and_stay_small() {
        let items = (0..100).map(|_| Err((Address::new("-"), Skipped::Missing)));
        let sizes: Vec<usize> = chunks(items).map(|chunk| chunk.len()).collect();
        assert_eq!(sizes, [1, 2, 4, 8, 16, MOST_ITEMS, MOST_ITEMS, 5]);
    }

    fn paths(paths: &[PathBuf]) -> Vec<Place> {
        paths.iter().cloned().map(Place::Path).collect()
    }

    fn address(outcome: &Outcome) -> &Address {
        match outcome {
            Outcome::Read(annotated) => &annotated.article().address,
            Outcome::Skipped(address, _) => address,
        }
    }
}
