//! The words of a content, as far as they tell contents apart.

use std::collections::{BTreeMap, BTreeSet};

use rust_stemmers::{Algorithm, Stemmer};

use crate::concepts::concept;
use crate::tokens::{number, tokens};

/// The terms of a content.
#[derive(Clone, Debug, Default)]
pub(crate) struct Terms {
    /// Stems of the words that tell something, by their numbers, with their weights. Sorted, each once.
    pub(crate) weights: Vec<(Stem, f32)>,
    /// Those that are names; sorted.
    pub(crate) names: Vec<Stem>,
    /// Words for concepts that have an opposite.
    pub(crate) senses: Vec<Sense>,
    /// How many there are of what.
    pub(crate) numbers: Vec<Number>,
    /// Days of a month, and years.
    pub(crate) dates: Vec<String>,
    /// Days of the week; months and feasts. Sorted.
    pub(crate) days: [Vec<Stem>; 2],
    /// What is told, in order.
    pub(crate) told: Vec<Telling>,
    /// Stems that stand in clauses in the negative alone; sorted.
    pub(crate) negated: Vec<Stem>,
    /// Whether any of the content is in the negative.
    pub(crate) is_negative: bool,
    /// Whether there is more in it than names.
    pub(crate) is_telling: bool,
    /// The sum of the weights.
    pub(crate) total: f32,
    /// A capital at the start may be the sentence's: the stem, if it has one.
    first: Option<Stem>,
}

/// A stem, by its number in a [`Lexicon`].
pub(crate) type Stem = u32;

/// A word for a concept that has an opposite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sense {
    /// The concept.
    pub(crate) stem: Stem,
    /// Whether it is said to be so: “safe”, “not unsafe”, and not “unsafe”.
    pub(crate) is_so: bool,
}

/// A stem that is no name, and whether it is said to be so, where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Telling {
    pub(crate) stem: Stem,
    pub(crate) is_so: bool,
    /// The clause, counted from 0.
    pub(crate) clause: usize,
}

/// A number, and what is counted.
#[derive(Clone, Debug)]
pub(crate) struct Number {
    /// In digits.
    pub(crate) digits: String,
    /// What there are so many of: the stem that comes next.
    pub(crate) of: Option<Stem>,
    /// Stems around it, of which one may be what is counted: “*arrests* have gone up to 19”.
    pub(crate) near: Vec<Stem>,
    /// How many after it are still to be taken up.
    open: usize,
}

/// What a common word weighs, a name, and a number.
const WORD: f32 = 1.0;
const NAME: f32 = 1.6;
const NUMBER: f32 = 1.6;

/// Before anything is read, a stem is held to be in so many articles of so many: else those of five articles would all be
/// common.
const EXPECTED: (f32, f32) = (1.0, 100.0);

/// Words that tell contents apart by next to nothing.
static FUNCTION_WORDS: &[&str] = &[
    "a", "about", "after", "again", "all", "also", "an", "and", "any", "anybody", "anyone", "anything",
    "are", "as", "at", "be", "because", "been", "before", "being", "both", "but", "by", "can", "could",
    "did", "do", "does", "down", "during", "each", "for", "from", "further", "had", "has", "have", "he",
    "her", "hers", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "may", "me",
    "might", "more", "most", "my", "of", "off", "on", "one", "once", "only", "or", "other", "our", "out",
    "over", "own", "said", "say", "says", "shall", "she", "should", "so", "some", "such", "than", "that",
    "the", "their", "theirs", "them", "then", "there", "these", "they", "this", "those", "through", "to",
    "too", "under", "until", "up", "us", "very", "was", "we", "were", "what", "when", "where", "which",
    "while", "who", "whom", "why", "will", "with", "would", "you", "your",
];

/// Two negations that are so few words apart undo each other.
const UNDONE: usize = 5;

/// Words for what somebody else has said, as those call it who contest it.
static SUGGESTIONS: &[&str] = &[
    "allegation",
    "allegations",
    "claim",
    "claims",
    "implication",
    "insinuation",
    "notion",
    "suggestion",
    "suggestions",
];

/// Words before “from” with which a figure is told that is no more.
const MOVED: [&str; 2] = ["down", "up"];

/// Words before a noun for a figure that is no more: “the *earlier* toll of”.
const EARLIER: [&str; 5] = ["earlier", "initial", "original", "previous", "prior"];

/// Nouns for what is said somewhere, which tell nothing of it: “could not verify *the report*”.
static REPORTS: &[&str] = &[
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "claim",
    "claims",
    "report",
    "reports",
    "rumour",
    "rumours",
    "rumor",
    "rumors",
];

/// Words that join two negations to one more.
const JOINS: [&str; 4] = ["and", "or", "nor", "neither"];

/// Negations that turn only what comes after them.
const FORWARD: [&str; 1] = ["without"];

/// A negation reaches so many words on.
const REACH: usize = 8;

/// Words that turn a content into its opposite.
static NEGATIONS: &[&str] = &[
    "no",
    "not",
    "never",
    "none",
    "nobody",
    "nothing",
    "neither",
    "nor",
    "without",
    "cannot",
    "denied",
    "denies",
    "deny",
    "false",
    "untrue",
    "fabricated",
    "invented",
    "rejected",
];

/// The months, as they start: a number beside one is a day.
static MONTHS: &[&str] =
    &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"];

/// The stems of contents that are compared with one another.
pub(crate) struct Lexicon {
    stemmer: Stemmer,
    numbers: BTreeMap<String, Stem>,
    /// Stems that have a capital within a sentence.
    names: BTreeSet<Stem>,
}

impl Lexicon {
    pub(crate) fn new() -> Lexicon {
        let stemmer = Stemmer::create(Algorithm::English);
        Lexicon { stemmer, numbers: BTreeMap::new(), names: BTreeSet::new() }
    }

    /// The terms of each content, weighed by how rare they are. With each comes the position of its article.
    pub(crate) fn weighed<'content>(
        &mut self,
        contents: impl Iterator<Item = (usize, &'content str)>,
    ) -> Vec<Terms> {
        let mut before = (None, "");
        let (mut printings, mut all): (Vec<usize>, Vec<Terms>) = (Vec::new(), Vec::new());
        for (printing, content) in contents {
            // Statements that follow one another often stand in one paragraph.
            let again = all.last().filter(|_| before == (Some(printing), content)).cloned();
            all.push(again.unwrap_or_else(|| self.terms(content)));
            printings.push(printing);
            before = (Some(printing), content);
        }
        all.iter_mut().for_each(|terms| self.name_first(terms));
        let articles = printings.iter().collect::<BTreeSet<_>>().len() as f32;
        let rarities = rarities(&printings, &all, articles);
        for terms in &mut all {
            terms.weights.iter_mut().for_each(|(stem, weight)| *weight *= rarities[*stem as usize]);
            terms.total = terms.weights.iter().map(|(_, weight)| weight).sum();
        }
        all
    }

    /// The terms of `content`, each with the weight of its kind.
    pub(crate) fn terms(&mut self, content: &str) -> Terms {
        let tokens = tokens(content);
        let lower: Vec<String> = tokens.iter().map(|token| token.word.to_lowercase()).collect();
        let mut found = Found::default();
        for (position, token) in tokens.iter().enumerate() {
            let at = At { word: &token.word, lower: &lower, position };
            found.clause = token.clause;
            if is_negation(at.own()) || at.is_any_suggestion() {
                found.negate(at);
            } else if let Some(digits) = number(at.own()) {
                self.number(digits, at, &mut found);
            } else if !is_function_word(at.own()) || at.is_the_month_of_may() {
                self.word(at, &mut found);
            }
        }
        found.into_terms()
    }

    fn number(&mut self, digits: String, at: At<'_>, found: &mut Found) {
        let terms = &mut found.terms;
        terms.is_telling = true;
        terms.weights.push((self.stem(digits.clone()), NUMBER));
        if at.before().is_some_and(is_month) || is_year(&digits) {
            terms.dates.push(digits);
        } else if !at.is_after_a_change() {
            let near: Vec<Stem> = found.told.iter().rev().take(NEAR_BEFORE).copied().collect();
            terms.numbers.push(Number { digits, of: None, open: NEAR_AFTER, near });
        }
    }

    fn word(&mut self, at: At<'_>, found: &mut Found) {
        let has_capital = at.word.starts_with(char::is_uppercase);
        let is_name = has_capital && at.position > 0;
        let stem = self.stemmer.stem(at.own().trim_end_matches("'s")).into_owned();
        let concept = concept(&stem, at.after()).filter(|_| !is_name);
        let stem = self.stem(concept.map_or(stem, |concept| self.stemmer.stem(concept.name).into_owned()));
        let terms = &mut found.terms;
        terms.is_telling |= !has_capital && !REPORTS.contains(&at.own());
        terms.weights.push((stem, if is_name { NAME } else { WORD }));
        if is_name {
            terms.names.push(stem);
            self.names.insert(stem);
            for (sort, days) in [WEEKDAYS, MONTHS_AND_FEASTS].iter().enumerate() {
                terms.days[sort].extend(days.contains(&at.own()).then_some(stem));
            }
        } else if has_capital {
            terms.first = Some(stem);
        }
        for number in terms.numbers.iter_mut().filter(|number| number.open > 0) {
            number.open -= 1;
            number.near.extend((!is_name).then_some(stem));
        }
        // “40 of the 75 seats” counts seats twice.
        for number in terms.numbers.iter_mut().rev().take_while(|number| number.of.is_none()) {
            number.of = Some(stem);
        }
        // “12 August” is a day.
        if is_month(at.own()) && terms.numbers.last().is_some_and(|number| number.of == Some(stem)) {
            terms.dates.extend(terms.numbers.pop().map(|number| number.digits));
        }
        found.told.extend((!is_name).then_some(stem));
        let is_so = concept.and_then(|concept| concept.is_so).unwrap_or(true);
        let telling = Telling { stem, is_so, clause: found.clause };
        found.placed.push(Placed { telling, is_name, position: at.position });
        if let Some(is_so) = concept.and_then(|concept| concept.is_so) {
            found.sense(stem, is_so, at.position);
        }
    }

    /// Which stems `words` have, of those that were met.
    pub(crate) fn known(&self, words: &[&str]) -> BTreeSet<Stem> {
        words.iter().filter_map(|word| self.numbers.get(self.stemmer.stem(word).as_ref()).copied()).collect()
    }

    fn stem(&mut self, stem: String) -> Stem {
        let next = self.numbers.len() as Stem;
        *self.numbers.entry(stem).or_insert(next)
    }

    /// The first word is a name where it is one elsewhere.
    fn name_first(&self, terms: &mut Terms) {
        let Some(first) = terms.first.filter(|first| self.names.contains(first)) else { return };
        if let Err(place) = terms.names.binary_search(&first) {
            terms.names.insert(place, first);
        }
        terms.weights.iter_mut().filter(|(stem, _)| *stem == first).for_each(|(_, weight)| *weight = NAME);
    }
}

/// A word among those of its content.
#[derive(Clone, Copy)]
struct At<'words> {
    word: &'words str,
    /// All of them, in small letters.
    lower: &'words [String],
    position: usize,
}

impl<'words> At<'words> {
    fn own(self) -> &'words str {
        &self.lower[self.position]
    }

    /// “Down from seventeen”, “to 18 from seventeen” and “an earlier figure of seventeen” count no seventeen now.
    fn is_after_a_change(self) -> bool {
        let back = |words: usize| self.lower.get(self.position.checked_sub(words)?).map(String::as_str);
        let is_moved = |word: &str| MOVED.contains(&word) || number(word).is_some();
        let is_from = back(1) == Some("from") && back(2).is_some_and(is_moved);
        let is_earlier = back(3).is_some_and(|word| EARLIER.contains(&word));
        is_from || is_earlier && matches!(back(1), Some("of" | "at"))
    }

    /// “Any suggestion that she knew” is told by who says that she did not.
    fn is_any_suggestion(self) -> bool {
        self.own() == "any" && self.after().is_some_and(|after| SUGGESTIONS.contains(&after))
    }

    /// “May”, and not “may”.
    fn is_the_month_of_may(self) -> bool {
        self.word == "May" && self.position > 0
    }

    fn before(self) -> Option<&'words str> {
        self.lower.get(self.position.checked_sub(1)?).map(String::as_str)
    }

    fn after(self) -> Option<&'words str> {
        self.lower.get(self.position + 1).map(String::as_str)
    }
}

/// A stem where it stands.
struct Placed {
    telling: Telling,
    is_name: bool,
    position: usize,
}

/// A word that negates.
#[derive(Clone, Copy)]
struct Negation {
    position: usize,
    clause: usize,
    /// Whether it turns what stands before it in its clause, too: “the ferry was not inspected”, and not “left without a word”.
    reaches_back: bool,
}

impl Negation {
    fn reaches(self, position: usize, clause: usize) -> bool {
        self.clause == clause && (self.reaches_back || position > self.position)
    }
}

/// What is found in a content so far.
#[derive(Default)]
struct Found {
    terms: Terms,
    /// The stems, in order.
    told: Vec<Stem>,
    /// The stems where they stand, and the clause of the word that is looked at.
    placed: Vec<Placed>,
    clause: usize,
    /// Where it is negated, and in which clause.
    negations: Vec<Negation>,
}

impl Found {
    /// “Not true that there were no contacts” is in the affirmative: the nearer one undoes the other. “Does not know and did not
    /// ask” is not.
    fn negate(&mut self, at: At<'_>) {
        let negation = Negation {
            position: at.position,
            clause: self.clause,
            reaches_back: !FORWARD.contains(&at.own()),
        };
        let Some(earlier) = self.negations.last() else { return self.negations.push(negation) };
        let is_near = at.position - earlier.position <= UNDONE;
        let mut between = at.lower[earlier.position..=at.position].iter();
        if is_near && at.is_any_suggestion() {
            // “Rejected any suggestion” says it once.
        } else if is_near && !between.any(|word| JOINS.contains(&word.as_str())) {
            self.negations.pop();
        } else {
            self.negations.push(negation);
        }
    }

    /// “Not safe” is not so.
    fn sense(&mut self, stem: Stem, is_so: bool, position: usize) {
        let is_negated = self.negations.last().is_some_and(|negation| position - negation.position <= REACH);
        self.terms.senses.push(Sense { stem, is_so: is_so != is_negated });
    }

    fn is_negated(&self, placed: &Placed) -> bool {
        self.negations.iter().any(|negation| negation.reaches(placed.position, placed.telling.clause))
    }

    /// Stems of which all that is said is in the negative.
    fn negated(&self) -> Vec<Stem> {
        if self.negations.is_empty() {
            return Vec::new();
        }
        let mut negated: BTreeMap<Stem, bool> = BTreeMap::new();
        for placed in &self.placed {
            *negated.entry(placed.telling.stem).or_insert(true) &= self.is_negated(placed);
        }
        negated.into_iter().filter_map(|(stem, is_negated)| is_negated.then_some(stem)).collect()
    }

    fn tellings(&self) -> Vec<Telling> {
        let telling = |placed: &Placed| {
            let is_so = placed.telling.is_so != self.is_negated(placed);
            Telling { is_so, ..placed.telling }
        };
        self.placed.iter().filter(|placed| !placed.is_name).map(telling).collect()
    }

    fn into_terms(self) -> Terms {
        let (negated, told) = (self.negated(), self.tellings());
        let mut terms = Terms { negated, told, ..self.terms };
        terms.is_negative = !self.negations.is_empty();
        terms.weights.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
        terms.weights.dedup_by_key(|(stem, _)| *stem);
        terms.names.sort_unstable();
        terms.names.dedup();
        terms.total = terms.weights.iter().map(|(_, weight)| weight).sum();
        terms
    }
}

/// So many stems before a number, and so many after it, may be what is counted.
const NEAR_BEFORE: usize = 4;
const NEAR_AFTER: usize = 4;

/// What share of its weight each stem keeps: all of it if it is in one article, next to nothing if it is in all of many.
fn rarities(printings: &[usize], all: &[Terms], articles: f32) -> Vec<f32> {
    let mut found: BTreeMap<Stem, BTreeSet<usize>> = BTreeMap::new();
    for (printing, terms) in printings.iter().zip(all) {
        for (stem, _) in &terms.weights {
            found.entry(*stem).or_default().insert(*printing);
        }
    }
    let (expected, of) = EXPECTED;
    let rarity = |count: usize| ((articles + of) / (count as f32 + expected)).ln();
    let last = found.keys().next_back().map_or(0, |stem| *stem as usize + 1);
    let mut rarities = vec![1.0; last];
    for (stem, printings) in found {
        rarities[stem as usize] = rarity(printings.len()) / rarity(1);
    }
    rarities
}

pub(crate) fn is_negation(lower: &str) -> bool {
    NEGATIONS.contains(&lower) || lower.ends_with("n't")
}

fn is_month(lower: &str) -> bool {
    let start: String = lower.chars().take(3).collect();
    lower.len() >= 3 && MONTHS.contains(&start.as_str()) && (lower.len() <= 4 || lower.ends_with(MONTH_ENDS))
}

/// What tells one time from another.
static WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
static MONTHS_AND_FEASTS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "easter",
    "christmas",
    "ramadan",
    "thanksgiving",
    "passover",
    "diwali",
    "whitsun",
    "pentecost",
    "halloween",
];

/// How names of months end.
const MONTH_ENDS: [char; 5] = ['y', 'h', 'l', 't', 'r'];

fn is_year(digits: &str) -> bool {
    digits.len() == 4
        && (digits.starts_with("19") || digits.starts_with("20"))
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `word`, in small letters, tells contents apart by next to nothing.
pub(crate) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, Terms};

    fn terms(content: &str) -> (Terms, Vec<String>) {
        let mut lexicon = Lexicon::new();
        let found = lexicon.terms(content);
        let mut stems = vec![String::new(); lexicon.numbers.len()];
        lexicon.numbers.iter().for_each(|(stem, number)| stems[*number as usize].clone_from(stem));
        (found, stems)
    }

    #[test]
    fn terms_are_stems_without_function_words() {
        let (found, stems) = terms("that the ministers were shown plans in September");
        assert_eq!(stems, ["minist", "shown", "plan", "septemb"]);
        assert_eq!(found.names, [3]);
    }

    #[test]
    fn numbers_are_digits_and_count_something() {
        let (found, stems) = terms("Twelve people died on January 3, 2026");
        assert_eq!(found.numbers[0].digits, "12");
        assert_eq!(found.numbers[0].of.map(|of| stems[of as usize].as_str()), Some("peopl"));
        assert_eq!(found.dates, ["3", "2026"]);
    }

    #[test]
    fn numbers_of_several_words_and_with_commas_are_one() {
        let digits =
            |content| terms(content).0.numbers.into_iter().map(|number| number.digits).collect::<Vec<_>>();
        assert_eq!(digits("seventy-four people"), ["74"]);
        assert_eq!(digits("two hundred people and a dozen dogs"), ["200", "12"]);
        assert_eq!(digits("1,400 people, 3.5 of them"), ["1400", "3.5"]);
    }

    #[test]
    fn what_is_counted_may_stand_before_or_after() {
        let (found, stems) = terms("the number of arrests in Selin has gone up to 19");
        let near =
            found.numbers[0].near.iter().map(|stem| stems[*stem as usize].as_str()).collect::<Vec<_>>();
        assert_eq!(near, ["rise", "arrest", "number"]);
    }

    #[test]
    fn negations_are_told_and_undo_each_other() {
        let is_negative = |content: &str| terms(content).0.is_negative;
        assert!(is_negative("There were no contacts"));
        assert!(is_negative("it didn’t happen"));
        assert!(!is_negative("It is not true that there were no contacts"));
        assert!(is_negative("He does not know, nor did he ask"));
    }

    #[test]
    fn what_is_in_every_article_weighs_little() {
        let contents: Vec<String> = (0..200).map(|at| format!("budget vote{at}")).collect();
        let contents = contents.iter().enumerate().map(|(at, content)| (at, content.as_str()));
        let weighed = Lexicon::new().weighed(contents);
        assert!(weighed[0].weights[0].1 < 0.1, "{:?}", weighed[0].weights);
        assert!(weighed[0].weights[1].1 > 0.99);
    }

    #[test]
    fn the_first_word_is_a_name_where_it_is_one_elsewhere() {
        let contents = [(0, "Hellin left"), (1, "that Hellin left")];
        let weighed = Lexicon::new().weighed(contents.into_iter());
        assert_eq!(weighed[0].names, weighed[1].names);
    }
}
