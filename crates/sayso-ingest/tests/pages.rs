//! Whole pages, from their bytes to their articles.

use std::fs;
use std::path::Path;

use sayso_core::{Address, Article};
use sayso_ingest::{Raw, Skipped, extract, formats};

fn page(bytes: Vec<u8>) -> Result<Article, Skipped> {
    let format = formats().iter().find(|format| format.name == "html").expect("in the table");
    extract(&Raw { address: Address::new("page"), bytes, format })
}

fn fixture(name: &str) -> Result<Article, Skipped> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages").join(name);
    page(fs::read(path).expect("a fixture"))
}

fn paragraphs(article: &Article) -> Vec<&str> {
    article.text.as_str().split("\n\n").collect()
}

#[test]
fn an_article_is_its_paragraphs_without_the_page_around_them() {
    let article = fixture("denial.html").expect("an article");
    let starts: Vec<_> = paragraphs(&article).iter().map(|text| &text[..22]).collect();
    let expected = [
        "Harbour Minister Odile",
        "The agency said on Mon",
        "“Nobody in this mini",
        "The report is “sound",
        "In October, Karsk deni",
    ];
    assert_eq!(starts, expected);
}

#[test]
fn words_stand_as_a_browser_shows_them() {
    let article = fixture("denial.html").expect("an article");
    let text = article.text.as_str();
    assert!(text.contains("worth 40 million crowns"), "no-break spaces are spaces");
    assert!(text.contains("She declined to say"), "soft hyphens are not seen");
    assert!(text.contains("“sound and ‘carefully’ checked”"), "quotations get their marks");
}

#[test]
fn a_page_says_who_published_it_and_when() {
    let article = fixture("denial.html").expect("an article");
    assert_eq!(article.title.as_deref(), Some("Harbour minister denies report of secret dredging deal"));
    assert_eq!(article.byline.as_deref(), Some("Ines Marl, Tobin O'Dace"));
    assert_eq!(article.outlet.as_deref(), Some("The Lowford Courier"));
    assert_eq!(article.published.as_deref(), Some("2031-03-04T09:15:00+01:00"));
    assert_eq!(article.updated.as_deref(), Some("2031-03-04T17:40:00+01:00"));
    assert_eq!(article.canonical.as_deref(), Some("https://courier.example/harbour/dredging-denial"));
}

#[test]
fn links_keep_the_words_they_stand_on() {
    let article = fixture("denial.html").expect("an article");
    let links: Vec<_> =
        article.links.iter().map(|link| (&article.text[link.span], link.target.as_str())).collect();
    let expected = [
        ("Tarn News Agency", "https://agency.example/wire/7731?src=home"),
        ("signed it in January", "https://courier.example/harbour/deputy-signs"),
    ];
    assert_eq!(links, expected);
}

#[test]
fn a_page_that_lies_about_its_encoding_comes_out_right() {
    for name in ["windows-1252-declared-utf-8.html", "utf-8-declared-latin-1.html"] {
        let article = fixture(name).expect("an article");
        assert_eq!(article.title.as_deref(), Some("Zoë Marl leaves the café board"), "{name}");
        assert!(
            article.text.as_str().contains("“It’s time,” she wrote in a letter to the staff – her third"),
            "{name}"
        );
    }
}

#[test]
fn an_old_page_without_paragraphs_has_some() {
    let article = fixture("old.html").expect("an article");
    assert_eq!(article.title.as_deref(), Some("Council counts its trees"));
    assert_eq!(paragraphs(&article).len(), 4);
    assert!(article.text.as_str().contains("both of them\nin the night"));
}

#[test]
fn a_brief_is_an_article() {
    let article = fixture("brief.html").expect("an article");
    assert_eq!(
        article.text.as_str(),
        "The bridge at Lowford is closed until Friday, the town said.\n\nIt did not give a reason."
    );
}

#[test]
fn a_page_without_an_article_is_skipped() {
    assert_eq!(fixture("front-page.html").err(), Some(Skipped::NoArticle));
    assert_eq!(page(b"<html><body></body></html>".to_vec()).err(), Some(Skipped::NoArticle));
}

#[test]
fn a_page_in_another_language_is_skipped_by_its_name() {
    assert_eq!(fixture("spanish.html").err(), Some(Skipped::Language { name: "Spanish" }));
}

#[test]
fn pages_built_to_exhaust_their_reader_are_refused() {
    let check = |bomb: String, kind: &str| {
        let start = bomb[..20].to_owned();
        assert_eq!(page(bomb.into_bytes()).map_err(|skipped| skipped.kind()).err(), Some(kind), "{start}");
    };
    check("<div>".repeat(100_000), "too deep");
    check("<table><tr><td>".repeat(100_000), "too deep");
    check("<div><!--x--></body>".repeat(10_000), "too deep");
    check("<p>word</p>".repeat(100_000), "too many tags");
    check("<b><p>".repeat(100_000), "too many tags");
    check(format!("<div {}>", "a=1 ".repeat(30_000)), "too many tags");
    let attributes = |end: &str| (0..30_000).map(|number| format!("a{number}{end}")).collect::<String>();
    check(format!("<p x=\">\" {}>", attributes(" ")), "too many tags");
    check(format!("<p a/{}>", attributes("/")), "too many tags");
    check(format!("<p {}>", attributes("=\"\"")), "too many tags");
    check(format!("</p {}>", attributes(" ")), "too many tags");
    check(attributes("><body "), "too many tags");
}

#[test]
fn many_words_in_a_script_a_comment_or_a_value_do_not_cost_the_article() {
    let words = "a ".repeat(30_000);
    let aside =
        format!("<!-- <p {words} --><script>if (n <b) '{words}'</script><meta name=x content='<p {words}'>");
    let brief = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages/brief.html"));
    let written = brief.expect("a fixture").replace("</head>", &format!("{aside}</head>"));
    let article = page(written.into_bytes()).expect("an article");
    assert!(article.text.as_str().starts_with("The bridge at Lowford"));
}
