//! What a page says about its article: title, byline, outlet, dates and its own address.

use std::collections::{HashMap, HashSet};

use scraper::{ElementRef, Html};
use url::Url;

use super::json_ld;
use crate::dates;

/// How much of each thing that a page says is looked at, in characters: many elements may share one text.
pub(super) const LOOKED_AT: usize = 2_000;

/// Longest address in bytes that is followed, the longest that sitemaps allow: many links may share one base.
pub(super) const LONGEST_ADDRESS: usize = 2_048;

/// Longest byline that is taken from the body, in bytes: longer ones tell of the author.
const LONGEST_BYLINE: usize = 100;

/// What a page says about its article.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) published: Option<String>,
    pub(super) updated: Option<String>,
    pub(super) canonical: Option<Url>,
    /// What relative links start from.
    pub(super) base: Option<Url>,
}

/// Reads what `page` says about its article.
pub(super) fn read(page: &Html) -> Metadata {
    let record = json_ld::record(page);
    let facts = Facts::of(page);
    let outlet = facts.outlet(&record);
    let published = facts.date(record.published.as_deref(), PUBLISHED, "datePublished");
    let published = published.or_else(|| facts.only_day("")).or_else(|| facts.only_day(DATE_CLASS));
    let updated = facts.date(record.modified.as_deref(), UPDATED, "dateModified");
    let canonical = facts.canonical();
    let base = facts.base.and_then(|base| web_address(base, canonical.as_ref()));
    Metadata {
        title: facts.title(&record, outlet.as_deref()),
        byline: facts.byline(&record),
        updated: updated
            .filter(|updated| published.as_ref().is_none_or(|first| dates::is_later(updated, first))),
        published,
        outlet,
        base: base.or_else(|| canonical.clone()),
        canonical,
    }
}

/// The address that `target` leads to, if it is one on the web and no longer than addresses are.
pub(super) fn web_address(target: &str, base: Option<&Url>) -> Option<Url> {
    let target = Some(target.trim()).filter(|target| target.len() <= LONGEST_ADDRESS)?;
    let address = Url::options().base_url(base).parse(target).ok()?;
    matches!(address.scheme(), "http" | "https").then_some(address)
}

static AUTHOR: &[&str] = &[
    "author",
    "parsely-author",
    "sailthru.author",
    "article:author",
    "og:article:author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "authors",
    "article.author",
];

static OUTLET: &[&str] = &["og:site_name", "application-name", "dc.publisher", "publisher", "cre"];

static PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "pubdate",
    "publish-date",
    "publishdate",
    "publish_date",
    "publication_date",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "date",
    "originalpublicationdate",
];

static UPDATED: &[&str] = &[
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "article.updated",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "revision_date",
];

/// What a date has for a property if only the class of its element says that it is one.
const DATE_CLASS: &str = "class";

static DATE_CLASSES: &[&str] = &[
    "article-date",
    "article-publish-date",
    "date-published",
    "dateline",
    "entry-date",
    "post-date",
    "pub-date",
    "pubdate",
    "publish-date",
    "published",
    "published-date",
    "publication-date",
    "timestamp",
];

/// The elements of a page that say something about it.
#[derive(Default)]
struct Facts<'page> {
    // By lower-case name, the first of each.
    metas: HashMap<String, &'page str>,
    link_canonical: Option<&'page str>,
    base: Option<&'page str>,
    page_title: Option<String>,
    headlines: Vec<String>,
    authors: Vec<String>,
    times: Vec<Time<'page>>,
}

/// A date that an element of the body names.
struct Time<'page> {
    property: &'page str,
    // ISO 8601.
    date: String,
}

impl<'page> Facts<'page> {
    fn of(page: &'page Html) -> Facts<'page> {
        let mut facts = Facts::default();
        for element in page.root_element().descendent_elements() {
            facts.take(element);
        }
        facts
    }

    fn take(&mut self, element: ElementRef<'page>) {
        let attribute = |name| element.value().attr(name);
        match element.value().name() {
            "meta" => self.take_meta(element),
            "link" if attribute("rel") == Some("canonical") => self.link_canonical = attribute("href"),
            "base" => self.base = self.base.or(attribute("href")),
            // Drawings on the page have titles, too.
            "title" if self.page_title.is_none() => self.page_title = Some(text_of(element)),
            "h1" => self.headlines.push(text_of(element)),
            "time" => {
                let property = if attribute("pubdate").is_some() { "datePublished" } else { "" };
                let property = attribute("itemprop").unwrap_or(property);
                self.take_time(property, attribute("datetime"), element);
            }
            _ => self.take_property(element),
        }
    }

    /// Takes the date that `element` tells machines, or else the one that readers see in it, if it is one.
    fn take_time(&mut self, property: &'page str, told: Option<&str>, element: ElementRef<'page>) {
        let date = told.map_or_else(|| dates::iso(&text_of(element)), dates::iso);
        self.times.extend(date.map(|date| Time { property, date }));
    }

    fn take_meta(&mut self, element: ElementRef<'page>) {
        let Some(content) = element.value().attr("content").filter(|content| !content.trim().is_empty())
        else {
            return;
        };
        for attribute in ["property", "name", "itemprop"] {
            if let Some(name) = element.value().attr(attribute) {
                self.metas.entry(name.trim().to_ascii_lowercase()).or_insert(content);
            }
        }
    }

    fn take_property(&mut self, element: ElementRef<'page>) {
        let property = element.value().attr("itemprop").unwrap_or_default();
        if property.starts_with("date") {
            let told = element.value().attr("content").or(element.value().attr("datetime"));
            self.take_time(property, told, element);
        }
        let names_date =
            |class: &str| DATE_CLASSES.contains(&class.to_ascii_lowercase().replace('_', "-").as_str());
        if element.value().classes().any(names_date) {
            self.take_time(DATE_CLASS, None, element);
        }
        let is_class = |name: &str| element.value().classes().any(|class| class.eq_ignore_ascii_case(name));
        let is_author = property == "author"
            || element.value().attr("rel") == Some("author")
            || ["byline", "author-name", "byline-name", "author", "p-author"].into_iter().any(is_class);
        if is_author {
            self.authors.extend(Some(text_of(element)).filter(|author| author.len() <= LONGEST_BYLINE));
        }
    }

    fn meta(&self, names: &[&str]) -> impl Iterator<Item = String> {
        names.iter().filter_map(|&name| self.metas.get(name)).map(|content| folded(content.chars()))
    }

    /// What the page calls its site. Its publisher names it better where the two are one: syndicated pages name the agency.
    fn outlet(&self, record: &json_ld::Record) -> Option<String> {
        let mut sites = self.meta(OUTLET).filter(|name| !name.contains("://"));
        let (site, publisher) = (sites.next(), record.publisher.clone());
        match (site, publisher) {
            (Some(site), Some(publisher)) if is_same_name(&site, &publisher) => Some(publisher),
            (site, publisher) => site.or(publisher),
        }
    }

    /// The headline that readers see, if what the page tells machines bears it out; else what it tells them.
    fn title(&self, record: &json_ld::Record, outlet: Option<&str>) -> Option<String> {
        let told = record.headline.clone().into_iter().chain(self.meta(&["og:title", "twitter:title"]));
        let told: Vec<String> =
            told.chain(self.page_title.clone()).filter(|title| !title.is_empty()).collect();
        let told_words: Vec<HashSet<String>> = told.iter().map(|title| words(title)).collect();
        let seen = self.headlines.iter().find(|headline| {
            let seen_words = words(headline);
            told_words.iter().any(|told| agree(&seen_words, told))
        });
        seen.cloned().or_else(|| told.first().map(|title| without_outlet(title, outlet)))
    }

    fn byline(&self, record: &json_ld::Record) -> Option<String> {
        let told = record.authors.clone().into_iter().chain(self.meta(AUTHOR));
        let mut names = told.chain(self.authors.iter().cloned()).map(|author| names_in(&author).to_owned());
        names.find(|name| is_name(name))
    }

    fn date(&self, told: Option<&str>, names: &[&str], property: &str) -> Option<String> {
        let metas = names.iter().filter_map(|&name| self.metas.get(name)).copied();
        let told = told.into_iter().chain(metas).find_map(dates::iso);
        told.or_else(|| self.dates(property).next().map(str::to_owned))
    }

    /// The date that the elements with this property name, if it is one day: teasers have dates, too.
    fn only_day(&self, property: &str) -> Option<String> {
        let mut dates = self.dates(property);
        let first = dates.next()?;
        dates.all(|other| other.get(..10) == first.get(..10)).then(|| first.to_owned())
    }

    /// The dates that the elements with this property name.
    fn dates(&self, property: &str) -> impl Iterator<Item = &str> {
        let times = self.times.iter().filter(move |time| time.property == property);
        times.map(|time| time.date.as_str())
    }

    fn canonical(&self) -> Option<Url> {
        let told = self.link_canonical.into_iter().chain(self.metas.get("og:url").copied());
        told.filter_map(|address| web_address(address, None)).next()
    }
}

/// Whether the letters of one name stand in the other, as those of “livescience.com” and “Live Science” do.
fn is_same_name(site: &str, publisher: &str) -> bool {
    let letters =
        |name: &str| name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    let (site, publisher) = (letters(site), letters(publisher));
    !site.is_empty() && !publisher.is_empty() && (site.contains(&publisher) || publisher.contains(&site))
}

fn text_of(element: ElementRef<'_>) -> String {
    folded(element.text().flat_map(str::chars))
}

/// The text with its white space folded, as far as it is looked at.
fn folded(characters: impl Iterator<Item = char>) -> String {
    let text: String = characters.take(LOOKED_AT).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a headline, in lower case, each once.
fn words(headline: &str) -> HashSet<String> {
    let split = headline.split(|character: char| !character.is_alphanumeric());
    split.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Whether two headlines share most of the words of the shorter one.
fn agree(one: &HashSet<String>, other: &HashSet<String>) -> bool {
    let shared = one.intersection(other).count();
    shared >= 2 && 3 * shared >= 2 * one.len().min(other.len())
}

/// The title without the name of the outlet that pages put behind it.
fn without_outlet(title: &str, outlet: Option<&str>) -> String {
    let Some(outlet) = outlet else { return title.to_owned() };
    let before = title
        .strip_suffix(outlet)
        .map(str::trim_end)
        .and_then(|title| title.strip_suffix(['|', '-', '–', '—', '·', ':']));
    before.map_or(title, str::trim_end).to_owned()
}

/// The names at the start of a byline, without what often surrounds them: “By”, a handle, a date.
fn names_in(byline: &str) -> &str {
    let starts = ["By ", "by ", "BY ", "By: ", "Written by ", "Posted by "];
    let byline = starts.iter().find_map(|start| byline.strip_prefix(start)).unwrap_or(byline);
    let end = byline.find(['|', '•', '·', '@']).unwrap_or(byline.len());
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let is_dated = byline[..end].chars().any(|character| character.is_ascii_digit());
    let date = days.iter().filter_map(|day| byline[..end].find(day)).min().filter(|_| is_dated);
    byline[..date.unwrap_or(end)].trim().trim_end_matches([',', '-', '–', '—']).trim_end()
}

/// Whether it reads as names, not as an address or a handle.
fn is_name(author: &str) -> bool {
    !author.is_empty()
        && !author.contains("://")
        && !author.starts_with('@')
        && author.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::{LONGEST_ADDRESS, LOOKED_AT, Metadata, read};

    fn metadata(page: &str) -> Metadata {
        read(&Html::parse_document(page))
    }

    #[test]
    fn no_more_of_a_text_is_taken_than_is_looked_at() {
        let title = "bridge ".repeat(LOOKED_AT);
        for page in
            [format!("<title>{title}</title>"), format!("<meta property='og:title' content='{title}'>")]
        {
            let found = metadata(&page).title.expect("a title");
            assert!(found.len() <= LOOKED_AT, "{} bytes", found.len());
        }
    }

    #[test]
    fn the_headline_that_readers_see_is_the_one_that_shares_its_words_with_what_is_told() {
        let page =
            "<title>Bridge closes on Monday | The Courier</title><h1>Latest news</h1><h1>Bridge closes</h1>";
        assert_eq!(metadata(page).title.as_deref(), Some("Bridge closes"));
    }

    #[test]
    fn a_byline_is_found_where_all_of_the_page_calls_itself_one() {
        let words = "The bridge is closed. ".repeat(10);
        let page = "<div class='byline'>".repeat(100) + &words + "<p class=byline>By Ines Marl</p>";
        assert_eq!(metadata(&page).byline.as_deref(), Some("Ines Marl"));
    }

    #[test]
    fn a_date_that_cannot_be_read_gives_way_to_the_next() {
        let page = "<time datetime='2031-02-30'></time><time>March 4, 2031</time><time>4 March 2031</time>";
        assert_eq!(metadata(page).published.as_deref(), Some("2031-03-04"));
    }

    #[test]
    fn addresses_longer_than_any_are_none() {
        let base = format!("https://courier.example/{}/", "x".repeat(LONGEST_ADDRESS));
        let found = metadata(&format!("<link rel=canonical href={base}><base href={base}>"));
        assert_eq!((found.canonical, found.base), (None, None));
    }
}
