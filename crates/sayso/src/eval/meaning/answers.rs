//! What answers what, against what people say answers what.

use std::collections::BTreeMap;

use sayso_annotate::Annotators;
use sayso_core::{Address, Annotated, Answered, Article, AttributionIx, Span, Text};

use super::labels::marked;
use super::matching;
use crate::eval::attribution::GoldArticle;

/// The answers that people found in one article.
#[derive(Clone, Debug, PartialEq)]
pub struct AnsweredArticle {
    /// Which article.
    pub id: String,
    /// What answers what, by the numbers of marks.
    pub answers: Vec<LabelledAnswer>,
}

/// One attribution that answers.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelledAnswer {
    /// The number of its marks.
    pub from: u32,
    /// What it answers.
    pub to: Target,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// Any of these attributions: they say the same.
    Attributions(Vec<u32>),
    /// What these words name.
    Words(String),
    /// Nothing that the article says.
    Nothing,
}

/// A line of answers that cannot be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswersError {
    /// It is not written as it should be.
    #[error(
        "{article}: {answer:?} is no answer; write one as `3 denies 1|2`, `4 declines \"the words\"` or `5 denies none`"
    )]
    Shape {
        /// The heading.
        article: String,
        /// What stands there.
        answer: String,
    },
    /// The article is not among those given, or has no attribution with such a number.
    #[error("{article}: there is no such article, or none with attribution {number}")]
    Unknown {
        /// The heading.
        article: String,
        /// The number of the marks.
        number: u32,
    },
}

/// The words that say how something is answered; they tell people, and count for nothing here.
const VERBS: [&str; 8] = [
    "denies",
    "partly denies",
    "confirms",
    "declines",
    "gives no reply to",
    "has not commented on",
    "condemns",
    "answers",
];

/// Reads the answers of the sections of `text`: each a heading, whose first word is the article's id, and a line that begins
/// `answers:`.
pub fn read_answers(text: &str) -> Result<Vec<AnsweredArticle>, AnswersError> {
    let sections = text.split("\n## ").skip(1);
    let with_answers = sections.filter_map(|section| {
        let id = section.split_whitespace().next()?;
        let line = section.lines().find_map(|line| line.strip_prefix("answers:"))?;
        Some((id, line))
    });
    with_answers
        .map(|(id, line)| {
            let written =
                line.split(';').map(str::trim).filter(|answer| !answer.is_empty() && *answer != "none");
            let answers = written.map(|written| {
                let shape = || AnswersError::Shape { article: id.to_owned(), answer: written.to_owned() };
                answer(written).ok_or_else(shape)
            });
            Ok(AnsweredArticle { id: id.to_owned(), answers: answers.collect::<Result<_, _>>()? })
        })
        .collect()
}

fn answer(written: &str) -> Option<LabelledAnswer> {
    let (number, rest) = written.split_once(' ')?;
    let target = VERBS.iter().find_map(|verb| rest.strip_prefix(verb)?.strip_prefix(' '))?;
    let target = target.split(" part ").next()?.trim();
    let to = match target.strip_prefix('"') {
        Some(words) => Target::Words(words.strip_suffix('"')?.to_owned()),
        None if target == "none" => Target::Nothing,
        None => Target::Attributions(target.split('|').map(|to| to.parse().ok()).collect::<Option<_>>()?),
    };
    Some(LabelledAnswer { from: number.parse().ok()?, to })
}

/// How the answers of one article were found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AnswerTally {
    /// Labelled answers that have a target.
    pub gold: usize,
    /// Answers that the program links to something.
    pub linked: usize,
    /// Those of both that agree.
    pub right: usize,
}

impl AnswerTally {
    /// All of `tallies` together.
    pub fn sum(tallies: impl IntoIterator<Item = AnswerTally>) -> AnswerTally {
        tallies.into_iter().fold(AnswerTally::default(), |sum, tally| AnswerTally {
            gold: sum.gold + tally.gold,
            linked: sum.linked + tally.linked,
            right: sum.right + tally.right,
        })
    }

    /// The share of labelled answers that are linked right.
    pub fn recall(self) -> f64 {
        self.right as f64 / self.gold.max(1) as f64
    }

    /// The share of what is linked that is right.
    pub fn precision(self) -> f64 {
        self.right as f64 / self.linked.max(1) as f64
    }
}

/// What was made of each article's answers, the attributions given; and the mistakes, for people to read.
pub fn compare_answers(
    gold: &[GoldArticle],
    answered: &[AnsweredArticle],
    annotators: &Annotators,
) -> Result<(Vec<AnswerTally>, Vec<String>), AnswersError> {
    let mut tallies = Vec::new();
    let mut mistakes = Vec::new();
    for (labelled, (gold, annotated)) in answered.iter().zip(annotate_answered(gold, answered, annotators)?) {
        tallies.push(Judging { gold, annotated: &annotated }.article(labelled, &mut mistakes)?);
    }
    Ok((tallies, mistakes))
}

/// The articles of `answered` with what people marked in them given to `annotators`.
pub fn annotate_answered<'a>(
    gold: &'a [GoldArticle],
    answered: &[AnsweredArticle],
    annotators: &Annotators,
) -> Result<Vec<(&'a GoldArticle, Annotated)>, AnswersError> {
    let by_id: BTreeMap<&str, &GoldArticle> = gold.iter().map(|gold| (gold.id.as_str(), gold)).collect();
    let annotated = answered.iter().map(|labelled| {
        let unknown = || AnswersError::Unknown { article: labelled.id.clone(), number: 0 };
        let gold = by_id.get(labelled.id.as_str()).ok_or_else(unknown)?;
        let text = Text::new(gold.text.as_str()).map_err(|_| unknown())?;
        let every = gold.attributions.iter().filter_map(|relation| marked(&text, relation)).collect();
        let article = Article::new(Address::new(gold.id.as_str()), text);
        Ok((*gold, annotators.annotate_marked(vec![(article, every)]).remove(0)))
    });
    annotated.collect()
}

/// The attribution of `annotated` whose marks in `gold` have this number.
pub fn numbered(gold: &GoldArticle, annotated: &Annotated, number: u32) -> Option<AttributionIx> {
    let relation = gold.attributions.iter().find(|relation| relation.number == Some(number))?;
    matching::best(annotated, &marked(&annotated.article().text, relation)?)
}

/// One article as people marked it and as the program understands it.
struct Judging<'a> {
    gold: &'a GoldArticle,
    annotated: &'a Annotated,
}

impl Judging<'_> {
    fn article(
        &self,
        labelled: &AnsweredArticle,
        mistakes: &mut Vec<String>,
    ) -> Result<AnswerTally, AnswersError> {
        let has_answers = |ix: AttributionIx| !self.annotated.meaning(ix).answers.is_empty();
        let linked = self.annotated.attributions().filter(|&(ix, _)| has_answers(ix)).count();
        let mut tally = AnswerTally { linked, ..AnswerTally::default() };
        for answer in &labelled.answers {
            let from = self.find(&labelled.id, answer.from)?;
            let given = self.annotated.meaning(from).answers.first().map(|answer| answer.to);
            let is_right = self.is_right(&labelled.id, &answer.to, given)?;
            tally.gold += usize::from(answer.to != Target::Nothing);
            tally.right += usize::from(answer.to != Target::Nothing && is_right);
            if !is_right {
                mistakes.push(format!(
                    "{} {}: {:?}, given {}",
                    labelled.id,
                    answer.from,
                    answer.to,
                    self.words(given)
                ));
            }
        }
        Ok(tally)
    }

    fn is_right(&self, article: &str, to: &Target, given: Option<Answered>) -> Result<bool, AnswersError> {
        Ok(match (to, given) {
            (Target::Nothing, given) => given.is_none(),
            (Target::Attributions(numbers), Some(Answered::Attribution(ix))) => {
                let right: Vec<AttributionIx> =
                    numbers.iter().map(|&number| self.find(article, number)).collect::<Result<_, _>>()?;
                right.contains(&ix)
            }
            (Target::Words(words), Some(Answered::Report(span))) => self.overlaps(words, span),
            (Target::Words(_), Some(Answered::Attribution(_)) | None)
            | (Target::Attributions(_), Some(Answered::Report(_)) | None) => false,
        })
    }

    fn overlaps(&self, words: &str, span: Span) -> bool {
        let text = self.annotated.article().text.as_str();
        text.find(words).is_some_and(|start| start < span.end() && span.start() < start + words.len())
    }

    /// The attribution whose marks have this number.
    fn find(&self, article: &str, number: u32) -> Result<AttributionIx, AnswersError> {
        let found = numbered(self.gold, self.annotated, number);
        found.ok_or_else(|| AnswersError::Unknown { article: article.to_owned(), number })
    }

    fn words(&self, given: Option<Answered>) -> String {
        match given {
            None => "nothing".to_owned(),
            Some(Answered::Report(span)) => format!("“{}”", &self.annotated.article().text[span]),
            Some(Answered::Attribution(ix)) => {
                let is_it = |number: &u32| self.find("", *number) == Ok(ix);
                let mut numbers = self.gold.attributions.iter().filter_map(|relation| relation.number);
                let rule = self.annotated.attributions().find_map(|(from, _)| {
                    let answers = &self.annotated.meaning(from).answers;
                    answers
                        .iter()
                        .find(|answer| answer.to == Answered::Attribution(ix))
                        .map(|answer| answer.rule)
                });
                format!("{} ({})", numbers.find(is_it).unwrap_or_default(), rule.unwrap_or_default())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AnsweredArticle, LabelledAnswer, Target, read_answers};

    #[test]
    fn answers_are_read_as_they_are_written() {
        let text = "# Title\n\n## one Heading\n```\nx\n```\nanswers: 3 denies 1|2; 4 partly denies \"the report\" part \"all\"; 5 declines none\n\n## two\nanswers: none\n";
        let expected = [
            (3, Target::Attributions(vec![1, 2])),
            (4, Target::Words("the report".to_owned())),
            (5, Target::Nothing),
        ];
        let answers = expected.into_iter().map(|(from, to)| LabelledAnswer { from, to }).collect();
        let one = AnsweredArticle { id: "one".to_owned(), answers };
        let two = AnsweredArticle { id: "two".to_owned(), answers: Vec::new() };
        assert_eq!(read_answers(text), Ok(vec![one, two]));
        assert!(read_answers("\n## one\nanswers: 3 refutes 1\n").is_err());
    }
}
