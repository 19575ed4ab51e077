//! For people: what a desk's rules find in an article, as compilers tell of code.
//!
//! ```text
//! warning[no-basis]: the article does not say how this source knows
//!   → examples/lint-planted.html, statement 3, characters 412 to 452
//!   │ A senior official in the building department said that …
//!   │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
//!   do: say how the source knows …
//!   see: …
//! ```

use sayso::lint::{Finding, Severity};
use sayso_core::Annotated;
use sayso_wire::CodePoints;
use unicode_width::UnicodeWidthStr as _;

use super::explanation::{BAR, excerpt};
use super::ledger::indented;
use crate::ink::{Colour, Ink, Line, Passage};

/// Each of `findings`, and an empty line after it.
pub(crate) fn findings(annotated: &Annotated, findings: &[Finding], width: usize, colour: Colour) -> String {
    let code_points = CodePoints::new(&annotated.article().text);
    let mut shown = String::new();
    for finding in findings {
        let lines = finding_lines(annotated, finding, &code_points, width);
        lines.iter().chain([&Line::default()]).for_each(|line| line.write(colour, &mut shown));
    }
    shown
}

fn finding_lines(
    annotated: &Annotated,
    finding: &Finding,
    code_points: &CodePoints<'_>,
    width: usize,
) -> Vec<Line> {
    let mut head = Passage::default();
    head.add(ink(finding.severity), &format!("{}[{}]:", finding.severity.name(), finding.rule));
    head.add(Ink::Source, &format!(" {}", finding.message));
    let mut lines = indented(&head, ["", "    "], width);
    let words = code_points.span(finding.span);
    let address = &annotated.article().address;
    let (statement, start, end) = (finding.statement.get(), words.start, words.end);
    let place = format!("{address}, statement {statement}, characters {start} to {end}");
    lines.extend(noted("→", Ink::Faint, &place, width));
    let room = width.saturating_sub(BAR.width());
    lines.extend(excerpt(annotated, finding.span, room));
    // Statements of one's own sentence show there already.
    let sentence = sayso_wire::context(annotated, finding.span);
    let is_elsewhere = |span: &sayso_core::Span| sentence.is_none_or(|sentence| !sentence.overlaps(*span));
    for &span in finding.related.iter().filter(|span| is_elsewhere(span)) {
        lines.extend(noted("also:", Ink::Faint, "", width));
        lines.extend(excerpt(annotated, span, room));
    }
    lines.extend(noted("do:", Ink::Sourcing, &finding.advice, width));
    if !finding.reference.is_empty() {
        lines.extend(noted("see:", Ink::Faint, &finding.reference, width));
    }
    lines
}

/// `words` under a name for what they are.
fn noted(name: &str, ink: Ink, words: &str, width: usize) -> Vec<Line> {
    let mut passage = Passage::default();
    passage.add(ink, name);
    passage.add(Ink::Plain, &format!(" {words}"));
    indented(&passage, ["  ", "    "], width)
}

fn ink(severity: Severity) -> Ink {
    match severity {
        Severity::Error => Ink::Fault,
        Severity::Warning => Ink::Doubt,
        Severity::Advice => Ink::Sourcing,
    }
}

#[cfg(test)]
mod tests {
    use sayso::lint::{House, lint};
    use unicode_width::UnicodeWidthStr as _;

    use super::findings;
    use crate::ink::Colour;
    use crate::render::fixture::{annotated, marked};

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let annotated = annotated();
        let found = lint(&annotated, &House::standard());
        assert!(!found.is_empty());
        for width in 40..=100 {
            let shown = findings(&annotated, &found, width, Colour::Bare);
            let widest = shown.lines().map(|line| line.width()).max();
            assert!(widest <= Some(width), "{widest:?} columns of {width}:\n{shown}");
        }
    }

    #[test]
    fn severities_have_colours_of_their_own_and_words_too() {
        let source = "{0s:Ann} {0c:accused} {0i:Bo of it}.\n===\n0 act: accuse | a rule | accused\n";
        let annotated = marked(source);
        let found = lint(&annotated, &House::standard());
        let shown = findings(&annotated, &found, 80, Colour::Shown);
        assert!(shown.contains("\x1b[1m\x1b[31merror[no-response]:\x1b[0m"), "{shown:?}");
    }
}
