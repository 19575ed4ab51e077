//! For data frames and query engines: the columns of the table in Apache Parquet.
//!
//! Rows are written in groups, so that memory does not grow with the export.

use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;
use sayso_wire::StatementV1;

use super::Render;
use crate::About;
use crate::columns::{COLUMNS, Cell, Column};

/// Rows of a group: some ten megabytes before they are packed.
const ROWS: usize = 8_192;

struct Parquet {
    /// `None` once the file is whole.
    writer: Option<SerializedFileWriter<Vec<u8>>>,
    /// Rows that are not written yet, by column.
    cells: Vec<Vec<Cell>>,
}

/// Nothing that leads to a failure can happen in memory, with columns that we lay out ourselves.
const IN_MEMORY: &str = "a table of our own, written to memory";

pub(super) fn open(about: &About) -> Box<dyn Render> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(format!("sayso {}", about.version))
        .set_key_value_metadata(Some(vec![KeyValue::new("sayso.export".to_owned(), about.title.clone())]))
        .build();
    let writer = SerializedFileWriter::new(Vec::new(), schema().expect(IN_MEMORY), Arc::new(properties));
    Box::new(Parquet { writer: Some(writer.expect(IN_MEMORY)), cells: vec![Vec::new(); COLUMNS.len()] })
}

impl Render for Parquet {
    fn statement(&mut self, statement: &StatementV1) -> Vec<u8> {
        for (cells, column) in self.cells.iter_mut().zip(COLUMNS) {
            cells.push((column.value)(statement));
        }
        if self.cells[0].len() < ROWS {
            return Vec::new();
        }
        self.write().expect(IN_MEMORY);
        self.writer.as_mut().map(|writer| std::mem::take(writer.inner_mut())).unwrap_or_default()
    }

    fn closing(&mut self) -> Vec<u8> {
        self.write().expect(IN_MEMORY);
        self.writer.take().map(|writer| writer.into_inner().expect(IN_MEMORY)).unwrap_or_default()
    }
}

impl Parquet {
    /// Writes a group of the rows that are not written yet, if there are any.
    fn write(&mut self) -> Result<(), ParquetError> {
        let Some(writer) = self.writer.as_mut().filter(|_| !self.cells[0].is_empty()) else { return Ok(()) };
        let mut group = writer.next_row_group()?;
        for (cells, column) in self.cells.iter_mut().zip(COLUMNS) {
            let Some(written) = group.next_column()? else { break };
            write_column(written, column, std::mem::take(cells))?;
        }
        group.close()?;
        Ok(())
    }
}

/// Writes the cells of one column of a group.
fn write_column(
    mut written: SerializedColumnWriter<'_>,
    column: &Column,
    cells: Vec<Cell>,
) -> Result<(), ParquetError> {
    // A value that is there has level 1, one that is not has level 0.
    let levels: Vec<i16> = cells.iter().map(|cell| i16::from(*cell != Cell::Text(None))).collect();
    let (mut texts, mut numbers) = (Vec::new(), Vec::new());
    for cell in cells {
        match cell {
            Cell::Text(text) => texts.extend(text.map(|text| ByteArray::from(text.into_bytes()))),
            Cell::Number(number) => numbers.push(number),
        }
    }
    match column.is_number {
        true => written.typed::<DoubleType>().write_batch(&numbers, Some(&levels), None)?,
        false => written.typed::<ByteArrayType>().write_batch(&texts, Some(&levels), None)?,
    };
    written.close()
}

fn schema() -> Result<Arc<Type>, ParquetError> {
    let fields = COLUMNS.iter().map(|column| field(column).map(Arc::new)).collect::<Result<Vec<_>, _>>()?;
    Ok(Arc::new(Type::group_type_builder("statements").with_fields(fields).build()?))
}

fn field(column: &Column) -> Result<Type, ParquetError> {
    let field = match column.is_number {
        true => Type::primitive_type_builder(column.name, Physical::DOUBLE),
        false => Type::primitive_type_builder(column.name, Physical::BYTE_ARRAY)
            .with_logical_type(Some(LogicalType::String)),
    };
    field.with_repetition(Repetition::OPTIONAL).build()
}
