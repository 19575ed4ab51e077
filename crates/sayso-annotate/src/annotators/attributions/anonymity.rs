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
         |(?:spoke|speaks?|speaking|spoken|talked|talking) (?:\\w+ ){{0,5}}?(?:on|under) (?:the |a )?conditions? (?:of anonymity|that (?:\\w+ ){{0,3}}not be {told})\
         |(?:(?:am|is|are|was|were|been|being) not|not|(?:is|are|was|were)n't) (?:\\w+ly )?(?:authori[sz]ed|permitted|allowed|cleared) to (?:\\w+ly )?{speaks}(?: \\w+){{0,2}}"
    ))
});

/// Whether `cue` with the words of `content` that follow it only tells such terms.
pub(super) fn is_of_terms(text: &Text, cue: Span, content: Option<Span>) -> bool {
    let whole = content.map_or(cue, |content| cue.join(content));
    TERMS.find(text, whole).is_some_and(|terms| {
        let is_about = |content: Span| (cue.end()..terms.end()).contains(&content.start());
        terms.start() == cue.start() && terms.end() >= cue.end() && content.is_none_or(is_about)
    })
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
}
