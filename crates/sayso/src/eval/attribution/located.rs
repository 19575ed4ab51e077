//! Attributions as sets of tokens, and how those of people and program are matched.

use std::collections::BTreeSet;

use super::corpus::Relation;
use super::measure::{Agreement, Criterion, Kind, Role, Tally};
use super::tokens::Tokens;

/// First token of a fragment, and one past its last.
type Fragment = (usize, usize);

/// One attribution, on tokens.
struct Located {
    source: BTreeSet<Fragment>,
    cue: BTreeSet<Fragment>,
    content: BTreeSet<Fragment>,
    source_tokens: BTreeSet<usize>,
    /// Tokens of the content that hold a letter or digit.
    content_words: BTreeSet<usize>,
    kind: Kind,
    confidence: Option<f64>,
}

impl Located {
    fn new(tokens: &Tokens, relation: &Relation) -> Located {
        let fragments = |spans: &[std::ops::Range<usize>]| -> BTreeSet<Fragment> {
            let touched = spans.iter().map(|span| tokens.touched(span));
            touched.filter(|range| !range.is_empty()).map(|range| (range.start, range.end)).collect()
        };
        let (source, content) = (fragments(&relation.source), fragments(&relation.content));
        let content_words = covered(&content).into_iter().filter(|&ix| tokens.is_word(ix)).collect();
        Located {
            source_tokens: covered(&source),
            kind: kind(tokens, &content_words),
            cue: fragments(&relation.cue),
            source,
            content,
            content_words,
            confidence: relation.confidence,
        }
    }

    fn fragments(&self, role: Role) -> &BTreeSet<Fragment> {
        match role {
            Role::Source => &self.source,
            Role::Cue => &self.cue,
            Role::Content => &self.content,
        }
    }

    fn is(&self, kind: Kind) -> bool {
        kind == Kind::All || self.kind == kind
    }
}

fn covered(fragments: &BTreeSet<Fragment>) -> BTreeSet<usize> {
    fragments.iter().flat_map(|&(start, end)| start..end).collect()
}

/// The kind of a content of these words.
fn kind(tokens: &Tokens, words: &BTreeSet<usize>) -> Kind {
    let quoted = words.iter().filter(|&&ix| tokens.is_quoted(ix)).count();
    match quoted {
        0 => Kind::Indirect,
        _ if quoted as f64 / words.len() as f64 >= 0.9 => Kind::Direct,
        _ => Kind::Mixed,
    }
}

/// The attributions of one article on both sides.
pub(super) struct Sides {
    gold: Vec<Located>,
    predicted: Vec<Located>,
    pairs: Vec<Pair>,
}

impl Sides {
    pub(super) fn new(tokens: &Tokens, gold: &[&Relation], predicted: &[&Relation]) -> Sides {
        let locate = |relations: &[&Relation]| -> Vec<Located> {
            relations.iter().map(|relation| Located::new(tokens, relation)).collect()
        };
        let (gold, predicted) = (locate(gold), locate(predicted));
        Sides { pairs: pairs(&gold, &predicted), gold, predicted }
    }

    /// Fragments of `role` on both sides and on each, whichever attribution they belong to.
    pub(super) fn exact(&self, role: Role) -> Tally {
        let distinct = |located: &[Located]| -> BTreeSet<Fragment> {
            located.iter().flat_map(|located| located.fragments(role)).copied().collect()
        };
        let (gold, predicted) = (distinct(&self.gold), distinct(&self.predicted));
        let both = count(gold.intersection(&predicted));
        Tally { gold: count(&gold), predicted: count(&predicted), gold_found: both, predicted_right: both }
    }

    /// The counts over attributions of `kind`, linked by `agreement` and `criterion`.
    pub(super) fn linked(&self, agreement: Agreement, criterion: Criterion, kind: Kind) -> Tally {
        let links = self.links(agreement, criterion);
        Tally {
            gold: count(self.gold.iter().filter(|located| located.is(kind))),
            predicted: count(self.predicted.iter().filter(|located| located.is(kind))),
            gold_found: count(links.gold.iter().filter(|&&ix| self.gold[ix].is(kind))),
            predicted_right: count(links.predicted.iter().filter(|&&ix| self.predicted[ix].is(kind))),
        }
    }

    /// The confidence of each prediction that has one, and whether it is linked by half of the content and the source.
    pub(super) fn judged(&self) -> Vec<(f64, bool)> {
        let links = self.links(Agreement::ContentAndSource, Criterion::HalfOfUnion);
        let judged = self.predicted.iter().enumerate().filter_map(|(ix, located)| {
            located.confidence.map(|confidence| (confidence, links.predicted.contains(&ix)))
        });
        judged.collect()
    }

    /// Links attributions one to one, the pairs that agree best first.
    fn links(&self, agreement: Agreement, criterion: Criterion) -> Links {
        let mut links = Links { gold: BTreeSet::new(), predicted: BTreeSet::new() };
        for pair in &self.pairs {
            let is_free = !links.gold.contains(&pair.gold) && !links.predicted.contains(&pair.predicted);
            let (ours, theirs) = (&self.gold[pair.gold], &self.predicted[pair.predicted]);
            if is_free
                && contents_agree(criterion, ours, theirs, pair)
                && sources_agree(agreement, ours, theirs)
            {
                links.gold.insert(pair.gold);
                links.predicted.insert(pair.predicted);
            }
        }
        links
    }
}

/// The attributions on either side that were linked.
struct Links {
    gold: BTreeSet<usize>,
    predicted: BTreeSet<usize>,
}

/// A gold and a predicted attribution that share a word of content.
struct Pair {
    gold: usize,
    predicted: usize,
    shared: usize,
    union: usize,
}

/// All such pairs, the best agreement first; where two agree as well, in the order of their articles.
fn pairs(gold: &[Located], predicted: &[Located]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (gold_ix, gold) in gold.iter().enumerate() {
        for (predicted_ix, predicted) in predicted.iter().enumerate() {
            let (ours, theirs) = (&gold.content_words, &predicted.content_words);
            let shared = ours.intersection(theirs).count();
            if shared > 0 {
                let union = ours.len() + theirs.len() - shared;
                pairs.push(Pair { gold: gold_ix, predicted: predicted_ix, shared, union });
            }
        }
    }
    // Fractions compare by cross-multiplication, exactly. The sort is stable.
    pairs.sort_by_key(|pair| std::cmp::Reverse(Share(pair.shared, pair.union)));
    pairs
}

/// A fraction, ordered by value.
#[derive(Clone, Copy)]
struct Share(usize, usize);

impl Ord for Share {
    fn cmp(&self, other: &Share) -> std::cmp::Ordering {
        (self.0 * other.1).cmp(&(other.0 * self.1))
    }
}

impl PartialOrd for Share {
    fn partial_cmp(&self, other: &Share) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Share {
    fn eq(&self, other: &Share) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Share {}

fn contents_agree(criterion: Criterion, gold: &Located, predicted: &Located, pair: &Pair) -> bool {
    match criterion {
        Criterion::HalfOfUnion => 2 * pair.shared >= pair.union,
        Criterion::FourFifths => {
            let longer = gold.content_words.len().max(predicted.content_words.len());
            5 * pair.shared >= 4 * longer
        }
        Criterion::Exact => pair.shared == pair.union,
    }
}

fn sources_agree(agreement: Agreement, gold: &Located, predicted: &Located) -> bool {
    let (ours, theirs) = (&gold.source_tokens, &predicted.source_tokens);
    match agreement {
        Agreement::Content => true,
        Agreement::ContentAndSource => !ours.is_disjoint(theirs) || (ours.is_empty() && theirs.is_empty()),
    }
}

fn count<T>(things: impl IntoIterator<Item = T>) -> u32 {
    u32::try_from(things.into_iter().count()).expect("fewer than characters in a text")
}
