//! Who does something that is recorded.

use anyhow::Context as _;
use clap::Args;

/// The person in whose name something is recorded.
#[derive(Debug, Args)]
pub(crate) struct Person {
    /// In whose name; unasked, that of your account.
    #[arg(long, value_name = "NAME")]
    who: Option<String>,
}

/// Where systems keep the name of an account.
static NAMES: &[&str] = &["USER", "LOGNAME", "USERNAME"];

impl Person {
    /// The name.
    pub(crate) fn name(&self) -> anyhow::Result<String> {
        let own =
            NAMES.iter().filter_map(|name| std::env::var(name).ok()).find(|name| !name.trim().is_empty());
        let name = self.who.clone().filter(|name| !name.trim().is_empty()).or(own);
        name.context("nobody knows who you are here; say it with --who NAME")
    }
}
