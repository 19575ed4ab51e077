//! A statement and an article as linking sees them.

use std::collections::BTreeMap;
use std::rc::Rc;

use jiff::civil::Date;
use sayso_core::{Act, Count, Span};
use sayso_link::{Origin, OriginKind, Printing, Voice};
use sayso_store::{Answered, ArticleRecord, Error, Ledger, Matched, Moment, Statement};
use sayso_wire::{act_named, count_name};

use super::bodies::Bodies;
use super::outlets::Outlets;
use super::sources::{Numbers, full_name, people, roles, unknown};
use super::withheld::{
    is_in_error, is_own_piece, is_reporting, last_clause, leaves_open, rejects_demand, takes_back_report,
    turns_down,
};
use crate::groups::Groups;

/// How contents begin that ask.
const QUESTIONS: [&str; 2] = ["whether ", "if "];

/// The most bytes between a cue and what it tells that still tell how it was told: “reported *erroneously*, citing …”.
const NEAR: usize = 60;

/// Words that may stand between a statement and the one that passes it on.
const JOINTS: [&str; 3] = ["that", "which", "who"];

/// What a statement is understood by.
pub(super) struct Context<'article> {
    pub(super) article: &'article ArticleRecord,
    pub(super) statements: &'article [Statement],
    /// The position of each of them among all that are linked, by its position in the article.
    pub(super) places: BTreeMap<usize, usize>,
    pub(super) known: &'article Known,
}

/// What is known from all articles that are linked.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// Their outlets.
    outlets: Outlets,
    numbers: Numbers,
    /// The numbers of people by their full names.
    people: BTreeMap<String, i64>,
    /// The bodies that speak.
    bodies: Bodies,
    /// What is told of sources by their numbers.
    roles: BTreeMap<i64, String>,
}

impl Known {
    /// What the articles in `read`, and `ledger` of those who speak in them, tell.
    pub(super) fn of(ledger: &Ledger, read: &[Matched]) -> Result<Known, Error> {
        let numbers = Numbers::new(ledger, read)?;
        let (people, bodies) = (people(read, &numbers), Bodies::new(read, &numbers));
        Ok(Known { outlets: Outlets::new(read), people, bodies, roles: roles(ledger, read)?, numbers })
    }
}

impl Context<'_> {
    /// The statement as linking sees it.
    pub(super) fn voice(&self, statement: &Statement, printing: usize) -> Voice {
        let inner = self.statements.iter().filter(|other| other.parent == Some(statement.ix));
        let answers = statement.answers.iter().filter_map(|answer| match answer.to {
            Answered::Statement(ix) => self.places.get(&ix).copied(),
            Answered::Report(_) => None,
        });
        Voice {
            printing,
            content: self.article.words(&statement.content),
            roles: self.roles(statement),
            quotations: self.quotations(statement),
            context: self.paragraphs(statement),
            hedges: self.hedges(statement),
            act: told(statement),
            is_withheld: self.is_withheld(statement),
            origin: self.origin(statement),
            are_several: are_several(statement),
            cites: self.cites(statement),
            inner: inner.clone().filter_map(|other| self.places.get(&other.ix).copied()).collect(),
            passes_on: inner
                .filter(|other| !self.is_reproached(statement, other) && self.says_all(other, statement))
                .find_map(|other| self.places.get(&other.ix).copied()),
            answers: answers.collect(),
        }
    }

    /// Whether nobody is told to say what its content tells: where the cue is negated, asks whether it is so, turns a demand down or
    /// takes a report back, and where it stands in what says so.
    fn is_withheld(&self, statement: &Statement) -> bool {
        let is_negated = statement.reasons.iter().any(|reason| reason.field == "stance.negation");
        let content = self.article.words(&statement.content);
        let is_question = QUESTIONS.iter().any(|word| content.starts_with(word));
        let is_unsaid =
            is_negated || is_question || self.is_turned_down(statement) || self.is_taken_back(statement);
        !told(statement).is_answer() && is_unsaid || self.is_inside(statement)
    }

    /// Whether it stands in what the same source denies, is told to have been ordered or promised, is asked or supposed, or stands in
    /// what is taken back.
    fn is_inside(&self, statement: &Statement) -> bool {
        let Some(parent) = self.parent(statement) else { return false };
        let is_denied = told(parent) == Act::Deny && is_by_one(parent, statement);
        is_denied
            || self.is_reproached(parent, statement)
            || self.is_left_open(parent, statement)
            || std::iter::successors(Some(parent), |inner| self.parent(inner))
                .any(|outer| self.is_taken_back(outer))
    }

    /// The statement in whose content it stands.
    fn parent(&self, statement: &Statement) -> Option<&Statement> {
        self.statements.iter().find(|other| statement.parent == Some(other.ix))
    }

    /// Whether it tells that a demand was turned down: by its source, or, where the demand has none, by the words before it.
    fn is_turned_down(&self, statement: &Statement) -> bool {
        let (cue, content) = (self.article.words(&statement.cue), self.article.words(&statement.content));
        let is_unsourced = statement.source.is_empty();
        rejects_demand(&cue, &content)
            || is_unsourced && turns_down(self.clause_before(statement), &format!("{cue} {content}"))
    }

    /// Whether an outlet is told to take back what it says, or the article to be wrong about it. Who is only held to be wrong says it
    /// all the same.
    fn is_taken_back(&self, statement: &Statement) -> bool {
        let (cue, content) = (self.article.words(&statement.cue), self.article.words(&statement.content));
        let source = self.article.words(&statement.source);
        let is_printed = match statement.sourcing.as_deref() {
            Some("outlet") => true,
            Some("named_person" | "role_named_person") => false,
            Some(_) | None => is_own_piece(&source) || is_reporting(&cue),
        };
        let is_wrong = || statement.parent.is_none() && is_printed && is_in_error(self.telling(statement));
        // “Withdraws *its report that* …” may be read as a statement of the report.
        let is_noun = || {
            let report = format!("{source} {cue} {content}");
            takes_back_report(self.clause_before(statement), &report)
        };
        takes_back_report(&cue, &content) || is_noun() || is_wrong()
    }

    /// The words of its clause that stand before the source and the cue.
    fn clause_before(&self, statement: &Statement) -> &str {
        let firsts = [statement.source.first(), statement.cue.first()];
        let start = firsts.into_iter().flatten().map(|first| first.start()).min().unwrap_or(0);
        self.article.text.as_str().get(..start).map(last_clause).unwrap_or_default()
    }

    /// The cue, and the words between it and what it tells.
    fn telling(&self, statement: &Statement) -> &str {
        let Some((first, last)) = statement.cue.first().zip(statement.cue.last()) else { return "" };
        let content = statement.content.first().map_or(last.end(), |content| content.start());
        let is_near = (last.end()..=last.end() + NEAR).contains(&content);
        let end = if is_near { content } else { last.end() };
        self.article.text.as_str().get(first.start()..end).unwrap_or_default()
    }

    /// Whether `outer` asks or supposes that `inner` is said: “would examine *whether* the manager knew that …”.
    fn is_left_open(&self, outer: &Statement, inner: &Statement) -> bool {
        let text = self.article.text.as_str();
        let Some(first) = inner.source.first().or(inner.cue.first()) else { return false };
        let part = outer.content.iter().find(|part| part.range().contains(&first.start()));
        let before = part.and_then(|part| text.get(part.start()..first.start()));
        // “Whether the manager, who said that …, would go” is asked of the manager, not of what was said.
        let ends = inner.source.last().zip(inner.cue.first());
        let between = ends.and_then(|(source, cue)| text.get(source.end()..cue.start()));
        before.is_some_and(leaves_open)
            && !between.is_some_and(|between| between.contains(',') || between.contains(" who "))
    }

    /// Whether `outer` tells that another ordered, threatened or promised what `inner` says: that is told by `outer` alone.
    fn is_reproached(&self, outer: &Statement, inner: &Statement) -> bool {
        // “Would close” foretells it; “to close” was threatened or promised.
        let is_deed = || self.article.words(&inner.content).starts_with("to ");
        let is_such = match told(inner) {
            Act::Demand => true,
            Act::Predict => is_deed(),
            _ => false,
        };
        is_such && !is_by_one(outer, inner)
    }

    /// Whether `inner`, with its source and its cue, is all that `outer` says.
    fn says_all(&self, inner: &Statement, outer: &Statement) -> bool {
        let said: Vec<&Span> = [&inner.source, &inner.cue, &inner.content].into_iter().flatten().collect();
        let is_said = |at: usize| said.iter().any(|part| part.range().contains(&at));
        let letters = outer.content.iter().flat_map(|part| {
            let letters = self.article.text[*part].char_indices();
            letters.map(|(at, letter)| (part.start() + at, letter))
        });
        let left: String = letters.map(|(at, letter)| if is_said(at) { ' ' } else { letter }).collect();
        let mut words = left.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.all(|word| JOINTS.contains(&word))
    }

    /// The stretches of the content that stand in quotation marks.
    fn quotations(&self, statement: &Statement) -> Vec<String> {
        let mut quotations = Vec::new();
        for span in &statement.content {
            let words = &self.article.text[*span];
            let parts = words.split(['“', '”', '"']).enumerate();
            let is_whole = statement.quotation == "direct";
            quotations
                .extend(parts.filter(|(at, _)| is_whole || at % 2 == 1).map(|(_, part)| part.to_owned()));
        }
        quotations.retain(|quotation| !quotation.trim().is_empty());
        quotations
    }

    /// The words of the content that hedge it, its source's and the writer's.
    fn hedges(&self, statement: &Statement) -> Vec<String> {
        let is_hedge = |field: &str| field.starts_with("stance.") && field.contains("_hedges[");
        let hedges = statement.reasons.iter().filter(|reason| is_hedge(&reason.field));
        let in_content =
            hedges.filter_map(|reason| reason.words).filter(|words| is_in(*words, &statement.content));
        in_content.map(|words| self.article.text[words].to_owned()).collect()
    }

    /// The paragraphs that the statement stands in.
    fn paragraphs(&self, statement: &Statement) -> String {
        let text = self.article.text.as_str();
        let spans = [&statement.source, &statement.cue, &statement.content].into_iter().flatten();
        let (start, end) =
            spans.fold((text.len(), 0), |(start, end), span| (start.min(span.start()), end.max(span.end())));
        let start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[end..].find('\n').map_or(text.len(), |at| end + at);
        text.get(start..end).unwrap_or_default().to_owned()
    }

    fn origin(&self, statement: &Statement) -> Origin {
        let source = self.article.words(&statement.source);
        let name = statement.speaker.as_ref().map(|speaker| speaker.name.clone());
        if let Some(body) = self.known.bodies.meant_by(&source, statement).filter(|_| name.is_none()) {
            return Origin { kind: OriginKind::Body(body.number), words: body.name.to_owned() };
        }
        let words = name.unwrap_or_else(|| source.clone());
        let at = statement.source.first().map_or(0, |first| first.start());
        if let Some(outlet) = self.known.outlets.meant_by(&words, at, self.article) {
            return Origin { kind: OriginKind::Outlet, words: outlet.to_owned() };
        }
        let speaker = statement.speaker.as_ref();
        let number =
            speaker.map_or_else(|| self.unnumbered(statement), |speaker| self.known.numbers.of(speaker.id));
        let kind = match statement.sourcing.as_deref() {
            Some("named_person" | "role_named_person") => OriginKind::Person(number),
            Some("organisation") => OriginKind::Body(number),
            Some("document") => OriginKind::Document(number),
            Some("outlet") => OriginKind::Outlet,
            Some("unnamed") => OriginKind::Unnamed,
            Some(_) | None => OriginKind::Nobody,
        };
        let words = if kind == OriginKind::Unnamed { source } else { words };
        Origin { kind, words }
    }

    /// What is told of whoever says it: in the statement, and of the same source elsewhere.
    fn roles(&self, statement: &Statement) -> String {
        let told = statement.speaker.as_ref().and_then(|speaker| self.known.roles.get(&speaker.id));
        let source = self.article.words(&statement.source);
        let owner = self.known.bodies.owner_of(&source, statement).map(|body| body.name);
        let roles = [Some(source.as_str()), told.map(String::as_str), owner];
        roles.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    /// The number of a source that no mention leads to: that of the person with the same full name, if there is one.
    fn unnumbered(&self, statement: &Statement) -> i64 {
        let source = self.article.words(&statement.source);
        let is_person = matches!(statement.sourcing.as_deref(), Some("named_person" | "role_named_person"));
        let name = full_name(&source).filter(|_| is_person);
        name.map_or_else(
            || unknown(&source),
            |name| self.known.people.get(&name).copied().unwrap_or_else(|| unknown(&name)),
        )
    }

    /// The outlets between the article and the origin, the outermost first.
    fn cites(&self, statement: &Statement) -> Vec<String> {
        let stations = statement.reasons.iter().filter(|reason| reason.field.starts_with("chain["));
        let between = stations
            .filter(|reason| reason.value.starts_with("relay") || reason.value.starts_with("carrier"));
        let cited = between.filter_map(|reason| {
            let words = reason.words?;
            let name = self.name(words);
            let outlet = self.known.outlets.meant_by(&name, words.start(), self.article).map(str::to_owned);
            outlet.or_else(|| reason.value.ends_with(": outlet").then_some(name))
        });
        let mut cited: Vec<String> = cited.collect();
        cited.extend(self.told_another(statement).filter(|told| !cited.contains(told)));
        cited
    }

    /// The outlet that was told: “sources told *the Tern Courier*”, in what others print.
    fn told_another(&self, statement: &Statement) -> Option<String> {
        let cue = statement.cue.last()?;
        let is_told = ["told", "tells", "telling", "to", "with"]
            .iter()
            .any(|told| self.article.text[*cue].ends_with(told));
        // What somebody who is named has told two outlets, neither has from the other.
        let is_unnamed = statement.sourcing.as_deref() == Some("unnamed");
        let after = self.article.text.as_str().get(cue.end()..)?.trim_start();
        let told = self.known.outlets.told(after, self.article.outlet.as_deref());
        told.filter(|_| is_told && is_unnamed).map(str::to_owned)
    }

    /// The name that stands behind `words`: that of the speaker, where they are the source of a statement.
    fn name(&self, words: Span) -> String {
        let of = self.statements.iter().find(|other| other.source.contains(&words));
        let speaker = of.and_then(|other| other.speaker.as_ref());
        speaker.map_or_else(|| self.article.text[words].to_owned(), |speaker| speaker.name.clone())
    }
}

/// Articles are in the order in which they were published, else came.
pub(super) fn order(article: &ArticleRecord) -> (Option<Moment>, Moment, &str) {
    (article.published.as_deref().map(Moment::new), Moment::new(&article.captured), &article.id)
}

/// The day on which it was published.
pub(super) fn published(article: &ArticleRecord) -> Option<Date> {
    article.published.as_deref()?.get(..10)?.parse().ok()
}

/// The article as linking sees it.
pub(super) fn printing(article: &Rc<ArticleRecord>, groups: &Groups) -> Printing {
    let since = |day: Date| day.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24;
    Printing {
        outlet: article.outlet.clone(),
        group: article.outlet.as_deref().and_then(|outlet| groups.of(outlet)),
        published: article.published.as_deref().map(|at| Moment::new(at).to_string()),
        day: published(article).map(since),
        byline: article.byline.clone(),
        text: article.text.as_str().to_owned(),
    }
}

fn is_in(words: Span, spans: &[Span]) -> bool {
    spans.iter().any(|span| span.contains(words))
}

/// Whether those are several who are not named, where the article tells.
fn are_several(statement: &Statement) -> Option<bool> {
    let count = statement.reasons.iter().find(|reason| reason.field == "sourcing.unnamed.count")?;
    Some(count.value != count_name(Count::One))
}

/// Whether one source, whom its article names, makes both.
fn is_by_one(a: &Statement, b: &Statement) -> bool {
    a.speaker.as_ref().zip(b.speaker.as_ref()).is_some_and(|(a, b)| a.id == b.id)
}

/// What a source does by saying it: no more than saying, where that it does more is doubtful. A doubtful denial stays one: what it
/// may deny tells whether it does.
fn told(statement: &Statement) -> Act {
    let act = statement.act.as_deref().and_then(act_named).unwrap_or(Act::Assert);
    if act != Act::Deny && statement.is_act_doubtful() { Act::Assert } else { act }
}
