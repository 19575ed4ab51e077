//! WordPiece (Schuster and Nakajima 2012; as BERT has it, uncased): a word to the longest pieces the vocabulary knows.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::words::is_ignored;

/// The number of a piece, as the encoder takes it.
pub(crate) type PieceId = i32;

/// Code points beyond which a word is unknown.
const LONGEST_WORD: usize = 100;

/// The pieces the encoder knows.
pub(crate) struct Vocabulary {
    /// Pieces that begin a word, and after `##` those that go on.
    ids: HashMap<&'static str, PieceId>,
    unknown: PieceId,
    /// The piece before a window.
    pub(crate) start: PieceId,
    /// The piece after a window.
    pub(crate) stop: PieceId,
}

impl Vocabulary {
    /// The vocabulary of the shipped model.
    pub(crate) fn shipped() -> Vocabulary {
        let lines = include_str!("../../model/vocabulary.txt").lines();
        let ids: HashMap<_, _> = lines.zip(0..).collect();
        let id = |piece: &str| *ids.get(piece).expect("the shipped vocabulary has the pieces every BERT has");
        Vocabulary { unknown: id("[UNK]"), start: id("[CLS]"), stop: id("[SEP]"), ids }
    }

    /// Adds the pieces of `word` to `pieces`: at least one.
    pub(crate) fn cut(&self, word: &str, pieces: &mut Vec<PieceId>) {
        let word = normalised(word);
        let before = pieces.len();
        if word.is_empty() || word.chars().count() > LONGEST_WORD || !self.cut_normalised(&word, pieces) {
            pieces.truncate(before);
            pieces.push(self.unknown);
        }
    }

    /// Greedy longest match; false where no piece fits.
    fn cut_normalised(&self, word: &str, pieces: &mut Vec<PieceId>) -> bool {
        let mut continued = String::new();
        let mut start = 0;
        while start < word.len() {
            let rest = if start == 0 {
                word
            } else {
                continued.clear();
                continued.push_str("##");
                continued.push_str(&word[start..]);
                &continued
            };
            let shortest = rest.len() - (word.len() - start) + 1;
            let Some((length, id)) = self.longest_prefix(rest, shortest) else { return false };
            pieces.push(id);
            start += length - (shortest - 1);
        }
        true
    }

    /// The longest known piece that `rest` begins with, of `shortest` bytes or more.
    fn longest_prefix(&self, rest: &str, shortest: usize) -> Option<(usize, PieceId)> {
        let ends = (shortest..=rest.len()).rev().filter(|&end| rest.is_char_boundary(end));
        ends.into_iter().find_map(|end| self.ids.get(&rest[..end]).map(|&id| (end, id)))
    }
}

/// Lower case, without accents and invisible characters.
fn normalised(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.to_lowercase().nfd().filter(|&c| !is_combining_mark(c) && !is_ignored(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;

    fn check(word: &str, expected: &[&str]) {
        let vocabulary = Vocabulary::shipped();
        let mut pieces = Vec::new();
        vocabulary.cut(word, &mut pieces);
        let name = |id: &i32| *vocabulary.ids.iter().find(|(_, known)| *known == id).expect("known").0;
        assert_eq!(pieces.iter().map(name).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_word_is_cut_into_the_longest_known_pieces() {
        check("Spokesman", &["spokesman"]);
        check("unconfirmable", &["un", "##con", "##firm", "##able"]);
        check("Société", &["societe"]);
        check("“", &["“"]);
    }

    #[test]
    fn a_word_without_known_pieces_is_unknown() {
        check("\u{16A0}", &["[UNK]"]);
        check("\u{ad}", &["[UNK]"]);
        check(&"a".repeat(101), &["[UNK]"]);
    }
}
