//! Missing answers that the model does not see: “Calls to the firm went unanswered”, “They have not rung back”.
//!
//! A rule tells them only where somebody plainly sought an answer: what was not answered is a call or a message, the verb
//! is one of giving an answer back, or somebody was asked for comment.

use std::sync::LazyLock;

use sayso_core::{Span, Text};

use super::silences::unanswered;
use crate::annotators::sourcing;
use crate::patterns::{Pattern, is_listed};

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
    let sent = "(?:to|for|with|at|left (?:with|for|at))";
    Pattern::new(&format!(
        "(?:\\w+ ){{0,3}}?{REQUEST} for (?:\\w+ )?(?:comment|information|response)(?: \\w+ed)? (?:to|from|left (?:with|for|at))\
         |(?:\\w+ ){{0,3}}?(?:attempts?|efforts?) (?:by \\w+ \\w+ )?to (?:reach|contact|speak (?:to|with))|(?:\\w+ ){{0,5}}?{REQUEST}(?: \\w+ed)? {sent}"
    ))
});

/// That tries to get an answer, which the words before tell of, came to nothing.
static CAME_TO_NOTHING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:was|were)(?: not|n't) (?:\\w+ly )?(?:returned|answered|successful)|(?:has|have|had)(?: not|n't) been (?:\\w+ly )?(?:returned|answered)\
         |(?:was|were|proved|(?:has|have|had) been) (?:\\w+ly )?(?:unsuccessful|fruitless)|failed",
    )
});

/// What is told of the tries and of nobody who did not answer: “calls to the mill *on Friday*”.
static OF_THE_TRIES: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "seeking|asking|requesting|for comment|on \\w+day|(?:this|last) \\w+|yesterday|today|late|early",
    )
});

/// That an answer came. Of nobody, it tells that none did.
static DONE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(&format!(
        "{DONE_TO} (?:\\w+ ){{0,4}}?{REQUEST}|(?:was|were) (?:\\w+ly )?(?:available|reachable) (?:for|to) comment\
         |(?:could|can) (?:\\w+ly )?be (?:\\w+ly )?reached (?:for|to) comment"
    ))
});

/// The words of it that come before what was answered.
const DONE_TO: &str = "(?:(?:has|have|had|would) )?(?:\\w+ly )?(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|react(?:ed)?|return(?:ed)?)(?: to)?";

static DONE_CUE: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(&format!("^{DONE_TO}")));

/// How the words for nobody begin, where they are for none of those who could have answered.
static NOBODY: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "^(?:neither|none of|no (?:spokes(?:man|woman|person|people)|representatives?|officials?)|(?:no(?: |-)one|nobody) (?:at|from|for|in))",
    )
});

/// That somebody was asked. Nothing then says that he answered.
const ASKED: &str =
    "(?:was|were|(?:has|have|had) (?:also |now |since )?been) (?:also )?(?:approached|contacted)";

/// What he was asked for.
const PURPOSE: &str = "for (?:\\w+ ){0,2}?(?:comments?|responses?|reaction)";

/// A cue that is no more than a request, and what is requested.
static BARE_REQUEST: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "^(?:(?:an?|the|any|our|its|repeated|multiple|several|two|three|further) ){0,2}requests?(?: for| seeking)?$",
    )
});
static REQUESTED_COMMENT: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("requests? (?:for|seeking) (?:a |any |further |more )?comments?"));

static FOR_COMMENT: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(PURPOSE));
static ASKED_FOR_COMMENT: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(&format!("{ASKED} {PURPOSE}")));

/// That somebody was asked, or sought, by the words behind it: “The Courier has contacted *Mr Lamb* for comment”.
static SOUGHT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:has|have|had) (?:also |now )?(?:approached|contacted)|(?:(?:could|can)(?: not|n't)|cannot) (?:\\w+ly )?reach\
         |(?:was|were|(?:has|have) been) (?:unable|not able) to (?:reach|contact)",
    )
});

/// Those who seek answers, in their own words. Of others the name tells it.
const NEWSROOM: &str = "we i reporters journalists";

/// What comes before the words for whoever did not answer.
static LEAD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("^(?:and|but|so|yet|though|although|while|that|where|by the time \\w+ \\w+)")
});

/// What stands between the words for whoever did not answer and what is before them.
const BORDERS: [char; 14] = ['.', ',', ';', ':', '!', '?', '(', ')', '“', '”', '"', '—', '–', '\n'];

/// What stands between somebody who was asked and what he was asked for only where these do not belong together.
const BREAKS: [char; 8] = [',', ';', ':', '(', '“', '”', '"', '\n'];

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
    not_given(text, sentence)
        .or_else(|| tried(text, sentence))
        .or_else(|| asked(text, sentence))
        .or_else(|| sought(text, sentence))
        .or_else(|| by_nobody(text, sentence))
}

/// Whether `cue` only tells that somebody was asked for comment, or of the request: “*requests* for comment”.
pub(super) fn is_of_asking(text: &Text, cue: Span) -> bool {
    let whole = unanswered(text, cue).map_or(cue, |object| cue.join(object));
    if BARE_REQUEST.is_in(text, cue) {
        return REQUESTED_COMMENT.is_in(text, whole);
    }
    ASKED_FOR_COMMENT.find(text, whole).is_some_and(|asked| asked.start() == cue.start())
}

/// “The mill *did not answer* our letters.”
fn not_given(text: &Text, sentence: Span) -> Option<Missing> {
    let cue = NOT_DONE.find(text, sentence)?;
    let source = source(text, sentence, cue)?;
    let content = CUE.find(text, cue).and_then(|cue| Some((cue, unanswered(text, cue)?)));
    let (cue, content) = content.map_or((cue, None), |(cue, content)| (cue, Some(content)));
    Some(Missing { source, cue, content })
}

/// “Calls to the mill *were not returned*”, “Attempts to reach Orla Venn *were unsuccessful*.”
fn tried(text: &Text, sentence: Span) -> Option<Missing> {
    let cue = CAME_TO_NOTHING.find(text, sentence)?;
    let clause = clause(text, sentence, cue)?;
    let source = sought_by_tries(text, clause)?;
    names_somebody(text, source).then_some(Missing { source, cue, content: None })
}

/// “Orla Venn *has been approached* for comment.”
fn asked(text: &Text, sentence: Span) -> Option<Missing> {
    let asked = ASKED_FOR_COMMENT.find(text, sentence)?;
    let content = FOR_COMMENT.find(text, asked)?;
    let cue = trimmed(text, asked.start(), content.start())?;
    Some(Missing { source: source(text, sentence, cue)?, cue, content: Some(content) })
}

/// “The Courier *could not reach* Orla Venn”, “We *have contacted* Orla Venn for comment.”
fn sought(text: &Text, sentence: Span) -> Option<Missing> {
    let cue = SOUGHT.find(text, sentence)?;
    let rest = text.span(cue.end()..sentence.end())?;
    let is_near = |content: &Span| !text.as_str()[cue.end()..content.start()].contains(BREAKS);
    let content = FOR_COMMENT.find(text, rest).filter(is_near);
    let source = match content {
        Some(content) => trimmed(text, cue.end(), content.start())?,
        None => unanswered(text, cue)?,
    };
    let is_sought = content.is_some() || !text[cue].ends_with("ed") && is_by_newsroom(text, sentence, cue);
    (is_sought && names_somebody(text, source)).then_some(Missing { source, cue, content })
}

/// “Neither the mayor nor the clerk *responded to* our letters.”
fn by_nobody(text: &Text, sentence: Span) -> Option<Missing> {
    let done = DONE.find(text, sentence)?;
    let is_nobody = |source: &Span| is_short(text, *source) && NOBODY.is_in(text, *source);
    let source = clause(text, sentence, done).filter(is_nobody)?;
    let content = DONE_CUE.find(text, done).and_then(|cue| Some((cue, unanswered(text, cue)?)));
    let (cue, content) = content.map_or((done, None), |(cue, content)| (cue, Some(content)));
    Some(Missing { source, cue, content })
}

/// Whether the words before `cue` are for an outlet or those who write for it.
fn is_by_newsroom(text: &Text, sentence: Span, cue: Span) -> bool {
    clause(text, sentence, cue).is_some_and(|subject| {
        let subject = &text[subject];
        is_listed(NEWSROOM, &subject.to_lowercase()) || sourcing::is_outlet(subject)
    })
}

/// Whoever did not answer: the words before `cue`, up to where something else ends.
fn source(text: &Text, sentence: Span, cue: Span) -> Option<Span> {
    let clause = clause(text, sentence, cue)?;
    let is_of_tries = TRIES.find(text, clause).is_some_and(|tries| tries.start() == clause.start());
    let source = if is_of_tries { sought_by_tries(text, clause)? } else { clause };
    is_short(text, source).then_some(source)
}

/// Whether the words of `source` are for somebody who could answer.
fn names_somebody(text: &Text, source: Span) -> bool {
    let last = text[source].split_whitespace().next_back();
    let is_person = || last.is_some_and(|last| sourcing::is_of_person(&last.to_lowercase()));
    is_short(text, source) && (sourcing::may_say(text, source) || is_person())
}

fn is_short(text: &Text, source: Span) -> bool {
    text[source].split_whitespace().count() <= LONGEST
}

/// Who was to answer, where `clause` begins with tries to get an answer.
fn sought_by_tries(text: &Text, clause: Span) -> Option<Span> {
    let tries = TRIES.find(text, clause).filter(|tries| tries.start() == clause.start())?;
    let rest = trimmed(text, tries.end(), clause.end())?;
    let end = OF_THE_TRIES.find(text, rest).map_or(rest.end(), Span::start);
    trimmed(text, rest.start(), end)
}

/// The words before `cue`, up to where something else ends.
fn clause(text: &Text, sentence: Span, cue: Span) -> Option<Span> {
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
    LEAD.find(text, clause).map_or(Some(clause), |lead| trimmed(text, lead.end(), clause.end()))
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

    use super::{is_of_asking, missing};

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
        check("Repeated calls to the guild were not returned.", Some(("the guild", "were not returned")));
        check(
            "Attempts to reach Orla Venn on Friday were unsuccessful.",
            Some(("Orla Venn", "were unsuccessful")),
        );
        check(
            "Requests for comment to the guild have not been answered.",
            Some(("the guild", "have not been answered")),
        );
    }

    #[test]
    fn whoever_was_asked_for_comment_or_not_reached_has_not_answered() {
        check("The guild has been approached for comment.", Some(("The guild", "has been approached")));
        check("Orla Venn was contacted for a response.", Some(("Orla Venn", "was contacted")));
        check("The Courier has approached the guild for comment.", Some(("the guild", "has approached")));
        check("We have contacted Mr. Venn for comment.", Some(("Mr. Venn", "have contacted")));
        check("The Courier could not reach the trooper.", Some(("the trooper", "could not reach")));
        check(
            "The agency was unable to reach Orla Venn for comment.",
            Some(("Orla Venn", "was unable to reach")),
        );
    }

    #[test]
    fn nobody_answers_where_neither_of_two_does() {
        check(
            "Neither Orla Venn nor Pim Dor responded to our letters.",
            Some(("Neither Orla Venn nor Pim Dor", "responded to")),
        );
        check(
            "Neither the dean nor the clerk was available for comment.",
            Some(("Neither the dean nor the clerk", "was available for comment")),
        );
        check("Neither guild immediately returned calls.", Some(("Neither guild", "immediately returned")));
        check("Neither twin responded to the treatment.", None);
        check("Nobody answered her calls for help.", None);
        check("No agreement could be reached for days.", None);
        check("Both guilds responded to our letters.", None);
    }

    #[track_caller]
    fn check_asking(sentence: &str, cue: &str, expected: bool) {
        let text = Text::new(sentence).expect("short");
        let start = sentence.find(cue).expect("the cue is there");
        let cue = text.span(start..start + cue.len()).expect("on borders");
        assert_eq!(is_of_asking(&text, cue), expected, "{sentence}");
    }

    #[test]
    fn a_request_for_comment_is_no_demand() {
        check_asking("The guild left requests for comment unread.", "requests", true);
        check_asking("The guild got a request for comment.", "a request for", true);
        check_asking("Requests for comment went unanswered.", "Requests for comment went unanswered", false);
        check_asking("The guild got requests for a new ferry.", "requests", false);
        check_asking("Orla Venn was contacted for comment.", "was contacted", true);
    }

    #[test]
    fn what_nobody_asked_for_is_no_missing_answer() {
        check("Rescuers could not reach the crew.", None);
        check("The Courier could not reach the summit.", None);
        check("Police have contacted the family.", None);
        check("The books were not returned.", None);
        check("Calls for a strike were not answered.", None);
        check("Attempts to raise the wreck were unsuccessful.", None);
        check("The guild was approached by a rival.", None);
        check("The patient did not respond to the treatment.", None);
        check("The ferry has not come since Monday.", None);
        check("Venn has not commented.", None);
        check("When asked, did not return calls.", None);
    }
}
