//! Who says what, in one line: no content stands without its source, no denied claim without its denial, and nothing that is
//! denied as if it were said.

use sayso_wire::{ExcerptV1, SayingV1, TieV1, VoiceV1, is_named};

use crate::wording::{done_by, looked_up, one_line, perhaps, quoted, who, words};

/// Who says what: “X said that …”.
pub(crate) fn says(saying: &SayingV1) -> String {
    told(&who(&saying.voice), &Telling::of_voice(&saying.voice).did(), &words(&saying.content))
}

/// Who says what, according to whom, and who denies it.
pub(crate) fn title(saying: &SayingV1, within: &[VoiceV1], answered_by: &[TieV1]) -> String {
    let mut title = says(saying);
    for outer in within {
        let telling = Telling::of_voice(outer);
        title.push_str(&match telling.holding {
            Holding::Negated => format!(", though {} {}", who(outer), telling.did()),
            Holding::Asserted | Holding::Open => format!(", according to {}", who(outer)),
        });
    }
    let denials = answered_by.iter().filter(|tie| is_denial(Some(&tie.relation)));
    let denials = denials.filter_map(|tie| {
        let denying = tie.saying.as_ref()?;
        Some(format!("{} {}", done_by(tie), who(&denying.voice)))
    });
    let denials: Vec<String> = denials.collect();
    if denials.is_empty() { title } else { format!("{title} ({})", denials.join("; ")) }
}

/// A tie on one line: “denied by Ann said: “…””.
pub(crate) fn tie_line(words: &str, tie: &TieV1) -> String {
    match (&tie.saying, &tie.report) {
        (Some(saying), _) => format!("{words} {} [{}]", says(saying), saying.voice.id),
        (None, Some(report)) => format!("{words} a report: {}", quoted(&report.words())),
        (None, None) => words.to_owned(),
    }
}

/// Whether an act of this name says that something is not so.
pub(crate) fn is_denial(act: Option<&str>) -> bool {
    matches!(act, Some("deny" | "partly_deny"))
}

/// Words that lead to a content and stay outside of our marks around it.
const LINKS: [&str; 2] = ["that", "whether"];

/// One line of who did what, and what was said by it.
fn told(who: &str, did: &str, content: &str) -> String {
    let content = one_line(content);
    if content.is_empty() {
        return format!("{who} {did}");
    }
    let link = LINKS.iter().find_map(|link| Some((link, content.strip_prefix(*link)?.strip_prefix(' ')?)));
    match link {
        Some((link, claim)) => format!("{who} {did} {link} {}", closed(claim)),
        None => format!("{who} {did}: {}", closed(&content)),
    }
}

/// `words` in quotation marks, without the comma that led on to who said it.
fn closed(words: &str) -> String {
    let quoted = quoted(words);
    quoted.strip_suffix(",”").map(|short| format!("{short}”")).unwrap_or(quoted)
}

/// What a source did by saying something, by its act. The past is right for one and for several.
static SAYING: &[(&str, &str)] = &[
    ("deny", "denied"),
    ("partly_deny", "denied in part"),
    ("decline", "declined to answer"),
    ("no_reply", "gave no answer"),
    ("no_comment_yet", "had no comment yet"),
    ("demand", "asked"),
    ("", "said"),
];

/// Beginnings of words by which a cue denies, so that what follows is denied.
const DENYING: [&str; 15] = [
    "challeng",
    "contest",
    "contradict",
    "debunk",
    "denia",
    "denie",
    "deny",
    "disagree",
    "disavow",
    "dismiss",
    "disput",
    "rebut",
    "refut",
    "reject",
    "repudiat",
];

/// Whether the words of a cue deny: “denied”, not “said” before what says itself that it is not so.
pub(crate) fn denies(cue: &str) -> bool {
    let lower = cue.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| DENYING.iter().any(|beginning| word.starts_with(beginning)))
}

/// How a statement is lent: what is told of a source's doing goes by it.
struct Telling<'words> {
    /// The words that attribute it, as far as they may be shown.
    cue: String,
    place: Place,
    act: Option<&'words str>,
    is_doubtful: bool,
    /// Whether the cue itself denies.
    denies: bool,
    holding: Holding,
}

/// Where a cue stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// After its source, in one piece: “Ann *said*”.
    After,
    /// Before it, in one piece: “*said* Ann”.
    Before,
    /// Elsewhere, or not where its words would go with ours.
    Apart,
}

/// Whether a source holds what it says to be so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holding {
    /// It does.
    Asserted,
    /// It does not say so: “did *not* rule out”.
    Negated,
    /// It says that it is not so, or does not say.
    Open,
}

impl Holding {
    fn of(polarity: Option<&str>, is_negated: bool) -> Holding {
        match (is_negated, polarity) {
            (true, _) => Holding::Negated,
            (false, None | Some("positive")) => Holding::Asserted,
            (false, Some(_)) => Holding::Open,
        }
    }
}

impl<'words> Telling<'words> {
    fn of_voice(voice: &'words VoiceV1) -> Telling<'words> {
        let place = match (&voice.source[..], &voice.cue[..]) {
            ([source, ..], [ExcerptV1 { start, exact: Some(_), .. }]) if agrees(voice) => {
                if source.start < *start { Place::After } else { Place::Before }
            }
            _ => Place::Apart,
        };
        let stance = voice.stance.as_ref();
        Telling {
            cue: voice.cue.iter().filter_map(|cue| cue.exact.as_deref()).collect::<Vec<_>>().join(" … "),
            place,
            act: voice.act.as_ref().map(|act| act.value.as_str()),
            is_doubtful: voice.is_doubtful(),
            denies: voice.act.as_ref().is_some_and(|act| act.is_in_cue == Some(true)),
            holding: Holding::of(
                stance.map(|stance| stance.polarity.as_str()),
                stance.is_some_and(|stance| stance.is_negated),
            ),
        }
    }

    /// What the source did: in the cue's own words where these read well, else in ours. Ours say no more than the cue does.
    fn did(&self) -> String {
        if let Some(own) = self.own_words() {
            return own;
        }
        let as_it_stands = |otherwise: &str| match self.cue.is_empty() {
            true => otherwise.to_owned(),
            false => quoted(&self.cue),
        };
        match (self.act, self.holding) {
            // What is no answer has its negation in itself: “has not commented”.
            (Some("decline" | "no_reply" | "no_comment_yet"), _) => self.ours(),
            (_, Holding::Negated) => as_it_stands("did not say so"),
            (Some("deny" | "partly_deny"), _) if self.denies => self.ours(),
            (Some("demand"), _) if !self.is_doubtful => self.ours(),
            (None | Some("assert"), Holding::Open) => as_it_stands("spoke of it"),
            (_, _) => looked_up(SAYING, None).to_owned(),
        }
    }

    /// Our words for the act.
    fn ours(&self) -> String {
        perhaps(looked_up(SAYING, self.act), self.is_doubtful)
    }

    /// The words of the cue, where they can stand between a source and a content.
    fn own_words(&self) -> Option<String> {
        let words = one_line(self.cue.trim_end_matches([':', ',', ' ']));
        let is_word = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’');
        if words.is_empty() || !words.chars().all(is_word) {
            return None;
        }
        let lower = words.to_lowercase();
        let parts: Vec<&str> = lower.split(' ').collect();
        let (first, last) = (parts.first()?, parts.last()?);
        let is_finite = !first.ends_with("ing") && !LEADING.contains(first);
        if !is_finite || LEFT_OPEN.contains(last) || parts.len() > MOST_WORDS {
            return None;
        }
        match self.place {
            Place::After => Some(words),
            // “Said Ann”; longer ones, such as “according to”, go before their source alone.
            Place::Before => (parts.len() == 1).then_some(lower),
            Place::Apart => None,
        }
    }
}

/// More words than these are no cue but a sentence.
const MOST_WORDS: usize = 6;

/// Words with which no verb begins that a source could stand before.
const LEADING: [&str; 25] = [
    "a",
    "according",
    "an",
    "as",
    "at",
    "by",
    "for",
    "from",
    "her",
    "his",
    "in",
    "it",
    "its",
    "of",
    "on",
    "per",
    "that",
    "the",
    "their",
    "this",
    "through",
    "to",
    "via",
    "with",
    "without",
];

/// Words after which there must come whom it was said to, or by.
const LEFT_OPEN: [&str; 14] = [
    "advised",
    "assured",
    "assures",
    "briefed",
    "by",
    "convinced",
    "from",
    "informed",
    "notified",
    "persuaded",
    "reminded",
    "tell",
    "tells",
    "told",
];

/// Whether the words of the cue go with ours for the source: where one does not know how many they are, a verb may not.
fn agrees(voice: &VoiceV1) -> bool {
    let class = voice.sourcing.as_ref();
    is_named(class.map(|class| class.kind.as_str())) || class.is_some_and(|class| class.count.is_some())
}

#[cfg(test)]
mod tests {
    use sayso_wire::{
        BareStanceV1, ClassV1, ExcerptV1, NamedV1, SayingV1, TieV1, ValueV1, VoiceV1, Withheld,
    };

    use super::{denies, says, title};

    /// Words that stand from character `start` on.
    fn excerpts(start: usize, words: &str) -> Vec<ExcerptV1> {
        let exact = Some(words.to_owned());
        let end = start + words.chars().count();
        let excerpt = ExcerptV1 { start, end, exact, beginning: None, withheld: None };
        if words.is_empty() { Vec::new() } else { vec![excerpt] }
    }

    /// `source` says `content` in words of this cue and act, which is sure.
    fn saying(source: &str, cue: &str, act: &str, content: &str) -> SayingV1 {
        let is_in_cue = super::is_denial(Some(act)).then(|| denies(cue));
        let act = Some(ValueV1 { value: act.to_owned(), rule: None, confidence: None, is_in_cue });
        let voice = VoiceV1 {
            id: "0123456789abcdef".to_owned(),
            source: excerpts(0, source),
            cue: excerpts(100, cue),
            act,
            stance: None,
            sourcing: None,
            speaker: None,
        };
        let content = excerpts(200, content);
        SayingV1 { voice, content, quotation: "indirect".to_owned(), said: None, confidence: 1.0 }
    }

    /// The same where the cue is negated.
    fn negated(cue: &str, content: &str) -> SayingV1 {
        let mut saying = saying("Ann", cue, "assert", content);
        let stance = BareStanceV1 { polarity: "open".into(), certainty: "possible".into(), is_negated: true };
        saying.voice.stance = Some(stance);
        saying
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

    fn check(saying: &SayingV1, expected: &str) {
        assert_eq!(says(saying), expected);
    }

    #[test]
    fn a_title_says_who_says_it() {
        check(&saying("Ann", "said", "assert", "that it is so"), "Ann said that “it is so”");
        check(&saying("Ann", "denied", "deny", "“it is so”"), "Ann denied: “it is so”");
        check(&saying("", "was said", "assert", "it is so"), "a source not given said: “it is so”");
        check(&saying("Ann", "has not commented", "no_comment_yet", ""), "Ann has not commented");
    }

    #[test]
    fn what_says_itself_that_it_is_not_so_is_not_denied() {
        let claim = "\"I never took a cent from anyone,\"";
        let expected = "Ann told supporters: “I never took a cent from anyone”";
        check(&saying("Ann", "told supporters", "deny", claim), expected);
        check(&saying("Ann", "told", "deny", claim), "Ann said: “I never took a cent from anyone”");
        let claim = "that it has never paid any official";
        let expected = "The firm said in a statement that “it has never paid any official”";
        check(&saying("The firm", "said in a statement", "deny", claim), expected);
    }

    #[test]
    fn where_the_cue_may_not_leave_what_it_denies_is_still_denied() {
        let mut denied = saying("Ann", "denied", "deny", "that it paid");
        let mut said = saying("Ann", "told them", "deny", "that it never paid");
        for saying in [&mut denied, &mut said] {
            saying.voice.cue[0].exact = None;
        }
        check(&denied, "Ann denied that “it paid”");
        check(&said, "Ann said that “it never paid”");
    }

    #[test]
    fn a_cue_speaks_for_itself_where_it_reads_well() {
        check(&saying("Jo Reed", "was considering", "assert", "a run"), "Jo Reed was considering: “a run”");
        check(&saying("Ann", "asked", "demand", "whether it is so"), "Ann asked whether “it is so”");
        check(&saying("Ann", "citing", "assert", "the plan"), "Ann said: “the plan”");
        check(&saying("Ann", "according to", "assert", "it is so"), "Ann said: “it is so”");
        check(&saying("Ann", ":", "demand", "“How many?”"), "Ann asked: “How many?”");
        check(&saying("Ann", "said:", "assert", "“No.”"), "Ann said: “No.”");
        let mut inverted = saying("Ann", "Wrote", "assert", "“No.”");
        inverted.voice.source = excerpts(150, "Ann");
        check(&inverted, "Ann wrote: “No.”");
    }

    #[test]
    fn what_is_not_asserted_is_not_said_to_be() {
        check(&negated("did not rule out", "that it is so"), "Ann did not rule out that “it is so”");
        check(&negated("without saying", "that it is so"), "Ann “without saying” that “it is so”");
        check(&negated("", "it is so"), "Ann did not say so: “it is so”");
    }

    #[test]
    fn every_quotation_mark_in_a_title_has_its_partner() {
        let content = "Ann \"did nothing wrong.\"";
        check(&saying("Bo", "said", "assert", content), "Bo said: “Ann \"did nothing wrong.\"”");
        let cut = "Ann \"did nothing wrong";
        check(&saying("Bo", "said", "assert", cut), "Bo said: “Ann \"did nothing wrong\"”");
        check(&saying("Bo", "said", "assert", "“all” of it"), "Bo said: ““all” of it”");
    }

    #[test]
    fn a_title_names_who_denies_it_and_in_whose_words_it_stands() {
        let said = saying("Ann", "said", "assert", "no");
        let denied = denial(saying("Bob", "denied", "deny", "it"));
        let outer = saying("The paper", "reported", "assert", "").voice;
        assert_eq!(
            title(&said, &[outer], &[denied]),
            "Ann said: “no”, according to The paper (denied by Bob)"
        );
    }

    #[test]
    fn what_may_as_well_be_something_else_is_said_to_be_so_perhaps() {
        let doubted = |act: &str, confidence| {
            let mut saying = saying("Bob", "told", act, "it");
            saying.voice.act.as_mut().expect("it has one").confidence = Some(confidence);
            saying
        };
        let said = saying("Ann", "said", "assert", "no");
        let told = |denying| title(&said, &[], &[denial(denying)]);
        assert_eq!(told(doubted("deny", 0.4)), "Ann said: “no” (perhaps denied by Bob)");
        assert_eq!(told(doubted("deny", 0.9)), "Ann said: “no” (denied by Bob)");
        check(&doubted("decline", 0.4), "Bob perhaps declined to answer: “it”");
        check(&doubted("demand", 0.4), "Bob said: “it”");
        check(&doubted("demand", 0.9), "Bob asked: “it”");
    }

    #[test]
    fn a_name_stands_in_for_words_that_may_not_leave() {
        let mut saying = saying("he", "said", "assert", "no");
        let speaker = NamedV1 { id: 1, kind: "person".into(), name: "Ann Lee".into(), rule: None };
        saying.voice.speaker = Some(speaker);
        check(&saying, "he [Ann Lee] said: “no”");
        saying.voice.source[0].exact = None;
        saying.voice.source[0].withheld = Some(Withheld::Share);
        check(&saying, "Ann Lee said: “no”");
        saying.voice.speaker = None;
        check(&saying, "a source not given said: “no”");
    }

    #[test]
    fn of_whoever_is_not_named_there_is_a_class_and_a_number() {
        let unnamed = |kind: &str, count: Option<&str>, number| {
            let mut saying = saying("three who were there", "say", "assert", "no");
            let count = count.map(str::to_owned);
            saying.voice.sourcing = Some(ClassV1 { kind: kind.to_owned(), rule: None, count, number });
            saying.voice.source[0].exact = None;
            saying.voice.source[0].withheld = Some(Withheld::Unnamed);
            saying
        };
        check(&unnamed("unnamed", Some("exactly"), Some(3)), "three people (unnamed) say: “no”");
        check(&unnamed("unnamed", Some("exactly"), None), "several people (unnamed) say: “no”");
        check(&unnamed("unnamed", Some("plural"), None), "people (unnamed) say: “no”");
        check(&unnamed("unnamed", None, None), "an unnamed source said: “no”");
        check(&unnamed("vague", None, None), "an unspecified source said: “no”");
    }
}
