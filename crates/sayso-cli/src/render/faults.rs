//! What is found in a ledger that is looked through: a line each, and a last one that counts.

use sayso_store::{Checked, Finding};
use serde_json::json;

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
    pub(crate) fn count(&mut self, finding: &Finding) {
        if finding.kind.is_fault() {
            self.faults += 1;
        } else {
            self.remarks += 1;
        }
        self.derived += usize::from(finding.kind.is_derived());
    }
}

/// A finding for people.
pub(crate) fn line(finding: &Finding) -> String {
    let Finding { kind, article, statement, what } = finding;
    let weight = if kind.is_fault() { "fault" } else { "remark" };
    let mut about = Vec::new();
    about.extend(statement.map(|statement| format!("statement {statement}")));
    about.extend(article.as_ref().map(|article| format!("article {}", &article[..12.min(article.len())])));
    let about = if about.is_empty() { String::new() } else { format!("{}: ", about.join(" of ")) };
    format!("{weight} ({}): {}\n", kind.name().replace('_', " "), plain(&format!("{about}{what}")))
}

/// A finding for machines.
pub(crate) fn json(finding: &Finding) -> String {
    let Finding { kind, article, statement, what } = finding;
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
    use sayso_store::{Checked, Finding, FindingKind};

    use super::{Verified, line, summary};

    #[test]
    fn a_fault_is_told_with_its_place_and_counted() {
        let finding = Finding {
            kind: FindingKind::TextDigest,
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
        verified.count(&Finding { kind: FindingKind::Index, ..finding.clone() });
        verified.count(&Finding { kind: FindingKind::ClockBack, ..finding });
        let expected = "1 article, 2 statements and 3 spans looked at; 1 fault; 1 remark; \
                        `sayso verify --rebuild` puts index and tallies right\n";
        assert_eq!(summary(&verified), expected);
    }
}
