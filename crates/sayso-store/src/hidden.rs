//! Words that are taken down. Wherever a text comes out of the ledger, something else stands in their place.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use rusqlite::{Connection, params};
use sayso_core::{Span, Text};

use crate::record::numbers;

/// Where words of one article stand that no answer may have: what is said in statements that are hidden, as runs found
/// it and as people put it right, and where the same words stand again.
#[derive(Debug, Default)]
pub(crate) struct Hidden {
    /// In bytes of the text, in no order.
    places: Vec<Range<usize>>,
    /// What is said there, as far as it is known again.
    said: Vec<Said>,
}

/// So many words in a row are known again wherever they stand. Fewer stand together by chance.
const LEAST_KNOWN_AGAIN: usize = 4;

/// Words that tell nothing by themselves: “at the end of the day” stands anywhere.
static SMALL_WORDS: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been",
    "before", "being", "but", "by", "can", "could", "did", "do", "does", "for", "from", "had", "has", "have",
    "he", "her", "him", "his", "i", "if", "in", "into", "is", "it", "its", "may", "me", "might", "more",
    "must", "my", "no", "not", "of", "on", "one", "or", "our", "out", "over", "s", "said", "says", "she",
    "should", "so", "some", "t", "than", "that", "the", "their", "them", "then", "there", "they", "this",
    "to", "up", "us", "was", "we", "were", "what", "when", "which", "who", "will", "with", "would", "you",
    "your",
];

impl Hidden {
    /// What is hidden of `article`, which has this text. Of an article that is hidden as a whole nothing comes out anyway.
    pub(crate) fn of(connection: &Connection, article: i64, text: &str) -> Result<Hidden, crate::Error> {
        // A takedown of the same text elsewhere may be of words that no statement here has.
        let mut found = connection.prepare_cached(
            "SELECT article, key FROM hidden WHERE article = ?1 AND key IS NOT NULL AND kind = 'takedown'
             UNION SELECT r.article, r.key FROM hidden AS m JOIN removals AS r ON r.id = m.root
             WHERE m.article = ?1 AND m.kind = 'takedown' AND r.article <> ?1 AND r.key IS NOT NULL",
        )?;
        let said = found.query_map([article], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut hidden = Hidden::default();
        for said in said.collect::<Result<Vec<(i64, i64)>, _>>()? {
            hidden.hide_content(connection, said, text)?;
        }
        Ok(hidden)
    }

    /// Hides what is said in the statement with this key of this article, whoever says what it is; `text` is that of the article.
    pub(crate) fn hide_content(
        &mut self,
        connection: &Connection,
        (article, key): (i64, i64),
        text: &str,
    ) -> Result<(), crate::Error> {
        let mut found = connection.prepare_cached(
            "SELECT s.content FROM statements AS s JOIN readings AS g ON g.id = s.reading
             WHERE s.key = ?2 AND g.article = ?1
             UNION SELECT value FROM judgements WHERE article = ?1 AND key = ?2 AND field = 'content'",
        )?;
        let mut rows = found.query(params![article, key])?;
        while let Some(row) = rows.next()? {
            self.hide(&row.get::<_, String>(0)?, text);
        }
        Ok(())
    }

    /// Hides the spans that are written so, and their words wherever they stand again.
    fn hide(&mut self, written: &str, text: &str) {
        for place in pairs(written) {
            if let Some(said) = Said::of(text.get(place.clone()).unwrap_or_default()) {
                self.places.extend(said.again(&Words::of(text)));
                self.said.push(said);
            }
            self.places.push(place);
        }
    }

    /// Whether spans that are written so share words with what is hidden.
    pub(crate) fn touches(&self, written: &str) -> bool {
        pairs(written).iter().any(|place| self.overlaps(place))
    }

    /// Whether `other` has some of the words that are hidden in `text`.
    pub(crate) fn stands_in(&self, text: &str, other: &str) -> bool {
        let mut words = self.places.iter().filter_map(|place| text.get(place.clone()));
        words.any(|words| !words.is_empty() && stands_whole(other, words))
    }

    fn overlaps(&self, place: &Range<usize>) -> bool {
        self.places.iter().any(|hidden| place.start < hidden.end && hidden.start < place.end)
    }

    /// `text` with something else in the place of what is hidden. It is as long in bytes and in characters, so that every
    /// span still fits.
    pub(crate) fn shown(&self, text: Text) -> Shown {
        if self.places.is_empty() {
            return Shown::whole(text);
        }
        let hidden = self.places.iter().filter_map(|place| text.span(place.clone())).collect();
        Shown { text: self.masked(&text), hidden, printed: text }
    }

    fn masked(&self, text: &Text) -> Text {
        let mut places = self.places.clone();
        places.sort_unstable_by_key(|place| place.start);
        let mut masked = String::with_capacity(text.as_str().len());
        for place in places {
            let from = masked.len();
            masked.push_str(text.as_str().get(from..place.start).unwrap_or_default());
            let from = masked.len();
            let hidden = text.as_str().get(from..place.end).unwrap_or_default();
            masked.extend(hidden.char_indices().map(|(at, character)| filler(from + at, character)));
        }
        masked.push_str(&text.as_str()[masked.len()..]);
        Text::new(masked).expect("as long as the text")
    }

    /// `line`, such as a headline, without what is hidden where it stands there again.
    pub(crate) fn without(&self, line: String) -> String {
        self.said.iter().fold(line, |mut line, said| {
            for place in said.again(&Words::of(&line)).into_iter().rev() {
                line.replace_range(place, "[…]");
            }
            line
        })
    }
}

/// What is said, as it is known again.
#[derive(Debug)]
struct Said {
    words: Words,
    /// Those that tell something and are no names.
    telling: BTreeSet<String>,
}

impl Said {
    /// `None` where there are too few words to be known again.
    fn of(text: &str) -> Option<Said> {
        let words = Words::of(text);
        let is_name = |place: &Range<usize>| text[place.clone()].starts_with(char::is_uppercase);
        let in_small = words.places.iter().enumerate().filter(|(_, (_, place))| !is_name(place));
        let telling = in_small.map(|(at, _)| words.word(at)).filter(|word| !SMALL_WORDS.contains(word));
        let telling = telling.map(str::to_owned).collect();
        (words.places.len() >= LEAST_KNOWN_AGAIN).then_some(Said { words, telling })
    }

    /// Where `other` says it again, all of it or enough of it, in order.
    fn again(&self, other: &Words) -> Vec<Range<usize>> {
        let mut again = other.find(&self.words.joined);
        again.extend(self.stretches(other));
        again.sort_unstable_by_key(|place| (place.start, place.end));
        again.dedup_by(|next, last| {
            let is_joined = next.start <= last.end;
            last.end = if is_joined { last.end.max(next.end) } else { last.end };
            is_joined
        });
        again
    }

    /// Where words of it stand in the same row as here, enough of which tell something.
    fn stretches(&self, other: &Words) -> Vec<Range<usize>> {
        let (own, words) = (self.words.all(), other.all());
        let rows: BTreeSet<&[&str]> = own.windows(LEAST_KNOWN_AGAIN).collect();
        let mut stretches: Vec<Range<usize>> = Vec::new();
        for (at, _) in words.windows(LEAST_KNOWN_AGAIN).enumerate().filter(|(_, row)| rows.contains(row)) {
            match stretches.last_mut() {
                Some(last) if at < last.end => last.end = at + LEAST_KNOWN_AGAIN,
                Some(_) | None => stretches.push(at..at + LEAST_KNOWN_AGAIN),
            }
        }
        stretches.retain(|stretch| self.tells(&words[stretch.clone()]));
        stretches.into_iter().map(|stretch| other.place(stretch)).collect()
    }

    /// Whether these words are enough to say something again, and not only a name.
    fn tells(&self, words: &[&str]) -> bool {
        let count = words.iter().filter(|word| !SMALL_WORDS.contains(word)).count();
        count >= LEAST_KNOWN_AGAIN && words.iter().any(|word| self.telling.contains(*word))
    }
}

/// The words of a text, in small letters, without the marks between them.
#[derive(Debug, Default)]
struct Words {
    /// Each with a space before it.
    joined: String,
    /// Where each begins in `joined`, and where it stands in the text.
    places: Vec<(usize, Range<usize>)>,
}

impl Words {
    fn of(text: &str) -> Words {
        let mut words = Words::default();
        let mut start = 0;
        for part in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
            if !word.is_empty() {
                words.places.push((words.joined.len(), start..start + word.len()));
                words.joined.push(' ');
                words.joined.extend(word.chars().flat_map(char::to_lowercase));
            }
            start += part.len();
        }
        words
    }

    /// All of them, in order.
    fn all(&self) -> Vec<&str> {
        (0..self.places.len()).map(|at| self.word(at)).collect()
    }

    /// The one at this position.
    fn word(&self, at: usize) -> &str {
        let end = self.places.get(at + 1).map_or(self.joined.len(), |(start, _)| *start);
        self.joined[self.places[at].0..end].trim_start()
    }

    /// Where the words at these positions stand in the text.
    fn place(&self, words: Range<usize>) -> Range<usize> {
        self.places[words.start].1.start..self.places[words.end - 1].1.end
    }

    /// Where these words stand together in the text, in its order.
    fn find(&self, joined: &str) -> Vec<Range<usize>> {
        let whole =
            |end: usize| self.joined.get(end..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        let at = |border: usize| self.places.partition_point(|(start, _)| *start < border);
        let found = self.joined.match_indices(joined).map(|(start, found)| (start, start + found.len()));
        let found = found.filter(|(_, end)| whole(*end)).map(|(start, end)| (at(start), at(end)));
        found.filter(|(first, end)| first < end).map(|(first, end)| self.place(first..end)).collect()
    }
}

/// A text as it may be shown.
#[derive(Clone)]
pub(crate) struct Shown {
    /// With something else in the place of what is hidden.
    pub(crate) text: Text,
    /// Where that is.
    pub(crate) hidden: Vec<Span>,
    /// With all its words.
    printed: Text,
}

impl Shown {
    /// `text` with nothing hidden in it.
    pub(crate) fn whole(text: Text) -> Shown {
        Shown { text: text.clone(), hidden: Vec::new(), printed: text }
    }

    /// Whether these words stand in the text, hidden or not.
    pub(crate) fn prints(&self, words: &str) -> bool {
        self.printed.as_str().contains(words)
    }

    /// Whether these words, such as a name, stand elsewhere than in what is hidden.
    pub(crate) fn tells(&self, words: &str) -> bool {
        self.hidden.is_empty() || stands_whole(self.text.as_str(), words)
    }

    /// Whether no words at this place are hidden.
    pub(crate) fn tells_at(&self, place: Range<usize>) -> bool {
        self.hidden.iter().all(|hidden| hidden.end() <= place.start || place.end <= hidden.start())
    }

    /// Whether the words in this range, such as a name, stand elsewhere too; none are told.
    pub(crate) fn tells_again(&self, (start, end): (Option<usize>, Option<usize>)) -> bool {
        let words = start.zip(end).and_then(|(start, end)| self.printed.as_str().get(start..end));
        words.is_none_or(|words| self.tells(words))
    }
}

impl fmt::Debug for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shown").field("hidden", &self.hidden).finish_non_exhaustive()
    }
}

/// Whether `words` stand in `text` from border to border of its words: “Ann” does not stand in “Annual”.
fn stands_whole(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(start, _)| {
        let (before, after) = (&text[..start], &text[start + words.len()..]);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    })
}

/// What stands for a hidden character at this byte: as many bytes, and every so often a space, so that lines can be
/// broken. It tells nothing but how much is hidden.
fn filler(at: usize, character: char) -> char {
    match character.len_utf8() {
        1 if at.is_multiple_of(8) => ' ',
        1 => '-',
        2 => '·',
        3 => '–',
        _ => '\u{10101}',
    }
}

/// The places that are written as a JSON list of `[start, end]`.
fn pairs(written: &str) -> Vec<Range<usize>> {
    numbers(written).chunks_exact(2).map(|pair| pair[0]..pair[1]).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sayso_core::Text;

    use super::{Hidden, stands_whole};

    #[track_caller]
    fn check(text: &str, written: &str, expected: &str) {
        let mut hidden = Hidden::default();
        hidden.hide(written, text);
        assert_eq!(hidden.shown(Text::new(text).expect("short")).text.as_str(), expected);
    }

    #[test]
    fn something_as_long_stands_for_what_is_hidden() {
        check("Lee said no.", "[[9,11]]", "Lee said --.");
        check("Lee said “é”.", "[[9,17]]", "Lee said –·–.");
        check("Lee said no.", "[[9,11],[10,12]]", "Lee said ---");
        check("Lee said no.", "[]", "Lee said no.");
    }

    #[test]
    fn words_are_known_again_if_there_are_enough_of_them() {
        check("“It was all mine.” It was all mine!", "[[0,22]]", "–----- ------- --– - ------- -----!");
        check("Not mine. Not mine.", "[[0,8]]", " -------. Not mine.");
        check("He, it was mine. “he it ‘was’ MINE”", "[[0,15]]", " ------- ------. “---- -–---–-----”");
        let mut hidden = Hidden::default();
        hidden.hide("[[0,16]]", "It was all mine.");
        assert_eq!(hidden.without("Lee: “It was all mine”".to_owned()), "Lee: “[…]”");
    }

    #[test]
    fn what_is_said_is_known_again_by_enough_words_that_tell_something() {
        let said = "Owner Maud Quill of the Elm City Post hid seven barrels of acid under the school";
        for (again, is_again) in [
            ("Quill denied that she hid seven barrels of acid under the school.", true),
            ("Rowe said Quill hid seven barrels of acid and must resign.", true),
            ("Seven Barrels of Acid under the School", true),
            ("Owner Maud Quill of the Elm City Post was in Rome.", false),
            ("Nobody hid seven barrels.", false),
            ("Children play under the school.", false),
        ] {
            let mut hidden = Hidden::default();
            hidden.hide(&format!("[[0,{}]]", said.len()), &format!("{said}. {again}"));
            let line = hidden.without(again.to_owned());
            assert_eq!(line != again, is_again, "{line}");
            let text = Text::new(format!("{said}. {again}")).expect("short");
            assert_eq!(!hidden.shown(text).text.as_str().ends_with(again), is_again, "{again}");
        }
    }

    #[test]
    fn a_name_stands_where_it_is_a_word() {
        assert!(!stands_whole("The Annual Ball was safe, Joann said.", "Ann"));
        assert!(stands_whole("“Ann’s ball,” Ann said.", "Ann"));
        assert!(stands_whole("Dr. Ann Lee", "Ann Lee"));
    }

    proptest! {
        #[test]
        fn every_span_still_fits(text in "\\PC*", places in proptest::collection::vec(0_usize..40, 0..8)) {
            let written: Vec<String> =
                places.chunks_exact(2).map(|pair| format!("[{},{}]", pair[0], pair[1])).collect();
            let mut hidden = Hidden::default();
            hidden.hide(&format!("[{}]", written.join(",")), &text);
            let masked = hidden.shown(Text::new(text.as_str()).expect("short")).text;
            let borders = |text: &str| text.char_indices().map(|(at, _)| at).collect::<Vec<_>>();
            prop_assert_eq!(borders(masked.as_str()), borders(&text));
        }
    }
}
