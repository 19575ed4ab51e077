//! Finds what denials, confirmations, declines and missing answers answer in their article.
//!
//! Every other attribution is a candidate, and so is nothing. Signs speak for each (`signs.rs`): where a statement stands, what it does
//! and on whose word, whether its words or its sense come back in the answer, whether the answer names its source or is about the one
//! who answers, and whether it was answered just before. Their weights were fitted on answers that people labelled (`weights.rs`). What
//! scores most is what is answered, unless it is too likely that nothing is. The words that name a report which no statement of the
//! article makes (“denied *the report*”) may stand for it. Nobody denies himself, nor what denies the same (`denial.rs`), and some can never be
//! what is answered (`barred.rs`).

mod answering;
mod article;
mod barred;
mod denial;
mod shown;
mod signs;
#[cfg(feature = "training")]
pub mod training;
mod weights;

use sayso_core::{Act, Answer, Answered, AttributionIx, Draft, Layers, Span};

use self::answering::Answering;
use self::article::Statements;
use self::weights::{Previous, Tie};
use crate::{Annotator, Layer};

/// The annotator.
pub(super) struct Answers;

impl Annotator for Answers {
    fn name(&self) -> &'static str {
        "answers"
    }

    fn needs(&self) -> &'static [Layer] {
        &[
            Layer::Paragraphs,
            Layer::Sentences,
            Layer::Attributions,
            Layer::Mentions,
            Layer::Speakers,
            Layer::Acts,
            Layer::Sourcing,
        ]
    }

    fn makes(&self) -> &'static [Layer] {
        &[Layer::Answers]
    }

    fn annotate(&self, drafts: &mut [Draft]) {
        for draft in drafts {
            for (ix, answer) in answers(draft) {
                draft.meaning_mut(ix).answers.push(answer);
            }
        }
    }
}

/// What each attribution answers, in reading order.
fn answers(layers: &Layers) -> Vec<(AttributionIx, Answer)> {
    let mut found = Vec::new();
    let mut previous: Option<Previous> = None;
    let answering: Vec<AttributionIx> = that_answer(layers).collect();
    if answering.is_empty() {
        return found;
    }
    let statements = Statements::of(layers);
    for ix in answering {
        let Some(answering) = Answering::new(&statements, ix) else { continue };
        let Some(Tie { to, confidence, rule }) = weights::tie(&answering, previous) else { continue };
        if let Answered::Attribution(to) = to {
            previous = Some(Previous { answer: ix, to });
        }
        found.push((ix, Answer { to, scope: scope(&answering), confidence, rule }));
    }
    found
}

/// The attributions that answer something by what they do.
fn that_answer(layers: &Layers) -> impl Iterator<Item = AttributionIx> {
    let answers = |ix: &AttributionIx| layers.meaning(*ix).act.is_some_and(|act| act.value.is_answer());
    layers.attributions().map(|(ix, _)| ix).filter(answers)
}

/// The part that is answered, where it is only a part.
fn scope(answering: &Answering<'_>) -> Option<Span> {
    let content = answering.attribution().content.as_ref()?;
    (answering.act == Act::PartlyDeny).then(|| content.extent())
}

#[cfg(test)]
mod tests {
    use sayso_core::{Address, Annotated, Answer, Answered, Article, Spans, Text};

    use crate::{Annotators, Marked};

    /// The article of `text`, in which those statements are marked.
    fn annotated(text: &str, marked: &[[&str; 3]]) -> Annotated {
        let text = Text::new(text).expect("short");
        let spans = |words: &str| {
            let start = text.as_str().find(words).filter(|_| !words.is_empty())?;
            Spans::new(vec![text.span(start..start + words.len())?])
        };
        let every = marked.iter().map(|parts| {
            let [source, cue, content] = parts.map(spans);
            Marked { source, cue, content }
        });
        let article = Article::new(Address::new("case"), text.clone());
        Annotators::standard().annotate_marked(vec![(article, every.collect())]).remove(0)
    }

    /// What the last statement is told to answer, if anything.
    fn last_answer(annotated: &Annotated) -> Option<Answer> {
        let last = annotated.attributions().last().expect("one").0;
        annotated.meaning(last).answers.first().copied()
    }

    /// What the last of the marked statements answers: the content of a statement, or the words that name it.
    fn answered(text: &str, marked: &[[&str; 3]]) -> Option<String> {
        let annotated = annotated(text, marked);
        let text = &annotated.article().text;
        last_answer(&annotated).map(|answer| match answer.to {
            Answered::Report(words) => text[words].to_owned(),
            Answered::Attribution(ix) => text[annotated.attribution(ix).contents()[0]].to_owned(),
        })
    }

    #[test]
    fn a_denial_answers_the_claim_whose_words_come_back_and_not_the_nearest() {
        let text = "The union claimed the mill had locked its gates. The mayor said rain was near. The mill denied it had locked any gates.";
        let marked = [
            ["The union", "claimed", "the mill had locked its gates"],
            ["The mayor", "said", "rain was near"],
            ["The mill", "denied", "it had locked any gates"],
        ];
        assert_eq!(answered(text, &marked).as_deref(), Some("the mill had locked its gates"));
    }

    #[test]
    fn a_report_that_no_statement_makes_is_answered_by_its_name() {
        let text = "The palace denied reports of a quarrel over the seating.";
        let marked = [["The palace", "denied", "reports of a quarrel over the seating"]];
        assert_eq!(answered(text, &marked).as_deref(), Some("reports"));
    }

    #[test]
    fn who_is_silent_on_another_matter_answers_nothing() {
        let text = "The coach said the bus was late.\n\nThe driver blamed snow.\n\nIn Selin the bishop declined to say who would sing at Easter.";
        let marked = [
            ["The coach", "said", "the bus was late"],
            ["The driver", "blamed", "snow"],
            ["the bishop", "declined", "to say who would sing at Easter"],
        ];
        assert_eq!(answered(text, &marked), None);
    }

    #[test]
    fn who_is_said_to_have_said_something_may_deny_it() {
        let text = "The Lantern reported that Oakes had told the guild of a sale. Mr Oakes denied telling the guild of a sale.";
        let marked = [
            ["The Lantern", "reported", "that Oakes had told the guild of a sale"],
            ["Oakes", "had told", "of a sale"],
            ["Mr Oakes", "denied", "telling the guild of a sale"],
        ];
        assert!(answered(text, &marked).is_some_and(|answered| answered.ends_with("of a sale")));
    }

    #[test]
    fn a_denial_that_shares_nothing_with_what_is_before_it_is_never_sure_of_it() {
        let text =
            "Sky Pitch reported that Brandt will quit. Holt insisted he did not swear at the official.";
        let marked = [
            ["Sky Pitch", "reported", "that Brandt will quit"],
            ["Holt", "insisted", "he did not swear at the official"],
        ];
        assert!(last_answer(&annotated(text, &marked)).is_none_or(|answer| answer.is_doubtful()));
    }

    #[test]
    fn a_denial_of_what_is_said_of_the_speaker_is_sure_of_it() {
        let text =
            "The union claimed the mill had locked its gates. The mill denied it had locked any gates.";
        let marked = [
            ["The union", "claimed", "the mill had locked its gates"],
            ["The mill", "denied", "it had locked any gates"],
        ];
        assert!(last_answer(&annotated(text, &marked)).is_some_and(|answer| !answer.is_doubtful()));
    }

    /// What the answer of Mr Corran is tied to, after what Dreel says of him.
    fn plea(claim: &str, plea: &str) -> Option<String> {
        let text = format!("Dreel said that Corran {claim}. Mr Corran pleaded {plea}.");
        let claim = format!("that Corran {claim}");
        answered(&text, &[["Dreel", "said", claim.as_str()], ["Mr Corran", "pleaded", plea]])
    }

    #[test]
    fn a_plea_denies_nothing_but_its_charge() {
        assert_eq!(plea("had shouted at her in the yard", "not guilty to smuggling"), None);
        assert!(plea("had smuggled furs through the yard", "not guilty to smuggling").is_some());
        assert!(plea("had shouted at her in the yard", "not guilty to all counts").is_some());
    }

    #[test]
    fn who_admits_what_nobody_said_confirms_nothing() {
        let text = "The skipper Arno Velt said the best night of the year had come. Karin Dreel admitted her crew fell asleep.";
        let marked = [
            ["The skipper Arno Velt", "said", "the best night of the year had come"],
            ["Karin Dreel", "admitted", "her crew fell asleep"],
        ];
        assert_eq!(answered(text, &marked), None);
    }

    #[test]
    fn who_admits_what_was_said_or_just_points_at_it_confirms_it() {
        let claim = "the mill had locked the gates";
        for admitted in ["the gates had been locked", "as much"] {
            let text = format!("The union said {claim}. Karin Dreel admitted {admitted}.");
            let marked = [["The union", "said", claim], ["Karin Dreel", "admitted", admitted]];
            assert_eq!(answered(&text, &marked).as_deref(), Some(claim), "{admitted}");
        }
    }

    #[test]
    fn silence_answers_no_silence() {
        let text = "The candidate for mayor, Jana Orl, did not reply to a message seeking comment. \
                    The account that first posted the film did not respond to a request for comment.";
        let marked = [
            ["The candidate for mayor, Jana Orl,", "did not reply to", "a message seeking comment"],
            ["The account that first posted the film", "did not respond to", "a request for comment"],
        ];
        assert_eq!(answered(text, &marked), None);
    }

    #[test]
    fn nobody_is_silent_on_what_he_did_himself() {
        let text =
            "On Monday the dairy lowered its forecast. The dairy did not respond to a request for comment.";
        let marked = [
            ["the dairy", "lowered", "its forecast"],
            ["The dairy", "did not respond to", "a request for comment"],
        ];
        assert_eq!(answered(text, &marked), None);
    }

    #[test]
    fn a_topic_that_is_asked_about_is_not_denied() {
        let text = "Asked about the lamp in the tower, Corran said: “I never lit it.”";
        let marked = [["", "Asked", "about the lamp in the tower"], ["Corran", "said:", "“I never lit it.”"]];
        assert_eq!(answered(text, &marked), None);
    }

    #[test]
    fn what_a_question_claims_may_be_denied_and_a_topic_declined() {
        let denied = "Asked whether he had burnt the barn, Corran denied burning a barn.";
        let marked = [["", "Asked", "whether he had burnt the barn"], ["Corran", "denied", "burning a barn"]];
        assert_eq!(answered(denied, &marked).as_deref(), Some("whether he had burnt the barn"));
        let declined = "Asked about the fire, Corran declined to comment.";
        let marked = [["", "Asked", "about the fire"], ["Corran", "declined", "to comment"]];
        assert_eq!(answered(declined, &marked).as_deref(), Some("about the fire"));
    }
}
