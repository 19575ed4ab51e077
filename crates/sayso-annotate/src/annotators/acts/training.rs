//! What training asks of the program: the signs of attributions that people marked.

use sayso_core::{Act, Article, Attribution, Draft};

use super::signs::{SIGNS, Signs};
use super::{Parts, contradiction};
use crate::annotators::WITHOUT_MODEL;
use crate::marked::{self, Marked};
use crate::vocabulary::Vocabulary;

/// How many signs there are.
pub const ACT_SIGNS: usize = SIGNS;

/// What training is told of an attribution.
pub struct Told {
    /// The attribution.
    pub attribution: Attribution,
    /// The act of the rule that decides what it does, if one does.
    pub rule: Option<Act>,
    /// Whether it may be a denial.
    pub may_deny: bool,
    /// The numbers of the signs it shows.
    pub signs: Vec<usize>,
}

/// What is told of each attribution that is `marked` in `article`.
pub fn act_signs(article: Article, marked: &[Marked]) -> Vec<Told> {
    let mut drafts = [Draft::new(article)];
    WITHOUT_MODEL.iter().for_each(|load| load().annotate(&mut drafts));
    let [mut draft] = drafts;
    marked::add(&mut draft, marked);
    let vocabulary = Vocabulary::of(&draft);
    let told = draft.attributions().map(|(ix, attribution)| {
        let parts = Parts::of(&draft, attribution);
        let by_rule = parts.by_rule();
        let ruled = by_rule.map_or_else(|| parts.plain(), |ruled| ruled.shown).value;
        let contradicts = contradiction::of(&draft, &vocabulary, ix, &parts).is_some();
        let signs = Signs::of(&parts, ruled, contradicts);
        Told {
            attribution: attribution.clone(),
            rule: by_rule.filter(|ruled| ruled.stands()).map(|ruled| ruled.shown.value),
            may_deny: signs.may_deny(),
            signs: signs.numbers().collect(),
        }
    });
    told.collect()
}
