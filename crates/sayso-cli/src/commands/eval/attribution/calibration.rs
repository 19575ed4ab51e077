//! How confidences are told.

use std::fmt::Write as _;

use sayso::eval::attribution::{Bin, Calibration, Judged, Level, Review};
use serde_json::{Value, json};

use super::percent;

/// A line for the error, and one for each precision.
pub(in super::super) fn table(calibration: &Calibration) -> String {
    let predictions: usize = calibration.bins.iter().map(|bin| bin.count).sum();
    let error = percent(calibration.expected_error);
    let mut table = format!("\nconfidence: expected calibration error {error:.1} over {predictions} found\n");
    for review in &calibration.review {
        let _ = writeln!(table, "  {:.0} % precision: {}", percent(review.precision), advice(review));
    }
    table
}

/// What to check.
fn advice(review: &Review) -> String {
    let Some(threshold) = review.threshold else { return "check all of them".to_owned() };
    format!(
        "check {:.1} %, below {threshold:.3}; the rest has {:.1} % of right ones",
        percent(review.checked),
        percent(review.kept)
    )
}

pub(in super::super) fn json(calibration: &Calibration) -> Value {
    json!({
        "ece": calibration.expected_error,
        "bins": calibration.bins.iter().map(bin_json).collect::<Value>(),
        "review": calibration.review.iter().map(review_json).collect::<Value>(),
    })
}

fn bin_json(bin: &Bin) -> Value {
    json!({
        "low": bin.low,
        "high": bin.high,
        "count": bin.count,
        "confidence": bin.confidence,
        "right": bin.right,
    })
}

fn review_json(review: &Review) -> Value {
    json!({
        "precision": review.precision,
        "threshold": review.threshold,
        "checked": review.checked,
        "kept": review.kept,
    })
}

/// `[confidence, right, nested]`.
pub(super) fn judged_json(judged: &Judged) -> Value {
    let is_nested = judged.level == Level::Nested;
    json!([judged.confidence, u8::from(judged.is_right), u8::from(is_nested)])
}
