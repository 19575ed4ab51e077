//! What can be asked for.

use std::collections::BTreeSet;

use rusqlite::types::Value;

use crate::Error;
use crate::index::facet;

/// Which statements are wanted. Everything that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words of the source or of what is said; words in quotation marks must stand together.
    pub text: String,
    /// Whether any of the words will do; the more there are and the rarer they are, the better.
    pub is_any: bool,
    /// Numbers of sources, one of which says it.
    pub speakers: Vec<i64>,
    /// Whether only those are wanted that one of `speakers` says, even if there are none.
    pub is_by_speaker: bool,
    /// Outlets, in one of which it stands.
    pub outlets: Vec<i64>,
    /// Acts, of which it is one.
    pub acts: Vec<String>,
    /// Kinds of source, of which it has one.
    pub sourcings: Vec<String>,
    /// The first day of publication, ISO 8601.
    pub since: Option<String>,
    /// The last day of publication, ISO 8601.
    pub until: Option<String>,
    /// In which order.
    pub order: Order,
    /// How many at most.
    pub limit: usize,
}

/// In which order statements are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The best first (BM25); without words, the latest that came.
    #[default]
    Rank,
    /// By when they were said, else by when their articles were published, else captured.
    Time,
}

impl Query {
    /// What must hold of a row of `articles AS a` and of `words`, in SQL, and the values in it.
    /// Refuses text in which there is nothing to look for.
    pub(crate) fn conditions(&self) -> Result<(Vec<String>, Vec<Value>), Error> {
        if !self.text.is_empty() && terms(&self.text).is_empty() {
            return Err(Error::NoWord { text: self.text.clone() });
        }
        let mut conditions = vec![
            // Only the last version of an article is searched.
            "NOT EXISTS (SELECT 1 FROM superseded AS v WHERE v.article = a.id)".to_owned(),
        ];
        let mut values: Vec<Value> = Vec::new();
        if let Some(matching) = self.matching() {
            conditions.push("words MATCH ?".to_owned());
            values.push(matching.into());
        }
        for (condition, day) in
            [("substr(published, 1, 10) >= ?", &self.since), ("substr(published, 1, 10) <= ?", &self.until)]
        {
            if let Some(day) = day {
                conditions.push(condition.to_owned());
                values.push(day.clone().into());
            }
        }
        Ok((conditions, values))
    }

    /// The query as FTS5 has it; `None` where nothing is asked for that the index knows.
    pub(crate) fn matching(&self) -> Option<String> {
        let ids = |ids: &[i64]| ids.iter().map(i64::to_string).collect::<Vec<_>>();
        let facets = [
            ("act", self.acts.clone()),
            ("sourcing", self.sourcings.clone()),
            ("outlet", ids(&self.outlets)),
            ("source", ids(&self.speakers)),
            ("year", self.years()),
        ];
        let any = facets.iter().filter(|(_, values)| !values.is_empty()).map(|(name, values)| {
            let any: Vec<String> = values.iter().map(|value| facet(name, value)).collect();
            format!("facets: ({})", any.join(" OR "))
        });
        let words = terms(&self.text).into_iter().map(|term| format!("{{source content}}: {term}"));
        let mut words: Vec<String> = words.collect();
        if self.is_any && !words.is_empty() {
            words = vec![format!("({})", words.join(" OR "))];
        }
        let all: Vec<String> = words.into_iter().chain(any).collect();
        (!all.is_empty()).then(|| all.join(" AND "))
    }

    /// The years from the first day of publication to the last, where both are given: the index rules the others out.
    fn years(&self) -> Vec<String> {
        let year = |day: &Option<String>| day.as_deref()?.get(..4)?.parse::<i32>().ok();
        let (Some(first), Some(last)) = (year(&self.since), year(&self.until)) else { return Vec::new() };
        let years = first..=last;
        if last - first < MOST_YEARS { years.map(|year| format!("{year:04}")).collect() } else { Vec::new() }
    }
}

/// So many years are looked for by their facets; more are told apart by the days of publication alone.
const MOST_YEARS: i32 = 30;

/// The terms of what somebody typed, each once: words, and stretches in quotation marks as one.
fn terms(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    for (position, part) in text.split(['"', '“', '”']).enumerate() {
        let is_phrase = position % 2 == 1;
        let words = part.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        if is_phrase {
            terms.push(words.collect::<Vec<_>>().join(" "));
        } else {
            terms.extend(words.map(str::to_owned));
        }
    }
    let mut seen = BTreeSet::new();
    terms.retain(|term| !term.is_empty() && seen.insert(term.to_lowercase()));
    // In double quotes a term has no operators.
    terms.into_iter().map(|term| format!("\"{term}\"")).collect()
}

#[cfg(test)]
mod tests {
    use super::Query;
    use crate::Error;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let query = Query { text: text.to_owned(), ..Query::default() };
        assert_eq!(query.matching().as_deref(), expected);
    }

    #[test]
    fn words_must_all_be_there_and_phrases_stand_together() {
        check("harbour raid", Some("{source content}: \"harbour\" AND {source content}: \"raid\""));
        check("“harbour raid”", Some("{source content}: \"harbour raid\""));
    }

    #[test]
    fn any_word_will_do_where_that_is_asked_for() {
        let query = Query { text: "harbour raid".to_owned(), is_any: true, ..Query::default() };
        let expected = "({source content}: \"harbour\" OR {source content}: \"raid\")";
        assert_eq!(query.matching().as_deref(), Some(expected));
    }

    #[test]
    fn a_word_that_is_typed_again_is_looked_for_once() {
        let expected = "{source content}: \"harbour\" AND {source content}: \"raid\"";
        check("harbour raid Harbour RAID “harbour”", Some(expected));
        check(&"harbour raid ".repeat(3_000), Some(expected));
        check("“harbour harbour”", Some("{source content}: \"harbour harbour\""));
    }

    #[test]
    fn nothing_that_is_typed_is_an_operator() {
        check(
            "a* OR (b",
            Some("{source content}: \"a\" AND {source content}: \"OR\" AND {source content}: \"b\""),
        );
        check(" - ", None);
    }

    #[test]
    fn text_without_a_word_asks_for_nothing() {
        for text in ["—", " ", "“…”"] {
            let query = Query { text: text.to_owned(), acts: vec!["deny".to_owned()], ..Query::default() };
            assert!(matches!(query.conditions(), Err(Error::NoWord { .. })), "{text}");
        }
        assert!(Query::default().conditions().is_ok());
    }

    #[test]
    fn what_is_chosen_by_is_one_of_several() {
        let acts = vec!["deny".to_owned(), "partly_deny".to_owned()];
        let query = Query { acts, outlets: vec![7], ..Query::default() };
        let expected = "facets: (xactdeny0 OR xactpartlydeny0) AND facets: (xoutlet70)";
        assert_eq!(query.matching().as_deref(), Some(expected));
    }

    #[test]
    fn between_two_days_only_their_years_are_looked_at() {
        let day = |day: &str| Some(day.to_owned());
        let query = Query { since: day("2025-11-30"), until: day("2026-02-01"), ..Query::default() };
        assert_eq!(query.matching().as_deref(), Some("facets: (xyear20250 OR xyear20260)"));
        let open = Query { until: None, ..query.clone() };
        assert_eq!(open.matching(), None);
        let long = Query { since: day("1900-01-01"), ..query };
        assert_eq!(long.matching(), None);
    }
}
