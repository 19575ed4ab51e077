//! Links the statements of a ledger across its articles: claims, who answers them, and their origins.

mod bodies;
mod context;
mod found;
mod outlets;
mod sources;

use std::collections::{BTreeMap, BTreeSet};

use sayso_core::Span;
use sayso_link::{
    Alteration, Change, Claim, Held, Origins, Printing, Voice, Web, alterations, claims, origins,
};
use sayso_store::{Alikeness, Error, Ledger, Matched, Query, SameVerdict, Statement, StatementId};

use self::context::{Context, Known, order, printing};
use self::found::{articles, near};
use crate::groups::Groups;

pub use self::found::nearest;

/// Statements of several articles, and what links them.
#[derive(Debug)]
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
    /// Where the words of articles differ that rest on one another.
    pub alterations: Vec<Alteration>,
    /// What people hold of pairs of statements, each with the positions of the two.
    pub held: Vec<([usize; 2], Alikeness)>,
    /// Whether there are more statements than were looked at.
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
    let mut linked = Linked { is_capped, ..link(ledger, articles(ledger, &found.statements)?, groups)? };
    linked.keep(&wanted);
    Ok(linked)
}

/// Links the articles that may say the same as `statement`, or answer it. Claims are those that it makes or answers.
pub fn linked_to(ledger: &Ledger, statement: &Statement, groups: &Groups) -> Result<Linked, Error> {
    let mut found = near(ledger, statement)?;
    found.push(statement.clone());
    let mut linked = link(ledger, articles(ledger, &found)?, groups)?;
    linked.keep(&BTreeSet::from([statement.id.to_string()]));
    Ok(linked)
}

impl Linked {
    /// The statement that the one at `at` passes on in the end; itself, where it says something of its own. Only that is in a claim.
    pub(crate) fn innermost(&self, at: usize) -> usize {
        innermost(&self.voices, at)
    }

    /// Keeps the claims that a statement with one of these ids makes or answers.
    fn keep(&mut self, wanted: &BTreeSet<String>) {
        let statements = &self.statements;
        let asked = (0..statements.len()).filter(|at| wanted.contains(&statements[*at].id.to_string()));
        let asked: BTreeSet<usize> = asked.map(|at| self.innermost(at)).collect();
        let is_wanted = |at: &usize| asked.contains(at);
        self.claims.retain(|(claim, _)| {
            claim.voices.iter().any(is_wanted) || claim.replies.iter().any(|reply| is_wanted(&reply.voice))
        });
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
pub fn link(ledger: &Ledger, mut read: Vec<Matched>, groups: &Groups) -> Result<Linked, Error> {
    read.sort_by(|a, b| order(&a.article).cmp(&order(&b.article)));
    let known = Known::of(ledger, &read)?;
    let (mut statements, mut voices, mut printings, mut hidden) = (vec![], vec![], vec![], vec![]);
    for Matched { article, statements: mut of_article, hidden: of_hidden, .. } in read {
        of_article.retain(|statement| !statement.is_rejected());
        let places = of_article.iter().map(|statement| statement.ix).zip(voices.len()..).collect();
        let context = Context { article: &article, statements: &of_article, places, known: &known };
        voices.extend(of_article.iter().map(|statement| context.voice(statement, printings.len())));
        printings.push(printing(&article, groups));
        statements.extend(of_article);
        hidden.push(of_hidden);
    }
    let held = held(ledger, &statements)?;
    let same = |held: &Alikeness| match held.verdict {
        SameVerdict::Yes => Some(true),
        SameVerdict::No => Some(false),
        SameVerdict::Unsure => None,
    };
    let said = |pair: [usize; 2]| pair.map(|at| innermost(&voices, at));
    let judged = held.iter().filter_map(|(pair, held)| Some((said(*pair), same(held)?)));
    let Web { claims, changes } = claims(&voices, &printings, &Held::new(judged));
    let alterations = alterations(&claims, &voices, &printings);
    let with_origins = claims.into_iter().map(|claim| {
        let origins = origins(&claim, &voices, &printings);
        (claim, origins)
    });
    let claims = with_origins.collect();
    Ok(Linked { statements, voices, printings, hidden, claims, changes, alterations, held, is_capped: false })
}

/// The statement that the one at `at` passes on in the end, or itself.
fn innermost(voices: &[Voice], at: usize) -> usize {
    std::iter::successors(Some(at), |at| voices[*at].passes_on).last().unwrap_or(at)
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
