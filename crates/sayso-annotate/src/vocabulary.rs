//! The words of an article that tell what it is about, and how much each tells.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::LazyLock;

use sayso_core::{Attribution, Layers, Span, Text};

/// Words too common to tell anything.
const COMMON: &str = "the a an and or but of to in on at for from with by as is was were be been being are it its this that these those he she his her him they \
    them their we our i you your who whom which what when where why how not no nor did does do had has have having will would could should can may might must \
    said says say saying told tell added about after before over under into out up down more most some any all such than then there here so if while also just \
    only very own one two other others between during because against he's she's it's that's report reports allegation allegations claim claims accusation accusations \
    story deny denied denies denying comment declined request confirm confirmed statement asked question questions";

static COMMON_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| COMMON.split_whitespace().collect());

/// Letters below which a word tells nothing.
const SHORTEST: usize = 3;

/// How often each stem occurs in the article.
pub(crate) struct Vocabulary(BTreeMap<String, u32>);

impl Vocabulary {
    /// That of the article.
    pub(crate) fn of(layers: &Layers) -> Vocabulary {
        let text = &layers.article().text;
        let mut counts = BTreeMap::new();
        for &sentence in layers.sentences() {
            for stem in stems(text, sentence) {
                *counts.entry(stem).or_insert(0) += 1;
            }
        }
        Vocabulary(counts)
    }

    /// How much two stretches have in common: the weights of the stems that both have. Rare words weigh more.
    pub(crate) fn shared(&self, text: &Text, one: &[Span], other: &[Span]) -> f32 {
        self.weighed(&Stems::of(text, one), &Stems::of(text, other))
    }

    /// The same for stems that are known.
    pub(crate) fn weighed(&self, one: &Stems, other: &Stems) -> f32 {
        one.shared(other).map(|stem| self.weight(stem)).sum()
    }

    fn weight(&self, stem: &str) -> f32 {
        let count = self.0.get(stem).copied().unwrap_or(1).max(1);
        1.0 / (count as f32).sqrt()
    }
}

/// The stems of the words of a stretch that tell something, each once.
pub(crate) struct Stems(BTreeSet<String>);

impl Stems {
    pub(crate) fn of(text: &Text, spans: &[Span]) -> Stems {
        Stems(spans.iter().flat_map(|&span| stems(text, span)).collect())
    }

    /// Those that both have.
    pub(crate) fn shared<'a>(&'a self, other: &'a Stems) -> impl Iterator<Item = &'a String> {
        self.0.intersection(&other.0)
    }
}

/// The words of the source of `attribution`, in lower case, to tell whether two are the same.
pub(crate) fn source_words(text: &Text, attribution: &Attribution) -> Option<String> {
    attribution.source.as_ref().map(|source| text[source.extent()].to_lowercase())
}

/// The stems of the words of `span` that tell something.
fn stems(text: &Text, span: Span) -> Vec<String> {
    let words =
        text[span].split(|character: char| !(character.is_alphanumeric() || "'’".contains(character)));
    let lower = words.map(|word| word.to_lowercase().replace('’', "'"));
    let telling =
        lower.filter(|word| word.chars().count() >= SHORTEST && !COMMON_WORDS.contains(word.as_str()));
    telling.map(|word| stem(&word)).collect()
}

/// `word` without the endings of number, tense and possession.
fn stem(word: &str) -> String {
    const ENDINGS: [(&str, &str); 9] = [
        ("'s", ""),
        ("ies", "y"),
        ("ied", "y"),
        ("ing", ""),
        ("ed", ""),
        ("es", ""),
        ("s", ""),
        ("e", ""),
        ("'", ""),
    ];
    let long_enough = |stem: &str| stem.chars().count() >= SHORTEST;
    let cut = |word: &str| {
        let mut endings =
            ENDINGS.iter().filter_map(|(ending, put)| Some(format!("{}{put}", word.strip_suffix(ending)?)));
        endings.find(|stem| long_enough(stem))
    };
    let once = cut(word).unwrap_or_else(|| word.to_owned());
    // “The beekeepers' claims” are those of beekeepers.
    if word.ends_with("'s") || word.ends_with('\'') { cut(&once).unwrap_or(once) } else { once }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn endings_of_number_and_tense_do_not_count() {
        for (one, other) in [
            ("resigned", "resigning"),
            ("ministers", "minister's"),
            ("bribe", "bribes"),
            ("denies", "denied"),
            ("beekeepers", "beekeepers'"),
        ] {
            assert_eq!(stem(one), stem(other));
        }
    }
}
