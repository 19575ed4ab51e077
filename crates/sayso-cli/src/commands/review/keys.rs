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
    Lines(io::StdinLock<'static>),
}

impl Keys {
    /// The terminal, if there is one to read from and one to show on.
    pub(super) fn open() -> Keys {
        if io::stdin().is_terminal() && io::stdout().is_terminal() {
            Keys::Terminal(Term::stdout())
        } else {
            Keys::Lines(io::stdin().lock())
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
                let mut line = Vec::new();
                if lines.read_until(b'\n', &mut line)? == 0 {
                    return Ok(Some((Wish::Quit, String::new())));
                }
                Ok(typed(&line))
            }
        }
    }
}

/// What a line wishes: a key, and after it words. Nothing where it is not UTF-8: the words would not be those that were meant.
fn typed(line: &[u8]) -> Option<(Wish, String)> {
    let mut rest = std::str::from_utf8(line).ok()?.trim().chars();
    let (_, wish, ..) = known(rest.next().unwrap_or('>'))?;
    Some((*wish, rest.as_str().trim().to_owned()))
}

fn known(pressed: char) -> Option<&'static (char, Wish, Option<&'static str>, &'static str)> {
    let pressed = pressed.to_ascii_lowercase();
    KEYS.iter().find(|(key, ..)| *key == pressed)
}

#[cfg(test)]
mod tests {
    use super::{Wish, typed};

    #[test]
    fn a_line_is_a_key_and_words_and_any_other_is_passed_over() {
        let check = |line: &[u8], expected: Option<(Wish, &str)>| {
            assert_eq!(typed(line), expected.map(|(wish, words)| (wish, words.to_owned())), "{line:?}");
        };
        check(b"y\n", Some((Wish::Yes, "")));
        check(b" A  deny \r\n", Some((Wish::Act, "deny")));
        check(b"\n", Some((Wish::Skip, "")));
        check(b"z\n", None);
        check(b"\xff\n", None);
        check(b"m caf\xe9\n", None);
    }
}
