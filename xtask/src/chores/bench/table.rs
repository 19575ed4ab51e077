//! The figures of all rounds as a table for docs/performance.md.

use std::fmt::Write as _;
use std::fs;

use serde_json::Value;

use super::measured::Measured;
use super::{Round, Texts};

/// The table, in Markdown.
pub(super) fn table(texts: &Texts, rounds: &[Round]) -> String {
    let figures = Figures { texts, rounds };
    let mut table = format!(
        "{} articles, {} words, {} sub-words; medians of {} rounds in turn; {}\n\n",
        texts.articles,
        texts.words,
        texts.pieces,
        rounds.len(),
        machine()
    );
    table.push_str(
        "| | sayso, one thread | sayso, all threads | spaCy small, parse only |\n|---|---|---|---|\n",
    );
    for (name, cells) in figures.rows() {
        let [one, all, parse] = cells.map(|cell| cell.unwrap_or_else(|| "–".to_owned()));
        let _ = writeln!(table, "| {name} | {one} | {all} | {parse} |");
    }
    let [with, without] = figures.ratios();
    let _ = writeln!(
        table,
        "\nOn one thread sayso reads {without:.2} times as many articles per CPU second as spaCy parses, start of both \
         left out; {with:.2} times with it. Nested attributions are included."
    );
    table
}

/// All that was measured.
struct Figures<'rounds> {
    texts: &'rounds Texts,
    rounds: &'rounds [Round],
}

/// A row: its name, and its cells.
type Row = (&'static str, [Option<String>; 3]);

impl Figures<'_> {
    fn rows(&self) -> Vec<Row> {
        self.speeds().into_iter().chain(self.starts()).chain(self.memory()).collect()
    }

    fn speeds(&self) -> Vec<Row> {
        let rate = |amount: usize| move |seconds: f64| Some(format!("{:.1}", amount as f64 / seconds));
        let (articles, pieces) = (rate(self.texts.articles), rate(self.texts.pieces));
        let cpu = self.cpu_without_start();
        let whole_cpu = self.columns(|run| run.cpu);
        let wall = self.columns(|run| run.wall);
        vec![
            ("articles per CPU second", cpu.map(articles)),
            ("sub-words per CPU second", cpu.map(pieces)),
            ("articles per CPU second, start included", whole_cpu.map(articles)),
            ("articles per second, start included", wall.map(articles)),
        ]
    }

    fn starts(&self) -> Vec<Row> {
        let milliseconds = |seconds: f64| Some(format!("{:.0} ms", 1e3 * seconds));
        let first = self.median(|round| round.first.first);
        let parser_first = self.median(|round| round.parser_first.first);
        let start = self.median(|round| round.start.cpu);
        let load = self.median(|round| number(&round.parse, "load_cpu"));
        vec![
            (
                "start to the first result, one article",
                [None, milliseconds(first), milliseconds(parser_first)],
            ),
            ("CPU time of the start", [milliseconds(start), None, milliseconds(load)]),
        ]
    }

    fn memory(&self) -> Vec<Row> {
        let megabytes = |megabytes: f64| Some(format!("{megabytes:.0} MB"));
        let first = self.median(|round| round.first.memory);
        let parser_first = self.median(|round| round.parser_first.memory);
        vec![
            ("peak memory, one article", [None, megabytes(first), megabytes(parser_first)]),
            ("peak memory, all articles", self.columns(|run| run.memory).map(megabytes)),
        ]
    }

    /// The median of what was measured on all articles, column by column.
    fn columns(&self, value: impl Fn(&Measured) -> f64) -> [f64; 3] {
        [
            self.median(|round| value(&round.one_thread)),
            self.median(|round| value(&round.all_threads)),
            self.median(|round| value(&round.parser)),
        ]
    }

    /// CPU seconds of each column for the articles alone.
    fn cpu_without_start(&self) -> [f64; 3] {
        [
            self.median(|round| round.one_thread.cpu - round.start.cpu),
            self.median(|round| round.all_threads.cpu - round.start.cpu),
            self.median(|round| number(&round.parse, "parse_cpu")),
        ]
    }

    /// How many articles sayso reads while spaCy parses one: with the start of both, and without.
    fn ratios(&self) -> [f64; 2] {
        let with = self.median(|round| round.parser.cpu / round.one_thread.cpu);
        let without =
            self.median(|round| number(&round.parse, "parse_cpu") / (round.one_thread.cpu - round.start.cpu));
        [with, without]
    }

    fn median(&self, value: impl Fn(&Round) -> f64) -> f64 {
        median(self.rounds.iter().map(value).collect())
    }
}

/// The middle of `values`, or of the two in the middle.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { (values[middle - 1] + values[middle]) / 2.0 }
}

fn number(figures: &Value, name: &str) -> f64 {
    figures[name].as_f64().unwrap_or(f64::NAN)
}

/// The processor and how many threads it runs.
fn machine() -> String {
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model =
        processors.lines().find(|line| line.starts_with("model name")).and_then(|line| line.split_once(": "));
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    format!("{}, {threads} threads", model.map_or("unknown processor", |(_, model)| model))
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn a_median_is_in_the_middle() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), 2.5);
    }
}
