//! Words that all formats share: who speaks, what an answer does, where words stand, and words in quotation marks.

use sayso_core::{Answer, Count};
use sayso_wire::{ClassV1, ExcerptV1, JudgementV1, RunV1, TieV1, VoiceV1, Withheld, is_named};

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
pub(crate) fn looked_up(table: &'static [(&'static str, &'static str)], name: Option<&str>) -> &'static str {
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
            Some(Withheld::Unnamed) => format!("{place}: not quoted, the source is not named"),
        }
    };
    excerpts.iter().map(place).collect::<Vec<_>>().join("; ")
}

/// `words` on one line, in quotation marks of ours, which take the place of marks around all of them. A mark whose partner is not
/// among the words gets one.
pub fn quoted(words: &str) -> String {
    let words = one_line(words);
    if let Some(inner) = within_marks(&words) {
        return format!("“{inner}”");
    }
    let words = paired(&words);
    format!("“{}”", within_marks(&words).unwrap_or(&words))
}

/// What stands in the one pair of marks that is around all of `words`.
fn within_marks(words: &str) -> Option<&str> {
    let inner = words.strip_prefix(MARKS).and_then(|words| words.strip_suffix(MARKS));
    inner.filter(|inner| !inner.contains(MARKS))
}

/// `words` with a partner for each mark that has none: at the end for one that opens, before the beginning for one that closes.
fn paired(words: &str) -> String {
    let (mut opening, mut closing) = (String::new(), Vec::new());
    for mark in words.chars().filter(|mark| MARKS.contains(mark)) {
        match mark {
            _ if closing.last() == Some(&mark) => {
                closing.pop();
            }
            '“' => closing.push('”'),
            '"' => closing.push('"'),
            _ => opening.push('“'),
        }
    }
    let closing: String = closing.into_iter().rev().collect();
    format!("{opening}{words}{closing}")
}

pub(crate) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Who speaks, in the words of the article, with the name in brackets where the words are others. Of whoever the article does not
/// name, a class and a number.
pub fn who(voice: &VoiceV1) -> String {
    let class = voice.sourcing.as_ref();
    let name = voice.speaker.as_ref().map(|speaker| speaker.name.as_str());
    if !has_words(&voice.source) || !is_named(class.map(|class| class.kind.as_str())) {
        return name.map_or_else(|| nobody(class), one_line);
    }
    let source = one_line(&words(&voice.source));
    match name.filter(|name| !source.contains(*name)) {
        Some(name) => format!("{source} [{}]", one_line(name)),
        None => source,
    }
}

/// Who stands for a source without words or a name: its kind, and of people who are not named how many they are.
fn nobody(class: Option<&ClassV1>) -> String {
    let kind = class.map(|class| class.kind.as_str());
    let people = match class.and_then(|class| Some((class.count.as_deref()?, class.number))) {
        Some(("one", _)) => "one person".to_owned(),
        Some(("exactly", Some(number))) => format!("{} people", Count::in_words(number)),
        Some(("exactly" | "several", _)) => "several people".to_owned(),
        Some(("plural", _)) => "people".to_owned(),
        Some(_) | None => return looked_up(NOBODY, kind).to_owned(),
    };
    format!("{people} ({})", kind.unwrap_or_default())
}

/// How many sources there are said to be, in a word: the number, where there is one.
pub(crate) fn counted(class: &ClassV1) -> Option<String> {
    let count = class.count.as_ref()?;
    Some(class.number.map_or_else(|| count.clone(), |number| number.to_string()))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn marks_of_ours_take_the_place_of_marks_around_all_and_every_mark_has_a_partner() {
        let check = |words: &str, expected: &str| assert_eq!(quoted(words), expected);
        check("no  \n way", "“no way”");
        check("“no”", "“no”");
        check("\"no\"", "“no”");
        check("the “plan”", "“the “plan””");
        check("“no,” he said, “never”", "““no,” he said, “never””");
        check("“the plan", "“the plan”");
        check("the “plan", "“the “plan””");
        check("the plan” it was", "““the plan” it was”");
        check("the \"plan it was", "“the \"plan it was\"”");
        check("“he said \"no\" to", "““he said \"no\" to””");
    }
}
