//! Words that rules and signs of acts share, and ties of denials with them.

/// What turns a clause into its opposite.
pub(crate) const NOT_SO: &str =
    "no|not|never|nobody|nothing|none|no one|neither|nor|nowhere|\\w+n't|cannot|without";

/// What somebody calls a claim that he denies.
pub(crate) const UNTRUE: &str = "(?:not|n't|isn't|wasn't|aren't|never|hardly) (?:\\w+ )?(?:true|correct|accurate|the case|so)|untrue|(?:\\w+ )?false|\
              falsehoods?|baseless|unfounded|groundless|nonsense|rubbish|fabricat(?:ed|ions?)|made[- ]up|fiction|fictitious|\
              fake(?: news)?|no truth|no basis|no merit|without merit|inaccurate|incorrect|wrong (?:about|on|to)|hoax|ridiculous|\
              absurd|preposterous|outright lies?|a (?:\\w+ )?lie|lies|never happened|did(?:n't| not) happen|ludicrous|bogus|phony|\
              debunked|pure speculation|invented|invention|fantas(?:y|ies)|mistaken|slanders?|smears?|forger(?:y|ies)|misquoted|\
              out of context|framed|innocent|not guilty|gossip|mis(?:read|understood|represent\\w*|characteri\\w*|taken)|outrageous|\
              pathetic|laughable|(?:false|wrong)\\w*|myths?|nothing to do with|no such|nothing of the (?:kind|sort)|wrong|impossible|bo?ld-?faced lies?|barefaced lies?|fabulation|fairy tales?|bedtime story";

/// The words for wrongs.
pub(super) const WRONG: &str = "lied|lying|liars?|lies to|crook(?:ed|s)?|corrupt(?:ed|ion)?|cheat(?:ed|s|ing|er)?|stole|stealing|rigg(?:ed|ing)|\
              crimes?|criminals?|guilty|illegal(?:ly)?|violat(?:ed|es|ing)|broke the law|fraud(?:s|ulent)?|murder(?:ed|er|ers)?|\
              rap(?:ed|ist)|assault(?:ed)?|groped|abus(?:ed|ing)|racists?|bigot(?:s|ed|ry)?|con (?:man|artist)|responsible for|\
              to blame|bribe[ds]?|cover(?:ed|ing)?[- ]up|betray(?:ed|al)|mislead(?:s|ing)?|misled|conspir(?:ed|ing)|collud(?:ed|\
              ing)|traitor|discriminat(?:ed|ing|ion)|wrongdoing|destroy(?:ed|ing)|hid|hiding|bull(?:y|ied|ying)|extort\\w*|\
              fail(?:ed|s|ure)|responsibility for|blame|hypocri\\w+|disrespect\\w*|incit\\w+|endanger\\w*|harass\\w*|threaten\\w*|\
              kill(?:ed|ing|s)|undermin\\w+|dishonest\\w*|deceiv\\w+|manipulat\\w+|exploit\\w+|smear(?:ed|ing|s)?|attack(?:ed|ing)|\
              unfair\\w*|engineered|meddl\\w+|interfer\\w+";

/// What a claim is called by those who turn it away, and what is offered never is: “reject *the allegation*”.
pub(super) const CLAIMED: &str = "claims?|reports?|reporting|allegations?|accusations?|suggestions?|charges?|assertions?|insinuations?|rumou?rs?|\
              speculation|stor(?:y|ies)|narratives?|accounts?|versions?|contentions?|characteri[sz]ations?|criticisms?|findings|\
              (?:notion|idea|implication|premise|inference)s? that";

/// What is granted to those who ask for it, or not: “denied *bail*”.
pub(super) const GIVEN: &str = "bail|parole|asylum|visas?|(?:planning )?permission|permits?|entry|admission|access|requests?|motions?|applications?|\
              appeals?|petitions?|pleas?|leave to appeal|stay|funding|clearance|citizenship|licen[cs]es?|tenure|refunds?|\
              (?:medical |hospital )?treatment|(?:medical|hospital) care|legal aid|hearings?|retrials?|new trials?|injunctions?|compensation|\
              passage|shelter";

/// What somebody is kept from, where the words tell who: “denied the visitors *a goal*”.
pub(super) const KEPT_FROM: &str = "goals?|equali[sz]ers?|openers?|winners?|hat-tricks?|penalt(?:y|ies)|victor(?:y|ies)|wins?|titles?|medals?|points?|\
              places?|rights?|chances?|opportunit(?:y|ies)|money|food|water|help|aid|justice|care|services?|benefits|release|promotion|pay|\
              jobs?|contracts?|loans?|seats?";

/// What is offered, proposed or asked, and turned down without a word on whether anything is so: “rejected *the offer*”.
pub(super) const OFFERED: &str = "offers?|proposals?|plans?|bids?|deals?|invitations?|demands?|nominations?|compromises?|agreements?|treat(?:y|ies)|\
              settlements?|amendments?|bills?|legislation|nominees?|candidacy|calls?|overtures?|pressure|truces?|\
              ceasefires?";
