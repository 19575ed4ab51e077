//! What is found in a ledger that is looked through: a line each, and a last one that counts.

use sayso_store::{Checked, Fault};
use serde_json::json;

use super::cards::first_digits;
use crate::plain::plain;
use crate::tally::counted;

/// How much was looked at and found.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Verified {
    /// How much was looked at.
    pub(crate) checked: Checked,
    /// How many faults there are.
    pub(crate) faults: usize,
    /// How many of them go away when what is derived is made anew.
    pub(crate) derived: usize,
    /// How many things a reader should know.
    pub(crate) remarks: usize,
}

impl Verified {
    /// Counts `finding`.
    pub(crate) fn count(&mut self, finding: &Fault) {
        if finding.kind.is_fault() {
            self.faults += 1;
        } else {
            self.remarks += 1;
        }
        self.derived += usize::from(finding.kind.is_derived());
    }
}

/// A finding for people.
pub(crate) fn line(finding: &Fault) -> String {
    let Fault { kind, article, statement, what } = finding;
    let weight = if kind.is_fault() { "fault" } else { "remark" };
    let mut about = Vec::new();
    about.extend(statement.map(|statement| format!("statement {statement}")));
    about.extend(article.as_ref().map(|article| format!("article {}", first_digits(article))));
    let about = if about.is_empty() { String::new() } else { format!("{}: ", about.join(" of ")) };
    format!("{weight} ({}): {}\n", kind.name().replace('_', " "), plain(&format!("{about}{what}")))
}

/// A finding for machines.
pub(crate) fn json(finding: &Fault) -> String {
    let Fault { kind, article, statement, what } = finding;
    let statement = statement.map(|statement| statement.to_string());
    let finding = json!({
        "kind": kind.name(), "is_fault": kind.is_fault(), "article": article, "statement": statement, "what": what,
    });
    format!("{finding}\n")
}

/// How much was looked at and found, for people.
pub(crate) fn summary(verified: &Verified) -> String {
    let Verified { checked, faults, derived, remarks } = verified;
    let Checked { articles, statements, spans } = checked;
    let mut all = vec![format!(
        "{}, {} and {} looked at",
        counted(*articles, "article"),
        counted(*statements, "statement"),
        counted(*spans, "span")
    )];
    all.push(if *faults == 0 { "no fault".to_owned() } else { counted(*faults, "fault") });
    all.extend((*remarks > 0).then(|| counted(*remarks, "remark")));
    all.extend((*derived > 0).then(|| "`sayso verify --rebuild` puts index and tallies right".to_owned()));
    format!("{}\n", all.join("; "))
}

/// How much was looked at and found, for machines.
pub(crate) fn json_summary(verified: &Verified) -> String {
    let Verified { checked, faults, remarks, .. } = verified;
    let Checked { articles, statements, spans } = checked;
    let summary = json!({
        "articles": articles, "statements": statements, "spans": spans, "faults": faults, "remarks": remarks,
    });
    format!("{summary}\n")
}

#[cfg(test)]
mod tests {
    use sayso_store::{Checked, Fault, FaultKind};

    use super::{Verified, line, summary};

    #[test]
    fn a_fault_is_told_with_its_place_and_counted() {
        let finding = Fault {
            kind: FaultKind::TextDigest,
            article: Some("0123456789abcdef".to_owned()),
            statement: None,
            what: "its text is\x1b another".to_owned(),
        };
        assert_eq!(
            line(&finding),
            "fault (text digest): article 0123456789ab: its text is\u{FFFD} another\n"
        );
        let mut verified =
            Verified { checked: Checked { articles: 1, statements: 2, spans: 3 }, ..Verified::default() };
        assert_eq!(summary(&verified), "1 article, 2 statements and 3 spans looked at; no fault\n");
        verified.count(&Fault { kind: FaultKind::Index, ..finding.clone() });
        verified.count(&Fault { kind: FaultKind::ClockBack, ..finding });
        let expected = "1 article, 2 statements and 3 spans looked at; 1 fault; 1 remark; \
                        `sayso verify --rebuild` puts index and tallies right\n";
        assert_eq!(summary(&verified), expected);
    }
}
