//! For people: the statements of each article in reading order, nested ones as a tree under their parent.
//!
//! ```text
//!  3  the paper ← reported                                              indirect
//!       that officials had told it the minister ordered the raid
//!     └─ 4  officials ← told it                                         indirect
//!             the minister ordered the raid
//! ```

use sayso_core::{Annotated, Attribution, AttributionIx};
use sayso_wire::quotation_name;

use super::{Look, Render};
use crate::ink::{Ink, Line, Passage};
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
        let tree = Tree { annotated, width: self.look.width, number_width: number_width(annotated) };
        for (ix, _) in annotated.children(None) {
            lines.push(Line::default());
            tree.statement(ix, &Indent::top(), &mut lines);
        }
        if annotated.attributions().len() == 0 {
            lines.push(Line::default());
            lines.push(Line::of(Ink::Faint, "  (no statement found)"));
        }
        let mut shown = String::new();
        lines.iter().for_each(|line| line.write(self.look.colour, &mut shown));
        shown
    }
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
    width: usize,
    number_width: usize,
}

impl Tree<'_> {
    /// Draws the statement at `ix`, and under it those in its content.
    fn statement(&self, ix: AttributionIx, indent: &Indent, lines: &mut Vec<Line>) {
        let attribution = self.annotated.attribution(ix);
        let children: Vec<AttributionIx> =
            self.annotated.children(Some(ix)).map(|(child, _)| child).collect();
        let gutter = " ".repeat(self.number_width + 2);
        let body = format!("{}{gutter}", indent.rest);
        let number = format!("{}{:>width$}  ", indent.first, ix.get(), width = self.number_width);
        let kind = attribution.quotation;

        let start = lines.len();
        lines.extend(self.indented(self.head(attribution), [&number, &body], KIND_COLUMNS));
        lines[start].add_ending_at(self.width, Ink::Kind(kind), quotation_name(kind));
        let inner = format!("{body}  ");
        lines.extend(self.indented(self.content(attribution), [&inner, &inner], 0));
        for (position, child) in children.iter().enumerate() {
            let is_last = position + 1 == children.len();
            self.statement(*child, &Indent::under(&body, is_last), lines);
        }
    }

    /// The lines of `passage`, the first after `first`, the others after `rest`, with `margin` columns free at the right.
    fn indented(&self, passage: Passage, [first, rest]: [&str; 2], margin: usize) -> Vec<Line> {
        let taken = rest.chars().count() + margin;
        let lines = passage.wrap(self.width.saturating_sub(taken).max(LEAST_COLUMNS));
        let indents = std::iter::once(first).chain(std::iter::repeat(rest));
        indents.zip(lines).map(|(indent, line)| Line::of(Ink::Faint, indent).and(line)).collect()
    }

    /// Who, and the words that lend it.
    fn head(&self, attribution: &Attribution) -> Passage {
        let mut head = Passage::default();
        match &attribution.source {
            Some(source) => head.add(Ink::Source, &words(self.annotated, source)),
            None => head.add(Ink::Faint, &format!("({NO_SOURCE})")),
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
    fn no_line_is_wider_than_the_terminal() {
        for width in 40..=100 {
            let shown = shown(width);
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
        let annotated = marked("{0s:Ann\x1b]0;owned\x07} {0c:said} {0i:\u{9b}31mno}.");
        let shown = open(look(80)).article(&annotated);
        assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{shown:?}");
    }
}
