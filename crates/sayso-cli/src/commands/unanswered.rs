//! `sayso unanswered`: claims that nobody in the ledger says yes or no to.

use std::num::NonZeroUsize;
use std::process::ExitCode;

use clap::Args;
use sayso::claims::{MOST_LINKED, linked};
use sayso_store::Order;

use super::origins::{Manner, Showing};
use super::search::Choice;
use crate::ending::Ending;
use crate::progress::Progress;
use crate::tally::counted;

/// Shows the claims that match and that nobody here denies or confirms, with the answers that were declined or did not come.
///
/// “Nobody here” means: nobody in the articles that were looked at. Answers elsewhere, and those that sayso missed, are not known.
#[derive(Debug, Args)]
#[command(
    override_usage = "sayso unanswered [OPTIONS] <WORDS>...\n       sayso unanswered --print-groups",
    after_help = "Example:\n  sayso unanswered harbour watch"
)]
pub(crate) struct UnansweredArguments {
    /// Words to look for.
    #[arg(value_name = "WORDS", required_unless_present = "print_groups")]
    words: Vec<String>,

    #[command(flatten)]
    choice: Choice,

    /// How many claims to show at most.
    #[arg(short = 'n', long, value_name = "N", default_value = "5")]
    limit: NonZeroUsize,

    #[command(flatten)]
    showing: Showing,
}

/// Shows what the arguments ask for. That all of it is answered is no failure.
pub(crate) fn unanswered(arguments: &UnansweredArguments) -> anyhow::Result<ExitCode> {
    let UnansweredArguments { words, choice, limit, showing } = arguments;
    let Some((groups, manner)) = showing.begin()? else { return showing.tell_groups() };
    let ledger = showing.ledger.read()?;
    let query = choice.query(&ledger, words, Order::Rank, MOST_LINKED)?;
    let mut linked = linked(&ledger, &query, &groups)?;
    choice.warn(&ledger)?;
    let matched = linked.claims.len();
    linked.keep_unanswered();
    if matched > 0 && linked.claims.is_empty() {
        Progress::hidden().say(&all_answered(matched));
        return match manner {
            Manner::Text => Ok(Ending::AllRead.into()),
            Manner::Json | Manner::Html => showing.write(&linked, manner, limit.get(), &words.join(" ")),
        };
    }
    showing.show(&linked, manner, limit.get(), &words.join(" "))
}

/// What to say where nothing is left to show of the claims that match.
fn all_answered(matched: usize) -> String {
    let claims = counted(matched, "claim");
    let told =
        if matched == 1 { "matches, and it is answered" } else { "match, and all of them are answered" };
    format!("{claims} {told}; `sayso origins` shows by whom")
}

#[cfg(test)]
mod tests {
    use super::all_answered;

    #[test]
    fn one_is_not_told_as_several() {
        assert_eq!(all_answered(1), "1 claim matches, and it is answered; `sayso origins` shows by whom");
        assert!(all_answered(2).starts_with("2 claims match, and all of them are answered; "));
    }
}
