//! Words that rules and signs of acts share.

/// What somebody calls a claim that he denies.
pub(super) const UNTRUE: &str = "(?:not|n't|isn't|wasn't|aren't|never|hardly) (?:\\w+ )?(?:true|correct|accurate|the case|so)|untrue|(?:\\w+ )?false|\
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
