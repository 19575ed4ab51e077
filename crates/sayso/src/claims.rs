//! Links the statements of a ledger across its articles: claims, who answers them, and their origins.

mod bodies;
mod context;
mod found;
mod outlets;
mod reading;
mod sources;
mod withheld;

use std::collections::{BTreeMap, BTreeSet};

use sayso_core::Span;
use sayso_link::{
    Alteration, Change, Claim, Held, Origins, Printing, Voice, Web, alterations, claims, claims_about,
    origins,
};
use sayso_store::{Alikeness, Error, Ledger, Matched, Query, SameVerdict, Statement, StatementId};

use self::context::{Context, Known, order, printing};
use self::found::{Articles, articles, articles_near};
use self::reading::Reading;
use crate::groups::Groups;

pub use self::found::nearest;

/// Statements of several articles, and what links them.
#[derive(Debug, Default)]
pub struct Linked {
    /// All statements, article by article, in the order in which those were published.
    pub statements: Vec<Statement>,
    /// The same as linking sees them.
    pub voices: Vec<Voice>,
    /// The articles as linking sees them.
    pub printings: Vec<Printing>,
    /// For each article, what is said in statements of it that are hidden. No words of it may leave the ledger.
    pub hidden: Vec<Vec<Span>>,
    /// The claims that were asked for, the one that most outlets have first, each with its origins.
    pub claims: Vec<(Claim, Origins)>,
    /// What became of all claims.
    pub changes: Vec<Change>,
    /// Where the words of articles differ that rest on one another, as far as these claims and quotations show.
    pub alterations: Vec<Alteration>,
    /// What people hold of pairs of statements, each with the positions of the two.
    pub held: Vec<([usize; 2], Alikeness)>,
    /// Whether there are more statements than were linked that may have to do with what was asked.
    pub is_capped: bool,
}

/// So many statements are linked at most: the best that are found.
pub const MOST_LINKED: usize = 200;

/// Links the articles in which `query` finds a statement. Claims are those that hold one that was found, or an answer.
pub fn linked(ledger: &Ledger, query: &Query, groups: &Groups) -> Result<Linked, Error> {
    let found = ledger.search(query)?;
    let wanted: BTreeSet<String> =
        found.statements.iter().map(|statement| statement.id.to_string()).collect();
    let is_capped = found.is_capped || found.count > found.statements.len();
    let read = articles(ledger, &found.statements)?;
    let web = |linked: &Linked| {
        let asked = linked.asked(&wanted);
        claims(&linked.voices, &linked.printings, &linked.judged(), &Reading, Some(&asked))
    };
    Ok(Linked { is_capped, ..link_by(ledger, read, groups, web)? })
}

/// Links the articles that may say the same as `statement`, or answer it; of those that say what is least like it, some statements
/// only. Claims are those that it makes or answers.
pub fn linked_to(ledger: &Ledger, statement: &Statement, groups: &Groups) -> Result<Linked, Error> {
    let Articles { read, is_capped } = articles_near(ledger, statement)?;
    let wanted = BTreeSet::from([statement.id.to_string()]);
    let web = |linked: &Linked| {
        let asked = linked.asked(&wanted);
        claims_about(&linked.voices, &linked.printings, &linked.judged(), &Reading, &asked)
    };
    Ok(Linked { is_capped, ..link_by(ledger, read, groups, web)? })
}

impl Linked {
    /// The statement that the one at `at` passes on in the end; itself, where it says something of its own. Only that is in a claim.
    pub(crate) fn innermost(&self, at: usize) -> usize {
        std::iter::successors(Some(at), |at| self.voices[*at].passes_on).last().unwrap_or(at)
    }

    /// The positions of the statements with these ids, or of what they pass on in the end.
    fn asked(&self, wanted: &BTreeSet<String>) -> BTreeSet<usize> {
        let statements = &self.statements;
        let asked = (0..statements.len()).filter(|at| wanted.contains(&statements[*at].id.to_string()));
        asked.map(|at| self.innermost(at)).collect()
    }

    /// What people hold of pairs of statements, as linking takes it: of what these pass on in the end.
    fn judged(&self) -> Held {
        let same = |held: &Alikeness| match held.verdict {
            SameVerdict::Yes => Some(true),
            SameVerdict::No => Some(false),
            SameVerdict::Unsure => None,
        };
        let said = |pair: [usize; 2]| pair.map(|at| self.innermost(at));
        Held::new(self.held.iter().filter_map(|(pair, held)| Some((said(*pair), same(held)?))))
    }

    /// Pairs of statements of which it takes a person to tell whether they say the same, and none has: the first of a claim and
    /// one that perhaps belongs to it.
    pub fn doubtful_pairs(&self) -> Vec<[usize; 2]> {
        let pairs = self
            .claims
            .iter()
            .flat_map(|(claim, _)| claim.doubtful.iter().map(|doubtful| [claim.voices[0], *doubtful]));
        let mut seen: BTreeSet<[usize; 2]> = self.held.iter().map(|(pair, _)| sorted(*pair)).collect();
        pairs.filter(|pair| seen.insert(sorted(*pair))).collect()
    }

    /// Keeps the claims that nobody says yes or no to.
    pub fn keep_unanswered(&mut self) {
        let voices = &self.voices;
        self.claims.retain(|(claim, _)| !is_answered(claim, voices));
    }
}

fn sorted([one, other]: [usize; 2]) -> [usize; 2] {
    [one.min(other), one.max(other)]
}

/// Whether somebody has said yes or no to the claim.
pub fn is_answered(claim: &Claim, voices: &[Voice]) -> bool {
    claim.replies.iter().any(|reply| !voices[reply.voice].act.is_non_answer())
}

/// Links all statements of these articles of `ledger`, whose outlets belong together as `groups` has it.
pub fn link(ledger: &Ledger, read: Vec<Matched>, groups: &Groups) -> Result<Linked, Error> {
    let web = |linked: &Linked| claims(&linked.voices, &linked.printings, &linked.judged(), &Reading, None);
    link_by(ledger, read, groups, web)
}

/// The same by what `web` finds that links them. What is behind a claim takes longer to find than the claim, so it is found for
/// those of `web` alone.
fn link_by(
    ledger: &Ledger,
    read: Vec<Matched>,
    groups: &Groups,
    web: impl FnOnce(&Linked) -> Web,
) -> Result<Linked, Error> {
    let mut linked = understood(ledger, read, groups)?;
    linked.held = held(ledger, &linked.statements)?;
    let Web { claims, changes } = web(&linked);
    let Linked { voices, printings, .. } = &linked;
    let alterations = alterations(&claims, voices, printings);
    let with_origins = claims.into_iter().map(|claim| {
        let origins = origins(&claim, voices, printings);
        (claim, origins)
    });
    let claims = with_origins.collect();
    Ok(Linked { claims, changes, alterations, ..linked })
}

/// The statements and articles as linking sees them; what links them is still to be found.
fn understood(ledger: &Ledger, mut read: Vec<Matched>, groups: &Groups) -> Result<Linked, Error> {
    read.sort_by(|a, b| order(&a.article).cmp(&order(&b.article)));
    let known = Known::of(ledger, &read)?;
    let mut linked = Linked::default();
    for Matched { article, mut statements, hidden, .. } in read {
        statements.retain(|statement| !statement.is_rejected());
        let places = statements.iter().map(|statement| statement.ix).zip(linked.voices.len()..).collect();
        let context = Context { article: &article, statements: &statements, places, known: &known };
        let printing = linked.printings.len();
        linked.voices.extend(statements.iter().map(|statement| context.voice(statement, printing)));
        linked.printings.push(self::printing(&article, groups));
        linked.statements.extend(statements);
        linked.hidden.push(hidden);
    }
    Ok(linked)
}

/// What people hold of pairs of these statements, with their positions.
fn held(ledger: &Ledger, statements: &[Statement]) -> Result<Vec<([usize; 2], Alikeness)>, Error> {
    let places: BTreeMap<StatementId, usize> =
        statements.iter().map(|statement| statement.id).zip(0..).collect();
    let held = ledger.alikeness()?.into_iter().filter_map(|held| {
        let [one, other] = held.statements.map(|id| places.get(&id).copied());
        Some(([one?, other?], held))
    });
    Ok(held.collect())
}
