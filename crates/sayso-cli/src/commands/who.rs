//! `sayso who`: who somebody is, and what they said and denied, across articles.

use std::cmp::Reverse;
use std::process::ExitCode;

use clap::Args;
use sayso_store::{Error, Found, Identity, Ledger, Order, Query, Statement, StoredSource, Told, key};

use super::manner::Form;
use super::place::LedgerPlace;
use crate::ending::Ending;
use crate::progress::Progress;
use crate::render::who;
use crate::terminal::Terminal;

/// Shows who somebody is to the articles in the ledger, and what they said and denied, in order of time.
///
/// The name may be that of a person, an organisation, an outlet or a document, or whole words of it; accents and capitals do
/// not matter. Whoever has just this name comes first. Whoever articles do not name is nobody here.
/// Formats other than `text` have the statements, of one after the other where several share the name, each with the number
/// of its source; who they are to the articles is told in `text` alone.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  sayso who \"Ines Calloway\"\n  \
                        sayso who calloway                        everyone with that in their name\n  \
                        sayso who '#12'                           the source with this number, where several share a name")]
pub(crate) struct WhoArguments {
    /// The name, or words of it; or a number, with # before it.
    #[arg(value_name = "NAME", required = true)]
    name: Vec<String>,

    /// How many statements to show at most.
    #[arg(short = 'n', long, value_name = "N", default_value_t = 50)]
    limit: usize,

    #[command(flatten)]
    form: Form,

    #[command(flatten)]
    ledger: LedgerPlace,

    #[command(flatten)]
    terminal: Terminal,
}

/// Somebody, with all that the ledger has on them.
#[derive(Debug)]
pub(crate) struct Portrait {
    /// The name that articles give most often.
    pub(crate) name: StoredSource,
    /// Whether it is whoever has a name that many may have, with nothing told of them.
    pub(crate) is_anybody: bool,
    /// The sources that they are.
    pub(crate) identity: Identity,
    /// What articles tell of who they are.
    pub(crate) told: Vec<Told>,
    /// What they said, in order of time.
    pub(crate) said: Found,
}

/// Shows whom the arguments ask for.
pub(crate) fn who(arguments: WhoArguments) -> anyhow::Result<ExitCode> {
    let ledger = arguments.ledger.read()?;
    let name = arguments.name.join(" ");
    let portraits = portraits(&ledger, &name, arguments.limit)?;
    if portraits.is_empty() {
        Progress::hidden().say(&format!(
            "the ledger has no source called {name}; whoever articles do not name is nobody there, and `sayso search` finds \
             what they say"
        ));
        return Ok(Ending::NothingRead.into());
    }
    let (width, colour) = arguments.terminal.page(arguments.form.is_file());
    let statements: Vec<Statement> =
        portraits.iter().flat_map(|portrait| portrait.said.statements.iter().cloned()).collect();
    arguments.form.tell(&ledger, &statements, &title(&portraits, &name), || match &portraits[..] {
        [portrait] => who::portrait(&ledger, portrait, width, colour),
        several => Ok(who::several(several, &name, width, colour)),
    })
}

/// What is shown, in a line.
fn title(portraits: &[Portrait], asked: &str) -> String {
    match portraits {
        [portrait] => format!("What {} #{} said", portrait.name.name, portrait.name.id),
        several => {
            format!(
                "What {} sources said that have {asked} in their names, and may be several",
                several.len()
            )
        }
    }
}

/// Everyone who has `name` in theirs: those with just this name first, and of them those with most statements. Of whoever
/// nothing is left, nothing is told.
fn portraits(ledger: &Ledger, name: &str, limit: usize) -> Result<Vec<Portrait>, Error> {
    let number = name.strip_prefix('#').and_then(|number| number.parse().ok());
    let identities = match number {
        Some(number) => vec![ledger.identity(number)?],
        None => ledger.identities_with(name)?,
    };
    let mut portraits = Vec::new();
    for identity in identities {
        let ids = identity.ids();
        let told = ledger.told(&ids)?;
        let query =
            Query { speakers: ids, is_by_speaker: true, order: Order::Time, limit, ..Query::default() };
        let said = ledger.search(&query)?;
        let identity = ledger.heard(identity)?;
        if said.count > 0 {
            let Some(name) = ledger.most_named(&identity.sources)?.cloned() else { continue };
            let is_anybody = ledger.is_anybody(name.id)?;
            portraits.push(Portrait { name, is_anybody, identity, told, said });
        }
    }
    let wanted = key(name);
    let is_called_so =
        |portrait: &Portrait| portrait.identity.sources.iter().any(|source| key(&source.name) == wanted);
    portraits.sort_by_key(|portrait| (!is_called_so(portrait), Reverse(portrait.said.count)));
    Ok(portraits)
}
