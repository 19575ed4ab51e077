//! `sayso manual`: the manual pages, one a command.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Args, Command, CommandFactory as _};
use clap_mangen::Man;

use super::Arguments;
use crate::ending::Ending;
use crate::output::{Output, write};

/// Prints a manual page, or writes all of them into a folder.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  sayso manual search | man -l -\n  sayso manual --output ~/.local/share/man/man1"
)]
pub(crate) struct ManualArguments {
    /// The command whose page to print; unasked, that of sayso itself.
    #[arg(value_name = "COMMAND", conflicts_with = "output")]
    command: Vec<String>,

    /// Write every page into DIR, which is made if it is not there.
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

/// Prints or writes what the arguments ask for.
pub(crate) fn manual(arguments: &ManualArguments) -> anyhow::Result<ExitCode> {
    let pages = pages();
    let Some(folder) = &arguments.output else {
        let name =
            ["sayso".to_owned()].iter().chain(&arguments.command).cloned().collect::<Vec<_>>().join("-");
        let page = pages.iter().find(|(page, _)| *page == name);
        let (_, page) = page.with_context(|| {
            format!("there is no command {}; `sayso --help` lists them", arguments.command.join(" "))
        })?;
        return write(page);
    };
    let cannot = || format!("cannot write to {}; name a folder you may write to", folder.display());
    fs::create_dir_all(folder).with_context(cannot)?;
    for (name, page) in &pages {
        let mut output = Output::open(Some(&folder.join(format!("{name}.1"))))?;
        output.write(page).and_then(|()| output.finish()).with_context(cannot)?;
    }
    Ok(Ending::AllRead.into())
}

/// Every page with its name, `sayso-eval-times` for `sayso eval times`, made of the same table as the help.
fn pages() -> Vec<(String, Vec<u8>)> {
    let mut command = Arguments::command().disable_help_subcommand(true);
    command.build();
    let mut pages = Vec::new();
    add(&command, "sayso", &mut pages);
    pages
}

fn add(command: &Command, name: &str, pages: &mut Vec<(String, Vec<u8>)>) {
    let mut page = Vec::new();
    let version = concat!("sayso ", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.clone()).title(name.to_uppercase()).source(version).manual("sayso");
    man.render(&mut page).expect("writing to memory");
    pages.push((name.to_owned(), page));
    for inner in command.get_subcommands() {
        add(inner, &format!("{name}-{}", inner.get_name()), pages);
    }
}

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory as _};

    use super::{Arguments, pages};

    fn names(command: &Command, name: &str, all: &mut Vec<String>) {
        all.push(name.to_owned());
        for inner in command.get_subcommands() {
            names(inner, &format!("{name}-{}", inner.get_name()), all);
        }
    }

    #[test]
    fn every_command_has_its_page() {
        let mut all = Vec::new();
        names(&Arguments::command(), "sayso", &mut all);
        let pages = pages();
        assert_eq!(pages.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>(), all);
        for (name, page) in pages {
            let page = String::from_utf8(page).expect("UTF-8");
            let parts = [".TH", ".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION"];
            assert!(parts.iter().all(|part| page.contains(part)), "{name}: {page}");
        }
    }

    #[test]
    fn a_page_tells_what_the_help_tells() {
        let pages = pages();
        let (_, search) = pages.iter().find(|(name, _)| name == "sayso-search").expect("a page");
        let search = String::from_utf8(search.clone()).expect("UTF-8");
        let told = ["\\-\\-sourcing", "Words in quotation", "sayso search harbour raid"];
        assert!(told.iter().all(|told| search.contains(told)), "{search}");
    }
}
