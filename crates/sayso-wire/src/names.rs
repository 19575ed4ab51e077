//! The words for the values of the vocabulary, everywhere outside the process.

use sayso_core::{
    Act, Certainty, Count, EntityKind, FactKind, MentionKind, Polarity, Quotation, SourceKind, Station,
    TimeKind, Verbatim,
};

/// The word for a quotation kind.
pub fn quotation_name(quotation: Quotation) -> &'static str {
    match quotation {
        Quotation::Direct => "direct",
        Quotation::Indirect => "indirect",
        Quotation::Mixed => "mixed",
    }
}

/// The word for an act.
pub fn act_name(act: Act) -> &'static str {
    match act {
        Act::Assert => "assert",
        Act::Deny => "deny",
        Act::PartlyDeny => "partly_deny",
        Act::Confirm => "confirm",
        Act::Decline => "decline",
        Act::NoReply => "no_reply",
        Act::NoCommentYet => "no_comment_yet",
        Act::Accuse => "accuse",
        Act::Predict => "predict",
        Act::Demand => "demand",
    }
}

/// The act that this is the word for.
pub fn act_named(name: &str) -> Option<Act> {
    Act::ALL.into_iter().find(|act| act_name(*act) == name)
}

/// The word for a kind of source.
pub fn source_kind_name(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::NamedPerson => "named_person",
        SourceKind::RoleNamedPerson => "role_named_person",
        SourceKind::Organisation => "organisation",
        SourceKind::Outlet => "outlet",
        SourceKind::Document => "document",
        SourceKind::Unnamed => "unnamed",
        SourceKind::Vague => "vague",
        SourceKind::Unattributed => "unattributed",
    }
}

/// The kind of source that this is the word for.
pub fn source_kind_named(name: &str) -> Option<SourceKind> {
    SourceKind::ALL.into_iter().find(|kind| source_kind_name(*kind) == name)
}

/// Whether an article names a source of the kind that this is the word for. Of a source whose kind nobody knows, nothing says
/// that it is not named.
pub fn is_named(kind: Option<&str>) -> bool {
    kind.and_then(source_kind_named).is_none_or(SourceKind::is_named)
}

/// The word for a count of sources.
pub fn count_name(count: Count) -> &'static str {
    match count {
        Count::One => "one",
        Count::Exactly(_) => "exactly",
        Count::Several => "several",
        Count::Plural => "plural",
    }
}

/// The word for what a source holds of its content.
pub fn polarity_name(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Positive => "positive",
        Polarity::Negative => "negative",
        Polarity::Open => "open",
    }
}

/// The word for how certain a source is.
pub fn certainty_name(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "certain",
        Certainty::Probable => "probable",
        Certainty::Possible => "possible",
    }
}

/// The word for what a station of a chain does.
pub fn station_name(station: Station) -> &'static str {
    match station {
        Station::Outlet => "outlet",
        Station::Carrier => "carrier",
        Station::Relay => "relay",
        Station::Origin => "origin",
    }
}

/// The word for whether a quotation is whole.
pub fn verbatim_name(verbatim: Verbatim) -> &'static str {
    match verbatim {
        Verbatim::Verified => "verified",
        Verbatim::Unverified => "unverified",
    }
}

/// The word for how a mention refers.
pub fn mention_kind_name(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Name => "name",
        MentionKind::Nominal => "nominal",
        MentionKind::Pronoun => "pronoun",
    }
}

/// The word for what a mention refers to.
pub fn entity_kind_name(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organisation => "organisation",
        EntityKind::Outlet => "outlet",
        EntityKind::Document => "document",
        EntityKind::Place => "place",
        EntityKind::Other => "other",
    }
}

/// The word for what a fact tells.
pub fn fact_kind_name(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Role => "role",
        FactKind::Title => "title",
        FactKind::Affiliation => "affiliation",
        FactKind::Kinship => "kinship",
    }
}

/// The word for a type of time expression, as TIMEX3 has it but in lower case.
pub fn time_kind_name(kind: TimeKind) -> &'static str {
    match kind {
        TimeKind::Date => "date",
        TimeKind::Time => "time",
        TimeKind::Duration => "duration",
        TimeKind::Set => "set",
    }
}

#[cfg(test)]
mod tests {
    use sayso_core::{Act, SourceKind};

    use super::{act_name, act_named, is_named, source_kind_name, source_kind_named};

    #[test]
    fn every_act_and_kind_of_source_is_known_by_its_word() {
        assert!(Act::ALL.into_iter().all(|act| act_named(act_name(act)) == Some(act)));
        let is_known = |kind| source_kind_named(source_kind_name(kind)) == Some(kind);
        assert!(SourceKind::ALL.into_iter().all(is_known));
        assert_eq!((act_named("shout"), source_kind_named("")), (None, None));
    }

    #[test]
    fn three_kinds_of_source_are_not_named() {
        let nameless = SourceKind::ALL.map(source_kind_name).into_iter().filter(|kind| !is_named(Some(kind)));
        assert_eq!(nameless.collect::<Vec<_>>(), ["unnamed", "vague", "unattributed"]);
        assert!(is_named(None) && is_named(Some("later kinds")));
    }
}
