//! What a ledger is told of an annotated article.

use sayso_core::{
    Annotated, Answer, Answered, AttributionIx, Cluster, Digest, EntityKind, Fact, MentionIx, MentionKind,
    Run, SourceKind, Spans,
};
use sayso_store::{Entry, Named, NewAnswer, NewFact, NewReason, NewStatement};
use sayso_wire::{Reason, act_name, fact_kind_name, quotation_name, reasons, source_kind_name, speaker};

/// The entry for `annotated`, as `run` made it, at the moment it was `captured` from the bytes with the digest `capture`.
pub fn entry<'article>(
    annotated: &'article Annotated,
    run: &'article Run,
    captured: String,
    capture: Option<Digest>,
) -> Entry<'article> {
    let mut sources = Sources { annotated, named: Vec::new(), mentions: Vec::new() };
    let statements = annotated.attributions().map(|(ix, _)| statement(annotated, ix, &mut sources)).collect();
    Entry { article: annotated.article(), run, captured, capture, statements, named: sources.named }
}

fn statement(annotated: &Annotated, ix: AttributionIx, sources: &mut Sources<'_>) -> NewStatement {
    let attribution = annotated.attribution(ix);
    let meaning = annotated.meaning(ix);
    let spans =
        |spans: &Option<Spans>| spans.as_ref().map(|spans| spans.as_slice().to_vec()).unwrap_or_default();
    NewStatement {
        parent: attribution.parent.map(AttributionIx::get),
        source: spans(&attribution.source),
        cue: spans(&attribution.cue),
        content: spans(&attribution.content),
        quotation: quotation_name(attribution.quotation),
        confidence: attribution.confidence,
        act: meaning.act.map(|act| act_name(act.value)),
        sourcing: meaning.sourcing.map(|sourcing| source_kind_name(sourcing.kind.value)),
        said: meaning.said_at.and_then(|clock| clock.interval),
        speaker: sources.of(ix),
        answers: meaning.answers.iter().map(answer).collect(),
        reasons: reasons(annotated, ix).into_iter().map(|reason| self::reason(annotated, reason)).collect(),
    }
}

fn answer(answer: &Answer) -> NewAnswer {
    let to = match answer.to {
        Answered::Attribution(ix) => Ok(ix.get()),
        Answered::Report(words) => Err(words),
    };
    NewAnswer { to, scope: answer.scope, confidence: answer.confidence }
}

fn reason(annotated: &Annotated, reason: Reason) -> NewReason {
    // Words that are the value stand in the text already.
    let is_value = reason.words.is_some_and(|words| annotated.article().text[words] == reason.value);
    NewReason {
        field: reason.field,
        value: if is_value { String::new() } else { reason.value },
        rule: reason.rule.unwrap_or_default(),
        words: reason.words,
    }
}

/// The sources that an article names.
struct Sources<'article> {
    annotated: &'article Annotated,
    named: Vec<Named>,
    /// The first mention of each of them, by which they are told apart.
    mentions: Vec<MentionIx>,
}

impl Sources<'_> {
    /// Who makes the statement at `ix`, if the article names them: a position among the named.
    fn of(&mut self, ix: AttributionIx) -> Option<usize> {
        let mention = speaker(self.annotated, ix)?.mention;
        let sourcing = self.annotated.meaning(ix).sourcing.map(|sourcing| sourcing.kind.value);
        let cluster = self.annotated.cluster_of(mention).map(|cluster| self.annotated.cluster(cluster));
        let first = cluster.and_then(|cluster| cluster.mentions.first().copied()).unwrap_or(mention);
        if let Some(known) = self.mentions.iter().position(|known| *known == first) {
            return Some(known);
        }
        let name = cluster.map_or(Some(mention), |cluster| cluster.name)?;
        let named = self.named(name, cluster, sourcing)?;
        self.named.push(named);
        self.mentions.push(first);
        Some(self.named.len() - 1)
    }

    fn named(
        &self,
        name: MentionIx,
        cluster: Option<&Cluster>,
        sourcing: Option<SourceKind>,
    ) -> Option<Named> {
        let mention = self.annotated.mention(name);
        let is_name = mention.kind == MentionKind::Name;
        let is_comparable = !sayso_store::key(&self.annotated.article().text[mention.head]).is_empty();
        if !is_name || !is_comparable {
            return None;
        }
        let facts = cluster.map(|cluster| cluster.facts.iter().map(fact).collect());
        Some(Named {
            kind: kind(mention.entity, sourcing)?,
            name: mention.head,
            facts: facts.unwrap_or_default(),
        })
    }
}

fn fact(fact: &Fact) -> NewFact {
    NewFact {
        kind: fact_kind_name(fact.kind),
        words: fact.span,
        said_by: fact.said_by.map(AttributionIx::get),
    }
}

/// What a source is, by how it is one, or else by what its name refers to: a statement has one kind of source. Whoever is not
/// named is none.
fn kind(entity: EntityKind, sourcing: Option<SourceKind>) -> Option<sayso_store::SourceKind> {
    use sayso_store::SourceKind::{Document, Organisation, Outlet, Person};
    match (sourcing, entity) {
        (Some(SourceKind::NamedPerson | SourceKind::RoleNamedPerson), _) => Some(Person),
        (Some(SourceKind::Organisation), _) => Some(Organisation),
        (Some(SourceKind::Outlet), _) => Some(Outlet),
        (Some(SourceKind::Document), _) => Some(Document),
        (Some(SourceKind::Unnamed | SourceKind::Vague | SourceKind::Unattributed), _) => None,
        (None, EntityKind::Person) => Some(Person),
        (None, EntityKind::Organisation) => Some(Organisation),
        (None, EntityKind::Outlet) => Some(Outlet),
        (None, EntityKind::Document) => Some(Document),
        (None, EntityKind::Place | EntityKind::Other) => None,
    }
}

#[cfg(test)]
mod tests {
    use sayso_core::{EntityKind, SourceKind};
    use sayso_store::SourceKind as Stored;

    use super::kind;

    #[test]
    fn how_a_source_is_one_goes_before_what_its_name_looks_like() {
        for (entity, sourcing, expected) in [
            (EntityKind::Person, Some(SourceKind::Organisation), Some(Stored::Organisation)),
            (EntityKind::Person, Some(SourceKind::Outlet), Some(Stored::Outlet)),
            (EntityKind::Organisation, Some(SourceKind::RoleNamedPerson), Some(Stored::Person)),
            (EntityKind::Place, Some(SourceKind::Document), Some(Stored::Document)),
            (EntityKind::Outlet, None, Some(Stored::Outlet)),
            (EntityKind::Place, None, None),
            (EntityKind::Person, Some(SourceKind::Unnamed), None),
        ] {
            assert_eq!(kind(entity, sourcing), expected, "{entity:?}, {sourcing:?}");
        }
    }
}
