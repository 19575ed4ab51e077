//! Offices that one person has at a time: whether an article gives somebody the one that a noun tells, or another.

use sayso_core::{Cluster, Draft, FactKind, MentionIx, MentionKind};

use super::index::sentence;
use super::nouns;
use super::roles::{is_told_of_name, roles};
use crate::patterns::is_listed;

/// The nouns of offices, as `words` writes them. Members of parliaments are left out: they have other offices beside that.
const OFFICES: &str = "ambassador archbishop bishop chair chairman chairwoman chairperson chancellor chief-executive coach \
    commissioner coroner governor judge king manager mayor minister monarch pope premier president queen secretary sheriff \
    speaker superintendent";

/// Nouns of offices, each with those that who is called so may be told to have.
static TOLD_AS: &[(&str, &str)] = &[
    ("bishop", "bishop archbishop"),
    ("chair", "chair chairman chairwoman chairperson"),
    ("chairman", "chair chairman chairperson"),
    ("chairperson", "chair chairman chairwoman chairperson"),
    ("chairwoman", "chair chairwoman chairperson"),
    ("coach", "coach manager"),
    ("manager", "manager coach"),
    ("minister", "minister premier secretary chancellor"),
    ("monarch", "monarch king queen"),
    ("secretary", "secretary minister"),
];

/// Words that make another office of one.
const RANKS: &str = "vice deputy assistant press";

/// Words for what a minister or secretary is of.
const PORTFOLIOS: &str = "foreign interior home finance treasury defence defense health justice education transport trade energy \
    environment agriculture culture housing labour labor";

/// Words by which somebody has an office no more.
const PAST: &str = "former ex then late";

/// Words after which a role tells what it is of.
const OF: &str = "of for to in at with from";

/// The office that a noun tells.
pub(super) struct Office {
    noun: String,
    /// Its words that are ranks and portfolios.
    qualifiers: Vec<String>,
}

/// How somebody stands to an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// The article gives it to him.
    Bears,
    /// The article gives him none.
    Untold,
    /// The article gives him another.
    Another,
}

impl Office {
    /// The office that `core` tells, “the prime minister”; `None` for other nouns, and for “the former mayor”.
    pub(super) fn of(core: &str) -> Option<Office> {
        let words = words(core);
        let is_past = words.iter().any(|word| is_listed(PAST, word));
        let noun = words.last().filter(|noun| is_listed(OFFICES, noun) && !is_past)?.clone();
        let qualifiers = words.into_iter().filter(|word| is_rank(word) || is_listed(PORTFOLIOS, word));
        Some(Office { noun, qualifiers: qualifiers.collect() })
    }

    /// How the one named at `name` stands to it.
    pub(super) fn standing(&self, draft: &Draft, name: MentionIx) -> Standing {
        let Some(cluster) = draft.cluster_of(name).map(|ix| draft.cluster(ix)) else {
            return Standing::Untold;
        };
        let told = told(draft, cluster);
        if told.iter().any(|words| self.fits(words)) {
            return Standing::Bears;
        }
        let has_another = told.iter().any(|words| tells_office(words));
        if has_another && !self.stands_beside(draft, cluster) { Standing::Another } else { Standing::Untold }
    }

    /// Whether the article gives it to the one named at `name`.
    pub(super) fn is_borne_by(&self, draft: &Draft, name: MentionIx) -> bool {
        self.standing(draft, name) == Standing::Bears
    }

    /// Whether a role of these words is this office, or contains it: “interior minister” for “the minister”.
    fn fits(&self, role: &[String]) -> bool {
        let known = TOLD_AS.iter().find(|(noun, _)| *noun == self.noun);
        let called = known.map_or(self.noun.as_str(), |&(_, told)| told);
        let is_so = |word: &String| is_listed(called, word);
        let has = |word: &String| role.contains(word);
        let is_told = |word: &String| has(word) || role.len() == 1 && !is_rank(word);
        let is_lower = role.iter().any(|word| is_rank(word) && !self.qualifiers.contains(word));
        let takes_lower = matches!(self.noun.as_str(), "minister" | "secretary");
        nouns_of(role).iter().any(is_so) && self.qualifiers.iter().all(is_told) && (!is_lower || takes_lower)
    }

    /// Whether a sentence that names somebody of the cluster has the noun for one who is new to it: “Roth, the chair and *president*”,
    /// “Roth was elected *mayor*”; not “Roth met the mayor”.
    fn stands_beside(&self, draft: &Draft, cluster: &Cluster) -> bool {
        let names = cluster.mentions.iter().map(|&ix| draft.mention(ix));
        let mut names = names.filter(|mention| mention.kind == MentionKind::Name);
        self.qualifiers.is_empty()
            && names.any(|name| {
                let place = sentence(draft, name.span.start());
                let written = draft.sentences().get(place).map(|&span| words(&draft.article().text[span]));
                let written = written.unwrap_or_default();
                let is_new = |pair: &[String]| pair[1] == self.noun && pair[0] != "the" && !is_rank(&pair[0]);
                written.windows(2).any(is_new)
            })
    }
}

/// Whether the noun at `own` tells an office and the article gives another to the one named at `name`.
pub(super) fn is_anothers(draft: &Draft, own: MentionIx, name: MentionIx) -> bool {
    let office = Office::of(&nouns::core(draft, draft.mention(own)));
    office.is_some_and(|office| office.standing(draft, name) == Standing::Another)
}

/// The words of each role and title that stands beside a name of the cluster.
fn told(draft: &Draft, cluster: &Cluster) -> Vec<Vec<String>> {
    let facts = cluster.facts.iter().filter(|fact| is_told_of_name(draft, cluster, fact));
    let told = facts.flat_map(|fact| match fact.kind {
        FactKind::Role => vec![words(&draft.article().text[fact.span])],
        FactKind::Title => roles(draft, fact).into_iter().map(|role| vec![role]).collect(),
        FactKind::Affiliation | FactKind::Kinship => Vec::new(),
    });
    told.collect()
}

/// Whether a role of these words is an office that somebody has still.
fn tells_office(role: &[String]) -> bool {
    let is_past = role.iter().any(|word| is_listed(PAST, word));
    !is_past && nouns_of(role).iter().any(|word| is_listed(OFFICES, word))
}

/// The words of a role before what it is of.
fn nouns_of(role: &[String]) -> &[String] {
    let end = role.iter().position(|word| is_listed(OF, word));
    &role[..end.unwrap_or(role.len())]
}

fn is_rank(word: &str) -> bool {
    is_listed(RANKS, word)
}

/// The words of `written` in lower case, in which offices of two words are one.
fn words(written: &str) -> Vec<String> {
    let lower = written.to_lowercase();
    let joined = lower.replace("prime minister", "premier").replace("chief executive", "chief-executive");
    let words = joined.split(|character: char| !character.is_alphanumeric() && character != '-');
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;
    use super::{Office, words};

    #[track_caller]
    fn check_office(core: &str, role: &str, fits: bool) {
        let office = Office::of(core).expect("an office");
        assert_eq!(office.fits(&words(role)), fits, "{core} and {role}");
    }

    #[test]
    fn an_office_is_told_by_a_role_that_contains_it() {
        check_office("the prime minister", "Prime Minister", true);
        check_office("the prime minister", "premier of Varn", true);
        check_office("the minister", "Prime Minister", true);
        check_office("the minister", "Interior Minister", true);
        check_office("the foreign minister", "minister", true);
        check_office("the secretary", "Secretary of State", true);
        check_office("the coach", "manager", true);
        check_office("the chief executive", "chairman and chief executive", true);
    }

    #[test]
    fn another_role_is_another_office() {
        check_office("the prime minister", "minister for canals", false);
        check_office("the foreign minister", "Interior Minister", false);
        check_office("the president", "Vice President", false);
        check_office("the vice president", "President", false);
        check_office("the mayor", "deputy mayor of Selin", false);
        check_office("the governor", "lawyer for the governor", false);
        check_office("the speaker", "minister", false);
    }

    #[test]
    fn nouns_that_tell_no_office_or_a_past_one_are_left_alone() {
        for core in ["the former mayor", "the senator", "the farmer", "the executive"] {
            assert!(Office::of(core).is_none(), "{core}");
        }
    }

    #[test]
    fn who_has_another_office_is_not_meant() {
        check(
            "Harbour Minister Piers Dunne shut the quay. Dunne was angry. The Prime Minister said the quay was safe.",
            "The Prime Minister",
            None,
        );
        check(
            "Minister Helga Frome shut the quay on Monday. The Speaker said the vote would be repeated.",
            "The Speaker",
            None,
        );
        check(
            "Vice President Helga Frome met Martin Oakes in Selin. The president said the talks would go on.",
            "The president",
            None,
        );
    }

    #[test]
    fn who_has_the_office_is_meant() {
        check(
            "Prime Minister Helga Frome shut the quay on Monday. The Prime Minister said it was unsafe.",
            "The Prime Minister",
            Some("Helga Frome"),
        );
        check(
            "Interior Minister Helga Frome shut the quay on Monday. The minister said it was unsafe.",
            "The minister",
            Some("Helga Frome"),
        );
    }
}
