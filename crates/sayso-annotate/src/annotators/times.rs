//! Finds expressions of time and reckons what they mean from the day of publication (TIMEX3, ISO 24617-1).
//!
//! Words become expressions by a small grammar (`grammar.rs`), which knows no calendar; `reckoning.rs` gives them value,
//! interval and anchor. Each sentence is read by itself.

mod calendar;
mod grammar;
mod leaning;
mod lexicon;
#[cfg(test)]
mod literate;
mod meaning;
mod reckoning;
mod words;

use jiff::civil::Date;
use sayso_core::{Anchor, Draft, Span, Text, TimeExpression};

use crate::{Annotator, Layer};
use calendar::Part;
use meaning::{Expression, Meaning, Year};
use reckoning::Reckoning;
use words::Word;

/// The annotator `times`.
pub(crate) struct Times;

impl Annotator for Times {
    fn name(&self) -> &'static str {
        "times"
    }

    fn needs(&self) -> &'static [Layer] {
        &[Layer::Paragraphs, Layer::Sentences]
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::Times]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        drafts.iter_mut().for_each(annotate);
    }
}

fn annotate(draft: &mut Draft) {
    let text = draft.article().text.clone();
    let sentences: Vec<Sentence> =
        draft.sentences().iter().map(|&span| Sentence::read(&text, span)).collect();
    let published = usable(draft.article().published.as_deref(), &sentences);
    let mut reckoning = Reckoning::new(published);
    for sentence in &sentences {
        for expression in &sentence.expressions {
            let Some(span) = sentence.span(&text, &expression.words) else { continue };
            let verb = leaning::verb(&sentence.words, expression.words.start, expression.words.end);
            let (reckoned, stretch) = reckoning.reckon(&expression.meaning, verb);
            let event = expression.event.as_ref().and_then(|words| sentence.span(&text, words));
            let ix = draft.add_time(TimeExpression {
                span,
                kind: reckoned.kind,
                value: reckoned.value,
                modifier: expression.modifier,
                interval: reckoned.interval,
                anchor: event.map_or(reckoned.anchor, Anchor::Event),
            });
            // What is compared with is not what the article is about.
            let is_comparison = matches!(expression.meaning, Meaning::YearBefore(_) | Meaning::QuarterOf(_));
            if let Some(stretch) = stretch.filter(|_| !is_comparison) {
                reckoning.remember(stretch, ix);
            }
        }
    }
}

/// A sentence with what was read in it.
struct Sentence<'a> {
    start: usize,
    words: Vec<Word<'a>>,
    expressions: Vec<Expression>,
}

impl<'a> Sentence<'a> {
    fn read(text: &'a Text, span: Span) -> Sentence<'a> {
        let words = words::words(&text[span]);
        let expressions = grammar::expressions(&words);
        Sentence { start: span.start(), words, expressions }
    }

    /// The text from the first to the last of `words`.
    fn span(&self, text: &Text, words: &std::ops::Range<usize>) -> Option<Span> {
        let first = self.words.get(words.start)?;
        let last = self.words.get(words.end.checked_sub(1)?)?;
        text.span(self.start + first.start..self.start + last.end())
    }
}

/// Years that an article may look back on from its day of publication, and ahead to.
const BACK: i16 = 100;
const AHEAD: i16 = 25;

/// The day of publication, if `published` is one and fits the years that the article names.
fn usable(published: Option<&str>, sentences: &[Sentence]) -> Option<Date> {
    let published: Date = published?.get(..10)?.parse().ok()?;
    let expressions = sentences.iter().flat_map(|sentence| &sentence.expressions);
    let mut years = expressions.filter_map(|expression| {
        let Meaning::Calendar(Year::Named(year), part) = expression.meaning else { return None };
        matches!(part, Part::Whole | Part::Month(_) | Part::Day(..)).then_some(year)
    });
    let fits = |year: i16| (published.year() - BACK..=published.year() + AHEAD).contains(&year);
    let is_absurd = match years.next() {
        Some(first) => !fits(first) && !years.any(fits),
        None => false,
    };
    (calendar::is_plausible(published) && !is_absurd).then_some(published)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sayso_core::{Anchor, Draft, TimeExpression, TimeKind};

    use super::literate::draft;

    fn times(draft: &Draft) -> Vec<&TimeExpression> {
        draft.times().map(|(_, time)| time).collect()
    }

    fn values(plain: &str, published: Option<&str>) -> Vec<String> {
        times(&draft(plain, published)).into_iter().map(|time| time.value.clone()).collect()
    }

    #[test]
    fn without_a_day_of_publication_relative_times_stay_open() {
        let text = "On Sunday, two years ago, in October, last week at noon; in May 2030 and every Monday.";
        let open = ["XXXX-WXX-7", "XXXX", "XXXX-10", "XXXX-WXX", "XXXX-XX-XXT12:00", "2030-05", "XXXX-WXX-1"];
        for published in [None, Some("2031"), Some("soon"), Some("0001-01-01"), Some("9999-12-31T25:00")] {
            assert_eq!(values(text, published), open, "{published:?}");
        }
        let draft = draft(text, None);
        let anchors: Vec<Anchor> = times(&draft).iter().map(|time| time.anchor).collect();
        assert_eq!(anchors[..5], [Anchor::Missing; 5]);
        assert_eq!(anchors[5], Anchor::Words);
    }

    #[test]
    fn a_day_of_publication_that_fits_no_year_of_the_text_is_not_used() {
        let text = "On Sunday it was 2031, as planned in May 2029.";
        assert_eq!(values(text, Some("2031-05-07"))[0], "2031-05-04");
        assert_eq!(values(text, Some("1970-01-01"))[0], "XXXX-WXX-7");
        assert_eq!(values(text, Some("2199-01-01"))[0], "XXXX-WXX-7");
    }

    #[test]
    fn an_anchor_tells_what_was_reckoned_from() {
        let text =
            "In 2019 it sank. The following year, on Sunday, it sank again, hours after the storm of May.";
        let draft = draft(text, Some("2031-05-07"));
        let times: Vec<_> = draft.times().collect();
        assert_eq!(times[0].1.anchor, Anchor::Words);
        assert_eq!(times[1].1.anchor, Anchor::Expression(times[0].0));
        assert_eq!(times[2].1.anchor, Anchor::Publication);
        let Anchor::Event(event) = times[3].1.anchor else { panic!("{:?}", times[3].1) };
        assert_eq!(&text[event.range()], "the storm of May");
    }

    #[test]
    fn an_event_may_have_a_time_of_its_own() {
        let text = "He warned her months before the January 3 operation.";
        let draft = draft(text, Some("2031-05-07"));
        let [months, day] = times(&draft)[..] else { panic!("{:?}", times(&draft)) };
        let Anchor::Event(event) = months.anchor else { panic!("{months:?}") };
        assert_eq!((months.value.as_str(), &text[event.range()]), ("PXM", "the January 3 operation"));
        assert_eq!((day.value.as_str(), day.anchor), ("2031-01-03", Anchor::Publication));
    }

    #[test]
    fn an_interval_is_what_the_value_says() {
        let check = |words: &str, expected: &str| {
            let draft = draft(words, Some("2031-05-07"));
            let interval = times(&draft)[0].interval.expect("known");
            assert_eq!(format!("{} {}", interval.from(), interval.until()), expected, "{words}");
        };
        check("In October 2025 it sank.", "2025-10-01T00:00:00 2025-11-01T00:00:00");
        check("It sank last week.", "2031-04-28T00:00:00 2031-05-05T00:00:00");
        check("It sank on Sunday night.", "2031-05-04T18:00:00 2031-05-05T06:00:00");
        check("It sank in the first half of 2030.", "2030-01-01T00:00:00 2030-07-01T00:00:00");
        check("It sank over the weekend.", "2031-05-03T00:00:00 2031-05-05T00:00:00");
        check("It sank at 5 p.m. yesterday.", "2031-05-06T17:00:00 2031-05-06T18:00:00");
        check("It sank at Easter 2030.", "2030-04-21T00:00:00 2030-04-22T00:00:00");
    }

    #[test]
    fn a_line_of_a_megabyte_takes_linear_time() {
        for unit in [
            "this ",
            "the last ",
            "Sunday,",
            "every twenty-",
            "two to ",
            "a.m.",
            "early ",
            "Oct. ",
            "1/2",
            "’s ",
        ] {
            let text = unit.repeat(1_000_000 / unit.len());
            assert!(times(&draft(&text, Some("2031-05-07"))).len() <= text.len());
        }
    }

    /// Words that the grammar knows, to be mixed at random.
    const WORDS: &str = "[a-z ,.:’'-]{0,6}|[0-9]{1,4}|Sunday|May|Oct\\.|last|the|this|next|two|twenty|hundred|year|years|of|ago|quarter|third|night|a\\.m\\.|every|winter|early|more than|weekend|noon|Easter|decade|century|before|1990s|weeks|earlier|half|fiscal|-|/|:";

    proptest! {
        #[test]
        fn any_text_on_any_day_gives_values_of_their_kind(
            parts in prop::collection::vec(prop_oneof!["\\PC{0,6}", WORDS], 0..30),
            published in "[0-9]{4}-(0[1-9]|1[0-2])-[0-3][0-9]|-?[0-9]{1,6}-01-01|\\PC{0,12}",
        ) {
            let draft = draft(&parts.join(" "), Some(&published));
            let mut end = 0;
            for time in times(&draft) {
                prop_assert!(time.span.start() >= end);
                end = time.span.end();
                let starts = |prefix: &[&str]| prefix.iter().any(|prefix| time.value.starts_with(prefix));
                match time.kind {
                    TimeKind::Duration => prop_assert!(starts(&["P"])),
                    TimeKind::Set => prop_assert!(starts(&["P", "XXXX"])),
                    TimeKind::Date => prop_assert!(!time.value.contains('T') && !starts(&["P1", "P2", "PX"]) || time.value.ends_with("_REF")),
                    TimeKind::Time => prop_assert!(time.value.contains('T')),
                }
                if let Some(interval) = time.interval {
                    let days = interval.from().date().until(interval.until().date()).map_or(0, |span| span.get_days());
                    prop_assert!(days >= shortest(&time.value), "{} has {} days", time.value, days);
                }
            }
        }
    }

    /// The fewest days that a value of this form lasts.
    fn shortest(value: &str) -> i32 {
        match value.len() {
            _ if value.contains('T') => 0,
            _ if value.ends_with("-WE") => 2,
            2 => 36_500,
            3 => 3_650,
            4 => 365,
            _ if value.contains('W') && !value.ends_with("WI") => 7,
            _ if value.contains('H') => 181,
            _ if value.contains(['Q', 'S', 'F']) || value.ends_with("WI") => 90,
            7 => 28,
            _ => 1,
        }
    }
}
