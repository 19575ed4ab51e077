//! Articles whose attributions are marked in the text: `eval/stress/GUIDELINE.md` says how.
//!
//! `training/sayso_training/marked.py` reads the same text, and must find the same in it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::classes::Class;
use super::corpus::{GoldArticle, Marking, Relation};
use super::measure::Role;

/// A file of marked text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedFile {
    /// What errors call it.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

/// An article of marked text that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{file}, article {article}: {fault}")]
pub struct MarkedError {
    /// The name of the file.
    pub file: String,
    /// The heading.
    pub article: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with an article of marked text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The file has blocks, but this heading has none.
    #[error("there is no block of text under it")]
    NoBlock,
    /// A bracket of the text itself, or a mark written wrong.
    #[error("a bracket opens no mark: {0:?}")]
    NoMark(String),
    /// More closing brackets than opening ones.
    #[error("a mark closes that never opened, after {0:?}")]
    NeverOpened(String),
    /// More opening brackets than closing ones.
    #[error("a mark never closes: {0:?}")]
    NeverClosed(String),
    /// A part of no characters.
    #[error("an empty mark, after {0:?}")]
    Empty(String),
    /// An attribution is known by its cue.
    #[error("attribution {number} has {cues} cues; mark one")]
    Cues {
        /// The number in its marks.
        number: u32,
        /// How many cues bear it.
        cues: usize,
    },
    /// Two attributions, each in the content of the other.
    #[error("attributions stand in each other")]
    Circle,
    /// Nobody could say which of two articles a figure is about.
    #[error("a second article with the id {0:?}; give each its own")]
    Twice(String),
}

/// Reads the articles of marked `files`: each is a heading, whose first word is the id, and a block of text.
///
/// A file without blocks under headings has no articles: a guideline, for one. Refuses all for one bad article.
pub fn read_marked(files: &[MarkedFile]) -> Result<Vec<GoldArticle>, MarkedError> {
    let mut ids = BTreeSet::new();
    let mut articles = Vec::new();
    for file in files {
        let text = file.text.replace("\r\n", "\n");
        let sections: Vec<&str> = text.split("\n## ").skip(1).collect();
        if !sections.iter().any(|section| block(section).is_some()) {
            continue;
        }
        for section in sections {
            let heading = section.lines().next().unwrap_or_default();
            let name = |fault| MarkedError { file: file.name.clone(), article: heading.to_owned(), fault };
            let article = article(heading, section).map_err(name)?;
            if !ids.insert(article.id.clone()) {
                return Err(name(Fault::Twice(article.id)));
            }
            articles.push(article);
        }
    }
    Ok(articles)
}

/// The marked text of the first block in `section`.
fn block(section: &str) -> Option<&str> {
    static BLOCK: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?ms)^```\n(.*?)\n```$").expect("a valid pattern"));
    BLOCK.captures(section)?.get(1).map(|found| found.as_str())
}

fn article(heading: &str, section: &str) -> Result<GoldArticle, Fault> {
    let mut unmarked = Unmarked::default();
    unmarked.read(block(section).ok_or(Fault::NoBlock)?)?;
    let id = heading.split(' ').next().unwrap_or_default().trim_end_matches(':');
    Ok(GoldArticle {
        id: id.to_owned(),
        outlet: None,
        text: unmarked.text,
        marking: Marking::Every,
        attributions: in_order(unmarked.attributions)?,
    })
}

/// A text without its marks, as far as it has been read.
#[derive(Default)]
struct Unmarked {
    text: String,
    /// Characters in the text.
    length: usize,
    /// The marks that have not closed yet, the innermost last.
    open: Vec<Mark>,
    /// Each number with what it marks, in the order in which their first marks close.
    attributions: Vec<(u32, Relation)>,
}

/// An opening mark.
struct Mark {
    /// As it is written.
    written: String,
    role: Role,
    numbers: Vec<u32>,
    class: Option<Class>,
    /// Where its words start.
    start: usize,
}

/// The letters of marks.
static ROLES: &[(&str, Role)] = &[("s", Role::Source), ("q", Role::Cue), ("c", Role::Content)];

/// What may follow the number in a mark.
static CLASSES: &[(&str, Class)] = &[("?", Class::Unnamed), ("-", Class::Denial), ("/", Class::Decline)];

fn entry<T: Copy>(table: &[(&str, T)], written: &str) -> Option<T> {
    table.iter().find_map(|&(known, entry)| (known == written).then_some(entry))
}

/// How many characters of the text an error shows.
const SHOWN: usize = 30;

impl Unmarked {
    fn read(&mut self, marked: &str) -> Result<(), Fault> {
        let mut rest = marked;
        while let Some(character) = rest.chars().next() {
            if let Some((mark, after)) = Mark::open(rest, self.length) {
                self.open.push(mark);
                rest = after;
                continue;
            }
            match character {
                '[' => return Err(Fault::NoMark(rest.chars().take(SHOWN).collect())),
                ']' => self.close()?,
                _ => {
                    self.text.push(character);
                    self.length += 1;
                }
            }
            rest = &rest[character.len_utf8()..];
        }
        self.open.pop().map_or(Ok(()), |mark| Err(Fault::NeverClosed(mark.written)))
    }

    /// Gives the words since the last mark opened to the attributions that it names.
    fn close(&mut self) -> Result<(), Fault> {
        let mark = self.open.pop().ok_or_else(|| Fault::NeverOpened(self.tail()))?;
        if mark.start == self.length {
            return Err(Fault::Empty(self.tail()));
        }
        for number in mark.numbers {
            let span = mark.start..self.length;
            let relation = self.attribution(number);
            match mark.role {
                Role::Source => relation.source.push(span),
                Role::Cue => relation.cue.push(span),
                Role::Content => relation.content.push(span),
            }
            let is_new = |class: &Class| !relation.classes.contains(class);
            relation.classes.extend(mark.class.filter(is_new));
        }
        Ok(())
    }

    fn attribution(&mut self, number: u32) -> &mut Relation {
        let known = self.attributions.iter().position(|(known, _)| *known == number);
        let ix = known.unwrap_or_else(|| {
            self.attributions.push((number, Relation::default()));
            self.attributions.len() - 1
        });
        &mut self.attributions[ix].1
    }

    /// The end of what has been read.
    fn tail(&self) -> String {
        self.text.chars().skip(self.length.saturating_sub(SHOWN)).collect()
    }
}

impl Mark {
    /// The mark that `marked` starts with, whose words start at `start`, and what follows it.
    fn open(marked: &str, start: usize) -> Option<(Mark, &str)> {
        static OPENING: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"^\[([sqc])([0-9]{1,9}(?:,[0-9]{1,9})*)([?/-]?) ?").expect("a valid pattern")
        });
        let found = OPENING.captures(marked)?;
        let (written, [letter, numbers, class]) = found.extract();
        let mark = Mark {
            written: written.to_owned(),
            role: entry(ROLES, letter)?,
            numbers: numbers.split(',').map(|number| number.parse().ok()).collect::<Option<_>>()?,
            class: entry(CLASSES, class),
            start,
        };
        Some((mark, &marked[written.len()..]))
    }
}

/// The attributions in reading order, the longer first where two start together, each with its depth.
fn in_order(numbered: Vec<(u32, Relation)>) -> Result<Vec<Relation>, Fault> {
    for (number, relation) in &numbered {
        let cues = relation.cue.len();
        if cues != 1 {
            return Err(Fault::Cues { number: *number, cues });
        }
    }
    let with_number = |(number, relation)| Relation { number: Some(number), ..relation };
    let mut ordered: Vec<Relation> = numbered.into_iter().map(with_number).collect();
    ordered.sort_by_key(|relation| {
        let start = parts(relation).map(|part| part.start).min();
        (start, std::cmp::Reverse(parts(relation).map(|part| part.end).max()))
    });
    let parents: Vec<Option<usize>> = (0..ordered.len()).map(|ix| parent(&ordered, ix)).collect();
    for (ix, relation) in ordered.iter_mut().enumerate() {
        relation.depth = depth(&parents, ix)?;
    }
    Ok(ordered)
}

/// The attribution whose content holds all parts of the one at `ix` in one piece, the smallest such piece.
fn parent(ordered: &[Relation], ix: usize) -> Option<usize> {
    let holds = |piece: &Range<usize>| {
        parts(&ordered[ix]).all(|part| piece.start <= part.start && part.end <= piece.end)
    };
    let others = ordered.iter().enumerate().filter(|&(other, _)| other != ix);
    let pieces = others.flat_map(|(other, holder)| holder.content.iter().map(move |piece| (piece, other)));
    let holders = pieces.filter(|(piece, _)| holds(piece)).map(|(piece, other)| (piece.len(), other));
    holders.min().map(|(_, other)| other)
}

/// How many contents the attribution at `ix` stands in.
fn depth(parents: &[Option<usize>], ix: usize) -> Result<usize, Fault> {
    let holders = std::iter::successors(parents[ix], |&holder| parents[holder]);
    // A chain of as many holders as there are attributions comes round again.
    let depth = holders.take(parents.len()).count();
    if depth == parents.len() { Err(Fault::Circle) } else { Ok(depth) }
}

fn parts(relation: &Relation) -> impl Iterator<Item = &Range<usize>> {
    [&relation.source, &relation.cue, &relation.content].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::{MarkedFile, read_marked};
    use crate::eval::attribution::{Class, GoldArticle, Relation};

    fn file(text: String) -> MarkedFile {
        MarkedFile { name: "cases.md".to_owned(), text }
    }

    /// The one article that this marked text makes.
    fn article(marked: &str) -> GoldArticle {
        let file = file(format!("# Cases\n\n## a-1: One\nA remark.\n\n```\n{marked}\n```\n"));
        read_marked(&[file]).expect("good").remove(0)
    }

    fn words(article: &GoldArticle, spans: &[Range<usize>]) -> String {
        let characters: Vec<char> = article.text.chars().collect();
        let words = spans.iter().map(|span| characters[span.clone()].iter().collect::<String>());
        words.collect::<Vec<_>>().join(" … ")
    }

    /// Each attribution as `depth: source | cue | content`.
    fn check(marked: &str, expected: &[&str]) {
        let article = article(marked);
        let show = |relation: &Relation| {
            let [source, cue, content] =
                [&relation.source, &relation.cue, &relation.content].map(|spans| words(&article, spans));
            format!("{}: {source} | {cue} | {content}", relation.depth)
        };
        assert_eq!(article.attributions.iter().map(show).collect::<Vec<_>>(), expected, "{marked}");
    }

    #[test]
    fn the_text_is_what_is_left_without_marks() {
        let article = article("[c1 “Né,”] [s1 Ada] [q1 said].\n\n[c1 “No.”]");
        assert_eq!((article.id.as_str(), article.text.as_str()), ("a-1", "“Né,” Ada said.\n\n“No.”"));
        assert_eq!(article.attributions[0].content, [0..5, 17..22]);
    }

    #[test]
    fn parts_go_to_every_attribution_they_name() {
        check(
            "[s1,2 Ada] [q1 said] [c1 so] and [q2 left unsaid] [c2 why].",
            &["0: Ada | left unsaid | why", "0: Ada | said | so"],
        );
        check("[c1 The ferry] [q1 is said] [c1 to sail].", &["0:  | is said | The ferry … to sail"]);
    }

    #[test]
    fn the_smallest_content_that_holds_all_of_it_is_the_parent() {
        check(
            "[s3 Cy] [q3 said] [c3 [s1 Ada] [q1 said] [c1 [q2 citing] [s2 Bo], [c2 so]]].",
            &[
                "0: Cy | said | Ada said citing Bo, so",
                "1: Ada | said | citing Bo, so",
                "2: Bo | citing | so",
            ],
        );
        check(
            "[c1 It [q2 allegedly] [c2 fell]], [s1 Ada] [q1 said]. [c2 Twice.]",
            &["0: Ada | said | It allegedly fell", "0:  | allegedly | fell … Twice."],
        );
    }

    #[test]
    fn marks_give_classes() {
        let classes = |marked| article(marked).attributions[0].classes.clone();
        assert_eq!(classes("[s1 Ada] [q1 said] [c1 so]."), []);
        assert_eq!(classes("[s1? Two aides] [q1- denied] [c1 it]."), [Class::Unnamed, Class::Denial]);
        assert_eq!(classes("[s1? An aide], [s1? a boy,] [q1/ declined]."), [Class::Unnamed, Class::Decline]);
    }

    fn check_refused(marked: &str, expected: &str) {
        let file = file(format!("# Cases\n\n## a One\n```\n{marked}\n```\n"));
        let error = read_marked(&[file]).expect_err("bad").to_string();
        assert_eq!(error, format!("cases.md, article a One: {expected}"));
    }

    #[test]
    fn a_bad_article_is_named_with_its_fault() {
        check_refused("[s1 Ada", r#"a mark never closes: "[s1 ""#);
        check_refused("Ada] said", r#"a mark closes that never opened, after "Ada""#);
        check_refused("Ada [sic] said", r#"a bracket opens no mark: "[sic] said""#);
        check_refused("Ada [q1 ]said", r#"an empty mark, after "Ada ""#);
        check_refused("[s4 Ada] left", "attribution 4 has 0 cues; mark one");
        check_refused("[q4 said] and [q4 said]", "attribution 4 has 2 cues; mark one");
        check_refused("[c1,2 [q1,2 said] so]", "attributions stand in each other");
    }

    #[test]
    fn each_id_stands_once() {
        let one =
            |name: &str| MarkedFile { name: name.to_owned(), text: "\n## a One\n```\nNo.\n```".to_owned() };
        let error = read_marked(&[one("a.md"), one("b.md")]).expect_err("twice").to_string();
        assert_eq!(error, r#"b.md, article a One: a second article with the id "a"; give each its own"#);
    }

    #[test]
    fn a_file_has_blocks_under_all_headings_or_none() {
        let guideline = file("# How\n\n## The marks\nBrackets.\n".to_owned());
        assert!(read_marked(&[guideline]).expect("no articles").is_empty());
        let error = read_marked(&[file("\n## a\nNone.\n## b\n```\nNo.\n```\n".to_owned())]).expect_err("bad");
        assert_eq!(error.to_string(), "cases.md, article a: there is no block of text under it");
    }
}
