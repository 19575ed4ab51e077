//! `sayso export`: statements that leave the ledger, all that match, in a format for others.

use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser, ValueParser};
use sayso_export::{ALL, CorrectionsExport, Export, Format, named};
use sayso_store::{Error, Ledger, Matched, Order, Query};

use super::manner::about;
use super::place::LedgerPlace;
use super::search::{Choice, NOTHING};
use crate::ending::{Ending, misused};
use crate::interrupt::end_on_interrupt;
use crate::output::{Destination, SharedOutput, written_to};
use crate::progress::Progress;
use crate::tally::counted;

/// Writes all statements that match, for other programs and people.
///
/// The text of an article belongs to its publisher: at most 300 characters of a passage and 15 % of an article leave the
/// ledger in one export. Beyond that there is still who speaks, what kind of source it is, who denies it, and the exact
/// places of the words in the text with the given SHA-256. Of sources that an article does not name there is a class and
/// a count, never more.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  sayso export harbour raid -f markdown -o evidence.md     an evidence file\n  \
                        sayso export --act deny -o denials.csv                   every denial, for a spreadsheet\n  \
                        sayso export --id 3fa9c1d27b04 --format annotation       one statement, or all of an article"
)]
pub(crate) struct ExportArguments {
    /// Words that must be there, in the source or in what is said; unasked, everything matches.
    #[arg(value_name = "WORDS")]
    words: Vec<String>,

    #[command(flatten)]
    choice: Choice,

    /// The id of a statement or an article, or its first digits; may be given several times.
    #[arg(long, value_name = "ID", conflicts_with_all = CHOOSING)]
    id: Vec<String>,

    /// Give what people judged and corrected instead, for models to learn from (jsonl only).
    #[arg(long, conflicts_with_all = CHOOSING, conflicts_with = "id")]
    corrections: bool,

    /// The format; unasked, the one that the name of FILE ends with, else jsonl.
    #[arg(short, long, value_name = "FORMAT", value_parser = format_parser())]
    format: Option<&'static Format>,

    #[command(flatten)]
    destination: Destination,

    /// Say nothing on standard error but errors.
    #[arg(short, long)]
    quiet: bool,

    #[command(flatten)]
    ledger: LedgerPlace,
}

/// What else statements can be chosen by, as clap calls it.
const CHOOSING: [&str; 7] = ["words", "speaker", "outlet", "act", "sourcing", "since", "until"];

/// Which statements are wanted.
enum Wanted {
    /// Those that match.
    Matching(Query),
    /// Those that were named, one by one.
    Named(Vec<Matched>),
    /// Those that people judged.
    Judged,
}

/// Writes what the arguments ask for.
pub(crate) fn export(arguments: ExportArguments) -> anyhow::Result<ExitCode> {
    let format = format(&arguments)?;
    let ledger = arguments.ledger.read()?;
    // What is asked for in vain is said before anything is opened to write.
    let (wanted, title) = wanted(&ledger, &arguments)?;
    let output = arguments.destination.open()?.share();
    let progress = if arguments.quiet { Progress::hidden() } else { Progress::shown() };
    end_on_interrupt(output.clone(), progress.clone())?;

    let export = Export::open(format, &about(&title));
    let mut exporting = Exporting { output, export, progress, corrections: 0 };
    let written = exporting.run(&ledger, wanted);
    exporting.progress.end();
    // What is not whole by now never will be.
    exporting.output.lock().discard();
    exporting.ending(written, &arguments).map(ExitCode::from)
}

/// The statements that the arguments ask for, and what they are.
fn wanted(ledger: &Ledger, arguments: &ExportArguments) -> anyhow::Result<(Wanted, String)> {
    if arguments.corrections {
        return Ok((Wanted::Judged, "Statements that were judged".to_owned()));
    }
    if arguments.id.is_empty() {
        let query = arguments.choice.query(ledger, &arguments.words, Order::Time, usize::MAX)?;
        return Ok((Wanted::Matching(query), arguments.choice.told(&arguments.words)));
    }
    let matched = arguments.id.iter().map(|id| match ledger.statement(id) {
        Ok(statement) => ledger.among(&statement),
        Err(Error::Unknown { .. }) => ledger.whole_article(id),
        Err(error) => Err(error),
    });
    let matched = matched.collect::<Result<Vec<_>, _>>()?;
    Ok((Wanted::Named(matched), format!("Statements: {}", arguments.id.join(", "))))
}

/// An export under way.
struct Exporting {
    output: SharedOutput,
    export: Export,
    progress: Progress,
    /// Judged statements that were written.
    corrections: usize,
}

impl Exporting {
    fn run(&mut self, ledger: &Ledger, wanted: Wanted) -> anyhow::Result<()> {
        match wanted {
            Wanted::Matching(query) => ledger.each_article(&query, |matched| self.article(&matched))?,
            Wanted::Named(named) => named.iter().try_for_each(|matched| self.article(matched))?,
            Wanted::Judged => self.corrections(ledger)?,
        }
        let closing = self.export.closing();
        self.write(&closing)?;
        if self.count() > 0 {
            self.output.lock().finish()?;
        }
        Ok(())
    }

    fn article(&mut self, matched: &Matched) -> anyhow::Result<()> {
        let written = self.export.article(matched);
        self.progress.advance(matched.wanted.len() as u64, &counted(self.export.count(), "statement"));
        Ok(self.write(&written)?)
    }

    /// Writes what people hold of statements.
    fn corrections(&mut self, ledger: &Ledger) -> anyhow::Result<()> {
        // Judgements of people are few: each took somebody a look.
        let mut all = Vec::new();
        ledger.corrections(&mut |judged| {
            all.push(judged);
            Ok(())
        })?;
        let mut export = CorrectionsExport::default();
        for judged in &all {
            let hidden = ledger.among(&judged.found)?.hidden;
            self.write(&export.line(judged, &hidden))?;
        }
        self.corrections = all.len();
        Ok(())
    }

    /// How many statements were written.
    fn count(&self) -> usize {
        self.export.count() + self.corrections
    }

    fn write(&self, written: &[u8]) -> io::Result<()> {
        if written.is_empty() {
            return Ok(());
        }
        self.progress.aside(|| self.output.lock().write(written))
    }

    /// Says how it went, unless the user wants quiet.
    fn ending(&self, written: anyhow::Result<()>, arguments: &ExportArguments) -> anyhow::Result<Ending> {
        match written {
            Ok(()) if self.count() == 0 => {
                let nobody = "nobody has judged anything in the ledger; `sayso review` asks for it";
                self.progress.say(if arguments.corrections { nobody } else { NOTHING });
                return Ok(Ending::NothingRead);
            }
            Ok(()) if arguments.quiet => {}
            Ok(()) => self.progress.say(&self.summary(arguments)?),
            Err(error) => match error.downcast_ref::<io::Error>().map(io::Error::kind) {
                // A reader that has seen enough, such as `head`, is no error.
                Some(io::ErrorKind::BrokenPipe) => {}
                Some(_) => {
                    let name = arguments.destination.name();
                    return Err(error).with_context(|| format!("cannot write to {name}"));
                }
                None => return Err(error),
            },
        }
        Ok(Ending::AllRead)
    }

    fn summary(&self, arguments: &ExportArguments) -> anyhow::Result<String> {
        let mut summary = format!("{} exported", counted(self.count(), "statement"));
        if self.export.shortened() > 0 {
            summary += &format!(
                ", {} of them not in all their words, as no more of an article may leave",
                self.export.shortened()
            );
        }
        Ok(match arguments.destination.path() {
            Some(path) => {
                let is_asked = arguments.format.is_some();
                format!("{summary}; {}", written_to(path, is_asked, format(arguments)?.name))
            }
            None => summary,
        })
    }
}

/// The format that is asked for, or that the name of the file ends with.
fn format(arguments: &ExportArguments) -> anyhow::Result<&'static Format> {
    let formats: Vec<(&str, &'static Format)> = ALL.iter().map(|format| (format.ending, format)).collect();
    let format = arguments.destination.format(arguments.format, &formats)?;
    if arguments.corrections && format.name != ALL[0].name {
        return Err(misused(
            "--corrections is for --format jsonl: what was found and what is right do not fit on one card",
        ));
    }
    if !format.is_text && !arguments.destination.is_file() && io::stdout().is_terminal() {
        let name = format.name;
        return Err(misused(format!("a terminal cannot show {name}; name a file with --output")));
    }
    Ok(format)
}

/// The names of the formats, as clap checks and lists them.
fn format_parser() -> ValueParser {
    let value = |format: &Format| PossibleValue::new(format.name).help(format.about);
    let names = PossibleValuesParser::new(ALL.iter().map(value));
    names.map(|name| named(&name).expect("clap lets only these pass")).into()
}
