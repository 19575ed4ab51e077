//! Words of an article, as rules compare them.

use std::collections::BTreeSet;

use sayso_core::{Span, Text};

/// A word, without a possessive ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// In lower case.
    pub(super) lower: String,
    /// Whether it is written with a capital.
    pub(super) is_capital: bool,
    /// Whether a comma, a bracket or the like stands before it.
    pub(super) is_after_break: bool,
}

/// The words in `span`.
pub(super) fn words(text: &Text, span: Span) -> Vec<Word> {
    let mut words = Vec::new();
    let mut is_after_break = false;
    let is_inner = |character: char| character.is_alphanumeric() || matches!(character, '\'' | '’' | '-');
    for run in text[span].split_inclusive(|character: char| !is_inner(character)) {
        let bare = run.trim_matches(|character: char| !character.is_alphanumeric());
        if !bare.is_empty() {
            let lower = bare.to_lowercase().replace('’', "'");
            let lower = lower.strip_suffix("'s").map_or(lower.clone(), str::to_owned);
            let is_capital = bare.chars().next().is_some_and(char::is_uppercase);
            words.push(Word { lower, is_capital, is_after_break: is_after_break && !words.is_empty() });
            is_after_break = false;
        }
        is_after_break |= run.ends_with([',', ';', ':', '(', ')', '—', '–', '“', '”', '"']);
    }
    words
}

/// Words that say nothing of what a text is about.
const EMPTY: &str = "about above according after again against also although among another because been before behind being below \
    between both but came come could does doing done down during each either else even ever every few first for from further get got \
    had has have having her here hers herself him himself his how however into its itself just last later least less like made make many \
    may might more most much must neither never next nor not now off once one only other others our out over own people rather said same \
    say says second see shall she should since some still such than that the their them then there these they this those though three \
    through told too two under until upon very was were what when where whether which while who whom whose why will with within without \
    would year years yet you your any are all and can did him was";

/// Letters below which a word is too common to count.
const SHORTEST: usize = 3;

/// Whether `word` is one of the words of `list`, between which are blanks.
pub(super) fn is_listed(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|listed| listed == word)
}

/// Whether `word`, in lower case, says something of what a text is about.
pub(super) fn is_telling(word: &str) -> bool {
    word.chars().count() >= SHORTEST && !is_listed(EMPTY, word)
}

/// The words in `spans` that tell what they are about, in the singular.
pub(super) fn telling(text: &Text, spans: &[Span]) -> BTreeSet<String> {
    let all = spans.iter().flat_map(|&span| words(text, span));
    all.filter(|word| is_telling(&word.lower)).map(|word| singular(&word.lower)).collect()
}

/// Words before the names of places and days: “in *Selin*”, “on *Sunday*”.
const BEFORE_PLACES: &str =
    "in at near of from on since until during outside around towards north south east west";

const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september \
    october november december";

/// How many words a name may have.
const LONGEST_NAME: usize = 6;

/// Whether the word at `at` is a part of a name, and of none that “in” or the like shows to be a place's or a day's.
pub(super) fn is_name(words: &[Word], at: usize) -> bool {
    let is_capital =
        |word: &Word| word.is_capital && is_telling(&word.lower) && !is_listed(DAYS, &word.lower);
    let before = words[..at].iter().rev().take(LONGEST_NAME).find(|word| !is_capital(word));
    is_capital(&words[at]) && !before.is_some_and(|word| is_listed(BEFORE_PLACES, &word.lower))
}

/// `noun` without the ending of a plural, whether or not that leaves a word.
pub(super) fn singular(noun: &str) -> String {
    let endings = [("people", "person"), ("ies", "y"), ("men", "man"), ("ss", "ss"), ("s", "")];
    let ending = endings.iter().find(|(plural, _)| noun.len() > plural.len() && noun.ends_with(plural));
    if noun == "people" {
        return "person".to_owned();
    }
    ending.map_or(noun.to_owned(), |(plural, single)| {
        format!("{}{single}", noun.strip_suffix(plural).unwrap_or(noun))
    })
}

/// Words with which what describes a noun further begins.
const CUTS: &str = "of in at for with from by to on who whom whose which that familiar briefed close involved present aware privy \
    inside within near and or speaking working directly asked granted including";

/// The noun of the noun phrase `phrase`, in the singular: “official” for “one of the two officials at the ministry”.
pub(super) fn noun(phrase: &[Word]) -> Option<String> {
    let of = phrase.iter().take(3).position(|word| word.lower == "of");
    let phrase = match of {
        Some(of) if of > 0 && is_picking(&phrase[0].lower) => &phrase[of + 1..],
        Some(_) | None => phrase,
    };
    let is_cut = |word: &Word| word.is_after_break || is_listed(CUTS, &word.lower);
    let core = phrase.iter().take_while(|word| !is_cut(word));
    core.last().map(|word| singular(&word.lower))
}

/// Words that pick some out of many: “*one* of the officials”.
const PICKING: &str =
    "one another two three four five six some several most many all both either neither none each";

/// Whether `word` picks some out of many.
pub(super) fn is_picking(word: &str) -> bool {
    is_listed(PICKING, word)
}

#[cfg(test)]
mod tests {
    use sayso_core::Text;

    use super::{noun, words};

    #[track_caller]
    fn check(phrase: &str, expected: Option<&str>) {
        let text = Text::new(phrase).expect("short");
        let span = text.span(0..phrase.len()).expect("not empty");
        assert_eq!(noun(&words(&text, span)).as_deref(), expected, "{phrase}");
    }

    #[test]
    fn the_noun_of_a_phrase_is_found() {
        check("a senior official at the ministry", Some("official"));
        check("One of the officials, who left in May,", Some("official"));
        check("two people familiar with the talks", Some("person"));
        check("Tveit’s former colleague", Some("colleague"));
        check("—", None);
    }
}
