//! When two names can be of one and the same body, outlet or place. People's are told apart by their first and last names: see
//! `rank.rs`.

use super::pairs::is_acronym;

/// Words that a name may have or leave out.
const SMALL: [&str; 8] = ["of", "the", "and", "for", "in", "on", "de", "s"];

/// What is told of firms by law, and leaves the name as it is.
const FORMS: [&str; 16] = [
    "ag",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "group",
    "holdings",
    "inc",
    "limited",
    "llc",
    "llp",
    "ltd",
    "nv",
    "plc",
    "sa",
];

/// Names that are of one, though their letters do not tell.
static ALIASES: &[&[&str]] = &[
    &["america", "us", "u_s", "usa", "u_s_a", "united_states", "united_states_of_america"],
    &["britain", "great_britain", "uk", "u_k", "united_kingdom"],
    &["holland", "netherlands"],
    &["burma", "myanmar"],
    &["conservative_party", "conservatives", "tories", "tory_party"],
    &["democrats", "democratic_party", "dems"],
    &["gop", "g_o_p", "republican_party", "republicans"],
    &["lib_dems", "liberal_democrats"],
    &["daesh", "isil", "isis", "islamic_state"],
    &["fed", "federal_reserve"],
    &["volkswagen", "vw"],
];

/// How many letters of a word tell what it is a form of: “Republicans”, “Republican”; not “Times”, “Time”.
const TELLING: usize = 5;

/// Whether `one` and `other`, words in lower case joined with `_`, can be of one: all words of one stand in the other (“the Post”, “the
/// Washington Post”), or it is short for the other (“UN”, “VW”).
pub(super) fn can_be_one(one: &str, other: &str) -> bool {
    let (all_one, all_other) = (words(one), words(other));
    let (bare_one, bare_other) = (without_forms(&all_one), without_forms(&all_other));
    let only_one = without(&bare_one, &bare_other);
    let only_other = without(&bare_other, &bare_one);
    only_one.is_empty()
        || only_other.is_empty()
        || all_one.concat() == all_other.concat()
        || is_short_for(&all_one, &all_other)
        // “US Supreme Court”, “United States Supreme Court”.
        || is_short_for(&only_one, &only_other)
        || ALIASES.iter().any(|names| names.contains(&one) && names.contains(&other))
}

fn words(name: &str) -> Vec<String> {
    name.split('_').map(str::to_owned).collect()
}

/// The words that tell something; all, where none does.
fn without_forms(words: &[String]) -> Vec<String> {
    let tells = |word: &&String| !SMALL.contains(&word.as_str()) && !FORMS.contains(&word.as_str());
    let telling: Vec<String> = words.iter().filter(tells).cloned().collect();
    if telling.is_empty() { words.to_vec() } else { telling }
}

/// Those of `words` that are no form of any of `others`.
fn without(words: &[String], others: &[String]) -> Vec<String> {
    words.iter().filter(|word| !others.iter().any(|other| is_form(word, other))).cloned().collect()
}

/// Whether the words are one, or begin alike as far as the shorter goes.
fn is_form(one: &str, other: &str) -> bool {
    let is_told = one.len().min(other.len()) >= TELLING;
    one == other || is_told && (one.starts_with(other) || other.starts_with(one))
}

/// Whether one of them is the initials of the other.
fn is_short_for(one: &[String], other: &[String]) -> bool {
    is_acronym(one, other) || is_acronym(other, one)
}

#[cfg(test)]
mod tests {
    use super::can_be_one;

    #[test]
    fn names_are_one_by_their_words_or_by_what_is_short_for_them() {
        let check = |one: &str, other: &str, are_one: bool| {
            assert_eq!(can_be_one(one, other), are_one, "{one} and {other}");
            assert_eq!(can_be_one(other, one), are_one, "{other} and {one}");
        };
        check("washington_post", "post", true);
        check("washington_post", "new_york_post", false);
        check("new_york_times", "new_york_post", false);
        check("bbc", "cnn", false);
        check("economist", "le_monde", false);
        check("red_cross", "amnesty_international", false);
        check("labour", "labour_party", true);
        check("democratic_party", "labour_party", false);
        check("democrats", "democratic_party", true);
        check("university_of_selin", "university_of_porto", false);
        check("selin_university", "university_of_selin", true);
        check("time", "times", false);
        check("volkswagen", "vw", true);
        check("volkswagen_group", "volkswagen_ag", true);
        check("valmonte_group", "corvane_group", false);
        check("united_states", "us", true);
        check("u_s", "america", true);
        check("us_supreme_court", "united_states_supreme_court", true);
        check("us_supreme_court", "us_senate", false);
        check("north_selin", "south_selin", false);
        check("department_of_justice", "doj", true);
        check("jp_morgan", "jpmorgan", true);
    }
}
