//! `cargo xtask test`: everything that must hold before a change lands.

use std::env;
use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::chores::eval;
use crate::python::Environment;
use crate::{places, runs};

/// Runs every step, whatever came of the one before it.
pub(crate) fn run() -> ExitCode {
    let mut steps = Steps { passed: 0, failed: Vec::new() };
    steps.run("tools", tools);
    for (name, words) in COMMANDS {
        steps.run(name, || command(words));
    }
    steps.run("quality gate", eval::gate);
    steps.end()
}

/// A step that is a command: its name, and its words.
type Step = (&'static str, &'static [&'static str]);

/// The tests that look at pages in a browser. They fail where there is none.
const IN_BROWSER: &str = "package(sayso-cli) and test(/^a_browser_/)";

static COMMANDS: &[Step] = &[
    ("format", &["cargo", "fmt", "--all", "--check"]),
    ("lints", &["cargo", "clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]),
    ("tests", &["cargo", "nextest", "run", "--workspace", "--locked"]),
    (
        "pages in a browser",
        &["cargo", "nextest", "run", "--workspace", "--locked", "--run-ignored", "only", "-E", IN_BROWSER],
    ),
    ("documentation tests", &["cargo", "test", "--workspace", "--doc", "--locked", "--quiet"]),
    // The library and the program are both called sayso: written at once, their pages would get in each other's way.
    ("documentation", &["cargo", "doc", "--workspace", "--lib", "--no-deps", "--locked", "--quiet"]),
    (
        "documentation of programs",
        &["cargo", "doc", "--workspace", "--bins", "--no-deps", "--locked", "--quiet"],
    ),
    ("dependencies", &["cargo", "deny", "--log-level", "error", "check", "bans", "licenses", "sources"]),
    ("tests of training", &["python", "-m", "pytest", "--quiet", "-p", "no:cacheprovider", "training/tests"]),
];

/// Installs the tools that the steps below call.
fn tools() -> anyhow::Result<()> {
    let root = places::root();
    Environment::open(root.join(".venv"), &root.join("training/requirements-test.lock")).map(drop)
}

/// Runs a command from the root, our tools before any others.
fn command(words: &[&str]) -> anyhow::Result<()> {
    let root = places::root();
    let inherited = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([root.join(".venv/bin")].into_iter().chain(env::split_paths(&inherited)))?;
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).current_dir(&root).env("PATH", path);
    command.env("RUSTDOCFLAGS", "-D warnings").env("PYTHONPATH", root.join("training"));
    runs::succeed(&mut command)
}

/// What came of the steps so far.
struct Steps {
    passed: usize,
    failed: Vec<&'static str>,
}

impl Steps {
    /// Runs a step and says how it went, and how long it took.
    fn run(&mut self, name: &'static str, step: impl FnOnce() -> anyhow::Result<()>) {
        println!("\n=== {name}");
        let start = Instant::now();
        let result = step();
        let seconds = start.elapsed().as_secs_f64();
        match result {
            Ok(()) => {
                println!("=== {name}: passed in {seconds:.1} s");
                self.passed += 1;
            }
            Err(error) => {
                println!("=== {name}: failed in {seconds:.1} s: {error:#}");
                self.failed.push(name);
            }
        }
    }

    /// Says what came of all of them, the counts last. No step is ever skipped, and the line says that too.
    fn end(self) -> ExitCode {
        if !self.failed.is_empty() {
            println!("\nfailed: {}", self.failed.join(", "));
        }
        println!("\nsteps: {} passed, {} failed, 0 skipped", self.passed, self.failed.len());
        if self.failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
