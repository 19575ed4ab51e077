//! Nouns whose sense the words beside them decide: “the news *service*”, “court *papers*”, “the coast *guard*”.

use sayso_core::SourceKind;

use super::super::nouns::{self, Noun};
use super::super::phrase::Determiner;
use super::Own;
use crate::patterns::is_listed;

/// Bodies whose last word is one for people, with the words before it that tell: “the *coast* guard”.
const CORPS: [(&str, &str); 5] = [
    (
        "guard",
        "border civil coast color colour frontier home honor honour imperial national palace presidential republican revolutionary \
         royal swiss",
    ),
    ("guards", "revolutionary"),
    ("chiefs", "joint"),
    ("marines", "royal"),
    ("staff", "general"),
];

/// Sorts of papers that are no newspapers: “a *white* paper”.
const PAPERS: &str = "academic background ballot briefing conference consultation discussion green issues options order policy position \
    research scientific technical white working";

/// Words after a paper that tell of its writers or readers: “a paper *by* two economists”.
const WRITTEN: &str = "by co-authored authored written titled entitled presented submitted circulated";

impl Own<'_> {
    /// What the head says with the words beside it, where that is not what it says alone.
    pub(super) fn of_compound(&self) -> Option<Noun> {
        if self.is_news_service() {
            return Some(Noun::Outlet);
        }
        if self.is_filed() || self.is_scholarly() {
            return Some(Noun::Document);
        }
        self.is_corps().then_some(Noun::Body)
    }

    /// The word of the core before the head, in lower case.
    fn before_head(&self) -> &str {
        let core = self.phrase.core();
        core.len().checked_sub(2).map_or("", |at| core[at].lower.as_str())
    }

    /// “The news service”, “a wire agency”.
    fn is_news_service(&self) -> bool {
        let is_publisher = matches!(
            self.phrase.head().lower.as_str(),
            "service"
                | "agency"
                | "page"
                | "organization"
                | "organisation"
                | "organizations"
                | "organisations"
                | "agencies"
        );
        matches!(self.before_head(), "news" | "wire") && is_publisher
    }

    /// “Court papers”, “papers filed in Selin”; but “the papers” are newspapers.
    fn is_filed(&self) -> bool {
        const MATTERS: [&str; 9] = [
            "court",
            "legal",
            "divorce",
            "bankruptcy",
            "charging",
            "trial",
            "probate",
            "custody",
            "adoption",
        ];
        let next = self.phrase.rest().first().map(|word| word.lower.as_str());
        let are_papers = self.phrase.head().lower == "papers";
        let is_filed = matches!(next, Some("filed" | "lodged" | "served" | "submitted"));
        are_papers && (MATTERS.contains(&self.before_head()) || is_filed)
    }

    /// “A white paper”, “a paper in the journal Halia”, “a paper by two economists”; but “a paper in Selin” is a newspaper.
    fn is_scholarly(&self) -> bool {
        let rest = self.phrase.rest();
        let next = rest.first().filter(|next| !next.is_after_break).map_or("", |next| next.lower.as_str());
        let names_journal =
            rest.iter().take(4).any(|word| matches!(word.lower.as_str(), "journal" | "journals"));
        let is_published = matches!(next, "in" | "published") && names_journal;
        let is_paper = matches!(self.phrase.head().lower.as_str(), "paper" | "papers");
        is_paper && (is_listed(PAPERS, self.before_head()) || is_listed(WRITTEN, next) || is_published)
    }

    /// “The coast guard”, “the Norrholm border guard”; but “a border guard”, “the border guard who saw it”, and “the border guard”
    /// again after one of them, are people.
    fn is_corps(&self) -> bool {
        let head = self.phrase.head();
        let is_listed_so =
            |&(last, before): &(&str, &str)| last == head.lower && is_listed(before, self.before_head());
        let is_counted = self.phrase.determiner == Determiner::Indefinite || self.phrase.count.is_some();
        let is_described = self
            .phrase
            .rest()
            .first()
            .is_some_and(|word| matches!(word.lower.as_str(), "who" | "whose" | "on"));
        let text = &self.layers().article().text;
        let is_again = self.before.is_some_and(|before| {
            before.value == SourceKind::Unnamed
                && before
                    .words
                    .is_some_and(|words| nouns::singular(&text[words]) == nouns::singular(&head.lower))
        });
        CORPS.iter().any(is_listed_so) && !is_counted && !is_described && !is_again
    }
}
