//! Tells `training/sayso_training/acts.py` what signs attributions show: `acts FILE`.
//!
//! `FILE` has an article a line: `{"id", "text", "attributions": [{"source", "cue", "content"}]}`, spans in code points. Writes a line
//! for each attribution: the article's id, where source, cue and content begin (-1 for none), the act of the rule that
//! decides what it does, if one does, whether it may be a denial, and the numbers of its signs. `acts --count` tells how many signs there are.

use std::fs::File;
use std::io::{BufRead as _, BufReader};

use sayso_annotate::Marked;
use sayso_annotate::acts_training::{ACT_SIGNS, Told, act_signs};
use sayso_core::{Address, Article, Spans, Text};
use sayso_wire::act_name;
use serde::Deserialize;
use serde_json::json;

type Failure = Box<dyn std::error::Error>;

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    attributions: Vec<Parts>,
}

#[derive(Deserialize)]
struct Parts {
    source: Vec<[usize; 2]>,
    cue: Vec<[usize; 2]>,
    content: Vec<[usize; 2]>,
}

fn main() -> Result<(), Failure> {
    let path = std::env::args().nth(1).ok_or("usage: acts FILE, or acts --count")?;
    if path == "--count" {
        println!("{ACT_SIGNS}");
        return Ok(());
    }
    for line in BufReader::new(File::open(path)?).lines() {
        tell(&serde_json::from_str(&line?)?)?;
    }
    Ok(())
}

/// Writes what there is of one article.
fn tell(line: &Line) -> Result<(), Failure> {
    let text = Text::new(line.text.as_str()).map_err(|_| "the text is too long")?;
    let places = text.as_str().char_indices().map(|(place, _)| place);
    let places: Vec<usize> = places.chain([text.as_str().len()]).collect();
    let spans = |ranges: &[[usize; 2]]| {
        let spans =
            ranges.iter().filter_map(|[start, end]| text.span(*places.get(*start)?..*places.get(*end)?));
        Spans::new(spans.collect())
    };
    let mut marked: Vec<Marked> = Vec::new();
    for parts in &line.attributions {
        let [source, cue, content] = [&parts.source, &parts.cue, &parts.content].map(|ranges| spans(ranges));
        let one = Marked { source, cue, content };
        if !marked.contains(&one) {
            marked.push(one);
        }
    }
    let begins = |spans: &Option<Spans>| {
        let byte = spans.as_ref()?.extent().start();
        i64::try_from(places.partition_point(|&place| place < byte)).ok()
    };
    for told in act_signs(Article::new(Address::new(line.id.as_str()), text.clone()), &marked) {
        let Told { attribution, rule, may_deny, signs } = told;
        let key = [&attribution.source, &attribution.cue, &attribution.content]
            .map(|part| begins(part).unwrap_or(-1));
        println!(
            "{}",
            json!({"id": line.id, "key": key, "rule": rule.map(act_name), "may_deny": may_deny, "signs": signs})
        );
    }
    Ok(())
}
