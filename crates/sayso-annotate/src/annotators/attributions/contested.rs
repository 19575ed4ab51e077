//! Who contests what was just told: “The ministry said its forces had taken the village, *a claim Ruvia denies*.”
//!
//! The relative clause lacks its object: that is the noun before it. The tagger takes this noun for the cue of a report as often as not,
//! and who denies the claim for who makes it; so what is told is the opposite of the text.

use std::ops::Range;

use sayso_core::{Quote, Span};

use super::stretch::{BREAKS, Stretch, WHEN};
use crate::model::{Limit, Limits, Linked, Role};

/// Nouns for what was told.
const NOUNS: [&str; 11] = [
    "claim",
    "charge",
    "allegation",
    "accusation",
    "assertion",
    "report",
    "suggestion",
    "contention",
    "insinuation",
    "characterization",
    "characterisation",
];

/// Verbs of contesting.
const VERBS: [&str; 18] = [
    "denies",
    "denied",
    "deny",
    "disputes",
    "disputed",
    "dispute",
    "rejects",
    "rejected",
    "reject",
    "dismisses",
    "dismissed",
    "dismiss",
    "refutes",
    "refuted",
    "refute",
    "contests",
    "contested",
    "contest",
];

/// What belongs to such a verb and stands before it.
const BEFORE_VERBS: [&str; 20] = [
    "has",
    "have",
    "had",
    "since",
    "also",
    "always",
    "later",
    "long",
    "repeatedly",
    "consistently",
    "strongly",
    "vehemently",
    "flatly",
    "strenuously",
    "categorically",
    "firmly",
    "fiercely",
    "angrily",
    "publicly",
    "emphatically",
];

/// What follows such a verb where no object does.
const AFTER_VERBS: [&str; 36] = [
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    ")",
    "–",
    "—",
    "-",
    "as",
    "on",
    "in",
    "at",
    "and",
    "but",
    "when",
    "after",
    "before",
    "during",
    "while",
    "through",
    "via",
    "out",
    "for",
    "with",
    "because",
    "outright",
    "vehemently",
    "strongly",
    "flatly",
    "repeatedly",
    "categorically",
    "strenuously",
    "publicly",
    "immediately",
];

/// Words that no subject holds, but a clause does.
const VERBAL: [&str; 15] = [
    "is", "was", "are", "were", "be", "been", "has", "have", "had", "who", "which", "that", "would", "could",
    "to",
];

/// Words with which what is said of the noun goes on, and no clause begins: “a charge *of* fraud”.
const PREPOSITIONS: [&str; 9] = ["of", "by", "against", "from", "about", "for", "in", "on", "at"];

/// The most words between the article and its noun: “a *widely shared* claim”.
const MOST_ADJECTIVES: usize = 2;

/// The most words of a subject with what belongs to the verb: “*the mayor of Selin has repeatedly* denied”.
const LONGEST: usize = 9;

/// A noun for what was told, who contests it, and the words that say so.
#[derive(Debug, PartialEq)]
pub(super) struct Contested {
    claim: Range<usize>,
    source: Range<usize>,
    cue: Range<usize>,
}

impl Contested {
    /// Adds to `limits` that its parts are what they are.
    pub(super) fn limit(&self, limits: &mut Limits) {
        limits.add_span(Role::Content, self.claim.clone());
        (self.claim.end..self.source.start).for_each(|at| limits.add(at, Limit::Outside));
        limits.add_span(Role::Source, self.source.clone());
        limits.add_span(Role::Cue, self.cue.clone());
    }
}

/// Takes from the contents of `linked`, if it is one of `contested`, those before the noun that tell by themselves who said them.
pub(super) fn cut(
    contested: &[Contested],
    linked: &mut Linked,
    tells: impl Fn(&Range<usize>) -> bool,
) -> Vec<Range<usize>> {
    let own = contested.binary_search_by_key(&linked.cue.start, |contested| contested.cue.start);
    let Ok(own) = own else { return Vec::new() };
    let is_told = |part: &Range<usize>| part.end <= contested[own].claim.start && tells(part);
    let (told, kept) = std::mem::take(&mut linked.contents).into_iter().partition(is_told);
    linked.contents = kept;
    told
}

/// Those of `stretch` that stand in none of `quotes`, in reading order.
pub(super) fn all(stretch: Stretch<'_>, quotes: &[Quote]) -> Vec<Contested> {
    let found = (1..stretch.words.len()).filter_map(|at| stretch.contested_at(at));
    found.filter(|found| !is_quoted(quotes, stretch.words[found.claim.start].span)).collect()
}

/// Whether `word` stands in one of `quotes`.
pub(super) fn is_quoted(quotes: &[Quote], word: Span) -> bool {
    let before = &quotes[..quotes.partition_point(|quote| quote.span.start() <= word.start())];
    let outermost = before.iter().rposition(|quote| quote.depth == 0).unwrap_or(0);
    before[outermost..].iter().any(|quote| quote.span.contains(word))
}

impl Stretch<'_> {
    /// The one whose noun has its article at `article`.
    fn contested_at(&self, article: usize) -> Option<Contested> {
        if !self.is(article, &["a", "an"]) || !self.is(article - 1, &BREAKS) {
            return None;
        }
        let first = article + 1;
        let noun = (first..=first + MOST_ADJECTIVES).find(|&at| self.is(at, &NOUNS))?;
        let has_clause_word = self.is(noun + 1, &["that", "which"]);
        let start = noun + 1 + usize::from(has_clause_word);
        let goes_on = |at: &usize| self.are_of_one_sentence(article, *at) && self.is_in_phrase(*at);
        if !(first..=start).all(|at| goes_on(&at)) {
            return None;
        }
        let verb = (start + 1..=start + LONGEST).take_while(goes_on).find(|&at| self.is(at, &VERBS))?;
        let belonging = (start..verb).rev().take_while(|&at| self.is(at, &BEFORE_VERBS)).count();
        let source = start..verb - belonging;
        let cue = source.end..verb + 1;
        let is_clause = self.is_subject(&source) && self.lacks_object(verb);
        is_clause.then_some(Contested { claim: article..noun + 1, source, cue })
    }

    /// Whether the word may stand inside a noun phrase or before its verb.
    fn is_in_phrase(&self, at: usize) -> bool {
        self.words[at].is_alphanumeric || self.is(at, &["'", "’", "-", "."])
    }

    fn is_subject(&self, range: &Range<usize>) -> bool {
        let holds_verb = range.clone().any(|at| self.is(at, &VERBAL));
        !range.is_empty() && !holds_verb && !self.is(range.start, &PREPOSITIONS)
    }

    /// Whether nothing follows the verb that could be its object.
    fn lacks_object(&self, verb: usize) -> bool {
        !self.are_of_one_sentence(verb, verb + 1)
            || self.is(verb + 1, &AFTER_VERBS)
            || self.is(verb + 1, &WHEN)
    }
}

#[cfg(test)]
mod tests {
    use sayso_core::{Quote, Text};

    use super::super::stretch::Stretch;
    use super::all;
    use crate::model::{Tagger, Words};

    /// The claim, who contests it and the cue in `sentence`, of which what stands between “ and ” is quoted.
    #[track_caller]
    fn check(sentence: &str, expected: Option<(&str, &str, &str)>) {
        let text = Text::new(sentence).expect("short");
        let whole = text.span(0..sentence.len()).expect("not empty");
        let words = Words::of_paragraphs(&text, &[(0, whole)], &Tagger::shipped().vocabulary);
        let marks = sentence.find('“').zip(sentence.find('”').map(|at| at + '”'.len_utf8()));
        let quote = marks.and_then(|(start, end)| text.span(start..end));
        let quotes: Vec<Quote> =
            quote.into_iter().map(|span| Quote { span, depth: 0, is_closed: true }).collect();
        let sentences = vec![0; words.len()];
        let stretch = Stretch { text: &text, words: words.as_slice(), sentences: &sentences };
        let said = |range: &std::ops::Range<usize>| {
            let covered = &words.as_slice()[range.clone()];
            text[covered[0].span.join(covered[covered.len() - 1].span)].to_owned()
        };
        let found = all(stretch, &quotes);
        let found = found.first().map(|found| [&found.claim, &found.source, &found.cue].map(said));
        let expected = expected.map(|(claim, source, cue)| [claim, source, cue].map(str::to_owned));
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn a_clause_without_object_contests_the_noun_before_it() {
        check("Its forces took the village, a claim Ruvia denies.", Some(("a claim", "Ruvia", "denies")));
        check(
            "He drew a knife, a claim that his family has always disputed.",
            Some(("a claim", "his family", "has always disputed")),
        );
        check(
            "The plan was dead – a suggestion which the mayor of Selin rejected as absurd.",
            Some(("a suggestion", "the mayor of Selin", "rejected")),
        );
    }

    #[test]
    fn what_has_an_object_contests_another_thing() {
        check("She quoted a source, a report that the army denied the attack.", None);
        check("He faces a trial, a charge of fraud, and denies it.", None);
        check("It was false, a claim repeatedly denied.", None);
        check("It was settled, a claim that was rejected.", None);
        check("“He took bribes, a charge he denies,” she said.", None);
    }
}
