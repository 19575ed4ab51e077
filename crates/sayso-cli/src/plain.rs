//! Strangers' words made safe to show.

/// `text` on one line, without anything that could steer a terminal or reorder what is around it.
pub(crate) fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if !character.is_whitespace() {
            shown.push(harmless(character));
        } else if !shown.ends_with(' ') {
            shown.push(' ');
        }
    }
    shown
}

/// `character`, or U+FFFD in the place of a control character.
pub(crate) fn harmless(character: char) -> char {
    match character {
        _ if character.is_control() => char::REPLACEMENT_CHARACTER,
        // Bidirectional embeddings, overrides and isolates can make a line read as what it does not say.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn terminal_escapes_lose_their_power() {
        assert_eq!(plain("a\x1b[31mb\u{9b}2J\x07"), "a\u{FFFD}[31mb\u{FFFD}2J\u{FFFD}");
        assert_eq!(plain("safe\u{202E}gpj.exe"), "safe\u{FFFD}gpj.exe");
    }

    #[test]
    fn white_space_of_any_kind_is_one_space() {
        assert_eq!(plain("one\r\n\t two\u{a0}\u{2003}three "), "one two three ");
    }
}
