//! Claims, answers, origins and circles that linking finds, against those that a stream of articles is marked with.
//!
//! Marks are words of an article; the statement they mean is the one whose content shares most of them. Invented articles
//! stand in the file with their marks, a [`Stream`]; of real ones [`real`] makes a stream.

pub mod real;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use sayso_core::{Act, Address, Article, Text};
use sayso_wire::act_name;
use serde::Deserialize;

use sayso_annotate::Annotators;
use sayso_link::{ChangeKind, OriginKind, Voice, outlet_key};
use sayso_store::{Error, Ledger};

use crate::claims::{Linked, link};
use crate::entry::entry;
use crate::groups::Groups;
use crate::link::append;

/// A stream of marked articles.
#[derive(Clone, Debug, Deserialize)]
pub struct Stream {
    /// What it is about.
    pub title: String,
    /// The articles.
    pub article: Vec<StreamArticle>,
    /// The claims.
    #[serde(default)]
    pub claim: Vec<MarkedClaim>,
    /// The answers.
    #[serde(default)]
    pub answer: Vec<MarkedAnswer>,
    /// The circles.
    #[serde(default)]
    pub circle: Vec<MarkedCircle>,
    /// What became of claims.
    #[serde(default)]
    pub change: Vec<MarkedChange>,
    /// Who has a claim from whom; unset where that is not marked.
    #[serde(skip)]
    pub credit: Option<Vec<MarkedCredit>>,
    /// What became of words on their way.
    #[serde(default)]
    pub fidelity: Vec<MarkedAlteration>,
}

/// An article of a stream.
#[derive(Clone, Debug, Deserialize)]
pub struct StreamArticle {
    /// Its name in the stream.
    pub id: String,
    /// The publisher.
    pub outlet: Option<String>,
    /// When it was published, ISO 8601.
    pub published: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The authors.
    pub byline: Option<String>,
    /// The text.
    pub text: String,
}

/// A claim, and the true number of its origins.
#[derive(Clone, Debug, Deserialize)]
pub struct MarkedClaim {
    /// Its name in the stream.
    pub id: String,
    /// The statements that say it.
    pub statements: Vec<Mark>,
    /// How many independent origins it has, as the texts show.
    pub origins: usize,
}

/// Words of an article.
#[derive(Clone, Debug, Deserialize)]
pub struct Mark {
    /// The name of the article.
    pub article: String,
    /// The words.
    pub words: String,
    /// Where they start; unset where they occur once.
    #[serde(skip)]
    pub start: Option<usize>,
}

/// An answer to a claim.
#[derive(Clone, Debug, Deserialize)]
pub struct MarkedAnswer {
    /// Words of it.
    #[serde(flatten)]
    pub mark: Mark,
    /// What it does: `deny` and so on.
    pub act: String,
    /// The name of the claim.
    pub to: String,
}

/// What became of a claim.
#[derive(Clone, Debug, Deserialize)]
pub struct MarkedChange {
    /// `update`, `reversal` or `disagreement`.
    pub kind: String,
    /// The earlier statement.
    pub from: Mark,
    /// The later one.
    pub to: Mark,
}

/// That an article has a claim from an outlet.
#[derive(Clone, Debug)]
pub struct MarkedCredit {
    /// The name of the claim.
    pub claim: String,
    /// The name of the article.
    pub article: String,
    /// The outlet.
    pub outlet: String,
}

/// What became of words on their way.
#[derive(Clone, Debug, Deserialize)]
pub struct MarkedAlteration {
    /// `hedge_lost`, `quotation_altered`, `source_multiplied` or `denial_dropped`.
    pub kind: String,
    /// The words as the cited article has them.
    pub original: Mark,
    /// The words that repeat them.
    pub repeated: Mark,
}

/// Outlets that rest on one another.
#[derive(Clone, Debug, Deserialize)]
pub struct MarkedCircle {
    /// Their names.
    pub outlets: Vec<String>,
}

/// How many there are, how many were found, and how many of those are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Marked.
    pub marked: usize,
    /// Found.
    pub found: usize,
    /// Found and marked.
    pub right: usize,
}

impl Tally {
    /// The share of what was found that is right; 1 where nothing was found.
    pub fn precision(&self) -> f64 {
        share(self.right, self.found)
    }

    /// The share of what is marked that was found; 1 where nothing is marked.
    pub fn recall(&self) -> f64 {
        share(self.right, self.marked)
    }

    fn add(&mut self, other: Tally) {
        self.marked += other.marked;
        self.found += other.found;
        self.right += other.right;
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// How linking compares with the marks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Marked words that some statement was found for.
    pub statements: Tally,
    /// Pairs of marked statements in one claim.
    pub pairs: Tally,
    /// Claims whose true number of origins lies within the bounds.
    pub bounds: Tally,
    /// The same for claims with several origins: most have one, and a program that always says one would look good.
    pub several: Tally,
    /// The sum of the widths of the bounds of all claims.
    pub width: usize,
    /// The sum of those of claims with several origins.
    pub width_of_several: usize,
    /// Claims of an article, each with an outlet that it has them from, as far as that is marked.
    pub credits: Tally,
    /// Answers tied to the right claim with the right act.
    pub answers: Tally,
    /// Circles.
    pub circles: Tally,
    /// Figures that ran on.
    pub updates: Tally,
    /// Sources against their own statements.
    pub reversals: Tally,
    /// Two figures side by side.
    pub disagreements: Tally,
    /// Words that are not the same where they are repeated. The marks need not be whole.
    pub fidelity: Tally,
    /// What was wrong, a line each, for people who look into it.
    pub errors: Vec<String>,
}

impl Comparison {
    /// The mean F1 of answers, updates and reversals.
    pub fn told_apart(&self) -> f64 {
        let f1 = |tally: &Tally| 2.0 * tally.right as f64 / (tally.marked + tally.found).max(1) as f64;
        [&self.answers, &self.updates, &self.reversals].into_iter().map(f1).sum::<f64>() / 3.0
    }

    /// Adds what was compared in another stream.
    pub fn add(&mut self, other: Comparison) {
        self.statements.add(other.statements);
        self.pairs.add(other.pairs);
        self.bounds.add(other.bounds);
        self.several.add(other.several);
        self.width += other.width;
        self.width_of_several += other.width_of_several;
        self.credits.add(other.credits);
        self.answers.add(other.answers);
        self.circles.add(other.circles);
        self.updates.add(other.updates);
        self.reversals.add(other.reversals);
        self.disagreements.add(other.disagreements);
        self.fidelity.add(other.fidelity);
        self.errors.extend(other.errors);
    }
}

/// Reads the stream into a ledger in memory, links it, and compares.
pub fn compare(stream: &Stream, annotators: &Annotators) -> Result<Comparison, Error> {
    let linked = linked(stream, annotators)?;
    let marks = Marks::new(stream, &linked);
    let mut comparison = Comparison { statements: marks.tally(), ..Comparison::default() };
    comparison.pairs = marks.pairs(&mut comparison.errors);
    marks.bounds(&mut comparison);
    comparison.credits = marks.credits(&mut comparison.errors);
    comparison.answers = marks.answers(&mut comparison.errors);
    // Of real stories neither circles nor changes nor fidelity are marked.
    if stream.credit.is_none() {
        marks.what_is_planted(&mut comparison);
    }
    for error in &mut comparison.errors {
        *error = format!("{}: {error}", stream.title);
    }
    Ok(comparison)
}

fn linked(stream: &Stream, annotators: &Annotators) -> Result<Linked, Error> {
    let mut ledger = Ledger::in_memory()?;
    let run = Annotators::run();
    let articles = stream.article.iter().filter_map(article).collect();
    let mut ids = Vec::new();
    for annotated in annotators.annotate(articles) {
        append(&mut ledger, &entry(&annotated, &run, "2000-01-01T00:00:00Z".to_owned(), None))?;
        ids.push(annotated.article().id.to_string());
    }
    let read = ids.iter().map(|id| ledger.whole_article(id)).collect::<Result<Vec<_>, _>>()?;
    link(&ledger, read, &Groups::standard())
}

fn article(marked: &StreamArticle) -> Option<Article> {
    let text = Text::new(marked.text.as_str()).ok()?;
    let mut article = Article::new(Address::new(marked.id.as_str()), text);
    article.outlet = marked.outlet.clone();
    article.published = marked.published.clone();
    article.title = marked.title.clone();
    article.byline = marked.byline.clone();
    Some(article)
}

/// The marks of a stream, with the statements they mean.
struct Marks<'stream> {
    stream: &'stream Stream,
    linked: &'stream Linked,
    /// For each claim, the statement that each of its marks means.
    statements: Vec<Vec<Option<usize>>>,
    /// The found claim that each statement is in, or the one that it passes on.
    claim_of: BTreeMap<usize, usize>,
}

impl<'stream> Marks<'stream> {
    fn new(stream: &'stream Stream, linked: &'stream Linked) -> Marks<'stream> {
        let of = |claim: &MarkedClaim| claim.statements.iter().map(|mark| meant(linked, mark)).collect();
        let statements = stream.claim.iter().map(of).collect();
        let members = linked.claims.iter().enumerate();
        let members = members.flat_map(|(at, (claim, _))| claim.voices.iter().map(move |voice| (*voice, at)));
        let of_members: BTreeMap<usize, usize> = members.collect();
        let voices = 0..linked.voices.len();
        let claim_of = voices.filter_map(|at| Some((at, *of_members.get(&linked.innermost(at))?))).collect();
        Marks { stream, linked, statements, claim_of }
    }

    fn tally(&self) -> Tally {
        let marked = self.statements.iter().map(Vec::len).sum();
        let right = self.statements.iter().flatten().flatten().count();
        Tally { marked, found: marked, right }
    }

    fn pairs(&self, errors: &mut Vec<String>) -> Tally {
        let marks = self.statements.iter().zip(&self.stream.claim).flat_map(|(found, claim)| {
            found.iter().zip(&claim.statements).map(move |(at, mark)| (claim, mark, *at))
        });
        let marks: Vec<_> = marks.collect();
        let mut tally = Tally::default();
        for (position, (claim, mark, at)) in marks.iter().enumerate() {
            for (other_claim, other_mark, other) in &marks[position + 1..] {
                let is_marked = claim.id == other_claim.id;
                let places =
                    at.zip(*other).map(|(at, other)| (self.claim_of.get(&at), self.claim_of.get(&other)));
                let is_found = matches!(places, Some((Some(one), Some(two))) if one == two && at != other)
                    || (is_marked && at.is_some() && at == other);
                tally.marked += usize::from(is_marked);
                tally.found += usize::from(is_found);
                tally.right += usize::from(is_marked && is_found);
                if is_marked != is_found {
                    let what = match (is_marked, places) {
                        (true, None) => "no such statement",
                        (true, Some(_)) => "not linked",
                        (false, _) => "linked wrongly",
                    };
                    errors.push(format!(
                        "{what}: {} “{}” and {} “{}”",
                        mark.article, mark.words, other_mark.article, other_mark.words
                    ));
                }
            }
        }
        tally
    }

    fn bounds(&self, comparison: &mut Comparison) {
        for (found, claim) in self.statements.iter().zip(&self.stream.claim) {
            let has_several = usize::from(claim.origins > 1);
            comparison.bounds.marked += 1;
            comparison.several.marked += has_several;
            let Some(at) = most(found.iter().flatten().filter_map(|at| self.claim_of.get(at).copied()))
            else {
                comparison.errors.push(format!("claim {} was not found", claim.id));
                continue;
            };
            let (_, origins) = &self.linked.claims[at];
            comparison.bounds.found += 1;
            comparison.several.found += has_several;
            comparison.width += origins.upper - origins.lower;
            comparison.width_of_several += has_several * (origins.upper - origins.lower);
            if (origins.lower..=origins.upper).contains(&claim.origins) {
                comparison.bounds.right += 1;
                comparison.several.right += has_several;
            } else {
                let (lower, upper) = (origins.lower, origins.upper);
                comparison.errors.push(format!(
                    "claim {} has {} origins, not {lower} to {upper}",
                    claim.id, claim.origins
                ));
            }
        }
    }

    /// Whom an article has a claim from: the outlets in the chains of those of its statements that are marked as saying it.
    /// An outlet that credits itself has it from nobody.
    fn credits(&self, errors: &mut Vec<String>) -> Tally {
        let Some(credits) = &self.stream.credit else { return Tally::default() };
        let marked: BTreeSet<_> = credits
            .iter()
            .map(|credit| (credit.claim.as_str(), credit.article.as_str(), outlet_key(&credit.outlet)))
            .collect();
        let mut found = BTreeSet::new();
        for (statements, claim) in self.statements.iter().zip(&self.stream.claim) {
            for (at, mark) in statements.iter().zip(&claim.statements) {
                let own = self.stream.article.iter().find(|article| article.id == mark.article);
                let own = own.and_then(|article| article.outlet.as_deref()).map(outlet_key);
                let from = at.iter().flat_map(|at| from(&self.linked.voices[*at])).map(outlet_key);
                let from = from.filter(|outlet| Some(outlet) != own.as_ref());
                found.extend(from.map(|outlet| (claim.id.as_str(), mark.article.as_str(), outlet)));
            }
        }
        let told =
            |(claim, article, outlet): &(&str, &str, String)| format!("{claim} of {article} from {outlet}");
        errors.extend(marked.difference(&found).map(|credit| format!("credit not found: {}", told(credit))));
        errors.extend(found.difference(&marked).map(|credit| format!("no credit: {}", told(credit))));
        Tally { marked: marked.len(), found: found.len(), right: marked.intersection(&found).count() }
    }

    fn answers(&self, errors: &mut Vec<String>) -> Tally {
        let meant_by = |found: &Vec<Option<usize>>| {
            most(found.iter().flatten().filter_map(|at| self.claim_of.get(at).copied()))
        };
        // Answers to what is not marked as a claim are neither right nor wrong.
        let marked: BTreeSet<usize> = self.statements.iter().filter_map(meant_by).collect();
        let replies = marked.iter().map(|claim| self.linked.claims[*claim].0.replies.len()).sum();
        let mut tally = Tally { marked: self.stream.answer.len(), found: replies, right: 0 };
        let mut right = BTreeSet::new();
        for answer in &self.stream.answer {
            // Whoever says the opposite of a claim denies it, by whatever act that is told.
            let is_act =
                |act| act_name(act) == answer.act || (answer.act == "deny" && act_name(act) == "assert");
            let ats = all_meant(self.linked, &answer.mark, is_act);
            let to = self.stream.claim.iter().position(|claim| claim.id == answer.to);
            let claim = to.and_then(|to| meant_by(&self.statements[to]));
            let found: Vec<(usize, usize)> = claim
                .iter()
                .flat_map(|claim| {
                    let replies = self.linked.claims[*claim].0.replies.iter().map(|reply| reply.voice);
                    replies
                        .filter(|voice| ats.contains(voice))
                        .map(|voice| (voice, *claim))
                        .collect::<Vec<_>>()
                })
                .collect();
            tally.right += usize::from(!found.is_empty());
            // What is reported twice over is one answer.
            tally.found -= found.len().saturating_sub(1);
            let is_right = !found.is_empty();
            right.extend(found);
            if !is_right {
                let why = if ats.is_empty() { "no such statement" } else { "not tied" };
                errors.push(format!("{} “{}” to {}: {why}", answer.act, answer.mark.words, answer.to));
            }
        }
        for claim in marked {
            for reply in &self.linked.claims[claim].0.replies {
                if !right.contains(&(reply.voice, claim)) {
                    let (answer, first) =
                        (&self.linked.voices[reply.voice], self.linked.claims[claim].0.voices[0]);
                    let claim = &self.linked.voices[first].content;
                    errors.push(format!(
                        "no answer: {:?} “{}” to “{claim}”, {:?}",
                        answer.act, answer.content, reply.reason
                    ));
                }
            }
        }
        tally
    }

    fn what_is_planted(&self, comparison: &mut Comparison) {
        let errors = &mut comparison.errors;
        comparison.circles = self.circles(errors);
        comparison.updates = self.changes("update", ChangeKind::Update, errors);
        comparison.reversals = self.changes("reversal", ChangeKind::Reversal, errors);
        comparison.disagreements = self.changes("disagreement", ChangeKind::Disagreement, errors);
        comparison.fidelity = self.fidelity(errors);
    }

    /// Changes of one kind. One is found if the same two claims or statements are tied.
    fn changes(&self, name: &str, kind: ChangeKind, errors: &mut Vec<String>) -> Tally {
        let of = |voice: usize| self.claim_of.get(&voice).copied().ok_or(voice);
        let found = self.linked.changes.iter().filter(|change| change.kind == kind);
        let mut found: BTreeMap<_, bool> =
            found.map(|change| ((of(change.from), of(change.to)), false)).collect();
        let marked: Vec<&MarkedChange> =
            self.stream.change.iter().filter(|change| change.kind == name).collect();
        let mut right = 0;
        for change in &marked {
            let at = |mark: &Mark| meant(self.linked, mark).map(of);
            let ends = at(&change.from).zip(at(&change.to));
            let is_right = ends.and_then(|ends| found.get_mut(&ends)).is_some_and(|is_marked| {
                *is_marked = true;
                true
            });
            right += usize::from(is_right);
            if !is_right {
                errors.push(format!("{name} not found: “{}” and “{}”", change.from.words, change.to.words));
            }
        }
        for change in self.linked.changes.iter().filter(|change| change.kind == kind) {
            if found.get(&(of(change.from), of(change.to))) == Some(&false) {
                let words = |at: usize| &self.linked.voices[at].content;
                errors.push(format!("no {name}: “{}” and “{}”", words(change.from), words(change.to)));
            }
        }
        Tally { marked: marked.len(), found: found.len(), right }
    }

    fn fidelity(&self, errors: &mut Vec<String>) -> Tally {
        let linked = self.linked;
        let mut right = BTreeSet::new();
        let mut tally =
            Tally { marked: self.stream.fidelity.len(), found: linked.alterations.len(), right: 0 };
        for marked in &self.stream.fidelity {
            let [original, repeated] =
                [&marked.original, &marked.repeated].map(|mark| all_meant(linked, mark, |_| true));
            let found = linked.alterations.iter().position(|altered| {
                altered.kind.name() == marked.kind
                    && original.contains(&altered.original)
                    && repeated.contains(&altered.repeated)
            });
            tally.right += usize::from(found.is_some_and(|found| right.insert(found)));
            if found.is_none() {
                let is_there = !original.is_empty() && !repeated.is_empty();
                let why = if is_there { "not told" } else { "no such statement" };
                let (original, repeated) = (&marked.original.words, &marked.repeated.words);
                errors.push(format!("{} of “{original}” in “{repeated}”: {why}", marked.kind));
            }
        }
        let wrong = linked.alterations.iter().enumerate().filter(|(at, _)| !right.contains(at));
        errors.extend(wrong.map(|(_, altered)| {
            let words = |at: usize| &linked.voices[at].content;
            let (original, repeated) = (words(altered.original), words(altered.repeated));
            format!("no {}: “{original}” and “{repeated}”", altered.kind.name())
        }));
        tally
    }

    fn circles(&self, errors: &mut Vec<String>) -> Tally {
        let set =
            |outlets: &[String]| outlets.iter().map(|outlet| outlet.to_lowercase()).collect::<BTreeSet<_>>();
        let found: BTreeSet<BTreeSet<String>> = self
            .linked
            .claims
            .iter()
            .flat_map(|(_, origins)| &origins.circles)
            .map(|circle| set(circle))
            .collect();
        let marked: BTreeSet<BTreeSet<String>> =
            self.stream.circle.iter().map(|circle| set(&circle.outlets)).collect();
        errors.extend(marked.difference(&found).map(|circle| format!("circle not found: {circle:?}")));
        errors.extend(found.difference(&marked).map(|circle| format!("no circle: {circle:?}")));
        Tally { marked: marked.len(), found: found.len(), right: marked.intersection(&found).count() }
    }
}

/// What occurs most often; of several, the first.
fn most(values: impl Iterator<Item = usize>) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    counts
        .into_iter()
        .max_by_key(|(value, count)| (*count, std::cmp::Reverse(*value)))
        .map(|(value, _)| value)
}

/// The outlets that a statement comes from, as far as its article tells.
fn from(voice: &Voice) -> impl Iterator<Item = &str> {
    let origin = Some(&voice.origin).filter(|origin| origin.kind == OriginKind::Outlet);
    voice.cites.iter().chain(origin.map(|origin| &origin.words)).map(String::as_str)
}

/// The statement that a mark means: the one that shares most of its words, nested ones first. It must share half.
fn meant(linked: &Linked, mark: &Mark) -> Option<usize> {
    let found = shares(linked, mark, |_| true);
    found.into_iter().max_by(|one, other| one.1.total_cmp(&other.1)).map(|(at, _)| at)
}

/// All statements that share half of the words, of those whose act will do.
fn all_meant(linked: &Linked, mark: &Mark, will_do: impl Fn(Act) -> bool) -> Vec<usize> {
    shares(linked, mark, will_do).into_iter().map(|(at, _)| at).collect()
}

/// The statements that share half of the words of `mark`, with how large that is a part of all words of both.
fn shares(linked: &Linked, mark: &Mark, will_do: impl Fn(Act) -> bool) -> Vec<(usize, f64)> {
    let candidates = linked.statements.iter().enumerate().filter(|(at, statement)| {
        statement.article.address == mark.article && will_do(linked.voices[*at].act)
    });
    let shared = candidates.filter_map(|(at, statement)| {
        let text = statement.article.text.as_str();
        let start = mark.start.or_else(|| text.find(&mark.words))?;
        let marked = start..start + mark.words.len();
        let spans = statement.content.iter().chain(&statement.cue);
        let common: usize = spans.map(|span| overlap(&marked, &span.range())).sum();
        let content: usize = statement.content.iter().map(|span| span.end() - span.start()).sum();
        let union = marked.len() + content - common.min(content);
        (common * 2 >= marked.len()).then(|| (at, common as f64 / union.max(1) as f64))
    });
    shared.collect()
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}
