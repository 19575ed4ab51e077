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

use sayso::linking::Linked;
use sayso_link::{Claim, Collapse, CollapseReason, Group, OriginKind, Origins, ReplyReason};
use sayso_wire::act_name;

use super::cards::{TIES_FROM, tie_words};
use super::ledger::indented;
use crate::ink::{Colour, Ink, Line, Passage};
use crate::tally::counted;
use crate::wording::NO_SOURCE;

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
        self.say(&[(Ink::Title, &self.title(claim))], ["", "  "], lines);
        let printings: std::collections::BTreeSet<usize> =
            claim.voices.iter().map(|voice| self.linked.voices[*voice].printing).collect();
        let bounds = format!("origins: at least {}, at most {}", origins.lower, origins.upper);
        let statements = counted(claim.voices.len(), "statement");
        let extent = format!(" · {statements} in {}", counted(printings.len(), "article"));
        self.say(&[(Ink::Act, &bounds), (Ink::Faint, &extent)], ["  ", "    "], lines);
        for (number, group) in origins.groups.iter().enumerate() {
            self.group(number + 1, group, &origins.collapses, lines);
        }
        for circle in &origins.circles {
            let first = circle.first().map(String::as_str).unwrap_or_default();
            let circle = format!("⟳ a circle: {} ← {first}", circle.join(" ← "));
            self.say(&[(Ink::Doubt, &circle)], ["  ", "    "], lines);
        }
        for reply in &claim.replies {
            let statement = &self.linked.statements[reply.voice];
            let act = act_name(self.linked.voices[reply.voice].act);
            let is_opposite = matches!(reply.reason, ReplyReason::Opposite(_));
            let tie = if is_opposite { "said against it by" } else { tie_words(Some(act), TIES_FROM) };
            let tie = format!("↰ {tie} ");
            let words = statement.article.words(&statement.content);
            let reason = match reply.reason {
                ReplyReason::Tied => String::new(),
                ReplyReason::Like(score) => format!(" · likeness {score:.2}"),
                ReplyReason::Follows => " · follows the claim in its article".to_owned(),
                ReplyReason::NamesOutlet => " · names the outlet".to_owned(),
                ReplyReason::Opposite(score) => format!(" · says the opposite, likeness {score:.2}"),
            };
            let place = format!(" · {}{reason}", self.place(reply.voice));
            let said = format!(": {words}");
            let parts = [
                (Ink::Act, tie.as_str()),
                (Ink::Source, &self.source(reply.voice)),
                (Ink::Plain, &said),
                (Ink::Faint, &place),
            ];
            self.say(&parts, ["  ", "    "], lines);
        }
    }

    /// One origin, and under it the statements that come down to it.
    fn group(&self, number: usize, group: &Group, collapses: &[Collapse], lines: &mut Vec<Line>) {
        let kind = match group.origin.kind {
            OriginKind::Person(_) => "",
            OriginKind::Body(_) => " · organisation",
            OriginKind::Document(_) => " · document",
            OriginKind::Outlet => " · an outlet’s report; where it has it from is not known here",
            OriginKind::Unnamed => " · unnamed",
            OriginKind::Nobody => " · nobody in particular",
        };
        let words = if group.origin.words.is_empty() { NO_SOURCE } else { &group.origin.words };
        let lead = format!("{number}  ");
        self.say(&[(Ink::Faint, &lead), (Ink::Source, words), (Ink::Faint, kind)], ["  ", "       "], lines);
        for (position, &voice) in group.voices.iter().enumerate() {
            let is_last = position + 1 == group.voices.len();
            let branch = if is_last { "     └─ " } else { "     ├─ " };
            let reason = collapses
                .iter()
                .find(|collapse| collapse.voice == voice)
                .map(|collapse| why(&collapse.reason));
            let reason = reason.map(|reason| format!(" · {reason}")).unwrap_or_default();
            let id = &self.linked.statements[voice].id.to_string()[..12];
            let place = format!("{} · {id}", self.place(voice));
            self.say(&[(Ink::Plain, &place), (Ink::Faint, &reason)], [branch, "     │    "], lines);
        }
    }

    /// “X says that …”: never the bare proposition.
    fn title(&self, claim: &Claim) -> String {
        let first = claim.voices[0];
        let statement = &self.linked.statements[first];
        let content = statement.article.words(&statement.content);
        let content = content.trim_matches(['“', '”', '"', ',', ' ']);
        let that =
            if content.starts_with("that ") || statement.quotation != "indirect" { "" } else { "that " };
        let colon = if statement.quotation == "indirect" { "" } else { ":" };
        format!("{} says{colon} {that}{content}", self.source(first))
    }

    /// Who says it, by name where there is one.
    fn source(&self, voice: usize) -> String {
        let words = &self.linked.voices[voice].origin.words;
        let outlet = self.linked.statements[voice].article.outlet.as_deref();
        match (words.is_empty(), outlet) {
            (false, _) => words.clone(),
            (true, Some(outlet)) => format!("Somebody ({NO_SOURCE}) in {outlet}"),
            (true, None) => format!("Somebody ({NO_SOURCE})"),
        }
    }

    /// Where and when a statement was printed.
    fn place(&self, voice: usize) -> String {
        let article = &self.linked.statements[voice].article;
        let outlet = article.outlet.as_deref().unwrap_or(&article.address);
        match &article.published {
            Some(published) => format!("{outlet} · {}", published.get(..10).unwrap_or(published)),
            None => outlet.to_owned(),
        }
    }

    fn say(&self, parts: &[(Ink, &str)], indents: [&str; 2], lines: &mut Vec<Line>) {
        let mut passage = Passage::default();
        parts.iter().for_each(|(ink, text)| passage.add(*ink, text));
        lines.extend(indented(&passage, indents, self.width));
    }
}

/// Why a statement adds no origin.
fn why(reason: &CollapseReason) -> String {
    match reason {
        CollapseReason::SameSource(name) => format!("the same source: {name}"),
        CollapseReason::Cites(outlet) => format!("cites {outlet}"),
        CollapseReason::CiteTheSame(outlet) => format!("both cite {outlet}"),
        CollapseReason::Credit(outlet) => format!("credits {outlet}"),
        CollapseReason::SameWords => "the same words".to_owned(),
        CollapseReason::SameQuotation(words) => format!("the same quotation “{}”", words.trim()),
        CollapseReason::SameArticle => "the same article".to_owned(),
        CollapseReason::PassesOn => "passes it on".to_owned(),
    }
}
