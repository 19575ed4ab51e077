//! The figures of all rounds as a table for docs/performance.md.

use std::fmt::Write as _;
use std::fs;

use super::measured::Measured;
use super::{Round, Texts};

/// What each column is about.
const COLUMNS: [&str; 4] =
    ["sayso, one thread", "sayso, all threads", "spaCy small, parse only", "spaCy small, whole"];

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
    let _ = writeln!(table, "| | {} |\n|---|---|---|---|---|", COLUMNS.join(" | "));
    for (name, cells) in figures.rows() {
        let cells = cells.map(|cell| cell.unwrap_or_else(|| "–".to_owned()));
        let _ = writeln!(table, "| {name} | {} |", cells.join(" | "));
    }
    let _ = writeln!(
        table,
        "\nArticles per CPU second on one thread, sayso to spaCy, the start of both left out: {:.2} to the bare parse, \
         {:.2} to the whole pipeline; with it {:.2} and {:.2}. Nested attributions are included.",
        figures.median(|round| round.parse.articles_cpu / own_cpu(round)),
        figures.median(|round| round.whole.articles_cpu / own_cpu(round)),
        figures.median(|round| round.parse.all.cpu / round.one_thread.cpu),
        figures.median(|round| round.whole.all.cpu / round.one_thread.cpu),
    );
    table
}

/// CPU seconds of sayso on one thread for the articles alone.
fn own_cpu(round: &Round) -> f64 {
    round.one_thread.cpu - round.start.cpu
}

/// All that was measured.
struct Figures<'rounds> {
    texts: &'rounds Texts,
    rounds: &'rounds [Round],
}

/// A row: its name, and its cells.
type Row = (&'static str, [Option<String>; COLUMNS.len()]);

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
        let milliseconds = |value: fn(&Round) -> f64| Some(format!("{:.0} ms", 1e3 * self.median(value)));
        let first = [
            None,
            milliseconds(|round| round.first.first),
            milliseconds(|round| round.parse.first.first),
            milliseconds(|round| round.whole.first.first),
        ];
        let start = [
            milliseconds(|round| round.start.cpu),
            None,
            milliseconds(|round| round.parse.load_cpu),
            milliseconds(|round| round.whole.load_cpu),
        ];
        vec![("start to the first result, one article", first), ("CPU time of the start", start)]
    }

    fn memory(&self) -> Vec<Row> {
        let megabytes = |megabytes: f64| Some(format!("{megabytes:.0} MB"));
        let one = |run: fn(&Round) -> &Measured| megabytes(self.median(|round| run(round).memory));
        let first = [
            None,
            one(|round| &round.first),
            one(|round| &round.parse.first),
            one(|round| &round.whole.first),
        ];
        let all = self.columns(|run| run.memory).map(megabytes);
        vec![("peak memory, one article", first), ("peak memory, all articles", all)]
    }

    /// The median of what was measured on all articles, column by column.
    fn columns(&self, value: impl Fn(&Measured) -> f64) -> [f64; COLUMNS.len()] {
        [
            self.median(|round| value(&round.one_thread)),
            self.median(|round| value(&round.all_threads)),
            self.median(|round| value(&round.parse.all)),
            self.median(|round| value(&round.whole.all)),
        ]
    }

    /// CPU seconds of each column for the articles alone.
    fn cpu_without_start(&self) -> [f64; COLUMNS.len()] {
        [
            self.median(own_cpu),
            self.median(|round| round.all_threads.cpu - round.start.cpu),
            self.median(|round| round.parse.articles_cpu),
            self.median(|round| round.whole.articles_cpu),
        ]
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
