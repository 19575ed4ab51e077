//! For machines and for pages: claims and their origins as they may leave a ledger.

use sayso::claims::{Linked, is_answered};
use sayso_export::safe::escape_controls;
use sayso_export::{Sayings, who};
use sayso_link::{Alteration, ChangeKind, Claim, Collapse, Group, OriginKind, Origins, Reply};
use sayso_store::Alikeness;
use sayso_wire::{
    AlikeV1, AlterationV1, ChangeV1, ClaimV1, CollapseV1, OriginV1, OriginsV1, ReplyV1, ReportV1,
};

use super::told;

/// The first claims of `linked`, at most `limit` of them, as one JSON object in one line.
pub(crate) fn json(linked: &Linked, limit: usize) -> String {
    let json = serde_json::to_string(&leaving(linked, limit)).expect("strings and numbers are always JSON");
    escape_controls(&json) + "\n"
}

/// The first claims of `linked`, at most `limit` of them.
pub(super) fn leaving(linked: &Linked, limit: usize) -> OriginsV1 {
    let mut leaving = Leaving { linked, sayings: Sayings::default() };
    let claims = linked.claims.iter().take(limit);
    let claims = claims.map(|(claim, origins)| leaving.claim(claim, origins)).collect();
    OriginsV1 { sayso: 1, claims, is_capped: linked.is_capped }
}

fn alike(held: &Alikeness) -> AlikeV1 {
    AlikeV1 {
        statements: held.statements.map(|id| id.to_string()),
        verdict: held.verdict.name(),
        who: held.who.clone(),
        made: held.made.clone(),
    }
}

struct Leaving<'linked> {
    linked: &'linked Linked,
    sayings: Sayings,
}

impl Leaving<'_> {
    fn claim(&mut self, claim: &Claim, origins: &Origins) -> ClaimV1 {
        // Of what may leave of an article, the claim and its answers go first.
        let first = self.report(claim.voices[0], &[]);
        let replies = claim.replies.iter().map(|reply| self.reply(reply)).collect();
        let groups = origins.groups.iter().map(|group| self.origin(group, &origins.collapses)).collect();
        let linked = self.linked;
        ClaimV1 {
            title: told::title_to_leave(linked, claim, &first.saying),
            lower: origins.lower,
            upper: origins.upper,
            origins: groups,
            kin: told::kin(linked, origins),
            circles: origins.circles.clone(),
            replies,
            changes: told::changes(linked, claim).into_iter().map(|change| self.change(change)).collect(),
            alterations: told::alterations(linked, claim).map(|altered| self.altered(altered)).collect(),
            is_answered: is_answered(claim, &linked.voices),
            judged: told::held(linked, claim).map(alike).collect(),
            doubtful: claim.doubtful.iter().map(|voice| linked.statements[*voice].id.to_string()).collect(),
        }
    }

    fn origin(&mut self, group: &Group, collapses: &[Collapse]) -> OriginV1 {
        let statements: Vec<ReportV1> =
            group.voices.iter().map(|voice| self.report(*voice, collapses)).collect();
        let kind = &group.origin.kind;
        let words = match kind {
            // Words of an article may leave as far as they may, names always.
            OriginKind::Unnamed | OriginKind::Nobody => {
                let of = statements.first().map(|report| who(&report.saying.voice));
                of.unwrap_or_default()
            }
            OriginKind::Person(_) | OriginKind::Body(_) | OriginKind::Document(_) | OriginKind::Outlet => {
                group.origin.words.clone()
            }
        };
        OriginV1 { kind: told::kind_name(kind), words, statements }
    }

    fn reply(&mut self, reply: &Reply) -> ReplyV1 {
        ReplyV1 {
            tie: told::tie(self.linked, reply),
            report: self.report(reply.voice, &[]),
            because: told::because(reply.reason),
        }
    }

    fn change(&mut self, (kind, voice, is_later): (ChangeKind, usize, bool)) -> ChangeV1 {
        ChangeV1 {
            kind: told::change_name(kind),
            tie: told::change(kind, is_later),
            is_later,
            report: self.report(voice, &[]),
        }
    }

    fn altered(&mut self, altered: &Alteration) -> AlterationV1 {
        AlterationV1 {
            kind: altered.kind.name(),
            tie: told::altered(altered.kind),
            original: self.report(altered.original, &[]),
            repeated: self.report(altered.repeated, &[]),
        }
    }

    fn report(&mut self, voice: usize, collapses: &[Collapse]) -> ReportV1 {
        let linked = self.linked;
        let hidden = &linked.hidden[linked.voices[voice].printing];
        let (saying, article) = self.sayings.leave(&linked.statements[voice], hidden);
        let collapse = collapses.iter().find(|collapse| collapse.voice == voice);
        let collapse = collapse.map(|collapse| CollapseV1 {
            into: linked.statements[collapse.into].id.to_string(),
            reason: told::why_in_short(&collapse.reason),
            is_cited: told::is_cited(&collapse.reason),
        });
        ReportV1 { saying, cites: linked.voices[voice].cites.clone(), collapse, article }
    }
}
