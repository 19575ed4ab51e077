//! What is told of a person, in a form that can be compared.

use std::collections::BTreeSet;

use sayso_core::FactKind;

use crate::compare::Trait;
use crate::name::plain;

/// What a person is, as far as it is told.
#[derive(Clone, Debug, Default)]
pub(crate) struct Standing {
    /// Offices, each with the months in which it was told.
    offices: Vec<(&'static str, Option<i32>)>,
    fields: BTreeSet<Field>,
    /// States of the United States, by their first letters.
    states: BTreeSet<&'static str>,
    parties: BTreeSet<&'static str>,
    is_mr: bool,
    is_ms: bool,
    /// Words with a capital of roles and affiliations: names of bodies and places.
    names: BTreeSet<String>,
    /// All words of roles and affiliations but the shortest.
    words: BTreeSet<String>,
}

/// A walk of life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Politics,
    Law,
    Police,
    Military,
    Learning,
    Media,
    Faith,
    Sport,
    Private,
}

/// Stands for everyone who speaks or works for somebody: what they are called changes by the day.
const STAFF: &str = "staff";

/// Words for what people do: the word, the office it is, and the field.
static OFFICES: &[(&str, &str, Option<Field>)] = &[
    ("president", "president", None),
    ("king", "king", None),
    ("queen", "queen", None),
    ("prince", "prince", None),
    ("pope", "pope", None),
    ("senator", "senator", Some(Field::Politics)),
    ("sen", "senator", Some(Field::Politics)),
    ("representative", "representative", Some(Field::Politics)),
    ("rep", "representative", Some(Field::Politics)),
    ("congressman", "representative", Some(Field::Politics)),
    ("congresswoman", "representative", Some(Field::Politics)),
    ("governor", "governor", Some(Field::Politics)),
    ("gov", "governor", Some(Field::Politics)),
    ("mayor", "mayor", Some(Field::Politics)),
    ("minister", "minister", Some(Field::Politics)),
    ("premier", "minister", Some(Field::Politics)),
    ("chancellor", "chancellor", None),
    ("secretary", "secretary", None),
    ("speaker", "speaker", Some(Field::Politics)),
    ("whip", "whip", Some(Field::Politics)),
    ("leader", "leader", None),
    ("nominee", "candidate", Some(Field::Politics)),
    ("candidate", "candidate", Some(Field::Politics)),
    ("hopeful", "candidate", Some(Field::Politics)),
    ("lawmaker", "lawmaker", Some(Field::Politics)),
    ("ambassador", "ambassador", None),
    ("councilman", "councillor", Some(Field::Politics)),
    ("councilwoman", "councillor", Some(Field::Politics)),
    ("chairman", "chair", None),
    ("chairwoman", "chair", None),
    ("judge", "judge", Some(Field::Law)),
    ("justice", "judge", Some(Field::Law)),
    ("attorney", "attorney", Some(Field::Law)),
    ("lawyer", "attorney", Some(Field::Law)),
    ("prosecutor", "prosecutor", Some(Field::Law)),
    ("counsel", "attorney", Some(Field::Law)),
    ("sheriff", "sheriff", Some(Field::Police)),
    ("police", "police", Some(Field::Police)),
    ("detective", "police", Some(Field::Police)),
    ("trooper", "police", Some(Field::Police)),
    ("admiral", "admiral", Some(Field::Military)),
    ("adm", "admiral", Some(Field::Military)),
    ("gen", "general", Some(Field::Military)),
    ("colonel", "colonel", Some(Field::Military)),
    ("col", "colonel", Some(Field::Military)),
    ("lt", "lieutenant", None),
    ("capt", "captain", None),
    ("professor", "professor", Some(Field::Learning)),
    ("prof", "professor", Some(Field::Learning)),
    ("economist", "economist", Some(Field::Learning)),
    ("scientist", "scientist", Some(Field::Learning)),
    ("historian", "historian", Some(Field::Learning)),
    ("researcher", "researcher", Some(Field::Learning)),
    ("scholar", "scholar", Some(Field::Learning)),
    ("reporter", "reporter", Some(Field::Media)),
    ("journalist", "reporter", Some(Field::Media)),
    ("correspondent", "reporter", Some(Field::Media)),
    ("anchor", "anchor", Some(Field::Media)),
    ("columnist", "columnist", Some(Field::Media)),
    ("editor", "editor", Some(Field::Media)),
    ("host", "host", Some(Field::Media)),
    ("bishop", "bishop", Some(Field::Faith)),
    ("archbishop", "bishop", Some(Field::Faith)),
    ("pastor", "pastor", Some(Field::Faith)),
    ("rev", "pastor", Some(Field::Faith)),
    ("rabbi", "rabbi", Some(Field::Faith)),
    ("imam", "imam", Some(Field::Faith)),
    ("coach", "coach", Some(Field::Sport)),
    ("quarterback", "player", Some(Field::Sport)),
    ("player", "player", Some(Field::Sport)),
    ("resident", "resident", Some(Field::Private)),
    ("student", "student", Some(Field::Private)),
    ("teacher", "teacher", Some(Field::Private)),
    ("mother", "mother", Some(Field::Private)),
    ("father", "father", Some(Field::Private)),
    ("neighbor", "neighbour", Some(Field::Private)),
    ("neighbour", "neighbour", Some(Field::Private)),
    ("victim", "victim", Some(Field::Private)),
    ("gunman", "gunman", Some(Field::Private)),
    ("spokesman", STAFF, None),
    ("spokeswoman", STAFF, None),
    ("spokesperson", STAFF, None),
    ("director", "director", None),
    ("adviser", STAFF, None),
    ("advisor", STAFF, None),
    ("aide", STAFF, None),
    ("consultant", STAFF, None),
    ("strategist", STAFF, None),
    ("manager", STAFF, None),
    ("analyst", "analyst", None),
    ("ceo", "ceo", None),
];

/// Fields that the same person is hardly in.
static APART: &[(Field, Field)] = &[
    (Field::Politics, Field::Police),
    (Field::Politics, Field::Private),
    (Field::Politics, Field::Faith),
    (Field::Politics, Field::Sport),
    (Field::Law, Field::Media),
    (Field::Law, Field::Private),
    (Field::Law, Field::Sport),
    (Field::Law, Field::Faith),
    (Field::Police, Field::Media),
    (Field::Police, Field::Learning),
    (Field::Police, Field::Faith),
    (Field::Police, Field::Sport),
    (Field::Police, Field::Private),
    (Field::Military, Field::Media),
    (Field::Military, Field::Sport),
    (Field::Military, Field::Private),
    (Field::Learning, Field::Sport),
    (Field::Learning, Field::Private),
    (Field::Media, Field::Sport),
    (Field::Media, Field::Private),
    (Field::Faith, Field::Sport),
    (Field::Sport, Field::Private),
];

/// Offices of which somebody holds one in one state alone.
static OF_A_STATE: &[&str] = &["senator", "representative", "governor"];

/// How states are written, in one word or by the first of two, and the form that is compared.
static STATES: &[(&str, &str)] = &[
    ("alabama", "al"),
    ("ala", "al"),
    ("alaska", "ak"),
    ("arizona", "az"),
    ("ariz", "az"),
    ("arkansas", "ar"),
    ("ark", "ar"),
    ("california", "ca"),
    ("calif", "ca"),
    ("colorado", "co"),
    ("colo", "co"),
    ("connecticut", "ct"),
    ("conn", "ct"),
    ("delaware", "de"),
    ("florida", "fl"),
    ("fla", "fl"),
    ("georgia", "ga"),
    ("hawaii", "hi"),
    ("idaho", "id"),
    ("illinois", "il"),
    ("ill", "il"),
    ("indiana", "in"),
    ("iowa", "ia"),
    ("kansas", "ks"),
    ("kentucky", "ky"),
    ("ky", "ky"),
    ("louisiana", "la"),
    ("maine", "me"),
    ("maryland", "md"),
    ("massachusetts", "ma"),
    ("mass", "ma"),
    ("michigan", "mi"),
    ("mich", "mi"),
    ("minnesota", "mn"),
    ("minn", "mn"),
    ("mississippi", "ms"),
    ("missouri", "mo"),
    ("montana", "mt"),
    ("nebraska", "ne"),
    ("neb", "ne"),
    ("nevada", "nv"),
    ("nev", "nv"),
    ("ohio", "oh"),
    ("oklahoma", "ok"),
    ("okla", "ok"),
    ("oregon", "or"),
    ("pennsylvania", "pa"),
    ("tennessee", "tn"),
    ("tenn", "tn"),
    ("texas", "tx"),
    ("utah", "ut"),
    ("vermont", "vt"),
    ("wisconsin", "wi"),
    ("wis", "wi"),
    ("wyoming", "wy"),
    ("wyo", "wy"),
];

/// Words with a capital that tell little.
static COMMON: &[&str] = &[
    "a",
    "an",
    "american",
    "chief",
    "committee",
    "democrat",
    "democratic",
    "department",
    "deputy",
    "former",
    "gop",
    "his",
    "house",
    "mr",
    "ms",
    "new",
    "of",
    "senate",
    "senior",
    "state",
    "states",
    "the",
    "top",
    "united",
    "us",
    "white",
];

/// What two standings say of whether two are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// They are told to be what one person cannot well be.
    Contradict(&'static str),
    /// They say nothing.
    Open,
    /// They are told to be the same.
    Agree(&'static str),
}

/// An office is held for so many months, at most, between two tellings that make one person of two.
const MONTHS: i32 = 24;

/// So many words tell of one post where one of them is the name of a body or place.
const WORDS_OF_A_POST: usize = 3;

impl Standing {
    pub(crate) fn new(traits: &[Trait]) -> Standing {
        let mut standing = Standing::default();
        for told in traits {
            match told.kind {
                FactKind::Role | FactKind::Title | FactKind::Affiliation => standing.add(told),
                FactKind::Kinship => {}
            }
        }
        standing
    }

    fn add(&mut self, told: &Trait) {
        let month = told.told.as_deref().and_then(month);
        let words: Vec<&str> =
            told.words.split(|c: char| !c.is_alphanumeric() && c != '.' && c != '’').collect();
        for (position, word) in words.iter().enumerate() {
            let has_capital = word.starts_with(char::is_uppercase);
            let word = plain(word);
            let before = position.checked_sub(1).map(|before| plain(words[before])).unwrap_or_default();
            match word.as_str() {
                "mr" => self.is_mr = true,
                "ms" | "mrs" | "miss" => self.is_ms = true,
                "republican" | "republicans" | "gop" => _ = self.parties.insert("republican"),
                "democrat" | "democrats" | "democratic" => _ = self.parties.insert("democrat"),
                _ => {}
            }
            let stem = word.strip_suffix('s').unwrap_or(&word);
            let office = OFFICES.iter().find(|(known, _, _)| *known == word || *known == stem);
            // Of a president's adviser, nothing is told by the word alone.
            let is_own = !words[position].ends_with("’s") && !is_of_another(&words, position);
            if told.kind != FactKind::Title && word.len() > 2 {
                self.words.insert(word.clone());
            }
            if let Some((_, office, field)) = office.filter(|_| is_own) {
                let is_vice = *office == "president" && before == "vice";
                self.offices.push((if is_vice { "vice president" } else { office }, month));
                self.fields.extend(field);
                continue;
            }
            if let Some((_, state)) = STATES.iter().find(|(known, _)| *known == word && has_capital) {
                self.states.insert(state);
            }
            if has_capital
                && told.kind != FactKind::Title
                && word.len() > 2
                && !COMMON.contains(&word.as_str())
            {
                self.names.insert(word);
            }
        }
    }

    /// Whether what is told could make somebody out who has a surname alone: see [`Standing::holds_the_same`].
    pub(crate) fn can_be_held_by_one(&self) -> bool {
        let is_post = self.words.len() >= WORDS_OF_A_POST && !self.names.is_empty();
        is_post || self.offices.iter().any(|(office, _)| *office != STAFF)
    }

    /// Whether nothing is told that could tell people apart.
    pub(crate) fn is_bare(&self) -> bool {
        self.offices.is_empty() && self.names.is_empty()
    }

    /// What it says of whether this is the one with standing `other`.
    pub(crate) fn fit(&self, other: &Standing) -> Fit {
        if let Some(why) = self.contradiction(other) {
            return Fit::Contradict(why);
        }
        if self.shares_office(other, None) {
            return Fit::Agree("the same office");
        }
        if self.names.intersection(&other.names).next().is_some() {
            return Fit::Agree("the same body or place");
        }
        if self.states.intersection(&other.states).next().is_some() {
            return Fit::Agree("the same state");
        }
        Fit::Open
    }

    /// Whether both are told to hold the same office, at nearly the same time, or the same post in the same body, and
    /// nothing speaks against it.
    pub(crate) fn holds_the_same(&self, other: &Standing) -> bool {
        let shared = self.words.intersection(&other.words).count();
        let is_post = shared >= WORDS_OF_A_POST && self.names.intersection(&other.names).next().is_some();
        self.contradiction(other).is_none() && (is_post || self.shares_office(other, Some(MONTHS)))
    }

    fn shares_office(&self, other: &Standing, within: Option<i32>) -> bool {
        self.offices.iter().any(|(office, month)| {
            other.offices.iter().any(|(held, held_in)| {
                let apart = month.zip(*held_in).map(|(one, other)| (one - other).abs());
                // Somebody's staff are many.
                let is_one = within.is_none() || *office != STAFF;
                office == held
                    && is_one
                    && within.is_none_or(|within| apart.is_some_and(|apart| apart <= within))
            })
        })
    }

    fn contradiction(&self, other: &Standing) -> Option<&'static str> {
        let are_apart =
            |one: &Field, other: &Field| APART.contains(&(*one, *other)) || APART.contains(&(*other, *one));
        let is_mr = (self.is_mr && !self.is_ms, self.is_ms && !self.is_mr);
        let other_is = (other.is_mr && !other.is_ms, other.is_ms && !other.is_mr);
        if is_mr.0 && other_is.1 || is_mr.1 && other_is.0 {
            return Some("one is called Mr, the other Ms");
        }
        let share = self.fields.intersection(&other.fields).next().is_some();
        let all_apart = self.fields.iter().all(|one| other.fields.iter().all(|other| are_apart(one, other)));
        if !share && !self.fields.is_empty() && !other.fields.is_empty() && all_apart {
            return Some("their roles are of different fields");
        }
        let same_office = OF_A_STATE.iter().any(|office| self.holds(office) && other.holds(office));
        let no_state = self.states.is_disjoint(&other.states);
        if same_office && no_state && !self.states.is_empty() && !other.states.is_empty() {
            return Some("they hold the office in different states");
        }
        None
    }

    fn holds(&self, office: &str) -> bool {
        self.offices.iter().any(|(held, _)| *held == office)
    }
}

/// Whether the word at `position` stands after “of”, “to” or “for”: the office is that of somebody else.
fn is_of_another(words: &[&str], position: usize) -> bool {
    let mut before = words[..position].iter().rev().take(4).map(|word| plain(word));
    before.any(|word| matches!(word.as_str(), "to" | "for" | "of"))
}

/// Months since year 0.
fn month(day: &str) -> Option<i32> {
    let (year, rest) = day.split_once('-')?;
    Some(year.parse::<i32>().ok()? * 12 + rest.get(..2)?.parse::<i32>().ok()?)
}
