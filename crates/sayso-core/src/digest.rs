//! Identities that stay the same across runs and machines.

use std::fmt;

use sha2::Digest as _;

use crate::{Address, Text};

/// A SHA-256 digest (FIPS 180-4). Its `Display` is 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of `parts`, one after the other.
    pub fn of(parts: &[&[u8]]) -> Digest {
        let mut hasher = sha2::Sha256::new();
        for part in parts {
            hasher.update(part);
        }
        Digest(hasher.finalize().into())
    }

    /// Its bytes.
    pub fn to_bytes(self) -> [u8; 32] {
        self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Identity of an article: the digest of where it appeared and what it said.
///
/// The same text at two addresses is two articles. For provenance each printing counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(Digest);

impl ArticleId {
    /// The identity of the article with this text at this address.
    pub fn new(address: &Address, text: &Text) -> ArticleId {
        // The zero byte keeps address and text apart; no address holds one.
        ArticleId(Digest::of(&[address.as_str().as_bytes(), &[0], text.as_str().as_bytes()]))
    }

    /// The bytes of the digest.
    pub fn to_bytes(self) -> [u8; 32] {
        self.0.to_bytes()
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::{ArticleId, Digest};
    use crate::{Address, Text};

    #[test]
    fn a_digest_reads_as_sha_256() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Digest::of(&[b"a", b"bc"]).to_string(), abc);
    }

    #[test]
    fn each_printing_is_an_article_of_its_own() {
        let text = Text::new("Lee said no.").expect("short");
        let id = |address: &str| ArticleId::new(&Address::new(address), &text);
        assert_eq!(id("a.example/1"), id("a.example/1"));
        assert_ne!(id("a.example/1"), id("b.example/9"));
    }
}
