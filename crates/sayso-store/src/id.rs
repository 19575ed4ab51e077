//! What a statement is called, in whichever run it is found.

use std::fmt;

use sayso_core::{Digest, Span};

use crate::NewStatement;

/// Identity of a statement: the start of a SHA-256 of its article and its spans, 60 bits of it.
///
/// Two runs that find the same words in the same article find the same statement. Its `Display` is 16 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementId(
    // Invariant: not negative, so that ids sort as their digits do.
    i64,
);

impl StatementId {
    /// The identity of `statement` in the article with this id.
    pub(crate) fn new(article: &str, statement: &NewStatement) -> StatementId {
        let NewStatement { source, cue, content, .. } = statement;
        StatementId::of(article, [source, cue, content].map(|part| written(part)))
    }

    /// The identity of the statement in the article with this id whose source, cue and content are written so.
    pub(crate) fn of(article: &str, parts: [String; 3]) -> StatementId {
        let spans = parts.concat();
        let digest = Digest::of(&[article.as_bytes(), spans.as_bytes()]).to_string();
        let start = i64::from_str_radix(&digest[..15], 16).expect("fifteen hexadecimal digits");
        StatementId(start)
    }

    pub(crate) fn from_key(key: i64) -> StatementId {
        StatementId(key)
    }

    pub(crate) fn key(self) -> i64 {
        self.0
    }

    /// The first and the last key whose digits begin with `digits`; `None` if they are no digits, or too many.
    pub(crate) fn keys(digits: &str) -> Option<(i64, i64)> {
        let is_wanted =
            (1..=16).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let bound = |filler: &str| {
            i64::from_str_radix(&format!("{digits}{}", filler.repeat(16 - digits.len())), 16).ok()
        };
        if is_wanted { Some((bound("0")?, bound("f")?)) } else { None }
    }
}

impl fmt::Display for StatementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Spans as a JSON list of `[start, end]`.
pub(crate) fn written(spans: &[Span]) -> String {
    let pairs: Vec<String> = spans.iter().map(|span| format!("[{},{}]", span.start(), span.end())).collect();
    format!("[{}]", pairs.join(","))
}

#[cfg(test)]
mod tests {
    use super::StatementId;

    #[test]
    fn the_digits_of_an_id_lead_back_to_it() {
        let id = StatementId(0x0123_4567_89ab_cdef);
        let (first, last) = StatementId::keys(&id.to_string()).expect("digits");
        assert_eq!((first, last), (id.key(), id.key()));
        let (first, last) = StatementId::keys("0123").expect("digits");
        assert!((first..=last).contains(&id.key()));
        assert_eq!(StatementId::keys("xyz"), None);
        assert_eq!(StatementId::keys("00000000000000000"), None);
        assert_eq!(StatementId::keys(""), None);
    }
}
