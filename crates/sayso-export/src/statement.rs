//! What leaves with a statement: its neighbours, and of sources that are not named a class and no more.

use std::collections::BTreeMap;

use sayso_core::{Count, Span};
use sayso_store::{
    Answered, ArticleRecord, Correction, Judged, Matched, Reason, Statement, StoredAnswer, Verdict,
};
use sayso_wire::{
    BareStanceV1, ClassV1, CorrectionV1, ExcerptV1, IntervalV1, JudgementV1, NamedV1, PrintingV1, RunV1,
    SayingV1, StatementV1, StationV1, TieV1, ValueV1, VoiceV1, Withheld, is_named,
};

use crate::allowance::{Allowance, Excerpts};
use crate::telling::{denies, is_denial, title};
use crate::wording::has_words;

/// The statements that were asked for as they may leave, in that order. One that stands in a hidden one does not.
pub(crate) fn statements(matched: &Matched, allowance: &mut Allowance) -> Vec<StatementV1> {
    let mut leaving = Leaving {
        neighbours: Neighbours::of(&matched.statements),
        excerpts: Excerpts::new(&matched.article.text, &matched.hidden, allowance),
        article: &matched.article,
    };
    let wanted = matched.wanted.iter().filter_map(|at| matched.statements.get(*at));
    wanted.filter_map(|statement| leaving.statement(statement)).collect()
}

/// What people hold of a statement, as it may leave. It stands alone: its neighbours are no part of what was judged.
pub(crate) fn correction_of(judged: &Judged, hidden: &[Span], allowance: &mut Allowance) -> CorrectionV1 {
    let article = &judged.found.article;
    let mut leaving = Leaving {
        neighbours: Neighbours::of(&[]),
        excerpts: Excerpts::new(&article.text, hidden, allowance),
        article,
    };
    // What was found has the rules of its run.
    let found = Statement { judgements: Vec::new(), ..judged.found.clone() };
    CorrectionV1 {
        sayso: 1,
        found: leaving.saying(&found),
        corrected: leaving.saying(&judged.corrected),
        judgements: judgements(&judged.corrected),
        article: leaving.printing(),
        run: run(&judged.found),
    }
}

/// A statement without its neighbours, as it may leave, and its article.
pub(crate) fn saying_of(
    statement: &Statement,
    hidden: &[Span],
    allowance: &mut Allowance,
) -> (SayingV1, PrintingV1) {
    let article = &statement.article;
    let mut leaving = Leaving {
        neighbours: Neighbours::of(&[]),
        excerpts: Excerpts::new(&article.text, hidden, allowance),
        article,
    };
    (leaving.saying(statement), leaving.printing())
}

/// Which statements of an article stand in and answer which.
struct Neighbours<'article> {
    /// Those that may leave, by their position.
    all: BTreeMap<usize, &'article Statement>,
    /// The statements in the content of each.
    inner: BTreeMap<usize, Vec<usize>>,
    /// What answers each, and at which place among its answers.
    answering: BTreeMap<usize, Vec<(usize, usize)>>,
}

impl<'article> Neighbours<'article> {
    fn of(statements: &'article [Statement]) -> Neighbours<'article> {
        let (mut all, mut inner) = (BTreeMap::new(), BTreeMap::<usize, Vec<usize>>::new());
        let mut answering = BTreeMap::<usize, Vec<(usize, usize)>>::new();
        for statement in statements {
            if let Some(parent) = statement.parent {
                // A parent stands before what stands in it. What stands in a hidden statement is hidden too.
                if !all.contains_key(&parent) {
                    continue;
                }
                inner.entry(parent).or_default().push(statement.ix);
            }
            all.insert(statement.ix, statement);
            // One that is judged to be none answers nothing.
            let answers = statement.answers.iter().filter(|_| !statement.is_rejected());
            for (at, answer) in answers.enumerate() {
                if let Answered::Statement(ix) = answer.to {
                    answering.entry(ix).or_default().push((statement.ix, at));
                }
            }
        }
        Neighbours { all, inner, answering }
    }

    /// The statements that `statement` stands in, the innermost first.
    fn outer(&self, statement: &Statement) -> Vec<&'article Statement> {
        let parent = |statement: &&Statement| self.all.get(&statement.parent?).copied();
        let outer = std::iter::successors(self.all.get(&statement.ix).and_then(parent), parent);
        outer.filter(|outer| !outer.is_rejected()).collect()
    }

    /// The positions of `ix`, of what it stands in and of what stands in it.
    fn related(&self, ix: usize) -> Vec<usize> {
        let mut related = vec![ix];
        let mut at = 0;
        while let Some(ix) = related.get(at) {
            related.extend(self.inner.get(ix).into_iter().flatten());
            at += 1;
        }
        let outer = self.all.get(&ix).map(|statement| self.outer(statement)).unwrap_or_default();
        related.extend(outer.iter().map(|outer| outer.ix));
        related
    }

    /// What answers one of `related`: the statement, the place among its answers, and what it answers; in reading order.
    fn answering(&self, related: &[usize]) -> Vec<(&'article Statement, usize, usize)> {
        let each = |ix: &usize| {
            let answering = self.answering.get(ix).into_iter().flatten();
            answering.map(|(by, at)| (*by, *at, *ix)).collect::<Vec<_>>()
        };
        let mut answering: Vec<(usize, usize, usize)> = related.iter().flat_map(each).collect();
        answering.sort_unstable();
        answering.iter().filter_map(|(by, at, ix)| Some((*self.all.get(by)?, *at, *ix))).collect()
    }
}

/// The statements of an article on their way out.
struct Leaving<'article> {
    neighbours: Neighbours<'article>,
    excerpts: Excerpts<'article>,
    article: &'article ArticleRecord,
}

impl<'article> Leaving<'article> {
    /// `statement` as it may leave; `None` where it stands in a hidden one.
    fn statement(&mut self, statement: &'article Statement) -> Option<StatementV1> {
        self.neighbours.all.get(&statement.ix)?;
        let outer = self.neighbours.outer(statement);
        let voice = self.voice(statement);
        let within: Vec<VoiceV1> = outer.iter().map(|outer| self.voice(outer)).collect();
        let saying = self.saying_in(statement, voice);
        let answers = self.answers(statement);
        let answered_by = self.answered_by(statement);
        Some(StatementV1 {
            sayso: 1,
            title: title(&saying, &within, &answered_by) + judged(statement),
            saying,
            within,
            answers,
            answered_by,
            chain: chain(statement),
            judgements: judgements(statement),
            article: self.printing(),
            run: run(statement),
        })
    }

    /// Who speaks, and how. Of sources that the article does not name, nothing but the kind and a count leaves.
    fn voice(&mut self, statement: &Statement) -> VoiceV1 {
        let is_named = is_named(statement.sourcing.as_deref());
        let speaker = statement.speaker.as_ref().filter(|_| is_named);
        VoiceV1 {
            id: statement.id.to_string(),
            source: match is_named {
                true => self.excerpts.of(&statement.source),
                false => self.excerpts.places(&statement.source, Withheld::Unnamed),
            },
            cue: self.cue(statement),
            act: statement.act.clone().map(|value| self.act(statement, value)),
            stance: stance(statement),
            sourcing: statement.sourcing.clone().map(|kind| self.class(statement, kind)),
            speaker: speaker.map(|speaker| NamedV1 {
                id: speaker.id,
                kind: speaker.kind.clone(),
                name: speaker.name.clone(),
                rule: rule(statement, "speaker"),
            }),
        }
    }

    /// The words that attribute it, but for those that tell of a source that is not named how it knows, or on what terms it spoke.
    fn cue(&mut self, statement: &Statement) -> Vec<ExcerptV1> {
        let told = statement.reasons.iter().filter(|reason| reason.field.starts_with("sourcing.unnamed."));
        let told: Vec<Span> = told.filter_map(|reason| reason.words).collect();
        let cue = statement.cue.iter().map(|span| match told.iter().any(|told| told.overlaps(*span)) {
            true => self.excerpts.withheld(*span, Withheld::Unnamed),
            false => self.excerpts.one(*span),
        });
        cue.collect()
    }

    fn act(&self, statement: &Statement, value: String) -> ValueV1 {
        let cue = self.article.words(&statement.cue);
        ValueV1 {
            rule: rule(statement, "act"),
            confidence: statement.act_confidence().map(|confidence| rounded(confidence.into())),
            is_in_cue: is_denial(Some(&value)).then(|| denies(&cue)),
            value,
        }
    }

    /// The kind of source, and how many of it there are said to be.
    fn class(&self, statement: &Statement, kind: String) -> ClassV1 {
        let count = reason(statement, "sourcing.unnamed.count").filter(|_| !is_named(Some(&kind)));
        ClassV1 {
            kind,
            rule: rule(statement, "sourcing.kind"),
            count: count.map(|count| count.value.clone()),
            number: count.filter(|count| count.value == "exactly").and_then(|count| {
                let told = reason(statement, "sourcing.unnamed.count.number")
                    .map(|number| number.value.parse::<u16>());
                // Older runs told it in the article's words alone.
                told.and_then(Result::ok).or_else(|| Count::number(&self.article.text[count.words?]))
            }),
        }
    }

    fn saying(&mut self, statement: &Statement) -> SayingV1 {
        let voice = self.voice(statement);
        self.saying_in(statement, voice)
    }

    /// What is said in this voice. Without words or a name for the voice, it is not said.
    fn saying_in(&mut self, statement: &Statement, voice: VoiceV1) -> SayingV1 {
        let has_source = voice.source.is_empty() || has_words(&voice.source) || voice.speaker.is_some();
        // A class stands for whoever is not named.
        let content = match has_source || !is_named(statement.sourcing.as_deref()) {
            true => self.excerpts.of(&statement.content),
            false => self.excerpts.places(&statement.content, Withheld::Share),
        };
        let said = statement.said.clone().map(|(from, until)| IntervalV1 { from, until });
        SayingV1 {
            voice,
            content,
            quotation: statement.quotation.clone(),
            said,
            confidence: rounded(statement.confidence),
        }
    }

    fn answers(&mut self, statement: &'article Statement) -> Vec<TieV1> {
        let mut ties = Vec::new();
        for (at, answer) in statement.answers.iter().enumerate() {
            let tie = match answer.to {
                Answered::Report(words) => {
                    let report = self.excerpts.one(words);
                    TieV1 { report: Some(report), ..self.tie(statement, at, answer) }
                }
                Answered::Statement(ix) => {
                    let answered = self.neighbours.all.get(&ix).copied();
                    let Some(answered) = answered.filter(|answered| !answered.is_rejected()) else {
                        continue;
                    };
                    let saying = self.saying(answered);
                    TieV1 { saying: Some(saying), ..self.tie(statement, at, answer) }
                }
            };
            ties.push(tie);
        }
        ties
    }

    /// What answers `statement`, a statement it stands in, or one that stands in it: whoever denies the whole denies the
    /// part, and the whole holds what is denied of the part.
    fn answered_by(&mut self, statement: &'article Statement) -> Vec<TieV1> {
        let related = self.neighbours.related(statement.ix);
        let answering = self.neighbours.answering(&related);
        let others = answering.into_iter().filter(|(by, _, _)| by.ix != statement.ix);
        let mut ties = Vec::new();
        for (by, at, ix) in others.collect::<Vec<_>>() {
            let is_other = ix != statement.ix;
            let to = self.neighbours.all.get(&ix).filter(|_| is_other).map(|to| to.id.to_string());
            let saying = self.saying(by);
            ties.push(TieV1 { to, saying: Some(saying), ..self.tie(by, at, &by.answers[at]) });
        }
        ties
    }

    /// The answer of `answering` at this position, without what stands at its other end.
    fn tie(&mut self, answering: &Statement, at: usize, answer: &StoredAnswer) -> TieV1 {
        TieV1 {
            relation: relation(answering).to_owned(),
            to: None,
            saying: None,
            report: None,
            scope: answer.scope.map(|scope| self.excerpts.one(scope)),
            tie_confidence: rounded(answer.confidence),
            rule: rule(answering, &format!("answers[{at}]")),
        }
    }

    fn printing(&self) -> PrintingV1 {
        let article = self.article;
        PrintingV1 {
            id: article.id.clone(),
            outlet: article.outlet.clone(),
            title: article.title.clone(),
            byline: article.byline.clone(),
            published: article.published.clone(),
            updated: article.updated.clone(),
            captured: article.captured.clone(),
            place: article.place.clone(),
            address: article.address.clone(),
            text_sha256: article.text_sha256.clone(),
            characters: self.excerpts.length(),
            is_superseded: article.is_superseded,
        }
    }
}

/// What an answer does.
fn relation(answering: &Statement) -> &str {
    const DOING: [&str; 6] = ["deny", "partly_deny", "confirm", "decline", "no_reply", "no_comment_yet"];
    answering.act.as_deref().filter(|act| DOING.contains(act)).unwrap_or("answer")
}

/// What holds of a statement where people do not hold it to be one.
fn judged(statement: &Statement) -> &'static str {
    let judged = statement.judged().filter(|judged| judged.is_person);
    match judged.map(|judged| &judged.verdict) {
        Some(Verdict::No) => " [judged to be no statement]",
        Some(Verdict::Unsure) => " [judged to be doubtful]",
        Some(Verdict::Yes | Verdict::Corrected(_) | Verdict::Noted) | None => "",
    }
}

fn judgements(statement: &Statement) -> Vec<JudgementV1> {
    let judgements = statement.judgements.iter().filter(|judgement| judgement.verdict != Verdict::Noted);
    let judgements = judgements.map(|judgement| JudgementV1 {
        verdict: judgement.verdict.name().to_owned(),
        field: correction(&judgement.verdict).map(|correction| correction.field().to_owned()),
        who: judgement.who.clone(),
        is_person: judgement.is_person,
        made: judgement.made.clone(),
    });
    judgements.collect()
}

fn correction(verdict: &Verdict) -> Option<&Correction> {
    match verdict {
        Verdict::Corrected(correction) => Some(correction),
        Verdict::Yes | Verdict::No | Verdict::Unsure | Verdict::Noted => None,
    }
}

fn run(statement: &Statement) -> RunV1 {
    let [version, model, instruction_set] = statement.run.clone();
    RunV1 { version, model, instruction_set }
}

fn reason<'statement>(statement: &'statement Statement, field: &str) -> Option<&'statement Reason> {
    statement.reasons.iter().find(|reason| reason.field == field)
}

/// The rule that gave the value of `field`, or that people put it right. Its words stay: they are the article's.
fn rule(statement: &Statement, field: &str) -> Option<String> {
    let put_right = match field {
        "sourcing.kind" => "sourcing",
        "speaker" => "source",
        field => field,
    };
    let corrections = statement.judgements.iter().filter_map(|judgement| correction(&judgement.verdict));
    if corrections.map(Correction::field).any(|field| field == put_right) {
        return Some("put right by a person".to_owned());
    }
    reason(statement, field).map(|reason| reason.rule.clone()).filter(|rule| !rule.is_empty())
}

fn stance(statement: &Statement) -> Option<BareStanceV1> {
    Some(BareStanceV1 {
        polarity: reason(statement, "stance.polarity")?.value.clone(),
        certainty: reason(statement, "stance.certainty")?.value.clone(),
        is_negated: reason(statement, "stance.negation").is_some(),
    })
}

fn chain(statement: &Statement) -> Vec<StationV1> {
    let stations = statement.reasons.iter().filter(|reason| reason.field.starts_with("chain["));
    let stations = stations.filter_map(|reason| reason.value.split_once(": "));
    stations.map(|(station, kind)| StationV1 { station: station.to_owned(), kind: kind.to_owned() }).collect()
}

/// A confidence with four decimals: more would claim more than the model knows.
fn rounded(confidence: f64) -> f64 {
    (confidence * 1e4).round() / 1e4
}
