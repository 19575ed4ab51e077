//! Words that say the same in news, and words that say the opposite.
//!
//! Written from the language: what people do and what happens to them, in the words that headlines have for it. Stems, as
//! forms of one word say the same.

use std::collections::HashMap;
use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};

/// What a word says, whatever the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Concept {
    /// The first word for it.
    pub(crate) name: &'static str,
    /// Whether it says that it is so, or that the opposite is; for concepts that have an opposite.
    pub(crate) is_so: Option<bool>,
}

/// Words that say the same, a concept a line. `_` stands between the words of a phrase.
static SAME: &[&str] = &[
    "die died dies dying dead death deaths killed kill kills killing fatality fatalities toll perished perish drowned drown",
    "hurt injured injures injury injuries wounded wounds casualty casualties",
    "missing unaccounted",
    "arrest arrested arrests arresting detained detain detains detention custody booked rounded_up led_away picked_up",
    "charge charged charges indict indicted indictment prosecuted",
    "sack sacked sacking dismissed dismissal dismiss ousted ouster",
    "meet met meets meeting meetings talks talked talk talking spoke speak spoken conversation conversations negotiated negotiations \
     negotiate discussed discuss discussions sat_down sat_with sit_down",
    "agree agreed agrees agreement deal deals accord signed sign signs signed_up",
    "tell told tells informed inform notified notify alerted warned warn warning warnings",
    "know knew knows known aware",
    "photograph photographed pictured snapped",
    "bribed bribe bribes bribery kickback kickbacks payoff payoffs",
    "pay paid pays payment payments paying",
    "money cash funds",
    "buy bought buys buying purchased purchase acquired acquire acquisition",
    "sell sold sells selling sale sales",
    "cancel cancelled canceled cancels cancellation scrapped scrap axed called_off call_off",
    "postpone postponed postponement delayed delay delays put_off deferred defer",
    "vote votes ballots ballot",
    "election elections polls",
    "police constabulary",
    "child children kids pupils pupil",
    "company firm corporation",
    "fire blaze",
    "explosion explosions blast exploded explode blew_up",
    "crash crashed crashes collision collided",
    "attack attacked attacks assault assaulted",
    "shoot shot shots shooting fired gunfire",
    "plane aircraft jet airliner",
    "ship vessel ferry boat",
    "lorry truck lorries trucks",
    "home homes house houses",
    "flee fled flees fleeing escaped escape",
    "evacuate evacuated evacuation evacuations displaced relocated moved_out",
    "petition petitions signature signatures signatories",
    "sick sickened ill infected infections",
    "steal stole stolen stealing theft thefts robbed",
    "copy copied plagiarised plagiarized plagiarism",
    "fake faked forged forge forgery",
    "quarrel quarrelled quarreled quarrels dispute row feud rift fallen_out fell_out falling_out at_odds clash clashed",
    "ban banned bans prohibited prohibit outlawed forbidden",
    "plan planned plans planning scheme intends intended intend",
    "halve halved halving half",
    "cut cuts reduced reduce reduction trimmed",
    "inspect inspected inspection inspections examined examination examine",
    "pollute polluted pollution contaminated contamination poisoned tainted",
    "order ordered orders instructed instruct instructions",
    "find found finds discovered discover discovery uncovered unearthed",
    "hide hid hidden concealed conceal covered_up cover_up",
    "tired sick weary fed_up",
    "appoint appointed appointment hired hire",
    "give gave gives given handed hand_over handed_over",
    "build built builds construct constructed construction",
    "war conflict fighting",
    "worker workers staff employees employee",
    "flood flooded flooding floods inundated",
    "strike strikes walkout stoppage walked_out walk_out",
    "leak leaked leaks",
];

/// Words for what is so, and, after the stroke, words for its opposite.
static OPPOSITES: &[&str] = &[
    "stay stays stayed staying remain remains remained | leave leaves left leaving departs departed departure quit quits resign \
     resigned resigns resigning resignation step_down stepped_down stepping_down steps_down stand_down stood_down bow_out gone",
    "safe safely harmless | unsafe danger dangerous hazardous harmful",
    "open opened opens opening reopened reopen reopens | closed closing closes closure shut shuts shutting shutdown",
    "rise rises rose risen rising climbed climb increase increased increases grew grow grown soared jumped went_up gone_up | fall \
     falls fell fallen falling drop dropped drops decrease decreased sank plunged slumped went_down",
    "win won wins winning victory triumph triumphed | lose lost loses losing defeat defeated",
    "legal lawful legally lawfully | illegal unlawful illegally unlawfully",
    "guilty | innocent innocence",
    "start started starts began begin begins begun | stop stopped stops halt halted halts ended ceased",
    "accept accepted accepts approve approved approves approval allow allowed allows | refuse refused refuses ruled_out rule_out \
     rules_out ruling_out turned_down blocked",
    "support supported supports backed backing | oppose opposed opposes opposition",
    "pass passed passes | failed fail fails failure",
    "true correct accurate | incorrect inaccurate wrong",
    "able | unable",
    "likely | unlikely",
    "present attended attend | absent",
];

/// The concepts by the stems of single words, and by those of the first words of phrases with the second words.
struct Concepts {
    words: HashMap<String, Concept>,
    phrases: HashMap<String, Vec<(&'static str, Concept)>>,
}

static CONCEPTS: LazyLock<Concepts> = LazyLock::new(|| {
    let stemmer = Stemmer::create(Algorithm::English);
    let mut concepts = Concepts { words: HashMap::new(), phrases: HashMap::new() };
    for line in SAME {
        concepts.add(&stemmer, line, line, None);
    }
    for line in OPPOSITES {
        let (so, not_so) = line.split_once('|').unwrap_or((line, ""));
        concepts.add(&stemmer, line, so, Some(true));
        concepts.add(&stemmer, line, not_so, Some(false));
    }
    concepts
});

impl Concepts {
    fn add(&mut self, stemmer: &Stemmer, line: &'static str, words: &'static str, is_so: Option<bool>) {
        let name = line.split_whitespace().next().unwrap_or(line);
        let concept = Concept { name, is_so };
        for word in words.split_whitespace() {
            match word.split_once('_') {
                Some((first, second)) => {
                    self.phrases.entry(stemmer.stem(first).into_owned()).or_default().push((second, concept));
                }
                None => drop(self.words.insert(stemmer.stem(word).into_owned(), concept)),
            }
        }
    }
}

/// What a word with this stem says together with the word after it, or else alone.
pub(crate) fn concept(stem: &str, next: Option<&str>) -> Option<Concept> {
    let phrase = || {
        let phrases = CONCEPTS.phrases.get(stem)?;
        phrases.iter().find(|(second, _)| Some(*second) == next).map(|(_, concept)| *concept)
    };
    phrase().or_else(|| CONCEPTS.words.get(stem).copied())
}

#[cfg(test)]
mod tests {
    use super::{Concept, concept};

    #[test]
    fn words_and_phrases_for_the_same_are_one_concept() {
        let name = |stem, next| concept(stem, next).map(|concept| concept.name);
        assert_eq!(name("fatal", None), name("drown", None));
        assert_eq!(name("step", Some("down")), name("resign", None));
        assert_eq!(name("step", Some("aside")), None);
    }

    #[test]
    fn opposites_are_one_concept_in_two_senses() {
        let concept = |stem| concept(stem, None);
        let (safe, unsafe_) = (concept("safe"), concept("unsaf"));
        assert_eq!(safe, Some(Concept { name: "safe", is_so: Some(true) }));
        assert_eq!(unsafe_, Some(Concept { name: "safe", is_so: Some(false) }));
    }
}
