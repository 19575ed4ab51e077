//! One page that needs nothing else: each claim on a card with its picture, the same as a table, and its answers.

use sayso::linking::Linked;
use sayso_link::{Claim, Origins};

use super::picture::picture;
use super::told;
use crate::render::page::{STYLE, escape};
use crate::tally::counted;

const OWN_STYLE: &str = include_str!("origins.css");

/// Letters of a statement that a table shows: what leaves a ledger is an excerpt.
const MOST_SHOWN: usize = 300;

/// The first claims of `linked`, at most `limit` of them, found by `query`.
pub(crate) fn page(linked: &Linked, limit: usize, query: &str) -> String {
    let title = escape(&format!("Origins: {query}"));
    let cards: String =
        linked.claims.iter().take(limit).map(|(claim, origins)| card(linked, claim, origins)).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}{OWN_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n\
         <p class=\"facts\">Bounds tell how many origins there may be, not whether what is said is true. Whoever is not \
         named may be anybody. Dashed lines: the same words; full lines: one cites the other.</p>\n{cards}</main>\n\
         </body>\n</html>\n"
    )
}

fn card(linked: &Linked, claim: &Claim, origins: &Origins) -> String {
    let statements = counted(claim.voices.len(), "statement");
    let articles = counted(told::articles(linked, &claim.voices), "article");
    format!(
        "<section class=\"claim\">\n<h2>{title}</h2>\n<p class=\"bounds\"><b>At least {lower}, at most {upper}</b> \
         independent origin{plural} · {statements} in {articles}</p>\n{circles}{picture}\n{answers}{table}</section>\n",
        title = escape(&told::title(linked, claim)),
        lower = origins.lower,
        upper = origins.upper,
        plural = if origins.upper == 1 { "" } else { "s" },
        circles = circles(origins),
        picture = picture(linked, claim, origins),
        answers = answers(linked, claim),
        table = table(linked, origins),
    )
}

fn circles(origins: &Origins) -> String {
    let circle = |circle: &Vec<String>| {
        let first = circle.first().map(String::as_str).unwrap_or_default();
        format!(
            "<p class=\"circle-told\">A circle: {} ← {}</p>\n",
            escape(&circle.join(" ← ")),
            escape(first)
        )
    };
    origins.circles.iter().map(circle).collect()
}

/// Who answers the claim: on the same card, always.
fn answers(linked: &Linked, claim: &Claim) -> String {
    let answer = |reply| {
        let reply: &sayso_link::Reply = reply;
        let statement = &linked.statements[reply.voice];
        let because = told::because(reply.reason).map(|because| format!(" · {because}")).unwrap_or_default();
        format!(
            "<li><b>{tie}</b> <span class=\"source\">{source}</span> <span class=\"content\">{words}</span> \
             <span class=\"facts\">{place}{because}</span></li>\n",
            tie = escape(told::tie(linked, reply)),
            source = escape(&told::source(linked, reply.voice)),
            words = escape(&excerpt(&statement.article.words(&statement.content))),
            place = escape(&told::place(linked, reply.voice)),
            because = escape(&because),
        )
    };
    let answers: String = claim.replies.iter().map(answer).collect();
    let open = if told::is_answered(linked, claim) {
        ""
    } else {
        "<p class=\"open\">Nobody here denies or confirms it.</p>\n"
    };
    if answers.is_empty() {
        open.to_owned()
    } else {
        format!("<h3>Answers</h3>\n<ul>\n{answers}</ul>\n{open}")
    }
}

/// The picture in words, in order of time within each origin.
fn table(linked: &Linked, origins: &Origins) -> String {
    let mut rows = String::new();
    for (number, group) in origins.groups.iter().enumerate() {
        for &voice in &group.voices {
            let statement = &linked.statements[voice];
            let collapse = origins.collapses.iter().find(|collapse| collapse.voice == voice);
            let why = collapse
                .map_or_else(|| "first with this origin".to_owned(), |collapse| told::why(&collapse.reason));
            let cells = [
                (number + 1).to_string(),
                told::day(linked, voice).unwrap_or("–").to_owned(),
                told::outlet(linked, voice).to_owned(),
                told::source(linked, voice),
                excerpt(&statement.article.words(&statement.content)),
                why,
                statement.id.to_string(),
            ];
            let cells: String = cells.iter().map(|cell| format!("<td>{}</td>", escape(cell))).collect();
            rows.push_str(&format!("<tr>{cells}</tr>\n"));
        }
    }
    let heads = ["origin", "day", "outlet", "source", "what is said", "why it counts so", "id"];
    let heads: String = heads.iter().map(|head| format!("<th scope=\"col\">{head}</th>")).collect();
    format!(
        "<div class=\"wide\"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n"
    )
}

fn excerpt(words: &str) -> String {
    let excerpt: String = words.chars().take(MOST_SHOWN).collect();
    if excerpt.len() == words.len() { excerpt } else { excerpt + "…" }
}
