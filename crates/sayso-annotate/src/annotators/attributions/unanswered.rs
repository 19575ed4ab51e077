//! Missing answers that the model does not see: “Calls to the firm went unanswered”, “They have not rung back”.
//!
//! A rule tells them only where somebody plainly sought an answer: what was not answered is a call or a message, or the verb
//! is one of giving an answer back.

use std::sync::LazyLock;

use sayso_core::{Span, Text};

use super::silences::unanswered;
use crate::patterns::Pattern;

/// A try to get an answer.
const REQUEST: &str = "(?:requests?|calls?|messages?|e-?mails?|questions?|inquir(?:y|ies)|enquir(?:y|ies)|quer(?:y|ies)|letters?|texts?|attempts to reach \\w+|knocks?)";

/// That something is not done.
const NOT: &str = "(?:(?:did|does|do|has|have|had|would|could)(?: not|n't)|never|failed to|(?:has|have|had) yet to)(?: \\w+ly)?";

/// What is not done to a try to get an answer.
const ANSWERED: &str =
    "(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|react(?:ed)?|return(?:ed)?)(?: to| at| on)?";

/// That no answer came.
static NOT_DONE: LazyLock<Pattern> = LazyLock::new(|| {
    let back = "(?:r[aiu]ng|call(?:ed)?|phoned?|get|got(?:ten)?|wr(?:ite|ote|itten)|c[ao]me) back(?: to (?:us|me|reporters|this \\w+|the \\w+))?";
    Pattern::new(&format!(
        "{NOT} {ANSWERED} (?:\\w+ ){{0,4}}?{REQUEST}|{NOT} {back}|(?:could|can)(?: not|n't) (?:\\w+ly )?be (?:\\w+ly )?reached\
         |(?:was|were)(?: not|n't) (?:\\w+ly )?(?:available|reachable) (?:for|to) comment|(?:was|were) unavailable for comment\
         |(?:went|were|was|remained) (?:unanswered|unreturned)"
    ))
});

/// The words of it that come before what was not answered.
static CUE: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(&format!("^{NOT} {ANSWERED}")));

/// Tries to get an answer, before the words that tell what became of them: “*Calls to* the firm went unanswered”.
static TRIES: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(&format!("(?:\\w+ ){{0,3}}?{REQUEST}(?: \\w+ed)? (?:to|for|with|at|left (?:with|for|at))"))
});

/// What comes before the words for whoever did not answer.
static LEAD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("^(?:and|but|so|yet|though|although|while|that|where|by the time \\w+ \\w+)")
});

/// What stands between the words for whoever did not answer and what is before them.
const BORDERS: [char; 14] = ['.', ',', ';', ':', '!', '?', '(', ')', '“', '”', '"', '—', '–', '\n'];

/// Longer words for whoever did not answer are taken for something else.
const LONGEST: usize = 9;

/// One that is missing: whose it is, the words that say so, and what was not answered, if they tell.
pub(super) struct Missing {
    pub(super) source: Span,
    pub(super) cue: Span,
    pub(super) content: Option<Span>,
}

impl Missing {
    /// The smallest span that covers it.
    pub(super) fn extent(&self) -> Span {
        let extent = self.source.join(self.cue);
        self.content.map_or(extent, |content| extent.join(content))
    }
}

/// The missing answer that `sentence` tells of.
pub(super) fn missing(text: &Text, sentence: Span) -> Option<Missing> {
    let cue = NOT_DONE.find(text, sentence)?;
    let source = source(text, sentence, cue)?;
    let content = CUE.find(text, cue).and_then(|cue| Some((cue, unanswered(text, cue)?)));
    let (cue, content) = content.map_or((cue, None), |(cue, content)| (cue, Some(content)));
    Some(Missing { source, cue, content })
}

/// Whoever did not answer: the words before `cue`, up to where something else ends.
fn source(text: &Text, sentence: Span, cue: Span) -> Option<Span> {
    let before = &text.as_str()[sentence.start()..cue.start()];
    // “The chairman, Leopold Grice, could not be reached”: what stands between two commas belongs to what is before them.
    let bare = before.trim_end();
    let inserted = bare.strip_suffix(',').and_then(|bare| bare.rfind(','));
    let looked_at = &before[..inserted.unwrap_or(before.len())];
    let start = looked_at
        .rfind(BORDERS)
        .map_or(0, |at| at + looked_at[at..].chars().next().map_or(1, char::len_utf8));
    let clause =
        trimmed(text, sentence.start() + start, sentence.start() + bare.trim_end_matches(',').len())?;
    let clause =
        LEAD.find(text, clause).map_or(Some(clause), |lead| trimmed(text, lead.end(), clause.end()))?;
    let source = match TRIES.find(text, clause).filter(|tries| tries.start() == clause.start()) {
        Some(tries) => trimmed(text, tries.end(), clause.end())?,
        None => clause,
    };
    let is_short = text[source].split_whitespace().count() <= LONGEST;
    is_short.then_some(source)
}

/// The span without white space at its ends.
fn trimmed(text: &Text, start: usize, end: usize) -> Option<Span> {
    let words = text.as_str().get(start..end)?;
    let from = start + (words.len() - words.trim_start().len());
    text.span(from..(start + words.trim_end().len()).max(from))
}

#[cfg(test)]
mod tests {
    use sayso_core::Text;

    use super::missing;

    #[track_caller]
    fn check(sentence: &str, expected: Option<(&str, &str)>) {
        let text = Text::new(sentence).expect("short");
        let whole = text.span(0..sentence.len()).expect("not empty");
        let found = missing(&text, whole);
        assert_eq!(
            found.as_ref().map(|found| (&text[found.source], &text[found.cue])),
            expected,
            "{sentence}"
        );
    }

    #[test]
    fn it_is_told_by_what_was_not_answered_or_not_given_back() {
        check("The mill did not answer our letters.", Some(("The mill", "did not answer")));
        check(
            "Asked twice, the board has not got back to us.",
            Some(("the board", "has not got back to us")),
        );
        check("But Orla Venn could not be reached on Friday.", Some(("Orla Venn", "could not be reached")));
        check(
            "Its chairman, Pim Dor, could not be reached.",
            Some(("Its chairman, Pim Dor", "could not be reached")),
        );
        check("Two calls to the guild went unanswered.", Some(("the guild", "went unanswered")));
    }

    #[test]
    fn what_nobody_asked_for_is_no_missing_answer() {
        check("The patient did not respond to the treatment.", None);
        check("The ferry has not come since Monday.", None);
        check("Venn has not commented.", None);
        check("When asked, did not return calls.", None);
    }
}
