//! What somebody presses or types while reviewing.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use console::{Key, Term};

/// What somebody wants done with a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// It is right.
    Yes,
    /// It is wrong.
    No,
    /// Nobody can tell.
    Unsure,
    /// Another act.
    Act,
    /// Another kind of source.
    Sourcing,
    /// Other words of the source.
    Source,
    /// Other words that attribute it.
    Cue,
    /// Other words of what is said.
    Content,
    /// The source is somebody else than the ledger takes it for.
    Split,
    /// Something to be said about it.
    Note,
    /// On to the next.
    Skip,
    /// Take the last judgement back.
    Back,
    /// Which keys there are.
    Help,
    /// No more.
    Quit,
}

/// Each key, what it is for, what it asks for, and what it is called.
pub(super) static KEYS: &[(char, Wish, Option<&str>, &str)] = &[
    ('y', Wish::Yes, None, "right"),
    ('n', Wish::No, None, "wrong"),
    ('u', Wish::Unsure, None, "unsure"),
    ('a', Wish::Act, Some("act"), "other act"),
    ('k', Wish::Sourcing, Some("kind of source"), "other kind of source"),
    ('s', Wish::Source, Some("words of the source"), "other source"),
    ('v', Wish::Cue, Some("words that attribute it"), "other cue"),
    ('c', Wish::Content, Some("words of what is said"), "other content"),
    (
        'x',
        Wish::Split,
        Some("number of who it is, or nothing for somebody new"),
        "the speaker is somebody else",
    ),
    ('m', Wish::Note, Some("note"), "note"),
    ('>', Wish::Skip, None, "skip (or Enter)"),
    ('b', Wish::Back, None, "back, and undo"),
    ('h', Wish::Help, None, "these keys"),
    ('q', Wish::Quit, None, "quit"),
];

/// Where keys come from.
pub(super) enum Keys {
    /// Single keys from a terminal.
    Terminal(Term),
    /// Lines: a key, and after it words.
    Lines(io::Lines<io::StdinLock<'static>>),
}

impl Keys {
    /// The terminal, if there is one to read from and one to show on.
    pub(super) fn open() -> Keys {
        if io::stdin().is_terminal() && io::stdout().is_terminal() {
            Keys::Terminal(Term::stdout())
        } else {
            Keys::Lines(io::stdin().lock().lines())
        }
    }

    /// What is wanted next, with the words that were typed for it; `None` for a key that means nothing. The end of input
    /// means to quit.
    pub(super) fn next(&mut self) -> io::Result<Option<(Wish, String)>> {
        match self {
            Keys::Terminal(terminal) => {
                let pressed = match terminal.read_key()? {
                    Key::Char(pressed) => pressed,
                    Key::Enter | Key::ArrowRight | Key::ArrowDown => '>',
                    Key::ArrowLeft | Key::ArrowUp | Key::Backspace => 'b',
                    Key::Escape => 'q',
                    _ => return Ok(None),
                };
                let Some((_, wish, asked, _)) = known(pressed) else { return Ok(None) };
                let Some(asked) = asked else { return Ok(Some((*wish, String::new()))) };
                write!(io::stdout(), "{asked}: ")?;
                io::stdout().flush()?;
                Ok(Some((*wish, terminal.read_line()?)))
            }
            Keys::Lines(lines) => {
                let Some(line) = lines.next() else { return Ok(Some((Wish::Quit, String::new()))) };
                let line = line?;
                let mut rest = line.trim().chars();
                let pressed = rest.next().unwrap_or('>');
                Ok(known(pressed).map(|(_, wish, ..)| (*wish, rest.as_str().trim().to_owned())))
            }
        }
    }
}

fn known(pressed: char) -> Option<&'static (char, Wish, Option<&'static str>, &'static str)> {
    let pressed = pressed.to_ascii_lowercase();
    KEYS.iter().find(|(key, ..)| *key == pressed)
}
