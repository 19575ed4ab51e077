//! One page that needs nothing else: each claim on a card with its picture, the same as a table, and its answers.

use sayso::claims::Linked;
use sayso_export::page::{FOOT, head};
use sayso_export::safe::{escape, plain};
use sayso_export::{who, words};
use sayso_wire::{AlikeV1, AlterationV1, ClaimV1, KinV1, ReplyV1, ReportV1};

use super::leaving::leaving;
use super::picture::picture;
use super::told;
use crate::tally::counted;

const STYLE: &str = include_str!("origins.css");

/// Tells how to read the page.
const LEGEND: &str = "<p><b>How many independent origins.</b> Bounds tell how many origins there may be, not whether what \
    is said is true. Whoever is not named may be anybody.</p>\n\
    <ul>\n<li>full line: one rests on the other</li>\n<li>dashed line: the same words or the same source</li>\n\
    <li><span class=\"source\">strong line</span>: the first with its origin</li>\n\
    <li><span class=\"cue\">red line</span>: outlets that rest on each other, a circle</li>\n</ul>\n";

/// The first claims of `linked`, at most `limit` of them, found by `query`.
pub(crate) fn page(linked: &Linked, limit: usize, query: &str) -> String {
    let title = escape(&plain(&format!("Origins: {query}")));
    let origins = leaving(linked, limit);
    let cards: String = origins.claims.iter().map(card).collect();
    format!("{head}<h1>{title}</h1>\n{cards}{FOOT}", head = head(&title, STYLE, LEGEND))
}

fn card(claim: &ClaimV1) -> String {
    let reports: Vec<&ReportV1> = claim.origins.iter().flat_map(|origin| &origin.statements).collect();
    let articles = told::distinct(reports.iter().map(|report| report.article.id.as_str()));
    format!(
        "<section class=\"claim\">\n<h2>{title}</h2>\n<p class=\"bounds\"><b>At least {lower}, at most {upper}</b> \
         independent origin{plural} · {statements} in {articles}</p>\n{kin}{circles}{picture}\n{answers}{changes}{alterations}{judged}{doubtful}{table}</section>\n",
        title = shown(&claim.title),
        lower = claim.lower,
        upper = claim.upper,
        plural = if claim.upper == 1 { "" } else { "s" },
        statements = counted(reports.len(), "statement"),
        articles = counted(articles, "article"),
        kin = kin(claim),
        circles = circles(claim),
        picture = picture(claim),
        answers = answers(claim),
        changes = changes(claim),
        alterations = alterations(claim),
        judged = judged(claim),
        doubtful = doubtful(claim),
        table = table(claim),
    )
}

/// `text` as it may stand in a page.
fn shown(text: &str) -> String {
    escape(&plain(text))
}

/// Origins that may be one.
fn kin(claim: &ClaimV1) -> String {
    let kin = |kin: &KinV1| format!("<p class=\"facts\">{}</p>\n", shown(&told::kin_in_words(kin)));
    claim.kin.iter().map(kin).collect()
}

fn circles(claim: &ClaimV1) -> String {
    let circle = |circle: &Vec<String>| {
        format!("<p class=\"circle-told\">A circle: {}</p>\n", shown(&told::circle(circle)))
    };
    claim.circles.iter().map(circle).collect()
}

/// Who answers the claim: on the same card, always.
fn answers(claim: &ClaimV1) -> String {
    let answers: String = claim.replies.iter().map(answer).collect();
    let list = format!("<h3>Answers</h3>\n<ul>\n{answers}</ul>\n");
    let open = "<p class=\"open\">Nobody here denies or confirms it.</p>\n";
    let parts = [(!answers.is_empty(), list.as_str()), (!claim.is_answered, open)];
    parts.into_iter().filter(|(is_there, _)| *is_there).map(|(_, part)| part).collect()
}

fn answer(reply: &ReplyV1) -> String {
    let because = |because: &str| format!("<span class=\"facts\"> · {}</span>", shown(because));
    let because = reply.because.as_deref().map(because).unwrap_or_default();
    item(&reply.tie, &reply.report, &because)
}

/// What the claim is to be read with.
fn changes(claim: &ClaimV1) -> String {
    let changes: String = claim.changes.iter().map(|change| item(change.tie, &change.report, "")).collect();
    if changes.is_empty() { changes } else { format!("<h3>To be read with</h3>\n<ul>\n{changes}</ul>\n") }
}

/// Where the words of articles differ that rest on one another: both, one under the other.
fn alterations(claim: &ClaimV1) -> String {
    let alteration = |altered: &AlterationV1| {
        let (original, repeated) = (statement(&altered.original), statement(&altered.repeated));
        let tie = shown(altered.tie);
        format!("<li><b>{tie}</b>\n<ul>\n<li>{original}</li>\n<li>{repeated}</li>\n</ul></li>\n")
    };
    let alterations: String = claim.alterations.iter().map(alteration).collect();
    if alterations.is_empty() {
        alterations
    } else {
        format!("<h3>Passed on in other words</h3>\n<ul>\n{alterations}</ul>\n")
    }
}

/// What people hold of pairs of statements.
fn judged(claim: &ClaimV1) -> String {
    let judged = |alike: &AlikeV1| {
        let ids = alike.statements.join(" and ");
        let told = format!("{ids}: the same? {}, says {}", alike.verdict, alike.who);
        format!("<p class=\"facts\">{}</p>\n", shown(&told))
    };
    claim.judged.iter().map(judged).collect()
}

/// Statements that perhaps say the same, for which the bounds are wider.
fn doubtful(claim: &ClaimV1) -> String {
    if claim.doubtful.is_empty() {
        return String::new();
    }
    format!("<p class=\"facts\">{}</p>\n", shown(&told::doubtful(&claim.doubtful)))
}

/// A statement of another claim, by what it is to this one; `because` is a part of the page already.
fn item(tie: &str, report: &ReportV1, because: &str) -> String {
    format!("<li><b>{}</b> {}{because}</li>\n", shown(tie), statement(report))
}

/// Who says what, where and when.
fn statement(report: &ReportV1) -> String {
    format!(
        "<span class=\"source\">{source}</span> <span class=\"content\">{words}</span> <span class=\"facts\">{place}</span>",
        source = shown(&who(&report.saying.voice)),
        words = shown(&words(&report.saying.content)),
        place = shown(&told::printed(&report.article)),
    )
}

/// The picture in words, in order of time within each origin.
fn table(claim: &ClaimV1) -> String {
    let mut rows = String::new();
    for (number, origin) in claim.origins.iter().enumerate() {
        for report in &origin.statements {
            let why = report.collapse.as_ref().map(|collapse| collapse.reason.as_str());
            let cells = [
                &(number + 1).to_string(),
                told::published(&report.article).unwrap_or("–"),
                told::publisher(&report.article),
                &who(&report.saying.voice),
                &words(&report.saying.content),
                why.unwrap_or("first with this origin"),
                &report.saying.voice.id,
            ];
            let cells: String = cells.iter().map(|cell| format!("<td>{}</td>", shown(cell))).collect();
            rows.push_str(&format!("<tr>{cells}</tr>\n"));
        }
    }
    let heads = ["origin", "day", "outlet", "source", "what is said", "why it counts so", "id"];
    let heads: String = heads.iter().map(|head| format!("<th scope=\"col\">{head}</th>")).collect();
    format!(
        "<div class=\"wide\"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n"
    )
}
