//! Who and what an article names. Sources that it does not name are no part of that.

use sayso_core::{
    Annotated, AttributionIx, Cluster, ClusterIx, Fact, Meaning, Mention, MentionIx, MentionKind, Span,
    Speaker,
};
use serde::Serialize;

use crate::names::{entity_kind_name, fact_kind_name, mention_kind_name};
use crate::{CodePoints, SpanV1};

/// Words that refer to somebody or something, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MentionV1 {
    /// Its position in `mentions`, from 0.
    pub ix: usize,
    /// The whole noun phrase.
    pub words: SpanV1,
    /// Its core: the name, the noun or the pronoun.
    pub head: SpanV1,
    /// `name`, `nominal` or `pronoun`.
    pub kind: &'static str,
    /// `person`, `organisation`, `outlet`, `document`, `place` or `other`.
    pub entity: &'static str,
    /// The `ix` of the cluster it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cluster: Option<usize>,
}

/// Mentions that refer to the same, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClusterV1 {
    /// Its position in `clusters`, from 0.
    pub ix: usize,
    /// The `ix` of each mention, in reading order.
    pub mentions: Vec<usize>,
    /// The `ix` of the mention with the fullest name, where the article has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<usize>,
    /// What the article says of who or what it is.
    pub facts: Vec<FactV1>,
}

/// Something an article says of who a person or body is, version 1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FactV1 {
    /// `role`, `title`, `affiliation` or `kinship`.
    pub kind: &'static str,
    /// The words that tell it.
    pub words: SpanV1,
    /// The `ix` of the attribution in whose content it stands; absent where the writer says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said_by: Option<usize>,
}

/// The mentions and clusters that are given out, by the positions they have there.
///
/// **Invariant:** none of them refers to a source that the article does not name.
#[derive(Clone, Debug, PartialEq)]
pub struct Entities {
    mentions: Vec<Option<usize>>,
    clusters: Vec<Option<usize>>,
}

impl Entities {
    /// Leaves out what refers to an unnamed source: its own words, and whatever nameless words are one with them.
    pub fn of(annotated: &Annotated) -> Entities {
        let mut is_withheld = vec![false; annotated.mentions().len()];
        for ix in of_unnamed_sources(annotated) {
            is_withheld[ix.get()] = true;
        }
        let clusters = numbered(annotated.clusters().map(|(_, cluster)| {
            cluster.name.is_some_and(|name| !is_withheld[name.get()])
                || cluster.mentions.iter().all(|mention| !is_withheld[mention.get()])
        }));
        for (ix, cluster) in annotated.clusters() {
            if clusters[ix.get()].is_none() {
                cluster.mentions.iter().for_each(|mention| is_withheld[mention.get()] = true);
            }
        }
        Entities { mentions: numbered(is_withheld.iter().map(|is_withheld| !is_withheld)), clusters }
    }

    /// Where the mention is given out; `None` where it is withheld.
    pub fn mention(&self, ix: MentionIx) -> Option<usize> {
        self.mentions[ix.get()]
    }

    /// Where the cluster is given out; `None` where it is withheld.
    pub fn cluster(&self, ix: ClusterIx) -> Option<usize> {
        self.clusters[ix.get()]
    }

    pub(crate) fn mentions(&self, annotated: &Annotated, code_points: &CodePoints<'_>) -> Vec<MentionV1> {
        let given = annotated.mentions().filter_map(|(ix, mention)| {
            let cluster = annotated.cluster_of(ix).and_then(|cluster| self.cluster(cluster));
            Some(MentionV1::new(self.mention(ix)?, mention, cluster, code_points))
        });
        given.collect()
    }

    pub(crate) fn clusters(&self, annotated: &Annotated, code_points: &CodePoints<'_>) -> Vec<ClusterV1> {
        let given = annotated
            .clusters()
            .filter_map(|(ix, cluster)| Some(self.cluster_v1(self.cluster(ix)?, cluster, code_points)));
        given.collect()
    }

    fn cluster_v1(&self, ix: usize, cluster: &Cluster, code_points: &CodePoints<'_>) -> ClusterV1 {
        ClusterV1 {
            ix,
            mentions: cluster.mentions.iter().filter_map(|mention| self.mention(*mention)).collect(),
            name: cluster.name.and_then(|name| self.mention(name)),
            facts: cluster.facts.iter().map(|fact| FactV1::new(fact, code_points)).collect(),
        }
    }
}

/// The speaker of the attribution at `ix`, unless the article does not name it.
pub fn speaker(annotated: &Annotated, ix: AttributionIx) -> Option<Speaker> {
    let Meaning { speaker, sourcing, .. } = annotated.meaning(ix);
    speaker.filter(|_| sourcing.is_none_or(|sourcing| sourcing.kind.value.is_named()))
}

/// The position of each that is kept among those that are.
fn numbered(are_kept: impl Iterator<Item = bool>) -> Vec<Option<usize>> {
    let mut next = 0;
    let number = |is_kept: bool| {
        let number = is_kept.then_some(next);
        next += usize::from(is_kept);
        number
    };
    are_kept.map(number).collect()
}

/// The mentions that are the sources of attributions by people whom the article does not name.
fn of_unnamed_sources(annotated: &Annotated) -> Vec<MentionIx> {
    let mut by_head: Vec<(MentionIx, &Mention)> = annotated.mentions().collect();
    by_head.sort_by_key(|(ix, mention)| (mention.head.start(), *ix));
    let mut found = Vec::new();
    for (ix, attribution) in annotated.attributions() {
        if annotated.meaning(ix).sourcing.is_none_or(|sourcing| sourcing.kind.value.is_named()) {
            continue;
        }
        for span in attribution.source.iter().flat_map(|source| source.iter()) {
            found.extend(outermost(&by_head, span));
        }
    }
    found
}

/// Of the mentions with their heads in `source`, those in no other of them: “a lawyer”, not “the minister”, in “a
/// lawyer for the minister”.
fn outermost(by_head: &[(MentionIx, &Mention)], source: Span) -> Vec<MentionIx> {
    let first = by_head.partition_point(|(_, mention)| mention.head.start() < source.start());
    let within = by_head[first..].iter().take_while(|(_, mention)| mention.head.start() < source.end());
    let mut within: Vec<&(MentionIx, &Mention)> = within.collect();
    within.sort_by_key(|(ix, mention)| (mention.span.start(), std::cmp::Reverse(mention.span.end()), *ix));
    let mut covered = 0;
    within.retain(|(_, mention)| {
        let is_outermost = mention.span.start() >= covered;
        covered = covered.max(mention.span.end());
        is_outermost
    });
    let is_name = |mention: &Mention| mention.kind == MentionKind::Name;
    within.into_iter().filter(|(_, mention)| !is_name(mention)).map(|(ix, _)| *ix).collect()
}

impl MentionV1 {
    fn new(ix: usize, mention: &Mention, cluster: Option<usize>, code_points: &CodePoints<'_>) -> MentionV1 {
        MentionV1 {
            ix,
            words: code_points.span(mention.span),
            head: code_points.span(mention.head),
            kind: mention_kind_name(mention.kind),
            entity: entity_kind_name(mention.entity),
            cluster,
        }
    }
}

impl FactV1 {
    fn new(fact: &Fact, code_points: &CodePoints<'_>) -> FactV1 {
        FactV1 {
            kind: fact_kind_name(fact.kind),
            words: code_points.span(fact.span),
            said_by: fact.said_by.map(|said_by| said_by.get()),
        }
    }
}

#[cfg(test)]
mod tests {
    use sayso_core::{
        Address, Annotated, Article, Attribution, Cluster, Draft, EntityKind, Mention, MentionKind,
        Quotation, Shown, SourceKind, Sourcing, Speaker, Text,
    };
    use serde_json::Value;

    use crate::article::tests::run;
    use crate::{ArticleV1, WithText};

    const TEXT: &str = "A lawyer for Ann Lee said no. The lawyer left.";

    /// `TEXT` with a source of this kind, and a cluster for each of the two people in it.
    fn annotated(kind: SourceKind) -> Annotated {
        let text = Text::new(TEXT).expect("short");
        let span = |words: &str| {
            let start = TEXT.find(words).expect("is there");
            text.span(start..start + words.len()).expect("on borders")
        };
        let mut draft = Draft::new(Article::new(Address::new("-"), text.clone()));
        let ix = draft.add_attribution(Attribution {
            source: Some(span("A lawyer for Ann Lee").into()),
            cue: Some(span("said").into()),
            content: Some(span("no").into()),
            quotation: Quotation::Indirect,
            parent: None,
            confidence: 1.0,
        });
        draft.settle_attributions();
        let mentions = [
            ("A lawyer for Ann Lee", "lawyer", MentionKind::Nominal),
            ("Ann Lee", "Ann Lee", MentionKind::Name),
            ("The lawyer", "The lawyer", MentionKind::Nominal),
        ];
        let [lawyer, ann, again] = mentions.map(|(words, head, kind)| {
            draft.add_mention(Mention {
                span: span(words),
                head: span(head),
                kind,
                entity: EntityKind::Person,
            })
        });
        draft.add_cluster(Cluster { mentions: vec![lawyer, again], name: None, facts: Vec::new() });
        draft.add_cluster(Cluster { mentions: vec![ann], name: Some(ann), facts: Vec::new() });
        let meaning = draft.meaning_mut(ix);
        meaning.speaker = Some(Speaker { mention: lawyer, confidence: 1.0, rule: "the source is a mention" });
        meaning.sourcing =
            Some(Sourcing { kind: Shown { value: kind, rule: "a rule", words: None }, unnamed: None });
        draft.finish()
    }

    fn written(kind: SourceKind) -> Value {
        let article = ArticleV1::new(&annotated(kind), &run(), WithText::No);
        serde_json::to_value(article).expect("is JSON")
    }

    #[test]
    fn an_unnamed_source_is_no_entity() {
        for kind in [SourceKind::Unnamed, SourceKind::Vague, SourceKind::Unattributed] {
            let article = written(kind);
            assert_eq!(article["attributions"][0]["speaker"], Value::Null);
            assert_eq!(article["clusters"].as_array().map(Vec::len), Some(1));
            let mentions = article["mentions"].as_array().expect("a list");
            let names: Vec<&Value> = mentions.iter().map(|mention| &mention["words"]["exact"]).collect();
            assert_eq!(names, ["Ann Lee"]);
            assert_eq!((&mentions[0]["ix"], &mentions[0]["cluster"]), (&Value::from(0), &Value::from(0)));
        }
    }

    #[test]
    fn any_other_source_is_one() {
        let article = written(SourceKind::RoleNamedPerson);
        assert_eq!(article["attributions"][0]["speaker"]["words"]["exact"], "lawyer");
        assert_eq!(article["attributions"][0]["speaker"]["cluster"], 0);
        assert_eq!(article["mentions"].as_array().map(Vec::len), Some(3));
        assert_eq!(article["clusters"][1]["name"], 1);
    }
}
