//! Closed classes of words: pronouns and determiners.

/// What a pronoun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    /// I.
    Speaker,
    /// We.
    Speakers,
    /// You.
    Addressee,
    /// He.
    He,
    /// She.
    She,
    /// It.
    It,
    /// They.
    They,
    /// This, that.
    Pointing,
    /// Who, which.
    Relative,
}

/// The pronoun that `lower` is.
pub(super) fn pronoun(lower: &str, written: &str) -> Option<Pronoun> {
    if written == "US" {
        return None;
    }
    Some(match lower {
        "i" | "me" | "my" | "mine" | "myself" => Pronoun::Speaker,
        "we" | "us" | "our" | "ours" | "ourselves" => Pronoun::Speakers,
        "you" | "your" | "yours" | "yourself" | "yourselves" => Pronoun::Addressee,
        "he" | "him" | "his" | "himself" => Pronoun::He,
        "she" | "her" | "hers" | "herself" => Pronoun::She,
        "it" | "its" | "itself" => Pronoun::It,
        "they" | "them" | "their" | "theirs" | "themselves" => Pronoun::They,
        "this" | "that" | "these" | "those" => Pronoun::Pointing,
        "who" | "whom" | "whose" | "which" => Pronoun::Relative,
        _ => return None,
    })
}

/// Whether `lower` is a possessive pronoun.
pub(super) fn is_possessive(lower: &str) -> bool {
    matches!(lower, "my" | "our" | "your" | "his" | "her" | "its" | "their" | "whose")
}

/// Whether `lower` is an article or a word in the place of one.
pub(super) fn is_determiner(lower: &str) -> bool {
    matches!(
        lower,
        "the" | "a" | "an" | "this" | "that" | "these" | "those" | "some" | "any" | "no" | "every" | "each"
    )
}

/// How a noun phrase begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// “The”.
    Definite,
    /// “A”, “some”, “several”.
    Indefinite,
    /// “This”.
    Pointing,
    /// “His”.
    Possessive,
    /// A number.
    Number,
    /// None of them.
    Bare,
}

impl Opening {
    /// How a phrase whose first word is `lower` begins.
    pub(super) fn of(lower: &str) -> Opening {
        const INDEFINITE: &[&str] = &[
            "a",
            "an",
            "some",
            "any",
            "no",
            "several",
            "many",
            "few",
            "another",
            "every",
            "each",
            "most",
            "other",
            "others",
            "multiple",
            "various",
            "numerous",
            "dozens",
            "hundreds",
            "thousands",
            "one",
        ];
        const NUMBERS: &[&str] =
            &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "both"];
        match lower {
            "the" => Opening::Definite,
            "this" | "that" | "these" | "those" => Opening::Pointing,
            _ if is_possessive(lower) => Opening::Possessive,
            _ if INDEFINITE.contains(&lower) => Opening::Indefinite,
            _ if NUMBERS.contains(&lower) || lower.starts_with(|c: char| c.is_ascii_digit()) => {
                Opening::Number
            }
            _ => Opening::Bare,
        }
    }
}
