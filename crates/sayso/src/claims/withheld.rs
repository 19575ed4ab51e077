//! Words by which nobody is told to say what a statement tells: a demand is turned down, a report taken back, a question left open.

/// How verbs begin that turn a demand down, each with the words that it needs for that.
static REJECTING: [(&str, &[&str]); 12] = [
    ("reject", &[]),
    ("dismiss", &[]),
    ("rebuff", &[]),
    ("spurn", &[]),
    ("resist", &[]),
    ("refus", &[]),
    ("ignor", &[]),
    ("disregard", &[]),
    ("brush", &["aside", "off"]),
    ("turn", &["aside", "away", "down"]),
    ("wav", &["aside", "away", "off"]),
    ("shrugg", &["off"]),
];

/// How these verbs end.
const ENDINGS: [&str; 6] = ["", "e", "s", "es", "ed", "ing"];

/// Nouns of demanding.
const DEMANDS: [&str; 11] = [
    "appeal", "appeals", "call", "calls", "demand", "demands", "plea", "pleas", "pressure", "request",
    "requests",
];

/// Words after which a noun is no longer what the verb turns down or takes back: “rejected *a plan that* calls for …”.
const BORDERS: [&str; 29] = [
    "after", "amid", "and", "as", "at", "because", "before", "but", "by", "despite", "for", "from", "him",
    "in", "it", "of", "on", "or", "over", "that", "them", "to", "when", "where", "which", "while", "who",
    "whose", "with",
];

/// So many words stand before a noun of demanding at most: “the union’s”, “fresh”.
const MOST_BEFORE: usize = 2;

/// The same for a report: “its March 1”.
const MOST_BEFORE_REPORT: usize = 5;

/// So many words after “calls from” what is called for begins at the latest.
const NEAR: usize = 8;

/// Verbs that take a report back.
const TAKING_BACK: [&str; 12] = [
    "withdraw",
    "withdraws",
    "withdrew",
    "withdrawn",
    "withdrawing",
    "retract",
    "retracts",
    "retracted",
    "retracting",
    "corrects",
    "corrected",
    "correcting",
];

/// Words that a report which is taken back begins with.
const DETERMINERS: [&str; 9] = ["a", "an", "her", "his", "its", "our", "the", "their", "this"];

/// Nouns for what an outlet prints.
const REPORTS: [&str; 8] =
    ["article", "articles", "bulletin", "dispatch", "report", "reports", "stories", "story"];

/// Words that lead from a report to what stands in it.
const LEADING: [&str; 5] = ["claiming", "saying", "stating", "that", "which"];

/// Adverbs for what was not so.
const ERRING: [&str; 4] = ["erroneously", "incorrectly", "mistakenly", "wrongly"];

/// Words that an outlet calls its own pieces and itself by.
const OWN: [&str; 8] = ["article", "broadcast", "caption", "dispatch", "headline", "story", "version", "we"];

/// Whether the cue turns down the demand that the content tells of: “*rejected* calls for the harbour master to go”.
pub(super) fn rejects_demand(cue: &str, content: &str) -> bool {
    let verbs = words(cue);
    let rejects = (0..verbs.len()).any(|at| after_rejection(&verbs[at..]).is_some());
    rejects && begins_with_demand(&words(content)) || turns_down(cue, content)
}

/// Whether `demand` begins with a demand that the last words of `before`, in the same clause, turn down: “waved away *calls to go*”.
pub(super) fn turns_down(before: &str, demand: &str) -> bool {
    let before = words(last_clause(before));
    let count = before.len();
    let all: Vec<String> = before.into_iter().chain(words(demand)).collect();
    let mut starts = count.saturating_sub(MOST_BEFORE + 2)..count;
    starts.any(|at| after_rejection(&all[at..]).is_some_and(begins_with_demand))
}

/// Whether the cue, or it and the first words of the content, take a report back: “withdrew *its report that* …”.
pub(super) fn takes_back_report(cue: &str, content: &str) -> bool {
    let cue = words(cue);
    let count = cue.len();
    let all: Vec<String> = cue.into_iter().chain(words(content)).collect();
    (0..count).any(|at| TAKING_BACK.contains(&all[at].as_str()) && begins_with_report(&all[at + 1..]))
}

/// The words of `text` after its last mark that ends a clause.
pub(super) fn last_clause(text: &str) -> &str {
    let is_mark = |letter: char| matches!(letter, '.' | '!' | '?' | ';' | ':' | '—' | '\n');
    text.rsplit(is_mark).next().unwrap_or_default()
}

/// Whether the words of telling say that it was an error: “reported erroneously”.
pub(super) fn is_in_error(telling: &str) -> bool {
    let words = bare_words(telling);
    let is_error = |pair: &[String]| pair[0] == "in" && pair[1] == "error";
    words.iter().any(|word| ERRING.contains(&word.as_str())) || words.windows(2).any(is_error)
}

/// Whether the source is a piece of the outlet’s own, or the outlet as it speaks of itself.
pub(super) fn is_own_piece(source: &str) -> bool {
    bare_words(source).iter().any(|word| OWN.contains(&word.as_str()))
}

/// Whether the cue is that of a report.
pub(super) fn is_reporting(cue: &str) -> bool {
    bare_words(cue)
        .iter()
        .any(|word| matches!(word.as_str(), "report" | "reported" | "reports" | "published"))
}

/// Whether what comes after `before` is asked or supposed: “would examine *whether*”. What stands after “even if” may be so.
pub(super) fn leaves_open(before: &str) -> bool {
    let words = words(before);
    let last: Vec<&str> = words.iter().rev().take(3).map(String::as_str).collect();
    match last[..] {
        ["if"] | ["whether", ..] | ["not", "or", "whether"] => true,
        ["if", word, ..] => word != "even",
        _ => false,
    }
}

/// What follows the verb, where the words begin with one that turns down.
fn after_rejection(words: &[String]) -> Option<&[String]> {
    let (verb, rest) = words.split_first()?;
    let is_form = |stem: &str| verb.strip_prefix(stem).is_some_and(|ending| ENDINGS.contains(&ending));
    let (_, particles) = REJECTING.iter().find(|(stem, _)| is_form(stem))?;
    if particles.is_empty() {
        return Some(rest);
    }
    let (particle, rest) = rest.split_first()?;
    particles.contains(&particle.as_str()).then_some(rest)
}

fn begins_with_demand(words: &[String]) -> bool {
    let Some(at) = words.iter().position(|word| DEMANDS.contains(&word.as_str())) else { return false };
    at <= MOST_BEFORE && are_of_noun(&words[..at]) && leads_to_deed(&words[at + 1..])
}

fn begins_with_report(words: &[String]) -> bool {
    let Some(at) = words.iter().position(|word| REPORTS.contains(&word.as_str())) else { return false };
    let is_determined = DETERMINERS.contains(&words[0].as_str());
    let is_led_on = words.get(at + 1).is_some_and(|word| LEADING.contains(&word.as_str()));
    at <= MOST_BEFORE_REPORT && is_determined && are_of_noun(&words[..at]) && is_led_on
}

/// Whether all these words may belong to the noun after them.
fn are_of_noun(words: &[String]) -> bool {
    words.iter().all(|word| word.ends_with(char::is_alphanumeric) && !BORDERS.contains(&word.as_str()))
}

/// Whether the words after a noun of demanding tell what is demanded.
fn leads_to_deed(after: &[String]) -> bool {
    match after.first().map(String::as_str) {
        Some("for" | "on" | "that" | "to") => true,
        Some("by" | "from") => {
            after.iter().take(NEAR).any(|word| matches!(word.as_str(), "for" | "that" | "to"))
        }
        Some(_) | None => false,
    }
}

/// The words with their marks, which tell where a clause ends.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_lowercase).collect()
}

/// The words without marks.
fn bare_words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{
        is_in_error, is_own_piece, is_reporting, leaves_open, rejects_demand, takes_back_report, turns_down,
    };

    #[test]
    fn who_turns_a_demand_down_does_not_make_it() {
        let check =
            |cue, content, expected| assert_eq!(rejects_demand(cue, content), expected, "{cue} {content}");
        check("rejected", "calls for the harbour master to go", true);
        check("has repeatedly dismissed", "the guild’s demands that the quay close", true);
        check("brushed aside", "fresh appeals to reopen the lock", true);
        check("turned down", "a request that the mole be mended", true);
        check("is resisting", "pressure from the guild and the board to sell the ferry", true);
        check("waved away calls", "to go", true);
        check("were rejected by", "Calls for the harbour master to go", true);
        check("rejected", "a plan that calls for new locks", false);
        check("rejected", "the plan, demands for which had grown", false);
        check("rejected", "it as calls for her to go grew", false);
        check("rejected", "reports that the mole is unsafe", false);
        check("rejected", "the calls", false);
        check("backed", "calls for the harbour master to go", false);
        check("turned", "calls for help into a song", false);
    }

    #[test]
    fn a_demand_without_a_source_may_be_turned_down_before_it() {
        let check = |before, demand, expected| assert_eq!(turns_down(before, demand), expected, "{before}");
        check("The board met. Ilse Rothe waved away", "calls to go", true);
        check("Ilse Rothe rejected the guild’s", "demands that the quay close", true);
        check("Ilse Rothe rejected the plan. Fresh", "calls to go", false);
        check("Ilse Rothe, who had rejected the plan last year, heard", "calls to go", false);
        check("Ilse Rothe joined", "calls to go", false);
    }

    #[test]
    fn a_report_that_is_taken_back_is_not_made_again() {
        let check =
            |cue, content, expected| assert_eq!(takes_back_report(cue, content), expected, "{cue} {content}");
        check("withdraws its May 2 report", "that the mole had sunk", true);
        check("has retracted an article saying", "that the mole had sunk", true);
        check("retracted a story that said", "the mole had sunk", true);
        check("corrected", "its earlier report that the mole had sunk", true);
        check("withdrew", "its offer after a report that the mole had sunk", false);
        check("withdrew", "her claim that the mole was safe", false);
        check("Canvas Wire withdraws", "its May 2 report that the mole had sunk", true);
        check("said in a corrected report", "that the mole had sunk", false);
        check("withdrew", "reports", false);
        check("published its report", "that the mole had sunk", false);
    }

    #[test]
    fn an_error_is_told_as_one() {
        let errs = ["reported erroneously, ", "Incorrectly said", "stated in error", "wrongly reported"];
        let others = ["reported", "said in an errand", "rightly said", ""];
        assert!(errs.into_iter().all(is_in_error) && !others.into_iter().any(is_in_error));
        assert!(is_own_piece("An earlier version of this article") && is_own_piece("We"));
        assert!(!is_own_piece("The harbour master") && !is_own_piece("The owner"));
        assert!(is_reporting("erroneously reported") && !is_reporting("wrongly claimed"));
    }

    #[test]
    fn what_is_asked_is_left_open() {
        let open = ["they would ask whether ", "if ", "it was unclear if ", "asked whether or not "];
        let told = ["even if ", "that ", "whether it was safe, as ", "whether he or ", ""];
        open.into_iter().for_each(|before| assert!(leaves_open(before), "{before}"));
        told.into_iter().for_each(|before| assert!(!leaves_open(before), "{before}"));
    }
}
