//! `sayso completions`: what a shell needs to complete commands and options.

use std::process::ExitCode;

use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

use super::Arguments;
use crate::output::write;

/// Prints the completions of commands and options for a shell.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  sayso completions bash > ~/.local/share/bash-completion/completions/sayso\n  \
                        sayso completions fish > ~/.config/fish/completions/sayso.fish"
)]
pub(crate) struct CompletionsArguments {
    /// The shell.
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

/// Prints what the arguments ask for.
pub(crate) fn completions(arguments: &CompletionsArguments) -> anyhow::Result<ExitCode> {
    write(&script(arguments.shell))
}

/// The completions for `shell`, made of the same table as the help.
fn script(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "sayso", &mut script);
    script
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, ValueEnum as _};
    use clap_complete::Shell;

    use super::{Arguments, script};

    #[test]
    fn every_shell_completes_every_command_and_option() {
        for shell in Shell::value_variants() {
            let script = String::from_utf8(script(*shell)).expect("UTF-8");
            for command in Arguments::command().get_subcommands() {
                assert!(script.contains(command.get_name()), "{shell}: {}", command.get_name());
                for option in command.get_opts().filter(|option| !option.is_hide_set()) {
                    let long = option.get_long().expect("every option has a long name");
                    assert!(script.contains(long), "{shell}: {} --{long}", command.get_name());
                }
            }
        }
    }
}
