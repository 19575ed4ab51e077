//! The ledger beside an article: its statements in reading order, nested ones under their parent.

use sayso_core::{Annotated, AttributionIx};
use sayso_export::safe::escape;
use sayso_wire::quotation_name;

use super::meaning::meaning;
use crate::wording::meaning::{Tie, answered, speaker_name};
use crate::wording::named::{Named, bodies, people, summary};
use crate::wording::{GAP, NO_SOURCE, stretches, words};

/// The statements of the article that is the `number`th of the page.
pub(super) fn ledger(annotated: &Annotated, number: usize) -> String {
    let summary = match annotated.attributions().len() {
        0 => "No statement found".to_owned(),
        _ => summary(annotated),
    };
    let cards = Cards { annotated, number, answered: answered(annotated) };
    format!("<h2>{summary}</h2>\n{}{}", cards.level(None), names(annotated))
}

/// The cards of one article.
struct Cards<'article> {
    annotated: &'article Annotated,
    /// Which article of the page it is, from 1.
    number: usize,
    /// Who answers each statement.
    answered: Vec<Vec<Tie>>,
}

impl Cards<'_> {
    /// The statements in the content of `parent`, or in no other's.
    fn level(&self, parent: Option<AttributionIx>) -> String {
        let children = self.annotated.children(parent);
        let statements: String = children
            .map(|(ix, _)| format!("<li>{}\n{}</li>\n", self.statement(ix), self.level(Some(ix))))
            .collect();
        if statements.is_empty() { statements } else { format!("<ol>\n{statements}</ol>\n") }
    }

    /// One statement, without those in it.
    fn statement(&self, ix: AttributionIx) -> String {
        let Cards { annotated, number, answered } = self;
        let attribution = annotated.attribution(ix);
        let source = match &attribution.source {
            Some(source) => format!("<b class=\"source\">{}</b>", escape(&words(annotated, source))),
            None => format!("<span class=\"nobody\">({NO_SOURCE})</span>"),
        };
        let speaker = speaker_name(annotated, ix)
            .map(|name| format!(" <span class=\"speaker\">[{}]</span>", escape(&name)));
        let cue = attribution.cue.as_ref().map(|cue| {
            let cue = escape(&words(annotated, cue));
            format!(" <span class=\"arrow\">←</span> <i class=\"cue\">{cue}</i>")
        });
        let kind = quotation_name(attribution.quotation);
        let content = content(annotated, ix);
        let content = (!content.is_empty()).then(|| format!("<p class=\"content {kind}\">{content}</p>"));
        format!(
            "<div class=\"statement s{at} h{at}\" id=\"a{number}-l{at}\">\
             <a class=\"number\" href=\"#a{number}-{at}\">{at}</a> <span class=\"kind\">{kind}</span> \
             {source}{speaker}{cue}{content}{meaning}</div>",
            at = ix.get(),
            speaker = speaker.unwrap_or_default(),
            cue = cue.unwrap_or_default(),
            content = content.unwrap_or_default(),
            meaning = meaning(annotated, *number, ix, &answered[ix.get()]),
        )
    }
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

/// Who is named, and what is said of who they are.
fn names(annotated: &Annotated) -> String {
    let section = |title: &str, named: Vec<Named>| {
        let rows: String = named.iter().map(row).collect();
        if rows.is_empty() { rows } else { format!("<h3>{title}</h3>\n<dl class=\"names\">\n{rows}</dl>\n") }
    };
    section("People", people(annotated)) + &section("Bodies and outlets", bodies(annotated))
}

fn row(named: &Named) -> String {
    let mut about: Vec<String> = named.facts.iter().map(|fact| escape(fact)).collect();
    about.extend((!named.also.is_empty()).then(|| format!("also {}", escape(&named.also.join(", ")))));
    format!("<dt>{}</dt><dd>{}</dd>\n", escape(&named.name), about.join(" · "))
}
