//! Names of outlets, and which outlets belong together.

use crate::name::plain;

/// Outlets with one owner, or one newsroom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutletGroup {
    /// What it is called.
    pub name: String,
    /// What says that they belong together.
    pub rests_on: String,
}

/// A name of an outlet in the form in which it is compared: “The Tern Courier” is “Tern Courier”, with and without accents.
pub fn outlet_key(outlet: &str) -> String {
    let is_border = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}');
    let words = outlet.split(is_border).map(plain).filter(|word| !word.is_empty() && word != "the");
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::outlet_key;

    #[test]
    fn an_outlet_is_the_same_with_and_without_article_accents_and_marks() {
        assert_eq!(outlet_key("The Tern Courier"), outlet_key("tern courier"));
        assert_eq!(outlet_key("L’Écho-du-Port"), "lecho du port");
        assert_eq!(outlet_key("the"), "");
    }
}
