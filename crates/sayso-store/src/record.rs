//! What comes out of a ledger.

use std::rc::Rc;

use rusqlite::{OptionalExtension as _, Row, ToSql, params};
use sayso_core::{Act, Answer, Span, Text};

use crate::correction::{Corrections, Values};
use crate::hidden::{Hidden, Shown};
use crate::{Error, Judgement, Ledger, StatementId, Verdict};

/// One printing of an article.
#[derive(Clone, Debug)]
pub struct ArticleRecord {
    pub(crate) row: i64,
    /// Its identity: 64 hexadecimal digits.
    pub id: String,
    /// The place that its versions share: the address that its page gives as its own, else where it was read from, with the `id` of
    /// a record behind it.
    pub place: String,
    /// Where it was read from.
    pub address: String,
    /// What its input calls it.
    pub name: Option<String>,
    /// The publisher.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The authors.
    pub byline: Option<String>,
    /// When it was published, ISO 8601, as its page says.
    pub published: Option<String>,
    /// When it was last changed, in the same form.
    pub updated: Option<String>,
    /// When the ledger first had it, ISO 8601 in UTC.
    pub captured: String,
    /// SHA-256 of the text, in hexadecimal.
    pub text_sha256: String,
    /// Whether other words stand at the same place since.
    pub is_superseded: bool,
    /// The text that all spans point into; with something else in the place of what is said in hidden statements.
    pub text: Text,
    /// Where that is.
    pub(crate) shown: Shown,
}

impl ArticleRecord {
    /// The words of `spans`, in reading order, with ` … ` between them.
    pub fn words(&self, spans: &[Span]) -> String {
        spans.iter().map(|span| &self.text[*span]).collect::<Vec<_>>().join(" … ")
    }

    /// Whether these words stand in the article as it was printed, also where they are hidden.
    pub fn prints(&self, words: &str) -> bool {
        self.shown.prints(words)
    }

    /// What is said in statements of it that are hidden. No words of it may leave the ledger.
    pub fn hidden(&self) -> &[Span] {
        &self.shown.hidden
    }
}

/// An attribution as the ledger has it.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Its identity.
    pub id: StatementId,
    /// Its position in the article.
    pub ix: usize,
    /// The position of the statement in whose content it stands.
    pub parent: Option<usize>,
    /// The article it stands in.
    pub article: Rc<ArticleRecord>,
    /// Who is reported to have said it; empty where the article does not say.
    pub source: Vec<Span>,
    /// The words that attribute it.
    pub cue: Vec<Span>,
    /// What is said; empty for some non-answers.
    pub content: Vec<Span>,
    /// `direct`, `mixed` or `indirect`.
    pub quotation: String,
    /// How sure the model is of the spans, from 0 to 1.
    pub confidence: f64,
    /// What the source does by saying it.
    pub act: Option<String>,
    /// What kind of source it is.
    pub sourcing: Option<String>,
    /// When it was said: from, and up to but not including, ISO 8601 without a zone.
    pub said: Option<(String, String)>,
    /// Who says it, where the article names them.
    pub speaker: Option<StoredSource>,
    /// What it answers.
    pub answers: Vec<StoredAnswer>,
    /// Why each value is what it is, as the run has it.
    pub reasons: Vec<Reason>,
    /// What is held of it and was not taken back, the oldest first. What it puts right is right in the values above.
    pub judgements: Vec<Judgement>,
    /// The version of sayso, the digest of the model and the instruction set that found it.
    pub run: [String; 3],
}

impl Statement {
    /// How likely its act is to be right, from 0 to 1; `None` where a person put it right or its run did not tell.
    pub fn act_confidence(&self) -> Option<f32> {
        let is_act = |verdict: &Verdict| matches!(verdict, Verdict::Corrected(correction) if correction.field() == "act");
        if self.judgements.iter().any(|judgement| is_act(&judgement.verdict)) {
            return None;
        }
        let reason = self.reasons.iter().find(|reason| reason.field == "act.confidence")?;
        reason.value.parse().ok()
    }

    /// Whether its act may as well be another.
    pub fn is_act_doubtful(&self) -> bool {
        self.act_confidence().is_some_and(|confidence| !Act::is_sure(confidence))
    }

    /// Whether readers are told that it may do something else, or answer something else than `to`.
    pub fn answers_perhaps(&self, to: Answered) -> bool {
        let tie = self.answers.iter().find(|answer| answer.to == to);
        self.is_act_doubtful() || tie.is_some_and(|tie| !Answer::is_sure(tie.confidence as f32))
    }
}

/// A source whom articles name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSource {
    /// Its number in the ledger.
    pub id: i64,
    /// `person`, `organisation`, `outlet` or `document`.
    pub kind: String,
    /// Its name, as it was first met.
    pub name: String,
}

/// What a statement answers.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredAnswer {
    /// What is answered.
    pub to: Answered,
    /// The part that is answered, where only one is.
    pub scope: Option<Span>,
    /// How sure the link is, from 0 to 1.
    pub confidence: f64,
}

/// What can be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answered {
    /// The statement at this position in the same article.
    Statement(usize),
    /// Words that report it.
    Report(Span),
}

/// What stands beside a statement in its article.
#[derive(Clone, Debug, Default)]
pub struct Ties {
    /// The statements that it answers, in the order of its answers.
    pub answered: Vec<Statement>,
    /// The statements that answer it, in reading order.
    pub answering: Vec<Statement>,
}

/// Why a value is what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Which value, as a path in the JSON of an attribution.
    pub field: String,
    /// The value.
    pub value: String,
    /// The rule that gave it; empty where the words alone did.
    pub rule: String,
    /// The words it went by.
    pub words: Option<Span>,
}

const ARTICLE: &str = "
    SELECT a.id, lower(hex(a.digest)), a.place, a.address, a.name, o.name, a.title, a.byline, a.published, a.updated,
        a.captured, lower(hex(a.text_digest)), a.text,
        EXISTS (SELECT 1 FROM superseded AS v WHERE v.article = a.id)
    FROM articles AS a LEFT JOIN outlets AS o ON o.id = a.outlet";

const STATEMENT: &str = "
    SELECT s.id, s.key, s.ix, s.parent, s.source, s.cue, s.content, s.act, s.sourcing, c.id, s.quotation, s.confidence,
        s.said_from, s.said_until, c.kind, c.name, r.version, r.model, r.instruction_set, s.reading,
        p.name_start, p.name_end
    FROM statements AS s
    JOIN readings AS g ON g.id = s.reading
    JOIN runs AS r ON r.id = g.run
    LEFT JOIN appearances AS p ON p.id = s.appearance
    LEFT JOIN sources AS c ON c.id = p.source";

/// Lets through the statements of last readings that are not hidden, also those that are judged to be none.
const COUNTS: &str = "
    s.reading = (SELECT max(id) FROM readings WHERE article = g.article)
    AND NOT EXISTS (SELECT 1 FROM hidden AS m WHERE m.article = g.article AND (m.key IS NULL OR m.key = s.key))";

impl Ledger {
    /// The statements that are not hidden of the article whose id begins with `digits`, in reading order.
    pub fn article(&self, digits: &str) -> Result<(Rc<ArticleRecord>, Vec<Statement>), Error> {
        let row = self.article_row(digits)?;
        self.demand_shown(row)?;
        let article = Rc::new(self.article_record(row)?);
        let statements = self.statements_of(&article)?;
        Ok((article, statements))
    }

    /// The ids of all articles, in the order in which they came.
    pub fn articles(&self) -> Result<Vec<String>, Error> {
        let mut found =
            self.connection.prepare_cached("SELECT lower(hex(digest)) FROM articles ORDER BY id")?;
        Ok(found.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The statement whose id begins with `digits`, as the last reading of its article has it.
    pub fn statement(&self, digits: &str) -> Result<Statement, Error> {
        let unknown = || Error::Unknown { id: digits.to_owned() };
        let (first, last) = StatementId::keys(digits).ok_or_else(unknown)?;
        let sql = format!(
            "SELECT s.id FROM statements AS s JOIN readings AS g ON g.id = s.reading
             WHERE s.key BETWEEN ? AND ? AND {COUNTS} LIMIT 2"
        );
        let mut found = self.connection.prepare_cached(&sql)?;
        let rows = found.query_map([first, last], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
        match rows[..] {
            [] => Err(self.hidden_statement([first, last])?.unwrap_or_else(unknown)),
            [row] => self.statement_at(row),
            _ => Err(Error::Ambiguous { id: digits.to_owned() }),
        }
    }

    /// What `statement` answers, and what answers it. A claim is never shown without its denial.
    pub fn ties(&self, statement: &Statement) -> Result<Ties, Error> {
        let mut ties = Ties::default();
        for answer in &statement.answers {
            match answer.to {
                Answered::Statement(ix) => ties.answered.extend(self.beside(statement, "s.ix = ?2", ix)?),
                Answered::Report(_) => {}
            }
        }
        let answers = "EXISTS (SELECT 1 FROM answers WHERE statement = s.id AND answered = ?2)";
        ties.answering = self.beside(statement, answers, statement.ix)?;
        Ok(ties)
    }

    /// The statements of the same reading for which `condition` holds, whose second value is `ix`.
    fn beside(&self, statement: &Statement, condition: &str, ix: usize) -> Result<Vec<Statement>, Error> {
        let sql = format!(
            "{STATEMENT} WHERE g.article = ?1 AND {condition} AND {COUNTS}
             AND NOT EXISTS (SELECT 1 FROM rejected AS j WHERE j.article = g.article AND j.key = s.key) ORDER BY s.ix"
        );
        self.statements_in(&sql, &statement.article, params![statement.article.row, ix])
    }

    /// All statements that count of `article`, in reading order.
    pub(crate) fn statements_of(&self, article: &Rc<ArticleRecord>) -> Result<Vec<Statement>, Error> {
        let sql = format!("{STATEMENT} WHERE g.article = ? AND {COUNTS} ORDER BY s.ix");
        self.statements_in(&sql, article, params![article.row])
    }

    fn statements_in(
        &self,
        sql: &str,
        article: &Rc<ArticleRecord>,
        values: &[&dyn ToSql],
    ) -> Result<Vec<Statement>, Error> {
        let mut found = self.connection.prepare_cached(sql)?;
        let mut rows = found.query(values)?;
        let mut statements = Vec::new();
        let corrections = Corrections::of(&self.connection, article.row)?;
        while let Some(row) = rows.next()? {
            statements.push(self.statement_in(row, article, &corrections)?);
        }
        Ok(statements)
    }

    /// The statement in this row, with everything put right that people put right.
    pub(crate) fn statement_at(&self, row: i64) -> Result<Statement, Error> {
        let article = self.article_of(row)?;
        let corrections = Corrections::of(&self.connection, article)?;
        self.statement_with(row, article, &corrections)
    }

    /// The statement in this row as its run found it.
    pub(crate) fn statement_as_found(&self, row: i64) -> Result<Statement, Error> {
        self.statement_with(row, self.article_of(row)?, &Corrections::default())
    }

    /// The row of the article of the statement in this row.
    fn article_of(&self, row: i64) -> Result<i64, Error> {
        let mut found = self.connection.prepare_cached(
            "SELECT article FROM readings JOIN statements ON reading = readings.id WHERE statements.id = ?",
        )?;
        Ok(found.query_row([row], |row| row.get(0))?)
    }

    fn statement_with(&self, row: i64, article: i64, corrections: &Corrections) -> Result<Statement, Error> {
        let article = Rc::new(self.article_record(article)?);
        let mut found = self.connection.prepare_cached(&format!("{STATEMENT} WHERE s.id = ?"))?;
        let mut rows = found.query([row])?;
        let Some(row) = rows.next()? else { return Err(damaged("a statement is not there")) };
        self.statement_in(row, &article, corrections)
    }

    fn statement_in(
        &self,
        row: &Row<'_>,
        article: &Rc<ArticleRecord>,
        corrections: &Corrections,
    ) -> Result<Statement, Error> {
        let text = &article.text;
        let (row_id, key): (i64, i64) = (row.get(0)?, row.get(1)?);
        let id = StatementId::from_key(key);
        let mut values = Values::in_row(row, 4)?;
        let is_told = article.shown.tells_again((row.get(20)?, row.get(21)?));
        let speaker = values
            .speaker
            .map(|id| Ok::<_, Error>(StoredSource { id, kind: row.get(14)?, name: row.get(15)? }))
            .transpose()?
            .filter(|_| is_told);
        values.speaker = speaker.as_ref().map(|speaker| speaker.id);
        corrections.amend(&self.connection, &mut values, key, (row.get(19)?, text))?;
        let said: (Option<String>, Option<String>) = (row.get(12)?, row.get(13)?);
        Ok(Statement {
            id,
            ix: row.get(2)?,
            parent: row.get(3)?,
            article: Rc::clone(article),
            source: spans(text, &values.source)?,
            cue: spans(text, &values.cue)?,
            content: spans(text, &values.content)?,
            quotation: row.get(10)?,
            confidence: row.get(11)?,
            act: values.act,
            sourcing: values.sourcing,
            said: said.0.zip(said.1),
            speaker: match (speaker, values.speaker) {
                (Some(speaker), Some(id)) if speaker.id == id => Some(speaker),
                (_, id) => id.map(|id| self.source(id)).transpose()?,
            },
            answers: self.answers_of(row_id, text)?,
            reasons: self.reasons_of(row_id, article)?,
            judgements: self.judgements_on(article, id)?,
            run: [row.get(16)?, row.get(17)?, row.get(18)?],
        })
    }

    fn answers_of(&self, statement: i64, text: &Text) -> Result<Vec<StoredAnswer>, Error> {
        let mut found = self.connection.prepare_cached(
            "SELECT answered, report_start, report_end, scope_start, scope_end, confidence FROM answers
             WHERE statement = ? ORDER BY rowid",
        )?;
        let mut rows = found.query([statement])?;
        let mut answers = Vec::new();
        while let Some(row) = rows.next()? {
            let report = span(text, row.get(1)?, row.get(2)?)?;
            let to = match (row.get(0)?, report) {
                (Some(ix), _) => Answered::Statement(ix),
                (None, Some(report)) => Answered::Report(report),
                (None, None) => return Err(damaged("an answer answers nothing")),
            };
            answers.push(StoredAnswer {
                to,
                scope: span(text, row.get(3)?, row.get(4)?)?,
                confidence: row.get(5)?,
            });
        }
        Ok(answers)
    }

    fn reasons_of(&self, statement: i64, article: &ArticleRecord) -> Result<Vec<Reason>, Error> {
        let text = &article.text;
        let mut found = self.connection.prepare_cached(
            "SELECT n.field, n.value, n.rule, r.start, r.end FROM reasons AS r JOIN notes AS n ON n.id = r.note
             WHERE r.statement = ? ORDER BY r.seq",
        )?;
        let mut rows = found.query([statement])?;
        let mut reasons = Vec::new();
        while let Some(row) = rows.next()? {
            let words = span(text, row.get(3)?, row.get(4)?)?;
            let value: String = row.get(1)?;
            let value = match words {
                Some(words) if value.is_empty() => text[words].to_owned(),
                Some(_) | None => value,
            };
            reasons.push(Reason { field: row.get(0)?, value, rule: row.get(2)?, words });
        }
        // The name of a speaker stands elsewhere than the words that led to it.
        reasons.retain(|reason| reason.field != "speaker" || article.shown.tells(&reason.value));
        Ok(reasons)
    }

    /// The row of the article whose id begins with `digits`.
    pub(crate) fn article_row(&self, digits: &str) -> Result<i64, Error> {
        let unknown = || Error::Unknown { id: digits.to_owned() };
        let is_wanted =
            (1..=64).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        if !is_wanted {
            return Err(unknown());
        }
        let bound = |filler: &str| format!("{digits}{}", filler.repeat(64 - digits.len()));
        let mut found = self
            .connection
            .prepare_cached("SELECT id FROM articles WHERE digest BETWEEN unhex(?) AND unhex(?) LIMIT 2")?;
        let rows = found
            .query_map(params![bound("0"), bound("f")], |row| row.get(0))?
            .collect::<Result<Vec<i64>, _>>()?;
        match rows[..] {
            [] => Err(unknown()),
            [row] => Ok(row),
            _ => Err(Error::Ambiguous { id: digits.to_owned() }),
        }
    }

    /// The article in this row as it may be shown: without what is hidden.
    pub(crate) fn article_record(&self, row: i64) -> Result<ArticleRecord, Error> {
        let printed = self.article_as_printed(row)?;
        let hidden = Hidden::of(&self.connection, row, printed.text.as_str())?;
        let shown = hidden.shown(printed.text);
        let title = printed.title.map(|title| hidden.without(title));
        Ok(ArticleRecord { title, text: shown.text.clone(), shown, ..printed })
    }

    /// The article in this row with all its words: not to be shown.
    pub(crate) fn article_as_printed(&self, row: i64) -> Result<ArticleRecord, Error> {
        let mut found = self.connection.prepare_cached(&format!("{ARTICLE} WHERE a.id = ?"))?;
        let record = found.query_row([row], article_in).optional()?;
        record.ok_or_else(|| damaged("an article is not there"))?
    }
}

fn article_in(row: &Row<'_>) -> rusqlite::Result<Result<ArticleRecord, Error>> {
    let Ok(text) = Text::new(row.get::<_, String>(12)?) else {
        return Ok(Err(damaged("a text is too long")));
    };
    Ok(Ok(ArticleRecord {
        row: row.get(0)?,
        id: row.get(1)?,
        place: row.get(2)?,
        address: row.get(3)?,
        name: row.get(4)?,
        outlet: row.get(5)?,
        title: row.get(6)?,
        byline: row.get(7)?,
        published: row.get(8)?,
        updated: row.get(9)?,
        captured: row.get(10)?,
        text_sha256: row.get(11)?,
        shown: Shown::whole(text.clone()),
        text,
        is_superseded: row.get(13)?,
    }))
}

/// The numbers in a JSON list of `[start, end]`, one after the other.
pub(crate) fn numbers(written: &str) -> Vec<usize> {
    written.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect()
}

/// The spans of `text` that are written as a JSON list of `[start, end]`.
pub(crate) fn spans(text: &Text, written: &str) -> Result<Vec<Span>, Error> {
    let numbers = numbers(written);
    let pairs = numbers.chunks(2).map(|pair| match *pair {
        [start, end] => text.span(start..end).ok_or_else(|| damaged("a span lies outside of its text")),
        _ => Err(damaged("a span has no end")),
    });
    pairs.collect()
}

/// The span from `start` to `end`, where there is one.
pub(crate) fn span(text: &Text, start: Option<usize>, end: Option<usize>) -> Result<Option<Span>, Error> {
    let Some((start, end)) = start.zip(end) else { return Ok(None) };
    text.span(start..end).map(Some).ok_or_else(|| damaged("a span lies outside of its text"))
}

pub(crate) fn damaged(what: &str) -> Error {
    Error::Damaged { what: what.to_owned() }
}
