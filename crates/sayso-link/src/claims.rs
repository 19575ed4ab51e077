//! Statements that say the same are one claim; denials, confirmations and non-answers are replies to it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use sayso_core::Act;

use crate::changes::{Change, changes};
use crate::pairs::{Pair, Pairs};
use crate::replies::{ANSWERED, Reply, Said, denies, replies, say_opposites};
use crate::reuse::lower;
use crate::terms::is_negation;
use crate::{Held, Printing, Relate, Voice};

/// What one or more statements say.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The positions of the statements that say it, the first published first.
    pub voices: Vec<usize>,
    /// Those of them that surely say the same as another.
    pub sure: Vec<usize>,
    /// Those that answer it.
    pub replies: Vec<Reply>,
    /// Those that perhaps say it, too, the likest first: they are like it, and not like enough. Each is in a claim of its own.
    pub doubtful: Vec<usize>,
}

/// From this likelihood on, two statements say the same.
pub(crate) const SAME: f32 = 0.6;

/// From this likelihood on, that is sure enough to count on.
const SURE: f32 = 0.95;

/// From this likelihood on, two statements may say the same.
const DOUBTFUL: f32 = 0.17;

/// So many doubtful statements are told of one claim.
const MOST_DOUBTFUL: usize = 5;

/// What links statements.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Web {
    /// The claims, the one that most outlets have first; of several, the one that most articles have.
    pub claims: Vec<Claim>,
    /// What became of them.
    pub changes: Vec<Change>,
}

impl Web {
    /// Keeps the claims that a statement at one of these positions makes or answers.
    pub fn keep(&mut self, asked: &BTreeSet<usize>) {
        self.claims.retain(|claim| {
            let mut replies = claim.replies.iter().map(|reply| reply.voice);
            claim.voices.iter().any(|at| asked.contains(at)) || replies.any(|at| asked.contains(&at))
        });
    }
}

/// The claims that `voices` make, and what became of them. What people hold of pairs of them stands above all else.
/// Of these, the ones `asked` for are read with others first; unasked, all.
pub fn claims(
    voices: &[Voice],
    printings: &[Printing],
    held: &Held,
    relate: &dyn Relate,
    asked: Option<&BTreeSet<usize>>,
) -> Web {
    let mut compared = Pairs::new(voices, printings, held, relate);
    let pairs = compared.all(asked);
    let pairs = compared.credit(pairs);
    let mut web = web(&compared, &pairs);
    asked.into_iter().for_each(|asked| web.keep(asked));
    web
}

/// The same, as far as the statements at the positions `asked` make the claims or answer them. What is near to none of them is
/// not compared, which saves most of the time: it has no part in their claims.
pub fn claims_about(
    voices: &[Voice],
    printings: &[Printing],
    held: &Held,
    relate: &dyn Relate,
    asked: &BTreeSet<usize>,
) -> Web {
    let mut compared = Pairs::new(voices, printings, held, relate);
    let pairs = compared.near(asked);
    let pairs = compared.credit(pairs);
    let mut web = web(&compared, &pairs);
    web.keep(asked);
    web
}

/// What links the statements, of which these pairs are alike.
fn web(compared: &Pairs<'_>, pairs: &[Pair]) -> Web {
    let Pairs { voices, printings, .. } = *compared;
    let mut claims: Vec<Claim> = groups(voices, compared, pairs)
        .into_iter()
        .map(|voices| Claim { voices, sure: Vec::new(), replies: Vec::new(), doubtful: Vec::new() })
        .collect();
    for claim in &mut claims {
        claim.voices.sort_by_key(|at| (&printings[voices[*at].printing].published, *at));
    }
    let places = places(&claims, voices.len());
    for (at, sure) in sure(pairs, &places) {
        claims[at].sure = sure.into_iter().collect();
    }
    for (at, doubtful) in doubtful(voices, pairs, &claims, &places) {
        claims[at].doubtful = doubtful;
    }
    let said = Said {
        voices,
        printings,
        compared,
        pairs,
        paired: &paired(pairs, voices.len()),
        places: &places,
        claims: &claims,
    };
    for (at, reply) in replies(&said) {
        claims[at].replies.push(reply);
    }
    claims.iter_mut().for_each(|claim| leave_out_denials(claim, compared));
    claims.sort_by_cached_key(|claim| (Reverse(spread(claim, voices, printings)), claim.voices[0]));
    let changes = changes(compared, pairs, &claims);
    Web { claims, changes }
}

/// How many outlets, articles and statements make a claim.
fn spread(claim: &Claim, voices: &[Voice], printings: &[Printing]) -> [usize; 3] {
    let articles: BTreeSet<usize> = claim.voices.iter().map(|voice| voices[*voice].printing).collect();
    let outlets: BTreeSet<&Option<String>> = articles.iter().map(|at| &printings[*at].outlet).collect();
    [outlets.len(), articles.len(), claim.voices.len()]
}

/// For each statement, the positions of the pairs that it is in.
fn paired(pairs: &[Pair], voices: usize) -> Vec<Vec<usize>> {
    let mut paired = vec![Vec::new(); voices];
    for (at, pair) in pairs.iter().enumerate() {
        paired[pair.one].push(at);
        paired[pair.other].push(at);
    }
    paired
}

/// The claim that each statement is in, if it is in one.
pub(crate) fn places(claims: &[Claim], voices: usize) -> Vec<Option<usize>> {
    let mut places = vec![None; voices];
    for (at, claim) in claims.iter().enumerate() {
        claim.voices.iter().for_each(|voice| places[*voice] = Some(at));
    }
    places
}

/// For each claim the statements that surely say the same as others of it: of those that hang together so, the most.
fn sure(pairs: &[Pair], places: &[Option<usize>]) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut sure: BTreeMap<usize, Vec<BTreeSet<usize>>> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.sameness >= SURE) {
        let (Some(claim), other) = (places[pair.one], places[pair.other]) else { continue };
        if other == Some(claim) {
            hang(pair, sure.entry(claim).or_default());
        }
    }
    let most = |parts: Vec<BTreeSet<usize>>| {
        parts.into_iter().max_by_key(|part| (part.len(), Reverse(part.first().copied()))).unwrap_or_default()
    };
    sure.into_iter().map(|(claim, parts)| (claim, most(parts))).collect()
}

/// Adds a pair to the parts of a claim, and joins those that it touches.
fn hang(pair: &Pair, parts: &mut Vec<BTreeSet<usize>>) {
    let touches = |part: &BTreeSet<usize>| part.contains(&pair.one) || part.contains(&pair.other);
    let (touched, mut left): (Vec<_>, Vec<_>) = std::mem::take(parts).into_iter().partition(touches);
    left.push(touched.into_iter().flatten().chain([pair.one, pair.other]).collect());
    *parts = left;
}

/// For each claim the statements of others that are so like one of it that it takes a person to tell them apart. An article
/// that has the claim says other things beside it.
fn doubtful(
    voices: &[Voice],
    pairs: &[Pair],
    claims: &[Claim],
    places: &[Option<usize>],
) -> BTreeMap<usize, Vec<usize>> {
    let has_it = |claim: usize, voice: usize| {
        let mut printings = claims[claim].voices.iter().map(|of_claim| voices[*of_claim].printing);
        printings.any(|printing| printing == voices[voice].printing)
    };
    let mut scores: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    for pair in pairs {
        let (Some(of_one), Some(of_other)) = (places[pair.one], places[pair.other]) else { continue };
        for (claim, voice) in [(of_one, pair.other), (of_other, pair.one)] {
            if of_one != of_other {
                let score = scores.entry((claim, voice)).or_default();
                // What keeps it apart from one keeps it apart from all.
                *score = if pair.are_apart() { f32::NEG_INFINITY } else { score.max(pair.sameness) };
            }
        }
    }
    let mut doubtful: BTreeMap<usize, Vec<(f32, usize)>> = BTreeMap::new();
    for ((claim, voice), score) in scores {
        if score >= DOUBTFUL && !has_it(claim, voice) {
            doubtful.entry(claim).or_default().push((score, voice));
        }
    }
    let shortened = doubtful.into_iter().map(|(claim, mut voices)| {
        voices.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        (claim, voices.into_iter().map(|(_, voice)| voice).take(MOST_DOUBTFUL).collect())
    });
    shortened.collect()
}

/// What denies a claim is no doubtful copy of it. Of a claim that is a denial itself it may be one.
fn leave_out_denials(claim: &mut Claim, compared: &Pairs<'_>) {
    let voices = compared.voices;
    if claim.voices.iter().any(|at| says_no(*at, voices, compared)) {
        return;
    }
    let denials = claim.replies.iter().filter(|reply| denies(voices, reply));
    let denials: BTreeSet<usize> = denials.map(|reply| reply.voice).collect();
    claim.doubtful.retain(|voice| !denials.contains(voice));
}

/// Whether it is a denial that says itself what is not so: “there was no meeting” is a claim as well, “denied the meeting”
/// only an answer.
pub(crate) fn says_no(at: usize, voices: &[Voice], compared: &Pairs<'_>) -> bool {
    voices[at].act == Act::Deny && compared.is_negative(at)
}

/// Whether it is a confirmation of something that nobody else says here: “admitted that the pumps had failed” is a claim then.
/// Who says the opposite does not say it.
fn says_first(at: usize, voices: &[Voice], pairs: &[Pair]) -> bool {
    let is_like = |pair: &Pair| {
        let other = pair.beside(at).filter(|_| pair.score >= ANSWERED && !say_opposites(pair));
        other.is_some_and(|other| !voices[other].act.is_answer())
    };
    let is_opposite =
        |to: &usize| pairs.iter().any(|pair| pair.beside(at) == Some(*to) && say_opposites(pair));
    voices[at].act == Act::Confirm && voices[at].answers.iter().all(is_opposite) && !pairs.iter().any(is_like)
}

/// Groups of those that say the same: the most alike pairs are joined first, and two groups only if their members are
/// alike on average and nothing keeps any two of them apart.
fn groups(voices: &[Voice], compared: &Pairs<'_>, pairs: &[Pair]) -> Vec<Vec<usize>> {
    let says = |at: usize| {
        let is_own =
            !voices[at].act.is_answer() || says_no(at, voices, compared) || says_first(at, voices, pairs);
        compared.tells(at) && is_own
    };
    // Once for each statement: whether one says something first is asked of all pairs.
    let says: Vec<bool> = (0..voices.len()).map(says).collect();
    let is_same = |pair: &&Pair| {
        pair.sameness >= SAME && !are_apart(pair, compared) && says[pair.one] && says[pair.other]
    };
    let mut same: Vec<&Pair> = pairs.iter().filter(is_same).collect();
    same.sort_by(|a, b| b.sameness.total_cmp(&a.sameness).then((a.one, a.other).cmp(&(b.one, b.other))));
    let mut group_of: Vec<usize> = (0..voices.len()).collect();
    let mut groups: Vec<Vec<usize>> =
        (0..voices.len()).map(|at| if says[at] { vec![at] } else { Vec::new() }).collect();
    for pair in same {
        let (one, other) = (group_of[pair.one], group_of[pair.other]);
        let is_held = compared.are_held_same(pair);
        if one != other && (is_held || may_join(&groups[one], &groups[other], compared)) {
            let joined = std::mem::take(&mut groups[one.max(other)]);
            joined.iter().for_each(|voice| group_of[*voice] = one.min(other));
            groups[one.min(other)].extend(joined);
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Whether no claim has both: of two denials by two speakers, one may deny no more than that its speaker knows of it.
fn are_apart(pair: &Pair, compared: &Pairs<'_>) -> bool {
    let voices = compared.voices;
    let (one, other) = (&voices[pair.one], &voices[pair.other]);
    let deny_otherwise = || {
        says_no(pair.one, voices, compared)
            && says_no(pair.other, voices, compared)
            && !one.is_by_speaker_of(other)
            && !compared.are_held_same(pair)
            && knows_nothing(&one.content) != knows_nothing(&other.content)
    };
    pair.are_apart() || deny_otherwise()
}

/// Whether somebody tells of himself that he knows nothing of it: “was not aware of any talks”.
fn knows_nothing(content: &str) -> bool {
    let words = lower(content);
    let is_not_aware = |two: &[String]| is_negation(&two[0]) && two[1] == "aware";
    words.windows(2).any(is_not_aware) || words.iter().any(|word| word == "unaware")
}

/// How much less alike on average the members of two groups may be than any two.
const ON_AVERAGE: f32 = 0.7;

fn may_join(one: &[usize], other: &[usize], compared: &Pairs<'_>) -> bool {
    let mut sum = 0.0;
    for a in one {
        for b in other {
            let pair = compared.pair(*a, *b);
            if are_apart(&pair, compared) {
                return false;
            }
            sum += pair.sameness;
        }
    }
    sum / (one.len() * other.len()) as f32 >= SAME * ON_AVERAGE
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sayso_core::{Act, Relation};

    use super::{Claim, Web, claims_about, leave_out_denials, sure};
    use crate::fixture::{AllNear, body, person, printing, voice, web};
    use crate::pairs::{Pair, Pairs};
    use crate::{Held, Relate, Reply, ReplyReason, Voice, WordsAlone, claims};

    /// The claims of two articles, by the positions of their statements.
    fn said(voices: &[Voice]) -> Vec<Vec<usize>> {
        let printings = [printing("Lindqvist Post", 1), printing("Tern Courier", 2)];
        web(voices, &printings).claims.into_iter().map(|claim| claim.voices).collect()
    }

    #[test]
    fn a_confirmation_of_what_nobody_else_says_is_a_claim() {
        let admitted = "the pumps at the lock had failed in April";
        let confirmed = voice(1, Act::Confirm, body(2, "Quay Company"), admitted);
        assert_eq!(said(std::slice::from_ref(&confirmed)), [[0]]);
        let of_another = voice(0, Act::Assert, person(1, "Ada Quist"), "the brewery lost a boat");
        assert_eq!(said(&[of_another, confirmed.clone()]), [[0], [1]]);
        let of_the_same = voice(0, Act::Assert, person(1, "Ada Quist"), admitted);
        assert_eq!(said(&[of_the_same.clone(), confirmed.clone()]), [[0]]);
        let tied = Voice { answers: vec![0], ..confirmed };
        let other_words = voice(1, Act::Assert, person(1, "Ada Quist"), "water came in by the gate");
        assert_eq!(said(&[other_words, tied]), [[0]]);
    }

    #[test]
    fn of_statements_that_surely_say_the_same_the_most_count() {
        let pair = |one, other| Pair {
            one,
            other,
            sameness: 0.99,
            score: 0.9,
            subject: 0.9,
            told: 3,
            relation: None,
            difference: None,
            is_opposite: false,
        };
        let sure = sure(&[pair(0, 1), pair(2, 3), pair(3, 4)], &[Some(0); 5]);
        assert_eq!(sure[&0], BTreeSet::from([2, 3, 4]));
        let sure = super::sure(&[pair(0, 1), pair(2, 3), pair(1, 3)], &[Some(0); 5]);
        assert_eq!(sure[&0], BTreeSet::from([0, 1, 2, 3]));
    }

    #[test]
    fn what_denies_a_claim_is_no_doubtful_copy_of_it() {
        let left = |act: Act, content: &str| {
            let no_boat = "the brewery has lost no boat off Selin";
            let voices = [
                voice(0, act, person(1, "Ada Quist"), content),
                voice(1, Act::Deny, person(2, "Davor Hellin"), no_boat),
                voice(1, Act::Assert, person(3, "Ilse Marten"), "a boat was lost"),
            ];
            let printings = [printing("Lindqvist Post", 1), printing("Tern Courier", 2)];
            let held = Held::default();
            let compared = Pairs::new(&voices, &printings, &held, &WordsAlone);
            let replies = vec![Reply { voice: 1, reason: ReplyReason::Tied }];
            let mut claim = Claim { voices: vec![0], sure: Vec::new(), replies, doubtful: vec![1, 2] };
            leave_out_denials(&mut claim, &compared);
            claim.doubtful
        };
        assert_eq!(left(Act::Assert, "the brewery lost a boat off Selin"), [2]);
        assert_eq!(left(Act::Deny, "no boat was lost off Selin"), [1, 2], "both are denials");
    }

    #[test]
    fn who_knows_of_nothing_denies_something_else() {
        let of = |first: &str, second: &str| {
            let voices = [
                voice(0, Act::Deny, person(1, "Ada Quist"), first),
                voice(1, Act::Deny, person(2, "Davor Hellin"), second),
            ];
            let printings = [printing("Lindqvist Post", 1), printing("Tern Courier", 2)];
            let web = claims(&voices, &printings, &Held::default(), &AllNear(0.99), None);
            web.claims.len()
        };
        let unaware = "the guild was not aware of any audit of its books";
        let denied = "there is no audit of the books of the guild";
        assert_eq!(of(unaware, denied), 2);
        assert_eq!(of(denied, "there was never an audit of the books of the guild"), 1);
        assert_eq!(of(unaware, unaware), 1);
    }

    #[test]
    fn who_confirms_the_opposite_of_what_is_said_makes_a_claim() {
        let confirmed = "the pumps at the lock had failed in April";
        let confirmation = voice(1, Act::Confirm, body(2, "Quay Company"), confirmed);
        let opposite =
            voice(0, Act::Assert, person(1, "Ada Quist"), "the pumps at the lock had not failed in April");
        let tied = Voice { answers: vec![0], ..confirmation.clone() };
        assert_eq!(said(&[opposite.clone(), confirmation]), [[0], [1]]);
        assert_eq!(said(&[opposite, tied]), [[0], [1]]);
    }

    /// Finds that contents with the same last word say the same, and that those with “no” cannot be so as well.
    struct LastWords;

    impl Relate for LastWords {
        fn vector(&self, _: &str) -> Vec<f32> {
            vec![1.0]
        }

        fn relations(&self, pairs: &[[&str; 2]]) -> Vec<Relation> {
            let relation = |[one, other]: &[&str; 2]| {
                let is_contrary = one.contains(" no ") != other.contains(" no ");
                let is_same = one.split(' ').next_back() == other.split(' ').next_back() && !is_contrary;
                Relation { same: f32::from(is_same), contrary: f32::from(is_contrary) }
            };
            pairs.iter().map(relation).collect()
        }
    }

    #[test]
    fn what_is_read_as_the_same_is_one_claim_in_whatever_words() {
        let contents = [
            (0, "the brewery lost a boat in the storm off Selin"),
            (1, "a gale took one of the brewers' vessels near Selin"),
            (1, "in the storm the brewery lost no boat off Selin"),
            (1, "the mayor has opened a school"),
        ];
        let said =
            |(at, content): (usize, &str)| voice(at, Act::Assert, person(at as i64, "Ada Quist"), content);
        let voices = contents.map(said);
        let printings = [printing("Lindqvist Post", 1), printing("Tern Courier", 2)];
        let held = Held::default();
        let of = |web: Web| web.claims.into_iter().map(|claim| claim.voices).collect::<Vec<_>>();
        let found = of(claims(&voices, &printings, &held, &LastWords, None));
        assert!(
            found.contains(&vec![0, 1]) && found.contains(&vec![2]) && found.contains(&vec![3]),
            "{found:?}"
        );
        let asked = BTreeSet::from([1]);
        assert_eq!(of(claims(&voices, &printings, &held, &LastWords, Some(&asked))), [[0, 1]]);
        assert_eq!(of(claims_about(&voices, &printings, &held, &LastWords, &asked)), [[0, 1]]);
    }

    #[test]
    fn who_rests_on_an_outlet_says_again_what_that_has_printed() {
        let cited = [(0, "about 60 shops of the brewery would shut"), (0, "its beer is thin")];
        let said =
            |(at, content): (usize, &str)| voice(at, Act::Assert, person(at as i64, "Ada Quist"), content);
        let again =
            voice(1, Act::Assert, person(3, "Pim Dor"), "the brewery means to close some of its inns");
        let crediting = Voice { cites: vec!["Lindqvist Post".to_owned()], ..again.clone() };
        let printings = [printing("Lindqvist Post", 1), printing("Tern Courier", 2)];
        let claims = |last: Voice| {
            let voices: Vec<Voice> = cited.map(said).into_iter().chain([last]).collect();
            let web = claims(&voices, &printings, &Held::default(), &AllNear(0.2), None);
            web.claims.into_iter().map(|claim| claim.voices).collect::<Vec<_>>()
        };
        assert!(!claims(again).contains(&vec![0, 2]));
        assert!(claims(crediting).contains(&vec![0, 2]), "the likelier of the two statements there");
    }

    #[test]
    fn a_name_in_letters_with_points_keeps_nothing_apart() {
        let by = |printing, content: &str| voice(printing, Act::Assert, body(1, "Quay Company"), content);
        let letters = by(0, "the harbour radio was tapped by the N.S.A. for a year");
        assert_eq!(said(&[letters, by(1, "the harbour radio was tapped by the NSA for a year")]), [[0, 1]]);
    }
}
