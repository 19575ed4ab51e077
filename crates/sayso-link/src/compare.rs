//! Holds two named sources against each other.

use sayso_core::{EntityKind, FactKind};

use crate::{organisation, person};

/// A source that articles name, with what they tell of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What it is.
    pub kind: EntityKind,
    /// Its name, as it is written.
    pub name: String,
    /// What is told of it.
    pub traits: Vec<Trait>,
}

/// Something that an article tells of who a source is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trait {
    /// What it is.
    pub kind: FactKind,
    /// In which words.
    pub words: String,
    /// When it was told, ISO 8601; the day may be missing.
    pub told: Option<String>,
}

/// Whether two are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// They are not.
    No,
    /// They may be, and may not.
    Unsure,
    /// They are.
    Yes,
}

/// What is held of two sources, and why.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Opinion {
    /// Whether they are the same.
    pub verdict: Verdict,
    /// How sure it is that they are, from 0 to 1.
    pub score: f32,
    /// Why, in words.
    pub why: &'static str,
}

impl Opinion {
    pub(crate) fn new(verdict: Verdict, score: f32, why: &'static str) -> Opinion {
        Opinion { verdict, score, why }
    }

    pub(crate) fn yes(score: f32, why: &'static str) -> Opinion {
        Opinion::new(Verdict::Yes, score, why)
    }

    pub(crate) fn unsure(score: f32, why: &'static str) -> Opinion {
        Opinion::new(Verdict::Unsure, score, why)
    }

    pub(crate) fn no(why: &'static str) -> Opinion {
        Opinion::new(Verdict::No, 0.0, why)
    }
}

/// Whether two of these names may be the same, whatever is told of them.
pub fn may_be_one(kind: EntityKind, one: &str, other: &str) -> bool {
    match kind {
        EntityKind::Person => person::may_be_one(one, other),
        EntityKind::Organisation
        | EntityKind::Outlet
        | EntityKind::Document
        | EntityKind::Place
        | EntityKind::Other => true,
    }
}

/// Whether `one` and `other` are the same. It does not matter which comes first.
pub fn compare(one: &Named, other: &Named) -> Opinion {
    if one.kind != other.kind {
        return Opinion::no("they are of different kinds");
    }
    match one.kind {
        EntityKind::Person => person::compare(one, other),
        EntityKind::Organisation | EntityKind::Outlet => organisation::compare(&one.name, &other.name),
        EntityKind::Document | EntityKind::Place | EntityKind::Other => {
            match organisation::words(&one.name) == organisation::words(&other.name) {
                true => Opinion::yes(0.9, "the same name"),
                false => Opinion::no("other names"),
            }
        }
    }
}
