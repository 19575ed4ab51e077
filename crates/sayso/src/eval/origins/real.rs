//! Labels of real stories: places in articles that stand elsewhere.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::{Mark, MarkedAnswer, MarkedClaim, MarkedCredit, Stream, StreamArticle};
use crate::eval::sources::Printed;

/// The labels of one story. Places are `[start, end]` in bytes of UTF-8.
#[derive(Clone, Debug, Deserialize)]
pub struct Labels {
    title: String,
    articles: Vec<Named>,
    claim: Vec<Claim>,
    #[serde(default)]
    answer: Vec<Answer>,
}

#[derive(Clone, Debug, Deserialize)]
struct Named {
    id: String,
    outlet: String,
}

#[derive(Clone, Debug, Deserialize)]
struct Claim {
    id: String,
    statements: Vec<Statement>,
    origins: usize,
    #[serde(default)]
    from: Vec<Credit>,
}

#[derive(Clone, Debug, Deserialize)]
struct Statement {
    article: String,
    content: [usize; 2],
}

#[derive(Clone, Debug, Deserialize)]
struct Credit {
    article: String,
    /// The name of an article of the story, else that of an outlet.
    of: String,
}

#[derive(Clone, Debug, Deserialize)]
struct Answer {
    article: String,
    words: [usize; 2],
    act: String,
    to: String,
}

/// Labels that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LabelsError {
    /// An article is not among the texts.
    #[error("the texts have no article {id}; give those that were labelled")]
    Missing {
        /// Its name.
        id: String,
    },
    /// A place is not in its text.
    #[error(
        "article {id} has no words from byte {start} to {end}; the texts are others than those that were labelled"
    )]
    Nowhere {
        /// The article.
        id: String,
        /// Where they should start.
        start: usize,
        /// Where they should end.
        end: usize,
    },
}

impl Labels {
    /// The names of the articles.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.articles.iter().map(|article| article.id.as_str())
    }

    /// The story with its texts, of which there may be more.
    pub fn stream(&self, texts: &[Printed]) -> Result<Stream, LabelsError> {
        let text = |id: &str| {
            let printed = texts.iter().find(|printed| printed.id == id);
            printed.ok_or_else(|| LabelsError::Missing { id: id.to_owned() })
        };
        let mark = |id: &str, [start, end]: [usize; 2]| {
            let words = text(id)?.text.get(start..end).filter(|words| !words.is_empty());
            let words = words.ok_or_else(|| LabelsError::Nowhere { id: id.to_owned(), start, end })?;
            Ok(Mark { article: id.to_owned(), words: words.to_owned(), start: Some(start) })
        };
        let claim = |claim: &Claim| {
            let marks = claim.statements.iter().map(|statement| mark(&statement.article, statement.content));
            let statements = marks.collect::<Result<_, LabelsError>>()?;
            Ok(MarkedClaim { id: claim.id.clone(), statements, origins: claim.origins })
        };
        let answer = |answer: &Answer| {
            let mark = mark(&answer.article, answer.words)?;
            Ok(MarkedAnswer { mark, act: answer.act.clone(), to: answer.to.clone() })
        };
        let article = |named: &Named| Ok(article(named, text(&named.id)?));
        Ok(Stream {
            title: self.title.clone(),
            article: self.articles.iter().map(article).collect::<Result<_, LabelsError>>()?,
            claim: self.claim.iter().map(claim).collect::<Result<_, LabelsError>>()?,
            answer: self.answer.iter().map(answer).collect::<Result<_, LabelsError>>()?,
            circle: Vec::new(),
            change: Vec::new(),
            fidelity: Vec::new(),
            credit: Some(self.claim.iter().flat_map(|claim| self.credits(claim)).collect()),
        })
    }

    fn credits(&self, claim: &Claim) -> Vec<MarkedCredit> {
        let outlet = |of: &String| {
            let article = self.articles.iter().find(|article| article.id == *of);
            article.map_or(of, |article| &article.outlet).clone()
        };
        let credit = |credit: &Credit| MarkedCredit {
            claim: claim.id.clone(),
            article: credit.article.clone(),
            outlet: outlet(&credit.of),
        };
        claim.from.iter().map(credit).collect()
    }
}

/// The names of the articles of several stories.
pub fn ids(stories: &[Labels]) -> BTreeSet<String> {
    stories.iter().flat_map(Labels::ids).map(str::to_owned).collect()
}

fn article(named: &Named, printed: &Printed) -> StreamArticle {
    StreamArticle {
        id: named.id.clone(),
        outlet: Some(named.outlet.clone()),
        published: Some(printed.date.clone()),
        title: printed.title.clone(),
        byline: Some(printed.authors.clone()).filter(|authors| !authors.is_empty()),
        text: printed.text.clone(),
    }
}
