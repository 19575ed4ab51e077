//! What an answer may be an answer to, and how much speaks for each.

use std::sync::LazyLock;

use sayso_core::{
    Act, Attribution, AttributionIx, ClusterIx, Layers, MentionIx, Quotation, SourceKind, Span, Text,
};

use crate::patterns::Pattern;
use crate::vocabulary::{Vocabulary, source_words};

/// How many attributions before and after an answer are looked at.
const NEAR: usize = 40;

/// Words for what somebody said: an answer that has them takes up a statement.
static STATEMENT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "(?:the|that|this|these|those|any|such|all|both|his|her|their|its|\\w+'s?|those) (?:\\w+ ){0,3}?(?:reports?|reporting|stor(?:y|ies)|articles?|account|accounts|allegations?|accusations?|claims?|charges?\
         |suggestions?|rumou?rs?|speculation|assertions?|criticisms?|complaints?|statements?|remarks?|comments?|notion|idea|contention|findings|version|lawsuit|suit|leak|list|figures?|letter|document|memo|recording|photograph|picture|video|tape)",
    )
});

/// Pronouns that take up what was said.
static PRONOUN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("^(?:that|this|it|so|them|these|those|all of it|everything|any of it|either)")
});

/// Words of a content that does no more than point.
const POINTER: usize = 3;

/// Cues that ask.
static ASKING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("ask\\w*|question\\w*|press(?:ed|es|ing)|inquir\\w*|quer(?:y|ied)|wonder\\w*|:")
});

/// Words for charges, which take up accusations.
static CHARGE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("allegations?|accusations?|charges?|criticisms?|complaints?|lawsuit|suit|wrongdoing|claims?")
});

/// Words for what outlets publish.
static REPORT: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("reports?|reporting|stor(?:y|ies)|articles?|account|leak|newspaper|paper"));

/// Sources that are nobody: what they say was not said, and cannot be answered.
static NOBODY: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("^(?:nobody|no one|no-one|none|neither)(?: of .+)?$"));

/// One attribution that may be what is answered.
pub(super) struct Candidate {
    pub(super) ix: AttributionIx,
    pub(super) score: f32,
    /// The sign that says most.
    pub(super) rule: &'static str,
}

/// An attribution that answers something.
pub(super) struct Answering<'a> {
    layers: &'a Layers,
    vocabulary: &'a Vocabulary,
    ix: AttributionIx,
    act: Act,
    /// What it says, and the words around it that tell what it is about.
    words: Vec<Span>,
    sentence: usize,
    /// The answer before it, and what that answers.
    previous: Option<(AttributionIx, AttributionIx)>,
}

impl<'a> Answering<'a> {
    pub(super) fn new(
        layers: &'a Layers,
        vocabulary: &'a Vocabulary,
        ix: AttributionIx,
        act: Act,
        previous: Option<(AttributionIx, AttributionIx)>,
    ) -> Answering<'a> {
        let attribution = layers.attribution(ix);
        let mut words = attribution.contents().to_vec();
        words.extend(attribution.cue.iter().map(|cue| cue.extent()));
        Answering { sentence: sentence_of(layers, attribution), layers, vocabulary, ix, act, words, previous }
    }

    /// Every attribution near enough, with what speaks for it.
    pub(super) fn candidates(&self) -> impl Iterator<Item = Candidate> + '_ {
        let near = |ix: AttributionIx| ix != self.ix && ix.get().abs_diff(self.ix.get()) <= NEAR;
        let others = self
            .layers
            .attributions()
            .filter(move |(ix, other)| near(*ix) && !self.stands_in(*ix) && !self.is_of_nobody(other));
        others.map(|(ix, other)| self.weigh(ix, other))
    }

    /// Whether the answer stands in the content of the attribution at `outer`.
    fn stands_in(&self, outer: AttributionIx) -> bool {
        let parent = |ix: &AttributionIx| self.layers.attribution(*ix).parent;
        std::iter::successors(parent(&self.ix), parent).any(|ancestor| ancestor == outer)
    }

    fn is_of_nobody(&self, other: &Attribution) -> bool {
        let mut sources = other.source.iter().flat_map(|source| source.iter());
        sources.any(|source| NOBODY.is_in(self.text(), source))
    }

    fn weigh(&self, ix: AttributionIx, other: &Attribution) -> Candidate {
        let signs = [
            (self.holds(ix, other), "what it answers stands in its own words"),
            (self.is_its_question(ix, other), "it answers the question of the same sentence"),
            (self.shares_words(other), "the same words come back in the answer"),
            (self.names(ix, other), "the answer takes it up by what it is"),
            (self.is_about_answerer(other), "it is about the one who answers"),
            (self.stands_before(other), "it stands right before the answer"),
            (self.goes_on(ix), "what was answered just before"),
        ];
        let (_, rule) =
            signs.iter().copied().fold((0.0, ""), |best, sign| if sign.0 > best.0 { sign } else { best });
        let sum: f32 = signs.iter().map(|(score, _)| score).sum();
        let score = if sum > 0.0 { sum + self.nearness(other) - self.unlikeliness(ix, other) } else { 0.0 };
        Candidate { ix, score, rule }
    }

    fn attribution(&self) -> &Attribution {
        self.layers.attribution(self.ix)
    }

    fn text(&self) -> &Text {
        &self.layers.article().text
    }

    /// “Denied *the paper's report that …*”. In a quotation less surely: “*Some say I did*. I was at home.”
    fn holds(&self, ix: AttributionIx, other: &Attribution) -> f32 {
        if !self.is_inside(other) || self.act == Act::Confirm || self.is_own(ix, other) {
            return 0.0;
        }
        if self.attribution().quotation == Quotation::Direct { 0.8 } else { 2.0 }
    }

    fn is_inside(&self, other: &Attribution) -> bool {
        let extent = other.extent();
        self.attribution().contents().iter().any(|part| part.contains(extent))
    }

    /// Whether `other` is of the one who answers, or of “I” in his words.
    fn is_own(&self, ix: AttributionIx, other: &Attribution) -> bool {
        let who = self.who(self.ix);
        // “Rejected *a report that he intended to go*”: what others report of him is not his.
        if who.is_some() && who == self.who(ix) && !self.is_inside(other) {
            return true;
        }
        let own = source_words(self.text(), self.attribution());
        let words = source_words(self.text(), other);
        let is_first_person = words.as_deref().is_some_and(|words| matches!(words, "i" | "we"));
        words.is_some() && words == own
            || is_first_person && self.layers.attribution(ix).parent == Some(self.ix)
    }

    /// “*Asked whether …*, she declined to say.” What is denied or confirmed was asked before it.
    fn is_its_question(&self, ix: AttributionIx, other: &Attribution) -> f32 {
        let is_demand = self.layers.meaning(ix).act.is_some_and(|act| act.value == Act::Demand);
        let asks = other.cue.as_ref().is_some_and(|cue| ASKING.is_in(self.text(), cue.extent()));
        let distance = self.sentence.abs_diff(sentence_of(self.layers, other));
        let comes_first = other.extent().start() < self.attribution().extent().start();
        let is_question =
            is_demand && (asks && comes_first || self.act.is_non_answer() && !self.is_nested(other));
        match (is_question, distance) {
            (true, 0) => 2.0,
            (true, 1) if comes_first => 1.2,
            (true, _) | (false, _) => 0.0,
        }
    }

    /// Whether `other` stands in the content of one that says something else.
    fn is_nested(&self, other: &Attribution) -> bool {
        other.parent.is_some() && other.parent != self.attribution().parent
    }

    /// What stands in the answer shares its words with it, whatever it is.
    fn shares_words(&self, other: &Attribution) -> f32 {
        if self.is_inside(other) {
            return 0.0;
        }
        1.3 * self.vocabulary.shared(self.text(), &self.words, other.contents()).min(2.5)
    }

    /// The answer takes up a report, a charge or a claim, and `other` is one; the more so if it names its source.
    fn names(&self, ix: AttributionIx, other: &Attribution) -> f32 {
        let takes_up = |pattern: &Pattern| self.words.iter().any(|&words| pattern.is_in(self.text(), words));
        let comes_first = other.extent().start() < self.attribution().extent().start();
        let takes_up_pronoun = comes_first && self.points_back();
        if !takes_up(&STATEMENT) && !takes_up_pronoun {
            return 0.0;
        }
        let meaning = self.layers.meaning(ix);
        let is_published = meaning
            .sourcing
            .is_some_and(|sourcing| matches!(sourcing.kind.value, SourceKind::Outlet | SourceKind::Document));
        let is_charge = meaning.act.is_some_and(|act| act.value == Act::Accuse);
        let fits = f32::from(u8::from(is_charge && takes_up(&CHARGE)))
            + f32::from(u8::from(is_published && takes_up(&REPORT)));
        let source: Vec<Span> = other.source.iter().flat_map(|source| source.iter()).collect();
        let names_source = self.vocabulary.shared(self.text(), &self.words, &source).min(1.0);
        0.6 + 0.8 * fits.min(1.0) + names_source
    }

    /// Who makes the statement at `ix`, as far as the article tells who that is.
    fn who(&self, ix: AttributionIx) -> Option<ClusterIx> {
        self.layers.cluster_of(self.layers.meaning(ix).speaker?.mention)
    }

    /// What somebody says of another is often what that one answers.
    fn is_about_answerer(&self, other: &Attribution) -> f32 {
        let own: Vec<Span> = self.attribution().source.iter().flat_map(|source| source.iter()).collect();
        let shared = self.vocabulary.shared(self.text(), &own, other.contents()).min(1.0);
        let tells_of = |mention: &MentionIx| {
            let span = self.layers.mention(*mention).span;
            other.contents().iter().any(|part| part.contains(span))
        };
        let cluster = self.who(self.ix).map(|who| self.layers.cluster(who));
        let is_told_of = cluster.is_some_and(|cluster| cluster.mentions.iter().any(tells_of));
        0.5 * if is_told_of { 1.0 } else { shared }
    }

    /// Who goes on denying or confirming, himself or with others, mostly answers the same as before.
    fn goes_on(&self, ix: AttributionIx) -> f32 {
        let Some((previous, to)) = self.previous else { return 0.0 };
        if self.act.is_non_answer() || to != ix {
            return 0.0;
        }
        let other = self.layers.attribution(previous);
        let distance = self.sentence.abs_diff(sentence_of(self.layers, other));
        match (self.is_own(previous, other), distance) {
            (true, 0..=2) => 0.8,
            (false, 0..=2) => 0.4,
            (true | false, _) => 0.0,
        }
    }

    /// Whoever denies or confirms answers something, and mostly what was just said; whoever says nothing, less surely: he may
    /// have been asked anything.
    fn stands_before(&self, other: &Attribution) -> f32 {
        let comes_first = other.extent().start() < self.attribution().extent().start();
        let distance = self.sentence.abs_diff(sentence_of(self.layers, other));
        if !comes_first {
            return match (self.act.is_non_answer(), distance) {
                (false, 0) => 0.5,
                (false, 1) => 0.4,
                (false | true, _) => 0.0,
            };
        }
        let points_back = self.attribution().content.is_none() || self.points_back();
        match (self.act.is_non_answer(), distance) {
            (false, 0 | 1) => 0.9,
            (false, 2 | 3) => 0.5,
            (true, 0 | 1) if points_back => 0.5,
            (false | true, _) => 0.0,
        }
    }

    /// Whether what it says begins with a pointer: “denied *it*”, “called *that* gossip”. Who gives no answer does no more than
    /// point: “declined to say what it means” points at nothing.
    fn points_back(&self) -> bool {
        let Some(&first) = self.attribution().contents().first() else { return false };
        let is_short = self.text()[first].split_whitespace().count() <= POINTER;
        PRONOUN.is_in(self.text(), first) && (is_short || !self.act.is_non_answer())
    }

    /// Up to half a point for standing near, and more for standing before.
    fn nearness(&self, other: &Attribution) -> f32 {
        let distance = self.sentence.abs_diff(sentence_of(self.layers, other));
        let comes_first = other.extent().start() < self.attribution().extent().start();
        0.6 / (1.0 + distance as f32) + if comes_first { 0.2 } else { 0.0 }
    }

    /// Answers answer statements of others, and statements rather than answers.
    fn unlikeliness(&self, ix: AttributionIx, other: &Attribution) -> f32 {
        let is_own = self.is_own(ix, other);
        let holds_act = self.layers.meaning(ix).act.map(|act| act.value);
        let denies = |act: Act| matches!(act, Act::Deny | Act::PartlyDeny);
        let of_answer = holds_act.map_or(0.0, |act| match act {
            Act::Decline | Act::NoReply | Act::NoCommentYet => 1.0,
            Act::Deny | Act::PartlyDeny | Act::Confirm if self.act.is_non_answer() => 1.0,
            // “Admitted what he had denied” answers the denial.
            Act::Deny | Act::PartlyDeny | Act::Confirm => {
                if denies(act) == denies(self.act) {
                    1.0
                } else {
                    0.8
                }
            }
            Act::Assert | Act::Accuse | Act::Predict | Act::Demand => 0.0,
        });
        f32::from(u8::from(is_own)) * 0.8 + of_answer
    }

    /// The words that name a statement which no attribution covers.
    pub(super) fn report(&self) -> Option<Span> {
        self.attribution().contents().iter().find_map(|&part| STATEMENT.find(self.text(), part))
    }
}

/// The number of the sentence in which `attribution` has its cue.
fn sentence_of(layers: &Layers, attribution: &Attribution) -> usize {
    let place = attribution.cue.as_ref().map_or(attribution.extent(), |cue| cue.extent()).start();
    layers.sentences().partition_point(|sentence| sentence.end() <= place)
}
