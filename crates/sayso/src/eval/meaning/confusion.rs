//! Right labels beside those that were given.

use std::collections::BTreeSet;

use crate::eval::attribution::{self as calibration, Calibration, Level};

/// Things that were judged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Confusion(Vec<Judged>);

/// A thing with its right label and the one it was given.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The right label.
    pub right: String,
    /// The one it was given; `None` where it was given none.
    pub given: Option<String>,
    /// The words it is about.
    pub words: String,
    /// How sure that is, from 0 to 1; `None` where it is not said.
    pub confidence: Option<f32>,
}

impl Judged {
    /// Whether it was given the right label.
    pub fn is_right(&self) -> bool {
        self.given.as_ref() == Some(&self.right)
    }
}

/// How one class fared.
#[derive(Clone, Debug, PartialEq)]
pub struct OfClass {
    /// Its name.
    pub class: String,
    /// How many there are.
    pub gold: usize,
    /// How many were called so.
    pub called: usize,
    /// How many rightly.
    pub right: usize,
}

impl OfClass {
    /// The share of what was called so that is; 0 where nothing was.
    pub fn precision(&self) -> f64 {
        share(self.right, self.called)
    }

    /// The share of what is so that was called so.
    pub fn recall(&self) -> f64 {
        share(self.right, self.gold)
    }

    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        share(2 * self.right, self.gold + self.called)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

impl FromIterator<Judged> for Confusion {
    fn from_iter<I: IntoIterator<Item = Judged>>(judged: I) -> Confusion {
        Confusion(judged.into_iter().collect())
    }
}

impl Confusion {
    /// All of `parts` together.
    pub fn of_all<'a>(parts: impl IntoIterator<Item = &'a Confusion>) -> Confusion {
        Confusion(parts.into_iter().flat_map(|part| part.0.iter().cloned()).collect())
    }

    /// How many things were judged.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there was nothing to judge.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every class that is right somewhere, by name.
    pub fn classes(&self) -> Vec<OfClass> {
        let names: BTreeSet<&str> = self.0.iter().map(|judged| judged.right.as_str()).collect();
        names.into_iter().map(|name| self.of_class(name)).collect()
    }

    fn of_class(&self, name: &str) -> OfClass {
        let count =
            |counts: fn(&Judged, &str) -> bool| self.0.iter().filter(|judged| counts(judged, name)).count();
        OfClass {
            class: name.to_owned(),
            gold: count(|judged, name| judged.right == name),
            called: count(|judged, name| judged.given.as_deref() == Some(name)),
            right: count(|judged, name| judged.right == name && judged.is_right()),
        }
    }

    /// The mean F1 of the classes that there are; every class weighs the same.
    pub fn macro_f1(&self) -> f64 {
        let classes = self.classes();
        classes.iter().map(OfClass::f1).sum::<f64>() / classes.len().max(1) as f64
    }

    /// The share that was given the right label.
    pub fn accuracy(&self) -> f64 {
        share(self.0.iter().filter(|judged| judged.is_right()).count(), self.0.len())
    }

    /// Whether confidences say how often labels are right; `None` where none are said.
    pub fn calibration(&self) -> Option<Calibration> {
        let level = Level::Outermost;
        let judged = self.0.iter().filter_map(|judged| {
            let confidence = f64::from(judged.confidence?);
            Some(calibration::Judged { confidence, is_right: judged.is_right(), level })
        });
        Calibration::new(&judged.collect::<Vec<_>>())
    }

    /// Of what was called `class` with a confidence for which `holds` is true: how much is so, and how much there is.
    pub fn called(&self, class: &str, holds: fn(f32) -> bool) -> (usize, usize) {
        let called = self.0.iter().filter(|judged| judged.given.as_deref() == Some(class));
        let told: Vec<&Judged> = called.filter(|judged| judged.confidence.is_some_and(holds)).collect();
        (told.iter().filter(|judged| judged.is_right()).count(), told.len())
    }

    /// Everything that was given a wrong label, or none.
    pub fn wrong(&self) -> impl Iterator<Item = &Judged> {
        self.0.iter().filter(|judged| !judged.is_right())
    }

    /// What was taken for what, the commonest first: the right label, the given one, how often.
    pub fn mistakes(&self) -> Vec<(&str, &str, usize)> {
        let wrong =
            self.wrong().map(|judged| (judged.right.as_str(), judged.given.as_deref().unwrap_or("none")));
        let mut pairs: Vec<(&str, &str)> = wrong.collect();
        pairs.sort_unstable();
        let mut counted: Vec<_> = pairs
            .chunk_by(|one, other| one == other)
            .map(|same| (same[0].0, same[0].1, same.len()))
            .collect();
        counted.sort_by_key(|&(_, _, count)| std::cmp::Reverse(count));
        counted
    }
}

#[cfg(test)]
mod tests {
    use super::{Confusion, Judged};

    fn judged(right: &str, given: Option<&str>) -> Judged {
        Judged {
            right: right.to_owned(),
            given: given.map(str::to_owned),
            words: String::new(),
            confidence: None,
        }
    }

    #[test]
    fn each_class_weighs_the_same_whatever_its_size() {
        let pairs = [("a", Some("a")), ("a", Some("a")), ("a", Some("a")), ("b", Some("a")), ("b", None)];
        let confusion: Confusion = pairs.into_iter().map(|(right, given)| judged(right, given)).collect();
        let [a, b] = &confusion.classes()[..] else { panic!("two classes") };
        assert_eq!((a.gold, a.called, a.right), (3, 4, 3));
        assert_eq!((b.gold, b.called, b.right), (2, 0, 0));
        assert!((confusion.macro_f1() - (6.0 / 7.0) / 2.0).abs() < 1e-9);
        assert!((confusion.accuracy() - 0.6).abs() < 1e-9);
        assert_eq!(confusion.mistakes(), [("b", "a", 1), ("b", "none", 1)]);
    }
}
