//! The noun phrase of a source, taken apart as far as sourcing needs it.

mod number;

use sayso_core::{Count, Span, Text};

use self::number::Hedge;
use super::super::mentions::lexicon::{List, lists};
use super::nouns::{self, Noun};
use super::{is_of_person, names};
use crate::patterns::is_listed;

/// A word of the phrase.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) span: Span,
    /// In lower case, “’s” left off; a name with the number that belongs to it, as “france 24”.
    pub(super) lower: String,
    pub(super) is_capital: bool,
    /// Whether it is in capitals throughout, two letters or more.
    pub(super) is_acronym: bool,
    pub(super) is_possessive: bool,
    /// Whether a comma, a dash or a bracket stands before it.
    pub(super) is_after_break: bool,
}

impl Word {
    /// Whether a number belongs to it: “Channel 4”, “Juror 5”.
    pub(super) fn is_numbered(&self) -> bool {
        self.lower.contains(' ')
    }

    /// In lower case, without the number that belongs to it.
    pub(super) fn unnumbered(&self) -> &str {
        self.lower.split(' ').next().unwrap_or_default()
    }
}

/// How a phrase picks out what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    /// “the”, “this”, “his”, “Roth's”.
    Definite,
    /// “a”, “one”, “two”, “several”, “another”.
    Indefinite,
    /// “some”, “many”, “most”, “all”: no number.
    Unlimited,
    /// None.
    Bare,
}

/// A source's noun phrase.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) words: Vec<Word>,
    /// Its first word, be it one that makes its number less exact: “*at* least two officials”.
    pub(super) opening: Span,
    /// How many of the words stand before what describes it further: “a senior official | at the ministry”.
    pub(super) core: usize,
    /// Where the core begins: after “one of”.
    pub(super) first: usize,
    pub(super) determiner: Determiner,
    /// The number it claims, and the words for it.
    pub(super) count: Option<(Count, Span)>,
    /// Whether it is a share of many: “38 percent of voters”, “eight in 10”.
    pub(super) is_share: bool,
    /// Whether it says whose: “Roth's lawyer”, “her boss”.
    pub(super) has_possessor: bool,
}

/// Words after which comes what describes a noun further.
const CUTS: &str = "it he she they we of at in on from with for by to about near inside within around close familiar briefed who whom whose which that speaking \
    including working involved directly aware privy knowledgeable asked and or as against like but not among under behind across over via through \
    during after before since outside whom where when while because present based known named called identified described quoted interviewed \
    last next monday tuesday wednesday thursday friday saturday sunday today yesterday released published seeking run \
    set created founded responsible tasked charged assigned attending opposed loyal connected allied aligned sympathetic campaigning standing sitting waiting living \
    wearing holding leading running representing covering following watching calling supporting advising monitoring investigating";

/// Words that come only after a noun.
const AFTER_NOUNS: &str = "there here formerly now then employed off certain able unwilling willing higher most overall alike themselves himself herself \
    until whose also both each higher-up still already elsewhere nationwide abroad prior alone too left";

/// Words that stress a name.
const REFLEXIVE: [&str; 4] = ["himself", "herself", "themselves", "itself"];

/// Nouns that only tell how many of the noun behind “of” there are: “a wide *array* of economists”.
const QUANTITIES: [&str; 11] =
    ["lot", "array", "range", "host", "series", "batch", "bunch", "chorus", "string", "slew", "generation"];

/// How far from its beginning “of” may make a phrase one of a part.
const FARTHEST_OF: usize = 5;

/// Words for a share of many, whatever follows.
const SHARES: [&str; 2] = ["percent", "per-cent"];

/// Words for a share where “of” follows.
const PARTS: [&str; 12] = [
    "majority",
    "majorities",
    "third",
    "thirds",
    "quarter",
    "quarters",
    "three-quarters",
    "three-fourths",
    "two-thirds",
    "half",
    "fifth",
    "fifths",
];

const ONE: [&str; 6] = ["a", "an", "one", "another", "someone", "somebody"];
const SEVERAL: [&str; 9] =
    ["several", "multiple", "numerous", "dozens", "handful", "couple", "various", "number", "scores"];
const UNLIMITED: [&str; 9] = ["some", "many", "most", "all", "few", "any", "every", "other", "others"];
const DEFINITE: [&str; 13] =
    ["the", "this", "that", "these", "those", "his", "her", "their", "its", "my", "our", "your", "mr"];

impl Phrase {
    /// The phrase of `span`; `None` where it has no word.
    pub(super) fn of(text: &Text, span: Span) -> Option<Phrase> {
        let mut words = with_numbers(words(text, span));
        let opening = words.first()?.span;
        let hedge = Hedge::of(&words);
        words.drain(..hedge.length.min(words.len() - 1));
        while words.len() > 1 && REFLEXIVE.contains(&words[words.len() - 1].lower.as_str()) {
            words.pop();
        }
        let first = partitive(&words);
        let core = core(&words, first);
        // “Two of the five officials” are two.
        let counted = number::claimed(if first > 0 { &words[..first] } else { &words[..core] });
        let bounded = |(count, words)| (if hedge.is_bound { Count::Several } else { count }, words);
        (core > 0).then(|| Phrase {
            opening,
            is_share: is_share(text, span, &words, core),
            has_possessor: has_possessor(&words, core),
            determiner: determiner(&words, core),
            count: counted.map(bounded),
            core,
            first,
            words,
        })
    }

    /// The last word of the core: its noun or the end of its name.
    pub(super) fn head(&self) -> &Word {
        &self.words[self.core - 1]
    }

    /// The core: “a senior official”.
    pub(super) fn core(&self) -> &[Word] {
        &self.words[self.first.min(self.core - 1)..self.core]
    }

    /// What describes it further: “at the ministry”.
    pub(super) fn rest(&self) -> &[Word] {
        &self.words[self.core..]
    }

    /// Whether it names nobody: “no one”, “any voter”, “whoever”.
    pub(super) fn is_nobody(&self) -> bool {
        const NOBODY: [&str; 11] = [
            "no",
            "any",
            "every",
            "whoever",
            "nobody",
            "anyone",
            "anybody",
            "everyone",
            "everybody",
            "none",
            "few",
        ];
        NOBODY.contains(&self.words[0].lower.as_str())
    }

    /// The words of its core, as a span.
    pub(super) fn core_span(&self) -> Span {
        self.core()[0].span.join(self.head().span)
    }
}

/// Whether it is a share: by its first words, which a number after the noun does not make it.
fn is_share(text: &Text, span: Span, words: &[Word], core: usize) -> bool {
    let first = &words[..words.len().min(core.max(6))];
    let is = |at: usize, list: &[&str]| first.get(at).is_some_and(|word| list.contains(&word.lower.as_str()));
    let parts_of = |at: usize| is(at, &PARTS) && (words.len() == at + 1 && at == 0 || is(at + 1, &["of"]));
    let is_number = |word: &Word| {
        word.lower.parse::<u16>().is_ok() || number::number(&word.lower).is_some() || word.lower == "one"
    };
    let one_in_five = |at: usize| {
        let [Some(one), Some(of), Some(five)] = [first.get(at), first.get(at + 1), first.get(at + 2)] else {
            return false;
        };
        let five = if five.lower == "of" || five.lower == "every" { first.get(at + 3) } else { Some(five) };
        let is_in = of.lower == "in" || of.lower == "out";
        is_number(one) && is_in && five.is_some_and(is_number)
    };
    let has_sign = first.last().is_some_and(|last| {
        text[span]
            .char_indices()
            .any(|(at, character)| character == '%' && span.start() + at <= last.span.end())
    });
    has_sign || (0..first.len()).any(|at| is(at, &SHARES) || parts_of(at) || one_in_five(at))
}

/// Whether a possessive stands before the head.
fn has_possessor(words: &[Word], core: usize) -> bool {
    const POSSESSIVES: [&str; 7] = ["his", "her", "their", "its", "my", "our", "your"];
    let before = &words[..core.saturating_sub(1)];
    before.iter().any(|word| word.is_possessive)
        || before.first().is_some_and(|word| POSSESSIVES.contains(&word.lower.as_str()))
}

fn words(text: &Text, span: Span) -> Vec<Word> {
    let passage = &text[span];
    let is_inner =
        |character: char| character.is_alphanumeric() || matches!(character, '\'' | '’' | '-' | '&' | '.');
    let mut words: Vec<Word> = Vec::new();
    let mut done = 0;
    for run in passage.split_inclusive(|character: char| !is_inner(character)) {
        let trimmed = run.trim_matches(|character: char| !character.is_alphanumeric());
        let start = done + run.find(trimmed).unwrap_or(0);
        let before = &passage[words.last().map_or(0, |last| last.span.end() - span.start())..start];
        done += run.len();
        if trimmed.is_empty() {
            continue;
        }
        let at = span.start() + start;
        let Some(place) = text.span(at..at + trimmed.len()) else { continue };
        let is_after_break = (before.contains([',', '(', '—', '–', ';', ':', '"', '“'])
            || before.contains("--"))
            && !words.is_empty();
        let is_digits = |word: &str| word.chars().all(|character| character.is_ascii_digit());
        if let Some(number) =
            words.last_mut().filter(|last| before == "," && is_digits(&last.lower) && is_digits(trimmed))
        {
            number.lower.push_str(trimmed);
            number.span = number.span.join(place);
            continue;
        }
        words.push(word(trimmed, place, is_after_break));
    }
    words
}

fn word(written: &str, span: Span, is_after_break: bool) -> Word {
    let lower = written.to_lowercase().replace('’', "'");
    let bare = lower.strip_suffix("'s").map(str::to_owned);
    let is_possessive = bare.is_some() || written.ends_with(['\'', '’']);
    let mut letters = written.chars().filter(|character| character.is_alphabetic());
    Word {
        span,
        is_capital: letters.clone().next().is_some_and(char::is_uppercase),
        is_acronym: letters.clone().count() > 1 && letters.all(char::is_uppercase),
        lower: bare.unwrap_or(lower),
        is_possessive,
        is_after_break,
    }
}

/// Words that may open a phrase with a capital and are no names, besides determiners and those that the lexicon lists.
const NO_NAMES: &str = "additional exactly fewer fully less remaining surviving top";

/// `words` with the numbers that belong to names taken into these: “France 24”, “No. 10”.
fn with_numbers(words: Vec<Word>) -> Vec<Word> {
    let mut taken: Vec<Word> = Vec::new();
    for word in words {
        match taken.last_mut().filter(|name| takes_number(name, &word)) {
            Some(name) => {
                name.span = name.span.join(word.span);
                name.lower = format!("{} {}", name.lower, word.lower);
                name.is_possessive = word.is_possessive;
            }
            None => taken.push(word),
        }
    }
    taken
}

/// Whether `figure` belongs to `name` before it as to a name, and is no number of people as in “Some 20 officials”.
fn takes_number(name: &Word, figure: &Word) -> bool {
    let before = name.lower.as_str();
    // “No 10” and “No 11” speak as governments do.
    let is_address = before == "no" && matches!(figure.lower.as_str(), "10" | "11");
    let is_small = DEFINITE.contains(&before)
        || before != "number" && number::of_word(before).is_some()
        || number::is_approximate(before)
        || lists(before).has_any(&[List::Opener, List::Preposition, List::Verb])
        || is_listed(NO_NAMES, before);
    let is_figure = figure.lower.bytes().all(|letter| letter.is_ascii_digit()) && !figure.is_after_break;
    is_figure && name.is_capital && !name.is_possessive && (is_address || !is_small)
}

/// Where the phrase proper begins: after “one of”, “a number of”; 0 where nothing of the kind opens it.
fn partitive(words: &[Word]) -> usize {
    let opens = |word: &Word| {
        let lower = word.lower.as_str();
        ONE.contains(&lower)
            || SEVERAL.contains(&lower)
            || UNLIMITED.contains(&lower)
            || number::number(lower).is_some()
            || [
                "group", "each", "none", "either", "neither", "half", "majority", "percent", "third",
                "quarter", "number",
            ]
            .contains(&lower)
    };
    let of = words.iter().take(FARTHEST_OF).position(|word| word.lower == "of").filter(|&of| of > 0);
    of.filter(|&of| words[..of].iter().all(opens) || is_quantity(words, of)).map_or(0, |of| of + 1)
}

/// Whether the words before “of” at `of` only tell how many there are, without a number.
fn is_quantity(words: &[Word], of: usize) -> bool {
    QUANTITIES.contains(&words[of - 1].lower.as_str()) && ONE.contains(&words[0].lower.as_str())
}

/// How many words there are up to where a further description begins.
fn core(words: &[Word], first: usize) -> usize {
    (first + 1..words.len()).find(|&at| is_cut(words, at)).unwrap_or(words.len())
}

/// Whether the word at `at` begins what describes the noun before it further.
fn is_cut(words: &[Word], at: usize) -> bool {
    const FIRST_HALVES: [&str; 8] =
        ["current", "former", "past", "present", "state", "federal", "local", "senior"];
    let word = &words[at];
    let before = &words[at - 1];
    let is_noun =
        |word: &Word| word.is_capital || nouns::of(&word.lower).is_some_and(|noun| noun != Noun::Collective);
    if word.is_after_break {
        return true;
    }
    if is_article(words, at - 1) {
        return false;
    }
    if tells_more(words, at) {
        return true;
    }
    let is_day = word.lower != "today" && word.lower.ends_with("day");
    // “The Kell *Sunday* Courier”.
    let is_before_name = words.get(at + 1).is_some_and(|next| next.is_capital && !next.is_after_break);
    let is_in_title =
        word.is_capital && !matches!(word.lower.as_str(), "of" | "and") && (!is_day || is_before_name);
    let is_in_title = is_in_title || word.is_acronym;
    if is_in_title || !is_listed(CUTS, &word.lower) {
        return false;
    }
    match word.lower.as_str() {
        "of" => !is_in_name(words, at),
        "or" if number::holds_or(words, at) => false,
        "and" | "or" => !FIRST_HALVES.contains(&before.lower.as_str()),
        // “Two *leading* Republicans”.
        participle if participle.ends_with("ing") => {
            is_noun(before) || matches!(before.lower.as_str(), "those" | "one")
        }
        _ => true,
    }
}

/// Whether an article stands at `at`: only its noun, or what goes before that, follows it, as in “the *last* two officials”.
fn is_article(words: &[Word], at: usize) -> bool {
    let word = &words[at];
    matches!(word.lower.as_str(), "a" | "an" | "the") && (at == 0 || !word.is_capital)
}

/// Whether “of” at `at` is a part of a name or a title: “Bank of Selin”, “Secretary of State Jana Roth”.
fn is_in_name(words: &[Word], at: usize) -> bool {
    let before = &words[at - 1];
    let capitals = words[at + 1..].iter().take_while(|word| word.is_capital && !word.is_after_break).count();
    let noun = nouns::listed(&before.lower);
    let is_body = noun == Some(Noun::Body) || names::is_of_paper(&before.lower) || before.lower == "times";
    before.is_capital && capitals > 0 && (is_body || noun == Some(Noun::Office) && capitals > 2)
}

/// Whether the word at `at` comes only after a noun: “officials *there*”, “economists *polled* by …”.
fn tells_more(words: &[Word], at: usize) -> bool {
    let (word, before) = (&words[at], &words[at - 1]);
    let class = |word: &Word| nouns::of(&word.lower).filter(|&noun| noun != Noun::Collective);
    let is_before_noun = words.get(at + 1).is_some_and(|next| !next.is_after_break && class(next).is_some());
    let is_such = is_listed(AFTER_NOUNS, &word.lower)
        || ["ed", "ly", "ing"].iter().any(|ending| word.lower.ends_with(ending));
    is_such
        && !word.is_capital
        && !word.is_possessive
        && !is_before_noun
        && class(before).is_some()
        && class(word).is_none()
}

fn determiner(words: &[Word], core: usize) -> Determiner {
    let lower = words[0].lower.as_str();
    if DEFINITE.contains(&lower) || has_possessor(words, core) && !ONE.contains(&lower) {
        return Determiner::Definite;
    }
    let first = partitive(words);
    if first > 0 && is_quantity(words, first - 1) {
        return Determiner::Unlimited;
    }
    let is_all_of_them = lower == "all"
        && words.get(1).is_some_and(|next| {
            next.lower == "of" || next.lower == "the" || number::of_word(&next.lower).is_some()
        });
    if is_all_of_them {
        return Determiner::Definite;
    }
    match number::opening(words) {
        Some(_) => Determiner::Indefinite,
        None if UNLIMITED.contains(&lower) => Determiner::Unlimited,
        None => Determiner::Bare,
    }
}

/// The number that the phrase claims, with those whom “and” adds, and the words for it.
pub(super) fn claimed(phrase: &Phrase) -> (Count, Span) {
    let (own, words) = claimed_by_noun(phrase);
    match added(phrase) {
        Some((count, others)) => (number::sum(own, count), words.join(others)),
        None => (own, words),
    }
}

/// The number that its noun claims, by its ending where nothing else tells.
fn claimed_by_noun(phrase: &Phrase) -> (Count, Span) {
    let head = phrase.head();
    let is_of_several = matches!(head.lower.as_str(), "they" | "them" | "themselves" | "we" | "us");
    let by_noun = if is_of_several || nouns::is_plural(&head.lower) { Count::Plural } else { Count::One };
    let is_some_of = phrase.determiner == Determiner::Unlimited;
    // “A group of officials”.
    let is_one_of = phrase.first > 0 && !matches!(phrase.words[0].lower.as_str(), "a" | "an");
    match phrase.count {
        Some((Count::One, words)) if nouns::is_plural(&head.lower) && !is_one_of => (Count::Plural, words),
        Some((Count::Several, words)) if head.lower == "couple" => (Count::Exactly(2), words),
        Some(counted) => counted,
        None if is_some_of => (Count::Several, phrase.words[0].span),
        None => (by_noun, head.span),
    }
}

/// The number of those whom “and” adds to the noun, and their words: “an official *and two diplomats*”, “one official in Kell *and
/// another* in Selin”; but “a friend and colleague” is one.
fn added(phrase: &Phrase) -> Option<(Count, Span)> {
    const PLACED: [&str; 3] = ["at", "from", "in"];
    let rest = phrase.rest();
    let and = rest.iter().position(|word| word.lower == "and")?;
    let (between, others) = (&rest[..and], rest.get(and + 1..).filter(|others| !others.is_empty())?);
    let is_placed = |first: &Word| PLACED.contains(&first.lower.as_str());
    let tells_more = between.iter().skip(1).any(|word| is_listed(CUTS, &word.lower));
    let has_break = rest[..and + 2].iter().any(|word| word.is_after_break);
    if has_break || tells_more || !between.first().is_none_or(is_placed) {
        return None;
    }
    let others = &others[..core(others, 0)];
    let noun = &others[others.len() - 1];
    let is_of_people = is_of_person(&noun.lower) || matches!(noun.lower.as_str(), "people" | "others");
    let span = others[0].span.join(noun.span);
    let by_noun = if is_of_several(others) { Count::Several } else { Count::Plural };
    match number::claimed(others) {
        _ if !is_of_people => None,
        Some((Count::One, _)) if nouns::is_plural(&noun.lower) => None,
        Some((count, _)) => Some((count, span)),
        None if between.is_empty() && nouns::is_plural(&noun.lower) => Some((by_noun, span)),
        None => None,
    }
}

/// Whether the words say that there are some: “others”, “some aides”.
fn is_of_several(words: &[Word]) -> bool {
    UNLIMITED.contains(&words[0].lower.as_str())
}

#[cfg(test)]
mod tests {
    use sayso_core::{Count, Text};

    use super::{Phrase, claimed};

    #[track_caller]
    fn check(words: &str, head: &str, count: Count) {
        let text = Text::new(words).expect("short");
        let span = text.span(0..words.len()).expect("not empty");
        let phrase = Phrase::of(&text, span).expect("a phrase");
        assert_eq!((&text[phrase.head().span], claimed(&phrase).0), (head, count), "{words}");
    }

    #[test]
    fn the_words_of_a_number_are_taken_together() {
        check("Half a dozen people", "people", Count::Exactly(6));
        check("a half-dozen aides", "aides", Count::Exactly(6));
        check("Several dozen residents", "residents", Count::Several);
        check("a few dozen residents", "residents", Count::Several);
        check("Two dozen officials", "officials", Count::Exactly(24));
        check("A dozen officials", "officials", Count::Exactly(12));
        check("A hundred officials", "officials", Count::Exactly(100));
        check("Forty-two workers", "workers", Count::Exactly(42));
        check("The last two officials", "officials", Count::Exactly(2));
        check("A pair of officials", "officials", Count::Exactly(2));
        check("A couple of officials", "officials", Count::Several);
        check("A couple from Kell", "couple", Count::Exactly(2));
        check("A group of officials", "officials", Count::Plural);
        check("One of the two officials", "officials", Count::One);
        check("Two of the five officials", "officials", Count::Exactly(2));
        check("an official", "official", Count::One);
        check("officials", "officials", Count::Plural);
    }

    #[test]
    fn a_bound_and_a_choice_leave_a_number_open() {
        check("More than 20 employees", "employees", Count::Several);
        check("As many as ten officials", "officials", Count::Several);
        check("More than one official", "official", Count::Several);
        check("One or two officials", "officials", Count::Several);
        check("Three or more officials", "officials", Count::Several);
        check("A dozen or so officials", "officials", Count::Exactly(12));
        check("At least three officials", "officials", Count::Exactly(3));
        check("No fewer than ten officials", "officials", Count::Exactly(10));
        check("Some 20 officials", "officials", Count::Exactly(20));
        check("Nearly 40 employees", "employees", Count::Exactly(40));
    }

    #[test]
    fn those_whom_and_adds_are_counted_too() {
        check("One person and two officials", "person", Count::Exactly(3));
        check("An official and a diplomat", "official", Count::Exactly(2));
        check("Two current and one former official", "official", Count::Exactly(3));
        check("One official in Kell and another in Selin", "official", Count::Exactly(2));
        check("A diplomat and officials", "diplomat", Count::Plural);
        check("Two officials and several aides", "officials", Count::Several);
        check("A friend and colleague", "friend", Count::One);
        check("A source familiar with the talks and a letter", "source", Count::One);
        check("A spokesman for Roth and two aides", "spokesman", Count::One);
        check("three current and former employees", "employees", Count::Exactly(3));
    }

    #[test]
    fn a_number_after_a_name_belongs_to_it() {
        check("Janata 24", "Janata 24", Count::One);
        check("Juror 5", "Juror 5", Count::One);
        check("A No 10 spokesman", "spokesman", Count::One);
        check("No. 10", "No. 10", Count::One);
        check("Around 24 residents", "residents", Count::Exactly(24));
        check("Roth’s 12 aides", "aides", Count::Exactly(12));
    }

    #[test]
    fn what_follows_an_article_goes_before_its_noun() {
        check("The Sunday Lantern", "Lantern", Count::One);
        check("The Kell Sunday Lantern", "Lantern", Count::One);
        check("A working paper", "paper", Count::One);
        check("officials Sunday", "officials", Count::Plural);
        check("The officials last week", "officials", Count::Plural);
    }
}
