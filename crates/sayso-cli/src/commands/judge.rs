//! `sayso judge`: records what a person holds of a statement.

use std::process::ExitCode;

use anyhow::bail;
use clap::{Args, ValueEnum};
use sayso_store::{Ledger, NewAlikeness, NewJudgement, NewSplit, Part, SameVerdict, Statement, Verdict};

use super::add::now;
use super::correction::{Field, correction};
use super::person::Person;
use super::place::LedgerPlace;
use crate::ending::Ending;
use crate::progress::Progress;

/// Records what you hold of a statement: that it was found right or wrong, or what is right instead.
///
/// What people say stands above what machines found. A statement that is judged wrong is found no more; `sayso search
/// --rejected` lists those. Nothing is deleted: a judgement can be taken back, and both stay recorded.
///
/// Words are given as they stand in the text, or by the characters that they are, from 0 and the last not included:
/// 120..164. For parts that other words keep apart, give the option several times; empty words mean that there is none.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  sayso judge 3fa9c1d27b04 yes\n  \
                        sayso judge 3fa9c1d27b04 no --why \"a headline, nobody says it\"\n  \
                        sayso judge 3fa9c1d27b04 --act deny --content \"he knew of the plan\"\n  \
                        sayso judge 3fa9c1d27b04 no --same-as 0b398a346796 --why \"another ferry\"\n  \
                        sayso judge 3fa9c1d27b04 --split --why \"the son, of the same name\"\n  \
                        sayso judge --undo 17")]
pub(crate) struct JudgeArguments {
    /// The id of a statement, or its first digits.
    #[arg(value_name = "ID", required_unless_present = "undo", conflicts_with = "undo")]
    id: Option<String>,

    /// Whether it is right as it was found.
    #[arg(value_name = "VERDICT", value_enum)]
    verdict: Option<Word>,

    /// The right words of who said it.
    #[arg(long, value_name = "WORDS")]
    source: Vec<String>,

    /// The right words that lend it.
    #[arg(long, value_name = "WORDS")]
    cue: Vec<String>,

    /// The right words of what is said.
    #[arg(long, value_name = "WORDS")]
    content: Vec<String>,

    /// What the source does by saying it: assert, deny, partly_deny, confirm, decline, no_reply, no_comment_yet, accuse,
    /// predict, demand.
    #[arg(long, value_name = "ACT")]
    act: Option<String>,

    /// What kind of source it is: named_person, role_named_person, organisation, outlet, document, unnamed, vague,
    /// unattributed.
    #[arg(long, value_name = "KIND")]
    sourcing: Option<String>,

    /// The article means somebody else than the ledger takes its speaker for: the source with this number, or without one
    /// somebody new. That goes for all that the article has of them.
    #[arg(long, value_name = "NUMBER", num_args = 0..=1, require_equals = true, value_parser = number)]
    split: Option<Option<i64>>,

    /// The verdict is on whether it says the same as the statement with this id, and is on neither of them: `sayso origins` and
    /// `sayso claim` go by it.
    #[arg(long, value_name = "ID", requires = "verdict", conflicts_with_all = ["source", "cue", "content", "act", "sourcing", "split", "note"])]
    same_as: Option<String>,

    /// Something to be said about it.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,

    /// Why.
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    why: String,

    /// Take back the judgement with this number; `sayso show` tells numbers.
    #[arg(long, value_name = "NUMBER")]
    undo: Option<i64>,

    #[command(flatten)]
    person: Person,

    #[command(flatten)]
    ledger: LedgerPlace,
}

/// What is held of a statement as it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Word {
    /// It is right.
    Yes,
    /// It is wrong.
    No,
    /// Nobody can tell.
    Unsure,
}

impl Word {
    /// What is held of two statements.
    fn of_two(self) -> SameVerdict {
        match self {
            Word::Yes => SameVerdict::Yes,
            Word::No => SameVerdict::No,
            Word::Unsure => SameVerdict::Unsure,
        }
    }
}

/// Records what the arguments say.
pub(crate) fn judge(arguments: &JudgeArguments) -> anyhow::Result<ExitCode> {
    let (made, who) = (now(), arguments.person.name()?);
    let mut ledger = Ledger::open(arguments.ledger.path())?;
    let progress = Progress::hidden();
    if let (Some(id), Some(other), Some(word)) = (&arguments.id, &arguments.same_as, arguments.verdict) {
        let (one, other) = (ledger.statement(id)?, ledger.statement(other)?);
        let (statements, verdict) = ([&one, &other], word.of_two());
        let new = NewAlikeness { made: &made, who: &who, statements, verdict, why: &arguments.why };
        let judgement = ledger.judge_alike(&new)?;
        progress.say(&format!("{}: judgement {judgement}", verdict.name()));
        ledger.settle()?;
        return Ok(Ending::AllRead.into());
    }
    match (&arguments.id, arguments.undo) {
        (Some(id), _) => {
            let statement = ledger.statement(id)?;
            let verdicts = verdicts(arguments, &statement)?;
            if verdicts.is_empty() && arguments.split.is_none() {
                bail!("say what you hold of {id}: yes, no, unsure, or what is right instead; see --help");
            }
            for verdict in verdicts {
                let why = match (&verdict, &arguments.note) {
                    (Verdict::Noted, Some(note)) => note,
                    _ => &arguments.why,
                };
                let name = verdict.name();
                let new = NewJudgement { made: &made, who: &who, is_person: true, verdict, why };
                let judgement = ledger.judge(&statement, &new)?;
                progress.say(&format!("{name}: judgement {judgement}"));
            }
            if let Some(to) = arguments.split {
                let new = NewSplit { made: &made, who: &who, to, why: &arguments.why };
                let (judgement, source) = ledger.split(&statement, &new)?;
                progress.say(&format!("the speaker is #{source}: judgement {judgement}"));
            }
        }
        (None, Some(judgement)) => {
            ledger.undo(judgement, &made, &who, &arguments.why)?;
            progress.say(&format!("judgement {judgement} is taken back"));
        }
        (None, None) => bail!("name a statement, or with --undo a judgement"),
    }
    ledger.settle()?;
    Ok(Ending::AllRead.into())
}

/// The number of a source, with or without its mark.
pub(super) fn number(typed: &str) -> Result<i64, String> {
    let number = typed.trim().trim_start_matches('#').parse();
    number.map_err(|_| "name a source by its number, as in #12; `sayso who NAME` shows numbers".to_owned())
}

/// What the arguments say of `statement`, one by one.
fn verdicts(arguments: &JudgeArguments, statement: &Statement) -> anyhow::Result<Vec<Verdict>> {
    let mut verdicts = Vec::new();
    verdicts.extend(arguments.verdict.map(|word| match word {
        Word::Yes => Verdict::Yes,
        Word::No => Verdict::No,
        Word::Unsure => Verdict::Unsure,
    }));
    let typed = |one: &Option<String>| one.iter().cloned().collect::<Vec<_>>();
    for (field, typed) in [
        (Field::Words(Part::Source), arguments.source.clone()),
        (Field::Words(Part::Cue), arguments.cue.clone()),
        (Field::Words(Part::Content), arguments.content.clone()),
        (Field::Act, typed(&arguments.act)),
        (Field::Sourcing, typed(&arguments.sourcing)),
    ] {
        if !typed.is_empty() {
            verdicts.push(Verdict::Corrected(correction(statement, field, &typed)?));
        }
    }
    verdicts.extend(arguments.note.is_some().then_some(Verdict::Noted));
    Ok(verdicts)
}
