//! What stands under long helps.

use crate::ending;

/// A name and what it is, on a line.
pub(super) fn row(name: &str, about: &str) -> String {
    format!("  {name:<11} {about}\n")
}

/// Every exit code and what it tells.
pub(super) fn exit_codes() -> String {
    let codes = ending::ALL.iter().map(|(_, code, about)| row(&code.to_string(), about));
    format!("Exit codes:\n{}", codes.collect::<String>())
}
