//! What becomes of words on their way: where an article rests on another that is here, both wordings are held against each
//! other. That the words differ is all that is said, and only where it is plain.

mod hedged;
mod quoted;

use std::cell::OnceCell;
use std::collections::BTreeSet;

use sayso_core::Act;

use crate::origins::same_source;
use crate::outlets::outlet_key;
use crate::reuse::{Shingles, credits, is_copy};
use crate::tokens::words;
use crate::{Claim, OriginKind, Printing, ReplyReason, Voice};
use hedged::{is_hedge_lost, loses_hedge};
use quoted::{folded, is_altered, stands_in};

/// Words that are not the same where they were taken from and where they are repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Alteration {
    /// What is not the same.
    pub kind: AlterationKind,
    /// The position of the statement in the article that the other rests on; of a denial that is not passed on, the denial.
    pub original: usize,
    /// The position of the statement that repeats it.
    pub repeated: usize,
}

/// What is not the same of words that are repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlterationKind {
    /// A hedge or a condition of the original is not there.
    HedgeLost,
    /// Other words stand between the quotation marks.
    QuotationAltered,
    /// One source has become several.
    SourceMultiplied,
    /// A denial of the claim in the one article is not in the other.
    DenialDropped,
}

impl AlterationKind {
    /// The word for it in output and in marked streams.
    pub fn name(self) -> &'static str {
        match self {
            AlterationKind::HedgeLost => "hedge_lost",
            AlterationKind::QuotationAltered => "quotation_altered",
            AlterationKind::SourceMultiplied => "source_multiplied",
            AlterationKind::DenialDropped => "denial_dropped",
        }
    }
}

/// How words begin by which an article may tell of a denial.
static DENYING: &[&str] = &[
    "baseless",
    "contest",
    "contradict",
    "denial",
    "denied",
    "denies",
    "deny",
    "dismiss",
    "disput",
    "fabricat",
    "false",
    "invent",
    "nonsense",
    "rebut",
    "refut",
    "reject",
    "unfounded",
    "untrue",
];

/// Where the wordings of those that rest on one another differ.
pub fn alterations(claims: &[Claim], voices: &[Voice], printings: &[Printing]) -> Vec<Alteration> {
    let articles = Articles::new(voices, printings);
    let mut found: BTreeSet<Alteration> = BTreeSet::new();
    for claim in claims.iter().filter(|claim| claim.voices.len() > 1) {
        found.extend(articles.altered_in(claim));
    }
    // A quotation may be so altered that the two are no longer one claim.
    found.extend(articles.altered());
    found.into_iter().collect()
}

/// What articles rest on.
struct Articles<'voices> {
    voices: &'voices [Voice],
    printings: &'voices [Printing],
    /// For each article, its outlet in the form in which outlets are compared.
    outlets: Vec<Option<String>>,
    /// For each article, the positions of its statements.
    statements: Vec<Vec<usize>>,
    /// For each article what its text is compared by, as far as it was asked for.
    shingles: Vec<OnceCell<Shingles>>,
}

impl<'voices> Articles<'voices> {
    fn new(voices: &'voices [Voice], printings: &'voices [Printing]) -> Articles<'voices> {
        let outlets = printings.iter().map(|printing| printing.outlet.as_deref().map(outlet_key)).collect();
        let mut statements = vec![Vec::new(); printings.len()];
        voices.iter().enumerate().for_each(|(at, voice)| statements[voice.printing].push(at));
        let shingles = printings.iter().map(|_| OnceCell::new()).collect();
        Articles { voices, printings, outlets, statements, shingles }
    }

    /// What became of `claim` from article to article; of one kind once for each article that repeats it.
    fn altered_in(&self, claim: &Claim) -> Vec<Alteration> {
        let altered = claim.voices.iter().flat_map(|&repeated| {
            let originals = self.originals(claim, repeated);
            let hedge_lost = self.hedge_lost(claim, &originals, repeated);
            let multiplied = self.multiplied(claim, &originals, repeated);
            let denial_dropped = self.denial_dropped(claim, &originals, repeated);
            [hedge_lost, multiplied, denial_dropped].into_iter().flatten()
        });
        let mut seen = BTreeSet::new();
        altered.filter(|found| seen.insert((found.kind, self.voices[found.repeated].printing))).collect()
    }

    /// The statements of `claim` that the one at `repeated` was taken from: those of the outermost outlet that it cites and
    /// that is here, else of one that its article credits, else those that it is a copy of, or whose article its own makes use of.
    fn originals(&self, claim: &Claim, repeated: usize) -> Vec<usize> {
        let voice = &self.voices[repeated];
        let may_be = |at: &usize| self.may_rest_on(voice.printing, self.voices[*at].printing);
        let before: Vec<usize> = claim.voices.iter().copied().filter(may_be).collect();
        let mut of_outlets = cited(voice).map(outlet_key).map(|outlet| {
            let is_by = |at: &usize| self.outlets[self.voices[*at].printing].as_ref() == Some(&outlet);
            before.iter().copied().filter(is_by).collect::<Vec<_>>()
        });
        let of_outlet = of_outlets.find(|of_outlet| !of_outlet.is_empty()).unwrap_or_default();
        if !of_outlet.is_empty() {
            return of_outlet;
        }
        let credits = |at: &usize| self.credits(voice.printing, self.voices[*at].printing);
        let credited: Vec<usize> = before.iter().copied().filter(credits).collect();
        if !credited.is_empty() {
            return credited;
        }
        let is_of_it = |at: &usize| {
            let original = &self.voices[*at];
            // Whole articles are compared where it matters alone.
            let is_hedged = !original.hedges.is_empty() && voice.hedges.is_empty();
            is_copy(&original.context, &voice.context)
                || is_hedged && self.are_of_one_text(original.printing, voice.printing)
        };
        before.into_iter().filter(is_of_it).collect()
    }

    fn are_of_one_text(&self, one: usize, other: usize) -> bool {
        let [one, other] = [one, other].map(|article| {
            self.shingles[article].get_or_init(|| Shingles::of(&self.printings[article].text))
        });
        one.are_of_one_text(other)
    }

    /// Whether an article may rest on another: that is of another outlet, and not of a later moment.
    fn may_rest_on(&self, article: usize, other: usize) -> bool {
        let are_two = self.outlets[article].is_some()
            && self.outlets[other].is_some()
            && self.outlets[article] != self.outlets[other];
        let when = |at: usize| self.printings[at].published.as_ref();
        are_two && when(article).zip(when(other)).is_none_or(|(own, other)| other <= own)
    }

    fn credits(&self, article: usize, other: usize) -> bool {
        let outlet = self.printings[other].outlet.as_deref();
        outlet.is_some_and(|outlet| credits(&self.printings[article], outlet))
    }

    /// The statements of `claim` in the article of the one at `repeated`.
    fn with(&self, claim: &Claim, repeated: usize) -> impl Iterator<Item = &Voice> {
        let printing = self.voices[repeated].printing;
        claim.voices.iter().map(|at| &self.voices[*at]).filter(move |voice| voice.printing == printing)
    }

    /// A hedge that all originals have and no statement of the claim in the article that repeats them. What passes on another
    /// statement is hedged there.
    fn hedge_lost(&self, claim: &Claim, originals: &[usize], repeated: usize) -> Option<Alteration> {
        let passes_on = |at: &usize| self.voices[*at].inner.iter().any(|inner| claim.voices.contains(inner));
        let voice = &self.voices[repeated];
        let is_sure = |at: usize| [at, repeated].iter().all(|at| claim.sure.contains(at));
        let mut own = originals.iter().copied().filter(|at| !passes_on(at)).peekable();
        let original = *own.peek()?;
        let is_plain = is_statement(voice.act)
            && !passes_on(&repeated)
            && self.with(claim, repeated).all(|voice| voice.hedges.is_empty())
            && own.all(|original| is_hedge_lost(&self.voices[original], voice, is_sure(original)));
        is_plain.then_some(Alteration { kind: AlterationKind::HedgeLost, original, repeated })
    }

    /// Several sources where the article that is cited knows of one alone. That they asked for something, as not to be named, is
    /// no claim.
    fn multiplied(&self, claim: &Claim, originals: &[usize], repeated: usize) -> Option<Alteration> {
        let are_several = |at: &usize| self.voices[*at].are_several == Some(true);
        let knows_several =
            |original: &usize| self.statements[self.voices[*original].printing].iter().any(are_several);
        let is_plain = is_statement(self.voices[repeated].act)
            && are_several(&repeated)
            && self.with(claim, repeated).all(|voice| voice.are_several != Some(false))
            && !originals.iter().any(knows_several);
        let is_one = |at: &usize| self.voices[*at].are_several == Some(false);
        let original = originals.iter().copied().find(is_one).filter(|_| is_plain)?;
        Some(Alteration { kind: AlterationKind::SourceMultiplied, original, repeated })
    }

    /// A denial of `claim` in each article that may be the cited one, where the citing one tells of none whatsoever.
    fn denial_dropped(&self, claim: &Claim, originals: &[usize], repeated: usize) -> Option<Alteration> {
        let article = self.voices[repeated].printing;
        let is_cited = |original: &usize| {
            let other = self.voices[*original].printing;
            let mut cited = cited(&self.voices[repeated]).map(outlet_key);
            cited.any(|outlet| self.outlets[other].as_ref() == Some(&outlet)) || self.credits(article, other)
        };
        let denials = originals.iter().map(|at| self.denial(claim, self.voices[*at].printing));
        let original = *denials.collect::<Option<Vec<usize>>>()?.first()?;
        let is_plain = originals.iter().all(is_cited) && !self.tells_of_a_denial(article);
        is_plain.then_some(Alteration { kind: AlterationKind::DenialDropped, original, repeated })
    }

    /// The first denial of `claim` in an article.
    fn denial(&self, claim: &Claim, article: usize) -> Option<usize> {
        let replies = claim.replies.iter().filter(|reply| match reply.reason {
            ReplyReason::Tied | ReplyReason::Like(_) => true,
            ReplyReason::NamesOutlet
            | ReplyReason::About
            | ReplyReason::Follows
            | ReplyReason::Opposite(_) => false,
        });
        let mut denials = replies.map(|reply| reply.voice).filter(|at| self.voices[*at].act == Act::Deny);
        denials.find(|at| self.voices[*at].printing == article)
    }

    /// Whether an article may tell of a denial, of whatever.
    fn tells_of_a_denial(&self, article: usize) -> bool {
        let denies = |at: &usize| matches!(self.voices[*at].act, Act::Deny | Act::PartlyDeny);
        let mut words = words(&self.printings[article].text).map(|word| word.to_lowercase());
        self.statements[article].iter().any(denies)
            || words.any(|word| DENYING.iter().any(|start| word.starts_with(start)))
    }

    /// Quotations that an article gives in other words than one that it rests on, and in which its own words do not stand.
    fn altered(&self) -> Vec<Alteration> {
        let mut found = Vec::new();
        let quoted: Vec<Vec<Quoted>> = self.statements.iter().map(|of| self.quoted(of)).collect();
        for (article, own) in quoted.iter().enumerate().filter(|(_, own)| !own.is_empty()) {
            let cites: BTreeSet<String> = self.cited_by(article);
            for (other, theirs) in quoted.iter().enumerate().filter(|(_, theirs)| !theirs.is_empty()) {
                let is_cited = || self.outlets[other].as_ref().is_some_and(|outlet| cites.contains(outlet));
                if self.may_rest_on(article, other) && (is_cited() || self.credits(article, other)) {
                    found.extend(self.altered_between(own, theirs));
                }
            }
        }
        found
    }

    /// The outlets that any statement of an article is from.
    fn cited_by(&self, article: usize) -> BTreeSet<String> {
        self.statements[article].iter().flat_map(|at| cited(&self.voices[*at])).map(outlet_key).collect()
    }

    fn altered_between(&self, own: &[Quoted], theirs: &[Quoted]) -> Vec<Alteration> {
        let altered = own.iter().filter_map(|quoted| {
            let is_original = |original: &&Quoted| {
                may_be_one(&self.voices[quoted.voice], &self.voices[original.voice])
                    && is_altered(&original.words, &quoted.words)
            };
            let original = theirs.iter().find(is_original)?;
            let printed = folded(&self.printings[self.voices[original.voice].printing].text);
            let kind = if loses_hedge(&original.words, &quoted.words) {
                AlterationKind::HedgeLost
            } else {
                AlterationKind::QuotationAltered
            };
            let altered = Alteration { kind, original: original.voice, repeated: quoted.voice };
            (!stands_in(&quoted.words, &printed)).then_some(altered)
        });
        altered.collect()
    }

    /// What is quoted in these statements, each quotation in the innermost that gives it.
    fn quoted(&self, statements: &[usize]) -> Vec<Quoted> {
        let quotations = |voice: usize| self.voices[voice].quotations.iter().map(|words| folded(words));
        let quoted = statements.iter().flat_map(|&voice| {
            let inner: Vec<Vec<String>> =
                self.voices[voice].inner.iter().flat_map(|at| quotations(*at)).collect();
            let own = quotations(voice).filter(move |words| !inner.contains(words));
            own.map(move |words| Quoted { voice, words })
        });
        quoted.filter(|quoted| quoted.words.len() >= quoted::LEAST).collect()
    }
}

/// Words in quotation marks.
struct Quoted {
    /// The position of their statement.
    voice: usize,
    /// They, in the form in which they are compared.
    words: Vec<String>,
}

/// The outlets that a statement is from, the outermost first.
fn cited(voice: &Voice) -> impl Iterator<Item = &str> {
    let origin = (voice.origin.kind == OriginKind::Outlet).then_some(voice.origin.words.as_str());
    voice.cites.iter().map(String::as_str).chain(origin)
}

/// Whether it is neither an answer nor a wish.
fn is_statement(act: Act) -> bool {
    match act {
        Act::Assert | Act::Accuse | Act::Predict => true,
        Act::Deny
        | Act::PartlyDeny
        | Act::Confirm
        | Act::Decline
        | Act::NoReply
        | Act::NoCommentYet
        | Act::Demand => false,
    }
}

/// Whether nothing says that two people speak.
fn may_be_one(a: &Voice, b: &Voice) -> bool {
    let are_people = [a, b].iter().all(|voice| matches!(voice.origin.kind, OriginKind::Person(_)));
    !are_people || same_source(&a.origin, &b.origin).is_some()
}

#[cfg(test)]
mod tests {
    use sayso_core::Act;

    use super::{Alteration, AlterationKind, alterations};
    use crate::fixture::voice;
    use crate::{Claim, Origin, OriginKind, Printing, Reply, ReplyReason, Voice};

    /// What a person whom nobody names says, in the first article or in the second, which cites the outlet of the first.
    fn said(printing: usize, content: &str) -> Voice {
        let clerk = Origin { kind: OriginKind::Unnamed, words: "a clerk".to_owned() };
        Voice {
            context: format!("{content}, a clerk said."),
            are_several: Some(false),
            cites: if printing == 0 { Vec::new() } else { vec!["the Quay Gazette".to_owned()] },
            ..voice(printing, Act::Assert, clerk, content)
        }
    }

    fn hedged(voice: Voice, hedge: &str) -> Voice {
        Voice { hedges: vec![hedge.to_owned()], ..voice }
    }

    fn quoted(printing: usize, words: &str) -> Voice {
        Voice { quotations: vec![words.to_owned()], ..said(printing, words) }
    }

    fn printings(texts: [&str; 2]) -> [Printing; 2] {
        let printing = |outlet: &str, hour, text: &str| Printing {
            outlet: Some(outlet.to_owned()),
            published: Some(format!("2026-05-01T0{hour}:00:00Z")),
            text: text.to_owned(),
            ..Printing::default()
        };
        [printing("Quay Gazette", 6, texts[0]), printing("Tern Courier", 7, texts[1])]
    }

    /// What became of the words of a claim that all the voices make but those that reply to it.
    fn kinds(voices: &[Voice], texts: [&str; 2], replies: &[usize]) -> Vec<AlterationKind> {
        let claim = Claim {
            voices: (0..voices.len()).filter(|at| !replies.contains(at)).collect(),
            sure: Vec::new(),
            replies: replies.iter().map(|&voice| Reply { voice, reason: ReplyReason::Tied }).collect(),
            doubtful: Vec::new(),
        };
        let found = alterations(&[claim], voices, &printings(texts));
        found.into_iter().map(|Alteration { kind, .. }| kind).collect()
    }

    #[test]
    fn a_hedge_is_lost_where_what_it_hedged_is_said_without_one() {
        let original = hedged(said(0, "the ferry may sink at the pier"), "may");
        let lost = |repeated: Voice| !kinds(&[original.clone(), repeated], ["", ""], &[]).is_empty();
        assert!(lost(said(1, "the ferry will sink at the pier")));
        assert!(!lost(hedged(said(1, "the ferry could sink at the pier"), "could")));
        assert!(
            !lost(said(1, "the ferry is possibly going to sink")),
            "another hedge, in the writer’s words"
        );
        assert!(!lost(said(1, "the ferry is old")), "what was hedged is not repeated");
        let uncited = Voice { cites: Vec::new(), ..said(1, "the ferry will sink at the pier") };
        assert!(!lost(uncited), "nothing says that it is from there");
    }

    #[test]
    fn nothing_is_lost_where_the_cited_article_says_it_without_a_hedge_as_well() {
        let plain = said(0, "the ferry will sink");
        let voices = [hedged(said(0, "the ferry may sink"), "may"), plain, said(1, "the ferry will sink")];
        assert_eq!(kinds(&voices, ["", ""], &[]), []);
    }

    #[test]
    fn a_condition_that_is_dropped_is_a_hedge_that_is_lost() {
        let original = said(0, "the pier will be closed if the ferry sinks");
        assert_eq!(
            kinds(&[original.clone(), said(1, "the pier will be closed")], ["", ""], &[]),
            [AlterationKind::HedgeLost]
        );
        assert_eq!(kinds(&[original, said(1, "the pier is closed unless it rains")], ["", ""], &[]), []);
        let no_condition = said(0, "people asked if the pier would close");
        assert_eq!(kinds(&[no_condition, said(1, "people asked about the pier")], ["", ""], &[]), []);
    }

    #[test]
    fn one_source_that_becomes_several_is_told() {
        let several = |printing| Voice { are_several: Some(true), ..said(printing, "the ferry sank") };
        let one = said(0, "the ferry sank");
        assert_eq!(kinds(&[one.clone(), several(1)], ["", ""], &[]), [AlterationKind::SourceMultiplied]);
        assert_eq!(kinds(&[one.clone(), several(0), several(1)], ["", ""], &[]), []);
        assert_eq!(kinds(&[one.clone(), said(1, "the ferry sank"), several(1)], ["", ""], &[]), []);
        let asking = Voice { act: Act::Demand, ..several(1) };
        assert_eq!(kinds(&[one, asking], ["", ""], &[]), [], "what they asked for is no claim");
    }

    #[test]
    fn a_quotation_has_other_words_where_the_cited_article_has_not_those() {
        let (original, repeated) = ("We have sold nothing to anybody", "We have given nothing to anybody");
        let voices = [quoted(0, original), quoted(1, repeated)];
        assert_eq!(kinds(&voices, [original, repeated], &[]), [AlterationKind::QuotationAltered]);
        let both = format!("{original}. {repeated}.");
        assert_eq!(kinds(&voices, [&both, repeated], &[]), []);
        let by = |number, voice: Voice| Voice {
            origin: Origin { kind: OriginKind::Person(number), words: format!("Roe {number}") },
            ..voice
        };
        let by_two = [by(1, quoted(0, original)), by(2, quoted(1, repeated))];
        assert_eq!(kinds(&by_two, [original, repeated], &[]), []);
    }

    #[test]
    fn a_denial_is_dropped_where_the_citing_article_tells_of_none() {
        let denial = Voice { act: Act::Deny, ..said(0, "that") };
        let voices = [said(0, "the ferry sank"), said(1, "the ferry sank"), denial];
        let texts = ["The ferry sank, a clerk said. Roe denied that.", "The ferry sank, a clerk said."];
        assert_eq!(kinds(&voices, texts, &[2]), [AlterationKind::DenialDropped]);
        let told = "The ferry sank, a clerk said. The harbour rejected the report.";
        assert_eq!(kinds(&voices, [texts[0], told], &[2]), []);
    }
}
