//! `sayso judge`: records what a person holds of a statement.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use sayso_core::{Act, SourceKind};
use sayso_store::{
    Correction, Ledger, NewAlikeness, NewJudgement, NewSplit, Part, SameVerdict, Statement, Verdict,
};
use sayso_wire::{act_name, source_kind_name};

use super::add::now;
use super::correction::{Field, correction};
use super::person::Person;
use super::place::LedgerPlace;
use super::vocabulary::{ACTS, SOURCE_KINDS};
use crate::ending::{Ending, misused};
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

    /// The right words that attribute it.
    #[arg(long, value_name = "WORDS")]
    cue: Vec<String>,

    /// The right words of what is said.
    #[arg(long, value_name = "WORDS")]
    content: Vec<String>,

    /// What the source does by saying it.
    #[arg(long, value_name = "ACT", value_parser = ACTS.parser())]
    act: Option<Act>,

    /// What kind of source it is.
    #[arg(long, value_name = "KIND", value_parser = SOURCE_KINDS.parser())]
    sourcing: Option<SourceKind>,

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
    #[arg(long, value_name = "NUMBER", conflicts_with_all = JUDGING)]
    undo: Option<i64>,

    #[command(flatten)]
    person: Person,

    #[command(flatten)]
    ledger: LedgerPlace,
}

/// What is held of a statement, as clap calls it.
const JUDGING: [&str; 9] =
    ["verdict", "source", "cue", "content", "act", "sourcing", "split", "same_as", "note"];

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

/// What somebody wants recorded.
enum Wish<'typed> {
    /// What is held of the statement with this id.
    Judge(&'typed str),
    /// Whether the statements with these ids say the same.
    Alike([&'typed str; 2], SameVerdict),
    /// That the judgement with this number is taken back.
    Undo(i64),
}

impl JudgeArguments {
    /// What is wanted; refuses what would leave nothing to record, or record less than was said.
    fn wish(&self) -> anyhow::Result<Wish<'_>> {
        let Some(id) = &self.id else {
            let undone = self.undo.map(Wish::Undo);
            return undone.ok_or_else(|| misused("name a statement, or with --undo a judgement"));
        };
        if let (Some(other), Some(word)) = (&self.same_as, self.verdict) {
            return Ok(Wish::Alike([id, other], word.of_two()));
        }
        let corrects = [&self.source, &self.cue, &self.content].into_iter().any(|words| !words.is_empty());
        let judges = corrects || self.act.is_some() || self.sourcing.is_some() || self.verdict.is_some();
        if judges || self.split.is_some() {
            return Ok(Wish::Judge(id));
        }
        match (&self.note, self.why.is_empty()) {
            (Some(_), true) => Ok(Wish::Judge(id)),
            (Some(_), false) => Err(misused(
                "--why is for what you hold, and a note alone holds nothing; say all of it with --note",
            )),
            (None, _) => Err(misused(format!(
                "say what you hold of {id}: yes, no, unsure, or what is right instead; see --help"
            ))),
        }
    }
}

/// Records what the arguments say.
pub(crate) fn judge(arguments: &JudgeArguments) -> anyhow::Result<ExitCode> {
    let wish = arguments.wish()?;
    let (made, who) = (now(), arguments.person.name()?);
    let ledger = Ledger::open(arguments.ledger.path())?;
    let mut recording = Recording { ledger, made, who, why: &arguments.why };
    match wish {
        Wish::Judge(id) => recording.judge(id, arguments)?,
        Wish::Alike(ids, verdict) => recording.judge_alike(ids, verdict)?,
        Wish::Undo(judgement) => recording.undo(judgement)?,
    }
    recording.ledger.settle()?;
    Ok(Ending::AllRead.into())
}

/// A ledger that is told something, when, by whom and why.
struct Recording<'why> {
    ledger: Ledger,
    made: String,
    who: String,
    why: &'why str,
}

impl Recording<'_> {
    /// Records all that is held of the statement with this id.
    fn judge(&mut self, id: &str, arguments: &JudgeArguments) -> anyhow::Result<()> {
        let statement = self.ledger.statement(id)?;
        let verdicts = verdicts(arguments, &statement)?;
        // It alone may be refused, and then nothing is to be recorded.
        if let Some(to) = arguments.split {
            self.split(&statement, to)?;
        }
        for verdict in verdicts {
            let why = match (&verdict, &arguments.note) {
                (Verdict::Noted, Some(note)) => note.as_str(),
                _ => self.why,
            };
            let name = verdict.name();
            let new = NewJudgement { made: &self.made, who: &self.who, is_person: true, verdict, why };
            let judgement = self.ledger.judge(&statement, &new)?;
            Progress::hidden().say(&format!("{name}: judgement {judgement}"));
        }
        Ok(())
    }

    /// Records that the speaker is somebody else.
    fn split(&mut self, statement: &Statement, to: Option<i64>) -> anyhow::Result<()> {
        let new = NewSplit { made: &self.made, who: &self.who, to, why: self.why };
        let (judgement, source) = self.ledger.split(statement, &new)?;
        Progress::hidden().say(&format!("the speaker is #{source}: judgement {judgement}"));
        Ok(())
    }

    /// Records whether the statements with these ids say the same.
    fn judge_alike(&mut self, [one, other]: [&str; 2], verdict: SameVerdict) -> anyhow::Result<()> {
        let (one, other) = (self.ledger.statement(one)?, self.ledger.statement(other)?);
        let statements = [&one, &other];
        let new = NewAlikeness { made: &self.made, who: &self.who, statements, verdict, why: self.why };
        let judgement = self.ledger.judge_alike(&new)?;
        Progress::hidden().say(&format!("{}: judgement {judgement}", verdict.name()));
        Ok(())
    }

    /// Records that a judgement is taken back.
    fn undo(&mut self, judgement: i64) -> anyhow::Result<()> {
        self.ledger.undo(judgement, &self.made, &self.who, self.why)?;
        Progress::hidden().say(&format!("judgement {judgement} is taken back"));
        Ok(())
    }
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
    for (part, typed) in
        [(Part::Source, &arguments.source), (Part::Cue, &arguments.cue), (Part::Content, &arguments.content)]
    {
        if !typed.is_empty() {
            verdicts.push(Verdict::Corrected(correction(statement, Field::Words(part), typed)?));
        }
    }
    let act = arguments.act.map(|act| Correction::Act(act_name(act).to_owned()));
    let kind = arguments.sourcing.map(|kind| Correction::Sourcing(source_kind_name(kind).to_owned()));
    verdicts.extend(act.into_iter().chain(kind).map(Verdict::Corrected));
    verdicts.extend(arguments.note.is_some().then_some(Verdict::Noted));
    Ok(verdicts)
}
