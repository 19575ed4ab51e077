//! Articles put into stories as they come, against the stories that people put them in.

use std::collections::HashMap;
use std::io::BufRead;
use std::time::{Duration, Instant};

use sayso_link::Stories;
use serde::Deserialize;

use super::lines::{self, LineError};

/// An article, and its story.
#[derive(Clone, Debug, Deserialize)]
pub struct Told {
    /// Its title, if it has one.
    pub title: Option<String>,
    /// Its text.
    pub text: String,
    /// The name of its story, which ends in a number.
    pub cluster: String,
}

impl Told {
    /// The half that its story is in.
    fn half(&self) -> Half {
        let digits = self.cluster.bytes().rev().find(u8::is_ascii_digit);
        if digits.is_some_and(|digit| digit % 2 == 1) { Half::Odd } else { Half::Even }
    }
}

/// Which stories: those by which the threshold was chosen, or those that were held out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Chosen by.
    Even,
    /// Held out.
    Odd,
}

/// Reads an article of each line.
pub fn read(file: impl BufRead) -> Result<Vec<Told>, LineError> {
    lines::read(file, "an article with its story")
}

/// Where an article was put, and how long that took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The story, by its number.
    pub story: usize,
    /// The time.
    pub took: Duration,
}

/// Puts each article into a story, in the order given, without looking ahead.
pub fn place(articles: &[Told]) -> Vec<Placed> {
    let mut stories = Stories::default();
    let words = |article: &Told| format!("{} {}", article.title.as_deref().unwrap_or_default(), article.text);
    let place = |article: &Told| {
        let begun = Instant::now();
        let story = stories.place(&words(article));
        Placed { story, took: begun.elapsed() }
    };
    articles.iter().map(place).collect()
}

/// How far stories are those of people (BCubed; Bagga and Baldwin 1998): averages over articles.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct BCubed {
    /// Articles.
    pub articles: usize,
    /// What share of the articles put together with one belongs there.
    pub precision: f64,
    /// What share of those that belong with one was put there.
    pub recall: f64,
}

impl BCubed {
    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        let sum = self.precision + self.recall;
        if sum > 0.0 { 2.0 * self.precision * self.recall / sum } else { 0.0 }
    }
}

/// The figures on the articles of `half`, or on all. Articles of the other half were in the way, and count as such.
pub fn compare(articles: &[Told], placed: &[Placed], half: Option<Half>) -> BCubed {
    let mut told: HashMap<&str, f64> = HashMap::new();
    let mut found: HashMap<usize, f64> = HashMap::new();
    let mut both: HashMap<(&str, usize), f64> = HashMap::new();
    for (article, place) in articles.iter().zip(placed) {
        *told.entry(&article.cluster).or_default() += 1.0;
        *found.entry(place.story).or_default() += 1.0;
        *both.entry((&article.cluster, place.story)).or_default() += 1.0;
    }
    let (mut count, mut precision, mut recall) = (0, 0.0, 0.0);
    let wanted =
        articles.iter().zip(placed).filter(|(article, _)| half.is_none_or(|half| article.half() == half));
    for (article, place) in wanted {
        let shared = both[&(article.cluster.as_str(), place.story)];
        precision += shared / found[&place.story];
        recall += shared / told[article.cluster.as_str()];
        count += 1;
    }
    let share = |sum: f64| if count == 0 { 0.0 } else { sum / count as f64 };
    BCubed { articles: count, precision: share(precision), recall: share(recall) }
}

/// The mean time of an article in the first and in the last tenth.
pub fn first_and_last_tenth(placed: &[Placed]) -> (Duration, Duration) {
    let tenth = (placed.len() / 10).max(1).min(placed.len());
    let mean = |part: &[Placed]| {
        let sum: Duration = part.iter().map(|place| place.took).sum();
        u32::try_from(part.len()).ok().and_then(|count| sum.checked_div(count)).unwrap_or_default()
    };
    (mean(&placed[..tenth]), mean(&placed[placed.len() - tenth..]))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Half, Placed, Told, compare};

    #[test]
    fn what_is_put_together_wrongly_costs_precision_and_what_is_parted_recall() {
        let articles = ["s-1", "s-1", "s-2", "s-2"];
        let articles =
            articles.map(|cluster| Told { title: None, text: String::new(), cluster: cluster.to_owned() });
        let placed = [0, 0, 0, 1].map(|story| Placed { story, took: Duration::ZERO });
        let all = compare(&articles, &placed, None);
        assert!((all.precision - (2.0 / 3.0 + 2.0 / 3.0 + 1.0 / 3.0 + 1.0) / 4.0).abs() < 1e-9);
        assert!((all.recall - 0.75).abs() < 1e-9);
        let odd = compare(&articles, &placed, Some(Half::Odd));
        assert!((odd.precision - 2.0 / 3.0).abs() < 1e-9 && (odd.recall - 1.0).abs() < 1e-9);
        assert_eq!(odd.articles, 2);
    }
}
