//! Names in the forms in which they are compared.

use unicode_normalization::UnicodeNormalization as _;

/// `name` in the form in which names are compared: letters and digits in lower case, without accents, single spaces
/// between words. Two names of one form are one name.
pub fn name_key(name: &str) -> String {
    words(name).collect::<Vec<_>>().join(" ")
}

/// A name of an outlet in the form in which it is compared: “The Tern Courier” is “Tern Courier”, with and without accents.
pub fn outlet_key(outlet: &str) -> String {
    words(outlet).filter(|word| word != "the").collect::<Vec<_>>().join(" ")
}

/// The letters and digits of `word`, without accents, in lower case.
pub fn plain_word(word: &str) -> String {
    // Decomposed, an accent is a character of its own, and no letter.
    word.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The words of `name` that have letters or digits. The parts of a word with hyphens are words.
fn words(name: &str) -> impl Iterator<Item = String> {
    let is_border = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}');
    name.split(is_border).map(plain_word).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{name_key, outlet_key};

    #[test]
    fn names_are_compared_without_accents_case_and_marks() {
        assert_eq!(name_key("José  O’Brien-Sáez"), "jose obrien saez");
        assert_eq!(name_key("U.S. Department of State"), "us department of state");
        assert_eq!(name_key("“”"), "");
    }

    #[test]
    fn an_outlet_is_the_same_with_and_without_article_accents_and_marks() {
        assert_eq!(outlet_key("The Tern Courier"), outlet_key("tern courier"));
        assert_eq!(outlet_key("L’Écho-du-Port"), "lecho du port");
        assert_eq!(outlet_key("the"), "");
    }
}
