//! What training asks of the program: the signs of attributions that people marked.

use sayso_core::{Article, Attribution, Draft};

use super::signs::{SIGNS, Signs};
use super::{Parts, contradiction};
use crate::annotators::WITHOUT_MODEL;
use crate::marked::{self, Marked};
use crate::vocabulary::Vocabulary;

/// How many signs there are.
pub const ACT_SIGNS: usize = SIGNS;

/// Each attribution that is `marked` in `article`, with the act that the rules make of it and the numbers of the signs it shows.
pub fn act_signs(article: Article, marked: &[Marked]) -> Vec<(Attribution, String, Vec<usize>)> {
    let mut drafts = [Draft::new(article)];
    WITHOUT_MODEL.iter().for_each(|load| load().annotate(&mut drafts));
    let [mut draft] = drafts;
    marked::add(&mut draft, marked);
    let vocabulary = Vocabulary::of(&draft);
    let told = draft.attributions().map(|(ix, attribution)| {
        let parts = Parts::of(&draft, attribution);
        let ruled = parts.by_rule().unwrap_or(parts.plain()).value;
        let contradicts = contradiction::of(&draft, &vocabulary, ix, &parts).is_some();
        let signs = Signs::of(&parts, ruled, contradicts);
        (attribution.clone(), format!("{ruled:?}"), signs.numbers().collect())
    });
    told.collect()
}
