//! How wide the terminal is, and whether it has colours.

use std::io::{self, IsTerminal as _};

use clap::{Args, ValueEnum};

use crate::ink::Colour;

/// Columns of a page where no terminal says otherwise.
const PAGE_COLUMNS: u16 = 80;

/// The narrowest that a ledger can be read at.
const NARROWEST: u16 = 40;

/// Lines longer than this are hard to read, however wide the terminal.
const WIDEST: u16 = 100;

/// What the user says of the terminal.
#[derive(Debug, Args)]
pub(crate) struct Terminal {
    /// When to use colour; `auto` asks the terminal and NO_COLOR.
    #[arg(long, alias = "colour", value_name = "WHEN", value_enum, default_value_t = ColourChoice::Auto)]
    color: ColourChoice,

    /// How wide lines for people may be, from 40 columns up; unasked, as wide as the terminal up to 100, or 80.
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(i64::from(NARROWEST)..))]
    width: Option<u16>,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ColourChoice {
    /// On a terminal that has it, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Terminal {
    /// How wide lines may be, and whether colour shows.
    pub(crate) fn page(&self, is_file: bool) -> (usize, Colour) {
        (self.width(is_file), self.colour(is_file))
    }

    /// How wide lines may be; the terminal has no say where they go to a file.
    pub(crate) fn width(&self, is_file: bool) -> usize {
        let stdout = io::stdout();
        let own_width = terminal_size::terminal_size_of(&stdout)
            .filter(|_| !is_file && stdout.is_terminal())
            .map(|(width, _)| width.0.clamp(NARROWEST, WIDEST));
        self.width.or(own_width).unwrap_or(PAGE_COLUMNS).into()
    }

    /// Whether colour shows; unless asked for, never in a file.
    pub(crate) fn colour(&self, is_file: bool) -> Colour {
        let is_shown = !is_file && io::stdout().is_terminal();
        match self.color {
            ColourChoice::Always => Colour::Shown,
            ColourChoice::Auto if is_shown && terminal_has_colour() => Colour::Shown,
            ColourChoice::Auto | ColourChoice::Never => Colour::Bare,
        }
    }
}

/// What the environment says of colours: <https://no-color.org>.
fn terminal_has_colour() -> bool {
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
    !no_colour && !is_dumb
}
