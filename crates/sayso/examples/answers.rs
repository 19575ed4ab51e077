//! Tells `training/sayso_training/answers.py` what speaks for each tie: `answers ANSWERS TEXTS…`, or `answers --articles FILE`.
//!
//! `ANSWERS` has what answers what, and `TEXTS` are files of marked articles; `FILE` has articles as `lines` says. Writes a line for each
//! article: its id, what is labelled (who answers, which statements say what is answered, and whether words name it), and what is told
//! of each answer: its act, and what speaks for nothing, for words that name a report, and for each statement. `answers --signs` names
//! all signs in their order.

mod lines;

use std::fs;

use sayso::eval::attribution::{GoldArticle, MarkedFile, read_marked};
use sayso::eval::meaning::{
    AnsweredArticle, LabelledAnswer, Target, annotate_answered, numbered, read_answers,
};
use sayso_annotate::answers_training::{ToldAnswer, answer_signs, told_answers};
use sayso_annotate::{Annotators, Marked};
use sayso_core::{Address, Annotated, Article, Attribution};
use sayso_wire::act_name;
use serde_json::{Value, json};

use self::lines::{Line, Parts, once};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let first = arguments
        .next()
        .ok_or("usage: answers ANSWERS TEXTS…, or answers --articles FILE, or answers --signs")?;
    match first.as_str() {
        "--signs" => println!("{}", json!(answer_signs())),
        "--articles" => of_lines(&arguments.next().ok_or("which file?")?)?,
        answers => of_marked(answers, arguments)?,
    }
    Ok(())
}

/// The articles of `texts` that the file `answers` labels.
fn of_marked(answers: &str, texts: impl Iterator<Item = String>) -> Result<(), Failure> {
    let open = |name: String| Ok(MarkedFile { text: fs::read_to_string(&name)?, name });
    let files: Vec<MarkedFile> = texts.map(open).collect::<Result<_, Failure>>()?;
    let gold = read_marked(&files)?;
    let answered = read_answers(&fs::read_to_string(answers)?)?;
    let annotated = annotate_answered(&gold, &answered, &Annotators::standard())?;
    for (labelled, (gold, annotated)) in answered.iter().zip(&annotated) {
        tell(&labelled.id, annotated, &labels(labelled, gold, annotated));
    }
    Ok(())
}

/// What is labelled in one article of marked text.
fn labels(labelled: &AnsweredArticle, gold: &GoldArticle, annotated: &Annotated) -> Vec<Value> {
    let find = |number: u32| numbered(gold, annotated, number).map(|ix| ix.get());
    let label = |answer: &LabelledAnswer| {
        let to: Vec<usize> = match &answer.to {
            Target::Attributions(numbers) => numbers.iter().filter_map(|&number| find(number)).collect(),
            Target::Words(_) | Target::Nothing => Vec::new(),
        };
        json!({"from": find(answer.from), "to": to, "report": matches!(answer.to, Target::Words(_))})
    };
    labelled.answers.iter().map(label).collect()
}

/// The articles of a file of lines.
fn of_lines(path: &str) -> Result<(), Failure> {
    let annotators = Annotators::standard();
    for line in lines::read(path)? {
        let text = line.text()?;
        let marks = line.marks(&text);
        let article = Article::new(Address::new(line.id.as_str()), text);
        let annotated = annotators.annotate_marked(vec![(article, once(&marks))]).remove(0);
        tell(&line.id, &annotated, &labels_of_line(&line, &annotated, &marks));
    }
    Ok(())
}

/// What answers what among the `marks` of a line.
fn labels_of_line(line: &Line, annotated: &Annotated, marks: &[Marked]) -> Vec<Value> {
    let find = |number: usize| {
        let marked = &marks[number];
        let is_it = |one: &Attribution| {
            [&one.source, &one.cue, &one.content] == [&marked.source, &marked.cue, &marked.content]
        };
        annotated.attributions().find(|(_, one)| is_it(one)).map(|(ix, _)| ix.get())
    };
    let answering = line.attributions.iter().enumerate().filter(|(_, parts)| !parts.answers.is_empty());
    let label = |(from, parts): (usize, &Parts)| {
        let to: Vec<usize> = parts.answers.iter().filter_map(|&to| find(to)).collect();
        json!({"from": find(from), "to": to, "report": false})
    };
    answering.map(label).collect()
}

/// Writes what there is of one article.
fn tell(id: &str, annotated: &Annotated, labels: &[Value]) {
    let answers = told_answers(annotated).into_iter().map(|answer| one(annotated, answer));
    println!("{}", json!({"id": id, "labels": labels, "answers": answers.collect::<Vec<_>>()}));
}

fn one(annotated: &Annotated, answer: ToldAnswer) -> Value {
    let act = annotated.meaning(answer.ix).act.map(|act| act_name(act.value));
    let statements: Vec<Value> =
        answer.statements.into_iter().map(|statement| json!([statement.ix.get(), statement.signs])).collect();
    json!({
        "ix": answer.ix.get(),
        "act": act,
        "nothing": answer.nothing,
        "report": answer.report,
        "statements": statements,
    })
}
