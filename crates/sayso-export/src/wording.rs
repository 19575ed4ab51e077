//! Who says what, in one line: no content stands without its source, and no denied claim without its denial.

use sayso_core::Answer;
use sayso_wire::{ExcerptV1, JudgementV1, RunV1, SayingV1, TieV1, VoiceV1, Withheld};

/// Marks that we set ourselves around an article's words.
const MARKS: [char; 3] = ['“', '”', '"'];

/// What an answer does to what it answers, by its act.
static ANSWERING: &[(&str, &str)] = &[
    ("deny", "denies"),
    ("partly_deny", "denies in part"),
    ("confirm", "confirms"),
    ("decline", "declines to answer"),
    ("no_reply", "gave no answer on"),
    ("no_comment_yet", "no comment yet on"),
    ("", "answers"),
];

/// The same from its other end.
static ANSWERED: &[(&str, &str)] = &[
    ("deny", "denied by"),
    ("partly_deny", "denied in part by"),
    ("confirm", "confirmed by"),
    ("decline", "answer declined by"),
    ("no_reply", "no answer by"),
    ("no_comment_yet", "no comment yet by"),
    ("", "answered by"),
];

/// What a source did by saying something, by its act. The past is right for one and for several.
static SAYING: &[(&str, &str)] = &[
    ("deny", "denied"),
    ("partly_deny", "denied in part"),
    ("confirm", "confirmed"),
    ("decline", "declined to answer"),
    ("no_reply", "gave no answer"),
    ("no_comment_yet", "had no comment yet"),
    ("accuse", "accused"),
    ("predict", "predicted"),
    ("demand", "demanded"),
    ("", "said"),
];

/// Who stands for a source by its kind, where its words cannot leave or there are none.
static NOBODY: &[(&str, &str)] = &[
    ("named_person", "a person"),
    ("role_named_person", "a person named by role"),
    ("organisation", "an organisation"),
    ("outlet", "an outlet"),
    ("document", "a document"),
    ("unnamed", "an unnamed source"),
    ("vague", "an unspecified source"),
    ("", "a source not given"),
];

/// What an answer with this act does to what it answers: “denies”, or “perhaps denies” where that is doubtful.
pub fn answering_words(act: Option<&str>, is_doubtful: bool) -> String {
    perhaps(looked_up(ANSWERING, act), is_doubtful)
}

/// What is done to a statement by an answer with this act: “denied by”, “perhaps denied by”.
pub fn answered_words(act: Option<&str>, is_doubtful: bool) -> String {
    perhaps(looked_up(ANSWERED, act), is_doubtful)
}

/// `words` for what a source does, with the mark for what may as well be something else.
pub fn perhaps(words: &str, is_doubtful: bool) -> String {
    if is_doubtful { format!("perhaps {words}") } else { words.to_owned() }
}

/// What a statement in the voice of `answering` does to what `tie` leads to.
pub(crate) fn does(answering: &VoiceV1, tie: &TieV1) -> String {
    answering_words(Some(&tie.relation), answering.is_doubtful() || is_doubtful(tie))
}

/// What is done to a statement by the one that `tie` leads to.
pub(crate) fn done_by(tie: &TieV1) -> String {
    let is_act_doubtful = tie.saying.as_ref().is_some_and(|saying| saying.voice.is_doubtful());
    answered_words(Some(&tie.relation), is_act_doubtful || is_doubtful(tie))
}

/// Whether something else may be answered.
fn is_doubtful(tie: &TieV1) -> bool {
    !Answer::is_sure(tie.tie_confidence as f32)
}

/// The words for `name` in a table whose last line is for all others.
fn looked_up(table: &'static [(&'static str, &'static str)], name: Option<&str>) -> &'static str {
    let found = table.iter().find(|(known, _)| Some(*known) == name).or(table.last());
    found.map_or("", |(_, words)| words)
}

/// What to say of a printing that is not the last one.
pub(crate) const SUPERSEDED: &str = "an earlier one; the same place has other words now";

/// What found a statement, and how sure it was.
pub(crate) fn found_by(run: &RunV1, confidence: f64) -> String {
    let RunV1 { version, model, instruction_set } = run;
    format!("sayso {version}, model {model}, {instruction_set}, confidence {confidence:.2}")
}

/// What somebody holds of a statement, in words.
pub(crate) fn held(judgement: &JudgementV1) -> String {
    let JudgementV1 { verdict, field, who, made, .. } = judgement;
    let verdict = match (verdict.as_str(), field) {
        ("yes", _) => "right".to_owned(),
        ("no", _) => "no statement".to_owned(),
        (_, Some(field)) => format!("{field} put right"),
        (verdict, None) => verdict.to_owned(),
    };
    format!("{verdict}, by {who} on {made}")
}

/// The words of several excerpts.
pub fn words(excerpts: &[ExcerptV1]) -> String {
    excerpts.iter().map(ExcerptV1::words).collect::<Vec<_>>().join(" … ")
}

/// Whether any words of `excerpts` have left.
pub(crate) fn has_words(excerpts: &[ExcerptV1]) -> bool {
    excerpts.iter().any(|excerpt| excerpt.exact.is_some() || excerpt.beginning.is_some())
}

/// Where `excerpts` stand, in code points, and why words are missing.
pub(crate) fn places(excerpts: &[ExcerptV1]) -> String {
    let place = |excerpt: &ExcerptV1| {
        let place = format!("{} to {}", excerpt.start, excerpt.end);
        match excerpt.withheld {
            None => place,
            Some(Withheld::Long) => format!("{place}: longer than is quoted"),
            Some(Withheld::Share) => format!("{place}: not quoted, enough of the article is"),
            Some(Withheld::TakenDown) => format!("{place}: taken down"),
        }
    };
    excerpts.iter().map(place).collect::<Vec<_>>().join("; ")
}

/// `words` on one line, in quotation marks of ours, which take the place of marks around all of them.
pub(crate) fn quoted(words: &str) -> String {
    let words = one_line(words);
    let inner = words.strip_prefix(MARKS).and_then(|words| words.strip_suffix(MARKS));
    let inner = inner.filter(|inner| !inner.contains(MARKS));
    format!("“{}”", inner.unwrap_or(&words))
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Who speaks, in the words of the article, with the name in brackets where the words are others.
pub fn who(voice: &VoiceV1) -> String {
    let name = voice.speaker.as_ref().map(|speaker| speaker.name.as_str());
    if !has_words(&voice.source) {
        let kind = voice.sourcing.as_ref().map(|sourcing| sourcing.kind.as_str());
        return name.map_or_else(|| looked_up(NOBODY, kind).to_owned(), one_line);
    }
    let source = one_line(&words(&voice.source));
    match name.filter(|name| !source.contains(*name)) {
        Some(name) => format!("{source} [{}]", one_line(name)),
        None => source,
    }
}

/// What the source did. Where it did not say that it is so, the article's own words tell.
fn did(voice: &VoiceV1) -> String {
    let told = |act: Option<&str>| perhaps(looked_up(SAYING, act), !is_plain(act) && voice.is_doubtful());
    let act = voice.act.as_ref().map(|act| act.value.as_str());
    // What is no answer has its negation in itself: “has not commented”.
    let is_no_answer = matches!(act, Some("decline" | "no_reply" | "no_comment_yet"));
    let is_so = voice.stance.as_ref().is_none_or(|stance| stance.polarity == "positive");
    let is_negated = voice.stance.as_ref().is_some_and(|stance| stance.is_negated);
    match (is_negated, has_words(&voice.cue)) {
        _ if is_no_answer => told(act),
        (false, _) if is_so || !is_plain(act) => told(act),
        (_, true) => quoted(&words(&voice.cue)),
        (true, false) => "did not say so".to_owned(),
        (false, false) => "spoke of it".to_owned(),
    }
}

/// Whether that is no more than saying.
fn is_plain(act: Option<&str>) -> bool {
    matches!(act, None | Some("assert"))
}

/// Who says what: “X said that …”.
pub(crate) fn says(saying: &SayingV1) -> String {
    let (who, did) = (who(&saying.voice), did(&saying.voice));
    if saying.content.is_empty() {
        return format!("{who} {did}");
    }
    let content = one_line(&words(&saying.content));
    match content.strip_prefix("that ") {
        Some(claim) => format!("{who} {did} that {}", quoted(claim)),
        None => format!("{who} {did}: {}", quoted(&content)),
    }
}

/// Who says what, according to whom, and who denies it.
pub(crate) fn title(saying: &SayingV1, within: &[VoiceV1], answered_by: &[TieV1]) -> String {
    let mut title = says(saying);
    for outer in within {
        let is_negated = outer.stance.as_ref().is_some_and(|stance| stance.is_negated);
        title.push_str(&match is_negated {
            true => format!(", though {} {}", who(outer), did(outer)),
            false => format!(", according to {}", who(outer)),
        });
    }
    let denials = answered_by.iter().filter(|tie| matches!(tie.relation.as_str(), "deny" | "partly_deny"));
    let denials = denials.filter_map(|tie| {
        let denying = tie.saying.as_ref()?;
        Some(format!("{} {}", done_by(tie), who(&denying.voice)))
    });
    let denials: Vec<String> = denials.collect();
    if denials.is_empty() { title } else { format!("{title} ({})", denials.join("; ")) }
}

/// A tie on one line: “denied by Ann: “…””.
pub(crate) fn tie_line(words: &str, tie: &TieV1) -> String {
    match (&tie.saying, &tie.report) {
        (Some(saying), _) => format!("{words} {} [{}]", says(saying), saying.voice.id),
        (None, Some(report)) => format!("{words} a report: {}", quoted(&report.words())),
        (None, None) => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use sayso_wire::{ExcerptV1, HeldV1, NamedV1, SayingV1, TieV1, ValueV1, VoiceV1, Withheld};

    use super::{says, title};

    fn excerpts(words: &str) -> Vec<ExcerptV1> {
        let exact = Some(words.to_owned());
        let excerpt = ExcerptV1 { start: 0, end: 1, exact, beginning: None, withheld: None };
        if words.is_empty() { Vec::new() } else { vec![excerpt] }
    }

    fn saying(source: &str, act: &str, content: &str) -> SayingV1 {
        let act = Some(ValueV1 { value: act.to_owned(), rule: None, confidence: None });
        let voice = VoiceV1 {
            id: "0123456789abcdef".to_owned(),
            source: excerpts(source),
            cue: excerpts("did not rule out"),
            act,
            stance: None,
            sourcing: None,
            speaker: None,
        };
        let content = excerpts(content);
        SayingV1 { voice, content, quotation: "indirect".to_owned(), said: None, confidence: 1.0 }
    }

    fn denial(denying: SayingV1) -> TieV1 {
        TieV1 {
            relation: "deny".to_owned(),
            to: None,
            saying: Some(denying),
            report: None,
            scope: None,
            tie_confidence: 1.0,
            rule: None,
        }
    }

    #[test]
    fn a_title_says_who_says_it() {
        let check = |saying: SayingV1, expected: &str| assert_eq!(says(&saying), expected);
        check(saying("Ann", "assert", "that it is so"), "Ann said that “it is so”");
        check(saying("Ann", "deny", "“it is so”"), "Ann denied: “it is so”");
        check(saying("", "assert", "it is so"), "a source not given said: “it is so”");
        check(saying("Ann", "no_comment_yet", ""), "Ann had no comment yet");
    }

    #[test]
    fn what_is_not_asserted_is_not_said_to_be() {
        let mut saying = saying("Ann", "assert", "that it is so");
        let stance = HeldV1 { polarity: "open".into(), certainty: "possible".into(), is_negated: true };
        saying.voice.stance = Some(stance);
        assert_eq!(says(&saying), "Ann “did not rule out” that “it is so”");
    }

    #[test]
    fn a_title_names_who_denies_it_and_in_whose_words_it_stands() {
        let (said, denied) = (saying("Ann", "assert", "no"), denial(saying("Bob", "deny", "it")));
        let outer = saying("The paper", "assert", "").voice;
        assert_eq!(
            title(&said, &[outer], &[denied]),
            "Ann said: “no”, according to The paper (denied by Bob)"
        );
    }

    #[test]
    fn what_may_as_well_be_something_else_is_said_to_be_so_perhaps() {
        let doubted = |act: &str, confidence| {
            let mut saying = saying("Bob", act, "it");
            saying.voice.act.as_mut().expect("it has one").confidence = Some(confidence);
            saying
        };
        let said = saying("Ann", "assert", "no");
        assert_eq!(
            title(&said, &[], &[denial(doubted("deny", 0.4))]),
            "Ann said: “no” (perhaps denied by Bob)"
        );
        assert_eq!(title(&said, &[], &[denial(doubted("deny", 0.9))]), "Ann said: “no” (denied by Bob)");
        assert_eq!(says(&doubted("deny", 0.4)), "Bob perhaps denied: “it”");
        assert_eq!(says(&doubted("assert", 0.4)), "Bob said: “it”");
    }

    #[test]
    fn a_name_stands_in_for_words_that_may_not_leave() {
        let mut saying = saying("he", "assert", "no");
        let speaker = NamedV1 { id: 1, kind: "person".into(), name: "Ann Lee".into(), rule: None };
        saying.voice.speaker = Some(speaker);
        assert_eq!(says(&saying), "he [Ann Lee] said: “no”");
        let withheld =
            ExcerptV1 { start: 0, end: 1, exact: None, beginning: None, withheld: Some(Withheld::Share) };
        saying.voice.source = vec![withheld];
        assert_eq!(says(&saying), "Ann Lee said: “no”");
        saying.voice.speaker = None;
        assert_eq!(says(&saying), "a source not given said: “no”");
    }
}
