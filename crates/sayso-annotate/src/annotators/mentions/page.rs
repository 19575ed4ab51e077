//! One article's words with what rules and model tell of each.

use std::collections::HashSet;
use std::ops::Range;

use sayso_core::{AttributionIx, Draft, Span, Text};

use super::followed::followed;
use super::lexicon::{List, Lists, lists};
use super::openers::Openers;
use super::pronouns::{Pronoun, is_determiner, pronoun};
use crate::model::{Mark, Marks, Word, WordScores, Words};

/// Words beyond which a source is no noun phrase.
const LONGEST_SOURCE: usize = 40;

/// One word.
pub(super) struct Token {
    /// In lower case.
    pub(super) lower: String,
    pub(super) lists: Lists,
    pub(super) is_alphanumeric: bool,
    pub(super) is_capital: bool,
    /// Whether it is written in capitals throughout: “ICE”.
    pub(super) is_acronym: bool,
    /// Whether white space or the start of the text stands before it.
    pub(super) is_apart: bool,
    /// The number of its sentence.
    pub(super) sentence: usize,
    /// The number of the outermost quote it stands in, from 1; 0 for none.
    pub(super) quote: usize,
    /// The innermost attribution in whose content it stands.
    pub(super) statement: Option<AttributionIx>,
    pub(super) pronoun: Option<Pronoun>,
    pub(super) marks: Marks,
}

impl Token {
    pub(super) fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    pub(super) fn mark(&self, mark: Mark) -> f32 {
        self.marks[mark as usize]
    }

    /// Whether it may be a part of a name.
    fn is_name_part(&self) -> bool {
        self.is_capital
            && self.pronoun.is_none()
            && !is_determiner(&self.lower)
            && !self.lists.has_any(&[List::Preposition, List::Verb, List::Opener])
    }
}

/// An article as mentions are looked for in it.
pub(super) struct Page<'a> {
    pub(super) text: &'a Text,
    pub(super) words: &'a [Word],
    pub(super) tokens: Vec<Token>,
    /// The words of each source.
    pub(super) sources: Vec<(AttributionIx, Range<usize>)>,
    /// Where they begin and end.
    source_borders: HashSet<(usize, usize)>,
    /// Where what relative words that are sources follow begins and ends.
    pub(super) followed: HashSet<(usize, usize)>,
    /// Runs of words that look like names, titles before them included.
    pub(super) names: Vec<Range<usize>>,
}

impl<'a> Page<'a> {
    pub(super) fn new(draft: &'a Draft, words: &'a Words, scores: &[WordScores]) -> Page<'a> {
        let text = &draft.article().text;
        let statements = statements(draft, words);
        let mut end = 0;
        let mut quote = 0;
        let quotes: Vec<Span> =
            draft.quotes().iter().filter(|quote| quote.depth == 0).map(|quote| quote.span).collect();
        let sentences = draft.sentences();
        let token = |(at, (word, scores)): (usize, (&Word, &WordScores))| {
            let content = &text[word.span];
            let lower = content.to_lowercase();
            while quotes.get(quote).is_some_and(|span: &Span| span.end() <= word.span.start()) {
                quote += 1;
            }
            let is_quoted = quotes.get(quote).is_some_and(|span: &Span| span.start() <= word.span.start());
            let is_apart = at == 0 || word.span.start() > end;
            end = word.span.end();
            Token {
                lists: lists(&lower),
                pronoun: pronoun(&lower, content),
                lower,
                is_alphanumeric: word.is_alphanumeric,
                is_capital: content.starts_with(char::is_uppercase),
                is_acronym: content.len() > 1 && content.chars().all(char::is_uppercase),
                is_apart,
                sentence: sentences.partition_point(|sentence| sentence.end() <= word.span.start()),
                quote: if is_quoted { quote + 1 } else { 0 },
                statement: statements[at],
                marks: scores.marks,
            }
        };
        let tokens: Vec<Token> = words.as_slice().iter().zip(scores).enumerate().map(token).collect();
        let sources = sources(draft, words);
        let source_borders = sources.iter().map(|(_, words)| (words.start, words.end)).collect();
        let names = names(&tokens);
        let (words, none) = (words.as_slice(), HashSet::new());
        let page = Page { text, words, tokens, sources, source_borders, followed: none, names };
        Page { followed: followed(&page), ..page }
    }

    /// The text that `words` cover.
    pub(super) fn span(&self, words: &Range<usize>) -> Span {
        self.words[words.start].span.join(self.words[words.end - 1].span)
    }

    /// Whether `words` are exactly a source.
    pub(super) fn is_source(&self, words: &Range<usize>) -> bool {
        self.source_borders.contains(&(words.start, words.end))
    }

    /// Whether `words` are what a relative word that is a source follows.
    pub(super) fn is_followed(&self, words: &Range<usize>) -> bool {
        self.followed.contains(&(words.start, words.end))
    }

    /// Whether the possessive mark `'s` or `'` begins at `at`.
    pub(super) fn possessive(&self, at: usize) -> Option<usize> {
        let mark = self.tokens.get(at)?;
        if !matches!(mark.lower.as_str(), "'" | "’") || mark.is_apart {
            return None;
        }
        match self.tokens.get(at + 1) {
            Some(s) if s.is("s") && !s.is_apart => Some(2),
            Some(next)
                if next.is_apart && next.is_alphanumeric && self.tokens[at - 1].lower.ends_with('s') =>
            {
                Some(1)
            }
            Some(_) | None => None,
        }
    }
}

/// The innermost attribution in whose content each word stands.
fn statements(draft: &Draft, words: &Words) -> Vec<Option<AttributionIx>> {
    let mut found = vec![None; words.len()];
    // An inner one comes after those it stands in.
    for (ix, attribution) in draft.attributions() {
        for &part in attribution.contents() {
            found[words.places_in(part)].fill(Some(ix));
        }
    }
    found
}

fn sources(draft: &Draft, words: &Words) -> Vec<(AttributionIx, Range<usize>)> {
    let extents = draft
        .attributions()
        .filter_map(|(ix, attribution)| Some((ix, attribution.source.as_ref()?.extent())));
    extents
        .map(|(ix, extent)| (ix, words.places_in(extent)))
        .filter(|(_, words)| (1..=LONGEST_SOURCE).contains(&words.len()))
        .collect()
}

/// Runs of words that look like names.
fn names(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !tokens[at].is_name_part() {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        while let Some(next) = continuation(tokens, at) {
            at = next;
        }
        let run = start..at;
        match behind_portfolio(tokens, &run) {
            Some(person) => found.extend([start..person, person..at]),
            None => found.push(run),
        }
    }
    let openers = Openers::of(tokens, &found);
    found.retain(|run| !openers.opens(tokens, run));
    found
}

/// What ministers and secretaries are of.
const PORTFOLIOS: [&str; 27] = [
    "state",
    "defense",
    "defence",
    "justice",
    "health",
    "education",
    "energy",
    "labor",
    "labour",
    "finance",
    "interior",
    "agriculture",
    "commerce",
    "transportation",
    "transport",
    "treasury",
    "homeland",
    "security",
    "foreign",
    "affairs",
    "trade",
    "war",
    "culture",
    "housing",
    "national",
    "intelligence",
    "public",
];

/// Where in a run of names after “Secretary of” a person's begins: “State *Ann Lee*”.
fn behind_portfolio(tokens: &[Token], run: &Range<usize>) -> Option<usize> {
    let [office, of] = tokens.get(run.start.checked_sub(2)?..run.start)? else { return None };
    if !of.is("of") || !office.lists.has(List::Role) {
        return None;
    }
    // A person's name has two words at least here: “Secretary of State Powell” could be a place.
    let inner = run.start + 1..run.end.saturating_sub(1);
    let is_first_name = |at: &usize| tokens[*at].lists.has_any(&[List::Man, List::Woman]);
    inner.clone().find(is_first_name).or_else(|| {
        let is_portfolio = |at: usize| PORTFOLIOS.contains(&tokens[at].lower.as_str());
        let after = run.clone().find(|&at| !is_portfolio(at))?;
        inner.contains(&after).then_some(after)
    })
}

/// Where a name that covers the word before `at` goes on to, if it does.
fn continuation(tokens: &[Token], at: usize) -> Option<usize> {
    let token = tokens.get(at).filter(|token| token.sentence == tokens[at - 1].sentence)?;
    let next = tokens.get(at + 1).filter(|next| next.sentence == token.sentence);
    if token.is_name_part() {
        return Some(at + 1);
    }
    let before = &tokens[at - 1];
    match token.lower.as_str() {
        "." if !token.is_apart => {
            let is_initial = before.lower.chars().count() == 1;
            let is_title = before.lists.has(List::Address) || matches!(before.lower.as_str(), "st" | "jr");
            let goes_on = next.is_some_and(Token::is_name_part);
            let is_dotted = is_initial && at >= 2 && tokens[at - 2].is(".") && !before.is_apart;
            ((is_initial || is_title) && goes_on || is_dotted).then_some(at + 1)
        }
        "-" | "’" | "'" | "&" | "–" => {
            let is_tight = !token.is_apart && next.is_some_and(|next| !next.is_apart) || token.is("&");
            (is_tight && next.is_some_and(Token::is_name_part)).then_some(at + 2)
        }
        "of" | "de" | "van" | "von" | "al" | "bin" | "der" | "la" | "for" => {
            let is_body =
                before.lists.has(List::OrganisationName) && matches!(token.lower.as_str(), "of" | "for");
            let is_particle = !matches!(token.lower.as_str(), "of" | "for");
            ((is_body || is_particle) && next.is_some_and(Token::is_name_part)).then_some(at + 2)
        }
        _ => None,
    }
}
