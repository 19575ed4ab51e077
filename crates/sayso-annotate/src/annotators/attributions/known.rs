//! What layout and grammar know of a stretch: what its words cannot be before labels are decoded, and what to mend afterwards.

use std::ops::Range;

use sayso_core::Quote;

use super::borders::Borders;
use super::contested::{self, Contested};
use super::gapped;
use super::halves::Halves;
use super::hearer::with_teller;
use super::inserted::{self, Inserted};
use super::referring::give_quotations;
use super::relative::{give_antecedents, give_restricted};
use super::said_of;
use super::stretch::Stretch;
use super::subject::with_subject;
use super::verdict::without_verdict;
use super::vouched::give_nouns;
use crate::model::{Limits, Linked, RoleSpan};

/// What is known of one stretch.
pub(super) struct Known {
    borders: Borders,
    contested: Vec<Contested>,
    halves: Halves,
    inserted: Vec<Inserted>,
}

/// Attributions as they were mended, and the words of a stretch that are to be read at the next level, since they are in no content now.
pub(super) struct Mended {
    pub(super) linked: Vec<Linked>,
    pub(super) rest: Vec<Range<usize>>,
}

impl Known {
    /// What is known of `stretch`, in which `quotes` are the speakers'.
    pub(super) fn of(stretch: Stretch<'_>, quotes: &[Quote]) -> Known {
        Known {
            borders: Borders::of(stretch, quotes),
            contested: contested::all(stretch, quotes),
            halves: Halves::of(stretch, quotes),
            inserted: inserted::all(stretch),
        }
    }

    /// What the words cannot be.
    pub(super) fn limits(&self) -> Limits {
        let mut limits = Limits::default();
        self.borders.limit(&mut limits);
        self.contested.iter().for_each(|contested| contested.limit(&mut limits));
        self.inserted.iter().for_each(|inserted| inserted.limit(&mut limits));
        limits
    }

    /// Mends `linked`, which was made of `spans`. `tells` says whether words hold an attribution of their own.
    pub(super) fn mend(
        &self,
        stretch: Stretch<'_>,
        spans: &[RoleSpan],
        mut linked: Vec<Linked>,
        tells: impl Fn(&Range<usize>) -> bool,
    ) -> Mended {
        give_antecedents(stretch, spans, &mut linked);
        give_restricted(stretch, &mut linked);
        give_nouns(stretch, &mut linked);
        give_quotations(stretch, &mut linked);
        self.halves.share(stretch, &mut linked);
        let mut rest = Vec::new();
        for linked in &mut linked {
            inserted::join(&self.inserted, linked);
            rest.extend(contested::cut(&self.contested, linked, &tells));
            rest.extend(self.halves.cut(stretch, linked, &tells));
            rest.extend(gapped::cut(stretch, linked));
            rest.extend(said_of::cut(stretch, linked));
            rest.extend(self.borders.cut(linked));
        }
        let settled = |linked| with_teller(stretch, with_subject(stretch, without_verdict(stretch, linked)));
        let linked = linked.into_iter().map(settled).collect();
        Mended { linked, rest }
    }
}
