//! The table of acts: which words of cue and content make which. The order is that of the labelling guideline: what is rarer and
//! says more comes first.

use std::sync::LazyLock;

use sayso_core::{Act, Quotation};

use super::lexicon::{CLAIMED, GIVEN, KEPT_FROM, OFFERED, UNTRUE, WRONG};
use crate::patterns::Pattern;

/// One way to tell an act. Every pattern that is there must be found.
pub(super) struct Rule {
    pub(super) act: Act,
    /// What people read.
    pub(super) name: &'static str,
    /// Whether its words are so plain that it stands whatever the weights say, as it does for the acts that are left to rules.
    pub(super) is_plain: bool,
    /// Whether it is for negated cues, or for all others.
    pub(super) is_negated: bool,
    /// In the cue.
    pub(super) cue: Option<Pattern>,
    /// In the first words of the content.
    pub(super) head: Option<Pattern>,
    /// Anywhere in the beginning of the content.
    pub(super) opening: Option<Pattern>,
    /// In the beginning of its main clause.
    pub(super) clause: Option<Pattern>,
    /// In the sentence before the cue.
    pub(super) lead: Option<Pattern>,
    /// In the rest of the sentence, after the attribution.
    pub(super) rest: Option<Pattern>,
    /// Not in the first words of the content.
    pub(super) unless: Option<Pattern>,
    pub(super) quotation: Option<Quotation>,
}

/// A rule as it is written down; what is left out is empty.
struct Written {
    act: Act,
    name: &'static str,
    is_plain: bool,
    is_negated: bool,
    cue: &'static str,
    head: &'static str,
    opening: &'static str,
    clause: &'static str,
    lead: &'static str,
    rest: &'static str,
    unless: &'static str,
    quotation: Option<Quotation>,
}

const RULE: Written = Written {
    act: Act::Assert,
    name: "",
    is_plain: false,
    is_negated: false,
    cue: "",
    head: "",
    opening: "",
    clause: "",
    lead: "",
    rest: "",
    unless: "",
    quotation: None,
};

/// A try to get an answer.
const REQUEST: &str = "requests?|quer(?:y|ies)|inquir(?:y|ies)|enquir(?:y|ies)|calls?|messages?|e-?mails?|questions?|letters?|texts?\
                       |phone|attempts?|comment|reporters?";

/// What is not done by those who decline.
const ANSWERING: &str = "comment|answer|say|discuss|respond|speak|talk|elaborate|confirm|name|identify|give|provide|specify\
                         |disclose|reveal|take (?:any )?questions|explain|address|define|spell out|quantify|weigh in|describe|share|release|be (?:interviewed\
                         |named|identified|quoted|drawn|specific|more specific)|offer|go into|detail|make|reply|tell|state|clarify\
                         |expand|speculate|engage|commit|indicate|predict|acknowledge|characterize|publicly";

/// What is not done by those who refuse to answer. To give, to name and to offer is more than to tell.
const TELLING: &str = "comment|cooperate|enter a plea|answer|say|discuss|respond|speak|talk|elaborate|confirm|deny|name|identify|specify|disclose|reveal\
                       |take (?:any |further |more )?questions|explain|define|spell out|quantify|weigh in|describe\
                       |be (?:interviewed|named|identified|quoted|drawn|specific|more specific|questioned)|go (?:into|on the record)|detail|reply\
                       |tell|state|clarify|expand|speculate|divulge|speak publicly";

/// What is told by those who answer: “refused to give *details*”.
const TOLD: &str = "(?:(?:an?|any|further|more|other|the|his|her|its|their) )?(?:\\w+ ){0,2}?(?:details?|specifics|information|comments?|statements?|remarks?|interviews?\
                    |names?|figures?|numbers?|reasons?|explanations?|examples?|answers?|dates?|timelines?|updates?|responses?|estimates?|opinions?)";

/// Papers and the like, which tell something to those who get them.
const PAPERS: &str = "(?:it|them|(?:(?:an?|any|the|his|her|its|their|those|these|copies of|a copy of|the rest of) ){0,2}(?:\\w+ ){0,2}?(?:documents?|records?|files?|e-?mails?|papers?|data\
                      |footage|tapes?|recordings?|evidence|proof|lists?|returns|transcripts?|letters?|cop(?:y|ies)|minutes|notes|thread|receipts?|messages?|reports?|accounts))";

/// Words before a noun that tell which or whose.
const DETERMINER: &str = "(?:an?|the|any|all|both|every|each|his|her|its|their|our|my|your|this|that|such|these|those|another|several\
                          |repeated|multiple|two|three|(?:\\w+ ){0,4}?\\w+'s?)";

/// What may follow a noun that ends what is denied or turned down. A verb does not: “denied *the request* had been made” is of a claim.
const ENDED: &str = "(?:$|,? (?:for|to|of|by|from|on|in|at|after|before|last|this|and|but|until|without|over|because|during|when|while|with\
                     |under|made|\\w+day)\\b)";

/// Those who speak for themselves, at the beginning of what they say.
const SPEAKER: &str = "^(?:(?:well|no|look|so|but|and|listen|yes|again|first),? )*(?:i|we)";

/// What makes their denying no less plain: “we *must* deny”.
const INTENT: &str = "(?:'d| would| do| must| can only| want to| wish to| continue to)?";

/// Whom a matter is not discussed with by those who decline, and words that only look so: “with regard to”.
const REPORTERS: &str =
    "(?:reporters|journalists|(?:the )?(?:press|media|newspapers?)|us|outsiders|regard|respect|reference)";

/// What may stand between them and a word of denying, but no “not”.
const STRONGLY: &str = "(?: (?:\\w+ly|always|also|again|once again|both|all|still))";

/// What is denied, and not turned down.
const CLAIM: &str = "(?:an?|the|that|this|these|those|any|all|such|his|her|its|their|\\w+'s?|both|as|claims?|reports?|allegations?|accusations?\
                     |suggestions?|charges?)?[^.;]{0,60}?\\b(?:claims?|reports?|reporting|allegations?|accusations?|suggestions?\
                     |suspicions?|speculations?|rumou?rs?|stor(?:y|ies)|notions?|ideas?|charges?|assertions?|insinuations?|narratives?\
                     |findings|account|theor(?:y|ies)|news|nonsense|lies?|fake|false|untrue|baseless|premise|characteri[sz]ations?\
                     |comparisons?|contentions?|conclusions?|talk|labels?|criticisms?|concerns?|questions?|controvers(?:y|ies))";

/// Cues that deny.
const DENYING: &str = "den(?:y|ies|ied|ying|ials?)|disput(?:e|es|ed|ing)|contest(?:s|ed|ing)?|reject(?:s|ed|ing)?|disagree(?:s|d|ing)?|refut(?:e|es|ed|ing)\
                       |tak(?:es?|ing) (?:\\w+ )?(?:issue|exception) (?:with|to)|took (?:\\w+ )?(?:issue|exception) (?:with|to)|challeng(?:e|es|ed|ing)|quibbl\\w+|object(?:s|ed|ing)? to";

/// A negated cue that would deny without what negates it, in itself or outside of it. “Did not confirm or deny” is none.
const UNDENIED: &str = "^(?:(?:and|but|also|did|does|do|has|have|had|would|will|could|can|is|are|was|were|been|being|to|not|never|no longer|cannot|without|\\w+n't\
                        |\\w+ly|even|ever|stop(?:s|ped|ping)? short of|fail(?:s|ed|ing)? to|yet to) ){0,5}\
                        (?:DENYING|contradict(?:s|ed|ing)?|rebut(?:s|ted|ting)?|repudiat(?:e|es|ed|ing))(?: \\w+ly| outright| that)?$";

/// A cue that would confirm, were its source not nobody.
const UNCONFIRMED: &str = "^(?:(?:has|have|had|did|does|do|could|can|to|been|ever|\\w+ly) ){0,4}(?:confirm(?:s|ed)?|acknowledg(?:e|es|ed)|admit(?:s|ted)?\
                           |conced(?:e|es|ed)|corroborat(?:e|es|ed)|verif(?:y|ies|ied))$";

/// A cue that would tell, were its source not nobody: “none of them *would say*”.
const UNTOLD: &str = "^(?:would|will) (?:\\w+ly )?(?:comment|elaborate|say|reveal|confirm|explain|name|identify|discuss|disclose|specify|speak|talk|answer|tell\
                      |speculate|respond|be drawn)(?: \\w+)?$";

/// A cue that would tell of an answer, were its source not nobody.
const UNREACHED: &str = "^(?:was|were|is|are|(?:has|have|had) been) (?:\\w+ly )?(?:available|reachable)(?: (?:for|to) comment)?$\
                         |^(?:could|can) (?:\\w+ly )?be (?:\\w+ly )?reached(?: (?:for|to) comment)?$";

/// What is told by those who tell no more: “to comment *beyond confirming that*”.
const BEYOND: &str = "(?:beyond|except|other than|apart from|aside from) (?:(?:to|for|by) )?(?:confirm(?:ing)?|acknowledg(?:e|ing)|admit(?:ting)?)";

/// What grants the rest of what was denied. Its subject is the one who denies, or a pronoun.
const GRANTED: &str = "^(?:but|though|although|while|even as|yet) (?:(?:he|she|they|it|we|i|also|do|does|did|has|have|had|\\w+ly|later|now) ){0,4}\
                       (?:acknowledg\\w+|admit\\w*|conced\\w+|confirm\\w*|accept\\w*|agree[ds]?|grant(?:s|ed)|allow(?:s|ed)|recogni[sz]e[ds]?\
                       |(?:not|n't|stopped short of) (?:deny(?:ing)?|disput\\w+|contest\\w*|rul\\w+ out|address\\w*)\
                       |sa(?:id|ys) (?:that )?(?:he|she|they|it) (?:did|may have|might have|could have)\\b)";

/// The same before what is denied: “while admitting …”, “acknowledged … but”.
const GRANTS: &str = "acknowledging|admitting|conceding|granting|accepting|recogni[sz]ing\
                      |(?:acknowledge[sd]?|admits?|admitted|concedes?|conceded|confirm(?:s|ed)|grant(?:s|ed)|accept(?:s|ed)|recogni[sz]e[sd]|allow(?:s|ed) that)\\b[^.;]*\\b\
                      (?:but|though|although|yet|while|even as|and)(?: (?:he|she|they|it|we|i|also|has|have|had|did|\\w+ly|then))*$";

/// Cues that grant something.
const GRANTING: &str = "acknowledg\\w+|admit\\w*|conced\\w+|confirm(?:s|ed)?|accept(?:s|ed)?|grant(?:s|ed)|allow(?:s|ed)|recogni[sz]e[sd]?|agree[sd]?";

/// Cues of those who say no more than that it is so.
const SAYING: &str = "said|says?|saying|add(?:s|ed)|insist\\w*|maintain\\w*|stress\\w*|argu\\w*|told|tells?|claim(?:s|ed)|respond\\w*|repl(?:y|ies|ied)";

/// Words that set a part of what was said apart.
const PART: &str = "^(?:only )?(?:(?:parts?|some|much|most|many|all but|aspects?|certain|elements?|portions?|details?|one|several|a few)\
                    (?: \\w+)? of|(?:some|certain|parts?|aspects|portions|elements|details|several)\\b|the (?:others?|remaining)\\b|how (?:many|much|often|long|old)\\b|(?:the|that|this|his|her|its|their|any) (?:\\w+ )?(?:parts?|aspects?|portions?|elements?|sections?|bits?) (?:of|about|where|that|in which))";

/// What can be called by other words, and counted otherwise, while the rest stands.
const DETAIL: &str = "^(?:(?:the |a )?(?:\\w+ ){0,2}\\w+'s? )?(?:the |its |his |her |their |that |this |a )?(?:exact |precise |total |reported |official |given |stated |claimed |alleged )?\
                      (?:number|date|figures?|amount|sum|size|scale|extent|degree|timing|timeline|chronology|wording|words?|phrase|phrasing|terminology|details?\
                      |descriptions?|characteri[sz]ations?|portrayals?|depictions?|framing|interpretation|headline|tone|emphasis|severity|magnitude|price|cost|length|order|sequence|percentage|tally|count|toll|estimates?)";

/// What somebody calls a claim of which he lets something stand.
const OVERDONE: &str = "(?:an? |gross |wild )+exaggeration|(?:is|was|are|were|been|as|wildly|grossly|vastly|much|highly) exaggerated|exaggerations|overstated|overstatements?|overblown|overdone|blown out of (?:all )?proportion|half[- ]truths?|half[- ]true|oversimplif\\w+|cherry[- ]picked|one-sided|embellish\\w+|lack(?:s|ed|ing) context|incomplete\
                        |(?:partly|partially|only half|(?:only )?in part|not (?:entirely|completely|wholly|fully|quite|exactly|altogether|strictly|totally|necessarily)|n't (?:entirely|completely|wholly|fully|quite|exactly|altogether|strictly|totally|necessarily))\
                         (?:true|false|accurate|inaccurate|correct|right|wrong|fair|so|the case|the way|how|what|as)|not the (?:whole|full|entire) (?:story|truth|picture)|not (?:all|everything) of? ?(?:it|that|this|them|what|the \\w+|they|he|she)|somewhere in between|n't the (?:whole|full|entire) (?:story|truth|picture)";

/// Words for saying nothing.
const SILENT: &str = "(?:kept|keeps?|keeping|maintain(?:s|ed|ing)?|opted for|preserved|preserves) (?:\\w+ ){0,4}?(?:silen(?:ce|t)|counsel|mum|quiet)\
                      |(?:stay(?:s|ed|ing)?|remain(?:s|ed|ing)?|been|gone|went|was|were|is) (?:\\w+ ){0,2}?(?:silent|mum|tight-lipped|quiet)\
                      |(?:made|making|issued) no (?:public )?(?:comment|remarks?|statement)s?|(?:offered|offers?|given) no (?:\\w+ ){0,2}?(?:statement|reaction|explanation)s?|(?:says|said|saying) (?:almost |next to )?nothing\
                      |(?:avoid(?:s|ed|ing)?|refrain(?:s|ed|ing)? from) (?:\\w+ )?(?:comment(?:ing)?|speaking|addressing|weighing in)";

/// How somebody would speak up.
const SPEAKING: &str = "comment(?:ed|ing)?|respon(?:d|ded|ding)|spoken|speak|address(?:ed|ing)?|weigh(?:ed|ing)? in|answer(?:ed)?|react(?:ed)?\
                        |(?:ma(?:ke|de)|issued?|released?|giv(?:e|en)|offer(?:ed)?|provided?) (?:any|an?|its|his|her|their|no) (?:\\w+ )?(?:comment|remarks?|statement|response|reaction|explanation)";

/// Verbs and adjectives after which a clause tells what is wanted of somebody.
const WANTED: &str = "should|must|ought to|needs? to|has to|have to|had better|got to|be required to|let's|please|it(?:'s| is) time (?:to|for)";

const RULES_WRITTEN: &[Written] = &[
    Written {
        act: Act::NoReply,
        name: "an answer was sought and did not come",
        is_negated: true,
        cue: "(?:r[aiu]ng|call(?:ed)?|phoned?|get|got(?:ten)?|wr(?:ite|ote|itten)|c[ao]me) back(?: .*)?|(?:respond|repl(?:y|ied)|answer(?:ed)?|return(?:ed)?|react(?:ed)?)\\w* .*(?:REQUESTED)",
        ..RULE
    },
    Written {
        act: Act::NoReply,
        name: "an answer was sought and did not come",
        is_negated: true,
        cue: "(?:respond|repl(?:y|ied)|answer(?:ed)?|return(?:ed)?|responded)(?: \\w+)?|(?:be |immediately )*reached?|available",
        head: REQUEST,
        ..RULE
    },
    Written {
        act: Act::NoCommentYet,
        name: "nothing has been said, and nobody says that it was asked for",
        is_negated: true,
        cue: "(?:(?:has|have|had)(?:n't)?|yet)\\b.*(?:SPEAKING)(?: \\w+){0,2}",
        unless: "requests?|inquir(?:y|ies)|enquir(?:y|ies)|quer(?:y|ies)|calls?|messages?|e-?mails?|questions?|whether|so",
        ..RULE
    },
    Written {
        act: Act::NoCommentYet,
        name: "nothing has been said, and nobody says that it was asked for",
        is_negated: true,
        cue: "(?:(?:has|have|had)(?:n't)?|yet)\\b.*said",
        unless: "request|whether|if|how|when|what|who|why|that|anything|much|something|so|he|she|they|we|it",
        ..RULE
    },
    Written {
        act: Act::NoCommentYet,
        name: "nothing has been said, and nobody says that it was asked for",
        is_negated: true,
        cue: "(?:has|have|had) (?:\\w+ )?yet to (?:say|issue|comment|speak|address|make)|(?:has|have|had)(?: not|n't) (?:\\w+ ){0,2}(?:said (?:anything|a word)|let on)",
        unless: "request",
        ..RULE
    },
    Written {
        act: Act::NoCommentYet,
        name: "nothing has been said, and nobody says that it was asked for",
        is_negated: true,
        cue: "(?:has|have|had)(?: not|n't) (?:\\w+ ){0,2}said",
        head: "^(?:whether|how|when|if|what|who|where|why)",
        ..RULE
    },
    Written {
        act: Act::Decline,
        name: "nothing was said to those who asked",
        cue: SILENT,
        rest: "^(?:\\w+ ){0,2}(?:when|after being|if) (?:\\w+ )?(?:asked|contacted|reached|approached|pressed|questioned)",
        ..RULE
    },
    Written {
        act: Act::Decline,
        name: "nothing was said to those who asked",
        cue: "(?:silent|silence|mum|nothing|quiet|tight-lipped|hung up)\\b.*(?:when|if) (?:\\w+ )?(?:asked|contacted|reached|approached|pressed|questioned)",
        ..RULE
    },
    Written {
        act: Act::Decline,
        name: "nothing was said to those who asked",
        cue: SILENT,
        lead: "^(?:(?:when|if) )?(?:asked|contacted|reached|approached|pressed|questioned)",
        ..RULE
    },
    Written {
        act: Act::NoCommentYet,
        name: "nothing has been said, and nobody says that it was asked for",
        cue: "(?:was|is|were|came|has been|had been) no (?:\\w+ ){0,2}(?:comment|reaction|word|response|statement)s? (?:so far |yet )?(?:from|by)|(?:nothing|not a word) (?:was |has been |had been )?(?:heard )?from",
        ..RULE
    },
    Written {
        act: Act::NoCommentYet,
        name: "nothing has been said, and nobody says that it was asked for",
        cue: SILENT,
        unless: "request|questions?",
        ..RULE
    },
    Written {
        act: Act::NoCommentYet,
        name: "nothing has been said, and nobody says that it was asked for",
        is_negated: true,
        cue: "(?:was|is|were|came|has been|had been) no (?:\\w+ ){0,2}(?:confirmation|denial)s? (?:so far |yet )?(?:from|by)",
        ..RULE
    },
    Written {
        act: Act::Assert,
        name: "there is no confirmation",
        is_negated: true,
        cue: "no (?:\\w+ ){0,2}(?:confirmation|acknowledge?ment|admission|denial)s?",
        ..RULE
    },
    Written {
        act: Act::NoReply,
        name: "an answer was sought, and none is told",
        cue: "^(?:has|have) (?:\\w+ ){0,2}?been (?:\\w+ ){0,2}?(?:approached|contacted)(?: for)?$",
        ..RULE
    },
    Written {
        act: Act::NoReply,
        name: "an answer was sought and did not come",
        is_negated: true,
        cue: "(?:did|does|do|was|were|could)(?: not|n't).*(?:respond|reply|return|reached|available|contacted|located|traced|pick(?:ing)? up|come to the (?:door|phone|telephone))(?: \\w+)?",
        ..RULE
    },
    Written {
        act: Act::NoReply,
        name: "an answer was sought and did not come",
        is_negated: true,
        cue: UNREACHED,
        ..RULE
    },
    Written {
        act: Act::NoReply,
        name: "an answer was sought and did not come",
        cue: "(?:went|were|was|remained) (?:unanswered|unreturned)",
        ..RULE
    },
    Written {
        act: Act::NoReply,
        name: "an answer was sought and did not come",
        cue: "unavailable|went unanswered|(?:went|were|was) unreturned|ignored|silent|silence",
        head: REQUEST,
        ..RULE
    },
    Written {
        act: Act::NoReply,
        name: "an answer was sought and did not come",
        is_negated: true,
        cue: "(?:(?:has|have|had)(?:n't)?|yet)\\b.*(?:repl(?:y|ied)|acknowledged? (?:the|our|an?|any))",
        ..RULE
    },
    Written {
        act: Act::NoReply,
        name: "an answer was sought and did not come",
        cue: "(?:gave|sent|made|offered|received|provided) no (?:\\w+ )?(?:answer|reply|response)s?",
        ..RULE
    },
    Written {
        act: Act::Assert,
        name: "what is not discussed with somebody is kept from no reporter",
        is_negated: true,
        cue: "(?:would|will|wo|could|can|ca|do|does)(?: not|n't) (?:\\w+ ){0,2}discuss",
        head: "^(?:\\w+(?:'s?)? ){1,8}?with \\w+",
        unless: "with REPORTERS",
        ..RULE
    },
    Written {
        act: Act::Decline,
        name: "an answer is refused",
        is_negated: true,
        cue: "(?:would|will|could|wo|did|does|do|is|was|were|has|have|had|ca|can)(?: not|n't) (?:\\w+ ){0,2}(?:comment|elaborate|discuss|specify|disclose\
              |identify|provide details|share|offer (?:\\w+ )?details|give (?:\\w+ )?details|go into|speculate|answer|address|take questions|weigh in|divulge|clarify|commenting|discussing)(?: \\w+)?",
        ..RULE
    },
    Written {
        act: Act::Decline,
        name: "an answer is refused",
        is_negated: true,
        cue: "(?:would|will|wo)(?: not|n't) (?:\\w+ )?(?:say|reveal|confirm|explain|release|name|tell|talk|speak|respond|be drawn)(?: \\w+)?",
        ..RULE
    },
    Written { act: Act::Decline, name: "an answer is refused", is_negated: true, cue: UNTOLD, ..RULE },
    Written {
        act: Act::Confirm,
        name: "no more is told than that it is so",
        cue: "(?:declin|refus)(?:e|es|ed|ing)",
        head: "^to (?:\\w+ly )?(?:comment|elaborate|speak|say (?:more|anything)|answer questions)(?: further| publicly)? BEYOND",
        ..RULE
    },
    Written {
        act: Act::Confirm,
        name: "no more is told than that it is so",
        cue: "(?:declin|refus)(?:e|es|ed|ing) to (?:\\w+ly )?(?:comment|elaborate|speak|say (?:more|anything)|answer questions)(?: further| publicly)? BEYOND",
        ..RULE
    },
    Written {
        act: Act::Decline,
        name: "an answer is refused",
        cue: "declin\\w+ (?:(?:\\w+ )?to (?:\\w+ly )?(?:ANSWERING)|(?:\\w+ )?(?:an?y?|further|all) (?:\\w+ )?(?:comments?|interviews?|requests?|questions?|statements?|details?|information))(?: .*)?",
        unless: "back down|step down|rule out|to support|to endorse",
        ..RULE
    },
    Written {
        act: Act::Decline,
        name: "an answer is refused",
        cue: "declin\\w+",
        head: "^(?:to (?:\\w+ly )?(?:ANSWERING)|comment|requests? for|(?:an? |any |repeated |multiple |several |our )?(?:interview|comment|request)|further comment)",
        ..RULE
    },
    Written {
        act: Act::Decline,
        name: "an answer is refused",
        cue: "refus\\w+ (?:(?:\\w+ )?to (?:\\w+ly )?(?:TELLING)|(?:\\w+ )?(?:any?|further|all) (?:\\w+ )?(?:comments?|interviews?|questions?|statements?|details?|information))(?: .*)?",
        ..RULE
    },
    Written {
        act: Act::Decline,
        name: "an answer is refused",
        cue: "refus\\w+",
        head: "^(?:(?:to (?:\\w+ly )?(?:TELLING|(?:give|provide|offer|share|release|make|grant|do) TOLD))|(?:any |further |all )?comment|(?:an? |any |all |repeated |multiple |several |our |further )?(?:interviews?|questions|details)\\b\
               |(?:\\w+ ){0,3}?requests? (?:for|to) (?:\\w+ ){0,3}?(?:comment|interviews?|information|details|speak|talk|be (?:interviewed|quoted)))",
        ..RULE
    },
    Written {
        act: Act::Decline,
        name: "an answer is refused",
        cue: "refus\\w+ (?:\\w+ )?to (?:\\w+ly )?(?:give|provide|offer|share|release|make|grant|do)",
        head: "^TOLD",
        ..RULE
    },
    Written {
        act: Act::Decline,
        name: "what would tell is not shown",
        cue: "refus\\w+",
        head: "^to (?:\\w+ly )?(?:produce|show|hand over|release|publish|provide|turn over|share|supply|make public) PAPERS",
        ..RULE
    },
    Written {
        act: Act::Decline,
        name: "what would tell is not shown",
        cue: "refus\\w+ (?:\\w+ )?to (?:\\w+ly )?(?:produce|show|hand over|release|publish|provide|turn over|share|supply|make public)",
        head: "^PAPERS",
        ..RULE
    },
    Written {
        act: Act::Decline,
        name: "an answer is refused",
        cue: "no comment|kept silent|remain(?:ed|s) silent|demur(?:red|s)|tight-lipped|mum|pleaded the fifth",
        ..RULE
    },
    Written {
        act: Act::Decline,
        name: "the content is that there is no comment",
        clause: "^(?:no comment|i(?:'m| am) not going to (?:comment|answer|discuss|get into)|i (?:won't|will not|can't|cannot) (?:comment|discuss|answer)|i have no comment)",
        ..RULE
    },
    Written {
        act: Act::Decline,
        name: "the content is that there is no comment",
        cue: SAYING,
        clause: "(?:(?:do|does|would|will|can|could)(?: not|n't)|cannot|can't|won't) (?:\\w+ly )?discuss (?:\\w+(?:'s?)? ){0,8}?with REPORTERS",
        ..RULE
    },
    Written {
        act: Act::Assert,
        name: "what is not discussed with somebody is kept from no reporter",
        cue: SAYING,
        clause: "(?:(?:do|does|would|will|can|could)(?: not|n't)|cannot|can't|won't) (?:\\w+ly )?discuss (?:\\w+(?:'s?)? ){0,8}?with",
        ..RULE
    },
    Written {
        act: Act::Decline,
        name: "the content is that there is no comment",
        cue: SAYING,
        clause: "(?:do|does|did|would|will|can|could)(?: not|n't) (?:\\w+ly )?comment|(?:do|does|would|will|can|could)(?: not|n't) (?:\\w+ly )?discuss|(?:cannot|can't|won't) (?:comment|discuss)|never (?:comments?|discuss(?:es)?)|it never commented|it did(?: not|n't) discuss (?:\\w+ )?\\w+$|nothing (?:further |more |else )?to (?:add|say)|no (?:further |more )?comment|(?:wrong|improper|inappropriate|premature|too early|too soon) (?:for \\w+ )?to (?:speculate|answer|comment|say|discuss)",
        ..RULE
    },
    Written {
        act: Act::Decline,
        name: "an answer is refused",
        cue: "(?:neither|nor) (?:confirm(?:ed)?|den(?:y|ied))(?: (?:or|nor) (?:den(?:y|ied)|confirm(?:ed)?))?",
        ..RULE
    },
    Written { act: Act::Assert, name: "it is not denied", is_negated: true, cue: UNDENIED, ..RULE },
    Written { act: Act::Assert, name: "nobody confirms it", is_negated: true, cue: UNCONFIRMED, ..RULE },
    Written {
        act: Act::Deny,
        name: "it is not believed",
        cue: "refus\\w+ to (?:accept|believe)",
        head: "^(?:that|this|it|them)$|^(?:DETERMINER (?:\\w+ ){0,2}?)?(?:CLAIMED)",
        ..RULE
    },
    Written {
        act: Act::Assert,
        name: "what is refused is a deed, and no answer",
        cue: "refus\\w+ (?:\\w+ )?to .*",
        ..RULE
    },
    Written {
        act: Act::Assert,
        name: "what is refused is a deed, and no answer",
        cue: "refus\\w+",
        head: "^to \\w+",
        ..RULE
    },
    Written {
        act: Act::Assert,
        name: "what is refused was asked for or offered",
        cue: "refus\\w+",
        head: "^(?:DETERMINER (?:\\w+ ){0,2}?)?(?:GIVEN|OFFERED)ENDED",
        ..RULE
    },
    Written {
        act: Act::Assert,
        name: "an offer or a wish is turned down",
        cue: "reject(?:s|ed|ing|ion of)?|rebuff(?:s|ed|ing)?|spurn(?:s|ed|ing)?",
        head: "^(?:DETERMINER (?:\\w+ ){0,2}?)?(?:GIVEN|OFFERED)ENDED",
        unless: "(?:CLAIMED)|interview|interviewed|comment|that (?:he|she|it|they|the)",
        ..RULE
    },
    Written {
        act: Act::Assert,
        name: "what is denied is a thing that is granted",
        cue: "den(?:y|ies|ied|ying)",
        head: "^(?:DETERMINER (?:\\w+ ){0,2}?)?(?:GIVEN)ENDED",
        unless: "^any|that|was|were|is|are|had|has|have|did|ever|claims?|allegations?|reports?",
        ..RULE
    },
    Written {
        act: Act::Assert,
        name: "somebody is denied a thing that is granted",
        cue: "den(?:y|ies|ied|ying)",
        head: "^(?:him|them|us|me|you|her|himself|herself|themselves)(?: (?:an?|another|the|any|more|further|all|their|his|its)(?: \\w+){0,2}?)? (?:GIVEN|KEPT_FROM)ENDED",
        ..RULE
    },
    Written {
        act: Act::Assert,
        name: "somebody is denied a thing that is granted",
        cue: "den(?:y|ies|ied|ying)",
        head: "^(?:(?:the|its|his|her|their|our|many|some) \\w+|(?-i:[A-Z])\\w+\\.?(?: (?-i:[A-Z])\\w+){0,3})(?: (?:an?|another|the|any|more|further|his|her|its|their)(?: \\w+){0,2}?)? (?:GIVEN|KEPT_FROM)ENDED",
        unless: "that|was|were|is|are|had|has|have|did|ever|claims?|allegations?|reports?",
        ..RULE
    },
    Written {
        act: Act::Assert,
        name: "somebody is kept from a goal",
        cue: "den(?:y|ies|ied|ying)",
        head: "with (?:an?|another|two|his|her) (?:\\w+ ){0,3}?(?:saves?|stops?|blocks?|tackles?|clearances?)",
        ..RULE
    },
    Written {
        act: Act::Assert,
        name: "somebody is sent away, and no claim",
        cue: "dismiss(?:es|ed|ing)?",
        head: "^(?:(?:an?|the|its|his|her|their|our|two|three|four|five|several) )?(?:\\w+ ){0,2}?(?:(?:manager|captain|minister|director|officer|teacher|employee|worker|official|adviser|aide|ambassador|general|commander\
               |editor|trainer|nurse|doctor|driver|juror|chief)s?|coach(?:es)?|boss|secretary|staff|chairman|chairwoman|jury|head of \\w+|chief executive)(?: (?-i:[A-Z])\\w+){0,2}(?:$|,? (?:after|over|for|from|on|in|at|last|this|following|amid|when|and|because|\\w+day)\\b)",
        unless: "as|claims?|allegations?|reports?|suggestions?|criticisms?|talk|rumou?rs?|concerns?|fears?|calls?",
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "a part is denied",
        cue: "(?:partly|partially|in part) (?:DENYING)|(?:DENYING) (?:in part|partly|partially)",
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "what is denied is the intent",
        cue: "den(?:y|ies|ied|ying)|disput\\w+|reject(?:s|ed|ing)?|insist\\w*|maintain\\w*",
        head: "(?:any|no|without|not|acting|doing|did|had|done|was|were|been|that|it|so|this)\\b.{0,30}\\b(?:intent(?:ion(?:s|al|ally)?)?|deliberate(?:ly)?|knowingly|on purpose|malice|premeditat\\w+)",
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "a part is admitted, and a part not",
        cue: "plead(?:s|ed|ing)?|pled",
        opening: "^guilty\\b.{1,120}\\bnot guilty|not guilty\\b.{1,120}\\b(?:but|and|while|though) (?:\\w+ ){0,2}guilty",
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "a part is admitted, and a part not",
        cue: "(?:plead(?:s|ed|ing)|pled) guilty",
        opening: "not guilty",
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "a part is denied",
        cue: DENYING,
        head: PART,
        unless: "(?:one|some|any) (?:thing|way|day)|somebody|someone|law|bill|order|polic(?:y|ies)|plan|deal|proposal|ballots|votes|people",
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "how it was told is disputed",
        cue: "disput\\w+|contest(?:s|ed|ing)?|object(?:s|ed|ing)? to|tak(?:es?|ing) (?:\\w+ )?(?:issue|exception) (?:with|to)|took (?:\\w+ )?(?:issue|exception) (?:with|to)|quibbl\\w+|correct(?:s|ed|ing)|challeng(?:es|ed|ing)|pushe[sd] back",
        head: "^(?:on |against )?(?:how|the way)\\b.{0,60}\\b(?:describ\\w+|characteri[sz]\\w+|portray\\w+|depict\\w+|phras\\w+|word\\w*|put|reported|told|presented|framed)",
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "a part is denied",
        cue: DENYING,
        head: DETAIL,
        unless: "report|claim|allegation|stor(?:y|ies)|accus\\w+|charge|suggest\\w+|that",
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "the rest is granted",
        cue: DENYING,
        opening: "(?:but|though|although) (?:(?:he|she|they|it|also|has|have|had|\\w+ly) ){0,3}(?:acknowledg\\w+|admit\\w*|conced\\w+|confirm\\w*|accept\\w*|agree\\w*|grant\\w*|allow\\w*|not (?:the|that|a|an|any|all|his|her|its|their|to))",
        ..RULE
    },
    Written { act: Act::PartlyDeny, name: "the rest is granted", cue: DENYING, rest: GRANTED, ..RULE },
    Written {
        act: Act::PartlyDeny,
        name: "the rest is granted",
        cue: GRANTING,
        opening: "(?:but|though|although|yet|while)(?: that)? (?:\\w+ ){0,4}(?:not|no|never|nothing|nobody|none|\\w+n't|den(?:y|ies|ied|ying)|insist\\w*|disput\\w+|reject\\w*)|\\w+, not (?:an?|the|about|for|in|as|to|by|from|at|on|that|his|her|its|their)",
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "a part is called true, and a part not",
        cue: SAYING,
        opening: "(?:true|right|accurate|correct|so)\\b.{0,60}\\b(?:everything else|the rest|not (?:true|right|accurate|correct|so)|untrue|false|wrong|unfair|incorrect)|not (?:so much )?(?:wrong|false|untrue) (?:so much )?(?:as|but)",
        ..RULE
    },
    Written { act: Act::PartlyDeny, name: "the rest is granted", cue: DENYING, lead: GRANTS, ..RULE },
    Written {
        act: Act::PartlyDeny,
        name: "the rest is granted",
        cue: SAYING,
        clause: "no|not|never|nothing|none|nobody|\\w+n't",
        lead: GRANTS,
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "the rest is granted",
        cue: SAYING,
        clause: "no|not|never|nothing|none|nobody|\\w+n't",
        rest: GRANTED,
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "it is called overdone or misunderstood",
        cue: "call(?:s|ed|ing)?|describ(?:e|es|ed|ing)|label(?:s|l?ed|l?ing)?|brand(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|term(?:s|ed)",
        head: "OVERDONE|exaggerated",
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "it is called overdone or misunderstood",
        cue: "said|says?|saying|told|call\\w*|insist\\w*|maintain\\w*|respon\\w+|repl\\w+|argu\\w+|assur\\w+|protest\\w*|explain\\w*|counter\\w*|claim\\w*",
        clause: "(?:was|were|is|are|had been|has been|have been|been) (?:\\w+ ){0,2}(?:inflated|(?:taken|torn|ripped|lifted|pulled|quoted|cut|wrenched) (?:out of|from) (?:\\w+ )?context|misquoted in part|OVERDONE)|(?:OVERDONE)|(?:some|parts?|most|much) of (?:it|that|this|them|what \\w+|(?:the|these|those|his|her|their) \\w+) (?:is|was|are|were) (?:true|false|untrue|wrong|right|accurate|inaccurate)",
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "how it was told is disputed",
        clause: "(?:is|was|are|were) (?:the wrong|not the right) (?:word|term|expression|name|number|figure|sum|date|place|way to (?:put|say|describe))",
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "something is excepted",
        cue: "den(?:y|ies|ied|ying|ials?)|disput\\w+|contest(?:s|ed|ing)?|refut\\w+|maintain\\w*|insist\\w*|swears?|swore",
        head: "(?:any|all|no|not|nothing|none|never|everything|innocent)\\b.{0,80}\\b(?:except(?: for)?|other than|apart from|save for|beyond)",
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "less is granted than was claimed",
        cue: SAYING,
        clause: "not (?:quite |nearly |exactly )?(?:as|so) (?:\\w+ ){1,3}as (?:was |has been |had been |is )?(?:reported|claimed|alleged|described|portrayed|suggested|stated|said|it (?:seems|looks|sounds))\
                 |(?:more|less|fewer|smaller|lower|later|earlier|shorter|simpler|further|longer) (?:\\w+ ){0,3}than (?:what )?(?:was |were |has been |had been |is |are )?(?:reported|claimed|alleged|described|portrayed|suggested|stated|said)",
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "how it was told is disputed",
        cue: SAYING,
        clause: "(?:not|n't|never) (?:\\w+ ){0,3}(?:in (?:so many|those|these|such|quite those) words|in those terms)|(?:never|not|n't) (?:used?|said?|utter(?:ed)?) (?:the|that|those|these|such) (?:\\w+ )?(?:words?|phrase|term)|not (?:my|his|her|their|our) (?:exact )?words",
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "less is granted than was claimed",
        cue: DENYING,
        rest: "^(?:and )?(?:saying|said|says|insisting|adding|explaining|claiming|maintaining) (?:that )?(?:he|she|it|they|i|we|the \\w+) (?:had |has |have |was |were |is |are )?(?:only|merely|simply|just)",
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "less is granted than was claimed",
        cue: "said|says?|saying|told|insist\\w*|maintain\\w*|respon\\w+|repl\\w+|counter\\w*|correct\\w*|clarif\\w*|put",
        clause: "^(?:it|that|there|the (?:real |true |actual |correct )?(?:number|figure|sum|amount|total|cost)) (?:is|was|are|were|had been) (?:in fact |actually |really |much |far )?(?:fewer|less|lower|smaller|closer to|nearer)",
        ..RULE
    },
    Written {
        act: Act::PartlyDeny,
        name: "less is granted than was claimed",
        cue: "explain\\w*|clarif\\w*|respon\\w+|repl\\w+|insist\\w*|maintain\\w*|retort\\w*|counter\\w*|said|says|told|protest\\w*",
        clause: "^(?:he|she|they|it|i|we|(?:the |his |her |their |our )?\\w+) (?:had|has|have)? ?(?:merely|only ever|did nothing more than|did no more than)",
        ..RULE
    },
    Written {
        act: Act::Deny,
        name: "the speaker denies in so many words",
        is_plain: true,
        clause: "SPEAKER(?:INTENTSTRONGLY{0,3} deny|(?:'ve| have)STRONGLY{0,3} denied)",
        unless: "(?:deny|denied) (?:him|them|us|you|anyone|anybody|ourselves|people|children|nothing|(?:some|parts?|most|much|many) of)|(?:deny|denied) (?:\\w+ ){0,3}?(?:GIVEN)ENDED",
        ..RULE
    },
    Written {
        act: Act::Deny,
        name: "the speaker denies in so many words",
        is_plain: true,
        clause: "SPEAKERINTENTSTRONGLY{0,3} (?:dispute|refute|repudiate)(?: \\w+ly)?(?:$| (?:it|that|this)\\b| (?:DETERMINER (?:of )?(?:\\w+ ){0,2}?)?(?:CLAIMED))",
        ..RULE
    },
    Written {
        act: Act::Deny,
        name: "the speaker denies in so many words",
        is_plain: true,
        clause: "SPEAKER(?:INTENTSTRONGLY{0,3} reject|(?:'ve| have)STRONGLY{0,3} (?:rejected|refuted|disputed|repudiated))(?: \\w+ly)? (?:DETERMINER (?:of )?(?:(?:the|these|those|this) )?(?:\\w+ ){0,2}?)?(?:CLAIMED)",
        ..RULE
    },
    Written {
        act: Act::Deny,
        name: "the speaker turns it away",
        clause: "SPEAKER(?:'d| would| do| must)?STRONGLY{0,3} reject (?:that|this|it)(?:$|STRONGLY| and| as)",
        ..RULE
    },
    Written {
        act: Act::Deny,
        name: "a denial is given out",
        is_plain: true,
        cue: "issu(?:es|ed|ing)|releas(?:es|ed|ing)|put(?:s|ting)? out|gave|giv(?:es|en|ing)|made|mak(?:es|ing)|sent|sends|publish(?:es|ed)|repeat(?:s|ed|ing)?|reiterat(?:es|ed|ing)|st(?:ood|ands) by",
        head: "^(?:an?|the|his|her|its|their|another) (?:(?:\\w+ly|flat|strong|firm|categorical|blanket|swift|quick|public|formal|written|official|vehement|angry|terse|blunt|emphatic|outright|point-blank|robust|full|fresh|second|new|similar\
               |immediate|worded|detailed|fierce|forceful|vigorous|unequivocal|total|complete|absolute|earlier|brief|short|prompt|joint),? ){0,3}denials?(?:$|,? (?:of|that|to|on|in|from|through|by|at|saying|and|after|when|via|last|\\w+day)\\b)",
        ..RULE
    },
    Written {
        act: Act::Deny,
        name: "the cue denies",
        cue: "den(?:y|ies|ied|ying|ials?)|disput(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|rebut(?:s|ted|ting|tal)?|contradict(?:s|ed|ing)?|disavow(?:s|ed|ing|al)?\
              |repudiat\\w+|debunk(?:s|ed|ing)?|disclaim(?:s|ed|ing)?|takes? issue with|took issue with|shoots? down|shot down|knock(?:s|ed|ing)? down\
              |rubbish(?:ed|es)|scotch(?:ed|es)|poured cold water|(?:have|has|having|had) none of|beg(?:s|ged)? to differ|g(?:ives|ave|iving) the lie to\
              |disown(?:s|ed|ing)?|quash(?:es|ed|ing)?|belie[sd]|disbeliev\\w+|pleaded not guilty|plead(?:s|ed)? innocent|protest(?:s|ed) (?:his|her|their) innocence\
              |no recollection of|set(?:s|ting)? the record straight|correct(?:s|ed|ing)? the record|call(?:s|ed|ing)? (?:it |that |this |them )?(?:false|untrue|a lie|nonsense)",
        unless: "(?:^|the |a |an |his |her |their |its )(?:requests?|entry|bail|visas?|permission|motions?|petitions?|applications?|access|appeals?|funding|clearance\
                 |nomination|admission|service|coverage|claim to)",
        ..RULE
    },
    Written {
        act: Act::Deny,
        name: "a claim is turned away",
        cue: "dismiss(?:es|ed|ing)?|reject(?:s|ed|ing|ion)?|brush(?:es|ed|ing)? (?:off|aside)|push(?:es|ed|ing)? back|pushback|wav(?:es|ed|ing) (?:off|away|aside)\
              |scoff(?:s|ed|ing)?|laugh(?:s|ed|ing)? off|shrug(?:s|ged|ging)? off|swat(?:s|ted)? (?:away|down)|discount(?:s|ed|ing)?|disagree(?:s|d|ing)?|balk(?:s|ed)?|bristl\\w+|counter(?:s|ed|ing)?",
        head: CLAIM,
        ..RULE
    },
    Written {
        act: Act::Deny,
        name: "the answer is not guilty",
        cue: "plead(?:s|ed|ing)?|pled|enter(?:s|ed|ing)?|answer(?:s|ed)?",
        head: "not guilty|innocent",
        ..RULE
    },
    Written {
        act: Act::Deny,
        name: "a claim is turned away",
        cue: "dismiss(?:es|ed|ing)?|brush(?:es|ed|ing)? (?:off|aside)|scoff(?:s|ed|ing)?|denounc(?:e|es|ed|ing)|ridicul(?:e|es|ed|ing)|reject(?:s|ed|ing)",
        head: "(?:^(?:that|this|it|the whole|all of it|them)\\b|\\bas\\b).{0,60}(?:UNTRUE|joke|gossip|rumou?rs?|politics|distraction|stunt|speculation|talking points)",
        ..RULE
    },
    Written {
        act: Act::Deny,
        name: "a claim is called untrue",
        cue: "call(?:s|ed|ing)?|describ(?:e|es|ed|ing)|label(?:s|l?ed|l?ing)?|dubb(?:ed|ing)|term(?:s|ed|ing)?|brand(?:s|ed|ing)?|characteri[sz]\\w+",
        head: UNTRUE,
        ..RULE
    },
    Written {
        act: Act::Deny,
        name: "the content calls a claim untrue",
        clause: "^(?:(?:well|no|look|so|but|and|listen|that),? )*(?:(?:it|this|that|these|those|they|he|she|the|such|any|all|his|her|their|what|i think (?:it|that))\\b(?: \\w+){0,6} (?:is|was|are|were|'s|'re|has been|had been|have been) (?:\\w+ ){0,3}|there(?:'s| is| was| were| are) (?:\\w+ )?|it |i |we |he |she )?(?:UNTRUE)",
        ..RULE
    },
    Written {
        act: Act::Deny,
        name: "the answer is no",
        clause: "^(?:no,|no\\b$|absolutely not|not at all|that didn't happen|i (?:did not|didn't|never) (?:do|say|said|know|have|had|met|meet|ask|asked|touch\\w*|send|sent)|(?:i|we) have (?:never|nothing to do))",
        ..RULE
    },
    Written {
        act: Act::Assert,
        name: "it stands by what it said",
        clause: "(?:stood|stands?|standing) (?:\\w+ )?by",
        ..RULE
    },
    Written {
        act: Act::Confirm,
        name: "the plea is guilty",
        cue: "(?:plead(?:s|ed|ing)|pled) guilty",
        ..RULE
    },
    Written {
        act: Act::Confirm,
        name: "the plea is guilty",
        cue: "plead(?:s|ed|ing)|pled|enter(?:s|ed|ing)|chang(?:es|ed|ing)",
        head: "^(?:guilty|(?:an? |his |her |their )?(?:guilty pleas?|pleas? (?:of|to) guilty))",
        ..RULE
    },
    Written {
        act: Act::Confirm,
        name: "the cue confirms",
        cue: "confirm(?:s|ed|ing|ation)?|acknowledg(?:e|es|ed|ing|e?ment)|admit(?:s|ted|ting|tedly)?|admission|conced(?:e|es|ed|ing)|concession|corroborat\\w+|verif(?:y|ies|ied|ying)|own(?:s|ed)? up",
        ..RULE
    },
    Written {
        act: Act::Accuse,
        name: "the cue accuses",
        cue: "attack(?:s|ed|ing)?|blast(?:s|ed|ing)?|slam(?:s|med|ming)?|rip(?:s|ped|ping)(?: into)?|savag(?:es|ed|ing)|hammer(?:s|ed|ing)|skewer(?:s|ed|ing)|call(?:s|ed|ing)? out|rail(?:s|ed|ing) against|tak(?:es|ing) aim|took aim|accus\\w+|alleg(?:e|es|ed|ing|ations?|edly)|blam(?:e|es|ed|ing)|condemn(?:s|ed|ing|ation)?|denounc(?:e|es|ed|ing)|fault(?:s|ed|ing)|indict(?:s|ed|ment)\
              |excoriat\\w+|castigat\\w+|lambast\\w+|assail(?:s|ed|ing)?|complain(?:s|ed|ing)? of|charg(?:es|ed|ing) (?:that|with)|charged|implicat\\w+|incriminat\\w+|lash(?:es|ed|ing)? out|decr(?:y|ies|ied|ying)|sued|suing",
        ..RULE
    },
    Written {
        act: Act::Accuse,
        name: "somebody is called a wrongdoer",
        cue: "call(?:s|ed|ing)?|label(?:s|l?ed|l?ing)?|brand(?:s|ed|ing)?|dubb(?:ed|ing)|describ(?:e|es|ed|ing)|portray\\w*|attack(?:s|ed|ing)?|blast(?:s|ed|ing)?|slam(?:s|med|ming)?|rip(?:s|ped|ping)?|charg\\w+|claim(?:s|ed|ing)?",
        head: WRONG,
        ..RULE
    },
    Written {
        act: Act::Demand,
        name: "the cue asks or demands",
        cue: "demand(?:s|ed|ing)?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:\\w+ )?(?:for|on|upon)|order(?:s|ed|ing)?|ask(?:s|ed|ing)?|request(?:s|ed|ing)?|plead(?:s|ed|ing)?|begg(?:ed|ing)|begs?\
              |implor\\w+|appeal(?:s|ed|ing)? (?:to|for)|press(?:es|ed|ing) (?:for)?|recommend\\w*|advis(?:e|es|ed|ing)|encourag(?:e|es|ed|ing)|instruct(?:s|ed|ing)?|direct(?:s|ed|ing)|command(?:s|ed)?|exhort\\w*\
              |insist(?:s|ed|ing)? (?:on|upon)|lobb(?:y|ies|ied|ying)|propos(?:e|es|ed|ing|als?)|question(?:s|ed|ing)?|inquir(?:e|es|ed|ing)|wonder(?:s|ed|ing)?|petition(?:s|ed|ing)?|summon(?:s|ed)?|challeng(?:e|es|ed|ing)|quer(?:y|ied|ies)|push(?:es|ed|ing)? (?:for|to)|pitch(?:es|ed|ing)?|invit(?:e|es|ed|ing)|required?|requires|requiring|solicit\\w*|dar(?:es|ed|ing)",
        ..RULE
    },
    Written {
        act: Act::Demand,
        name: "somebody is told to do something",
        cue: "t(?:ell|ells|old|elling)|warn(?:s|ed|ing)?|want(?:s|ed|ing)?|would like|prefer(?:s|red)?",
        head: "^(?:\\w+ ){0,4}?(?:not )?to \\w+",
        unless: "^to (?:be|run|see|know|keep|make|win|have|get|do|go)",
        ..RULE
    },
    Written {
        act: Act::Demand,
        name: "the content asks a question",
        clause: "^(?:how|why|what|who|where|when|whose|which|is|are|do|does|did|can|could|would|will|have|has)\\b[^.!]*\\?$",
        quotation: Some(Quotation::Direct),
        ..RULE
    },
    Written {
        act: Act::Predict,
        name: "the cue foretells or promises",
        cue: "predict(?:s|ed|ing|ions?)?|expect(?:s|ed|ing|ations?)?|forecast(?:s|ed|ing)?|promis(?:e|es|ed|ing)|vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing)|plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|intentions?|threat(?:en(?:s|ed|ing)?|s)?\
              |project(?:s|ed|ing|ions?)|anticipat\\w+|commit(?:s|ted|ment)? (?:to|himself|herself)?|sw(?:ear|ears|ore)|guarantee(?:s|d|ing)?|aim(?:s|ed|ing)?|foresee(?:s|n)?|foresaw|is set to|on track|warn(?:s|ed|ing)? of|prophes\\w+|assur(?:e|es|ed|ing)|offer(?:s|ed|ing)? to|agree(?:s|d|ing)? to|decid(?:e|es|ed|ing) to|resolv(?:e|es|ed) to|bet(?:s|ting)?",
        ..RULE
    },
    Written {
        act: Act::Accuse,
        name: "the content tells of a wrong",
        clause: WRONG,
        cue: "alleg\\w*|claim\\w*|charg\\w*|tweet\\w*|said|says|say|told|declar\\w*|argu\\w*|wrote|insist\\w*|suggest\\w*|:",
        unless: "not|n't|never|deni\\w*",
        ..RULE
    },
    Written {
        act: Act::Demand,
        name: "the content tells what is wanted",
        clause: WANTED,
        unless: "(?:should|must)(?:n't| not)? have|should be able|should(?:n't| not) have",
        ..RULE
    },
    Written {
        act: Act::Predict,
        name: "the content is about what is to come",
        clause: "will|won't|shall|\\w*'ll|(?:is|are|'s|'re|'m|am|was|were|not) (?:\\w+ )?going to|gonna|(?:plans?|planned|intend\\w*|expect\\w*|hop(?:es|ed)|promis\\w+|vow\\w*) to",
        ..RULE
    },
    Written {
        act: Act::Predict,
        name: "it is feared or hoped that something will come",
        cue: "fear(?:s|ed|ing)?|worr(?:y|ies|ied|ying)|concern(?:s|ed)?|speculat\\w+|caution(?:s|ed|ing)?|warn(?:s|ed|ing|ings?)?|likely|bank on|is assured of",
        clause: "could|might|may|will|would|can",
        ..RULE
    },
    Written {
        act: Act::Predict,
        name: "the content is about what was still to come",
        clause: "would",
        quotation: Some(Quotation::Indirect),
        unless: "if|would have|would be (?:better|nice|good)|would rather|would like|would prefer",
        cue: "said|says|told|added|announced|announcing|warn\\w*|indicat\\w*|believ\\w*|insist\\w*|saying|telling|declar\\w*|suggest\\w*|according",
        ..RULE
    },
];

/// The rules in the order they are tried.
pub(super) static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let pattern = |words: &str| {
        let named = [
            ("UNTRUE", UNTRUE),
            ("ANSWERING", ANSWERING),
            ("REQUESTED", REQUEST),
            ("SPEAKING", SPEAKING),
            ("OVERDONE", OVERDONE),
            ("DENYING", DENYING),
            ("TELLING", TELLING),
            ("TOLD", TOLD),
            ("PAPERS", PAPERS),
            ("CLAIMED", CLAIMED),
            ("GIVEN", GIVEN),
            ("BEYOND", BEYOND),
            ("KEPT_FROM", KEPT_FROM),
            ("OFFERED", OFFERED),
            ("ENDED", ENDED),
            ("SPEAKER", SPEAKER),
            ("INTENT", INTENT),
            ("REPORTERS", REPORTERS),
            ("STRONGLY", STRONGLY),
            ("DETERMINER", DETERMINER),
        ];
        let words = named.iter().fold(words.to_owned(), |words, (name, listed)| words.replace(name, listed));
        (!words.is_empty()).then(|| Pattern::new(&words))
    };
    let rules = RULES_WRITTEN.iter().map(|written| Rule {
        act: written.act,
        name: written.name,
        is_plain: written.is_plain,
        is_negated: written.is_negated,
        cue: pattern(written.cue),
        head: pattern(written.head),
        opening: pattern(written.opening),
        clause: pattern(written.clause),
        lead: pattern(written.lead),
        rest: pattern(written.rest),
        unless: pattern(written.unless),
        quotation: written.quotation,
    });
    rules.collect()
});

#[cfg(test)]
mod tests {
    use sayso_core::{Act, Text};

    use super::{RULES, Rule};

    /// What the first rule that looks at nothing but a negated cue makes of `cue`.
    #[track_caller]
    fn check(cue: &str, expected: Option<Act>) {
        let text = Text::new(cue).expect("short");
        let whole = text.span(0..cue.len()).expect("not empty");
        let is_of_cue = |rule: &&Rule| {
            let others = [&rule.head, &rule.opening, &rule.clause, &rule.lead, &rule.rest, &rule.unless];
            rule.is_negated && others.iter().all(|pattern| pattern.is_none())
        };
        let fits = |rule: &&Rule| rule.cue.as_ref().is_some_and(|pattern| pattern.is_in(&text, whole));
        let found = RULES.iter().filter(is_of_cue).find(fits);
        assert_eq!(found.map(|rule| rule.act), expected, "{cue}");
    }

    #[test]
    fn what_is_not_denied_is_no_denial() {
        check("did not dispute", Some(Act::Assert));
        check("did not immediately deny", Some(Act::Assert));
        check("has never denied", Some(Act::Assert));
        check("can’t deny", Some(Act::Assert));
        check("would not deny", Some(Act::Assert));
        check("without contesting", Some(Act::Assert));
        check("do not take issue with", Some(Act::Assert));
        check("does not accept", None);
        check("did not confirm or deny", None);
        check("would not confirm or deny", Some(Act::Decline));
    }

    #[test]
    fn what_nobody_does_is_not_done() {
        check("disputes", Some(Act::Assert));
        check("has confirmed", Some(Act::Assert));
        check("would say", Some(Act::Decline));
        check("was available for comment", Some(Act::NoReply));
        check("has said", None);
        check("would have said", None);
    }
}
