//! The best one-to-one matching (Kuhn 1955, by shortest augmenting paths with potentials).

/// The greatest sum of cells of `table`, no two of a row or a column.
pub(super) fn best(table: &[Vec<f64>]) -> f64 {
    let (rows, columns) = (table.len(), table.first().map_or(0, Vec::len));
    if rows > columns {
        return best(
            &(0..columns).map(|column| table.iter().map(|row| row[column]).collect()).collect::<Vec<_>>(),
        );
    }
    let mut matching = Matching::new(rows, columns);
    (1..=rows).for_each(|row| matching.add(table, row));
    let cells = (1..=columns).filter(|&column| matching.row_of[column] > 0);
    cells.map(|column| table[matching.row_of[column] - 1][column - 1]).sum()
}

/// Rows and columns count from 1; 0 stands for none.
struct Matching {
    row_of: Vec<usize>,
    row_potentials: Vec<f64>,
    column_potentials: Vec<f64>,
}

impl Matching {
    fn new(rows: usize, columns: usize) -> Matching {
        Matching {
            row_of: vec![0; columns + 1],
            row_potentials: vec![0.0; rows + 1],
            column_potentials: vec![0.0; columns + 1],
        }
    }

    /// Matches `row`, too, moving others where that is better.
    fn add(&mut self, table: &[Vec<f64>], row: usize) {
        let columns = self.row_of.len();
        self.row_of[0] = row;
        let mut least = vec![f64::INFINITY; columns];
        let mut came_from = vec![0; columns];
        let mut is_used = vec![false; columns];
        let mut column = 0;
        while self.row_of[column] != 0 {
            is_used[column] = true;
            let row = self.row_of[column];
            let (mut step, mut next) = (f64::INFINITY, 0);
            for other in (1..columns).filter(|&other| !is_used[other]) {
                let cost =
                    -table[row - 1][other - 1] - self.row_potentials[row] - self.column_potentials[other];
                if cost < least[other] {
                    (least[other], came_from[other]) = (cost, column);
                }
                if least[other] < step {
                    (step, next) = (least[other], other);
                }
            }
            self.shift(&is_used, &mut least, step);
            column = next;
        }
        while column != 0 {
            let before = came_from[column];
            self.row_of[column] = self.row_of[before];
            column = before;
        }
    }

    fn shift(&mut self, is_used: &[bool], least: &mut [f64], step: f64) {
        for column in 0..is_used.len() {
            if is_used[column] {
                self.row_potentials[self.row_of[column]] += step;
                self.column_potentials[column] -= step;
            } else {
                least[column] -= step;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::best;

    /// The same by trying all.
    fn tried(table: &[Vec<f64>], taken: &mut Vec<bool>) -> f64 {
        let Some((row, rest)) = table.split_first() else { return 0.0 };
        let mut most = tried(rest, taken);
        for column in 0..row.len() {
            if !taken[column] {
                taken[column] = true;
                most = most.max(row[column] + tried(rest, taken));
                taken[column] = false;
            }
        }
        most
    }

    proptest! {
        #[test]
        fn no_matching_is_better(rows in 0usize..5, columns in 1usize..5, cells in prop::collection::vec(0u8..9, 25)) {
            let table: Vec<Vec<f64>> =
                (0..rows).map(|row| (0..columns).map(|column| f64::from(cells[row * 5 + column])).collect()).collect();
            let expected = tried(&table, &mut vec![false; columns]);
            prop_assert!((best(&table) - expected).abs() < 1e-9);
        }
    }
}
