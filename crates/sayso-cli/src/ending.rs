//! How a command can end, as its caller sees it.

use std::process::ExitCode;

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
    /// Every item was skipped, or there was none.
    NothingRead,
    /// Something was found in what was read.
    Found,
    /// The user stopped the work.
    Interrupted,
}

/// Every ending with its exit code and what it tells.
pub(crate) static ALL: &[(Ending, u8, &str)] = &[
    (Ending::AllRead, 0, "all was read"),
    (Ending::Failed, 1, "stopped by an error, such as a full disk"),
    (Ending::Misused, 2, "the arguments make no sense"),
    (Ending::SomeSkipped, 3, "some items were skipped, the others read"),
    (Ending::NothingRead, 4, "nothing could be read"),
    (Ending::Found, 5, "`sayso lint` or `sayso verify` found something"),
    (Ending::Interrupted, 130, "stopped by Ctrl-C"),
];

impl Ending {
    /// The exit code.
    pub(crate) fn code(self) -> u8 {
        let found = ALL.iter().find(|(ending, _, _)| *ending == self);
        found.map_or(1, |(_, code, _)| *code)
    }
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> ExitCode {
        ExitCode::from(ending.code())
    }
}
