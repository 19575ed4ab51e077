//! How sure a figure is: percentile bootstrap over articles (Efron 1979).

/// Where a figure lies, 19 times out of 20.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end, from 0 to 1.
    pub low: f64,
    /// Upper end, from 0 to 1.
    pub high: f64,
}

/// The interval of each figure over `resamples` draws, with replacement, of as many articles as there are. `figures` gives
/// them for the articles that were drawn, by number; articles may come more than once.
///
/// Articles are drawn and not what is found in them: errors of one article come together.
pub(super) fn intervals(
    articles: usize,
    resamples: usize,
    figures: impl Fn(&[usize]) -> Vec<f64>,
) -> Vec<Interval> {
    let mut random = SplitMix(SEED);
    let mut values: Vec<Vec<f64>> = Vec::new();
    for _ in 0..resamples {
        let drawn: Vec<usize> = (0..articles).map(|_| random.below(articles)).collect();
        let figures = figures(&drawn);
        values.resize_with(figures.len(), Vec::new);
        values.iter_mut().zip(figures).for_each(|(values, figure)| values.push(figure));
    }
    values.into_iter().map(middle).collect()
}

/// The interval of a single figure: see [`intervals`].
pub(super) fn interval(articles: usize, resamples: usize, figure: impl Fn(&[usize]) -> f64) -> Interval {
    let one = intervals(articles, resamples, |drawn| vec![figure(drawn)]);
    one.first().copied().unwrap_or(Interval { low: 0.0, high: 0.0 })
}

/// The bounds of the middle 95 % of `values`.
fn middle(mut values: Vec<f64>) -> Interval {
    values.sort_by(f64::total_cmp);
    let at = |share: f64| (share * values.len() as f64) as usize;
    let value = |ix: usize| values.get(ix).copied().unwrap_or(0.0);
    Interval { low: value(at(0.025)), high: value(at(0.975).saturating_sub(1)) }
}

/// Any fixed number would do: the same input gives the same intervals.
const SEED: u64 = 2026;

/// SplitMix64 (Steele, Lea and Flood 2014): small, and good enough to draw articles with.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, its upper bits scaled down: the bias is far below what a resample could show.
    fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::{Interval, SplitMix, intervals, middle};

    #[test]
    fn the_generator_gives_its_published_numbers() {
        let mut random = SplitMix(0);
        assert_eq!([random.next(), random.next()], [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4]);
    }

    #[test]
    fn the_middle_leaves_a_fortieth_at_each_end() {
        let values = (0..200).map(f64::from).collect();
        assert_eq!(middle(values), Interval { low: 5.0, high: 194.0 });
    }

    #[test]
    fn an_interval_holds_what_it_was_drawn_from() {
        let share = |articles: &[f64], resamples| {
            let mean =
                |drawn: &[usize]| drawn.iter().map(|&ix| articles[ix]).sum::<f64>() / drawn.len() as f64;
            intervals(articles.len(), resamples, |drawn| vec![mean(drawn)])[0]
        };
        let alike = share(&[1.0, 1.0], 50);
        let varied = share(&[1.0, 1.0, 1.0, 0.0, 0.0, 0.0], 400);

        assert_eq!(alike, Interval { low: 1.0, high: 1.0 });
        assert!(varied.low < 0.5 && 0.5 < varied.high, "{varied:?}");
    }
}
