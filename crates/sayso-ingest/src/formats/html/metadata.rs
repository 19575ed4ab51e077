//! What a page says about its article: title, byline, outlet, dates and its own address.

use std::collections::HashMap;

use scraper::{ElementRef, Html};
use url::Url;

use super::json_ld;
use crate::dates;

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

/// The address that `target` leads to, if it is one on the web.
pub(super) fn web_address(target: &str, base: Option<&Url>) -> Option<Url> {
    let address = Url::options().base_url(base).parse(target.trim()).ok()?;
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
    written: String,
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
            "time" => self.times.push(Time {
                property: attribute("itemprop").unwrap_or(if attribute("pubdate").is_some() {
                    "datePublished"
                } else {
                    ""
                }),
                written: attribute("datetime").map_or_else(|| text_of(element), str::to_owned),
            }),
            _ => self.take_property(element),
        }
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
            let written = element.value().attr("content").or(element.value().attr("datetime"));
            self.times
                .push(Time { property, written: written.map_or_else(|| text_of(element), str::to_owned) });
        }
        let names_date =
            |class: &str| DATE_CLASSES.contains(&class.to_ascii_lowercase().replace('_', "-").as_str());
        if element.value().classes().any(names_date) {
            self.times.push(Time { property: DATE_CLASS, written: text_of(element) });
        }
        let is_class = |name: &str| element.value().classes().any(|class| class.eq_ignore_ascii_case(name));
        let is_author = property == "author"
            || element.value().attr("rel") == Some("author")
            || ["byline", "author-name", "byline-name", "author", "p-author"].into_iter().any(is_class);
        if is_author {
            self.authors.push(text_of(element));
        }
    }

    fn meta(&self, names: &[&str]) -> impl Iterator<Item = String> {
        names.iter().filter_map(|&name| self.metas.get(name)).map(|content| folded(content))
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
        let seen = self.headlines.iter().find(|headline| told.iter().any(|title| agree(headline, title)));
        seen.cloned().or_else(|| told.first().map(|title| without_outlet(title, outlet)))
    }

    fn byline(&self, record: &json_ld::Record) -> Option<String> {
        let told = record.authors.clone().into_iter().chain(self.meta(AUTHOR));
        let seen = self.authors.iter().filter(|author| author.len() <= 100).cloned();
        let mut names = told.chain(seen).map(|author| names_in(&author).to_owned());
        names.find(|name| is_name(name))
    }

    fn date(&self, told: Option<&str>, names: &[&str], property: &str) -> Option<String> {
        let metas = names.iter().filter_map(|&name| self.metas.get(name)).copied();
        let times =
            self.times.iter().filter(|time| time.property == property).map(|time| time.written.as_str());
        told.into_iter().chain(metas).chain(times).find_map(dates::iso)
    }

    /// The date that the elements with this property name, if it is one day: teasers have dates, too.
    fn only_day(&self, property: &str) -> Option<String> {
        let times = self.times.iter().filter(|time| time.property == property);
        let mut dates = times.filter_map(|time| dates::iso(&time.written));
        let first = dates.next()?;
        let day = |date: &str| date.get(..10).map(str::to_owned);
        dates.all(|other| day(&other) == day(&first)).then_some(first)
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
    folded(&element.text().collect::<String>())
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two headlines share most of the words of the shorter one.
fn agree(one: &str, other: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let split = text.split(|character: char| !character.is_alphanumeric());
        split.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    let shared = one.iter().filter(|word| other.contains(word)).count();
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
