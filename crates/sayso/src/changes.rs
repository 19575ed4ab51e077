//! What became of statements from one version of an article to the next.

use std::collections::BTreeMap;

use sayso_store::{ArticleRecord, Statement, key};

/// What became of a statement.
#[derive(Clone, Debug)]
pub enum Change<'versions> {
    /// It says the same in the same words.
    Stayed(&'versions Statement, &'versions Statement),
    /// Its words, or those of its source, are others.
    Changed(&'versions Statement, &'versions Statement),
    /// It is there no more.
    Vanished(&'versions Statement),
    /// It was not there before.
    Came(&'versions Statement),
    /// Its words stand in both versions, and were read otherwise: the article did not change in this.
    Reread(Option<&'versions Statement>, Option<&'versions Statement>),
}

impl<'versions> Change<'versions> {
    /// The same, but where all words of it stand in both articles it is how they were read that changed.
    fn settled(self, before: &ArticleRecord, after: &ArticleRecord) -> Change<'versions> {
        match self {
            Change::Stayed(_, _) | Change::Reread(_, _) => self,
            Change::Changed(earlier, later) if stands_in(earlier, after) && stands_in(later, before) => {
                Change::Reread(Some(earlier), Some(later))
            }
            Change::Vanished(earlier) if stands_in(earlier, after) => Change::Reread(Some(earlier), None),
            Change::Came(later) if stands_in(later, before) => Change::Reread(None, Some(later)),
            Change::Changed(_, _) | Change::Vanished(_) | Change::Came(_) => self,
        }
    }
}

/// Whether `article` has all words of the statement, if only where they are hidden.
fn stands_in(statement: &Statement, article: &ArticleRecord) -> bool {
    let parts = [&statement.source, &statement.cue, &statement.content];
    parts.into_iter().flatten().all(|span| article.prints(&statement.article.text[*span]))
}

/// The share of words that two statements must have in common to be one that changed.
const LEAST_COMMON: f64 = 0.5;

/// What became of each statement: those of the later version in reading order, each that vanished where it stood.
///
/// Statements of the same words are the same; of the others those with most words in common, as long as that is half.
pub fn changes<'versions>(
    earlier: &'versions [Statement],
    later: &'versions [Statement],
) -> Vec<Change<'versions>> {
    let (before, after) = (words_of(earlier), words_of(later));
    let mut matched: Vec<Option<usize>> = vec![None; earlier.len()];
    let mut taken = vec![false; later.len()];
    let mut same: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (ix, words) in after.iter().enumerate().rev() {
        same.entry(words).or_default().push(ix);
    }
    for (ix, words) in before.iter().enumerate() {
        matched[ix] = same.get_mut(words.as_slice()).and_then(Vec::pop);
        if let Some(found) = matched[ix] {
            taken[found] = true;
        }
    }
    for (old, new) in by_overlap(&before, &after) {
        if matched[old].is_none() && !taken[new] {
            (matched[old], taken[new]) = (Some(new), true);
        }
    }
    let changes = in_order(earlier, later, &matched, (&before, &after));
    let (Some(first), Some(last)) = (earlier.first(), later.first()) else { return changes };
    let (before, after) = (&first.article, &last.article);
    changes.into_iter().map(|change| change.settled(before, after)).collect()
}

/// Source and content of each statement, word by word.
fn words_of(statements: &[Statement]) -> Vec<Vec<String>> {
    let words = statements.iter().map(|statement| {
        let parts = [&statement.source, &statement.content].map(|part| statement.article.words(part));
        parts.iter().flat_map(|part| part.split_whitespace().map(key).collect::<Vec<_>>()).collect()
    });
    words.map(|words: Vec<String>| words.into_iter().filter(|word| !word.is_empty()).collect()).collect()
}

/// Pairs that have enough words in common, those that have most first.
fn by_overlap(before: &[Vec<String>], after: &[Vec<String>]) -> Vec<(usize, usize)> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (ix, words) in after.iter().enumerate() {
        for word in words {
            places.entry(word).or_default().push(ix);
        }
    }
    let mut pairs = Vec::new();
    for (old, words) in before.iter().enumerate() {
        let mut common: BTreeMap<usize, usize> = BTreeMap::new();
        for (word, count) in counted(words) {
            let mut found: BTreeMap<usize, usize> = BTreeMap::new();
            for place in places.get(word).into_iter().flatten() {
                *found.entry(*place).or_default() += 1;
            }
            for (new, there) in found {
                *common.entry(new).or_default() += there.min(count);
            }
        }
        for (new, common) in common {
            let share = 2.0 * common as f64 / (words.len() + after[new].len()) as f64;
            if share >= LEAST_COMMON {
                pairs.push((share, old, new));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    pairs.into_iter().map(|(_, old, new)| (old, new)).collect()
}

/// How often each word is there.
fn counted(words: &[String]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    words.iter().for_each(|word| *counts.entry(word.as_str()).or_default() += 1);
    counts
}

fn in_order<'versions>(
    earlier: &'versions [Statement],
    later: &'versions [Statement],
    matched: &[Option<usize>],
    (before, after): (&[Vec<String>], &[Vec<String>]),
) -> Vec<Change<'versions>> {
    let mut partner: Vec<Option<usize>> = vec![None; later.len()];
    for (old, new) in matched.iter().enumerate() {
        if let Some(new) = new {
            partner[*new] = Some(old);
        }
    }
    let (mut changes, mut next_old) = (Vec::new(), 0);
    for (new, statement) in later.iter().enumerate() {
        let Some(old) = partner[new] else {
            changes.push(Change::Came(statement));
            continue;
        };
        while next_old < old {
            changes.extend(matched[next_old].is_none().then(|| Change::Vanished(&earlier[next_old])));
            next_old += 1;
        }
        next_old = next_old.max(old + 1);
        changes.push(match before[old] == after[new] {
            true => Change::Stayed(&earlier[old], statement),
            false => Change::Changed(&earlier[old], statement),
        });
    }
    let rest = (next_old..earlier.len()).filter(|old| matched[*old].is_none());
    changes.extend(rest.map(|old| Change::Vanished(&earlier[old])));
    changes
}

/// Words that stayed, went or came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// They are in both.
    Kept(String),
    /// They are in the earlier alone.
    Gone(String),
    /// They are in the later alone.
    New(String),
}

/// More words than this times as many are not compared word by word.
const MOST_COMPARED: usize = 1_000_000;

/// How `earlier` became `later`, word by word.
pub fn edits(earlier: &str, later: &str) -> Vec<Edit> {
    let before: Vec<&str> = earlier.split_whitespace().collect();
    let after: Vec<&str> = later.split_whitespace().collect();
    if before.len() * after.len() > MOST_COMPARED {
        return vec![Edit::Gone(before.join(" ")), Edit::New(after.join(" "))];
    }
    let longest = longest_common(&before, &after);
    let (mut old, mut new, mut edits) = (0, 0, Vec::new());
    while old < before.len() || new < after.len() {
        if old < before.len() && new < after.len() && before[old] == after[new] {
            join(&mut edits, Edit::Kept(before[old].to_owned()));
            (old, new) = (old + 1, new + 1);
        } else if new == after.len() || old < before.len() && longest[old + 1][new] >= longest[old][new + 1] {
            join(&mut edits, Edit::Gone(before[old].to_owned()));
            old += 1;
        } else {
            join(&mut edits, Edit::New(after[new].to_owned()));
            new += 1;
        }
    }
    edits
}

/// How many words in order have the ends of both in common, from each place on.
fn longest_common(before: &[&str], after: &[&str]) -> Vec<Vec<u32>> {
    let mut longest = vec![vec![0; after.len() + 1]; before.len() + 1];
    for old in (0..before.len()).rev() {
        for new in (0..after.len()).rev() {
            longest[old][new] = match before[old] == after[new] {
                true => longest[old + 1][new + 1] + 1,
                false => longest[old + 1][new].max(longest[old][new + 1]),
            };
        }
    }
    longest
}

/// Adds `edit` to the end, as one with the last where both are of a kind.
fn join(edits: &mut Vec<Edit>, edit: Edit) {
    match (edits.last_mut(), &edit) {
        (Some(Edit::Kept(words)), Edit::Kept(word))
        | (Some(Edit::Gone(words)), Edit::Gone(word))
        | (Some(Edit::New(words)), Edit::New(word)) => {
            words.push(' ');
            words.push_str(word);
        }
        (Some(_) | None, _) => edits.push(edit),
    }
}

#[cfg(test)]
mod tests {
    use super::edits;

    #[track_caller]
    fn check(earlier: &str, later: &str, expected: &str) {
        let shown = edits(earlier, later).into_iter().map(|edit| match edit {
            super::Edit::Kept(words) => words,
            super::Edit::Gone(words) => format!("[-{words}-]"),
            super::Edit::New(words) => format!("{{+{words}+}}"),
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn words_that_went_and_came_stand_between_those_that_stayed() {
        check("the bridge was safe", "the bridge was not safe", "the bridge was {+not+} safe");
        check("two men died", "three men died", "[-two-] {+three+} men died");
        check("", "all new", "{+all new+}");
        check("gone", "", "[-gone-]");
    }
}
