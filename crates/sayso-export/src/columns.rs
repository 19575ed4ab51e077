//! A statement as one row of a table, for formats that have no lists.

use sayso_wire::{ExcerptV1, StatementV1, ValueV1};

use crate::telling::tie_line;
use crate::wording::{does, done_by, held, who, words};

/// What stands in one place of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words; none where nothing is known.
    Text(Option<String>),
    /// A number.
    Number(f64),
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What stands in it, in one line.
    pub about: &'static str,
    /// Whether numbers stand in it.
    pub is_number: bool,
    /// What stands in it for one statement.
    pub value: fn(&StatementV1) -> Cell,
}

/// In their order. New ones come at the end.
pub static COLUMNS: &[Column] = &[
    column("id", "id of the statement", |s| text(&s.saying.voice.id)),
    column("title", "who says what, and who denies it", |s| text(&s.title)),
    column("source", "who is reported to have said it, in the article's words", |s| {
        excerpts(&s.saying.voice.source)
    }),
    column("cue", "the words that attribute it", |s| excerpts(&s.saying.voice.cue)),
    column("content", "what is said", |s| excerpts(&s.saying.content)),
    column("quotation", "direct, mixed or indirect", |s| text(&s.saying.quotation)),
    column("act", "what the source does by saying it", |s| value(s.saying.voice.act.as_ref())),
    column("act_rule", "the rule that gave it", |s| {
        Cell::Text(s.saying.voice.act.as_ref().and_then(|act| act.rule.clone()))
    }),
    column("sourcing", "the kind of source", |s| {
        Cell::Text(s.saying.voice.sourcing.as_ref().map(|class| class.kind.clone()))
    }),
    column("sourcing_rule", "the rule that gave it", |s| {
        Cell::Text(s.saying.voice.sourcing.as_ref().and_then(|class| class.rule.clone()))
    }),
    column("source_count", "how many unnamed sources: one, exactly, several or plural", |s| {
        Cell::Text(s.saying.voice.sourcing.as_ref().and_then(|class| class.count.clone()))
    }),
    column("speaker", "who the source is, where the article names them", |s| {
        Cell::Text(s.saying.voice.speaker.as_ref().map(|speaker| speaker.name.clone()))
    }),
    column("speaker_kind", "person, organisation, outlet or document", |s| {
        Cell::Text(s.saying.voice.speaker.as_ref().map(|speaker| speaker.kind.clone()))
    }),
    column("speaker_rule", "the rule that led from the source to the speaker", |s| {
        Cell::Text(s.saying.voice.speaker.as_ref().and_then(|speaker| speaker.rule.clone()))
    }),
    column("polarity", "positive, negative or open", |s| {
        Cell::Text(s.saying.voice.stance.as_ref().map(|stance| stance.polarity.clone()))
    }),
    column("certainty", "certain, probable or possible", |s| {
        Cell::Text(s.saying.voice.stance.as_ref().map(|stance| stance.certainty.clone()))
    }),
    column("within", "in whose words it stands, the innermost first", |s| {
        list(s.within.iter().map(|voice| format!("{} [{}]", who(voice), voice.id)))
    }),
    column("answers", "what it answers", |s| {
        list(s.answers.iter().map(|tie| tie_line(&does(&s.saying.voice, tie), tie)))
    }),
    column("answered_by", "who answers it", |s| {
        list(s.answered_by.iter().map(|tie| tie_line(&done_by(tie), tie)))
    }),
    column("chain", "from the article's outlet to the origin", |s| {
        list(s.chain.iter().map(|station| format!("{}: {}", station.station, station.kind)))
    }),
    column("said_from", "when it was said: from", |s| {
        Cell::Text(s.saying.said.as_ref().map(|said| said.from.clone()))
    }),
    column("said_until", "and up to", |s| Cell::Text(s.saying.said.as_ref().map(|said| said.until.clone()))),
    number("confidence", "how sure the model is of the spans", |s| Cell::Number(s.saying.confidence)),
    column("source_at", "where the source stands, in code points", |s| places(&s.saying.voice.source)),
    column("cue_at", "where the cue stands", |s| places(&s.saying.voice.cue)),
    column("content_at", "where the content stands", |s| places(&s.saying.content)),
    column("withheld", "which words could not leave: long, share, taken_down or unnamed", withheld),
    column("outlet", "the publisher", |s| Cell::Text(s.article.outlet.clone())),
    column("headline", "the title of the article", |s| Cell::Text(s.article.title.clone())),
    column("byline", "its authors", |s| Cell::Text(s.article.byline.clone())),
    column("published", "when it was published", |s| Cell::Text(s.article.published.clone())),
    column("updated", "when it was last changed", |s| Cell::Text(s.article.updated.clone())),
    column("captured", "when the ledger first had it", |s| text(&s.article.captured)),
    column("place", "its own address, else where it was read from", |s| text(&s.article.place)),
    column("address", "where it was read from", |s| text(&s.article.address)),
    column("article", "id of the article", |s| text(&s.article.id)),
    column("text_sha256", "digest of the text that the places are in", |s| text(&s.article.text_sha256)),
    number("characters", "length of that text, in code points", |s| {
        Cell::Number(s.article.characters as f64)
    }),
    column("judged", "what people and rules hold of it", |s| list(s.judgements.iter().map(held))),
    column("sayso", "the version that found it", |s| text(&s.run.version)),
    column("model", "digest of the model that found it", |s| text(&s.run.model)),
    column("instruction_set", "what it ran on", |s| text(&s.run.instruction_set)),
    column("act_confidence", "how likely the act is to be right, from 0 to 1", act_confidence),
    column("source_number", "the number, where the source count is exactly so many", |s| {
        let number = s.saying.voice.sourcing.as_ref().and_then(|class| class.number);
        Cell::Text(number.map(|number| number.to_string()))
    }),
    column("act_is_in_cue", "of a denial, whether the cue denies; else the content does", |s| {
        let is_in_cue = s.saying.voice.act.as_ref().and_then(|act| act.is_in_cue);
        Cell::Text(is_in_cue.map(|is_in_cue| is_in_cue.to_string()))
    }),
];

const fn column(name: &'static str, about: &'static str, value: fn(&StatementV1) -> Cell) -> Column {
    Column { name, about, is_number: false, value }
}

const fn number(name: &'static str, about: &'static str, value: fn(&StatementV1) -> Cell) -> Column {
    Column { name, about, is_number: true, value }
}

fn text(text: &str) -> Cell {
    Cell::Text(Some(text.to_owned()))
}

fn value(value: Option<&ValueV1>) -> Cell {
    Cell::Text(value.map(|value| value.value.clone()))
}

fn act_confidence(statement: &StatementV1) -> Cell {
    let told = statement.saying.voice.act.as_ref().and_then(|act| act.confidence);
    Cell::Text(told.map(|confidence| confidence.to_string()))
}

fn excerpts(excerpts: &[ExcerptV1]) -> Cell {
    Cell::Text((!excerpts.is_empty()).then(|| words(excerpts)))
}

fn list(lines: impl Iterator<Item = String>) -> Cell {
    let lines: Vec<String> = lines.collect();
    Cell::Text((!lines.is_empty()).then(|| lines.join("; ")))
}

fn places(excerpts: &[ExcerptV1]) -> Cell {
    list(excerpts.iter().map(|excerpt| format!("{} to {}", excerpt.start, excerpt.end)))
}

/// Which parts are not whole, and why.
fn withheld(statement: &StatementV1) -> Cell {
    let voice = &statement.saying.voice;
    let parts = [("source", &voice.source), ("cue", &voice.cue), ("content", &statement.saying.content)];
    list(parts.into_iter().flat_map(|(name, excerpts)| {
        let why = excerpts.iter().filter_map(|excerpt| excerpt.withheld);
        why.map(move |why| format!("{name}: {}", why.name())).collect::<Vec<_>>()
    }))
}

#[cfg(test)]
mod tests {
    use super::COLUMNS;

    #[test]
    fn every_column_has_its_own_name_and_says_what_it_is() {
        for (at, column) in COLUMNS.iter().enumerate() {
            assert!(COLUMNS[..at].iter().all(|other| other.name != column.name), "{}", column.name);
            assert!(!column.about.is_empty());
        }
    }
}
