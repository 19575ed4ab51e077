//! Strangers' words made safe to show.

pub(crate) use sayso_export::safe::{harmless, plain};

/// `text` of harmless characters, in the lines that it has.
pub(crate) fn plain_lines(text: &str) -> String {
    text.chars().map(|character| if character == '\n' { character } else { harmless(character) }).collect()
}

#[cfg(test)]
mod tests {
    use super::plain_lines;

    #[test]
    fn lines_stay_and_nothing_steers_or_reorders_them() {
        assert_eq!(plain_lines("error: “é”\n\n  tip\n"), "error: “é”\n\n  tip\n");
        assert_eq!(plain_lines("a\u{202E}b\u{1B}[2J\r"), "a\u{FFFD}b\u{FFFD}[2J\u{FFFD}");
    }
}
