//! Tells `training/sayso_training/answers.py` what speaks for each tie: `answers ANSWERS TEXTS…`.
//!
//! `ANSWERS` has what answers what, and `TEXTS` are files of marked articles. Writes a line for each article: its id, what is labelled
//! (who answers, which statements say what is answered, and whether words name it), and what is told of each answer: its act, and what
//! speaks for nothing, for words that name a report, and for each statement. `answers --signs` names all signs in their order.

use std::fs;

use sayso::eval::attribution::{GoldArticle, MarkedFile, read_marked};
use sayso::eval::meaning::{AnsweredArticle, Target, annotate_answered, numbered, read_answers};
use sayso_annotate::Annotators;
use sayso_annotate::answers_training::{ToldAnswer, answer_signs, told_answers};
use sayso_core::Annotated;
use sayso_wire::act_name;
use serde_json::{Value, json};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let answers = arguments.next().ok_or("usage: answers ANSWERS TEXTS…, or answers --signs")?;
    if answers == "--signs" {
        println!("{}", json!(answer_signs()));
        return Ok(());
    }
    let open = |name: String| Ok(MarkedFile { text: fs::read_to_string(&name)?, name });
    let files: Vec<MarkedFile> = arguments.map(open).collect::<Result<_, Failure>>()?;
    let gold = read_marked(&files)?;
    let answered = read_answers(&fs::read_to_string(&answers)?)?;
    let annotated = annotate_answered(&gold, &answered, &Annotators::standard())?;
    for (labelled, (gold, annotated)) in answered.iter().zip(&annotated) {
        println!("{}", told(labelled, gold, annotated));
    }
    Ok(())
}

/// What is labelled and told of one article.
fn told(labelled: &AnsweredArticle, gold: &GoldArticle, annotated: &Annotated) -> Value {
    let find = |number: u32| numbered(gold, annotated, number).map(|ix| ix.get());
    let labels = labelled.answers.iter().map(|answer| {
        let to: Vec<usize> = match &answer.to {
            Target::Attributions(numbers) => numbers.iter().filter_map(|&number| find(number)).collect(),
            Target::Words(_) | Target::Nothing => Vec::new(),
        };
        let words = matches!(answer.to, Target::Words(_));
        json!({"from": find(answer.from), "to": to, "report": words})
    });
    let answers = told_answers(annotated).into_iter().map(|answer| one(annotated, answer));
    json!({"id": labelled.id, "labels": labels.collect::<Vec<_>>(), "answers": answers.collect::<Vec<_>>()})
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
