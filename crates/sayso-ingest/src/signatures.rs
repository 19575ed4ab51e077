//! What files that are not text begin with.

use crate::Skipped;

struct Signature {
    offset: usize,
    bytes: &'static [u8],
    what: &'static str,
    advice: &'static str,
}

const UNPACK: &str = "unpack it first";
const EXPORT: &str = "export its text first";
const DROP: &str = "give the article's text or page instead";

static ALL: &[Signature] = &[
    Signature { offset: 0, bytes: b"%PDF-", what: "a PDF", advice: EXPORT },
    Signature { offset: 0, bytes: b"\x1f\x8b", what: "gzip data", advice: UNPACK },
    Signature {
        offset: 0,
        bytes: b"PK\x03\x04",
        what: "a zip archive or an office document",
        advice: UNPACK,
    },
    Signature { offset: 0, bytes: b"\xfd7zXZ\0", what: "xz data", advice: UNPACK },
    Signature { offset: 0, bytes: b"\x28\xb5\x2f\xfd", what: "Zstandard data", advice: UNPACK },
    Signature { offset: 0, bytes: b"BZh", what: "bzip2 data", advice: UNPACK },
    Signature { offset: 257, bytes: b"ustar", what: "a tar archive", advice: UNPACK },
    Signature { offset: 0, bytes: b"\x89PNG\r\n", what: "a PNG image", advice: DROP },
    Signature { offset: 0, bytes: b"\xff\xd8\xff", what: "a JPEG image", advice: DROP },
    Signature { offset: 0, bytes: b"GIF8", what: "a GIF image", advice: DROP },
    Signature { offset: 0, bytes: b"RIFF", what: "an image, a sound or a film", advice: DROP },
    Signature { offset: 0, bytes: b"SQLite format 3\0", what: "a SQLite database", advice: EXPORT },
    Signature { offset: 0, bytes: b"PAR1", what: "a Parquet file", advice: EXPORT },
    Signature { offset: 0, bytes: b"\x7fELF", what: "a program", advice: DROP },
    Signature { offset: 0, bytes: b"\xd0\xcf\x11\xe0", what: "an old office document", advice: EXPORT },
    Signature { offset: 0, bytes: b"{\\rtf", what: "an RTF document", advice: EXPORT },
];

/// What `head` is the beginning of, where it is a known kind of file that is not text.
pub(crate) fn recognize(head: &[u8]) -> Option<Skipped> {
    let fits = |signature: &&Signature| {
        head.get(signature.offset..).is_some_and(|rest| rest.starts_with(signature.bytes))
    };
    let Signature { what, advice, .. } = ALL.iter().find(fits)?;
    Some(Skipped::Binary { what, advice })
}

/// What bytes with zeros among them are.
pub(crate) fn unknown() -> Skipped {
    Skipped::Binary { what: "binary data", advice: DROP }
}
