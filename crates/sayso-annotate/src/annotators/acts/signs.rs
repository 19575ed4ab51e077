//! What may speak for or against each act, told by words: no sign decides, their weights were learned together with the model's.

use std::sync::LazyLock;

use sayso_core::{Act, Layers, Quotation, Span, Text};

use super::Parts;
use super::lexicon::{NOT_SO, UNTRUE, WRONG};
use crate::patterns::Pattern;

/// Where the words of a sign stand.
#[derive(Clone, Copy)]
enum Place {
    /// In the cue.
    Cue,
    /// In the first words of the content.
    Head,
    /// In the beginning of its main clause.
    Clause,
    /// Anywhere in the beginning of the content.
    Opening,
    /// Before the attribution.
    Before,
    /// Right before it.
    Joint,
    /// After it, in the same sentence.
    After,
}

/// A sign as it is written down.
struct Written {
    key: &'static str,
    /// What people read.
    name: &'static str,
    place: Place,
    words: &'static str,
}

const fn sign(key: &'static str, name: &'static str, place: Place, words: &'static str) -> Written {
    Written { key, name, place, words }
}

/// The words for what others said.
const CLAIMS: &str = "claims?|reports?|reporting|allegations?|accusations?|suggestions?|suspicions?|speculations?|rumou?rs?|stor(?:y|ies)|\
              notions?|ideas?|charges?|assertions?|insinuations?|narratives?|findings?|accounts?|theor(?:y|ies)|premise|\
              characteri[sz]ations?|comparisons?|contentions?|conclusions?|talk|labels?|criticisms?|concerns?|controvers(?:y|ies)|\
              versions?|implications?|attacks?|critics?|tale|wording|figures?|evidence";

/// What is told of each attribution.
const WRITTEN: &[Written] = &[
    sign(
        "answers",
        "the cue answers somebody",
        Place::Cue,
        "respon[ds]\\w*|repl(?:y|ies|ied|ying)|answer\\w*|retort\\w*|(?:shot|fired|hit|snapped|shoots|hits) back|counter\\w*|\
              insist\\w*|maintain\\w*|defend\\w*|push\\w* back|protest\\w*|assur\\w*|stress\\w*|reiterat\\w*|correct\\w*|clarif\\w*|\
              contend\\w*|swears?|swore|object\\w*|plead\\w*|pled|aver\\w*|snap\\w*|adamant\\w*|vehement\\w*|rejoin\\w*|explain\\w*|\
              scoff\\w*|quipped",
    ),
    sign(
        "turns_down",
        "the cue turns it down",
        Place::Cue,
        "dismiss\\w*|reject\\w*|brush\\w*|scoff\\w*|wav(?:ed|es|ing)|shrug\\w*|laugh\\w*|mock\\w*|ridicul\\w*|rebuff\\w*|\
              downplay\\w*|played down|play(?:s|ing)? down|minimi[sz]\\w*|disown\\w*|disbeliev\\w*|disagree\\w*|challeng\\w*|\
              contest\\w*|contradict\\w*|belie[sd]|quash\\w*|trash\\w*|debunk\\w*|rul(?:es|ed|ing) out|dissociat\\w*|distanc\\w*|\
              none of|(?:refus\\w+ to|not) (?:accept|believe)|disavow\\w*|beg\\w* to differ|gives? the lie|refut\\w*|disput\\w*|\
              den(?:y|ied|ies|ying)|discount\\w*|exclud\\w*|pooh\\w*|doubt\\w*|no recollection|knows? of no|correct the record|\
              rubbish\\w*|rebut\\w*",
    ),
    sign(
        "names",
        "the cue calls something by a name",
        Place::Cue,
        "call\\w*|label\\w*|brand\\w*|describ\\w*|dub\\w*|denounc\\w*|rat(?:ed|es)|term(?:ed|s)|portray\\w*|deem\\w*|\
              characteri\\w*",
    ),
    sign(
        "attacks",
        "the cue attacks",
        Place::Cue,
        "blast\\w*|slam\\w*|rip\\w*|attack\\w*|hit(?:s|ting)?|critici\\w+|assail\\w*|lash\\w*|(?:took|take|takes|\
              taking) (?:aim|swipe\\w*)|rail\\w*|decr\\w+|condemn\\w*|denounc\\w*|held|hold(?:s|ing)|mock\\w*|went after|hammer\\w*|\
              excoriat\\w*|rebuk\\w*|chid\\w*|scold\\w*|savag\\w*|singled out|verbal",
    ),
    sign(
        "charges",
        "the cue charges",
        Place::Cue,
        "complain\\w*|resent\\w*|accus\\w+|alleg\\w*|blam\\w+|charg(?:e|es|ed|ing)|claim\\w*|suggest\\w*|assert\\w*|fault\\w*|\
              implicat\\w*|lament\\w*|suspect\\w*|argu\\w*",
    ),
    sign(
        "accuses",
        "the cue accuses",
        Place::Cue,
        "accus\\w+|alleg\\w*|blam\\w+|condemn\\w*|denounc\\w*|lambast\\w*|decr(?:y|ies|ied|ying)|assail\\w*|blast\\w*|slam\\w*|rebuk\\w*|\
              rail\\w*|fault\\w*|castigat\\w*|excoriat\\w*|lash\\w* out|sue[ds]?|suing",
    ),
    sign(
        "finds_fault",
        "the cue finds fault",
        Place::Cue,
        "critici\\w+|critiqu\\w+|complain\\w*|lament\\w*|mock\\w*|deplor\\w*|chid\\w*|scold\\w*|bemoan\\w*|grumbl\\w*|concern\\w*",
    ),
    sign(
        "binds",
        "the cue looks ahead or binds",
        Place::Cue,
        "plan\\w*|agree\\w*|vow\\w*|promis\\w*|pledg\\w*|offer\\w*|intend\\w*|expect\\w*|hop(?:e|es|ed|ing)|predict\\w*|\
              threat\\w*|warn\\w*|forecast\\w*",
    ),
    sign(
        "asks",
        "the cue asks",
        Place::Cue,
        "ask\\w*|question\\w*|wonder\\w*|call\\w* (?:for|on)|urg\\w+|demand\\w*|press\\w*|inquir\\w*|want\\w*|need\\w*|\
              appeal\\w*|recommend\\w*|propos\\w*|order\\w*",
    ),
    sign(
        "refuses",
        "the cue refuses",
        Place::Cue,
        "declin\\w*|refus\\w*|(?:would|will|wo|could|can|ca|did|does|do)(?: not|n't)|not prepared|unwilling|no comment|\
              not comment\\w*|withh\\w*|silen\\w+|counsel|mum|tight-lipped|hung up|keep\\w*|kept|nothing|stay\\w*",
    ),
    sign(
        "sought",
        "an answer was sought",
        Place::Cue,
        "immediately|requests?|calls?|messages?|reach\\w*|return\\w*|respon[ds]\\w*|repl(?:y|ied|ies)|unavailable|unanswered|\
              available",
    ),
    sign("not_yet", "it has not happened yet", Place::Cue, "yet|so far|ha(?:s|ve|d)|publicly"),
    sign("silence", "the cue tells of silence", Place::Cue, "silen\\w+|counsel|mum|tight-lipped|nothing"),
    sign(
        "agrees",
        "the cue agrees",
        Place::Cue,
        "confirm\\w*|acknowledg\\w*|admi\\w+|conced\\w*|agree\\w*|grant\\w*|allow\\w*|own\\w*|recogni[sz]\\w*|accept\\w*|\
              concur\\w*",
    ),
    sign(
        "says",
        "the cue only says",
        Place::Cue,
        "said|says?|saying|told|tells?|telling|wrote|writes|tweet\\w*|add\\w*|according|posted|stated|declared",
    ),
    sign("negated", "its main clause is negated", Place::Clause, NOT_SO),
    sign(
        "begins_with_no",
        "it begins with a no",
        Place::Clause,
        "^(?:no|not|never|nothing|nobody|there (?:is|was|were|are|isn't|wasn't|'s) (?:no|not)|absolutely not|i (?:did not|\
              didn't|never|do not|don't|have not|haven't|was not|wasn't)|we (?:did not|didn't|never|do not|don't|have not|haven't))",
    ),
    sign(
        "none_was",
        "there was none of it",
        Place::Clause,
        "^(?:there (?:was|were|had been) (?:no|never|not)|no \\w+ (?:\\w+ ){0,6}(?:was|were|had been|has been|have been|took place|happened)|\
              (?:nobody|no one|nothing|none of \\w+) (?:\\w+ ){0,3}(?:was|were|had|has|have|did|ever|\\w+ed))",
    ),
    sign(
        "never",
        "it never happened",
        Place::Clause,
        "never|at no (?:time|stage|point)|no such|nothing of the (?:kind|sort)|any",
    ),
    sign(
        "was_not",
        "something is not or was not so",
        Place::Clause,
        "(?:had|have|has|did|was|were|is|are) (?:not|never|no|nothing)|(?:had|have|has|did|was|were|is|are|do|does)n't",
    ),
    sign("calls_untrue", "its main clause calls something untrue", Place::Clause, UNTRUE),
    sign("has_untrue", "it calls something untrue", Place::Opening, UNTRUE),
    sign("tells_wrong", "its main clause tells of a wrong", Place::Clause, WRONG),
    sign("has_wrong", "it tells of a wrong", Place::Opening, WRONG),
    sign("has_not", "something in it is negated", Place::Opening, NOT_SO),
    sign("will", "it is about what will be", Place::Clause, "will|won't|shall|\\w*'ll|going to|gonna"),
    sign("would", "it is about what would be", Place::Clause, "would"),
    sign(
        "should",
        "it is about what should be",
        Place::Clause,
        "should|must|ought to|needs? to|has to|have to|had better|let's|please|it's time",
    ),
    sign(
        "question",
        "it begins as a question",
        Place::Clause,
        "^(?:how|why|what|who|where|when|whose|which|is|are|do|does|did|can|could|would|will|have|has|whether|if)",
    ),
    sign(
        "fault_for",
        "it says for what somebody is faulted",
        Place::Opening,
        "(?:for|of|over) (?:\\w+ )?\\w+ing",
    ),
    sign(
        "calls_wrongdoer",
        "it calls somebody a liar or a criminal",
        Place::Opening,
        "liars?|lied|lying|rapists?|crooks?|criminals?|murder\\w*|traitors?|con (?:man|artist)|thie(?:f|ves)|stole|steal\\w*|racists?|frauds?",
    ),
    sign("of_claim", "it takes up a claim", Place::Head, CLAIMS),
    sign(
        "of_offer",
        "it is an offer or a plan",
        Place::Head,
        "offers?|plans?|proposals?|deals?|bids?|requests?|invitations?|demands?|nominations?|compromises?|agreements?|treat(?:y|ies)|\
              terms|settlements?|amendments?|bills?|legislation|pleas?|motions?|appeals?|petitions?|applications?|nominees?|\
              candida(?:te|cy)|calls? (?:for|to)|polic(?:y|ies)|entry|bail|visas?|permission|access",
    ),
    sign("cue_of_claim", "the cue takes up a claim", Place::Cue, CLAIMS),
    sign(
        "only_pointer",
        "it only points back",
        Place::Head,
        "^(?:that|this|it|so|them|these|those|all of it|everything|any of it|both|either|which)$",
    ),
    sign("pointer", "it points back", Place::Head, "^(?:that|this|it|them|these|those)"),
    sign("of_speaker", "it is about the one who speaks", Place::Clause, "i|we|i've|i'm|we're|my|our"),
    sign("of_person", "it is about a person", Place::Clause, "he|she|they|his|her|their"),
    sign("of_hearer", "it is about the one who is spoken to", Place::Clause, "you|your|you're"),
    sign("infinitive", "it is an infinitive", Place::Head, "^to \\w+"),
    sign(
        "part",
        "it sets a part apart",
        Place::Opening,
        "some of|parts?|only|exaggerat\\w*|overstat\\w*|details?|merely|out of context|word(?:s|ing)?|date|number|phrase|meant|\
              simply|just",
    ),
    sign(
        "grants",
        "it grants something",
        Place::Opening,
        "(?:but|though|although|while|only)\\b.{0,40}\\b(?:acknowledg\\w*|admit\\w*|conced\\w*|confirm\\w*|accept\\w*|said|not|\
              had|did)",
    ),
    sign(
        "granted_after",
        "something is granted after it",
        Place::After,
        "^(?:but|though|although|while)\\b.{0,60}\\b(?:acknowledg\\w*|admit\\w*|conced\\w*|confirm\\w*|accept\\w*|agreed|\
              allowed)",
    ),
    sign(
        "unanswered",
        "it is the answer that was not given",
        Place::Head,
        "^(?:to )?(?:(?:be|have been) )?(?:comment|say|discuss|answer|speak|talk|elaborate|questions?|details?|for comment|\
              respond)",
    ),
    sign(
        "asked_for",
        "it is what was asked for",
        Place::Head,
        "comment|requests?|questions?|inquir\\w*|calls?|messages?|emails?|interview",
    ),
    sign(
        "after_charge",
        "a claim or charge stands before it",
        Place::Before,
        "accus\\w+|alleg\\w+|claim\\w*|charg\\w+|critic\\w+|rumou?r\\w*|suspect\\w*|blam\\w+|report(?:s|ed|edly|ing)?|\
              suggest\\w+|attack\\w*|controvers\\w+|lawsuit|sued",
    ),
    sign(
        "after_question",
        "a question stands before it",
        Place::Before,
        "asked|pressed|questioned|when asked|reporter|whether",
    ),
    sign(
        "after_denial",
        "a denial stands before it",
        Place::Before,
        "den(?:y|ied|ies)|disput\\w+|reject\\w*|dismiss\\w*|defend\\w*|refut\\w*",
    ),
    sign(
        "against",
        "it stands against what is before it",
        Place::Joint,
        "but|however|though|yet|for (?:his|her|its|their) part",
    ),
    sign(
        "subject_not",
        "its subject is not so",
        Place::Head,
        "^(?:that )?(?:\\w+ ){1,3}(?:is|was|are|were|has|had) (?:not|never|no)",
    ),
];

/// Signs that say more together than one by one.
const PAIRS: [(&str, &str); 30] = [
    ("answers", "negated"),
    ("negated", "after_charge"),
    ("negated", "after_question"),
    ("turns_down", "of_claim"),
    ("turns_down", "pointer"),
    ("names", "has_untrue"),
    ("says", "tells_wrong"),
    ("says", "calls_untrue"),
    ("charges", "has_wrong"),
    ("attacks", "has_wrong"),
    ("begins_with_no", "after_charge"),
    ("negated", "of_person"),
    ("was_not", "of_person"),
    ("was_not", "of_speaker"),
    ("asked_for", "refuses"),
    ("asked_for", "sought"),
    ("negated", "will"),
    ("names", "has_wrong"),
    ("turns_down", "of_offer"),
    ("accuses", "fault_for"),
    ("finds_fault", "fault_for"),
    ("says", "calls_wrongdoer"),
    ("names", "calls_wrongdoer"),
    ("says", "has_wrong"),
    ("of_hearer", "tells_wrong"),
    ("of_person", "tells_wrong"),
    ("was_not", "after_charge"),
    ("was_not", "after_question"),
    ("none_was", "after_charge"),
    ("answers", "was_not"),
];

/// The acts as the weights have them, in this order.
pub(super) const ACTS: [Act; 10] = [
    Act::Assert,
    Act::Deny,
    Act::PartlyDeny,
    Act::Confirm,
    Act::Accuse,
    Act::Demand,
    Act::Predict,
    Act::Decline,
    Act::NoReply,
    Act::NoCommentYet,
];

/// Signs that are no words: of form, of the rules' choice, of a contradiction.
const FORMS: usize = 7;

/// Which of them says that it contradicts what was said.
const CONTRADICTS: usize = 3;

/// Signs of which a denial without a rule must show one.
const DENYING: [&str; 7] =
    ["negated", "has_not", "has_untrue", "calls_untrue", "turns_down", "answers", "names"];

/// How many signs there are.
pub(super) const SIGNS: usize = WRITTEN.len() + FORMS + ACTS.len() + PAIRS.len();

static COMPILED: LazyLock<Vec<Pattern>> =
    LazyLock::new(|| WRITTEN.iter().map(|written| Pattern::new(written.words)).collect());

/// Bytes before an attribution that are looked at, and right before it, and after it.
const BEFORE: usize = 220;
const JOINT: usize = 25;
const AFTER: usize = 160;

/// Bytes of a content that are looked at.
const OPENING: usize = 300;

/// The signs that an attribution shows.
pub(super) struct Signs {
    /// Which are there.
    shown: Vec<bool>,
    /// The words of each of those of words.
    words: Vec<Option<Span>>,
}

impl Signs {
    /// Those of the attribution with `parts`, which the table of rules takes for `ruled`.
    pub(super) fn of(parts: &Parts<'_>, ruled: Act, contradicts: bool) -> Signs {
        let places = Places::of(parts);
        let words: Vec<Option<Span>> = WRITTEN
            .iter()
            .zip(COMPILED.iter())
            .map(|(written, pattern)| pattern.find(parts.text, places.at(written.place)?))
            .collect();
        let mut shown: Vec<bool> = words.iter().map(Option::is_some).collect();
        shown.extend(forms(parts, contradicts));
        shown.extend(ACTS.map(|act| act == ruled));
        let is_shown = |key: &str| {
            WRITTEN.iter().zip(&words).any(|(written, words)| written.key == key && words.is_some())
        };
        shown.extend(PAIRS.map(|(one, other)| is_shown(one) && is_shown(other)));
        Signs { shown, words }
    }

    /// Whether anything in it can make a denial: a word that denies, something negated or called untrue, or a cue that answers or
    /// gives a name. An offer that is turned down is none.
    pub(super) fn may_deny(&self) -> bool {
        let is_shown = |key: &str| {
            WRITTEN.iter().zip(&self.words).any(|(written, words)| written.key == key && words.is_some())
        };
        let is_ruled = self.shown[WRITTEN.len() + FORMS..]
            .iter()
            .zip(ACTS)
            .any(|(is_so, act)| *is_so && act == Act::Deny);
        let is_offer = is_shown("of_offer") && is_shown("turns_down") && !is_shown("of_claim") && !is_ruled;
        let contradicts = self.shown[WRITTEN.len() + CONTRADICTS];
        !is_offer && (is_ruled || contradicts || DENYING.iter().any(|key| is_shown(key)))
    }

    /// The numbers of those that are there.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> + '_ {
        self.shown.iter().enumerate().filter(|(_, is_shown)| **is_shown).map(|(number, _)| number)
    }

    /// The sign of words to which `weigh` gives most, if that is anything, and its words.
    pub(super) fn strongest(&self, weigh: impl Fn(usize) -> f32) -> Option<(&'static str, Span)> {
        let of_words = self.words.iter().enumerate().filter_map(|(number, words)| Some((number, (*words)?)));
        let best = of_words.max_by(|one, other| weigh(one.0).total_cmp(&weigh(other.0)))?;
        (weigh(best.0) > 0.0).then(|| (WRITTEN[best.0].name, best.1))
    }
}

fn forms(parts: &Parts<'_>, contradicts: bool) -> [bool; FORMS] {
    let attribution = parts.attribution;
    [
        attribution.source.is_none(),
        attribution.content.is_none(),
        parts.head.is_some_and(|head| parts.text[head].split_whitespace().count() <= 3),
        contradicts,
        parts.negation.is_some(),
        attribution.quotation == Quotation::Direct,
        attribution.quotation == Quotation::Mixed,
    ]
}

/// The words that signs are looked for in: parts of the attribution, and what stands around it.
struct Places<'a> {
    parts: &'a Parts<'a>,
    before: Option<Span>,
    joint: Option<Span>,
}

impl<'a> Places<'a> {
    fn of(parts: &'a Parts<'a>) -> Places<'a> {
        let text = parts.text;
        let start = parts.attribution.extent().start();
        let back = |most: usize| clip(text, start.saturating_sub(most), start);
        Places { parts, before: back(BEFORE), joint: back(JOINT) }
    }

    fn at(&self, place: Place) -> Option<Span> {
        match place {
            Place::Cue => self.parts.cue,
            Place::Head => self.parts.head,
            Place::Clause => self.parts.clause,
            Place::Opening => self.parts.opening,
            Place::Before => self.before,
            Place::Joint => self.joint,
            Place::After => self.parts.rest,
        }
    }
}

/// The beginning of `content`.
pub(super) fn opening(text: &Text, content: Span) -> Option<Span> {
    clip(text, content.start(), content.end().min(content.start() + OPENING))
}

/// What follows `extent` in the sentence that it ends in, from its first word on.
pub(super) fn rest_of_sentence(layers: &Layers, extent: Span) -> Option<Span> {
    let sentences = layers.sentences();
    let sentence = sentences.get(sentences.partition_point(|sentence| sentence.end() < extent.end()))?;
    let text = &layers.article().text;
    let rest = clip(text, extent.end(), sentence.end().min(extent.end() + AFTER))?;
    let marks = text[rest].find(char::is_alphanumeric)?;
    text.span(rest.start() + marks..rest.end())
}

/// What stands before `cue` in the sentence that it begins in, up to its last word.
pub(super) fn lead_of_sentence(layers: &Layers, cue: Span) -> Option<Span> {
    let sentences = layers.sentences();
    let sentence = sentences.get(sentences.partition_point(|sentence| sentence.end() <= cue.start()))?;
    let text = &layers.article().text;
    let lead = clip(text, sentence.start(), cue.start())?;
    let words = text[lead].trim_end_matches(|character: char| !character.is_alphanumeric());
    text.span(lead.start()..lead.start() + words.len())
}

/// The text from `start` to `end`, less what would split a character.
fn clip(text: &Text, start: usize, end: usize) -> Option<Span> {
    let is_whole = |place: &usize| text.as_str().is_char_boundary(*place);
    let start = (start..).find(is_whole)?;
    let end = (0..=end.min(text.as_str().len())).rev().find(is_whole)?;
    text.span(start..end)
}
