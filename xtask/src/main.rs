//! The chores of this repository: `cargo xtask help` lists them.

#![expect(clippy::print_stdout, reason = "a chore tells its user how it goes")]

mod chores;
mod corpora;
mod floors;
mod places;
mod python;
mod runs;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use chores::{bench, eval, model, test};

/// The words after `cargo xtask`.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", about = "The chores of this repository", arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

/// What there is to do.
#[derive(Debug, Subcommand)]
enum Chore {
    /// Checks everything that must hold before a change lands.
    Test,
    Eval(eval::EvalArguments),
    Bench(bench::BenchArguments),
    Model(model::ModelArguments),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().chore {
        Chore::Test => return test::run(),
        Chore::Eval(arguments) => eval::run(&arguments),
        Chore::Bench(arguments) => bench::run(&arguments),
        Chore::Model(arguments) => model::run(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
