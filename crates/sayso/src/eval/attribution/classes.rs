//! Recall on the kinds of attribution that are too few to move an average.
//!
//! Classes go by the marks where people gave them, else by the words. One is found when a prediction's content shares
//! half of the words that both cover and their sources share a character, or both have none; one prediction may find
//! several. Where every attribution was marked, nested ones count too, on both sides, and those without content are
//! found by their cue.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::bootstrap::Interval;
use super::characters::Characters;
use super::corpus::{GoldArticle, Marking, Predictions, Relation};
use crate::eval::word;

/// A class of attributions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Every attribution.
    All,
    /// The cue denies.
    Denial,
    /// An answer is refused, or does not come.
    Decline,
    /// The source is an unnamed person or group.
    Unnamed,
    /// There is no source.
    Sourceless,
    /// The cue does not occur among those that a model was trained on.
    NewCue,
    /// It stands in the content of an outermost one.
    Nested,
    /// It stands in the content of a nested one.
    NestedDeeper,
}

static CLASSES: &[(Class, &str)] = &[
    (Class::All, "all"),
    (Class::Denial, "denial"),
    (Class::Decline, "decline"),
    (Class::Unnamed, "unnamed"),
    (Class::Sourceless, "sourceless"),
    (Class::NewCue, "newcue"),
    (Class::Nested, "depth1"),
    (Class::NestedDeeper, "depth2+"),
];

/// The name in tables, in JSON and in floors.
impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = CLASSES.iter().find(|(class, _)| class == self).expect("every one has its name").1;
        f.pad(name)
    }
}

/// How many of a class were found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recall {
    /// Marked by people.
    pub total: u32,
    /// Found by the program.
    pub found: u32,
}

impl Recall {
    /// The share that was found, from 0 to 1.
    pub fn share(self) -> f64 {
        if self.total == 0 { 0.0 } else { f64::from(self.found) / f64::from(self.total) }
    }

    /// The score interval of Wilson (1927), at 95 %.
    pub fn interval(self) -> Interval {
        const Z: f64 = 1.96;
        let (total, share) = (f64::from(self.total.max(1)), self.share());
        let scale = 1.0 + Z * Z / total;
        let middle = (share + Z * Z / 2.0 / total) / scale;
        let half = Z * (share * (1.0 - share) / total + Z * Z / 4.0 / total / total).sqrt() / scale;
        Interval { low: middle - half, high: middle + half }
    }
}

/// The cues of `articles`, in lower case.
pub fn cues(articles: &[GoldArticle]) -> BTreeSet<String> {
    let cues = articles.iter().flat_map(|article| {
        let characters = Characters::new(&article.text);
        let cue = |relation: &Relation| characters.joined(&relation.cue).to_lowercase();
        article.attributions.iter().map(cue).collect::<Vec<_>>()
    });
    cues.collect()
}

/// The recall of each class that occurs in `gold`. Without `known` cues nothing is told about new ones.
pub fn recalls(
    gold: &[GoldArticle],
    predictions: &Predictions,
    known: Option<&BTreeSet<String>>,
) -> Vec<(Class, Recall)> {
    let mut recalls: Vec<_> = CLASSES.iter().map(|&(class, _)| (class, Recall::default())).collect();
    for article in gold {
        let characters = Characters::new(&article.text);
        let prepare = |relation| Worded::new(&characters, relation);
        let predicted: Vec<Worded> = predictions.of(article).into_iter().map(prepare).collect();
        for relation in &article.attributions {
            let is_found = is_found(article.marking, &prepare(relation), &predicted);
            let mut classes = match article.marking {
                Marking::Outermost => worded_classes(&characters, relation),
                Marking::Every => marked_classes(relation),
            };
            if known.is_some_and(|known| !known.contains(&characters.joined(&relation.cue).to_lowercase())) {
                classes.push(Class::NewCue);
            }
            for (_, recall) in recalls.iter_mut().filter(|(class, _)| classes.contains(class)) {
                recall.total += 1;
                recall.found += u32::from(is_found);
            }
        }
    }
    recalls.retain(|(_, recall)| recall.total > 0);
    recalls
}

/// An attribution, and where the words of its content start.
struct Worded<'relation> {
    relation: &'relation Relation,
    words: BTreeSet<usize>,
}

impl Worded<'_> {
    fn new<'relation>(characters: &Characters<'_>, relation: &'relation Relation) -> Worded<'relation> {
        let words = relation.content.iter().flat_map(|span| word_starts(characters, span)).collect();
        Worded { relation, words }
    }
}

/// Where the words in `span` start, a word that the span cuts counting from the cut on.
fn word_starts(characters: &Characters<'_>, span: &Range<usize>) -> Vec<usize> {
    static WORD: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("{}+", word::CHARACTER)));
    let words = characters.words(span);
    let (mut byte, mut character) = (0, span.start);
    let starts = WORD.find_iter(words).map(|found| {
        character += words[byte..found.start()].chars().count();
        byte = found.start();
        character
    });
    starts.collect()
}

fn is_found(marking: Marking, gold: &Worded<'_>, predicted: &[Worded<'_>]) -> bool {
    let goes_by_cue = marking == Marking::Every && gold.relation.content.is_empty();
    predicted.iter().any(|predicted| {
        let (ours, theirs) = (gold.relation, predicted.relation);
        let says_it = if goes_by_cue { touch(&ours.cue, &theirs.cue) } else { share_half(gold, predicted) };
        says_it && sources_agree(ours, theirs)
    })
}

fn share_half(gold: &Worded<'_>, predicted: &Worded<'_>) -> bool {
    let shared = gold.words.intersection(&predicted.words).count();
    let union = gold.words.len() + predicted.words.len() - shared;
    shared > 0 && 2 * shared >= union
}

fn sources_agree(gold: &Relation, predicted: &Relation) -> bool {
    touch(&gold.source, &predicted.source) || (gold.source.is_empty() && predicted.source.is_empty())
}

/// Whether the spans share a character.
fn touch(one: &[Range<usize>], other: &[Range<usize>]) -> bool {
    let touches =
        |span: &Range<usize>| other.iter().any(|other| span.start < other.end && other.start < span.end);
    one.iter().any(touches)
}

/// How many characters of the content may show, with the cue, that an answer was declined.
const HEAD: usize = 40;

/// The classes that the marks of an attribution give, and those that follow from where it stands.
fn marked_classes(relation: &Relation) -> Vec<Class> {
    let mut classes = vec![Class::All];
    classes.extend(&relation.classes);
    if relation.source.is_empty() {
        classes.push(Class::Sourceless);
    }
    match relation.depth {
        0 => {}
        1 => classes.push(Class::Nested),
        _ => classes.push(Class::NestedDeeper),
    }
    classes
}

/// The classes that the words of an attribution show.
fn worded_classes(characters: &Characters<'_>, relation: &Relation) -> Vec<Class> {
    let cue = characters.joined(&relation.cue);
    let head: String = characters.joined(&relation.content).chars().take(HEAD).collect();
    let mut classes = vec![Class::All];
    if DECLINE.is_match(&cue) || DECLINE.is_match(&format!("{cue} {head}")) {
        classes.push(Class::Decline);
    } else if DENIAL.is_match(&cue) {
        classes.push(Class::Denial);
    }
    if relation.source.is_empty() {
        classes.push(Class::Sourceless);
    } else if is_unnamed(&characters.joined(&relation.source)) {
        classes.push(Class::Unnamed);
    }
    classes
}

/// Whether `source` is a person or group by role or number alone.
fn is_unnamed(source: &str) -> bool {
    UNNAMED.is_match(source) && !has_name(source)
}

/// Whether two capitalised words stand together elsewhere than at the start of a sentence.
fn has_name(source: &str) -> bool {
    let mut from = 0;
    while let Some(found) = NAME.find_at(source, from) {
        let before = &source[..found.start()];
        let starts_sentence = before.is_empty()
            || before.strip_suffix(' ').is_some_and(|before| before.ends_with(['.', '!', '?', '“', '"']));
        if !starts_sentence {
            return true;
        }
        from = found.start() + 1;
    }
    false
}

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a valid pattern")
}

static NAME: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b[A-Z][a-z]+ [A-Z][a-z]+"));

static DENIAL: LazyLock<Regex> = LazyLock::new(|| {
    let verbs = [
        "den(?:y|ies|ied|ying|ial)",
        "disput(?:e|es|ed|ing)",
        "reject(?:s|ed|ing)?",
        "refut(?:e|es|ed|ing)",
        "rebut(?:s|ted|ting)?",
        "contradict(?:s|ed|ing)?",
        "dismiss(?:es|ed|ing)?",
        "disavow(?:s|ed|ing)?",
        r"repudiat\w+",
    ];
    pattern(&format!(r"(?i)\b(?:{})\b", verbs.join("|")))
});

static DECLINE: LazyLock<Regex> = LazyLock::new(|| {
    let refused = r"refus(?:e|es|ed|ing)\b.*\b(?:comment|answer|say|discuss|respond)";
    let auxiliary = "(?:did|does|has|have|had|could|would|was|were)(?: not|n[’']t)";
    let answer = "(?:comment|respond|repl(?:y|ied)|return|reached?|answer)";
    let ways = [
        "declin(?:e|es|ed|ing)",
        refused,
        &format!(r"{auxiliary}\b.*\b{answer}"),
        "no comment",
        "unavailable for comment",
    ];
    pattern(&format!(r"(?i)\b(?:{})\b", ways.join("|")))
});

static UNNAMED: LazyLock<Regex> = LazyLock::new(|| {
    let people = [
        "sources?",
        "officials?",
        "insiders?",
        "aides?",
        "advis[eo]rs?",
        "operatives?",
        "strategists?",
        "(?:person|people|someone|those) (?:familiar|close|briefed|with knowledge|who)",
        "witness(?:es)?",
        "diplomats?",
        "donors?",
        "staffers?",
    ];
    // What may stand before them need not be spelled out: any word border may.
    pattern(&format!(r"(?i)\b(?:{})\b", people.join("|")))
});

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Class, Recall, recalls};
    use crate::eval::attribution::{GoldArticle, Marking, Predictions, Relation};

    /// An attribution of a sentence `source|cue|content`.
    fn article(marked: &str) -> GoldArticle {
        let mut start = 0;
        let mut spans = marked.split('|').map(|part| {
            let span = start..start + part.chars().count();
            start = span.end + 1;
            if span.is_empty() { Vec::new() } else { vec![span] }
        });
        let mut next = || spans.next().expect("three parts");
        let relation = Relation { source: next(), cue: next(), content: next(), ..Relation::default() };
        let (text, marking) = (marked.replace('|', " "), Marking::Outermost);
        GoldArticle { id: "a".to_owned(), outlet: None, text, marking, attributions: vec![relation] }
    }

    fn check(marked: &str, expected: &[Class]) {
        let known = BTreeSet::from(["said".to_owned()]);
        let recalls = recalls(&[article(marked)], &Predictions::default(), Some(&known));
        let classes: Vec<Class> = recalls.into_iter().map(|(class, _)| class).collect();
        assert_eq!(classes, expected, "{marked}");
    }

    #[test]
    fn classes_go_by_the_words() {
        check("Ada Finch|Said|the mill would close", &[Class::All]);
        check("Ada Finch|denied|the mill would close", &[Class::All, Class::Denial, Class::NewCue]);
        check("The mayor|declined to say|why", &[Class::All, Class::Decline, Class::NewCue]);
        check("The mayor|said|she had no comment", &[Class::All, Class::Decline]);
        check("|said|the mill would close", &[Class::All, Class::Sourceless]);
        check("two people familiar with it|said|so", &[Class::All, Class::Unnamed]);
        check("the adviser Bo Lind|said|so", &[Class::All]);
        check("Senior Officials|said|so", &[Class::All, Class::Unnamed]);
    }

    #[test]
    fn one_is_found_by_half_its_words_and_its_source() {
        let gold = [article("Ada Finch|said|the mill would close")];
        let check = |source: Option<_>, content, expected| {
            let source = source.into_iter().collect();
            let relation = Relation { source, content: vec![content], ..Relation::default() };
            let predictions = Predictions::new([("a".to_owned(), vec![relation])].into());
            assert_eq!(recalls(&gold, &predictions, None)[0].1, Recall { total: 1, found: expected });
        };
        check(Some(4..9), 24..35, 1);
        check(Some(4..9), 30..35, 0);
        check(None, 15..35, 0);
        check(Some(10..14), 15..35, 0);
    }

    /// The same article, marked by people who mark every attribution: at this depth, and with these classes.
    fn marked(article: GoldArticle, depth: usize, classes: &[Class]) -> GoldArticle {
        let marked = |relation| Relation { depth, classes: classes.to_vec(), ..relation };
        let attributions = article.attributions.into_iter().map(marked).collect();
        GoldArticle { marking: Marking::Every, attributions, ..article }
    }

    #[test]
    fn marks_tell_classes_and_words_do_not() {
        let check = |depth, classes: &[Class], expected: &[Class]| {
            let gold = [marked(article("|denied|so"), depth, classes)];
            let recalls = recalls(&gold, &Predictions::default(), None);
            assert_eq!(recalls.into_iter().map(|(class, _)| class).collect::<Vec<_>>(), expected);
        };
        check(0, &[], &[Class::All, Class::Sourceless]);
        check(1, &[Class::Unnamed], &[Class::All, Class::Unnamed, Class::Sourceless, Class::Nested]);
        check(3, &[], &[Class::All, Class::Sourceless, Class::NestedDeeper]);
    }

    #[test]
    fn without_content_the_cue_decides_where_every_one_is_marked() {
        let check = |gold: GoldArticle, depth, expected| {
            let [source, cue] = [0..9, 13..18].map(|span| vec![span]);
            let relation = Relation { source, cue, depth, ..Relation::default() };
            let predictions = Predictions::new([("a".to_owned(), vec![relation])].into());
            assert_eq!(recalls(&[gold], &predictions, None)[0].1, Recall { total: 1, found: expected });
        };
        check(article("Ada Finch|has not replied|"), 0, 0);
        check(marked(article("Ada Finch|has not replied|"), 0, &[]), 0, 1);
        check(marked(article("Ada Finch|has not replied|"), 0, &[]), 1, 1);
        check(marked(article("Ada Finch|has|not replied"), 0, &[]), 0, 0);
    }

    #[test]
    fn an_interval_stays_within_its_bounds() {
        let interval = Recall { total: 11, found: 8 }.interval();
        assert_eq!([interval.low, interval.high].map(|end| (end * 1e3).round()), [434.0, 903.0]);
        let all = Recall { total: 4, found: 4 }.interval();
        assert!(all.low > 0.5 && all.high <= 1.0 + 1e-9);
    }
}
