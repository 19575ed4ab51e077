//! For spreadsheets: comma-separated values by RFC 4180, in which nothing is a formula.

use sayso_wire::StatementV1;

use super::Render;
use crate::columns::{COLUMNS, Cell};
use crate::{About, safe};

/// Rows end so by RFC 4180.
const LINE_END: &str = "\r\n";

struct Csv;

pub(super) fn open(_: &About) -> Box<dyn Render> {
    Box::new(Csv)
}

impl Render for Csv {
    fn opening(&mut self) -> Vec<u8> {
        row(COLUMNS.iter().map(|column| column.name.to_owned()))
    }

    fn statement(&mut self, statement: &StatementV1) -> Vec<u8> {
        row(COLUMNS.iter().map(|column| match (column.value)(statement) {
            Cell::Text(text) => safe::csv(&text.unwrap_or_default()),
            Cell::Number(number) => number.to_string(),
        }))
    }
}

fn row(fields: impl Iterator<Item = String>) -> Vec<u8> {
    (fields.collect::<Vec<_>>().join(",") + LINE_END).into_bytes()
}
