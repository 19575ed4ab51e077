//! For people: claims with the origins behind them, as trees.
//!
//! ```text
//! Meridian News Agency says that the minister was shown a plan of the operation
//!   origins: at least 1, at most 1 · 5 statements in 5 articles
//!   1  one person familiar with the matter
//!      Meridian News Agency · 2026-02-08
//!      ├─ The Tern Courier · 2026-02-09 · cites Meridian News Agency
//!      └─ The Quay Gazette · 2026-02-09 · the same words
//!   ↰ denied by A rapid-response account · The Tern Courier · 2026-02-09
//! ```

mod leaving;
mod page;
mod picture;
mod told;

use sayso::claims::{Linked, is_answered};
use sayso_link::{Alteration, Claim, Collapse, Group, Origins, Reply};

use super::cards::first_digits;
use super::ledger::indented;
use crate::ink::{Colour, Ink, Line, Passage};
use crate::tally::counted;
use crate::wording::NO_SOURCE;

pub(crate) use leaving::json;
pub(crate) use page::page;

/// The first claims of `linked`, at most `limit` of them.
pub(crate) fn text(linked: &Linked, limit: usize, width: usize, colour: Colour) -> String {
    let view = View { linked, width };
    let mut lines = Vec::new();
    for (claim, origins) in linked.claims.iter().take(limit) {
        view.claim(claim, origins, &mut lines);
        lines.push(Line::default());
    }
    let shown = limit.min(linked.claims.len());
    let mut end = format!(" {}, {shown} of them shown", counted(linked.claims.len(), "claim"));
    if linked.is_capped {
        end.push_str("; of more statements than can be linked at once, the best that were found");
    }
    let mut passage = Passage::default();
    passage.add(Ink::Faint, &end);
    lines.extend(indented(&passage, [" ", " "], width));
    let mut shown = String::new();
    lines.iter().for_each(|line| line.write(colour, &mut shown));
    shown
}

struct View<'linked> {
    linked: &'linked Linked,
    width: usize,
}

impl View<'_> {
    fn claim(&self, claim: &Claim, origins: &Origins, lines: &mut Vec<Line>) {
        let linked = self.linked;
        self.say(&[(Ink::Title, &told::title(linked, claim))], ["", "  "], lines);
        let bounds = format!("origins: at least {}, at most {}", origins.lower, origins.upper);
        let statements = counted(claim.voices.len(), "statement");
        let extent =
            format!(" · {statements} in {}", counted(told::articles(linked, &claim.voices), "article"));
        self.say(&[(Ink::Act, &bounds), (Ink::Faint, &extent)], ["  ", "    "], lines);
        for (number, group) in origins.groups.iter().enumerate() {
            self.group(number + 1, group, &origins.collapses, lines);
        }
        for kin in told::kin(linked, origins) {
            let kin = format!("≈ {}", told::kin_in_words(&kin));
            self.say(&[(Ink::Doubt, &kin)], ["  ", "    "], lines);
        }
        for circle in &origins.circles {
            let circle = format!("⟳ a circle: {}", told::circle(circle));
            self.say(&[(Ink::Doubt, &circle)], ["  ", "    "], lines);
        }
        for reply in &claim.replies {
            self.reply(reply, lines);
        }
        if !is_answered(claim, &linked.voices) {
            self.say(&[(Ink::Doubt, "nobody here denies or confirms it")], ["  ", "    "], lines);
        }
        for (kind, voice, is_later) in told::changes(linked, claim) {
            let words = told::in_short(linked, voice);
            let lead = format!("⇄ {}: ", told::change(kind, is_later));
            let (source, place) = (told::source(linked, voice), format!(" · {}", told::place(linked, voice)));
            let parts = [
                (Ink::Act, lead.as_str()),
                (Ink::Source, &source),
                (Ink::Plain, &words),
                (Ink::Faint, &place),
            ];
            self.say(&parts, ["  ", "    "], lines);
        }
        for altered in told::alterations(linked, claim) {
            self.altered(altered, lines);
        }
        for held in told::held(linked, claim) {
            let ids = held.statements.map(|id| first_digits(&id.to_string()).to_owned()).join(" and ");
            let how = told::held_in_words(held.verdict);
            let held = format!("≡ {ids} are {how} by {} · judgement {}", held.who, held.judgement);
            self.say(&[(Ink::Sourcing, &held)], ["  ", "    "], lines);
        }
        if !claim.doubtful.is_empty() {
            let doubtful: Vec<String> = claim.doubtful.iter().map(|voice| self.id(*voice)).collect();
            let doubtful = told::doubtful(&doubtful);
            self.say(&[(Ink::Faint, &doubtful)], ["  ", "    "], lines);
        }
    }

    fn reply(&self, reply: &Reply, lines: &mut Vec<Line>) {
        let linked = self.linked;
        let tie = format!("↰ {} ", told::tie(linked, reply));
        let statement = &linked.statements[reply.voice];
        let words = statement.article.words(&statement.content);
        let said = if words.is_empty() { String::new() } else { format!(": {words}") };
        let because = told::because(reply.reason).map(|because| format!(" · {because}")).unwrap_or_default();
        let place = format!(" · {}{because}", told::place(linked, reply.voice));
        let source = told::source(linked, reply.voice);
        let parts =
            [(Ink::Act, tie.as_str()), (Ink::Source, &source), (Ink::Plain, &said), (Ink::Faint, &place)];
        self.say(&parts, ["  ", "    "], lines);
    }

    /// Both wordings, one under the other.
    fn altered(&self, altered: &Alteration, lines: &mut Vec<Line>) {
        let linked = self.linked;
        let how = format!("≠ {}", told::altered(altered.kind));
        self.say(&[(Ink::Act, &how)], ["  ", "    "], lines);
        for voice in [altered.original, altered.repeated] {
            let source = told::source(linked, voice);
            let (words, place) = (told::in_full(linked, voice), format!(" · {}", told::place(linked, voice)));
            let parts = [(Ink::Source, source.as_str()), (Ink::Plain, &words), (Ink::Faint, &place)];
            self.say(&parts, ["     ", "       "], lines);
        }
    }

    /// The first digits of the id of a statement.
    fn id(&self, voice: usize) -> String {
        first_digits(&self.linked.statements[voice].id.to_string()).to_owned()
    }

    /// One origin, and under it the statements that come down to it.
    fn group(&self, number: usize, group: &Group, collapses: &[Collapse], lines: &mut Vec<Line>) {
        let kind = told::kind(&group.origin.kind).map(|kind| format!(" · {kind}")).unwrap_or_default();
        let words = if group.origin.words.is_empty() { NO_SOURCE } else { &group.origin.words };
        let lead = format!("{number}  ");
        self.say(&[(Ink::Faint, &lead), (Ink::Source, words), (Ink::Faint, &kind)], ["  ", "       "], lines);
        for (position, &voice) in group.voices.iter().enumerate() {
            let is_last = position + 1 == group.voices.len();
            let (branch, trunk) =
                if is_last { ("     └─ ", "          ") } else { ("     ├─ ", "     │    ") };
            let reason = collapses
                .iter()
                .find(|collapse| collapse.voice == voice)
                .map(|collapse| told::why(&collapse.reason));
            let reason = reason.map(|reason| format!(" · {reason}")).unwrap_or_default();
            let place = format!("{} · {}", told::place(self.linked, voice), self.id(voice));
            let words = told::in_short(self.linked, voice);
            let parts = [(Ink::Plain, place.as_str()), (Ink::Faint, &reason), (Ink::Plain, &words)];
            self.say(&parts, [branch, trunk], lines);
        }
    }

    fn say(&self, parts: &[(Ink, &str)], indents: [&str; 2], lines: &mut Vec<Line>) {
        let mut passage = Passage::default();
        parts.iter().for_each(|(ink, text)| passage.add(*ink, text));
        lines.extend(indented(&passage, indents, self.width));
    }
}
