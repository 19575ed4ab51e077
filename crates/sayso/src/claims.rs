//! Links the statements of a ledger across its articles: claims, who answers them, and their origins.

mod bodies;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use jiff::ToSpan as _;
use jiff::civil::Date;
use sayso_annotate::Sentences;
use sayso_core::{Act, Count, Digest, Span};
use sayso_link::{
    Alteration, Change, Claim, Held, Origin, OriginKind, Origins, Passage, Passages, Printing, Voice, Web,
    alterations, claims, origins, outlet_key,
};
use sayso_store::{
    Alikeness, Answered, ArticleRecord, Error, Ledger, Matched, Query, SameVerdict, Statement, StatementId,
};
use sayso_wire::{act_name, count_name};

use self::bodies::Bodies;
use crate::groups::Groups;

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

/// Of the statements that share a word with `text`, the one that says most nearly the same, in other words, too; `None` if none
/// shares one.
pub fn nearest(ledger: &Ledger, text: &str) -> Result<Option<Statement>, Error> {
    let found = sharing(ledger, text.split(|c: char| !c.is_alphanumeric()), Query::default())?;
    let passages: Vec<Passage> =
        found.iter().map(|statement| passage(statement.article.words(&statement.content))).collect();
    let nearest = Passages::new(&passages).likest(&passage(text.to_owned()), 1);
    Ok(nearest.first().and_then(|likest| found.into_iter().nth(likest.at)))
}

fn passage(words: String) -> Passage {
    Passage { vector: Sentences::standard().vector(&words), words }
}

/// Days before and after, within which the same is looked for.
const NEAR_DAYS: i64 = 60;

/// So many words of a statement are looked for; shorter ones than this are not.
const MOST_WORDS: usize = 24;
const SHORTEST_WORD: usize = 4;

/// So many statements are looked at, as far as rare words find them: words that more of them have tell little.
const MOST_FOUND: usize = 5_000;

/// The statements that may say the same.
fn near(ledger: &Ledger, statement: &Statement) -> Result<Vec<Statement>, Error> {
    let said = statement.article.words(&statement.content);
    let words =
        said.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= SHORTEST_WORD);
    let day = published(&statement.article);
    let moved = |days: i64| Some(day?.saturating_add(days.days()).to_string());
    let query = Query { since: moved(-NEAR_DAYS), until: moved(NEAR_DAYS), ..Query::default() };
    sharing(ledger, words.take(MOST_WORDS), query)
}

/// The best of the statements that `query` asks for and that share one of `words`, the rarest of which count.
fn sharing<'words>(
    ledger: &Ledger,
    words: impl Iterator<Item = &'words str>,
    query: Query,
) -> Result<Vec<Statement>, Error> {
    let rarest = ledger.rarest(&words.collect::<Vec<_>>(), MOST_FOUND)?;
    if rarest.is_empty() {
        return Ok(Vec::new());
    }
    let query = Query { text: rarest.join(" "), is_any: true, limit: MOST_LINKED, ..query };
    Ok(ledger.search(&query)?.statements)
}

/// The articles that these statements stand in, whole.
fn articles(ledger: &Ledger, statements: &[Statement]) -> Result<Vec<Matched>, Error> {
    let ids: BTreeSet<&str> = statements.iter().map(|statement| statement.article.id.as_str()).collect();
    ids.into_iter().map(|id| ledger.whole_article(id)).collect()
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
    let numbers = numbers(ledger, &read)?;
    let people = people(&read, &numbers);
    let bodies = Bodies::new(&read, &numbers);
    let roles = roles(ledger, &read)?;
    let named = read.iter().filter_map(|matched| matched.article.outlet.as_deref());
    let outlets: BTreeMap<String, String> =
        named.map(|outlet| (outlet_key(outlet), outlet.to_owned())).collect();
    let (mut statements, mut voices, mut printings, mut hidden) = (vec![], vec![], vec![], vec![]);
    for Matched { article, statements: mut of_article, hidden: of_hidden, .. } in read {
        of_article.retain(|statement| !statement.is_rejected());
        let places = of_article.iter().map(|statement| statement.ix).zip(voices.len()..).collect();
        let known =
            Known { outlets: &outlets, numbers: &numbers, people: &people, bodies: &bodies, roles: &roles };
        let context = Context { article: &article, statements: &of_article, places, known };
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

/// Articles are in the order in which they were published, else came.
fn order(article: &ArticleRecord) -> (Option<&str>, &str, &str) {
    (article.published.as_deref(), &article.captured, &article.id)
}

/// The day on which it was published.
fn published(article: &ArticleRecord) -> Option<Date> {
    article.published.as_deref()?.get(..10)?.parse().ok()
}

fn printing(article: &Rc<ArticleRecord>, groups: &Groups) -> Printing {
    let since = |day: Date| day.duration_since(Date::constant(1970, 1, 1)).as_hours() / 24;
    Printing {
        outlet: article.outlet.clone(),
        group: article.outlet.as_deref().and_then(|outlet| groups.of(outlet)),
        published: article.published.clone(),
        day: published(article).map(since),
        byline: article.byline.clone(),
        text: article.text.as_str().to_owned(),
    }
}

/// For the number of each speaker, the one that all numbers of the same source have.
fn numbers(ledger: &Ledger, read: &[Matched]) -> Result<BTreeMap<i64, i64>, Error> {
    let mut numbers = BTreeMap::new();
    let statements = read.iter().flat_map(|matched| &matched.statements);
    for speaker in statements.filter_map(|statement| statement.speaker.as_ref()) {
        if !numbers.contains_key(&speaker.id) {
            let ids = ledger.identity(speaker.id)?.ids();
            let first = ids.iter().copied().min().unwrap_or(speaker.id);
            numbers.extend(ids.into_iter().map(|id| (id, first)));
            numbers.insert(speaker.id, first);
        }
    }
    Ok(numbers)
}

/// What articles tell of who each speaker is.
fn roles(ledger: &Ledger, read: &[Matched]) -> Result<BTreeMap<i64, String>, Error> {
    let mut roles = BTreeMap::new();
    let statements = read.iter().flat_map(|matched| &matched.statements);
    for speaker in statements.filter_map(|statement| statement.speaker.as_ref()) {
        if let Entry::Vacant(vacant) = roles.entry(speaker.id) {
            let told = ledger.told(&[speaker.id])?;
            vacant.insert(told.into_iter().map(|told| told.words).collect::<Vec<_>>().join("; "));
        }
    }
    Ok(roles)
}

/// Last words of the names of outlets that may stand for all of a name.
const LAST_WORDS: [&str; 22] = [
    "agency",
    "chronicle",
    "courier",
    "dispatch",
    "examiner",
    "gazette",
    "globe",
    "guardian",
    "herald",
    "inquirer",
    "journal",
    "mail",
    "mirror",
    "observer",
    "post",
    "record",
    "standard",
    "star",
    "telegraph",
    "times",
    "tribune",
    "wire",
];

/// Words that may stand between a statement and the one that passes it on.
const JOINTS: [&str; 3] = ["that", "which", "who"];

/// What a statement is understood by.
struct Context<'article> {
    article: &'article ArticleRecord,
    statements: &'article [Statement],
    /// The position of each of them among all that are linked, by its position in the article.
    places: BTreeMap<usize, usize>,
    known: Known<'article>,
}

/// What is known from all articles that are linked.
#[derive(Clone, Copy)]
struct Known<'articles> {
    /// Their outlets, by the form in which they are compared.
    outlets: &'articles BTreeMap<String, String>,
    /// The number that stands for all numbers of one source.
    numbers: &'articles BTreeMap<i64, i64>,
    /// The numbers of people by their full names.
    people: &'articles BTreeMap<String, i64>,
    /// The bodies that speak.
    bodies: &'articles Bodies,
    /// What is told of sources by their numbers.
    roles: &'articles BTreeMap<i64, String>,
}

impl Context<'_> {
    /// The statement as linking sees it.
    fn voice(&self, statement: &Statement, printing: usize) -> Voice {
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
            origin: self.origin(statement),
            are_several: are_several(statement),
            cites: self.cites(statement),
            inner: inner.clone().filter_map(|other| self.places.get(&other.ix).copied()).collect(),
            passes_on: inner
                .filter(|other| self.says_all(other, statement))
                .find_map(|other| self.places.get(&other.ix).copied()),
            answers: answers.collect(),
        }
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
        if let Some(outlet) = self.outlet(&words).or_else(|| self.outlet(owner(&words)?)) {
            return Origin { kind: OriginKind::Outlet, words: outlet.to_owned() };
        }
        let number = |id| self.known.numbers.get(&id).copied().unwrap_or(id);
        let number = statement
            .speaker
            .as_ref()
            .map_or_else(|| self.unnumbered(statement), |speaker| number(speaker.id));
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
            let name = self.name(reason.words?);
            let outlet = self.outlet(&name).or_else(|| self.outlet(owner(&name)?)).map(str::to_owned);
            outlet.or_else(|| reason.value.ends_with(": outlet").then_some(name))
        });
        cited.collect()
    }

    /// The name that stands behind `words`: that of the speaker, where they are the source of a statement.
    fn name(&self, words: Span) -> String {
        let of = self.statements.iter().find(|other| other.source.contains(&words));
        let speaker = of.and_then(|other| other.speaker.as_ref());
        speaker.map_or_else(|| self.article.text[words].to_owned(), |speaker| speaker.name.clone())
    }

    /// The outlet that `name` is the name of, or the first or last words of the name of one alone: “Meridian” for “Meridian News
    /// Agency”, “the Evening Post” or “the Post” for “Hallan Evening Post”. “The agency” is the only agency.
    fn outlet(&self, name: &str) -> Option<&str> {
        let key = outlet_key(name);
        if let Some(same) = self.known.outlets.get(&key) {
            return Some(same);
        }
        let may_end = key.contains(' ') || LAST_WORDS.contains(&key.as_str());
        let is_short = |outlet: &&String| {
            outlet.strip_prefix(key.as_str()).is_some_and(|rest| rest.starts_with(' '))
                || may_end && outlet.strip_suffix(key.as_str()).is_some_and(|rest| rest.ends_with(' '))
        };
        let short: Vec<&String> =
            self.known.outlets.keys().filter(is_short).filter(|_| !key.is_empty()).collect();
        // Of two Posts it is the one that the article names in full.
        let is_named = |outlet: &&&String| self.article.text.as_str().contains(&self.known.outlets[**outlet]);
        let only = match short[..] {
            [only] => Some(only),
            _ => short.iter().find(is_named).copied().filter(|_| short.iter().filter(is_named).count() == 1),
        };
        only.map(|outlet| self.known.outlets[outlet].as_str())
    }
}

/// Whose report it is: “the agency” in “the agency’s report”.
fn owner(words: &str) -> Option<&str> {
    let (owner, thing) = words.split_once("’s ").or_else(|| words.split_once("'s "))?;
    let things = ["report", "story", "article", "account", "dispatch", "broadcast"];
    things.iter().any(|known| thing.contains(known)).then_some(owner)
}

/// The numbers of the people who speak in these articles, by their full names. A name that several have is nobody's.
fn people(read: &[Matched], numbers: &BTreeMap<i64, i64>) -> BTreeMap<String, i64> {
    let mut people: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    let statements = read.iter().flat_map(|matched| &matched.statements);
    for speaker in statements.filter_map(|statement| statement.speaker.as_ref()) {
        let number = numbers.get(&speaker.id).copied().unwrap_or(speaker.id);
        if let Some(name) = full_name(&speaker.name).filter(|_| speaker.kind == "person") {
            people.entry(name).or_default().insert(number);
        }
    }
    let known = people.into_iter().filter(|(_, numbers)| numbers.len() == 1);
    known.filter_map(|(name, numbers)| Some((name, numbers.into_iter().next()?))).collect()
}

/// The full name with which the words for a person end, in the form in which it is compared: “its secretary, *Petra Voss*,”.
fn full_name(source: &str) -> Option<String> {
    let bare = source.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) && !word.ends_with(',');
    let mut name: Vec<&str> = bare.split_whitespace().rev().take(FULL_NAME).take_while(is_name).collect();
    name.reverse();
    (name.len() == FULL_NAME).then(|| sayso_store::key(&name.join(" ")))
}

/// So many words make a full name.
const FULL_NAME: usize = 2;

/// A number for a source that the article names, but which no mention leads to: below 0, and one for each name.
fn unknown(source: &str) -> i64 {
    let digest = Digest::of(&[sayso_store::key(source).as_bytes()]).to_bytes();
    let mut first = [0; 8];
    first.copy_from_slice(&digest[..8]);
    i64::from_le_bytes(first) | i64::MIN
}

fn is_in(words: Span, spans: &[Span]) -> bool {
    spans.iter().any(|span| span.contains(words))
}

/// Whether those are several who are not named, where the article tells.
fn are_several(statement: &Statement) -> Option<bool> {
    let count = statement.reasons.iter().find(|reason| reason.field == "sourcing.unnamed.count")?;
    Some(count.value != count_name(Count::One))
}

/// The act of this name; an assertion where nothing is known of it.
fn act(name: Option<&str>) -> Act {
    const ACTS: [Act; 10] = [
        Act::Assert,
        Act::Deny,
        Act::PartlyDeny,
        Act::Confirm,
        Act::Decline,
        Act::NoReply,
        Act::NoCommentYet,
        Act::Accuse,
        Act::Predict,
        Act::Demand,
    ];
    ACTS.into_iter().find(|act| name == Some(act_name(*act))).unwrap_or(Act::Assert)
}

/// What a source does by saying it: no more than saying, where that it does more is doubtful. A doubtful denial stays one: what it
/// may deny tells whether it does.
fn told(statement: &Statement) -> Act {
    let act = act(statement.act.as_deref());
    if act != Act::Deny && statement.is_act_doubtful() { Act::Assert } else { act }
}
