//! Tells `training/sayso_training/acts.py` what signs attributions show: `acts FILE`.
//!
//! `FILE` has articles as `lines` says. Writes a line for each attribution: the article's id, where source, cue and content begin (-1 for
//! none), the act of the rule that decides what it does, if one does, whether it may be a denial, and the numbers of its signs.
//! `acts --count` tells how many signs there are.

mod lines;

use sayso_annotate::acts_training::{ACT_SIGNS, Told, act_signs};
use sayso_core::{Address, Article, Spans};
use sayso_wire::act_name;
use serde_json::json;

use self::lines::{Line, once, places};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let path = std::env::args().nth(1).ok_or("usage: acts FILE, or acts --count")?;
    if path == "--count" {
        println!("{ACT_SIGNS}");
        return Ok(());
    }
    lines::read(&path)?.iter().try_for_each(tell)
}

/// Writes what there is of one article.
fn tell(line: &Line) -> Result<(), Failure> {
    let text = line.text()?;
    let places = places(&text);
    let begins = |spans: &Option<Spans>| {
        let byte = spans.as_ref()?.extent().start();
        i64::try_from(places.partition_point(|&place| place < byte)).ok()
    };
    let marks = once(&line.marks(&text));
    for told in act_signs(Article::new(Address::new(line.id.as_str()), text), &marks) {
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
