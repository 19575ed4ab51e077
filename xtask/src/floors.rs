//! The figures that must not get worse: `eval/floors.toml`.

use std::fs;

use anyhow::{Context as _, ensure};
use serde_json::Value;
use toml_edit::{DocumentMut, Item, value};

use crate::places;

/// Figures differ by this much between instruction sets: floors stay as far below what was measured.
const SLACK: f64 = 0.3;

/// The file, as people wrote it.
pub(crate) struct Floors(DocumentMut);

/// A figure that must not be lower than its floor.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Floor {
    /// The table it stands in: what is measured.
    pub(crate) subject: String,
    /// Its name there, a path into the figures.
    pub(crate) metric: String,
    /// Out of a hundred.
    pub(crate) floor: f64,
}

impl Floors {
    pub(crate) fn read() -> anyhow::Result<Floors> {
        let text = fs::read_to_string(file()).with_context(|| format!("cannot read {}", file().display()))?;
        text.parse()
    }

    /// Every floor, in the order of the file.
    pub(crate) fn all(&self) -> anyhow::Result<Vec<Floor>> {
        let mut floors = Vec::new();
        for (subject, metrics) in self.0.iter() {
            let metrics =
                metrics.as_table().with_context(|| format!("{subject} is not a table of floors"))?;
            for (metric, item) in metrics.iter() {
                let floor = number(item.get("floor").unwrap_or(item));
                let floor =
                    floor.with_context(|| format!("the floor of {subject} {metric} is not a number"))?;
                floors.push(Floor { subject: subject.to_owned(), metric: metric.to_owned(), floor });
            }
        }
        ensure!(!floors.is_empty(), "{} has no floors", file().display());
        Ok(floors)
    }

    /// Raises the floor to just below `measured`, out of a hundred. A floor that is as high stays as it is.
    pub(crate) fn raise(&mut self, floor: &Floor, measured: f64) {
        let raised = ((measured - SLACK) * 10.0).floor() / 10.0;
        if raised > floor.floor {
            self.0[&floor.subject][&floor.metric] = value(raised);
        }
    }

    pub(crate) fn write(&self) -> anyhow::Result<()> {
        fs::write(file(), self.0.to_string()).with_context(|| format!("cannot write {}", file().display()))
    }
}

impl std::str::FromStr for Floors {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> anyhow::Result<Floors> {
        Ok(Floors(text.parse()?))
    }
}

impl Floor {
    /// What `figures` say of this metric, out of a hundred.
    pub(crate) fn measured(&self, figures: &Value) -> anyhow::Result<f64> {
        let share = self.metric.split('/').try_fold(figures, |at, name| at.get(name)).and_then(Value::as_f64);
        let share = share.with_context(|| format!("nothing measures {} {}", self.subject, self.metric))?;
        Ok(100.0 * share)
    }
}

fn file() -> std::path::PathBuf {
    places::root().join("eval/floors.toml")
}

fn number(item: &Item) -> Option<f64> {
    item.as_float().or_else(|| item.as_integer().map(|whole| whole as f64))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Floors;

    fn check_raised(before: &str, measured: f64, expected: &str) {
        let mut floors: Floors = format!("[main-text]\n# How.\n\"f1\" = {before}\n").parse().expect("TOML");
        let floor = floors.all().expect("floors").remove(0);
        floors.raise(&floor, measured);
        assert_eq!(floors.0.to_string(), format!("[main-text]\n# How.\n\"f1\" = {expected}\n"));
    }

    #[test]
    fn floors_only_rise() {
        check_raised("95.0", 96.54, "96.2");
        check_raised("96.4", 96.5, "96.4");
        check_raised("96.4", 90.0, "96.4");
        check_raised("{ floor = 90.0, was = 90.4, reason = \"r\" }", 91.0, "90.7");
        check_raised(
            "{ floor = 90.0, was = 90.4, reason = \"r\" }",
            90.1,
            "{ floor = 90.0, was = 90.4, reason = \"r\" }",
        );
    }

    #[test]
    fn a_metric_is_a_path_into_the_figures() {
        let floors: Floors = "[a]\n\"recall/denial/recall\" = 72".parse().expect("TOML");
        let floor = floors.all().expect("floors").remove(0);
        let figures = json!({ "recall": { "denial": { "recall": 0.75 } } });
        assert_eq!(floor.measured(&figures).expect("measured"), 75.0);
        assert!(floor.measured(&json!({})).is_err());
    }
}
