//! The commands. To add one: a file beside these, and its line in [`Command`].

mod add;
mod backup;
mod claim;
mod completions;
mod correction;
mod diff;
mod erase;
mod eval;
mod explain;
mod export;
mod help;
mod input;
mod judge;
mod lint;
mod manner;
mod manual;
mod origins;
mod outlets;
mod person;
mod place;
mod read;
mod reannotate;
mod review;
mod search;
mod show;
mod takedown;
mod timeline;
mod unanswered;
mod verify;
mod vocabulary;
mod who;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub(crate) use who::Portrait;

/// Reads news and shows who says what, on whose word.
///
/// sayso finds every attributed statement in an article: the source, the words that attribute it, and what is said. It
/// never says what is true. It works without a network.
#[derive(Debug, Parser)]
#[command(name = "sayso", version, arg_required_else_help = true, max_term_width = 100)]
#[command(after_help = "Try:  sayso read article.html\n      sayso read --help")]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What the user wants done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Read(read::ReadArguments),
    Add(add::AddArguments),
    Search(search::SearchArguments),
    Show(show::ShowArguments),
    Origins(origins::OriginsArguments),
    Claim(claim::ClaimArguments),
    Unanswered(unanswered::UnansweredArguments),
    Export(export::ExportArguments),
    Judge(judge::JudgeArguments),
    Review(review::ReviewArguments),
    Reannotate(reannotate::ReannotateArguments),
    Takedown(takedown::TakedownArguments),
    Erase(erase::EraseArguments),
    Verify(verify::VerifyArguments),
    Backup(backup::BackupArguments),
    Who(who::WhoArguments),
    Timeline(timeline::TimelineArguments),
    Outlets(outlets::OutletsArguments),
    Diff(diff::DiffArguments),
    Explain(explain::ExplainArguments),
    Lint(lint::LintArguments),
    Eval(eval::EvalArguments),
    Completions(completions::CompletionsArguments),
    Manual(manual::ManualArguments),
}

impl Command {
    /// Does it.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Command::Read(arguments) => read::read(arguments),
            Command::Add(arguments) => add::add(arguments),
            Command::Search(arguments) => search::search(arguments),
            Command::Show(arguments) => show::show(arguments),
            Command::Origins(arguments) => origins::origins(&arguments),
            Command::Claim(arguments) => claim::claim(&arguments),
            Command::Unanswered(arguments) => unanswered::unanswered(&arguments),
            Command::Export(arguments) => export::export(arguments),
            Command::Judge(arguments) => judge::judge(&arguments),
            Command::Review(arguments) => review::review(&arguments),
            Command::Reannotate(arguments) => reannotate::reannotate(&arguments),
            Command::Takedown(arguments) => takedown::takedown(&arguments),
            Command::Erase(arguments) => erase::erase(&arguments),
            Command::Verify(arguments) => verify::verify(&arguments),
            Command::Backup(arguments) => backup::backup(&arguments),
            Command::Who(arguments) => who::who(arguments),
            Command::Timeline(arguments) => timeline::timeline(arguments),
            Command::Outlets(arguments) => outlets::outlets(&arguments),
            Command::Diff(arguments) => diff::diff(&arguments),
            Command::Explain(arguments) => explain::explain(arguments),
            Command::Lint(arguments) => lint::lint(arguments),
            Command::Eval(arguments) => eval::eval(arguments),
            Command::Completions(arguments) => completions::completions(&arguments),
            Command::Manual(arguments) => manual::manual(&arguments),
        }
    }
}
