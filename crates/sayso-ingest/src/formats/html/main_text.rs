//! Chooses the blocks that are the article.
//!
//! `trafilatura` knows best where an article is, but what it returns is not the page's own text: words run together
//! at links, and links lose their place. So its text only votes; the words and links are read from the page itself.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use ego_tree::NodeId;

use super::blocks::{Block, BlockKind};

/// How many letters and digits in a row make a piece that hardly occurs in two places.
const PIECE: usize = 12;

/// The share of its pieces that a block must have in the voted text.
const ENOUGH: f64 = 0.6;

/// Blocks with fewer letters than this could have their words anywhere in the voted text.
const SHORT: usize = 40;

/// An element with a larger share of the chosen letters than this is the article, whatever it calls itself.
const ARTICLE_SHARE: f64 = 0.3;

/// How much of the voted text is searched in all, in bytes: the work of seconds. One of 100,000 letters is searched 20,000
/// times before that, which is far more often than articles of this length need.
const MOST_SEARCHED: usize = 2 << 30;

/// A block that may be part of the article.
struct Candidate {
    block: Block,
    letters: Vec<char>,
    is_kept: bool,
}

/// Keeps those of `blocks` that `voted` holds, and what certainly belongs to them; drops what certainly does not.
pub(super) fn choose(blocks: Vec<Block>, voted: &str, title: Option<&str>) -> Vec<Block> {
    let mut vote = Vote::new(voted);
    let mut candidates: Vec<Candidate> = blocks.into_iter().map(|block| vote.on(block)).collect();
    keep_short_neighbours(&mut candidates, &mut vote);
    fill_gaps(&mut candidates);
    drop_repeats(&mut candidates, &mut vote);
    drop_title(&mut candidates, title);
    drop_furniture(&mut candidates);
    drop_where(&mut candidates, |block| block.kind == BlockKind::Caption);
    drop_where(&mut candidates, leads_elsewhere);
    drop_loose_ends(&mut candidates);
    candidates.into_iter().filter(|candidate| candidate.is_kept).map(|candidate| candidate.block).collect()
}

/// Whether the blocks hold at least one passage that tells something: on a page that only lists others, each links away.
pub(super) fn is_article(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| {
        let has_prose = block.kind != BlockKind::Heading && block.link_share() < 0.5;
        has_prose && letters_of(&block.text).len() >= SHORT
    })
}

fn letters_of(text: &str) -> Vec<char> {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn digest(piece: &[char]) -> u64 {
    let mut hasher = DefaultHasher::new();
    piece.hash(&mut hasher);
    hasher.finish()
}

/// A text as the letters and digits in it: where spaces went astray, these still agree.
struct Vote {
    letters: String,
    // By digest: a long page has millions.
    pieces: HashSet<u64>,
    // How often the letters may still be searched.
    searches: usize,
}

impl Vote {
    fn new(text: &str) -> Vote {
        let letters = letters_of(text);
        let pieces = letters.windows(PIECE).map(digest).collect();
        let letters: String = letters.into_iter().collect();
        Vote { searches: MOST_SEARCHED / letters.len().max(1), letters, pieces }
    }

    fn on(&self, block: Block) -> Candidate {
        let letters = letters_of(&block.text);
        let pieces = letters.windows(PIECE);
        let (count, held) =
            (pieces.len(), pieces.filter(|piece| self.pieces.contains(&digest(piece))).count());
        let is_kept = letters.len() >= SHORT && held as f64 >= ENOUGH * count as f64;
        Candidate { block, letters, is_kept }
    }

    /// Whether the one run of letters stands right before the other.
    fn joins(&mut self, before: &[char], after: &[char]) -> bool {
        let run = [before, after].concat();
        let has_pieces = run.windows(PIECE).all(|piece| self.pieces.contains(&digest(piece)));
        has_pieces && self.search().contains(&run.into_iter().collect::<String>())
    }

    fn count(&mut self, letters: &[char]) -> usize {
        self.search().matches(&letters.iter().collect::<String>()).count()
    }

    /// The letters, to be searched once; none after the last search that is allowed.
    fn search(&mut self) -> &str {
        let Some(left) = self.searches.checked_sub(1) else { return "" };
        self.searches = left;
        &self.letters
    }
}

/// Keeps short blocks that stand in the vote right next to a block that is kept.
fn keep_short_neighbours(candidates: &mut [Candidate], vote: &mut Vote) {
    let after = next_kept(candidates);
    let mut before: Option<usize> = None;
    for ix in 0..candidates.len() {
        let short = &candidates[ix].letters;
        if !candidates[ix].is_kept && !short.is_empty() && short.len() < SHORT {
            let follows = before.is_some_and(|place| vote.joins(last(&candidates[place].letters), short));
            let leads = |place: usize| vote.joins(short, first(&candidates[place].letters));
            candidates[ix].is_kept = follows || after[ix].is_some_and(leads);
        }
        if candidates[ix].is_kept {
            before = Some(ix);
        }
    }
}

/// The first piece of a block, or all of a shorter one.
fn first(letters: &[char]) -> &[char] {
    &letters[..letters.len().min(PIECE)]
}

/// The last piece of a block, or all of a shorter one.
fn last(letters: &[char]) -> &[char] {
    &letters[letters.len().saturating_sub(PIECE)..]
}

/// For each candidate, the place of the next one after it that is kept.
fn next_kept(candidates: &[Candidate]) -> Vec<Option<usize>> {
    let mut next = None;
    let mut places: Vec<Option<usize>> = Vec::with_capacity(candidates.len());
    for (ix, candidate) in candidates.iter().enumerate().rev() {
        places.push(next);
        next = if candidate.is_kept { Some(ix) } else { next };
    }
    places.reverse();
    places
}

/// Keeps paragraphs between two that are kept in the same column.
fn fill_gaps(candidates: &mut [Candidate]) {
    for ix in 0..candidates.len() {
        let Candidate { block, is_kept, .. } = &candidates[ix];
        if *is_kept || !could_fill_a_gap(block) {
            continue;
        }
        let is_near = |other: &Candidate| other.is_kept && other.block.column == block.column;
        let before = candidates[ix.saturating_sub(4)..ix].iter().any(is_near);
        let after = candidates[ix + 1..].iter().take(4).any(is_near);
        candidates[ix].is_kept = before && after;
    }
}

fn could_fill_a_gap(block: &Block) -> bool {
    match block.kind {
        BlockKind::Paragraph => block.text.len() >= SHORT,
        BlockKind::Other => block.text.len() >= 2 * SHORT && block.link_share() < 0.5,
        BlockKind::Heading | BlockKind::Item | BlockKind::Caption => false,
    }
}

/// Of blocks with the same words, keeps as many as the vote has, those with the most kept blocks around them.
fn drop_repeats(candidates: &mut [Candidate], vote: &mut Vote) {
    // In order, so that the vote is searched for the same ones each time.
    let mut same: BTreeMap<&[char], Vec<usize>> = BTreeMap::new();
    for (ix, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| candidate.is_kept) {
        same.entry(&candidate.letters).or_default().push(ix);
    }
    let mut surplus = Vec::new();
    for (letters, mut places) in same.into_iter().filter(|(_, places)| places.len() > 1) {
        let company = |&place: &usize| {
            let around = &candidates[place.saturating_sub(3)..candidates.len().min(place + 4)];
            around.iter().filter(|other| other.is_kept).count()
        };
        places.sort_by_key(|place| std::cmp::Reverse(company(place)));
        surplus.extend(places.into_iter().skip(vote.count(letters).max(1)));
    }
    surplus.into_iter().for_each(|place| candidates[place].is_kept = false);
}

/// Drops headings that repeat the title.
fn drop_title(candidates: &mut [Candidate], title: Option<&str>) {
    let title = letters_of(title.unwrap_or_default());
    for candidate in candidates {
        if candidate.block.kind == BlockKind::Heading && candidate.letters == title {
            candidate.is_kept = false;
        }
    }
}

/// Drops what stands in elements that name themselves furniture, unless much of the article does.
fn drop_furniture(candidates: &mut [Candidate]) {
    let kept = || candidates.iter().filter(|candidate| candidate.is_kept);
    let all: usize = kept().map(|candidate| candidate.letters.len()).sum();
    let mut within: HashMap<NodeId, usize> = HashMap::new();
    for candidate in kept() {
        for &element in &candidate.block.furniture {
            *within.entry(element).or_default() += candidate.letters.len();
        }
    }
    let is_small = |element: &NodeId| {
        within.get(element).is_some_and(|&letters| (letters as f64) < ARTICLE_SHARE * all as f64)
    };
    for candidate in candidates.iter_mut() {
        if candidate.block.furniture.iter().any(is_small) {
            candidate.is_kept = false;
        }
    }
}

fn drop_where(candidates: &mut [Candidate], is_dropped: impl Fn(&Block) -> bool) {
    for candidate in candidates.iter_mut().filter(|candidate| is_dropped(&candidate.block)) {
        candidate.is_kept = false;
    }
}

/// Whether a block is there to be clicked, such as “READ MORE: …”.
fn leads_elsewhere(block: &Block) -> bool {
    static LABELS: &[&str] = &[
        "also read",
        "click here",
        "don't miss",
        "don’t miss",
        "more:",
        "more from",
        "more on",
        "read also",
        "read more",
        "read next",
        "recommended",
        "related",
        "see also",
        "see more",
        "watch",
        "you may also like",
    ];
    let start = block.text.to_lowercase();
    let has_label = LABELS.iter().any(|label| start.starts_with(label));
    match block.kind {
        BlockKind::Item | BlockKind::Heading => has_label && block.link_share() > 0.5,
        BlockKind::Paragraph | BlockKind::Caption | BlockKind::Other => {
            block.link_share() > if has_label { 0.4 } else { 0.9 }
        }
    }
}

/// Drops headings and lists of links that nothing follows.
fn drop_loose_ends(candidates: &mut [Candidate]) {
    for candidate in candidates.iter_mut().rev().filter(|candidate| candidate.is_kept) {
        let leads_nowhere = candidate.block.kind == BlockKind::Heading || candidate.block.link_share() > 0.8;
        if !leads_nowhere {
            return;
        }
        candidate.is_kept = false;
    }
}

#[cfg(test)]
mod tests {
    use super::{Vote, letters_of};

    #[test]
    fn runs_that_meet_in_the_vote_are_joined() {
        let mut vote = Vote::new("Lee said on Monday that the bridge would close. No.");
        let mut check = |before: &str, after: &str, expected: bool| {
            assert_eq!(vote.joins(&letters_of(before), &letters_of(after)), expected, "{before} {after}");
        };
        check("Monday that", "the bridge", true);
        check("close.", "No.", true);
        check("the bridge", "Monday that", false);
        check("No.", "Yes.", false);
    }

    #[test]
    fn what_has_a_piece_that_the_vote_lacks_is_not_searched_for() {
        let mut vote = Vote::new("Lee said on Monday that the bridge would close.");
        let searches = vote.searches;
        assert!(!vote.joins(&letters_of("the bridge would close"), &letters_of("Share this")));
        assert_eq!(vote.searches, searches);
    }

    #[test]
    fn nothing_is_found_after_the_last_search() {
        let mut vote = Vote { searches: 1, ..Vote::new("Lee said no. Lee said no.") };
        assert_eq!(vote.count(&letters_of("Lee said no.")), 2);
        assert_eq!(vote.count(&letters_of("Lee said no.")), 0);
        assert!(!vote.joins(&letters_of("Lee"), &letters_of("said")));
    }
}
