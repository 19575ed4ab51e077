//! For people: the statements of each article in reading order, nested ones as a tree under their parent.
//!
//! ```text
//!  3  the paper ← reported                                              indirect
//!       that officials had told it the minister ordered the raid
//!     └─ 4  officials ← told it                                         indirect
//!             the minister ordered the raid
//!           · unnamed: “officials”, more than one
//! ```

mod meaning;
mod sections;

use sayso_core::{Annotated, Attribution, AttributionIx};
use sayso_wire::quotation_name;

use super::{Look, Render, Section};
use crate::ink::{Ink, Line, Passage};
use crate::wording::meaning::{Tie, answered, speaker_name};
use crate::wording::{GAP, NO_SOURCE, heading, stretches, words};

/// Columns kept free for the kind of quotation, which stands at the right edge.
const KIND_COLUMNS: usize = 10;

/// The least that is left to words, however deep the tree and narrow the terminal.
const LEAST_COLUMNS: usize = 12;

struct Ledger {
    look: Look,
    is_first: bool,
}

pub(super) fn open(look: Look) -> Box<dyn Render> {
    Box::new(Ledger { look, is_first: true })
}

impl Render for Ledger {
    fn article(&mut self, annotated: &Annotated) -> String {
        let mut lines = head(annotated, self.look.width);
        if !std::mem::take(&mut self.is_first) {
            lines.splice(0..0, [Line::default(), Line::default()]);
        }
        for section in &self.look.sections {
            lines.push(Line::default());
            lines.extend(self.section(*section, annotated));
        }
        let mut shown = String::new();
        lines.iter().for_each(|line| line.write(self.look.colour, &mut shown));
        shown
    }
}

impl Ledger {
    fn section(&self, section: Section, annotated: &Annotated) -> Vec<Line> {
        let width = self.look.width;
        match section {
            Section::Statements => statements(annotated, &self.look),
            Section::Summary => sections::summary_lines(annotated, width),
            Section::People => sections::people_lines(annotated, width),
            Section::Bodies => sections::bodies_lines(annotated, width),
            Section::Times => sections::times_lines(annotated, width),
        }
    }
}

/// The heading of an article, and one statement of it without those in its content.
pub(super) fn alone(annotated: &Annotated, ix: AttributionIx, width: usize) -> Vec<Line> {
    let mut lines = head(annotated, width);
    lines.push(Line::default());
    Tree::new(annotated, width, 0).statement(ix, &Indent::top(), 0, &mut lines);
    lines
}

/// Every statement, an empty line between those in no other.
fn statements(annotated: &Annotated, look: &Look) -> Vec<Line> {
    let tree = Tree::new(annotated, look.width, look.depth);
    let mut lines = Vec::new();
    for (position, (ix, _)) in annotated.children(None).enumerate() {
        lines.extend((position > 0).then(Line::default));
        tree.statement(ix, &Indent::top(), 0, &mut lines);
    }
    if lines.is_empty() {
        lines.push(Line::of(Ink::Faint, "  (no statement found)"));
    }
    lines
}

/// The title, and under it what else is known of the article.
fn head(annotated: &Annotated, width: usize) -> Vec<Line> {
    let heading = heading(annotated.article());
    let mut title = Passage::default();
    title.add(Ink::Title, heading.title);
    let mut about = Passage::default();
    for (position, fact) in heading.facts.iter().enumerate() {
        if position > 0 {
            about.add(Ink::Faint, " · ");
        }
        about.add(Ink::Faint, fact);
    }
    let mut lines = title.wrap(width);
    lines.extend(about.wrap(width).into_iter().filter(|_| !heading.facts.is_empty()));
    lines
}

/// The columns that the longest number of a statement takes, with one to its left.
fn number_width(annotated: &Annotated) -> usize {
    let last = annotated.attributions().len().saturating_sub(1);
    last.to_string().len() + 1
}

/// What stands left of a statement: on its first line, and on all others.
struct Indent {
    first: String,
    rest: String,
}

impl Indent {
    fn top() -> Indent {
        Indent { first: " ".to_owned(), rest: " ".to_owned() }
    }

    /// The indent of a statement in the tree of one whose body stands at `body`.
    fn under(body: &str, is_last: bool) -> Indent {
        let (first, rest) = if is_last { ("└─", "  ") } else { ("├─", "│ ") };
        Indent { first: format!("{body}{first}"), rest: format!("{body}{rest}") }
    }
}

/// The statements of one article.
struct Tree<'article> {
    annotated: &'article Annotated,
    /// Who answers each statement.
    answered: Vec<Vec<Tie>>,
    width: usize,
    number_width: usize,
    /// How many levels of nested statements are shown.
    depth: usize,
}

impl Tree<'_> {
    fn new(annotated: &Annotated, width: usize, depth: usize) -> Tree<'_> {
        let (answered, number_width) = (answered(annotated), number_width(annotated));
        Tree { annotated, answered, width, number_width, depth }
    }

    /// Draws the statement at `ix`, which stands in `level` others, and under it those in its content.
    fn statement(&self, ix: AttributionIx, indent: &Indent, level: usize, lines: &mut Vec<Line>) {
        let attribution = self.annotated.attribution(ix);
        let gutter = " ".repeat(self.number_width + 2);
        let body = format!("{}{gutter}", indent.rest);
        let number = format!("{}{:>width$}  ", indent.first, ix.get(), width = self.number_width);
        let kind = attribution.quotation;

        let start = lines.len();
        lines.extend(indented(&self.head(ix), [&number, &body], self.width.saturating_sub(KIND_COLUMNS)));
        lines[start].add_ending_at(self.width, Ink::Kind(kind), quotation_name(kind));
        let inner = format!("{body}  ");
        if attribution.content.is_some() {
            lines.extend(indented(&self.content(attribution), [&inner, &inner], self.width));
        }
        let hanging = format!("{body}  ");
        for passage in meaning::passages(self.annotated, ix, &self.answered[ix.get()]) {
            lines.extend(indented(&passage, [&body, &hanging], self.width));
        }
        self.children(ix, &body, level, lines);
    }

    /// Draws the statements in the content of the one at `ix`, or says how many are not shown.
    fn children(&self, ix: AttributionIx, body: &str, level: usize, lines: &mut Vec<Line>) {
        let children: Vec<AttributionIx> =
            self.annotated.children(Some(ix)).map(|(child, _)| child).collect();
        if level >= self.depth {
            let hidden = self.inside(ix);
            lines.extend((hidden > 0).then(|| Line::of(Ink::Faint, &format!("{body}└─ … {hidden} inside"))));
            return;
        }
        for (position, child) in children.iter().enumerate() {
            let is_last = position + 1 == children.len();
            self.statement(*child, &Indent::under(body, is_last), level + 1, lines);
        }
    }

    /// How many statements stand in the content of the one at `ix`, however deep.
    fn inside(&self, ix: AttributionIx) -> usize {
        self.annotated.children(Some(ix)).map(|(child, _)| 1 + self.inside(child)).sum()
    }

    /// Who, and the words that attribute it.
    fn head(&self, ix: AttributionIx) -> Passage {
        let attribution = self.annotated.attribution(ix);
        let mut head = Passage::default();
        match &attribution.source {
            Some(source) => head.add(Ink::Source, &words(self.annotated, source)),
            None => head.add(Ink::Faint, &format!("({NO_SOURCE})")),
        }
        if let Some(name) = speaker_name(self.annotated, ix) {
            head.add(Ink::Sourcing, &format!(" [{name}]"));
        }
        if let Some(cue) = &attribution.cue {
            head.add_before_next(Ink::Faint, "←");
            head.add(Ink::Cue, &words(self.annotated, cue));
        }
        head
    }

    /// What is attributed.
    fn content(&self, attribution: &Attribution) -> Passage {
        let text = &self.annotated.article().text;
        let mut content = Passage::default();
        for (position, span) in stretches(self.annotated, attribution).iter().enumerate() {
            if position > 0 {
                content.add(Ink::Faint, GAP);
            }
            for stretch in span {
                let ink = if stretch.is_verbatim { Ink::Verbatim } else { Ink::Plain };
                content.add(ink, &text[stretch.span]);
            }
        }
        content
    }
}

/// The lines of `passage`, the first after `first`, the others after `rest`, up to column `end`.
pub(super) fn indented(passage: &Passage, [first, rest]: [&str; 2], end: usize) -> Vec<Line> {
    let lines = passage.wrap(end.saturating_sub(rest.chars().count()).max(LEAST_COLUMNS));
    let indents = std::iter::once(first).chain(std::iter::repeat(rest));
    indents.zip(lines).map(|(indent, line)| Line::of(Ink::Faint, indent).and(line)).collect()
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr as _;

    use super::open;
    use crate::ink::Colour;
    use crate::render::Look;
    use crate::render::fixture::{annotated, look, marked};

    fn shown(width: usize) -> String {
        let mut document = open(look(width));
        document.opening() + &document.article(&annotated()) + &document.closing()
    }

    #[test]
    fn statements_read_well_at_80_columns() {
        insta::assert_snapshot!(shown(80));
    }

    #[test]
    fn statements_read_well_at_40_columns() {
        insta::assert_snapshot!(shown(40));
    }

    #[test]
    fn the_other_sections_read_well() {
        use super::Section::{Bodies, People, Summary, Times};
        for width in [40, 80] {
            let sections = vec![Summary, People, Bodies, Times];
            let mut document = open(Look { sections, ..look(width) });
            insta::assert_snapshot!(format!("sections_at_{width}"), document.article(&annotated()));
        }
    }

    #[test]
    fn what_is_deeper_than_asked_for_is_counted() {
        let mut document = open(Look { depth: 0, ..look(80) });
        let shown = document.article(&annotated());
        assert!(shown.contains("└─ … 2 inside") && !shown.contains("officials ← told"), "{shown}");
        let mut document = open(Look { depth: 1, ..look(80) });
        let shown = document.article(&annotated());
        assert!(shown.contains("└─ … 1 inside") && shown.contains("the paper"), "{shown}");
    }

    #[test]
    fn what_is_not_known_takes_no_line() {
        let shown = open(look(80)).article(&marked("{0s:Ann} {0c:said} {0i:no}."));
        let gap = " ".repeat(57);
        assert_eq!(
            shown,
            format!("made/up.txt\n\n  0  Ann ← said{gap}indirect\n       no\n\n 1 statement\n")
        );
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for width in 40..=100 {
            let sections = <super::Section as clap::ValueEnum>::value_variants().to_vec();
            let shown = open(Look { sections, ..look(width) }).article(&annotated());
            let widest = shown.lines().map(|line| line.width()).max();
            assert!(widest <= Some(width), "{widest:?} columns of {width}:\n{shown}");
        }
    }

    #[test]
    fn colour_adds_nothing_but_escapes() {
        let mut document = open(Look { colour: Colour::Shown, ..look(80) });
        let coloured = document.article(&annotated());
        assert!(coloured.contains("\x1b[1m"));
        let parts = coloured.split('\x1b');
        let bare: String = parts.map(|part| part.strip_prefix('[').map_or(part, after_escape)).collect();
        assert_eq!(bare, shown(80));
    }

    fn after_escape(part: &str) -> &str {
        part.split_once('m').map_or(part, |(_, rest)| rest)
    }

    #[test]
    fn escapes_in_the_article_come_out_as_plain_marks() {
        let annotated = marked(
            "{0s:Ann\x1b]0;owned\x07} {0c:said} {0i:\u{9b}31mno}.\n===\n\
             mention: Ann\x1b]0;owned\x07 | name person\nsame: Ann\x1b]0;owned\x07 | role \u{9b}31mno\n\
             time: \u{9b}31mno | date PAST_REF | event \u{9b}31mno\n\
             0 sourcing: unnamed | a rule\n0 unnamed: descriptor Ann\x1b]0;owned\x07\n\
             0 act: deny | a rule\n0 answers: report \u{9b}31mno | a rule | 0.5\n",
        );
        let sections = <super::Section as clap::ValueEnum>::value_variants().to_vec();
        let shown = open(Look { sections, ..look(80) }).article(&annotated);
        assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{shown:?}");
    }
}
