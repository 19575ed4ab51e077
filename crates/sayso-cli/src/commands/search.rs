//! `sayso search`: finds statements in a ledger.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::process::ExitCode;

use clap::Args;
use sayso_core::{Act, SourceKind};
use sayso_store::{Error, Found, Identity, Ledger, Order, Query, Tallies};
use sayso_wire::{act_name, source_kind_name};

use super::manner::Form;
use super::place::LedgerPlace;
use super::vocabulary::{ACTS, SOURCE_KINDS};
use crate::ending::{Ending, missing};
use crate::progress::Progress;
use crate::render::cards;
use crate::terminal::Terminal;

/// Finds statements in the ledger: by their words, who says them, where, and what they do.
///
/// All words must be there, in the source or in what is said; word forms and accents do not matter. Words in quotation
/// marks must stand together.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  sayso search harbour raid                 statements with both words\n  \
                        sayso search --act deny,partly_deny       every denial\n  \
                        sayso search minister --sourcing unnamed --since 2026-01-01"
)]
pub(crate) struct SearchArguments {
    /// Words to look for.
    #[arg(value_name = "WORDS")]
    words: Vec<String>,

    #[command(flatten)]
    choice: Choice,

    /// Statements that a person judged wrong, instead of those that count.
    #[arg(
        long,
        conflicts_with_all = ["words", "speaker", "outlet", "act", "sourcing", "since", "until"]
    )]
    rejected: bool,

    /// How many to show at most.
    #[arg(short = 'n', long, value_name = "N", default_value = "10")]
    limit: NonZeroUsize,

    #[command(flatten)]
    form: Form,

    #[command(flatten)]
    ledger: LedgerPlace,

    #[command(flatten)]
    terminal: Terminal,
}

/// Which statements are wanted, besides by their words.
#[derive(Debug, Args)]
pub(crate) struct Choice {
    /// Statements of whoever has this name.
    #[arg(long, value_name = "NAME")]
    speaker: Option<String>,

    /// Statements in articles of this outlet.
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,

    /// Statements that do this; several with commas between.
    #[arg(long, value_name = "ACTS", value_delimiter = ',', value_parser = ACTS.parser())]
    act: Vec<Act>,

    /// Statements on this kind of source; several with commas between.
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = SOURCE_KINDS.parser())]
    sourcing: Vec<SourceKind>,

    /// Articles published on this day or later: YYYY-MM-DD.
    #[arg(long, value_name = "DAY")]
    since: Option<jiff::civil::Date>,

    /// Articles published on this day or earlier: YYYY-MM-DD.
    #[arg(long, value_name = "DAY")]
    until: Option<jiff::civil::Date>,
}

impl Choice {
    /// What is asked for, as the user put it.
    pub(crate) fn told(&self, words: &[String]) -> String {
        let day = |day: &Option<jiff::civil::Date>| day.map(|day| day.to_string()).into_iter().collect();
        let list = |value: &Option<String>| value.iter().cloned().collect::<Vec<_>>();
        let asked: [(&str, Vec<String>); 6] = [
            ("speaker", list(&self.speaker)),
            ("outlet", list(&self.outlet)),
            ("act", self.acts()),
            ("sourcing", self.source_kinds()),
            ("since", day(&self.since)),
            ("until", day(&self.until)),
        ];
        let asked = asked.into_iter().filter(|(_, values)| !values.is_empty());
        let asked = asked.map(|(name, values)| format!("{name} {}", values.join(", ").replace('_', " ")));
        let words = (!words.is_empty()).then(|| words.join(" "));
        let told: Vec<String> = words.into_iter().chain(asked).collect();
        if told.is_empty() {
            "All statements".to_owned()
        } else {
            format!("Statements: {}", told.join(" · "))
        }
    }

    fn acts(&self) -> Vec<String> {
        self.act.iter().map(|act| act_name(*act).to_owned()).collect()
    }

    fn source_kinds(&self) -> Vec<String> {
        self.sourcing.iter().map(|kind| source_kind_name(*kind).to_owned()).collect()
    }

    /// The query for these, and `words`.
    pub(crate) fn query(
        &self,
        ledger: &Ledger,
        words: &[String],
        order: Order,
        limit: usize,
    ) -> anyhow::Result<Query> {
        let outlets = self.outlet.as_deref().map(|name| outlets_called(ledger, name)).transpose()?;
        let speakers = self.speaker.as_ref().map(|name| ledger.sources_called(name));
        Ok(Query {
            text: words.join(" "),
            is_any: false,
            is_by_speaker: self.speaker.is_some(),
            speakers: speakers.transpose()?.unwrap_or_default(),
            outlets: outlets.unwrap_or_default(),
            acts: self.acts(),
            sourcings: self.source_kinds(),
            since: self.since.map(|day| day.to_string()),
            until: self.until.map(|day| day.to_string()),
            order,
            limit,
        })
    }

    /// Says who else may be whoever was asked for: what they say is not among what is found.
    pub(crate) fn warn(&self, ledger: &Ledger) -> Result<(), Error> {
        let Some(name) = &self.speaker else { return Ok(()) };
        let identities = ledger.identities(name)?.into_iter().map(|identity| ledger.heard(identity));
        let identities = identities.collect::<Result<Vec<Identity>, Error>>()?;
        let ids: BTreeSet<i64> = identities.iter().flat_map(Identity::ids).collect();
        let perhaps = identities.iter().flat_map(sayso::link::perhaps);
        let perhaps = perhaps.filter(|(source, _)| !ids.contains(&source.id));
        let named: BTreeSet<String> =
            perhaps.map(|(source, _)| format!("{} #{}", source.name, source.id)).collect();
        if !named.is_empty() {
            let more = if named.len() > MOST_PERHAPS { ", and others" } else { "" };
            let named: Vec<String> = named.into_iter().take(MOST_PERHAPS).collect();
            Progress::hidden().say(&format!(
                "perhaps also: {}{more}; `sayso who` tells why, and shows them",
                named.join(", ")
            ));
        }
        Ok(())
    }
}

/// The numbers of the outlets with this name; there must be one.
fn outlets_called(ledger: &Ledger, name: &str) -> anyhow::Result<Vec<i64>> {
    let found = ledger.outlets_called(name)?;
    if found.is_empty() {
        return Err(missing(format!("no outlet in the ledger is called {name}; `sayso outlets` lists them")));
    }
    Ok(found)
}

/// So many who may be the same are named.
const MOST_PERHAPS: usize = 6;

/// Shows what the arguments ask for.
pub(crate) fn search(arguments: SearchArguments) -> anyhow::Result<ExitCode> {
    let (ledger, limit) = (arguments.ledger.read()?, arguments.limit.get());
    let (found, title) = if arguments.rejected {
        let statements = ledger.rejected(limit)?;
        let (count, tallies) = (statements.len(), Tallies::default());
        (
            Found { statements, count, is_capped: false, tallies },
            "Statements that were judged wrong".to_owned(),
        )
    } else {
        let query = arguments.choice.query(&ledger, &arguments.words, Order::Rank, limit)?;
        let found = ledger.search(&query)?;
        arguments.choice.warn(&ledger)?;
        (found, arguments.choice.told(&arguments.words))
    };
    if found.statements.is_empty() {
        Progress::hidden().say(NOTHING);
        return Ok(Ending::NothingRead.into());
    }
    let (width, colour) = arguments.terminal.page(arguments.form.is_file());
    arguments.form.tell(&ledger, &found.statements, &title, || cards::found(&ledger, &found, width, colour))
}

/// What to say where nothing matches.
pub(crate) const NOTHING: &str = "nothing in the ledger matches; fewer words, or fewer conditions, find more";
