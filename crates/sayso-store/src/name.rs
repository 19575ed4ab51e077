//! Names in the form in which they are compared.

use unicode_normalization::UnicodeNormalization as _;

/// `name` in the form in which names are compared: letters and digits in lower case, without accents, single spaces
/// between words. Two names of one form are one name.
pub fn key(name: &str) -> String {
    let is_border = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}');
    let words = name.split(is_border).map(plain).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The letters and digits of `word`, without accents, in lower case.
fn plain(word: &str) -> String {
    // Decomposed, an accent is a character of its own, and no letter.
    word.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn names_are_compared_without_accents_case_and_marks() {
        assert_eq!(key("José  O’Brien-Sáez"), "jose obrien saez");
        assert_eq!(key("U.S. Department of State"), "us department of state");
        assert_eq!(key("“”"), "");
    }
}
