//! Which signs an answer shows: for each statement, and for it that nothing is answered.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use sayso_core::{Act, AttributionIx, MentionKind, Quotation, SourceKind};

use super::answering::{Answering, Report, STATEMENT};
use super::signs::Sign;
use crate::patterns::Pattern;
use crate::sentence::cosine;

/// Signs that are shown, and how strongly.
pub(super) type Shown = Vec<(Sign, f32)>;

/// Words beside an answer that tell that a question was put.
static ASKED: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new("asked|pressed|questioned|questions?|quer(?:y|ies)"));

/// Words for seeking an answer of any sort.
static REQUEST: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "requests?|comments?|calls?|e-?mails?|messages?|reached|repl(?:y|ied)|respon(?:d|ded|se)|interview\\w*|spoken|speak",
    )
});

/// Words for charges, which take up accusations.
static CHARGE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("allegations?|accusations?|charges?|criticisms?|complaints?|lawsuit|suit|wrongdoing|claims?")
});

/// Counts of others between a statement and its answer above this make no difference.
const MANY: usize = 5;

/// Shared words above these weights make no difference.
const MOST_SHARED: f32 = 2.5;
const MOST_AROUND: f32 = 2.0;
const MOST_ALONE: f32 = 3.0;

/// The statements that may be answered, with the signs of each.
pub(super) fn of_statements(answering: &Answering<'_>) -> Vec<(AttributionIx, Shown)> {
    let showing = Showing::new(answering);
    showing.candidates.iter().map(|&ix| (ix, showing.signs(ix))).collect()
}

/// An answer with all that it may be an answer to.
struct Showing<'a> {
    answering: &'a Answering<'a>,
    candidates: Vec<AttributionIx>,
    /// In how many of them each stem of the answer stands.
    having: BTreeMap<&'a str, f32>,
    /// The last statement before the answer beside it.
    last: Option<AttributionIx>,
    /// Whether a statement of another stands in the answer's content.
    holds_one: bool,
}

impl<'a> Showing<'a> {
    fn new(answering: &'a Answering<'a>) -> Showing<'a> {
        let candidates = answering.candidates();
        let mut having = BTreeMap::new();
        for &ix in candidates.iter().filter(|ix| !answering.holds(**ix)) {
            let stems = answering.stems.shared(&answering.statements.get(ix).stems);
            stems.for_each(|stem| *having.entry(stem.as_str()).or_insert(0.0) += 1.0);
        }
        let is_before =
            |ix: &&AttributionIx| **ix < answering.ix && answering.is_beside(**ix) && !answering.holds(**ix);
        let question = candidates.iter().find(|ix| answering.is_told_first(**ix));
        let last = question.or_else(|| candidates.iter().rev().find(is_before)).copied();
        let holds_one = candidates.iter().any(|&ix| is_held(answering, ix) && !answering.is_own(ix));
        Showing { answering, candidates, having, last, holds_one }
    }

    /// What speaks for or against the statement at `ix`.
    fn signs(&self, ix: AttributionIx) -> Shown {
        let mut shown = if self.answering.holds(ix) {
            self.within(ix)
        } else {
            [self.place(ix), self.wording(ix)].concat()
        };
        let held = is_held(self.answering, ix);
        put(&mut shown, Sign::AnotherIsHeld, self.holds_one && !held);
        put(&mut shown, Sign::FirstStatement, ix.get() == 0);
        shown.extend(self.doing(ix));
        shown.extend(self.concerns(ix));
        shown
    }

    /// “Denied *the paper's report that …*”.
    fn within(&self, ix: AttributionIx) -> Shown {
        let mut shown = Shown::new();
        let is_direct = self.answering.attribution().quotation == Quotation::Direct;
        let has_source = self.answering.statements.layers.attribution(ix).source.is_some();
        put(&mut shown, Sign::Held, is_held(self.answering, ix));
        put(&mut shown, Sign::HeldWithoutSource, !has_source);
        put(&mut shown, Sign::HeldInWritersWords, !is_direct);
        shown
    }

    /// Where it stands.
    fn place(&self, ix: AttributionIx) -> Shown {
        let mut shown = Shown::new();
        let answering = self.answering;
        let [own, other] = [answering.own(), answering.statements.get(ix)];
        let is_before = answering.follows(ix);
        let distance = answering.sentences_to(ix);
        put(&mut shown, Sign::SentenceBefore, is_before && distance == 1);
        put(&mut shown, Sign::SentencesBefore, is_before && matches!(distance, 2 | 3));
        put(&mut shown, Sign::SentencesAfter, !is_before && distance >= 2);
        if !is_before {
            shown.push((Sign::After, (ix.get().abs_diff(answering.ix.get()) as f32).ln_1p()));
        }
        put(&mut shown, Sign::SameParagraph, is_before && own.paragraph == other.paragraph);
        let first_paragraph = answering.statements.first_paragraph();
        put(&mut shown, Sign::FirstParagraph, other.paragraph == first_paragraph);
        put(&mut shown, Sign::Last, self.last == Some(ix));
        let is_nested = answering.attribution().parent.is_some();
        put(&mut shown, Sign::BesideInContent, is_nested && answering.is_beside(ix));
        put(&mut shown, Sign::Own, answering.is_own(ix));
        let between = |other: &&AttributionIx| ix < **other && **other < answering.ix;
        let others = self.candidates.iter().filter(between);
        let count = others.filter(|other| answering.is_open_to_answer(**other)).count();
        if count > 0 {
            shown.push((Sign::OthersBetween, (count.min(MANY) as f32).sqrt()));
        }
        shown
    }

    /// What it shares with the answer.
    fn wording(&self, ix: AttributionIx) -> Shown {
        let answering = self.answering;
        let other = answering.statements.get(ix);
        let vocabulary = &answering.statements.vocabulary;
        let alone: f32 =
            answering.stems.shared(&other.stems).map(|stem| 1.0 / self.having[stem.as_str()]).sum();
        let shared = vocabulary.weighed(&answering.stems, &other.stems);
        let around = vocabulary.weighed(&answering.around_stems, &other.stems);
        let names_source = answering.stems.shared(&other.source_stems).next().is_some();
        let mut shown = vec![
            (Sign::SharedWords, shared.min(MOST_SHARED)),
            (Sign::WordsOfItAlone, alone.min(MOST_ALONE)),
            (Sign::NearInSense, cosine(&answering.own().vector, &other.vector)),
            (Sign::SharedAround, around.min(MOST_AROUND)),
        ];
        shown.retain(|(_, strength)| *strength != 0.0);
        put(&mut shown, Sign::NamesItsSource, names_source);
        shown
    }

    /// What its source does by it, and who that is.
    fn doing(&self, ix: AttributionIx) -> Shown {
        let mut shown = Shown::new();
        let layers = self.answering.statements.layers;
        let act = self.answering.statements.get(ix).act;
        let sign = match act {
            Act::Accuse => Some(Sign::Accuses),
            Act::Deny | Act::PartlyDeny => Some(Sign::Denies),
            Act::Confirm => Some(Sign::Confirms),
            Act::Decline | Act::NoReply | Act::NoCommentYet => Some(Sign::Silent),
            Act::Demand => Some(Sign::Demands),
            Act::Assert | Act::Predict => None,
        };
        shown.extend(sign.map(|sign| (sign, 1.0)));
        let is_question = self.answering.is_asked_beside(ix) && self.answering.follows(ix);
        put(&mut shown, Sign::Question, is_question);
        let kind = layers.meaning(ix).sourcing.map(|sourcing| sourcing.kind.value);
        put(&mut shown, Sign::Unnamed, kind == Some(SourceKind::Unnamed));
        put(&mut shown, Sign::Sourceless, layers.attribution(ix).source.is_none());
        let takes_up = self.answering.has(&CHARGE, &self.answering.words);
        put(&mut shown, Sign::ChargeTakenUp, act == Act::Accuse && takes_up);
        shown
    }

    /// Whether it is about the one who answers.
    fn concerns(&self, ix: AttributionIx) -> Shown {
        let vocabulary = &self.answering.statements.vocabulary;
        let stems = &self.answering.statements.get(ix).stems;
        let shared = vocabulary.weighed(&self.answering.own().source_stems, stems).min(1.0);
        if shared > 0.0 { vec![(Sign::AboutAnswerer, shared)] } else { Shown::new() }
    }
}

/// What speaks for it that the words which name `report` stand for what is answered.
pub(super) fn of_report(answering: &Answering<'_>, report: &Report) -> Shown {
    let candidates = answering.candidates();
    let is_first = !candidates.iter().any(|&ix| ix < answering.ix && answering.is_open_to_answer(ix));
    let mut shown = vec![(Sign::Report, 1.0)];
    put(&mut shown, Sign::ReportUnknown, !report.is_known);
    put(&mut shown, Sign::ReportToldOf, report.is_told_of);
    put(&mut shown, Sign::ReportFirst, is_first);
    put(&mut shown, Sign::ReportHeld, candidates.iter().any(|&ix| is_held(answering, ix)));
    shown
}

/// Whether the attribution at `ix` stands right in the answer's content, and in no other's between.
fn is_held(answering: &Answering<'_>, ix: AttributionIx) -> bool {
    answering.statements.layers.attribution(ix).parent == Some(answering.ix) && answering.holds(ix)
}

/// What speaks for it that nothing is answered.
pub(super) fn of_nothing(answering: &Answering<'_>) -> Shown {
    let mut shown = vec![(Sign::Nothing, 1.0), (Sign::NothingUnsure, 1.0 - answering.told.confidence)];
    let attribution = answering.attribution();
    let is_direct = attribution.quotation == Quotation::Direct && attribution.content.is_some();
    let was_sought = answering.has(&REQUEST, &answering.words) || answering.has(&REQUEST, &answering.around);
    put(&mut shown, Sign::NothingDoubtful, answering.told.is_doubtful());
    put(&mut shown, Sign::NothingNoReply, answering.act == Act::NoReply);
    put(&mut shown, Sign::NothingNoCommentYet, answering.act == Act::NoCommentYet);
    put(&mut shown, Sign::NothingDirect, is_direct);
    put(&mut shown, Sign::NothingNested, attribution.parent.is_some());
    put(&mut shown, Sign::NothingTakenUp, answering.has(&STATEMENT, &answering.words));
    put(&mut shown, Sign::NothingPronoun, is_by_pronoun(answering));
    put(&mut shown, Sign::NothingRequest, was_sought);
    put(&mut shown, Sign::NothingAsked, answering.has(&ASKED, &answering.around));
    shown
}

/// Whether its source is a pronoun.
fn is_by_pronoun(answering: &Answering<'_>) -> bool {
    let Some(source) = &answering.attribution().source else { return false };
    let mut mentions = answering.statements.layers.mentions();
    mentions.any(|(_, mention)| mention.kind == MentionKind::Pronoun && source.as_slice() == [mention.span])
}

/// Adds `sign` where it `is_shown`.
fn put(shown: &mut Shown, sign: Sign, is_shown: bool) {
    if is_shown {
        shown.push((sign, 1.0));
    }
}
