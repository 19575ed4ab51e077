//! The text of an article, its statements marked where they stand.
//!
//! Source, cue and content of several statements overlap freely, and elements may not. So each paragraph is cut
//! wherever anything starts or ends, and each piece carries the classes of all that covers it.

use std::fmt::Write as _;
use std::ops::Range;

use sayso_core::{Annotated, Attribution, AttributionIx, ParagraphKind, Span, Spans};
use sayso_export::safe::{escape, linked};
use sayso_wire::quotation_name;

/// Shades of nested content that the style tells apart.
const SHADES: usize = 3;

/// A part of a statement that stands in the text.
struct Part<'article> {
    span: Span,
    role: Role,
    ix: AttributionIx,
    attribution: &'article Attribution,
    /// How many statements this one stands in.
    depth: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Source,
    Cue,
    Content,
}

/// The paragraphs of the article that is the `number`th of the page.
pub(super) fn text(annotated: &Annotated, number: usize) -> String {
    let parts = parts(annotated);
    let mut page = String::new();
    for (range, kind) in blocks(annotated) {
        let class = match kind {
            ParagraphKind::Body => "",
            ParagraphKind::Furniture => " class=\"furniture\"",
        };
        // Writing to a string cannot fail.
        let _ = writeln!(page, "<p{class}>{}</p>", paragraph(annotated, number, &parts, range));
    }
    page
}

/// The paragraphs, and whatever else is not white space.
fn blocks(annotated: &Annotated) -> Vec<(Range<usize>, ParagraphKind)> {
    let text = annotated.article().text.as_str();
    let mut blocks = Vec::new();
    let mut done = 0;
    for paragraph in annotated.paragraphs() {
        blocks.push((done..paragraph.span.start(), ParagraphKind::Body));
        blocks.push((paragraph.span.range(), paragraph.kind));
        done = paragraph.span.end();
    }
    blocks.push((done..text.len(), ParagraphKind::Body));
    blocks.retain(|(range, _)| !text[range.clone()].trim().is_empty());
    blocks
}

/// Every part of every statement, by where it starts.
fn parts(annotated: &Annotated) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    for (ix, attribution) in annotated.attributions() {
        let depth =
            std::iter::successors(attribution.parent, |outer| annotated.attribution(*outer).parent).count();
        let mut add = |role, spans: &Spans| {
            parts.extend(spans.iter().map(|span| Part { span, role, ix, attribution, depth }));
        };
        attribution.source.iter().for_each(|source| add(Role::Source, source));
        attribution.cue.iter().for_each(|cue| add(Role::Cue, cue));
        attribution.content.iter().for_each(|content| add(Role::Content, content));
    }
    parts.sort_by_key(|part| (part.span, part.ix));
    parts
}

/// What stands in `range` of the text, with its marks.
fn paragraph(annotated: &Annotated, number: usize, parts: &[Part<'_>], range: Range<usize>) -> String {
    let text = annotated.article().text.as_str();
    let links = &annotated.article().links;
    let here: Vec<&Part<'_>> = parts.iter().filter(|part| meets(part.span, &range)).collect();
    let spans = here.iter().map(|part| part.span).chain(links.iter().map(|link| link.span));
    let mut cuts: Vec<usize> = spans.flat_map(|span| [span.start(), span.end()]).collect();
    cuts.extend([range.start, range.end]);
    cuts.retain(|cut| range.start <= *cut && *cut <= range.end);
    cuts.sort_unstable();
    cuts.dedup();

    let mut page = String::new();
    for cut in cuts.windows(2) {
        let piece = cut[0]..cut[1];
        page.push_str(&numbers(&here, piece.start, number));
        let link = links.iter().find(|link| meets(link.span, &piece)).map(|link| link.target.as_str());
        let words = linked(link, &escape(&text[piece.clone()]));
        match classes(&here, &piece) {
            Some(classes) => page.push_str(&format!("<span class=\"{classes}\">{words}</span>")),
            None => page.push_str(&words),
        }
    }
    page
}

fn meets(span: Span, range: &Range<usize>) -> bool {
    span.start() < range.end && range.start < span.end()
}

/// The numbers of the statements that start at `at`, each a link to its line in the ledger.
fn numbers(parts: &[&Part<'_>], at: usize, number: usize) -> String {
    let mut starting: Vec<usize> = parts
        .iter()
        .filter(|part| part.span.start() == at && part.attribution.extent().start() == at)
        .map(|part| part.ix.get())
        .collect();
    starting.sort_unstable();
    starting.dedup();
    let link = |ix: &usize| {
        format!("<a class=\"number s{ix} h{ix}\" id=\"a{number}-{ix}\" href=\"#a{number}-l{ix}\">{ix}</a>")
    };
    starting.iter().map(link).collect()
}

/// What covers `piece`, for the style: roles, depth, and the statements it lights up with.
fn classes(parts: &[&Part<'_>], piece: &Range<usize>) -> Option<String> {
    let covering: Vec<&&Part<'_>> = parts.iter().filter(|part| meets(part.span, piece)).collect();
    let innermost = covering.iter().max_by_key(|part| (part.depth, part.ix))?;
    let mut classes = Vec::new();
    for (role, class) in [(Role::Source, "source"), (Role::Cue, "cue"), (Role::Content, "content")] {
        if covering.iter().any(|part| part.role == role) {
            classes.push(class.to_owned());
        }
    }
    let contents: Vec<_> = covering.iter().filter(|part| part.role == Role::Content).collect();
    if let Some(content) = contents.iter().max_by_key(|part| (part.depth, part.ix)) {
        classes.push(quotation_name(content.attribution.quotation).to_owned());
        classes.push(format!("d{}", contents.len().min(SHADES)));
    }
    classes.extend(covering.iter().map(|part| format!("s{}", part.ix.get())));
    classes.push(format!("h{}", innermost.ix.get()));
    Some(classes.join(" "))
}
