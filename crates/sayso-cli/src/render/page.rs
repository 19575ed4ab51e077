//! One page that needs nothing else: each article with its statements marked, and beside it the ledger of them.
//!
//! The page holds no script and may load nothing. Every word of an article is escaped on its way in.

mod ledger;
mod meaning;
mod text;

use std::fmt::Write as _;

use sayso_core::Annotated;
use sayso_export::page::{self, FOOT};
use sayso_export::safe::{escape, linked};

use super::{Look, Render};
use crate::wording::heading;

/// Statements of an article, from the first, that light up in text and ledger together; pages are slow with more.
const LIT_TOGETHER: usize = 150;

#[derive(Default)]
struct Page {
    titles: Vec<String>,
}

pub(super) fn open(_: Look) -> Box<dyn Render> {
    Box::new(Page::default())
}

impl Render for Page {
    fn article(&mut self, annotated: &Annotated) -> String {
        let heading = heading(annotated.article());
        let title = escape(heading.title);
        let mut page = if self.titles.is_empty() { head(&title) } else { String::new() };
        self.titles.push(title);
        page.push_str(&article(annotated, self.titles.len()));
        page
    }

    fn closing(&mut self) -> String {
        match self.titles.len() {
            // A page about nothing is no page.
            0 => String::new(),
            1 => FOOT.to_owned(),
            _ => format!("</main>\n{}</body>\n</html>\n", contents(&self.titles)),
        }
    }
}

/// Everything above the first article.
fn head(title: &str) -> String {
    let mut lit = String::new();
    for ix in 0..LIT_TOGETHER {
        // Writing to a string cannot fail.
        let _ = writeln!(
            lit,
            ".article:has(.h{ix}:is(:hover,:focus-within,:target)) .s{ix}{{background:var(--glow)}}"
        );
    }
    page::head(title, &(STYLE.to_owned() + &lit), LEGEND)
}

/// What only pages of articles have, besides the look of all pages.
const STYLE: &str = include_str!("page/style.css");

/// Tells how to read the page.
const LEGEND: &str = include_str!("page/legend.html");

/// The article that is the `number`th of the page, counted from 1.
fn article(annotated: &Annotated, number: usize) -> String {
    let article = annotated.article();
    let heading = heading(article);
    let facts: Vec<String> = heading.facts.iter().map(|fact| escape(fact)).collect();
    let title = linked(article.canonical.as_deref(), &escape(heading.title));
    format!(
        "<article class=\"article\" id=\"a{number}\">\n<header>\n<h1>{title}</h1>\n<p class=\"facts\">{facts}</p>\n</header>\n\
         <div class=\"text\">\n{text}</div>\n<aside>\n{ledger}</aside>\n</article>\n",
        facts = facts.join(" · "),
        text = text::text(annotated, number),
        ledger = ledger::ledger(annotated, number),
    )
}

/// Where to find each article. It comes last, as its articles must be read before, and the style puts it first.
fn contents(titles: &[String]) -> String {
    let links =
        (1..).zip(titles).map(|(number, title)| format!("<li><a href=\"#a{number}\">{title}</a></li>\n"));
    let count = titles.len();
    format!(
        "<nav aria-label=\"Articles\">\n<h2>{count} articles</h2>\n<ol>\n{}</ol>\n</nav>\n",
        links.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use sayso_core::{Address, Annotated, Article, Draft, Hyperlink, Text};

    use super::open;
    use crate::render::fixture::{annotated, look, marked, with_heading};

    fn page(articles: &[Annotated]) -> String {
        let mut document = open(look(80));
        let mut page = document.opening();
        articles.iter().for_each(|article| page.push_str(&document.article(article)));
        page + &document.closing()
    }

    fn body(page: &str) -> &str {
        let start = page.find("<main>").expect("a page has a main part");
        &page[start..]
    }

    #[test]
    fn an_article_stands_beside_its_ledger() {
        insta::assert_snapshot!(body(&page(&[annotated()])));
    }

    #[test]
    fn several_articles_have_a_list_of_contents() {
        let page = page(&[annotated(), marked("{0s:Ann} {0c:said} {0i:no}.")]);
        assert!(page.contains("<h2>2 articles</h2>") && page.contains("<a href=\"#a2\">made/up.txt</a>"));
        assert_eq!(page.matches("<!doctype html>").count(), 1);
    }

    /// A meaning whose words are all strangers'.
    const HOSTILE_MEANING: &str = "
time: ATTACK | date PAST_REF | event ATTACK
mention: ATTACK | name person
mention: ATTACK#2 | name organisation
same: ATTACK | role ATTACK | kinship ATTACK @0
0 speaker: ATTACK | a rule | 0.50
0 sourcing: unnamed | a rule | ATTACK
0 unnamed: descriptor ATTACK | one ATTACK | basis ATTACK | terms ATTACK | reason ATTACK
0 chain: outlet outlet | carrier outlet ATTACK ^0 | relay outlet ATTACK | origin unnamed ATTACK @0
0 act: deny | a rule | ATTACK
0 stance: open possible | a rule | ATTACK | source ATTACK | writer ATTACK | negation ATTACK
0 answers: 0 | scope ATTACK | a rule | 0.50
0 said: ATTACK | a rule
0 happened: ATTACK | a rule
0 verbatim: unverified | a rule | ATTACK
";

    #[test]
    fn nothing_in_an_article_becomes_part_of_the_page() {
        let attack = "\"'><script>alert(1)</script>&\u{202E}\x1b";
        let meant = HOSTILE_MEANING.replace("ATTACK", attack);
        let hostile = with_heading(
            marked(&format!("{{0s:{attack}}} {{0c:{attack}}} {{0i:{attack}}} {attack}\n===\n{meant}")),
            |article| {
                article.title = Some(attack.to_owned());
                article.outlet = Some(attack.to_owned());
                article.byline = Some(attack.to_owned());
                article.published = Some(attack.to_owned());
                article.address = Address::new(attack);
                article.canonical = Some(format!("https://a.example/{attack}"));
                let span = article.text.span(0..attack.len()).expect("on borders");
                let target = format!("https://a.example/{attack}").replace(char::is_whitespace, "");
                article.links = vec![Hyperlink { span, target }];
            },
        );
        let page = page(&[hostile]);
        assert!(!page.contains("<script") && !page.contains("alert(1)</script>"));
        assert!(!page.contains(['\x1b', '\u{202E}']));
        let quotes = |text: &str| text.matches('"').count();
        assert_eq!(quotes(body(&page)) % 2, 0);
    }

    #[test]
    fn only_web_addresses_become_links() {
        let check = |target: &str, is_link: bool| {
            let article = with_heading(marked("Words."), |article| {
                article.canonical = Some(target.to_owned());
                let span = article.text.span(0..5).expect("on borders");
                article.links = vec![Hyperlink { span, target: target.to_owned() }];
            });
            let links = body(&page(&[article])).matches("<a href").count();
            assert_eq!(links, if is_link { 2 } else { 0 }, "{target}");
        };
        check("https://a.example/1", true);
        check("HTTP://a.example", true);
        check("javascript://a.example/%0aalert(1)", false);
        check("javascript:alert(1)", false);
        check("data:text/html,<b>", false);
        check("//a.example", false);
        check("https:// a.example", false);
    }

    #[test]
    fn text_without_paragraphs_is_shown_all_the_same() {
        let text = Text::new("One & all.").expect("short");
        let bare = Draft::new(Article::new(Address::new("-"), text)).finish();
        assert!(page(&[bare]).contains("<p>One &amp; all.</p>"));
    }

    #[test]
    fn every_tie_leads_to_the_other_statement_and_back() {
        let page = page(&[annotated()]);
        let card = |ix: usize| {
            let start = page.find(&format!("id=\"a1-l{ix}\"")).expect("a card");
            let end = page[start..].find("</div>").expect("its end");
            &page[start..start + end]
        };
        assert!(card(0).contains("<b>denies</b> <a class=\"number\" href=\"#a1-l1\">1</a>"));
        assert!(card(1).contains("<b>denied by</b> <a class=\"number\" href=\"#a1-l0\">0</a>"));
        assert!(!page.contains("unanswered"));
        let targets = page.match_indices("href=\"#").map(|(at, start)| {
            let rest = &page[at + start.len()..];
            &rest[..rest.find('"').expect("the end of it")]
        });
        for target in targets {
            assert!(page.contains(&format!("id=\"{target}\"")), "{target} leads nowhere");
        }
    }

    #[test]
    fn a_statement_of_which_nothing_is_known_shows_its_words_alone() {
        let page = page(&[marked("{0s:Ann} {0c:said} {0i:no}.")]);
        let empty = ["badge", "class=\"tie", "<dl", "class=\"chain", "<h3"];
        assert!(empty.iter().all(|part| !body(&page).contains(part)), "{}", body(&page));
    }

    #[test]
    fn the_page_may_load_nothing() {
        let page = page(&[annotated()]);
        assert!(page.contains("default-src 'none'"));
        let loads = ["src=", "@import", "url(", "<link", "<script", "<iframe"];
        assert!(loads.iter().all(|load| !page.contains(load)));
    }
}
