//! Whether confidences say how often the program is right, and how much a person must check who goes by them.
//!
//! A prediction is right when it is linked by half of the content and the source: outermost ones count as in
//! `linked.iou50.all`, nested ones as in `nested.iou50.all`.

use super::corpus::Level;

/// A prediction of known confidence, compared with what people marked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// How sure the program was, from 0 to 1.
    pub confidence: f64,
    /// Whether people marked it.
    pub is_right: bool,
    /// Whether it stands in another prediction's content.
    pub level: Level,
}

/// How confidence and being right go together.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// Expected calibration error (Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017): how far, over the bins, the
    /// mean confidence is from the share that is right, each bin weighing as many predictions as it holds. From 0 to 1.
    pub expected_error: f64,
    /// Predictions by confidence: the reliability diagram (Guo et al. 2017).
    pub bins: Vec<Bin>,
    /// What must be checked for each precision that a reader may ask for.
    pub review: Vec<Review>,
}

/// Predictions of about the same confidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// The lowest confidence in it.
    pub low: f64,
    /// The lowest confidence above it; the last bin holds 1 too.
    pub high: f64,
    /// How many there are.
    pub count: usize,
    /// Their mean confidence; `None` where there are none.
    pub confidence: Option<f64>,
    /// The share of them that is right; `None` where there are none.
    pub right: Option<f64>,
}

/// What a person must check, the doubtful ones first, so that the rest is as precise as asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Review {
    /// The precision of the rest, at least.
    pub precision: f64,
    /// The confidence from which on nothing is checked; `None` where everything must be.
    pub threshold: Option<f64>,
    /// The share of predictions below it.
    pub checked: f64,
    /// The share of right predictions that the rest holds.
    pub kept: f64,
}

/// The number of bins, as Guo et al. and most others after them: enough to show a bend, few enough to fill.
const BINS: usize = 10;

/// What the unchecked rest may be asked for.
const PRECISIONS: [f64; 2] = [0.95, 0.9];

impl Calibration {
    /// The calibration over `judged`; `None` where there is none.
    pub fn new(judged: &[Judged]) -> Option<Calibration> {
        if judged.is_empty() {
            return None;
        }
        let bins: Vec<Bin> = (0..BINS).map(|ix| Bin::new(ix, judged)).collect();
        let review = PRECISIONS.iter().map(|&precision| Review::new(precision, judged)).collect();
        Some(Calibration { expected_error: expected_error(&bins), bins, review })
    }
}

fn expected_error(bins: &[Bin]) -> f64 {
    let gap = |bin: &Bin| Some(bin.count as f64 * (bin.confidence? - bin.right?).abs());
    let total: usize = bins.iter().map(|bin| bin.count).sum();
    bins.iter().filter_map(gap).sum::<f64>() / total as f64
}

impl Bin {
    /// The bin at `ix`, with those of `judged` that belong there.
    fn new(ix: usize, judged: &[Judged]) -> Bin {
        let of_bin = |judged: &&Judged| ((judged.confidence * BINS as f64) as usize).min(BINS - 1) == ix;
        let members: Vec<&Judged> = judged.iter().filter(of_bin).collect();
        let mean = |value: fn(&Judged) -> f64| {
            let sum: f64 = members.iter().map(|judged| value(judged)).sum();
            (!members.is_empty()).then(|| sum / members.len() as f64)
        };
        Bin {
            low: ix as f64 / BINS as f64,
            high: (ix + 1) as f64 / BINS as f64,
            count: members.len(),
            confidence: mean(|judged| judged.confidence),
            right: mean(|judged| f64::from(u8::from(judged.is_right))),
        }
    }
}

impl Review {
    /// The least that must be checked of `judged`. Those of the same confidence are checked together.
    fn new(precision: f64, judged: &[Judged]) -> Review {
        let mut surest_first: Vec<&Judged> = judged.iter().collect();
        surest_first.sort_by(|one, other| other.confidence.total_cmp(&one.confidence));
        let (mut rest, mut right) = (0, 0);
        let mut review = Review { precision, threshold: None, checked: 1.0, kept: 0.0 };
        let all_right = judged.iter().filter(|judged| judged.is_right).count();
        for alike in surest_first.chunk_by(|one, other| one.confidence == other.confidence) {
            rest += alike.len();
            right += alike.iter().filter(|judged| judged.is_right).count();
            if right as f64 >= precision * rest as f64 {
                review.threshold = alike.first().map(|judged| judged.confidence);
                review.checked = (judged.len() - rest) as f64 / judged.len() as f64;
                review.kept = right as f64 / all_right as f64;
            }
        }
        review
    }
}

#[cfg(test)]
mod tests {
    use super::{Calibration, Judged, Review};
    use crate::eval::attribution::Level;

    fn judged(confidences: &[(f64, bool)]) -> Vec<Judged> {
        let judged = |&(confidence, is_right)| Judged { confidence, is_right, level: Level::Outermost };
        confidences.iter().map(judged).collect()
    }

    fn check_error(confidences: &[(f64, bool)], expected: f64) {
        let calibration = Calibration::new(&judged(confidences)).expect("some");
        let error = calibration.expected_error;
        assert!((error - expected).abs() < 1e-9, "{error} for {confidences:?}");
    }

    #[test]
    fn the_error_is_how_far_bins_are_off() {
        check_error(&[(1.0, true), (0.0, false)], 0.0);
        check_error(&[(0.5, true), (0.5, false)], 0.0);
        check_error(&[(0.95, true), (0.95, false), (0.15, false), (0.15, false)], 0.3);
    }

    #[test]
    fn every_confidence_has_its_bin() {
        let judged = judged(&[(0.0, false), (0.1, true), (0.3, true), (0.999, true), (1.0, false)]);
        let bins = Calibration::new(&judged).expect("some").bins;
        let counts: Vec<usize> = bins.iter().map(|bin| bin.count).collect();
        assert_eq!(counts, [1, 1, 0, 1, 0, 0, 0, 0, 0, 2]);
        assert_eq!((bins[9].low, bins[9].high, bins[9].right), (0.9, 1.0, Some(0.5)));
        assert_eq!(bins[2].confidence, None);
    }

    fn check_review(confidences: &[(f64, bool)], threshold: Option<f64>, checked: f64, kept: f64) {
        let review = Review::new(0.75, &judged(confidences));
        assert_eq!(review, Review { precision: 0.75, threshold, checked, kept });
    }

    #[test]
    fn the_rest_is_as_large_as_its_precision_lets_it_be() {
        check_review(&[(0.9, true), (0.8, true)], Some(0.8), 0.0, 1.0);
        check_review(&[(0.2, false), (0.8, true), (0.9, true), (0.1, true)], Some(0.1), 0.0, 1.0);
        check_review(&[(0.9, false), (0.8, true)], None, 1.0, 0.0);
        check_review(&[(0.9, true), (0.5, false), (0.4, false), (0.3, true)], Some(0.9), 0.75, 0.5);
        check_review(&[(0.9, true), (0.9, false)], None, 1.0, 0.0);
    }

    #[test]
    fn a_first_mistake_can_be_made_up_for() {
        check_review(&[(0.9, false), (0.8, true), (0.7, true), (0.6, true)], Some(0.6), 0.0, 1.0);
    }

    #[test]
    fn nothing_has_no_calibration() {
        assert_eq!(Calibration::new(&[]), None);
    }
}
