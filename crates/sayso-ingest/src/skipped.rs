//! Why an item gave no article.

use thiserror::Error;

use crate::LONGEST_ITEM;

/// Why a place or an item gave no article. This is an outcome, not an error: the next one goes on.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Skipped {
    /// Nothing stands at the path.
    #[error("there is no such file or folder; check the path")]
    Missing,
    /// The file system refuses.
    #[error("you may not read it; change its permissions or read it as another user")]
    Forbidden,
    /// A pipe, socket or device.
    #[error("it is neither a file nor a folder; pipe it in and name it `-`")]
    NotAFile,
    /// A link in a folder that leads back to a folder it stands in.
    #[error("it is a link back to a folder it stands in; remove the link")]
    Loop,
    /// Reading failed in some other way.
    #[error("it cannot be read: {reason}; try again")]
    Unreadable {
        /// What the operating system says.
        reason: String,
    },
    /// A folder without files in it.
    #[error("the folder has no files to read; hidden ones are left out")]
    EmptyFolder,
    /// No bytes, or nothing but white space.
    #[error("there is no text in it; check how it was made")]
    Empty,
    /// Not text.
    #[error("it is {what}; {advice}")]
    Binary {
        /// What it is, with its article.
        what: &'static str,
        /// What the reader can do.
        advice: &'static str,
    },
    /// More bytes than [`LONGEST_ITEM`].
    #[error("it is longer than {} MiB; split it into articles", LONGEST_ITEM >> 20)]
    TooLong,
    /// A page whose tags stand too deep in one another.
    #[error("its tags are nested more than {deepest} deep; save the page anew from a browser")]
    TooDeep {
        /// The deepest nesting that is read.
        deepest: usize,
    },
    /// A page with far more tags, or more attributes in one, than articles have.
    #[error("it has too many tags for the page of an article; save the article alone")]
    TooManyTags,
    /// A page without an article.
    #[error("there is no article on the page; save the article's own page, or its text")]
    NoArticle,
    /// Not UTF-8 where the format demands it.
    #[error("it is not UTF-8; convert it to UTF-8")]
    NotUtf8,
    /// Not JSON where the format demands it.
    #[error("it is not JSON ({reason}); write one object a line")]
    NotJson {
        /// What is wrong, and where.
        reason: String,
    },
    /// JSON, but not an object.
    #[error("it is not a JSON object; write one like {{\"text\": \"…\"}}")]
    NotAnObject,
    /// A record without `text`.
    #[error("the record has no \"text\"; put the article there")]
    NoText,
    /// A record with a field that is not what it must be.
    #[error("\"{field}\" of the record is not a string; make it one")]
    NotAString {
        /// The field.
        field: &'static str,
    },
    /// A field of a record whose string holds no text, such as half of a surrogate pair.
    #[error("\"{field}\" of the record cannot be read ({reason}); write it anew as UTF-8")]
    BrokenString {
        /// The field.
        field: &'static str,
        /// What is wrong, and where in the string.
        reason: String,
    },
    /// A record that names a field more than once.
    #[error("the record names a field twice ({reason}); keep one")]
    FieldTwice {
        /// Which, and where.
        reason: String,
    },
    /// An article that is not in English.
    #[error("it is in {name}; only English is read so far")]
    Language {
        /// The language's English name.
        name: &'static str,
    },
}

impl Skipped {
    /// A short stable word for counting.
    pub fn kind(&self) -> &'static str {
        match self {
            Skipped::Missing => "missing",
            Skipped::Forbidden => "no permission",
            Skipped::NotAFile => "not a file",
            Skipped::Loop => "loop",
            Skipped::Unreadable { .. } => "unreadable",
            Skipped::EmptyFolder | Skipped::Empty => "empty",
            Skipped::Binary { .. } => "binary",
            Skipped::TooLong => "too long",
            Skipped::TooDeep { .. } => "too deep",
            Skipped::TooManyTags => "too many tags",
            Skipped::NoArticle => "no article",
            Skipped::NotUtf8 => "not UTF-8",
            Skipped::NotJson { .. } => "not JSON",
            Skipped::NotAnObject => "not an object",
            Skipped::NoText => "no text",
            Skipped::NotAString { .. } => "not a string",
            Skipped::BrokenString { .. } => "broken string",
            Skipped::FieldTwice { .. } => "field twice",
            Skipped::Language { .. } => "language",
        }
    }
}
