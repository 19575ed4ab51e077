//! Files with one value of JSON a line.

use std::io::{self, BufRead};

use serde::Deserialize;

/// A line that cannot be used. Lines count from 1.
#[derive(Debug, thiserror::Error)]
pub enum LineError {
    /// The file broke off.
    #[error("line {line} cannot be read")]
    Read {
        /// Where.
        line: usize,
        /// Why.
        source: io::Error,
    },
    /// Something else stands there.
    #[error("line {line} is not {wanted}")]
    Shape {
        /// Where.
        line: usize,
        /// What should stand there.
        wanted: &'static str,
        /// What it lacks.
        source: serde_json::Error,
    },
}

/// Each line with its number, or why it cannot be read.
pub(super) fn numbered(file: impl BufRead) -> impl Iterator<Item = Result<(usize, String), LineError>> {
    let read = |(line, read): (usize, io::Result<String>)| match read {
        Ok(json) => Ok((line, json)),
        Err(source) => Err(LineError::Read { line, source }),
    };
    (1..).zip(file.lines()).map(read)
}

/// Reads the value of each line, which should be `wanted`.
pub(super) fn read<T: for<'line> Deserialize<'line>>(
    file: impl BufRead,
    wanted: &'static str,
) -> Result<Vec<T>, LineError> {
    let value = |numbered: Result<(usize, String), LineError>| {
        let (line, json) = numbered?;
        serde_json::from_str(&json).map_err(|source| LineError::Shape { line, wanted, source })
    };
    numbered(file).map(value).collect()
}
