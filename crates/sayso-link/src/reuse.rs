//! Text that stands in more than one article.

use std::collections::{BTreeSet, HashSet};

use crate::Printing;
use crate::outlets::outlet_key;
use crate::tokens::words;

/// Words in a shingle (Broder 1997).
const SHINGLE: usize = 5;

/// From this share of common shingles on, one context is a copy of the other.
const COPY: f32 = 0.6;

/// So few words are the same by chance.
const LEAST_WORDS: usize = 10;

/// Words that a quotation must have for it to be the same by more than chance.
const LEAST_QUOTED: usize = 4;

/// Whether one of two contexts is a copy of the other: most shingles of the smaller stand in the larger.
pub(crate) fn is_copy(a: &str, b: &str) -> bool {
    let (a, b) = (lower(a), lower(b));
    if a.len().min(b.len()) < LEAST_WORDS {
        return false;
    }
    let shingles = |words: &[String]| words.windows(SHINGLE).map(<[String]>::to_vec).collect::<BTreeSet<_>>();
    let (a, b) = (shingles(&a), shingles(&b));
    let common = a.intersection(&b).count();
    common as f32 >= COPY * a.len().min(b.len()) as f32
}

/// The shingles of an article, by which it is told whether another makes use of it.
pub(crate) struct Shingles(HashSet<Vec<String>>);

/// From this share of common shingles on, one article makes use of the other.
const USED: f32 = 0.2;

impl Shingles {
    pub(crate) fn of(text: &str) -> Shingles {
        Shingles(lower(text).windows(SHINGLE).map(<[String]>::to_vec).collect())
    }

    /// Whether one of the two makes use of the other's text: a good part of the smaller stands in the larger.
    pub(crate) fn are_of_one_text(&self, other: &Shingles) -> bool {
        let common = self.0.intersection(&other.0).count();
        common > 0 && common as f32 >= USED * self.0.len().min(other.0.len()) as f32
    }
}

/// The first quotation of `a` that also stands in `b`, one in the other.
pub(crate) fn same_quotation<'text>(a: &'text [String], b: &[String]) -> Option<&'text str> {
    let b: Vec<Vec<String>> = b.iter().map(|quotation| lower(quotation)).collect();
    a.iter().map(String::as_str).find(|one| b.iter().any(|other| is_same_quotation(&lower(one), other)))
}

/// Whether one of two quotations, as [`lower`] has them, stands in the other.
pub(crate) fn is_same_quotation(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    short.len() >= LEAST_QUOTED && long.windows(short.len()).any(|part| part == short)
}

/// The words of `text` in small letters.
pub(crate) fn lower(text: &str) -> Vec<String> {
    words(text).map(|word| word.to_lowercase()).collect()
}

/// Characters at the start and at the end of a text where credits stand.
const CREDIT: usize = 160;

/// Whether `printing` credits `outlet` with its text: in the byline, or where credits stand.
pub(crate) fn credits(printing: &Printing, outlet: &str) -> bool {
    if printing.outlet.as_deref().is_some_and(|own| outlet_key(own) == outlet_key(outlet)) {
        return false;
    }
    let is_in = |text: &str| text.contains(outlet);
    if printing.byline.as_deref().is_some_and(is_in) {
        return true;
    }
    let lines: Vec<&str> = printing.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let first = lines.first().map(|line| line.chars().take(CREDIT).collect::<String>());
    // A dateline: “SELIN (Meridian News Agency) –”.
    let is_dateline = first.is_some_and(|line| line.contains(&format!("({outlet})")));
    let is_last =
        lines.last().is_some_and(|line| line.chars().count() < CREDIT && is_in(line) && lines.len() > 1);
    let tells = |line: &&str| is_credit(line) || is_name_alone(line, outlet);
    is_dateline || is_last && lines.last().is_some_and(tells)
}

/// Whether a line has nothing but the name of the outlet: “Meridian News Agency”, “With Meridian News Agency”.
fn is_name_alone(line: &str, outlet: &str) -> bool {
    let name = ["With ", "with "].iter().find_map(|word| line.strip_prefix(word)).unwrap_or(line);
    !outlet_key(outlet).is_empty() && outlet_key(name) == outlet_key(outlet)
}

/// Whether a line at the end says where the text is from.
fn is_credit(line: &str) -> bool {
    let lower = line.to_lowercase();
    let marks = [
        "(",
        "—",
        "–",
        "-",
        "reporting by",
        "with reporting by",
        "with additional reporting",
        "with material",
        "with files from",
        "source:",
        "from",
        "additional reporting",
        "©",
    ];
    marks.iter().any(|mark| lower.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::{Shingles, credits, is_copy, same_quotation};
    use crate::Printing;

    #[test]
    fn a_copy_keeps_most_runs_of_words() {
        let text = "The minister was shown a plan of the operation in September, one person familiar with the matter said.";
        let edited = "The minister was shown a plan of the operation in September, one person familiar with it said on Monday.";
        assert!(is_copy(text, edited));
        assert!(!is_copy(
            text,
            "In September a plan of the operation was shown to the minister, said somebody who knows."
        ));
        assert!(!is_copy("He said no.", "He said no."), "too short to tell");
    }

    #[test]
    fn an_article_makes_use_of_another() {
        let wire = "Two hundred drivers walked out at six on Monday. Talks could resume on Friday if the union agrees.";
        let rewritten =
            "Two hundred drivers walked out at six on Monday. The company says that talks will resume.";
        let are_of_one_text = |one, other| Shingles::of(one).are_of_one_text(&Shingles::of(other));
        assert!(are_of_one_text(wire, rewritten));
        assert!(!are_of_one_text(wire, "The company says that talks will resume on Friday if it can."));
        assert!(!are_of_one_text("", ""));
    }

    #[test]
    fn a_part_of_a_quotation_is_the_same_quotation() {
        let quoted = |text: &str| vec![text.to_owned()];
        let whole = quoted("“fiction from its first line to its last”");
        assert!(same_quotation(&whole, &quoted("“fiction from its first line”")).is_some());
        assert!(same_quotation(&whole, &quoted("“fiction”")).is_none());
    }

    #[test]
    fn credit_is_given_in_bylines_datelines_and_last_lines() {
        let printing = |byline: Option<&str>, text: &str| Printing {
            byline: byline.map(str::to_owned),
            text: text.to_owned(),
            ..Printing::default()
        };
        let agency = "Meridian News Agency";
        assert!(credits(&printing(Some("Staff and Meridian News Agency"), "Text."), agency));
        assert!(credits(&printing(None, "SELIN (Meridian News Agency) – A raid."), agency));
        assert!(credits(&printing(None, "A raid.\n\n— Meridian News Agency"), agency));
        assert!(!credits(&printing(None, "A raid.\n\nThe Meridian News Agency denied it."), agency));
    }

    #[test]
    fn a_name_alone_in_the_last_line_is_a_credit() {
        let ends_with = |line: &str| Printing {
            outlet: Some("Tern Courier".to_owned()),
            text: format!("A raid.\n\n{line}"),
            ..Printing::default()
        };
        let agency = "Quay Agency";
        for line in [
            "Quay Agency",
            "(Quay Agency)",
            "– with Quay Agency",
            "With Quay Agency.",
            "The Quay Agency",
            "With reporting by Quay Agency",
        ] {
            assert!(credits(&ends_with(line), agency), "{line}");
        }
        for line in ["Quay Agency closed.", "A friend of Quay Agency", "Quay", "With Quay Agency it fell."] {
            assert!(!credits(&ends_with(line), agency), "{line}");
        }
        assert!(!credits(&ends_with("The Tern Courier"), "The Tern Courier"), "its own name");
        let alone = Printing { text: "Quay Agency".to_owned(), ..Printing::default() };
        assert!(!credits(&alone, agency), "all of the text");
    }
}
