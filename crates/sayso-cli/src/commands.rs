//! The commands. To add one: a file beside these, and its line in [`Command`].

mod add;
mod eval;
mod explain;
mod lint;
mod origins;
mod place;
mod read;
mod search;
mod show;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Reads news and shows who says what, on whose word.
///
/// sayso finds every attributed statement in an article: the source, the words that lend it, and what is said. It
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
    Explain(explain::ExplainArguments),
    Lint(lint::LintArguments),
    Eval(eval::EvalArguments),
}

impl Command {
    /// Does it.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Command::Read(arguments) => read::read(arguments),
            Command::Add(arguments) => add::add(arguments),
            Command::Search(arguments) => search::search(arguments),
            Command::Show(arguments) => show::show(arguments),
            Command::Origins(arguments) => origins::origins(arguments),
            Command::Explain(arguments) => explain::explain(arguments),
            Command::Lint(arguments) => lint::lint(arguments),
            Command::Eval(arguments) => eval::eval(arguments),
        }
    }
}
