//! What a source passes on from another that it names: “X reported, *citing Y*, that P”, “P, X said, *citing Y*”, “X, *citing Y*,
//! said P”, “X cited *Y* as saying P”.
//!
//! P is Y's statement then, and stands in X's (`eval/stress/GUIDELINE.md`). PolNeAR, which the tagger learned from, has such a
//! clause as a further statement of X, whose content is Y: so grammar says here what the tagger cannot.

use std::ops::Range;

use super::stretch::{Stretch, WHEN};
use crate::model::Linked;

/// The verbs, as they open a clause of their own and as they have a subject.
const CLAUSES: [&str; 2] = ["citing", "quoting"];
const VERBS: [&str; 4] = ["cited", "cites", "quoted", "quotes"];

/// Verbs of reports. Who does something else, as deciding or declining, cites his reasons.
const REPORTS: [&str; 38] = [
    "said",
    "says",
    "say",
    "saying",
    "reported",
    "reports",
    "report",
    "reporting",
    "wrote",
    "written",
    "writes",
    "write",
    "writing",
    "claimed",
    "claims",
    "claim",
    "claiming",
    "noted",
    "notes",
    "stated",
    "states",
    "revealed",
    "reveals",
    "disclosed",
    "added",
    "adds",
    "asserted",
    "alleged",
    "alleges",
    "described",
    "depicted",
    "quoted",
    "told",
    "tweeted",
    "published",
    "broadcast",
    "posted",
    "according",
];

/// The most words that stand between a source and “that”: “Lev Orban, *a former minister*, that …”.
const LONGEST_APPOSITION: usize = 12;

/// The most words of a subject that a clause follows: “*The daily Courier*, citing …”.
const LONGEST_SUBJECT: usize = 8;

/// An attribution, and the one inside it that it passes on, if it does.
pub(super) struct Passed {
    pub(super) outer: Linked,
    pub(super) inner: Option<Linked>,
}

/// A clause that cites: where its verb stands, and whom it cites.
struct Clause {
    verb: usize,
    source: Range<usize>,
}

impl Clause {
    fn extent(&self) -> Range<usize> {
        self.verb..self.source.end
    }
}

/// `linked`, with what is passed on inside those that pass it on.
pub(super) fn pass_on(stretch: Stretch<'_>, linked: Vec<Linked>) -> Vec<Passed> {
    let alone = linked.into_iter().map(|linked| Passed { outer: stretch.with_source(linked), inner: None });
    let mut passed: Vec<Passed> = alone.collect();
    for clause in stretch.clauses() {
        stretch.settle(&clause, &mut passed);
    }
    passed
}

impl Stretch<'_> {
    /// `linked`, with whom the words before “as saying” name for its source: a content may open so.
    fn with_source(&self, linked: Linked) -> Linked {
        let says = [linked.cue.start, linked.cue.start.saturating_sub(1)]
            .into_iter()
            .find(|&at| self.is(at, &["as"]));
        let opening = 0..says.filter(|_| linked.source.is_none()).unwrap_or(0);
        let is_source = opening.len() <= LONGEST_SUBJECT && self.may_say(&opening);
        Linked { source: if is_source { Some(opening) } else { linked.source }, ..linked }
    }

    /// The clauses that cite somebody who can say things, in reading order.
    fn clauses(&self) -> Vec<Clause> {
        let opens = |at: &usize| {
            let is_relative = *at > 0 && self.is(at - 1, &["which", "who"]) && self.is(*at, &VERBS);
            self.is(*at, &CLAUSES) || is_relative
        };
        let clauses =
            (0..self.words.len()).filter(opens).map(|verb| Clause { verb, source: self.cited_at(verb) });
        let names_somebody = |clause: &Clause| {
            self.may_say(&clause.source) && !self.is(clause.source.start, &["from", "to", "in"])
        };
        clauses.filter(names_somebody).collect()
    }

    /// Whom the clause of `verb` cites: up to the next break, or up to “, that” where an apposition stands before it.
    fn cited_at(&self, verb: usize) -> Range<usize> {
        let start = verb + 1;
        let is_break = |at: &usize| {
            !self.are_of_one_sentence(verb, *at)
                || self.is(*at, &[",", ";", ":", "—", "–", "“", "”", "\"", "(", ")", "as"])
        };
        let end = (start..self.words.len()).find(is_break).unwrap_or(self.words.len());
        let ends_sentence = end == self.words.len() || !self.are_of_one_sentence(verb, end);
        let end = if ends_sentence && self.is(end - 1, &["."]) { end - 1 } else { end };
        let longest = (end + LONGEST_APPOSITION).min(self.words.len());
        let is_that = |at: &usize| self.is(at - 1, &[","]) && self.is(*at, &["that"]);
        let that = (end + 1..longest).take_while(|at| self.are_of_one_sentence(verb, *at)).find(is_that);
        start..that.map_or(end, |that| that - 1)
    }

    /// Puts what `clause` cites into the attribution it belongs to, in the place of one that has it for its content.
    fn settle(&self, clause: &Clause, passed: &mut Vec<Passed>) {
        let own = passed.iter().position(|one| one.outer.cue.contains(&clause.verb));
        let subject = own.and_then(|own| passed[own].outer.source.clone());
        if let Some(host) = self.host(clause, subject, passed) {
            let Some(settled) = self.with_clause(clause, &passed[host].outer) else { return };
            passed[host] = settled;
            if let Some(own) = own {
                passed.remove(own);
            }
        } else if let Some(own) = own
            && let Some(settled) = self
                .without_host(clause, &passed[own].outer)
                .or_else(|| self.before_host(clause, &passed[own].outer))
        {
            passed[own] = settled;
        }
    }

    /// The attribution that `clause` belongs to: by its source for “X, which cited Y”, else the nearest cue of the sentence that has
    /// the clause's `subject`.
    fn host(&self, clause: &Clause, subject: Option<Range<usize>>, passed: &[Passed]) -> Option<usize> {
        let is_relative = !self.is(clause.verb, &CLAUSES);
        let may_be = |one: &Linked| {
            let is_own = one.cue.contains(&clause.verb);
            let reports = one.cue.clone().any(|at| self.is(at, &REPORTS));
            let is_of_subject = is_relative || subject.is_none() || one.source == subject;
            let follows_source = one.source.as_ref().is_some_and(|source| {
                source.contains(&clause.verb) || (source.end..=source.end + 2).contains(&clause.verb)
            });
            !is_own
                && reports
                && is_of_subject
                && self.are_of_one_sentence(one.cue.start, clause.verb)
                && !clause.source.contains(&one.cue.start)
                && !self.is_quoted(one)
                && !one.contents.is_empty()
                && (!is_relative || follows_source)
        };
        let hosts = (0..passed.len()).filter(|&at| passed[at].inner.is_none() && may_be(&passed[at].outer));
        hosts.min_by_key(|&at| passed[at].outer.cue.start.abs_diff(clause.verb))
    }

    /// Whether its content is in its speaker's own words: then whom he cites is his witness, not his source.
    fn is_quoted(&self, linked: &Linked) -> bool {
        linked.contents.iter().any(|part| self.is(part.start, &["“", "\"", "‘"]))
    }

    /// `host` without the words of `clause` in what it says, and then with them around it; `None` where nothing else is said.
    fn with_clause(&self, clause: &Clause, host: &Linked) -> Option<Passed> {
        let contents: Vec<Range<usize>> =
            host.contents.iter().flat_map(|part| self.left_of(part, &clause.extent())).collect();
        let source = self.source_beside(clause, host);
        (!contents.is_empty())
            .then(|| self.passed(clause, Linked { source, cue: host.cue.clone(), contents, ..*host }))
    }

    /// “X reported, citing Y, that P”, where the tagger has “citing” for the cue.
    fn without_host(&self, clause: &Clause, own: &Linked) -> Option<Passed> {
        let source = own.source.clone()?;
        let cue = (source.end..clause.verb).find(|&at| self.is(at, &REPORTS))?;
        let that = clause.source.end + 1;
        if !self.is(that, &["that"]) {
            return None;
        }
        let end = self.end_of_said(that);
        let end = own.contents.last().map_or(end, |last| if last.end > that { last.end } else { end });
        let said = that..end;
        let host = Linked { source: Some(source), cue: cue..cue + 1, contents: vec![said], ..*own };
        Some(self.passed(clause, host))
    }

    /// “X, citing Y, had reported on Monday that P”, where the tagger has “citing” for the cue.
    fn before_host(&self, clause: &Clause, own: &Linked) -> Option<Passed> {
        let source = own.source.clone()?;
        let comma = clause.source.end;
        let are_commas = [source.end, comma].iter().all(|&at| self.is(at, &[","]));
        let is_inserted = source.end + 1 == clause.verb && are_commas;
        let start = comma + 1;
        let verb = start + usize::from(self.is(start, &["has", "have", "had"]));
        let said = self.behind_time(verb + 1);
        let tells = self.is(verb, &REPORTS) && self.is(said, &["that", "of"]);
        if !is_inserted || !tells || !self.are_of_one_sentence(clause.verb, said) {
            return None;
        }
        let end = self.end_of_said(said);
        let is_break = |at: &usize| self.is(said, &["of"]) && self.is(*at, &[",", ";", ":", "—", "–"]);
        let end = (said..end).find(is_break).unwrap_or(end);
        let content = said..end;
        let is_long = content.len() > 1;
        let host = Linked { source: Some(source), cue: start..verb + 1, contents: vec![content], ..*own };
        is_long.then(|| self.passed(clause, host))
    }

    /// What follows a time at `at`, as “on Monday” or “last week”; `at` itself where none stands there.
    fn behind_time(&self, at: usize) -> usize {
        let time = at + usize::from(self.is(at, &["on"]));
        let is_time = self.is(time, &WHEN);
        if is_time { time + 1 + usize::from(self.is(time, &["last", "this"])) } else { at }
    }

    /// Where the sentence of `said` ends, without its full stop.
    fn end_of_said(&self, said: usize) -> usize {
        let end = self.sentences.partition_point(|&sentence| sentence <= self.sentences[said]);
        if self.is(end - 1, &["."]) { end - 1 } else { end }
    }

    /// `host`, whose contents are what is said, with `clause` in its content, and inside it what the clause's source says.
    fn passed(&self, clause: &Clause, host: Linked) -> Passed {
        let inner = Linked {
            source: Some(clause.source.clone()),
            cue: clause.verb..clause.verb + 1,
            contents: host.contents.clone(),
            probability: host.probability,
        };
        let mut contents = host.contents;
        contents.push(clause.extent());
        contents.sort_by_key(|part| part.start);
        Passed { outer: Linked { contents: self.joined(contents), ..host }, inner: Some(inner) }
    }

    /// The source of `host` without `clause`; what stands before the clause, where the tagger took whom it cites.
    fn source_beside(&self, clause: &Clause, host: &Linked) -> Option<Range<usize>> {
        let source = host.source.clone()?;
        if source.start < clause.verb {
            let end = source.end.min(clause.verb);
            return Some(source.start..if self.is(end - 1, &[","]) { end - 1 } else { end });
        }
        if !clause.source.contains(&source.start) || clause.verb == 0 || !self.is(clause.verb - 1, &[","]) {
            return Some(source);
        }
        let end = clause.verb - 1;
        let first = self.sentences.partition_point(|&sentence| sentence < self.sentences[clause.verb]);
        let subject = first..end;
        let is_subject = subject.len() <= LONGEST_SUBJECT && self.may_say(&subject);
        Some(if is_subject { subject } else { source })
    }

    /// What is left of `part` without `taken`, and without a comma or “and” that hung between them.
    fn left_of(&self, part: &Range<usize>, taken: &Range<usize>) -> Vec<Range<usize>> {
        let mut before = part.start..part.end.min(taken.start);
        let mut after = part.start.max(taken.end)..part.end;
        while before.end > before.start && before.end != part.end && self.is(before.end - 1, &[","]) {
            before.end -= 1;
        }
        while after.start < after.end && after.start != part.start && self.is(after.start, &[","]) {
            after.start += 1;
        }
        [before, after].into_iter().filter(|left| left.start < left.end).collect()
    }

    /// `parts`, those with nothing but a comma between them made one.
    fn joined(&self, parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let mut joined: Vec<Range<usize>> = Vec::new();
        for part in parts {
            match joined.last_mut() {
                Some(last) if (last.end..part.start).all(|at| self.is(at, &[","])) => last.end = part.end,
                _ => joined.push(part),
            }
        }
        joined
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::super::stretch::fixture::Sentence;
    use super::pass_on;
    use crate::model::Linked;

    /// The outer cue and the inner content in `sentence`, where the tagger has only the clause of `verb`, of the `source` before it and
    /// with `cited` for its content.
    #[track_caller]
    fn check(sentence: &str, [source, verb, cited]: [&str; 3], expected: Option<(&str, &str)>) {
        let read = Sentence::of(sentence);
        let stretch = read.stretch();
        let place = |part: &str| read.place(part);
        let contents = vec![place(cited); 1];
        let linked = Linked { source: Some(place(source)), cue: place(verb), contents, probability: 1.0 };
        let passed = pass_on(stretch, vec![linked; 1]);
        let said = |range: &Range<usize>| read.said(range);
        let inner = passed[0].inner.as_ref();
        let found = inner.map(|inner| (said(&passed[0].outer.cue), said(&inner.contents[0])));
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn the_verb_behind_an_inserted_clause_reports() {
        let parts = ["Orrin", "quoting", "officials at the port"];
        check(
            "Orrin, quoting officials at the port, had written on Monday of two wrecks.",
            parts,
            Some(("had written", "of two wrecks")),
        );
        check(
            "Orrin, quoting officials at the port, reported last week that two ships were lost.",
            parts,
            Some(("reported", "that two ships were lost")),
        );
    }

    #[test]
    fn another_verb_behind_it_does_not() {
        let parts = ["Orrin", "quoting", "officials at the port"];
        check("Orrin, quoting officials at the port, had left on Monday.", parts, None);
        check("Orrin, quoting officials at the port, wrote two books.", parts, None);
    }
}
