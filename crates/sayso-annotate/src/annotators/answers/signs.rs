//! The signs by which ties are told. None decides: their weights were fitted (`weights.rs`).

/// What may speak for a statement that it is what is answered or against it, what for the words that name a report, and what for it
/// that nothing is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    SentenceBefore,
    SentencesBefore,
    SentencesAfter,
    After,
    OthersBetween,
    SameParagraph,
    FirstParagraph,
    FirstStatement,
    Last,
    BesideInContent,
    Own,
    Held,
    HeldWithoutSource,
    HeldInWritersWords,
    AnotherIsHeld,
    Accuses,
    Denies,
    Confirms,
    Silent,
    Demands,
    Question,
    Unnamed,
    Sourceless,
    SharedWords,
    WordsOfItAlone,
    NearInSense,
    SharedAround,
    NamesItsSource,
    ChargeTakenUp,
    AboutAnswerer,
    Again,
    AgainByTheSame,
    Report,
    ReportUnknown,
    ReportToldOf,
    ReportFirst,
    ReportHeld,
    Nothing,
    NothingUnsure,
    NothingDoubtful,
    NothingNoReply,
    NothingNoCommentYet,
    NothingDirect,
    NothingNested,
    NothingTakenUp,
    NothingPronoun,
    NothingRequest,
    NothingAsked,
}

/// A sign as it is written down.
pub(super) struct Written {
    pub(super) sign: Sign,
    /// Its name beside its weight.
    pub(super) key: &'static str,
    /// What people read where it says most for a tie.
    pub(super) reason: &'static str,
}

const fn written(sign: Sign, key: &'static str, reason: &'static str) -> Written {
    Written { sign, key, reason }
}

const FITTING: &str = "such a statement is often answered";
const REPORT: &str = "the answer names it, and no statement of the article says it";
const NOTHING: &str = "";

/// All of them, in the order in which their weights are written.
pub(super) static ALL: &[Written] = &[
    written(Sign::SentenceBefore, "sentence_before", "it stands in the sentence before the answer"),
    written(Sign::SentencesBefore, "sentences_before", "it stands shortly before the answer"),
    written(Sign::SentencesAfter, "sentences_after", "it stands after the answer"),
    written(Sign::After, "after", "it stands after the answer"),
    written(Sign::OthersBetween, "others_between", "others speak between it and the answer"),
    written(Sign::SameParagraph, "same_paragraph", "it stands before the answer in the same paragraph"),
    written(Sign::FirstParagraph, "first_paragraph", "it stands in the first paragraph that quotes anybody"),
    written(Sign::FirstStatement, "first_statement", "it is the first statement of the article"),
    written(Sign::Last, "last", "it stands right before the answer"),
    written(Sign::BesideInContent, "beside_in_content", "both stand in one content"),
    written(Sign::Own, "own", "it is of the one who answers"),
    written(Sign::Held, "held", "what it answers stands in its own words"),
    written(Sign::HeldWithoutSource, "held_without_source", "what it answers stands in its own words"),
    written(Sign::HeldInWritersWords, "held_in_writers_words", "what it answers stands in its own words"),
    written(Sign::AnotherIsHeld, "another_is_held", "what it answers stands in its own words"),
    written(Sign::Accuses, "accuses", "it accuses"),
    written(Sign::Denies, "denies", FITTING),
    written(Sign::Confirms, "confirms", FITTING),
    written(Sign::Silent, "silent", FITTING),
    written(Sign::Demands, "demands", FITTING),
    written(Sign::Question, "question", "it answers the question of the same sentence"),
    written(Sign::Unnamed, "unnamed", "it is of sources who are not named"),
    written(Sign::Sourceless, "sourceless", "nobody is named who says it"),
    written(Sign::SharedWords, "shared_words", "the same words come back in the answer"),
    written(
        Sign::WordsOfItAlone,
        "words_of_it_alone",
        "words that no other statement has come back in the answer",
    ),
    written(Sign::NearInSense, "near_in_sense", "the answer is near it in sense"),
    written(Sign::SharedAround, "shared_around", "its words come back beside the answer"),
    written(Sign::NamesItsSource, "names_its_source", "the answer names its source"),
    written(Sign::ChargeTakenUp, "charge_taken_up", "the answer takes it up by what it is"),
    written(Sign::AboutAnswerer, "about_answerer", "it is about the one who answers"),
    written(Sign::Again, "again", "what was answered just before"),
    written(Sign::AgainByTheSame, "again_by_the_same", "what was answered just before"),
    written(Sign::Report, "report", REPORT),
    written(Sign::ReportUnknown, "report_unknown", REPORT),
    written(Sign::ReportToldOf, "report_told_of", REPORT),
    written(Sign::ReportFirst, "report_first", REPORT),
    written(Sign::ReportHeld, "report_held", REPORT),
    written(Sign::Nothing, "nothing", NOTHING),
    written(Sign::NothingUnsure, "nothing_unsure", NOTHING),
    written(Sign::NothingDoubtful, "nothing_doubtful", NOTHING),
    written(Sign::NothingNoReply, "nothing_no_reply", NOTHING),
    written(Sign::NothingNoCommentYet, "nothing_no_comment_yet", NOTHING),
    written(Sign::NothingDirect, "nothing_direct", NOTHING),
    written(Sign::NothingNested, "nothing_nested", NOTHING),
    written(Sign::NothingTakenUp, "nothing_taken_up", NOTHING),
    written(Sign::NothingPronoun, "nothing_pronoun", NOTHING),
    written(Sign::NothingRequest, "nothing_request", NOTHING),
    written(Sign::NothingAsked, "nothing_asked", NOTHING),
];

impl Sign {
    /// How it is written down.
    pub(super) fn written(self) -> &'static Written {
        ALL.iter().find(|written| written.sign == self).expect("a test finds every sign")
    }
}
