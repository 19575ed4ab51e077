//! Bytes to text, whatever their encoding.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// The text of `bytes`, a byte-order mark dropped.
///
/// The mark decides; without one, whatever reads as UTF-8 is UTF-8, because pages that declare another encoding over
/// UTF-8 bytes are many and bytes of another encoding that happen to read as UTF-8 hardly occur.
pub(crate) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> String {
    if let Some(text) = marked_utf32(bytes) {
        return text;
    }
    if let Some((encoding, mark_length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark_length..]).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) if is_damaged_utf8(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        Err(_) => decode_legacy(bytes, declared),
    }
}

/// The beginning of a file as UTF-8, for sniffs; without its byte-order mark.
pub(crate) fn decode_head(head: &[u8]) -> Vec<u8> {
    if marked_utf32(head).is_some() || Encoding::for_bom(head).is_some() {
        return decode(head, None).into_bytes();
    }
    head.to_vec()
}

/// Whether `bytes` open with the mark of UTF-16 or UTF-32, in which zero bytes are text.
pub(crate) fn is_marked_wide(bytes: &[u8]) -> bool {
    marked_utf32(bytes).is_some()
        || matches!(Encoding::for_bom(bytes), Some((encoding, _)) if encoding != UTF_8)
}

/// The text of bytes that open with the mark of UTF-32, whose first half is that of UTF-16 where the least byte comes first.
fn marked_utf32(bytes: &[u8]) -> Option<String> {
    let units = bytes.get(4..)?.chunks(4);
    let number: fn([u8; 4]) -> u32 = match bytes {
        [0xFF, 0xFE, 0, 0, ..] => u32::from_le_bytes,
        [0, 0, 0xFE, 0xFF, ..] => u32::from_be_bytes,
        _ => return None,
    };
    let letter = |unit: &[u8]| unit.try_into().ok().and_then(|unit| char::from_u32(number(unit)));
    Some(units.map(|unit| letter(unit).unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// Whether most of what is not ASCII is UTF-8, such as a page cut within a character.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > broken
}

fn decode_legacy(bytes: &[u8], declared: Option<&'static Encoding>) -> String {
    // A declaration that could be read is not in an encoding that has no ASCII, such as UTF-16.
    let declared = declared.filter(|&encoding| encoding != UTF_8 && encoding.is_ascii_compatible());
    if let Some(text) =
        declared.and_then(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes))
    {
        return text.into_owned();
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let detected = detector.guess(None, Utf8Detection::Deny);
    detected.decode_without_bom_handling(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use encoding_rs::{UTF_8, UTF_16LE, WINDOWS_1252};

    use super::decode;

    #[test]
    fn utf_8_under_another_declared_name_comes_out_right() {
        assert_eq!(decode("“No,” Zoë said.".as_bytes(), Some(WINDOWS_1252)), "“No,” Zoë said.");
    }

    #[test]
    fn utf_32_is_known_by_its_mark() {
        let bytes = |order: fn(u32) -> [u8; 4]| -> Vec<u8> {
            "\u{FEFF}“No,” Zoë said.".chars().flat_map(|letter| order(u32::from(letter))).collect()
        };
        assert_eq!(decode(&bytes(u32::to_le_bytes), None), "“No,” Zoë said.");
        assert_eq!(decode(&bytes(u32::to_be_bytes), None), "“No,” Zoë said.");
        let cut = &bytes(u32::to_le_bytes)[..11];
        assert_eq!(decode(cut, None), "“\u{FFFD}");
    }

    #[test]
    fn windows_1252_declared_as_utf_8_comes_out_right() {
        let bytes = b"\x93We never met,\x94 Zo\xeb Marl said. It\x92s \x91over\x92 \x96 caf\xe9 closed.";
        let text = "“We never met,” Zoë Marl said. It’s ‘over’ – café closed.";
        assert_eq!(decode(bytes, Some(UTF_8)), text);
        assert_eq!(decode(bytes, None), text);
    }

    #[test]
    fn windows_1252_declared_as_utf_16_comes_out_right() {
        let bytes = b"\x93We never met,\x94 Zo\xeb Marl said. It\x92s \x91over\x92 \x96 caf\xe9 closed";
        let text = "“We never met,” Zoë Marl said. It’s ‘over’ – café closed";
        assert_eq!(decode(bytes, Some(UTF_16LE)), text);
    }

    #[test]
    fn one_broken_character_does_not_cost_the_others() {
        let mut bytes = "“No,” Zoë said. “".as_bytes().to_vec();
        bytes.pop();
        assert_eq!(decode(&bytes, None), "“No,” Zoë said. \u{fffd}");
    }

    #[test]
    fn a_mark_decides_and_is_dropped() {
        assert_eq!(decode(b"\xef\xbb\xbfNo.", Some(UTF_16LE)), "No.");
        assert_eq!(decode(b"\xff\xfeN\0o\0.\0", Some(UTF_8)), "No.");
        assert_eq!(decode(b"\xfe\xff\0N\0o\0.", None), "No.");
    }
}
