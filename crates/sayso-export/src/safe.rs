//! Strangers' words made safe, each in the way of the place where they leave.

/// `character`, or U+FFFD in the place of one that could steer a terminal or reorder what is around it.
pub fn harmless(character: char) -> char {
    match character {
        _ if character.is_control() => char::REPLACEMENT_CHARACTER,
        // Bidirectional embeddings, overrides and isolates can make a line read as what it does not say.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        _ => character,
    }
}

/// `text` on one line, of harmless characters.
pub fn plain(text: &str) -> String {
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

/// `text` as it must stand in a page, between tags or in a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\n' | '\t' => escaped.push(character),
            _ => escaped.push(harmless(character)),
        }
    }
    escaped
}

/// `shown`, which is escaped, as a link to `target` if that is a web address.
pub fn linked(target: Option<&str>, shown: &str) -> String {
    match target.filter(|target| is_web_address(target)) {
        Some(target) => {
            format!("<a href=\"{}\" rel=\"noopener noreferrer nofollow\">{shown}</a>", escape(target))
        }
        None => shown.to_owned(),
    }
}

/// Whether `target` leads to a web page, not to a script or a file of the reader's.
pub fn is_web_address(target: &str) -> bool {
    let (scheme, rest) = target.split_once("://").unwrap_or_default();
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    is_web && !rest.is_empty() && !target.contains(char::is_whitespace)
}

/// Escapes what JSON lets stand but terminals may obey: delete and the C1 controls. They occur in strings only.
pub fn escape_controls(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len() + 1);
    for character in json.chars() {
        match character {
            '\u{7F}'..='\u{9F}' => escaped.push_str(&format!("\\u{:04x}", character as u32)),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// `text` as Markdown that means nothing but its letters, on one line.
pub fn markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in plain(text).chars() {
        if matches!(
            character,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '~' | '$' | '!'
        ) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// `text` as a field of comma-separated values, by RFC 4180. No spreadsheet takes it for a formula.
pub fn csv(text: &str) -> String {
    // Spreadsheets reckon with what begins so, even behind white space that they drop.
    let first = text.trim_start_matches([' ', '\u{a0}', '\u{feff}']).chars().next();
    let is_formula = first.is_some_and(|first| matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n'));
    let mark = if is_formula { "'" } else { "" };
    let shown: String =
        text.chars().map(|c| if matches!(c, '\n' | '\t') { c } else { harmless(c) }).collect();
    if is_formula || shown.contains([',', '"', '\n', ' ']) {
        format!("\"{mark}{}\"", shown.replace('"', "\"\""))
    } else {
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::{csv, escape_controls, markdown, plain};

    #[test]
    fn terminal_escapes_lose_their_power() {
        assert_eq!(plain("a\x1b[31mb\u{9b}2J\x07"), "a\u{FFFD}[31mb\u{FFFD}2J\u{FFFD}");
        assert_eq!(plain("safe\u{202E}gpj.exe"), "safe\u{FFFD}gpj.exe");
    }

    #[test]
    fn white_space_of_any_kind_is_one_space() {
        assert_eq!(plain("one\r\n\t two\u{a0}\u{2003}three "), "one two three ");
    }

    #[test]
    fn no_control_character_stands_in_a_line_of_json() {
        let line = escape_controls("{\"title\":\"a\u{9b}31m\u{7f}é\"}");
        assert_eq!(line, "{\"title\":\"a\\u009b31m\\u007fé\"}");
    }

    #[test]
    fn nothing_is_a_formula_to_a_spreadsheet() {
        let check = |text: &str, expected: &str| assert_eq!(csv(text), expected);
        check("=1+1", "\"'=1+1\"");
        check("  @SUM(A1)", "\"'  @SUM(A1)\"");
        check("-2", "\"'-2\"");
        check("a, “b” \"c\"", "\"a, “b” \"\"c\"\"\"");
        check("plain", "plain");
        check("two\nlines", "\"two\nlines\"");
    }

    #[test]
    fn nothing_is_markup_to_markdown() {
        assert_eq!(markdown("*a* [b](c) <d>\n# e"), "\\*a\\* \\[b\\](c) \\<d\\> \\# e");
    }
}
