//! Capitals that are no names: those of common words with which sentences and quotations begin.

use std::collections::HashSet;
use std::ops::Range;

use super::lexicon::{List, lists};
use super::page::Token;
use super::pronouns::Pronoun;

/// Marks of quotation.
const QUOTES: [&str; 8] = ["“", "”", "„", "\"", "«", "‘", "’", "'"];

/// Marks after which a quotation is somebody's words: “he said, “Rubbish””; not “the film “Titanic””.
const LEADING_IN: [&str; 6] = [",", ":", "—", "–", "”", "\""];

/// What the words of an article tell of the capitals with which its sentences begin.
pub(super) struct Openers<'a> {
    /// Words that have a capital where no sentence begins, or beside another one.
    names: HashSet<&'a str>,
    /// Words that stand in lower case, too.
    small: HashSet<&'a str>,
}

impl<'a> Openers<'a> {
    /// Looks at `tokens`, in which `runs` look like names.
    pub(super) fn of(tokens: &'a [Token], runs: &[Range<usize>]) -> Openers<'a> {
        let is_sure = |run: &&Range<usize>| run.len() > 1 || !begins(tokens, run.start);
        let sure = runs.iter().filter(is_sure).flat_map(|run| tokens[run.clone()].iter());
        let small = tokens.iter().filter(|token| !token.is_capital);
        Openers {
            names: sure.map(|token| token.lower.as_str()).collect(),
            small: small.map(|token| token.lower.as_str()).collect(),
        }
    }

    /// Whether `run` is one word with which a sentence or quotation begins, and nothing tells that it is a name.
    pub(super) fn opens(&self, tokens: &[Token], run: &Range<usize>) -> bool {
        let word = &tokens[run.start];
        let is_known = word.lists.has_any(&[List::Man, List::Woman, List::Place, List::OutletName]);
        let is_sought = run.len() == 1 && begins(tokens, run.start) && !is_known && !word.is_acronym;
        is_sought
            && !self.names.contains(word.lower.as_str())
            && (self.small.contains(word.lower.as_str())
                || is_common(word)
                || is_exclaimed(tokens, run.start))
    }
}

/// Whether a sentence begins with the word at `at`, or a quotation that is somebody's words.
fn begins(tokens: &[Token], at: usize) -> bool {
    let before = |step: usize| {
        let before = at.checked_sub(step).map(|before| &tokens[before]);
        before.filter(|before| before.sentence == tokens[at].sentence)
    };
    let Some(mark) = before(1) else { return true };
    let opens_quotation = is_quote_mark(mark) && !tokens[at].is_apart;
    opens_quotation && before(2).is_none_or(|leading| LEADING_IN.contains(&leading.lower.as_str()))
}

/// Whether it is a plural that lists know, or an adverb: “Banks”, “Police”, “Frankly”.
fn is_common(word: &Token) -> bool {
    const NOUNS: [List; 5] = [List::Role, List::Person, List::Organisation, List::Outlet, List::Document];
    let lower = word.lower.as_str();
    let is_plural = lower.ends_with("ies") && word.lists.has_any(&NOUNS)
        || lower.strip_suffix('s').is_some_and(|noun| lists(noun).has_any(&NOUNS));
    is_plural || word.lists.has(List::Plural) || lower.ends_with("ly")
}

/// Whether the word at `at`, which begins a sentence, is all of it, or is only called out before it: “*Rubbish*,” he said; “*Fine*, but …”.
fn is_exclaimed(tokens: &[Token], at: usize) -> bool {
    let next = |step: usize| tokens.get(at + step).filter(|next| next.sentence == tokens[at].sentence);
    let Some(mark) = next(1) else { return true };
    match mark.lower.as_str() {
        "." | "!" | "?" | "…" => true,
        "," => next(2).is_none_or(|after| is_quote_mark(after) || after.quote > 0 && is_new_clause(after)),
        mark => matches!(mark, "”" | "\""),
    }
}

/// Whether a clause begins with `word`: “*I* cannot help”, “*but* it is late”; not “*who* was there”.
fn is_new_clause(word: &Token) -> bool {
    let is_subject = matches!(
        word.pronoun,
        Some(Pronoun::Speaker | Pronoun::Speakers | Pronoun::He | Pronoun::She | Pronoun::It | Pronoun::They)
    );
    is_subject || word.is("but")
}

fn is_quote_mark(token: &Token) -> bool {
    QUOTES.contains(&token.lower.as_str())
}
