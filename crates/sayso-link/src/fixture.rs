//! Statements for tests.

use sayso_core::{Act, Relation};

use crate::{Held, Origin, OriginKind, Printing, Relate, Voice, Web, WordsAlone, claims};

/// An article of `outlet`, on a day of May 2026.
pub(crate) fn printing(outlet: &str, day: i64) -> Printing {
    Printing {
        outlet: Some(outlet.to_owned()),
        published: Some(format!("2026-05-{day:02}T08:00:00Z")),
        day: Some(day),
        ..Printing::default()
    }
}

/// A statement of the article at `printing`. Its words are all that its paragraph has.
pub(crate) fn voice(printing: usize, act: Act, origin: Origin, content: &str) -> Voice {
    Voice {
        printing,
        content: content.to_owned(),
        quotations: Vec::new(),
        context: content.to_owned(),
        hedges: Vec::new(),
        act,
        is_withheld: false,
        origin,
        roles: String::new(),
        are_several: None,
        cites: Vec::new(),
        inner: Vec::new(),
        passes_on: None,
        answers: Vec::new(),
    }
}

/// What links all of `voices`, by their words alone.
pub(crate) fn web(voices: &[Voice], printings: &[Printing]) -> Web {
    claims(voices, printings, &Held::default(), &WordsAlone, None)
}

/// Finds that all contents are near one another, and that any two say the same so likely.
pub(crate) struct AllNear(pub(crate) f32);

impl Relate for AllNear {
    fn vector(&self, _: &str) -> Vec<f32> {
        vec![1.0]
    }

    fn relations(&self, pairs: &[[&str; 2]]) -> Vec<Relation> {
        vec![Relation { same: self.0, contrary: 0.0 }; pairs.len()]
    }
}

/// A person.
pub(crate) fn person(number: i64, name: &str) -> Origin {
    Origin { kind: OriginKind::Person(number), words: name.to_owned() }
}

/// A body.
pub(crate) fn body(number: i64, name: &str) -> Origin {
    Origin { kind: OriginKind::Body(number), words: name.to_owned() }
}
