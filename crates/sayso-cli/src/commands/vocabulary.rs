//! Words of the vocabulary as users type them: acts, and kinds of source.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser, ValueParser};
use clap::{Arg, Command};
use sayso_core::{Act, SourceKind};
use sayso_wire::{act_name, source_kind_name};

/// What a source does, by its word.
pub(super) static ACTS: Vocabulary<Act> = Vocabulary { all: &Act::ALL, name: act_name };

/// What kind of source it is, by its word.
pub(super) static SOURCE_KINDS: Vocabulary<SourceKind> =
    Vocabulary { all: &SourceKind::ALL, name: source_kind_name };

/// All values of a sort, and the word for each.
#[derive(Clone, Copy, Debug)]
pub(super) struct Vocabulary<T: 'static> {
    all: &'static [T],
    name: fn(T) -> &'static str,
}

impl<T: Copy + Send + Sync + 'static> Vocabulary<T> {
    /// The value that is meant; capitals do not matter, and “partly deny” is `partly_deny`.
    pub(super) fn meant_by(&self, typed: &str) -> Option<T> {
        let typed = written(typed);
        self.all.iter().copied().find(|value| (self.name)(*value) == typed)
    }

    /// Every word, for whoever typed another.
    pub(super) fn words(&self) -> String {
        self.names().collect::<Vec<_>>().join(", ")
    }

    /// Takes what is typed for one of the values, and lists them in the help.
    pub(super) fn parser(&self) -> ValueParser {
        ValueParser::new(*self)
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.all.iter().map(|value| (self.name)(*value))
    }
}

impl<T: Copy + Send + Sync + 'static> TypedValueParser for Vocabulary<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, typed: &OsStr) -> Result<T, clap::Error> {
        let typed = written(&typed.to_string_lossy());
        let names = PossibleValuesParser::new(self.names());
        let name = names.parse_ref(command, argument, OsStr::new(&typed))?;
        Ok(self.meant_by(&name).expect("clap lets only these pass"))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.names().map(PossibleValue::new)))
    }
}

/// `typed` as words of the vocabulary are written.
fn written(typed: &str) -> String {
    typed.trim().replace([' ', '-'], "_").to_lowercase()
}

#[cfg(test)]
mod tests {
    use sayso_core::{Act, SourceKind};

    use super::{ACTS, SOURCE_KINDS};

    #[test]
    fn a_word_is_known_however_it_is_written() {
        for typed in ["partly_deny", "Partly deny", "partly-deny "] {
            assert_eq!(ACTS.meant_by(typed), Some(Act::PartlyDeny), "{typed}");
        }
        assert_eq!(SOURCE_KINDS.meant_by("Named person"), Some(SourceKind::NamedPerson));
        assert_eq!(ACTS.meant_by("shout"), None);
        assert!(ACTS.words().starts_with("assert, deny, partly_deny, "));
    }
}
