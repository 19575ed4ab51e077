//! Which way a clause looks from the day of publication.

use super::lexicon::Term;
use super::words::Word;

/// Where the verb of a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Ahead,
    Back,
    /// It does not say.
    Open,
}

/// The most words that are looked at on each side.
const NEAR: usize = 14;

/// Words that look ahead.
const AHEAD: &[&str] = &[
    "will",
    "ll",
    "shall",
    "expected",
    "expects",
    "expect",
    "scheduled",
    "due",
    "plans",
    "plan",
    "planning",
    "until",
    "effective",
    "payable",
    "upcoming",
    "intends",
    "hopes",
    "starting",
    "slated",
    "reconvenes",
    "soon",
];

/// Past tenses, besides those that end in “-ed”.
const BACK: &[&str] = &[
    "said", "told", "was", "were", "had", "did", "rose", "fell", "came", "went", "took", "made", "began",
    "been", "got", "left", "held", "found", "won", "lost", "met", "ran", "gave", "saw", "sent", "wrote",
    "spoke", "hit", "struck", "led", "became", "broke",
];

/// Where the clause around words `from..until` looks: the nearest verb before it says, else the nearest after it.
pub(super) fn verb(words: &[Word], from: usize, until: usize) -> Verb {
    let before =
        words[from.saturating_sub(NEAR)..from].iter().rev().take_while(|word| !ends_clause(word, true));
    let after =
        || words[until.min(words.len())..].iter().take(NEAR).take_while(|word| !ends_clause(word, false));
    let look = nearest(before).or_else(|| nearest(after()));
    look.unwrap_or(Verb::Open)
}

/// Whether `word` ends the clause; after an expression, a comma does not: “On Sunday, the court will …”.
fn ends_clause(word: &Word, comma: bool) -> bool {
    match word.term {
        Term::Mark('.' | ';' | ':' | '"' | '“' | '”' | '(' | ')' | '`') => true,
        Term::Mark(',') => comma,
        _ => false,
    }
}

/// Where the nearest of `words`, read from the last or to it, that looks anywhere looks. A participle after “be” leaves it
/// to the words before: “will be released”.
fn nearest<'a>(words: impl Iterator<Item = &'a Word<'a>>) -> Option<Verb> {
    let mut participle = None;
    for word in words {
        if word.letters != "be"
            && let Some(look) = participle.take()
        {
            return Some(look);
        }
        match look(word.letters) {
            Some(Verb::Back) => participle = Some(Verb::Back),
            Some(look) => return Some(look),
            None => {}
        }
    }
    participle
}

fn look(word: &str) -> Option<Verb> {
    if AHEAD.contains(&word) {
        return Some(Verb::Ahead);
    }
    let is_past = BACK.contains(&word) || (word.len() > 4 && word.ends_with("ed"));
    is_past.then_some(Verb::Back)
}
