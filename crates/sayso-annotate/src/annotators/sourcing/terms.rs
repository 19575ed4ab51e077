//! On what terms sources spoke that an article does not name, why it does not name them, and whom a sentence on that is about.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use sayso_core::{AttributionIx, Count, Layers, Span, Text};

use super::nouns::{self, Noun};
use super::phrase::{Phrase, claimed};
use crate::patterns::{Pattern, is_listed};

/// On what terms people are said to have spoken.
static TERMS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:on|under) (?:the )?condition(?:s)? (?:of anonymity|that (?:\\w+ ){0,3}not be (?:named|identified|quoted))|on (?:deep )?background|off the record\
         |not for attribution|(?:ask|request|insist)(?:ed|ing|s)? (?:for |on |to remain )?(?:anonymity|anonymous)|(?:ask|request|prefer|want)(?:r?ed|ing|s)? (?:to )?(?:not |remain )?(?:to )?(?:be (?:named|identified|quoted)|anonymous)\
         |(?:asked|wished|wanted|preferred|declined|refused) (?:not )?to be (?:named|identified|quoted)(?: by name)?|(?:was|were|been|being|are) (?:all )?(?:granted|given|promised) anonymity|granted anonymity\
         |spoke anonymously|speaking anonymously|anonymously|whose names? (?:was|were|is|are|has|have) (?:been )?withheld|(?:was|were|is|are|been)? ?not (?:authori[sz]ed|permitted|allowed) to (?:speak|talk|comment|discuss)\
         |who (?:can(?:not| not|'t)|could not|may not|must not) be (?:publicly )?(?:named|identified)|(?:can(?:not| not|'t)|may not|must not) be (?:publicly )?(?:named|identified) for (?:\\w+ ){1,2}reasons\
         |(?:did|does|do|would) not (?:want|wish) to (?:be (?:named|identified|quoted)|give (?:his|her|their) (?:\\w+ )?names?)|(?:declined|refused|asked not) to give (?:his|her|their) (?:\\w+ )?names?\
         |(?:gave|giving) only (?:his|her|their) (?:first|given) names?",
    )
});

/// Why they are said not to be named, from its first word to the end of its clause.
static REASON: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:because|for fear of|in fear of|fearing|in order to|citing|out of|so as not to|given the|due to|owing to|on account of|lest)\\b[^.,;\"“”()]*\
         |to (?:discuss|describe|speak|talk|share|be candid|protect|avoid|detail|recount)\\b[^.,;\"“”()]*\
         |for (?:\\w+ ){1,2}reasons|for reasons of[^.,;\"“”()]*\
         |(?:as|since) (?:he|she|they|it) (?:was|were|is|are|had|has|have|did|does|do|could|feared|fears|fear|worked|works|work)\\b[^.,;\"“”()]*\
         |(?:as|since) (?:the|his|her|their|its|these|those) (?:\\w+ ){1,4}?(?:is|are|was|were) (?:\\w+ ){0,2}?(?:not|private|confidential|ongoing|sensitive|secret|pending|internal|classified)\\b[^.,;\"“”()]*\
         |(?:was|were|is|are|been)? ?not (?:authori[sz]ed|permitted|allowed) to (?:speak|talk|comment|discuss)[^.;,\"“”()]*",
    )
});

/// Reasons that may stand before the terms, too.
static FEAR: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:citing (?:\\w+ ){0,3}?(?:fears?|concerns?|privacy|safety|security|reprisals?|retaliation|retribution|sensitivity)|fearing|for fear of|in fear of|out of fear)\\b[^.,;\"“”()]*",
    )
});

/// Words by which an article refers to all its unnamed sources.
static EVERYONE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:all|most) (?:of )?(?:(?:the|these|those|our) )?(?:\\w+ )?(?:sources|people|persons|individuals)|sources (?:for|in|quoted in|cited in) this (?:story|article|report)\
         |(?:everyone|those|people) (?:interviewed|quoted|cited) (?:for|in) this (?:story|article|report)",
    )
});

/// Words by which several sources of one sentence are taken together: “both speaking on condition of anonymity”.
static TOGETHER: LazyLock<Pattern> = LazyLock::new(|| Pattern::new("both|all|each"));

/// Nouns for those who speak for others by name, and so have terms only where their own sentence says so.
const VOICES: &str = "spokesman spokeswoman spokesperson spokespeople representative";

/// Nouns that any unnamed source may be taken up by: “the person”, “the sources”.
const ANYBODY: &str = "people person individual source";

const PRONOUNS: &str = "he she they who whom him her them both";

/// Words that take up a source spoken of before.
const BACK: &str = "the this that these those both he she they who whom him her them";

/// How far a pronoun may stand from the source that it takes up, in sentences.
const NEAR: usize = 3;

/// How many sources back those are looked for whom a sentence takes up. No article needs as many.
const MOST_BEFORE: usize = 50;

/// The sentences of an article that tell on what terms its sources spoke, and whom they are about.
pub(super) struct Terms {
    said: Vec<Said>,
    /// Of the attribution with a source that has terms, which of them.
    about: BTreeMap<AttributionIx, usize>,
}

/// One such sentence.
pub(super) struct Said {
    sentence: usize,
    /// The words that tell the terms.
    pub(super) terms: Span,
    /// Why they were asked for.
    pub(super) reason: Option<Span>,
    /// Whether it is about all unnamed sources.
    is_of_all: bool,
}

/// A source that the article does not name, as one attribution calls it.
struct Source {
    ix: AttributionIx,
    span: Span,
    /// The number of its sentence.
    sentence: usize,
    /// Its noun, in the singular.
    noun: String,
    is_one: bool,
    takes_up: bool,
}

/// How a sentence takes up those before it.
struct Reference {
    /// By this noun in the singular; a pronoun has none.
    noun: Option<String>,
    is_one: bool,
}

impl Terms {
    /// Those of the article, in which the sources of the attributions `unnamed` are not named.
    pub(super) fn of(layers: &Layers, unnamed: &[AttributionIx]) -> Terms {
        let mut sources: Vec<Source> = unnamed.iter().filter_map(|&ix| Source::of(layers, ix)).collect();
        sources.sort_by_key(|source| (source.span, source.ix));
        let said = said(layers);
        let mut about = BTreeMap::new();
        for (at, one) in said.iter().enumerate().filter(|(_, one)| !one.is_of_all) {
            for source in whom(layers, &sources, one) {
                about.entry(source.ix).or_insert(at);
            }
        }
        hand_on(&sources, &mut about);
        if let Some(at) = said.iter().position(|one| one.is_of_all) {
            for source in sources.iter().filter(|source| !source.is_voice()) {
                about.entry(source.ix).or_insert(at);
            }
        }
        Terms { said, about }
    }

    /// What is said of the terms of the source of the attribution at `ix`.
    pub(super) fn about(&self, ix: AttributionIx) -> Option<&Said> {
        self.about.get(&ix).map(|&at| &self.said[at])
    }
}

impl Source {
    fn of(layers: &Layers, ix: AttributionIx) -> Option<Source> {
        let text = &layers.article().text;
        let span = layers.attribution(ix).source.as_ref()?.extent();
        let phrase = Phrase::of(text, span)?;
        Some(Source {
            ix,
            span,
            sentence: layers.sentences().partition_point(|sentence| sentence.end() <= span.start()),
            noun: nouns::singular(&phrase.head().lower),
            is_one: claimed(&phrase).0 == Count::One,
            takes_up: is_listed(BACK, &phrase.core()[0].lower),
        })
    }

    fn is_voice(&self) -> bool {
        is_listed(VOICES, &self.noun)
    }

    fn is_pronoun(&self) -> bool {
        is_listed(PRONOUNS, &self.noun)
    }

    /// How it takes up one before it, if it does.
    fn reference(&self) -> Option<Reference> {
        let noun = (!self.is_pronoun()).then(|| self.noun.clone());
        self.takes_up.then_some(Reference { noun, is_one: self.is_one })
    }
}

/// The sentences that tell of terms.
fn said(layers: &Layers) -> Vec<Said> {
    let text = &layers.article().text;
    let said = layers.sentences().iter().enumerate().filter_map(|(number, &sentence)| {
        let terms = TERMS.find(text, sentence)?;
        let before = text.span(sentence.start()..terms.start());
        let from_terms = text.span(terms.start()..sentence.end())?;
        let reason = REASON.find(text, from_terms);
        Some(Said {
            sentence: number,
            terms,
            reason: reason.or_else(|| FEAR.find(text, before?)),
            is_of_all: before.is_some_and(|before| EVERYONE.is_in(text, before)),
        })
    });
    said.collect()
}

/// Those of `sources` whom `said` is about: the nearest in its sentence, and whom that, or else the beginning of the sentence, takes up.
fn whom<'a>(layers: &Layers, sources: &'a [Source], said: &Said) -> Vec<&'a Source> {
    let text = &layers.article().text;
    let first = sources.partition_point(|source| source.sentence < said.sentence);
    let (before, rest) = sources.split_at(first);
    let own = rest.iter().take_while(|source| source.sentence == said.sentence);
    let own: Vec<&Source> = own.filter(|source| may_have(layers, source, said.terms)).collect();
    let (earlier, later) =
        own.split_at(own.partition_point(|source| source.span.start() < said.terms.start()));
    let at = |span: Span| own.iter().copied().filter(move |source| source.span == span);
    if let Some(nearest) = earlier.last() {
        let are_together = text
            .span(nearest.span.end()..said.terms.start())
            .is_some_and(|between| TOGETHER.is_in(text, between));
        let taken_up = nearest.reference().map(|reference| antecedents(before, &reference, said.sentence));
        let these = if are_together { earlier.to_vec() } else { at(nearest.span).collect() };
        return these.into_iter().chain(taken_up.into_iter().flatten()).collect();
    }
    let opening = text.span(layers.sentences()[said.sentence].start()..said.terms.start());
    match opening.and_then(|opening| reference(text, opening)) {
        Some(reference) => antecedents(before, &reference, said.sentence),
        None => later.first().map(|nearest| at(nearest.span).collect()).unwrap_or_default(),
    }
}

/// Whether words at `terms` can be about `source`: they stand in every content that it stands in.
fn may_have(layers: &Layers, source: &Source, terms: Span) -> bool {
    let parent = |ix: &AttributionIx| layers.attribution(*ix).parent;
    let mut around = std::iter::successors(parent(&source.ix), parent);
    around.all(|ix| layers.attribution(ix).contents().iter().any(|part| part.contains(terms)))
}

/// How a sentence with this `opening` takes up somebody before: “they”, “the two officials”, “each of the people”.
fn reference(text: &Text, opening: Span) -> Option<Reference> {
    const BETWEEN: &str = "of the these those two three four five six other former current same";
    let phrase = Phrase::of(text, opening)?;
    let first = phrase.words[0].lower.as_str();
    let is_before_noun = phrase.words.get(1).is_some_and(|word| is_person(&word.lower));
    if is_listed(PRONOUNS, first) && !is_before_noun {
        return Some(Reference { noun: None, is_one: matches!(first, "he" | "she") });
    }
    let opens = is_listed(BACK, first) || matches!(first, "all" | "each");
    let mut words = phrase.words[1..].iter().filter(|word| !is_listed(BETWEEN, &word.lower)).take(2);
    let noun = words.find(|word| is_person(&word.lower)).filter(|_| opens)?;
    Some(Reference { noun: Some(nouns::singular(&noun.lower)), is_one: !nouns::is_plural(&noun.lower) })
}

fn is_person(noun: &str) -> bool {
    let is_of_person =
        matches!(nouns::listed(noun), Some(Noun::Insider | Noun::Office | Noun::Person | Noun::Crowd));
    is_of_person || noun == "people"
}

/// Those of the sources `before` a sentence whom it takes up: the nearest that fit, back to where they were spoken of first; several may
/// have come one by one.
fn antecedents<'a>(before: &'a [Source], reference: &Reference, sentence: usize) -> Vec<&'a Source> {
    let fits = |source: &&Source| {
        let is_so_called = match reference.noun.as_deref() {
            None => sentence - source.sentence <= NEAR,
            Some(noun) => is_listed(ANYBODY, noun) || noun == source.noun || source.is_pronoun(),
        };
        !source.is_voice() && is_so_called && (source.is_one || !reference.is_one)
    };
    let mut antecedents: Vec<&Source> = Vec::new();
    for source in before.iter().rev().take(MOST_BEFORE).filter(fits) {
        // One source may stand for two statements.
        let is_again = antecedents.last().is_some_and(|last| last.span == source.span);
        let is_whole = antecedents.last().is_some_and(|last| {
            let is_first = !last.takes_up && (reference.is_one || !last.is_one);
            is_first && !is_again
        });
        if is_whole {
            break;
        }
        antecedents.push(source);
    }
    antecedents
}

/// Gives the terms of sources to those that take them up later by their noun: “*the officials* added”.
fn hand_on(sources: &[Source], about: &mut BTreeMap<AttributionIx, usize>) {
    let mut last: HashMap<&str, usize> = HashMap::new();
    for source in sources.iter().filter(|source| !source.is_pronoun()) {
        let noun = source.noun.as_str();
        let handed_on = last.get(noun).copied().filter(|_| source.takes_up);
        match about.get(&source.ix).copied().or(handed_on) {
            Some(at) => {
                about.insert(source.ix, at);
                last.insert(noun, at);
            }
            None => {
                last.remove(noun);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use sayso_core::{Address, Article, AttributionIx, Draft, Spans, Text};

    use super::Terms;
    use crate::annotators::{paragraphs::Paragraphs, sentences::Sentences};
    use crate::{Annotator, Marked, marked};

    /// `article` without its brackets, and the sources in them, each with the word after it for a cue.
    fn read(article: &str) -> (Text, Draft) {
        let text = Text::new(article.replace(['[', ']'], "")).expect("short");
        let mut sources = Vec::new();
        let mut start = 0;
        for (number, part) in article.split(['[', ']']).enumerate() {
            let end = start + part.len();
            let cue = text.as_str()[end..].split(' ').nth(1).map_or(0, str::len);
            let [source, cue] =
                [start..end, end + 1..end + 1 + cue].map(|range| text.span(range).map(Spans::from));
            sources.extend((number % 2 == 1).then_some(Marked { source, cue, content: None }));
            start = end;
        }
        let mut drafts = [Draft::new(Article::new(Address::new("-"), text.clone()))];
        let layers: [&dyn Annotator; 2] = [&Paragraphs, &Sentences];
        layers.iter().for_each(|layer| layer.annotate(&mut drafts));
        let [mut draft] = drafts;
        marked::add(&mut draft, &sources);
        (text, draft)
    }

    /// Checks which sources have a reason, and what it is.
    #[track_caller]
    fn check(article: &str, expected: &[(&str, &str)]) {
        let (text, draft) = read(article);
        let unnamed: Vec<AttributionIx> = draft.attributions().map(|(ix, _)| ix).collect();
        let terms = Terms::of(&draft, &unnamed);
        let reasons = draft.attributions().filter_map(|(ix, attribution)| {
            let reason = terms.about(ix)?.reason?;
            Some((&text[attribution.source.as_ref()?.extent()], &text[reason]))
        });
        assert_eq!(reasons.collect::<Vec<_>>(), expected, "{article}");
    }

    #[test]
    fn terms_are_those_of_the_sources_that_are_taken_up() {
        let private = "because the talks are private";
        check(
            "[Three people] said that Orrin would buy Belmont. The people asked not to be identified because the talks are private. \
             [One of the people] said that a deal was near. [A spokesman for Orrin] declined to comment.",
            &[("Three people", private), ("One of the people", private)],
        );
        check(
            "[A banker] said the price was fair. [A trader] said it was high. Both asked not to be named because the talks are \
             private. [A witness] said the doors were closed.",
            &[("A banker", private), ("A trader", private)],
        );
        check(
            "[An engineer] said the dam was unsafe. [A spokesman] denied that. She spoke on condition of anonymity as she was not \
             authorised to speak.",
            &[("An engineer", "as she was not authorised to speak")],
        );
    }

    #[test]
    fn in_one_sentence_terms_are_those_of_the_nearest_source() {
        check(
            "[An official] said, on condition of anonymity because the talks are private, that the bill would pass, but [a spokeswoman] \
             denied that.",
            &[("An official", "because the talks are private")],
        );
        check(
            "[A banker] said no and [a trader] said yes, both speaking on condition of anonymity to discuss the talks.",
            &[("A banker", "to discuss the talks"), ("a trader", "to discuss the talks")],
        );
        check(
            "[An engineer] said, citing fear of reprisals, on condition of anonymity, that the dam was unsafe.",
            &[("An engineer", "citing fear of reprisals")],
        );
    }

    #[test]
    fn a_sentence_on_everyone_is_not_about_those_who_speak_for_others() {
        check(
            "[An official] said the bill would pass. [A spokesman] denied that. All of the sources were granted anonymity because they \
             feared for their jobs.",
            &[("An official", "because they feared for their jobs")],
        );
    }

    #[test]
    fn who_may_not_be_named_has_a_reason() {
        check(
            "[A boy, who cannot be named for legal reasons,] told the court that he had been beaten.",
            &[("A boy, who cannot be named for legal reasons,", "for legal reasons")],
        );
        check("[Two officials] said that the builder could not be named because of a ruling.", &[]);
        check("[Two officials] said the bill would pass. The ministry declined to be named.", &[]);
    }
}
