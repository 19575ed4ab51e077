//! A large ledger made from a small one: real statements, with other names in each copy.

use std::collections::BTreeSet;

use sayso::link;
use sayso_core::{Address, Article, Digest, Run, Span, Text};
use sayso_store::{
    Answered, ArticleRecord, Entry, Error, Ledger, Named, NewAnswer, NewReason, NewStatement, SourceKind,
    Statement,
};

/// The run that copies are said to be of.
fn run() -> Run {
    Run { version: "seeded", model: Digest::of(&[b"seeded"]), instruction_set: "none" }
}

/// How much is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    /// As many copies as it takes for so many statements.
    Statements(usize),
    /// The same for so many articles.
    Articles(usize),
    /// Everything once.
    Once,
}

/// How much has been copied.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Copied {
    pub(super) articles: usize,
    pub(super) statements: usize,
}

impl Until {
    fn is_reached(self, copied: Copied) -> bool {
        match self {
            Until::Statements(wanted) => copied.statements >= wanted,
            Until::Articles(wanted) => copied.articles >= wanted,
            Until::Once => false,
        }
    }
}

/// Appends copies of what is in `from` to `to`, the first with number 0 and with the same names; after each article, `tell`s how
/// much there is.
pub(super) fn copy(
    from: &Ledger,
    to: &mut Ledger,
    until: Until,
    tell: &mut dyn FnMut(Copied),
) -> Result<Copied, Error> {
    let articles = from.articles()?;
    let mut words = Words::default();
    let mut copied = Copied::default();
    for number in 0.. {
        for id in &articles {
            let (record, found) = from.article(id)?;
            copied.statements += append(to, &record, &found, number, &mut words)?;
            copied.articles += 1;
            tell(copied);
            if until.is_reached(copied) {
                return Ok(copied);
            }
        }
        if until == Until::Once || articles.is_empty() {
            return Ok(copied);
        }
    }
    Ok(copied)
}

fn append(
    to: &mut Ledger,
    record: &ArticleRecord,
    found: &[Statement],
    number: usize,
    words: &mut Words,
) -> Result<usize, Error> {
    let Ok(text) = Text::new(renamed(record.text.as_str(), number)) else { return Ok(0) };
    let address = Address::new(format!("seeded/{number}/{}", record.address));
    let mut article = Article::new(address, text);
    article.outlet = record.outlet.clone();
    article.title = record.title.as_ref().map(|title| renamed(title, number));
    article.published = record.published.clone();
    let mut named: Vec<Named> = Vec::new();
    let mut speakers = Vec::new();
    for statement in found {
        speakers.push(speaker(&article, statement, number, &mut named));
    }
    let statements = found.iter().zip(speakers);
    let statements = statements.map(|(statement, speaker)| new(statement, speaker, words)).collect();
    let run = run();
    let captured = record.captured.clone();
    link::append(to, &Entry { article: &article, run: &run, captured, capture: None, statements, named })?;
    Ok(found.len())
}

/// Who makes the statement, among those named so far or as one more of them.
fn speaker(article: &Article, statement: &Statement, number: usize, named: &mut Vec<Named>) -> Option<usize> {
    let source = statement.speaker.as_ref()?;
    let name = renamed(&source.name, number);
    let start = article.text.as_str().find(&name)?;
    let span = article.text.span(start..start + name.len())?;
    if let Some(known) = named.iter().position(|known| known.name == span) {
        return Some(known);
    }
    let kinds = [SourceKind::Person, SourceKind::Organisation, SourceKind::Outlet, SourceKind::Document];
    let kind = kinds.into_iter().find(|kind| kind.name() == source.kind)?;
    named.push(Named { kind, name: span, facts: Vec::new() });
    Some(named.len() - 1)
}

fn new(statement: &Statement, speaker: Option<usize>, words: &mut Words) -> NewStatement {
    NewStatement {
        parent: statement.parent,
        source: statement.source.clone(),
        cue: statement.cue.clone(),
        content: statement.content.clone(),
        quotation: words.kept(&statement.quotation),
        confidence: statement.confidence as f32,
        act: statement.act.as_deref().map(|act| words.kept(act)),
        sourcing: statement.sourcing.as_deref().map(|sourcing| words.kept(sourcing)),
        said: None,
        speaker,
        answers: statement
            .answers
            .iter()
            .map(|answer| NewAnswer {
                to: match answer.to {
                    Answered::Statement(ix) => Ok(ix),
                    Answered::Report(words) => Err(words),
                },
                scope: answer.scope,
                confidence: answer.confidence as f32,
            })
            .collect(),
        reasons: statement.reasons.iter().map(|reason| self::reason(statement, reason)).collect(),
    }
}

fn reason(statement: &Statement, reason: &sayso_store::Reason) -> NewReason {
    let is_value = |words: Span| statement.article.text[words] == reason.value;
    NewReason {
        field: reason.field.clone(),
        value: if reason.words.is_some_and(is_value) { String::new() } else { reason.value.clone() },
        rule: reason.rule.clone(),
        words: reason.words,
    }
}

/// `text` with the letters of its names moved on by `number` in the alphabet: as long as before, so that spans fit.
fn renamed(text: &str, number: usize) -> String {
    let mut is_name = false;
    let mut before = ' ';
    let mut rename = |letter: char| {
        if !before.is_ascii_alphabetic() {
            is_name = letter.is_ascii_uppercase();
        }
        before = letter;
        if is_name { moved(letter, number) } else { letter }
    };
    text.chars().map(&mut rename).collect()
}

/// The letter `number` places on; anything else stays.
fn moved(letter: char, number: usize) -> char {
    let first = match letter {
        'a'..='z' => b'a',
        'A'..='Z' => b'A',
        _ => return letter,
    };
    let place = (usize::from(letter as u8 - first) + number) % 26;
    char::from(first + place as u8)
}

/// Words that are kept for as long as the chore runs: there are few of them.
#[derive(Default)]
struct Words(BTreeSet<&'static str>);

impl Words {
    fn kept(&mut self, word: &str) -> &'static str {
        if let Some(known) = self.0.get(word) {
            return known;
        }
        let kept: &'static str = Box::leak(word.to_owned().into_boxed_str());
        self.0.insert(kept);
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn names_change_and_nothing_else() {
        assert_eq!(renamed("“Zoe Lee” said no, é", 1), "“Apf Mff” said no, é");
        assert_eq!(renamed("Zoe", 26), "Zoe");
    }
}
