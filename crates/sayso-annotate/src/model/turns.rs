//! Turns of a transcript that an article gives: a name, a colon, and what was said. “VOSS: Did you sign it?¶ODUYA: I did not.”
//!
//! The tagger was trained on prose and finds few of them; the layout says all there is to know. Where the whole article is the
//! script of a programme, its own voices tell the news, and no turn is found here.

use std::ops::Range;

use sayso_core::Text;

use super::link::Linked;
use super::words::{Word, paragraphs};

/// What a turn is taken for. Of 21 in PolNeAR's training part 17 are marked; the other four stand in one article, which has none marked.
const PROBABILITY: f32 = 0.9;

/// The most words of a name before the colon, marks inside it counted.
const LONGEST_NAME: usize = 6;

/// The fewest words of a paragraph that shows that an article has more than a script.
const SHORTEST_PROSE: usize = 8;

/// The most paragraphs of one turn between its own and the next turn, where no marks tell that they are its.
const MOST_UNMARKED: usize = 2;

/// Marks that open a paragraph of what is quoted.
const OPENING: [&str; 3] = ["\"", "“", "«"];

/// How labels begin that are no names: “THE CLAIM: …”, “WHAT WE KNOW: …”.
const NO_NAMES: [&str; 12] =
    ["THE", "A", "AN", "WHAT", "WHO", "WHEN", "WHERE", "WHY", "HOW", "CLAIM", "FACT", "VERDICT"];

/// Words by which people speak to one another.
const CONVERSING: [&str; 10] = ["i", "i’m", "i'm", "you", "we", "me", "my", "your", "our", "us"];

/// How the names before colons are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// “VOSS”: two such names make a transcript.
    Capitals,
    /// “Mara Voss”: lists have these, too, so that somebody must speak again.
    Names,
}

/// The beginning of a turn.
struct Turn {
    /// Which paragraph it begins.
    paragraph: usize,
    /// Whether a quotation mark stands before its name, as before every paragraph of the transcript.
    is_marked: bool,
    name: Range<usize>,
}

impl Turn {
    fn colon(&self) -> usize {
        self.name.end
    }
}

/// The turns of the transcript among `words`, in reading order.
pub(crate) fn turns(text: &Text, words: &[Word]) -> Vec<Linked> {
    let reader = Reader { text, words, paragraphs: paragraphs(words).collect() };
    let transcript = [Style::Capitals, Style::Names].into_iter().find_map(|style| reader.transcript(style));
    let turns = transcript.unwrap_or_default();
    let ends = turns.iter().skip(1).map(|next| Some(next.paragraph)).chain([None]);
    let linked = turns.iter().zip(ends).map(|(turn, next)| Linked {
        source: Some(turn.name.clone()),
        cue: turn.colon()..turn.colon() + 1,
        contents: reader.contents(turn, next),
        probability: PROBABILITY,
    });
    linked.filter(|linked| !linked.contents.is_empty()).collect()
}

struct Reader<'a> {
    text: &'a Text,
    words: &'a [Word],
    paragraphs: Vec<Range<usize>>,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        &self.text[self.words[at].span]
    }

    /// The turns in one style, if they are those of a transcript inside an article.
    fn transcript(&self, style: Style) -> Option<Vec<Turn>> {
        let turns: Vec<Turn> =
            (0..self.paragraphs.len()).filter_map(|paragraph| self.turn(paragraph, style)).collect();
        let first = turns.first()?;
        let is_inside = (0..first.paragraph).any(|paragraph| self.is_prose(paragraph));
        let mut surnames: Vec<&str> = turns.iter().map(|turn| self.word(turn.name.end - 1)).collect();
        surnames.sort_unstable();
        surnames.dedup();
        let is_exchange = surnames.len() > 1 && (style == Style::Capitals || surnames.len() < turns.len());
        let is_talk = turns.iter().any(|turn| self.converses(turn));
        (is_inside && is_exchange && is_talk).then_some(turns)
    }

    /// The turn that `paragraph` begins.
    fn turn(&self, paragraph: usize, style: Style) -> Option<Turn> {
        let range = self.paragraphs[paragraph].clone();
        let is_marked = OPENING.contains(&self.word(range.start));
        let start = range.start + usize::from(is_marked);
        let name = (start..range.end).take_while(|&at| self.belongs_to_name(at, style)).count();
        let name = start..start + name;
        let is_name = (1..=LONGEST_NAME).contains(&name.len())
            && self.is_name(name.start, style)
            && self.is_name(name.end - 1, style)
            && !NO_NAMES.contains(&self.word(name.start));
        let follows = name.end + 1 < range.end && self.word(name.end) == ":";
        (is_name && follows).then_some(Turn { paragraph, is_marked, name })
    }

    /// Whether the word at `at` is one of a name, or a point, hyphen or apostrophe in it.
    fn belongs_to_name(&self, at: usize, style: Style) -> bool {
        self.is_name(at, style) || matches!(self.word(at), "." | "-" | "'" | "’")
    }

    fn is_name(&self, at: usize, style: Style) -> bool {
        let letters = self.word(at);
        let is_plain = letters.chars().all(char::is_alphabetic);
        let (first, rest) = letters.split_at(letters.chars().next().map_or(0, char::len_utf8));
        let rest_is = |is: fn(char) -> bool| rest.chars().all(is);
        is_plain
            && first.chars().all(char::is_uppercase)
            && match style {
                Style::Capitals => rest_is(char::is_uppercase),
                Style::Names => rest_is(char::is_lowercase) && !rest.is_empty(),
            }
    }

    /// Whether a paragraph is a sentence or more of the article's own.
    fn is_prose(&self, paragraph: usize) -> bool {
        let range = self.paragraphs[paragraph].clone();
        range.len() >= SHORTEST_PROSE
            && matches!(self.word(range.end - 1), "." | ":" | "!" | "?" | "”" | "\"")
    }

    /// Whether somebody speaks to somebody in the paragraph that `turn` begins.
    fn converses(&self, turn: &Turn) -> bool {
        let said = turn.colon() + 1..self.paragraphs[turn.paragraph].end;
        said.into_iter().any(|at| CONVERSING.contains(&self.word(at).to_lowercase().as_str()))
    }

    /// What is said in `turn`, up to the paragraph `next`, where another begins.
    fn contents(&self, turn: &Turn, next: Option<usize>) -> Vec<Range<usize>> {
        let own = turn.colon() + 1..self.paragraphs[turn.paragraph].end;
        let further = turn.paragraph + 1..next.unwrap_or(self.paragraphs.len());
        let is_short = next.is_some() && further.len() <= MOST_UNMARKED;
        let is_further = |&paragraph: &usize| match turn.is_marked {
            true => OPENING.contains(&self.word(self.paragraphs[paragraph].start)),
            false => is_short,
        };
        let further = further.take_while(is_further).map(|paragraph| self.paragraphs[paragraph].clone());
        [own].into_iter().chain(further).filter_map(|said| self.spoken(said)).collect()
    }

    /// The words of `said` without the marks around them; `None` for what nobody says: “(CROSSTALK)”.
    fn spoken(&self, mut said: Range<usize>) -> Option<Range<usize>> {
        let is_mark = |at: usize| matches!(self.word(at), "\"" | "“" | "”" | "«" | "»");
        if is_mark(said.start) {
            said.start += 1;
        }
        let opens = said.clone().filter(|&at| matches!(self.word(at), "“" | "«")).count();
        let is_last = said.end > said.start && is_mark(said.end - 1) && opens == 0;
        if is_last {
            said.end -= 1;
        }
        let is_said = said.clone().any(|at| self.words[at].is_alphanumeric);
        (is_said && !matches!(self.word(said.start), "(" | "[")).then_some(said)
    }
}

#[cfg(test)]
mod tests {
    use sayso_core::Text;

    use super::turns;
    use crate::model::{Tagger, Words};

    const PROSE: &str = "The governor of Ostmark was asked about the bridge on Sunday, in a studio in Tresk.";

    /// Who says what in `paragraphs`, after one of prose.
    #[track_caller]
    fn check(paragraphs: &[&str], expected: &[&str]) {
        let found = found(&[&[PROSE], paragraphs].concat());
        assert_eq!(found, expected);
    }

    fn found(paragraphs: &[&str]) -> Vec<String> {
        let content = paragraphs.join("\n");
        let text = Text::new(content.as_str()).expect("short");
        let mut at = 0;
        let spans = paragraphs.iter().map(|paragraph| {
            at += paragraph.len() + 1;
            text.span(at - paragraph.len() - 1..at - 1).expect("on borders")
        });
        let spans: Vec<_> = (0..).zip(spans).collect();
        let words = Words::of_paragraphs(&text, &spans, &Tagger::shipped().vocabulary);
        let words = words.as_slice();
        let said =
            |range: &std::ops::Range<usize>| &text[words[range.start].span.join(words[range.end - 1].span)];
        let line = |turn: crate::model::Linked| {
            let contents: Vec<&str> = turn.contents.iter().map(said).collect();
            format!("{}| {}", said(&turn.source.expect("it has a name")), contents.join(" / "))
        };
        turns(&text, words).into_iter().map(line).collect()
    }

    #[test]
    fn names_in_capitals_before_colons_are_turns() {
        check(
            &["MARA VOSS: Did you sign it?", "ODUYA: I did not.", "VOSS: Thank you."],
            &["MARA VOSS| Did you sign it?", "ODUYA| I did not.", "VOSS| Thank you."],
        );
    }

    #[test]
    fn marks_before_every_paragraph_tell_how_far_a_turn_goes() {
        check(
            &[
                "\"VOSS: Did you sign it?",
                "\"ODUYA: I did not.",
                "\"(CROSSTALK.)",
                "\"Nobody asked me.\"",
                "He left.",
            ],
            &["VOSS| Did you sign it?", "ODUYA| I did not. / Nobody asked me."],
        );
    }

    #[test]
    fn without_marks_a_turn_goes_on_up_to_the_next_one_at_most() {
        check(
            &["VOSS: Did you sign it?", "ODUYA: I did not.", "Nobody asked me.", "VOSS: Thanks.", "He left."],
            &["VOSS| Did you sign it?", "ODUYA| I did not. / Nobody asked me.", "VOSS| Thanks."],
        );
    }

    #[test]
    fn other_names_are_turns_if_somebody_speaks_again() {
        check(
            &["Mara Voss: Did you sign it?", "Oduya: I did not.", "Voss: Thank you."],
            &["Mara Voss| Did you sign it?", "Oduya| I did not.", "Voss| Thank you."],
        );
        check(&["Voss: You must win.", "Oduya: Just hang on."], &[]);
    }

    #[test]
    fn lists_and_labels_are_no_turns() {
        check(&["OSTMARK: 4,210 votes.", "TRESK: 388 votes."], &[]);
        check(&["THE CLAIM: The mayor says “I cut it”.", "THE TRUTH: You will find that she did not."], &[]);
        check(&["VOSS: Did you sign it?"], &[]);
    }

    #[test]
    fn the_script_of_a_programme_is_the_writers_voice() {
        assert!(found(&["VOSS: Good evening to you.", "ODUYA: I am at the bridge."]).is_empty());
    }
}
