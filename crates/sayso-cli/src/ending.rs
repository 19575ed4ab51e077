//! How a command can end, as its caller sees it.

use std::fmt;
use std::process::ExitCode;

use sayso_store::Error;

/// What became of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Everything was read.
    AllRead,
    /// Something stopped the work.
    Failed,
    /// The arguments make no sense.
    Misused,
    /// Some items were skipped.
    SomeSkipped,
    /// Every item was skipped, or there was none; or the ledger has nothing that was asked for.
    NothingRead,
    /// Something was found in what was read.
    Found,
    /// The user was asked, and did not want it.
    Declined,
    /// The user stopped the work.
    Interrupted,
}

/// Every ending with its exit code and what it tells.
pub(crate) static ALL: &[(Ending, u8, &str)] = &[
    (Ending::AllRead, 0, "all was read"),
    (Ending::Failed, 1, "stopped by an error, such as a full disk"),
    (Ending::Misused, 2, "the arguments make no sense"),
    (Ending::SomeSkipped, 3, "some items were skipped, the others read"),
    (Ending::NothingRead, 4, "nothing could be read, or nothing in the ledger matches"),
    (
        Ending::Found,
        5,
        "`sayso lint` found something, or `sayso verify` or `sayso backup` a fault in the ledger",
    ),
    (Ending::Declined, 6, "`sayso erase` was told not to"),
    (Ending::Interrupted, 130, "stopped by Ctrl-C"),
];

impl Ending {
    /// The exit code.
    pub(crate) fn code(self) -> u8 {
        let found = ALL.iter().find(|(ending, _, _)| *ending == self);
        found.map_or(1, |(_, code, _)| *code)
    }

    /// How a command ends that `error` stops.
    pub(crate) fn of(error: &anyhow::Error) -> Ending {
        if let Some(refused) = error.downcast_ref::<Refused>() {
            return refused.ending;
        }
        match error.downcast_ref::<Error>() {
            Some(Error::Unknown { .. } | Error::NoSource { .. } | Error::NoJudgement { .. }) => {
                Ending::NothingRead
            }
            Some(Error::NoWord { .. } | Error::OntoItself { .. } | Error::BesideLedger { .. }) => {
                Ending::Misused
            }
            Some(_) | None => Ending::Failed,
        }
    }
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> ExitCode {
        ExitCode::from(ending.code())
    }
}

/// Why a command does not even begin, and how it ends by that.
#[derive(Debug)]
struct Refused {
    ending: Ending,
    message: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refused {}

/// The arguments make no sense, for the reason in `message`.
pub(crate) fn misused(message: impl Into<String>) -> anyhow::Error {
    Refused { ending: Ending::Misused, message: message.into() }.into()
}

/// The ledger does not have what `message` names.
pub(crate) fn missing(message: impl Into<String>) -> anyhow::Error {
    Refused { ending: Ending::NothingRead, message: message.into() }.into()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use anyhow::{Context as _, anyhow};
    use sayso_store::Error;

    use super::{ALL, Ending, missing, misused};

    #[test]
    fn every_ending_has_its_own_code() {
        let codes: BTreeSet<u8> = ALL.iter().map(|(ending, _, _)| ending.code()).collect();
        assert_eq!(codes.len(), ALL.len());
        assert!(ALL.iter().all(|(ending, code, _)| ending.code() == *code));
    }

    #[test]
    fn the_readme_tells_every_ending_and_no_other() {
        let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md");
        let readme = fs::read_to_string(readme).expect("reads");
        let table = readme.lines().skip_while(|line| !line.starts_with("| exit code |")).skip(2);
        let told: Vec<&str> = table.take_while(|line| line.starts_with('|')).collect();
        let expected = ALL.iter().map(|(_, code, about)| format!("| {code} | {about} |"));
        assert_eq!(told, expected.collect::<Vec<_>>());
    }

    #[test]
    fn what_the_ledger_does_not_have_is_no_failure() {
        let check = |error: anyhow::Error, ending| assert_eq!(Ending::of(&error), ending);
        check(Error::Unknown { id: "03".to_owned() }.into(), Ending::NothingRead);
        check(missing("no outlet has this name"), Ending::NothingRead);
        check(misused("which one?"), Ending::Misused);
        check(Error::Busy.into(), Ending::Failed);
        check(anyhow!("odd"), Ending::Failed);
        check(
            Err::<(), _>(misused("which one?")).context("while asking").expect_err("fails"),
            Ending::Misused,
        );
    }
}
