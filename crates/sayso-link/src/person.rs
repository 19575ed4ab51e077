//! Holds two people against each other.

use crate::compare::{Named, Opinion};
use crate::name::PersonName;
use crate::standing::{Fit, Standing};
use crate::{nicknames, spellings};

/// How two surnames stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Surnames {
    Same,
    /// Listed as spellings of one.
    Listed,
    /// They sound alike.
    Alike,
    /// One may be a slip of the pen for the other.
    Slip,
    /// One is the end of the other, a compound.
    Part,
}

/// How two rows of given names stand to each other, from the best to the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Given {
    Same,
    /// One leaves middle names out, or has initials for them.
    Shorter,
    /// First names are spellings of one, or nicknames.
    Nickname,
    /// A first name is an initial, or left out.
    Initial,
}

/// Names that so many people have that the same name alone shows nothing.
static COMMON_SURNAMES: &[&str] = &[
    "adams",
    "allen",
    "anderson",
    "baker",
    "brown",
    "clark",
    "davis",
    "evans",
    "garcia",
    "green",
    "hall",
    "harris",
    "hernandez",
    "hill",
    "jackson",
    "johnson",
    "jones",
    "kelly",
    "kim",
    "king",
    "lee",
    "lewis",
    "martin",
    "martinez",
    "miller",
    "moore",
    "morris",
    "murphy",
    "nelson",
    "parker",
    "phillips",
    "roberts",
    "robinson",
    "rodriguez",
    "rogers",
    "scott",
    "smith",
    "stewart",
    "taylor",
    "thomas",
    "thompson",
    "turner",
    "walker",
    "white",
    "williams",
    "wilson",
    "wright",
    "young",
];

/// First names of which the same holds.
static COMMON_FIRST: &[&str] = &[
    "adam",
    "andrew",
    "anthony",
    "bill",
    "bob",
    "brian",
    "charles",
    "chris",
    "christopher",
    "dan",
    "daniel",
    "dave",
    "david",
    "elizabeth",
    "eric",
    "george",
    "james",
    "jason",
    "jeff",
    "jennifer",
    "jessica",
    "jim",
    "joe",
    "john",
    "joseph",
    "karen",
    "kevin",
    "linda",
    "lisa",
    "mark",
    "mary",
    "matt",
    "matthew",
    "michael",
    "michelle",
    "mike",
    "nancy",
    "patricia",
    "paul",
    "peter",
    "richard",
    "robert",
    "ryan",
    "sarah",
    "scott",
    "stephen",
    "steve",
    "steven",
    "susan",
    "thomas",
    "tim",
    "tom",
    "william",
];

pub(crate) fn compare(one: &Named, other: &Named) -> Opinion {
    let names = (PersonName::new(&one.name), PersonName::new(&other.name));
    let (Some(name), Some(other_name)) = names else { return Opinion::no("no name is left to compare") };
    let Some(surnames) = surnames(&name, &other_name) else { return Opinion::no("other surnames") };
    let (standing, other_standing) = (Standing::new(&one.traits), Standing::new(&other.traits));
    if name.is_alone() || other_name.is_alone() {
        return alone(surnames, (&standing, &other_standing));
    }
    let Some(given) = given(&name.given, &other_name.given) else { return Opinion::no("other first names") };
    match (&name.suffix, &other_name.suffix) {
        (Some(one), Some(other)) if one != other => {
            return Opinion::no("one is Jr. or the like, the other another");
        }
        (Some(_), None) | (None, Some(_)) => {
            return Opinion::unsure(0.4, "only one is told to be Jr. or the like");
        }
        (Some(_), Some(_)) | (None, None) => {}
    }
    let fit = standing.fit(&other_standing);
    if let Fit::Contradict(why) = fit {
        return Opinion::unsure(0.4, why);
    }
    let is_shown = matches!(fit, Fit::Agree(_));
    both(surnames, given, is_shown, is_common(&name))
}

/// Whether many people have that name.
pub(crate) fn is_common(name: &PersonName) -> bool {
    let first = name.given.first().map_or("", String::as_str);
    COMMON_SURNAMES.contains(&name.last()) && COMMON_FIRST.contains(&first)
}

/// Whether two names may be those of one person, whatever is told of them.
pub(crate) fn may_be_one(one: &str, other: &str) -> bool {
    let (Some(one), Some(other)) = (PersonName::new(one), PersonName::new(other)) else { return false };
    let are_both_whole = !one.is_alone() && !other.is_alone();
    surnames(&one, &other).is_some() && !(are_both_whole && given(&one.given, &other.given).is_none())
}

/// The opinion on two whole names, whether or not what is told of them agrees.
fn both(surnames: Surnames, given: Given, is_shown: bool, is_common: bool) -> Opinion {
    if is_common && !is_shown {
        return Opinion::unsure(0.5, "many people have that name, and nothing else shows that they are one");
    }
    match (surnames, given) {
        (Surnames::Same, Given::Same) if is_shown => {
            Opinion::yes(0.98, "the same name, and the same role or place")
        }
        (Surnames::Same, Given::Same) => Opinion::yes(0.97, "the same name"),
        (Surnames::Same, Given::Shorter) => {
            Opinion::yes(0.95, "the same name, one with fewer or shorter middle names")
        }
        (Surnames::Same, Given::Nickname) => {
            Opinion::yes(0.93, "the same surname, and first names that stand for one another")
        }
        (Surnames::Listed, Given::Same | Given::Shorter | Given::Nickname) => {
            Opinion::yes(0.92, "spellings of the same name")
        }
        (_, _) if is_shown => match (surnames, given) {
            (Surnames::Same | Surnames::Listed, Given::Initial) => {
                Opinion::yes(0.85, "the same surname and initial, and the same role or place")
            }
            (Surnames::Alike, Given::Same | Given::Shorter | Given::Nickname) => {
                Opinion::yes(0.88, "names that sound alike, and the same role or place")
            }
            (Surnames::Slip, Given::Same | Given::Shorter | Given::Nickname) => {
                Opinion::yes(0.85, "surnames a letter apart, and the same role or place")
            }
            (Surnames::Part, Given::Same | Given::Shorter) => Opinion::yes(
                0.9,
                "a part of the same surname, the same first name, and the same role or place",
            ),
            (_, _) => Opinion::unsure(0.6, "names that may be one, and the same role or place"),
        },
        (Surnames::Slip, _) => Opinion::no("other surnames"),
        (_, Given::Initial) => {
            Opinion::unsure(0.5, "the same surname and initial, and nothing else shows that they are one")
        }
        (_, _) => Opinion::unsure(0.5, "names that sound alike, and nothing else shows that they are one"),
    }
}

/// The opinion where of one a surname alone is told. That no other fits is for the caller to see.
fn alone(surnames: Surnames, (standing, other): (&Standing, &Standing)) -> Opinion {
    if let Fit::Contradict(why) = standing.fit(other) {
        return Opinion::no(why);
    }
    match surnames {
        Surnames::Same | Surnames::Listed if standing.holds_the_same(other) => {
            Opinion::yes(0.85, "the same surname and the same office at the same time; nobody else here fits")
        }
        Surnames::Same | Surnames::Listed | Surnames::Alike | Surnames::Part => {
            Opinion::unsure(0.3, "a surname alone")
        }
        Surnames::Slip => Opinion::no("other surnames"),
    }
}

fn surnames(one: &PersonName, other: &PersonName) -> Option<Surnames> {
    if one.surname == other.surname {
        return Some(Surnames::Same);
    }
    let (short, long) = if one.surname.len() < other.surname.len() { (one, other) } else { (other, one) };
    if short.surname.len() < long.surname.len() {
        // Surnames that were not written with a hyphen stand among the middle names.
        let mut whole = short.given.clone();
        whole.extend(short.surname.iter().cloned());
        let is_written_apart = whole.ends_with(&long.surname);
        let is_part = long.surname.ends_with(&short.surname) || long.surname.starts_with(&short.surname);
        return match (is_written_apart, is_part) {
            (true, _) => Some(Surnames::Same),
            (false, true) => Some(Surnames::Part),
            (false, false) => None,
        };
    }
    let pairs = || one.surname.iter().zip(&other.surname);
    if pairs().all(|(one, other)| one == other || spellings::are_one(one, other)) {
        return Some(Surnames::Listed);
    }
    if pairs().all(|(one, other)| spellings::folded(one) == spellings::folded(other)) {
        return Some(Surnames::Alike);
    }
    pairs().all(|(one, other)| one == other || spellings::is_slip(one, other)).then_some(Surnames::Slip)
}

/// How the given names stand to each other; `None` if they are those of different people.
fn given(one: &[String], other: &[String]) -> Option<Given> {
    if one == other {
        return Some(Given::Same);
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let first = word(&short[0], &long[0]);
    if let Some(first) = first {
        let rest = one_by_one(&short[1..], &long[1..])?;
        return Some(first.max(rest).max(if short.len() < long.len() {
            Given::Shorter
        } else {
            Given::Same
        }));
    }
    // Somebody may go by a middle name; the first one is then an initial, or left out.
    let skipped = in_order(short, &long[1..])?;
    let is_initial = long[0].chars().count() == 1;
    Some(skipped.max(if is_initial { Given::Shorter } else { Given::Initial }))
}

/// How middle names stand to each other: one of two has more of them, but they are the same as far as both go.
fn one_by_one(short: &[String], long: &[String]) -> Option<Given> {
    let mut worst = Given::Same;
    for (one, other) in short.iter().zip(long) {
        // Middle initials are as good as middle names.
        worst = worst.max(word(one, other)?.min(Given::Shorter));
    }
    Some(worst)
}

/// How the words of `short` are found among those of `long`, in order.
fn in_order(short: &[String], long: &[String]) -> Option<Given> {
    let (mut rest, mut worst) = (long, Given::Same);
    for name in short {
        let found = rest.iter().position(|there| word(name, there).is_some());
        let Some(found) = found else {
            // Both have a middle name, and they are two.
            return None;
        };
        // Middle initials are as good as middle names.
        let how = word(name, &rest[found])
            .map_or(Given::Same, |how| if how == Given::Initial { Given::Shorter } else { how });
        worst = worst.max(how);
        rest = &rest[found + 1..];
    }
    Some(worst)
}

/// How two given names stand to each other.
fn word(one: &str, other: &str) -> Option<Given> {
    let is_initial = |name: &str| name.chars().count() == 1;
    if one == other {
        return Some(Given::Same);
    }
    if is_initial(one) || is_initial(other) {
        return (one.chars().next() == other.chars().next()).then_some(Given::Initial);
    }
    let are_one = nicknames::are_one(one, other)
        || spellings::are_one(one, other)
        || spellings::folded(one) == spellings::folded(other);
    are_one.then_some(Given::Nickname)
}

#[cfg(test)]
mod tests {
    use sayso_core::{EntityKind, FactKind};

    use crate::{Named, Trait, Verdict, compare};

    /// A person, as `Name | fact; fact`.
    fn person(written: &str) -> Named {
        let (name, facts) = written.split_once(" | ").unwrap_or((written, ""));
        let facts = facts.split("; ").filter(|words| !words.is_empty());
        let told = |words: &str| Trait {
            kind: FactKind::Role,
            words: words.to_owned(),
            told: Some("2026-02".to_owned()),
        };
        Named { kind: EntityKind::Person, name: name.to_owned(), traits: facts.map(told).collect() }
    }

    #[track_caller]
    fn check(one: &str, other: &str, expected: Verdict) {
        let (one, other) = (person(one), person(other));
        let opinions = [compare(&one, &other), compare(&other, &one)];
        assert_eq!(opinions[0].verdict, expected, "{opinions:?}");
        assert_eq!(opinions[0], opinions[1]);
    }

    #[test]
    fn middle_names_may_be_left_out_but_not_contradict() {
        check("Ines Calloway", "Inés M. Calloway", Verdict::Yes);
        check("Ines Maria Calloway", "Ines M. Calloway", Verdict::Yes);
        check("Ines T. Calloway", "Ines M. Calloway", Verdict::No);
        check("Ines T. M. Calloway", "Ines M. Calloway", Verdict::No);
        check("W. Emil Sorrow", "Emil Sorrow", Verdict::Yes);
    }

    #[test]
    fn nicknames_stand_for_first_names() {
        check("Chuck Quist", "Charles E. Quist", Verdict::Yes);
        check("Emil Quist", "Nora Quist", Verdict::No);
    }

    #[test]
    fn initials_alone_need_something_that_is_told() {
        check("N. Quist", "Nora Quist", Verdict::Unsure);
        check("N. Quist | harbour commissioner in Selin", "Nora Quist | commissioner of Selin", Verdict::Yes);
    }

    #[test]
    fn a_slip_of_the_pen_needs_the_same_role() {
        check("Nora Callovay | Mayor", "Nora Calloway | mayor of Selin", Verdict::Yes);
        check("Nora Carroway", "Nora Calloway", Verdict::No);
    }

    #[test]
    fn father_and_son_are_two() {
        check("Emil Quist Jr.", "Emil Quist Sr.", Verdict::No);
        check("Emil Quist III", "Emil Quist", Verdict::Unsure);
    }

    #[test]
    fn spellings_of_a_name_are_one() {
        check("Muhammad Sarri", "Mohammed al-Sarri", Verdict::Yes);
        check("Yulia Tymoshenko", "Yulia Timoshenko", Verdict::Unsure);
        check("Yulia Tymoshenko | Opposition leader", "Yulia Timoshenko | the leader", Verdict::Yes);
    }

    #[test]
    fn the_same_name_with_roles_that_contradict_is_doubtful() {
        check("Nora Quist | sheriff", "Nora Quist | Sen.", Verdict::Unsure);
        check("Nora Quist | Rep.; Ohio Republican", "Nora Quist | Rep.; Texas Republican", Verdict::Unsure);
        check("John Smith", "John Smith", Verdict::Unsure);
        check("John Smith | Rep.", "John Smith | congressman", Verdict::Yes);
    }

    #[test]
    fn a_surname_alone_is_doubtful_unless_the_office_is_the_same() {
        check("Quist", "Nora Quist", Verdict::Unsure);
        check("Quist | House Speaker", "Nora Quist | the House speaker", Verdict::Yes);
        check("Quist | Mayor", "Nora Quist | House Speaker", Verdict::Unsure);
    }

    #[test]
    fn surnames_of_two_words_may_have_a_hyphen_or_lose_one() {
        check("Nora Marsh Quist", "Nora Marsh-Quist", Verdict::Yes);
        check("Nora Quist", "Nora Marsh-Quist", Verdict::Unsure);
    }
}
