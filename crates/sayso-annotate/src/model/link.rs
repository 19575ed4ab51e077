//! Spans to attributions: each content goes to the cue it hangs on, each cue to its source.
//!
//! A linear ranker per role, fitted on gold spans by `training/sayso_training/link.py`: it chooses right for 99 of 100.

use std::ops::Range;

use serde::Deserialize;

use super::spans::{Role, RoleSpan};
use super::words::Word;

/// Words beyond which no span belongs to a cue.
const FARTHEST: usize = 250;

/// How many measures of distance there are: see [`Between::measures`].
const MEASURES: usize = 8;

/// One attribution, in words of the article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Linked {
    /// `None` where the article names no source.
    pub(crate) source: Option<Range<usize>>,
    pub(crate) cue: Range<usize>,
    /// In reading order; none where only a cue and its source were found.
    pub(crate) contents: Vec<Range<usize>>,
    /// The lowest among its spans: no attribution is surer than its weakest part.
    pub(crate) probability: f32,
}

impl Linked {
    /// The words from its first part to its last.
    pub(crate) fn extent(&self) -> Range<usize> {
        let parts = self.source.iter().chain([&self.cue]).chain(&self.contents);
        parts.fold(self.cue.clone(), |whole, part| whole.start.min(part.start)..whole.end.max(part.end))
    }

    /// Whether the two stand in the way of each other.
    pub(crate) fn overlaps(&self, other: &Linked) -> bool {
        let (one, other) = (self.extent(), other.extent());
        one.start < other.end && other.start < one.end
    }
}

/// The weights of both rankers.
#[derive(Deserialize)]
pub(crate) struct Ranking {
    content: Weights,
    source: Weights,
}

/// What each measure of distance costs.
#[derive(Deserialize)]
struct Weights {
    /// Where the span stands before its cue.
    before: [f64; MEASURES],
    /// Where it stands after.
    after: [f64; MEASURES],
    /// For standing before at all.
    is_before: f64,
    /// What 995 of 1,000 gold choices stay below.
    dearest: f64,
}

/// The spans of an article, by role, and where its sentences end.
struct Spans<'a> {
    words: &'a [Word],
    /// The number of the sentence that each word stands in.
    sentences: &'a [usize],
    cues: Vec<&'a RoleSpan>,
    sources: Vec<&'a RoleSpan>,
    contents: Vec<&'a RoleSpan>,
}

/// Links `spans` of `words` into attributions, ordered by their cues. What has neither content nor source is left out. `sentences` numbers the sentence of each word.
pub(crate) fn link(
    ranking: &Ranking,
    words: &[Word],
    sentences: &[usize],
    spans: &[RoleSpan],
) -> Vec<Linked> {
    let of_roles =
        |roles: &[Role]| spans.iter().filter(|span| roles.contains(&span.role)).collect::<Vec<_>>();
    let spans = Spans {
        words,
        sentences,
        cues: of_roles(&[Role::Cue, Role::BareCue]),
        sources: of_roles(&[Role::Source]),
        contents: of_roles(&[Role::Content]),
    };
    let mut contents: Vec<Vec<&RoleSpan>> = vec![Vec::new(); spans.cues.len()];
    for &content in &spans.contents {
        if let Some(cue) = spans.cheapest(&ranking.content, &spans.cues, content, |cue| (content, cue)) {
            contents[cue].push(content);
        }
    }
    let linked = spans.cues.iter().zip(contents);
    let linked = linked.map(|(cue, contents)| spans.attribution(&ranking.source, cue, &contents));
    linked.filter(|linked| !linked.contents.is_empty() || linked.source.is_some()).collect()
}

impl Spans<'_> {
    /// An attribution on `cue`, with the source that is nearest to it, unless the cue says that there is none.
    fn attribution(&self, weights: &Weights, cue: &RoleSpan, contents: &[&RoleSpan]) -> Linked {
        let source = match cue.role {
            Role::BareCue => None,
            Role::Cue | Role::Source | Role::Content => {
                self.cheapest(weights, &self.sources, cue, |source| (source, cue)).map(|at| self.sources[at])
            }
        };
        let parts = contents.iter().copied().chain(source).chain([cue]);
        Linked {
            source: source.map(|source| source.words.clone()),
            cue: cue.words.clone(),
            contents: contents.iter().map(|content| content.words.clone()).collect(),
            probability: parts.map(|part| part.probability).fold(1.0, f32::min),
        }
    }

    /// The position of the cheapest of `candidates`, each of which `pair` makes a span and its cue; `None` where all
    /// are dearer than nearly every gold choice is.
    fn cheapest<'s>(
        &self,
        weights: &Weights,
        candidates: &[&'s RoleSpan],
        near: &RoleSpan,
        pair: impl Fn(&'s RoleSpan) -> (&'s RoleSpan, &'s RoleSpan),
    ) -> Option<usize> {
        let low = near.words.start.saturating_sub(FARTHEST);
        let first = candidates.partition_point(|candidate| candidate.words.start < low);
        let within = |candidate: &&&RoleSpan| candidate.words.start < near.words.start + FARTHEST;
        let costs = candidates[first..].iter().take_while(within).zip(first..).map(|(candidate, at)| {
            let (span, cue) = pair(candidate);
            (self.cost(weights, span, cue), at)
        });
        let cheapest = costs.min_by(|one, other| one.0.total_cmp(&other.0))?;
        (cheapest.0 <= weights.dearest).then_some(cheapest.1)
    }

    fn cost(&self, weights: &Weights, span: &RoleSpan, cue: &RoleSpan) -> f64 {
        let is_before = span.words.start < cue.words.start;
        let between = Between { spans: self, span, cue, is_before };
        let (prices, base) =
            if is_before { (&weights.before, weights.is_before) } else { (&weights.after, 0.0) };
        base + prices.iter().zip(between.measures()).map(|(price, measure)| price * measure).sum::<f64>()
    }
}

/// A span, a cue, and what stands between them.
struct Between<'a> {
    spans: &'a Spans<'a>,
    span: &'a RoleSpan,
    cue: &'a RoleSpan,
    is_before: bool,
}

impl Between<'_> {
    /// In this order: log of the words between, contents left out; those words in tens, to 5; log of the words of
    /// contents between; sentence borders, to 5; paragraph borders, to 3; cues, sources and contents that begin between.
    fn measures(&self) -> [f64; MEASURES] {
        let (first, second) = if self.is_before {
            (&self.span.words, &self.cue.words)
        } else {
            (&self.cue.words, &self.span.words)
        };
        let gap = first.end..second.start.max(first.end);
        let quoted = self.content_words(&gap);
        let bare = (gap.len() - quoted.min(gap.len())) as f64;
        let (last, next) = (first.end - 1, second.start);
        let sentences = self.spans.sentences[next].saturating_sub(self.spans.sentences[last]);
        let paragraphs = self.spans.words[next].paragraph.saturating_sub(self.spans.words[last].paragraph);
        [
            bare.ln_1p(),
            bare.min(50.0) / 10.0,
            (quoted as f64).ln_1p(),
            sentences.min(5) as f64,
            f64::from(paragraphs.min(3)),
            self.beginning_in(&gap, &self.spans.cues),
            self.beginning_in(&gap, &self.spans.sources),
            self.beginning_in(&gap, &self.spans.contents),
        ]
    }

    /// How many words of other contents stand in `gap`.
    fn content_words(&self, gap: &Range<usize>) -> usize {
        let others = self.near(gap, &self.spans.contents).filter(|content| content.words != self.span.words);
        others
            .map(|content| content.words.end.min(gap.end).saturating_sub(content.words.start.max(gap.start)))
            .sum()
    }

    /// How many of `spans`, the two at the ends left out, begin in `gap`.
    fn beginning_in(&self, gap: &Range<usize>, spans: &[&RoleSpan]) -> f64 {
        let begins = |other: &&&RoleSpan| {
            gap.contains(&other.words.start)
                && other.words != self.span.words
                && other.words != self.cue.words
        };
        self.near(gap, spans).filter(|other| begins(other)).count() as f64
    }

    /// The spans that may touch `gap`: spans of one role are disjoint and sorted.
    fn near<'s>(
        &self,
        gap: &Range<usize>,
        spans: &'s [&'s RoleSpan],
    ) -> impl Iterator<Item = &'s &'s RoleSpan> {
        let first = spans.partition_point(|other| other.words.end <= gap.start);
        let end = gap.end;
        spans[first..].iter().take_while(move |other| other.words.start < end)
    }
}

#[cfg(test)]
mod tests {
    use sayso_core::Text;

    use super::{Linked, link};
    use crate::model::spans::{Role, RoleSpan};
    use crate::model::{Tagger, Words};

    /// `marked` has each span in brackets after the letter of its role: `s[Lee] q[said] c[no], b[reportedly]`.
    fn check(marked: &str, expected: &[(&str, &str, &[&str])]) {
        let (content, marks) = unmark(marked);
        let text = Text::new(content.as_str()).expect("short");
        let paragraph = text.span(0..content.len()).expect("not empty");
        let tagger = Tagger::shipped();
        let words = Words::of_paragraphs(&text, &[(0, paragraph)], &tagger.vocabulary);
        let spans: Vec<_> = marks
            .into_iter()
            .map(|(letter, range)| {
                let at = |byte| words.as_slice().partition_point(|word| word.span.start() < byte);
                RoleSpan { role: role(letter), words: at(range.start)..at(range.end), probability: 1.0 }
            })
            .collect();
        let sentences = vec![0; words.len()];
        let said = |range: &std::ops::Range<usize>| {
            let covered = &words.as_slice()[range.clone()];
            text[covered[0].span.join(covered[covered.len() - 1].span)].to_owned()
        };
        let found: Vec<_> = link(tagger.ranking(), words.as_slice(), &sentences, &spans)
            .iter()
            .map(|Linked { source, cue, contents, .. }| {
                let source = source.as_ref().map(said).unwrap_or_default();
                (source, said(cue), contents.iter().map(said).collect::<Vec<_>>())
            })
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(source, cue, contents)| {
                ((*source).to_owned(), (*cue).to_owned(), contents.iter().map(|&c| c.to_owned()).collect())
            })
            .collect();
        assert_eq!(found, expected);
    }

    fn role(letter: char) -> Role {
        match letter {
            's' => Role::Source,
            'q' => Role::Cue,
            'b' => Role::BareCue,
            _ => Role::Content,
        }
    }

    fn unmark(marked: &str) -> (String, Vec<(char, std::ops::Range<usize>)>) {
        let (mut content, mut marks, mut open) = (String::new(), Vec::new(), None);
        for c in marked.chars() {
            match c {
                '[' => open = content.pop().map(|letter| (letter, content.len())),
                ']' => marks.extend(open.take().map(|(letter, start)| (letter, start..content.len()))),
                c => content.push(c),
            }
        }
        (content, marks)
    }

    #[test]
    fn a_quotation_split_by_its_cue_is_one_content() {
        check("c[“No,”] s[Lee] q[said]. c[“Not now.”]", &[("Lee", "said", &["“No,”", "“Not now.”"])]);
    }

    #[test]
    fn one_source_serves_two_cues() {
        check(
            "s[Lee] q[said] c[it was late] and q[added] c[that it rained].",
            &[("Lee", "said", &["it was late"]), ("Lee", "added", &["that it rained"])],
        );
    }

    #[test]
    fn each_cue_has_the_nearest_source() {
        check(
            "s[Lee] q[said] c[yes], but s[Kim] q[said] c[no].",
            &[("Lee", "said", &["yes"]), ("Kim", "said", &["no"])],
        );
    }

    #[test]
    fn a_bare_cue_takes_no_source() {
        check(
            "s[Lee] q[said] c[yes]. c[The mill] b[is said] c[to close].",
            &[("Lee", "said", &["yes"]), ("", "is said", &["The mill", "to close"])],
        );
    }

    #[test]
    fn a_cue_with_neither_content_nor_source_gives_nothing() {
        check("s[Lee] q[said].", &[("Lee", "said", &[])]);
        check("b[Allegedly].", &[]);
    }
}
