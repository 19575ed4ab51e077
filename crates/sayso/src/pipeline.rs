//! The one main path: raw, article, annotated, and into the ledger for those who keep one.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::env;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;
use sayso_annotate::Annotators;
use sayso_core::{Address, Annotated, Article, Digest, Run};
use sayso_ingest::{Place, Raw, Skipped, extract, raws};
use sayso_store::{Appended, ArticleRecord, Error, Known, Ledger, Statement, Versions, identity, place};

use crate::entry::entry;
use crate::link;
use crate::own_files::OwnFiles;
use crate::returns::Returns;

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
        let extracted: Vec<_> =
            chunk.into_par_iter().map(|opened| article(opened).map(|article| ((), article))).collect();
        for item in annotate(extracted, annotators) {
            report(match item {
                Ok(((), annotated)) => Outcome::Read(Box::new(annotated)),
                Err((address, skipped)) => Outcome::Skipped(address, skipped),
            })?;
        }
    }
    ControlFlow::Continue(())
}

/// What became of one item on its way into a ledger.
#[derive(Debug)]
pub enum Added {
    /// It is in the ledger.
    Appended(Appended, Box<Annotated>),
    /// It was in the ledger before, and was not read again.
    Known(Address),
    /// It was in the ledger before, and is the last version of its place again: told once all is read.
    Returned(Address),
    /// No article came of it.
    Skipped(Address, Skipped),
}

/// A ledger that one thread writes to, while another may wait to end the process between two writes.
pub type SharedLedger = Mutex<Ledger>;

/// What adding works with.
pub struct Adding<'work> {
    /// What reads the articles.
    pub annotators: &'work Annotators,
    /// Where they are put.
    pub ledger: &'work SharedLedger,
    /// Tells the time, ISO 8601 in UTC.
    pub now: fn() -> String,
}

/// Reads what stands at `places` into a ledger, reporting what becomes of each item and how many bytes it has, in order,
/// until `report` breaks.
///
/// What is reported is on the disk. Items that are there already are not read again, so whatever stops the work, it goes
/// on where it stopped when the same places are added again. The files of the ledger itself are left out.
pub fn add(
    places: Vec<Place>,
    adding: &Adding<'_>,
    report: &mut dyn FnMut(Added, u64) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, Error> {
    let Adding { annotators, ledger, now } = adding;
    // It takes a look at the whole model: not where nothing is new.
    let run: LazyCell<Run> = LazyCell::new(Annotators::run);
    let places: Vec<Place> = places.into_iter().map(from_here).collect();
    let own = OwnFiles::new(locked(ledger).path(), &places);
    let mut returns = Returns::default();
    for chunk in chunks(raws(places).filter(|item| !own.has(address(item)))) {
        let sizes: Vec<u64> =
            chunk.iter().map(|item| item.as_ref().map_or(0, |raw| raw.bytes.len() as u64)).collect();
        let opened: Vec<Sorted<Raw>> =
            chunk.into_iter().map(|item| unread(item, ledger)).collect::<Result<_, _>>()?;
        let extracted: Vec<Sorted<Article>> = opened.into_par_iter().map(extracted).collect();
        let new = unrecorded(extracted, ledger)?;
        for (item, bytes) in annotate(new, annotators).zip(sizes) {
            let added = append(item, ledger, (&run, now()), &mut returns)?;
            if report(added, bytes).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
    }
    let returned = returns.record(&mut locked(ledger), &now())?;
    Ok(returned.into_iter().try_for_each(|address| report(Added::Returned(address), 0)))
}

/// `place` as it is called from the folder that we stand in, so that a file is the same by whichever path.
fn from_here(place: Place) -> Place {
    let Place::Path(path) = place else { return Place::Stdin };
    let here = env::current_dir().unwrap_or_default();
    let below = path.strip_prefix(&here).ok().filter(|_| path.is_absolute());
    Place::Path(match below {
        Some(below) if below.as_os_str().is_empty() => Path::new(".").to_owned(),
        Some(below) => below.to_owned(),
        None => path,
    })
}

/// An article of a ledger that was read again.
#[derive(Debug)]
pub struct Reread {
    /// What people judged in it and the new reading does not have: as it was found before.
    pub unfitting: Vec<Statement>,
    /// How many articles are read again.
    pub done: usize,
    /// How many there are to read.
    pub of: usize,
}

/// Reads the stored texts again that were never read by this run, reporting each article, in the order in which they
/// came, until `report` breaks.
///
/// What is reported is on the disk, and not read again the next time.
pub fn reannotate(
    adding: &Adding<'_>,
    versions: Versions,
    report: &mut dyn FnMut(Reread) -> ControlFlow<()>,
) -> Result<ControlFlow<()>, Error> {
    let Adding { annotators, ledger, now } = adding;
    let run = Annotators::run();
    let rows = locked(ledger).to_reread(&run, versions)?;
    let mut done = 0;
    for chunk in rows.chunks(MOST_STORED) {
        let stored: Vec<Option<(Article, ArticleRecord)>> =
            chunk.iter().map(|row| locked(ledger).stored(*row)).collect::<Result<_, _>>()?;
        let (articles, records): (Vec<Article>, Vec<ArticleRecord>) = stored.into_iter().flatten().unzip();
        for (annotated, record) in annotators.annotate(articles).into_iter().zip(records) {
            let mut ledger = locked(ledger);
            link::append(&mut ledger, &entry(&annotated, &run, now(), None))?;
            let unfitting = ledger.unfitting(Some(&record))?;
            drop(ledger);
            done += 1;
            if report(Reread { unfitting, done, of: rows.len() }).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// An item with the digest of its bytes as long as it is new; or what became of it.
type Sorted<T> = Result<(Digest, T), Settled>;

/// What became of an item that is not put in.
enum Settled {
    /// It is in the ledger, and what it is there.
    Known(Address, Known),
    /// No article came of it.
    Skipped(Address, Skipped),
}

/// The ledger, once nobody is in the middle of a write to it.
fn locked(ledger: &SharedLedger) -> MutexGuard<'_, Ledger> {
    ledger.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The item, unless its bytes were read before.
fn unread(opened: Opened, ledger: &SharedLedger) -> Result<Sorted<Raw>, Error> {
    let raw = match opened {
        Ok(raw) => raw,
        Err((address, skipped)) => return Ok(Err(Settled::Skipped(address, skipped))),
    };
    // Another version of sayso may find other articles in the same bytes.
    let version = env!("CARGO_PKG_VERSION").as_bytes();
    let digest = Digest::of(&[version, &[0], raw.address.as_str().as_bytes(), &[0], &raw.bytes]);
    // What other words have followed may be there again: what is in the bytes tells.
    let known = locked(ledger).captured(digest, &raw.address)?.filter(|known| !known.is_superseded);
    Ok(match known {
        Some(known) => Err(Settled::Known(raw.address, known)),
        None => Ok((digest, raw)),
    })
}

fn extracted(item: Sorted<Raw>) -> Sorted<Article> {
    let (digest, raw) = item?;
    let article = article(Ok(raw)).map_err(|(address, skipped)| Settled::Skipped(address, skipped))?;
    Ok((digest, article))
}

/// The articles that were not recorded before.
fn unrecorded(items: Vec<Sorted<Article>>, ledger: &SharedLedger) -> Result<Vec<Sorted<Article>>, Error> {
    let mut ledger = locked(ledger);
    let mut changing = BTreeSet::new();
    let mut sorted = Vec::new();
    for item in items {
        let (digest, article) = match item {
            Ok(new) => new,
            Err(settled) => {
                sorted.push(Err(settled));
                continue;
            }
        };
        // Where other words are about to stand, a copy of those that stood there is all that is left of them.
        let known = ledger.known(&article)?;
        let known = known.filter(|known| known.is_here || !changing.contains(&known.place));
        sorted.push(if let Some(known) = known {
            ledger.note_capture(digest, &known)?;
            Err(Settled::Known(article.address, known))
        } else {
            changing.insert(place(&article));
            Ok((digest, article))
        });
    }
    Ok(sorted)
}

fn append(
    item: Sorted<Annotated>,
    ledger: &SharedLedger,
    (run, captured): (&LazyCell<Run>, String),
    returns: &mut Returns,
) -> Result<Added, Error> {
    let (digest, annotated) = match item {
        Ok(new) => new,
        Err(Settled::Skipped(address, skipped)) => return Ok(Added::Skipped(address, skipped)),
        Err(Settled::Known(address, known)) => {
            returns.note_known(&address, known);
            return Ok(Added::Known(address));
        }
    };
    let appended = link::append(&mut locked(ledger), &entry(&annotated, run, captured, Some(digest)))?;
    returns.note_appended(place(annotated.article()), appended);
    Ok(Added::Appended(appended, Box::new(annotated)))
}

/// An item as it was opened.
type Opened = Result<Raw, (Address, Skipped)>;

/// Where the item is.
fn address(opened: &Opened) -> &Address {
    match opened {
        Ok(raw) => &raw.address,
        Err((address, _)) => address,
    }
}

/// The article in an item that could be opened.
fn article(opened: Opened) -> Result<Article, (Address, Skipped)> {
    let raw = opened?;
    let article = extract(&raw).map_err(|skipped| (raw.address, skipped))?;
    Ok(Article { id: identity(&article), ..article })
}

/// Annotates the articles as one batch and puts each where its item stood, with what came along.
fn annotate<With, Other>(
    items: Vec<Result<(With, Article), Other>>,
    annotators: &Annotators,
) -> impl Iterator<Item = Result<(With, Annotated), Other>> {
    let mut articles = Vec::new();
    let places: Vec<Result<With, Other>> = items
        .into_iter()
        .map(|item| {
            let (with, article) = item?;
            articles.push(article);
            Ok(with)
        })
        .collect();
    let mut read = annotators.annotate(articles).into_iter();
    places
        .into_iter()
        .map(move |place| Ok((place?, read.next().expect("an annotated article for each article"))))
}

/// Items enough to keep every thread busy.
const MOST_ITEMS: usize = 32;

/// Stored articles that are read again as one batch.
const MOST_STORED: usize = 16;

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

    use super::{MOST_ITEMS, Outcome, chunks, from_here, read};

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
    fn a_file_below_is_called_from_here() {
        let here = std::env::current_dir().expect("a folder");
        let check = |path: PathBuf, expected: &str| {
            assert_eq!(from_here(Place::Path(path)), Place::Path(PathBuf::from(expected)));
        };
        check(here.join("letters/one.txt"), "letters/one.txt");
        check(here.clone(), ".");
        check("letters/one.txt".into(), "letters/one.txt");
        check("/letters/one.txt".into(), "/letters/one.txt");
        assert_eq!(from_here(Place::Stdin), Place::Stdin);
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
