//! For machines: claims and their origins as one JSON object.

use sayso::linking::Linked;
use sayso_core::Span;
use sayso_link::{Claim, Collapse, OriginKind, Origins, Reply};
use sayso_wire::{ClaimV1, CodePoints, CollapseV1, OriginV1, OriginsV1, ReplyV1, SpanV1, VoiceV1};

use super::told;
use crate::render::escape_controls;

/// Characters of a statement that leave a ledger at most.
const MOST_SHOWN: usize = 300;

/// The first claims of `linked`, at most `limit` of them, in one line.
pub(crate) fn json(linked: &Linked, limit: usize) -> String {
    let claims = linked.claims.iter().take(limit).map(|(claim, origins)| claim_v1(linked, claim, origins));
    let origins = OriginsV1 { sayso: 1, claims: claims.collect(), is_capped: linked.is_capped };
    let json = serde_json::to_string(&origins).expect("strings and numbers are always JSON");
    escape_controls(&json) + "\n"
}

fn claim_v1(linked: &Linked, claim: &Claim, origins: &Origins) -> ClaimV1 {
    let groups = origins.groups.iter().map(|group| OriginV1 {
        kind: kind_name(&group.origin.kind),
        words: group.origin.words.clone(),
        statements: group.voices.iter().map(|voice| voice_v1(linked, *voice, &origins.collapses)).collect(),
    });
    ClaimV1 {
        title: told::title(linked, claim),
        lower: origins.lower,
        upper: origins.upper,
        origins: groups.collect(),
        circles: origins.circles.clone(),
        replies: claim.replies.iter().map(|reply| reply_v1(linked, reply)).collect(),
        doubtful: claim.doubtful.iter().map(|voice| linked.statements[*voice].id.to_string()).collect(),
    }
}

fn reply_v1(linked: &Linked, reply: &Reply) -> ReplyV1 {
    ReplyV1 {
        tie: told::tie(linked, reply),
        source: told::source(linked, reply.voice),
        statement: voice_v1(linked, reply.voice, &[]),
        because: told::because(reply.reason),
    }
}

fn voice_v1(linked: &Linked, voice: usize, collapses: &[Collapse]) -> VoiceV1 {
    let statement = &linked.statements[voice];
    let collapse = collapses.iter().find(|collapse| collapse.voice == voice);
    VoiceV1 {
        id: statement.id.to_string(),
        article: statement.article.id.clone(),
        text_sha256: statement.article.text_sha256.clone(),
        outlet: statement.article.outlet.clone(),
        published: statement.article.published.clone(),
        content: excerpts(&CodePoints::new(&statement.article.text), &statement.content),
        cites: linked.voices[voice].cites.clone(),
        collapse: collapse.map(|collapse| CollapseV1 {
            into: linked.statements[collapse.into].id.to_string(),
            reason: told::why(&collapse.reason),
        }),
    }
}

/// The spans, with no more of their words than may leave a ledger.
fn excerpts(code_points: &CodePoints<'_>, spans: &[Span]) -> Vec<SpanV1> {
    let excerpt = |span: &Span| {
        let mut span = code_points.span(*span);
        span.exact = span.exact.chars().take(MOST_SHOWN).collect();
        span
    };
    spans.iter().map(excerpt).collect()
}

fn kind_name(kind: &OriginKind) -> &'static str {
    match kind {
        OriginKind::Person(_) => "person",
        OriginKind::Body(_) => "organisation",
        OriginKind::Document(_) => "document",
        OriginKind::Outlet => "outlet",
        OriginKind::Unnamed => "unnamed",
        OriginKind::Nobody => "nobody",
    }
}
