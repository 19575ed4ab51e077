//! The noun phrase of a source, taken apart as far as sourcing needs it.

use sayso_core::{Count, Span, Text};

use super::names;
use super::nouns::{self, Noun};
use crate::patterns::is_listed;

/// A word of the phrase.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) span: Span,
    /// In lower case, “’s” left off.
    pub(super) lower: String,
    pub(super) is_capital: bool,
    /// Whether it is in capitals throughout, two letters or more.
    pub(super) is_acronym: bool,
    pub(super) is_possessive: bool,
    /// Whether a comma, a dash or a bracket stands before it.
    pub(super) is_after_break: bool,
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

/// Words before a number that make it less exact.
const APPROXIMATE: [&str; 12] = [
    "nearly",
    "about",
    "over",
    "almost",
    "roughly",
    "approximately",
    "around",
    "at",
    "least",
    "only",
    "even",
    "just",
];

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

/// Words that pick out one of many: “one *of* the officials”.
const NUMBERS: [(&str, u16); 13] = [
    ("two", 2),
    ("both", 2),
    ("duo", 2),
    ("trio", 3),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("dozen", 12),
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
        let mut words = words(text, span);
        let is_filler = |word: &Word| APPROXIMATE.contains(&word.lower.as_str());
        words.drain(
            ..words.iter().take_while(|word| is_filler(word)).count().min(words.len().saturating_sub(1)),
        );
        while words.len() > 1 && REFLEXIVE.contains(&words[words.len() - 1].lower.as_str()) {
            words.pop();
        }
        let first = partitive(&words);
        let core = core(&words, first);
        (core > 0).then(|| Phrase {
            is_share: is_share(text, span, &words, core),
            has_possessor: has_possessor(&words, core),
            determiner: determiner(&words, core),
            count: count(&words[..core.max(first)]),
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
        word.lower.parse::<u16>().is_ok()
            || NUMBERS.iter().any(|&(number, _)| number == word.lower)
            || word.lower == "one"
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

/// Where the phrase proper begins: after “one of”, “a number of”; 0 where nothing of the kind opens it.
fn partitive(words: &[Word]) -> usize {
    let opens = |word: &Word| {
        let lower = word.lower.as_str();
        ONE.contains(&lower)
            || SEVERAL.contains(&lower)
            || UNLIMITED.contains(&lower)
            || NUMBERS.iter().any(|&(number, _)| number == lower)
            || [
                "group", "pair", "each", "none", "either", "neither", "half", "majority", "percent", "third",
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
    if tells_more(words, at) {
        return true;
    }
    let is_in_title = word.is_capital
        && !matches!(word.lower.as_str(), "of" | "and")
        && (word.lower == "today" || !word.lower.ends_with("day"));
    let is_in_title = is_in_title || word.is_acronym;
    if is_in_title || !is_listed(CUTS, &word.lower) {
        return false;
    }
    match word.lower.as_str() {
        "of" => !is_in_name(words, at),
        "and" | "or" => !FIRST_HALVES.contains(&before.lower.as_str()),
        // “Two *leading* Republicans”.
        participle if participle.ends_with("ing") => {
            is_noun(before) || matches!(before.lower.as_str(), "those" | "one")
        }
        _ => true,
    }
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
            next.lower == "of" || next.lower == "the" || count(std::slice::from_ref(next)).is_some()
        });
    if is_all_of_them {
        return Determiner::Definite;
    }
    match count(&words[..1]) {
        Some(_) => Determiner::Indefinite,
        None if UNLIMITED.contains(&lower) => Determiner::Unlimited,
        None => Determiner::Bare,
    }
}

/// The number that `words` claim.
fn count(words: &[Word]) -> Option<(Count, Span)> {
    let of_word = |word: &Word| {
        let lower = word.lower.as_str();
        let number = NUMBERS.iter().find(|(number, _)| *number == lower).map(|&(_, number)| number);
        let number = number.or_else(|| lower.parse().ok().filter(|&number: &u16| number > 1));
        let counted = match number {
            Some(number) => Count::Exactly(number),
            None if SEVERAL.contains(&lower) => Count::Several,
            None if ONE.contains(&lower) => Count::One,
            None => return None,
        };
        Some((counted, word.span))
    };
    // “A number of”: the later word says more.
    words.iter().take(3).filter_map(of_word).max_by_key(|(count, _)| match count {
        Count::One => 0,
        Count::Plural => 1,
        Count::Several => 2,
        Count::Exactly(_) => 3,
    })
}

/// The number that the phrase claims, by its noun where nothing else tells.
pub(super) fn claimed(phrase: &Phrase) -> (Count, Span) {
    let head = phrase.head();
    let is_of_several = matches!(head.lower.as_str(), "they" | "them" | "themselves" | "we" | "us");
    let by_noun = if is_of_several || nouns::is_plural(&head.lower) { Count::Plural } else { Count::One };
    let is_some_of = phrase.determiner == Determiner::Unlimited;
    match phrase.count {
        Some((Count::One, words)) if nouns::is_plural(&head.lower) && phrase.first == 0 => {
            (Count::Plural, words)
        }
        Some(counted) => counted,
        None if is_some_of => (Count::Several, phrase.words[0].span),
        None => (by_noun, head.span),
    }
}
