//! What a word character is to the measures.

/// A letter, a digit of any script or an underscore: narrower than `\w`, which also takes combining marks in.
pub(crate) const CHARACTER: &str = r"[\p{L}\p{N}_]";

/// Whether `text` holds a letter or a digit.
pub(crate) fn has_alphanumeric(text: &str) -> bool {
    // Combining marks count as alphabetic to `char`, but never stand in a token without a letter.
    text.chars().any(char::is_alphanumeric)
}
