//! An article as rules ask about it: its unnamed sources, each with all that is told of it anywhere, and its allegations.

use std::collections::BTreeSet;

use sayso_core::{
    Act, Annotated, Answered, Attribution, AttributionIx, ChainLink, ClusterIx, Count, Meaning, SourceKind,
    Span, Station, Text, Unnamed,
};

use super::Settings;
use super::harm::accuses_nobody;
use super::words::{Word, is_listed, is_name, is_picking, is_telling, noun, singular, telling, words};

/// An article, and what rules need to know of all of it.
pub(super) struct Reading<'article> {
    pub(super) annotated: &'article Annotated,
    /// What the desk says that holds for several rules.
    general: &'article Settings,
    /// The unnamed sources of the article, in reading order.
    unnamed: Vec<UnnamedSource>,
    /// Of each attribution, which of them is its source.
    source_of: Vec<Option<usize>>,
    /// Of each attribution, what it says and who says it.
    words_of: Vec<WordsOf>,
}

/// How many statements before and after one are looked at for what answers or supports it, and how many sources back for
/// the one that it takes up. No article needs as many; a text that is none must not take for ever.
const NEAR: usize = 200;

/// The words of an attribution, as they are compared with those of others.
struct WordsOf {
    /// What it says, in words that tell.
    content: BTreeSet<String>,
    /// That and its cue: “accused *Norrholm* of …”.
    about: BTreeSet<String>,
    /// The names in that, but for those of places and days.
    named: BTreeSet<String>,
    /// Who is meant in that, where several mentions mean the same.
    meant: BTreeSet<ClusterIx>,
    /// The names and the noun of its source.
    source: BTreeSet<String>,
    /// The names alone.
    called: BTreeSet<String>,
    /// Whom its source comes down to.
    speaker: Option<ClusterIx>,
    /// Whether nobody is accused in it, whatever its act.
    accuses_nobody: bool,
    /// Whether it is no more than what somebody is charged with: “14 counts of fraud”.
    are_charges: bool,
}

/// A source that the article does not name, over all the statements that it makes.
#[derive(Clone, Debug, Default)]
pub(super) struct UnnamedSource {
    /// Its statements, in reading order.
    pub(super) statements: Vec<AttributionIx>,
    /// What each of them calls it.
    pub(super) words: Vec<Span>,
    /// What is told of it, wherever that is.
    pub(super) told: Unnamed,
    /// Its noun.
    noun: Option<String>,
    /// What it is called first, word by word.
    phrase: Vec<String>,
    cluster: Option<ClusterIx>,
}

impl UnnamedSource {
    /// Adds what the attribution at `ix` tells of it.
    fn add(&mut self, ix: AttributionIx, source: Span, unnamed: &Unnamed) {
        self.statements.push(ix);
        self.words.push(source);
        let told = &mut self.told;
        *told = Unnamed {
            descriptor: told.descriptor.or(unnamed.descriptor),
            count: told.count.or(unnamed.count),
            basis: told.basis.or(unnamed.basis),
            terms: told.terms.or(unnamed.terms),
            reason: told.reason.or(unnamed.reason),
        };
    }
}

/// Words that take up a source spoken of before.
const BACK: &str = "the this that these those both he she they who him her them";

/// Of those, the ones that stand alone.
const PRONOUNS: &str = "he she they who him her them it";

/// Whether `phrase` takes up a source spoken of before.
fn refers_back(phrase: &[String]) -> bool {
    let first = phrase.first().map_or("", String::as_str);
    let is_one_of_them = is_picking(first)
        && phrase.get(1).is_some_and(|word| word == "of")
        && phrase.get(2).is_some_and(|word| is_listed(BACK, word));
    is_listed(BACK, first) || is_one_of_them
}

impl<'article> Reading<'article> {
    /// Reads `annotated` as a desk that says `general` of all rules.
    pub(super) fn of(annotated: &'article Annotated, general: &'article Settings) -> Reading<'article> {
        let (unnamed, source_of) = (Vec::new(), vec![None; annotated.attributions().len()]);
        let mut reading = Reading { annotated, general, unnamed, source_of, words_of: Vec::new() };
        let known = clustered(annotated);
        for (ix, attribution) in annotated.attributions() {
            let words = reading.words_of(ix, attribution, &known);
            reading.words_of.push(words);
            let unnamed = annotated.meaning(ix).sourcing.and_then(|sourcing| sourcing.unnamed);
            let source = attribution.source.as_ref().map(|source| source.extent());
            if let (Some(unnamed), Some(source)) = (unnamed, source) {
                reading.note(ix, source, &unnamed);
            }
        }
        reading
    }

    /// Adds a statement by an unnamed source to those of the same one.
    fn note(&mut self, ix: AttributionIx, source: Span, unnamed: &Unnamed) {
        let words = words(self.text(), source);
        let (noun, cluster) = (noun(&words), self.cluster(ix));
        let phrase: Vec<String> = words.into_iter().map(|word| word.lower).collect();
        let is_alone = phrase.len() == 1 && is_listed(PRONOUNS, &phrase[0]);
        let is_same = |known: &UnnamedSource| match (known.cluster, cluster) {
            (Some(known), Some(cluster)) if known == cluster => true,
            (Some(_) | None, Some(_) | None) if refers_back(&phrase) => {
                is_alone || noun.is_some() && known.noun == noun
            }
            // “Officials” and again “officials”: nothing tells them apart.
            (Some(_) | None, Some(_) | None) => known.phrase == phrase,
        };
        let nearest = self.unnamed.len().saturating_sub(NEAR);
        let known = self.unnamed[nearest..].iter().rposition(is_same).map(|known| nearest + known);
        if is_alone && known.is_none() {
            // It takes up somebody, and no source without a name came before.
            return;
        }
        let at = known.unwrap_or_else(|| {
            let phrase = phrase.clone();
            self.unnamed.push(UnnamedSource { noun, phrase, cluster, ..UnnamedSource::default() });
            self.unnamed.len() - 1
        });
        self.source_of[ix.get()] = Some(at);
        self.unnamed[at].add(ix, source, unnamed);
    }

    /// The cluster of the speaker of the attribution at `ix`.
    fn cluster(&self, ix: AttributionIx) -> Option<ClusterIx> {
        self.annotated.cluster_of(self.meaning(ix).speaker?.mention)
    }

    pub(super) fn text(&self) -> &'article Text {
        &self.annotated.article().text
    }

    pub(super) fn meaning(&self, ix: AttributionIx) -> &'article Meaning {
        self.annotated.meaning(ix)
    }

    pub(super) fn act(&self, ix: AttributionIx) -> Option<Act> {
        self.meaning(ix).act.map(|act| act.value)
    }

    /// The kind of source of the attribution at `ix`.
    pub(super) fn kind(&self, ix: AttributionIx) -> Option<SourceKind> {
        self.meaning(ix).sourcing.map(|sourcing| sourcing.kind.value)
    }

    /// How many sources the attribution at `ix` claims to have.
    pub(super) fn count(&self, ix: AttributionIx) -> Option<Count> {
        self.meaning(ix).sourcing?.unnamed?.count.map(|count| count.value)
    }

    /// The words of the source of `attribution`.
    pub(super) fn source_words(&self, attribution: &Attribution) -> Vec<Word> {
        attribution.source.iter().flat_map(|source| words(self.text(), source.extent())).collect()
    }

    /// The sources that rules on unnamed ones ask about: the article's own, unless the desk wants those of other outlets too,
    /// and none that speaks for others.
    pub(super) fn unnamed(&self) -> impl Iterator<Item = &UnnamedSource> {
        let wants_all = self.general.is_chosen("second-hand");
        let is_own = move |source: &&UnnamedSource| wants_all || !self.is_second_hand(source.statements[0]);
        let is_informant =
            |source: &&UnnamedSource| !self.speaks_for_others(source) && !self.are_authors(source);
        self.unnamed.iter().filter(is_own).filter(is_informant)
    }

    /// Whether they are researchers and told what they found: then they wrote it down under their names.
    fn are_authors(&self, source: &UnnamedSource) -> bool {
        let tells_finding = |&ix: &AttributionIx| {
            let cue = self.annotated.attribution(ix).cue.iter();
            let mut words = cue.flat_map(|cue| words(self.text(), cue.extent()));
            words.any(|word| self.general.lists("findings", &word.lower))
        };
        let are_researchers =
            source.noun.as_ref().is_some_and(|noun| self.general.lists("researchers", noun));
        are_researchers && source.statements.iter().any(tells_finding)
    }

    fn speaks_for_others(&self, source: &UnnamedSource) -> bool {
        source.statements.iter().any(|&ix| self.is_spokesperson(ix))
    }

    /// Whether the source of the attribution at `ix` speaks for others, and so need not say how it knows.
    pub(super) fn is_spokesperson(&self, ix: AttributionIx) -> bool {
        let phrase = self.source_words(self.annotated.attribution(ix));
        noun(&phrase).is_some_and(|noun| self.general.lists("spokespeople", &noun))
    }

    /// Whether the two attributions have the same source, one that the article does not name.
    pub(super) fn is_same_source(&self, one: AttributionIx, other: AttributionIx) -> bool {
        let source = self.source_of[one.get()];
        source.is_some() && source == self.source_of[other.get()]
    }

    /// The attributions near the one at `ix`, which is not among them.
    pub(super) fn others(&self, ix: AttributionIx) -> impl Iterator<Item = AttributionIx> + '_ {
        let all = self.annotated.attributions().map(|(other, _)| other).skip(ix.get().saturating_sub(NEAR));
        all.take_while(move |other| other.get() <= ix.get() + NEAR).filter(move |&other| other != ix)
    }

    /// How many telling words the contents of the two attributions share.
    pub(super) fn shared_words(&self, one: AttributionIx, other: AttributionIx) -> usize {
        let [one, other] = [one, other].map(|ix| &self.words_of[ix.get()].content);
        one.intersection(other).count()
    }

    /// Whether the article has the statement at `ix` from another outlet, or from somebody who cites another.
    pub(super) fn is_second_hand(&self, ix: AttributionIx) -> bool {
        self.meaning(ix).chain.iter().any(|link| match link.station {
            Station::Outlet | Station::Origin => false,
            Station::Relay => true,
            Station::Carrier => link.kind == SourceKind::Outlet && !self.is_own_outlet(link),
        })
    }

    /// Whether a carrier is the outlet of the article itself: “told *the Courier*” in the Tern Courier.
    fn is_own_outlet(&self, link: &ChainLink) -> bool {
        let own = self.annotated.article().outlet.as_deref().unwrap_or_default().to_lowercase();
        let own: Vec<&str> = own.split_whitespace().collect();
        let Some(words_of_it) = link.words.map(|span| words(self.text(), span)) else { return false };
        let mut named = words_of_it.iter().filter(|word| word.lower != "the").peekable();
        named.peek().is_some() && named.all(|word| own.contains(&word.lower.as_str()))
    }

    /// The attributions that accuse somebody, or whose writer says “allegedly”, and that stand in no other that does.
    pub(super) fn allegations(&self) -> impl Iterator<Item = AttributionIx> + '_ {
        let all = self.annotated.attributions().map(|(ix, _)| ix);
        all.filter(|&ix| self.is_allegation(ix) && !self.ancestors(ix).any(|outer| self.is_allegation(outer)))
    }

    pub(super) fn is_allegation(&self, ix: AttributionIx) -> bool {
        let stance = self.meaning(ix).stance.as_ref();
        let is_hedge = |span: &Span| self.text()[*span].to_lowercase().starts_with("alleged");
        let is_alleged = stance.is_some_and(|stance| stance.writer_hedges.iter().any(is_hedge));
        let is_negated = stance.is_some_and(|stance| stance.negation.is_some());
        if self.words_of[ix.get()].accuses_nobody {
            return false;
        }
        match self.act(ix) {
            Some(Act::Accuse) => !is_negated && (is_alleged || !self.is_criticism(ix)),
            Some(Act::Assert | Act::Predict | Act::Confirm) => is_alleged && !is_negated,
            Some(
                Act::Deny | Act::PartlyDeny | Act::Decline | Act::NoReply | Act::NoCommentYet | Act::Demand,
            )
            | None => false,
        }
    }

    /// Whether the cue of the attribution at `ix` finds fault without saying that somebody did wrong: “condemned the attack”.
    fn is_criticism(&self, ix: AttributionIx) -> bool {
        let cue = self.annotated.attribution(ix).cue.as_ref().map(|cue| words(self.text(), cue.extent()));
        cue.is_some_and(|cue| cue.iter().any(|word| self.general.lists_beginning("criticism", &word.lower)))
    }

    /// The attributions in whose contents the one at `ix` stands, from the innermost.
    pub(super) fn ancestors(&self, ix: AttributionIx) -> impl Iterator<Item = AttributionIx> + '_ {
        let parent = |ix: &AttributionIx| self.annotated.attribution(*ix).parent;
        std::iter::successors(parent(&ix), parent)
    }

    /// Whether one of the two stands in the other, or they are the same.
    pub(super) fn are_kin(&self, one: AttributionIx, other: AttributionIx) -> bool {
        one == other
            || self.ancestors(one).any(|outer| outer == other)
            || self.ancestors(other).any(|outer| outer == one)
    }

    /// Whether `answer` answers the statement at `ix`, or one that it stands in or that stands in it.
    pub(super) fn answers(&self, answer: AttributionIx, ix: AttributionIx) -> bool {
        self.meaning(answer).answers.iter().any(|answer| match answer.to {
            Answered::Attribution(to) => self.are_kin(to, ix),
            Answered::Report(_) => false,
        })
    }

    /// Whether the source of the attribution at `answer` is one whom the statement at `ix` is about.
    pub(super) fn is_by_one_concerned(&self, answer: AttributionIx, ix: AttributionIx) -> bool {
        let (by, of) = (&self.words_of[answer.get()], &self.words_of[ix.get()]);
        let is_meant = |speaker: ClusterIx| of.meant.contains(&speaker) && of.speaker != Some(speaker);
        by.source.iter().any(|word| of.about.contains(word)) || by.speaker.is_some_and(is_meant)
    }

    /// Whether the attribution at `answer` denies what its source is charged with, and the statement at `ix` may be of that: it names
    /// nobody else. “Whitlow denies 14 counts of fraud” answers all that a court was told of him.
    pub(super) fn denies_charges(&self, answer: AttributionIx, ix: AttributionIx) -> bool {
        let (by, of) = (&self.words_of[answer.get()], &self.words_of[ix.get()]);
        let is_of_another = !of.named.is_empty() && !by.called.is_empty() && of.named.is_disjoint(&by.called);
        self.act(answer) == Some(Act::Deny) && by.are_charges && !is_of_another
    }

    fn words_of(&self, ix: AttributionIx, attribution: &Attribution, known: &[(Span, ClusterIx)]) -> WordsOf {
        let of = |spans: &[Span]| -> Vec<Word> {
            spans.iter().flat_map(|&span| words(self.text(), span)).collect()
        };
        let mut spans = attribution.contents().to_vec();
        let (content, said) = (telling(self.text(), &spans), of(&spans));
        let cue: Vec<Span> = attribution.cue.iter().map(|cue| cue.extent()).collect();
        let accuses_nobody = accuses_nobody(&of(&cue), &said);
        spans.extend(cue);
        let names = (0..said.len()).filter(|&at| is_name(&said, at));
        let (phrase, speaker) = (self.source_words(attribution), self.speaker_name(ix));
        let own = phrase.iter().chain(&speaker).filter(|word| word.is_capital);
        let mut source: BTreeSet<String> = own.map(|word| singular(&word.lower)).collect();
        let called = source.iter().filter(|name| is_telling(name)).cloned().collect();
        source.extend(noun(&phrase));
        WordsOf {
            content,
            about: telling(self.text(), &spans),
            named: names.map(|at| singular(&said[at].lower)).collect(),
            meant: spans.iter().flat_map(|&span| meant(known, span)).collect(),
            source,
            called,
            speaker: self.cluster(ix),
            accuses_nobody,
            are_charges: are_charges(&said),
        }
    }

    /// The name that the source of the attribution at `ix` comes down to.
    fn speaker_name(&self, ix: AttributionIx) -> Vec<Word> {
        let Some(cluster) = self.cluster(ix) else { return Vec::new() };
        let name = self.annotated.cluster(cluster).name;
        name.map(|name| words(self.text(), self.annotated.mention(name).head)).unwrap_or_default()
    }
}

/// What people are charged with, as those who deny it call it.
const CHARGES: &str = "charge charges count counts guilty wrongdoing allegation allegations accusation accusations offence offences offense offenses \
    murder manslaughter rape assault robbery burglary theft fraud forgery bribery corruption perjury conspiracy misconduct harassment";

/// How many words a denial of charges may have that says no more.
const LONGEST_PLEA: usize = 12;

/// Whether a denial of `content` is one of charges.
fn are_charges(content: &[Word]) -> bool {
    let is_clause = content.first().is_some_and(|word| word.lower == "that");
    let tells = content.iter().any(|word| is_listed(CHARGES, &word.lower));
    content.len() <= LONGEST_PLEA && !is_clause && tells
}

/// The mentions that mean the same as others, in reading order.
fn clustered(annotated: &Annotated) -> Vec<(Span, ClusterIx)> {
    let clustered =
        annotated.mentions().filter_map(|(ix, mention)| Some((mention.head, annotated.cluster_of(ix)?)));
    let mut clustered: Vec<(Span, ClusterIx)> = clustered.collect();
    clustered.sort_unstable();
    clustered
}

/// Who of those `known` is mentioned in `span`.
fn meant(known: &[(Span, ClusterIx)], span: Span) -> impl Iterator<Item = ClusterIx> + '_ {
    let first = known.partition_point(|(head, _)| head.start() < span.start());
    known[first..].iter().take_while(move |(head, _)| head.start() < span.end()).map(|&(_, cluster)| cluster)
}

/// The words that a finding about the source of `attribution` points to.
pub(super) fn source_or_cue(attribution: &Attribution) -> Span {
    let words = attribution.source.as_ref().or(attribution.cue.as_ref());
    words.map_or(attribution.extent(), |words| words.extent())
}
