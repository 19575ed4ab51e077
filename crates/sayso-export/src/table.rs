//! Counts and the like, as lines of JSON, comma-separated values, or a page.

use serde_json::{Map, Value};

use crate::columns::Cell;
use crate::formats::line;
use crate::page::{CARDS, FOOT, head};
use crate::safe;

/// Rows with the same columns. Words of articles in them are those that [`crate::Sayings`] lets leave.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it shows.
    pub title: String,
    /// Tells how to read it.
    pub legend: &'static str,
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// One JSON object a row.
    pub fn jsonl(&self) -> Vec<u8> {
        let object = |row: &Vec<Cell>| {
            let values = self.columns.iter().cloned().zip(row.iter().map(value));
            line(&Value::Object(values.collect::<Map<_, _>>()))
        };
        self.rows.iter().flat_map(object).collect()
    }

    /// A head and one row each, by RFC 4180; nothing in it is a formula.
    pub fn csv(&self) -> Vec<u8> {
        let head = self.columns.iter().map(|name| safe::csv(name)).collect::<Vec<_>>();
        let rows = self.rows.iter().map(|row| row.iter().map(csv).collect());
        [head].into_iter().chain(rows).map(|row| row.join(",") + "\r\n").collect::<String>().into_bytes()
    }

    /// One page that needs nothing else.
    pub fn html(&self) -> Vec<u8> {
        let title = safe::escape(&safe::plain(&self.title));
        let names = self.columns.iter().map(|name| format!("<th scope=\"col\">{}</th>", safe::escape(name)));
        let rows =
            self.rows.iter().map(|row| format!("<tr>{}</tr>\n", row.iter().map(html).collect::<String>()));
        format!(
            "{}<h1>{title}</h1>\n<div class=\"wide\">\n<table>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody>\n</table>\n</div>\n{FOOT}",
            head(&title, CARDS, &format!("<p><b>Who says what, on whose word.</b> {}</p>\n", safe::escape(self.legend))),
            names.collect::<String>(),
            rows.collect::<String>(),
        )
        .into_bytes()
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Text(text) => text.clone().map_or(Value::Null, Value::from),
        Cell::Number(number) if number.fract() == 0.0 => Value::from(*number as i64),
        Cell::Number(number) => Value::from(*number),
    }
}

fn csv(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => safe::csv(text.as_deref().unwrap_or_default()),
        Cell::Number(number) => number.to_string(),
    }
}

fn html(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => {
            format!("<td>{}</td>", safe::escape(&safe::plain(text.as_deref().unwrap_or_default())))
        }
        Cell::Number(number) => format!("<td class=\"count\">{number}</td>"),
    }
}

#[cfg(test)]
mod tests {
    use super::Table;
    use crate::Cell;

    #[test]
    fn a_table_is_the_same_in_every_form_and_strangers_names_have_no_power() {
        let row = |name: &str, count| vec![Cell::Text(Some(name.to_owned())), Cell::Number(count)];
        let table = Table {
            title: "Outlets".to_owned(),
            legend: "None is a rating.",
            columns: vec!["outlet".to_owned(), "unnamed".to_owned()],
            rows: vec![row("=1<b>", 3.0), row("The Quay Gazette", 0.25)],
        };
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        assert_eq!(
            text(table.jsonl()),
            "{\"outlet\":\"=1<b>\",\"unnamed\":3}\n{\"outlet\":\"The Quay Gazette\",\"unnamed\":0.25}\n"
        );
        assert_eq!(text(table.csv()), "outlet,unnamed\r\n\"'=1<b>\",3\r\n\"The Quay Gazette\",0.25\r\n");
        let page = text(table.html());
        assert!(page.contains("<td>=1&lt;b&gt;</td><td class=\"count\">3</td>"), "{page}");
    }
}
