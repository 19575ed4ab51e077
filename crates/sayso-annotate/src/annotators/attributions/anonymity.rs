//! Terms on which somebody spoke: “they *asked not to be named*”, “*were not authorised to discuss* the inquiry”. They are told of a
//! source (`sourcing/unnamed.rs`) and are no statement of it.

use std::sync::LazyLock;

use sayso_core::{Span, Text};

use crate::patterns::Pattern;

static TERMS: LazyLock<Pattern> = LazyLock::new(|| {
    let wants = "(?:ask|request|insist|prefer|want|wish|choos|chose)(?:r?ed|r?ing|s|n)?";
    let told = "(?:named|identified|quoted)";
    let speaks = "(?:speak|talk|comment|discuss|brief)";
    Pattern::new(&format!(
        "{wants} (?:for |on |to (?:remain|stay|be|speak) )?anonym(?:ity|ous|ously)\
         |{wants} (?:on )?not (?:to )?(?:be|being) {told}|{wants} to not be {told}\
         |{wants} (?:that )?(?:(?:he|she|they) not be {told}|(?:his|her|their) names? not be (?:used|published|disclosed|revealed|printed))\
         |(?:declin|refus)(?:es?|ed|ing) to be {told}\
         |(?:spoke|speaks?|speaking|spoken|talked|talking) (?:\\w+ ){{0,5}}?(?:on|under) (?:the |a )?conditions? (?:of anonymity|(?:that (?:\\w+ ){{0,3}}|(?:he|she|they) |(?:his|her|their) names? )not be (?:{told}|used|published))\
         |(?:(?:am|is|are|was|were|been|being) not|not|(?:is|are|was|were)n't) (?:\\w+ly )?(?:authori[sz]ed|permitted|allowed|cleared) to (?:\\w+ly )?{speaks}(?: \\w+){{0,2}}"
    ))
});

/// With what a sentence ends before another one.
const SENTENCE_ENDS: [&str; 4] = [". ", ".\n", ".” ", ".\" "];

/// Whether `cue` with the words of `content` that follow it only tells such terms.
pub(super) fn is_of_terms(text: &Text, cue: Span, content: Option<Span>) -> bool {
    let whole = content.map_or(cue, |content| cue.join(content));
    TERMS.find(text, whole).is_some_and(|terms| {
        let is_about = |content: Span| {
            (cue.end()..terms.end()).contains(&content.start()) || is_of_another(text, cue, terms, content)
        };
        terms.start() == cue.start() && terms.end() >= cue.end() && content.is_none_or(is_about)
    })
}

/// Whether `content` is the end of `terms` with words of an earlier sentence, which are somebody else's: “…, that it was a duck. Both
/// *spoke on condition they not be named*.” A quotation of its own may be theirs.
fn is_of_another(text: &Text, cue: Span, terms: Span, content: Span) -> bool {
    let ends_so = cue.end() < content.end() && content.end() <= terms.end();
    if cue.start() <= content.start() || !ends_so {
        return false;
    }
    let before = &text.as_str()[content.start()..cue.start()];
    let ends_sentence = SENTENCE_ENDS.iter().any(|end| before.contains(end));
    ends_sentence && !before.starts_with(['“', '"', '‘', '«'])
}

#[cfg(test)]
mod tests {
    use sayso_core::Text;

    use super::is_of_terms;

    #[track_caller]
    fn check(cue: &str, content: &str, expected: bool) {
        let sentence = format!("Venn {cue} {content}.");
        let text = Text::new(sentence.as_str()).expect("short");
        let span = |words: &str| {
            let start = sentence.find(words)?;
            text.span(start..start + words.len())
        };
        let found = is_of_terms(&text, span(cue).expect("the cue is there"), span(content));
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn terms_are_no_statement() {
        check("asked", "not to be identified because the talks are private", true);
        check("requested", "anonymity", true);
        check("spoke on condition", "they not be named", true);
        check("spoke", "on condition her name not be used", true);
        check("insisted on", "anonymity", true);
        check("declined", "to be named", true);
        check("spoke", "on condition of anonymity", true);
        check("asked", "that her name not be used", true);
        check("was not authorized to discuss", "the investigation", true);
        check("wasn’t authorised to speak", "", true);
    }

    #[test]
    fn what_is_said_on_such_terms_is_one() {
        check("said on condition of anonymity", "that the quay was shut", false);
        check("speaking on condition of anonymity, said", "that the quay was shut", false);
        check("asked", "to be named honorary captain", false);
        check("asked", "not to be moved", false);
        check("asked", "that the suspect not be named", false);
        check("declined", "to be drawn on the plan", false);
        check("said", "she asked not to be named", false);
    }

    /// Whether what is told after a sentence that ends in `before` is of terms alone, where the tagger took `before` with it.
    #[track_caller]
    fn check_with_earlier(before: &str, expected: bool) {
        let sentence = format!("{before} Both spoke on condition they not be named.");
        let text = Text::new(sentence.as_str()).expect("short");
        let start = sentence.find("spoke").expect("it is there");
        let cue = text.span(start..start + "spoke on condition".len()).expect("on borders");
        let content = text.span(0..sentence.len() - 1);
        assert_eq!(is_of_terms(&text, cue, content), expected, "{sentence}");
    }

    #[test]
    fn words_of_an_earlier_sentence_are_of_somebody_else() {
        check_with_earlier("that it was “a swan”.", true);
        check_with_earlier("“It was a swan.”", false);
        check_with_earlier("it was a swan;", false);
    }
}
