//! What an article tells of a source it does not name: who, how many, how they know, on what terms, and why no name.

use std::sync::LazyLock;

use sayso_core::{Attribution, Layers, Shown, Span, Unnamed};

use super::phrase::{Phrase, claimed};
use crate::patterns::Pattern;

/// How people are said to know.
static BASIS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:(?:directly |personally |intimately )?(?:familiar with|briefed on|privy to|involved in|involved with|aware of|close to|present (?:at|for|in))\
         |with (?:\\w+ ){0,2}(?:knowledge|access|understanding|insight)(?: of| to| into)?\
         |who (?:\\w+ ){0,3}?(?:witnessed|saw|attended|heard|watched|participated in|took part in|knows?|knew|spoke (?:to|with)|reviewed|read|works? (?:with|for|on)|worked (?:with|for|on))\
         |who (?:was|were) (?:\\w+ ){0,2}(?:present|briefed|involved|there|in the room))[^,.;\"“”()—]*",
    )
});

/// On what terms they are said to have spoken.
static TERMS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:on|under) (?:the )?condition(?:s)? (?:of anonymity|that (?:\\w+ ){0,3}not be (?:named|identified|quoted))|on (?:deep )?background|off the record\
         |not for attribution|(?:ask|request|insist)(?:ed|ing|s)? (?:for |on |to remain )?(?:anonymity|anonymous)|(?:ask|request|prefer|want)(?:r?ed|ing|s)? (?:to )?(?:not |remain )?(?:to )?(?:be (?:named|identified|quoted)|anonymous)\
         |(?:asked|wished|wanted|preferred|declined|refused) (?:not )?to be (?:named|identified|quoted)(?: by name)?|(?:was|were|been|being|are) (?:all )?(?:granted|given|promised) anonymity|granted anonymity\
         |spoke anonymously|speaking anonymously|anonymously|whose names? (?:was|were|is|are|has|have) (?:been )?withheld|(?:was|were|is|are|been)? ?not (?:authori[sz]ed|permitted|allowed) to (?:speak|talk|comment|discuss)",
    )
});

/// Why they are said not to be named, from its first word to the end of its clause.
static REASON: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:because|for fear of|fearing|in order to|citing|out of|so as not to|given the|due to)\\b[^.,;\"“”()]*|to (?:discuss|describe|speak|talk|share|be candid|protect|avoid|detail|recount)\\b[^.,;\"“”()]*\
         |(?:was|were|is|are|been)? ?not (?:authori[sz]ed|permitted|allowed) to (?:speak|talk|comment|discuss)[^.;,\"“”()]*",
    )
});

/// Words by which an article refers to all its unnamed sources.
static EVERYONE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "all (?:\\w+ ){0,4}|(?:the|these|those|both|each) (?:of the )?(?:sources|people|persons|officials|individuals|aides|insiders)|most of the (?:sources|people|officials)|sources (?:for|in) this (?:story|article|report)|they|both",
    )
});

/// How far a sentence on terms may stand from the source it is about, in sentences.
const NEAR: usize = 3;

/// The sentences of an article that tell on what terms its sources spoke.
pub(super) struct Terms(Vec<Said>);

/// One such sentence.
struct Said {
    sentence: usize,
    terms: Span,
    reason: Option<Span>,
    /// Whether it is about all of them.
    is_of_all: bool,
}

impl Terms {
    /// Those of the article.
    pub(super) fn of(layers: &Layers) -> Terms {
        let text = &layers.article().text;
        let said = layers.sentences().iter().enumerate().filter_map(|(number, &sentence)| {
            let terms = TERMS.find(text, sentence)?;
            let before = text.span(sentence.start()..terms.start());
            let from_terms = text.span(terms.start()..sentence.end())?;
            Some(Said {
                sentence: number,
                terms,
                reason: REASON.find(text, from_terms),
                is_of_all: before.is_some_and(|before| EVERYONE.is_in(text, before)),
            })
        });
        Terms(said.collect())
    }

    /// What is said of the terms of the source in the sentence with this number: in it, in one on all of them, or in one that
    /// follows soon and takes up its noun.
    fn about(&self, layers: &Layers, sentence: usize, noun: &str) -> Option<&Said> {
        let takes_up = |said: &&Said| {
            let words = &layers.article().text[layers.sentences()[said.sentence]].to_lowercase();
            said.sentence > sentence
                && said.sentence - sentence <= NEAR
                && words.contains(&format!("the {noun}"))
        };
        let own = self.0.iter().find(|said| said.sentence == sentence);
        own.or_else(|| self.0.iter().find(takes_up)).or_else(|| self.0.iter().find(|said| said.is_of_all))
    }
}

/// What the article tells of the source of `attribution`, which it does not name.
pub(super) fn of(layers: &Layers, terms: &Terms, attribution: &Attribution) -> Unnamed {
    let text = &layers.article().text;
    let Some(source) = attribution.source.as_ref().map(|source| source.extent()) else {
        return Unnamed::default();
    };
    let Some(phrase) = Phrase::of(text, source) else { return Unnamed::default() };
    let sentence = layers.sentences().partition_point(|sentence| sentence.end() <= source.start());
    let said = terms.about(layers, sentence, &phrase.head().lower);
    let (count, words) = claimed(&phrase);
    Unnamed {
        descriptor: descriptor(&phrase),
        count: Some(Shown { value: count, rule: "the number of the noun phrase", words: Some(words) }),
        basis: BASIS.find(text, source),
        terms: said.map(|said| said.terms),
        reason: said.and_then(|said| said.reason),
    }
}

/// The words that say who they are, unless they say nothing: “one”, “they”.
fn descriptor(phrase: &Phrase) -> Option<Span> {
    const EMPTY: [&str; 12] = [
        "one", "they", "he", "she", "who", "some", "others", "another", "source", "sources", "someone", "two",
    ];
    let says_nothing = EMPTY.contains(&phrase.head().lower.as_str()) && phrase.core().len() == 1;
    let is_described = phrase.rest().first().is_some_and(|word| !word.is_after_break);
    let end = phrase.rest().iter().take_while(|word| !word.is_after_break).last().unwrap_or(phrase.head());
    (!says_nothing || is_described).then(|| phrase.words[0].span.join(end.span))
}
