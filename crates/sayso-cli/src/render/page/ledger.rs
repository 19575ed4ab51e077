//! The ledger beside an article: its statements in reading order, nested ones under their parent.

use sayso_core::{Annotated, AttributionIx};
use sayso_wire::quotation_name;

use super::escape;
use crate::wording::{GAP, NO_SOURCE, stretches, words};

/// The statements of the article that is the `number`th of the page.
pub(super) fn ledger(annotated: &Annotated, number: usize) -> String {
    let count = match annotated.attributions().len() {
        0 => "No statement found".to_owned(),
        1 => "1 statement".to_owned(),
        count => format!("{count} statements"),
    };
    format!("<h2>{count}</h2>\n{}", level(annotated, number, None))
}

/// The statements in the content of `parent`, or in no other's.
fn level(annotated: &Annotated, number: usize, parent: Option<AttributionIx>) -> String {
    let statements: String = annotated
        .children(parent)
        .map(|(ix, _)| {
            format!("<li>{}\n{}</li>\n", statement(annotated, number, ix), level(annotated, number, Some(ix)))
        })
        .collect();
    if statements.is_empty() { statements } else { format!("<ol>\n{statements}</ol>\n") }
}

/// One statement, without those in it.
fn statement(annotated: &Annotated, number: usize, ix: AttributionIx) -> String {
    let attribution = annotated.attribution(ix);
    let source = match &attribution.source {
        Some(source) => format!("<b class=\"source\">{}</b>", escape(&words(annotated, source))),
        None => format!("<span class=\"nobody\">({NO_SOURCE})</span>"),
    };
    let cue = attribution.cue.as_ref().map(|cue| {
        format!(" <span class=\"arrow\">←</span> <i class=\"cue\">{}</i>", escape(&words(annotated, cue)))
    });
    let kind = quotation_name(attribution.quotation);
    format!(
        "<div class=\"statement s{at} h{at}\" id=\"a{number}-l{at}\">\
         <a class=\"number\" href=\"#a{number}-{at}\">{at}</a> <span class=\"kind\">{kind}</span> {source}{cue}\
         <p class=\"content {kind}\">{content}</p></div>",
        at = ix.get(),
        cue = cue.unwrap_or_default(),
        content = content(annotated, ix),
    )
}

fn content(annotated: &Annotated, ix: AttributionIx) -> String {
    let text = &annotated.article().text;
    let spans = stretches(annotated, annotated.attribution(ix));
    let shown = spans.iter().map(|span| {
        let stretches = span.iter().map(|stretch| match stretch.is_verbatim {
            true => format!("<q>{}</q>", escape(&text[stretch.span])),
            false => escape(&text[stretch.span]),
        });
        stretches.collect::<String>()
    });
    shown.collect::<Vec<_>>().join(GAP)
}
